//! Addresses of values: `supplier.printing-house.per_month`, with quotation marks around names that need them, and
//! `capacity.line.schedule[1404-01].per_month` for the piece of a schedule that begins on a date.

use std::fmt::Write as _;

use crate::scenario::tree::{Node, Table, Value};

/// The names of an address; `None` when it is not written as one.
pub(crate) fn split(address: &str) -> Option<Vec<String>> {
    let mut names = Vec::new();
    let mut rest = address.trim();
    loop {
        let (name, after) = if let Some(quoted) = rest.strip_prefix('"') {
            quoted.split_once('"')?
        } else if rest.starts_with('[') {
            rest.split_at(rest.find(']')? + 1)
        } else {
            rest.split_at(rest.find(['.', '[']).unwrap_or(rest.len()))
        };
        if name.is_empty() {
            return None;
        }
        names.push(name.to_owned());
        match after.strip_prefix('.') {
            Some(more) => rest = more,
            None if after.starts_with('[') => rest = after,
            None => return after.is_empty().then_some(names),
        }
    }
}

/// The value at an address.
pub(crate) fn find<'a>(root: &'a Table, names: &[String]) -> Option<&'a Node> {
    let (first, rest) = names.split_first()?;
    find_below(root.get(first)?, rest)
}

fn find_below<'a>(node: &'a Node, names: &[String]) -> Option<&'a Node> {
    let Some((first, rest)) = names.split_first() else { return Some(node) };
    match &node.value {
        Value::Table(table) => find(table, names),
        Value::List(pieces) => {
            find_below(pieces.iter().find(|piece| begins_at(piece, first))?, rest)
        }
        Value::Text(_) | Value::Number(_) | Value::Truth(_) | Value::Date => None,
    }
}

/// The date of the piece of a schedule that a part of an address names: `[1404-01]`.
pub(crate) fn date(name: &str) -> Option<&str> {
    name.strip_prefix('[')?.strip_suffix(']').map(str::trim)
}

/// The date on which a piece of a schedule begins, as it is written.
pub(crate) fn from(piece: &Node) -> Option<&str> {
    match &piece.table()?.get("from")?.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// Whether a piece of a schedule is the one that a part of an address names.
pub(crate) fn begins_at(piece: &Node, name: &str) -> bool {
    date(name).is_some_and(|date| from(piece) == Some(date))
}

/// The address in the tree that is most like this one.
pub(crate) fn nearest(root: &Table, address: &str) -> Option<String> {
    let mut all = Vec::new();
    collect(root, "", &mut all);
    crate::diagnostic::nearest(address, all.iter().map(String::as_str)).map(str::to_owned)
}

fn collect(table: &Table, above: &str, all: &mut Vec<String>) {
    for entry in table.in_order() {
        if above.is_empty() && ["source", "variant"].contains(&entry.key.as_str()) {
            continue;
        }
        let address = join(above, &entry.key);
        match &entry.node.value {
            Value::Table(below) => collect(below, &address, all),
            Value::List(pieces) => {
                for piece in pieces {
                    if let (Some(below), Some(from)) = (piece.table(), from(piece)) {
                        collect(below, &format!("{address}[{from}]"), all);
                    }
                }
            }
            Value::Text(_) | Value::Number(_) | Value::Truth(_) | Value::Date => {}
        }
        all.push(address);
    }
}

/// A setting whose key has dates in brackets, as TOML can read it: the date is a key of its own, in quotation marks.
pub fn quoted(key: &str) -> String {
    let mut quoted = String::new();
    let (mut rest, mut inside) = (key, None);
    while let Some(next) = rest.chars().next() {
        let (before, after) = rest.split_at(next.len_utf8());
        match (next, inside) {
            ('"' | '\'', None) => inside = Some(next),
            (mark, Some(open)) if mark == open => inside = None,
            ('[', None) => {
                if let Some((date, after)) =
                    after.split_once(']').filter(|(date, _)| !date.contains(['"', '\n']))
                {
                    let _ = write!(quoted, ".\"[{}]\"", date.trim());
                    rest = after;
                    continue;
                }
            }
            _ => {}
        }
        quoted.push_str(before);
        rest = after;
    }
    quoted
}

/// The address of a key in the table at `above`.
pub(crate) fn join(above: &str, key: &str) -> String {
    if date(key).is_some() && !above.is_empty() {
        return format!("{above}{key}");
    }
    let plain =
        key.chars().all(|character| character.is_ascii_alphanumeric() || "-_".contains(character));
    let key = if plain && !key.is_empty() { key.to_owned() } else { format!("\"{key}\"") };
    if above.is_empty() { key } else { format!("{above}.{key}") }
}
