//! What `Cargo.toml` promises to who builds the package, and what it asks of others: compilers, licences, origin.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// Licences that fit under MIT as well as Apache 2.0, and ask no more than a notice.
const LICENCES: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Packages that come in two versions, and why: one goes when others have moved on.
const TWICE: &[(&str, &str)] = &[
    ("miniz_oxide", "`png` and its `flate2`, below resvg"),
    ("syn", "the derives of serde and those of divan"),
];

fn cargo(words: &[&str]) -> String {
    let cargo = Command::new(env!("CARGO"))
        .args(words)
        .args(["--offline", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    String::from_utf8(cargo.stdout).unwrap()
}

/// All packages that are built here for nobat and its tests.
fn packages() -> Vec<Value> {
    let tree = cargo(&["tree", "--edges=all", "--prefix=none", "--format={p}"]);
    // `csv v1.4.0`, and behind it perhaps that it was named before.
    let named = |line: &str| -> Option<(String, String)> {
        let (name, rest) = line.split_once(" v")?;
        Some((name.to_owned(), rest.split(' ').next()?.to_owned()))
    };
    let built: BTreeSet<(String, String)> = tree.lines().filter_map(named).collect();
    assert!(50 < built.len(), "the dependencies were not found");
    let host = Command::new("rustc").arg("-vV").output().unwrap();
    let host = String::from_utf8(host.stdout).unwrap();
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let metadata = cargo(&["metadata", "--format-version=1", "--filter-platform", host]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let all = metadata["packages"].as_array().unwrap().iter();
    let is_built = |one: &&Value| built.contains(&(text(&one["name"]), text(&one["version"])));
    let found: Vec<Value> = all.filter(is_built).cloned().collect();
    assert_eq!(found.len(), built.len());
    found
}

fn text(of: &Value) -> String {
    of.as_str().unwrap().to_owned()
}

/// `1.89` and `1.89.0` as numbers that can be compared.
fn version(text: &str) -> Vec<u32> {
    text.split('.').map(|part| part.parse().unwrap()).take(2).collect()
}

#[test]
fn no_dependency_needs_a_younger_compiler() {
    let ours = version(env!("CARGO_PKG_RUST_VERSION"));
    for package in packages() {
        if let Some(needs) = package["rust_version"].as_str() {
            assert!(version(needs) <= ours, "{} needs Rust {needs}", package["id"]);
        }
    }
}

/// `(A OR B) AND C` holds where C does and one of A and B.
fn fits(licence: &str) -> bool {
    let one = |word: &str| LICENCES.contains(&word.trim_matches(['(', ')', ' ']));
    // Some write `/` for OR.
    let any = |part: &str| part.replace('/', " OR ").split(" OR ").any(one);
    licence.split(" AND ").all(any)
}

#[test]
fn licences_of_dependencies_fit() {
    assert!(fits("(MIT OR GPL-2.0-only) AND Unicode-3.0") && fits("Unlicense/MIT"));
    assert!(!fits("MIT AND GPL-2.0-only") && !fits("LGPL-2.1-or-later"));
    for package in packages() {
        let licence = package["license"].as_str().unwrap_or_default();
        assert!(fits(licence), "{}: {licence}", package["id"]);
    }
}

#[test]
fn dependencies_come_from_the_registry_and_once() {
    let mut versions: BTreeMap<String, usize> = BTreeMap::new();
    for package in packages() {
        let source = package["source"].as_str();
        let is_ours = package["name"] == "nobat";
        assert!(
            is_ours || source.is_some_and(|source| source.starts_with("registry+")),
            "{package}"
        );
        *versions.entry(text(&package["name"])).or_default() += 1;
    }
    let twice: Vec<&str> =
        versions.iter().filter(|(_, count)| 1 < **count).map(|(name, _)| name.as_str()).collect();
    assert_eq!(twice, TWICE.iter().map(|(name, _)| *name).collect::<Vec<_>>());
}

/// Every dependency has a line in the documentation: what it is for, and what is known of its upkeep.
#[test]
fn dependencies_are_documented() {
    let manifest: toml::Table = include_str!("../../Cargo.toml").parse().unwrap();
    let page = include_str!("../../docs/dependencies.md");
    for section in ["dependencies", "build-dependencies", "dev-dependencies"] {
        for name in manifest[section].as_table().unwrap().keys() {
            assert!(page.contains(&format!("| `{name}` |")), "{name}");
        }
    }
}

/// The Python package gives the numbers of the program, to the last bit: it is built with the same crates.
#[test]
fn the_python_package_has_the_same_dependencies() {
    let packages = |lock: &str| -> BTreeSet<(String, String)> {
        let lock: toml::Table = lock.parse().unwrap();
        let packages = lock["package"].as_array().unwrap().iter();
        let word = |package: &toml::Value, key: &str| package[key].as_str().unwrap().to_owned();
        packages.map(|package| (word(package, "name"), word(package, "version"))).collect()
    };
    let ours = packages(include_str!("../../Cargo.lock"));
    let python = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/python/Cargo.lock"));
    let python = packages(&python.unwrap());
    let names: BTreeSet<&str> = ours.iter().map(|(name, _)| name.as_str()).collect();
    let shared = python.iter().filter(|(name, _)| names.contains(name.as_str()));
    let others: Vec<_> = shared.clone().filter(|package| !ours.contains(package)).collect();
    assert!(50 < shared.count(), "the dependencies were not found");
    assert!(others.is_empty(), "`cargo update --precise` in `python`: {others:?}");
    let version = env!("CARGO_PKG_VERSION");
    let manifest = include_str!("../../python/Cargo.toml");
    assert!(manifest.contains(&format!("\nversion = \"{version}\"\n")), "one version for both");
}
