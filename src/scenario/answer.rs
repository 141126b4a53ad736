//! `STAGE.ANSWER` as a scenario writes it, with carets under what is wrong. Computes no answer.

use crate::diagnostic::Code;
use crate::model::StageId;
use crate::model::answer::{Measure, Typed};
use crate::scenario::reader::Reading;
use crate::scenario::tree::{Node, Value};

impl Reading<'_, '_> {
    /// A stage, what is asked of it, and the date behind `@`, if there is one.
    pub(crate) fn asked<'t>(
        &mut self,
        node: &'t Node,
        stages: &[&str],
    ) -> Option<(StageId, Measure, Option<&'t str>)> {
        let text = self.string(node, "\"production.clearance\"")?;
        let Some(Typed { stage, word, date }) = Typed::split(text) else {
            let words: Vec<&str> = Measure::KEYS.iter().map(|(word, _)| *word).collect();
            let help = format!("write a stage, a dot, and one of {}", words.join(", "));
            self.error(Code::UnknownWord, node.span, "expected STAGE.ANSWER", help);
            return None;
        };
        let part = |text: &str| Node { span: node.span, value: Value::Text(text.to_owned()) };
        // Both are looked at, so that both mistakes are found.
        let stage = self.reference(&part(stage), "stage", stages);
        let measure = self.word(&part(word), Measure::KEYS);
        Some((StageId(stage?), measure?, date))
    }
}
