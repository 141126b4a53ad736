//! Rates that wander, by hand, and what is no such rate. Fits nothing.

use nobat::engine::inputs;
use nobat::experiment::sensitivity::{self, Effort};
use nobat::model::Model;
use nobat::model::answer::Answer;

use crate::scenario_load::check;
use crate::support::{played, programme};

/// Two years of months, in pieces of a quarter each.
fn model(walk: &str) -> Model {
    let text = format!(
        "pipeline = [\"desk\"]\nstage.desk = {{}}\n\
         time = {{ calendar = \"gregorian\", start = \"2026-01\", end = \"2027-12\" }}\n\
         material.blank = {{ stage = \"desk\" }}\nsupplier.mint = {{ material = \"blank\" }}\n\
         demand.people.per_month = 1_000_000\n\
         [unknown.supply]\nof = \"supplier.mint\"\nper_month = 25_000\nevery = \"3 months\"\nspread = 0.35\n{walk}"
    );
    programme(&text).base.model
}

/// The rates of the pieces after the first, where the normal numbers at these places are not zero.
fn rates(model: &Model, set: &[(usize, f64)]) -> Vec<f64> {
    let mut normals = vec![0.0; model.inputs.len()];
    for (place, u) in set {
        normals[*place] = *u;
    }
    let values = inputs::of_normals(model, &normals);
    model.walks[0].pieces.iter().map(|piece| values[piece.rate.0]).collect()
}

#[test]
fn a_walk_by_hand() {
    let model = model("tails = \"normal\"\nbetween = [1_000, 100_000]");
    assert_eq!(model.walks[0].pieces.len(), 7);
    let first = model.walks[0].pieces[0].rate.0;
    let still = rates(&model, &[]);
    assert!(still.iter().all(|rate| (rate - 25_000.0).abs() < 1e-6), "{still:?}");
    let moved = rates(&model, &[(first, 1.0), (first + 2, 100.0), (first + 3, -1.0)]);
    let step = 0.35_f64.exp();
    let known = [25_000.0 * step, 25_000.0 * step, 100_000.0, 100_000.0 / step];
    for (found, known) in moved.iter().zip(known) {
        assert!((found / known - 1.0).abs() < 1e-9, "{moved:?}");
    }
}

#[test]
fn a_return_by_hand() {
    let model = model("tails = \"normal\"\nreturns = { to = 100_000, by = 0.5 }");
    let first = model.walks[0].pieces[0].rate.0;
    let moved = rates(&model, &[(first, 1.0)]);
    let one = (25_000.0_f64 * 100_000.0).sqrt() * 0.35_f64.exp();
    let known = [one, (one * 100_000.0).sqrt()];
    for (found, known) in moved.iter().zip(known) {
        assert!((found / known - 1.0).abs() < 1e-9, "{moved:?}");
    }
    let still = rates(&model, &[]);
    assert!((still[6] / 100_000.0 - 0.25_f64.powf(1.0 / 128.0)).abs() < 1e-9, "{still:?}");
}

#[test]
fn a_jump_by_hand() {
    let model =
        model("between = [1, 1_000_000]\njumps = { mean_gap = \"15 months\", to = [100, 10_000] }");
    let jumps = model.walks[0].jumps.unwrap();
    assert!((jumps.probability - (1.0 - (-0.2_f64).exp())).abs() < 1e-12);
    let [whether, _] = model.walks[0].pieces[1].jump.unwrap();
    // Half way, by logarithms, between a hundred and ten thousand.
    let rates = rates(&model, &[(whether.0, -5.0)]);
    assert!((rates[0] - 25_000.0).abs() < 1e-6 && (rates[1] - 1_000.0).abs() < 1e-6, "{rates:?}");
    assert!((rates[6] - 1_000.0).abs() < 1e-6, "and on from there");
}

#[test]
fn shares_and_normal_numbers_agree() {
    let model = model("between = [1, 1_000_000]");
    let shares = vec![0.5; model.inputs.len()];
    let normals = vec![0.0; model.inputs.len()];
    let (one, other) = (inputs::of_shares(&model, &shares), inputs::of_normals(&model, &normals));
    assert!(one.iter().zip(&other).all(|(one, other)| (one - other).abs() <= 1e-9 * other.abs()));
}

