//! What a scenario asks of a stage: its answers as text. Claims nothing of them.

use crate::diagnostic::{Code, Span, nearest, shown};
use crate::model::StageId;
use crate::model::answer::{Answer, Each, Measure, StagePart};
use crate::model::answer_text::Typed;
use crate::model::class::ClassId;
use crate::scenario::reader::Reading;
use crate::scenario::tree::{Node, Value};

/// What an answer may be of.
#[derive(Default)]
pub(crate) struct Queues<'t> {
    pub(crate) stages: Vec<&'t str>,
    /// Those that are told apart: nobody names an only class, or an only region.
    pub(crate) classes: Vec<&'t str>,
    pub(crate) regions: Vec<&'t str>,
    /// Whether classes and regions have been read.
    pub(crate) are_known: bool,
}

/// Names that tell something apart: none where there is one.
pub(crate) fn several<'t>(names: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let names: Vec<&str> = names.collect();
    if names.len() < 2 { Vec::new() } else { names }
}

/// What is asked, and the date behind `@`, if there is one.
pub(crate) struct Asked<'t> {
    pub(crate) answer: Answer,
    pub(crate) date: Option<&'t str>,
}

impl Reading<'_, '_> {
    /// `STAGE.ANSWER` or `STAGE.PART.ANSWER`, with what stands behind `@`.
    pub(crate) fn asked<'t>(&mut self, node: &'t Node, queues: &Queues<'_>) -> Option<Asked<'t>> {
        let text = self.string(node, "\"production.clearance\"")?;
        let Some(Typed { stage, part, word, date }) = Typed::split(text) else {
            let words: Vec<&str> = Measure::KEYS.iter().map(|(word, _)| *word).collect();
            let help = format!("write a stage, a dot, and one of {}", words.join(", "));
            self.error(Code::UnknownWord, node.span, "expected STAGE.ANSWER", help);
            return None;
        };
        let alone = |text: &str| Node { span: node.span, value: Value::Text(text.to_owned()) };
        // All are looked at, so that all mistakes are found.
        let stage = self.reference(&alone(stage), "stage", &queues.stages);
        let part = match part {
            None => Some(None),
            Some(part) => self.part_of_stage(part, node.span, queues).map(Some),
        };
        let measure = self.word(&alone(word), Measure::KEYS);
        let (stage, part, measure) = (StageId(stage?), part?, measure?);
        if measure.is_of_regions() {
            if queues.are_known && queues.regions.is_empty() {
                let message = format!("`{}` compares regions, and there is one", measure.key());
                self.error(Code::Conflict, node.span, message, "add `[regions]` with a `file`");
                return None;
            }
            if part.is_some() {
                let message = format!("`{}` compares all regions", measure.key());
                self.error(Code::Conflict, node.span, message, "name no class and no region");
                return None;
            }
        }
        let each = date.and_then(|date| date.strip_prefix("each-"));
        let each = match each {
            None => None,
            Some(word) => Some(self.each(&alone(word), measure)?),
        };
        let date = date.filter(|_| each.is_none());
        Some(Asked { answer: Answer { part, each, ..measure.of(stage) }, date })
    }

    /// A class, or else a region.
    fn part_of_stage(&mut self, part: &str, span: Span, queues: &Queues<'_>) -> Option<StagePart> {
        let place = |names: &[&str]| names.iter().position(|name| *name == part);
        let class = place(&queues.classes).map(|index| StagePart::Class(ClassId(index)));
        let found = class.or_else(|| place(&queues.regions).map(StagePart::Region));
        if found.is_none() && queues.are_known {
            let known = || queues.classes.iter().chain(&queues.regions).copied();
            let help = match nearest(part, known()) {
                Some(name) => format!("did you mean \"{name}\"?"),
                None if known().next().is_none() => {
                    "there is one class and one region: write STAGE.ANSWER".to_owned()
                }
                None => format!("there are: {}", known().collect::<Vec<&str>>().join(", ")),
            };
            let message = format!("there is no class and no region `{}`", shown(part));
            self.error(Code::UnknownName, span, message, help);
        }
        found
    }

    /// Times of which the least counts.
    pub(crate) fn each(&mut self, node: &Node, measure: Measure) -> Option<Each> {
        let each = self.word(node, Each::KEYS)?;
        if !measure.is_of_each() {
            let message = format!("`{}` is of the whole horizon", measure.key());
            let help = "ask for `served` or `service_level` of each month";
            self.error(Code::Conflict, node.span, message, help);
            return None;
        }
        Some(each)
    }
}
