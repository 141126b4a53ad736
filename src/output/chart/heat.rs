//! An answer over two levers, as a map of cells with their numbers. Draws no other kind of chart.

use crate::output::chart::Chart;
use crate::output::chart::canvas::{Anchor, Frame, Letters};
use crate::output::chart::page::{Sheet, finished, larger, smaller};
use crate::output::chart::palette::{BLACK, GREY, PAPER, faint, hue};
use crate::output::lever;
use crate::output::locale::Locale;
use crate::report::answer::Asked;
use crate::report::sweep::{Design, Setting, Sweep};

/// More columns or rows than this cannot be read.
const MOST: usize = 14;

pub(super) fn chart(sweep: &Sweep, locale: Locale, index: usize, asked: &Asked) -> Option<Chart> {
    let report = &sweep.setting;
    let (columns, rows) = (values(sweep, 0), values(sweep, 1));
    if sweep.design != Design::Grid || MOST < columns.len() || MOST < rows.len() {
        return None;
    }
    let sheet = Sheet { report, locale };
    let title =
        locale.heat_title(&lever::title(report, locale, asked), &sweep.keys[0], &sweep.keys[1]);
    let (mut canvas, outer) = sheet.page(&title, locale.heat_subtitle());
    let plot = Frame {
        left: outer.left + 130.0,
        top: outer.top + 40.0,
        right: outer.right - 10.0,
        bottom: outer.bottom - 70.0,
    };
    let medians: Vec<Option<f64>> = sweep
        .points
        .iter()
        .map(|point| point.played.found.get(index).and_then(|found| found.quantiles[3]))
        .collect();
    let known = || medians.iter().flatten().copied();
    let (low, high) =
        (known().fold(f64::INFINITY, smaller), known().fold(f64::NEG_INFINITY, larger));
    let (width, height) = (plot.width() / columns.len() as f64, plot.height() / rows.len() as f64);
    let size = (width / 7.0).clamp(11.0, 20.0);
    for (point, median) in sweep.points.iter().zip(&medians) {
        let place = |all: &[Setting], value: &Setting| all.iter().position(|each| each == value);
        let (Some(column), Some(row)) =
            (place(&columns, &point.values[0]), place(&rows, &point.values[1]))
        else {
            continue;
        };
        let (left, bottom) = (plot.left + width * column as f64, plot.bottom - height * row as f64);
        let cell = Frame {
            left: left + 1.5,
            top: bottom - height + 1.5,
            right: left + width - 1.5,
            bottom: bottom - 1.5,
        };
        // What never comes is as dark as it gets.
        let share = median
            .map_or(1.0, |median| if low < high { (median - low) / (high - low) } else { 0.0 });
        canvas.fill(cell, faint(hue(0), 0.08 + 0.82 * share));
        let ink = if 0.6 < share { PAPER } else { BLACK };
        let letters = Letters::bold(size, ink).anchored(Anchor::Middle);
        let words = letters
            .fitted(&lever::value(report, locale, asked.measure().unit(), *median), width - 10.0);
        canvas.text(&words, (left + width / 2.0, bottom - height / 2.0), letters);
    }
    let letters = Letters::regular(16.0, GREY);
    for (column, value) in columns.iter().enumerate() {
        let at = (plot.left + width * (column as f64 + 0.5), plot.bottom + 20.0);
        let middle = letters.anchored(Anchor::Middle);
        canvas.text(&middle.fitted(&lever::setting(locale, value), width - 6.0), at, middle);
    }
    for (row, value) in rows.iter().enumerate() {
        let at = (plot.left - 10.0, plot.bottom - height * (row as f64 + 0.5));
        let end = letters.anchored(Anchor::End);
        canvas.text(&end.fitted(&lever::setting(locale, value), 118.0), at, end);
    }
    let middle = letters.anchored(Anchor::Middle);
    let below = middle.fitted(&locale.embed(&sweep.keys[0]), plot.width());
    canvas.text(&below, (f64::midpoint(plot.left, plot.right), plot.bottom + 50.0), middle);
    let above = letters.fitted(&locale.embed(&sweep.keys[1]), plot.width());
    canvas.text(&above, (outer.left, outer.top + 18.0), letters);
    Some(finished(format!("sweep-{}", asked.key), &canvas, &title, locale.heat_subtitle()))
}

/// The values of a key, each once, numbers in rising order.
fn values(sweep: &Sweep, key: usize) -> Vec<Setting> {
    let mut values: Vec<Setting> = Vec::new();
    for point in &sweep.points {
        if !values.contains(&point.values[key]) {
            values.push(point.values[key].clone());
        }
    }
    if values.iter().all(|value| value.number.is_some()) {
        values.sort_by(|one, other| {
            one.number.unwrap_or(0.0).total_cmp(&other.number.unwrap_or(0.0))
        });
    }
    values
}
