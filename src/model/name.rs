//! What things are called: the word of the file, and labels by language. Speaks no language itself.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

pub use usual::Usual;

/// What things are called where a scenario gives no name: the words of all catalogues, taken when nobat is built.
mod usual {
    include!(concat!(env!("OUT_DIR"), "/usual.rs"));

    impl From<Usual> for super::Label {
        fn from(usual: Usual) -> Self {
            let own = |(code, text): &(&str, &str)| ((*code).to_owned(), (*text).to_owned());
            Self::of(usual.texts().iter().map(own)).unwrap_or_else(|| Self::plain(String::new()))
        }
    }
}

/// What a thing is called. A copy costs nothing: all copies share one [`Named`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(Arc<Named>);

/// A key with its labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The table's name in the scenario: `printing-house`.
    pub key: String,
    label: Label,
}

impl Deref for Name {
    type Target = Named;

    fn deref(&self) -> &Named {
        &self.0
    }
}

impl Name {
    /// A key with what charts and summaries write for it.
    pub fn new(key: impl Into<String>, label: impl Into<Label>) -> Self {
        Self(Arc::new(Named { key: key.into(), label: label.into() }))
    }

    /// The same labels for another key.
    #[must_use]
    pub fn under(&self, key: impl Into<String>) -> Self {
        Self::new(key, self.label.clone())
    }

    /// What the whole pipeline is called, since no table of a scenario names it.
    pub fn of_programme() -> Self {
        Self::new("programme", Usual::Programme)
    }
}

impl Named {
    /// What it is called in the language of a code; where the author gave nothing, what it is called anyway.
    pub fn label(&self, code: &str) -> &str {
        self.label.given(code).unwrap_or(&self.label.plain)
    }

    /// What its author gave for a language.
    pub fn given(&self, code: &str) -> Option<&str> {
        self.label.given(code)
    }

    /// What it is called in all languages for which its author gave nothing: the English label, or the only one.
    pub fn plain(&self) -> &str {
        &self.label.plain
    }
}

/// A text, perhaps in several languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    plain: String,
    /// By code of the language.
    by_code: BTreeMap<String, String>,
}

impl From<&str> for Label {
    fn from(plain: &str) -> Self {
        Self::plain(plain)
    }
}

impl From<String> for Label {
    fn from(plain: String) -> Self {
        Self::plain(plain)
    }
}

impl Label {
    fn plain(plain: impl Into<String>) -> Self {
        Self { plain: plain.into(), by_code: BTreeMap::new() }
    }

    /// A text in several languages, English before all others where a language has none; `None` without any.
    pub fn of(texts: impl IntoIterator<Item = (String, String)>) -> Option<Self> {
        let texts: Vec<(String, String)> = texts.into_iter().collect();
        let english = texts.iter().find(|(code, _)| code == "en");
        let plain = english.or(texts.first())?.1.clone();
        Some(Self { plain, by_code: texts.into_iter().collect() })
    }

    /// The same with a text for one more language.
    #[must_use]
    pub fn and(mut self, code: &str, text: impl Into<String>) -> Self {
        self.by_code.insert(code.to_owned(), text.into());
        self
    }

    fn given(&self, code: &str) -> Option<&str> {
        self.by_code.get(code).map(String::as_str)
    }

    /// The text where no language is asked for.
    pub fn into_plain(self) -> String {
        self.plain
    }
}
