//! The steps of a horizon, and the working days in them.

use crate::calendar::{Calendar, Day, DaySpan};
use crate::units::StepUnit;

/// One step of the horizon, or one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its first day, which labels it.
    pub first: Day,
    /// Its length in days.
    pub days: u32,
}

impl Step {
    /// Its last day.
    pub fn last(self) -> Day {
        self.first.plus(i64::from(self.days) - 1)
    }

    /// Its days in order.
    pub fn each_day(self) -> impl Iterator<Item = Day> {
        (0..i64::from(self.days)).map(move |offset| self.first.plus(offset))
    }
}

/// Which days are worked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkingDays {
    /// Whether a weekday is free, Saturday first (see [`Day::weekday`]).
    pub weekend: [bool; 7],
    /// Closed days of one year.
    pub closed: Vec<DaySpan>,
    /// Closed days of every year: from (month, day) to (month, day), both included.
    pub closed_every_year: Vec<((u8, u8), (u8, u8))>,
}

impl WorkingDays {
    /// Whether the day is worked.
    pub fn contains(&self, calendar: Calendar, day: Day) -> bool {
        let date = calendar.date(day);
        let month_day = (date.month, date.day);
        !self.weekend[day.weekday()]
            && !self.closed.iter().any(|span| span.first <= day && day <= span.last)
            && !self
                .closed_every_year
                .iter()
                .any(|(from, to)| *from <= month_day && month_day <= *to)
    }
}

/// The steps from the start to the end of a scenario, in its calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The calendar that names the days.
    pub calendar: Calendar,
    /// The length of a step.
    pub unit: StepUnit,
    /// Which days are worked.
    pub working: WorkingDays,
    steps: Vec<Step>,
}

impl Timeline {
    /// The steps that begin within `span`. Steps of a month begin on the first day of the month in which `span` begins.
    pub fn new(calendar: Calendar, unit: StepUnit, span: DaySpan, working: WorkingDays) -> Self {
        let mut steps = Vec::new();
        let mut step = first_step(calendar, unit, span.first);
        while step.first <= span.last {
            steps.push(step);
            step = first_step(calendar, unit, step.last().plus(1));
        }
        Self { calendar, unit, working, steps }
    }

    /// The steps in order; never empty for a span of at least one day.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The first day of the horizon.
    pub fn start(&self) -> Day {
        self.steps[0].first
    }

    /// The last day of the horizon.
    pub fn end(&self) -> Day {
        self.steps[self.steps.len() - 1].last()
    }

    /// The index of the step in which the day lies.
    pub fn step_of(&self, day: Day) -> Option<usize> {
        (self.start() <= day && day <= self.end())
            .then(|| self.steps.partition_point(|step| step.first <= day) - 1)
    }

    /// Steps before the horizon, oldest first, back to the one in which `oldest` lies. Empty when it does not lie before.
    pub fn before(&self, oldest: Day) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut next = self.start();
        while oldest < next {
            let step = match self.unit {
                StepUnit::Day => Step { first: next.plus(-1), days: 1 },
                StepUnit::Week => Step { first: next.plus(-7), days: 7 },
                StepUnit::Month => first_step(self.calendar, self.unit, next.plus(-1)),
            };
            steps.push(step);
            next = step.first;
        }
        steps.reverse();
        steps
    }
}

fn first_step(calendar: Calendar, unit: StepUnit, day: Day) -> Step {
    match unit {
        StepUnit::Day => Step { first: day, days: 1 },
        StepUnit::Week => Step { first: day, days: 7 },
        StepUnit::Month => {
            Step { first: calendar.month_of(day).first, days: calendar.days_in_month(day) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timeline(unit: StepUnit, from: &str, to: &str) -> Timeline {
        let span = DaySpan {
            first: Calendar::Persian.parse(from).unwrap().first,
            last: Calendar::Persian.parse(to).unwrap().last,
        };
        Timeline::new(Calendar::Persian, unit, span, WorkingDays::default())
    }

    #[test]
    fn months_have_their_true_lengths() {
        let year = timeline(StepUnit::Month, "1399-01", "1399-12");
        let days: Vec<u32> = year.steps().iter().map(|step| step.days).collect();
        assert_eq!(days, [31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30]);
        assert_eq!(year.step_of(Calendar::Persian.parse("1399-08-07").unwrap().first), Some(7));
        assert_eq!(year.step_of(year.end().plus(1)), None);
    }

    #[test]
    fn the_past_is_counted_back_from_the_start() {
        let horizon = timeline(StepUnit::Month, "1399-08", "1399-09");
        let oldest = Calendar::Persian.parse("1396-12").unwrap().first;
        let past = horizon.before(oldest);
        assert_eq!(past.len(), 32);
        assert_eq!(past[0].first, oldest);
        assert!(horizon.before(horizon.start()).is_empty());
    }
}
