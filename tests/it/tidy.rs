//! The house keeps its own rules: arrows, sizes, first lines.

#![expect(clippy::disallowed_methods, reason = "a test may read the sources")]

use std::collections::{BTreeMap, BTreeSet};
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
    &["fit"],
    &["report"],
    &["experiment", "language"],
    &["chart"],
    &["format"],
    &["live"],
    &["disk"],
    &["cli"],
];

/// The longest a source file may be.
const MAX_LINES: usize = 400;

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

/// The path of the module in a file: `engine::queue`.
fn path_of(file: &Path) -> String {
    let inside = file.strip_prefix(root().join("src")).unwrap().with_extension("");
    let parts: Vec<&str> = inside.iter().map(|part| part.to_str().unwrap()).collect();
    parts.join("::")
}

/// Whatever a text names behind `crate::`, one path for each name in braces.
fn named(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim_start).filter(|line| !line.starts_with("//"));
    let text: String = lines.flat_map(|line| line.chars().chain(['\n'])).collect();
    let mut paths = Vec::new();
    for rest in text.split("crate::").skip(1) {
        // The path so far at each open brace.
        let (mut open, mut path) = (Vec::new(), String::new());
        for each in rest.chars() {
            match each {
                '{' => open.push(path.clone()),
                ',' | '}' => {
                    paths.push(std::mem::take(&mut path));
                    if each == '}' {
                        open.pop();
                    }
                    path = open.last().cloned().unwrap_or_default();
                }
                _ if each.is_alphanumeric() || each == '_' || each == ':' => path.push(each),
                _ if each.is_whitespace() && !open.is_empty() => {}
                _ => break,
            }
            if open.is_empty() && matches!(each, ',' | '}') {
                break;
            }
        }
        paths.push(path);
    }
    paths.retain(|path| !path.is_empty() && !path.ends_with(':'));
    paths
}

/// The first words of paths in code: `queue` in `queue::Queue`.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| {
        line.match_indices("::").filter_map(|(end, _)| {
            let is_inside = |each: char| each.is_alphanumeric() || each == '_';
            let start = line[..end].rfind(|each| !is_inside(each)).map_or(0, |before| before + 1);
            (start < end && !line[..start].ends_with(':')).then(|| &line[start..end])
        })
    })
}

/// The files of a layer, and which others of it each uses.
fn uses(layer: &str) -> BTreeMap<String, BTreeSet<String>> {
    let files = sources(&root().join("src")).into_iter();
    let files = files.filter(|(path, _)| module(path) == layer);
    let files: Vec<(String, String)> = files.map(|(path, text)| (path_of(&path), text)).collect();
    let file_of = |path: &str| {
        let longest = files.iter().map(|(file, _)| file).filter(|file| {
            path.strip_prefix(file.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
        });
        longest.max_by_key(|file| file.len()).cloned()
    };
    let used = |(file, text): &(String, String)| {
        // A module names its own children without the way to them.
        let children = words(text).filter(|word| text.contains(&format!("mod {word};")));
        let children = children.map(|child| format!("{file}::{child}"));
        let used = named(text).into_iter().chain(children).filter_map(|path| file_of(&path));
        (file.clone(), used.filter(|used| used != file).collect())
    };
    files.iter().map(used).collect()
}

/// The shortest way from one file back to itself.
fn circle(start: &str, uses: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    let mut ways = vec![vec![start.to_owned()]];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            for next in &uses[way.last()?] {
                if next == start {
                    return Some(way);
                }
                if seen.insert(next.clone()) {
                    longer.push(way.iter().chain([next]).cloned().collect());
                }
            }
        }
        ways = longer;
    }
    None
}

#[test]
fn files_of_a_layer_form_no_circles() {
    let mut circles = BTreeMap::new();
    for layer in LAYERS.concat() {
        let uses = uses(layer);
        for file in uses.keys() {
            if let Some(mut circle) = circle(file, &uses) {
                let shown = circle.join(" → ");
                circle.sort();
                circles.entry(circle).or_insert(shown);
            }
        }
    }
    let shown: Vec<String> = circles.into_values().collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

#[test]
fn paths_are_read_from_uses() {
    let text = "use crate::a::{B, c::{D, E}, f};\nlet x = crate::g::h(1);\n// crate::not\n\
                fn i(j: &mut crate::k::L, m: crate::n::O) {}";
    let found = named(text);
    assert_eq!(found, ["a::B", "a::c::D", "a::c::E", "a::f", "g::h", "k::L", "n::O"]);
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
        assert!(lines <= MAX_LINES, "{} has {lines} lines", path.display());
    }
}

#[test]
fn every_mistake_has_a_test() {
    let tests: String = sources(&root().join("tests")).into_iter().map(|(_, text)| text).collect();
    for (code, _) in nobat::diagnostic::Code::KEYS {
        assert!(tests.contains(&format!("[{code}]")), "no test shows `{code}`");
    }
}
