//! The scenarios that come along: each asks, loads, runs. Judges only the main case.

use std::fs;

use nobat::cli::Status;
use serde_json::Value;

use crate::desk::Desk;
use crate::readme::{root, text};

/// A desk with all of them, and their paths.
fn desk() -> (Desk, Vec<String>) {
    let desk = Desk::new();
    let entries = fs::read_dir(root().join("scenarios")).unwrap();
    let mut paths: Vec<String> = entries
        .map(|entry| format!("scenarios/{}", entry.unwrap().file_name().to_str().unwrap()))
        .collect();
    paths.sort();
    for path in &paths {
        desk.put(path, &text(path));
    }
    paths.retain(|path| path.split('.').next_back() == Some("toml"));
    assert!(5 < paths.len());
    (desk, paths)
}

#[test]
fn each_asks_its_question_in_both_languages() {
    for path in desk().1 {
        let text = text(&path);
        let question = text.lines().find(|line| line.starts_with("question = "));
        let question = question.unwrap_or_else(|| panic!("{path} asks nothing"));
        assert!(
            question.contains("?\", fa = \"") && question.ends_with("؟\" }"),
            "{path}: {question}"
        );
    }
}

#[test]
fn each_runs_without_a_complaint() {
    let (desk, paths) = desk();
    for path in paths {
        for language in ["en", "fa"] {
            let said = desk.nobat(&format!(
                "run {path} --replications 3 --format none --lang {language} -o out --force"
            ));
            assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""), "{path}");
        }
    }
}

#[test]
fn the_main_case_comes_to_its_sum_by_hand() {
    let (desk, _) = desk();
    let path = "scenarios/four-capacities.toml";
    let said = desk.nobat(&format!("run {path} -o -"));
    assert_eq!(said.status, Status::Good, "{}", said.stderr);
    let summary: Value = serde_json::from_str(&said.stdout).unwrap();
    let stages = summary["variants"].as_array().unwrap().iter().map(|it| &it["stages"][0]);
    let simulated: Vec<u64> = stages
        .clone()
        .filter_map(|stage| Some(stage["clearance"]["median"]["step"].as_u64()? + 1))
        .collect();
    assert_eq!(simulated, [21, 12, 6, 5]);
    // A quotient of 20.2 months means that the queue is empty in the 21st.
    let divided: Vec<f64> =
        stages.map(|stage| stage["by_hand"]["months"].as_f64().unwrap().ceil()).collect();
    // The last is the rate that the published totals imply, with which it is not empty within the horizon.
    assert_eq!(divided, [21.0, 12.0, 6.0, 5.0, 69.0]);
    let text = text(path);
    let written: Vec<u64> = text
        .split("→ in month")
        .skip(1)
        .map(|rest| rest.split(',').next().unwrap().trim().parse().unwrap())
        .collect();
    assert_eq!(written, [&*simulated, &[69]].concat(), "the comment in the file");
}

/// A month of the Gregorian calendar has no name in the Persian one, and its first day would be read as the whole.
#[test]
fn months_of_another_calendar_keep_their_names() {
    let (desk, _) = desk();
    let said = desk
        .nobat("run scenarios/refugee-claims.toml --replications 3 --format none --lang fa -o out");
    assert_eq!(said.status, Status::Good, "{}", said.stderr);
    assert!(said.stdout.contains("سپتامبر ۲۰۲۴"), "{}", said.stdout);
    // Days are those of the reader.
    assert!(!said.stdout.contains("شهریور"), "{}", said.stdout);
}
