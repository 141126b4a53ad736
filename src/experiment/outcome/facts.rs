//! One stage of one variant with its endings in every replication, and how they are spread. Says nothing.

use crate::engine::{Of, QueueResult, ReplicationResult, StageResult, StageWaitTables, WaitTables};
use crate::experiment::outcome::first_times::FirstTimes;
use crate::experiment::pace::ByHand;
use crate::experiment::waits::Frame;
use crate::model::standard::Allowed;
use crate::model::{Model, Stage};
use crate::stats::band::Band;

/// One stage of one variant, and all that is known of it.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub(super) model: &'a Model,
    pub(super) of: Of,
    pub(super) endings: &'a [ReplicationResult],
    pub(super) tallies: &'a WaitTables,
    /// The sum by hand of a stage.
    pub(super) by_hand: Option<ByHand>,
}

impl<'a> Found<'a> {
    /// `None` for the whole pipeline.
    pub(super) fn stage(&self) -> Option<&'a Stage> {
        match self.of {
            Of::Stage(index) => self.model.stages.get(index),
            _ => None,
        }
    }

    /// Its standard, or that of one of its classes; `None` where classes have different ones.
    pub(super) fn standard(&self, class: Option<usize>) -> Option<&'a Allowed> {
        let standard = self.stage()?.standard.as_ref()?;
        class.map_or_else(|| standard.of_whole(), |class| Some(standard.of(class)))
    }

    /// Whether it has a service level.
    pub(super) fn has_standard(&self) -> bool {
        self.stage().is_some_and(|stage| stage.standard.is_some())
    }

    pub(super) fn steps(&self) -> usize {
        self.model.timeline.steps().len()
    }

    /// What the counts of its waits must know, or those of one of its classes.
    pub(super) fn frame(&self, class: Option<usize>) -> Frame<'a> {
        let replications = u32::try_from(self.endings.len()).unwrap_or(u32::MAX);
        Frame {
            steps: self.steps(),
            replications,
            now: self.model.timeline.now,
            standard: self.standard(class),
        }
    }

    pub(super) fn tables(&self) -> &'a StageWaitTables {
        match self.of {
            Of::Stage(index) => &self.tallies.stages[index],
            _ => &self.tallies.programme,
        }
    }

    pub(super) fn endings(&self) -> impl Iterator<Item = &'a StageResult> + use<'a> {
        let index = match self.of {
            Of::Stage(index) => index,
            _ => self.model.stages.len(),
        };
        self.endings.iter().map(move |ending| &ending.stages[index])
    }
}

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
        FirstTimes::of(self.steps, self.endings.iter().map(|ending| of(ending)))
    }

    /// The share of the served that were within the standard.
    pub(super) fn service_level(&self) -> Option<Band> {
        self.some_spread(|ending| ending.within_standard / ending.served)
    }
}

/// How numbers are spread that not every replication has: NaN for none.
pub(super) fn some_spread(values: impl Iterator<Item = f64>) -> Option<Band> {
    Band::of(&mut values.collect())
}

/// How numbers are spread.
pub(super) fn spread(values: impl Iterator<Item = f64>) -> Band {
    some_spread(values).unwrap_or(Band::always(0.0))
}
