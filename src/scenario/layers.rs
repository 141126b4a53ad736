//! The texts of a scenario in the order in which they are laid over each other. Knows no key but `extends`.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, SourceId, Sources, Span, shown};
use crate::scenario::library::Library;
use crate::scenario::overlay::{drop_misnamed, overlay};
use crate::scenario::parse::{Parsed, parse, parse_setting};
use crate::scenario::tree::{Form, Node, Table, Value};

/// Scenarios that extend each other in a longer line are a mistake.
const LONGEST_LINE: usize = 16;

/// All texts, laid over each other.
pub(crate) struct Stack {
    /// The text that extends nothing.
    pub(crate) innermost: SourceId,
    /// What it says.
    pub(crate) first: Table,
    /// What all say together.
    pub(crate) merged: Table,
    /// The place of the whole: the beginning of the scenario.
    pub(crate) root: Span,
}

/// What the command line says, as small scenarios; `set` names where each came from. What cannot be read is left out.
pub(crate) fn settings<'s>(
    set: impl Iterator<Item = (&'static str, &'s str)>,
    replications: Option<u32>,
    seed: Option<u64>,
    sources: &mut Sources,
    found: &mut Diagnostics,
) -> Vec<Table> {
    let replications =
        replications.map(|number| ("--replications", format!("run.replications={number}")));
    let seed = seed.map(|number| ("--seed", format!("run.seed={number}")));
    let set = set.map(|(name, setting)| (name, setting.to_owned()));
    let all = set.chain(replications).chain(seed);
    all.filter_map(|(name, setting)| {
        parse_setting(&setting, name, sources, found).and_then(into_table)
    })
    .collect()
}

/// Follows `extends` to its end and lays all texts over each other. `None` when one of them cannot be read.
pub(crate) fn stack(
    id: SourceId,
    settings: Vec<Table>,
    library: &mut Library<'_>,
    found: &mut Diagnostics,
) -> Option<Stack> {
    let mut seen: Vec<SourceId> = Vec::new();
    let mut layers: Vec<Table> = Vec::new();
    let mut next = Some(id);
    let mut whole = true;
    let mut root = None;
    while let Some(id) = next {
        seen.push(id);
        let Parsed::Readable(node) = parse(id, &library.sources, found) else { return None };
        root.get_or_insert(node.span);
        let mut table = into_table(node)?;
        let extends = table.entry("extends").map(|entry| entry.node.clone());
        next = None;
        if let Some(node) = extends.filter(|node| !node.is_removal()) {
            next = follow(&node, &seen, library, found);
            whole &= next.is_some();
        }
        table.remove("extends");
        layers.push(table);
    }
    let first = layers.last()?.clone();
    let innermost = *seen.last()?;
    let mut merged = Table::new(Form::Open);
    for (table, index) in layers.iter().rev().zip(0..) {
        merged = if index == 0 { table.clone() } else { overlay(&merged, table, found) };
    }
    for mut table in settings {
        drop_misnamed(&merged, &mut table, false, found);
        merged = overlay(&merged, &table, found);
    }
    // Without a base, half of the scenario would seem to be missing: what can be said is said.
    whole.then_some(Stack { innermost, first, merged, root: root? })
}

fn follow(
    node: &Node,
    seen: &[SourceId],
    library: &mut Library<'_>,
    found: &mut Diagnostics,
) -> Option<SourceId> {
    let error = |code: Code, message: String| Diagnostic::error(code, node.span, message);
    let Value::Text(path) = &node.value else {
        let message = format!("expected a path, found {}", node.kind());
        found.push(error(Code::WrongType, message).help("write `extends = \"base.toml\"`"));
        return None;
    };
    let name = shown(path);
    match library.open(path, node.span.source) {
        Ok(id) if seen.contains(&id) => {
            let message = format!("`extends` leads back to `{name}`");
            found
                .push(error(Code::ExtendsCycle, message).help("remove `extends` from one of them"));
            None
        }
        Ok(_) if LONGEST_LINE <= seen.len() => {
            let message = format!("more than {LONGEST_LINE} scenarios that extend each other");
            found.push(error(Code::TooLarge, message).help("put some of them into one file"));
            None
        }
        Ok(id) => Some(id),
        Err(refusal) => {
            found.push(refusal.at(path, node.span, ", such as `extends = \"base.toml\"`"));
            None
        }
    }
}

fn into_table(node: Node) -> Option<Table> {
    if let Value::Table(table) = node.value { Some(table) } else { None }
}
