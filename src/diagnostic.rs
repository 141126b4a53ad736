//! What is wrong with a scenario, as data. Nothing here prints, and nothing here knows what a scenario means.

mod explained;
pub mod placed;
pub mod render;

use crate::keyed::keyed;

/// One finding: what is wrong, where, and the edit that mends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its name, for searching and for tests.
    pub code: Code,
    /// Whether the scenario can be played all the same.
    pub severity: Severity,
    /// What is wrong: lower case, no full stop, about the scenario.
    pub message: String,
    /// The places, the one to look at first; each with what is to be said there, possibly nothing.
    pub labels: Vec<(Span, String)>,
    /// The edit to make.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: visible(&message.into()),
            labels: vec![(span, String::new())],
            help: None,
        }
    }

    /// A warning at a place.
    pub fn warning(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// With a second place.
    #[must_use]
    pub fn and(mut self, span: Span, label: impl Into<String>) -> Self {
        self.labels.push((span, visible(&label.into())));
        self
    }

    /// With the edit to make.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(visible(&help.into()));
        self
    }

    /// The first place.
    pub fn span(&self) -> Option<Span> {
        self.labels.first().map(|(span, _)| *span)
    }
}

/// Whether a scenario with this finding can be played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It cannot.
    Error,
    /// It can, but its author should look.
    Warning,
}

keyed! {
    /// The name of a kind of finding, which never changes.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Code {
        /// The text is not TOML.
        Syntax = "syntax",
        /// The text is too long, too deep or too much to play.
        TooLarge = "too-large",
        /// A file cannot be read.
        Unreadable = "unreadable",
        /// A path leaves the folder of the scenario.
        PathEscape = "path-escape",
        /// A file extends itself, perhaps by way of others.
        ExtendsCycle = "extends-cycle",
        /// `--set` without a key or without a value.
        BadSet = "bad-set",
        /// `false` where there is nothing to remove.
        NothingToRemove = "nothing-to-remove",
        /// A key that the language does not have.
        UnknownKey = "unknown-key",
        /// A key that has to be there.
        MissingKey = "missing-key",
        /// Text where a number belongs, and the like.
        WrongType = "wrong-type",
        /// A word that is not one of those allowed.
        UnknownWord = "unknown-word",
        /// The name of a stage, a supplier, … that is nowhere.
        UnknownName = "unknown-name",
        /// A text with what nobody can see.
        BadText = "bad-text",
        /// A name that cannot be a name.
        BadName = "bad-name",
        /// A number outside of its range.
        OutOfRange = "out-of-range",
        /// A distribution that does not exist.
        BadDistribution = "bad-distribution",
        /// A date that is not in the calendar.
        NoSuchDate = "no-such-date",
        /// A duration that cannot be read.
        BadDuration = "bad-duration",
        /// Dates, or other things, that do not rise.
        WrongOrder = "wrong-order",
        /// A date that the horizon does not reach.
        OutsideHorizon = "outside-horizon",
        /// Keys that exclude each other.
        Conflict = "conflict",
        /// Shares that do not add up to one.
        SharesDoNotAddUp = "shares-do-not-add-up",
        /// A key that does not belong into a variant.
        NotInVariant = "not-in-variant",
        /// A table of counts that cannot be read.
        BadTable = "bad-table",
        /// Something that has no effect.
        Unused = "unused",
        /// A material that never comes.
        NeverSupplied = "never-supplied",
    }
}

/// Findings in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds others.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(others);
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Takes back what was said at a place to be missing, where a key is among what would help.
    pub(crate) fn forget_missing(&mut self, span: Span, key: &str) {
        let helps = |help: &Option<String>| help.as_ref().is_some_and(|help| help.contains(key));
        self.list.retain(|finding| {
            finding.code != Code::MissingKey
                || finding.span() != Some(span)
                || !helps(&finding.help)
        });
    }

    /// By file and place, each place with one finding of a kind.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.list.sort_by_key(|diagnostic| (diagnostic.span(), diagnostic.code));
        self.list.dedup_by(|one, other| {
            one.span() == other.span()
                && one.code == other.code
                && (one.span().is_some() || one.message == other.message)
        });
        self
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

/// Points to a text of [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceId(usize);

/// A stretch of a text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The text.
    pub source: SourceId,
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// A text that a scenario was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What the user calls it: `scenarios/card.toml`, `--set`.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// All texts that a scenario was made of, the scenario itself first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    list: Vec<Source>,
}

impl Sources {
    /// Adds a text.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        self.list.push(Source { name: name.into(), text: text.into() });
        SourceId(self.list.len() - 1)
    }

    /// The ids of all texts with this name, in order.
    pub(crate) fn named(&self, name: &'static str) -> impl Iterator<Item = SourceId> + '_ {
        let ids = (0..self.list.len()).map(SourceId);
        ids.filter(move |id| self.get(*id).name == name)
    }

    /// The id of a text that may be here already.
    pub(crate) fn find_or_add(&mut self, source: &Source) -> SourceId {
        if let Some(index) = self.list.iter().position(|known| known == source) {
            return SourceId(index);
        }
        self.add(source.name.as_str(), source.text.as_str())
    }

    /// The text behind an id, which must have come from these sources.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.list[id.0]
    }

    /// What is written at a place; empty when the place is not in the text.
    pub fn written(&self, span: Span) -> &str {
        self.get(span.source).text.get(span.start..span.end).unwrap_or_default()
    }
}

/// Enough for every scenario, and few enough for a hostile one.
const CANDIDATES: usize = 1_000;

/// The candidate that is most like a word, if one is like it at all.
pub(crate) fn nearest<'c>(
    word: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<&'c str> {
    // Long words are compared by their beginnings: the distance costs the product of the lengths.
    let short: String = word.chars().take(80).collect::<String>().to_lowercase();
    candidates
        .take(CANDIDATES)
        .map(|candidate| {
            (strsim::damerau_levenshtein(&short, &candidate.to_lowercase()), candidate)
        })
        .filter(|(distance, candidate)| {
            distance * 3 <= candidate.chars().count().max(short.chars().count()) + 1
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Whether a character shows nothing and changes what is around it: controls, ends of lines and of paragraphs, those that
/// turn the direction of all that follows (Unicode annex 9, explicit formatting), and those that XML has no place for.
/// Joiners and marks of direction belong to Persian text and stay.
pub(crate) fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// A message with a mark for each character that nobody would see.
pub(crate) fn visible(text: &str) -> String {
    let mark = |each| if is_unseen(each) && each != '\n' { '·' } else { each };
    text.chars().map(mark).collect()
}

/// A text of a scenario within a message: short, and on one line.
pub(crate) fn shown(text: &str) -> String {
    let plain: String = text
        .chars()
        .take(60)
        .map(|character| if is_unseen(character) { '·' } else { character })
        .collect();
    if plain.len() < text.len() && 60 < text.chars().count() {
        format!("{plain}…")
    } else {
        plain
    }
}
