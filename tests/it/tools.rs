//! Commands that ask no question: starting files, schema, explanations, completions, man pages; and findings as JSON.

use std::fs;

use nobat::cli::Status;
use nobat::diagnostic::Code;
use serde_json::Value;

use crate::command::SCENARIO;
use crate::desk::{Desk, Said};
use crate::readme::{root, text};
use crate::tidy::sources;

const STARTS: [&str; 5] = ["single-queue", "supply", "staff", "renewals", "regions"];

/// Each start is right without a warning, runs, and says what the next step is.
#[test]
fn every_start_runs() {
    let help = Desk::new().nobat("new --help").stdout;
    for start in STARTS {
        assert!(help.contains(start), "{help}");
        let desk = Desk::new();
        let said = desk.nobat(&format!("new {start}"));
        assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""), "{start}");
        assert!(said.stdout.contains(&format!("nobat check {start}.toml")), "{}", said.stdout);
        for words in [
            "check",
            "run --replications 40 --format none",
            "compare --replications 40 --format none",
        ] {
            let Said { status, stderr, .. } = desk.nobat(&format!("{words} {start}.toml"));
            // A start may hold an assertion that fails: that is an answer.
            assert!(status != Status::BadInput && stderr.is_empty(), "{words} {start}: {stderr}");
        }
        // Every line that is not obvious has a comment.
        let comments = desk.read(&format!("{start}.toml")).matches('#').count();
        assert!(5 <= comments, "{start} has {comments} comments");
    }
}

#[test]
fn a_start_takes_the_place_of_nothing() {
    let desk = Desk::new();
    desk.put("plan.toml", "mine");
    let said = desk.nobat("new staff plan.toml");
    assert_eq!(said.status, Status::BadInput);
    assert!(said.stderr.contains("`plan.toml` is there already"), "{}", said.stderr);
    assert_eq!(desk.read("plan.toml"), "mine");
    assert!(desk.nobat("new staff -").stdout.starts_with("# "));
    assert_eq!(desk.names("."), ["plan.toml"]);
    assert_eq!(desk.nobat("new").status, Status::BadInput);
    assert_eq!(desk.nobat("new everything").status, Status::BadInput);
}

#[test]
fn every_code_is_explained() {
    let desk = Desk::new();
    let all = desk.nobat("explain").stdout;
    for (code, _) in Code::KEYS {
        let said = desk.nobat(&format!("explain {code}"));
        assert_eq!(said.status, Status::Good);
        assert!(
            said.stdout.starts_with(&format!("{code}\n\n")) && 80 < said.stdout.len(),
            "{}",
            said.stdout
        );
        assert!(all.contains(&format!("{code}\n    ")), "{all}");
        assert!(said.stdout.lines().all(|line| !line.ends_with(' ')));
    }
    let said = desk.nobat("explain nonsense");
    assert_eq!(said.status, Status::BadInput);
}

#[test]
fn completions_and_man_pages_know_every_command() {
    let desk = Desk::new();
    let commands =
        ["run", "check", "compare", "sweep", "solve", "sensitivity", "relief", "turn", "new"];
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let said = desk.nobat(&format!("completions {shell}"));
        assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""));
        for command in commands {
            assert!(said.stdout.contains(command), "{shell}: {command}");
        }
    }
    assert!(desk.nobat("man").stdout.contains(".TH nobat 1"));
    assert_eq!(desk.nobat("man pages").status, Status::Good);
    let pages = desk.names("pages");
    for command in commands {
        assert!(pages.contains(&format!("nobat-{command}.1")), "{pages:?}");
    }
    assert!(desk.read("pages/nobat-run.1").contains("replications"));
}

fn schema() -> Value {
    serde_json::from_str(&Desk::new().nobat("schema").stdout).unwrap()
}

/// What the schema knows of JSON Schema, no more than it uses.
fn fits(value: &toml::Value, schema: &Value, root: &Value) -> Result<(), String> {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.strip_prefix('#').unwrap()).unwrap();
        return fits(value, target, root);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let tried: Vec<String> =
            any.iter().filter_map(|schema| fits(value, schema, root).err()).collect();
        return if tried.len() < any.len() { Ok(()) } else { Err(tried.join("; or ")) };
    }
    let json = serde_json::to_value(value).unwrap();
    let wrong = |what: &str| Err(format!("{json} is no {what}"));
    if schema.get("const").is_some_and(|only| *only != json) {
        return wrong(&schema["const"].to_string());
    }
    if schema["enum"].as_array().is_some_and(|words| !words.contains(&json)) {
        return wrong(&schema["enum"].to_string());
    }
    match (schema["type"].as_str(), value) {
        (Some("object"), toml::Value::Table(table)) => {
            for (key, value) in table {
                let schema = match (&schema["properties"][key], &schema["additionalProperties"]) {
                    (Value::Null, Value::Bool(false)) => {
                        return Err(format!("`{key}` is not known"));
                    }
                    (Value::Null, Value::Bool(true) | Value::Null) => continue,
                    (Value::Null, others) => others,
                    (own, _) => own,
                };
                fits(value, schema, root).map_err(|why| format!("{key}: {why}"))?;
            }
            Ok(())
        }
        (Some("array"), toml::Value::Array(values)) => {
            values.iter().try_for_each(|value| fits(value, &schema["items"], root))
        }
        (Some("string"), toml::Value::String(_))
        | (Some("number" | "integer"), toml::Value::Integer(_))
        | (Some("number"), toml::Value::Float(_))
        | (None, _) => Ok(()),
        (Some(kind), _) => wrong(kind),
    }
}

