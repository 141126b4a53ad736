//! Addresses of values: `supplier.printing-house.per_month`, with quotation marks around names that need them.

use crate::scenario::tree::{Node, Table};

/// The names of an address; `None` when it is not written as one.
pub(crate) fn split(address: &str) -> Option<Vec<String>> {
    let mut names = Vec::new();
    let mut rest = address.trim();
    loop {
        let (name, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"')?,
            None => rest.split_at(rest.find('.').unwrap_or(rest.len())),
        };
        if name.is_empty() {
            return None;
        }
        names.push(name.to_owned());
        match after.strip_prefix('.') {
            Some(more) => rest = more,
            None => return after.is_empty().then_some(names),
        }
    }
}

/// The value at an address.
pub(crate) fn find<'a>(root: &'a Table, names: &[String]) -> Option<&'a Node> {
    let (first, rest) = names.split_first()?;
    let node = root.get(first)?;
    if rest.is_empty() { Some(node) } else { find(node.table()?, rest) }
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
        if let Some(below) = entry.node.table() {
            collect(below, &address, all);
        }
        all.push(address);
    }
}

/// The address of a key in the table at `above`.
pub(crate) fn join(above: &str, key: &str) -> String {
    let plain =
        key.chars().all(|character| character.is_ascii_alphanumeric() || "-_".contains(character));
    let key = if plain && !key.is_empty() { key.to_owned() } else { format!("\"{key}\"") };
    if above.is_empty() { key } else { format!("{above}.{key}") }
}
