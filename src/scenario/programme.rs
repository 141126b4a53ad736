//! The programme that a merged tree means: its head, its base, its variants. Knows no sections from inside.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span};
use crate::model::question::Precision;
use crate::model::{Model, Name};
use crate::scenario::layers::Stack;
use crate::scenario::library::Library;
use crate::scenario::overlay::overlay;
use crate::scenario::range::WHOLE;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::tree::{Entry, Node, Table, Value};
use crate::scenario::value::{Text, shown};
use crate::scenario::{Plan, Programme, Variant, effective, sections};

const MOST_VARIANTS: usize = 1_000;

/// Values over all variants.
const MOST_VALUES: usize = 5_000_000;

/// What may not differ between variants: they would not be comparable, or not variants.
const NOT_IN_VARIANT: &[&str] =
    &["schema", "name", "note", "base", "extends", "pipeline", "regions", "time", "run", "variant"];

/// What the head of a scenario says.
struct Head {
    name: Name,
    note: Option<String>,
    base: Name,
    plan: Plan,
    precision: Option<Precision>,
}

/// What tables that name a file say, written out, by the place of the table.
pub(crate) type Written = BTreeMap<Span, Node>;

pub(crate) fn read(
    path: &str,
    stack: &Stack,
    library: &mut Library<'_>,
    found: &mut Diagnostics,
) -> Option<Programme> {
    let mut base = stack.merged.clone();
    let variants = base.remove("variant");
    let mut written = Written::new();
    let (head, base_model) = read_base(path, &base, stack, library, found, &mut written);
    let mut worlds = Vec::new();
    let mut complete = true;
    if let Some(node) = &variants {
        let mut reading = new_reading(library, stack);
        let table = reading.table(node, "variant".to_owned(), "[variant.\"NAME\"]");
        let entries: Vec<&Entry> = table.iter().flat_map(Cursor::entries).collect();
        let too_many = MOST_VARIANTS < entries.len() || MOST_VALUES < burden(&stack.merged);
        if too_many {
            let message = "more values over all variants than can be read";
            reading.error(Code::TooLarge, node.span, message, "write fewer variants");
        }
        let found_here = std::mem::take(&mut reading.found);
        found.extend(found_here);
        for entry in entries.into_iter().filter(|_| !too_many) {
            let mut variant = read_variant(entry, &base, stack, library, found, &mut written);
            complete &= variant.is_some();
            if let (Some(variant), Some(base)) = (&mut variant, &base_model) {
                same_classes(base, &variant.model, entry, found);
                agree_on_dimensions(&mut variant.model, base);
            }
            worlds.extend(variant);
        }
    }
    let (head, model) = (head?, base_model?);
    if !complete || found.has_errors() {
        return None;
    }
    let effective = effective::text(stack, &written, &library.sources);
    let base = Variant { name: head.base, model };
    Some(Programme {
        name: head.name,
        note: head.note,
        plan: head.plan,
        precision: head.precision,
        base,
        variants: worlds,
        effective,
        inputs: library.inputs(),
    })
}

/// A variant may rank classes anew, but results are compared class by class.
fn same_classes(base: &Model, variant: &Model, entry: &Entry, found: &mut Diagnostics) {
    let keys = |model: &Model| -> Vec<String> {
        model.classes.iter().map(|class| class.name.key.clone()).collect()
    };
    if keys(base) != keys(variant) {
        let message = "the classes of a variant are not those of the base";
        let help = "add them to the base: a class without applications costs nothing";
        let span = entry.key_span;
        found.push(Diagnostic::error(Code::NotInVariant, span, message).help(help));
    }
}

/// Numbers that variants share have one dimension in all of them; those of a variant alone come after all others.
fn agree_on_dimensions(variant: &mut Model, base: &Model) {
    let mut own = base.inputs.len();
    for input in &mut variant.inputs {
        let shared = base.inputs.iter().find(|other| other.address == input.address);
        input.dimension = shared.map_or(own, |other| other.dimension);
        own += usize::from(shared.is_none());
    }
}

fn new_reading<'a, 'b>(library: &'a mut Library<'b>, stack: &Stack) -> Reading<'a, 'b> {
    Reading {
        library,
        found: Diagnostics::default(),
        calendar: None,
        timeline: None,
        inputs: Vec::new(),
        written: Written::new(),
        burden: burden(&stack.merged),
        worlds: worlds(&stack.merged),
        held: 0.0,
    }
}

/// How many values all variants hold together, those counted twice that many things share.
fn burden(merged: &Table) -> usize {
    let flows = names(merged, "supplier") + names(merged, "capacity");
    let windows = names(merged, "shortage").saturating_mul(flows);
    (count(merged) + windows).saturating_mul(worlds(merged))
}

/// The base and its variants.
fn worlds(merged: &Table) -> usize {
    1 + names(merged, "variant")
}

/// How many tables a section has.
fn names(merged: &Table, section: &str) -> usize {
    merged.get(section).and_then(|node| node.table()).map_or(0, |table| table.in_order().len())
}

fn count(table: &Table) -> usize {
    table.in_order().iter().map(|entry| count_node(&entry.node)).sum()
}

fn count_node(node: &Node) -> usize {
    1 + match &node.value {
        Value::Table(table) => count(table),
        Value::List(list) => list.iter().map(count_node).sum(),
        Value::Text(_) | Value::Number(_) | Value::Truth(_) | Value::Date => 0,
    }
}

