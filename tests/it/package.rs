//! What `Cargo.toml` promises to who builds the package.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

/// `1.89` and `1.89.0` as numbers that can be compared.
fn version(text: &str) -> Vec<u32> {
    text.split('.').map(|part| part.parse().unwrap()).take(2).collect()
}

#[test]
fn no_dependency_needs_a_younger_compiler() {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--offline", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&cargo.stdout).unwrap();
    let list = |of: &Value| of.as_array().unwrap().clone();
    let text = |of: &Value| of.as_str().unwrap().to_owned();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|one| (text(&one["id"]), one)).collect();
    let uses: BTreeMap<String, Vec<String>> = list(&metadata["resolve"]["nodes"])
        .iter()
        .map(|node| (text(&node["id"]), list(&node["dependencies"]).iter().map(text).collect()))
        .collect();
    let ours = version(env!("CARGO_PKG_RUST_VERSION"));
    let mut open = vec![text(&metadata["resolve"]["root"])];
    let mut seen = open.clone();
    while let Some(id) = open.pop() {
        if let Some(needs) = packages[&id]["rust_version"].as_str() {
            assert!(version(needs) <= ours, "{id} needs Rust {needs}");
        }
        let new: Vec<String> =
            uses[&id].iter().filter(|other| !seen.contains(other)).cloned().collect();
        seen.extend(new.iter().cloned());
        open.extend(new);
    }
    assert!(seen.len() > 50, "the dependencies were not found");
}
