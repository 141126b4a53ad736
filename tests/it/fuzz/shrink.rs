//! From a text that breaks a law to a small one that breaks the same: parts are removed as long as that goes well.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::laws::{Broken, Effort, Held, Target};

/// What holds for a text; a panic is a law like others.
pub(crate) fn outcome(target: &Target, text: &str, effort: Effort) -> Held {
    catch_unwind(AssertUnwindSafe(|| (target.holds)(text, effort))).unwrap_or_else(|panic| {
        let words = panic.downcast_ref::<String>().cloned();
        let words = words.or_else(|| panic.downcast_ref::<&str>().map(|word| (*word).to_owned()));
        Err(Broken { law: "no panic", what: words.unwrap_or_default() })
    })
}

/// What broke in a case, of the smallest text that breaks the same law.
pub(crate) fn told(target: &Target, seed: u64, index: u64, broken: &Broken) -> String {
    let breaks =
        |text: &str| outcome(target, text, Effort::Play).is_err_and(|other| other.is_like(broken));
    let text = smallest(&(target.case)(seed, index), 3_000, breaks);
    let what =
        outcome(target, &text, Effort::Play).err().map_or_else(String::new, |other| other.what);
    format!(
        "{} of seed {seed}, number {index}, breaks: {}\n{what}\n---- the smallest text that does ----\n{text}",
        target.name, broken.law
    )
}

/// A smaller text that breaks the law, by so many trials at most.
pub(crate) fn smallest(text: &str, trials: usize, breaks: impl Fn(&str) -> bool) -> String {
    let mut text = text.to_owned();
    let mut trials = trials;
    // Sections first, then lines, then characters.
    for divide in [sections, lines, characters] {
        let mut size = divide(&text).len();
        while 0 < size {
            let (mut at, mut smaller) = (0, false);
            loop {
                let parts = divide(&text);
                if parts.len() <= at || trials == 0 {
                    break;
                }
                let end = parts.len().min(at + size);
                let without = [&parts[..at], &parts[end..]].concat().concat();
                trials -= 1;
                if without.len() < text.len() && breaks(&without) {
                    (text, smaller) = (without, true);
                } else {
                    at = end;
                }
            }
            size = if smaller && size == 1 { 1 } else { size.div_euclid(2) };
        }
    }
    text
}

fn sections(text: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = text.match_indices("\n[").map(|(at, _)| at + 1).collect();
    starts.insert(0, 0);
    starts.push(text.len());
    starts.windows(2).map(|pair| &text[pair[0]..pair[1]]).collect()
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn characters(text: &str) -> Vec<&str> {
    text.split_inclusive(|_: char| true).collect()
}
