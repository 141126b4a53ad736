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

/// The headings, then the rows, the first column in the hues of the rows.
pub(super) fn draw(canvas: &mut Canvas<'_>, under: &Under, frame: &Frame) {
    let row = row(under);
    let size = (row * 0.58).clamp(11.0, 16.0);
    let heads: Vec<String> =
        under.table.columns.iter().map(|column| canvas.words(&column.head)).collect();
    let rows = under.table.rows.iter().map(|row| canvas.all_words(&row.cells));
    let rows: Vec<Vec<String>> = std::iter::once(heads).chain(rows).collect();
    for (index, cells) in rows.iter().enumerate() {
        let y = frame.top + row * (index as f64 + 0.5);
        let rule = if index == 0 { LINE } else { GRID };
        canvas.line(vec![(frame.left, y + row / 2.0), (frame.right, y + row / 2.0)], rule, 1.0);
        let mut rest = *frame;
        for (column, (cell, share)) in cells.iter().zip(&under.widths).enumerate() {
            let letters = match (index, column) {
                (0, _) => Letters::regular(size, GREY),
                (_, 0) => Letters::bold(size, ink(Role::Hue(index - 1))),
                (_, _) => Letters::regular(size, BLACK),
            };
            let width = share * frame.width();
            let (x, anchor) = canvas.start(&rest);
            canvas.text(&letters.fitted(cell, width - 16.0), (x, y), letters.anchored(anchor));
            if canvas.locale.is_right_to_left() {
                rest.right -= width;
            } else {
                rest.left += width;
            }
        }
    }
}
