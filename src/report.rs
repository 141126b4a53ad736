//! What an experiment found: numbers and terms, complete. Holds no words of any language and no looks.

pub mod answer;
pub mod cell;
pub mod chart;
pub mod comparison;
pub mod explanation;
pub mod message;
pub mod money;
pub mod part;
pub mod precision;
pub mod run_info;
pub mod section;
pub mod table;
pub mod waits;

use crate::model::Name;
use crate::model::metric::{Limit, Metric, Subject};
use crate::model::question::{Assertion, Assumption, Event, Reported};
use crate::model::{ClearedAt, ShortageWindow};
use crate::report::money::MoneyOutcome;
use crate::report::part::{Part, Spread};
use crate::report::run_info::RunInfo;
use crate::report::waits::Waits;

/// What playing a programme came to. All outcomes share steps, seed and replications.
#[derive(Clone, Debug)]
pub struct Report {
    /// What was played.
    pub run: RunInfo,
    /// The base first, then its variants in the order of the file.
    pub outcomes: Vec<Outcome>,
}

/// What one variant came to.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The variant; the key of the base is `base`.
    pub name: Name,
    /// Bands over replications, one per metric and subject.
    pub series: Vec<Series>,
    /// The stages in pipeline order.
    pub stages: Vec<StageOutcome>,
    /// Money; `None` when the scenario does not speak of it.
    pub money: Option<MoneyOutcome>,
    /// The assertions, judged.
    pub verdicts: Vec<Verdict>,
    /// Marks for charts.
    pub events: Vec<Event>,
    /// Windows for charts.
    pub shortages: Vec<ShortageWindow>,
    /// Published figures for charts.
    pub reported: Vec<Reported>,
    /// Where numbers come from.
    pub assumptions: Vec<Assumption>,
}

impl Outcome {
    /// The series of a metric and a subject's key, all classes and regions together.
    pub fn series(&self, metric: Metric, of: &str) -> Option<&Series> {
        self.part(metric, of, (None, None))
    }

    /// The series of a metric and a subject's key, of the class and the region with these keys only.
    pub fn part(
        &self,
        metric: Metric,
        of: &str,
        (class, region): (Option<&str>, Option<&str>),
    ) -> Option<&Series> {
        let is = |name: &Option<Name>, key: Option<&str>| {
            name.as_ref().map(|name| name.key.as_str()) == key
        };
        self.series.iter().find(|series| {
            series.metric == metric
                && is(&series.class, class)
                && is(&series.region, region)
                && series.of.key() == of
        })
    }
}

/// One metric of one subject over time.
#[derive(Clone, Debug)]
pub struct Series {
    /// What is measured.
    pub metric: Metric,
    /// Of what.
    pub of: Subject,
    /// Of one class only; `None` for all together.
    pub class: Option<Name>,
    /// Of one region only; `None` for all together.
    pub region: Option<Name>,
    /// One band per step; `None` where no replication has a value, such as the wait of nobody.
    pub bands: Vec<Option<Band>>,
}

/// The probabilities of [`Band::quantiles`].
pub const LEVELS: [f64; 7] = [0.025, 0.10, 0.25, 0.50, 0.75, 0.90, 0.975];

/// How a number is spread over replications. Not a confidence interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The mean.
    pub mean: f64,
    /// The type 7 quantiles at [`LEVELS`] (Hyndman & Fan 1996).
    pub quantiles: [f64; 7],
}

impl Band {
    /// The middle one.
    pub fn median(&self) -> f64 {
        self.quantiles[3]
    }

    /// Whether the replications differ.
    pub fn spreads(&self) -> bool {
        1e-9 * (1.0 + self.quantiles[6].abs()) < self.quantiles[6] - self.quantiles[0]
    }
}

