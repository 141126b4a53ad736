//! How long people wait for an answer. Scenarios are read and checked outside the timing, but for the last question.

#![expect(
    clippy::unwrap_used,
    reason = "a bench that cannot load its scenario has nothing to measure"
)]

use divan::Bencher;
use nobat::experiment;
use nobat::experiment::opening::Opening;
use nobat::experiment::run::findings;
use nobat::format::png::PNG;
use nobat::language::{LANGUAGES, Locale};
use nobat::scenario::{self, NoFiles, Programme, Request};

fn main() {
    divan::main();
}

const FOUR_CAPACITIES: &str = include_str!("../scenarios/four-capacities.toml");
const NATIONAL: &str = include_str!("../scenarios/national-1399.toml");
const PASSPORTS: &str = include_str!("../scenarios/passport-office.toml");

fn load(text: &str, replications: u32, variants: bool) -> Programme {
    load_with(text, replications, variants, Vec::new())
}

fn load_with(text: &str, replications: u32, variants: bool, set: Vec<String>) -> Programme {
    let request = Request {
        set,
        replications: Some(replications),
        seed: Some(1),
        ..Request::new("bench.toml", text)
    };
    let mut programme = scenario::load(request, &NoFiles).programme.unwrap();
    if !variants {
        programme.variants.clear();
    }
    programme
}

/// One scenario, no variants.
#[divan::bench(args = [1_000, 10_000])]
fn when_does_the_national_backlog_clear(bencher: Bencher<'_, '_>, replications: u32) {
    let programme = load(NATIONAL, replications, false);
    bencher.bench(|| experiment::run(&programme, &|_| {}).unwrap());
}

/// The base and its variants under common random numbers.
#[divan::bench(args = [2_000, 10_000])]
fn which_of_four_capacities_is_enough(bencher: Bencher<'_, '_>, replications: u32) {
    let programme = load(FOUR_CAPACITIES, replications, true);
    bencher.bench(|| experiment::run(&programme, &|_| {}).unwrap());
}

/// A year of days.
#[divan::bench(args = [1_000])]
fn how_long_is_the_wait_for_a_passport(bencher: Bencher<'_, '_>, replications: u32) {
    let programme = load(PASSPORTS, replications, true);
    bencher.bench(|| experiment::run(&programme, &|_| {}).unwrap());
}

/// The cost of a run must not follow the number of people.
#[divan::bench(args = [1, 1_000])]
fn does_a_thousand_times_the_people_cost_more(bencher: Bencher<'_, '_>, times: u64) {
    let settings = [
        format!("stage.production.backlog.waiting={}", 10_000_000 * times),
        format!("capacity.personalisation.per_month={}", 2_500_000 * times),
        format!("supplier.printing-house.per_month={}", 600_000 * times),
        format!(
            "demand.newly-eligible.per_year={{ uniform = [{}, {}] }}",
            1_000_000 * times,
            1_500_000 * times
        ),
    ];
    let programme = load_with(FOUR_CAPACITIES, 2_000, false, settings.to_vec());
    bencher.bench(|| experiment::run(&programme, &|_| {}).unwrap());
}

/// All charts of a comparison as SVG and PNG, on one thread.
#[divan::bench]
fn draw_every_chart(bencher: Bencher<'_, '_>) {
    let run = experiment::run(&load(FOUR_CAPACITIES, 200, true), &|_| {}).unwrap();
    let locale = Locale::new(LANGUAGES[0], run.info.calendar);
    let report =
        findings::report(Opening { run: run.info.clone(), precision: None }, &run.outcomes);
    bencher.bench(|| (PNG.write)(&report, &locale));
}

/// From text to a checked model.
#[divan::bench]
fn is_the_file_right(bencher: Bencher<'_, '_>) {
    bencher.bench(|| load(NATIONAL, 1_000, true));
}
