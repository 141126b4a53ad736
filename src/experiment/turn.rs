//! When is it my turn: when those who apply in a step are done, variant by variant. Dates no single person.

use crate::calendar::{Day, DaySpan};
use crate::engine::CellOf;
use crate::experiment::answer::Play;
use crate::experiment::arguments::{Argument, Arguments, Times};
use crate::experiment::error::{ExperimentError, Violation, bad};
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::only::Only;
use crate::experiment::opening::{Opening, all_alike};
use crate::experiment::outcome::{Outcome, PartOf};
use crate::experiment::run::{Run, replications, run_only};
use crate::experiment::turns::{after_all, applied_in, dates, heads, waits_of, way};
use crate::experiment::waits::{Frame, WaitQuantile, WaitSummary, Waits, pooled};
use crate::model::{Model, Name};
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::{Section, Tone};
use crate::report::table::Table;
use crate::scenario::{Programme, Variant};

/// When is it my turn?
pub const TURN: Experiment = Experiment {
    name: "turn",
    about: "Say when those are done who applied, or will apply, on a date",
    examples: "\
Examples:
  nobat turn scenarios/national-1399.toml --applied 1399-10
  nobat turn scenarios/provinces.toml --applied 1399-10 --region tehran --lang fa
  nobat turn scenarios/national-1399.toml --applied 1399-10 -o - > turn.csv

Three dates: by when half, 85 and 95 of 100 of those who apply then are served, over all runs together. It is an answer for
all of them and a promise to none.

Exit status: 0 good, 2 bad input, 3 a failure of the world (disk full).",
    arguments: &[
        Argument::new(
            "applied",
            "DATE",
            "When one applied or will apply: a month or a day in the calendar of the scenario, as in 1399-10",
        )
        .given(Times::Once),
        Argument::new("class", "CLASS", "Of this class of applications only, by its key; with --region of this class there"),
        Argument::new("region", "REGION", "Of this region only, by its key"),
    ],
    scenarios: Scenarios::One,
    leaves: Leaves::Results,
    conduct,
};

fn conduct(inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
    let (progress, arguments) = (inquiry.progress, inquiry.arguments);
    let programme = &mut inquiry.workbenches[0].programme;
    let calendar = programme.base.model.timeline.calendar;
    let typed = arguments.one("applied").unwrap_or_default();
    let applied = calendar.parse(typed).ok_or_else(|| {
        bad(format!("`--applied {typed}` is no month or day of the calendar of the scenario; write it as in its `start`"))
    })?;
    let whom = Whom::of(arguments, &programme.base.model)?;
    let opening = Opening::settled(programme)?;
    let all = replications(programme);
    let report = if let Some(cell) = whom.cell() {
        let found = of_cell(programme, cell, &|done| progress.done(done, all))?;
        report(opening, (&found, false), applied, &whom)
    } else {
        // Dates are read off waits; nobody reads series.
        let only = Only::these(Vec::new());
        let Run { outcomes, .. } = run_only(programme, &only, &|done| progress.done(done, all))?;
        let waits = |outcome: &Outcome| {
            let waits = way(outcome).and_then(|stage| waits_of(stage, whom.part().as_ref()));
            (outcome.name.clone(), waits.cloned().unwrap_or_default())
        };
        let found: Vec<(Name, Waits)> = outcomes.iter().map(waits).collect();
        report(opening, (&found, all_alike(&outcomes)), applied, &whom)
    };
    report.map_err(|why| bad(why.replace("{}", typed)))
}

/// Whose turn is asked for.
struct Whom {
    /// The number of the class, and what it is called.
    class: Option<(usize, Name)>,
    /// The same of the region.
    region: Option<(usize, Name)>,
}

impl Whom {
    fn of(arguments: &Arguments, model: &Model) -> Result<Self, ExperimentError> {
        let classes: Vec<&Name> = model.classes.iter().map(|class| &class.name).collect();
        let regions: Vec<&Name> = model.regions.iter().map(|region| &region.name).collect();
        let one = |kind: &str, names: &[&Name]| {
            arguments.one(kind).map(|key| known(kind, key, names)).transpose()
        };
        let (class, region) = (one("class", &classes)?, one("region", &regions)?);
        if region.is_some() && model.has_pipeline_queue() {
            return Err(bad(
                "leave out `--region`: through several stages waits are counted by class, not by region",
            ));
        }
        Ok(Self { class, region })
    }

