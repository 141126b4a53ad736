//! What opens every report: chance, and whether means are known well enough. Judges nothing itself.

use crate::experiment::asked;
use crate::model::answer::{Measure, Unit};
use crate::report::cell::Cell;
use crate::report::message::Message;
use crate::report::precision::Known;
use crate::report::run_info::RunInfo;
use crate::report::section::{Section, Tone};
use crate::report::{Band, Outcome};
use crate::scenario::Programme;

/// What a programme plays, as its plan says.
pub fn run_info(programme: &Programme) -> RunInfo {
    let timeline = &programme.base.model.timeline;
    RunInfo {
        scenario: programme.name.clone(),
        note: programme.note.clone(),
        calendar: timeline.calendar,
        unit: timeline.unit,
        steps: timeline.steps().into(),
        replications: programme.plan.replications,
        seed: programme.plan.seed,
        precision: None,
    }
}

/// The first section of a report, without a heading: that is the name of the scenario.
pub fn opening(run: &RunInfo, all_alike: bool) -> Section {
    let mut section = Section::default();
    let (count, seed) = (Cell::Exact(f64::from(run.replications)), Cell::Plain(run.seed));
    section.note(if all_alike && 1 < run.replications {
        Message::ReplicationsAndSeedAllAlike { count, seed }
    } else {
        Message::ReplicationsAndSeed { count, seed }
    });
    let precision = run.precision.as_ref();
    let Some((precision, known)) = precision.and_then(|it| Some((it, it.widest()?))) else {
        return section;
    };
    let variants = precision.means.iter().map(|known| &known.variant.key);
    let several = variants.clone().any(|key| *key != known.variant.key);
    let widest = mean_known(run, known, several).into();
    if precision.reached() {
        section.note(Message::PrecisionReached { widest });
    } else {
        let count = Cell::Exact(f64::from(run.replications));
        section.finding(Tone::Bad, Message::PrecisionMissed { count, widest });
    }
    if 0.0 < known.never && known.asked.measure() == Measure::Clearance {
        section.note(Message::NeverInMean { share: Cell::Share(known.never) });
    }
    section
}

fn mean_known(run: &RunInfo, known: &Known, several: bool) -> Message {
    let amount = |value: f64| match known.asked.measure().unit() {
        Unit::Step => run.duration(value),
        Unit::Share => Cell::Share(value),
        Unit::Units | Unit::PersonMonths => Cell::Number(value),
    };
    let answer = Cell::from(asked::title(run, &known.asked));
    let answer = if several {
        Message::Named { name: Cell::from(&known.variant), value: answer }.into()
    } else {
        answer
    };
    let (mean, half_width) = (amount(known.mean), amount(known.half_width));
    Message::MeanKnown { answer, mean, half_width, wanted: amount(known.wanted) }
}

/// Whether all replications came out alike: then there are no ranges to speak of.
pub fn all_alike(outcomes: &[Outcome]) -> bool {
    let narrow = |band: &Band| band.quantiles[0] == band.quantiles[6];
    outcomes.iter().flat_map(|outcome| &outcome.stages).all(|stage| {
        let clearance = &stage.clearance;
        let moments = clearance.counts.iter().chain([&clearance.never]).filter(|count| 0 < **count);
        narrow(&stage.peak) && narrow(&stage.person_months) && moments.count() <= 1
    })
}
