//! The cheapest mix of two parameters: known answers, and the command as it is typed.

use nobat::cli::Status;
use nobat::experiment::mix::{self, Mix, Problem};
use nobat::model::answer::Claim;

use crate::desk::Desk;
use crate::support::{bench, days};

const MINT: &str = "supplier.mint.per_day";
const PRESS: &str = "supplier.press.per_day";
const CLERKS: &str = "capacity.clerks.per_day";

/// 120 wait, two a day join; two suppliers deliver what one of them needs each, and clerks hand it out.
fn desk(chance: &str) -> String {
    days(
        60,
        100,
        &format!(
            "[stage.desk]\nbacklog = {{ waiting = 120 }}\ncleared_at = 0\n[demand.people]\nper_day = 2\n{chance}\n\
             [capacity.clerks]\nstage = \"desk\"\nper_day = 50\n[material.card]\nstage = \"desk\"\n\
             [supplier.mint]\nmaterial = \"card\"\nper_day = 1\n\
             [supplier.press]\nmaterial = \"card\"\nper_day = 1\n"
        ),
    )
}

fn solved(text: &str, keys: [&str; 2], bounds: [(f64, f64); 2], costs: [f64; 2]) -> Mix {
    let bench = bench(text);
    let claim = "desk.clearance <= 2026-01-30 with 90%";
    let claim = Claim::parse(claim, &bench.programme.base.model).unwrap();
    let problem = Problem { keys: keys.map(str::to_owned), bounds, costs, claim };
    mix::cheapest(&bench, problem, &|_| {}).unwrap()
}

/// Together they have to deliver 120 / 30 + 2 = 6 a day.
#[test]
fn of_two_that_add_up_the_cheaper_one_is_used_up_first() {
    let bounds = [(0.0, 8.0), (0.0, 4.0)];
    for (costs, values, cost) in [
        ([1.0, 3.0], [6.0, 0.0], 6.0),
        ([3.0, 1.0], [2.0, 4.0], 10.0),
        ([0.0, 0.0], [2.0, 4.0], 0.0),
    ] {
        let found = solved(&desk(""), [MINT, PRESS], bounds, costs);
        let best = found.best.unwrap();
        assert_eq!((best.values, best.cost, best.share), (values, cost, 1.0), "{costs:?}");
        for point in &found.frontier {
            // Cards are whole: of each supplier half a card may be missing at the date.
            let more = point.values[1] - (6.0 - point.values[0]).max(0.0);
            assert!((0.0..0.07).contains(&more), "{point:?}");
        }
        assert!(found.frontier.iter().all(|point| 2.0 <= point.values[0]));
    }
}

/// Six a day of each are enough, and less of either is not, whatever there is of the other.
#[test]
fn of_two_that_limit_each_other_both_are_needed() {
    let text = desk("").replace("per_day = 1\n[supplier.press]", "per_day = 0\n[supplier.press]");
    let found = solved(&text, [CLERKS, PRESS], [(0.0, 16.0), (0.0, 16.0)], [1.0, 1.0]);
    assert_eq!(found.best.map(|best| (best.values, best.cost)), Some(([6.0, 6.0], 12.0)));
}

#[test]
fn with_chance_the_claim_holds_at_the_mix_and_not_a_step_below() {
    let text =
        desk("chance = \"poisson\"").replace("per_day = 50", "per_day = 50\nnoise = { cv = 0.5 }");
    let bounds = [(0.0, 8.0), (0.0, 8.0)];
    let found = solved(&text, [MINT, PRESS], bounds, [2.0, 3.0]);
    let best = found.best.unwrap();
    assert!(0.9 <= best.share && best.interval.0 < best.share && best.share < 1.0, "{best:?}");
    assert!(found.frontier.iter().all(|point| best.cost <= point.cost && 0.9 <= point.share));
    let [mint, press] = best.values;
    let below =
        solved(&text, [MINT, PRESS], [(0.0, mint - 1.0 / 16.0), (0.0, press + 1e-6)], [2.0, 3.0]);
    assert_eq!(below.best, None, "{best:?}");
}

#[test]
fn out_of_reach_is_said() {
    let found = solved(&desk(""), [MINT, PRESS], [(0.0, 2.0), (0.0, 3.0)], [1.0, 1.0]);
    assert_eq!((found.best, found.frontier.len(), found.most.share), (None, 0, 0.0));
    assert_eq!(found.most.values, [2.0, 3.0]);
}

#[test]
fn the_command_finds_it_in_both_languages() {
    let desk = Desk::new();
    desk.put("desk.toml", &self::desk(""));
    let vary = format!("--vary {MINT}=0..8 --vary {PRESS}=0..4 --until desk.clearance<=2026-01-30");
    let words = format!("solve desk.toml {vary} --cost {MINT}=3,{PRESS}=1");
    let said = desk.nobat(&words);
    assert_eq!(said.status, Status::Good, "{}", said.stderr);
    assert!(
        said.stdout.contains("Cheapest combination: supplier.mint.per_day at 2"),
        "{}",
        said.stdout
    );
    let words_of = |said: &str| said.split_whitespace().collect::<Vec<&str>>().join(" ");
    let said = words_of(&said.stdout);
    assert!(said.contains("supplier.press.per_day is at the greatest value tried, 4:"), "{said}");
    assert!(!said.contains("supplier.mint.per_day is at"), "{said}");
    let table = desk.read("results/desk-solve/mix.csv");
    assert!(
        table.starts_with(&format!("{MINT},{PRESS},cost,share,low,high,cheapest\n2,4,10,1,")),
        "{table}"
    );
    assert_eq!(desk.names("results/desk-solve/charts").len(), 2);
    assert_eq!(desk.nobat(&format!("{words} -o -")).stdout, table);
    assert!(desk.nobat(&format!("{words} --lang fa")).stdout.contains("ارزان‌ترین"));
    let far = words.replace("=0..8", "=0..1");
    assert_eq!(desk.nobat(&far).status, Status::FailedAssertion);
    for (words, says) in [
        (format!("solve desk.toml {vary}"), "what a unit of each key costs"),
        (format!("solve desk.toml {vary} --cost {MINT}=3"), "what a unit of each key costs"),
        (
            format!("solve desk.toml {vary} --cost {MINT}=3,{PRESS}=-1"),
            "what a unit of each key costs",
        ),
        (format!("{words} --tolerance 1"), "--tolerance"),
        (format!("{words} --vary {CLERKS}=1..2"), "one `--vary`"),
        (words.replace("=0..8", "=1,2"), "needs a range"),
        (words.replace("mint", "mnt"), "supplier.mnt"),
    ] {
        let said = desk.nobat(&words);
        assert_eq!(said.status, Status::BadInput, "{words}");
        assert!(said.stderr.contains(says), "{words}: {}", said.stderr);
    }
}