#[test]
fn a_run_plays_it_as_it_is_likely_before_any_figure() {
    let run = played(
        "pipeline = [\"desk\"]\nstage.desk = {}\nrun = { replications = 400, seed = 3 }\n\
         time = { calendar = \"gregorian\", start = \"2026-01\", end = \"2026-12\" }\n\
         material.blank = { stage = \"desk\" }\nsupplier.mint = { material = \"blank\" }\n\
         demand.people.per_month = 1_000_000\n\
         [unknown.supply]\nof = \"supplier.mint\"\nper_month = 1_000\nevery = \"3 months\"\nspread = 0.35\n",
    );
    let served = crate::support::stage(&run).served;
    assert!((served.quantiles[3] / 12_000.0 - 1.0).abs() < 0.1, "{served:?}");
    assert!(served.quantiles[1] < 10_000.0 && 14_000.0 < served.quantiles[5]);
}

/// To 90 % of where it ends after seven steps: 25,000 · e^(0.35 · 1.2816 · √7) = 81,913.
#[test]
fn a_walk_is_one_unknown_of_a_sensitivity() {
    let text = "pipeline = [\"desk\"]\nstage.desk = {}\nrun = { replications = 20, seed = 3 }\n\
         time = { calendar = \"gregorian\", start = \"2026-01\", end = \"2027-12\" }\n\
         material.blank = { stage = \"desk\" }\nsupplier.mint = { material = \"blank\" }\n\
         demand.people.per_month = { uniform = [90_000, 100_000] }\n\
         [unknown.supply]\nof = \"supplier.mint\"\nper_month = 25_000\nevery = \"3 months\"\nspread = 0.35\ntails = \"normal\"\n";
    let programme = programme(text);
    let answer = Answer::parse("desk.served", &programme.base.model).unwrap();
    let effort = Effort { points: 32, trajectories: 4 };
    let found = sensitivity::analyse(&programme, answer, effort).unwrap();
    let [first, second] = found.unknowns.as_slice() else { panic!("{:?}", found.unknowns) };
    assert_eq!([&*first.address, &*second.address], ["unknown.supply", "demand.people.per_month"]);
    assert!((first.range.1 / 81_913.0 - 1.0).abs() < 1e-4, "{:?}", first.range);
    // The straight path: the sum over quarters of three months each, by hand.
    let step = 0.35 * 1.281_551_565_544_6 / 7.0_f64.sqrt();
    let most: f64 = (0..8).map(|piece| 75_000.0 * (step * f64::from(piece)).exp()).sum();
    assert!((first.answer.1 / most - 1.0).abs() < 1e-3, "{:?} {most}", first.answer);
}

#[test]
fn walks_that_cannot_be() {
    insta::assert_snapshot!(check(
        r#"
[supplier.mint]
material = "blank"
per_month = 5
[unknown.one]
of = "supplier.mint"
per_month = 10
every = "1 month"
[unknown.two]
of = "supplier.mint"
every = "1 month"
between = [5, 5]
jumps = { mean_gap = "1 month" }
returns = { to = 0 }
tail = "heavy"
[unknown.three]
of = "suplier.mint"
per_month = 10
every = "1 month"
"#), @r#"
error[conflict]: `supplier.mint` has a rate as well as a walk
  --> scenarios/card.toml:13:1
   |
13 | [supplier.mint]
   | ^^^^^^^^^^^^^^^
...
17 | of = "supplier.mint"
   |      --------------- the walk
   |
   = help: remove the rate, or the walk

error[missing-key]: `unknown.two` has no rate to start from
  --> scenarios/card.toml:20:1
   |
20 | [unknown.two]
   | ^^^^^^^^^^^^^
   |
   = help: add the rate of its first piece, such as `per_month = { lognormal = { median = 25_000, cv = 0.8 } }`

error[out-of-range]: expected two rates in rising order
  --> scenarios/card.toml:23:11
   |
23 | between = [5, 5]
   |           ^^^^^^
   |
   = help: write the least rate, above 0, and the greatest, as in [1_000, 2_500_000]

error[missing-key]: `unknown.two.jumps` needs `to`
  --> scenarios/card.toml:24:9
   |
24 | jumps = { mean_gap = "1 month" }
   |         ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write `to = [20_000, 2_200_000]`

error[missing-key]: `unknown.two.returns` needs `by`
  --> scenarios/card.toml:25:11
   |
25 | returns = { to = 0 }
   |           ^^^^^^^^^^
   |
   = help: write `by = 0.2`

error[unknown-key]: `unknown.two` has no key `tail`
  --> scenarios/card.toml:26:1
   |
26 | tail = "heavy"
   | ^^^^
   |
   = help: did you mean `tails`?

error[unknown-name]: nothing has its rate at `suplier.mint`
  --> scenarios/card.toml:28:6
   |
28 | of = "suplier.mint"
   |      ^^^^^^^^^^^^^^
   |
   = help: did you mean "supplier.mint"?
"#);
}
