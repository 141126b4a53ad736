//! What relieving limits brings, in tables for people. Plays nothing.

use crate::experiment::outcome::{
    LimitRelief, Outcome, PairRelief, Relief, Replay, StageOutcome, StageRelief,
};
use crate::model::metric::Limit;
use crate::report::cell::{Cell, Message, as_known};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;
use crate::report::table::Table;
use crate::stats::paired::Estimate;

/// What there is enough of when a limit is lifted.
pub(crate) fn enough_of(limit: &Limit) -> Cell {
    let term = match limit {
        Limit::Capacity(name) | Limit::Material(name) => return Cell::from(name),
        Limit::Demand => "demand",
        Limit::Owners => "owners",
        Limit::Funds => "funds",
    };
    Message::EnoughOf { limit: Cell::Term(term) }.into()
}

/// The names of two limits.
pub(crate) fn pair_of(relief: &Relief, pair: &PairRelief) -> Cell {
    let [one, other] = pair.of.map(|at| relief.limits.get(at).map(|it| enough_of(&it.limit)));
    Message::And { one: one.into(), other: other.into() }.into()
}

/// All limits, of one stage or of several.
pub(crate) fn all_limits(all: &Replay) -> Cell {
    let queues = Cell::Term(if all.stages.len() == 1 { "one" } else { "several" });
    Message::AllLimits { queues }.into()
}

/// What came of the limits of a variant; nothing where that was not played, or no limit ever binds.
pub(crate) fn section(run: &RunInfo, outcome: &Outcome, key: &str) -> Section {
    let Some((relief, all)) =
        outcome.relief.as_ref().and_then(|relief| Some((relief, relief.all.as_ref()?)))
    else {
        return Section::default();
    };
    let told = Told { run, outcome, relief };
    let mut section = Section::of(told.lifted(all, key));
    section.note(Message::ReliefNote);
    let never: Vec<Cell> = relief
        .limits
        .iter()
        .filter(|it| it.lifted.is_none())
        .map(|it| enough_of(&it.limit))
        .collect();
    if !never.is_empty() {
        let limits = Cell::List(never);
        section.note(Message::NeverBindNote { limits, unit: Cell::from(run.unit) });
    }
    let more = told.more(key);
    if !more.rows.is_empty() {
        section.table(more);
        section.note(Message::MoreNote);
    }
    section
}

/// One variant and what came of its limits.
struct Told<'a> {
    run: &'a RunInfo,
    outcome: &'a Outcome,
    relief: &'a Relief,
}

