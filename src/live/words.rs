//! The words of the page in every language, by the names that its script calls them. Says no number.

use std::collections::BTreeMap;

use crate::language::Locale;
use crate::report::cell::{Cell, Message};

/// The words that stand still.
const WORDS: [(&str, Message); 34] = [
    ("title", Message::LiveTitle),
    ("language", Message::LiveLanguage),
    ("answer", Message::TheAnswer),
    ("levers", Message::LiveLevers),
    ("compare", Message::LiveCompare),
    ("base", Message::LiveAsItStands),
    ("start", Message::LiveStart),
    ("private", Message::LivePrivate),
    ("private-server", Message::LivePrivateServer),
    ("starting", Message::LiveStarting),
    ("stage", Message::LiveStage),
    ("uncertain", Message::LiveUncertain),
    ("undo", Message::LiveUndo),
    ("reset", Message::LiveReset),
    ("keep", Message::LiveKeep),
    ("kept", Message::LiveKept),
    ("remove", Message::LiveRemove),
    ("show", Message::LiveShow),
    ("full", Message::LiveFull),
    ("nothing", Message::LiveNothing),
    ("copy", Message::LiveCopy),
    ("copied", Message::LiveCopied),
    ("in-bar", Message::LiveInBar),
    ("save", Message::LiveSave),
    ("print", Message::LivePrint),
    ("along", Message::LiveAlong),
    ("hint", Message::LiveHint),
    ("values", Message::ValuesBehind),
    ("no-engine", Message::LiveNoEngine),
    ("gone", Message::LiveGone),
    ("turn", Message::TurnHeading),
    ("applied", Message::TurnApplied),
    ("whom", Message::TurnWhom),
    ("everyone", Message::TurnEveryone),
];

/// All of them in a language.
pub(super) fn words(locale: &Locale) -> BTreeMap<&'static str, String> {
    let mut all: BTreeMap<&'static str, String> =
        WORDS.into_iter().map(|(name, message)| (name, locale.message(&message))).collect();
    all.insert("turn-note", locale.message(&Message::TurnNote));
    let path = Cell::text("{path}");
    all.insert("saved", locale.message(&Message::LiveSaved { path }));
    all.insert("nobody", locale.message(&Message::LiveNobody));
    all
}
