//! When something first happens, over replications. Knows no dates.

/// In which step something first happened, counted over replications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstTimes {
    /// Replications by step.
    pub counts: Vec<u32>,
    /// Replications in which it did not happen within the horizon.
    pub never: u32,
}

impl FirstTimes {
    /// Counts the steps that replications name; `None` for never.
    pub(crate) fn of(steps: usize, times: impl Iterator<Item = Option<u32>>) -> Self {
        let mut counted = Self { counts: vec![0; steps], never: 0 };
        for step in times {
            match step {
                Some(step) => counted.counts[step as usize] += 1,
                None => counted.never += 1,
            }
        }
        counted
    }

    /// All replications.
    pub fn total(&self) -> u32 {
        self.counts.iter().sum::<u32>() + self.never
    }

    /// The share in which it happened by the end of the step; of no replications none.
    pub fn probability_by(&self, step: usize) -> f64 {
        let by_then = self.counts.iter().take(step + 1).sum::<u32>();
        f64::from(by_then) / f64::from(self.total().max(1))
    }

    /// The share in which it never happened; of no replications all.
    pub fn probability_of_never(&self) -> f64 {
        if self.total() == 0 { 1.0 } else { f64::from(self.never) / f64::from(self.total()) }
    }

    /// The first step by which it happened in at least this share of replications; `None` is beyond the horizon.
    pub fn quantile(&self, probability: f64) -> Option<usize> {
        // Half a replication of slack, so that 0.9 of 10 is 9 whatever the rounding.
        let wanted = probability * f64::from(self.total()) - 1e-6;
        let mut seen = 0;
        self.counts.iter().position(|count| {
            seen += count;
            0 < seen && wanted <= f64::from(seen)
        })
    }
}