fn read_base(
    path: &str,
    base: &Table,
    stack: &Stack,
    library: &mut Library<'_>,
    found: &mut Diagnostics,
    written: &mut Written,
) -> (Option<Head>, Option<Model>) {
    let mut reading = new_reading(library, stack);
    let mut root = Cursor::new(base, stack.root, String::new());
    let mut head = reading.head(path, &mut root);
    let model = sections::read(&mut reading, &mut root);
    let precision = reading.precision(&mut root);
    if let Some((head, precision)) = head.as_mut().zip(precision) {
        head.plan.replications = precision.most;
        head.precision = Some(precision);
    }
    reading.finish(&root);
    written.append(&mut reading.written);
    found.extend(reading.found);
    (head, model)
}

fn read_variant(
    entry: &Entry,
    base: &Table,
    stack: &Stack,
    library: &mut Library<'_>,
    found: &mut Diagnostics,
    written: &mut Written,
) -> Option<Variant> {
    let mut reading = new_reading(library, stack);
    let address = crate::scenario::address::join("variant", &entry.key);
    let mut cursor = reading.table(&entry.node, address, "[variant.\"NAME\"]").or_else(|| {
        found.extend(std::mem::take(&mut reading.found));
        None
    })?;
    if entry.key == "base" || entry.key.is_empty() || entry.key.contains(char::is_control) {
        let message = format!("`{}` cannot be the name of a variant", shown(&entry.key));
        reading.error(Code::BadName, entry.key_span, message, "choose another name");
    }
    let name = reading.name(&entry.key, &mut cursor);
    let mut over = entry.node.table()?.clone();
    over.remove("label");
    for key in NOT_IN_VARIANT {
        if let Some(wrong) = over.entry(key) {
            let message = format!("`{key}` cannot differ between variants");
            let help = "remove it, or write a scenario of its own that `extends` this one";
            reading
                .found
                .push(Diagnostic::error(Code::NotInVariant, wrong.key_span, message).help(help));
        }
        over.remove(key);
    }
    let mut own = Diagnostics::default();
    let merged = overlay(base, &over, &mut own);
    let mut root = Cursor::new(&merged, stack.root, String::new());
    skip_head(&mut root);
    let model = sections::read(&mut reading, &mut root);
    reading.finish(&root);
    written.append(&mut reading.written);
    let mut places = BTreeSet::new();
    entry.node.table().into_iter().for_each(|table| collect_places(table, &mut places));
    let known: BTreeSet<(Option<Span>, Code)> =
        found.iter().map(|diagnostic| (diagnostic.span(), diagnostic.code)).collect();
    for mut diagnostic in reading.found.into_iter().chain(own) {
        let span = diagnostic.span();
        if known.contains(&(span, diagnostic.code)) {
            continue;
        }
        let is_own =
            span.is_none_or(|span| places.contains(&span) || is_within(span, entry.node.span));
        if !is_own {
            // The place is in the base, and the base alone is right.
            diagnostic.message =
                format!("{}, in the variant `{}`", diagnostic.message, shown(&entry.key));
        }
        found.push(diagnostic);
    }
    model.map(|model| Variant { name, model })
}

/// Marks the keys of the head as known: with the base, they have been judged.
fn skip_head(root: &mut Cursor<'_>) {
    for key in ["schema", "name", "note", "base", "extends", "run"] {
        root.get(key);
    }
}

fn is_within(inner: Span, outer: Span) -> bool {
    inner.source == outer.source && outer.start <= inner.start && inner.end <= outer.end
}

fn collect_places(table: &Table, places: &mut BTreeSet<Span>) {
    for entry in table.in_order() {
        places.extend([entry.key_span, entry.node.span]);
        match &entry.node.value {
            Value::Table(below) => collect_places(below, places),
            Value::List(list) => {
                for node in list {
                    places.insert(node.span);
                    if let Some(below) = node.table() {
                        collect_places(below, places);
                    }
                }
            }
            Value::Text(_) | Value::Number(_) | Value::Truth(_) | Value::Date => {}
        }
    }
}

impl Reading<'_, '_> {
    fn head(&mut self, path: &str, root: &mut Cursor<'_>) -> Option<Head> {
        if let Some(node) = root.get("schema") {
            let version = self.whole(node, &WHOLE);
            if version.is_some_and(|version| version != 1.0) {
                let message =
                    format!("version {} of the language is not known", self.written(node));
                self.error(
                    Code::OutOfRange,
                    node.span,
                    message,
                    "write `schema = 1`, or use a newer nobat",
                );
            }
        }
        let stem = stem(path);
        let label = root.get("name").and_then(|node| self.text(node, "name".to_owned()));
        let label = label.unwrap_or_else(|| Text { en: stem.clone(), fa: None });
        let note = root.get("note").and_then(|node| self.text(node, "note".to_owned()));
        let base = root.get("base").and_then(|node| self.text(node, "base".to_owned()));
        let base =
            base.unwrap_or_else(|| Text { en: "Base".to_owned(), fa: Some("پایه".to_owned()) });
        if let Some(node) = root.get("extends") {
            let help = "write `extends = \"…\"` into the file";
            self.error(
                Code::BadSet,
                node.span,
                "`extends` cannot be set on the command line",
                help,
            );
        }
        let plan = self.plan(root);
        Some(Head {
            name: Name { key: stem, label: label.en, label_fa: label.fa },
            note: note.map(|note| note.en),
            base: Name { key: "base".to_owned(), label: base.en, label_fa: base.fa },
            plan: plan?,
            precision: None,
        })
    }
}

/// The name of a file without folder and ending; `scenario` for what has none.
fn stem(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = name.strip_suffix(".toml").unwrap_or(name);
    if stem.is_empty() || stem == "-" { "scenario".to_owned() } else { stem.to_owned() }
}
