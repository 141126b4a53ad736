//! The least constant capacity that clears a stage by the end of the horizon, found by playing it. Draws nothing.

use crate::experiment::explain::calm::{self, Level};
use crate::experiment::explain::explanation::LeastCapacity;
use crate::model::coming_again::{ComingAgain, Gone};
use crate::model::distribution::Quantity;
use crate::model::flow::Flow;
use crate::model::limit::{LimitSource, Limits};
use crate::model::profile::{Piece, Profile, Schedule};
use crate::model::{Capacity, CapacityId, Model, Name, Rejects};
use crate::report::cell::{three_digits, three_digits_up};
use crate::units::Period;

/// How near the least capacity is found, as a share of it.
const NEAR: f64 = 1e-4;

/// A capacity that is not enough when it is doubled so often never is.
const MOST_DOUBLED: u32 = 40;

/// A sum by hand stands where it is enough and less by this share is not: it counts who comes back for rework in the last
/// step, and all months as of one length.
const BY_HAND: f64 = 0.03;

/// The share of the served that does not come back to the stage, for rework or after a time.
pub(super) fn good_share(model: &Model, index: usize) -> f64 {
    let stage = &model.stages[index];
    let Some(Rejects { yielded, rework }) = &stage.rejects else { return 1.0 };
    let inputs = calm::inputs(model, Level::Median);
    // Of classes that differ, in the middle: nobody knows yet how many of each are served.
    let sum: f64 = yielded.iter().map(|yielded| yielded.value(&inputs)).sum();
    let bad = 1.0 - sum / yielded.len().max(1) as f64;
    let back = |again: &&ComingAgain| again.gone == Gone::Rejected && again.to.0 == index;
    let again: f64 =
        stage.coming_again.iter().filter(back).map(|again| again.share.value(&inputs)).sum();
    let back = if *rework { 1.0 } else { again };
    (1.0 - bad * back).max(f64::MIN_POSITIVE)
}

/// The least constant capacity with which a stage without other limits is clear for good by the end of the horizon, in a
/// model without chance, to three digits; `None` where no capacity is enough. Bisection, where the sum by hand is not it.
pub(super) fn least_capacity(model: &Model, stage: usize, by_hand: f64) -> Option<LeastCapacity> {
    let clears = |capacity: f64| {
        let ending = calm::ending(&with_capacity(model, stage, capacity));
        ending.stages[stage].whole.cleared_in.is_some()
    };
    // As it is read, with three digits; rounded up where that is not enough.
    let read = |capacity: f64| {
        let rounded = three_digits(capacity);
        if clears(rounded) { rounded } else { three_digits_up(capacity) }
    };
    if clears(0.0) {
        return Some(LeastCapacity { capacity: 0.0, played: false });
    }
    let by_hand = if by_hand.is_finite() { by_hand.max(1.0) } else { 1.0 };
    let (mut low, mut high) = (by_hand * (1.0 - BY_HAND), by_hand);
    if clears(high) && !clears(low) {
        return Some(LeastCapacity { capacity: read(by_hand), played: false });
    }
    (low, high) = if clears(low) { (0.0, low) } else { (high, 2.0 * high) };
    let mut doubled = 0;
    while !clears(high) {
        (low, high) = (high, 2.0 * high);
        doubled += 1;
        if MOST_DOUBLED < doubled {
            return None;
        }
    }
    while NEAR * high < high - low {
        let middle = f64::midpoint(low, high);
        if clears(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    let played = 1.0 + BY_HAND < high / by_hand || high / by_hand < 1.0 - BY_HAND;
    Some(LeastCapacity { capacity: read(high), played })
}

/// A model in which so much a month is all that limits a stage.
fn with_capacity(model: &Model, stage: usize, per_month: f64) -> Model {
    let mut model = model.clone();
    let rate = Schedule {
        pieces: vec![Piece {
            from: model.timeline.start(),
            value: Quantity::Fixed(per_month),
            per: Period::Month,
            ramp_days: 0.0,
        }],
        season: None,
        open: Vec::new(),
    };
    let profile = Profile::new(&model.timeline, &rate);
    let flow = Flow::undisturbed(profile);
    let id = CapacityId(model.capacities.len());
    model.capacities.push(Capacity::undivided(Name::of_programme(), flow));
    model.stages[stage].limits = Limits::new([LimitSource::Capacity(id)]);
    model
}
