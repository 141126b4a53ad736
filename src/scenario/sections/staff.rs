//! `[staff.NAME]`: people who work for a capacity. Knows no shortages.

use crate::calendar::DaySpan;
use crate::diagnostic::Code;
use crate::model::CapacityId;
use crate::model::StageId;
use crate::model::distribution::Quantity;
use crate::model::flow::Modifier;
use crate::model::limit::LimitSource;
use crate::model::profile::{Piece, Profile, Schedule};
use crate::model::staff::{Hires, Level, Staff, Training};
use crate::scenario::observed::Observed;
use crate::scenario::range::{COUNT, FACTOR, HAZARD, PACE, SHARE};
use crate::scenario::rate::EVER;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::Node;

impl Reading<'_, '_> {
    pub(crate) fn staff(&mut self, root: &mut Cursor<'_>, draft: &mut Draft) {
        for (entry, mut cursor) in self.section(root, "staff") {
            let name = self.name(&entry.key, &mut cursor);
            let names: Vec<&str> =
                draft.capacities.iter().map(|capacity| capacity.name.key.as_str()).collect();
            let capacity = self.need(&mut cursor, "capacity", "\"desk\"");
            let capacity = capacity.and_then(|node| self.reference(node, "capacity", &names));
            let in_post = self.needed_quantity(&mut cursor, "in_post", "50", &COUNT);
            let learning = self.quantity(&mut cursor, "learning", &COUNT);
            let leave = cursor.get("leave").and_then(|node| self.leave(node));
            let output = self.need(&mut cursor, "output", "{ per_working_day = 4 }");
            if let Some(capacity) = capacity {
                let source = LimitSource::Capacity(CapacityId(capacity));
                let limits = draft.limits.iter().filter(|(_, of)| *of == source);
                let stages: Vec<StageId> = limits.map(|(stage, _)| *stage).collect();
                self.open = draft.open_days_of(&stages, &draft.capacities[capacity].name.key);
            }
            let output = output.map(|node| self.output(node, cursor.at("output"), leave));
            self.open.clear();
            let hires = cursor.get("hires");
            let hires = hires.map(|node| self.hires(node, cursor.at("hires"), draft));
            let training = cursor.get("training");
            let training = training.and_then(|node| self.training(node, cursor.at("training")));
            let leaving = cursor.get("leaving");
            let leaving =
                leaving.map(|node| self.table_of_rate(node, cursor.at("leaving"), &HAZARD));
            let there = self.there(&mut cursor);
            let overtime = cursor.get("overtime").and_then(|node| self.known(node, &FACTOR));
            if let (Some(node), None) = (cursor.get("learning"), &training) {
                let help = "add `training = { time = \"3 months\", output = 0.3 }`";
                self.error(Code::MissingKey, node.span, "people who learn, and no training", help);
            }
            self.finish(&cursor);
            draft.staff.push(Staff {
                name,
                capacity: CapacityId(capacity.unwrap_or_default()),
                in_post: in_post.unwrap_or(Quantity::Fixed(0.0)),
                learning: learning.unwrap_or(Quantity::Fixed(0.0)),
                hires: hires.flatten().unwrap_or(Hires::Nobody),
                training,
                leaving,
                output: output.unwrap_or_else(|| self.no_profile()),
                overtime: overtime.unwrap_or_default(),
                modifiers: there.into_iter().collect(),
            });
        }
    }

    /// The share who are on leave in each calendar month.
    fn leave(&mut self, node: &Node) -> Option<[f64; 12]> {
        let list = self.list(node, "twelve shares, one for each calendar month");
        let shares: Vec<Option<f64>> = list.iter().map(|node| self.known(node, &SHARE)).collect();
        let found = shares.len();
        let shares: Option<Vec<f64>> = shares.into_iter().collect();
        if found == 12 {
            return shares?.try_into().ok();
        }
        let message = format!("expected 12 shares, one for each calendar month, found {found}");
        let help = "write twelve numbers, 0 for a month without leave";
        self.error(Code::OutOfRange, node.span, message, help);
        None
    }