#[test]
fn the_schema_fits_every_scenario() {
    let schema = schema();
    let mut count = 0;
    for folder in ["scenarios", "src/cli/starts", "tests/it/scenarios"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "toml") {
                let table: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
                let found = fits(&toml::Value::Table(table), &schema, &schema);
                assert_eq!(found, Ok(()), "{}", path.display());
                count += 1;
            }
        }
    }
    assert!(15 < count);
    for wrong in
        ["per_moth = 5", "[time]\nstep = \"weekly\"", "[demand.x]\nper_month = \"5\"", "schema = 2"]
    {
        let table = toml::Value::Table(wrong.parse().unwrap());
        assert!(fits(&table, &schema, &schema).is_err(), "{wrong}");
    }
}

/// Every key that the reader asks for stands in the schema.
#[test]
fn the_schema_knows_every_key() {
    let schema = text("src/cli/scenario.schema.json");
    let is_word = |each: char| each.is_ascii_lowercase() || each == '_';
    let mut missing = Vec::new();
    for (_, code) in sources(&root().join("src/scenario")) {
        let code = code.split_whitespace().collect::<Vec<&str>>().join(" ");
        for asked in [".get(\"", "cursor, \"", "root, \""] {
            let keys = code.split(asked).skip(1).filter_map(|rest| rest.split('"').next());
            let keys = keys.filter(|key| !key.is_empty() && key.chars().all(is_word));
            missing.extend(
                keys.filter(|key| !schema.contains(&format!("\"{key}\""))).map(str::to_owned),
            );
        }
    }
    assert!(missing.is_empty(), "not in scenario.schema.json: {missing:?}");
}

#[test]
fn several_files_are_checked_and_findings_have_places() {
    let desk = Desk::new();
    desk.put("right.toml", SCENARIO);
    desk.put("wrong.toml", &SCENARIO.replace("per_month = 60", "per_mnth = 60"));
    let said = desk.nobat("check right.toml wrong.toml absent.toml --format json");
    assert_eq!((said.status, said.stderr.as_str()), (Status::BadInput, ""));
    let found: Value = serde_json::from_str(&said.stdout).unwrap();
    let files = found["files"].as_array().unwrap();
    let right: Vec<bool> = files.iter().map(|file| file["right"].as_bool().unwrap()).collect();
    assert_eq!(right, [true, false, false]);
    assert_eq!(files[0]["findings"], Value::Array(Vec::new()));
    let finding = files[1]["findings"].as_array().unwrap().iter();
    let finding = finding.clone().find(|finding| finding["code"] == "unknown-key").unwrap();
    let line = 1 + SCENARIO.lines().position(|line| line == "per_month = 60").unwrap();
    let place = &finding["places"][0];
    assert_eq!((place["line"].as_u64(), place["column"].as_u64()), (Some(line as u64), Some(1)));
    assert_eq!(
        (place["end_line"].as_u64(), place["end_column"].as_u64()),
        (Some(line as u64), Some(9))
    );
    assert_eq!(
        (place["path"].as_str(), finding["severity"].as_str()),
        (Some("wrong.toml"), Some("error"))
    );
    let said = desk.nobat("check right.toml right.toml");
    assert_eq!((said.status, said.stdout.matches("No errors found.").count()), (Status::Good, 2));
    let said = desk.nobat("check wrong.toml right.toml");
    assert_eq!(
        (said.status, said.stdout.matches("No errors found.").count()),
        (Status::BadInput, 1)
    );
    assert!(said.stderr.contains("wrong.toml"));
}

#[test]
fn colours_can_be_asked_for_and_refused() {
    let desk = Desk::new();
    desk.put("cards.toml", SCENARIO);
    for (colour, has_colours) in [("always", true), ("never", false), ("auto", false)] {
        let said = desk.nobat(&format!("check cards.toml --color {colour}"));
        assert_eq!(said.stdout.contains('\u{1b}'), has_colours, "{colour}");
    }
}
