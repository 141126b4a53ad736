//! What changed since earlier results: `changes.csv`. Translates nothing, rounds nothing.

use crate::experiment::changes::Changes;
use crate::output::tabular::{Table, number};

/// One row for each answer that changed, then one for each series; nothing for what is as it was.
pub fn changes(changes: &Changes) -> Vec<u8> {
    let mut table = Table::with_header(&[
        "variant",
        "of",
        "answer",
        "before",
        "now",
        "difference",
        "chance",
        "beyond_chance",
        "from",
        "steps",
    ]);
    for change in &changes.answers {
        let beyond = change.beyond_chance();
        table.row(vec![
            change.variant.clone(),
            change.of.clone(),
            change.answer.key().to_owned(),
            number(change.values.0),
            number(change.values.1),
            number(change.difference()),
            number(change.chance),
            beyond.map_or_else(String::new, |beyond| u8::from(beyond).to_string()),
            String::new(),
            String::new(),
        ]);
    }
    for series in changes.series.iter().flatten() {
        let mut row = vec![String::new(), series.key.clone(), "series".to_owned()];
        row.extend([String::new(), String::new(), number(Some(series.most))]);
        row.extend([String::new(), String::new(), series.from.clone(), series.steps.to_string()]);
        table.row(row);
    }
    table.into_bytes()
}
