//! The cards in service: when they expire, and how many come back. Draws nothing.

use std::collections::BTreeMap;

use crate::model::distribution::Quantity;
use crate::model::profile::Profile;
use crate::model::region::Split;

/// Valid cards in the hands of their owners.
#[derive(Clone, Debug)]
pub struct InService {
    /// The cards of all classes together, or those of each class by themselves where renewals tell them apart.
    pub kinds: Vec<Kind>,
    /// How they are spread over regions.
    pub split: Split,
}

/// Cards that are valid for the same time.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Cards that were issued before the horizon and are valid when it opens, oldest first.
    pub issued: Vec<Issued>,
    /// When cards expire; `None` for never.
    pub expiry: Option<Expiry>,
}

/// Cards that were issued in one step before the horizon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Issued {
    /// The step of issue: −1 is the last one before the horizon.
    pub at: i32,
    /// How many.
    pub cards: f64,
}

/// In which steps the cards of each step of issue expire: [`Validity`] as a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Expiry {
    past: usize,
    /// By step of issue, the oldest first: the step of expiry within the horizon, and the share that expires in it.
    due: Vec<Vec<(usize, f64)>>,
}

/// When cards expire, in steps.
///
/// A card is valid for a time from its issue, and cards are issued evenly within their step. An extension moves every
/// date on a card that falls into its window to the end of the window, or evenly over a time from there on, or each by the
/// same time. Owners come evenly spread around the date on their card, as moved: that is when the card counts as expired.
#[derive(Clone, Debug, PartialEq)]
pub struct Validity {
    /// From issue to expiry.
    pub steps: f64,
    /// The width of the time around expiry in which owners come, half of it before.
    pub spread: f64,
    /// Extensions of cards that would expire in a window, in the order in which they were granted.
    pub extensions: Vec<Extension>,
}

/// Cards that would expire in a window stay valid for longer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extension {
    /// The beginning of the window in steps from the start of the horizon; negative infinity for all before its end.
    pub from: f64,
    /// Its end: every expiry that falls before it, and not before `from`, moves.
    pub until: f64,
    /// Whereto.
    pub to: Extended,
}

/// To what an extension moves the dates in its window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Extended {
    /// To the end of the window, or evenly over so many steps from there on; zero for all at once.
    End {
        /// How long it takes until the last of those that were held back has expired.
        stagger: f64,
    },
    /// Each by so many steps from its own date.
    Shift(f64),
}

impl Expiry {
    /// The table for a horizon of so many steps, and cards issued up to `past` steps before it.
    pub fn new(validity: &Validity, past: usize, steps: usize) -> Self {
        let first = -i64::try_from(past).unwrap_or(0);
        let last = i64::try_from(steps).unwrap_or(i64::MAX);
        Self { past, due: (first..last).map(|issue| validity.due(issue, steps)).collect() }
    }

    /// In which steps the cards of a step of issue expire, with the share of each in those that did not expire before
    /// the horizon. What is missing to one expires behind it.
    pub fn due(&self, issue: i32) -> &[(usize, f64)] {
        let past = i64::try_from(self.past).unwrap_or(0);
        usize::try_from(past + i64::from(issue))
            .ok()
            .and_then(|index| self.due.get(index))
            .map_or(&[], Vec::as_slice)
    }
}

impl Validity {
    /// The share of the cards of a step of issue that expired before the horizon.
    pub fn gone(&self, issue: i64) -> f64 {
        let waves = self.waves(issue);
        waves.into_iter().map(|wave| wave.share * wave.come_before(0.0, self.spread)).sum()
    }

    /// A bound on the steps in which the cards of one step of issue can expire.
    pub fn width(&self) -> f64 {
        let extended = |extension: &Extension| match extension.to {
            Extended::End { stagger } => stagger + self.spread + 2.0,
            // The two ends of the step that the window may cut.
            Extended::Shift(_) => self.spread + 3.0,
        };
        self.spread + 3.0 + self.extensions.iter().map(extended).sum::<f64>()
    }

    fn due(&self, issue: i64, steps: usize) -> Vec<(usize, f64)> {
        let left = 1.0 - self.gone(issue);
        if left < NEGLIGIBLE {
            return Vec::new();
        }
        let mut due: BTreeMap<usize, f64> = BTreeMap::new();
        for wave in self.waves(issue) {
            let from = whole(wave.from - self.spread / 2.0).min(steps);
            let mut before = wave.come_before(from as f64, self.spread);
            for step in from..steps {
                let by_then = wave.come_before(step as f64 + 1.0, self.spread);
                *due.entry(step).or_default() += wave.share * (by_then - before).max(0.0) / left;
                before = by_then;
                if 1.0 <= by_then {
                    break;
                }
            }
        }
        due.into_iter().filter(|(_, share)| NEGLIGIBLE < *share).collect()
    }

