//! `standard` of a stage: one for all, or one for each class, in calendar time or in working days. Counts nobody.

use crate::diagnostic::Code;
use crate::model::Opening;
use crate::model::standard::{Allowed, Deadlines, Standard};
use crate::scenario::length::MOST_STEPS;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::{Node, Value};
use crate::units::StepUnit;

/// The largest part of a standard that may be cut off to make it whole steps.
const MOST_CUT: f64 = 0.2;

/// What stands behind a number of them.
const WORKING_DAYS: [&str; 2] = [" working days", " working day"];

impl Reading<'_, '_> {
    /// The standard of a stage with these openings.
    pub(super) fn standard(
        &mut self,
        cursor: &mut Cursor<'_>,
        openings: &[Opening],
        draft: &Draft,
    ) -> Option<Standard> {
        let node = cursor.get("standard")?;
        let oldest = openings.iter().filter_map(|opening| opening.cohorts.first());
        let past = oldest.map(|cohort| -cohort.joined_at).max().unwrap_or(0).max(0);
        if node.table().is_none() {
            return self.allowed(node, past).map(Standard::of_all);
        }
        let names = draft.class_names();
        if names.is_empty() {
            self.wrong_type(node, "a duration", "\"2 months\"");
            return None;
        }
        let address = cursor.at("standard");
        let example = "{ emergency = \"1 week\", usual = \"8 weeks\" }";
        let cursor = self.table(node, address, example)?;
        let mut all: Vec<Option<Option<Allowed>>> = vec![None; names.len()];
        for entry in cursor.entries() {
            let class = self.named(&entry.key, entry.key_span, "class", &names);
            let allowed = self.allowed(&entry.node, past);
            if let Some(class) = class {
                all[class] = Some(allowed);
            }
        }
        let missing = all.iter().position(Option::is_none);
        if let Some(class) = missing {
            let message = format!("no standard for `{}`", names[class]);
            let help =
                "write one for each class: the service level of a stage is of all its classes";
            self.error(Code::MissingKey, node.span, message, help);
        }
        let all: Option<Vec<Allowed>> = all.into_iter().map(Option::flatten).collect();
        all.map(Standard::of_each)
    }

    /// "2 months", or "20 working days".
    fn allowed(&mut self, node: &Node, past: i32) -> Option<Allowed> {
        let count = match &node.value {
            Value::Text(text) => {
                WORKING_DAYS.iter().find_map(|words| text.trim().strip_suffix(words))
            }
            _ => None,
        };
        let Some(count) = count else { return self.standard_in_steps(node).map(Allowed::Steps) };
        let days = count.trim().replace('_', "").parse::<f64>().ok();
        let days =
            days.filter(|days| (0.0..=MOST_STEPS as f64).contains(days) && days.fract() == 0.0);
        let Some(days) = days else {
            let help = "write a whole number of them, such as \"20 working days\"";
            self.error(Code::BadDuration, node.span, "not a number of working days", help);
            return None;
        };
        let timeline = self.timeline.as_ref()?;
        if timeline.unit != StepUnit::Day {
            let weeks = days / 5.0;
            let message = "working days are counted in steps of a day";
            let help = format!(
                "write calendar time, such as \"{weeks} weeks\", or `step = \"day\"` in `[time]`"
            );
            self.error(Code::Conflict, node.span, message, help);
            return None;
        }
        let (calendar, working) = (timeline.calendar, &timeline.working);
        let (start, steps) = (timeline.start(), timeline.steps().len());
        Some(Allowed::WorkingDays(Deadlines::new(days, (calendar, working), start, (past, steps))))
    }

    /// A standard in steps. Waits are whole steps: a standard of which much would be cut off is refused.
    fn standard_in_steps(&mut self, node: &Node) -> Option<f64> {
        let steps = self.duration_in_steps(node)?;
        let whole = (steps + 1e-9).floor();
        if 1.0 <= whole && MOST_CUT * steps < steps - whole {
            let unit =
                self.timeline.as_ref().map_or(StepUnit::Month, |timeline| timeline.unit).key();
            let words =
                |count: f64| format!("\"{count} {unit}{}\"", if count == 1.0 { "" } else { "s" });
            let message = format!(
                "waits are counted in whole {unit}s, and this standard is {steps:.2} of them"
            );
            let help = format!(
                "write {} or {}, or choose a shorter step in `[time]`",
                words(whole),
                words(whole + 1.0)
            );
            self.error(Code::OutOfRange, node.span, message, help);
        }
        Some(steps)
    }
}
