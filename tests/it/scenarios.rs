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

/// All that `check` and `run` say of a scenario, on one line, and the names of its charts.
fn said_of(name: &str, language: &str) -> String {
    let (desk, _) = desk();
    let path = format!("scenarios/{name}.toml");
    let commands = [
        format!("check {path} --lang {language}"),
        format!("run {path} --replications 3 --format svg --lang {language} -o out --force"),
    ];
    let said = commands.map(|command| {
        let said = desk.nobat(&command);
        assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""), "{command}");
        said.stdout
    });
    let charts = desk.names("out/charts").join(" ");
    // Marks of direction stand where lines are broken.
    let marks = ['\u{200f}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];
    let plain = [said.join("\n"), charts].join("\n").replace(marks, "");
    plain.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// A planner of passports, permits, tests, claims or vaccines is not told about cards and their owners.
#[test]
fn other_fields_are_not_told_about_cards() {
    for name in
        ["driving-tests", "passports-ireland", "permit-office", "refugee-claims", "two-doses"]
    {
        // Of passports, some are cards.
        let english = said_of(name, "en").replace("passport cards", "").to_lowercase();
        assert!(!english.contains(" card") && !english.contains("owner"), "{name}: {english}");
        assert!(!english.contains(" in hand"), "{name}: {english}");
        let persian = said_of(name, "fa").replace("کارت گذرنامه", "");
        assert!(!persian.contains("کارت") && !persian.contains("صاحبان"), "{name}: {persian}");
    }
}

/// Of one part nothing adds up, and work is no number of permits.
#[test]
fn one_part_is_not_added_up_and_work_is_called_work() {
    let permits = said_of("permit-office", "en");
    assert!(!permits.contains("1 part, together"), "{permits}");
    assert!(permits.contains("of work a month throughout is just enough"), "{permits}");
    assert!(said_of("permit-office", "fa").contains("واحد کار در ماه در تمام دوره"));
    assert!(said_of("driving-tests", "en").contains("k a month throughout is just enough"));
}

/// Everybody waits from the same week on: a chart of waits by week would be a point.
#[test]
fn a_single_cohort_has_no_chart_of_waits() {
    let english = said_of("two-doses", "en");
    assert!(english.contains("waits-second.svg"), "{english}");
    assert!(!english.contains("waits-first") && !english.contains("waits-programme"), "{english}");
    let told = "All whose date of joining is known joined then, so no chart shows waits by date.";
    assert_eq!(english.matches(told).count(), 2, "{english}");
    assert!(said_of("two-doses", "fa").contains("همان زمان وارد شده‌اند؛ نموداری"));
}

/// Who completes is not the one who joined first where some come again: only stages tell their waits.
#[test]
fn nothing_is_told_of_the_whole_way_where_some_come_again() {
    let english = said_of("driving-tests", "en");
    assert!(!english.contains("Through all stages after"), "{english}");
    assert!(english.contains("Some come again, or join at a later stage, so nothing"), "{english}");
    assert!(said_of("driving-tests", "fa").contains("برخی دوباره مراجعه می‌کنند"));
    assert!(said_of("two-doses", "en").contains("half are through all stages within"));
}
