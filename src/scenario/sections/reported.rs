//! `[reported.NAME]`: published figures, what they count, and from when they were known. Changes no result.

use crate::diagnostic::{Code, Span};
use crate::model::StageId;
use crate::model::question::{Exactness, OtherReading, Reported, ReportedMetric, ReportedPoint};
use crate::scenario::range::{COUNT, SHARE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::Node;

const POINTS: &str = "[{ at = \"1399-08\", value = 10_000_000 }]";
const OTHERS: &str = "[{ stage = \"collection\", metric = \"served_total\", weight = 0.2 }]";

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
            let points = self.need(&mut cursor, "points", POINTS);
            let points =
                points.map(|node| self.points(node, &cursor.at("points"))).unwrap_or_default();
            self.no_backlog_over_time(&points, counts, cursor.key_span("points"));
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

    /// A backlog is of a day.
    fn no_backlog_over_time(
        &mut self,
        points: &[ReportedPoint],
        counts: Option<(StageId, ReportedMetric)>,
        place: Span,
    ) {
        let is_backlog = counts.is_some_and(|(_, metric)| metric == ReportedMetric::Backlog);
        if is_backlog && points.iter().any(|point| point.since.is_some()) {
            let help = "remove `since`, or count `joined_total` or `served_total`";
            self.error(Code::Conflict, place, "a backlog is of a day, and of no time", help);
        }
    }

    fn points(&mut self, node: &Node, address: &str) -> Vec<ReportedPoint> {
        let mut points = Vec::new();
        for (_, mut cursor) in self.rows(node, address, POINTS) {
            let at = self.need(&mut cursor, "at", "\"1399-08\"").and_then(|node| self.date(node));
            let since = cursor.get("since").map(|node| Some((self.date(node)?, node.span)));
            let value = self
                .need(&mut cursor, "value", "10_000_000")
                .and_then(|node| self.known(node, &COUNT));
            let exactness = cursor
                .get("exactness")
                .map_or(Some(Exactness::Exact), |node| self.word(node, Exactness::KEYS));
            let published = cursor.get("published").map(|node| Some((self.date(node)?, node.span)));
            let from = cursor
                .get("from")
                .and_then(|node| self.string(node, "\"seeds/000\"").map(str::to_owned));
            self.finish(&cursor);
            let (Some(at), Some(value), Some(exactness)) = (at, value, exactness) else { continue };
            // Known by the end of the days that it may speak of, unless it came later.
            let published = match published.flatten() {
                Some((published, span)) if published.last < at.first => {
                    let message = "published before the day that it speaks of";
                    let help = format!("write a date from {} on", self.day(at.first));
                    self.error(Code::WrongOrder, span, message, help);
                    continue;
                }
                Some((published, _)) => published.last,
                None => at.last,
            };
            let since = match since.flatten() {
                Some((since, span)) if at.last < since.first => {
                    let help = format!("write a date up to {}", self.day(at.last));
                    self.error(Code::WrongOrder, span, "a time that ends before it begins", help);
                    continue;
                }
                since => since.map(|(since, _)| since.first),
            };
            let (day, until) = (at.first, at.last);
            points.push(ReportedPoint { day, until, since, value, exactness, published, from });
        }
        points.sort_by_key(|point| point.day);
        points
    }
}
