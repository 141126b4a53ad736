//! The service standard of a stage: which waits are within it. Counts nobody.

use std::sync::Arc;

use crate::calendar::{Calendar, Day};
use crate::model::timeline::WorkingDays;

/// The service standard ("time standard") of a stage.
#[derive(Clone, Debug, PartialEq)]
pub struct Standard {
    /// One for all classes, or that of each.
    by_class: Vec<Allowed>,
}

/// Which waits are within a standard.
#[derive(Clone, Debug, PartialEq)]
pub enum Allowed {
    /// Up to so many steps; waits are whole ones.
    Steps(f64),
    /// Up to so many working days, which are more days for some who join than for others.
    WorkingDays(Deadlines),
}

/// The longest wait within a number of working days, by step of joining: steps are days.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadlines {
    /// How many working days.
    pub days: f64,
    /// How many steps before the horizon are in the table.
    past: i32,
    waits: Arc<[i32]>,
}

/// Where so many days hold no further working day, there is none.
const MOST_DAYS: i32 = 40_000;

impl Standard {
    /// One for all classes.
    pub fn of_all(allowed: Allowed) -> Self {
        Self { by_class: vec![allowed] }
    }

    /// One for each class, in their order.
    pub fn of_each(by_class: Vec<Allowed>) -> Self {
        Self { by_class }
    }

    /// That of a class.
    pub fn of(&self, class: usize) -> &Allowed {
        self.by_class.get(class).unwrap_or(&self.by_class[0])
    }

    /// That of all together; `None` where classes differ.
    pub fn of_whole(&self) -> Option<&Allowed> {
        self.by_class.first().filter(|first| self.by_class.iter().all(|other| other == *first))
    }
}

impl Allowed {
    /// The length of it in steps; of working days their mean.
    pub fn steps(&self) -> f64 {
        match self {
            Self::Steps(steps) => *steps,
            Self::WorkingDays(deadlines) => {
                let sum: f64 = deadlines.waits.iter().copied().map(f64::from).sum();
                sum / deadlines.waits.len().max(1) as f64
            }
        }
    }

    /// How many working days it is, if it is counted in them.
    pub fn working_days(&self) -> Option<f64> {
        match self {
            Self::Steps(_) => None,
            Self::WorkingDays(deadlines) => Some(deadlines.days),
        }
    }

    /// The longest wait within it of whoever joins in a step.
    pub fn longest(&self, joined_at: i32) -> f64 {
        match self {
            Self::Steps(steps) => *steps,
            Self::WorkingDays(deadlines) => f64::from(deadlines.longest(joined_at)),
        }
    }
}

impl Deadlines {
    /// The table of a horizon of so many days from a start, and of those who joined up to `past` days before it: so many
    /// working days may pass after the day of joining.
    pub fn new(
        days: f64,
        (calendar, working): (Calendar, &WorkingDays),
        start: Day,
        (past, steps): (i32, usize),
    ) -> Self {
        let is_worked = |day: i32| working.contains(calendar, start.plus(i64::from(day)));
        let last = i32::try_from(steps).unwrap_or(i32::MAX);
        // The first day that is too late rises with the day of joining.
        let (mut late, mut worked) = (1 - past, 0.0);
        let of = |joined: i32| {
            late = late.max(joined + 1);
            while worked + f64::from(u8::from(is_worked(late))) <= days && late - joined < MOST_DAYS
            {
                worked += f64::from(u8::from(is_worked(late)));
                late += 1;
            }
            // Whoever joins on the next day has one day less before him.
            worked -= f64::from(u8::from(late > joined + 1 && is_worked(joined + 1)));
            late - 1 - joined
        };
        Self { days, past, waits: (-past..last).map(of).collect() }
    }

    /// The longest wait within the standard of whoever joins in a step.
    pub fn longest(&self, joined_at: i32) -> i32 {
        let place = usize::try_from(joined_at + self.past).unwrap_or(0);
        self.waits.get(place).or(self.waits.last()).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1 January 2026 is a Thursday; Saturday and Sunday are free. Three working days after it are Friday, Monday and
    /// Tuesday; whoever joins on the weekend has Monday to Wednesday, and on Tuesday until the end of the next weekend.
    #[test]
    fn working_days_after_the_day_of_joining() {
        let calendar = Calendar::Gregorian;
        let start = calendar.parse("2026-01-01").unwrap().first;
        let mut weekend = [false; 7];
        (weekend[0], weekend[1]) = (true, true);
        let working = WorkingDays { weekend, ..WorkingDays::default() };
        let of = |days: f64, past: i32, steps: usize| {
            Deadlines::new(days, (calendar, &working), start, (past, steps)).waits.to_vec()
        };
        assert_eq!(of(3.0, 0, 7), [5, 5, 4, 3, 3, 5, 5]);
        assert_eq!(of(3.0, 2, 4), [5, 5, 5, 5, 4, 3]);
        assert_eq!(of(0.0, 0, 5), [0, 2, 1, 0, 0]);
        let never = WorkingDays { weekend: [true; 7], ..WorkingDays::default() };
        let open = Deadlines::new(1.0, (calendar, &never), start, (0, 2));
        assert_eq!(open.longest(0), MOST_DAYS - 1);
    }
}
