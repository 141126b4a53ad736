//! Lengths of time: durations, in steps or in whole steps, lead times, delays. Reads no dates.

use crate::calendar::Day;
use crate::diagnostic::{Code, Span, shown};
use crate::model::distribution::Quantity;
use crate::model::money::Delay;
use crate::model::stream;
use crate::model::timeline::Timeline;
use crate::model::transit::{DrawnLead, Each, LeadTime};
use crate::scenario::range::LENGTH;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::tree::{Node, Value};
use crate::units::{Duration, DurationUnit, StepUnit};

/// Lead times and other spans of more steps than this are mistakes.
pub(crate) const MOST_STEPS: usize = 40_000;

const LEAD_TIME: &str = "\"10 days\" or { weeks = [1, 5] }";

/// More changes of a lead time than this are none that anybody agreed.
const MOST_LEAD_TIMES: usize = 200;

/// What a step of a lead time is worth that has to be integrated.
const VALUES_PER_STEP: f64 = 200.0;

impl Reading<'_, '_> {
    /// A length of time.
    pub(crate) fn duration(&mut self, node: &Node) -> Option<Duration> {
        const EXAMPLE: &str = "\"2 months\", \"3 weeks\" or \"10 days\"";
        let text = self.string(node, EXAMPLE)?;
        let duration = Duration::parse(text);
        if duration.is_none() {
            let message = format!("`{}` is not a duration", shown(text));
            let help = format!(
                "write a number, a space, and days, weeks, months or years, such as {EXAMPLE}"
            );
            self.error(Code::BadDuration, node.span, message, help);
        }
        duration
    }

    /// A length of time in steps, of a bearable number of them. Zero while the step is unknown.
    pub(crate) fn steps(&mut self, duration: Duration, span: Span) -> f64 {
        let steps = duration.steps(self.step());
        if MOST_STEPS as f64 <= steps {
            self.too_long(span);
            return 0.0;
        }
        steps
    }

    /// The length of time that a value states, in steps.
    pub(crate) fn duration_in_steps(&mut self, node: &Node) -> Option<f64> {
        let duration = self.duration(node)?;
        Some(self.steps(duration, node.span))
    }

