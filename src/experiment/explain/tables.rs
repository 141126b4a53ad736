//! What `check` says of tables beside the scenario and of the ledger of published figures. Judges nothing.

use crate::experiment::explain::ledger::{Account, StageLedger};
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::{Section, Tone};
use crate::report::table::Table;
use crate::scenario::{Counted, Filed, Rest};
use crate::units::{RowPeriod, StepUnit};

/// A section on what was read from files, where something was.
pub(super) fn section(run: &RunInfo, filed: &[Filed]) -> Option<Section> {
    if filed.is_empty() {
        return None;
    }
    let mut section = Section::titled(Message::FilesRead);
    let mut table = Table::without_heads("readers-files");
    for one in filed {
        let lines = lines(run, one);
        let names = std::iter::once(Cell::text(one.address.as_str()));
        let names = names.chain(std::iter::repeat_with(|| Cell::text("")));
        for (name, line) in names.zip(lines) {
            table.row(vec![name, line.into()]);
        }
    }
    section.table(table);
    Some(section)
}

/// A section on rates that are said as they were counted, where some are.
pub(super) fn counted(all: &[Counted]) -> Option<Section> {
    if all.is_empty() {
        return None;
    }
    let mut section = Section::titled(Message::RatesCounted);
    let mut table = Table::without_heads("readers-counted");
    for one in all {
        let (from, to) = (Cell::Date(one.days.first), Cell::Date(one.days.last));
        let a_month = Cell::Number(one.per_day * StepUnit::Month.mean_days());
        let total = Cell::Number(one.amount);
        let words = match one.of {
            None => Message::CountedRate { a_month, from, to, total },
            Some(of) => Message::CountedOfEach { a_month, from, of: Cell::Number(of), to, total },
        };
        table.row(vec![Cell::text(one.address.as_str()), words.into()]);
    }
    section.table(table);
    Some(section)
}

fn lines(run: &RunInfo, one: &Filed) -> Vec<Message> {
    let (rows, of) = (Cell::count(one.rows.0), Cell::count(one.rows.1));
    let (from, to) = (Cell::Date(one.days.first), Cell::Date(one.days.last));
    let (file, total) = (Cell::text(one.file.as_str()), Cell::Exact(one.total));
    let mut lines = vec![Message::SeriesRead { file, from, of, rows, to, total }];
    lines.push(covers(run.unit, one.period));
    if 0 < one.missing {
        lines.push(Message::SeriesMissing { count: Cell::count(one.missing) });
    }
    let word = |rest: Rest| match rest {
        Rest::Nothing => Cell::Term("nothing"),
        Rest::Same => Cell::Term("same"),
        Rest::Mean(_) => Cell::Term("mean"),
    };
    if let Some(rest) = one.silence.before {
        lines.push(Message::SeriesBefore { rest: word(rest) });
    }
    if let Some(rest) = one.silence.gaps {
        lines.push(Message::SeriesGaps { rest: word(rest) });
    }
    if let Some(rest) = one.silence.after {
        let count = if let Rest::Mean(count) = rest { count } else { 0 };
        lines.push(Message::SeriesAfter { count: Cell::count(count), rest: word(rest) });
    }
    lines.push(Message::SeriesCounted { amount: Cell::Number(one.counted) });
    lines
}

/// What a row covers, against what a step does.
fn covers(unit: StepUnit, period: Option<RowPeriod>) -> Message {
    let Some(period) = period else { return Message::SeriesMixed };
    let step = match unit {
        StepUnit::Day => RowPeriod::Day,
        StepUnit::Week => RowPeriod::Week,
        StepUnit::Month => RowPeriod::Month,
    };
    let word = Cell::Term(period.key());
    match period.cmp(&step) {
        std::cmp::Ordering::Less => Message::SeriesFiner { period: word },
        std::cmp::Ordering::Equal => Message::SeriesAlike { period: word },
        std::cmp::Ordering::Greater => Message::SeriesCoarser { period: word },
    }
}

/// More accounts that do not balance than anybody reads at once.
const MOST_SHOWN: usize = 20;

/// Whether the published figures of a stage fit each other, and where not.
pub(super) fn ledger(ledger: &StageLedger) -> Section {
    let mut section = Section::titled(Message::LedgerOf { stage: Cell::from(&ledger.name) });
    let off: Vec<&Account> = ledger.accounts.iter().filter(|it| !it.balances()).collect();
    let (good, of) = (ledger.accounts.len() - off.len(), ledger.accounts.len());
    let tone = if off.is_empty() { Tone::Good } else { Tone::Bad };
    section
        .finding(tone, Message::LedgerBalances { count: Cell::count(good), of: Cell::count(of) });
    for account in off.iter().take(MOST_SHOWN) {
        section.note(Message::LedgerOff {
            closing: Cell::Exact(account.closing),
            from: Cell::Date(account.from),
            joined: Cell::Exact(account.joined),
            off: Cell::Exact(account.off().abs()),
            opening: Cell::Exact(account.opening),
            served: Cell::Exact(account.served),
            side: Cell::Term(if 0.0 < account.off() { "more" } else { "fewer" }),
            to: Cell::Date(account.to.plus(-1)),
            withdrawn: Cell::Exact(account.withdrawn),
        });
    }
    if MOST_SHOWN < off.len() {
        section.note(Message::LedgerMore { count: Cell::count(off.len() - MOST_SHOWN) });
    }
    if 0 < ledger.lacking {
        section.note(Message::LedgerLacking { count: Cell::count(ledger.lacking) });
    }
    section
}
