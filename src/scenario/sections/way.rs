//! `pipeline` of a class: the stages that it passes. Orders no stages.

use crate::diagnostic::Code;
use crate::model::StageId;
use crate::model::class::ClassId;
use crate::model::distribution::Quantity;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::{Node, Value};

impl Reading<'_, '_> {
    /// Reads the ways of classes that do not pass all stages.
    pub(super) fn ways(&mut self, root: &mut Cursor<'_>, draft: &mut Draft) {
        let Some(section) = root.get("class").and_then(Node::table) else { return };
        for index in 0..draft.classes.len() {
            let table = section.get(&draft.classes[index].name.key).and_then(Node::table);
            let node = table.and_then(|table| table.get("pipeline"));
            let Some(node) = node.filter(|node| !node.is_removal()) else { continue };
            draft.classes[index].pipeline = self.way(node, draft);
            self.waits_on_its_way(index, node, draft);
        }
    }

    fn way(&mut self, node: &Node, draft: &Draft) -> Vec<StageId> {
        const EXAMPLE: &str = "[\"review\", \"decision\"]";
        let list = self.list(node, EXAMPLE);
        if list.is_empty() && matches!(node.value, Value::List(_)) {
            let message = "a class that passes no stage";
            self.error(Code::MissingKey, node.span, message, format!("write {EXAMPLE}"));
        }
        let names = draft.stage_names();
        let mut way: Vec<StageId> = Vec::new();
        for node in list {
            let Some(stage) = self.reference(node, "stage", &names).map(StageId) else { continue };
            if way.last().is_some_and(|before| stage <= *before) {
                let message = "a class passes stages in the order of the pipeline";
                let help = format!("the pipeline is {}", names.join(", "));
                self.error(Code::WrongOrder, node.span, message, help);
                continue;
            }
            way.push(stage);
        }
        if way.len() == names.len() { Vec::new() } else { way }
    }

    /// Nobody waits at the start where the class does not pass.
    fn waits_on_its_way(&mut self, class: usize, node: &Node, draft: &Draft) {
        for (stage, id) in draft.stages.iter().zip((0..).map(StageId)) {
            let mut openings = stage.openings.iter();
            let waits = openings.any(|opening| {
                opening.class == ClassId(class) && opening.waiting != Quantity::Fixed(0.0)
            });
            if waits && !draft.classes[class].passes(id) {
                let message = format!(
                    "`{}` has a backlog at `{}`, which it does not pass",
                    draft.classes[class].name.key, stage.name.key
                );
                let help = "add the stage to this list, or remove the backlog";
                self.error(Code::Conflict, node.span, message, help);
            }
        }
    }

    /// The stage that a stream joins: the first that its class passes, unless it names another of them.
    pub(super) fn joins(
        &mut self,
        stage: Option<(usize, &Node)>,
        class: ClassId,
        draft: &Draft,
    ) -> StageId {
        let Some(way) = draft.classes.get(class.0).filter(|class| !class.pipeline.is_empty())
        else {
            return StageId(stage.map_or(0, |(stage, _)| stage));
        };
        match stage {
            None => way.pipeline[0],
            Some((stage, node)) => {
                if !way.passes(StageId(stage)) {
                    let message = format!("`{}` does not pass this stage", way.name.key);
                    let help = format!("name a stage of `class.{}.pipeline`", way.name.key);
                    self.error(Code::Conflict, node.span, message, help);
                }
                StageId(stage)
            }
        }
    }
}