    /// The least whole number of steps that is as long.
    pub(crate) fn whole_steps(&mut self, node: &Node) -> Option<u32> {
        let steps = self.duration_in_steps(node)?;
        // A month in days steps and back may be longer by the last digit.
        let steps = (steps - 1e-9).ceil();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, from 0 to the most steps"
        )]
        let steps = steps as u32;
        Some(steps)
    }

    fn step(&self) -> StepUnit {
        self.timeline.as_ref().map_or(StepUnit::Month, |timeline| timeline.unit)
    }

    fn too_long(&mut self, span: Span) {
        let message = format!("longer than {MOST_STEPS} steps");
        let help = "write a shorter time, or choose a longer step";
        self.error(Code::TooLarge, span, message, help);
    }

    /// A lead time: a duration, or a unit with one length, two, or a distribution of them. What a stage has served
    /// travels unit by unit.
    pub(crate) fn lead_time(&mut self, cursor: &mut Cursor<'_>) -> LeadTime {
        let node = cursor.get("lead_time");
        let read = |node| self.lead_time_of(node, cursor.at("lead_time"), Each::Item);
        node.and_then(read).unwrap_or_else(LeadTime::none)
    }

    /// A time that differs between units, like a lead time, at another key.
    pub(crate) fn spread_time(&mut self, node: &Node, address: String) -> Option<LeadTime> {
        self.lead_time_of(node, address, Each::Item)
    }

    /// The lead time of a supplier: one that may differ is drawn once for each consignment, unless the file says otherwise.
    pub(crate) fn lead_time_of_supplier(&mut self, cursor: &mut Cursor<'_>) -> LeadTime {
        let node = cursor.get("lead_time");
        let read = |node| self.lead_time_of(node, cursor.at("lead_time"), Each::Consignment);
        node.and_then(read).unwrap_or_else(LeadTime::none)
    }

    fn lead_time_of(&mut self, node: &Node, address: String, each: Each) -> Option<LeadTime> {
        if let Value::Text(_) = node.value {
            let steps = self.duration_in_steps(node).unwrap_or_default();
            return self.hold(steps, node.span).then(|| LeadTime::between(steps, steps));
        }
        let stream = stream::named(&address);
        if let Value::List(_) = node.value {
            return self.lead_times(node, &address, (each, stream));
        }
        let cursor = self.table(node, address, LEAD_TIME)?;
        self.lead_time_in(cursor, (each, stream))
    }

    /// Lead times of those who leave from dates on; the first holds when the horizon opens.
    fn lead_times(&mut self, node: &Node, address: &str, drawn: (Each, u64)) -> Option<LeadTime> {
        const EXAMPLE: &str =
            "[{ from = \"1404-01\", weeks = 4 }, { from = \"1404-07\", weeks = 2 }]";
        let mut pieces: Vec<(Day, LeadTime)> = Vec::new();
        let mut is_right = true;
        for (_, mut cursor) in self.rows(node, address, EXAMPLE) {
            let from = self.need(&mut cursor, "from", "\"1404-07\"");
            let from = from.and_then(|node| Some((self.date(node)?.first, node.span)));
            let lead_time = self.lead_time_in(cursor, drawn);
            let (Some((from, place)), Some(lead_time)) = (from, lead_time) else {
                is_right = false;
                continue;
            };
            let start = self.timeline.as_ref().map(Timeline::start);
            if pieces.last().is_some_and(|(before, _)| from <= *before) {
                let message = "this piece does not begin after the one before it";
                self.error(Code::WrongOrder, place, message, "write a later date, or move it up");
            } else if pieces.is_empty() && start.is_some_and(|start| start < from) {
                let message = "a lead time of which nobody knows what it is before this date";
                let help = "write a first piece that begins with the horizon, or before it";
                self.error(Code::WrongOrder, place, message, help);
            }
            pieces.push((from, lead_time));
        }
        if pieces.is_empty() || MOST_LEAD_TIMES < pieces.len() || !is_right {
            if is_right {
                let message = format!("{} lead times", pieces.len());
                let help = format!("write from one to {MOST_LEAD_TIMES}, such as {EXAMPLE}");
                self.error(Code::OutOfRange, node.span, message, help);
            }
            return None;
        }
        let timeline = self.timeline.as_ref()?;
        let mut pieces = pieces.into_iter();
        let (_, mut lead_time) = pieces.next()?;
        for (from, piece) in pieces {
            match timeline.step_of(from) {
                // The last one that has begun by the first step, or within a step, holds.
                None if from <= timeline.start() => lead_time = piece,
                None => {}
                Some(0) => lead_time = piece,
                Some(step) => {
                    lead_time.later.retain(|(before, _)| *before < step);
                    lead_time.later.push((step, piece));
                }
            }
        }
        Some(lead_time)
    }

    fn lead_time_in(
        &mut self,
        mut cursor: Cursor<'_>,
        (each, stream): (Each, u64),
    ) -> Option<LeadTime> {
        let length = self.length(&mut cursor, "a lead time", LEAD_TIME);
        let is_spread = length.is_some_and(|(_, _, node)| !matches!(node.value, Value::Number(_)));
        let drawn = match each {
            Each::Item => None,
            Each::Consignment => self.drawn_lead(&mut cursor, is_spread, stream),
        };
        self.finish(&cursor);
        let (key, unit, node) = length?;
        let lead_time = match &node.value {
            Value::Table(_) => self.spread_lead_time(node, &cursor.at(key), unit),
            _ => self.even_lead_time(node, unit),
        };
        let mut lead_time = lead_time?;
        lead_time.drawn = drawn;
        Some(lead_time)
    }

    /// Whether a lead time is drawn once for each consignment, and whether one may overtake another.
    fn drawn_lead(
        &mut self,
        cursor: &mut Cursor<'_>,
        is_spread: bool,
        stream: u64,
    ) -> Option<DrawnLead> {
        let each = cursor.get("each").and_then(|node| self.word(node, Each::KEYS));
        let no_crossing = cursor.get("no_crossing");
        let usual = if is_spread { Each::Consignment } else { Each::Item };
        let is_drawn = each.unwrap_or(usual) == Each::Consignment;
        if let Some(node) = no_crossing {
            if !matches!(node.value, Value::Truth(_)) {
                self.wrong_type(node, "`true` or `false`", "no_crossing = true");
            } else if !is_drawn {
                let message = "`no_crossing` where no consignment has a lead time of its own";
                let help = "write a lead time that may differ, such as `weeks = [1, 5]`, without `each = \"item\"`, or remove this key";
                self.warn(Code::Unused, node.span, message, help);
            }
        }
        is_drawn.then_some(DrawnLead { stream, may_cross: no_crossing.is_none() })
    }

    /// How late something comes: a duration, or a unit with a number.
    pub(crate) fn delay(&mut self, node: &Node, address: String) -> Delay {
        const EXAMPLE: &str = "\"3 months\" or { months = 3 }";
        if let Value::Text(_) = node.value {
            let steps = self.duration_in_steps(node).unwrap_or_default();
            return Delay { length: Quantity::Fixed(steps), steps_per_unit: 1.0 };
        }
        let Some(mut cursor) = self.table(node, address, EXAMPLE) else { return Delay::NONE };
        let length = self.length(&mut cursor, "a delay", EXAMPLE);
        self.finish(&cursor);
        let Some((key, unit, node)) = length else { return Delay::NONE };
        Delay {
            length: self.number(node, &cursor.at(key), &LENGTH),
            steps_per_unit: self.steps_per(unit),
        }
    }

    fn steps_per(&self, unit: DurationUnit) -> f64 {
        Duration { amount: 1.0, unit }.steps(self.step())
    }

    /// The one key that is a unit of time, with what stands behind it.
    fn length<'t>(
        &mut self,
        cursor: &mut Cursor<'t>,
        what: &str,
        example: &str,
    ) -> Option<(&'static str, DurationUnit, &'t Node)> {
        let given: Vec<(&'static str, DurationUnit, &Node)> = DurationUnit::KEYS
            .iter()
            .filter_map(|(word, unit)| cursor.get(word).map(|node| (*word, *unit, node)))
            .collect();
        match given.as_slice() {
            [length] => Some(*length),
            [] => {
                let message = format!("{what} without a unit");
                self.error(Code::MissingKey, cursor.span, message, format!("write {example}"));
                None
            }
            [(one, ..), (two, ..), ..] => {
                let message = format!("{what} in `{one}` as well as in `{two}`");
                self.error(Code::Conflict, cursor.span, message, "keep one of them");
                None
            }
        }
    }

    fn spread_lead_time(
        &mut self,
        node: &Node,
        address: &str,
        unit: DurationUnit,
    ) -> Option<LeadTime> {
        let distribution = self.distribution(node, address, &LENGTH)?;
        if !self.hold(0.0, node.span) {
            return None;
        }
        let lead_time = LeadTime::of(&distribution, self.steps_per(unit), MOST_STEPS);
        if lead_time.is_none() {
            self.too_long(node.span);
        }
        let steps = lead_time.as_ref().map_or(MOST_STEPS, |it| it.shares().len());
        self.hold(steps as f64 * VALUES_PER_STEP, node.span).then_some(())?;
        lead_time
    }

    fn even_lead_time(&mut self, node: &Node, unit: DurationUnit) -> Option<LeadTime> {
        let ends = match &node.value {
            Value::List(list) => list.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut lengths = Vec::new();
        for end in ends {
            let amount = self.known(end, &LENGTH)?;
            lengths.push(self.steps(Duration { amount, unit }, end.span));
        }
        let steps = lengths.iter().copied().fold(0.0, f64::max);
        if !self.hold(steps, node.span) {
            return None;
        }
        match lengths.as_slice() {
            [length] => Some(LeadTime::between(*length, *length)),
            [from, to] if from <= to => Some(LeadTime::between(*from, *to)),
            [_, _] => {
                let message = "the shortest time is above the longest";
                self.error(Code::WrongOrder, node.span, message, "swap the two");
                None
            }
            _ => {
                let message = "expected one length or two";
                self.error(Code::WrongType, node.span, message, "write [1, 5] or 2");
                None
            }
        }
    }
}
