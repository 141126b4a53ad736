//! One queue, first in, first out, with the waits of all who pass it. Never part of the program.

use crate::output::chart::sample::play::{band, place};
use crate::report::part::{Part, PartOf};
use crate::report::waits::{WaitQuantile, WaitSummary, Waits};
use crate::report::{Band, FirstTimes};

/// What a queue went through in one run.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) opening: f64,
    pub(super) served: Vec<f64>,
    pub(super) backlog: Vec<f64>,
    /// Mean wait of those served in the step.
    pub(super) wait: Vec<Option<f64>>,
    /// Wait of the last of those who joined in the step.
    last: Vec<Option<u32>>,
    /// The sum of all waits of the served.
    pub(super) waited: f64,
}

impl Line {
    /// Who waits at the start has waited half a year.
    pub(super) fn play(opening: f64, joins: &[f64], capacity: &[f64]) -> Self {
        let mut queue: Vec<(f64, f64)> = vec![(-6.0, opening)];
        let mut line = Self { opening, last: vec![None; joins.len()], ..Self::default() };
        for (step, (joins, capacity)) in joins.iter().zip(capacity).enumerate() {
            let now = step as f64;
            queue.push((now, *joins));
            let (mut left, mut served, mut waited) = (*capacity, 0.0, 0.0);
            for (joined, units) in &mut queue {
                let taken = units.min(left);
                (*units, left, served) = (*units - taken, left - taken, served + taken);
                waited += taken * (now - *joined);
                if *units <= 0.0 && 0.0 <= *joined {
                    let joined = (0..=step).find(|at| *at as f64 == *joined).unwrap();
                    line.last[joined] = Some(u32::try_from(step - joined).unwrap());
                }
            }
            queue.retain(|(_, units)| 0.0 < *units);
            line.wait.push((0.0 < served).then(|| waited / served));
            line.served.push(served);
            line.backlog.push(queue.iter().map(|(_, units)| units).sum());
            line.waited += waited;
        }
        line
    }

    /// Mean wait of all who were served.
    pub(super) fn mean(&self) -> Option<f64> {
        let served: f64 = self.served.iter().sum();
        (0.0 < served).then(|| self.waited / served)
    }
}

/// The same queue in all runs, as a part of a stage.
pub(super) fn part(of: PartOf, runs: &[Line]) -> Part {
    let steps = runs[0].backlog.len();
    let over = |read: &dyn Fn(&Line) -> f64| band(runs.iter().map(read).collect());
    let mut clearance = FirstTimes { counts: vec![0; steps], never: 0 };
    for run in runs {
        match run.backlog.iter().position(|backlog| *backlog <= 0.0) {
            Some(step) => clearance.counts[step] += 1,
            None => clearance.never += 1,
        }
    }
    let joined = (0..steps).map(|step| cohort(runs, step)).collect();
    Part {
        of,
        opening: over(&|run| run.opening),
        clearance,
        peak: over(&|run| run.backlog.iter().copied().fold(0.0, f64::max)),
        person_months: over(&|run| run.backlog.iter().sum()),
        served: over(&|run| run.served.iter().sum()),
        withdrawn: over(&|_| 0.0),
        wait: runs
            .iter()
            .any(|run| run.mean().is_some())
            .then(|| over(&|run| run.mean().unwrap_or(0.0))),
        service_level: Some(over(&|run| 1.0 / (1.0 + run.mean().unwrap_or(0.0)))),
        waits: Waits { joined, ..Waits::default() },
    }
}

fn cohort(runs: &[Line], step: usize) -> WaitSummary {
    let mut waits: Vec<u32> = runs.iter().map(|run| run.last[step].unwrap_or(u32::MAX)).collect();
    waits.sort_unstable();
    let quantile = |share| match waits[place(waits.len() - 1, share)] {
        u32::MAX => WaitQuantile::BeyondHorizon,
        steps => WaitQuantile::Steps(steps),
    };
    WaitSummary {
        step: i32::try_from(step).unwrap(),
        units: 1.0,
        mean: None,
        p50: quantile(0.5),
        p85: quantile(0.85),
        p95: quantile(0.95),
        within_standard: None,
        censored: 0.0,
    }
}

/// One band per step of what runs have there.
pub(super) fn bands(
    runs: &[Line],
    read: impl Fn(&Line, usize) -> Option<f64>,
) -> Vec<Option<Band>> {
    let steps = 0..runs[0].backlog.len();
    steps
        .map(|step| {
            let values: Vec<f64> = runs.iter().filter_map(|run| read(run, step)).collect();
            (!values.is_empty()).then(|| band(values))
        })
        .collect()
}
