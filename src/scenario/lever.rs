//! A lever: a number that a reader may move. Offers none.

use crate::model::Name;

/// A number of a scenario that may be moved between two ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// What it is called; a lever that was not declared has its address as key.
    pub name: Name,
    /// The address of the number, as `--set` takes it.
    pub key: String,
    /// The least that it may be.
    pub from: f64,
    /// The most that it may be.
    pub to: f64,
    /// By how much it moves at least.
    pub step: f64,
    /// What the scenario has there; `None` where that is uncertain.
    pub now: Option<f64>,
}

/// About a fiftieth of a range, as 1, 2 or 5 with zeros.
pub(crate) fn tidy_step(range: f64) -> f64 {
    let rough = range / 50.0;
    let unit = 10_f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|times| times * unit);
    tidied(steps.into_iter().find(|step| rough <= *step).unwrap_or(unit), unit)
}

/// Without the dust of binary fractions.
pub(super) fn tidied(value: f64, step: f64) -> f64 {
    let places = (1.0 - step.log10().floor()).clamp(0.0, 15.0);
    let unit = 10_f64.powf(places);
    (value * unit).round() / unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (range, step) in
            [(900_000.0, 20_000.0), (1.0, 0.02), (0.6, 0.02), (50.0, 1.0), (7e-4, 2e-5)]
        {
            assert_eq!(tidy_step(range), step, "{range}");
        }
    }
}
