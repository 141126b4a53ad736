//! `[class.NAME]`: kinds of applications, and `class`, by which other tables name one. Orders nobody.

use crate::diagnostic::Code;
use crate::model::class::{Class, ClassId};
use crate::model::{Name, Usual};
use crate::scenario::number::KINDS;
use crate::scenario::range::{WEIGHT, WHOLE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::backlog::SHAPE;
use crate::scenario::sections::draft::Draft;

/// More kinds than this are not kinds.
const MOST_CLASSES: usize = 100;

/// What results call all classes, and all regions, together.
pub(crate) const ALL: &str = "all";

impl Reading<'_, '_> {
    /// The classes in the order of the file; empty when the scenario does not tell any apart.
    pub(crate) fn classes(&mut self, root: &mut Cursor<'_>) -> Vec<Class> {
        let mut classes = Vec::new();
        let mut unranked = Vec::new();
        for (entry, mut cursor) in self.section(root, "class") {
            if entry.key == ALL || SHAPE.contains(&entry.key.as_str()) || is_word(&entry.key) {
                let message = format!("`{}` has a meaning of its own beside classes", entry.key);
                self.error(Code::BadName, entry.key_span, message, "choose another name");
            }
            let name = self.name(&entry.key, &mut cursor);
            let priority = cursor.get("priority");
            let share = cursor.get("share").and_then(|node| self.known(node, &WEIGHT));
            if priority.is_none() {
                unranked.push((entry.key_span, entry.key.clone()));
            }
            // It is read once the stages are known.
            cursor.get("pipeline");
            let rank = priority.and_then(|node| self.whole(node, &WHOLE));
            self.finish(&cursor);
            // Without ranks, the order of the file is the order of ranks.
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "whole, from 1 to a billion"
            )]
            let priority = rank.unwrap_or(classes.len() as f64 + 1.0) as u32;
            classes.push(Class {
                name,
                priority,
                share: share.unwrap_or(1.0),
                pipeline: Vec::new(),
            });
        }
        for (span, key) in unranked.iter().filter(|_| unranked.len() < classes.len()) {
            let message = format!("`{key}` has no `priority`, and other classes have one");
            let help = "give one to each class, or to none: then the order of the file counts";
            self.error(Code::MissingKey, *span, message, help);
        }
        if MOST_CLASSES < classes.len() {
            let message = format!("{} classes; {MOST_CLASSES} are possible", classes.len());
            self.error(Code::TooLarge, root.key_span("class"), message, "write fewer of them");
        }
        classes
    }

    /// The class of which a table speaks: it has to say so when there are several.
    pub(crate) fn class(&mut self, cursor: &mut Cursor<'_>, draft: &Draft) -> ClassId {
        let names = draft.class_names();
        let node = match names.as_slice() {
            [first, _, ..] => self.need(cursor, "class", &format!("\"{first}\"")),
            [] | [_] => cursor.get("class"),
        };
        let class = node.and_then(|node| self.reference(node, "class", &names));
        ClassId(class.unwrap_or_default())
    }
}

impl Draft {
    pub(crate) fn class_names(&self) -> Vec<&str> {
        self.classes.iter().map(|class| class.name.key.as_str()).collect()
    }
}

/// The only class of a scenario that does not tell any apart.
pub(crate) fn everybody() -> Class {
    Class { name: all(), priority: 1, share: 1.0, pipeline: Vec::new() }
}

/// The name of all classes, or all regions, together.
pub(crate) fn all() -> Name {
    Name::new(ALL, Usual::All)
}

/// Whether a table with this key would be taken for an uncertain number.
fn is_word(key: &str) -> bool {
    key == "weights" || KINDS.contains(&key)
}
