//! When is it my turn: dates of those who apply in a step, against what the run itself says.

use nobat::cli::Status;
use nobat::experiment::waits::WaitQuantile;

use crate::desk::Desk;
use crate::readme::text;
use crate::support::played;

/// 1,000 wait, 100 come and 200 are served every month, without chance.
const PLAIN: &str = r#"schema = 1
pipeline = ["desk"]
[time]
calendar = "gregorian"
start = "2026-01"
end = "2026-12"
step = "month"
[run]
replications = 1
[stage.desk]
backlog = { waiting = 1_000, oldest = "2025-08" }
[demand.people]
per_month = 100
[capacity.staff]
stage = "desk"
per_month = 200
[variant.twice]
capacity.staff.per_month = 400
"#;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("plain.toml", PLAIN);
    desk
}

/// By hand: at the end of January 900 wait, the last hundred of whom have just come. 200 leave each month: the 801st to
/// 900th leave in June, five months later. With 400 a month, 700 wait; the last leave in March.
#[test]
fn the_date_is_that_of_a_sum_by_hand() {
    let said = desk().nobat("turn plain.toml --applied 2026-01");
    assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""));
    assert!(said.stdout.contains("June 2026 (5 months)"), "{}", said.stdout);
    assert!(said.stdout.contains("March 2026 (2 months)"), "{}", said.stdout);
    let flat = said.stdout.split_whitespace().collect::<Vec<&str>>().join(" ");
    let sentence = "Those who apply in January 2026 are done by June 2026, 95 in 100 of them.";
    assert!(flat.contains(sentence), "{flat}");
}

/// Who applied before the start has a turn too: half of the thousand joined before the middle of October.
#[test]
fn the_opening_backlog_has_turns() {
    let desk = desk();
    let said = desk.nobat("turn plain.toml --applied 2025-08 -o -");
    assert_eq!(said.status, Status::Good, "{}", said.stderr);
    let mut rows = said.stdout.lines();
    assert!(
        rows.next()
            .unwrap()
            .starts_with("variant,class,region,applied_date,applied_gregorian,units,p50,")
    );
    assert!(rows.next().unwrap().starts_with("base,all,all,2025-08-01,2025-08-01,"));
    assert!(rows.next().unwrap().starts_with("twice,all,all,2025-08-01,"));
}

#[test]
fn it_says_what_the_run_says() {
    let run = played(PLAIN);
    let waits = &run.outcomes[0].stages[0].waits.joined;
    for wait in waits {
        let day = run.info.first_day(wait.step).unwrap();
        let date = run.info.calendar.format(day);
        let rows = desk().nobat(&format!("turn plain.toml --applied {date} -o -")).stdout;
        let row: Vec<&str> = rows.lines().nth(1).unwrap().split(',').collect();
        let steps = match wait.p50 {
            WaitQuantile::Steps(steps) => steps.to_string(),
            WaitQuantile::BeyondHorizon => String::new(),
        };
        assert_eq!(row[6], steps, "{date}");
    }
}

#[test]
fn what_nobody_can_say_is_refused() {
    let desk = desk();
    for (words, because) in [
        ("turn plain.toml", "--applied"),
        ("turn plain.toml --applied soon", "no month or day"),
        ("turn plain.toml --applied 2031-01", "nobody applies in 2031-01"),
        ("turn plain.toml --applied 2019-01", "nobody applies in 2019-01"),
        ("turn plain.toml --applied 2026-01 --class gold", "there is no class `gold`"),
        ("turn plain.toml --applied 2026-01 --region moon", "there is no region `moon`"),
        ("turn plain.toml --applied 2026-01 --class a --region b", "there is no class `a`"),
    ] {
        let said = desk.nobat(words);
        assert_eq!((said.status, said.stdout.as_str()), (Status::BadInput, ""), "{words}");
        assert!(said.stderr.contains(because), "{words}: {}", said.stderr);
    }
    assert_eq!(desk.names("."), ["plain.toml"]);
}

/// Two classes in two regions that serve 100 and 150 a month, the first class before the second; 50 of each come to each, and
/// 500 of the second wait in each.
const CELLS: &str = r#"schema = 1
pipeline = ["desk"]
[time]
calendar = "gregorian"
start = "2026-01"
end = "2026-12"
step = "month"
[run]
replications = 1
[regions.north]
population = 1
staff = 2
[regions.south]
population = 1
staff = 3
[class.first]
[class.second]
[stage.desk]
discipline = "priority"
backlog = { second = 1_000 }
[demand.first]
class = "first"
per_month = 100
[demand.second]
class = "second"
per_month = 100
[capacity.staff]
stage = "desk"
per_month = 250
split = "staff"
"#;

/// By hand: in the north 50 of the second class are served a month, so the 50 who come in January behind 500 are served in
/// the eleventh month, ten later; in the south 100, so in the sixth, five later. The first class waits for nobody.
#[test]
fn a_class_in_a_region_has_a_turn() {
    let desk = Desk::new();
    desk.put("cells.toml", CELLS);
    for (class, region, wait, date) in [
        ("second", "north", 10, "2026-11-01"),
        ("second", "south", 5, "2026-06-01"),
        ("first", "north", 0, "2026-01-01"),
    ] {
        let words =
            format!("turn cells.toml --applied 2026-01 --class {class} --region {region} -o -");
        let said = desk.nobat(&words);
        assert_eq!(said.status, Status::Good, "{}", said.stderr);
        let row =
            format!("base,{class},{region},2026-01-01,2026-01-01,50,{wait},{date},{date},{wait},");
        assert!(said.stdout.contains(&row), "{row}: {}", said.stdout);
    }
    let said = desk.nobat("turn cells.toml --applied 2026-01 --class second --region north");
    assert!(
        said.stdout.contains("Second, north: those who apply in January 2026"),
        "{}",
        said.stdout
    );
    // Through several stages nobody counts by region.
    let two = CELLS.replace(r#"["desk"]"#, r#"["desk", "post"]"#)
        + "[stage.post]\n[capacity.counter]\nstage = \"post\"\nper_month = 1_000\n";
    desk.put("two.toml", &two);
    let said = desk.nobat("turn two.toml --applied 2026-01 --region north");
    assert_eq!(said.status, Status::BadInput);
    assert!(said.stderr.contains("by class, not by region"), "{}", said.stderr);
}

/// Of a class and of a region, and the same turns stand on the page of a run, to be picked.
#[test]
fn parts_have_turns_of_their_own() {
    let desk = Desk::new();
    desk.put("regions.toml", &desk.nobat("new regions -").stdout);
    let words = "turn regions.toml --applied 2026-02-02 --replications 40";
    let north = desk.nobat(&format!("{words} --region north -o -")).stdout;
    let all = desk.nobat(&format!("{words} -o -")).stdout;
    assert!(north.contains("base,all,north,2026-02-02") && all.contains("base,all,all,2026-02-02"));
    assert_ne!(north.lines().nth(1).unwrap()[20..], all.lines().nth(1).unwrap()[20..]);
    desk.nobat("run regions.toml --replications 40 --format html");
    let page = desk.read("results/regions/report.html");
    assert!(page.contains("When is it my turn?") && page.contains("data-picked=\"2\""));
    assert!(text("src/format/html/script.js").contains("data-picked"));
}
