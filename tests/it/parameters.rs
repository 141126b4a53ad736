//! Sweeps, goal seeking, sensitivity: known answers, laws, and the commands as they are typed.

use std::cell::Cell;

use nobat::cli::Status;
use nobat::experiment;
use nobat::experiment::NoCache;
use nobat::experiment::answer::Play;
use nobat::experiment::design::Design;
use nobat::experiment::parameter::Value;
use nobat::experiment::sensitivity::{self, Effort};
use nobat::experiment::solve::{self, Problem, Solution, SolveVerdict};
use nobat::experiment::sweep::{self, Sweep, Task};
use nobat::model::answer::{Answer, Claim};
use nobat::scenario::Plan;

use crate::desk::Desk;
use crate::support::{bench, days, programme};

/// 120 wait, two a day join, so many a day are served.
fn plain() -> String {
    days(
        60,
        1,
        "[stage.desk]\nbacklog = { waiting = 120 }\n[demand.people]\nper_day = 2\n[capacity.clerks]\nstage = \"desk\"\nper_day = 5\n",
    )
}

/// The same with chance and with numbers that nobody knows.
fn uncertain() -> String {
    days(
        60,
        300,
        "[stage.desk]\nstandard = \"10 days\"\nbacklog = { waiting = { uniform = [1_000, 1_400] } }\n\
         [demand.people]\nper_day = { uniform = [19, 21] }\nchance = \"poisson\"\n\
         [capacity.clerks]\nstage = \"desk\"\nper_day = 50\nnoise = { cv = 0.2 }\n",
    )
}

const KEY: &str = "capacity.clerks.per_day";

fn solved(scenario: &str, key: &str, bounds: (f64, f64), tolerance: f64, claim: &str) -> Solution {
    let bench = bench(scenario);
    let claim = Claim::parse(claim, &bench.programme.base.model).unwrap();
    let problem = Problem { key: key.to_owned(), bounds, tolerance: Some(tolerance), claim };
    solve::solve(&bench, problem, &|_| {}).unwrap()
}

/// The closing backlog of day 30 is 120 + 60 − 30 c.
#[test]
fn without_chance_the_answer_is_that_of_division() {
    let solution = solved(&plain(), KEY, (3.0, 10.0), 0.5, "desk.clearance <= 2026-01-30");
    let SolveVerdict::From(edge) = &solution.verdict else { panic!("{:?}", solution.verdict) };
    assert_eq!((edge.at.value, edge.at.share), (6.0, 1.0));
    assert!(solution.against_trend.is_empty());
    let backlog = solved(&plain(), KEY, (3.0, 10.0), 0.5, "desk.backlog@2026-01-10 <= 100");
    let SolveVerdict::From(edge) = &backlog.verdict else { panic!("{:?}", backlog.verdict) };
    assert_eq!(edge.at.value, 4.0, "120 + 20 − 10 c is 100");
}

/// 60,692 wait, 8,300 a month join, 45 months bring them down to 53,000: 8,300 + 7,692 / 45 = 8,470.93 a month.
#[test]
fn without_chance_the_answer_is_exact() {
    let desk = Desk::new();
    desk.put(
        "desk.toml",
        "schema = 1\npipeline = [\"desk\"]\n[time]\ncalendar = \"gregorian\"\nstart = \"2022-01\"\nend = \"2025-09\"\nstep = \"month\"\n\
         [run]\nreplications = 10\n[stage.desk]\nbacklog = 60_692\n[demand.people]\nper_month = 8_300\n\
         [capacity.staff]\nstage = \"desk\"\nper_month = 8_400\n",
    );
    let said = desk.nobat(
        "solve desk.toml --vary capacity.staff.per_month=8300..9000 --until desk.backlog_at_end<=53000 --tolerance 0.01",
    );
    assert_eq!(said.status, Status::Good, "{}", said.stderr);
    assert!(said.stdout.contains("at least 8470.9"), "{}", said.stdout);
    assert!(said.stdout.contains("this is exact"), "{}", said.stdout);
}

