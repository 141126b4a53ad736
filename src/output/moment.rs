//! The first days of steps, also of those before the horizon. Writes nothing in any language.

use crate::calendar::{Date, Day};
use crate::report::Report;
use crate::units::StepUnit;

/// The first day of a step: −1 is the last step before the horizon. `None` when the step begins after it.
pub fn first_day(report: &Report, step: i32) -> Option<Day> {
    match usize::try_from(step) {
        Ok(step) => report.steps.get(step).map(|step| step.first),
        Err(_) => first_day_before(report, step),
    }
}

/// The day on which a unit is served that joins in a step and waits so many; `None` beyond the horizon.
pub fn day_after_wait(report: &Report, joined: i32, steps: u32) -> Option<Day> {
    let served = i64::from(joined) + i64::from(steps);
    first_day(report, i32::try_from(served).ok()?)
}

fn first_day_before(report: &Report, step: i32) -> Option<Day> {
    let start = report.steps.first()?.first;
    match report.unit {
        StepUnit::Day => Some(start.plus(i64::from(step))),
        StepUnit::Week => Some(start.plus(7 * i64::from(step))),
        StepUnit::Month => {
            let date = report.calendar.date(start);
            let months = i64::from(date.year) * 12 + i64::from(date.month) - 1 + i64::from(step);
            let year = i32::try_from(months.div_euclid(12)).ok()?;
            let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
            report.calendar.day(Date { year, month, day: 1 })
        }
    }
}