    /// What one person does, less leave.
    fn output(&mut self, node: &Node, address: String, leave: Option<[f64; 12]>) -> Profile {
        let Some(mut cursor) = self.table(node, address, "{ per_working_day = 4 }") else {
            return self.no_profile();
        };
        let present = leave.map(|leave| leave.map(|share| 1.0 - share));
        let output = self.rate_with(&mut cursor, &PACE, present).unwrap_or_else(|| {
            let help = "add a rate such as `per_working_day = 4`";
            self.error(Code::MissingKey, node.span, "nobody knows what one of them does", help);
            self.no_profile()
        });
        self.finish(&cursor);
        output
    }

    fn training(&mut self, node: &Node, address: String) -> Option<Training> {
        let example = "{ time = \"3 months\", output = 0.3, supervision = 0.2 }";
        let mut cursor = self.table(node, address, example)?;
        let counted = self.observed(&mut cursor, &HAZARD);
        let time = match cursor.get("observed") {
            None => self.need(&mut cursor, "time", "\"3 months\""),
            Some(_) => cursor.get("time"),
        };
        if let (Some(_), Some(node)) = (time, cursor.get("observed")) {
            let message = "a time as well as what was observed";
            self.error(Code::Conflict, node.span, message, "keep one of them");
        }
        let steps = time.and_then(|node| self.some_time(node));
        let steps = steps.or(counted.and_then(|counted| self.mean_time(counted, &cursor)));
        let finish =
            cursor.get("finish").and_then(|node| Some((self.known(node, &SHARE)?, node.span)));
        if let Some((0.0, span)) = finish {
            let help = "write a share above 0, or remove the training";
            self.error(Code::OutOfRange, span, "nobody who learns would finish", help);
        }
        let output = cursor.get("output").and_then(|node| self.known(node, &FACTOR));
        let supervision = cursor.get("supervision").and_then(|node| self.known(node, &FACTOR));
        self.finish(&cursor);
        let (output, supervision) = (output.unwrap_or_default(), supervision.unwrap_or_default());
        let finish = finish.map_or(1.0, |(finish, _)| finish);
        Some(Training { steps: steps?, output, supervision, finish })
    }

    /// The mean time of those who leave at a rate that was counted, in steps: Little's law.
    fn mean_time(&mut self, counted: Observed, cursor: &Cursor<'_>) -> Option<f64> {
        let days = 1.0 / self.rate_of(counted, &cursor.address, None)?;
        let steps = days / self.timeline.as_ref()?.unit.mean_days();
        if steps.is_finite() {
            return Some(steps);
        }
        let message = "nobody was done with it, so it takes for ever";
        self.error(Code::OutOfRange, cursor.span, message, "look at `total` and `by`");
        None
    }

    /// Nothing is done before people are there, nor after that.
    fn there(&mut self, cursor: &mut Cursor<'_>) -> Option<Modifier> {
        let from = cursor.get("from");
        let from = from.and_then(|node| Some((self.date(node)?.first, node.span)));
        let until = cursor.get("until");
        let until = until.and_then(|node| Some((self.date(node)?.last, node.span)));
        if let (Some((from, _)), Some((until, span))) = (from, until)
            && until < from
        {
            let message = "they are gone before they come";
            self.error(Code::WrongOrder, span, message, "swap `from` and `until`");
        }
        if from.is_none() && until.is_none() {
            return None;
        }
        let timeline = self.timeline.as_ref()?;
        let (first, last) = (timeline.start(), timeline.end());
        let before = from.map(|(from, _)| DaySpan { first, last: from.plus(-1) });
        let after = until.map(|(until, _)| DaySpan { first: until.plus(1), last });
        let away: Vec<DaySpan> =
            before.into_iter().chain(after).filter(|span| span.first <= span.last).collect();
        let factor = Quantity::Fixed(0.0);
        Some(Modifier { share: self.shares(&away), factor, switch: None })
    }

