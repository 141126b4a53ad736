//! How uncertain numbers are drawn over replications: designs, rank correlations, and what they gain.

use nobat::engine::inputs::drawn;
use nobat::experiment::answer::Play;
use nobat::model::Model;
use nobat::model::StageId;
use nobat::model::answer::{Answer, Measure};
use nobat::random::{Draws, Seed};
use nobat::scenario::Plan;
use nobat::stats::paired::Moments;
use proptest::prelude::*;

use crate::desk::Desk;
use crate::scenario_load::check;
use crate::support::{days, programme};

const SAMPLINGS: [&str; 3] = ["random", "latin-hypercube", "sobol"];

/// A desk with three numbers that nobody knows, each between 0 and 1 of its range.
fn desk(sampling: &str, rest: &str) -> String {
    days(
        30,
        100,
        &format!(
            "sampling = \"{sampling}\"\n[stage.desk]\nbacklog = {{ waiting = {{ uniform = [0, 1000] }} }}\n\
             [demand.people]\nper_day = {{ uniform = [0, 20] }}\n\
             [capacity.clerks]\nstage = \"desk\"\nper_day = {{ triangular = [10, 30, 50] }}\n{rest}"
        ),
    )
}

const WAITING: &str = "stage.desk.backlog.waiting";
const PEOPLE: &str = "demand.people.per_day";

fn correlated(rank: f64) -> String {
    format!("[correlation.together]\nof = [\"{WAITING}\", \"{PEOPLE}\"]\nrank = {rank:?}\n")
}

fn base(text: &str) -> Model {
    programme(text).base.model
}

/// By replication, then by number.
fn draws(model: &Model, replications: std::ops::Range<u32>, seed: u64) -> Vec<Vec<f64>> {
    replications.map(|replication| drawn(model, Draws::new(Seed(seed), replication))).collect()
}

/// The values of one number, in the order of replications.
fn of(draws: &[Vec<f64>], model: &Model, address: &str) -> Vec<f64> {
    let place = model.inputs.iter().position(|input| input.address == address).unwrap();
    draws.iter().map(|row| row[place]).collect()
}

#[test]
fn a_design_puts_one_replication_into_each_slice() {
    for (sampling, slices, first) in [
        ("latin-hypercube", 100, 0),
        ("latin-hypercube", 100, 700),
        ("sobol", 64, 0),
        ("sobol", 128, 128),
    ] {
        let model = base(&desk(sampling, ""));
        let drawn = draws(&model, first..first + slices, 7);
        for (address, width) in [(WAITING, 1000.0), (PEOPLE, 20.0)] {
            let mut seen: Vec<f64> = of(&drawn, &model, address)
                .into_iter()
                .map(|value| (value / width * f64::from(slices)).floor())
                .collect();
            seen.sort_by(f64::total_cmp);
            let each: Vec<f64> = (0..slices).map(f64::from).collect();
            assert_eq!(seen, each, "{sampling} {address}");
        }
    }
}

#[test]
fn seeds_and_replications_differ_also_far_out() {
    for sampling in SAMPLINGS {
        let model = base(&desk(sampling, ""));
        let far = u32::MAX;
        assert_ne!(draws(&model, 0..1, 1), draws(&model, 0..1, 2), "{sampling}");
        assert_ne!(draws(&model, 5..6, 1), draws(&model, 65_541..65_542, 1), "{sampling}");
        let last = drawn(&model, Draws::new(Seed(1), far));
        assert!(last.iter().all(|value| (0.0..=1000.0).contains(value)), "{sampling}: {last:?}");
    }
}

#[test]
fn what_variants_share_is_drawn_alike() {
    for sampling in SAMPLINGS {
        let text = desk(sampling, "[variant.known]\nstage.desk.backlog = 500\n");
        let programme = programme(&text);
        let (base, known) = (&programme.base.model, &programme.variants[0].model);
        assert_eq!((base.inputs.len(), known.inputs.len()), (3, 2));
        let (one, other) = (draws(base, 0..50, 3), draws(known, 0..50, 3));
        assert_eq!(of(&one, base, PEOPLE), of(&other, known, PEOPLE), "{sampling}");
    }
}