    /// A class in a region, where both were given.
    fn cell(&self) -> Option<CellOf> {
        let (class, region) = (self.class.as_ref()?.0, self.region.as_ref()?.0);
        Some(CellOf { class, region })
    }

    /// A class or a region, where one of them was given.
    fn part(&self) -> Option<PartOf> {
        let class = self.class.as_ref().map(|(_, name)| PartOf::Class(name.clone()));
        class.or_else(|| self.region.as_ref().map(|(_, name)| PartOf::Region(name.clone())))
    }

    /// What it is called; `None` of everybody.
    fn name(&self) -> Option<Cell> {
        let names: Vec<Cell> = [&self.class, &self.region]
            .into_iter()
            .flatten()
            .map(|(_, name)| name.into())
            .collect();
        (!names.is_empty()).then_some(Cell::List(names))
    }
}

/// The waits of one class in one region, variant by variant: replications that are played for nothing else.
fn of_cell(
    programme: &Programme,
    cell: CellOf,
    progress: &dyn Fn(u64),
) -> Result<Vec<(Name, Waits)>, Violation> {
    let plan = programme.plan;
    let mut done = 0;
    let variants = [&programme.base].into_iter().chain(&programme.variants);
    let of = |variant: &Variant| {
        let model = &variant.model;
        let play = Play { cell: Some(cell), ..Play::new(model, plan) };
        let values = play
            .answers(&[])
            .map_err(|broken| Violation { variant: variant.name.key.clone(), ..broken })?;
        let frame = Frame {
            steps: model.timeline.steps().len(),
            replications: plan.replications,
            now: model.timeline.now,
            standard: None,
        };
        let table = values.waits.stages.first().and_then(|stage| stage.cell.as_ref());
        let waits = table.map_or_else(Waits::default, |(_, table)| pooled(table, frame));
        done += u64::from(plan.replications);
        progress(done);
        Ok((variant.name.clone(), waits))
    };
    variants.map(of).collect()
}

fn known(kind: &str, key: &str, among: &[&Name]) -> Result<(usize, Name), ExperimentError> {
    let found = among.iter().position(|name| name.key == key);
    found.map(|place| (place, among[place].clone())).ok_or_else(|| {
        let keys: Vec<&str> = among.iter().map(|name| name.key.as_str()).collect();
        let there = if keys.is_empty() { "none".to_owned() } else { keys.join(", ") };
        bad(format!("there is no {kind} `{key}` in the scenario (there are {there})"))
    })
}

/// One answer: under which variant, and when.
struct Turn<'f> {
    variant: &'f Name,
    wait: &'f WaitSummary,
}

fn report(
    opening: Opening,
    (found, all_alike): (&[(Name, Waits)], bool),
    applied: DaySpan,
    whom: &Whom,
) -> Result<Report, String> {
    let mut report = opening.report(all_alike, Vec::new());
    let run = report.run.clone();
    let mut turns: Vec<Turn<'_>> = Vec::new();
    for (variant, waits) in found {
        let within = waits.joined.iter().filter(|wait| overlaps(&run, wait.step, applied));
        turns.extend(within.map(|wait| Turn { variant, wait }));
    }
    if turns.is_empty() {
        return Err("nobody applies in {} as far as the scenario knows: its horizon is over then, it does not say how \
                    long its opening backlog has waited, or nobody comes"
            .to_owned());
    }
    let mut section = Section::default();
    for turn in turns.iter().filter(|turn| turn.variant.key == turns[0].variant.key) {
        section.finding(Tone::Neutral, sentence(&run, turn.wait, whom.name()));
    }
    section.note(Message::TurnNote);
    report.section(section);
    let several = turns.iter().any(|turn| turn.wait.step != turns[0].wait.step);
    let mut table = Table::for_readers("readers-turn", Message::TurnTitle, heads());
    for turn in &turns {
        let group = several.then(|| applied_in(&run, turn.wait.step));
        let name = Cell::from(turn.variant);
        table.grouped_row(group, [vec![name], dates(&run, turn.wait)].concat());
    }
    // Dates one below the other: variants of one step belong together.
    table.rows.sort_by_key(|row| {
        let of = |turn: &Turn<'_>| row.group == Some(applied_in(&run, turn.wait.step));
        turns.iter().position(of)
    });
    report.section(Section::of(table));
    report.data([programs(&run, &turns, whom)], []);
    Ok(report)
}

