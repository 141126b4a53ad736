//! Noise that is correlated or observed, and regimes: means, spreads, correlations and shares of time known from theory.

use nobat::model::flow::NoiseKind;
use nobat::model::metric::Metric;

use crate::desk::Desk;
use crate::support::{days, means, played, programme};

/// What a machine of a million a day can do, in each of so many days of one replication, over a million.
fn factors(count: u32, disturbances: &str) -> Vec<f64> {
    let run = played(&days(
        count,
        1,
        &format!(
            "[stage.desk]\n[capacity.machine]\nstage = \"desk\"\nper_day = 1_000_000\n{disturbances}\n"
        ),
    ));
    means(&run, Metric::Available, "machine").iter().map(|amount| amount / 1e6).collect()
}

fn mean(series: &[f64]) -> f64 {
    series.iter().sum::<f64>() / series.len() as f64
}

/// The covariance of a series with itself so many steps later.
fn covariance(series: &[f64], lag: usize) -> f64 {
    let mean = mean(series);
    let products =
        series.iter().zip(&series[lag..]).map(|(one, other)| (one - mean) * (other - mean));
    products.sum::<f64>() / (series.len() - lag) as f64
}

/// Standard errors of the mean, with (1 + ρ) / (1 − ρ) for what is correlated, are near 0.005 and 0.01 here.
#[test]
fn correlated_noise_keeps_mean_and_spread() {
    for (rho, next_but_one) in [(0.6, 0.366), (-0.3, 0.0925), (0.0, 0.0)] {
        let series = factors(30_000, &format!("noise = {{ cv = 0.5, rho = {rho} }}"));
        let variance = covariance(&series, 0);
        assert!((mean(&series) - 1.0).abs() < 0.02, "{rho}: {}", mean(&series));
        assert!((variance.sqrt() - 0.5).abs() < 0.025, "{rho}: {variance}");
        for (lag, expected) in [(1, rho), (2, next_but_one)] {
            let correlation = covariance(&series, lag) / variance;
            assert!((correlation - expected).abs() < 0.03, "{rho} {lag}: {correlation}");
        }
    }
    // Without correlation it is the noise without the key.
    let plain = factors(50, "noise = { cv = 0.5 }");
    assert_eq!(plain, factors(50, "noise = { cv = 0.5, rho = 0 }"));
}

#[test]
fn a_sample_is_drawn_from_what_was_observed() {
    let observed = [480.0, 610.0, 560.0, 550.0];
    let given: Vec<f64> = observed.iter().map(|it| it / 550.0).collect();
    let place = |factor: f64| given.iter().position(|it| (it - factor).abs() < 2e-6);
    let places = |more: &str| -> Vec<usize> {
        let series = factors(20_000, &format!("noise = {{ sample = [480, 610, 560, 550]{more} }}"));
        series.iter().map(|factor| place(*factor).unwrap_or_else(|| panic!("{factor}"))).collect()
    };
    let share = |places: &[usize], place| {
        places.iter().filter(|it| **it == place).count() as f64 / places.len() as f64
    };
    let single = places("");
    // Standard error 0.003.
    assert!((0..4).all(|place| (share(&single, place) - 0.25).abs() < 0.012));
    let follows = |places: &[usize]| {
        places.windows(2).filter(|pair| pair[1] == (pair[0] + 1) % 4).count() as f64
            / (places.len() - 1) as f64
    };
    assert!((follows(&single) - 0.25).abs() < 0.015);
    let blocks = places(", blocks = \"5 days\"");
    assert!((0..4).all(|place| (share(&blocks, place) - 0.25).abs() < 0.02));
    for block in blocks.chunks(5) {
        assert_eq!(follows(block), 1.0);
    }
    // Between blocks it is chance: 4 of 5 and a quarter of the fifth.
    assert!((follows(&blocks) - 0.85).abs() < 0.01);
    // Factors of the same proportions are the same noise.
    assert_eq!(
        factors(40, "noise = { sample = [480, 610, 560] }"),
        factors(40, "noise = { sample = [0.48, 0.61, 0.56] }")
    );
}

/// Usual for 10 days, slow for 3 and then stopped for one in a quarter of the cases.
const REGIMES: &str = "regimes = { usual = { level = 1, mean = \"10 days\", to = { slow = 1 } }, \
                       slow = { level = 0.4, mean = \"3 days\", to = { usual = 3, stopped = 1 } }, \
                       stopped = { level = 0, mean = \"1 day\", to = { usual = 2 } } }";

