//! Documents as a stranger follows them: every command that they name runs, and leaves what they say. Judges no prose.

use nobat::cli::{Registry, Status};
use nobat::experiment::EXPERIMENTS;

use crate::desk::{Desk, Said};
use crate::readme::{documents, root, text};

/// The words of a line as a shell splits them: quotation marks hold together.
pub(crate) fn split(line: &str) -> Vec<String> {
    let (mut words, mut word, mut open) = (Vec::new(), String::new(), None);
    for each in line.chars() {
        match (each, open) {
            ('"' | '\'', None) => open = Some(each),
            (_, Some(mark)) if each == mark => open = None,
            (' ', None) => words.extend((!word.is_empty()).then(|| std::mem::take(&mut word))),
            _ => word.push(each),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// Fenced blocks with their languages, in order.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("\n```") {
        let (language, after) = after.split_once('\n').unwrap();
        let (body, after) = after.split_once("\n```").unwrap();
        found.push((language.to_owned(), body.to_owned()));
        rest = after;
    }
    found
}

/// Few replications are enough to see that it runs.
fn quickly(words: Vec<String>) -> Vec<String> {
    // What follows is another program.
    let own = words.into_iter().take_while(|word| !["|", ">"].contains(&word.as_str()));
    let mut words: Vec<String> = own.collect();
    let plays =
        !["check", "new", "schema", "explain", "man", "completions"].contains(&words[1].as_str());
    // So are few worlds of a fit.
    if ["fit", "backtest", "pledge"].contains(&words[1].as_str()) {
        if let Some(at) = words.iter().position(|word| word == "--worlds") {
            words.drain(at..at + 2);
        }
        words.extend(["--worlds", "50"].map(str::to_owned));
    }
    let (is_shard, is_merge) = (words[1] == "shard", words[1] == "merge");
    if plays && !is_merge && !words.iter().any(|word| word == "--replications") {
        words.extend(["--replications", "40"].map(str::to_owned));
    }
    if plays && !is_shard && !words.iter().any(|word| word == "--format") {
        words.extend(["--format", "none"].map(str::to_owned));
    }
    words
}

fn runs(desk: &Desk, words: &[String]) -> Said {
    let said = desk.nobat_typed(words);
    let is_answer = matches!(said.status, Status::Good | Status::FailedAssertion);
    assert!(is_answer && !said.stderr.contains("error"), "{words:?}: {}", said.stderr);
    said
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// From an empty folder: each file is put there where the tutorial shows it, each command typed, each line of output found.
#[test]
fn the_tutorial_can_be_followed() {
    let desk = Desk::new();
    let (mut said, mut commands) = (String::new(), 0);
    for (language, body) in blocks(&text("docs/tutorial.md")) {
        match language.as_str() {
            "toml" => {
                let name = body.lines().next().unwrap().strip_prefix("# ").unwrap();
                desk.put(name, &body);
            }
            "sh" => {
                for line in body.lines() {
                    said = flat(&runs(&desk, &split(line)).stdout);
                    commands += 1;
                }
            }
            "text" => {
                for line in body.lines() {
                    assert!(said.contains(line), "{line}\n{said}");
                }
            }
            other => panic!("what is to be done with {other}?"),
        }
    }
    assert!(10 <= commands);
    assert!(desk.path("results/heat-pumps/report.html").exists());
}

fn with_scenarios() -> Desk {
    let desk = Desk::new();
    for folder in ["scenarios", "seeds"] {
        for entry in std::fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "toml" || extension == "csv") {
                let name = path.file_name().unwrap().to_str().unwrap();
                let path = format!("{folder}/{name}");
                desk.put(&path, &text(&path));
            }
        }
    }
    desk
}

/// Whether a command takes an engine for the web, or works until it is stopped: `live_page` and `serve` try those.
fn is_live(line: &str) -> bool {
    ["nobat page ", "nobat serve "].iter().any(|start| line.starts_with(start))
}

/// Whatever begins with `nobat` in a block of any document.
#[test]
fn the_commands_of_documents_run() {
    let desk = with_scenarios();
    desk.nobat("run scenarios/four-capacities.toml --replications 40 --format none --quiet");
    let mut commands = 0;
    for document in documents().into_iter().filter(|name| name != "docs/tutorial.md") {
        for (_, body) in
            blocks(&text(&document)).into_iter().filter(|(language, _)| language == "sh")
        {
            for line in body.lines().filter(|line| line.starts_with("nobat ") && !is_live(line)) {
                runs(&desk, &quickly(split(line)));
                commands += 1;
            }
        }
        let indented = text(&document);
        let indented = indented.lines().filter_map(|line| line.strip_prefix("    nobat "));
        for line in indented.filter(|line| !is_live(&format!("nobat {line}"))) {
            runs(&desk, &quickly(split(&format!("nobat {line}"))));
            commands += 1;
        }
    }
    assert!(10 <= commands);
}

/// The examples that `--help` gives, each a line that can be pasted, on files that are there.
#[test]
fn the_examples_of_help_run() {
    let desk = with_scenarios();
    desk.nobat("run scenarios/four-capacities.toml --replications 40 --format none --quiet");
    let mut commands = 0;
    for experiment in EXPERIMENTS {
        let help =
            desk.nobat_with(&Registry::default(), &format!("{} --help", experiment.name)).stdout;
        for line in experiment.examples.lines().filter(|line| line.starts_with("  ")) {
            assert!(help.contains(line), "help breaks {line}\n{help}");
        }
        let whole = experiment.examples.replace("\\\n   ", "");
        for line in whole.lines().filter_map(|line| line.strip_prefix("  nobat ")) {
            let words = split(line);
            let words = [String::from("nobat")].into_iter().chain(words).collect();
            runs(&desk, &quickly(words));
            commands += 1;
        }
    }
    assert!(18 <= commands, "{commands}");
}