    /// The expiries of the cards of a step of issue, after all extensions.
    fn waves(&self, issue: i64) -> Vec<Wave> {
        let date = issue as f64 + self.steps;
        let mut waves = vec![Wave { from: date, to: date + 1.0, share: 1.0 }];
        for Extension { from, until, to } in &self.extensions {
            let mut extended = Vec::new();
            let mut others = Vec::new();
            for wave in waves {
                let (before, rest) = wave.cut(*from);
                let (within, after) = rest.cut(*until);
                extended.push(within);
                others.extend([before, after]);
            }
            waves = others;
            match to {
                Extended::End { stagger } => {
                    let share = extended.iter().map(|wave| wave.share).sum();
                    waves.push(Wave { from: *until, to: until + stagger, share });
                }
                Extended::Shift(by) => waves.extend(extended.into_iter().map(|wave| Wave {
                    from: wave.from + by,
                    to: wave.to + by,
                    ..wave
                })),
            }
            waves.retain(|wave| NEGLIGIBLE < wave.share);
        }
        waves
    }
}

/// A share of the cards of a step that is less than a card.
const NEGLIGIBLE: f64 = 1e-12;

/// Cards that expire evenly between two moments, in steps from the start; all at once where the two are one.
#[derive(Clone, Copy, Debug)]
struct Wave {
    from: f64,
    to: f64,
    share: f64,
}

impl Wave {
    /// What expires before a moment, and the rest.
    fn cut(self, moment: f64) -> (Self, Self) {
        if self.to <= moment && self.from < moment {
            return (self, Self { share: 0.0, ..self });
        }
        if moment <= self.from {
            return (Self { share: 0.0, ..self }, self);
        }
        let early = self.share * (moment - self.from) / (self.to - self.from);
        (
            Self { to: moment, share: early, ..self },
            Self { from: moment, share: self.share - early, ..self },
        )
    }

    /// The part of it whose owners come before a moment: each comes up to half of `spread` before or after the expiry.
    fn come_before(self, moment: f64, spread: f64) -> f64 {
        let width = self.to - self.from;
        let (short, long) = if width < spread { (width, spread) } else { (spread, width) };
        let since = moment - (self.from - spread / 2.0);
        if since <= 0.0 {
            0.0
        } else if short + long <= since {
            1.0
        } else if short < NEGLIGIBLE {
            since / long
        } else {
            // The distribution function of a sum of two uniform times: a rise, a plateau, a fall.
            let ramp = |x: f64| if 0.0 < x { x * x / 2.0 } else { 0.0 };
            (ramp(since) - ramp(since - short) - ramp(since - long)) / (short * long)
        }
    }
}

/// The step in which a moment lies, the first for moments before it.
fn whole(moment: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast saturates, and what is negative is before the horizon"
    )]
    let step = moment as usize;
    step
}

/// Where renewals and replacements come from.
#[derive(Clone, Debug)]
pub enum Return {
    /// A card of one of the kinds expires, and this share of owners applies for a new one.
    Renewal {
        /// The share of owners.
        share: Quantity,
        /// By place in [`InService::kinds`]; all where it is empty.
        kinds: Vec<usize>,
    },
    /// A card is lost or damaged, and its owner applies for a new one: the hazard of each step.
    Replacement(Profile),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn validity(spread: f64, extensions: Vec<Extension>) -> Validity {
        Validity { steps: 12.0, spread, extensions }
    }

    fn expiry(spread: f64, extensions: Vec<Extension>) -> Expiry {
        Expiry::new(&validity(spread, extensions), 12, 60)
    }

    /// A window of all dates before step 24.
    const HELD: Extension = held(f64::NEG_INFINITY, 24.0, 0.0);

    const fn held(from: f64, until: f64, stagger: f64) -> Extension {
        Extension { from, until, to: Extended::End { stagger } }
    }

    #[test]
    fn cards_expire_a_validity_after_issue() {
        let plain = expiry(0.0, Vec::new());
        assert_eq!(plain.due(0), [(12, 1.0)]);
        assert_eq!(plain.due(-12), [(0, 1.0)]);
        assert_eq!(plain.due(48), []);
        assert_eq!((plain.due(-13), plain.due(60)), (&[][..], &[][..]));
        let half = Validity { steps: 12.25, ..validity(0.0, Vec::new()) };
        assert_eq!(Expiry::new(&half, 0, 60).due(0), [(12, 0.75), (13, 0.25)]);
    }