#[test]
fn more_demand_is_a_ceiling() {
    let solution = solved(
        &plain(),
        "demand.people.per_day",
        (0.0, 5.0),
        0.5,
        "desk.clearance <= 2026-02-09 with 90%",
    );
    let SolveVerdict::UpTo(edge) = &solution.verdict else { panic!("{:?}", solution.verdict) };
    assert_eq!(edge.at.value, 2.0, "120 + 40 (d − 5) is 0");
}

#[test]
fn what_holds_everywhere_or_nowhere_is_said_so() {
    let claim = "desk.clearance <= 2026-01-30";
    assert_eq!(solved(&plain(), KEY, (7.0, 10.0), 0.5, claim).verdict, SolveVerdict::Everywhere);
    let nowhere = solved(&plain(), KEY, (3.0, 5.0), 0.5, claim).verdict;
    assert!(matches!(nowhere, SolveVerdict::Nowhere(best) if best.share == 0.0), "{nowhere:?}");
}

#[test]
fn the_claim_holds_at_the_answer_and_not_a_step_below() {
    let text = uncertain();
    for claim in [
        "desk.clearance <= 2026-02-09 with 90%",
        "desk.first_clearance <= 2026-02-05 with 80%",
        "desk.opening_served <= 2026-02-05 with 80%",
        "desk.backlog@2026-01-31 <= 200 with 50%",
        "desk.service_level >= 0.5 with 80%",
        "desk.person_months <= 1k with 80%",
    ] {
        let solution = solved(&text, KEY, (30.0, 90.0), 0.25, claim);
        let SolveVerdict::From(edge) = &solution.verdict else {
            panic!("{claim}: {:?}", solution.verdict)
        };
        let (words, claim) = (claim, solution.problem.claim);
        let share = |value: f64| {
            let model = bench(&text).with([(KEY, value)]).unwrap();
            let values = Play::new(&model, Plan { seed: 1399, replications: 300 })
                .answer(claim.answer)
                .unwrap();
            values.iter().filter(|value| claim.holds(**value)).count() as f64 / 300.0
        };
        let value = edge.at.value;
        assert_eq!(share(value), edge.at.share, "{words}");
        assert!(claim.share <= share(value), "{words}: {}", share(value));
        assert!(share(value - 0.25) < claim.share, "{words}: {}", share(value - 0.25));
        // Nothing where it may lie beyond the values tried.
        let (low, high) = (edge.between.0.unwrap_or(30.0), edge.between.1.unwrap_or(90.0));
        assert!(low <= value && value <= high && low < high, "{words}: {low} {value} {high}");
    }
}

fn swept(scenario: &str, values: &[&str]) -> Sweep {
    let bench = bench(scenario);
    let answers = Answer::all(&bench.programme.base.model);
    let points = values
        .iter()
        .map(|value| vec![Value { text: (*value).to_owned(), number: None }])
        .collect();
    let heard = Cell::new(0);
    let task = Task { keys: vec![KEY.to_owned()], design: Design::Grid, points, answers };
    let found = sweep::sweep(&bench, task, &NoCache, &|done| heard.set(done));
    assert_eq!(heard.get(), values.len() as u64);
    found.unwrap()
}

