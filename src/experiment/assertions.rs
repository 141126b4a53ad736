//! Assertions in words, passed or failed: one section for every experiment. Judges nothing: the verdicts have done so.

use crate::experiment::asked;
use crate::experiment::judge::{Judged, Verdict};
use crate::experiment::outcome::Outcome;
use crate::model::Name;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::{Section, Tone};

/// An assertion of the scenario, judged.
#[derive(Clone, Copy, Debug)]
pub struct Judgement<'a> {
    /// Of which variant, where there are several.
    pub variant: Option<&'a Name>,
    /// What became of it.
    pub verdict: &'a Verdict,
    /// At how many of how many points of a sweep it passed; `None` where it was judged once.
    pub points: Option<(usize, usize)>,
}

impl Judgement<'_> {
    /// Whether it passed, and what is to be said of that.
    fn words(self, run: &RunInfo) -> (bool, Message) {
        let Verdict { assertion, whose, share } = self.verdict;
        let claim = asked::claim(run, whose, assertion.claim).into();
        let wanted = Cell::Share(assertion.claim.share);
        let (holds, words) = if let Some((passed, all)) = self.points {
            let (count, of) = (Cell::count(passed), Cell::count(all));
            (passed == all, Message::HeldAtPoints { claim, wanted, count, all: of })
        } else {
            let share = Cell::Share(*share);
            (self.verdict.passed(), Message::HeldInRuns { claim, share, wanted })
        };
        let Some(variant) = self.variant else { return (holds, words) };
        (holds, Message::Named { name: Cell::from(variant), value: words.into() })
    }
}

/// Adds all assertions under a heading to a report, which has not passed where one fails. Of none there is nothing to add.
pub fn assertions<'a>(
    report: &mut Report,
    title: impl Into<Cell>,
    judged: impl IntoIterator<Item = Judgement<'a>>,
) {
    let mut section = Section::titled(title);
    for judgement in judged {
        let (holds, verdict) = judgement.words(&report.run);
        let verdict = verdict.into();
        let words = if holds { Message::Passed { verdict } } else { Message::Failed { verdict } };
        section.finding(Tone::of(holds), words);
        report.passed &= holds;
    }
    report.section(section);
}

/// The assertions that were judged once, of the base.
pub fn of_base(report: &mut Report, title: impl Into<Cell>, judged: &[Judged]) {
    let once = judged.iter().map(|judged| Judgement {
        variant: None,
        verdict: &judged.verdict,
        points: None,
    });
    assertions(report, title, once);
}

/// The assertions of a run: of every variant, where there are several.
pub fn of_outcomes(report: &mut Report, outcomes: &[Outcome]) {
    let several = 1 < outcomes.len();
    let judged = outcomes.iter().flat_map(|outcome| {
        let variant = several.then_some(&outcome.name);
        outcome.verdicts.iter().map(move |verdict| Judgement { variant, verdict, points: None })
    });
    assertions(report, Message::Assertions, judged);
}
