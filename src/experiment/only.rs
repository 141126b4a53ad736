//! Which metrics series keep: what nobody asked for is neither held nor ranked. Plays nothing.

use crate::diagnostic::nearest;
use crate::engine::Of;
use crate::experiment::arguments::{Argument, Arguments, Times};
use crate::experiment::ensemble::Column;
use crate::experiment::error::ExperimentError;
use crate::experiment::parameter::ParameterError;
use crate::experiment::typed;
use crate::model::metric::Metric;

/// The option.
pub const ONLY: Argument = Argument::new(
    "only",
    "METRIC",
    "Of series keep this metric alone, or these, as in `wait,cash`, and the backlog of stages, which answers rest on. What is \
     not kept is not computed, and charts of it are not drawn [default: all]",
)
.given(Times::Any);

/// The metrics that are kept; all of them where none is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Only(Option<Vec<Metric>>);

impl Only {
    /// All metrics.
    pub const ALL: Self = Self(None);

    /// These metrics alone, beside the backlog of stages.
    pub fn these(metrics: Vec<Metric>) -> Self {
        Self(Some(metrics))
    }

    /// What was typed after `--only`.
    ///
    /// # Errors
    /// When some word is no metric.
    pub fn typed(arguments: &Arguments) -> Result<Self, ExperimentError> {
        Self::of_words(arguments.all(ONLY.name))
    }

    /// The same of the words themselves; none of them is all.
    ///
    /// # Errors
    /// When some word is no metric.
    pub fn of_words(typed: &[String]) -> Result<Self, ExperimentError> {
        if typed.is_empty() {
            return Ok(Self::ALL);
        }
        let words: Vec<String> =
            typed.iter().flat_map(|text| text.split(',')).map(|it| it.trim().to_owned()).collect();
        typed::read("--only", &words, metric).map(Self::these)
    }

    /// Whether a metric is kept of everything that has it.
    pub fn has(&self, metric: Metric) -> bool {
        self.0.as_ref().is_none_or(|these| these.contains(&metric))
    }

    /// Whether all of these are kept.
    pub fn has_all(&self, metrics: &[Metric]) -> bool {
        metrics.iter().all(|metric| self.has(*metric))
    }

    /// Whether a column is kept.
    pub(super) fn keeps(&self, (metric, of): Column) -> bool {
        let is_queue = matches!(of, Of::Stage(_) | Of::Programme);
        self.has(metric) || (metric == Metric::Backlog && is_queue)
    }
}

fn metric(word: &str) -> Result<Metric, ParameterError> {
    Metric::from_key(word).ok_or_else(|| {
        let near = nearest(word, Metric::KEYS.iter().map(|(key, _)| *key));
        let message = format!("there is no metric `{word}`");
        let help = near.map_or_else(
            || "docs/metrics.md lists them; write some, as in `backlog,wait`".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        ParameterError { message, help, at: 0..word.len() }
    })
}