#[test]
fn a_point_of_a_sweep_is_a_run() {
    let text = uncertain();
    let swept = swept(&text, &["40", "50", "61.5"]);
    let run = experiment::run(&programme(&text), &|_| {}).unwrap();
    let stage = &run.outcomes[0].stages[0];
    let point = &swept.points[1];
    let (clearance, peak, months, level) = (
        &point.played.found[0],
        &point.played.found[1],
        &point.played.found[2],
        &point.played.found[3],
    );
    for (quantile, probability) in clearance.quantiles.iter().zip(nobat::stats::band::LEVELS) {
        assert_eq!(*quantile, stage.clearance.quantile(probability).map(|step| step as f64));
    }
    assert_eq!(clearance.never, stage.clearance.probability_of_never());
    assert_eq!(
        (peak.mean, peak.quantiles),
        (Some(stage.peak.mean), stage.peak.quantiles.map(Some))
    );
    assert_eq!(months.mean, Some(stage.person_months.mean));
    assert_eq!(level.mean, stage.service_level.map(|band| band.mean));
    assert_eq!(point.played.waits[0].as_ref().unwrap().p85, stage.waits.joined[0].p85);
    // With the same random draws, more is never worse.
    let medians: Vec<f64> =
        swept.points.iter().map(|point| point.played.found[2].quantiles[3].unwrap()).collect();
    assert!(medians[1] < medians[0] && medians[2] < medians[1], "{medians:?}");
}

#[test]
fn answers_are_read_and_mistakes_are_told() {
    let model = programme(&uncertain()).base.model;
    for key in [
        "desk.clearance",
        "desk.peak",
        "desk.person_months",
        "desk.backlog_at_end",
        "desk.served",
        "desk.service_level",
        "desk.backlog@2026-01-31",
    ] {
        assert_eq!(Answer::parse(key, &model).unwrap().key(&model), key);
    }
    for (wrong, says) in [
        ("desk", "STAGE.ANSWER"),
        ("dask.peak", "did you mean `desk`"),
        ("desk.clearence", "did you mean `clearance`"),
        ("desk.nonsense", "write one of"),
        ("desk.backlog", "needs a date"),
        ("desk.peak@2026-01", "has no date"),
        ("desk.backlog@2031-01", "outside of the horizon"),
        ("desk.backlog@soon", "no date"),
    ] {
        let why = Answer::parse(wrong, &model).unwrap_err();
        assert!(why.to_string().contains(says), "{wrong}: {why}");
    }
    for (wrong, says) in [
        ("desk.peak = 5", "neither"),
        ("desk.peak <= many", "no number"),
        ("desk.clearance >= 2026-02-01", "only be `<=`"),
        ("desk.peak <= 5 with 900%", "no share"),
    ] {
        let why = Claim::parse(wrong, &model).unwrap_err();
        assert!(why.to_string().contains(says), "{wrong}: {why}");
    }
    assert!(
        Answer::parse("desk.service_level", &programme(&plain()).base.model)
            .unwrap_err()
            .to_string()
            .contains("standard")
    );
}

fn effort(points: u32) -> Effort {
    Effort { points, trajectories: 20 }
}

#[test]
fn the_unknown_that_matters_most_comes_first() {
    let programme = programme(&uncertain());
    let answer = Answer::parse("desk.peak", &programme.base.model).unwrap();
    let found = sensitivity::analyse(&programme, answer, effort(128)).unwrap();
    let addresses: Vec<&str> =
        found.unknowns.iter().map(|unknown| unknown.address.as_str()).collect();
    assert_eq!(addresses, ["stage.desk.backlog.waiting", "demand.people.per_day"]);
    let first = &found.unknowns[0];
    assert_eq!(first.range, (1_040.0, 1_360.0));
    // The queue only falls, so its peak follows the opening one for one.
    assert!((first.swing() - 320.0).abs() < 15.0, "{}", first.swing());
    assert!(0.95 < first.indices.unwrap().first.value);
    // Over half of its range, 200 applicants; so over the whole range, 400.
    let effects = first.effects.unwrap();
    assert!((effects.size.value - 400.0).abs() < 20.0, "{effects:?}");
    assert!(effects.spread.value < 20.0, "{effects:?}");
    let other = found.unknowns[1].effects.unwrap();
    assert!(other.size.between.1 < effects.size.between.0, "{other:?}");
    let again = sensitivity::analyse(&programme, answer, effort(128)).unwrap();
    assert_eq!(again.unknowns[0].indices, first.indices, "the same seed, the same numbers");
    let known =
        sensitivity::analyse(&crate::support::programme(&plain()), answer, effort(16)).unwrap();
    assert!(known.unknowns.is_empty() && known.chance.is_none());
}

