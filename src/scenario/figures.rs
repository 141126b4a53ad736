//! The addresses of the numbers that a scenario states. Judges none of them.

use toml::{Table, Value};

use crate::scenario::address::join;
use crate::scenario::number::KINDS;
use crate::scenario::result::Programme;
use crate::units::Duration;

/// The sections whose numbers describe the world, and not how it is played or drawn.
const SECTIONS: [&str; 15] = [
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
    "closure",
    "event",
    "policy",
];

impl Programme {
    /// The address of each number that the base states about the world; a list is one number.
    pub fn figures(&self) -> Vec<String> {
        self.stated().into_iter().map(|(address, _)| address).collect()
    }

    /// The same, each with what is stated, as TOML.
    pub fn stated(&self) -> Vec<(String, String)> {
        stated(&self.effective)
    }
}

/// The address of each number or duration of the base, in the order of the sections. A list or a distribution is one number.
fn stated(effective: &str) -> Vec<(String, String)> {
    let root: Table = effective.parse().unwrap_or_default();
    let mut found = Vec::new();
    for section in SECTIONS {
        if let Some(value) = root.get(section) {
            collect(value, section, &mut found);
        }
    }
    found
}

fn collect(value: &Value, address: &str, found: &mut Vec<(String, String)>) {
    let is_number = match value {
        Value::Integer(_) | Value::Float(_) => true,
        Value::String(text) => Duration::parse(text).is_some(),
        Value::Array(values) => has_number(values),
        Value::Table(table) => KINDS.iter().any(|word| table.contains_key(*word)),
        Value::Boolean(_) | Value::Datetime(_) => false,
    };
    if is_number {
        found.push((address.to_owned(), written(value)));
    } else if let Value::Table(table) = value {
        for (key, value) in table {
            collect(value, &join(address, key), found);
        }
    }
}

/// The value as TOML, on one line.
fn written(value: &Value) -> String {
    match value {
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(truth) => truth.to_string(),
        Value::Datetime(moment) => moment.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(values) => {
            let all: Vec<String> = values.iter().map(written).collect();
            format!("[{}]", all.join(", "))
        }
        Value::Table(table) => {
            let pair = |(key, value): (&String, &Value)| format!("{key} = {}", written(value));
            let all: Vec<String> = table.iter().map(pair).collect();
            format!("{{ {} }}", all.join(", "))
        }
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
