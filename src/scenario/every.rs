//! What comes back: `every`, and the windows and days that it makes of one. Scales nothing.

use crate::calendar::{Day, DaySpan};
use crate::diagnostic::{Code, Span, shown};
use crate::scenario::reader::Reading;
use crate::scenario::tree::Node;
use crate::units::Every;

/// A window of time that may come back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    /// The first of them.
    pub(crate) span: DaySpan,
    /// Whether its end is the last day of a month, whatever its number.
    pub(crate) ends_with_month: bool,
    /// How often it comes back.
    pub(crate) every: Option<Every>,
}

impl Reading<'_, '_> {
    /// How often something comes back.
    pub(crate) fn every(&mut self, node: &Node) -> Option<Every> {
        const EXAMPLE: &str = "\"year\", \"quarter\", \"month\" or \"2 weeks\"";
        let text = self.string(node, EXAMPLE)?;
        let every = Every::parse(text);
        if every.is_none() {
            let message = format!("`{}` does not say how often", shown(text));
            let help = format!("write {EXAMPLE}: a whole number of days, weeks, months or years");
            self.error(Code::BadDuration, node.span, message, help);
        }
        every
    }

    /// A window that may come back, after its end.
    pub(crate) fn recurring(
        &mut self,
        span: Option<DaySpan>,
        until: Option<DaySpan>,
        every: Option<&Node>,
    ) -> Option<Window> {
        let read = every.and_then(|node| Some((self.every(node)?, node.span)));
        let span = span?;
        let ends_with_month = until.is_some_and(|until| until.first < until.last);
        if let (Some((every, place)), Some(calendar)) = (read, self.calendar)
            && calendar.later(span.first, every, 1).is_some_and(|next| next <= span.last)
        {
            let message = "this comes back before it is over";
            let help = "write an earlier `until`, or a longer time than this";
            self.error(Code::WrongOrder, place, message, help);
            return None;
        }
        Some(Window { span, ends_with_month, every: read.map(|(every, _)| every) })
    }

    /// The window and those that come back, to the end of the horizon. The first stands even outside of it.
    pub(crate) fn occurrences(&self, window: Window) -> Vec<DaySpan> {
        let mut spans = vec![window.span];
        let (Some(every), Some(calendar), Some(timeline)) =
            (window.every, self.calendar, &self.timeline)
        else {
            return spans;
        };
        let end = timeline.end();
        for times in 1.. {
            let later = |day: Day| calendar.later(day, every, times);
            let (Some(first), Some(last)) = (later(window.span.first), later(window.span.last))
            else {
                break;
            };
            if end < first {
                break;
            }
            let last = if window.ends_with_month { calendar.month_of(last).last } else { last };
            spans.push(DaySpan { first, last });
        }
        spans
    }

    /// The steps in which a day and those lie that come back after it.
    pub(crate) fn steps_of(&self, day: Day, every: Option<Every>) -> Vec<usize> {
        let span = DaySpan { first: day, last: day };
        let spans = self.occurrences(Window { span, ends_with_month: false, every });
        let Some(timeline) = &self.timeline else { return Vec::new() };
        spans.iter().filter_map(|span| timeline.step_of(span.first)).collect()
    }

    /// Complains where none of the windows touches the horizon.
    pub(crate) fn some_within_horizon(&mut self, spans: &[DaySpan], place: Span, what: &str) {
        let Some(timeline) = &self.timeline else { return };
        let touches =
            |span: &&DaySpan| timeline.start() <= span.last && span.first <= timeline.end();
        // The first speaks for all that lie outside.
        let span = spans.iter().find(touches).or(spans.first()).copied();
        if let Some(span) = span {
            self.within_horizon(span, place, what);
        }
    }
}
