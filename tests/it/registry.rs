//! A question, a format and a language that nobat has never seen, registered from outside: each is one value in a list.

use nobat::calendar::Calendar;
use nobat::cli::{Registry, Status};
use nobat::experiment::arguments::{Argument, Times};
use nobat::experiment::opening::run_info;
use nobat::experiment::{EXPERIMENTS, Experiment, ExperimentError, Inquiry, Leaves, Scenarios};
use nobat::format::{FORMATS, File, Format, When};
use nobat::language::{LANGUAGES, Locale};
use nobat::report::Report;
use nobat::report::cell::Cell;
use nobat::report::section::{Block, Section};
use nobat::report::table::Table;

use crate::command::SCENARIO;
use crate::desk::Desk;
use crate::pseudo::{pseudo, without_guarded};

/// How many stages a scenario has.
const STAGES: Experiment = Experiment {
    name: "stages",
    about: "Count the stages",
    examples: "Examples:\n  nobat stages cards.toml",
    arguments: &[Argument::new("least", "N", "How many there must be").or("1"), NOTE],
    scenarios: Scenarios::One,
    leaves: Leaves::Results,
    conduct: count,
};
const NOTE: Argument = Argument::new("note", "TEXT", "What to remember").given(Times::Any);

fn count(inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
    let programme = &inquiry.workbenches[0].programme;
    let stages = programme.base.model.stages.len();
    let mut report = Report::new(run_info(programme));
    let mut readers = Table::for_readers("stages", Cell::Missing, [Cell::text("#")]);
    let mut programs = Table::for_programs("stages", &["scenario", "stages"]);
    let name = &report.run.scenario;
    readers.row(vec![Cell::from(name), Cell::Exact(stages as f64)]);
    programs.row(vec![Cell::from(name), Cell::Exact(stages as f64)]);
    for note in inquiry.arguments.all("note") {
        readers.row(vec![Cell::text(note.as_str()), Cell::Missing]);
    }
    let blocks = vec![Block::Table(readers), Block::Table(programs)];
    report.sections = vec![Section { blocks, ..Section::default() }];
    report.passed = inquiry.arguments.whole("least", 0..=99)? as usize <= stages;
    Ok(report)
}

/// How many tables and charts there are, in one line.
const INDEX: Format = Format {
    name: "index",
    about: "How much there is",
    when: When::ByDefault,
    write: |report, locale: &Locale| {
        let (tables, charts) = (report.tables().count(), report.charts().count());
        let name = locale.name(&report.run.scenario);
        let text = format!("{name}: {tables} tables, {charts} charts\n");
        vec![File { path: "index.txt".to_owned(), bytes: text.into_bytes() }]
    },
};

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("cards.toml", SCENARIO);
    desk
}

#[test]
fn a_question_from_outside_is_a_command() {
    let experiments = [EXPERIMENTS, &[&STAGES]].concat();
    let registry = Registry { experiments: &experiments, ..Registry::default() };
    let desk = desk();
    assert!(desk.nobat_with(&registry, "--help").stdout.contains("stages       Count the stages"));
    let help = desk.nobat_with(&registry, "stages --help").stdout;
    assert!(help.contains("--least <N>") && help.contains("nobat stages cards.toml"), "{help}");
    let said = desk.nobat_with(&registry, "stages cards.toml --note first --note second");
    assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""));
    for words in ["first", "second", "Cards", "Results in results/cards-stages"] {
        assert!(said.stdout.contains(words), "{}", said.stdout);
    }
    assert_eq!(desk.read("results/cards-stages/stages.csv"), "scenario,stages\ncards,1\n");
    assert_eq!(
        desk.names("results/cards-stages"),
        ["datapackage.json", "manifest.json", "report.html", "scenario.toml", "stages.csv"]
    );
    let said = desk.nobat_with(&registry, "stages cards.toml -o - --least 2");
    assert_eq!(
        (said.status, said.stdout.as_str()),
        (Status::FailedAssertion, "scenario,stages\ncards,1\n")
    );
    let said = desk.nobat_with(&registry, "stages cards.toml --least many");
    assert_eq!(said.status, Status::BadInput);
    assert!(said.stderr.contains("no whole number from 0 to 99"), "{}", said.stderr);
}

#[test]
fn a_format_from_outside_is_in_every_folder() {
    let formats = [FORMATS, &[&INDEX]].concat();
    let registry = Registry { formats: &formats, ..Registry::default() };
    let desk = desk();
    let key = "capacity.line.per_month";
    for (words, folder) in [
        ("run cards.toml".to_owned(), "cards"),
        ("compare cards.toml".to_owned(), "cards-compare"),
        (format!("sweep cards.toml --vary {key}=200,300"), "cards-sweep"),
        (format!("solve cards.toml --vary {key}=100..900 --until making.peak<=1M"), "cards-solve"),
        ("sensitivity cards.toml --points 16 --trajectories 4".to_owned(), "cards-sensitivity"),
    ] {
        let said = desk.nobat_with(&registry, &words);
        assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""), "{words}");
        let index = desk.read(&format!("results/{folder}/index.txt"));
        assert!(index.starts_with("Cards: ") && !index.contains(" 0 tables"), "{words}: {index}");
    }
    let help = desk.nobat_with(&registry, "sweep --help").stdout;
    assert!(help.contains("How much there is"), "{help}");
    desk.nobat_with(&registry, "run cards.toml --format svg -o others");
    assert!(!desk.path("others/index.txt").exists(), "what is not wanted is not written");
}

#[test]
fn a_language_from_outside_speaks_in_every_command() {
    let own = pseudo();
    let languages = [LANGUAGES, &[&own]].concat();
    let registry = Registry { languages: &languages, ..Registry::default() };
    let desk = desk();
    let said = desk.nobat_with(&registry, "run cards.toml --lang ar --format none");
    assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""));
    // Names come from the scenario, and no language changes them.
    let names = ["Cards", "making", "Base", "faster", "line"];
    let own_words =
        names.iter().fold(without_guarded(&said.stdout), |text, name| text.replace(name, ""));
    let is_foreign = |each: char| each.is_ascii_alphanumeric();
    assert!(said.stdout.contains('٧') && !own_words.contains(is_foreign), "{own_words}");
}

/// A word for a magnitude may have marks of its own, as "Mio." has; only those of the number are changed.
#[test]
fn marks_in_the_word_for_a_magnitude_stay() {
    let locale = Locale::new(&pseudo(), Calendar::Gregorian);
    let number = locale.cell(&Cell::Number(2.5e6));
    assert!(number.ends_with(" م.لن") && !number.contains("2.5"), "{number}");
}
