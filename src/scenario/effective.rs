//! The effective scenario: one complete text with everything in it that was laid over it. Decides nothing new.

use toml_edit::{Array, DocumentMut, InlineTable, Item, TableLike};

use crate::diagnostic::{Diagnostics, Sources, Span};
use crate::scenario::address;
use crate::scenario::layers::Stack;
use crate::scenario::parse::{Parsed, parse};
use crate::scenario::tree::{Entry, Form, Node, Number, Rewritten, Table, Value, Written};

/// The innermost text, edited until it says what all texts say together. Its comments stay.
pub(crate) fn text(
    stack: &Stack,
    written: &Written,
    rewritten: Rewritten,
    sources: &Sources,
) -> String {
    let mut target = stack.merged.clone();
    write_out(&mut target, written);
    for (variant, address, node) in rewritten {
        target.put(&[vec!["variant".to_owned(), variant], address].concat(), node);
    }
    lift_sources(&mut target);
    give_headers(&mut target, &stack.first);
    drop_emptied(&mut target, &stack.first);
    let original = sources.get(stack.innermost).text.as_str();
    let original = original.strip_prefix('\u{feff}').unwrap_or(original);
    if same(&stack.first, &target) {
        return original.to_owned();
    }
    if let Ok(mut document) = original.parse::<DocumentMut>() {
        edit(document.as_table_mut(), &stack.first, &target, sources, Shape::Header);
        let edited = document.to_string();
        if says(&edited, &target) {
            return edited;
        }
    }
    // An edit that moved a table would change the order of results: then everything is written anew.
    let mut document = DocumentMut::new();
    edit(document.as_table_mut(), &Table::new(Form::Open), &target, sources, Shape::Header);
    document.to_string()
}

fn same(one: &Table, two: &Table) -> bool {
    one.says_same(two)
}

fn says(text: &str, target: &Table) -> bool {
    let mut sources = Sources::default();
    let id = sources.add("", text);
    match parse(id, &sources, &mut Diagnostics::default()) {
        Parsed::Readable(node) => node.table().is_some_and(|table| same(table, target)),
        Parsed::Broken => false,
    }
}

/// The value as the scenario writes it.
pub(crate) fn written(node: &Node, sources: &Sources) -> String {
    if is_pristine(node, node.span) {
        return sources.written(node.span).to_owned();
    }
    value(node, sources).to_string().trim().to_owned()
}

/// Whether the value stands in one piece at its place, nothing laid over it.
fn is_pristine(node: &Node, whole: Span) -> bool {
    let inside = node.span.source == whole.source
        && whole.start <= node.span.start
        && node.span.end <= whole.end;
    inside
        && match &node.value {
            Value::Table(table) => {
                table.form == Form::Inline
                    && table.in_order().iter().all(|entry| is_pristine(&entry.node, whole))
            }
            Value::List(list) => list.iter().all(|node| is_pristine(node, whole)),
            Value::Text(_) | Value::Number(_) | Value::Truth(_) | Value::Date => true,
        }
}

fn edit(table: &mut dyn TableLike, from: &Table, to: &Table, sources: &Sources, shape: Shape) {
    for entry in from.in_order() {
        if to.get(&entry.key).is_none() {
            table.remove(&entry.key);
        }
    }
    let entries = to.in_order();
    let is_inline =
        |entry: &&Entry| entry.node.table().is_some_and(|table| table.form == Form::Inline);
    let last_inline = entries.iter().rposition(is_inline);
    for (entry, place) in entries.iter().zip(0..) {
        let old = from.get(&entry.key);
        if old.is_some_and(|old| old.says_same(&entry.node)) {
            continue;
        }
        if let (Some(before), Some(after)) = (old.and_then(open), open(&entry.node))
            && let Some(below) = table.get_mut(&entry.key).and_then(Item::as_table_like_mut)
        {
            edit(below, before, after, sources, shape);
            continue;
        }
        // Headers come after all values of a table, so what stands before a `{ … }` is written with dots.
        let before_inline = last_inline.is_some_and(|last| place <= last);
        let mut new = item(&entry.node, sources, if before_inline { Shape::Dotted } else { shape });
        match table.get_mut(&entry.key) {
            Some(place) => {
                if let (Some(old), Some(new)) = (place.as_value(), new.as_value_mut()) {
                    *new.decor_mut() = old.decor().clone();
                }
                *place = new;
            }
            None => {
                table.insert(&entry.key, new);
            }
        }
    }
}

fn open(node: &Node) -> Option<&Table> {
    node.table().filter(|table| table.form == Form::Open)
}

/// How an open table is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Header,
    Dotted,
}

fn item(node: &Node, sources: &Sources, shape: Shape) -> Item {
    let Some(from) = open(node) else { return Item::Value(value(node, sources)) };
    let mut table = toml_edit::Table::new();
    edit(&mut table, &Table::new(Form::Open), from, sources, shape);
    table.set_dotted(shape == Shape::Dotted);
    // `[section]` alone needs no line when everything in it has one.
    table.set_implicit(!table.is_empty() && table.iter().all(|(_, item)| item.is_table()));
    Item::Table(table)
}