#[test]
fn the_commands_write_their_folders_in_both_languages() {
    let desk = Desk::new();
    desk.put("desk.toml", &uncertain());
    for lang in ["en", "fa"] {
        for (words, files) in [
            (format!("sweep desk.toml --vary {KEY}=40..60:3"), &["sweep.csv"][..]),
            (
                format!("sweep desk.toml --vary {KEY}=40..60 --design lhs --points 4"),
                &["sweep.csv"],
            ),
            (
                format!("sweep desk.toml --vary {KEY}=40,50 --vary demand.people.per_day=18,20"),
                &["sweep.csv"],
            ),
            ("sensitivity desk.toml --points 16".to_owned(), &["sensitivity.csv"]),
        ] {
            let said = desk.nobat(&format!("{words} --replications 20 --lang {lang} --format svg"));
            assert_eq!(said.status, Status::Good, "{words}: {}", said.stderr);
            let question = words.split_whitespace().next().unwrap();
            let folder = format!("results/desk-{question}");
            assert!(said.stdout.contains(&folder), "{}", said.stdout);
            assert!(!desk.names(&format!("{folder}/charts")).is_empty(), "{words}");
            for file in files.iter().chain(&["manifest.json", "scenario.toml"]) {
                assert!(!desk.read(&format!("{folder}/{file}")).is_empty(), "{words}: {file}");
            }
        }
    }
    let said = desk.nobat(&format!("sweep desk.toml --vary {KEY}=40,50 --replications 9 -o -"));
    assert!(
        said.stdout.starts_with("point,capacity.clerks.per_day,answer,mean,"),
        "{}",
        said.stdout
    );
    let lines = said.stdout.lines().count();
    assert_eq!(lines, 1 + 2 * (4 + 3), "four answers, three waits: {}", said.stdout);
}

#[test]
fn what_cannot_be_varied_is_refused() {
    let desk = Desk::new();
    desk.put("desk.toml", &uncertain());
    for (words, says) in [
        ("sweep desk.toml --vary capacty.clerks.per_day=1,2", "did you mean"),
        ("sweep desk.toml --vary capacity.clarks.per_day=1,2", "did you mean `clerks`"),
        ("sweep desk.toml --vary demand.peple.per_day=1,2", "did you mean `people`"),
        ("sweep desk.toml --vary capacity.clerks.per_day=-1", "cannot be negative"),
        ("sweep desk.toml --vary time.end=2026-01-20,2026-01-31", "not comparable"),
        ("sweep desk.toml --vary capacity.clerks.per_day", "has no `=`"),
        ("sweep desk.toml --vary a=1,2 --design sobol", "needs a range"),
        ("sweep desk.toml --vary capacity.clerks.per_day=1 --answer desk.speed", "no answer"),
        (
            "solve desk.toml --vary capacity.clerks.per_day=1,2 --until desk.peak<=5",
            "needs a range",
        ),
        ("solve desk.toml --vary capacity.clerks.per_day=1..2 --until desk.peak<5", "neither"),
        (
            "solve desk.toml --vary capacity.clerks.per_day=1..2 --until desk.peak<=5 --tolerance 7",
            "--tolerance",
        ),
        ("sensitivity desk.toml --answer dask.peak", "did you mean"),
    ] {
        let said = desk.nobat(words);
        assert_eq!(said.status, Status::BadInput, "{words}");
        assert!(said.stderr.contains(says), "{words}: {}", said.stderr);
    }
    let said = desk.nobat("solve desk.toml --vary capacity.clerks.per_day=40..60 --until desk.peak<=1.5k --tolerance 5");
    assert_eq!(said.status, Status::Good, "{}", said.stderr);
    assert!(
        desk.read("results/desk-solve/frontier.csv")
            .starts_with("value,confidence,promise,date,gregorian\n40,0.5,")
    );
}
