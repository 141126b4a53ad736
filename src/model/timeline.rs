//! The steps of a horizon, and the working days in them.

use crate::calendar::{Calendar, Date, Day, DaySpan};
use crate::model::name::Name;
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

/// Days on which capacities stand still or work in part, and owners do not come.
#[derive(Clone, Debug, PartialEq)]
pub struct Closure {
    /// What it is called.
    pub name: Name,
    /// The key of the stage that it closes; `None` with no capacity either for all.
    pub stage: Option<String>,
    /// The key of the capacity that it closes.
    pub capacity: Option<String>,
    /// How many days of the horizon it takes away, those that are closed in part by that part.
    pub days: f64,
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
    /// The step that is now: those before it are past, it and those after it are projected.
    pub now: usize,
    /// The month and the day on which fiscal years begin, where the scenario says so: a day of every year.
    pub fiscal_start: Option<(u8, u8)>,
    steps: Vec<Step>,
    /// By step: whether none of its days is worked.
    closed: Vec<bool>,
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
        let days = |step: &Step| (0..step.days).map(|day| step.first.plus(day.into())).collect();
        let is_closed = |days: Vec<Day>| !days.iter().any(|day| working.contains(calendar, *day));
        let closed = steps.iter().map(days).map(is_closed).collect();
        Self { calendar, unit, working, now: 0, fiscal_start: None, steps, closed }
    }

    /// The steps in order; never empty for a span of at least one day.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The days of the fiscal year in which a day lies; of the calendar year where nobody says when one begins.
    pub fn fiscal_year(&self, day: Day) -> DaySpan {
        let (month, first) = self.fiscal_start.unwrap_or((1, 1));
        let date = self.calendar.date(day);
        let year = date.year - i32::from((date.month, date.day) < (month, first));
        let begins = |year| self.calendar.day(Date { year, month, day: first });
        // The last year that is known has no next one.
        let first = begins(year).unwrap_or(day);
        let last = begins(year + 1).map_or(day, |next| next.plus(-1));
        DaySpan { first, last }
    }

    /// Whether none of the days of a step is worked.
    pub fn is_closed(&self, step: usize) -> bool {
        self.closed[step]
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

    /// The last step that is over by the end of a day.
    pub fn closed_by(&self, day: Day) -> Option<usize> {
        self.steps.partition_point(|step| step.last() <= day).checked_sub(1)
    }

    /// Steps from the start of the horizon to the beginning of a day: a fraction within a step, negative before the start.
    pub fn steps_to(&self, day: Day) -> f64 {
        match self.unit {
            StepUnit::Day | StepUnit::Week => {
                (day.0 - self.start().0) as f64 / self.unit.mean_days()
            }
            StepUnit::Month => self.months_to(day) - self.months_to(self.start()),
        }
    }

    /// Months from the beginning of the year 0 to the beginning of a day.
    fn months_to(&self, day: Day) -> f64 {
        let date = self.calendar.date(day);
        let within = f64::from(date.day - 1) / f64::from(self.calendar.days_in_month(day));
        f64::from(date.year * 12 + i32::from(date.month)) + within
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

/// Adds an amount to the steps that a span of days touches, evenly by days. What falls on no step is left out.
pub fn spread_by_days(steps: &[Step], span: DaySpan, amount: f64, into: &mut [f64]) {
    let days = (span.last.0 - span.first.0 + 1) as f64;
    let from = steps.partition_point(|step| step.last() < span.first);
    for (step, sum) in steps.iter().zip(into).skip(from) {
        if span.last < step.first {
            break;
        }
        let covered = step.last().min(span.last).0 - step.first.max(span.first).0 + 1;
        *sum += amount * (covered as f64 / days);
    }
}

/// Parts of a unit in which a total is spread: sums of them are exact, as long as all together are below 2^37.
const PARTS: f64 = 65_536.0;

/// Adds a total to the steps that a span of days touches, evenly by days, in whole parts of a unit, so that the steps of the
/// span have the total to the last bit. What falls on no step is left out.
pub fn spread_exactly(steps: &[Step], span: DaySpan, total: f64, into: &mut [f64]) {
    let days = (span.last.0 - span.first.0 + 1) as f64;
    // What has come by the end of so many days.
    let come = |past: i64| {
        let past = past as f64;
        if past < days { (total * past / days * PARTS).floor() / PARTS } else { total }
    };
    let from = steps.partition_point(|step| step.last() < span.first);
    for (step, sum) in steps.iter().zip(into).skip(from) {
        if span.last < step.first {
            break;
        }
        let before = step.first.max(span.first).0 - span.first.0;
        let after = step.last().min(span.last).0 + 1 - span.first.0;
        *sum += come(after) - come(before);
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
    fn days_are_so_many_steps_away() {
        let day = |text: &str| Calendar::Persian.parse(text).unwrap().first;
        let months = timeline(StepUnit::Month, "1399-08", "1400-07");
        for (date, steps) in [
            ("1399-08", 0.0),
            ("1400-08", 12.0),
            ("1392-08", -84.0),
            ("1399-07-16", -0.5),
            ("1399-12-16", 4.5),
        ] {
            assert_eq!(months.steps_to(day(date)), steps, "{date}");
        }
        for step in months.steps().iter().zip(0..) {
            assert_eq!(months.steps_to(step.0.first), f64::from(step.1));
        }
        let weeks = timeline(StepUnit::Week, "1399-08", "1400-07");
        assert_eq!(weeks.steps_to(day("1399-08-04")), 3.0 / 7.0);
        let days = timeline(StepUnit::Day, "1399-08", "1400-07");
        assert_eq!(
            (days.steps_to(day("1399-07-30")), days.steps_to(day("1400-08"))),
            (-1.0, 366.0)
        );
    }

    #[test]
    fn amounts_are_spread_by_days() {
        let months = timeline(StepUnit::Month, "1399-06", "1399-08");
        let day = |text: &str| Calendar::Persian.parse(text).unwrap().first;
        let mut sums = [0.0; 3];
        let span = DaySpan { first: day("1399-05-22"), last: day("1399-07-09") };
        spread_by_days(months.steps(), span, 100.0, &mut sums);
        assert_eq!(sums, [62.0, 18.0, 0.0]);
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
