//! The published figures of a model, and what they would be in worlds that the engine plays. Knows no likelihood of worlds.

use crate::calendar::Day;
use crate::engine::{Batch, WaitTables, inputs};
use crate::fit::figure::{Counted, Errors, Figure, Seen};
use crate::fit::forward::Forward;
use crate::fit::space::{Behind, Coordinate, Space, StepSpace, WalkSpace};
use crate::fit::totals::Totals;
use crate::model::distribution::{InputId, Quantity};
use crate::model::question::ReportedMetric;
use crate::model::tails::Tails;
use crate::model::timeline::Timeline;
use crate::model::walk::{Walk, WalkPiece};
use crate::model::{Model, StageId};
use crate::random::{Draws, Seed};

/// The common factor of errors has this coefficient of variation.
const ERRORS: f64 = 0.3;

/// A figure with its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Its place among `Model::reported`.
    pub reported: usize,
    /// Its place among the points of that.
    pub point: usize,
    /// The first day that it may speak of.
    pub day: Day,
    /// The last one.
    pub until: Day,
    /// From when it was known.
    pub published: Day,
}

impl Dated {
    /// The day in the middle of those that it may speak of.
    pub fn middle(&self) -> f64 {
        0.5 * (self.day.0 + self.until.0) as f64
    }
}

/// All figures of a model that lie within its horizon, in the order in which they were published.
#[derive(Debug)]
pub struct Record<'m> {
    model: &'m Model,
    seed: Seed,
    /// The figures as evidence.
    pub figures: Vec<Figure>,
    /// Their dates.
    pub dated: Vec<Dated>,
    /// The last days that they may speak of.
    pub days: Vec<Day>,
    /// What is unknown.
    pub space: Space,
    /// By figure: where its readings begin.
    firsts: Vec<usize>,
    /// By reading of a figure.
    places: Vec<Place>,
}

/// Where one reading of a figure is found.
#[derive(Clone, Copy, Debug)]
struct Place {
    stage: StageId,
    metric: ReportedMetric,
    /// Of an amount over a time, its beginning.
    since: Option<Moment>,
    from: Moment,
    /// Of a month without a day, its end.
    to: Option<Moment>,
}

/// A moment within a step.
#[derive(Clone, Copy, Debug)]
struct Moment {
    step: usize,
    share: f64,
}

impl<'m> Record<'m> {
    /// The figures of a model. Noise takes the draws of this seed.
    pub fn new(model: &'m Model, seed: Seed) -> Self {
        let timeline = &model.timeline;
        let all = model.reported.iter().enumerate().flat_map(|(reported, of)| {
            (0..).zip(&of.points).map(move |(point, it)| {
                let (day, until, published) = (it.days.first, it.days.last, it.published);
                Dated { reported, point, day, until, published }
            })
        });
        let is_inside = |it: &Dated| {
            // Withdrawals are not followed.
            let mut readings = model.reported[it.reported].readings();
            readings.all(|(.., metric)| metric != ReportedMetric::Withdrawn)
                && timeline.start() <= it.day
                && it.until < timeline.end()
        };
        let mut dated: Vec<Dated> = all.filter(is_inside).collect();
        dated.sort_by_key(|it| (it.published, it.day, it.reported, it.point));
        let errors = Errors::default();
        let (mut figures, mut places, mut firsts) = (Vec::new(), Vec::new(), vec![0]);
        for it in &dated {
            let reported = &model.reported[it.reported];
            let point = &reported.points[it.point];
            let counted = match reported.metric {
                ReportedMetric::Backlog => Counted::Backlog,
                ReportedMetric::JoinedTotal | ReportedMetric::ServedTotal => Counted::Total,
                ReportedMetric::Joined | ReportedMetric::Served | ReportedMetric::Withdrawn => {
                    Counted::Flow
                }
            };
            let (scale, slack) = errors.of(point.value, point.exactness, counted);
            figures.push(Figure {
                value: point.value,
                exactness: point.exactness,
                scale,
                tails: Tails::Heavy,
                slack,
                weights: reported.readings().map(|(weight, ..)| weight).collect(),
            });
            let is_flow = counted == Counted::Flow;
            let day = if is_flow || point.at_close { it.until.plus(1) } else { it.day };
            let is_month = it.day < it.until && !is_flow && !point.at_close;
            places.extend(reported.readings().map(|(_, stage, metric)| Place {
                stage,
                metric,
                since: is_flow.then(|| moment(timeline, it.day)),
                from: moment(timeline, day),
                to: is_month.then(|| moment(timeline, it.until.plus(1))),
            }));
            firsts.push(places.len());
        }
        let days = dated.iter().map(|it| it.until).collect();
        Self { model, seed, figures, dated, days, space: space(model), firsts, places }
    }

