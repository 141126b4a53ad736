//! One small fan per outcome, all on one scale. Compares by eye only.

use crate::output::chart::Chart;
use crate::output::chart::canvas::{Anchor, Frame, Letters};
use crate::output::chart::comparison::outcomes;
use crate::output::chart::fan::Fan;
use crate::output::chart::page::{Kind, Sheet, Wish, finished, larger};
use crate::output::chart::palette::{GREY, hue};
use crate::output::locale::Language;
use crate::output::locale::charts::clearing::Course;
use crate::report::StageOutcome;

pub(super) fn chart(sheet: &Sheet<'_>, index: usize, stage: &StageOutcome) -> Option<Chart> {
    let locale = sheet.locale;
    let fans = outcomes(sheet, index);
    let high = fans.iter().map(|(.., fan)| fan.high()).fold(0.0, larger);
    if fans.len() < 2 || high <= 0.0 {
        return None;
    }
    let title = locale.side_by_side(locale.name(&stage.name));
    let chance = fans.iter().any(|(.., fan)| fan.has_chance());
    let subtitle = locale.waiting_at_end(
        sheet.report.unit,
        if chance { locale.bands() } else { locale.every_run() },
    );
    let (mut canvas, outer) = sheet.page(&title, &subtitle);
    let across = match fans.len() {
        0..=4 => 2,
        5 | 6 | 9 => 3,
        _ => 4,
    };
    let down = fans.len().div_ceil(across);
    let (width, height) = (outer.width() / across as f64, outer.height() / down as f64);
    for (place, (outcome, own, fan)) in fans.iter().enumerate() {
        let (line, column) = (place.div_euclid(across), place.rem_euclid(across));
        // The first cell stands where reading begins.
        let column = match locale.language {
            Language::English => column,
            Language::Persian => across - 1 - column,
        };
        let (left, top) = (outer.left + width * column as f64, outer.top + height * line as f64);
        let cell = Frame { left, top, right: left + width - 26.0, bottom: top + height };
        let (x, anchor) = match locale.language {
            Language::English => (cell.left, Anchor::Start),
            Language::Persian => (cell.right, Anchor::End),
        };
        let bold = Letters::bold(17.0, hue(place)).anchored(anchor);
        canvas.text(
            &bold.fitted(locale.name(&outcome.name), cell.width()),
            (x, cell.top + 14.0),
            bold,
        );
        let small = Letters::regular(14.5, GREY).anchored(anchor);
        let clearing = sheet.clearing(outcome, own);
        let words = locale.cleared_line(&clearing);
        let stays = matches!(clearing.course, Course::Stays);
        let half = clearing.median.filter(|_| stays);
        let short = half.map(|half| format!("{}: {half}", locale.word_cleared()));
        let words = short.filter(|_| cell.width() < small.width(&words)).unwrap_or(words);
        canvas.text(&small.fitted(&words, cell.width()), (x, cell.top + 38.0), small);
        let plot = Frame { top: cell.top + 58.0, ..cell };
        let wish = Wish {
            outer: plot,
            time: sheet.time(),
            amounts: (0.0, high),
            kind: Kind::Units,
            right: 0.0,
            marks: None,
            ticks: 5.0,
            dates: true,
        };
        let plane = sheet.plane(&mut canvas, &wish);
        fan.draw(sheet, &mut canvas, &plane, hue(place), &Fan::NESTED);
    }
    Some(finished(format!("multiples-{}", stage.name.key), &canvas, &title, &subtitle))
}