/// What one stage of one variant came to.
#[derive(Clone, Debug)]
pub struct StageOutcome {
    /// The stage.
    pub name: Name,
    /// When it counts as cleared.
    pub cleared_at: ClearedAt,
    /// Its service standard in steps.
    pub standard: Option<f64>,
    /// Units that left before the horizon: where the cumulative curves begin.
    pub served_before: f64,
    /// The backlog at the very start.
    pub opening: Band,
    /// The first step that closes with at most `cleared_at`.
    pub clearance: FirstTimes,
    /// The largest closing backlog.
    pub peak: Band,
    /// The step of the largest closing backlog, the first where there are several.
    pub peak_step: FirstTimes,
    /// Person-months waited in this queue within the horizon.
    pub person_months: Band,
    /// Units served within the horizon.
    pub served: Band,
    /// Units that left the queue unserved within the horizon.
    pub withdrawn: Band,
    /// Share of the served that were served within the standard; `None` without a standard or a service.
    pub service_level: Option<Band>,
    /// What each limit did, in the order of ties: demand first.
    pub limits: Vec<LimitOutcome>,
    /// Waiting times, pooled over replications.
    pub waits: Waits,
    /// Its classes, then its regions, where there are several of them.
    pub parts: Vec<Part>,
    /// How far the waits of its regions lie apart; `None` where there is one region.
    pub spread: Option<Spread>,
    /// The sum that an auditor can do by hand; `None` when there is no pace to divide by.
    pub by_hand: Option<ByHand>,
    /// Backlog minus the backlog of the base, replication by replication; empty for the base itself.
    pub difference: Vec<Band>,
}

impl StageOutcome {
    /// Whether this is no stage but the way through all of them. Somebody is always under way on it, so neither
    /// its clearance nor its backlog answers a question; its waits do.
    pub fn is_whole_pipeline(&self) -> bool {
        // No stage can have this key: the language reserves it.
        self.name.key == Name::of_programme().key
    }
}

/// What one limit did to a stage over the whole horizon.
#[derive(Clone, Debug)]
pub struct LimitOutcome {
    /// The limit.
    pub limit: Limit,
    /// The share of all steps and replications in which it was the binding one.
    pub binding_share: f64,
    /// The units that it withheld.
    pub withheld: Band,
}

/// In which step something first happened, counted over replications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstTimes {
    /// Replications by step.
    pub counts: Vec<u32>,
    /// Replications in which it did not happen within the horizon.
    pub never: u32,
}

impl FirstTimes {
    /// All replications.
    pub fn total(&self) -> u32 {
        self.counts.iter().sum::<u32>() + self.never
    }

    /// The share in which it happened by the end of the step.
    pub fn probability_by(&self, step: usize) -> f64 {
        f64::from(self.counts.iter().take(step + 1).sum::<u32>()) / f64::from(self.total())
    }

    /// The share in which it never happened.
    pub fn probability_of_never(&self) -> f64 {
        f64::from(self.never) / f64::from(self.total())
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

/// Clearance by division: the opening backlog over what it shrinks by in a month, at the paces of the first year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ByHand {
    /// The opening backlog (mean over replications).
    pub opening: f64,
    /// Applications a month.
    pub arrivals_per_month: f64,
    /// What the stage can serve a month: the least of its capacities and of its supplies per unit.
    pub pace_per_month: f64,
}

impl ByHand {
    /// Arrivals over pace; above 1 the backlog grows.
    pub fn load(&self) -> f64 {
        self.arrivals_per_month / self.pace_per_month
    }

    /// Months until the backlog is gone; `None` when it does not shrink.
    pub fn months(&self) -> Option<f64> {
        let net = self.pace_per_month - self.arrivals_per_month;
        (0.0 < net).then(|| self.opening / net)
    }
}

/// An assertion and what became of it.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// What was claimed.
    pub assertion: Assertion,
    /// The share of replications in which it held.
    pub share: f64,
}

impl Verdict {
    /// Whether it held often enough.
    pub fn passed(&self) -> bool {
        self.assertion.claim.is_met(self.share)
    }
}
