//! What became of one class or of one region at a stage, and how far regions lie apart. Holds no words.

use crate::model::Name;
use crate::report::waits::Waits;
use crate::report::{Band, FirstTimes};

/// A class of a stage over all regions, or a region of it over all classes.
#[derive(Clone, Debug)]
pub struct Part {
    /// Which.
    pub of: PartOf,
    /// The backlog at the very start.
    pub opening: Band,
    /// The first step that closes with nobody waiting.
    pub clearance: FirstTimes,
    /// The largest closing backlog.
    pub peak: Band,
    /// Person-months waited within the horizon.
    pub person_months: Band,
    /// Units served within the horizon.
    pub served: Band,
    /// Units that left unserved within the horizon.
    pub withdrawn: Band,
    /// The mean wait in steps of the units served within the horizon; `None` when nobody was.
    pub wait: Option<Band>,
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

/// How far the waits of regions lie apart, over all who were served within the horizon.
#[derive(Clone, Debug)]
pub struct Spread {
    /// The longest mean wait of a region over the shortest; `None` when some region waits not at all.
    pub ratio: Option<Band>,
    /// The Gini coefficient of waits, each person taken to wait as long as the region does on average.
    pub gini: Band,
}
