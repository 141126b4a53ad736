//! The cards in service: when they expire, and how many come back. Draws nothing.

use crate::model::distribution::Quantity;
use crate::model::profile::Profile;
use crate::model::region::Split;
use crate::model::transit::LeadTime;

/// Valid cards in the hands of their owners.
#[derive(Clone, Debug)]
pub struct InService {
    /// Cards that were issued before the horizon, oldest first.
    pub issued: Vec<Issued>,
    /// How they are spread over regions.
    pub split: Split,
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

/// In which steps the cards of each step of issue expire.
///
/// A card is valid for a time from its issue. Owners come spread evenly around that date. An extension holds back every
/// expiry that falls into its window and releases it from the end of the window on, at once or evenly over a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Expiry {
    past: usize,
    /// By step of issue, the oldest first: the step of expiry within the horizon, and the share that expires in it.
    due: Vec<Vec<(usize, f64)>>,
}

/// When cards expire, in steps; [`Expiry::new`] makes a table of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Validity {
    /// From issue to expiry.
    pub steps: f64,
    /// The width of the time around expiry in which owners come, half of it before.
    pub spread: f64,
    /// Extensions of cards that would expire in a window, in the order in which they were granted.
    pub extensions: Vec<Extension>,
}

/// Cards that would expire in a window stay valid until its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extension {
    /// The beginning of the window in steps from the start of the horizon; may be negative.
    pub from: f64,
    /// Its end: every expiry that falls before it, and not before `from`, moves to it.
    pub until: f64,
    /// Steps over which the held back expire, evenly, from `until` on; zero for all at once.
    pub stagger: f64,
}

impl Expiry {
    /// The table for a horizon of so many steps, and cards issued up to `past` steps before it.
    pub fn new(validity: &Validity, past: usize, steps: usize) -> Self {
        let first = -i64::try_from(past).unwrap_or(0);
        let last = i64::try_from(steps).unwrap_or(i64::MAX);
        let due = (first..last)
            .map(|issue| {
                let mut due: Vec<(usize, f64)> = Vec::new();
                for (step, share) in validity.expiries(issue) {
                    let Ok(step) = usize::try_from(step) else { continue };
                    if steps <= step {
                        continue;
                    }
                    match due.iter_mut().find(|(at, _)| *at == step) {
                        Some((_, sum)) => *sum += share,
                        None => due.push((step, share)),
                    }
                }
                due.sort_by_key(|(step, _)| *step);
                due
            })
            .collect();
        Self { past, due }
    }

    /// In which steps the cards of a step of issue expire, with the share of each.
    pub fn due(&self, issue: i32) -> &[(usize, f64)] {
        let past = i64::try_from(self.past).unwrap_or(0);
        usize::try_from(past + i64::from(issue))
            .ok()
            .and_then(|index| self.due.get(index))
            .map_or(&[], Vec::as_slice)
    }

    /// The share of the cards of a step of issue that expired before the horizon.
    pub fn gone(validity: &Validity, issue: i32) -> f64 {
        let all = validity.expiries(i64::from(issue));
        all.into_iter().filter(|(step, _)| *step < 0).map(|(_, share)| share).sum()
    }
}

impl Validity {
    /// All steps of expiry of the cards of a step of issue, whether or not they lie within a horizon.
    fn expiries(&self, issue: i64) -> Vec<(i64, f64)> {
        let date = issue as f64 + self.steps;
        let mut around = vec![(date, 0.0)];
        for extension in &self.extensions {
            for (date, stagger) in &mut around {
                if extension.from <= *date && *date < extension.until {
                    *date = extension.until;
                    *stagger = extension.stagger;
                }
            }
        }
        let (date, stagger) = around[0];
        let mut found = Vec::new();
        for (release, share) in spread(date, date + stagger) {
            let middle = release as f64 + if 0.0 < stagger { 0.0 } else { date - date.floor() };
            for (step, part) in spread(middle - self.spread / 2.0, middle + self.spread / 2.0) {
                found.push((step, share * part));
            }
        }
        found
    }
}

/// Whole steps and their shares of an even spread between two dates, for cards issued evenly within a step.
fn spread(from: f64, to: f64) -> Vec<(i64, f64)> {
    let floor = from.floor();
    #[expect(clippy::cast_possible_truncation, reason = "horizons have far fewer steps than 2^53")]
    let base = floor as i64;
    let shares = LeadTime::between(from - floor, to - floor);
    (base..).zip(shares.shares().iter().copied()).filter(|(_, share)| 0.0 < *share).collect()
}

/// Where renewals and replacements come from.
#[derive(Clone, Debug)]
pub enum Return {
    /// A card expires, and this share of owners applies for a new one.
    Renewal(Quantity),
    /// A card is lost or damaged, and its owner applies for a new one: the hazard of each step.
    Replacement(Profile),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expiry(spread: f64, extensions: Vec<Extension>) -> Expiry {
        Expiry::new(&Validity { steps: 12.0, spread, extensions }, 12, 60)
    }

    #[test]
    fn cards_expire_a_validity_after_issue() {
        let plain = expiry(0.0, Vec::new());
        assert_eq!(plain.due(0), [(12, 1.0)]);
        assert_eq!(plain.due(-12), [(0, 1.0)]);
        assert_eq!(plain.due(48), []);
        // Two steps around the date: half of the departures of the step before it, and so on.
        assert_eq!(expiry(2.0, Vec::new()).due(0), [(11, 0.25), (12, 0.5), (13, 0.25)]);
    }

    #[test]
    fn an_extension_holds_back_and_releases() {
        let all = Extension { from: -100.0, until: 24.0, stagger: 0.0 };
        let cliff = expiry(0.0, vec![all]);
        assert_eq!(cliff.due(0), [(24, 1.0)]);
        assert_eq!(cliff.due(11), [(24, 1.0)]);
        assert_eq!(cliff.due(12), [(24, 1.0)]);
        assert_eq!(cliff.due(13), [(25, 1.0)]);
        let staggered = expiry(0.0, vec![Extension { stagger: 10.0, ..all }]);
        let due = staggered.due(0);
        assert!((due.iter().map(|(_, share)| share).sum::<f64>() - 1.0).abs() < 1e-12);
        assert_eq!((due[0].0, due[due.len() - 1].0), (24, 34));
    }

    #[test]
    fn what_expired_before_the_horizon_is_gone() {
        let validity = Validity { steps: 12.0, spread: 0.0, extensions: Vec::new() };
        assert_eq!(Expiry::gone(&validity, -13), 1.0);
        assert_eq!(Expiry::gone(&validity, -12), 0.0);
        let held = Extension { from: -5.0, until: 3.0, stagger: 0.0 };
        let validity = Validity { extensions: vec![held], ..validity };
        assert_eq!(Expiry::gone(&validity, -13), 0.0);
        assert_eq!(Expiry::gone(&validity, -18), 1.0);
    }
}
