//! Values along time: where the amounts of steps lie on an axis of days. Holds no values.

use crate::calendar::Day;
use crate::report::run_info::RunInfo;

/// The moments or spans that a row of values belongs to.
#[derive(Clone, Debug, PartialEq)]
pub enum Course {
    /// Stocks: straight from one moment to the next.
    Moments(Vec<f64>),
    /// Flows: level within each span.
    Spans(Vec<(f64, f64)>),
}

/// The beginning of a day on an axis of time.
#[expect(clippy::cast_precision_loss, reason = "days of any calendar are far below 2^53")]
pub fn instant(day: Day) -> f64 {
    day.0 as f64
}

/// The start of the horizon, then the end of every step.
pub fn moments(run: &RunInfo) -> impl Iterator<Item = f64> {
    let ends = (0..run.steps.len()).map(|step| run.end_of(step));
    std::iter::once(run.span().0).chain(ends).map(instant)
}

/// The first moment of a step and the one after its last.
pub fn span(run: &RunInfo, step: usize) -> (f64, f64) {
    (instant(run.steps[step].first), instant(run.end_of(step)))
}

impl Course {
    /// The start of the horizon, then the end of every step: where a stock is that has an opening.
    pub fn stock(run: &RunInfo) -> Self {
        Self::Moments(moments(run).collect())
    }

    /// The steps of the horizon.
    pub fn flow(run: &RunInfo) -> Self {
        Self::Spans((0..run.steps.len()).map(|step| span(run, step)).collect())
    }

    /// The outline of values.
    pub fn outline(&self, values: &[f64]) -> Vec<(f64, f64)> {
        match self {
            Self::Moments(moments) => moments.iter().copied().zip(values.iter().copied()).collect(),
            Self::Spans(spans) => {
                let both =
                    |((from, to), value): (&(f64, f64), &f64)| [(*from, *value), (*to, *value)];
                spans.iter().zip(values).flat_map(both).collect()
            }
        }
    }
}
