//! The table under the panels of a chart. Measures no panel.

use crate::chart::canvas::{Canvas, Letters};
use crate::chart::frame::Frame;
use crate::chart::palette::{BLACK, GREY, GRID, LINE, ink};
use crate::report::chart::{Role, Under};

/// What is left for the panels, and the frame of the table under them.
pub(super) fn split(under: Option<&Under>, outer: Frame) -> (Frame, Frame) {
    let Some(under) = under else { return (outer, outer) };
    let top = outer.bottom - row(under) * (under.table.rows.len() as f64 + 1.0);
    (Frame { bottom: top - 14.0, ..outer }, Frame { top, ..outer })
}

/// The height of a row.
fn row(under: &Under) -> f64 {
    (230.0 / (under.table.rows.len() as f64 + 1.0)).clamp(19.0, 34.0)
}

/// The headings, then the rows, the first column in the hues of the curves. Columns are as wide as their words; where there
/// is no room for all of them, letters get smaller, and then the widest column but the first is left out.
pub(super) fn draw(canvas: &mut Canvas<'_>, under: &Under, frame: &Frame) {
    let row = row(under);
    let heads: Vec<String> =
        under.table.columns.iter().map(|column| canvas.words(&column.head)).collect();
    let rows = under.table.rows.iter().map(|row| canvas.all_words(&row.cells));
    let mut rows: Vec<Vec<String>> = std::iter::once(heads).chain(rows).collect();
    let (size, widths) =
        fitted(&under.hues, &mut rows, (row * 0.58).clamp(SMALL, 16.0), frame.width());
    for (index, cells) in rows.iter().enumerate() {
        let y = frame.top + row * (index as f64 + 0.5);
        let rule = if index == 0 { LINE } else { GRID };
        canvas.line(vec![(frame.left, y + row / 2.0), (frame.right, y + row / 2.0)], rule, 1.0);
        let mut rest = *frame;
        for (column, (cell, width)) in cells.iter().zip(&widths).enumerate() {
            let letters = letters(&under.hues, index, column, size);
            let (x, anchor) = canvas.start(&rest);
            canvas.text(&letters.fitted(cell, width - GAP), (x, y), letters.anchored(anchor));
            if canvas.locale.is_right_to_left() {
                rest.right -= width;
            } else {
                rest.left += width;
            }
        }
    }
}

/// Letters are not smaller than this.
const SMALL: f64 = 12.0;
/// A name takes no more of the width than this.
const LONGEST_NAME: f64 = 0.45;
/// Between columns.
const GAP: f64 = 16.0;

fn letters(hues: &[usize], row: usize, column: usize, size: f64) -> Letters {
    match (row, column) {
        (0, _) => Letters::regular(size, GREY),
        (_, 0) => Letters::bold(size, ink(Role::Hue(hues.get(row - 1).copied().unwrap_or(0)))),
        (_, _) => Letters::regular(size, BLACK),
    }
}

/// The size of letters and the widths of columns with which all words of the rows fit, columns left out where they must.
fn fitted(hues: &[usize], rows: &mut [Vec<String>], largest: f64, room: f64) -> (f64, Vec<f64>) {
    let natural = |rows: &[Vec<String>], size: f64| -> Vec<f64> {
        let columns = rows.first().map_or(0, Vec::len);
        let width = |column: usize| {
            let cells = rows.iter().enumerate().filter_map(|(row, cells)| {
                Some(letters(hues, row, column, size).width(cells.get(column)?))
            });
            let most = if column == 0 { LONGEST_NAME * room } else { room };
            (cells.fold(0.0, f64::max) + GAP).min(most)
        };
        (0..columns).map(width).collect()
    };
    loop {
        let mut size = largest;
        let mut widths = natural(rows, size);
        while SMALL < size && room < widths.iter().sum() {
            size = (size - 0.5).max(SMALL);
            widths = natural(rows, size);
        }
        let rest = room - widths.iter().sum::<f64>();
        if widths.len() <= 2 || 0.0 <= rest {
            if let [_, only] = widths.as_mut_slice() {
                *only = only.min((1.0 - LONGEST_NAME) * room);
            }
            let more = (rest / widths.len() as f64).max(0.0);
            return (size, widths.into_iter().map(|width| width + more).collect());
        }
        let widest = (1..widths.len()).max_by(|one, other| widths[*one].total_cmp(&widths[*other]));
        let widest = widest.unwrap_or(1);
        rows.iter_mut().filter(|cells| widest < cells.len()).for_each(|cells| {
            cells.remove(widest);
        });
    }
}
