//! What became of the classes and the regions of a stage, and how far regions lie apart.

use crate::engine::{StageResult, gini, ratio};
use crate::experiment::outcome::facts::{Facts, Found, some_spread};
use crate::experiment::outcome::first_times::FirstTimes;
use crate::experiment::waits::{Waits, pooled};
use crate::model::Name;
use crate::stats::band::Band;

/// A class of a stage over all regions, or a region of it over all classes.
#[derive(Clone, Debug)]
pub struct Part {
    /// Which.
    pub of: PartOf,
    /// The backlog at the very start.
    pub opening: Band,
    /// The first step from which nobody waits to the end of the horizon.
    pub clearance: FirstTimes,
    /// The largest backlog, that of the opening included.
    pub peak: Band,
    /// Person-months waited within the horizon.
    pub person_months: Band,
    /// Units served within the horizon.
    pub served: Band,
    /// Units that left unserved within the horizon.
    pub withdrawn: Band,
    /// The mean wait in steps of the units served within the horizon; `None` when nobody was.
    pub wait: Option<Band>,
    /// The mean wait in steps of all who joined or waited at the start, those who left unserved apart: who still waits at
    /// the end counts with the wait so far. `None` of nobody.
    pub wait_so_far: Option<Band>,
    /// How many they are: the mean.
    pub people: f64,
    /// The share of the same that still waits at the end: its mean.
    pub still_waiting: f64,
    /// Share of the served that were served within the standard; `None` without a standard or a service.
    pub service_level: Option<Band>,
    /// Waiting times, pooled over replications.
    pub waits: Waits,
}

/// What a part is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartOf {
    /// A class, in all regions.
    Class(Name),
    /// A region, all classes together.
    Region(Name),
}

/// How far the waits of regions lie apart, over all who joined or waited at the start: who still waits counts with the wait
/// so far.
#[derive(Clone, Debug)]
pub struct Spread {
    /// The longest mean wait of a region over the shortest; `None` when some region waits not at all.
    pub ratio: Option<Band>,
    /// The Gini coefficient of waits, each person taken to wait as long as the region does on average.
    pub gini: Band,
}

impl Found<'_> {
    /// The classes, then the regions, where there are several.
    pub(super) fn parts(&self) -> Vec<Part> {
        let tables = self.tables();
        let (classes, regions) = (&tables.classes, &tables.regions);
        let of_classes = self.model.classes.iter().zip(classes);
        let of_regions = self.model.regions.iter().zip(regions);
        let classes = of_classes.map(|(class, table)| (PartOf::Class(class.name.clone()), table));
        let regions =
            of_regions.map(|(region, table)| (PartOf::Region(region.name.clone()), table));
        let months_per_step = self.model.timeline.unit.months();
        let parts = classes.chain(regions).enumerate().map(|(index, (of, table))| {
            let endings = self.endings().filter_map(|ending| ending.parts.get(index)).collect();
            let facts = Facts { endings, steps: self.steps() };
            // The classes come first.
            let class = Some(index).filter(|_| matches!(of, PartOf::Class(_)));
            Part {
                of,
                opening: facts.spread(|ending| ending.opening),
                clearance: facts.first_times(|ending| ending.cleared_in),
                peak: facts.spread(|ending| ending.peak),
                person_months: facts.spread(|ending| ending.waited * months_per_step),
                served: facts.spread(|ending| ending.served),
                withdrawn: facts.spread(|ending| ending.withdrawn),
                wait: facts.some_spread(|ending| ending.waited_by_served / ending.served),
                wait_so_far: facts.some_spread(|ending| {
                    let (waited, people) = ending.waits_so_far();
                    waited / people
                }),
                people: facts.spread(|ending| ending.waits_so_far().1).mean,
                still_waiting: facts
                    .some_spread(|ending| ending.backlog() / ending.waits_so_far().1)
                    .map_or(0.0, |share| share.mean),
                service_level: facts.service_level().filter(|_| self.has_standard()),
                waits: pooled(table, self.frame(class)),
            }
        });
        parts.collect()
    }

    /// How far the regions lie apart; `None` where there is one, or nobody joined.
    pub(super) fn inequality(&self) -> Option<Spread> {
        if self.tables().regions.is_empty() {
            return None;
        }
        let waits = |ending| StageResult::waits_of_regions(ending, self.model);
        let gini = some_spread(self.endings().map(|ending| gini(&waits(ending))))?;
        let ratios = self.endings().map(|ending| ratio(waits(ending)));
        Some(Spread { ratio: some_spread(ratios), gini })
    }
}
