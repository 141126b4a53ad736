//! What goal seeking says: the value, its error, what else can be promised. Seeks nothing.

use crate::experiment::asked;
use crate::experiment::assertions::{Judgement, assertions};
use crate::experiment::opening::opening;
use crate::report::cell::Cell;
use crate::report::message::Message;
use crate::report::run_info::RunInfo;
use crate::report::section::{Report, Section, Tone};
use crate::report::solution::{CONFIDENCES, Edge, Frontier, Solution, SolveVerdict, Tried};
use crate::report::table::{Table, Unit};

/// Of so many values of the frontier readers are shown one.
const EVERY: usize = 4;

/// Everything that goal seeking found.
pub fn report(run: RunInfo, found: &Solution) -> Report {
    let mut report = Report::new(run);
    let run = &report.run;
    let mut answer = Section::default();
    let is_reached = !matches!(found.verdict, SolveVerdict::Nowhere(_));
    answer.finding(Tone::of(is_reached), verdict(run, found));
    if let SolveVerdict::From(edge) | SolveVerdict::UpTo(edge) = &found.verdict {
        answer.note(error(run, found, edge));
    }
    if let Some((from, to)) = found.against_trend.first() {
        let (from, to) = (Cell::Value(*from), Cell::Value(*to));
        answer.finding(Tone::Bad, Message::NotMonotone { from, to });
    }
    let title = Message::Promises { answer: asked::title(run, &found.asked).into() };
    let mut promises = Section::titled(title);
    promises.table(promised(run, found));
    let (at, judged) = &found.judged;
    let title =
        Message::AssertionsAt { key: Cell::text(found.key.as_str()), value: Cell::Value(*at) };
    let judgements = assertions(run, title, judged.iter().map(Judgement::from));
    let mut files = Section::default();
    files.table(tried(found));
    files.table(frontier(run, found));
    let sections = [opening(run, false), answer, promises, judgements, files];
    sections.into_iter().for_each(|section| report.section(section));
    report.passed = is_reached && judged.iter().all(|judged| judged.verdict.passed());
    report
}

/// The finding in one sentence.
pub fn verdict(run: &RunInfo, found: &Solution) -> Message {
    let claim = Cell::from(asked::claim(run, &found.asked.stage, found.claim));
    let key = Cell::text(found.key.as_str());
    let wanted = Cell::Share(found.claim.share);
    let (low, high) = (Cell::Value(found.bounds.0), Cell::Value(found.bounds.1));
    match &found.verdict {
        SolveVerdict::From(Edge { at, .. }) | SolveVerdict::UpTo(Edge { at, .. }) => {
            let is_least = matches!(found.verdict, SolveVerdict::From(_));
            let side = Cell::Term(if is_least { "least" } else { "most" });
            let (value, share) = (Cell::Value(at.value), Cell::Share(at.share));
            Message::Solved { side, key, value, claim, wanted, share }
        }
        SolveVerdict::Everywhere => {
            let ends = [found.tried.first(), found.tried.last()];
            let least = ends.into_iter().flatten().map(|tried| tried.share).min_by(f64::total_cmp);
            let share = Cell::Share(least.unwrap_or(0.0));
            Message::AlreadyReached { key, low, high, claim, share }
        }
        SolveVerdict::Nowhere(best) => {
            let (value, share) = (Cell::Value(best.value), Cell::Share(best.share));
            Message::OutOfReach { key, low, high, claim, wanted, value, share }
        }
    }
}

/// Where the value may be, given that so many replications were played.
fn error(run: &RunInfo, found: &Solution, edge: &Edge) -> Message {
    let count = Cell::Exact(f64::from(run.replications));
    let tolerance = Cell::Value(found.tolerance);
    match (edge.between.0.map(Cell::Value), edge.between.1.map(Cell::Value)) {
        (Some(from), Some(to)) => Message::SolveErrorBetween { count, from, to, tolerance },
        (Some(from), None) => Message::SolveErrorFrom { count, from, tolerance },
        (None, Some(to)) => Message::SolveErrorTo { count, to, tolerance },
        (None, None) => Message::SolveErrorOpen { count, tolerance },
    }
}

fn promised(run: &RunInfo, found: &Solution) -> Table {
    let heads = [Cell::Missing].into_iter().chain(CONFIDENCES.map(Cell::Share));
    let mut table = Table::for_readers("promises", heads.collect());
    let unit = found.asked.measure().unit();
    for Frontier { value, promise } in found.frontier.iter().step_by(EVERY) {
        let promises = promise.iter().map(|promise| asked::value(run, unit, *promise));
        table.row([Cell::Number(*value)].into_iter().chain(promises).collect());
    }
    table
}

/// Every value tried, with the share of replications in which the claim held.
fn tried(found: &Solution) -> Table {
    let shares = ["share", "low", "high"].map(|key| (key, Unit::Share));
    let columns: Vec<(&str, Unit)> = [("value", Unit::None)].into_iter().chain(shares).collect();
    let mut table = Table::for_programs("tried", &columns);
    for Tried { value, share, interval } in &found.tried {
        table.row([*value, *share, interval.0, interval.1].map(Cell::Number).into());
    }
    table
}

/// What can be promised at every value, by confidence; missing beyond the horizon.
fn frontier(run: &RunInfo, found: &Solution) -> Table {
    let columns = [
        ("value", Unit::None),
        ("confidence", Unit::Share),
        ("promise", Unit::OfRow),
        ("date", Unit::Date),
    ];
    let mut table = Table::for_programs("frontier", &columns);
    for Frontier { value, promise } in &found.frontier {
        for (confidence, promise) in CONFIDENCES.into_iter().zip(*promise) {
            table.row(vec![
                Cell::Number(*value),
                Cell::Number(confidence),
                Cell::number_or_missing(promise),
                asked::date(run, &found.asked, promise),
            ]);
        }
    }
    table
}
