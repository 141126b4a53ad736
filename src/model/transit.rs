//! Lead times in whole steps: how a batch that leaves in one step arrives over the coming ones.

/// The shares of a batch that arrive 0, 1, 2, … steps after it left. They add up to one.
#[derive(Clone, Debug, PartialEq)]
pub struct LeadTime {
    shares: Vec<f64>,
    cumulative: Vec<f64>,
}

impl LeadTime {
    /// Arrives in the step in which it leaves.
    pub fn none() -> Self {
        Self { shares: vec![1.0], cumulative: vec![1.0] }
    }

    /// A time of `from` to `to` steps, every length in between as likely as another; `from` = `to` is a fixed time.
    ///
    /// Departures are spread evenly over their step, as the cumulative curves are drawn. A unit that leaves at `u`
    /// of its step arrives `⌊u + lead⌋` steps later, so a lead time of half a step brings half of a batch in the
    /// same step. Whole fixed times arrive whole.
    pub fn between(from: f64, to: f64) -> Self {
        let last = to.ceil();
        let mut shares = Vec::new();
        let mut step = 0.0;
        while step <= last {
            // P(⌊U + L⌋ = k) = the mean over L of the overlap of [L, L + 1] with [k, k + 1].
            let share = if from < to {
                (roof(to, step) - roof(from, step)) / (to - from)
            } else {
                (1.0 - (from - step).abs()).clamp(0.0, 1.0)
            };
            shares.push(share);
            step += 1.0;
        }
        while 1 < shares.len() && shares.last().is_some_and(|share| *share < 1e-12) {
            shares.pop();
        }
        let mut sum = 0.0;
        let mut cumulative: Vec<f64> = shares
            .iter()
            .map(|share| {
                sum += share;
                sum
            })
            .collect();
        // Exactly one at the end, so that a batch is split without a rest.
        if let Some(last) = cumulative.last_mut() {
            *last = 1.0;
        }
        Self { shares, cumulative }
    }

    /// The shares that take at most 0, 1, 2, … steps; the last is exactly one.
    pub fn cumulative(&self) -> &[f64] {
        &self.cumulative
    }

    /// The shares by steps of delay.
    pub fn shares(&self) -> &[f64] {
        &self.shares
    }

    /// Whether everything arrives in the step in which it leaves.
    pub fn is_none(&self) -> bool {
        self.shares.len() == 1
    }

    /// The mean in steps.
    pub fn mean(&self) -> f64 {
        self.shares.iter().zip(0..).map(|(share, steps)| share * f64::from(steps)).sum()
    }
}

/// The integral of the triangle `max(0, 1 − |x − centre|)` from minus infinity to `x`.
fn roof(x: f64, centre: f64) -> f64 {
    let t = x - centre;
    if t <= -1.0 {
        0.0
    } else if t <= 0.0 {
        (t + 1.0) * (t + 1.0) / 2.0
    } else if t <= 1.0 {
        1.0 - (1.0 - t) * (1.0 - t) / 2.0
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_fixed_times_arrive_whole() {
        assert_eq!(LeadTime::between(0.0, 0.0), LeadTime::none());
        assert_eq!(LeadTime::between(2.0, 2.0).shares(), [0.0, 0.0, 1.0]);
        assert_eq!(LeadTime::between(0.5, 0.5).shares(), [0.5, 0.5]);
    }

    #[test]
    fn shares_add_up_and_keep_the_mean() {
        for (from, to) in
            [(0.0, 1.0), (0.25, 1.25), (1.5, 1.5), (0.23, 1.15), (2.0, 5.0), (0.1, 9.7)]
        {
            let lead = LeadTime::between(from, to);
            assert!((lead.shares().iter().sum::<f64>() - 1.0).abs() < 1e-9, "{from} to {to}");
            assert!((lead.mean() - f64::midpoint(from, to)).abs() < 1e-9, "{from} to {to}");
        }
    }
}
