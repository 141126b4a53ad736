//! A table that is read key by key and remembers what it was asked for. Gives keys no meaning.

use std::collections::BTreeMap;

use crate::calendar::{Calendar, Day};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, SourceId, Span, nearest};
use crate::model::distribution::Input;
use crate::model::profile::{Piece, Profile, Schedule};
use crate::model::timeline::Timeline;
use crate::scenario::address;
use crate::scenario::filed::{Counted, Filed};
use crate::scenario::library::Library;
use crate::scenario::tree::{Entry, Node, Table, Value, Written};

/// Values over all variants, of eight bytes or a few more.
const MOST_HELD: f64 = 1e8;

/// What is needed, and gathered, while one variant is read.
pub(crate) struct Reading<'a, 'b> {
    /// The texts, and the way to more of them.
    pub(crate) library: &'a mut Library<'b>,
    /// What is wrong.
    pub(crate) found: Diagnostics,
    /// The calendar, when the scenario names one.
    pub(crate) calendar: Option<Calendar>,
    /// The steps, when the scenario says enough to know them.
    pub(crate) timeline: Option<Timeline>,
    /// The share of each day of the horizon that closures leave open to what is read now; empty for all of it.
    pub(crate) open: Vec<f64>,
    /// The day that the scenario calls its end; the last step may reach beyond it.
    pub(crate) end: Option<Day>,
    /// The numbers to be drawn, so far.
    pub(crate) inputs: Vec<Input>,
    /// How many values there are to be held for each step.
    pub(crate) burden: usize,
    /// How many models are read: the base and its variants.
    pub(crate) worlds: usize,
    /// How many values this one holds so far, beside those for each step.
    pub(crate) held: f64,
    /// The rates that wander, by the address of what has them, until that is read.
    pub(crate) wandering: BTreeMap<String, Wandering>,
    /// What tables that name a file say, written out.
    pub(crate) written: Written,
    /// What was read from tables of dated values.
    pub(crate) filed: Vec<Filed>,
    /// The rates that are said as they were counted.
    pub(crate) counted: Vec<Counted>,
}

/// A rate that wanders, on its way to what has it.
pub(crate) struct Wandering {
    /// Where the walk says whose rate it is.
    pub(crate) place: Span,
    /// Its pieces.
    pub(crate) pieces: Vec<Piece>,
}

impl Reading<'_, '_> {
    pub(crate) fn error(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let help = self.in_calendar(help.into());
        self.found.push(Diagnostic::error(code, span, message).help(help));
    }

    pub(crate) fn warn(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let help = self.in_calendar(help.into());
        self.found.push(Diagnostic::warning(code, span, message).help(help));
    }

    /// An edit whose example dates are dates of the scenario's calendar: they are written in the Persian one.
    fn in_calendar(&self, help: String) -> String {
        if self.calendar != Some(Calendar::Gregorian) {
            return help;
        }
        let mut shown = String::new();
        let mut rest = help.as_str();
        while let Some(at) = rest.find("\"1") {
            let (before, date) = rest.split_at(at + 1);
            shown.push_str(before);
            let year = date.get(..5).and_then(|text| text.strip_suffix('-')?.parse::<u32>().ok());
            let year = year.filter(|year| (1300..1500).contains(year));
            // Year for year; the day is only an example.
            shown += &year.map_or_else(|| date[..1].to_owned(), |year| (year + 621).to_string());
            rest = &date[year.map_or(1, |_| 4)..];
        }
        shown.push_str(rest);
        shown
    }

    /// Takes note of values that are to be held, or of work that is worth as many. False when that is too much to bear.
    pub(crate) fn hold(&mut self, values: f64, place: Span) -> bool {
        self.held += values;
        let is_bearable = self.held * self.worlds as f64 <= MOST_HELD;
        if !is_bearable {
            let message = "more values over all steps, regions and variants than can be held";
            let help = "choose a longer step, or write fewer regions or variants";
            self.error(Code::TooLarge, place, message, help);
        }
        is_bearable
    }

    pub(crate) fn written(&self, node: &Node) -> &str {
        self.library.sources.written(node.span)
    }

    /// The amounts that a schedule means. Empty while the horizon is unknown: no model is made then.
    pub(crate) fn profile(&self, schedule: &Schedule) -> Profile {
        match &self.timeline {
            Some(timeline) => Profile::new(timeline, schedule),
            None => Profile::counts(Vec::new()),
        }
    }

    pub(crate) fn no_profile(&self) -> Profile {
        self.timeline.as_ref().map_or_else(|| Profile::counts(Vec::new()), Profile::zero)
    }

