//! The programme that a merged tree means: its head, its base, its variants. Knows no sections from inside.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span, is_unseen, shown};
use crate::model::question::Precision;
use crate::model::{Model, Name, Usual};
use crate::scenario::filed::{Counted, Filed};
use crate::scenario::layers::Stack;
use crate::scenario::lever::Lever;
use crate::scenario::library::Library;
use crate::scenario::overlay::{drop_misnamed, overlay};
use crate::scenario::range::WHOLE;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::result::{Plan, Programme, Variant};
use crate::scenario::tree::{Entry, Node, Rewritten, Table, Written};
use crate::scenario::{address, effective, sections};

const MOST_VARIANTS: usize = 1_000;

/// Values over all variants.
const MOST_VALUES: usize = 5_000_000;

/// What may not differ between variants: they would not be comparable, or not variants.
const NOT_IN_VARIANT: &[&str] = &[
    "schema",
    "name",
    "question",
    "note",
    "base",
    "extends",
    "pipeline",
    "regions",
    "time",
    "run",
    "variant",
    "posterior",
    "lever",
];

/// What the head of a scenario says.
struct Head {
    name: Name,
    question: Option<Name>,
    note: Option<Name>,
    base: Name,
    plan: Plan,
    precision: Option<Precision>,
    levers: Vec<Lever>,
}

pub(crate) fn read(
    path: &str,
    stack: &Stack,
    library: &mut Library<'_>,
    found: &mut Diagnostics,
) -> Option<Programme> {
    let mut base = stack.merged.clone();
    let variants = base.remove("variant");
    let mut all = Batch {
        base: &base,
        stack,
        library,
        found,
        written: Written::new(),
        rewritten: Vec::new(),
        filed: Vec::new(),
        counted: Vec::new(),
    };
    let (head, model) = all.base(path);
    let variants = variants.map_or(Some(Vec::new()), |node| all.variants(&node, model.as_ref()));
    let (written, rewritten) = (all.written, all.rewritten);
    let (filed, counted) = (all.filed, all.counted);
    let (head, model, variants) = (head?, model?, variants?);
    if found.has_errors() {
        return None;
    }
    Some(Programme {
        name: head.name,
        question: head.question,
        note: head.note,
        plan: head.plan,
        precision: head.precision,
        base: Variant { name: head.base, model },
        variants,
        levers: head.levers,
        effective: effective::text(stack, &written, rewritten, &library.sources),
        inputs: library.inputs(),
        filed,
        counted,
    })
}

fn note<T: PartialEq>(known: &mut Vec<T>, all: Vec<T>) {
    for one in all {
        if !known.contains(&one) {
            known.push(one);
        }
    }
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
    let shared: BTreeMap<&str, usize> =
        base.inputs.iter().map(|input| (input.address.as_str(), input.dimension)).collect();
    let mut own = base.inputs.len();
    for input in &mut variant.inputs {
        let dimension = shared.get(input.address.as_str()).copied();
        input.dimension = dimension.unwrap_or(own);
        own += usize::from(dimension.is_none());
    }
}

/// How many values all variants hold together, those counted twice that many things share.
fn burden(merged: &Table) -> usize {
    let flows = names(merged, "supplier") + names(merged, "capacity");
    let windows = names(merged, "shortage").saturating_mul(flows);
    let mut values = windows;
    merged.each(&mut |_, _| values += 1);
    values.saturating_mul(worlds(merged))
}

/// The base and its variants.
fn worlds(merged: &Table) -> usize {
    1 + names(merged, "variant")
}

/// How many tables a section has.
fn names(merged: &Table, section: &str) -> usize {
    merged.get(section).and_then(|node| node.table()).map_or(0, |table| table.in_order().len())
}

/// The base and its variants on their way to models, with what is gathered from all of them.
struct Batch<'a, 'b> {
    base: &'a Table,
    stack: &'a Stack,
    library: &'a mut Library<'b>,
    found: &'a mut Diagnostics,
    written: Written,
    rewritten: Rewritten,
    filed: Vec<Filed>,
    counted: Vec<Counted>,
}

