//! When is it my turn: when those who apply in a step have their card in hand, variant by variant. Dates no single person.

use crate::calendar::{Day, DaySpan};
use crate::experiment::arguments::{Argument, Times};
use crate::experiment::error::{ExperimentError, bad};
use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::opening::{Opening, all_alike};
use crate::experiment::outcome::{Outcome, PartOf};
use crate::experiment::run::{Run, replications, run};
use crate::experiment::turns::{after_all, applied_in, dates, heads, waits_of, way};
use crate::experiment::waits::{WaitQuantile, WaitSummary};
use crate::model::Name;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::{Section, Tone};
use crate::report::table::Table;

/// When is it my turn?
pub const TURN: Experiment = Experiment {
    name: "turn",
    about: "Say when somebody has the card in hand who applied, or will apply, on a date",
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
        Argument::new("class", "CLASS", "Of this class of applications only, by its key"),
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
    let model = &programme.base.model;
    let classes: Vec<&Name> = model.classes.iter().map(|class| &class.name).collect();
    let regions: Vec<&Name> = model.regions.iter().map(|region| &region.name).collect();
    let whom = match (arguments.one("class"), arguments.one("region")) {
        (Some(_), Some(_)) => {
            return Err(bad(
                "give `--class` or `--region`: waits are counted of each, not of both at once",
            ));
        }
        (Some(key), None) => Some(PartOf::Class(known("class", key, &classes)?)),
        (None, Some(key)) => Some(PartOf::Region(known("region", key, &regions)?)),
        (None, None) => None,
    };
    let opening = Opening::settled(programme)?;
    let all = replications(programme);
    let Run { outcomes, .. } = run(programme, &|done| progress.done(done, all))?;
    report(opening, &outcomes, applied, whom.as_ref()).map_err(|why| bad(why.replace("{}", typed)))
}

fn known(kind: &str, key: &str, among: &[&Name]) -> Result<Name, ExperimentError> {
    let found = among.iter().find(|name| name.key == key);
    found.map(|name| (*name).clone()).ok_or_else(|| {
        let keys: Vec<&str> = among.iter().map(|name| name.key.as_str()).collect();
        let there = if keys.is_empty() { "none".to_owned() } else { keys.join(", ") };
        bad(format!("there is no {kind} `{key}` in the scenario (there are {there})"))
    })
}

/// One answer: whose, and when.
struct Turn<'o> {
    outcome: &'o Outcome,
    wait: &'o WaitSummary,
}

fn report(
    opening: Opening,
    outcomes: &[Outcome],
    applied: DaySpan,
    whom: Option<&PartOf>,
) -> Result<Report, String> {
    let mut report = opening.report(all_alike(outcomes), Vec::new());
    let run = report.run.clone();
    let mut turns: Vec<Turn<'_>> = Vec::new();
    for outcome in outcomes {
        let waits = way(outcome).and_then(|stage| waits_of(stage, whom));
        let cohorts = waits.map_or(&[][..], |waits| waits.joined.as_slice());
        let within = cohorts.iter().filter(|wait| overlaps(&run, wait.step, applied));
        turns.extend(within.map(|wait| Turn { outcome, wait }));
    }
    if turns.is_empty() {
        return Err("nobody applies in {} as far as the scenario knows: its horizon is over then, it does not say how \
                    long its opening backlog has waited, or nobody comes"
            .to_owned());
    }
    let mut section = Section::default();
    for turn in turns.iter().filter(|turn| turn.outcome.name.key == turns[0].outcome.name.key) {
        section.finding(Tone::Neutral, sentence(&run, turn.wait, whom));
    }
    section.note(Message::TurnNote);
    report.section(section);
    let several = turns.iter().any(|turn| turn.wait.step != turns[0].wait.step);
    let mut table = Table::for_readers("readers-turn", Message::TurnTitle, heads());
    for turn in &turns {
        let group = several.then(|| applied_in(&run, turn.wait.step));
        let name = Cell::from(&turn.outcome.name);
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
    Some(sentence(run, wait, whom))
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
fn sentence(run: &RunInfo, wait: &WaitSummary, whom: Option<&PartOf>) -> Message {
    let applied = applied_in(run, wait.step);
    let applied = Message::During { date: applied, unit: run.unit.into() }.into();
    let [half, most, nearly] = [wait.p50, wait.p85, wait.p95].map(|it| by(run, wait.step, it));
    match whom {
        None => Message::TurnSentence { applied, half, most, nearly },
        Some(PartOf::Class(name) | PartOf::Region(name)) => {
            Message::TurnSentenceOf { applied, half, most, nearly, whom: Cell::from(name) }
        }
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

fn programs(run: &RunInfo, turns: &[Turn<'_>], whom: Option<&PartOf>) -> Table {
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
    let all = || Cell::Term("all");
    let key = |name: &Name| Cell::text(name.key.as_str());
    let (class, region) = match whom {
        None => (all(), all()),
        Some(PartOf::Class(name)) => (key(name), all()),
        Some(PartOf::Region(name)) => (all(), key(name)),
    };
    let date = |day: Option<Day>| day.map_or(Cell::Missing, Cell::Date);
    for Turn { outcome, wait } in turns {
        let mut row = vec![key(&outcome.name), class.clone(), region.clone()];
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
