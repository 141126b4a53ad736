//! What is owed, what is in the purse, and what was spent and given so far. Judges no budget.

use crate::model::metric::{Metric, Subject};
use crate::output::chart::Chart;
use crate::output::chart::canvas::{Canvas, Frame};
use crate::output::chart::fan::Fan;
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{Kind, Plane, Sheet, Wish, clearance, finished, heading, larger};
use crate::output::chart::palette::{ALARM, Ink, faint, hue};
use crate::output::locale::Language;
use crate::report::money::MoneyOutcome;
use crate::report::{Band, Outcome};

const LABELS: f64 = 190.0;
/// Between two panels that stand side by side.
const GAP: f64 = 30.0;

pub(super) fn chart(sheet: &Sheet<'_>, outcome: &Outcome) -> Option<Chart> {
    let money = outcome.money.as_ref()?;
    let (locale, unit) = (sheet.locale, sheet.report.unit);
    let currency = locale.name(&money.currency);
    let title = title(sheet, money);
    let subtitle = locale.money_subtitle();
    let (mut canvas, outer) = sheet.page(&title, subtitle);
    let owed = [(Metric::Payable, hue(4)), (Metric::Arrears, ALARM)];
    let debts: Vec<(Metric, Ink, Fan)> = owed
        .into_iter()
        .filter_map(|(metric, ink)| Some((metric, ink, fan(outcome, metric)?)))
        .filter(|(.., fan)| 0.0 < fan.high())
        .collect();
    let middle = if debts.is_empty() { outer.top } else { outer.top + 0.54 * outer.height() };
    if !debts.is_empty() {
        heading(&mut canvas, &locale.owed_panel(unit, currency), (outer, outer.top + 14.0));
        let frame = Frame { top: outer.top + 32.0, bottom: middle - 8.0, ..outer };
        fans(sheet, &mut canvas, &wish(sheet, frame, Some(outcome)), &debts);
    }
    // The first of two panels stands where reading begins.
    let half = f64::midpoint(outer.left, outer.right);
    let left = Frame { right: half - GAP / 2.0, ..outer };
    let right = Frame { left: half + GAP / 2.0, ..outer };
    let (first, second) = match locale.language {
        Language::English => (left, right),
        Language::Persian => (right, left),
    };
    heading(&mut canvas, &locale.cash_panel(unit, currency), (first, middle + 14.0));
    if let Some(cash) = fan(outcome, Metric::Cash) {
        let frame = Frame { top: middle + 32.0, ..first };
        fans(sheet, &mut canvas, &wish(sheet, frame, None), &[(Metric::Cash, hue(2), cash)]);
    }
    heading(&mut canvas, &locale.totals_panel(currency), (second, middle + 14.0));
    let frame = Frame { top: middle + 32.0, ..second };
    totals(sheet, &mut canvas, outcome, &wish(sheet, frame, None));
    Some(finished("money".to_owned(), &canvas, &title, subtitle))
}

/// When arrears are largest, and what a card costs.
fn title(sheet: &Sheet<'_>, money: &MoneyOutcome) -> String {
    let locale = sheet.locale;
    let amount = |value| locale.money(value, &money.currency);
    let never = money.arrears_peak_step.probability_of_never();
    let story = match clearance(&money.arrears_peak_step, 0.5) {
        Some(step) if 0.0 < money.arrears_peak.median() => {
            locale.arrears_peak(&amount(money.arrears_peak.median()), &sheet.step(step))
        }
        Some(_) | None if never < 1.0 => locale.arrears_in(&locale.runs(1.0 - never)),
        Some(_) | None => locale.bills_paid().to_owned(),
    };
    match money.per_card {
        Some(cost) => locale.and_card_costs(&story, &amount(cost.mean)),
        None => story,
    }
}

fn fan(outcome: &Outcome, metric: Metric) -> Option<Fan> {
    let series = outcome.series(metric, &Subject::Funds.key())?;
    Some(Fan::at_ends(series.bands.iter().copied()))
}