impl<'b> Batch<'_, 'b> {
    fn reading(&mut self) -> Reading<'_, 'b> {
        let merged = &self.stack.merged;
        Reading {
            library: self.library,
            found: Diagnostics::default(),
            calendar: None,
            timeline: None,
            open: Vec::new(),
            end: None,
            inputs: Vec::new(),
            wandering: BTreeMap::new(),
            written: Written::new(),
            burden: burden(merged),
            worlds: worlds(merged),
            held: 0.0,
            filed: Vec::new(),
            counted: Vec::new(),
        }
    }

    fn base(&mut self, path: &str) -> (Option<Head>, Option<Model>) {
        let mut root = Cursor::new(self.base, self.stack.root, String::new());
        let mut reading = self.reading();
        let mut head = reading.head(path, &mut root);
        let model = sections::read(&mut reading, &mut root);
        let precision = reading.precision(&mut root, model.as_ref());
        let levers = reading.levers(&mut root);
        if let Some(head) = &mut head {
            head.levers = levers;
        }
        if let Some((head, precision)) = head.as_mut().zip(precision) {
            head.plan.replications = precision.most;
            head.precision = Some(precision);
        }
        reading.finish(&root);
        let Reading { found, mut written, filed, counted, .. } = reading;
        self.written.append(&mut written);
        self.note(filed, counted);
        self.found.extend(found);
        (head, model)
    }

    /// What is read again for a variant is known.
    fn note(&mut self, filed: Vec<Filed>, counted: Vec<Counted>) {
        note(&mut self.filed, filed);
        note(&mut self.counted, counted);
    }

    /// `None` when one of them has no model.
    fn variants(&mut self, node: &Node, base: Option<&Model>) -> Option<Vec<Variant>> {
        let burden = burden(&self.stack.merged);
        let mut reading = self.reading();
        let table = reading.table(node, "variant".to_owned(), "[variant.\"NAME\"]");
        let mut entries: Vec<&Entry> = table.iter().flat_map(Cursor::entries).collect();
        if MOST_VARIANTS < entries.len() || MOST_VALUES < burden {
            let message = "more values over all variants than can be read";
            reading.error(Code::TooLarge, node.span, message, "write fewer variants");
            entries.clear();
        }
        let found = reading.found;
        self.found.extend(found);
        let mut variants = Vec::new();
        // All of them are read, so that every mistake is found.
        for entry in entries {
            let mut variant = self.variant(entry);
            if let (Some(variant), Some(base)) = (&mut variant, base) {
                same_classes(base, &variant.model, entry, self.found);
                agree_on_dimensions(&mut variant.model, base);
            }
            variants.push(variant);
        }
        variants.into_iter().collect()
    }

    fn variant(&mut self, entry: &Entry) -> Option<Variant> {
        let (base, root) = (self.base, self.stack.root);
        let mut reading = self.reading();
        let address = address::join("variant", &entry.key);
        let Some(mut cursor) = reading.table(&entry.node, address, "[variant.\"NAME\"]") else {
            let found = reading.found;
            self.found.extend(found);
            return None;
        };
        if entry.key == "base" || entry.key.is_empty() || entry.key.contains(is_unseen) {
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
                reading.error(Code::NotInVariant, wrong.key_span, message, help);
            }
            over.remove(key);
        }
        let mut own = Diagnostics::default();
        drop_misnamed(base, &mut over, true, &mut own);
        let merged = overlay(base, &over, &mut own);
        let mut root = Cursor::new(&merged, root, String::new());
        skip_head(&mut root);
        let model = sections::read(&mut reading, &mut root);
        reading.finish(&root);
        let Reading { found, written, filed, counted, .. } = reading;
        for (span, node) in written {
            let known = self.written.get(&span);
            match known.filter(|known| !known.says_same(&node)).and(merged.path_to(span)) {
                Some(path) => self.rewritten.push((entry.key.clone(), path, node)),
                None => {
                    self.written.insert(span, node);
                }
            }
        }
        self.note(filed, counted);
        self.report(entry, found.into_iter().chain(own));
        model.map(|model| Variant { name, model })
    }

    /// What is wrong with a variant, and is not known of the base.
    fn report(&mut self, entry: &Entry, found: impl Iterator<Item = Diagnostic>) {
        let mut places = BTreeSet::new();
        entry.node.each_below(&mut |key, node| places.extend(key.into_iter().chain([node.span])));
        let known: BTreeSet<(Option<Span>, Code)> =
            self.found.iter().map(|diagnostic| (diagnostic.span(), diagnostic.code)).collect();
        for mut diagnostic in found {
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
            self.found.push(diagnostic);
        }
    }
}

/// Marks the keys of the head as known: with the base, they have been judged.
fn skip_head(root: &mut Cursor<'_>) {
    for key in ["schema", "name", "question", "note", "base", "extends", "run", "lever"] {
        root.get(key);
    }
}

fn is_within(inner: Span, outer: Span) -> bool {
    inner.source == outer.source && outer.start <= inner.start && inner.end <= outer.end
}

impl Reading<'_, '_> {
    fn head(&mut self, path: &str, root: &mut Cursor<'_>) -> Option<Head> {
        if let Some(node) = root.get("schema") {
            let version = self.whole(node, &WHOLE);
            if version.is_some_and(|version| version != 1.0) {
                let message =
                    format!("version {} of the language is not known", self.written(node));
                let help = "write `schema = 1`, or use a newer nobat";
                self.error(Code::OutOfRange, node.span, message, help);
            }
        }
        let stem = stem(path);
        let label = root.get("name").and_then(|node| self.line(node, "name".to_owned()));
        let label = label.unwrap_or_else(|| stem.as_str().into());
        let question = root.get("question").and_then(|node| self.text(node, "question".to_owned()));
        let note = root.get("note").and_then(|node| self.text(node, "note".to_owned()));
        let base = root.get("base").and_then(|node| self.line(node, "base".to_owned()));
        let base = base.unwrap_or_else(|| Usual::Base.into());
        if let Some(node) = root.get("extends") {
            let help = "write `extends = \"…\"` into the file";
            let message = "`extends` cannot be set on the command line";
            self.error(Code::BadSet, node.span, message, help);
        }
        let plan = self.plan(root);
        Some(Head {
            name: Name::new(stem, label),
            question: question.map(|label| Name::new("question", label)),
            note: note.map(|label| Name::new("note", label)),
            base: Name::new("base", base),
            plan: plan?,
            precision: None,
            levers: Vec::new(),
        })
    }
}

/// The name of a file without folder and ending; `scenario` for what has none.
fn stem(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = name.strip_suffix(".toml").unwrap_or(name);
    if stem.is_empty() || stem == "-" {
        "scenario".to_owned()
    } else {
        stem.replace(is_unseen, "·")
    }
}
