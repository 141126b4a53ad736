//! What goal seeking says: the value found, its error, what else can be promised. Computes nothing.

use crate::experiment::asked;
use crate::experiment::assertions::of_base;
use crate::experiment::opening::Opening;
use crate::experiment::solve::charts;
use crate::experiment::solve::solution::{CONFIDENCES, Edge, Solution, SolveVerdict};
use crate::experiment::solve::verdict::verdict;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::{Section, Tone};
use crate::report::table::Table;

/// The value found, its error, what else can be promised.
pub fn report(opening: Opening, solution: &Solution) -> Report {
    let mut report = opening.report(false, Vec::new());
    let run = report.run.clone();
    let is_found = !matches!(solution.verdict, SolveVerdict::Nowhere(_));
    let mut found = Section::default();
    found.finding(Tone::of(is_found), verdict(&run, solution));
    if let SolveVerdict::From(edge) | SolveVerdict::UpTo(edge) = &solution.verdict {
        found.note(error(&run, solution, edge));
    }
    if let Some((from, to)) = solution.against_trend.first() {
        let (from, to) = (Cell::Value(*from), Cell::Value(*to));
        found.finding(Tone::Bad, Message::NotMonotone { from, to });
    }
    found.note(Message::Keys { keys: Cell::text(solution.problem.key.as_str()) });
    report.section(found);
    let answer = asked::title(&run, &solution.asked).into();
    let mut promises = Section::titled(Message::Promises { answer });
    promises.table(for_readers(&run, solution));
    report.section(promises);
    report.passed = is_found;
    let (at, judged) = &solution.judged;
    let key = run.subject(&solution.problem.key);
    let title = Message::AssertionsAt { key, value: Cell::Value(*at) };
    of_base(&mut report, title, judged);
    report.data([tried(solution), frontier(&run, solution)], charts::charts(&run, solution));
    report
}

/// Where the value may be.
fn error(run: &RunInfo, solution: &Solution, edge: &Edge) -> Message {
    let count = Cell::Exact(f64::from(run.replications));
    let tolerance = Cell::Value(solution.tolerance);
    if solution.exact {
        return Message::SolveExact { tolerance };
    }
    match (edge.between.0.map(Cell::Value), edge.between.1.map(Cell::Value)) {
        (Some(from), Some(to)) => Message::SolveErrorBetween { count, from, to, tolerance },
        (Some(from), None) => Message::SolveErrorFrom { count, from, tolerance },
        (None, Some(to)) => Message::SolveErrorTo { count, to, tolerance },
        (None, None) => Message::SolveErrorOpen { count, tolerance },
    }
}

fn for_readers(run: &RunInfo, solution: &Solution) -> Table {
    let heads = CONFIDENCES.map(Cell::Share);
    let mut table = Table::for_readers("readers-frontier", Cell::Missing, heads);
    let unit = solution.asked.measure().unit();
    for row in solution.frontier.iter().step_by(4) {
        let mut cells = vec![Cell::Number(row.value)];
        cells.extend(row.promise.map(|value| asked::value(run, unit, value)));
        table.row(cells);
    }
    table
}

/// Every value tried, with the share of replications in which the claim held.
fn tried(solution: &Solution) -> Table {
    let columns = ["value", "share", "low", "high"];
    let mut table = Table::for_programs("tried", &columns);
    for tried in &solution.tried {
        let shares = [tried.share, tried.interval.0, tried.interval.1].map(Cell::Share);
        table.row([Cell::Number(tried.value)].into_iter().chain(shares).collect());
    }
    table
}

/// What can be promised at every value, by confidence; empty beyond the horizon.
fn frontier(run: &RunInfo, solution: &Solution) -> Table {
    let columns = ["value", "confidence", "promise", "date"];
    let mut table = Table::for_programs("frontier", &columns);
    for row in &solution.frontier {
        for (confidence, promise) in CONFIDENCES.into_iter().zip(row.promise) {
            table.row(vec![
                Cell::Number(row.value),
                Cell::Share(confidence),
                Cell::number_or_missing(promise),
                asked::date(run, &solution.asked, promise),
            ]);
        }
    }
    table
}
