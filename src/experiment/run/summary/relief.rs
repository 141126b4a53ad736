//! What more of each limit would bring, as JSON. Rounds nothing.

use crate::experiment::outcome::{
    FirstTimes, LimitRelief, More, Outcome, Relief, Replay, StageRelief,
};
use crate::experiment::relief::tables::{key, pair_keys};
use crate::experiment::run::summary::json::{Json, Object, object};
use crate::stats::paired::Estimate;

/// What came of the limits of a variant; a limit that never binds has `null` for what lifting it changes.
pub(super) fn relief(
    outcome: &Outcome,
    relief: &Relief,
    first_times: impl Fn(&FirstTimes) -> Object,
) -> Object {
    let told = Told { outcome, first_times: &first_times };
    object!({
        "limits": relief.limits.iter().map(|it| told.limit(it)).collect::<Json>(),
        "pair": relief.pair.as_ref().map(|pair| {
            let keys = pair_keys(outcome, relief, pair.of).into_iter().collect::<Json>();
            object!({ "limits": keys }).and(told.replay(&pair.lifted))
        }),
        "all": relief.all.as_ref().map(|all| told.replay(all)),
    })
}

struct Told<'a> {
    outcome: &'a Outcome,
    first_times: &'a dyn Fn(&FirstTimes) -> Object,
}

impl Told<'_> {
    fn limit(&self, of: &LimitRelief) -> Object {
        object!({
            "limit": key(self.outcome, of),
            "lifted": of.lifted.as_ref().map(|lifted| self.replay(lifted)),
            "more": of.more.map(more),
        })
    }

    fn replay(&self, of: &Replay) -> Object {
        let stages = self.outcome.stages.iter().zip(&of.stages);
        let stage = |(stage, here): (&crate::experiment::outcome::StageOutcome, &StageRelief)| {
            object!({
                "stage": &stage.name.key,
                "person_months_saved": estimate(here.person_months),
                "steps_earlier": estimate(here.steps_earlier),
                "clearance": (self.first_times)(&here.clearance),
                "lower_peak": estimate(here.lower_peak),
            })
        };
        object!({
            "person_months_saved": estimate(of.person_months),
            "stages": stages.map(stage).collect::<Json>(),
        })
    }
}

fn more(of: More) -> Object {
    object!({
        "per_month": of.per_month,
        "person_months_saved": estimate(of.person_months),
        "person_months_saved_by_one": of.of_one(),
    })
}

/// A mean with its 95 % interval; one replication has none.
fn estimate(of: Estimate) -> Object {
    let ends = of.interval();
    object!({ "mean": of.mean, "low": ends.map(|it| it.0), "high": ends.map(|it| it.1) })
}
