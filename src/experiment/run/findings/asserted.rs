//! What the first sentences of an answer say of the assertions of a scenario: which hold, under which variants, how likely.

use crate::experiment::asked;
use crate::experiment::judge::Verdict;
use crate::experiment::outcome::Outcome;
use crate::model::Name;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;

/// So many stand in an answer; all of them stand in a table of their own.
const MOST: usize = 3;

/// A sentence for each assertion, and whether it holds wherever it is made; those that do not first.
pub(super) fn sentences(run: &RunInfo, outcomes: &[Outcome]) -> Vec<(bool, Message)> {
    let mut groups: Vec<Vec<(&Name, &Verdict)>> = Vec::new();
    for outcome in outcomes {
        for verdict in &outcome.verdicts {
            let of = &verdict.assertion;
            let is_same = |group: &&mut Vec<(&Name, &Verdict)>| {
                let known = &group[0].1.assertion;
                known.name.key == of.name.key && known.claim == of.claim
            };
            match groups.iter_mut().find(is_same) {
                Some(group) => group.push((&outcome.name, verdict)),
                None => groups.push(vec![(&outcome.name, verdict)]),
            }
        }
    }
    let several = 1 < outcomes.len();
    let mut said: Vec<(bool, Message)> =
        groups.iter().map(|group| sentence(run, group, several)).collect();
    said.sort_by_key(|(holds, _)| *holds);
    said.truncate(MOST);
    said
}

/// What is said of one assertion, which is made of these variants.
fn sentence(run: &RunInfo, group: &[(&Name, &Verdict)], several: bool) -> (bool, Message) {
    let first = group[0].1;
    let claim = Cell::from(asked::claim(run, &first.whose, first.assertion.claim));
    let wanted = Cell::Share(first.assertion.claim.share);
    if !several {
        let (holds, share) = (first.passed(), Cell::Share(first.share));
        return if holds {
            (holds, Message::AssertionHolds { claim, share, wanted })
        } else {
            (holds, Message::AssertionFails { claim, share, wanted })
        };
    }
    let with = |passed: bool| -> Vec<Cell> {
        let of = group.iter().filter(|(_, verdict)| verdict.passed() == passed);
        let named = of.map(|(name, verdict)| Message::WithShare {
            name: Cell::from(*name),
            share: Cell::Share(verdict.share),
        });
        named.map(Cell::from).collect()
    };
    let (holding, failing) = (with(true), with(false));
    match (holding.is_empty(), failing.is_empty()) {
        (_, true) => {
            let variants = Cell::List(holding);
            (true, Message::AssertionHoldsWith { variants, claim, wanted })
        }
        (true, false) => {
            let variants = Cell::List(failing);
            (false, Message::AssertionFailsWith { variants, claim, wanted })
        }
        (false, false) => {
            let (variants, others) = (Cell::List(holding), Cell::List(failing));
            (false, Message::AssertionHoldsWithSome { variants, others, claim, wanted })
        }
    }
}
