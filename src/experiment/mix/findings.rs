//! What the search for the cheapest mix says: the mix, how sure it is, what else would be enough. Seeks nothing.

use crate::experiment::asked;
use crate::experiment::assertions::{Judgement, assertions};
use crate::experiment::opening::opening;
use crate::report::cell::Cell;
use crate::report::message::Message;
use crate::report::mix::{Mix, Point};
use crate::report::run_info::RunInfo;
use crate::report::section::{Report, Section, Tone};
use crate::report::table::{Table, Unit};

/// Everything that the search found.
pub fn report(run: RunInfo, found: &Mix) -> Report {
    let mut report = Report::new(run);
    let run = &report.run;
    let mut answer = Section::default();
    answer.finding(Tone::of(found.best.is_some()), verdict(run, found));
    let mut enough = Section::titled(Message::MixEnough);
    if let Some(Point { share, interval: (low, high), .. }) = found.best {
        let [share, low, high] = [share, low, high].map(Cell::Share);
        let count = Cell::Exact(f64::from(run.replications));
        answer.note(Message::MixError { share, count, low, high });
        let [one, other] = [0, 1].map(|index: usize| Cell::text(found.keys[index].as_str()));
        enough.note(Message::FirstKey { key: one });
        enough.note(Message::SecondKey { key: other });
        enough.table(points(found));
    }
    let judgements = assertions(run, Message::Assertions, found.judged.iter().map(Judgement::from));
    let mut files = Section::default();
    files.table(table(found));
    let sections = [opening(run, false), answer, enough, judgements, files];
    sections.into_iter().for_each(|section| report.section(section));
    report.passed = found.best.is_some() && found.judged.iter().all(|it| it.verdict.passed());
    report
}

/// The finding in one sentence.
pub fn verdict(run: &RunInfo, found: &Mix) -> Message {
    let claim = Cell::from(asked::claim(run, &found.asked.stage, found.claim));
    let wanted = Cell::Share(found.claim.share);
    let Some(best) = found.best else {
        return Message::MixOutOfReach { claim, wanted, share: Cell::Share(found.most.share) };
    };
    let [one_key, other_key] = [0, 1].map(|index: usize| Cell::text(found.keys[index].as_str()));
    let [one_value, other_value] = best.values.map(Cell::Value);
    let cost = Cell::Number(best.cost);
    Message::CheapestMix { one_key, one_value, other_key, other_value, cost, claim, wanted }
}

/// What is enough, the cheapest marked.
fn points(found: &Mix) -> Table {
    let heads = [Message::FirstKeyColumn, Message::SecondKeyColumn, Message::Cost];
    let mut table = Table::for_readers("enough", heads.map(Cell::from).into());
    for point in &found.frontier {
        let [one, other] = point.values.map(Cell::Value);
        let cost = Cell::Number(point.cost);
        let is_best = Some(*point) == found.best;
        let cost = if is_best { Message::Starred { value: cost }.into() } else { cost };
        table.row(vec![one, other, cost]);
    }
    table
}

/// For values of the first key the least enough of the second, what both cost, and the share in which the claim holds.
fn table(found: &Mix) -> Table {
    let [one, other] = [0, 1].map(|index: usize| (found.keys[index].as_str(), Unit::None));
    let shares = ["share", "low", "high"].map(|key| (key, Unit::Share));
    let mut columns = vec![one, other, ("cost", Unit::None)];
    columns.extend(shares);
    columns.push(("cheapest", Unit::None));
    let mut table = Table::for_programs("mix", &columns);
    for point in &found.frontier {
        let Point { values: [one, other], cost, share, interval: (low, high) } = *point;
        let mut row: Vec<Cell> = [one, other, cost, share, low, high].map(Cell::Number).into();
        row.push(Cell::Plain(u64::from(found.best == Some(*point))));
        table.row(row);
    }
    table
}
