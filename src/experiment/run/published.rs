//! Published figures against the outcomes: which of them lie outside of 95 in 100, and by how much. Says nothing.

use crate::calendar::Day;
use crate::experiment::outcome::{Outcome, StageOutcome};
use crate::model::Name;
use crate::model::metric::Metric;
use crate::model::question::{Reported, ReportedMetric, ReportedPoint};
use crate::report::run_info::RunInfo;
use crate::stats::band::Band;

/// A figure that is off by less than this share of it is not spoken of: few are published to more digits.
const SLIGHT: f64 = 0.02;

/// A published figure outside of 95 in 100 outcomes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outside<'o> {
    /// What published it is called.
    pub(super) source: &'o Name,
    /// The day that it speaks of.
    pub(super) day: Day,
    pub(super) value: f64,
    /// Where 95 in 100 outcomes lie on that day.
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Outside<'_> {
    /// By how much it is above, or below where negative.
    pub(super) fn off(&self) -> f64 {
        if self.high < self.value { self.value - self.high } else { self.value - self.low }
    }
}

/// The backlogs of a stage that were published and that hardly any outcome has, the farthest off first.
pub(super) fn outside<'o>(
    run: &RunInfo,
    outcome: &'o Outcome,
    (index, stage): (usize, &StageOutcome),
) -> Vec<Outside<'o>> {
    let Some(series) = outcome.series(Metric::Backlog, &stage.name.key) else { return Vec::new() };
    let of_stage = outcome
        .reported
        .iter()
        .filter(|reported| reported.stage.0 == index && reported.metric == ReportedMetric::Backlog);
    let points = of_stage.flat_map(|of| of.points.iter().map(move |point| (&of.name, point)));
    let mut outside: Vec<Outside<'o>> = points
        .filter_map(|(source, point)| {
            let (low, high) = range_on(run, &stage.opening, &series.bands, point.day)?;
            Some(Outside { source, day: point.day, value: point.value, low, high })
        })
        .filter(|it| it.value < it.low || it.high < it.value)
        .filter(|it| SLIGHT * it.value.abs() < it.off().abs())
        .collect();
    outside.sort_by(|one, other| other.off().abs().total_cmp(&one.off().abs()));
    outside
}

/// A published figure with where 95 in 100 outcomes lie on its day.
pub(super) struct Beside<'o> {
    pub(super) of: &'o Reported,
    pub(super) point: &'o ReportedPoint,
    /// `None` outside of the horizon, or where there is no such series.
    pub(super) range: Option<(f64, f64)>,
}

/// All published figures of an outcome, in the order of the file.
pub(super) fn beside<'o>(run: &RunInfo, outcome: &'o Outcome) -> Vec<Beside<'o>> {
    let points =
        outcome.reported.iter().flat_map(|of| of.points.iter().map(move |point| (of, point)));
    points
        .map(|(of, point)| {
            let stage = outcome.stages.get(of.stage.0);
            let range = stage.and_then(|stage| {
                let (metric, opening) = stock(stage, of.metric)?;
                let series = outcome.series(metric, &stage.name.key)?;
                range_on(run, &opening, &series.bands, point.day)
            });
            Beside { of, point, range }
        })
        .collect()
}

/// The series of a stock that was published, and what it is at the start.
pub(super) fn stock(stage: &StageOutcome, metric: ReportedMetric) -> Option<(Metric, Band)> {
    match metric {
        ReportedMetric::Backlog => Some((Metric::Backlog, stage.opening)),
        ReportedMetric::JoinedTotal => {
            let Band { mean, quantiles } = stage.opening;
            let all = |waiting: f64| stage.served_before + waiting;
            let opening = Band { mean: all(mean), quantiles: quantiles.map(all) };
            Some((Metric::JoinedTotal, opening))
        }
        ReportedMetric::ServedTotal => {
            Some((Metric::ServedTotal, Band::always(stage.served_before)))
        }
        ReportedMetric::Joined | ReportedMetric::Served | ReportedMetric::Withdrawn => None,
    }
}

/// Where 95 in 100 outcomes lie at the beginning of a day: between the closes of steps on a straight line.
fn range_on(run: &RunInfo, opening: &Band, bands: &[Option<Band>], day: Day) -> Option<(f64, f64)> {
    let (start, end) = run.span();
    if day < start || end < day {
        return None;
    }
    let step = run.steps.partition_point(|step| step.first <= day).checked_sub(1)?;
    let before = if step == 0 { *opening } else { (*bands.get(step - 1)?)? };
    let after = (*bands.get(step)?)?;
    let step = run.steps[step];
    let share = (day.0 - step.first.0) as f64 / f64::from(step.days);
    let at = |place: usize| {
        let (from, to) = (before.quantiles[place], after.quantiles[place]);
        from + share * (to - from)
    };
    Some((at(0), at(6)))
}
