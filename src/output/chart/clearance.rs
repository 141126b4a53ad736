//! When a backlog clears, as a distribution over replications. Shows shares of runs, never amounts.

use crate::model::question::Claim;
use crate::output::chart::Chart;
use crate::output::chart::canvas::{Canvas, Frame, Letters};
use crate::output::chart::fan::Fan;
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{Kind, Plane, Sheet, Wish, never};
use crate::output::chart::palette::{ALARM, Ink, faint, hue};
use crate::report::{FirstTimes, Outcome, StageOutcome};

const LABELS: f64 = 290.0;

/// The step by whose end an assertion wants the stage to be cleared.
pub(super) fn pledged(outcome: &Outcome, stage: usize) -> Option<usize> {
    outcome.verdicts.iter().find_map(|verdict| match verdict.assertion.claim {
        Claim::ClearedBy(id, step) if id.0 == stage => Some(step),
        Claim::ClearedBy(..) | Claim::Backlog(..) | Claim::Peak(..) | Claim::ServiceLevel(..) => {
            None
        }
    })
}

pub(super) fn chart(
    sheet: &Sheet<'_>,
    outcome: &Outcome,
    index: usize,
    stage: &StageOutcome,
) -> Option<Chart> {
    let (locale, times) = (sheet.locale, &stage.clearance);
    if times.total() == 0 || Fan::of_backlog(outcome, stage).is_none_or(|fan| fan.high() <= 0.0) {
        return None;
    }
    let pledge = pledged(outcome, index);
    let title = pledge.map_or_else(
        || locale.clearing(&sheet.clearing(stage)),
        |step| {
            locale.pledge(locale.name(&stage.name), &sheet.step(step), times.probability_by(step))
        },
    );
    let subtitle = locale.clearance_subtitle(sheet.report.unit);
    let (mut canvas, outer) = sheet.page(&title, &subtitle);
    let wish = Wish {
        outer,
        time: sheet.time(),
        amounts: (0.0, 1.0),
        kind: Kind::Shares,
        right: LABELS + 24.0,
        marks: Some(outcome),
        ticks: 4.0,
    };
    let plane = sheet.plane(&mut canvas, &wish);
    for (step, count) in times.counts.iter().enumerate().filter(|(_, count)| 0 < **count) {
        let (from, to) = (plane.x.at(sheet.report.steps[step].first), plane.x.at(sheet.end(step)));
        let inset = if 6.0 < to - from { 1.0 } else { 0.0 };
        let share = f64::from(*count) / f64::from(times.total());
        canvas.fill(
            Frame {
                left: from + inset,
                top: plane.y.at(share),
                right: to - inset,
                bottom: plane.frame.bottom,
            },
            faint(hue(0), 0.45),
        );
    }
    let mut labels = Vec::new();
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
        labels.push(EndLabel { y: plane.y.at(1.0 - missed), lines, ink: hue(variant) });
    }
    marker::end_labels(
        &mut canvas,
        plane.frame.right,
        LABELS,
        &labels,
        (plane.frame.top - 10.0, plane.frame.bottom + 10.0),
    );
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
        super::backlog::near(&mut canvas, (x, y), &words, Letters::bold(16.0, ALARM), &plane.frame);
    }
    Some(sheet.chart(format!("clearance-{}", stage.name.key), &canvas, &title, &subtitle))
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
