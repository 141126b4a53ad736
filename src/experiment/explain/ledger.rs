//! The ledger of published figures: opening + in − out = closing, from one published backlog to the next. Plays nothing.

use crate::calendar::Day;
use crate::model::question::{Exactness, Reported, ReportedMetric, ReportedPoint};
use crate::model::{Model, Name};

/// The time between two published backlogs of a stage, with what was published of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// The stage, by its place.
    pub stage: usize,
    /// The first day, and the day after the last.
    pub from: Day,
    /// The day after the last.
    pub to: Day,
    /// Who waited at its beginning.
    pub opening: f64,
    /// Who joined in it.
    pub joined: f64,
    /// Who was served in it.
    pub served: f64,
    /// Who left in another way.
    pub withdrawn: f64,
    /// Who waited at its end.
    pub closing: f64,
    /// By how much it may be off, given how the figures are rounded.
    pub slack: f64,
}

impl Account {
    /// By how much more wait at the end than the flows leave; less than zero where fewer do.
    pub fn off(&self) -> f64 {
        self.closing - (self.opening + self.joined - self.served - self.withdrawn)
    }

    /// Whether the figures fit each other.
    pub fn balances(&self) -> bool {
        self.off().abs() <= self.slack + 1e-6 * self.closing.max(1.0)
    }
}

/// The accounts of one stage.
#[derive(Clone, Debug, PartialEq)]
pub struct StageLedger {
    /// The stage.
    pub name: Name,
    /// Those that can be drawn up, in order of time.
    pub accounts: Vec<Account>,
    /// How many times between two published backlogs lack a figure.
    pub lacking: usize,
}

/// A figure, and by how much it may be off.
#[derive(Clone, Copy)]
struct Figure {
    value: f64,
    slack: f64,
}

/// The ledgers of all stages for which backlogs and flows were published.
pub fn ledgers(model: &Model) -> Vec<StageLedger> {
    let stages = model.stages.iter().enumerate();
    let ledgers = stages.map(|(index, stage)| {
        let of_stage: Vec<&Reported> =
            model.reported.iter().filter(|reported| reported.stage.0 == index).collect();
        let (accounts, lacking) = accounts(index, &of_stage);
        StageLedger { name: stage.name.clone(), accounts, lacking }
    });
    ledgers.filter(|ledger| !ledger.accounts.is_empty()).collect()
}

fn accounts(stage: usize, reported: &[&Reported]) -> (Vec<Account>, usize) {
    let backlogs = moments(reported, ReportedMetric::Backlog);
    let (mut accounts, mut lacking) = (Vec::new(), 0);
    for (one, next) in backlogs.iter().zip(backlogs.iter().skip(1)) {
        let ((from, opening), (to, closing)) = (*one, *next);
        let flow = |flow, total| {
            let between = || difference(reported, total?, from, to);
            sum(reported, flow, from, to).or_else(between)
        };
        let joined = flow(ReportedMetric::Joined, Some(ReportedMetric::JoinedTotal));
        let served = flow(ReportedMetric::Served, Some(ReportedMetric::ServedTotal));
        let withdrawn = if reported.iter().any(|it| it.metric == ReportedMetric::Withdrawn) {
            flow(ReportedMetric::Withdrawn, None)
        } else {
            Some(Figure { value: 0.0, slack: 0.0 })
        };
        let (Some(joined), Some(served), Some(withdrawn)) = (joined, served, withdrawn) else {
            lacking += 1;
            continue;
        };
        let all = [opening, joined, served, withdrawn, closing];
        accounts.push(Account {
            stage,
            from,
            to,
            opening: opening.value,
            joined: joined.value,
            served: served.value,
            withdrawn: withdrawn.value,
            closing: closing.value,
            slack: all.iter().map(|figure| figure.slack).sum(),
        });
    }
    (accounts, lacking)
}

/// The stocks of a metric by the beginning of a day: of those of one moment the one that was published last.
fn moments(reported: &[&Reported], metric: ReportedMetric) -> Vec<(Day, Figure)> {
    let mut points: Vec<(Day, &ReportedPoint)> = points(reported, metric)
        .map(|point| {
            let at = if point.at_close { point.days.last.plus(1) } else { point.days.first };
            (at, point)
        })
        .collect();
    points.sort_by_key(|(at, point)| (*at, point.published));
    let mut moments: Vec<(Day, Figure)> = Vec::new();
    for (at, point) in points {
        let Some(figure) = figure(point) else { continue };
        match moments.last_mut() {
            Some((before, known)) if *before == at => *known = figure,
            _ => moments.push((at, figure)),
        }
    }
    moments
}

/// The flow of a time, where the published periods tile it.
fn sum(reported: &[&Reported], metric: ReportedMetric, from: Day, to: Day) -> Option<Figure> {
    let mut points: Vec<&ReportedPoint> = points(reported, metric)
        .filter(|point| from <= point.days.first && point.days.last < to)
        .collect();
    points.sort_by_key(|point| (point.days.first, point.days.last, point.published));
    let mut next = from;
    let mut sum = Figure { value: 0.0, slack: 0.0 };
    for (index, point) in points.iter().enumerate() {
        // Of one period the figure that was published last counts.
        if points.get(index + 1).is_some_and(|later| later.days == point.days) {
            continue;
        }
        if point.days.first != next {
            return None;
        }
        let figure = figure(point)?;
        sum = Figure { value: sum.value + figure.value, slack: sum.slack + figure.slack };
        next = point.days.last.plus(1);
    }
    (next == to).then_some(sum)
}

/// The flow of a time by two totals.
fn difference(
    reported: &[&Reported],
    metric: ReportedMetric,
    from: Day,
    to: Day,
) -> Option<Figure> {
    let moments = moments(reported, metric);
    let at = |day: Day| moments.iter().find(|(at, _)| *at == day).map(|(_, figure)| *figure);
    let (first, last) = (at(from)?, at(to)?);
    Some(Figure { value: last.value - first.value, slack: first.slack + last.slack })
}

fn points<'r>(
    reported: &'r [&Reported],
    metric: ReportedMetric,
) -> impl Iterator<Item = &'r ReportedPoint> {
    let of_metric = reported.iter().filter(move |reported| reported.metric == metric);
    of_metric.flat_map(|reported| &reported.points)
}

/// A figure with half a unit of its last digit that is not zero; nothing for a bound, which proves nothing.
fn figure(point: &ReportedPoint) -> Option<Figure> {
    let value = point.value;
    let slack = match point.exactness {
        Exactness::Exact => 0.0,
        Exactness::Rounded | Exactness::Approx => {
            let mut unit = 1.0;
            while 0.0 < value && value % (unit * 10.0) == 0.0 {
                unit *= 10.0;
            }
            unit / 2.0
        }
        Exactness::AtLeast | Exactness::AtMost => return None,
    };
    Some(Figure { value, slack })
}
