//! Amounts by step: a list, or a table of dated values. Knows only the horizon of what they count.

use crate::calendar::{Day, DaySpan};
use crate::diagnostic::{Code, Span};
use crate::model::DemandSource;
use crate::model::profile::Profile;
use crate::scenario::effective;
use crate::scenario::filed::{Filed, Silence};
use crate::scenario::range::{COUNT, Range};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::column_keys::Wanted;
use crate::scenario::sections::dated::DatedColumn;
use crate::scenario::sections::draft::Regions;
use crate::scenario::tree::{Form, Node, Value};

const EXAMPLE: &str = "a list of counts, or { file = \"arrivals.csv\" }";

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
    /// The rate of a table, or its series of amounts, if it has one of them.
    pub(crate) fn rate_or_series(
        &mut self,
        cursor: &mut Cursor<'_>,
        range: &Range,
    ) -> Option<Profile> {
        let rate = self.rate(cursor, range);
        let Some(node) = cursor.get("series") else { return rate };
        if rate.is_some() {
            let message = format!("{} has a rate as well as a `series`", cursor.title());
            self.error(Code::Conflict, node.span, message, "keep one of them");
        }
        Some(self.series(node, cursor.at("series")))
    }

    /// The amounts of each step: a list from the start on, or a table.
    pub(crate) fn series(&mut self, node: &Node, address: String) -> Profile {
        let amounts = match &node.value {
            Value::List(list) => self.listed(list, node.span),
            _ => self.filed(node, address),
        };
        amounts.map_or_else(|| self.no_profile(), Profile::counts)
    }

    /// The amounts of a stream of demand, which a table may tell apart by region.
    pub(crate) fn demand_series(
        &mut self,
        node: &Node,
        address: String,
        regions: &Regions,
    ) -> DemandSource {
        let has = |key: &str| {
            node.table().and_then(|table| table.get(key)).is_some_and(|node| !node.is_removal())
        };
        let amounts = if has("by_region") {
            self.by_region(node, address, regions)
        } else if has("region") {
            self.filed_by_region(node, address, regions)
        } else {
            return DemandSource::Rate(self.series(node, address));
        };
        match amounts {
            Some(amounts) => {
                DemandSource::ByRegion(amounts.into_iter().map(Profile::counts).collect())
            }
            None => DemandSource::Rate(self.no_profile()),
        }
    }

    /// A list for each region; nobody comes in those that have none.
    fn by_region(
        &mut self,
        node: &Node,
        address: String,
        regions: &Regions,
    ) -> Option<Vec<Vec<f64>>> {
        let mut cursor = self.table(node, address, EXAMPLE)?;
        let node = cursor.get("by_region")?;
        self.finish(&cursor);
        if !regions.are_given() {
            let help = "write a list, `series = [10, 6]`, or add `[regions]`";
            self.error(Code::MissingKey, node.span, "the scenario tells no regions apart", help);
            return None;
        }
        let lists = self.table(node, cursor.at("by_region"), "{ north = [10, 6], south = [4] }")?;
        let names: Vec<&str> = regions.list.iter().map(|region| region.name.key.as_str()).collect();
        let steps = self.timeline.as_ref()?.steps().len();
        if !self.hold(names.len() as f64 * steps as f64, node.span) {
            return None;
        }
        let mut amounts = vec![vec![0.0; steps]; names.len()];
        for entry in lists.entries() {
            let region = self.named(&entry.key, entry.key_span, "region", &names);
            let list = self.list(&entry.node, "[10, 6]");
            let listed = self.listed(list, entry.node.span);
            if let Some((region, listed)) = region.zip(listed) {
                amounts[region] = listed;
            }
        }
        Some(amounts)
    }

    fn filed_by_region(
        &mut self,
        node: &Node,
        address: String,
        regions: &Regions,
    ) -> Option<Vec<Vec<f64>>> {
        let mut cursor = self.table(node, address, EXAMPLE)?;
        let wanted = Wanted { regions: Some(regions), ..Wanted::AMOUNTS };
        let column = self.dated_column(&mut cursor, wanted);
        let silence = self.silence(&mut cursor);
        self.finish(&cursor);
        let (column, silence) = (column?, silence?);
        let timeline = self.timeline.as_ref()?;
        let days = (timeline.end().0 - timeline.start().0 + 1) as f64;
        if !self.hold(regions.list.len() as f64 * days, node.span) {
            return None;
        }
        let amounts = self.amounts(&column, &silence, regions.list.len())?;
        let near = node.span;
        let named = regions.list.iter().zip(&amounts);
        let lists =
            named.map(|(region, amounts)| (region.name.key.as_str(), as_list(amounts, near)));
        let lists = effective::table(Form::Inline, lists.collect(), near);
        let table = effective::table(Form::Inline, vec![("by_region", lists)], near);
        self.written.insert(near, table);
        self.note_filed(&cursor, &column, silence, amounts.iter().flatten().sum());
        Some(amounts)
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
        let mut cursor = self.table(node, address, EXAMPLE)?;
        let column = self.dated_column(&mut cursor, Wanted::AMOUNTS);
        let silence = self.silence(&mut cursor);
        self.finish(&cursor);
        let (column, silence) = (column?, silence?);
        let amounts = self.amounts(&column, &silence, 1)?.pop()?;
        self.written.insert(node.span, as_list(&amounts, node.span));
        self.note_filed(&cursor, &column, silence, amounts.iter().sum());
        Some(amounts)
    }

    fn note_filed(
        &mut self,
        cursor: &Cursor<'_>,
        column: &DatedColumn,
        silence: Silence,
        counted: f64,
    ) {
        let (Some(days), Some(timeline)) = (column.days(), &self.timeline) else { return };
        let silence = Silence {
            before: silence.before.filter(|_| timeline.start() < days.first),
            gaps: silence.gaps,
            after: silence.after.filter(|_| days.last < timeline.end()),
        };
        self.filed.push(Filed {
            address: cursor.address.clone(),
            file: self.library.sources.get(column.source).name.clone(),
            rows: column.taken,
            period: column.period(),
            days,
            total: column.rows.iter().filter_map(|row| row.value).sum(),
            counted,
            missing: column.rows.iter().filter(|row| row.value.is_none()).count(),
            silence,
        });
    }

    /// The rows of a table of counts by date, in order of time, and where it is named.
    pub(crate) fn counted(
        &mut self,
        node: &Node,
        address: String,
        example: &str,
    ) -> Option<(Vec<Counted>, Span)> {
        let mut cursor = self.table(node, address, example)?;
        let column = self.dated_column(&mut cursor, Wanted::AMOUNTS);
        self.finish(&cursor);
        let column = column?;
        let rows = column
            .rows
            .iter()
            .filter_map(|row| row.value.map(|count| Counted { days: row.days, count }));
        Some((rows.collect(), column.place))
    }
}

/// Amounts as the effective scenario has them: after the last that is not zero they say nothing.
fn as_list(amounts: &[f64], near: Span) -> Node {
    let last = amounts.iter().rposition(|amount| *amount != 0.0).map_or(0, |last| last + 1);
    let numbers = amounts[..last].iter().map(|amount| effective::number(*amount, near));
    effective::list(numbers.collect(), near)
}
