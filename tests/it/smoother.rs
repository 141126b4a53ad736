//! A quick look at what figures say: right where everything is linear and normal, and open about where it is not.

use nobat::calendar::Day;
use nobat::fit::{Figure, Space, smooth};
use nobat::model::tails::Tails;
use nobat::random::Seed;

use crate::calibration::{ByFormula, figure, quarters};
use crate::desk::Desk;
use crate::fit::history;

fn figures(values: &[f64], scale: f64) -> Vec<Figure> {
    values.iter().map(|value| figure(*value, scale, Tails::Normal)).collect()
}

/// A step each quarter, and the days of figures at their ends.
fn walk(count: i64) -> (Space, Vec<Day>) {
    let days = (0..count).map(|quarter| Day(91 * quarter + 90)).collect();
    (Space::new(quarters(count), Vec::new(), 0.0), days)
}

fn close(found: f64, known: f64, within: f64) {
    assert!((found - known).abs() < within, "{found}, not {known}");
}

/// The filter of Kalman (1960) on a local level, steps and errors N(0, 1), figures 1, 2, 4: mean 3, variance 0.615385; two
/// steps ahead two variances more. So with four rounds as with eight.
#[test]
fn a_local_level_at_a_quick_look() {
    let (space, days) = walk(5);
    let forward = ByFormula(|u: &[f64]| (0..5).map(|quarter| u[..=quarter].iter().sum()).collect());
    let figures = figures(&[1.0, 2.0, 4.0, 0.0, 0.0], 1.0);
    for rounds in [4, 8] {
        let found = smooth(&forward, &space, (&figures, &days, 3), (20_000, rounds), Seed(2));
        let of = |figure: usize| {
            let amounts = found.worlds.iter().map(move |world| world.seen[figure].amount);
            let middle = amounts.clone().sum::<f64>() / 20_000.0;
            (middle, amounts.map(|it| (it - middle).powi(2)).sum::<f64>() / 20_000.0)
        };
        let ((now, spread), (later, wide)) = (of(2), of(4));
        close(now, 3.0, 0.03);
        close(spread, 0.615_385, 0.03);
        close(later, 3.0, 0.05);
        close(wide, 2.615_385, 0.1);
        assert!(found.misfit < 2.0, "{}", found.misfit);
    }
}

/// What no world can have is not agreed with, and that is said.
#[test]
fn a_quick_look_says_where_it_does_not_fit() {
    let (space, days) = walk(2);
    let forward = ByFormula(|u: &[f64]| vec![u[0].tanh(), u[1].tanh()]);
    let figures = figures(&[5.0, -5.0], 0.5);
    let found = smooth(&forward, &space, (&figures, &days, 2), (400, 8), Seed(3));
    assert!(2.0 < found.misfit, "{}", found.misfit);
}

#[test]
fn a_quick_look_is_said_to_be_one() {
    let desk = Desk::new();
    desk.put("history.toml", &history(""));
    let said = desk.nobat("fit history.toml --worlds 100 --quick --threads 1 -o one");
    assert_eq!(said.stderr, "");
    assert!(said.stdout.contains("Approximate: a quick look"), "{}", said.stdout);
    assert!(!said.stdout.contains("Log evidence"), "{}", said.stdout);
    assert_eq!(desk.nobat("fit history.toml --worlds 100 --quick --threads 3 -o two").stderr, "");
    assert_eq!(desk.read("one/posterior.csv"), desk.read("two/posterior.csv"));
    let jumps = "jumps = { mean_gap = \"1 year\", to = [60, 900] }\nevery =";
    desk.put("jumps.toml", &history("").replace("every =", jumps));
    let said = desk.nobat("fit jumps.toml --worlds 100 --quick -o three");
    assert!(said.stderr.contains("remove `jumps`"), "{}", said.stderr);
}
