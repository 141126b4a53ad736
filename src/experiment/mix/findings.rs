//! What the search for the cheapest mix says: the mix, how sure it is, what else is enough. Computes nothing.

use crate::experiment::assertions::of_base;
use crate::experiment::mix::charts;
use crate::experiment::mix::search::{Mix, Point};
use crate::experiment::mix::verdict::{at_ends, verdict};
use crate::experiment::opening::Opening;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::{Section, Tone};
use crate::report::table::Table;

/// The mix found, how sure it is, what else would be enough.
pub fn report(opening: Opening, mix: &Mix) -> Report {
    let mut report = opening.report(false, Vec::new());
    let run = report.run.clone();
    let mut found = Section::default();
    found.finding(Tone::of(mix.best.is_some()), verdict(&run, mix));
    if let Some(best) = mix.best {
        let [share, low, high] = [best.share, best.interval.0, best.interval.1].map(Cell::Share);
        let count = Cell::Exact(f64::from(run.replications));
        found.note(Message::MixError { share, count, low, high });
        at_ends(&run, mix).into_iter().for_each(|note| found.note(note));
    }
    report.section(found);
    if let Some(best) = mix.best {
        report.section(enough(&run, mix, best));
    }
    report.passed = mix.best.is_some();
    of_base(&mut report, Message::Assertions, &mix.judged);
    report.data([for_programs(mix)], charts::charts(&run, mix));
    report
}

fn enough(run: &RunInfo, mix: &Mix, best: Point) -> Section {
    let mut section = Section::titled(Message::MixEnough);
    let [first, second] = mix.problem.keys.each_ref().map(|key| run.subject(key));
    section.note(Message::FirstKey { key: first });
    section.note(Message::SecondKey { key: second });
    let heads = [Message::SecondKeyColumn, Message::Cost];
    let mut table = Table::for_readers("readers-mix", Message::FirstKeyColumn, heads);
    for point in &mix.frontier {
        let cost = Cell::Number(point.cost);
        let cost = if *point == best { Message::Starred { value: cost }.into() } else { cost };
        table.row(vec![Cell::Value(point.values[0]), Cell::Value(point.values[1]), cost]);
    }
    section.table(table);
    section
}

/// For values of the first key the least enough of the second, what both cost, and the share in which the claim holds.
fn for_programs(mix: &Mix) -> Table {
    let [one, other] = mix.problem.keys.each_ref().map(String::as_str);
    let columns = [one, other, "cost", "share", "low", "high", "cheapest"];
    let mut table = Table::for_programs("mix", &columns);
    for point in &mix.frontier {
        let Point { values: [one, other], cost, share, interval: (low, high) } = *point;
        let mut cells: Vec<Cell> = [one, other, cost].map(Cell::Number).into();
        cells.extend([share, low, high].map(Cell::Share));
        cells.push(Cell::Plain(u64::from(mix.best == Some(*point))));
        table.row(cells);
    }
    table
}
