//! `[reported.NAME]`: figures that were published, what they count and from when they were known, as a list or from a table of
//! dated values. Changes no result.

use crate::calendar::{Day, DaySpan};
use crate::diagnostic::{Code, shown};
use crate::model::StageId;
use crate::model::question::{Exactness, OtherReading, Reported, ReportedMetric, ReportedPoint};
use crate::scenario::effective;
use crate::scenario::range::{COUNT, SHARE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::column_keys::Wanted;
use crate::scenario::sections::dated::{Dated, DatedColumn};
use crate::scenario::sections::draft::Draft;
use crate::scenario::sections::sheet::Tally;
use crate::scenario::tree::{Form, Node};
use crate::units::End;

const EXAMPLE: &str = "[{ at = \"1399-08\", value = 10_000_000 }]";

const OTHERS: &str = "[{ stage = \"collection\", metric = \"served_total\", weight = 0.2 }]";

const WANTED: Wanted<'_> = Wanted { usual: "value", regions: None, published: true, until: true };

/// How exact the figures of a file are.
#[derive(Clone, Copy)]
enum Exact {
    All(Exactness),
    /// Each as a column says.
    Column(usize),
}

impl Reading<'_, '_> {
    pub(crate) fn reported(&mut self, root: &mut Cursor<'_>, draft: &Draft) -> Vec<Reported> {
        let mut all = Vec::new();
        for (entry, mut cursor) in self.section(root, "reported") {
            let name = self.name(&entry.key, &mut cursor);
            let counts = self.reported_metric(&mut cursor, draft);
            let others = cursor.get("or");
            let others = others
                .map(|node| self.other_readings(node, &cursor.at("or"), draft))
                .unwrap_or_default();
            let points = self.all_points(&entry.node, &mut cursor);
            self.finish(&cursor);
            let Some((stage, metric)) = counts else { continue };
            all.push(Reported { name, metric, stage, others, points });
        }
        all
    }

    /// What figures count, and where.
    fn reported_metric(
        &mut self,
        cursor: &mut Cursor<'_>,
        draft: &Draft,
    ) -> Option<(StageId, ReportedMetric)> {
        let stage = self.need(cursor, "stage", "\"production\"");
        let stage = stage.and_then(|node| self.reference(node, "stage", &draft.stage_names()));
        let metric = self.need(cursor, "metric", "\"backlog\"");
        let metric = metric.and_then(|node| self.word(node, ReportedMetric::KEYS));
        Some((StageId(stage?), metric?))
    }

    /// What else the same words may mean.
    fn other_readings(&mut self, node: &Node, address: &str, draft: &Draft) -> Vec<OtherReading> {
        let mut others = Vec::new();
        for (_, mut cursor) in self.rows(node, address, OTHERS) {
            let counts = self.reported_metric(&mut cursor, draft);
            let weight = self.need(&mut cursor, "weight", "0.2");
            let weight = weight.and_then(|node| self.known(node, &SHARE));
            self.finish(&cursor);
            let (Some((stage, metric)), Some(weight)) = (counts, weight) else { continue };
            others.push(OtherReading { weight, stage, metric });
        }
        if 1.0 < others.iter().map(|other| other.weight).sum::<f64>() {
            let message = "other readings with more weight than one in all";
            let help = "write weights that leave some to what the table names first";
            self.error(Code::OutOfRange, node.span, message, help);
        }
        others
    }

    /// A list, or a file.
    fn all_points(&mut self, node: &Node, cursor: &mut Cursor<'_>) -> Vec<ReportedPoint> {
        let (listed, file) = (cursor.get("points"), cursor.get("file"));
        let points = match (listed, file) {
            (Some(_), Some(file)) => {
                let message = "`points` as well as a `file`";
                self.error(Code::Conflict, file.span, message, "keep one of them");
                None
            }
            (None, Some(_)) => self.filed_points(node, cursor),
            (Some(node), None) => Some(self.points(node, &cursor.at("points"))),
            (None, None) => {
                let message = format!("{} needs `points`", cursor.title());
                let help = format!("write `points = {EXAMPLE}`, or `file = \"reports.csv\"`");
                self.error(Code::MissingKey, cursor.span, message, help);
                None
            }
        };
        let mut points = points.unwrap_or_default();
        points.sort_by_key(|point| (point.day, point.published));
        points
    }

    fn points(&mut self, node: &Node, address: &str) -> Vec<ReportedPoint> {
        let mut points = Vec::new();
        for (_, mut cursor) in self.rows(node, address, EXAMPLE) {
            let at = self.need(&mut cursor, "at", "\"1399-08\"").and_then(|node| self.date(node));
            let value = self
                .need(&mut cursor, "value", "10_000_000")
                .and_then(|node| self.known(node, &COUNT));
            let until = cursor.get("until").map(|node| self.date(node));
            let dated = match cursor.get("dated") {
                Some(node) => self.word(node, End::KEYS),
                None => Some(End::First),
            };
            let exactness = cursor
                .get("exactness")
                .map_or(Some(Exactness::Exact), |node| self.word(node, Exactness::KEYS));
            let published = cursor.get("published").map(|node| Some((self.date(node)?, node.span)));
            let from = cursor
                .get("from")
                .and_then(|node| self.string(node, "\"seeds/000\"").map(str::to_owned));
            self.finish(&cursor);
            let (Some(at), Some(value), Some(exactness)) = (at, value, exactness) else { continue };
            let last = match until {
                Some(until) => until.map(|until| until.last),
                None => Some(at.last),
            };
            let (Some(last), Some(dated)) = (last, dated) else { continue };
            let days = DaySpan { first: at.first, last: last.max(at.first) };
            // Known by the end of the days that it may speak of, unless it came later.
            let published = match published.flatten() {
                Some((published, span)) if published.last < days.first => {
                    let message = "published before the day that it speaks of";
                    let help = format!("write a date from {} on", self.day(days.first));
                    self.error(Code::WrongOrder, span, message, help);
                    continue;
                }
                published => published.map(|(published, _)| published.last),
            };
            points.push(point(days, dated, value, exactness).published(published).from(from));
        }
        points
    }

    /// The figures of a file: several of one date, where they were published on different days.
    fn filed_points(&mut self, node: &Node, cursor: &mut Cursor<'_>) -> Option<Vec<ReportedPoint>> {
        let dated = match cursor.get("dated") {
            Some(node) => self.word(node, End::KEYS),
            None => Some(End::First),
        };
        let column = self.dated_column(cursor, WANTED);
        let exact = match cursor.get("exactness") {
            Some(node) => self.exact(node, column.as_ref()),
            None => Some(Exact::All(Exactness::Exact)),
        };
        let from = match cursor.get("from") {
            Some(_) => {
                self.column(cursor, "from", column.as_ref().map(|column| &column.sheet)).map(Some)
            }
            None => Some(None),
        };
        let (column, exact, from, dated) = (column?, exact?, from?, dated?);
        let mut points = Vec::new();
        let mut tally = Tally::default();
        for row in &column.rows {
            let Some(value) = row.value else { continue };
            let Some(exactness) = self.exactness_of(&column, row, exact, &mut tally) else {
                continue;
            };
            let from = from.map(|at| column.sheet.rows[row.row][at].text.clone());
            let from = from.filter(|text| !text.is_empty());
            points.push(point(row.days, dated, value, exactness).published(row.version).from(from));
        }
        if !tally.is_none() {
            return None;
        }
        self.write_points(node, cursor, &points);
        Some(points)
    }

    /// One word for all figures, or the column that has one for each.
    fn exact(&mut self, node: &Node, column: Option<&DatedColumn>) -> Option<Exact> {
        let text = self.string(node, "how exact the figures are, or the name of a column")?;
        if let Some(word) = Exactness::from_key(text) {
            return Some(Exact::All(word));
        }
        let at = column?.sheet.columns().position(|name| name == text);
        if at.is_none() {
            let words: Vec<&str> = Exactness::KEYS.iter().map(|(word, _)| *word).collect();
            let message = format!("`{}` is neither exactness nor a column", shown(text));
            let help = format!("write one of {}, or the name of a column", words.join(", "));
            self.error(Code::UnknownWord, node.span, message, help);
        }
        at.map(Exact::Column)
    }

    fn exactness_of(
        &mut self,
        column: &DatedColumn,
        row: &Dated,
        exact: Exact,
        tally: &mut Tally,
    ) -> Option<Exactness> {
        let at = match exact {
            Exact::All(word) => return Some(word),
            Exact::Column(at) => at,
        };
        let cell = &column.sheet.rows[row.row][at];
        let found = Exactness::from_key(&cell.text);
        if found.is_none() && tally.more() {
            let words: Vec<&str> = Exactness::KEYS.iter().map(|(word, _)| *word).collect();
            let name = column.sheet.columns().nth(at).map_or_else(String::new, shown);
            let message = format!("`{}` in the column `{name}` is no exactness", shown(&cell.text));
            let help = format!("write one of {}", words.join(", "));
            self.error(Code::UnknownWord, cell.span, message, help);
        }
        found
    }

    /// The table as the effective scenario has it: with a list of points in place of the file.
    fn write_points(&mut self, node: &Node, cursor: &Cursor<'_>, points: &[ReportedPoint]) {
        let near = node.span;
        let list = points.iter().map(|point| {
            let day = |day: Day| effective::words(&self.day(day), near);
            let mut entries = vec![("at", day(point.days.first))];
            if point.days.last != point.days.first {
                entries.push(("until", day(point.days.last)));
            }
            if point.at_close {
                entries.push(("dated", effective::words(End::Last.key(), near)));
            }
            entries.push(("value", effective::number(point.value, near)));
            entries.push(("exactness", effective::words(point.exactness.key(), near)));
            if point.published != point.days.last {
                entries.push(("published", day(point.published)));
            }
            entries.extend(point.from.as_ref().map(|from| ("from", effective::words(from, near))));
            effective::table(Form::Inline, entries, near)
        });
        let list = effective::list(list.collect(), near);
        let kept = cursor.entries().filter(|entry| KEPT.contains(&entry.key.as_str()));
        let mut entries: Vec<(&str, Node)> =
            kept.map(|entry| (entry.key.as_str(), entry.node.clone())).collect();
        entries.push(("points", list));
        let form = node.table().map_or(Form::Open, |table| table.form);
        self.written.insert(near, effective::table(form, entries, near));
    }
}

/// What stands in a table of figures beside the file.
const KEPT: &[&str] = &["label", "stage", "metric", "or"];

fn point(days: DaySpan, dated: End, value: f64, exactness: Exactness) -> ReportedPoint {
    let at_close = dated == End::Last;
    let day = if at_close { days.last } else { days.first };
    let published = days.last;
    ReportedPoint { day, days, at_close, value, exactness, published, from: None }
}

impl ReportedPoint {
    fn published(self, published: Option<Day>) -> Self {
        Self { published: published.unwrap_or(self.published), ..self }
    }

    fn from(self, from: Option<String>) -> Self {
        Self { from, ..self }
    }
}
