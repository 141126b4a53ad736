//! Answers: the numbers that every replication gives, and claims about them. Computes none of them.

use crate::calendar::Date;
use crate::keyed::keyed;
use crate::model::class::ClassId;
use crate::model::id::StageId;
use crate::model::timeline::{Step, Timeline};

keyed! {
    /// What is measured of a stage over one replication.
    ///
    /// [`crate::model::metric::Metric`] is of a step, a measure of the whole horizon.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Measure {
        /// The first step, counted from 0, from which the backlog stays at or below the mark of clearance to the end of
        /// the horizon; infinite when there is none.
        Clearance = "clearance",
        /// The first step that closes at or below the mark; infinite when none does.
        FirstClearance = "first_clearance",
        /// The step in which the last of those who waited at the start was served or left; infinite when some still wait.
        OpeningServed = "opening_served",
        /// The largest backlog, that of the opening included.
        Peak = "peak",
        /// Person-months waited in the queue.
        PersonMonths = "person_months",
        /// The closing backlog of the last step.
        BacklogAtEnd = "backlog_at_end",
        /// Units served.
        Served = "served",
        /// The longest mean wait of a region, in steps, over all who joined or waited at the start: who still waits counts
        /// with the wait so far; NaN where nobody did.
        WorstRegionWait = "worst_region_wait",
        /// The same over the shortest; NaN where some region does not wait at all.
        RegionRatio = "region_ratio",
        /// The Gini coefficient of the same waits, each person taken to wait as long as the region does on average.
        RegionGini = "region_gini",
        /// The share of the served that were served within the standard; NaN when none were served.
        ServiceLevel = "service_level",
        /// The closing backlog of a step.
        Backlog(usize = 0) = "backlog",
    }
}

/// What a value of a measure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Steps of the horizon, from 0 on: a point in time.
    Step,
    /// People, cards, items.
    Units,
    /// People times months.
    PersonMonths,
    /// A part of a whole, from 0 to 1.
    Share,
    /// Steps: a length of time.
    Duration,
    /// A number without a unit.
    Ratio,
}

impl Measure {
    /// What its values count.
    pub fn unit(self) -> Unit {
        match self {
            Self::Clearance | Self::FirstClearance | Self::OpeningServed => Unit::Step,
            Self::Peak | Self::BacklogAtEnd | Self::Served | Self::Backlog(_) => Unit::Units,
            Self::PersonMonths => Unit::PersonMonths,
            Self::ServiceLevel => Unit::Share,
            Self::WorstRegionWait => Unit::Duration,
            Self::RegionRatio | Self::RegionGini => Unit::Ratio,
        }
    }

    /// Whether a larger value is better.
    pub fn more_is_better(self) -> bool {
        match self {
            Self::Served | Self::ServiceLevel => true,
            Self::Clearance
            | Self::FirstClearance
            | Self::OpeningServed
            | Self::Peak
            | Self::PersonMonths
            | Self::BacklogAtEnd
            | Self::WorstRegionWait
            | Self::RegionRatio
            | Self::RegionGini
            | Self::Backlog(_) => false,
        }
    }

    /// Whether it tells regions apart, so that there have to be several.
    pub fn is_of_regions(self) -> bool {
        matches!(self, Self::WorstRegionWait | Self::RegionRatio | Self::RegionGini)
    }

    /// Whether it says something of the whole pipeline, on which somebody is always under way: what was waited, not when
    /// it is over.
    pub fn is_of_pipeline(self) -> bool {
        self == Self::PersonMonths || self.is_of_regions()
    }

    /// Whether it can be asked of each month, of which the least counts.
    pub fn is_of_each(self) -> bool {
        matches!(self, Self::Served | Self::ServiceLevel)
    }

    /// This of a stage.
    pub fn of(self, stage: StageId) -> Answer {
        Answer { stage, part: None, measure: self, each: None }
    }

    /// Whether it is among the answers when none are named.
    pub fn is_usual(self) -> bool {
        match self {
            Self::Clearance | Self::Peak | Self::PersonMonths | Self::ServiceLevel => true,
            Self::FirstClearance
            | Self::OpeningServed
            | Self::BacklogAtEnd
            | Self::Served
            | Self::WorstRegionWait
            | Self::RegionRatio
            | Self::RegionGini
            | Self::Backlog(_) => false,
        }
    }

    /// Whether alternatives are compared by it.
    pub fn is_compared(self) -> bool {
        match self {
            Self::Clearance
            | Self::Peak
            | Self::PersonMonths
            | Self::BacklogAtEnd
            | Self::ServiceLevel
            | Self::WorstRegionWait
            | Self::RegionRatio
            | Self::RegionGini => true,
            Self::FirstClearance | Self::OpeningServed | Self::Served | Self::Backlog(_) => false,
        }
    }
}

/// A number that every replication gives: a measure of a stage, or of a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Of which stage.
    pub stage: StageId,
    /// Of which part of it; `None` for all classes and regions together.
    pub part: Option<StagePart>,
    /// What about it.
    pub measure: Measure,
    /// Of each of these times, of which the one with the least value counts; `None` for the whole horizon.
    pub each: Option<Each>,
}

/// A part of a stage of which answers are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StagePart {
    /// A class in all regions.
    Class(ClassId),
    /// One of `Model::regions`, all classes together.
    Region(usize),
}

keyed! {
    /// Times into which the horizon is cut. A step belongs to the one in which it begins, and one that the horizon cuts
    /// counts with what lies within it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Each {
        /// Each step by itself.
        Step = "step",
        /// The months of the calendar.
        Month = "month",
        /// The quarters of the calendar's years.
        Quarter = "quarter",
        /// The calendar's years.
        Year = "year",
    }
}

impl Each {
    /// What is different for the dates of different times.
    fn of(self, date: Date) -> (i32, u8) {
        match self {
            Self::Step => (0, 0),
            Self::Month => (date.year, date.month),
            Self::Quarter => (date.year, (date.month - 1).div_euclid(3)),
            Self::Year => (date.year, 0),
        }
    }

    /// Whether one of these times ends with a step.
    pub fn ends_with(self, step: usize, timeline: &Timeline) -> bool {
        let date = |step: &Step| timeline.calendar.date(step.first);
        let (this, next) = (timeline.steps().get(step), timeline.steps().get(step + 1));
        let (Some(this), Some(next)) = (this, next) else { return true };
        self == Self::Step || self.of(date(this)) != self.of(date(next))
    }
}

/// A statement about an answer: true or false of one replication, and to be true of a share of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    /// What it is about.
    pub answer: Answer,
    /// Within which the value has to lie. Cleared by the end of a step is a clearance of at most that step.
    pub bound: Bound,
    /// The least share of replications in which it has to hold.
    pub share: f64,
}

/// A one-sided bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// Not more than this.
    AtMost(f64),
    /// Not less than this.
    AtLeast(f64),
}

impl Bound {
    /// The bound itself.
    pub fn value(self) -> f64 {
        match self {
            Self::AtMost(value) | Self::AtLeast(value) => value,
        }
    }
}

impl Claim {
    /// Whether it holds of a value of its answer. A value that does not exist holds nothing.
    pub fn holds(self, value: f64) -> bool {
        match self.bound {
            Bound::AtMost(most) => value <= most,
            Bound::AtLeast(least) => least <= value,
        }
    }

    /// Whether it holds often enough, given the share of replications in which it does.
    pub fn is_met(self, share: f64) -> bool {
        self.share <= share + 1e-9
    }
}
