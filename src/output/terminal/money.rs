//! What it costs, what is owed at worst, and what the waiting came to. Knows no queues.

use crate::output::locale::summary::Phrase;
use crate::output::terminal::table::Table;
use crate::output::terminal::{Page, Row, date};
use crate::report::money::MoneyOutcome;
use crate::report::{Outcome, Report};
use crate::units::StepUnit;

pub(super) fn write(report: &Report, page: &mut Page) {
    let locale = page.locale;
    let rows: Vec<(Row<'_>, &MoneyOutcome)> = report
        .outcomes
        .iter()
        .filter_map(|outcome| {
            let (stage, money) = (outcome.stages.first()?, outcome.money.as_ref()?);
            Some((Row { group: None, label: locale.name(&outcome.name), outcome, stage }, money))
        })
        .collect();
    let Some((_, money)) = rows.first() else { return };
    let words = [Phrase::Cost, Phrase::PerCard, Phrase::ArrearsPeak, Phrase::When];
    let mut head = vec![locale.money_in(locale.name(&money.currency))];
    head.extend(words.map(|phrase| locale.phrase(phrase).to_owned()));
    head.push(locale.person_steps(StepUnit::Month));
    let mut table = Table::new(head);
    for (row, money) in &rows {
        // Half of the runs or more have no arrears: then there is no date either.
        let peak = money.arrears_peak_step.quantile(0.5);
        let peak = peak.and_then(|step| report.steps.get(step));
        let none = || locale.phrase(Phrase::None).to_owned();
        table.add(
            row,
            vec![vec![
                locale.number(money.cost.mean),
                money.per_card.map_or_else(none, |cost| locale.number(cost.mean)),
                peak.map_or_else(none, |_| locale.number(money.arrears_peak.median())),
                peak.map_or_else(String::new, |step| date(report, locale, step.first)),
                locale.number(waited(row.outcome)),
            ]],
        );
    }
    table.write(page);
    page.note(&locale.money_note());
}

/// Person-months waited in all queues.
fn waited(outcome: &Outcome) -> f64 {
    let queues = outcome.stages.iter().filter(|stage| !stage.is_whole_pipeline());
    queues.map(|stage| stage.person_months.mean).sum()
}
