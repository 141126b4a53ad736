//! What the tables for programs hold, column by column, as a Frictionless data package. Writes no table.

use serde_json::{Value, json};

use crate::calendar::Calendar;
use crate::format::definition::{File, Format, When};
use crate::format::kinds::{self, Kind, gregorian};
use crate::language::Locale;
use crate::report::Report;
use crate::report::table::{Audience, Table};

/// One description of all tables.
pub const PACKAGE: Format = Format {
    name: "package",
    about: "what the columns of the tables are, as a data package",
    when: When::ByDefault,
    write,
};

/// To how many digits numbers are written, and why.
const PRECISION: &str = "Numbers are written in full, the shortest text that reads back as the same number, so that two runs can be \
                         compared byte by byte. They mean less: counts are whole in every run; a mean or a quantile over N runs is \
                         known to about the spread of the runs divided by the square root of N; three digits are enough to show.";

/// What columns are, in English: the language of their names. Every column of `series` and `waits` is here.
pub const COLUMNS: &[(&str, &str)] = &[
    ("variant", "key of the variant; the base is `base`"),
    (
        "metric",
        "key of the metric, as in docs/metrics.md; it says the unit of the numbers in this row",
    ),
    ("of", "key of what is measured: a stage, a material, a supplier; in waits, whose wait it is"),
    ("stage", "key of the stage"),
    ("class", "key of the class of applications; `all` for all together"),
    ("region", "key of the region; `all` for all together"),
    ("step", "number of the step, from 0 on; before 0 lies the opening backlog"),
    ("date", "first day of the step, in the calendar of the scenario"),
    ("gregorian", "the same day in the Gregorian calendar"),
    ("applied_date", "first day of the step in which one applies, in the calendar of the scenario"),
    ("mean", "mean over all runs"),
    ("q025", "quantile 0.025 over runs"),
    ("q10", "quantile 0.10 over runs"),
    ("q25", "quantile 0.25 over runs"),
    ("q50", "median over runs"),
    ("q75", "quantile 0.75 over runs"),
    ("q90", "quantile 0.90 over runs"),
    ("q975", "quantile 0.975 over runs"),
    ("units", "people or cards in a run, mean over runs"),
    ("p50", "steps that half of them do not exceed; empty beyond the horizon"),
    ("p85", "steps that 85 in 100 of them do not exceed; empty beyond the horizon"),
    ("p95", "steps that 95 in 100 of them do not exceed; empty beyond the horizon"),
    ("p50_beyond", "1 where p50 lies beyond the horizon, else 0"),
    ("p85_beyond", "1 where p85 lies beyond the horizon, else 0"),
    ("p95_beyond", "1 where p95 lies beyond the horizon, else 0"),
    (
        "p50_date",
        "first day of the step in which half of them are served, in the calendar of the scenario",
    ),
    (
        "p85_date",
        "first day of the step in which 85 in 100 are served, in the calendar of the scenario",
    ),
    (
        "p95_date",
        "first day of the step in which 95 in 100 are served, in the calendar of the scenario",
    ),
    ("within_standard", "share of them that is served within the standard, from 0 to 1"),
    ("censored", "share of them that still waits at the end of the horizon, from 0 to 1"),
];

fn write(report: &Report, _: &Locale) -> Vec<File> {
    let tables = report.tables().filter(|table| table.audience == Audience::Programs);
    let resources: Vec<Value> = tables.map(|table| resource(table, report.run.calendar)).collect();
    if resources.is_empty() {
        return Vec::new();
    }
    let run = &report.run;
    let package = json!({
        "profile": "tabular-data-package",
        "name": name(&run.scenario.key),
        "title": run.scenario.plain(),
        "description": PRECISION,
        "nobat": {
            "version": env!("CARGO_PKG_VERSION"),
            "seed": run.seed,
            "replications": run.replications,
        },
        "resources": resources,
    });
    let mut bytes = serde_json::to_vec_pretty(&package).unwrap_or_default();
    bytes.push(b'\n');
    vec![File { path: "datapackage.json".to_owned(), bytes }]
}

/// Small letters, digits and dashes, as packages are called.
fn name(key: &str) -> String {
    let legal =
        |each: char| if each.is_ascii_alphanumeric() { each.to_ascii_lowercase() } else { '-' };
    key.chars().map(legal).collect()
}

fn resource(table: &Table, calendar: Calendar) -> Value {
    let mut fields = Vec::new();
    for (column, kind) in table.columns.iter().zip(kinds::of(table)) {
        let of_kind = match kind {
            Kind::Whole => "integer",
            Kind::Number => "number",
            Kind::Date if calendar == Calendar::Gregorian => "date",
            // Other calendars have dates that a date of this standard cannot be.
            Kind::Text | Kind::Date => "string",
        };
        fields.push(field(&column.key, of_kind));
        if kind == Kind::Date {
            fields.push(field(&gregorian(&column.key), "date"));
        }
    }
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if 0 < table.picked_by {
        let keys: Vec<&str> =
            table.columns.iter().take(table.picked_by).map(|column| column.key.as_str()).collect();
        schema["primaryKey"] = json!(keys);
    }
    json!({
        "profile": "tabular-data-resource",
        "name": name(&table.key),
        "path": format!("{}.csv", table.key),
        "format": "csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}

fn field(key: &str, kind: &str) -> Value {
    let key_of = if key.ends_with("_gregorian") { "gregorian" } else { key };
    let known = COLUMNS.iter().find(|(column, _)| *column == key_of);
    match known {
        Some((_, description)) => json!({ "name": key, "type": kind, "description": description }),
        None => json!({ "name": key, "type": kind }),
    }
}