    #[test]
    fn owners_come_around_the_expiry() {
        // The cards expire evenly within step 12, and each owner comes up to a step before or after.
        assert_eq!(expiry(2.0, Vec::new()).due(0), [(11, 0.25), (12, 0.5), (13, 0.25)]);
        assert_eq!(expiry(1.0, Vec::new()).due(0), [(11, 0.125), (12, 0.75), (13, 0.125)]);
        let cliff = expiry(4.0, vec![HELD]);
        assert_eq!(cliff.due(0), [(22, 0.25), (23, 0.25), (24, 0.25), (25, 0.25)]);
    }

    #[test]
    fn an_extension_holds_back_and_releases() {
        let cliff = expiry(0.0, vec![HELD]);
        assert_eq!(cliff.due(0), [(24, 1.0)]);
        assert_eq!(cliff.due(11), [(24, 1.0)]);
        assert_eq!(cliff.due(12), [(24, 1.0)]);
        assert_eq!(cliff.due(13), [(25, 1.0)]);
        let staggered = expiry(0.0, vec![held(f64::NEG_INFINITY, 24.0, 10.0)]);
        let steps: Vec<usize> = staggered.due(0).iter().map(|(step, _)| *step).collect();
        assert_eq!(steps, (24..34).collect::<Vec<usize>>());
        assert!(staggered.due(0).iter().all(|(_, share)| (share - 0.1).abs() < 1e-12));
    }

    #[test]
    fn an_extension_may_cut_a_step() {
        // Of the cards that would expire in step 12, those of its last quarter are held back.
        let late = held(12.75, 20.0, 0.0);
        assert_eq!(expiry(0.0, vec![late]).due(0), [(12, 0.75), (20, 0.25)]);
        // What one extension releases, the next may hold back again.
        let again = held(20.0, 30.0, 0.0);
        assert_eq!(expiry(0.0, vec![late, again]).due(0), [(12, 0.75), (30, 0.25)]);
        assert_eq!(expiry(0.0, vec![again, late]).due(0), [(12, 0.75), (20, 0.25)]);
    }

    /// Valid to a month of 2020 from February to December: each gets eleven months more from its own date.
    #[test]
    fn an_extension_may_shift_each_date() {
        let shift = Extension { from: 13.0, until: 24.0, to: Extended::Shift(11.0) };
        let shifted = expiry(0.0, vec![shift]);
        assert_eq!(shifted.due(0), [(12, 1.0)]);
        for issue in 1..12 {
            assert_eq!(shifted.due(issue), [(usize::try_from(issue).unwrap() + 23, 1.0)]);
        }
        assert_eq!(shifted.due(12), [(24, 1.0)]);
        let cut = Extension { from: 12.75, until: 24.0, to: Extended::Shift(1.5) };
        assert_eq!(expiry(0.0, vec![cut]).due(0), [(12, 0.75), (14, 0.25)]);
    }

    #[test]
    fn what_expired_before_the_horizon_is_gone() {
        let plain = validity(0.0, Vec::new());
        assert_eq!((plain.gone(-13), plain.gone(-12)), (1.0, 0.0));
        let held = validity(0.0, vec![held(-5.0, 3.0, 0.0)]);
        assert_eq!((held.gone(-13), held.gone(-17), held.gone(-18)), (0.0, 0.0, 1.0));
        // Half of the cards are gone, and the table speaks of the other half.
        let half = validity(2.0, Vec::new());
        assert_eq!((half.gone(-12), half.gone(-13), half.gone(-14)), (0.25, 0.75, 1.0));
        let table = Expiry::new(&half, 14, 60);
        assert_eq!(table.due(-13), [(0, 1.0)]);
        assert_eq!(table.due(-12), [(0, 2.0 / 3.0), (1, 1.0 / 3.0)]);
        assert_eq!(table.due(-14), []);
    }

    #[test]
    fn every_card_expires_once() {
        let extensions = vec![
            held(-3.3, 9.7, 5.5),
            held(11.1, 20.2, 0.0),
            Extension { from: 15.0, until: 23.3, to: Extended::Shift(4.2) },
        ];
        for spread in [0.0, 0.3, 7.0] {
            let validity = Validity { steps: 7.4, spread, extensions: extensions.clone() };
            let table = Expiry::new(&validity, 10, 100);
            for issue in -10..50 {
                let sum: f64 = table.due(issue).iter().map(|(_, share)| share).sum();
                let left =
                    if validity.gone(i64::from(issue)) < 1.0 - NEGLIGIBLE { 1.0 } else { 0.0 };
                assert!((sum - left).abs() < 1e-9, "{issue}: {sum}");
                assert!(table.due(issue).is_sorted_by_key(|(step, _)| *step));
            }
        }
    }
}
