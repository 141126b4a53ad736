//! Counts by step, or by date from a CSV. Knows only the horizon of what they count.

use crate::calendar::DaySpan;
use crate::diagnostic::{Code, SourceId, Span};
use crate::model::profile::Profile;
use crate::scenario::library::Refusal;
use crate::scenario::number::COUNT;
use crate::scenario::reader::Reading;
use crate::scenario::tree::{Node, Value};
use crate::scenario::value::shown;

/// A row of a table of counts.
struct Row {
    days: DaySpan,
    count: f64,
}

impl Reading<'_, '_> {
    /// The counts of each step: a list from the start on, or a file.
    pub(crate) fn series(&mut self, node: &Node, address: String) -> Profile {
        let counts = match &node.value {
            Value::List(list) => self.listed(list, node.span),
            _ => self.filed(node, address),
        };
        counts.map_or_else(|| self.no_profile(), Profile::counts)
    }

    fn listed(&mut self, list: &[Node], span: Span) -> Option<Vec<f64>> {
        let mut counts: Vec<f64> = Vec::new();
        for node in list {
            counts.push(self.known(node, &COUNT).unwrap_or_default());
        }
        let steps = self.timeline.as_ref()?.steps().len();
        if steps < counts.len() {
            let message = format!("{} counts, but the horizon has {steps} steps", counts.len());
            self.error(
                Code::OutsideHorizon,
                span,
                message,
                "remove the counts after the end, or move the end",
            );
        }
        counts.resize(steps, 0.0);
        Some(counts)
    }

    fn filed(&mut self, node: &Node, address: String) -> Option<Vec<f64>> {
        const EXAMPLE: &str = "a list of counts, or { file = \"arrivals.csv\" }";
        if node.table().is_none() {
            self.wrong_type(node, "a series", EXAMPLE);
            return None;
        }
        let mut cursor = self.table(node, address, EXAMPLE)?;
        let file = self.need(&mut cursor, "file", "\"arrivals.csv\"");
        let path = file.and_then(|node| Some((self.string(node, "\"arrivals.csv\"")?, node.span)));
        let column = |reading: &mut Self, node: Option<&Node>, usual: &str| match node {
            Some(node) => reading.string(node, "the name of a column").map(str::to_owned),
            None => Some(usual.to_owned()),
        };
        let date = cursor.get("date");
        let date = column(self, date, "date");
        let count = cursor.get("count");
        let count = column(self, count, "count");
        let from = cursor.source_of("file");
        self.finish(&cursor);
        let ((path, place), date, count) = (path?, date?, count?);
        let id = self.open(path, place, from)?;
        let rows = self.rows(id, place, &date, &count)?;
        let counts = self.by_step(&rows, place)?;
        self.series.insert(node.span, counts.clone());
        Some(counts)
    }

    fn open(&mut self, path: &str, place: Span, from: SourceId) -> Option<SourceId> {
        match self.library.open(path, from) {
            Ok(id) => return Some(id),
            Err(Refusal::Escape) => {
                let message = format!("`{}` leads out of the folder of the scenario", shown(path));
                self.error(
                    Code::PathEscape,
                    place,
                    message,
                    "write a path inside of that folder, with `/`",
                );
            }
            Err(Refusal::Unreadable(reason)) => {
                let message = format!("`{}` cannot be read: {reason}", shown(path));
                self.error(Code::Unreadable, place, message, "correct the path, or add the file");
            }
        }
        None
    }

    fn rows(&mut self, id: SourceId, place: Span, date: &str, count: &str) -> Option<Vec<Row>> {
        let text = self.library.sources.get(id).text.clone();
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let offset = self.library.sources.get(id).text.len() - text.len();
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .flexible(true)
            .from_reader(text.as_bytes());
        let headers = reader.headers().cloned().unwrap_or_default();
        let mut columns = [None; 2];
        for (column, wanted) in columns.iter_mut().zip([date, count]) {
            *column = headers.iter().position(|header| header == wanted);
            if column.is_none() {
                let has = headers.iter().map(shown).collect::<Vec<String>>().join(", ");
                let message = format!("the table has no column `{}`", shown(wanted));
                let help = format!(
                    "name the columns, as in `date = \"…\", count = \"…\"`; there are: {has}"
                );
                self.error(Code::BadTable, place, message, help);
            }
        }
        let [Some(date), Some(count)] = columns else { return None };
        let mut rows = Vec::new();
        let mut good = true;
        for record in reader.records() {
            // The reader cannot fail on text that is in memory and of free width.
            let Ok(record) = record else { continue };
            let start = record
                .position()
                .map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
            let span = line_at(id, &self.library.sources.get(id).text, offset + start);
            let days = self.date_in(record.get(date).unwrap_or_default(), span);
            let count = record.get(count).unwrap_or_default();
            let number: Option<f64> =
                count.replace('_', "").parse().ok().filter(|number| (0.0..=9e15).contains(number));
            if number.is_none() {
                let message = format!("`{}` is not a count", shown(count));
                self.error(
                    Code::BadTable,
                    span,
                    message,
                    "write a number from 0 on, without separators",
                );
            }
            match (days, number) {
                (Some(days), Some(count)) => rows.push(Row { days, count }),
                _ => good = false,
            }
        }
        good.then_some(rows)
    }

    /// Each row is spread evenly over its days; what lies outside of the horizon does not count.
    fn by_step(&mut self, rows: &[Row], place: Span) -> Option<Vec<f64>> {
        let timeline = self.timeline.as_ref()?;
        let mut counts = vec![0.0; timeline.steps().len()];
        let mut touched = false;
        for row in rows {
            let (first, last) =
                (row.days.first.max(timeline.start()), row.days.last.min(timeline.end()));
            let (Some(from), Some(to)) = (timeline.step_of(first), timeline.step_of(last)) else {
                continue;
            };
            if last < first {
                continue;
            }
            touched = true;
            let days = (row.days.last.0 - row.days.first.0 + 1) as f64;
            for (step, amount) in timeline.steps()[from..=to].iter().zip(&mut counts[from..=to]) {
                let covered = step.last().min(last).0 - step.first.max(first).0 + 1;
                *amount += row.count * (covered as f64 / days);
            }
        }
        if !touched {
            let help = "correct the dates of the table, or the horizon";
            self.error(
                Code::OutsideHorizon,
                place,
                "no row of the table lies within the horizon",
                help,
            );
        }
        Some(counts)
    }
}

fn line_at(id: SourceId, text: &str, start: usize) -> Span {
    let bytes = text.as_bytes();
    let start =
        (start..bytes.len()).find(|at| !b"\r\n".contains(&bytes[*at])).unwrap_or(text.len());
    let end = (start..bytes.len()).find(|at| b"\r\n".contains(&bytes[*at])).unwrap_or(text.len());
    Span { source: id, start, end }
}
