//! A run held against earlier results: nothing where nothing changed, and what changed is said.

use nobat::cli::Status;
use nobat::experiment::changes::findings::section;
use nobat::experiment::changes::{
    Change, Changes, Published, Results, Setting, SettingChange, Texts, changes,
};
use nobat::experiment::run::Run;
use nobat::format::terminal::{self, Looks};
use nobat::language::{LANGUAGES, Locale};
use nobat::model::answer::Measure;
use nobat::report::Report;

use crate::command::SCENARIO;
use crate::desk::Desk;
use crate::small_report::{chancy, document, findings, rows, with_variant};

fn results(run: &Run) -> Results {
    Results::of(&findings(run)).unwrap()
}

fn texts(run: &Run) -> Texts {
    Texts { summary: document(run, "summary"), series: Some(rows(run, "series")) }
}

#[test]
fn nothing_changed_since_the_same_results() {
    let results = results(&with_variant());
    let found = changes(&results, &results, 0.0);
    assert!(!found.any());
    assert!(found.settings.is_empty() && 10 < found.compared && 1 < found.series_compared);
}

#[test]
fn a_report_says_what_its_files_say() {
    for run in [chancy(), with_variant()] {
        let (files, now) = (Results::read(&texts(&run)).unwrap(), results(&run));
        let found = changes(&files, &now, 0.0);
        assert!(!found.any() && found.settings.is_empty(), "{found:?}");
        assert_eq!(found.series.map(|series| series.len()), Some(0));
        assert!(1 < found.series_compared);
    }
}

/// Days of both calendars and all numbers stand in the digits of the reader.
#[test]
fn settings_that_changed_are_told_in_the_digits_of_the_language() {
    let run = chancy().info;
    let [before, now] =
        ["2021-02-19", "2021-04-21"].map(|last| format!("2021-01-20 – {last}, month, persian"));
    let setting = SettingChange { setting: Setting::Horizon, before, now };
    let found = Changes { settings: vec![setting], ..Changes::default() };
    let mut report = Report::new(run.clone());
    report.section(section(&run, &found, "old"));
    let [english, persian] = [0, 1].map(|language| {
        let locale = Locale::new(LANGUAGES[language], run.calendar);
        terminal::text(&report, &locale, Looks::Plain)
    });
    assert!(english.contains("2021-01-20 – 2021-02-19, month, persian"), "{english}");
    assert!(persian.contains("۲۰۲۱-۰۱-۲۰ – ۲۰۲۱-۰۲-۱۹"), "{persian}");
    assert!(!persian.contains(|each: char| each.is_ascii_digit()), "{persian}");
}

#[test]
fn every_number_that_changed_is_found_with_its_chance() {
    let (before, mut after) = (chancy(), chancy());
    let stage = &mut after.outcomes[0].stages[0];
    stage.peak.mean += 1.0;
    stage.clearance.counts[1] -= 1;
    stage.clearance.never += 1;
    after.outcomes[0].verdicts[0].share = 0.25;
    after.outcomes[0].series[0].bands[2].as_mut().unwrap().mean += 3.0;
    let found = changes(&results(&before), &results(&after), 0.0);
    let answers: Vec<Published> = found.answers.iter().map(|change| change.answer).collect();
    assert_eq!(
        answers,
        [
            Published::Mean(Measure::Clearance),
            Published::Never,
            Published::Mean(Measure::Peak),
            Published::Assertion
        ]
    );
    let of = |answer| found.answers.iter().find(|change| change.answer == answer).unwrap();
    assert_eq!(of(Published::Mean(Measure::Peak)).difference(), Some(1.0));
    // One of ten runs clears not in the second step but never: two of four steps later.
    assert!((of(Published::Mean(Measure::Clearance)).difference().unwrap() - 0.2).abs() < 1e-12);
    let never = of(Published::Never);
    assert!((never.difference().unwrap() - 0.1).abs() < 1e-12);
    assert_eq!(never.beyond_chance(), Some(false), "one run of ten is chance: {never:?}");
    let series = found.series.unwrap();
    assert_eq!((series.len(), series[0].steps, series[0].most), (1, 1, 3.0));
    assert_eq!(series[0].from, "1400-01-01");
}

