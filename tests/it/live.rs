//! The live page from within: levers of a scenario, answers, what is saved, what stands in the file. Opens no browser.

use std::sync::atomic::{AtomicUsize, Ordering};

use nobat::cli::Status;
use nobat::live::{Ask, Bounds, answer, answer_while};
use nobat::scenario::{Lever, levers};
use serde_json::{Value, json};

use crate::command::SCENARIO;
use crate::desk::Desk;
use crate::support::bench;

const LEVER: &str = r#"
[lever.machines]
key = "capacity.line.per_month"
from = 100
to = 900
step = 50
label = { en = "Machines", fa = "دستگاه‌ها" }
[lever.people]
key = "demand.people.per_month"
from = 0
to = 200
"#;

fn with_levers() -> String {
    format!("{SCENARIO}{LEVER}")
}

fn alone(text: &str) -> String {
    nobat::live::alone(text)
}

fn asked(question: &Value) -> Value {
    serde_json::from_str(&answer(&question.to_string())).unwrap()
}

fn question(values: &Value) -> Value {
    json!({
        "scenario": alone(SCENARIO), "path": "cards.toml", "extends": true, "language": "en",
        "variants": [{ "values": values }],
    })
}

/// What a scenario that must be wrong is told.
fn told(more: &str) -> String {
    let text = format!("{SCENARIO}{more}");
    text.parse::<nobat::Workbench>().err().unwrap().to_string()
}

#[test]
fn declared_levers_are_those_of_the_file() {
    let found = levers(&bench(&with_levers()));
    let of = |lever: &Lever| (lever.key.clone(), lever.from, lever.to, lever.step, lever.now);
    let all: Vec<_> = found.iter().map(of).collect();
    assert_eq!(all[0], ("capacity.line.per_month".to_owned(), 100.0, 900.0, 50.0, None));
    assert_eq!(all[1], ("demand.people.per_month".to_owned(), 0.0, 200.0, 5.0, Some(60.0)));
    assert_eq!(found[0].name.label("fa"), "دستگاه‌ها");
    // What is laid over a scenario may lie beyond its levers, which then reach that far.
    let beyond = with_levers().replace("from = 0\nto = 200", "from = 70\nto = 90");
    let beyond = &levers(&bench(&beyond))[1];
    assert_eq!((beyond.from, beyond.to), (60.0, 90.0));
    // Nothing of it is in the way of a run, nor of the text that it leaves.
    let again = bench(&bench(&with_levers()).programme.effective);
    assert_eq!(again.programme.levers, found);
}

/// From half to double, as far as the scenario takes it, in steps that meet what is there.
#[test]
fn levers_are_offered_where_none_are_declared() {
    let text = SCENARIO.replace("per_month = { uniform = [200, 300] }", "per_month = 250");
    let text = text.replace("per_month = 60", "per_month = { uniform = [40, 80] }");
    let found = levers(&bench(&text));
    assert_eq!(found.len(), 2);
    for lever in &found {
        assert!(lever.from < lever.to && 0.0 < lever.step, "{lever:?}");
        let middle = lever.now.unwrap_or(lever.from);
        assert!((lever.from..=lever.to).contains(&middle), "{lever:?}");
        let steps = (middle - lever.from) / lever.step;
        assert!((steps - steps.round()).abs() < 1e-6, "{lever:?}");
    }
    let line = found.iter().find(|lever| lever.key == "capacity.line.per_month").unwrap();
    assert_eq!((line.from, line.to, line.now), (130.0, 500.0, Some(250.0)));
}

#[test]
fn a_lever_that_moves_nothing_is_refused() {
    for (more, wanted) in [
        (
            "[lever.x]\nkey = \"capacity.lin.per_month\"\nfrom = 1\nto = 2",
            "did you mean `capacity.line.per_month`?",
        ),
        ("[lever.x]\nkey = \"stage.making.backlog.oldest\"\nfrom = 1\nto = 2", "is no number"),
        ("[lever.x]\nkey = \"demand.people.per_month\"\nfrom = 90\nto = 20", "write a larger `to`"),
        (
            "[lever.x]\nkey = \"demand.people.per_month\"\nfrom = 0\nto = 200\nstep = 500",
            "write `step = 5`",
        ),
        ("[lever.x]\nkey = \"demand.people.per_month\"\nfrom = 0", "`lever.x` needs `to`"),
        (
            "[lever.x]\nkey = \"demand.people.per_month\"\nfrom = 0\nto = 90\nsteps = 5",
            "did you mean `step`?",
        ),
        ("[variant.more.lever.x]\nfrom = 3", "`lever` cannot differ between variants"),
    ] {
        let said = told(&format!("\n{more}\n"));
        assert!(said.contains(wanted), "{more}\n{said}");
    }
}