impl Told<'_> {
    /// The stages, without the whole pipeline.
    fn stages(&self) -> impl Iterator<Item = &StageOutcome> {
        self.outcome.stages.iter().filter(|stage| !stage.is_whole_pipeline())
    }

    fn has_several_stages(&self) -> bool {
        1 < self.stages().count()
    }

    /// The only stage with limits that bind at all, in whose queue everything happens.
    fn group(&self, stage: usize) -> Option<Cell> {
        let name = || self.outcome.stages.get(stage).map(|stage| Cell::from(&stage.name));
        self.has_several_stages().then(name).flatten()
    }

    fn lifted(&self, all: &Replay, key: &str) -> Table {
        let several = self.has_several_stages();
        let mut heads = vec![Message::Saves];
        heads.extend(several.then_some(Message::SavesHere));
        heads.extend([Message::Cleared, Message::EarlierBy]);
        // There is no room for more columns.
        heads.extend((!several).then_some(Message::LowerPeakBy));
        let mut table =
            Table::for_readers(format!("readers-relief-{key}"), Message::IfEnoughOf, heads);
        let binding = || self.relief.limits.iter().filter(|it| it.lifted.is_some());
        let mut stages: Vec<usize> = binding().map(|it| it.stage).collect();
        stages.dedup();
        for stage in stages {
            let mut limits: Vec<(&LimitRelief, &Replay)> = binding()
                .filter(|it| it.stage == stage)
                .filter_map(|it| Some((it, it.lifted.as_ref()?)))
                .collect();
            limits.sort_by(|(_, one), (_, other)| {
                other.person_months.mean.total_cmp(&one.person_months.mean)
            });
            table.grouped_row(self.group(stage), self.as_it_is(stage));
            for (limit, lifted) in limits {
                table.grouped_row(
                    self.group(stage),
                    self.row(enough_of(&limit.limit), stage, lifted),
                );
            }
        }
        let together = several.then(|| Message::AllStages.into());
        let mut add = |words: Cell, lifted: &Replay| {
            // Where there are several stages, each has a clearance of its own.
            let row = if several {
                vec![words, estimate(lifted.person_months)]
            } else {
                self.row(words, 0, lifted)
            };
            table.grouped_row(together.clone(), row);
        };
        if let Some(pair) = &self.relief.pair {
            add(pair_of(self.relief, pair), &pair.lifted);
        }
        if 1 < self.relief.limits.len() {
            add(all_limits(all), all);
        }
        table
    }

    /// The row to compare with.
    fn as_it_is(&self, stage: usize) -> Vec<Cell> {
        let clearance = self.outcome.stages.get(stage).map(|stage| stage.clearance.quantile(0.5));
        let mut row = vec![Message::AsItIs.into(), Cell::dash()];
        row.extend(self.has_several_stages().then(Cell::dash));
        row.push(self.date(clearance.flatten()));
        row
    }

    fn row(&self, words: Cell, stage: usize, lifted: &Replay) -> Vec<Cell> {
        let mut row = vec![words, estimate(lifted.person_months)];
        let Some(here) = lifted.stages.get(stage) else { return row };
        let StageRelief { person_months, steps_earlier, clearance, lower_peak } = here;
        row.extend(self.has_several_stages().then_some(Cell::Number(person_months.mean)));
        row.push(self.date(clearance.quantile(0.5)));
        row.push(self.earlier(*steps_earlier));
        row.extend((!self.has_several_stages()).then(|| estimate(*lower_peak)));
        row
    }

    /// To a tenth of a step, and so is the interval: one that is narrower is not shown.
    fn earlier(&self, of: Estimate) -> Cell {
        let half_width = of.half_width.map(tenths).filter(|half| 0.0 < *half);
        if half_width.is_none() {
            return Cell::mean_duration(of.mean, self.run.unit);
        }
        let number = estimate(Estimate { mean: tenths(of.mean), half_width });
        Message::StepsApart { number, unit: self.run.unit.into() }.into()
    }

    fn date(&self, step: Option<usize>) -> Cell {
        step.map_or_else(|| Message::Later.into(), |step| self.run.stamp(step))
    }

    /// What a little more of each limit saves.
    fn more(&self, key: &str) -> Table {
        let heads = [Message::MoreAMonth, Message::Saves, Message::SavesEach];
        let key = format!("readers-more-{key}");
        let mut table = Table::for_readers(key, Message::WithMoreOf, heads);
        for limit in &self.relief.limits {
            let Some(more) = limit.more else { continue };
            let row = vec![
                enough_of(&limit.limit),
                Cell::Number(more.per_month),
                estimate(more.person_months),
                Cell::Number(more.of_one()),
            ];
            table.grouped_row(self.group(limit.stage), row);
        }
        table
    }
}

fn tenths(value: f64) -> f64 {
    (10.0 * value).round() / 10.0
}

/// A mean with half of its interval, where it has one.
fn estimate(of: Estimate) -> Cell {
    match of.half_width.filter(|half| 0.0 < *half) {
        Some(half) => {
            let [mean, half_width] = as_known(of.mean, half).map(Cell::Number);
            Message::PlusMinus { mean, half_width }.into()
        }
        None => Cell::Number(of.mean),
    }
}
