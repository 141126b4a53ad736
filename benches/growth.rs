//! What one step of one replication costs, from the smallest model to the whole programme, and how that grows.
//!
//! Everything that the engine observes is written into rows, on one thread, without bands. `items` are replication-steps.

#![expect(
    clippy::unwrap_used,
    reason = "a bench that cannot load its scenario has nothing to measure"
)]

use std::fmt::Write as _;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use nobat::engine::{Batch, WaitTables};
use nobat::experiment;
use nobat::model::Model;
use nobat::random::{Draws, Seed};
use nobat::scenario::{self, NoFiles, Programme, Request};

fn main() {
    divan::main();
}

/// Which parts of a programme a model has.
#[derive(Clone, Copy, Debug)]
enum Size {
    /// One queue and one capacity.
    OneStage,
    /// Two stages, a lead time, a supplier with noise and outages.
    Pipeline,
    /// Three classes by priority, withdrawals, rework, renewals, orders, money.
    Everything,
    /// The same in 31 regions.
    Provinces,
}

const SIZES: [Size; 4] = [Size::OneStage, Size::Pipeline, Size::Everything, Size::Provinces];

fn scenario(size: Size, months: u32, people: u64) -> String {
    let (years, rest) = (1390 + months.div_euclid(12), months.rem_euclid(12));
    let (end, last) = if rest == 0 { (years - 1, 12) } else { (years, rest) };
    let mut text = format!(
        "[time]\ncalendar = \"persian\"\nstart = \"1390-01\"\nend = \"{end:04}-{last:02}\"\n"
    );
    let pace = people.div_euclid(16);
    let line = format!("[capacity.line]\nstage = \"making\"\nper_month = {pace}\n");
    let supply = format!(
        "[material.blank]\nstage = \"making\"\n[supplier.press]\nmaterial = \"blank\"\nper_month = {pace}\n\
         noise = {{ cv = 0.25 }}\noutage = {{ mean_up = \"12 months\", mean_down = \"2 months\" }}\n"
    );
    let demand = format!("per_month = {{ uniform = [{}, {pace}] }}\n", pace.div_euclid(2));
    if let Size::OneStage = size {
        let _ = write!(text, "{line}[stage.making]\nbacklog = {people}\n[demand.people]\n{demand}");
        return format!("pipeline = [\"making\"]\n{text}");
    }
    if let Size::Pipeline = size {
        let _ = write!(
            text,
            "{line}{supply}[stage.making]\nbacklog = {people}\n[stage.handing]\nlead_time = {{ weeks = [1, 5] }}\n\
             [demand.people]\n{demand}"
        );
        return format!("pipeline = [\"making\", \"handing\"]\n{text}");
    }
    let _ = write!(
        text,
        "{line}{supply}price = 90_000\nterms = \"2 months\"\ncredit_limit = 9_000_000_000_000\n\
         [material.chip]\nstage = \"making\"\n[supplier.fab]\nmaterial = \"chip\"\nlead_time = \"2 months\"\n\
         order = {{ reorder_point = {pace}, up_to = {} }}\n\
         [funds]\n[release.budget]\nper_year = {}\n[fee.issue]\nstage = \"making\"\namount = 250_000\n\
         [class.replacement]\n[class.first]\n[class.renewal]\n\
         [stage.making]\nbacklog.first = {people}\ndiscipline = \"priority\"\nstandard = \"2 months\"\n\
         reneging = {{ per_year = 0.05 }}\nyield = 0.97\n\
         [stage.handing]\nlead_time = {{ weeks = [1, 5] }}\ncollection = {{ per_month = 0.8 }}\n\
         [demand.people]\nclass = \"first\"\nchance = \"poisson\"\n{demand}\
         [in_service]\nissued = [{{ from = \"1385-01\", until = \"1389-12\", cards = {people} }}]\n\
         [demand.expired]\nclass = \"renewal\"\nrenewal = {{ share = 0.95, validity = \"7 years\", spread = \"6 months\" }}\n\
         [demand.lost]\nclass = \"replacement\"\nreplacement = {{ per_year = 0.02 }}\n",
        4 * pace,
        pace * 1_000_000,
    );
    if let Size::Provinces = size {
        for region in 0..31 {
            let _ = writeln!(text, "[regions.r{region}]\npopulation = {}", 500 + 97 * region);
        }
    }
    format!("pipeline = [\"making\", \"handing\"]\n{text}")
}

fn load(text: &str, replications: u32) -> Programme {
    let request = Request {
        replications: Some(replications),
        seed: Some(1),
        ..Request::new("growth.toml", text)
    };
    scenario::load(request, &NoFiles).programme.unwrap()
}

fn play(model: &Model, replications: u32) -> f64 {
    let steps = model.timeline.steps().len();
    let mut wait_tables = WaitTables::new(model);
    let draws: Vec<Draws> = (0..replications).map(|it| Draws::new(Seed(1), it)).collect();
    let mut seen = Vec::new();
    let mut sum = 0.0;
    for draws in draws.chunks(Batch::MAX_LANES) {
        let mut batch = Batch::new(model, draws.to_vec(), &mut wait_tables);
        for step in 0..steps {
            batch.step(step, &mut wait_tables);
            seen.clear();
            batch.observe(|_, _, values| seen.extend_from_slice(values));
            black_box(&seen);
            sum += batch.backlog(0).iter().sum::<f64>();
        }
    }
    sum
}

fn bench(bencher: Bencher<'_, '_>, text: &str, replications: u32) {
    let programme = load(text, replications);
    let model = &programme.base.model;
    let items = u64::from(replications) * model.timeline.steps().len() as u64;
    bencher.counter(ItemsCount::new(items)).bench(|| play(black_box(model), replications));
}

/// Months of 150, 128 replications.
#[divan::bench(args = SIZES)]
fn models(bencher: Bencher<'_, '_>, size: Size) {
    bench(bencher, &scenario(size, 150, 10_000_000), 128);
}

#[divan::bench(args = [10, 100, 1_000, 10_000])]
fn replications(bencher: Bencher<'_, '_>, replications: u32) {
    bench(bencher, &scenario(Size::Pipeline, 150, 10_000_000), replications);
}

#[divan::bench(args = [15, 150, 1_200])]
fn steps(bencher: Bencher<'_, '_>, months: u32) {
    bench(bencher, &scenario(Size::Pipeline, months, 10_000_000), 128);
}

#[divan::bench(args = [1_000_u64, 1_000_000, 1_000_000_000])]
fn people(bencher: Bencher<'_, '_>, people: u64) {
    bench(bencher, &scenario(Size::Pipeline, 150, people), 128);
}

/// With the bands of all that is observed, on all threads: 31 regions, three classes, 150 months, 1,000 replications.
#[divan::bench(sample_count = 3)]
fn provinces_with_bands(bencher: Bencher<'_, '_>) {
    let programme = load(&scenario(Size::Provinces, 150, 10_000_000), 1_000);
    bencher.bench(|| experiment::run(&programme, &|_| {}).unwrap());
}
