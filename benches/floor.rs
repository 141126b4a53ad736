//! The engine against loops written by hand for one model each: same draws, same arithmetic, same numbers out.
//!
//! The figure to quote is engine ÷ floor on one thread. Before anything is timed, both must give the same sums.

#![expect(
    clippy::unwrap_used,
    reason = "a bench that cannot load its scenario has nothing to measure"
)]

use std::collections::VecDeque;

use divan::{Bencher, black_box};
use nobat::Workbench;
use nobat::engine::{Batch, WaitTables};
use nobat::model::Model;
use nobat::model::stream::named;
use nobat::random::{Draws, Seed, open_unit};
use rand_distr::{Distribution, StandardNormal};

fn main() {
    for (text, floor) in [(ONE_STAGE, one_stage as Floor), (SUPPLIED, supplied as Floor)] {
        let (engine, floor) = (engine(&load(text)), floor());
        assert_eq!(engine, floor, "the engine and the loop by hand play the same model");
    }
    divan::main();
}

type Floor = fn() -> f64;

const REPLICATIONS: u32 = 1_000;
const STEPS: usize = 65;

/// Ten million wait, so many join a month, 0.6 million are served.
const ONE_STAGE: &str = r#"
pipeline = ["production"]
time = { calendar = "persian", start = "1399-08", end = "1404-12", step = "month" }
[stage.production]
backlog = 10_000_000
[demand.people]
per_month = { uniform = [80_000, 125_000] }
[capacity.line]
stage = "production"
per_month = 600_000
"#;

/// The same with blanks that come unevenly, from a press that stands still now and then.
const SUPPLIED: &str = r#"
pipeline = ["production"]
time = { calendar = "persian", start = "1399-08", end = "1404-12", step = "month" }
[stage.production]
backlog = 10_000_000
[demand.people]
per_month = { uniform = [80_000, 125_000] }
[capacity.line]
stage = "production"
per_month = 2_500_000
[material.blank]
stage = "production"
[supplier.press]
material = "blank"
per_month = 600_000
noise = { cv = 0.25 }
outage = { mean_up = "12 months", mean_down = "2 months" }
"#;

#[divan::bench]
fn engine_one_stage(bencher: Bencher<'_, '_>) {
    let model = load(ONE_STAGE);
    bencher.bench(|| engine(black_box(&model)));
}

#[divan::bench]
fn floor_one_stage(bencher: Bencher<'_, '_>) {
    bencher.bench(one_stage);
}

#[divan::bench]
fn engine_supplied(bencher: Bencher<'_, '_>) {
    let model = load(SUPPLIED);
    bencher.bench(|| engine(black_box(&model)));
}

#[divan::bench]
fn floor_supplied(bencher: Bencher<'_, '_>) {
    bencher.bench(supplied);
}

/// The draws of `SUPPLIED` alone.
#[divan::bench]
fn draws_supplied() -> f64 {
    let (noise, outage) = (named("supplier.press.noise"), named("supplier.press.outage"));
    let mut sum = 0.0;
    for replication in 0..REPLICATIONS {
        let draws = Draws::new(Seed(1), replication);
        for step in 0..STEPS {
            sum += open_unit(&mut draws.at(outage, step));
            let z: f64 = StandardNormal.sample(&mut draws.at(noise, step));
            sum += z;
        }
    }
    sum
}

fn load(text: &str) -> Model {
    text.parse::<Workbench>().unwrap().programme.base.model
}

/// Everything that the engine observes is written into rows; the sum of the backlogs is what is compared.
fn engine(model: &Model) -> f64 {
    let mut wait_tables = WaitTables::new(model);
    let mut seen = vec![0.0; 64 * Batch::MAX_LANES];
    let mut sum = 0.0;
    let draws: Vec<Draws> = (0..REPLICATIONS).map(|it| Draws::new(Seed(1), it)).collect();
    for draws in draws.chunks(Batch::MAX_LANES) {
        let mut batch = Batch::new(model, draws.to_vec(), &mut wait_tables);
        for step in 0..STEPS {
            batch.step(step, &mut wait_tables);
            let mut column = 0;
            batch.observe(|_, _, values| {
                seen[column..column + values.len()].copy_from_slice(values);
                column += values.len();
            });
            black_box(&seen);
            sum += batch.backlog(0).iter().sum::<f64>();
        }
    }
    sum
}

/// Cohorts that wait, and the pooled counts of waits by step of joining: what any simulation of waits must keep.
struct Line {
    cohorts: VecDeque<(usize, f64)>,
    waiting: f64,
    /// The sum of the ages of the waiting, in steps.
    age: f64,
    waits: Vec<[f64; STEPS + 1]>,
}

impl Line {
    fn new(waits: Vec<[f64; STEPS + 1]>) -> Self {
        Self {
            cohorts: VecDeque::from([(0, 10_000_000.0)]),
            waiting: 10_000_000.0,
            age: 0.0,
            waits,
        }
    }