    /// A duration in steps, of which there is some.
    fn some_time(&mut self, node: &Node) -> Option<f64> {
        let steps = self.duration_in_steps(node)?;
        if steps <= 0.0 {
            let message = "no time at all";
            self.error(Code::OutOfRange, node.span, message, "write a longer time, or remove it");
            return None;
        }
        Some(steps)
    }

    fn hires(&mut self, node: &Node, address: String, draft: &Draft) -> Option<Hires> {
        const EXAMPLE: &str = "{ per_month = 5 }, { growth = { per_month = 2 } }, { posts = 60, delay = \"3 months\" } or { stage = \"desk\", levels = [{ backlog = 500, per_week = 2 }] }";
        let mut cursor = self.table(node, address, EXAMPLE)?;
        let rate = self.rate(&mut cursor, &PACE);
        let at = cursor.at("growth");
        let growth = cursor.get("growth").map(|node| self.table_of_rate(node, at, &PACE));
        let posts = self.quantity(&mut cursor, "posts", &COUNT);
        let delay = cursor.get("delay");
        let (stage, levels) = (cursor.get("stage"), cursor.get("levels"));
        let ways = [
            rate.is_some(),
            posts.is_some() || delay.is_some(),
            stage.or(levels).is_some(),
            growth.is_some(),
        ];
        match ways.iter().filter(|way| **way).count() {
            0 => {
                let help = format!("write {EXAMPLE}");
                self.error(Code::MissingKey, node.span, "nobody knows who is hired", help);
            }
            1 => {}
            _ => {
                let help = format!("keep one of {EXAMPLE}");
                self.error(Code::Conflict, node.span, "hires by more than one rule", help);
            }
        }
        let hires = if let Some(rate) = rate {
            Some(Hires::Rate(rate))
        } else if let Some(growth) = growth {
            Some(Hires::Growth(growth))
        } else if ways[1] {
            self.need(&mut cursor, "posts", "60");
            let delay = self.need(&mut cursor, "delay", "\"3 months\"");
            let delay = delay.and_then(|node| self.some_time(node));
            posts.zip(delay).map(|(posts, delay)| Hires::Vacancies { posts, delay })
        } else if ways[2] {
            let stage = self.need(&mut cursor, "stage", "\"desk\"");
            let stage = stage.and_then(|node| self.reference(node, "stage", &draft.stage_names()));
            let levels = self.need(&mut cursor, "levels", "[{ backlog = 500, per_week = 2 }]");
            let levels = levels.map(|node| self.levels(node, &cursor.at("levels")));
            stage
                .zip(levels)
                .map(|(stage, levels)| Hires::ByBacklog { stage: StageId(stage), levels })
        } else {
            None
        };
        self.finish(&cursor);
        hires
    }

    fn levels(&mut self, node: &Node, address: &str) -> Vec<Level> {
        const EXAMPLE: &str =
            "[{ backlog = 500, per_week = 2 }, { backlog = 1_000, per_week = 20 }]";
        let mut levels: Vec<Level> = Vec::new();
        for (node, mut cursor) in self.rows(node, address, EXAMPLE) {
            let backlog = self.need(&mut cursor, "backlog", "500");
            let backlog = backlog.and_then(|node| Some((self.known(node, &COUNT)?, node.span)));
            let rate = self.per(&mut cursor, &PACE);
            if rate.is_none() {
                let help = "add one such as `per_week = 2`";
                self.error(Code::MissingKey, node.span, "this level has no rate", help);
            }
            self.finish(&cursor);
            let (Some((backlog, place)), Some((value, per))) = (backlog, rate) else { continue };
            if levels.last().is_some_and(|before| backlog <= before.backlog) {
                let message = "this level is not above the one before it";
                self.error(Code::WrongOrder, place, message, "write the levels in rising order");
            }
            let pieces = vec![Piece { from: EVER, value, per, ramp_days: 0.0 }];
            let hires = self.profile(&Schedule { pieces, season: None, open: Vec::new() });
            levels.push(Level { backlog, hires });
        }
        levels
    }
}
