//! What was played: scenario, horizon, chance. The same for every experiment.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::calendar::{Calendar, Date, Day};
use crate::model::Name;
use crate::model::timeline::Step;
use crate::report::cell::{Cell, Message};
use crate::units::StepUnit;

/// The scenario, its horizon and its chance.
#[derive(Clone, Debug)]
pub struct RunInfo {
    /// The scenario: key is its file's stem, label its name.
    pub scenario: Name,
    /// What it is to answer.
    pub question: Option<Name>,
    /// The author's note on it.
    pub note: Option<Name>,
    /// The calendar of all dates.
    pub calendar: Calendar,
    /// The length of a step.
    pub unit: StepUnit,
    /// The steps of the horizon.
    pub steps: Arc<[Step]>,
    /// The step that is now: those before it are past, it and those after it are projected.
    pub now: usize,
    /// How many replications stand behind every figure.
    pub replications: u32,
    /// The seed of all chance.
    pub seed: u64,
    /// What the tables of the scenario are called, by address: `supplier.printing-house`.
    pub names: Arc<BTreeMap<String, Name>>,
    /// How far the values behind the quantiles of series may be from those that were played, as a share of them; `None`
    /// where they are the same.
    pub quantile_error: Option<f64>,
}

/// Endings of addresses that say for which time a number is.
pub const RATES: [&str; 6] =
    ["per_day", "per_working_day", "per_week", "per_month", "per_year", "per_fiscal_year"];

impl RunInfo {
    /// What a number of the scenario is called: the name of its table, and what of it, if not all; its address where it has no
    /// name.
    pub fn subject(&self, address: &str) -> Cell {
        let of = |(table, name): (&String, &Name)| {
            let rest = address.strip_prefix(table.as_str())?;
            let rest = if rest.is_empty() { rest } else { rest.strip_prefix('.')? };
            Some((rest.to_owned(), Cell::from(name)))
        };
        match self.names.iter().find_map(of) {
            None => Cell::text(address),
            Some((rest, name)) if rest.is_empty() => name,
            Some((rest, name)) => match RATES.into_iter().find(|rate| rest == *rate) {
                Some(rate) => Message::SubjectRate { name, rate: Cell::Term(rate) }.into(),
                None => Message::SubjectPart { name, part: Cell::text(rest) }.into(),
            },
        }
    }

    /// A step in words.
    pub fn period(&self, step: usize) -> Cell {
        self.steps.get(step).map_or(Cell::Beyond, |step| Cell::Period(self.unit, step.first))
    }

    /// A step as short as a table needs it.
    pub fn stamp(&self, step: usize) -> Cell {
        self.steps.get(step).map_or(Cell::Beyond, |step| Cell::Stamp(self.unit, step.first))
    }

    /// The first day of a step.
    pub fn date(&self, step: usize) -> Cell {
        self.steps.get(step).map_or(Cell::Missing, |step| Cell::Date(step.first))
    }

    /// The last step in words.
    pub fn last_period(&self) -> Cell {
        self.period(self.steps.len().saturating_sub(1))
    }

    /// A length of time that is counted in steps.
    pub fn duration(&self, steps: f64) -> Cell {
        Cell::Duration(steps, self.unit)
    }

    /// The first day of the horizon and the day after its last.
    pub fn span(&self) -> (Day, Day) {
        match (self.steps.first(), self.steps.last()) {
            (Some(first), Some(last)) => (first.first, last.last().plus(1)),
            (None, _) | (_, None) => (Day(1), Day(2)),
        }
    }

    /// The day after a step: where its stocks are drawn.
    pub fn end_of(&self, step: usize) -> Day {
        self.steps.get(step).map_or(Day(1), |step| step.last().plus(1))
    }

    /// What was played, as the bottom line of a picture.
    pub fn source(&self) -> Message {
        // Digits alone, so that each language writes them in its own.
        let [major, minor, patch] = [
            env!("CARGO_PKG_VERSION_MAJOR"),
            env!("CARGO_PKG_VERSION_MINOR"),
            env!("CARGO_PKG_VERSION_PATCH"),
        ]
        .map(|part| part.parse().map_or(Cell::Missing, Cell::Plain));
        Message::Footer {
            scenario: Cell::from(&self.scenario),
            count: Cell::Exact(f64::from(self.replications)),
            seed: Cell::Plain(self.seed),
            major,
            minor,
            patch,
        }
    }

    /// The first day of a step: −1 is the last step before the horizon. `None` when the step begins after it.
    pub fn first_day(&self, step: i32) -> Option<Day> {
        match usize::try_from(step) {
            Ok(step) => self.steps.get(step).map(|step| step.first),
            Err(_) => self.first_day_before(step),
        }
    }

    /// The day on which a unit is served that joins in a step and waits so many; `None` beyond the horizon.
    pub fn day_after_wait(&self, joined: i32, steps: u32) -> Option<Day> {
        let served = i64::from(joined) + i64::from(steps);
        self.first_day(i32::try_from(served).ok()?)
    }

    fn first_day_before(&self, step: i32) -> Option<Day> {
        let start = self.steps.first()?.first;
        match self.unit {
            StepUnit::Day => Some(start.plus(i64::from(step))),
            StepUnit::Week => Some(start.plus(7 * i64::from(step))),
            StepUnit::Month => {
                let date = self.calendar.date(start);
                let months =
                    i64::from(date.year) * 12 + i64::from(date.month) - 1 + i64::from(step);
                let year = i32::try_from(months.div_euclid(12)).ok()?;
                let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
                self.calendar.day(Date { year, month, day: 1 })
            }
        }
    }
}
