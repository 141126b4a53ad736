//! One table laid over another: the mechanism behind `extends`, variants, `--set`. Knows which keys replace each other.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest, shown};
use crate::scenario::address;
use crate::scenario::tree::{Entry, Form, Node, Table, Value};

/// The keys of one way to say something.
type Way = &'static [&'static str];

/// The section of scenarios within the scenario.
const VARIANT: &str = "variant";

/// Keys that state a rate: one of them takes the place of all others.
const RATE: Way = &[
    "per_day",
    "per_working_day",
    "per_week",
    "per_month",
    "per_year",
    "per_fiscal_year",
    "schedule",
    "observed",
];

/// Keys of figures from a file.
const FILED: Way = &[
    "file",
    "sheet",
    "header",
    "separator",
    "thousands",
    "date",
    "value",
    "count",
    "until",
    "where",
    "repeats",
    "period",
    "fiscal_start",
    "fiscal_named",
    "dated",
    "missing",
    "wide",
    "exactness",
    "published",
    "from",
    "region",
    "before",
    "gaps",
    "after",
];

/// What the table at an address says in one of several ways: whoever states one takes the place of the others.
/// Elsewhere these words may be names, such as that of a class.
fn ways(path: &[&str]) -> &'static [&'static [Way]] {
    match path {
        // A scenario within the scenario.
        [VARIANT, _, within @ ..] => ways(within),
        ["capacity", _] => {
            &[&[RATE, &["series"]], &[&["stage"], &["stages"]], &[&["first"], &["shares"]]]
        }
        ["material", _] => &[&[RATE], &[&["stage"], &["stages"]], &[&["first"], &["shares"]]],
        ["supplier", _] => &[&[RATE, &["series"]]],
        ["run"] => &[&[&["replications"], &["precision"]]],
        ["demand", _] => {
            &[&[RATE, &["pool", "uptake"], &["series"], &["renewal"], &["replacement"]]]
        }
        ["reported", _] => &[&[&["points"], FILED]],
        ["demand", _, "series"] => &[&[&["by_region"], FILED]],
        ["demand", _, "renewal"] => &[&[&["extension"], &["extensions"]]],
        ["release", _] => &[&[RATE, &["at", "amount", "every"]]],
        ["cost", _] => &[&[
            RATE,
            &["stage", "per_unit"],
            &["supplier", "per_order"],
            &["material", "storage", "shortage"],
        ]],
        ["staff", _, "hires"] => &[&[RATE, &["growth"], &["posts", "delay"], &["stage", "levels"]]],
        ["capacity" | "supplier", _, "noise"] | ["capacity", _, "part", _, "noise"] => {
            &[&[&["cv", "rho"], &["sample", "blocks"]]]
        }
        ["stage", _, "reneging"] | ["stage", _, "reneging", _] => {
            &[&[RATE, &["patience"], &["by_wait"]]]
        }
        ["stage", _, "allocation"] => &[&[&["weights"], &["quota"]]],
        // `where` names columns.
        [] | [_] | ["stage", _, "backlog" | "work"] | ["capacity", _, "part"] | [.., "where"] => {
            &[]
        }
        _ => &[&[RATE]],
    }
}

/// Lays a whole scenario, or a part of one, over another.
pub(crate) fn overlay(base: &Table, over: &Table, found: &mut Diagnostics) -> Table {
    let mut merged = base.clone();
    lay(&mut merged, over, &[], found);
    forget_sources(base, over, &mut merged);
    merged
}

/// What a new table of a section has to say, one of several: without it, it is one of the base whose name was mistyped.
const NEEDED: &[(&str, &[&str])] = &[
    ("capacity", &["stage", "stages"]),
    ("material", &["stage", "stages"]),
    ("staff", &["capacity"]),
    ("supplier", &["material"]),
    ("event", &["at"]),
    ("policy", &["when"]),
    ("shortage", &["from"]),
    ("closure", &["from"]),
    ("fee", &["amount"]),
    ("demand", &[]),
    ("stage", &[]),
];

/// Takes out tables whose names are nearly those of the base, and says which were meant. In a variant, a stage or a
/// stream with such a name may be a new one.
pub(crate) fn drop_misnamed(
    base: &Table,
    over: &mut Table,
    in_variant: bool,
    found: &mut Diagnostics,
) {
    for (section, needed) in NEEDED.iter().filter(|(_, needed)| !in_variant || !needed.is_empty()) {
        let Some(known) = base.get(section).and_then(|node| node.table()) else { continue };
        let Some(tables) = over.get_mut(section).and_then(|node| node.table_mut()) else {
            continue;
        };
        let names: Vec<&str> = known.in_order().iter().map(|entry| entry.key.as_str()).collect();
        let mut gone = Vec::new();
        for entry in tables.in_order() {
            let Some(table) = entry.node.table() else { continue };
            let is_whole = needed.iter().any(|key| table.get(key).is_some());
            if names.contains(&entry.key.as_str()) || is_whole {
                continue;
            }
            if let Some(meant) = nearest(&entry.key, names.iter().copied()) {
                let message = format!("there is no `{section}.{}`", shown(&entry.key));
                let error = Diagnostic::error(Code::UnknownName, entry.key_span, message);
                found.push(error.help(format!("did you mean `{meant}`?")));
                gone.push(entry.key.clone());
            }
        }
        for key in gone {
            tables.remove(&key);
        }
    }
}

