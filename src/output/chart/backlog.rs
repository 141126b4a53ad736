//! The backlog of a stage over time, with what was reported of it. Compares nothing.

use crate::model::question::{Exactness, Reported, ReportedMetric};
use crate::output::chart::Chart;
use crate::output::chart::canvas::{Anchor, Canvas, Frame, Letters};
use crate::output::chart::fan::Fan;
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{Kind, Plane, Sheet, Wish, clearance, finished, larger};
use crate::output::chart::palette::{BLACK, Ink, faint, hue};
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
        _ => locale.clearing(&sheet.clearing(stage)),
    };
    let bands = if fan.has_chance() { locale.bands() } else { locale.every_run() };
    let subtitle = locale.waiting_at_end(sheet.report.unit, bands);
    let (mut canvas, outer) = sheet.page(&title, &subtitle);
    let shown = |reported: &&Reported| {
        reported.stage.0 == index && reported.metric == ReportedMetric::Backlog
    };
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
    cleared(sheet, &mut canvas, &plane, stage);
    for reported in outcome.reported.iter().filter(shown) {
        points_of(sheet, &mut canvas, &plane, reported, BLACK);
    }
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
    near(canvas, (x, y), &words, Letters::bold(15.0, hue(0)), &plane.frame);
}

/// Draws the reported figures that lie on the plane.
pub(super) fn points_of(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    plane: &Plane,
    reported: &Reported,
    ink: Ink,
) {
    let locale = sheet.locale;
    let mut named = false;
    for point in reported
        .points
        .iter()
        .filter(|point| plane.x.shows(point.day) && plane.y.shows(point.value))
    {
        let at = (plane.x.at(point.day), plane.y.at(point.value));
        match point.exactness {
            Exactness::Exact | Exactness::Rounded => canvas.dot(at, 5.0, ink),
            Exactness::Approx => canvas.ring(at, 5.5, ink),
            Exactness::AtLeast => {
                canvas.area(
                    vec![(at.0, at.1 - 9.0), (at.0 + 7.0, at.1 + 4.0), (at.0 - 7.0, at.1 + 4.0)],
                    ink,
                );
            }
        }
        let value = match point.exactness {
            Exactness::AtLeast => locale.or_more(&locale.number(point.value)),
            Exactness::Exact | Exactness::Rounded | Exactness::Approx => locale.number(point.value),
        };
        let words = if named { value } else { locale.said(&value, locale.name(&reported.name)) };
        named |= near(canvas, at, &words, Letters::regular(14.5, ink), &plane.frame);
    }
}

/// Writes the words beside the point, touching no other words and as few curves as can be; tells whether there was room.
pub(super) fn near(
    canvas: &mut Canvas,
    at: (f64, f64),
    words: &str,
    letters: Letters,
    bounds: &Frame,
) -> bool {
    let words = &letters.fitted(words, 300.0);
    let mut best: Option<(usize, f64, f64, Letters)> = None;
    for (far, down) in [14.0, 0.0, 30.0, 50.0].into_iter().enumerate() {
        for (dx, dy, anchor) in [
            (11.0, -down, Anchor::Start),
            (-11.0, -down, Anchor::End),
            (11.0, down, Anchor::Start),
            (-11.0, down, Anchor::End),
            (0.0, -down - 6.0, Anchor::Middle),
        ] {
            let (x, y, letters) = (at.0 + dx, at.1 + dy, letters.anchored(anchor));
            let frame = letters.frame(words, x, y);
            let inside = bounds.left + 4.0 <= frame.left
                && frame.right <= bounds.right - 4.0
                && bounds.top <= frame.top
                && frame.bottom <= bounds.bottom - 2.0;
            if !inside || canvas.texts.iter().any(|(other, _)| other.overlaps(&frame)) {
                continue;
            }
            // Far from its point a label says nothing: a step away weighs like a curve crossed.
            let crossings = canvas.crossings(&frame).min(3) + far;
            if best.as_ref().is_none_or(|(least, ..)| crossings < *least) {
                best = Some((crossings, x, y, letters));
            }
        }
    }
    if let Some((_, x, y, letters)) = best {
        canvas.halo_text(words, (x, y), letters);
    }
    best.is_some()
}
