//! What holds where a column of dated values says nothing: before its first date, in gaps, after its last. Reads no table.

use crate::calendar::{Day, DaySpan};
use crate::diagnostic::{Code, shown};
use crate::model::timeline::{Timeline, spread_exactly};
use crate::scenario::filed::{Rest, Silence};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::dated::{Dated, DatedColumn};
use crate::scenario::sections::sheet::Tally;
use crate::scenario::sections::when::Dates;
use crate::scenario::tree::Node;
use crate::units::RowPeriod;

/// What holds before the first date.
const BEFORE: &[(&str, Rest)] = &[("nothing", Rest::Nothing), ("first", Rest::Same)];
/// What holds between two dates that do not meet.
const GAPS: &[(&str, Rest)] = &[("nothing", Rest::Nothing), ("last", Rest::Same)];

impl Reading<'_, '_> {
    /// The keys that say what holds where the table is silent.
    pub(crate) fn silence(&mut self, cursor: &mut Cursor<'_>) -> Option<Silence> {
        let mut one = |reading: &mut Self, key: &'static str, words| match cursor.get(key) {
            Some(node) => reading.word(node, words).map(Some),
            None => Some(None),
        };
        let (before, gaps) = (one(self, "before", BEFORE), one(self, "gaps", GAPS));
        let after = match cursor.get("after") {
            Some(node) => self.after(node).map(Some),
            None => Some(None),
        };
        Some(Silence { before: before?, gaps: gaps?, after: after? })
    }

    fn after(&mut self, node: &Node) -> Option<Rest> {
        const EXAMPLE: &str = "\"last\", \"mean of 12\" or \"nothing\"";
        let text = self.string(node, EXAMPLE)?;
        let mean = text.strip_prefix("mean of ").and_then(|number| number.trim().parse().ok());
        let found = match (text, mean) {
            ("nothing", _) => Some(Rest::Nothing),
            ("last", _) => Some(Rest::Same),
            (_, Some(number @ 1..=1_000)) => Some(Rest::Mean(number)),
            _ => None,
        };
        if found.is_none() {
            let message = format!("`{}` does not say what holds afterwards", shown(text));
            self.error(Code::UnknownWord, node.span, message, format!("write {EXAMPLE}"));
        }
        found
    }

    /// The amounts of each step, for each of so many regions, and what is to be told of them.
    pub(crate) fn amounts(
        &mut self,
        column: &DatedColumn,
        silence: &Silence,
        parts: usize,
    ) -> Option<Vec<Vec<f64>>> {
        let timeline = self.timeline.clone()?;
        if !self.touches(column, &timeline) {
            return None;
        }
        let mut amounts = Vec::new();
        let mut is_right = true;
        for part in 0..parts {
            let rows: Vec<Dated> =
                column.rows.iter().filter(|row| row.part == part).copied().collect();
            let found = self.filled(column, &rows, silence, &timeline);
            is_right &= found.is_some();
            let mut steps = vec![0.0; timeline.steps().len()];
            for (days, amount) in found.into_iter().flatten() {
                spread_exactly(timeline.steps(), days, amount, &mut steps);
            }
            amounts.push(steps);
        }
        is_right.then_some(amounts)
    }

    /// Whether any value counts within the horizon.
    fn touches(&mut self, column: &DatedColumn, timeline: &Timeline) -> bool {
        let (start, end) = (timeline.start(), timeline.end());
        let within =
            |row: &Dated| row.value.is_some() && start <= row.days.last && row.days.first <= end;
        let touches = column.rows.iter().any(within);
        if !touches {
            let help = "correct the dates of the table, or the horizon";
            let message = "no row of the table lies within the horizon";
            self.error(Code::OutsideHorizon, column.place, message, help);
        }
        touches
    }

    /// The amounts of all days of the horizon, where nothing is left unsaid.
    fn filled(
        &mut self,
        column: &DatedColumn,
        rows: &[Dated],
        silence: &Silence,
        timeline: &Timeline,
    ) -> Option<Vec<(DaySpan, f64)>> {
        let known: Vec<(Dated, f64)> =
            rows.iter().filter_map(|row| Some((*row, row.value?))).collect();
        let (Some((first, _)), Some((last, _))) = (known.first(), known.last()) else {
            // A region of which the table does not speak.
            return self.nothing_known(column, silence);
        };
        let mut all: Vec<(DaySpan, f64)> =
            known.iter().map(|(row, value)| (row.days, *value)).collect();
        let before = self.beginning(column, silence, timeline, (*first, all[0].1));
        let gaps = self.gaps(column, silence, timeline, &known);
        let after = self.rest(column, silence, timeline, (*last, &all));
        all.extend(before?);
        all.extend(gaps?);
        all.extend(after?);
        Some(all)
    }

    fn nothing_known(
        &mut self,
        column: &DatedColumn,
        silence: &Silence,
    ) -> Option<Vec<(DaySpan, f64)>> {
        if [silence.before, silence.after].contains(&Some(Rest::Nothing)) {
            return Some(Vec::new());
        }
        let message = "the table has no value for one of the regions";
        let help = "add rows for it, or write `before = \"nothing\"` beside `file`";
        self.error(Code::BadTable, column.place, message, help);
        None
    }

    fn beginning(
        &mut self,
        column: &DatedColumn,
        silence: &Silence,
        timeline: &Timeline,
        (first, amount): (Dated, f64),
    ) -> Option<Vec<(DaySpan, f64)>> {
        let start = timeline.start();
        if first.days.first <= start {
            return Some(Vec::new());
        }
        match silence.before {
            Some(Rest::Nothing) => Some(Vec::new()),
            Some(Rest::Same | Rest::Mean(_)) => {
                let mut days = first.days;
                let mut all = Vec::new();
                while start < days.first {
                    // Before the first year of the calendar there are no periods.
                    let Some(before) = column.dates.previous(days, first.period) else { break };
                    days = before;
                    all.push((days, amount));
                }
                Some(all)
            }
            None => {
                let message = format!(
                    "the table begins on {}, after the start on {}",
                    self.day(first.days.first),
                    self.day(start)
                );
                let help = "add the rows before, or say what holds there: `before = \"first\"` (as much as in the first row) or `before = \"nothing\"` beside `file`";
                self.error(Code::OutsideHorizon, first.date_at, message, help);
                None
            }
        }
    }

    fn gaps(
        &mut self,
        column: &DatedColumn,
        silence: &Silence,
        timeline: &Timeline,
        known: &[(Dated, f64)],
    ) -> Option<Vec<(DaySpan, f64)>> {
        let (start, end) = (timeline.start(), timeline.end());
        let rest = silence.gaps.or(column.counted.then_some(Rest::Nothing));
        let (mut all, mut tally) = (Vec::new(), Tally::default());
        for ((row, amount), (next, _)) in known.iter().zip(known.iter().skip(1)) {
            let gap = DaySpan { first: row.days.last.plus(1), last: next.days.first.plus(-1) };
            if gap.last < gap.first || gap.last < start || end < gap.first {
                continue;
            }
            match rest {
                Some(Rest::Same | Rest::Mean(_)) => {
                    all.extend(repeated(&column.dates, (*row, *amount), gap.last));
                }
                None if tally.more() => {
                    let message = format!("the table says nothing of {}", self.between(gap));
                    let help = hint(column, known).unwrap_or_else(|| {
                        "add rows, or say what holds there: `gaps = \"nothing\"` or `gaps = \"last\"` (as much as before) beside `file`".to_owned()
                    });
                    // Where the table itself says that it knows nothing, that is the place.
                    let silent = column
                        .rows
                        .iter()
                        .find(|other| other.part == row.part && other.days.first == gap.first);
                    let place = silent.map_or(next.date_at, |other| other.value_at);
                    self.error(Code::BadTable, place, message, help);
                }
                Some(Rest::Nothing) | None => {}
            }
        }
        (tally.is_none()).then_some(all)
    }

    fn rest(
        &mut self,
        column: &DatedColumn,
        silence: &Silence,
        timeline: &Timeline,
        (last, all): (Dated, &[(DaySpan, f64)]),
    ) -> Option<Vec<(DaySpan, f64)>> {
        // Beyond the end there are only the days that fill the last step.
        let end = self.end.unwrap_or(timeline.end());
        let amount = match silence.after {
            None if end <= last.days.last => return Some(Vec::new()),
            Some(Rest::Nothing) => return Some(Vec::new()),
            Some(Rest::Same) => all.last().map_or(0.0, |(_, amount)| *amount),
            Some(Rest::Mean(number)) if number <= all.len() => {
                let sum: f64 = all[all.len() - number..].iter().map(|(_, amount)| amount).sum();
                sum / number as f64
            }
            Some(Rest::Mean(number)) => {
                let message =
                    format!("the mean of {number} values of a table that has {}", all.len());
                let help = format!("write `after = \"mean of {}\"` beside `file`", all.len());
                self.error(Code::BadTable, column.place, message, help);
                return None;
            }
            None => {
                let message = format!(
                    "the table ends on {}, before the end on {}",
                    self.day(last.days.last),
                    self.day(end)
                );
                let help = "add rows, or say what holds afterwards: `after = \"last\"` (as much as in the last row), `after = \"mean of 12\"` or `after = \"nothing\"` beside `file`";
                self.error(Code::OutsideHorizon, last.date_at, message, help);
                return None;
            }
        };
        Some(repeated(&column.dates, (last, amount), timeline.end()))
    }

    fn between(&self, days: DaySpan) -> String {
        if days.first == days.last {
            return self.day(days.first);
        }
        format!("{} to {}", self.day(days.first), self.day(days.last))
    }
}

