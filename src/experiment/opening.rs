//! What opens every report: chance, and whether means are known well enough. Judges nothing itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::experiment::asked;
use crate::experiment::error::Violation;
use crate::experiment::outcome::Outcome;
use crate::experiment::precision::{Attained, Known, settle_while};
use crate::model::answer::Unit;
use crate::model::question::Margin;
use crate::model::{Model, Name};
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::{Section, Tone};
use crate::scenario::Programme;
use crate::scenario::address::join;
use crate::stats::band::Band;
use crate::stats::sketch;

/// What a programme plays, as its plan says.
pub fn run_info(programme: &Programme) -> RunInfo {
    let timeline = &programme.base.model.timeline;
    RunInfo {
        scenario: programme.name.clone(),
        question: programme.question.clone(),
        note: programme.note.clone(),
        calendar: timeline.calendar,
        unit: timeline.unit,
        steps: timeline.steps().into(),
        now: timeline.now,
        replications: programme.plan.replications,
        seed: programme.plan.seed,
        names: Arc::new(names(&programme.base.model)),
        quantile_error: None,
    }
}

/// What the tables of a scenario are called, where that is more than their key.
fn names(model: &Model) -> BTreeMap<String, Name> {
    let of = |section: &str, names: Vec<&Name>| -> Vec<(String, Name)> {
        let named = names.into_iter().filter(|name| name.plain() != name.key);
        named.map(|name| (join(section, &name.key), name.clone())).collect()
    };
    let sections = [
        ("stage", model.stages.iter().map(|it| &it.name).collect()),
        ("capacity", model.capacities.iter().map(|it| &it.name).collect()),
        ("staff", model.staff.iter().map(|it| &it.name).collect()),
        ("material", model.materials.iter().map(|it| &it.name).collect()),
        ("supplier", model.suppliers.iter().map(|it| &it.name).collect()),
        ("policy", model.policies.iter().map(|it| &it.name).collect()),
        ("demand", model.demands.iter().map(|it| &it.name).collect()),
        ("class", model.classes.iter().map(|it| &it.name).collect()),
        ("unknown", model.walks.iter().map(|it| &it.name).collect()),
    ];
    sections.into_iter().flat_map(|(section, names)| of(section, names)).collect()
}

/// What every report opens with: what was played, and how well means are known.
#[derive(Clone, Debug)]
pub struct Opening {
    /// What was played.
    pub run: RunInfo,
    /// How well means are known, where the scenario asks for a precision.
    pub precision: Option<Attained>,
}

impl Opening {
    /// Finds how many replications the precision of a programme takes; they are in its plan from then on.
    ///
    /// # Errors
    /// When an identity of the model did not hold in some replication: a bug of ours.
    pub fn settled(programme: &mut Programme) -> Result<Self, Violation> {
        Self::settled_while(programme, &|| true)
    }

    /// The same as long as it is wanted. Once it is not, there is no precision: what is played next is not wanted either.
    ///
    /// # Errors
    /// When an identity of the model did not hold in some replication: a bug of ours.
    pub fn settled_while(
        programme: &mut Programme,
        wanted: &(dyn Fn() -> bool + Sync),
    ) -> Result<Self, Violation> {
        let precision = settle_while(programme, wanted)?;
        Ok(Self { run: run_info(programme), precision })
    }

    /// The same, where quantiles are of classes of values.
    #[must_use]
    pub fn sketched(mut self, is_sketch: bool) -> Self {
        self.run.quantile_error = is_sketch.then_some(sketch::ERROR);
        self
    }

    /// A report that opens with a section without a heading, which is the name of the scenario, and with what else there
    /// is to note.
    pub fn report(self, all_alike: bool, notes: Vec<Message>) -> Report {
        let mut section = chance(&self.run, all_alike);
        if let Some(precision) = &self.precision {
            attained(&self.run, precision, &mut section);
        }
        if let Some(error) = self.run.quantile_error {
            let number = Cell::Number((error * 1e4).ceil() / 100.0);
            section.note(Message::Sketched { error: Message::InPercent { number }.into() });
        }
        notes.into_iter().for_each(|note| section.note(note));
        let mut report = Report::new(self.run);
        report.section(section);
        report
    }
}

fn chance(run: &RunInfo, all_alike: bool) -> Section {
    let mut section = Section::default();
    let (count, seed) = (Cell::Exact(f64::from(run.replications)), Cell::Plain(run.seed));
    section.note(if all_alike && 1 < run.replications {
        Message::ReplicationsAndSeedAllAlike { count, seed }
    } else {
        Message::ReplicationsAndSeed { count, seed }
    });
    section
}

fn attained(run: &RunInfo, precision: &Attained, section: &mut Section) {
    let Some(known) = precision.widest() else { return };
    let variants = precision.means.iter().map(|known| &known.variant.key);
    let several = variants.clone().any(|key| *key != known.variant.key);
    let widest = mean_known(run, known, several).into();
    if precision.reached() {
        section.note(Message::PrecisionReached { widest });
    } else {
        let count = Cell::Exact(f64::from(run.replications));
        section.finding(Tone::Bad, Message::PrecisionMissed { count, widest });
    }
    if 0.0 < known.never && known.asked.measure().unit() == Unit::Step {
        section.note(Message::NeverInMean { share: Cell::Share(known.never) });
    }
}

fn mean_known(run: &RunInfo, known: &Known, several: bool) -> Message {
    let amount = |value: f64| match known.asked.measure().unit() {
        Unit::Step | Unit::Duration => run.duration(value),
        Unit::Share => Cell::Share(value),
        Unit::Units | Unit::PersonMonths | Unit::Ratio => Cell::Number(value),
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

/// Which differences matter.
pub fn matters(run: &RunInfo, margin: Margin) -> Message {
    let [relative, share] = [margin.relative, margin.share].map(Cell::Share);
    Message::MarginNote { relative, share, time: run.duration(margin.time) }
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
