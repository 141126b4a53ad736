//! The money of a programme whose budget comes late. Never part of the program.

use crate::model::Label;
use crate::model::Name;
use crate::model::metric::{Limit, Metric, Subject};
use crate::output::chart::sample::play::{Luck, band};
use crate::report::money::MoneyOutcome;
use crate::report::{FirstTimes, LimitOutcome, Report, Series};

/// What happened to money in one run.
#[derive(Clone, Debug, Default)]
struct Purse {
    cash: Vec<f64>,
    released: Vec<f64>,
    fees: Vec<f64>,
    cost: Vec<f64>,
    paid: Vec<f64>,
    payable: Vec<f64>,
    arrears: Vec<f64>,
}

type Reading = fn(&Purse) -> &Vec<f64>;

const READINGS: [(Metric, Reading); 7] = [
    (Metric::Cash, |purse| &purse.cash),
    (Metric::Released, |purse| &purse.released),
    (Metric::Fees, |purse| &purse.fees),
    (Metric::Cost, |purse| &purse.cost),
    (Metric::Paid, |purse| &purse.paid),
    (Metric::Payable, |purse| &purse.payable),
    (Metric::Arrears, |purse| &purse.arrears),
];

/// The report with money; `budget` is the share of costs that releases cover.
pub(in super::super) fn with_money(mut report: Report, budget: f64) -> Report {
    let steps = report.steps.len();
    let mut luck = Luck::new();
    let purses: Vec<Purse> = (0..60).map(|_| play(&mut luck, steps, budget)).collect();
    let over = |read: &dyn Fn(&Purse) -> f64| band(purses.iter().map(read).collect());
    let sum = |read: Reading| over(&|purse| read(purse).iter().sum());
    let end = |read: Reading| over(&|purse| read(purse)[steps - 1]);
    let peak = |purse: &Purse| purse.arrears.iter().copied().fold(0.0, f64::max);
    let mut peaks = FirstTimes { counts: vec![0; steps], never: 0 };
    for purse in &purses {
        let largest = peak(purse);
        match purse.arrears.iter().position(|owed| 0.0 < *owed && *owed == largest) {
            Some(step) => peaks.counts[step] += 1,
            None => peaks.never += 1,
        }
    }
    let outcome = &mut report.outcomes[0];
    for (metric, read) in READINGS {
        outcome.series.push(Series {
            metric,
            of: Subject::Funds,
            class: None,
            region: None,
            bands: (0..steps).map(|step| Some(over(&|purse| read(purse)[step]))).collect(),
        });
    }
    outcome.money = Some(MoneyOutcome {
        currency: Name::new("rial", Label::from("rial").and("fa", "ریال")),
        released: sum(|purse| &purse.released),
        fees: sum(|purse| &purse.fees),
        cost: sum(|purse| &purse.cost),
        per_card: Some(over(&|purse| purse.cost.iter().sum::<f64>() / 2e7)),
        paid: sum(|purse| &purse.paid),
        cash: end(|purse| &purse.cash),
        payable: end(|purse| &purse.payable),
        arrears_peak: over(&peak),
        arrears_peak_step: peaks,
    });
    report
}

/// The report with orders of its material, and the share of runs in which it ran short.
pub(in super::super) fn with_orders(mut report: Report) -> Report {
    let outcome = &mut report.outcomes[0];
    let of = |metric| outcome.series(metric, "blank").unwrap().clone();
    let scaled = |series: &Series, metric, factor: f64| {
        let mut series = Series { metric, ..series.clone() };
        for band in series.bands.iter_mut().flatten() {
            let all = std::iter::once(&mut band.mean).chain(&mut band.quantiles);
            all.for_each(|value| *value = (*value * factor).round());
        }
        series
    };
    let received = of(Metric::Received);
    let mut short = scaled(&of(Metric::Shortage), Metric::StockOut, 1.0);
    for (step, band) in short.bands.iter_mut().enumerate() {
        let share = if step % 9 < 3 { 0.2 + 0.3 * (step % 9) as f64 } else { 0.0 };
        *band = Some(super::play::band(vec![share]));
    }
    // The loosest limits of the delivery: owners who do not come, money that is not there.
    let delivery = &mut outcome.stages[1];
    let share = |metric, limit: Limit, value: f64| Series {
        metric,
        of: Subject::Limit(delivery.name.clone(), limit),
        class: None,
        region: None,
        bands: received.bands.iter().map(|_| Some(band(vec![value]))).collect(),
    };
    let binding = [(Limit::Demand, 0.3), (Limit::Owners, 0.5), (Limit::Funds, 0.2)];
    let series = binding.iter().flat_map(|(limit, value)| {
        let withheld = if *limit == Limit::Demand { 0.0 } else { 2e5 * value };
        [
            share(Metric::BindingShare, limit.clone(), *value),
            share(Metric::Withheld, limit.clone(), withheld),
        ]
    });
    let series: Vec<Series> = series.collect();
    delivery.limits = binding
        .iter()
        .map(|(limit, value)| LimitOutcome {
            limit: limit.clone(),
            binding_share: *value,
            withheld: band(vec![1.3e7 * value]),
        })
        .collect();
    outcome.series.extend(series);
    outcome.series.extend([scaled(&received, Metric::OnOrder, 4.0), short]);
    report
}

fn play(luck: &mut Luck, steps: usize, budget: f64) -> Purse {
    let (mut purse, mut cash, mut due, mut open) = (Purse::default(), 8e11, 0.0, Vec::new());
    for step in 0..steps {
        let dearer = 1.0 + 0.03 * step as f64;
        let cost = 3e11 * dearer * (0.8 + 0.4 * luck.draw());
        let fees = 1.1e11 * dearer * (0.9 + 0.2 * luck.draw());
        // Four times a year, the last of them as a rule late.
        let released =
            if step % 3 == 2 && 0.15 < luck.draw() { 3.0 * budget * 2e11 * dearer } else { 0.0 };
        open.push(cost);
        if 2 <= step {
            due += open[step - 2];
        }
        cash += fees + released;
        let paid = f64::min(cash, due);
        (cash, due) = (cash - paid, due - paid);
        purse.cash.push(cash);
        purse.fees.push(fees);
        purse.released.push(released);
        purse.cost.push(cost);
        purse.paid.push(paid);
        purse.arrears.push(due);
        purse.payable.push(due + open[step.saturating_sub(1)..].iter().sum::<f64>());
    }
    purse
}