/// A plane from zero on, but for what its curves reach.
fn wish<'a>(sheet: &Sheet<'_>, outer: Frame, marks: Option<&'a Outcome>) -> Wish<'a> {
    Wish {
        outer,
        time: sheet.time(),
        amounts: (0.0, 1.0),
        kind: Kind::Units,
        right: LABELS + 24.0,
        marks,
        ticks: 4.0,
        dates: true,
    }
}

fn fans(sheet: &Sheet<'_>, canvas: &mut Canvas, wish: &Wish<'_>, fans: &[(Metric, Ink, Fan)]) {
    let locale = sheet.locale;
    let high = fans.iter().map(|(.., fan)| fan.high_of(5)).fold(0.0, larger);
    let ends: Vec<Vec<String>> = fans
        .iter()
        .map(|(metric, _, fan)| {
            let last = fan.last().map_or(0.0, Band::median);
            vec![locale.metric(*metric).to_owned(), locale.number(last)]
        })
        .collect();
    let right = marker::room(ends.iter().flatten(), LABELS);
    let plane = sheet.plane(canvas, &Wish { amounts: (0.0, high), right, ..*wish });
    let mut labels = Vec::new();
    for ((_, ink, fan), lines) in fans.iter().zip(ends) {
        fan.draw(sheet, canvas, &plane, *ink, &Fan::ONE);
        let y = plane.y.at(fan.last().map_or(0.0, Band::median));
        labels.push(EndLabel { y, lines, ink: *ink });
    }
    write(canvas, &plane, &labels);
}

/// What all costs and all income came to since the start, means over runs: medians of sums are no sums of medians.
fn totals(sheet: &Sheet<'_>, canvas: &mut Canvas, outcome: &Outcome, wish: &Wish<'_>) {
    let locale = sheet.locale;
    let of = |metric| sheet.means(outcome.series(metric, &Subject::Funds.key()));
    let sums = |flows: Vec<f64>| -> Vec<f64> {
        let sums = flows.iter().scan(0.0, |sum, flow| {
            *sum += flow;
            Some(*sum)
        });
        std::iter::once(0.0).chain(sums).collect()
    };
    let budgets = of(Metric::Released);
    let given = budgets.iter().zip(of(Metric::Fees)).map(|(budget, fees)| budget + fees);
    let lines = [
        (locale.word_costs(), sums(of(Metric::Cost)), hue(1)),
        (locale.word_income(), sums(given.collect()), hue(0)),
    ];
    let high = lines.iter().flat_map(|(_, sums, _)| sums).copied().fold(0.0, larger);
    let last = |sums: &[f64]| sums.last().copied().unwrap_or(0.0);
    let ends: Vec<Vec<String>> = lines
        .iter()
        .map(|(word, sums, _)| vec![(*word).to_owned(), locale.number(last(sums))])
        .collect();
    let right = marker::room(ends.iter().flatten(), LABELS);
    let plane = sheet.plane(canvas, &Wish { amounts: (0.0, high), right, ..*wish });
    let points = |sums: &[f64]| -> Vec<(f64, f64)> {
        let at = |(index, sum): (usize, &f64)| (plane.x.at(sheet.moment(index)), plane.y.at(*sum));
        sums.iter().enumerate().map(at).collect()
    };
    let [costs, income] = [&lines[0], &lines[1]].map(|(_, sums, _)| points(sums));
    canvas.area(costs.into_iter().chain(income.into_iter().rev()).collect(), faint(hue(1), 0.12));
    let mut labels = Vec::new();
    for ((_, sums, ink), lines) in lines.iter().zip(ends) {
        canvas.line(points(sums), *ink, 3.0);
        labels.push(EndLabel { y: plane.y.at(last(sums)), lines, ink: *ink });
    }
    write(canvas, &plane, &labels);
}

fn write(canvas: &mut Canvas, plane: &Plane, labels: &[EndLabel]) {
    let bounds = (plane.frame.top - 10.0, plane.frame.bottom + 10.0);
    marker::end_labels(canvas, plane.frame.right, LABELS, labels, bounds);
}
