//! What documents say about the program, held against it. Knows no prose.

use nobat::model::metric::Metric;
use serde_json::Value;

use crate::readme::{documents, root, text};
use crate::small_report::{document, relief_table, rich, rows, with_variant};
use crate::tidy::sources;

/// What stands between backticks, fenced blocks left out.
fn quoted(text: &str) -> Vec<String> {
    let prose: String = text.split("```").step_by(2).collect();
    prose.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_document_has_a_place_in_the_site() {
    let summary = text("site/SUMMARY.md");
    for document in documents().iter().filter(|name| *name != "README.md") {
        assert!(summary.contains(&format!("({document})")), "{document} is not in site/SUMMARY.md");
    }
}

#[test]
fn the_architecture_names_what_exists() {
    let text = text("ARCHITECTURE.md");
    let code: String =
        sources(&root().join("src")).into_iter().map(|(_, text)| text + "\n").collect();
    let exists = |path: &str| {
        [path.to_owned(), format!("src/{path}"), format!("src/{path}.rs")]
            .iter()
            .any(|path| root().join(path).exists())
    };
    for term in quoted(&text) {
        let is_path = term.chars().all(|each| each.is_alphanumeric() || "/_.-".contains(each))
            && (term.contains('/') || term.split('.').next_back() == Some("rs"));
        if is_path {
            assert!(exists(&term), "{term}");
        } else if let Some((_, item)) = term.rsplit_once("::") {
            let kinds = ["fn", "struct", "enum", "trait", "mod"];
            let is_defined = kinds.iter().any(|kind| {
                let definition = format!("{kind} {item}");
                code.match_indices(&definition).any(|(at, found)| {
                    !code[at + found.len()..]
                        .starts_with(|next: char| next.is_alphanumeric() || next == '_')
                })
            });
            assert!(is_defined, "{term}");
        }
    }
}

#[test]
fn the_layers_of_the_architecture_are_all_modules() {
    let text = text("ARCHITECTURE.md");
    let section = text.split("## The layers").nth(1).unwrap().split("\n## ").next().unwrap();
    let mut named: Vec<String> = section
        .lines()
        .filter(|line| line.starts_with('|'))
        .filter_map(|line| line.split('|').nth(2)?.trim().strip_prefix('`')?.strip_suffix('`'))
        .map(str::to_owned)
        .collect();
    named.sort();
    let mut modules: Vec<String> = std::fs::read_dir(root().join("src"))
        .unwrap()
        .filter_map(|entry| {
            entry.unwrap().file_name().to_str()?.strip_suffix(".rs").map(str::to_owned)
        })
        .filter(|module| module != "lib" && module != "main")
        .collect();
    modules.sort();
    assert_eq!(named, modules);
}

#[test]
fn the_changelog_knows_this_version() {
    let heading = format!("## {}", env!("CARGO_PKG_VERSION"));
    let changes = text("CHANGELOG.md");
    let newest = changes.lines().find(|line| line.starts_with("## ")).unwrap();
    assert!(newest == heading || newest.starts_with(&format!("{heading} ")), "{newest}");
}

#[test]
fn the_metrics_are_all_explained() {
    let text = text("docs/metrics.md");
    for (key, _) in Metric::KEYS {
        assert!(text.contains(&format!("\n| `{key}` |")), "{key} has no row");
    }
    let explained = quoted(&text);
    let run = with_variant();
    let relief = relief_table(&rich());
    for table in ["series", "waits"].map(|key| rows(&run, key)).into_iter().chain([relief]) {
        for column in table.lines().next().unwrap().split(',') {
            assert!(explained.iter().any(|term| term == column), "column {column}");
        }
    }
}

#[test]
fn the_keys_of_the_summary_are_all_explained() {
    let explained = quoted(&text("docs/metrics.md"));
    let mut keys = Vec::new();
    for run in [with_variant(), rich()] {
        let document: Value = serde_json::from_str(&document(&run, "summary")).unwrap();
        collect(&document, &mut keys);
    }
    keys.sort();
    keys.dedup();
    keys.retain(|key| !explained.contains(key));
    assert!(keys.is_empty(), "not in docs/metrics.md: {keys:?}");
}

#[test]
fn the_keys_of_the_language_are_all_explained() {
    let explained = quoted(&text("docs/scenario.md")).join(" ");
    let is_word = |each: char| each.is_ascii_lowercase() || each == '_';
    let explained: Vec<&str> = explained.split(|each| !is_word(each)).collect();
    let mut missing = Vec::new();
    for (_, code) in sources(&root().join("src/scenario")) {
        let code = code.split_whitespace().collect::<Vec<&str>>().join(" ");
        for asked in [".get(\"", "cursor, \"", "root, \""] {
            let keys = code.split(asked).skip(1).filter_map(|rest| rest.split('"').next());
            let keys = keys.filter(|key| key.chars().all(is_word) && !explained.contains(key));
            missing.extend(keys.map(str::to_owned));
        }
    }
    assert!(missing.is_empty(), "not in docs/scenario.md: {missing:?}");
}

fn collect(value: &Value, keys: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                keys.push(key.clone());
                collect(value, keys);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, keys)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
