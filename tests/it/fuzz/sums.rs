//! What adds up in every outcome, beyond the identities that each run checks by itself.

use nobat::experiment::outcome::{Outcome, Series};
use nobat::model::metric::{Metric, Subject};
use nobat::model::transit::LeadTime;
use nobat::model::{Demand, Model, Stage};

use super::laws::{Broken, held};

/// All of it.
pub(crate) fn add_up(outcome: &Outcome, model: &Model) -> Result<(), Broken> {
    nothing_below_nothing(outcome)?;
    all_are_somewhere(outcome, model)?;
    let mut before = None;
    for (index, stage) in model.stages.iter().enumerate() {
        let step_by_step = Flows::of(outcome, stage);
        parts_make_the_whole(outcome, &stage.name.key)?;
        let demands = model.demands.iter().filter(|demand| demand.stage.0 == index);
        // Where a class has a way of its own, who comes to a stage is not all who left the one before.
        let comes_again = |stage: &Stage| stage.coming_again.iter().any(|it| it.to.0 == index);
        let is_joined_otherwise = model.stages.iter().any(comes_again);
        if model.classes.iter().all(|class| class.pipeline.is_empty()) && !is_joined_otherwise {
            step_by_step.all_who_come_join(before.as_ref(), outcome, demands)?;
        }
        step_by_step.queue_goes_on()?;
        step_by_step.served_go_on(&stage.lead_time)?;
        step_by_step.one_limit_binds(outcome)?;
        let capacities = stage.limits.capacities();
        for capacity in capacities.filter(|id| model.work(index, *id).is_none()) {
            step_by_step.capacity_is_enough(outcome, &model.capacities[capacity.0].name.key)?;
        }
        before = Some(step_by_step);
    }
    Ok(())
}

/// Whoever is in the pipeline waits at a stage, or is on the way from one.
fn all_are_somewhere(outcome: &Outcome, model: &Model) -> Result<(), Broken> {
    let of = |metric, key| outcome.series(metric, key).map(means);
    let Some(all) = of(Metric::Backlog, "programme") else { return Ok(()) };
    let mut places = vec![0.0; all.len()];
    for stage in &model.stages {
        let stocks = [Metric::Backlog, Metric::InTransit, Metric::Returning];
        for stock in stocks.into_iter().filter_map(|metric| of(metric, stage.name.key.as_str())) {
            places.iter_mut().zip(stock).for_each(|(all, stock)| *all += stock);
        }
    }
    same("all are somewhere", "programme", &all, &places)
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
pub(crate) fn means(series: &Series) -> Vec<f64> {
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
pub(crate) fn same(
    law: &'static str,
    what: &str,
    one: &[f64],
    other: &[f64],
) -> Result<(), Broken> {
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

/// Means of a stage, step by step.
struct Flows<'m> {
    stage: &'m str,
    backlog: Vec<f64>,
    joined: Vec<f64>,
    served: Vec<f64>,
    withdrawn: Vec<f64>,
    rejected: Vec<f64>,
    completed: Vec<f64>,
    in_transit: Vec<f64>,
    /// Of the rejected, those who join again.
    reworked: Vec<f64>,
}

impl<'m> Flows<'m> {
    fn of(outcome: &Outcome, stage: &'m Stage) -> Self {
        let name = stage.name.key.as_str();
        let backlog = outcome.series(Metric::Backlog, name).map(means).unwrap_or_default();
        // What a stage does not have is nothing.
        let none = vec![0.0; backlog.len()];
        let of = |metric| outcome.series(metric, name).map_or_else(|| none.clone(), means);
        let (served, rejected) = (of(Metric::Served), of(Metric::Rejected));
        let is_reworked = stage.rejects.as_ref().is_some_and(|rejects| rejects.rework);
        // Without a lead time what is good is complete at once, and is not said again.
        let good = || served.iter().zip(&rejected).map(|(all, bad)| all - bad).collect();
        Self {
            stage: name,
            joined: of(Metric::Joined),
            withdrawn: of(Metric::Withdrawn),
            completed: outcome.series(Metric::Completed, name).map_or_else(good, means),
            in_transit: of(Metric::InTransit),
            reworked: if is_reworked { rejected.clone() } else { none.clone() },
            served,
            rejected,
            backlog,
        }
    }

    /// Who joins comes from the stage before, by demand, or back for rework.
    fn all_who_come_join<'d>(
        &self,
        before: Option<&Self>,
        outcome: &Outcome,
        demands: impl Iterator<Item = &'d Demand>,
    ) -> Result<(), Broken> {
        let mut come = self.reworked.clone();
        let applied =
            demands.filter_map(|demand| outcome.series(Metric::Arrived, &demand.name.key));
        for more in applied.map(means).chain(before.map(|before| before.completed.clone())) {
            come.iter_mut().zip(more).for_each(|(come, more)| *come += more);
        }
        same("all who come join", self.stage, &self.joined, &come)
    }

    /// Who waits is who waited in the step before, and who joined, less those who were served or left.
    fn queue_goes_on(&self) -> Result<(), Broken> {
        let after = |step: usize| {
            self.backlog[step - 1] + self.joined[step] - self.served[step] - self.withdrawn[step]
        };
        let after: Vec<f64> = (1..self.backlog.len()).map(after).collect();
        same("a queue goes on", self.stage, self.backlog.get(1..).unwrap_or_default(), &after)
    }

    /// Who was served and is good is under way until it is complete, and no longer than the lead time takes.
    fn served_go_on(&self, lead_time: &LeadTime) -> Result<(), Broken> {
        let good: Vec<f64> =
            self.served.iter().zip(&self.rejected).map(|(all, bad)| all - bad).collect();
        let after = |step: usize| {
            let before = step.checked_sub(1).map_or(0.0, |before| self.in_transit[before]);
            before + good[step] - self.completed[step]
        };
        let after: Vec<f64> = (0..good.len()).map(after).collect();
        same("the served go on", self.stage, &self.in_transit, &after)?;
        let longest = lead_time.slots() - 1;
        let late = (0..good.len()).find(|step| {
            let sent: f64 = good[(step + 1).saturating_sub(longest)..=*step].iter().sum();
            sent + 1e-9 * (1.0 + sent) < self.in_transit[*step]
        });
        held("nobody is under way for ever", late.is_none(), || {
            format!("{}, step {late:?}: {:?} of {good:?}", self.stage, self.in_transit)
        })
    }

    /// In every step exactly one limit binds, or none where the calendar keeps the stage closed.
    fn one_limit_binds(&self, outcome: &Outcome) -> Result<(), Broken> {
        let of_limits = |metric| {
            let is_of = |series: &&Series| matches!(&series.of, Subject::Limit(name, _) if name.key == self.stage);
            sums(outcome.series.iter().filter(move |series| series.metric == metric).filter(is_of))
        };
        let binding = of_limits(Metric::BindingShare);
        let is_one = |share: &f64| share.abs() < 1e-9 || (share - 1.0).abs() < 1e-9;
        held("one limit binds", binding.iter().all(is_one), || {
            format!("{}: {binding:?}", self.stage)
        })
    }

    fn capacity_is_enough(&self, outcome: &Outcome, capacity: &str) -> Result<(), Broken> {
        let available = outcome.series(Metric::Available, capacity).map(means).unwrap_or_default();
        let over = self
            .served
            .iter()
            .zip(&available)
            .find(|(served, available)| **available + 1e-9 * (1.0 + **available) < **served);
        held("no more is served than can be", over.is_none(), || {
            format!("{} by {capacity}: {over:?}", self.stage)
        })
    }
}
