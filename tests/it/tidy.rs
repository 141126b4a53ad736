//! The house keeps its own rules: arrows, sizes, first lines.

#![expect(clippy::disallowed_methods, reason = "a test may read the sources")]

use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up. A layer may use those before it, and itself.
const LAYERS: &[&[&str]] = &[
    &["keyed"],
    &["units"],
    &["calendar", "random", "diagnostic"],
    &["model"],
    &["scenario", "engine"],
    &["stats"],
    &["report"],
    &["experiment", "language"],
    &["chart", "output"],
    &["format"],
    &["disk"],
    &["cli"],
];

/// The longest a source file may be.
const MOST_LINES: usize = 400;

pub(crate) fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The module of the top level in which a file lies.
fn module(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).unwrap();
    inside
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_str()
        .unwrap()
        .trim_end_matches(".rs")
        .to_owned()
}

fn level(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

#[test]
fn arrows_run_one_way() {
    let mut wrong = Vec::new();
    for (path, text) in sources(&root().join("src")) {
        let here = module(&path);
        let Some(own) = level(&here) else { continue };
        for (number, line) in (1..).zip(text.lines()) {
            for part in line.split("crate::").skip(1) {
                let used: String = part
                    .chars()
                    .take_while(|each| each.is_alphanumeric() || *each == '_')
                    .collect();
                let allowed = used == here || level(&used).is_some_and(|level| level < own);
                if !allowed {
                    wrong.push(format!("{}:{number}: {here} uses {used}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_has_a_layer() {
    for (path, _) in sources(&root().join("src")) {
        let here = module(&path);
        assert!(level(&here).is_some() || here == "lib" || here == "main", "{here} is in no layer");
    }
}

#[test]
fn files_are_short_and_say_what_they_are() {
    for (path, text) in
        sources(&root().join("src")).into_iter().chain(sources(&root().join("tests")))
    {
        assert!(text.starts_with("//! "), "{} does not say what it is", path.display());
        let lines = text.lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines", path.display());
    }
}

#[test]
fn every_mistake_has_a_test() {
    let tests: String = sources(&root().join("tests")).into_iter().map(|(_, text)| text).collect();
    for code in nobat::diagnostic::Code::ALL {
        assert!(tests.contains(&format!("[{}]", code.name())), "no test shows `{}`", code.name());
    }
}
