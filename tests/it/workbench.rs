//! The front door of the library: a scenario, values laid over it, what is wrong with either.

use std::collections::BTreeMap;
use std::error::Error;

use nobat::diagnostic::render::Colour;
use nobat::disk;
use nobat::experiment::design::Design;
use nobat::experiment::parameter::Value;
use nobat::experiment::sweep::Task;
use nobat::experiment::{ExperimentError, NoCache, sweep};
use nobat::model::answer::Answer;
use nobat::scenario::{FileError, Files, NoFiles, Request, ScenarioError, Workbench};

use crate::desk::Desk;
use crate::support::{bench, days};

fn text() -> String {
    days(
        30,
        4,
        "[stage.desk]\nbacklog = { waiting = 120 }\n[demand.people]\nper_day = 2\n\
         [capacity.clerks]\nstage = \"desk\"\nper_day = 5\n",
    )
}

#[test]
fn values_are_laid_over_the_base_and_nothing_else_changes() {
    let bench = bench(&text());
    let model = bench.with([("capacity.clerks.per_day", 8), ("demand.people.per_day", 1)]).unwrap();
    let base = &bench.programme.base.model;
    assert_eq!((&model.timeline, model.stages.len()), (&base.timeline, base.stages.len()));
    assert_ne!(model.capacities[0].parts[0].flow.profile, base.capacities[0].parts[0].flow.profile);
    let same = bench.with([("capacity.clerks.per_day", 5)]).unwrap();
    assert_eq!(same.capacities[0].parts[0].flow.profile, base.capacities[0].parts[0].flow.profile);
    assert_eq!(bench.warnings(Colour::Plain), "");
}

#[test]
fn what_makes_no_sense_says_why() {
    let bench = bench(&text());
    for (key, value, says) in [
        ("capacity.clerks.per_day", "-1", "cannot be negative"),
        ("capacity.clerk.per_day", "7", "did you mean `clerks`"),
        ("time.end", "2026-03", "changes the horizon"),
        ("time.start", "2026-01-02", "changes the horizon"),
    ] {
        let why = bench.with([(key, value)]).unwrap_err().to_string();
        assert!(why.contains(says), "{key}={value}: {why}");
    }
    let new = bench.with([("capacity.clerk", "{ stage = \"desk\", per_day = 7 }")]).unwrap_err();
    assert!(matches!(&new, ScenarioError::NewName { name, .. } if name == "capacity.clerk"));
    assert!(new.render(Colour::Plain).starts_with("error: capacity.clerk="), "{new}");
}

#[test]
fn all_mistakes_of_a_scenario_are_one_error() {
    let wrong = text().replace("per_day = 2", "per_dy = 2").replace("\"desk\"\n", "\"dask\"\n");
    let error = wrong.parse::<Workbench>().err().unwrap();
    let shown = error.to_string();
    assert!(shown.contains("scenario.toml:") && shown.contains("^^^^^^"), "{shown}");
    assert!(shown.contains("did you mean `per_day`?"), "{shown}");
    assert!(shown.contains("there is no stage `dask`"), "{shown}");
    // As a library hands it on.
    let boxed: Box<dyn Error + Send + Sync> = Box::new(ExperimentError::from(error));
    assert_eq!(boxed.to_string(), shown);
}

#[test]
fn files_come_from_memory_or_from_a_disk() {
    let extending = "extends = \"base.toml\"\n[capacity.clerks]\nper_day = 8\n";
    let files = BTreeMap::from([("base.toml".to_owned(), text())]);
    let bench = Workbench::new(Request::new("faster.toml", extending), files).unwrap();
    assert_eq!((bench.path(), bench.programme.inputs.len()), ("faster.toml", 2));
    let alone = Workbench::new(Request::new("faster.toml", extending), NoFiles).err().unwrap();
    assert!(alone.to_string().contains("`base.toml` cannot be read: no such file"), "{alone}");
    assert_eq!(NoFiles.read("base.toml"), Err(FileError::NotFound));
    let desk = Desk::new();
    desk.put("base.toml", &text());
    desk.put("faster.toml", extending);
    let path = desk.path("faster.toml");
    let opened = disk::open(path.to_str().unwrap()).unwrap();
    assert_eq!(opened.programme.effective, bench.programme.effective);
    let missing = disk::open(desk.path("slower.toml").to_str().unwrap()).err().unwrap();
    assert!(matches!(missing, ScenarioError::Unreadable { .. }), "{missing}");
}

#[test]
fn a_sweep_over_nonsense_hands_the_mistake_on() {
    let bench = bench(&text());
    let answers = Answer::all(&bench.programme.base.model);
    let points = vec![vec![Value { text: "-3".to_owned(), number: None }]];
    let keys = vec!["capacity.clerks.per_day".to_owned()];
    let task = Task { keys, design: Design::Grid, points, answers };
    let error = sweep::sweep(&bench, task, &NoCache, &|_| {}).unwrap_err();
    assert!(matches!(error, ExperimentError::Scenario(ScenarioError::Mistakes { .. })), "{error}");
}

#[test]
fn labels_speak_any_language() {
    let labelled = text().replace(
        "[stage.desk]\n",
        "[stage.desk]\nlabel = { en = \"Desk\", de = \"Schalter\", pt-BR = \"Balcão\" }\n",
    );
    let labelled = labelled.replace("stage = \"desk\"\n", "stage = \"desk\"\nlabel = \"Clerks\"\n");
    let model = bench(&labelled).programme.base.model;
    let name = &model.stages[0].name;
    let labels = ["en", "de", "pt-BR", "fa"].map(|code| name.label(code));
    assert_eq!(labels, ["Desk", "Schalter", "Balcão", "Desk"]);
    assert_eq!((name.given("fa"), name.plain(), &*name.key), (None, "Desk", "desk"));
    assert_eq!(model.capacities[0].name.label("fa"), "Clerks");
    let wrong = text().replace("[stage.desk]\n", "[stage.desk]\nlabel = { english = \"Desk\" }\n");
    let why = wrong.parse::<Workbench>().err().unwrap().to_string();
    assert!(why.contains("`stage.desk.label` has no key `english`"), "{why}");
    assert!(why.contains("the code of a language"), "{why}");
}

#[test]
fn a_table_of_regions_has_a_column_of_labels_for_each_language() {
    let csv = "key,label,label_de,nom,population\nrasht,Rasht,Rascht,Racht,3\nqom,,Ghom,,1\n";
    let files = BTreeMap::from([("regions.csv".to_owned(), csv.to_owned())]);
    let regions = "[regions]\nfile = \"regions.csv\"\nlabel_fr = \"nom\"\n[stage.desk]\n";
    let request = Request::new("desk.toml", text().replace("[stage.desk]\n", regions));
    let bench = Workbench::new(request, files).unwrap();
    let labels = |bench: &Workbench| -> Vec<[String; 3]> {
        let regions = bench.programme.base.model.regions.iter();
        regions.map(|it| ["en", "de", "fr"].map(|code| it.name.label(code).to_owned())).collect()
    };
    assert_eq!(labels(&bench), [["Rasht", "Rascht", "Racht"], ["Ghom", "Ghom", "Ghom"]]);
    let written: Workbench = bench.programme.effective.parse().unwrap();
    assert_eq!(labels(&written), labels(&bench));
}
