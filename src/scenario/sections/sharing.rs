//! `stages` of a capacity or a material, and who of them comes first. Knows nothing of what they share.

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::StageId;
use crate::model::sharing::First;
use crate::scenario::range::WEIGHT;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::{Node, Value};

/// Who comes first, where a word says it.
const FIRST: &[(&str, Way)] = &[("downstream", Way::Downstream), ("upstream", Way::Upstream)];

/// The way in which the pipeline is gone through.
#[derive(Clone, Copy)]
enum Way {
    Downstream,
    Upstream,
}

impl Reading<'_, '_> {
    /// The stage that a table names, or the stages that share it, and who of them comes first.
    pub(super) fn stages_of(
        &mut self,
        cursor: &mut Cursor<'_>,
        draft: &Draft,
    ) -> (Vec<StageId>, First) {
        // Known first, so that it is named first.
        cursor.get("stage");
        let stages = match cursor.get("stages") {
            None => vec![self.stage_of(cursor, draft)],
            Some(node) => {
                if let Some(one) = cursor.get("stage") {
                    let message = "`stage` as well as `stages`";
                    self.error(Code::Conflict, one.span, message, "keep one of them");
                }
                self.several_stages(node, draft)
            }
        };
        let first = self.first(cursor, &stages, draft);
        (stages, first)
    }

    fn several_stages(&mut self, node: &Node, draft: &Draft) -> Vec<StageId> {
        const EXAMPLE: &str = "[\"review\", \"appeal\"]";
        let list = self.list(node, EXAMPLE);
        if list.is_empty() && matches!(node.value, Value::List(_)) {
            let help = format!("write {EXAMPLE}");
            self.error(Code::MissingKey, node.span, "it belongs to no stage", help);
        }
        let names = draft.stage_names();
        let mut found: Vec<(StageId, Span)> = Vec::new();
        for node in list {
            let Some(stage) = self.reference(node, "stage", &names).map(StageId) else { continue };
            if let Some((_, before)) = found.iter().find(|(known, _)| *known == stage) {
                let message = format!("`{}` is named twice", names[stage.0]);
                let error = Diagnostic::error(Code::Conflict, node.span, message);
                self.found.push(error.and(*before, "first here").help("remove one of the two"));
                continue;
            }
            found.push((stage, node.span));
        }
        found.into_iter().map(|(stage, _)| stage).collect()
    }

    fn first(&mut self, cursor: &mut Cursor<'_>, stages: &[StageId], draft: &Draft) -> First {
        let (first, shares) = (cursor.get("first"), cursor.get("shares"));
        let Some(node) = first.or(shares) else { return First::default() };
        if stages.len() < 2 {
            let message = "nobody to come before: it belongs to one stage";
            let help = "remove it, or write `stages = [\"…\", \"…\"]`";
            self.warn(Code::Unused, node.span, message, help);
        }
        match (first, shares) {
            (Some(_), Some(node)) => {
                let message = "`first` as well as `shares`";
                self.error(Code::Conflict, node.span, message, "keep one of them");
                First::default()
            }
            (Some(node), None) => match self.word(node, FIRST) {
                Some(Way::Upstream) => First::Upstream,
                Some(Way::Downstream) | None => First::Downstream,
            },
            (None, Some(node)) => self.shares_of(node, cursor.at("shares"), stages, draft),
            (None, None) => First::default(),
        }
    }

    /// A weight for each stage.
    fn shares_of(
        &mut self,
        node: &Node,
        address: String,
        stages: &[StageId],
        draft: &Draft,
    ) -> First {
        let names = draft.stage_names();
        let names: Vec<&str> =
            stages.iter().filter_map(|stage| names.get(stage.0).copied()).collect();
        let example = "{ review = 2, appeal = 1 }";
        let Some(cursor) = self.table(node, address, example) else { return First::default() };
        let mut weights = Vec::new();
        for entry in cursor.entries() {
            let stage = self.named(&entry.key, entry.key_span, "sharing stage", &names);
            let weight = self.known(&entry.node, &WEIGHT);
            weights.extend(stage.map(|index| stages[index]).zip(weight));
        }
        for (stage, name) in stages.iter().zip(&names) {
            if weights.iter().all(|(known, _)| known != stage)
                && cursor.entries().all(|entry| entry.key != *name)
            {
                let message = format!("`{name}` gets no share");
                let help = format!("write a weight for each stage, such as {example}");
                self.error(Code::MissingKey, node.span, message, help);
            }
        }
        let sum: f64 = weights.iter().map(|(_, weight)| weight).sum();
        weights.iter_mut().for_each(|(_, weight)| *weight /= sum);
        First::Shares(weights)
    }
}
