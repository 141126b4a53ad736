//! The endings of one queue in every replication, and how they are spread. Knows no names.

use crate::engine::QueueResult;
use crate::experiment::bands::band;
use crate::report::{Band, FirstTimes};

/// The same queue in every replication.
#[derive(Clone, Debug)]
pub(super) struct Facts<'a> {
    pub(super) endings: Vec<&'a QueueResult>,
    /// Steps of the horizon.
    pub(super) steps: usize,
}

impl Facts<'_> {
    /// How a number is spread; `None` when no replication has it.
    pub(super) fn some_spread(&self, of: impl Fn(&QueueResult) -> f64) -> Option<Band> {
        some_spread(self.endings.iter().map(|ending| of(ending)))
    }

    /// How a number is spread that every replication has.
    pub(super) fn spread(&self, of: impl Fn(&QueueResult) -> f64) -> Band {
        spread(self.endings.iter().map(|ending| of(ending)))
    }

    /// In which step something first happened.
    pub(super) fn first_times(&self, of: impl Fn(&QueueResult) -> Option<u32>) -> FirstTimes {
        first_times(self.steps, self.endings.iter().map(|ending| of(ending)))
    }

    /// The share of the served that were within the standard.
    pub(super) fn service_level(&self, standard: Option<f64>) -> Option<Band> {
        standard?;
        self.some_spread(|ending| ending.within_standard / ending.served)
    }
}

/// How numbers are spread that not every replication has: NaN for none.
pub(super) fn some_spread(values: impl Iterator<Item = f64>) -> Option<Band> {
    band(&mut values.collect())
}

/// How numbers are spread.
pub(super) fn spread(values: impl Iterator<Item = f64>) -> Band {
    some_spread(values).unwrap_or(Band { mean: 0.0, quantiles: [0.0; 7] })
}

/// First times, counted by step.
pub(super) fn first_times(steps: usize, times: impl Iterator<Item = Option<u32>>) -> FirstTimes {
    let mut counted = FirstTimes { counts: vec![0; steps], never: 0 };
    for step in times {
        match step {
            Some(step) => counted.counts[step as usize] += 1,
            None => counted.never += 1,
        }
    }
    counted
}