#[test]
fn regimes_last_their_shares_of_time() {
    let series = factors(39_000, REGIMES);
    let share =
        |level: f64| series.iter().filter(|it| **it == level).count() as f64 / series.len() as f64;
    assert_eq!(share(1.0) + share(0.4) + share(0.0), 1.0);
    // 39,000 days are some 2,900 cycles: standard errors of about 0.006, 0.006 and 0.0007.
    for (level, expected, error) in [(1.0, 0.7547, 0.02), (0.4, 0.2264, 0.02), (0.0, 0.0189, 0.003)]
    {
        assert!((share(level) - expected).abs() < error, "{level}: {}", share(level));
    }
    // Stopped for one day each, and never from usual.
    for days in series.windows(2) {
        assert!(days[1] != 0.0 || days[0] == 0.4);
        assert!(days[0] != 0.0 || days[1] == 1.0);
    }
}

/// In the first step each by its share, or the one that is named; `check` plays the mean.
#[test]
fn regimes_begin_in_the_long_run_or_as_said() {
    let text = |more: &str| {
        days(
            3,
            4_000,
            &format!(
                "[stage.desk]\n[demand.people]\nper_day = 5\n[material.blank]\nstage = \"desk\"\n\
                 [supplier.press]\nmaterial = \"blank\"\nper_day = 1_000\n{}\n",
                REGIMES.replace(
                    "to = { usual = 2 } } }",
                    &format!("to = {{ usual = 2 }} }}{more} }}")
                )
            ),
        )
    };
    let shipped = |more: &str| means(&played(&text(more)), Metric::Shipped, "press");
    // Standard error 4.
    assert!(shipped("").iter().all(|it| (it - 845.3).abs() < 16.0), "{:?}", shipped(""));
    let slow = shipped(", starts = \"slow\"");
    assert_eq!(slow[0], 400.0);
    // Of a third that ends three quarters become usual, one stopped.
    assert!((slow[1] - (2.0 * 400.0 + 0.75 * 1_000.0) / 3.0).abs() < 12.0, "{slow:?}");
    assert!(programme(&text("")).base.model.has_chance());
    let desk = Desk::new();
    desk.put("press.toml", &text(""));
    let said = desk.nobat("check press.toml").stdout;
    let plain = said.split_whitespace().collect::<Vec<&str>>().join(" ");
    assert!(plain.contains("regimes of press usual: 100% of the rate, 75% of the time"), "{said}");
    assert!(said.contains("25.7 k a month"), "{said}");
    assert!(desk.nobat("check press.toml --lang fa").stdout.contains("وضعیت‌های"));
}

#[test]
fn what_is_said_of_noise() {
    let desk = Desk::new();
    let text = |noise: &str| {
        days(
            9,
            1,
            &format!(
                "[stage.desk]\n[capacity.machine]\nstage = \"desk\"\nper_day = 9\nnoise = {noise}\n"
            ),
        )
    };
    for (noise, english, persian) in [
        ("{ cv = 0.5, rho = 0.6 }", "variation 50%, correlation 0.6 from one step", "همبستگی"),
        (
            "{ sample = [480, 610, 560] }",
            "in each step one of 3 observed, 87% – 111% of their",
            "مشاهده‌شده",
        ),
        (
            "{ sample = [480, 610, 560], blocks = \"2 days\" }",
            "2 days in turn out of 3 observed",
            "پیاپی",
        ),
    ] {
        desk.put("machine.toml", &text(noise));
        let said = desk.nobat("check machine.toml").stdout;
        let plain = said.split_whitespace().collect::<Vec<&str>>().join(" ");
        assert!(plain.contains(english), "{said}");
        let said = desk.nobat("check machine.toml --lang fa").stdout;
        assert!(said.contains(persian), "{said}");
    }
}

/// One way to say the noise takes the place of the other in a variant.
#[test]
fn a_variant_takes_the_other_noise() {
    let text = days(
        9,
        1,
        "[stage.desk]\n[capacity.machine]\nstage = \"desk\"\nper_day = 9\nnoise.cv = 0.5\nnoise.rho = 0.6\n\
         [variant.\"seen\"]\ncapacity.machine.noise.sample = [4, 5, 6]\n[variant.\"none\"]\ncapacity.machine.noise = false\n",
    );
    let noise = |variant: usize| {
        programme(&text).variants[variant].model.capacities[0].parts[0]
            .flow
            .noise
            .clone()
            .map(|noise| noise.kind)
    };
    assert_eq!(noise(0), Some(NoiseKind::Sample { factors: vec![0.8, 1.0, 1.2], block: 1 }));
    assert_eq!(noise(1), None);
}
