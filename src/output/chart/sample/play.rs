//! The crude simulation behind the sample. Never part of the program.

use crate::model::Name;
use crate::model::metric::{Limit, Metric, Subject};
use crate::output::chart::sample::Recipe;
use crate::report::waits::{WaitQuantile, WaitSummary, Waits};
use crate::report::{Band, LEVELS, Series};

impl Recipe {
    pub(super) fn opening(&self, stage: usize) -> f64 {
        if stage == 0 { self.backlog } else { 0.04 * self.backlog }
    }

    pub(super) fn paths(&self, variant: usize, steps: usize) -> Vec<Path> {
        let pace = self.paces[variant];
        let spike = self.spikes.get(variant).copied().unwrap_or(0.0);
        let mut luck = Luck::new();
        let mut draw = move || luck.draw();
        (0..self.runs)
            .map(|_| {
                let level = 1.0 + self.noise * (draw() - 0.5) * 0.6;
                let mut path = Path::empty();
                let mut queue = [self.opening(0), self.opening(1)];
                let mut stock = 0.0;
                for step in 0..steps {
                    let short = (steps.div_euclid(12)..steps.div_euclid(5)).contains(&step);
                    let came = (pace
                        * level
                        * (1.0 + self.noise * (draw() - 0.5))
                        * if short { 0.3 } else { 1.0 })
                    .round();
                    let surge = if 2 * step < steps { 1.0 } else { self.surge };
                    let joins =
                        (self.arrivals * surge * (1.0 + 0.4 * self.noise * (draw() - 0.5))).round();
                    let joins = joins + if step == (2 * steps).div_euclid(3) { spike } else { 0.0 };
                    stock += came;
                    queue[0] += joins;
                    let wanted = queue[0];
                    let machine = self.capacity * if draw() < 0.1 * self.noise { 0.4 } else { 1.0 };
                    let served = wanted.min(machine).min(stock).floor();
                    path.binding.push(if served == wanted {
                        0
                    } else if served == machine.floor() {
                        1
                    } else {
                        2
                    });
                    let by_machine = (wanted - machine).max(0.0);
                    let by_stock = (wanted.min(machine) - stock).max(0.0);
                    for (limit, units) in [0.0, by_machine, by_stock].into_iter().enumerate() {
                        path.withheld[limit].push(units);
                    }
                    queue[0] -= served;
                    stock -= served;
                    queue[1] += served;
                    let delivered = queue[1].min(0.9 * self.capacity);
                    queue[1] -= delivered;
                    path.received.push(came);
                    path.on_hand.push(stock);
                    for (stage, (joined, done)) in
                        [(joins, served), (served, delivered)].into_iter().enumerate()
                    {
                        path.joined[stage].push(joined);
                        path.served[stage].push(done);
                        path.backlog[stage].push(queue[stage]);
                    }
                }
                path
            })
            .collect()
    }

    pub(super) fn waits(&self, paths: &[Path], stage: usize, steps: usize) -> Waits {
        let past = if stage == 0 { 8_i32.min(i32::try_from(steps).unwrap()) } else { 0 };
        let waits = |step: i32| -> Vec<Option<u32>> {
            let wait = |path: &Path| {
                let opening = self.opening(stage);
                let before: f64 =
                    path.joined[stage].iter().take(usize::try_from(step + 1).unwrap_or(0)).sum();
                let target = if step < 0 {
                    opening * f64::from(past + step + 1) / f64::from(past)
                } else {
                    opening + before
                };
                let mut sum = 0.0;
                let served = path.served[stage].iter().position(|served| {
                    sum += served;
                    target <= sum
                });
                served.map(|at| u32::try_from(i32::try_from(at).unwrap() - step).unwrap_or(0))
            };
            let mut waits: Vec<Option<u32>> = paths.iter().map(wait).collect();
            waits.sort_by_key(|wait| wait.unwrap_or(u32::MAX));
            waits
        };
        let summary = |step: i32| {
            let all = waits(step);
            let at = |share: f64| all[place(all.len(), share).min(all.len() - 1)];
            let quantile =
                |share| at(share).map_or(WaitQuantile::BeyondHorizon, WaitQuantile::Steps);
            WaitSummary {
                step,
                units: 1.0,
                mean: None,
                p50: quantile(0.5),
                p85: quantile(0.85),
                p95: quantile(0.95),
                within_standard: None,
                censored: all.iter().filter(|wait| wait.is_none()).count() as f64
                    / all.len() as f64,
            }
        };
        let last = i32::try_from(steps).unwrap();
        Waits {
            unknown: None,
            joined: (-past..last).map(summary).collect(),
            served: Vec::new(),
            pending: Vec::new(),
        }
    }
}

#[derive(Debug, Default)]
pub(super) struct Path {
    pub(super) backlog: Vec<Vec<f64>>,
    pub(super) joined: Vec<Vec<f64>>,
    pub(super) served: Vec<Vec<f64>>,
    pub(super) withheld: Vec<Vec<f64>>,
    pub(super) binding: Vec<usize>,
    pub(super) received: Vec<f64>,
    pub(super) on_hand: Vec<f64>,
}

/// Crude chance, the same in every test.
#[derive(Debug)]
pub(super) struct Luck(u64);

impl Luck {
    pub(super) fn new() -> Self {
        Self(88_172_645_463_325_252)
    }

    /// A share from 0 to 1.
    pub(super) fn draw(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

pub(super) fn band(mut values: Vec<f64>) -> Band {
    values.sort_by(f64::total_cmp);
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let quantiles = LEVELS.map(|level| values[place(values.len() - 1, level)]);
    Band { mean, quantiles }
}

impl Path {
    fn empty() -> Self {
        let two = || vec![Vec::new(); 2];
        Self {
            backlog: two(),
            joined: two(),
            served: two(),
            withheld: vec![Vec::new(); 3],
            ..Self::default()
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a length")]
pub(super) fn place(length: usize, share: f64) -> usize {
    (length as f64 * share).round() as usize
}

pub(super) fn measured(
    paths: &[Path],
    steps: usize,
    (stages, limits, blank): (&[Name; 2], &[Limit; 3], &Name),
) -> Vec<Series> {
    let mut series = Vec::new();
    let mut add = |metric, of: Subject, read: &dyn Fn(&Path, usize) -> f64| {
        let bands = (0..steps)
            .map(|step| Some(band(paths.iter().map(|path| read(path, step)).collect())))
            .collect();
        series.push(Series { metric, of, class: None, region: None, bands });
    };
    for (index, stage) in stages.iter().enumerate() {
        add(Metric::Backlog, Subject::Stage(stage.clone()), &|path, step| {
            path.backlog[index][step]
        });
        add(Metric::Joined, Subject::Stage(stage.clone()), &|path, step| path.joined[index][step]);
        add(Metric::Served, Subject::Stage(stage.clone()), &|path, step| path.served[index][step]);
    }
    for (index, limit) in limits.iter().enumerate() {
        let of = Subject::Limit(stages[0].clone(), limit.clone());
        add(Metric::BindingShare, of.clone(), &|path, step| {
            f64::from(u8::from(path.binding[step] == index))
        });
        add(Metric::Withheld, of, &|path, step| path.withheld[index][step]);
    }
    add(Metric::Received, Subject::Material(blank.clone()), &|path, step| path.received[step]);
    add(Metric::OnHand, Subject::Material(blank.clone()), &|path, step| path.on_hand[step]);
    add(Metric::Shortage, Subject::Material(blank.clone()), &|path, step| path.withheld[2][step]);
    series
}