    /// The model whose figures they are.
    pub fn model(&self) -> &'m Model {
        self.model
    }

    /// Whether a figure is one of a course over time, and says an amount: then a forecast of it has a score.
    pub fn is_scored(&self, figure: usize) -> bool {
        self.is_of_a_day(figure) && self.figures[figure].is_amount()
    }

    /// Whether a figure is one of a course over time, and not of what came over a while.
    pub fn is_of_a_day(&self, figure: usize) -> bool {
        self.model.reported[self.dated[figure].reported].metric.is_stock()
    }

    /// How many figures were known by the end of a day.
    pub fn known_by(&self, day: Day) -> usize {
        self.dated.partition_point(|it| it.published <= day)
    }

    /// What all figures would be in replications of the model as it is.
    pub fn played(&self, replications: std::ops::Range<u32>) -> Vec<Vec<Seen>> {
        let draws: Vec<Draws> = replications.map(|it| Draws::new(self.seed, it)).collect();
        let mut waits = WaitTables::new(self.model);
        let batch = Batch::new(self.model, draws, &mut waits);
        self.observe(batch, &mut waits, self.figures.len())
    }

    /// The readings of one figure among those of all.
    pub fn of<'s>(&self, seen: &'s [Seen], figure: usize) -> &'s [Seen] {
        &seen[self.firsts[figure]..self.firsts[figure + 1]]
    }

    /// Worlds at the start of the horizon.
    pub(super) fn batch(&self, worlds: &[(&[f64], u32)], waits: &mut WaitTables) -> Batch<'m> {
        let count = self.model.inputs.len();
        let of = |(u, _): &(&[f64], u32)| inputs::of_normals(self.model, &u[..count]);
        let inputs: Vec<Vec<f64>> = worlds.iter().map(of).collect();
        let draws = worlds.iter().map(|(_, draws)| Draws::new(self.seed, *draws)).collect();
        Batch::with_inputs(self.model, &inputs, draws, waits)
    }

    fn observe(
        &self,
        mut batch: Batch<'_>,
        waits: &mut WaitTables,
        figures: usize,
    ) -> Vec<Vec<Seen>> {
        let places = &self.places[..self.firsts[figures]];
        let lanes = batch.lanes();
        let mut seen = vec![vec![Seen::default(); places.len()]; lanes];
        let last =
            |place: &Place| place.to.map_or(place.from.step, |to| to.step.max(place.from.step));
        let Some(last) = places.iter().map(last).max() else { return seen };
        let mut counts = Totals::of_all(self.model, &batch);
        for step in 0..=last {
            batch.step(step, waits);
            for (stage, totals) in counts.iter_mut().enumerate() {
                totals.advance(batch.counted(stage));
            }
            for (index, place) in places.iter().enumerate() {
                let totals = &counts[place.stage.0];
                let at = |share: f64, lane: usize| totals.at(place.metric, share, lane);
                if let Some(since) = place.since.filter(|since| since.step == step) {
                    for (lane, seen) in seen.iter_mut().enumerate() {
                        seen[index].change = at(since.share, lane);
                    }
                }
                if place.from.step == step {
                    for (lane, seen) in seen.iter_mut().enumerate() {
                        // Of an amount over a time, what was there at its beginning stands in the place of the change.
                        let before = std::mem::take(&mut seen[index].change);
                        seen[index].amount = at(place.from.share, lane) - before;
                    }
                }
                if let Some(to) = place.to.filter(|to| to.step == step) {
                    for (lane, seen) in seen.iter_mut().enumerate() {
                        let (first, last) = (seen[index].amount, at(to.share, lane));
                        let amount = 0.5 * (first + last);
                        seen[index] = Seen { amount, change: (last - first).abs() };
                    }
                }
            }
        }
        seen
    }
}

impl Forward for Record<'_> {
    fn play(&self, worlds: &[(&[f64], u32)], figures: usize) -> Vec<Vec<Seen>> {
        let mut waits = WaitTables::new(self.model);
        let batch = self.batch(worlds, &mut waits);
        self.observe(batch, &mut waits, figures)
    }
}

/// The beginning of a day, within the horizon.
fn moment(timeline: &Timeline, day: Day) -> Moment {
    let step = timeline.step_of(day).unwrap_or(0);
    let of = timeline.steps()[step];
    Moment { step, share: (day.0 - of.first.0) as f64 / f64::from(of.days) }
}

/// What is unknown in a model: its uncertain numbers, the steps of its walks, the common factor of errors.
fn space(model: &Model) -> Space {
    let mut coordinates = vec![Coordinate::Number; model.inputs.len()];
    let mut walks = Vec::new();
    for (process, walk) in model.walks.iter().enumerate() {
        let of = |piece: &WalkPiece| {
            let jump = piece.jump.into_iter().flatten();
            jump.chain([piece.rate]).map(|InputId(place)| (place, piece.from)).collect::<Vec<_>>()
        };
        for (place, from) in walk.pieces.iter().flat_map(of) {
            coordinates[place] = Coordinate::Step { process, from };
        }
        if model.correlation.is_none() {
            walks.push(walk_space(model, walk));
        }
    }
    Space::new(coordinates, walks, (ERRORS * ERRORS).ln_1p().sqrt())
}

/// A walk of a model whose uncertain numbers are not correlated.
fn walk_space(model: &Model, walk: &Walk) -> WalkSpace {
    let behind = |quantity: Quantity| match quantity {
        Quantity::Fixed(value) => Behind::Known(value),
        Quantity::Drawn(InputId(place)) => {
            Behind::Unknown { place, prior: model.inputs[place].distribution.clone() }
        }
    };
    let step = |piece: &WalkPiece| StepSpace {
        place: piece.rate.0,
        jump: piece.jump.map(|jump| jump.map(|InputId(place)| place)),
    };
    WalkSpace {
        start: behind(walk.start),
        spread: behind(walk.spread),
        returns: walk.returns.map(|returns| [returns.to, returns.by].map(behind)),
        between: walk.between,
        jumps: walk.jumps,
        steps: walk.pieces.iter().map(step).collect(),
        tails: walk.tails,
    }
}
