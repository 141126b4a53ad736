//! The ways of classes through the pipeline: from which stage each comes to another, and which is its last. Moves no unit.

use crate::model::{Model, StageId};

/// The ways of all classes.
#[derive(Clone, Debug)]
pub(super) struct Ways {
    /// By class, then stage: the stage that it passes before; `None` for its first, and where it does not pass.
    before: Vec<Vec<Option<usize>>>,
    /// By class.
    last: Vec<usize>,
    /// Whether all classes end with the last stage.
    pub(super) end_together: bool,
}

impl Ways {
    pub(super) fn new(model: &Model) -> Self {
        let stages = model.stages.len();
        let passes = |class: usize, stage: usize| model.classes[class].passes(StageId(stage));
        let before = |class: usize, stage: usize| {
            let mut earlier = (0..stage).rev();
            earlier.find(|earlier| passes(class, *earlier)).filter(|_| passes(class, stage))
        };
        let last =
            |class: usize| (0..stages).rev().find(|stage| passes(class, *stage)).unwrap_or(0);
        let classes = 0..model.classes.len();
        let last: Vec<usize> = classes.clone().map(last).collect();
        Self {
            before: classes
                .map(|class| (0..stages).map(|stage| before(class, stage)).collect())
                .collect(),
            end_together: last.iter().all(|last| last + 1 == stages),
            last,
        }
    }

    /// The stage from which a class comes to another.
    pub(super) fn before(&self, class: usize, stage: usize) -> Option<usize> {
        self.before[class][stage]
    }

    /// The last stage that a class passes.
    pub(super) fn last(&self, class: usize) -> usize {
        self.last[class]
    }
}