/// The mean over 200 replications, under 40 seeds: how far apart are they?
#[test]
fn designs_take_most_of_the_variance_of_a_mean_away() {
    let variance = |sampling: &str, answer: Answer| {
        let model = base(&desk(sampling, ""));
        let means: Vec<f64> = (0..40)
            .map(|seed| {
                let play = Play::new(&model, Plan { seed, replications: 200 });
                let values = play.answer(answer).unwrap();
                values.iter().sum::<f64>() / 200.0
            })
            .collect();
        Moments::of(&means).unwrap().variance
    };
    let stage = StageId(0);
    let least = variance("random", Measure::PersonMonths.of(stage));
    for sampling in ["latin-hypercube", "sobol"] {
        let gain = least / variance(sampling, Measure::PersonMonths.of(stage));
        assert!(3.0 < gain, "{sampling}: {gain}");
        let gain = variance("random", Measure::Peak.of(stage))
            / variance(sampling, Measure::Peak.of(stage));
        assert!(5.0 < gain, "{sampling}: {gain}");
    }
}

fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    let mut ranks = vec![0.0; values.len()];
    for (rank, place) in order.into_iter().enumerate() {
        ranks[place] = rank as f64;
    }
    ranks
}

fn spearman(one: &[f64], other: &[f64]) -> f64 {
    let middle = (one.len() as f64 - 1.0) / 2.0;
    let (one, other) = (ranks(one), ranks(other));
    let product = |a: &[f64], b: &[f64]| -> f64 {
        a.iter().zip(b).map(|(a, b)| (a - middle) * (b - middle)).sum()
    };
    product(&one, &other) / product(&one, &one)
}

/// The largest distance of the shares of values below from a straight line, for a uniform number up to `width`.
fn distance_from_uniform(mut values: Vec<f64>, width: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let count = values.len() as f64;
    (0..)
        .zip(values)
        .map(|(rank, value)| (value / width - f64::from(rank) / count).abs())
        .fold(0.0, f64::max)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, rng_seed: proptest::test_runner::RngSeed::Fixed(1399), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ranks_move_together_as_asked_and_each_number_stays_what_it_is(
        rank in -0.95..0.95_f64,
        sampling in 0..3_usize,
        seed in 0..1_000_u64,
    ) {
        let sampling = SAMPLINGS[sampling];
        let model = base(&desk(sampling, &correlated(rank)));
        let drawn = draws(&model, 0..2_000, seed);
        let (one, other) = (of(&drawn, &model, WAITING), of(&drawn, &model, PEOPLE));
        let found = spearman(&one, &other);
        // Four standard errors of independent draws.
        prop_assert!((found - rank).abs() < 4.0 * (1.0 - rank * rank + 0.02) / 2_000_f64.sqrt(), "{}: {} for {}", sampling, found, rank);
        // Kolmogorov and Smirnov would find 0.044 once in a thousand.
        prop_assert!(distance_from_uniform(one, 1000.0) < 0.044);
        prop_assert!(distance_from_uniform(other, 20.0) < 0.044);
        let clerks = of(&drawn, &model, "capacity.clerks.per_day");
        let alone = base(&desk(sampling, ""));
        let without = draws(&alone, 0..2_000, seed);
        prop_assert_eq!(clerks, of(&without, &alone, "capacity.clerks.per_day"));
    }
}

#[test]
fn at_rank_zero_no_bit_changes() {
    for sampling in SAMPLINGS {
        let (with, without) = (base(&desk(sampling, &correlated(0.0))), base(&desk(sampling, "")));
        assert_eq!(draws(&with, 0..500, 5), draws(&without, 0..500, 5), "{sampling}");
    }
}