/// The sentence of those who apply in a step; nothing where nobody does.
pub(super) fn of_step(
    run: &RunInfo,
    outcome: &Outcome,
    step: i32,
    whom: Option<&PartOf>,
) -> Option<Message> {
    let waits = waits_of(way(outcome)?, whom)?;
    let wait = waits.joined.iter().find(|wait| wait.step == step)?;
    let name = whom.map(|(PartOf::Class(name) | PartOf::Region(name))| Cell::from(name));
    Some(sentence(run, wait, name))
}

/// The steps in which somebody applies.
pub(super) fn steps(outcome: &Outcome) -> Vec<i32> {
    let joined = way(outcome).map_or(&[][..], |stage| stage.waits.joined.as_slice());
    joined.iter().map(|wait| wait.step).collect()
}

/// Whether a step has a day of the span.
fn overlaps(run: &RunInfo, step: i32, span: DaySpan) -> bool {
    let (first, next) = (run.first_day(step), run.first_day(step + 1));
    let last = next.map_or(run.span().1, |next| next).plus(-1);
    first.is_some_and(|first| first <= span.last && span.first <= last)
}

/// The answer in one sentence, as somebody says it on the telephone.
fn sentence(run: &RunInfo, wait: &WaitSummary, whom: Option<Cell>) -> Message {
    let applied = applied_in(run, wait.step);
    let applied = Message::During { date: applied, unit: run.unit.into() }.into();
    let [half, most, nearly] = [wait.p50, wait.p85, wait.p95].map(|it| by(run, wait.step, it));
    // One date is said once.
    let sentence = match (half == most, most == nearly) {
        (true, true) => Message::TurnSentenceAlike { applied, nearly },
        (true, false) => Message::TurnSentenceMost { applied, most, nearly },
        (false, true) => Message::TurnSentenceHalf { applied, half, nearly },
        (false, false) => Message::TurnSentence { applied, half, most, nearly },
    };
    match whom {
        None => sentence,
        Some(name) => Message::Named { name, value: sentence.into() },
    }
}

fn by(run: &RunInfo, step: i32, quantile: WaitQuantile) -> Cell {
    let day = |steps| run.day_after_wait(step, steps);
    match quantile {
        WaitQuantile::Steps(steps) => day(steps).map_or_else(
            || after_all(run),
            |day| Message::TurnBy { date: Cell::Period(run.unit, day) }.into(),
        ),
        WaitQuantile::BeyondHorizon => after_all(run),
    }
}

fn programs(run: &RunInfo, turns: &[Turn<'_>], whom: &Whom) -> Table {
    let columns = [
        "variant",
        "class",
        "region",
        "applied_date",
        "units",
        "p50",
        "p50_date",
        "p85",
        "p85_date",
        "p95",
        "p95_date",
    ];
    let mut table = Table::for_programs("turn", &columns);
    let key = |name: &Name| Cell::text(name.key.as_str());
    let of = |part: &Option<(usize, Name)>| {
        part.as_ref().map_or(Cell::Term("all"), |(_, name)| key(name))
    };
    let (class, region) = (of(&whom.class), of(&whom.region));
    let date = |day: Option<Day>| day.map_or(Cell::Missing, Cell::Date);
    for Turn { variant, wait } in turns {
        let mut row = vec![key(variant), class.clone(), region.clone()];
        row.extend([date(run.first_day(wait.step)), Cell::Number(wait.units)]);
        for quantile in [wait.p50, wait.p85, wait.p95] {
            row.extend(match quantile {
                WaitQuantile::Steps(steps) => {
                    [Cell::Plain(steps.into()), date(run.day_after_wait(wait.step, steps))]
                }
                WaitQuantile::BeyondHorizon => [Cell::Missing, Cell::Missing],
            });
        }
        table.row(row);
    }
    table
}