/// The same amount in each period after a row, up to a day; a period that is cut counts by its days.
fn repeated(dates: &Dates, (row, amount): (Dated, f64), until: Day) -> Vec<(DaySpan, f64)> {
    let mut all = Vec::new();
    let mut days = row.days;
    while days.last < until {
        let Some(next) = dates.next(days, row.period) else { break };
        days = next;
        let cut = DaySpan { first: days.first, last: days.last.min(until) };
        let share = (cut.last.0 - cut.first.0 + 1) as f64 / (days.last.0 - days.first.0 + 1) as f64;
        all.push((cut, amount * share));
    }
    all
}

/// What a row probably covers, where the dates are too far apart for what they say.
fn hint(column: &DatedColumn, known: &[(Dated, f64)]) -> Option<String> {
    if column.period_said {
        return None;
    }
    let apart = |days: &dyn Fn(i64) -> bool| {
        let pairs = known.iter().zip(known.iter().skip(1));
        pairs.clone().count() > 0
            && pairs
                .into_iter()
                .all(|((one, _), (next, _))| days(next.days.first.0 - one.days.first.0))
    };
    let all = |period: RowPeriod| known.iter().all(|(row, _)| row.period == period);
    let word = if all(RowPeriod::Day) && apart(&|days| days == 7) {
        RowPeriod::Week
    } else if all(RowPeriod::Day) && apart(&|days| (28..=31).contains(&days)) {
        RowPeriod::Month
    } else if apart(&|days| (88..=94).contains(&days)) {
        RowPeriod::Quarter
    } else if apart(&|days| (365..=366).contains(&days)) {
        RowPeriod::Year
    } else {
        return None;
    };
    Some(format!(
        "write `period = \"{}\"` beside `file` if a row covers one; else add rows, or `gaps = \"nothing\"`",
        word.key()
    ))
}
