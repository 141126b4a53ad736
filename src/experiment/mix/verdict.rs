//! What was found in one sentence, which is also the title of its chart. Computes nothing.

use crate::experiment::asked;
use crate::experiment::mix::search::Mix;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;

/// The finding in one sentence.
pub(super) fn verdict(run: &RunInfo, mix: &Mix) -> Message {
    let claim = asked::claim(run, &mix.asked.whose, mix.problem.claim).into();
    let wanted = Cell::Share(mix.problem.claim.share);
    let Some(best) = mix.best else {
        return Message::MixOutOfReach { claim, wanted, share: Cell::Share(mix.most.share) };
    };
    let [one_key, other_key] = mix.problem.keys.each_ref().map(|key| run.subject(key));
    let [one_value, other_value] = best.values.map(Cell::Value);
    let cost = Cell::Number(best.cost);
    Message::CheapestMix { one_key, one_value, other_key, other_value, cost, claim, wanted }
}

/// Which keys of the cheapest mix lie at an end of what was tried, where the cost might go on falling.
pub(super) fn at_ends(run: &RunInfo, mix: &Mix) -> Vec<Message> {
    let Some(best) = mix.best else { return Vec::new() };
    let places = mix.problem.keys.iter().zip(best.values).zip(mix.problem.bounds);
    let at_end = |((key, value), (least, most)): ((&String, f64), (f64, f64))| {
        let (key, shown) = (run.subject(key), Cell::Value(value));
        if value <= least && 0.0 < least {
            Some(Message::MixAtLeast { key, value: shown })
        } else if most <= value {
            Some(Message::MixAtMost { key, value: shown })
        } else {
            None
        }
    };
    places.filter_map(at_end).collect()
}
