//! The levers of a scenario: those that its author declares, or those that are offered from what is there. Moves none.

use crate::diagnostic::{Diagnostics, Sources};
use crate::model::Name;
use crate::scenario::address::join;
use crate::scenario::lever::{Lever, tidied, tidy_step};
use crate::scenario::parse::{Parsed, parse};
use crate::scenario::result::Programme;
use crate::scenario::tree::{Entry, Table, Value};
use crate::scenario::workbench::Workbench;

/// The most levers that are offered: a page with more is a form.
const MOST_OFFERED: usize = 8;

/// Keys of a line that is moved as a whole.
const RATES: [&str; 5] = ["per_day", "per_working_day", "per_week", "per_month", "per_year"];

/// The levers that a scenario declares; where it declares none, its suppliers and capacities and its uncertain numbers, from
/// half of what they are to double, as far as the scenario allows.
pub fn levers(bench: &Workbench) -> Vec<Lever> {
    let declared = &bench.programme.levers;
    if !declared.is_empty() {
        return declared.clone();
    }
    let offered = numbers(&bench.programme).into_iter();
    offered
        .filter_map(|(key, value, now)| around(bench, key, value, now))
        .take(MOST_OFFERED)
        .collect()
}

/// Addresses that may be worth moving, each with about what it is, and whether that is certain.
fn numbers(programme: &Programme) -> Vec<(String, f64, bool)> {
    let mut sources = Sources::default();
    let id = sources.add("", programme.effective.as_str());
    let mut all = Vec::new();
    if let Parsed::Readable(node) = parse(id, &sources, &mut Diagnostics::default())
        && let Some(root) = node.table()
    {
        for section in ["supplier", "capacity"] {
            all.extend(rates(root, section));
        }
    }
    let uncertain = programme.base.model.inputs.iter();
    all.extend(
        uncertain.map(|input| (input.address.clone(), input.distribution.quantile(0.5), false)),
    );
    all.retain(|(_, value, _)| value.is_finite() && 0.0 < *value);
    all
}

/// What the tables of a section have as one certain rate.
fn rates(root: &Table, section: &str) -> Vec<(String, f64, bool)> {
    let Some(tables) = root.get(section).and_then(|node| node.table()) else { return Vec::new() };
    let of = |entry: &Entry| {
        let table = entry.node.table()?;
        RATES.into_iter().find_map(|rate| match &table.get(rate)?.value {
            Value::Number(number) => {
                Some((join(&join(section, &entry.key), rate), number.value, true))
            }
            _ => None,
        })
    };
    tables.in_order().into_iter().filter_map(of).collect()
}

/// From half of a value to double, or to one where a share cannot be more; `None` where neither end can be played.
fn around(bench: &Workbench, key: String, value: f64, is_certain: bool) -> Option<Lever> {
    let step = tidy_step(1.5 * value);
    let grid = |value: f64| tidied((value / step).round() * step, step);
    let plays = |value: f64| bench.with([(key.as_str(), value)]).is_ok();
    let from = grid(0.5 * value);
    let to = [grid(2.0 * value), 1.0].into_iter().find(|to| value < *to && plays(*to))?;
    if !plays(from) {
        return None;
    }
    let now = is_certain.then_some(value);
    // What it is has to be a place of the lever.
    let step = if now.is_some_and(|now| grid(now) != now) { tidy_step(value / 10.0) } else { step };
    Some(Lever { name: Name::new(key.as_str(), key.as_str()), key, from, to, step, now })
}