fn lay(base: &mut Table, over: &Table, path: &[&str], found: &mut Diagnostics) {
    drop_other_ways(base, over, path);
    for entry in over.in_order() {
        // In a variant it speaks of the base, from which it removes later on, and not of the other text.
        if entry.node.is_removal() && path.first() != Some(&VARIANT) {
            if base.remove(&entry.key).is_none() {
                // It stays, so that the reader can say whether the language knows such a key.
                found.push(nothing_to_remove(base, entry));
                base.insert(&entry.key, entry.key_span, entry.node.clone());
            }
            continue;
        }
        let below = base.get_mut(&entry.key);
        let open = entry.node.table().filter(|table| table.form == Form::Open);
        match (below.map(|node| &mut node.value), open) {
            (Some(Value::Table(below)), Some(table)) => {
                lay(below, table, &[path, &[&entry.key]].concat(), found);
            }
            (Some(Value::List(pieces)), Some(table)) if names_pieces(table) => {
                lay_pieces(pieces, table, &[path, &[&entry.key]].concat(), found);
            }
            _ => base.insert(&entry.key, entry.key_span, entry.node.clone()),
        }
    }
}

/// Whether all keys are dates in brackets: they name pieces of a schedule.
fn names_pieces(table: &Table) -> bool {
    let mut entries = table.in_order().into_iter().peekable();
    entries.peek().is_some() && entries.all(|entry| address::date(&entry.key).is_some())
}

/// Lays tables over the pieces of a schedule that begin on their dates.
fn lay_pieces(pieces: &mut [Node], over: &Table, path: &[&str], found: &mut Diagnostics) {
    for entry in over.in_order() {
        let piece = pieces.iter_mut().find(|piece| address::begins_at(piece, &entry.key));
        match (piece.and_then(Node::table_mut), entry.node.table()) {
            (Some(below), Some(table)) => {
                lay(below, table, &[path, &[&entry.key]].concat(), found);
            }
            (None, Some(_)) => found.push(no_such_piece(pieces, entry)),
            (_, None) => {
                let message = "a piece of a schedule is more than one value";
                let error = Diagnostic::error(Code::WrongType, entry.node.span, message);
                let help = format!("write the key as well, such as `{}.per_month`", entry.key);
                found.push(error.help(help));
            }
        }
    }
}

fn no_such_piece(pieces: &[Node], entry: &Entry) -> Diagnostic {
    let date = address::date(&entry.key).unwrap_or_default();
    let dates: Vec<&str> = pieces.iter().filter_map(address::from).collect();
    let message = format!("no piece of this schedule begins on `{}`", shown(date));
    let help = match nearest(date, dates.iter().copied()) {
        Some(date) => format!("did you mean `[{date}]`?"),
        None if dates.is_empty() => "only pieces with `from` can be named by a date".to_owned(),
        None => format!("there are: {}", dates.join(", ")),
    };
    Diagnostic::error(Code::UnknownName, entry.key_span, message).help(help)
}

fn drop_other_ways(base: &mut Table, over: &Table, path: &[&str]) {
    // What names pieces of a schedule goes into it, and does not take its place.
    let is_stated = |node: &Node| !node.is_removal() && !node.table().is_some_and(names_pieces);
    let states = |way: Way| way.iter().any(|key| over.get(key).is_some_and(is_stated));
    for ways in ways(path) {
        for way in ways.iter().copied().filter(|way| states(way)) {
            for other in ways.iter().copied().filter(|other| *other != way || way == RATE) {
                // An account of which a part is stated anew keeps its other parts.
                for key in other.iter().filter(|key| **key != "observed" || over.get(key).is_none())
                {
                    base.remove(key);
                }
            }
        }
    }
}

fn nothing_to_remove(base: &Table, entry: &Entry) -> Diagnostic {
    let keys: Vec<&str> = base.in_order().iter().map(|entry| entry.key.as_str()).collect();
    let message = format!("there is no `{}` here that could be removed", entry.key);
    let warning = Diagnostic::warning(Code::NothingToRemove, entry.key_span, message);
    match nearest(&entry.key, keys.into_iter()) {
        Some(key) => warning.help(format!("did you mean `{key}`?")),
        None => warning.help("remove this line"),
    }
}

/// A source speaks of the number that its author saw. When another number takes its place, the source goes.
fn forget_sources(base: &Table, over: &Table, merged: &mut Table) {
    let Some(Value::Table(sources)) = base.get("source").map(|node| &node.value) else { return };
    let renewed = |key: &str| over.get("source").and_then(|node| node.table()?.get(key)).is_some();
    let gone: Vec<&str> = sources
        .in_order()
        .into_iter()
        .filter(|entry| !renewed(&entry.key))
        .filter(|entry| {
            let Some(names) = address::split(&entry.key) else { return false };
            let Some(before) = address::find(base, &names) else { return false };
            !address::find(merged, &names).is_some_and(|after| after.says_same(before))
        })
        .map(|entry| entry.key.as_str())
        .collect();
    if let Some(table) = merged.get_mut("source").and_then(|node| node.table_mut()) {
        for key in gone {
            table.remove(key);
        }
    }
}
