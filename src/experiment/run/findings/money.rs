//! What it costs, what is owed at worst, and what the waiting came to. Knows no queues.

use crate::experiment::outcome::Outcome;
use crate::experiment::run::findings::rows::noted;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;
use crate::report::table::Table;
use crate::units::StepUnit;

pub(super) fn section(run: &RunInfo, outcomes: &[Outcome]) -> Section {
    let Some(first) = outcomes.iter().find_map(|outcome| outcome.money.as_ref()) else {
        return Section::default();
    };
    let heads = [
        Message::Cost,
        Message::PerCard,
        Message::ArrearsPeak,
        Message::ArrearsPeakDate,
        Message::PersonSteps { unit: StepUnit::Month.into() },
    ];
    let title = Message::MoneyIn { currency: Cell::from(&first.currency) };
    let mut table = Table::for_readers("readers-money", title, heads);
    for outcome in outcomes {
        let Some(money) = &outcome.money else { continue };
        // Half of the runs or more have no arrears: then there is no date either.
        let peak = money.arrears_peak_step.quantile(0.5);
        let none = || Cell::from(Message::NoAmount);
        table.row(vec![
            Cell::from(&outcome.name),
            Cell::Number(money.cost.mean),
            money.per_card.map_or_else(none, |cost| Cell::Number(cost.mean)),
            peak.map_or_else(none, |_| Cell::Number(money.arrears_peak.median())),
            peak.map_or(Cell::Missing, |step| run.stamp(step)),
            Cell::Number(waited(outcome)),
        ]);
    }
    noted(table, vec![Message::MoneyNote])
}

/// Person-months waited in all queues.
fn waited(outcome: &Outcome) -> f64 {
    let queues = outcome.stages.iter().filter(|stage| !stage.is_whole_pipeline());
    queues.map(|stage| stage.person_months.mean).sum()
}
