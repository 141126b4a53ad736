//! What a reader should know who reads no further: what is asserted, what happens, what changes it, what holds it back. Finds nothing new.

use crate::experiment::outcome::{Outcome, StageOutcome};
use crate::experiment::run::findings::asserted;
use crate::report::cell::{Cell, Message};
use crate::report::chart::Chart;
use crate::report::run_info::RunInfo;
use crate::report::section::{Section, Tone};

/// Less than this share of all waiting is no difference worth a sentence.
const SLIGHT: f64 = 0.01;

/// At a stage with less than this share of all waiting nothing happens that is worth a sentence.
const SMALL: f64 = 0.05;

/// What happens at the stages at which people wait; what changes it, and what holds it back, where most is waited.
pub(super) fn section(run: &RunInfo, outcomes: &[Outcome], charts: &[Chart]) -> Section {
    let mut section = Section::default();
    for (holds, title) in asserted::sentences(run, outcomes) {
        section.finding(Tone::of(holds), Message::Sentence { title: Cell::from(title) });
    }
    let Some(base) = outcomes.first() else { return section };
    let Some(stage) = busiest(base) else { return section };
    let title_of = |kind: &str, stage: &StageOutcome| {
        let name = format!("{kind}-{}", stage.name.key);
        charts.iter().find(|chart| chart.name == name).map(|chart| &chart.title)
    };
    let title = |kind: &str| title_of(kind, stage);
    let worth = SMALL * waited(base);
    let happens = stages(base)
        .filter(|stage| worth <= stage.person_months.mean)
        .filter_map(|stage| title_of("backlog", stage).cloned());
    let comparison = title("comparison");
    let clears = |title: &&Message| {
        matches!(
            title,
            Message::FirstClearedBaseLater { .. } | Message::FirstClearedBaseLeft { .. }
        )
    };
    let change = comparison
        .filter(clears)
        .cloned()
        .or_else(|| least_waiting(outcomes))
        .or_else(|| title("rules").cloned())
        .or_else(|| comparison.cloned());
    let waits = wait(base, stage, charts);
    let mut said: Vec<Message> = Vec::new();
    for title in happens.chain(waits).chain(change).chain(title("limits").cloned()) {
        if !said.contains(&title) {
            said.push(title);
        }
    }
    for title in said {
        section.finding(Tone::Neutral, Message::Sentence { title: Cell::from(title) });
    }
    section
}

/// How long one waits from the application on, or at the stage where there is but one.
fn wait(base: &Outcome, busiest: &StageOutcome, charts: &[Chart]) -> Option<Message> {
    let whole = base.stages.iter().find(|stage| stage.is_whole_pipeline());
    let stage = whole.filter(|whole| !whole.is_mixed).unwrap_or(busiest);
    let name = format!("waits-{}", stage.name.key);
    let title = charts.iter().find(|chart| chart.name == name)?.title.clone();
    let is_longest = stage.waits.longest_if_later().is_some();
    let longest = |title: Message| Message::Named {
        name: Message::LongestWait.into(),
        value: Cell::from(title),
    };
    Some(if is_longest { longest(title) } else { title })
}

/// The stage of an outcome at which most is waited.
fn busiest(outcome: &Outcome) -> Option<&StageOutcome> {
    stages(outcome).max_by(|one, other| one.person_months.mean.total_cmp(&other.person_months.mean))
}

fn stages(outcome: &Outcome) -> impl Iterator<Item = &StageOutcome> {
    outcome.stages.iter().filter(|stage| !stage.is_whole_pipeline())
}

/// Person-months waited in all queues together: the mean.
fn waited(outcome: &Outcome) -> f64 {
    stages(outcome).map(|stage| stage.person_months.mean).sum()
}

/// The variant in which least is waited, in all queues together, where that is less than in the base.
fn least_waiting(outcomes: &[Outcome]) -> Option<Message> {
    let (base, variants) = outcomes.split_first()?;
    let least = variants.iter().min_by(|one, other| waited(one).total_cmp(&waited(other)))?;
    let (all, rest) = (waited(base), waited(least));
    (SLIGHT * all < all - rest).then(|| Message::LeastWaiting {
        base: Cell::Number(all),
        saved: Cell::Number(all - rest),
        variant: Cell::from(&least.name),
    })
}
