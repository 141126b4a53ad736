//! Rates that wander, by hand, and what is no such rate. Fits nothing.

use nobat::engine::inputs;
use nobat::model::Model;

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

error[unknown-key]: `unknown.two` has no key `tail`
  --> scenarios/card.toml:25:1
   |
25 | tail = "heavy"
   | ^^^^
   |
   = help: did you mean `tails`?

error[unknown-name]: nothing has its rate at `suplier.mint`
  --> scenarios/card.toml:27:6
   |
27 | of = "suplier.mint"
   |      ^^^^^^^^^^^^^^
   |
   = help: did you mean "supplier.mint"?
"#);
}