/// The same numbers as a run of the same values: the page does not have an engine of its own.
#[test]
fn what_is_saved_is_played_to_the_same_numbers() {
    let desk = Desk::new();
    desk.put("cards.toml", SCENARIO);
    let mut question = question(&json!({ "capacity.line.per_month": 350.0 }));
    question["variants"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "name": "kept \"one\"", "values": { "demand.people.per_month": 30.5 } }));
    question["files"] = json!(true);
    let found = asked(&question);
    desk.put("tried.toml", found["overlay"].as_str().unwrap());
    let said = desk.nobat("run tried.toml --format none --quiet -o out");
    assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""));
    for file in ["series.csv", "waits.csv"] {
        let mut files = found["files"].as_array().unwrap().iter();
        let page = files.find(|it| it[0] == file).unwrap()[1].as_str().unwrap();
        let run = desk.read(&format!("out/{file}"));
        // The run plays the variant of the file as well.
        let others = |line: &&str| !line.starts_with("faster,");
        let run: Vec<&str> = run.lines().filter(others).collect();
        assert!(run.iter().any(|line| line.starts_with("kept-1,")));
        assert!(page.lines().collect::<Vec<&str>>() == run, "{file}");
    }
}

#[test]
fn the_answer_comes_first_and_says_what_changes() {
    let found = asked(&question(&json!({ "capacity.line.per_month": 900.0 })));
    let said: Vec<&str> =
        found["said"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[1].contains("sooner than as it stands"), "{said:?}");
    assert!(found["picture"].as_str().unwrap().starts_with("<svg"));
    assert_eq!(found["values"].as_str().unwrap().matches("<tr data-wide").count(), 13);
    assert_eq!(found["table"].as_str().unwrap().matches("<tr>").count(), 3);
    // Without anything laid over it, it speaks of the scenario alone.
    let base = asked(
        &json!({ "scenario": alone(SCENARIO), "path": "cards.toml", "language": "fa", "applied": 0 }),
    );
    assert_eq!(base["said"].as_array().unwrap().len(), 1);
    assert_eq!(base["turns"].as_array().unwrap().len(), 1);
    assert!(base["foot"].as_str().unwrap().contains("۵۰"));
}

#[test]
fn what_makes_no_sense_is_said_with_its_place() {
    let found = asked(&question(&json!({ "capacity.line.per_month": -1.0 })));
    assert!(found["error"].as_str().unwrap().contains("cannot be negative"), "{found}");
    assert!(asked(&json!("nothing"))["error"].is_string());
    assert!(answer("{").contains("this is no question"));
}

#[test]
fn a_page_needs_an_engine() {
    let desk = Desk::new();
    desk.put("cards.toml", &with_levers());
    let said = desk.nobat("page cards.toml");
    assert_eq!(said.status, Status::BadInput);
    assert!(
        said.stderr.contains("page/build") && said.stderr.contains("--engine FILE"),
        "{}",
        said.stderr
    );
    desk.put("engine", "something else");
    let said = desk.nobat("page cards.toml --engine engine");
    assert_eq!(said.status, Status::BadInput);
    assert!(said.stderr.contains("is no module of WebAssembly"), "{}", said.stderr);
    desk.put("wide.toml", &with_levers().replace("from = 100", "from = -100"));
    let said = desk.nobat("page wide.toml --engine engine");
    assert!(
        said.stderr.contains("the lever `machines` cannot go to its `from = -100`"),
        "{}",
        said.stderr
    );
}

/// Nothing is fetched, and no text of the scenario ends what it stands in.
#[test]
fn the_file_needs_nothing_and_gives_nothing_away() {
    let desk = Desk::new();
    let hostile = "</script><script>alert(1)</script>";
    desk.put("cards.toml", &with_levers().replace("\"Cards\"", &format!("\"{hostile}\"")));
    desk.put("engine", "\0asm");
    let said = desk.nobat("page cards.toml --engine engine -o what.html --lang fa");
    assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""));
    let page = desk.read("what.html");
    assert_eq!(page.matches("<script").count(), 4);
    assert!(
        !page.contains(hostile)
            && page.contains("default-src 'none'")
            && page.contains("dir=\"rtl\"")
    );
    for word in
        ["src=", "@import", "<link", "<iframe", "<base", "fetch(\"http", "http-equiv=\"refresh\""]
    {
        assert!(!page.contains(word), "{word}");
    }
    // A page may be made anew; anything else stays.
    assert_eq!(desk.nobat("page cards.toml --engine engine -o what.html").status, Status::Good);
    desk.put("mine.html", "<p>mine</p>");
    assert_eq!(desk.nobat("page cards.toml --engine engine -o mine.html").status, Status::BadInput);
    assert_eq!(desk.read("mine.html"), "<p>mine</p>");
}

/// A search that nobody would see the end of: a million replications, and never narrow enough.
#[test]
fn the_search_for_a_precision_ends_with_those_who_asked() {
    let endless =
        "precision = { of = [\"making.person_months\"], relative = 1e-6, most = 1_000_000 }";
    let mut asked = question(&json!({}));
    let scenario = alone(&SCENARIO.replace("replications = 50", endless));
    assert!(scenario.contains("precision"), "{scenario}");
    asked["scenario"] = json!(scenario);
    asked["variants"] = json!([]);
    let ask: Ask = serde_json::from_value(asked).unwrap();
    for looks in [0, 1, 5, 20] {
        let looked = AtomicUsize::new(0);
        let wanted = || looked.fetch_add(1, Ordering::SeqCst) < looks;
        let answer = answer_while(&ask, Bounds { wanted: &wanted, most: f64::INFINITY });
        assert!(answer.is_none(), "{looks}: {answer:?}");
        // Those who play side by side each look once more, and the run that would follow.
        let more = looked.load(Ordering::SeqCst) - looks;
        assert!((1..=2_000).contains(&more), "{looks}: looked {more} times after nobody wanted it");
    }
}
