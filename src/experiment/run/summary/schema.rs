//! The shape of `summary.json`, schema 1: a change that takes something away is a new number. Computes nothing.

use serde::{Serialize, Serializer};

/// A number as JSON has it: whole ones without a point, none for what is no number.
#[derive(Clone, Copy)]
pub(super) struct Number(pub(super) f64);

/// Up to here every whole number is exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 && self.0.abs() <= EXACT {
            #[expect(clippy::cast_possible_truncation, reason = "whole, and within 2^53")]
            serializer.serialize_i64(self.0 as i64)
        } else {
            // What is not finite becomes `null`.
            serializer.serialize_f64(self.0)
        }
    }
}

#[derive(Serialize)]
pub(super) struct Document<'a> {
    pub(super) schema: u32,
    pub(super) scenario: Name<'a>,
    pub(super) note: Option<&'a str>,
    pub(super) calendar: &'static str,
    pub(super) step: &'static str,
    pub(super) horizon: Horizon,
    pub(super) replications: u32,
    pub(super) seed: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) precision: Option<Precision<'a>>,
    pub(super) bands: &'static str,
    pub(super) variants: Vec<Variant<'a>>,
}

/// How well means are known, where the scenario asks for it.
#[derive(Serialize)]
pub(super) struct Precision<'a> {
    pub(super) relative: Option<Number>,
    pub(super) absolute: Option<Number>,
    pub(super) most: u32,
    pub(super) reached: bool,
    pub(super) means: Vec<Known<'a>>,
}

/// A mean with its 95 % interval.
#[derive(Serialize)]
pub(super) struct Known<'a> {
    pub(super) variant: &'a str,
    pub(super) answer: &'a str,
    pub(super) mean: Number,
    pub(super) half_width: Number,
    pub(super) wanted: Number,
    pub(super) never: Number,
}

#[derive(Serialize)]
pub(super) struct Name<'a> {
    pub(super) key: &'a str,
    pub(super) label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) label_fa: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Horizon {
    pub(super) first_step: Moment,
    pub(super) last_step: Moment,
    pub(super) steps: usize,
}

/// A step with its first day.
#[derive(Serialize)]
pub(super) struct Moment {
    pub(super) step: usize,
    #[serde(flatten)]
    pub(super) day: Option<Day>,
}

/// A day in the scenario's calendar, and in ISO 8601.
#[derive(Serialize)]
pub(super) struct Day {
    pub(super) date: String,
    pub(super) gregorian: String,
}

#[derive(Serialize)]
pub(super) struct Band {
    pub(super) mean: Number,
    pub(super) q025: Number,
    pub(super) q10: Number,
    pub(super) q25: Number,
    pub(super) q50: Number,
    pub(super) q75: Number,
    pub(super) q90: Number,
    pub(super) q975: Number,
}

#[derive(Serialize)]
pub(super) struct Variant<'a> {
    #[serde(flatten)]
    pub(super) name: Name<'a>,
    pub(super) stages: Vec<Stage<'a>>,
    pub(super) money: Option<Money<'a>>,
    pub(super) assertions: Vec<Assertion<'a>>,
    pub(super) assumptions: Vec<Assumption<'a>>,
}

#[derive(Serialize)]
pub(super) struct Stage<'a> {
    #[serde(flatten)]
    pub(super) name: Name<'a>,
    pub(super) opening: Band,
    pub(super) cleared_at: Option<ClearedAt>,
    pub(super) clearance: Option<FirstTimes>,
    pub(super) peak: Band,
    pub(super) peak_at: FirstTimes,
    pub(super) first_to_join: Option<Wait>,
    pub(super) person_months: Band,
    pub(super) served: Band,
    pub(super) withdrawn: Band,
    pub(super) standard_steps: Option<Number>,
    pub(super) service_level: Option<Band>,
    pub(super) limits: Vec<Limit<'a>>,
    pub(super) by_hand: Option<ByHand>,
    pub(super) parts: Vec<Part<'a>>,
    pub(super) spread: Option<Spread>,
}

/// A class over all regions, or a region over all classes: the other one is `null`.
#[derive(Serialize)]
pub(super) struct Part<'a> {
    pub(super) class: Option<Name<'a>>,
    pub(super) region: Option<Name<'a>>,
    pub(super) opening: Band,
    pub(super) clearance: FirstTimes,
    pub(super) peak: Band,
    pub(super) first_to_join: Option<Wait>,
    pub(super) person_months: Band,
    pub(super) served: Band,
    pub(super) withdrawn: Band,
    pub(super) mean_wait_steps: Option<Band>,
    pub(super) service_level: Option<Band>,
}

#[derive(Serialize)]
pub(super) struct Spread {
    pub(super) worst_over_best: Option<Band>,
    pub(super) gini: Band,
}

#[derive(Serialize)]
pub(super) struct Money<'a> {
    pub(super) currency: Name<'a>,
    pub(super) released: Band,
    pub(super) fees: Band,
    pub(super) cost: Band,
    pub(super) cost_per_card: Option<Band>,
    pub(super) paid: Band,
    pub(super) cash_at_end: Band,
    pub(super) payable_at_end: Band,
    pub(super) arrears_peak: Band,
    pub(super) arrears_peak_at: FirstTimes,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ClearedAt {
    Units(Number),
    StepsOfWork(Number),
}

/// A step that differs between replications; `null` for a quantile beyond the horizon.
#[derive(Serialize)]
pub(super) struct FirstTimes {
    pub(super) q10: Option<Moment>,
    pub(super) median: Option<Moment>,
    pub(super) q90: Option<Moment>,
    pub(super) probability_of_never: Number,
    pub(super) distribution: Vec<Share>,
}

#[derive(Serialize)]
pub(super) struct Share {
    #[serde(flatten)]
    pub(super) at: Moment,
    pub(super) replications: u32,
    pub(super) probability_by: Number,
}

#[derive(Serialize)]
pub(super) struct Wait {
    pub(super) joined_step: i32,
    pub(super) joined: Option<Day>,
    pub(super) units: Number,
    pub(super) mean_steps: Option<Number>,
    pub(super) p50: WaitQuantile,
    pub(super) p85: WaitQuantile,
    pub(super) p95: WaitQuantile,
    pub(super) within_standard: Option<Number>,
    pub(super) censored: Number,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum WaitQuantile {
    Within { steps: u32, served: Option<Day> },
    Beyond { beyond_horizon: bool },
}

#[derive(Serialize)]
pub(super) struct Limit<'a> {
    pub(super) key: &'a str,
    pub(super) binding_share: Number,
    pub(super) withheld: Band,
}

#[derive(Serialize)]
pub(super) struct ByHand {
    pub(super) opening: Number,
    pub(super) arrivals_per_month: Number,
    pub(super) pace_per_month: Number,
    pub(super) load: Number,
    pub(super) months: Option<Number>,
}

#[derive(Serialize)]
pub(super) struct Assertion<'a> {
    #[serde(flatten)]
    pub(super) name: Name<'a>,
    pub(super) stage: Option<&'a str>,
    pub(super) of: &'static str,
    pub(super) at: Option<Moment>,
    #[serde(flatten)]
    pub(super) bound: Option<Bound>,
    pub(super) probability: Number,
    pub(super) share: Number,
    pub(super) passed: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Bound {
    AtMost(Number),
    AtLeast(Number),
}

#[derive(Serialize)]
pub(super) struct Assumption<'a> {
    pub(super) address: &'a str,
    pub(super) value: &'a str,
    pub(super) from: Option<&'a str>,
    pub(super) grade: Option<&'a str>,
    pub(super) note: Option<&'a str>,
}