#[test]
fn a_tolerance_forgives_and_a_lonely_variant_does_not() {
    let (before, mut after) = (chancy(), chancy());
    let peak = &mut after.outcomes[0].stages[0].peak;
    peak.mean *= 1.01;
    let (one, other) = (results(&before), results(&after));
    assert!(changes(&one, &other, 0.009).any());
    assert!(!changes(&one, &other, 0.011).any());
    let found = changes(&one, &results(&with_variant()), 1.0);
    assert!(
        !found.new.is_empty()
            && found.gone.is_empty()
            && found.new.iter().all(|place| place.starts_with("2 M · "))
    );
    let kept = Results::read(&Texts { series: None, ..texts(&before) }).unwrap();
    assert_eq!(changes(&kept, &other, 0.5).series, None);
}

#[test]
fn chance_is_that_of_two_independent_runs() {
    let found = |share: (f64, f64)| {
        let with = |share: f64| {
            let mut run = chancy();
            run.info.replications = 100;
            run.outcomes[0].verdicts[0].share = share;
            results(&run)
        };
        let found = changes(&with(share.0), &with(share.1), 0.0);
        found.answers.into_iter().find(|change| change.answer == Published::Assertion).unwrap()
    };
    // √(0.5² / 100 · 2) · 1.96 is 0.1386.
    let near: Change = found((0.5, 0.6));
    assert!((near.chance.unwrap() - 0.137_2).abs() < 1e-3, "{near:?}");
    assert_eq!(near.beyond_chance(), Some(false));
    assert_eq!(found((0.5, 0.65)).beyond_chance(), Some(true));
}

#[test]
fn the_command_ends_with_one_when_something_changed() {
    let desk = Desk::new();
    desk.put("cards.toml", SCENARIO);
    assert_eq!(desk.nobat("run cards.toml --format none").status, Status::Good);
    // The old results may stand where the new ones go.
    let said = desk.nobat("run cards.toml --format none --old results/cards");
    assert_eq!(said.status, Status::Good, "{}", said.stderr);
    assert!(
        said.stdout.contains("What changed since results/cards\n  No change in "),
        "{}",
        said.stdout
    );
    let slower =
        "run cards.toml --format none --set demand.people.per_month=80 -o now --old results/cards";
    let said = desk.nobat(slower);
    assert_eq!(said.status, Status::FailedAssertion);
    for words in ["months to clearance", "base · making", "more than chance", "series differ"] {
        assert!(said.stdout.contains(words), "{words}: {}", said.stdout);
    }
    assert!(desk.read("now/changes.csv").contains("base,making,clearance,6.06,6.72,0.66"));
    let said = desk.nobat(&format!("{slower} --tolerance 100%"));
    assert!(!said.stdout.contains("answers:"), "{}", said.stdout);
    let said = desk.nobat(&format!("{slower} --lang fa --seed 5"));
    assert_eq!(said.status, Status::FailedAssertion);
    assert!(said.stdout.contains("ماه تا خالی‌شدن صف"), "{}", said.stdout);
    assert_eq!(
        desk.nobat(&format!("{slower} -o -").replace("-o now ", "")).status,
        Status::FailedAssertion
    );
}

#[test]
fn what_are_no_results_is_said() {
    let desk = Desk::new();
    desk.put("cards.toml", SCENARIO);
    desk.put("broken/summary.json", "{");
    desk.put("other/summary.json", "{ \"schema\": 7 }");
    for (words, says) in [
        ("--old absent", "cannot read `summary.json` in `absent`"),
        ("--old broken", "its summary.json cannot be read"),
        ("--old other", "not of schema 1"),
        ("--old other --tolerance much", "no share"),
        ("--tolerance 1%", "--old"),
    ] {
        let said = desk.nobat(&format!("run cards.toml --format none {words}"));
        assert_eq!(said.status, Status::BadInput, "{words}");
        assert!(said.stderr.contains(says), "{words}: {}", said.stderr);
    }
    assert!(!desk.path("results").exists());
}