    fn join(&mut self, units: f64, step: usize) {
        if 0.0 < units {
            self.cohorts.push_back((step, units));
            self.waiting += units;
        }
    }

    /// Returns the sum of the waits.
    fn serve(&mut self, units: f64, step: usize) -> f64 {
        let (mut left, mut waited) = (units, 0.0);
        while 0.0 < left {
            let Some((joined, rest)) = self.cohorts.front_mut() else { break };
            let taken = if *rest < left { *rest } else { left };
            *rest -= taken;
            left -= taken;
            self.waits[*joined][step - *joined] += taken;
            waited += taken * (step - *joined) as f64;
            if *rest == 0.0 {
                self.cohorts.pop_front();
            }
        }
        self.waiting -= units;
        self.age -= waited;
        waited
    }

    /// The mean age of the waiting; then everybody who still waits has waited one step more.
    fn close(&mut self) -> f64 {
        let mean = self.age / self.waiting;
        self.age += self.waiting;
        mean
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the fraction is carried on")]
fn whole(total: f64) -> f64 {
    (total + 1e-6) as i64 as f64
}

fn demand(draws: Draws) -> f64 {
    80_000.0 + draws.once(named("demand.people.per_month")) * 45_000.0
}

fn one_stage() -> f64 {
    let mut waits = vec![[0.0; STEPS + 1]; STEPS + 1];
    let mut sum = 0.0;
    for replication in 0..REPLICATIONS {
        let draws = Draws::new(Seed(1), replication);
        let monthly = demand(draws);
        let mut line = Line::new(std::mem::take(&mut waits));
        let mut carry = 0.0;
        for step in 0..STEPS {
            let total = carry + monthly;
            let joined = whole(total);
            carry = total - joined;
            line.join(joined, step);
            let served = if line.waiting < 600_000.0 { line.waiting } else { 600_000.0 };
            let binds = f64::from(u8::from(served < line.waiting));
            let waited = line.serve(served, step);
            let age = line.close();
            // Everything that the engine shows of this model.
            black_box([
                joined,
                joined,
                served,
                line.waiting,
                waited / served,
                age,
                1.0 - binds,
                binds,
                600_000.0,
                joined,
                served,
                line.waiting,
            ]);
            sum += line.waiting;
        }
        waits = line.waits;
    }
    sum
}

/// Which of queue, line and blanks is the binding limit.
fn binding(queue: f64, line: f64, blanks: f64) -> [f64; 3] {
    let served = if line < blanks { line } else { blanks };
    let demand = queue <= served;
    let bit = |it: bool| f64::from(u8::from(it));
    [bit(demand), bit(!demand && line <= blanks), bit(!demand && blanks < line)]
}

fn supplied() -> f64 {
    let (noise, outage) = (named("supplier.press.noise"), named("supplier.press.outage"));
    let sigma = (0.25_f64 * 0.25).ln_1p().sqrt();
    let (fail, recover) = (1.0 / 12.0, 1.0 / 2.0);
    let mut waits = vec![[0.0; STEPS + 1]; STEPS + 1];
    let mut sum = 0.0;
    for replication in 0..REPLICATIONS {
        let draws = Draws::new(Seed(1), replication);
        let monthly = demand(draws);
        let mut line = Line::new(std::mem::take(&mut waits));
        let (mut carry, mut blank_carry, mut on_hand, mut up) = (0.0, 0.0, 0.0, true);
        for step in 0..STEPS {
            let u = open_unit(&mut draws.at(outage, step));
            up = match (step, up) {
                (0, _) => fail / (fail + recover) <= u,
                (_, true) => fail <= u,
                (_, false) => 1.0 - recover <= u,
            };
            let mut shipped = 0.0;
            if up {
                let z: f64 = StandardNormal.sample(&mut draws.at(noise, step));
                let total = blank_carry + 600_000.0 * (sigma * (z - sigma / 2.0)).exp();
                shipped = whole(total);
                blank_carry = total - shipped;
            }
            on_hand += shipped;
            let total = carry + monthly;
            let joined = whole(total);
            carry = total - joined;
            line.join(joined, step);
            let wanted = if line.waiting < 2_500_000.0 { line.waiting } else { 2_500_000.0 };
            let served = if on_hand < wanted { on_hand } else { wanted };
            let queue = line.waiting;
            let binding = binding(queue, 2_500_000.0, on_hand);
            let shortage = if on_hand < wanted { wanted - on_hand } else { 0.0 };
            on_hand -= served;
            let waited = line.serve(served, step);
            let age = line.close();
            // Everything that the engine shows of this model.
            black_box([
                joined,
                joined,
                served,
                line.waiting,
                waited / served,
                age,
                binding[0],
                binding[1],
                binding[2],
                2_500_000.0,
                shipped,
                served,
                on_hand,
                shortage,
                shipped,
                f64::from(u8::from(up)),
                joined,
                served,
                line.waiting,
            ]);
            sum += line.waiting;
        }
        waits = line.waits;
    }
    sum
}
