//! What adds up in every outcome, beyond the identities that each run checks by itself.

use nobat::experiment::outcome::{Outcome, Series};
use nobat::model::Model;
use nobat::model::metric::{Metric, Subject};

use super::laws::{Broken, held};

/// All of it.
pub(crate) fn add_up(outcome: &Outcome, model: &Model) -> Result<(), Broken> {
    nothing_below_nothing(outcome)?;
    for stage in &model.stages {
        let is_reworked = stage.rejects.is_some_and(|rejects| rejects.rework);
        parts_make_the_whole(outcome, &stage.name.key)?;
        queue_goes_on(outcome, &stage.name.key)?;
        limits_account_for_all(outcome, &stage.name.key, is_reworked)?;
    }
    Ok(())
}

/// No stock, flow or share is ever below nothing, and none is no number.
fn nothing_below_nothing(outcome: &Outcome) -> Result<(), Broken> {
    for series in outcome.series.iter().filter(|series| series.metric != Metric::Cash) {
        for band in series.bands.iter().flatten() {
            let is_right = 0.0 <= band.quantiles[0] && band.quantiles[6].is_finite();
            held("nothing below nothing", is_right && band.mean.is_finite(), || {
                format!("{:?} of {:?}: {band:?}", series.metric, series.of)
            })?;
        }
    }
    Ok(())
}

/// The means of a series, step by step.
fn means(series: &Series) -> Vec<f64> {
    series.bands.iter().map(|band| band.map_or(f64::NAN, |band| band.mean)).collect()
}

/// The sums of the means of several series, step by step; none where there are no series.
fn sums<'s>(all: impl Iterator<Item = &'s Series>) -> Vec<f64> {
    let add = |sums: Vec<f64>, more: Vec<f64>| {
        if sums.is_empty() {
            more
        } else {
            sums.iter().zip(more).map(|(one, other)| one + other).collect()
        }
    };
    all.map(means).fold(Vec::new(), add)
}

/// Whether sums of whole numbers are the same, which they are to the last digits of their means.
fn same(law: &'static str, what: &str, one: &[f64], other: &[f64]) -> Result<(), Broken> {
    let is_near = |(one, other): (&f64, &f64)| {
        (one - other).abs() <= 1e-9 * (1.0 + one.abs().max(other.abs()))
    };
    let differ = one.iter().zip(other).position(|pair| !is_near(pair));
    held(law, one.len() == other.len() && differ.is_none(), || {
        format!("{what}, step {differ:?}: {one:?}, {other:?}")
    })
}

fn parts_make_the_whole(outcome: &Outcome, stage: &str) -> Result<(), Broken> {
    for metric in [Metric::Backlog, Metric::Joined, Metric::Served, Metric::Withdrawn] {
        let of_stage = || {
            let is_of =
                |series: &&Series| matches!(&series.of, Subject::Stage(name) if name.key == stage);
            outcome.series.iter().filter(move |series| series.metric == metric).filter(is_of)
        };
        let whole =
            sums(of_stage().filter(|series| series.class.is_none() && series.region.is_none()));
        let by_class = sums(of_stage().filter(|series| series.class.is_some()));
        let by_region = sums(of_stage().filter(|series| series.region.is_some()));
        for parts in [by_class, by_region] {
            if !parts.is_empty() {
                same("parts make the whole", &format!("{metric:?} of {stage}"), &whole, &parts)?;
            }
        }
    }
    Ok(())
}

/// Who waits is who waited in the step before, and who joined, less those who were served or left.
fn queue_goes_on(outcome: &Outcome, stage: &str) -> Result<(), Broken> {
    let of = |metric| outcome.series(metric, stage).map(means).unwrap_or_default();
    let (backlog, joined) = (of(Metric::Backlog), of(Metric::Joined));
    let (served, withdrawn) = (of(Metric::Served), of(Metric::Withdrawn));
    let after = |step: usize| {
        let left = withdrawn.get(step).copied().unwrap_or(0.0);
        backlog[step - 1] + joined[step] - served[step] - left
    };
    let after: Vec<f64> = (1..backlog.len()).map(after).collect();
    same("a queue goes on", stage, &backlog[backlog.len().min(1)..], &after)
}

/// What the limits of a stage withhold is who still waits after its service, and exactly one of them binds.
fn limits_account_for_all(outcome: &Outcome, stage: &str, is_reworked: bool) -> Result<(), Broken> {
    let of_limits = |metric| {
        let is_of =
            |series: &&Series| matches!(&series.of, Subject::Limit(name, _) if name.key == stage);
        sums(outcome.series.iter().filter(move |series| series.metric == metric).filter(is_of))
    };
    let mut waiting = outcome.series(Metric::Backlog, stage).map(means).unwrap_or_default();
    if is_reworked && let Some(rejected) = outcome.series(Metric::Rejected, stage) {
        // They are back in the queue, but not for want of anything.
        waiting
            .iter_mut()
            .zip(means(rejected))
            .for_each(|(waiting, rejected)| *waiting -= rejected);
    }
    let mut withheld = of_limits(Metric::Withheld);
    // A stage without limits withholds nothing and says nothing of it.
    withheld.resize(waiting.len(), 0.0);
    same("limits account for all", stage, &withheld, &waiting)?;
    let binding = of_limits(Metric::BindingShare);
    same("one limit binds", stage, &binding, &vec![1.0; binding.len()])
}