    /// A value that has to be a table.
    pub(crate) fn table<'t>(
        &mut self,
        node: &'t Node,
        address: String,
        example: &str,
    ) -> Option<Cursor<'t>> {
        if let Value::Table(table) = &node.value {
            return Some(Cursor::new(table, node.span, address));
        }
        self.wrong_type(node, "a table", example);
        None
    }

    pub(crate) fn list<'t>(&mut self, node: &'t Node, example: &str) -> &'t [Node] {
        if let Value::List(list) = &node.value {
            return list;
        }
        self.wrong_type(node, "a list", example);
        &[]
    }

    /// The tables of a list.
    pub(crate) fn rows<'t>(
        &mut self,
        node: &'t Node,
        address: &str,
        example: &str,
    ) -> Vec<(&'t Node, Cursor<'t>)> {
        let list = self.list(node, example).iter().enumerate();
        let row = |(index, node): (usize, &'t Node)| {
            Some((node, self.table(node, format!("{address}.{index}"), example)?))
        };
        list.filter_map(row).collect()
    }

    /// "expected …, found …".
    pub(crate) fn wrong_type(&mut self, node: &Node, expected: &str, example: &str) {
        let message = format!("expected {expected}, found {}", node.kind());
        self.error(Code::WrongType, node.span, message, format!("write {example}"));
    }

    /// A key that has to be there.
    pub(crate) fn need<'t>(
        &mut self,
        cursor: &mut Cursor<'t>,
        key: &'static str,
        example: &str,
    ) -> Option<&'t Node> {
        let node = cursor.get(key);
        if node.is_none() {
            let message = format!("{} needs `{key}`", cursor.title());
            let help = format!("write `{key} = {example}`");
            self.error(Code::MissingKey, cursor.span, message, help);
        }
        node
    }

    /// Complains about every key that nobody asked for.
    pub(crate) fn finish(&mut self, cursor: &Cursor<'_>) {
        for entry in cursor.unasked() {
            let message = format!("{} has no key `{}`", cursor.title(), entry.key);
            let help = match nearest(&entry.key, cursor.asked.iter().copied()) {
                Some(key) => {
                    // What seems to be missing is there, mistyped.
                    self.found.forget_missing(cursor.span, key);
                    format!("did you mean `{key}`?")
                }
                None if !cursor.address.is_empty() && SECTIONS.contains(&entry.key.as_str()) => {
                    format!(
                        "it stands below the header of `{}`: move the line above the first header, or write a header `[{}.NAME]`",
                        cursor.address, entry.key
                    )
                }
                None => format!("known keys here: {}", cursor.asked.join(", ")),
            };
            self.error(Code::UnknownKey, entry.key_span, message, help);
        }
    }
}

/// Sections of named tables: a dotted key that begins with one of them belongs to the whole scenario.
const SECTIONS: &[&str] = &[
    "stage", "class", "demand", "capacity", "staff", "material", "supplier", "shortage", "closure",
    "event", "policy", "release", "fee", "cost", "variant", "assert", "unknown", "lever",
];

/// A table on its way to be read.
#[derive(Clone, Debug)]
pub(crate) struct Cursor<'t> {
    table: &'t Table,
    /// Where to point when something is missing.
    pub(crate) span: Span,
    /// Where the table is in the scenario; empty for the whole.
    pub(crate) address: String,
    asked: Vec<&'t str>,
}

impl<'t> Cursor<'t> {
    pub(crate) fn new(table: &'t Table, span: Span, address: String) -> Self {
        Self { table, span, address, asked: Vec::new() }
    }

    /// The value of a key, if it is there and not removed. The key counts as known from now on.
    pub(crate) fn get(&mut self, key: &'t str) -> Option<&'t Node> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.table.get(key).filter(|node| !node.is_removal())
    }

    /// Whether a key is there and not removed. It is known already.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|node| !node.is_removal())
    }

    pub(crate) fn key_span(&self, key: &str) -> Span {
        self.table.entry(key).map_or(self.span, |entry| entry.key_span)
    }

    /// The text in which the key stands, which relative paths start from.
    pub(crate) fn source_of(&self, key: &str) -> SourceId {
        self.table.get(key).map_or(self.span, |node| node.span).source
    }

    pub(crate) fn at(&self, key: &str) -> String {
        address::join(&self.address, key)
    }

    /// All entries, for tables whose keys are names.
    pub(crate) fn entries(&self) -> impl Iterator<Item = &'t Entry> + use<'t> {
        self.table.in_order().into_iter().filter(|entry| !entry.node.is_removal())
    }

    /// The value at an address below this table.
    pub(crate) fn find(&self, names: &[String]) -> Option<&'t Node> {
        address::find(self.table, names)
    }

    /// The address below this table that is most like another.
    pub(crate) fn nearest(&self, address: &str) -> Option<String> {
        address::nearest(self.table, address)
    }

    /// How to speak of the table.
    pub(crate) fn title(&self) -> String {
        if self.address.is_empty() {
            "the scenario".to_owned()
        } else {
            format!("`{}`", self.address)
        }
    }

    fn unasked(&self) -> Vec<&'t Entry> {
        self.table
            .in_order()
            .into_iter()
            .filter(|entry| !self.asked.contains(&entry.key.as_str()))
            .collect()
    }
}
