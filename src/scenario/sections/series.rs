//! Counts by step, or by date from a CSV. Knows only the horizon of what they count.

use crate::calendar::{Day, DaySpan};
use crate::diagnostic::{Code, Span, shown};
use crate::model::profile::Profile;
use crate::model::timeline::spread_by_days;
use crate::scenario::effective;
use crate::scenario::range::COUNT;
use crate::scenario::reader::Reading;
use crate::scenario::tree::{Node, Value};

/// A row of a table of counts.
#[derive(Clone, Copy)]
pub(crate) struct Counted {
    pub(crate) days: DaySpan,
    pub(crate) count: f64,
}

impl Counted {
    /// The part of it that lies before a day, evenly by days; `None` when nothing does.
    pub(crate) fn before(self, day: Day) -> Option<Self> {
        let days = |span: DaySpan| (span.last.0 - span.first.0 + 1) as f64;
        let early = DaySpan { last: self.days.last.min(day.plus(-1)), ..self.days };
        let count = self.count * (days(early) / days(self.days));
        (self.days.first < day).then_some(Self { days: early, count })
    }
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
            let help = "remove the counts after the end, or move the end";
            self.error(Code::OutsideHorizon, span, message, help);
        }
        counts.resize(steps, 0.0);
        Some(counts)
    }

    fn filed(&mut self, node: &Node, address: String) -> Option<Vec<f64>> {
        let (rows, place) =
            self.counted(node, address, "a list of counts, or { file = \"arrivals.csv\" }")?;
        let counts = self.by_step(&rows, place)?;
        // Counts after the last that is not zero say nothing.
        let last = counts.iter().rposition(|count| *count != 0.0).map_or(0, |last| last + 1);
        let numbers = counts[..last].iter().map(|count| effective::number(*count, node.span));
        self.written.insert(node.span, effective::list(numbers.collect(), node.span));
        Some(counts)
    }

    /// The rows of a file of counts by date, and where it is named.
    pub(crate) fn counted(
        &mut self,
        node: &Node,
        address: String,
        example: &str,
    ) -> Option<(Vec<Counted>, Span)> {
        let mut cursor = self.table(node, address, example)?;
        let sheet = self.sheet(&mut cursor, "\"arrivals.csv\"");
        let date = self.column(&mut cursor, "date", sheet.as_ref());
        let count = self.column(&mut cursor, "count", sheet.as_ref());
        self.finish(&cursor);
        let (sheet, date, count) = (sheet?, date?, count?);
        let mut rows = Vec::new();
        for row in &sheet.rows {
            let days = self.date_in(&row[date].text, row[date].span);
            let number = sheet.count(&row[count]);
            if let Err(help) = &number {
                let message = format!("`{}` is not a count", shown(&row[count].text));
                self.error(Code::BadTable, row[count].span, message, help);
            }
            rows.push(days.zip(number.ok()).map(|(days, count)| Counted { days, count }));
        }
        let rows: Option<Vec<Counted>> = rows.into_iter().collect();
        Some((rows?, sheet.place))
    }

    /// Each row is spread evenly over its days; what lies outside of the horizon does not count.
    fn by_step(&mut self, rows: &[Counted], place: Span) -> Option<Vec<f64>> {
        let timeline = self.timeline.as_ref()?;
        let mut counts = vec![0.0; timeline.steps().len()];
        let (start, end) = (timeline.start(), timeline.end());
        for row in rows {
            spread_by_days(timeline.steps(), row.days, row.count, &mut counts);
        }
        if !rows.iter().any(|row| start <= row.days.last && row.days.first <= end) {
            let help = "correct the dates of the table, or the horizon";
            let message = "no row of the table lies within the horizon";
            self.error(Code::OutsideHorizon, place, message, help);
        }
        Some(counts)
    }
}
