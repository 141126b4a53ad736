//! When a backlog clears, as a distribution over replications. Shows shares of runs, never amounts.

use crate::model::answer::{Bound, Measure};
use crate::output::chart::Chart;
use crate::output::chart::canvas::{Canvas, Frame, Letters};
use crate::output::chart::course::Path;
use crate::output::chart::fan::Fan;
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{self, Kind, Plane, Sheet, Wish, bar, finished, never};
use crate::output::chart::palette::{ALARM, Ink, faint, hue};
use crate::output::chart::points;
use crate::output::lever;
use crate::report::{FirstTimes, Outcome, StageOutcome};

/// Room on the right while no name stands there.
const NARROW: f64 = 64.0;
const LABELS: f64 = 290.0;

/// The step by whose end an assertion wants the stage to be cleared.
pub(super) fn pledged(outcome: &Outcome, stage: usize) -> Option<usize> {
    outcome.verdicts.iter().find_map(|verdict| {
        let claim = verdict.assertion.claim;
        let (measure, is_here) = (claim.answer.measure, claim.answer.stage.0 == stage);
        match claim.bound {
            Bound::AtMost(step) if is_here && measure == Measure::Clearance => {
                Some(lever::whole(step))
            }
            Bound::AtMost(_) | Bound::AtLeast(_) => None,
        }
    })
}

pub(super) fn chart(
    sheet: &Sheet<'_>,
    outcome: &Outcome,
    index: usize,
    stage: &StageOutcome,
) -> Option<Chart> {
    attempt(sheet, outcome, index, stage, NARROW)
}

/// The chart with so much room on the right; with more when names must stand there.
fn attempt(
    sheet: &Sheet<'_>,
    outcome: &Outcome,
    index: usize,
    stage: &StageOutcome,
    right: f64,
) -> Option<Chart> {
    let (locale, times) = (sheet.locale, &stage.clearance);
    if times.total() == 0 || Fan::of_backlog(outcome, stage).is_none_or(|fan| fan.high() <= 0.0) {
        return None;
    }
    // What is clear from the start has no date of clearance.
    let clear = |path: Path| path.starts_clear();
    if Path::new(outcome, stage).is_some_and(clear) {
        return None;
    }
    let clearing = sheet.clearing(outcome, stage);
    let pledge = pledged(outcome, index);
    let title = pledge.map_or_else(
        || locale.clearing(&clearing),
        |step| locale.pledge(&clearing, &sheet.step(step), times.probability_by(step)),
    );
    let subtitle = locale.clearance_subtitle(sheet.report.unit) + &sheet.clear_words(stage);
    let (mut canvas, outer) = sheet.page(&title, &subtitle);
    let wish = Wish {
        outer,
        time: sheet.time(),
        amounts: (0.0, 1.0),
        kind: Kind::Shares,
        right,
        marks: Some(outcome),
        ticks: 4.0,
        dates: true,
    };
    let plane = sheet.plane(&mut canvas, &wish);
    for (step, count) in times.counts.iter().enumerate().filter(|(_, count)| 0 < **count) {
        let (from, to) = (plane.x.at(sheet.report.steps[step].first), plane.x.at(sheet.end(step)));
        let (left, right) = bar(from, to);
        let share = f64::from(*count) / f64::from(times.total());
        canvas.fill(
            Frame { left, top: plane.y.at(share), right, bottom: plane.frame.bottom },
            faint(hue(0), 0.45),
        );
    }
    let mut named = Vec::new();
    let outcomes = sheet.report.outcomes.iter().take(marker::MOST).enumerate();
    for (variant, other, own) in
        outcomes.filter_map(|(variant, other)| Some((variant, other, other.stages.get(index)?)))
    {
        if own.clearance.total() == 0 {
            continue;
        }
        curve(
            sheet,
            &mut canvas,
            &plane,
            &own.clearance,
            (hue(variant), if variant == 0 { 3.4 } else { 2.2 }),
        );
        let missed = never(&own.clearance);
        let mut lines = vec![locale.name(&other.name).to_owned()];
        if 0.0 < missed {
            lines.push(locale.never_by(&sheet.last_step(), &locale.percent(missed)));
        }
        named.push((variant, lines, own));
    }
    if let Some(step) = pledge {
        let x = plane.x.at(sheet.end(step));
        let y = plane.y.at(times.probability_by(step));
        canvas.dashes((x, plane.frame.top), (x, plane.frame.bottom), ALARM, 1.8);
        canvas.dot((x, y), 6.0, ALARM);
        let words = format!(
            "{} {}: {}",
            locale.word_pledged(),
            sheet.step(step),
            locale.percent(times.probability_by(step))
        );
        points::near(&mut canvas, (x, y), &words, Letters::bold(16.0, ALARM), &plane.frame);
    }
    let mut labels = Vec::new();
    // A curve that reaches all is named where it climbs; its end lies under those of others.
    for (variant, lines, own) in named {
        let letters = Letters::bold(16.0, hue(variant));
        let climbs =
            page::clearance(&own.clearance, 0.5).filter(|_| lines.len() == 1).map(|step| {
                (plane.x.at(sheet.end(step)), plane.y.at(own.clearance.probability_by(step)))
            });
        if !climbs.is_some_and(|at| points::near(&mut canvas, at, &lines[0], letters, &plane.frame))
        {
            labels.push(EndLabel {
                y: plane.y.at(1.0 - never(&own.clearance)),
                lines,
                ink: hue(variant),
            });
        }
    }
    if !labels.is_empty() && right < LABELS {
        return attempt(sheet, outcome, index, stage, LABELS + 24.0);
    }
    marker::end_labels(
        &mut canvas,
        plane.frame.right,
        LABELS,
        &labels,
        (plane.frame.top - 10.0, plane.frame.bottom + 10.0),
    );
    Some(finished(format!("clearance-{}", stage.name.key), &canvas, &title, &subtitle))
}

/// The share cleared so far: level within a step's chances, straight between ends of steps.
fn curve(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    plane: &Plane,
    times: &FirstTimes,
    (ink, width): (Ink, f64),
) {
    let total = f64::from(times.total());
    let mut seen = 0;
    let mut points = vec![(plane.x.at(sheet.time().0), plane.y.at(0.0))];
    for (step, count) in times.counts.iter().enumerate() {
        seen += count;
        points.push((plane.x.at(sheet.end(step)), plane.y.at(f64::from(seen) / total)));
    }
    canvas.line(points, ink, width);
}
