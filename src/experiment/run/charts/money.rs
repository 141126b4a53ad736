//! What is owed, what cash there is, and what was spent and given so far. Judges no budget.

use crate::experiment::outcome::{MoneyOutcome, Outcome};
use crate::experiment::run::charts::common::{
    fan, flags, means, metric_name, runs, sums, total_line,
};
use crate::model::metric::{Metric, Subject};
use crate::report::cell::{Cell, Message};
use crate::report::chart::{
    Area, Axis, Chart, Course, Fan, Label, Mark, Overhang, Panel, Panels, Role, Room, Row,
};
use crate::report::run_info::RunInfo;
use crate::stats::band::Band;

/// What is read of series.
pub(super) const METRICS: &[Metric] =
    &[Metric::Payable, Metric::Arrears, Metric::Cash, Metric::Released, Metric::Fees, Metric::Cost];

pub(super) fn chart(run: &RunInfo, outcome: &Outcome) -> Option<Chart> {
    let money = outcome.money.as_ref()?;
    let (unit, currency) = (|| Cell::from(run.unit), || Cell::from(&money.currency));
    let owed = [(Metric::Payable, Role::Hue(4)), (Metric::Arrears, Role::Alarm)];
    let owed = owed.into_iter().filter_map(|(metric, role)| stock(run, outcome, metric, role));
    let owed: Vec<Fan> = owed.filter(|fan| 0.0 < fan.high(6)).collect();
    let mut rows = Vec::new();
    if !owed.is_empty() {
        let heading = Message::OwedPanel { currency: currency(), unit: unit() };
        rows.push(Row::whole(0.54, fans(run, heading, owed).flagged(flags(outcome))));
    }
    let cash = stock(run, outcome, Metric::Cash, Role::Hue(2));
    let heading = Message::CashPanel { currency: currency(), unit: unit() };
    let cash = fans(run, heading, cash.into_iter().collect());
    let totals = totals(run, outcome, Message::TotalsPanel { currency: currency() });
    rows.push(Row { share: 0.46, panels: vec![cash, totals] });
    let subtitle = vec![Message::MoneySubtitle.into()];
    Some(Chart::new("money", run, title(run, money), subtitle).of(Panels::Rows(rows)))
}

/// When arrears are largest, and what a card costs.
fn title(run: &RunInfo, money: &MoneyOutcome) -> Message {
    let amount = |value| Cell::Money(value, Box::new(money.currency.clone()));
    let never = money.arrears_peak_step.probability_of_never();
    let story = match money.arrears_peak_step.quantile(0.5) {
        Some(step) if 0.0 < money.arrears_peak.median() => Message::ArrearsPeakAt {
            amount: amount(money.arrears_peak.median()),
            date: run.period(step),
        },
        Some(_) | None if never < 1.0 => Message::ArrearsInRuns { runs: runs(1.0 - never).into() },
        Some(_) | None => Message::BillsPaid,
    };
    match money.per_card {
        Some(cost) => Message::CardCostsToo { amount: amount(cost.mean), story: story.into() },
        None => story,
    }
}

/// A stock of money with its name and its last median.
fn stock(run: &RunInfo, outcome: &Outcome, metric: Metric, role: Role) -> Option<Fan> {
    let series = outcome.series(metric, &Subject::Funds.key())?;
    let fan = fan(run, (None, &series.bands), role, &Fan::ONE);
    let last = fan.last().map_or(0.0, Band::median);
    let name = metric_name(metric);
    Some(fan.named(Some(Label::at_end(vec![name.into(), Cell::Number(last)]))))
}

fn panel(run: &RunInfo, heading: Message, high: f64) -> Panel {
    Panel::new(Axis::time(run.span()), Axis::amounts(0.0, high).in_parts(4.0))
        .headed(heading)
        .with_room(Room::Measured(19.0))
        .hanging(Overhang::Both)
}

fn fans(run: &RunInfo, heading: Message, fans: Vec<Fan>) -> Panel {
    let high = fans.iter().map(|fan| fan.high(5)).fold(0.0, f64::max);
    panel(run, heading, high).with(fans.into_iter().map(Mark::Fan).collect())
}

/// What all costs and all income came to since the start, means over runs: medians of sums are no sums of medians.
fn totals(run: &RunInfo, outcome: &Outcome, heading: Message) -> Panel {
    let of = |metric| means(run, outcome.series(metric, &Subject::Funds.key()));
    let course = |flow: Vec<f64>| Course::stock(run).outline(&sums(0.0, flow.into_iter()));
    let income = of(Metric::Released).into_iter().zip(of(Metric::Fees));
    let income = course(income.map(|(budget, fees)| budget + fees).collect());
    let costs = course(of(Metric::Cost));
    let high = costs.iter().chain(&income).map(|(_, sum)| *sum).fold(0.0, f64::max);
    let between =
        Area { upper: costs.clone(), lower: income.clone(), paint: Role::Hue(1).at(0.12) };
    panel(run, heading, high).with(vec![
        Mark::Area(between),
        total_line(costs, 1, metric_name(Metric::Cost)),
        total_line(income, 0, Message::BudgetAndFees),
    ])
}