#[test]
fn three_numbers_move_together_pair_by_pair() {
    let all = format!(
        "[correlation.all]\nof = [\"{WAITING}\", \"{PEOPLE}\", \"capacity.clerks.per_day\"]\nrank = 0.5\n"
    );
    let model = base(&desk("random", &all));
    let drawn = draws(&model, 0..4_000, 9);
    let columns =
        [WAITING, PEOPLE, "capacity.clerks.per_day"].map(|address| of(&drawn, &model, address));
    for (one, other) in [(0, 1), (0, 2), (1, 2)] {
        let found = spearman(&columns[one], &columns[other]);
        assert!((found - 0.5).abs() < 0.05, "{one} {other}: {found}");
    }
}

#[test]
fn a_number_made_known_moves_nothing_and_is_no_mistake() {
    let desk = Desk::new();
    desk.put("desk.toml", &self::desk("sobol", &correlated(0.7)));
    let said = desk.nobat("run desk.toml --format none --set stage.desk.backlog.waiting=500");
    assert_eq!(said.status, nobat::cli::Status::Good, "{}", said.stderr);
    assert!(said.stderr.contains("is known, so nothing moves together with it"), "{}", said.stderr);
    let said =
        desk.nobat("sweep desk.toml --format none --vary stage.desk.backlog.waiting=500,600");
    assert_eq!(said.status, nobat::cli::Status::Good, "{}", said.stderr);
    let said = desk.nobat("sensitivity desk.toml --format none --points 16");
    assert!(said.stdout.contains("correlates some inputs"), "{}", said.stdout);
}

#[test]
fn mistakes_are_shown_where_they_are() {
    insta::assert_snapshot!(check(
        r#"
[run]
sampling = "sobl"
[correlation.far]
of = ["supplier.printing-house.per_mnth", "stage.production.backlog"]
rank = 2
[correlation.alone]
of = ["stage.production.backlog"]
rank = 0.5
"#
    ), @r#"
error[unknown-word]: expected one of "random", "latin-hypercube", "sobol"
  --> scenarios/card.toml:14:12
   |
14 | sampling = "sobl"
   |            ^^^^^^
   |
   = help: did you mean "sobol"?

error[unknown-name]: there is no value at `supplier.printing-house.per_mnth`
  --> scenarios/card.toml:16:7
   |
16 | of = ["supplier.printing-house.per_mnth", "stage.production.backlog"]
   |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean "supplier.printing-house.per_month"?

warning[unused]: `stage.production.backlog` is known, so nothing moves together with it
  --> scenarios/card.toml:16:43
   |
16 | of = ["supplier.printing-house.per_mnth", "stage.production.backlog"]
   |                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write it as a distribution, such as { uniform = [0.5, 1.5] }

error[out-of-range]: 2 is above 1
  --> scenarios/card.toml:17:8
   |
17 | rank = 2
   |        ^
   |
   = help: write a rank correlation from -1 to 1

error[out-of-range]: a correlation of one number
  --> scenarios/card.toml:19:6
   |
19 | of = ["stage.production.backlog"]
   |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write of = ["supplier.mint.per_month", "demand.first.per_year"]

warning[unused]: `stage.production.backlog` is known, so nothing moves together with it
  --> scenarios/card.toml:19:7
   |
19 | of = ["stage.production.backlog"]
   |       ^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write it as a distribution, such as { uniform = [0.5, 1.5] }
"#);
    let contradiction = r#"
[demand.a]
per_month = { uniform = [1, 2] }
[demand.b]
per_month = { uniform = [1, 2] }
[demand.c]
per_month = { uniform = [1, 2] }
[correlation.all]
of = ["demand.a.per_month", "demand.b.per_month", "demand.c.per_month"]
rank = -0.6
[correlation.again]
of = ["demand.b.per_month", "demand.a.per_month"]
rank = 0.1
"#;
    insta::assert_snapshot!(check(contradiction), @r#"
error[conflict]: no numbers can have these rank correlations all at once
  --> scenarios/card.toml:21:8
   |
21 | rank = -0.6
   |        ^^^^
   |
   = help: bring them nearer to 0: all multiplied by 0.8, they agree with each other

error[conflict]: `demand.b.per_month` and `demand.a.per_month` are correlated twice
  --> scenarios/card.toml:24:8
   |
24 | rank = 0.1
   |        ^^^
   |
   = help: keep one of them
"#);
}
