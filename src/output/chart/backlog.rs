//! The backlog of a stage over time, with what was reported of it. Compares nothing.

use crate::model::question::{Reported, ReportedMetric};
use crate::output::chart::Chart;
use crate::output::chart::canvas::{Canvas, Frame, Letters};
use crate::output::chart::course::Path;
use crate::output::chart::fan::Fan;
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{Kind, Plane, Sheet, Wish, clearance, finished, larger};
use crate::output::chart::palette::{BLACK, Ink, faint, hue};
use crate::output::chart::points;
use crate::report::{Outcome, StageOutcome};

const LABELS: f64 = 190.0;

pub(super) fn chart(
    sheet: &Sheet<'_>,
    outcome: &Outcome,
    index: usize,
    stage: &StageOutcome,
) -> Option<Chart> {
    let fan = Fan::of_backlog(outcome, stage)?;
    let locale = sheet.locale;
    let title = match fan.high() {
        0.0 => locale.no_backlog(locale.name(&stage.name)),
        _ => locale.clearing(&sheet.clearing(outcome, stage)),
    };
    let bands = if fan.has_chance() { locale.bands() } else { locale.every_run() };
    let shown = |reported: &&Reported| {
        reported.stage.0 == index && reported.metric == ReportedMetric::Backlog
    };
    let any = outcome.reported.iter().filter(shown).any(|reported| points::shows(sheet, reported));
    let subtitle = locale.waiting_at_end(sheet.report.unit, bands)
        + &sheet.clear_words(stage)
        + if any { locale.marker_key() } else { "" };
    let (mut canvas, outer) = sheet.page(&title, &subtitle);
    let time = sheet.time();
    let points = outcome.reported.iter().filter(shown).flat_map(|reported| &reported.points);
    let high = points
        .filter(|point| time.0 <= point.day && point.day <= time.1)
        .map(|point| point.value)
        .fold(fan.high(), larger);
    let wish = Wish {
        outer,
        time,
        amounts: (0.0, high),
        kind: Kind::Units,
        right: marker::room(fan.end_words(locale).iter(), LABELS),
        marks: Some(outcome),
        ticks: 6.0,
        dates: true,
    };
    let plane = sheet.plane(&mut canvas, &wish);
    fan.draw(sheet, &mut canvas, &plane, hue(0), &Fan::NESTED);
    let labels: Vec<EndLabel> = fan.end_label(locale, &plane, hue(0));
    marker::end_labels(
        &mut canvas,
        plane.frame.right,
        LABELS,
        &labels,
        (plane.frame.top, plane.frame.bottom),
    );
    if !Path::new(outcome, stage).is_some_and(|path| path.starts_clear()) {
        cleared(sheet, &mut canvas, &plane, stage);
    }
    let figures: Vec<(&Reported, Ink)> =
        outcome.reported.iter().filter(shown).map(|reported| (reported, BLACK)).collect();
    points::draw(&mut canvas, &plane, &figures);
    points::name(sheet, &mut canvas, &plane, &figures);
    Some(finished(format!("backlog-{}", stage.name.key), &canvas, &title, &subtitle))
}

/// Marks on the base line when runs clear: a dot for half of them, a bar for eight of ten.
fn cleared(sheet: &Sheet<'_>, canvas: &mut Canvas, plane: &Plane, stage: &StageOutcome) {
    let at = |probability| {
        clearance(&stage.clearance, probability).map(|step| plane.x.at(sheet.end(step)))
    };
    let Some(x) = at(0.5) else { return };
    let y = plane.frame.bottom;
    if let (Some(from), Some(to)) = (at(0.1), at(0.9)) {
        canvas.fill(
            Frame { left: from, top: y - 4.0, right: to, bottom: y + 4.0 },
            faint(hue(0), 0.45),
        );
    }
    canvas.dot((x, y), 6.0, hue(0));
    let step = clearance(&stage.clearance, 0.5).map_or_else(String::new, |step| sheet.step(step));
    let words = format!("{}: {step}", sheet.locale.word_cleared());
    points::near(canvas, (x, y), &words, Letters::bold(15.0, hue(0)), &plane.frame);
}
