//! The addresses of the numbers that a scenario states. Judges none of them.

use toml::{Table, Value};

use crate::scenario::address::join;
use crate::scenario::number::KINDS;
use crate::scenario::result::Programme;
use crate::units::Duration;

/// The sections whose numbers describe the world, and not how it is played or drawn.
const SECTIONS: [&str; 14] = [
    "stage",
    "capacity",
    "staff",
    "material",
    "supplier",
    "demand",
    "in_service",
    "funds",
    "release",
    "fee",
    "cost",
    "shortage",
    "event",
    "policy",
];

impl Programme {
    /// The address of each number that the base states about the world; a list is one number.
    pub fn figures(&self) -> Vec<String> {
        addresses(&self.effective)
    }
}

/// The address of each number or duration of the base, in the order of the sections. A list or a distribution is one number.
fn addresses(effective: &str) -> Vec<String> {
    let root: Table = effective.parse().unwrap_or_default();
    let mut found = Vec::new();
    for section in SECTIONS {
        if let Some(value) = root.get(section) {
            collect(value, section, &mut found);
        }
    }
    found
}

fn collect(value: &Value, address: &str, found: &mut Vec<String>) {
    match value {
        Value::Integer(_) | Value::Float(_) => found.push(address.to_owned()),
        Value::String(text) if Duration::parse(text).is_some() => found.push(address.to_owned()),
        Value::Array(values) if has_number(values) => found.push(address.to_owned()),
        Value::Table(table) if KINDS.iter().any(|word| table.contains_key(*word)) => {
            found.push(address.to_owned());
        }
        Value::Table(table) => {
            for (key, value) in table {
                collect(value, &join(address, key), found);
            }
        }
        Value::String(_) | Value::Boolean(_) | Value::Datetime(_) | Value::Array(_) => {}
    }
}

fn has_number(values: &[Value]) -> bool {
    values.iter().any(|value| match value {
        Value::Integer(_) | Value::Float(_) => true,
        Value::Array(values) => has_number(values),
        Value::Table(table) => table.values().any(|value| value.is_integer() || value.is_float()),
        Value::String(text) => Duration::parse(text).is_some(),
        Value::Boolean(_) | Value::Datetime(_) => false,
    })
}