fn value(node: &Node, sources: &Sources) -> toml_edit::Value {
    match &node.value {
        Value::Table(table) => {
            let mut inline = InlineTable::new();
            for entry in table.in_order() {
                inline.insert(&entry.key, value(&entry.node, sources));
            }
            inline.into()
        }
        Value::List(list) => {
            let mut array = Array::new();
            for node in list {
                array.push(value(node, sources));
            }
            array.into()
        }
        Value::Text(text) => as_written(node, sources).unwrap_or_else(|| text.as_str().into()),
        Value::Number(number) => as_written(node, sources).unwrap_or_else(|| plain(*number)),
        Value::Truth(truth) => (*truth).into(),
        Value::Date => as_written(node, sources).unwrap_or_else(|| false.into()),
    }
}

/// With the underscores and the quotation marks of the author.
fn as_written(node: &Node, sources: &Sources) -> Option<toml_edit::Value> {
    let written = sources.written(node.span);
    let mut value: toml_edit::Value = (!written.is_empty()).then(|| written.parse().ok())??;
    value.decor_mut().clear();
    Some(value)
}

fn plain(number: Number) -> toml_edit::Value {
    match number.whole.and_then(|whole| i64::try_from(whole).ok()) {
        Some(whole) => whole.into(),
        None => number.value.into(),
    }
}

/// What joins a section gets a header of its own: among headers, a `{ … }` could not keep its place.
fn give_headers(target: &mut Table, first: &Table) {
    let keys: Vec<String> = target.in_order().iter().map(|entry| entry.key.clone()).collect();
    // In a variant, a `{ … }` replaces and a header merges: there, nothing may change its form.
    for key in keys.iter().filter(|key| !["variant", "source"].contains(&key.as_str())) {
        let before = first.get(key).and_then(|node| node.table());
        let Some(section) = target.get_mut(key).and_then(|node| node.table_mut()) else { continue };
        let names: Vec<String> = section.in_order().iter().map(|entry| entry.key.clone()).collect();
        for name in
            names.iter().filter(|name| before.is_none_or(|before| before.get(name).is_none()))
        {
            if let Some(table) = section.get_mut(name).and_then(|node| node.table_mut()) {
                table.form = Form::Open;
            }
        }
    }
}

/// A section from which everything was removed is not written.
fn drop_emptied(target: &mut Table, first: &Table) {
    let empty = |table: &Table, key: &str| {
        table.get(key).and_then(open).is_some_and(|table| table.in_order().is_empty())
    };
    let keys: Vec<String> = target.in_order().iter().map(|entry| entry.key.clone()).collect();
    for key in keys {
        if empty(target, &key) && !empty(first, &key) {
            target.remove(&key);
        }
    }
}

/// What came from a file is written out: the text then needs no other.
fn write_out(table: &mut Table, written: &Written) {
    let keys: Vec<String> = table.in_order().iter().map(|entry| entry.key.clone()).collect();
    for key in keys {
        let Some(node) = table.get_mut(&key) else { continue };
        if let Some(instead) = written.get(&node.span).filter(|_| node.table().is_some()) {
            *node = instead.clone();
        } else if let Some(below) = node.table_mut() {
            write_out(below, written);
        }
    }
}

/// What a file said has its source with what was written out instead of it: that of `regions.file` speaks of `regions`.
fn lift_sources(target: &mut Table) {
    let all = target.clone();
    if let Some(sources) = target.get_mut("source").and_then(Node::table_mut) {
        lift(sources, &[&all]);
    }
    let Some(variants) = target.get_mut("variant").and_then(Node::table_mut) else { return };
    let keys: Vec<String> = variants.in_order().iter().map(|entry| entry.key.clone()).collect();
    for key in keys {
        let Some(variant) = variants.get_mut(&key).and_then(Node::table_mut) else { continue };
        let own = variant.clone();
        if let Some(sources) = variant.get_mut("source").and_then(Node::table_mut) {
            lift(sources, &[&own, &all]);
        }
    }
}

/// Shortens the addresses at which none of the tables has anything any more.
fn lift(sources: &mut Table, among: &[&Table]) {
    let renamed = sources.in_order().into_iter().map(|entry| {
        let names = address::split(&entry.key).unwrap_or_default();
        let is_there = |length: &usize| {
            among.iter().any(|table| address::find(table, &names[..*length]).is_some())
        };
        let length = (1..=names.len()).rev().find(is_there).unwrap_or(names.len());
        let short =
            || names[..length].iter().fold(String::new(), |above, key| address::join(&above, key));
        let key = if length == names.len() { entry.key.clone() } else { short() };
        (key, entry.key_span, entry.node.clone())
    });
    *sources = Table::from_ordered(sources.form, renamed.collect());
}

/// A place without a word: what stands there is not as the author wrote it.
pub(crate) fn nowhere(near: Span) -> Span {
    Span { end: near.start, ..near }
}

/// A number that no author wrote.
pub(crate) fn number(value: f64, near: Span) -> Node {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number of at most 9e15 is an i128"
    )]
    let whole = (value.fract() == 0.0).then_some(value as i128);
    Node { span: nowhere(near), value: Value::Number(Number { value, whole }) }
}

/// A text that no author wrote.
pub(crate) fn words(text: &str, near: Span) -> Node {
    Node { span: nowhere(near), value: Value::Text(text.to_owned()) }
}

/// A list that no author wrote.
pub(crate) fn list(nodes: Vec<Node>, near: Span) -> Node {
    Node { span: nowhere(near), value: Value::List(nodes) }
}

/// A table that no author wrote.
pub(crate) fn table(form: Form, entries: Vec<(&str, Node)>, near: Span) -> Node {
    let span = nowhere(near);
    let entries = entries.into_iter().map(|(key, node)| (key.to_owned(), span, node)).collect();
    Node { span, value: Value::Table(Table::from_ordered(form, entries)) }
}
