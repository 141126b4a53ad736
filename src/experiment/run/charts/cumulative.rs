//! All who ever joined and all who were ever served: Newell's curves. Bands lie around those of which totals were published.

use crate::experiment::outcome::{Outcome, StageOutcome};
use crate::experiment::run::charts::common::{self, flags, means, sums, total_line};
use crate::experiment::run::published;
use crate::model::metric::Metric;
use crate::model::question::{Reported, ReportedMetric};
use crate::report::cell::{Cell, Message};
use crate::report::chart::{
    Area, Axis, Chart, Course, Fan, Figures, Gap, Mark, Panel, Role, Room, moments,
};
use crate::report::run_info::RunInfo;
use crate::stats::band::Band;

/// Totals at the start and at the end of each step.
struct Curves {
    joined: Vec<f64>,
    served: Vec<f64>,
}

/// The moment that the arrows explain: indices into the curves; the second may lie between two of them.
struct Widest {
    at: usize,
    served_at: Option<f64>,
}

pub(super) fn chart(
    run: &RunInfo,
    outcome: &Outcome,
    index: usize,
    stage: &StageOutcome,
) -> Option<Chart> {
    let joined = outcome.series(Metric::Joined, &stage.name.key)?;
    let served = outcome.series(Metric::Served, &stage.name.key)?;
    let total = |from: f64, series| sums(from, means(run, Some(series)).into_iter());
    let curves = Curves {
        joined: total(stage.served_before + stage.opening.mean, joined),
        served: total(stage.served_before, served),
    };
    let top = curves.joined.last().copied().unwrap_or(0.0);
    if curves.joined.len() < 2 || top <= stage.served_before {
        return None;
    }
    let widest = curves.widest();
    let chance = joined.bands.iter().chain(&served.bands).flatten().any(Band::spreads)
        || stage.opening.spreads();
    let of_curves = |reported: &&Reported| {
        let totals = [ReportedMetric::JoinedTotal, ReportedMetric::ServedTotal];
        reported.stage.0 == index && totals.contains(&reported.metric)
    };
    let reported: Vec<&Reported> = outcome.reported.iter().filter(of_curves).collect();
    let within = || reported.iter().flat_map(|reported| common::within(run, reported));
    let bands = bands(run, outcome, stage);
    let chance = match (chance, bands.is_empty()) {
        (true, false) => "bands",
        (true, true) => "some",
        (false, _) => "none",
    };
    let chance = Cell::Term(chance);
    let mut subtitle = vec![Message::CumulativeSubtitle { chance }.into()];
    if Figures::CROWD < within().count() {
        subtitle.push(Message::PublishedKey.into());
    }
    // What was served long ago would flatten the curves: then the axis begins near it.
    let is_old = 1.5 * (top - stage.served_before) < stage.served_before;
    let low = if is_old { stage.served_before } else { 0.0 };
    let figures = || within().map(|point| point.value);
    let (low, high) = (figures().fold(low, f64::min), figures().fold(top, f64::max));
    let high = bands.iter().map(|fan| fan.high(5)).fold(high, f64::max);
    let mut marks: Vec<Mark> = bands.iter().map(band).collect();
    marks.extend(curves.marks(run));
    marks.push(Mark::Gap(widest.mark(run, &curves)));
    marks.extend(reported.iter().map(|of| {
        let joined = of.metric == ReportedMetric::JoinedTotal;
        let hue = Role::Hue(usize::from(joined));
        Mark::Figures(common::figures(of, hue))
    }));
    let panel = Panel::new(Axis::time(run.span()), Axis::amounts(low, high))
        .flagged(flags(outcome))
        .with_room(Room::Measured(17.0))
        .with(marks);
    let title = widest.title(run, &curves, stage);
    Some(Chart::new(format!("cumulative-{}", stage.name.key), run, title, subtitle).with(panel))
}

/// Where eight of ten runs lie, if the series of totals are there.
fn bands(run: &RunInfo, outcome: &Outcome, stage: &StageOutcome) -> Vec<Fan> {
    let totals = [ReportedMetric::JoinedTotal, ReportedMetric::ServedTotal];
    let fan = |metric: ReportedMetric| {
        let (of, opening) = published::stock(stage, metric)?;
        let series = outcome.series(of, &stage.name.key)?;
        let hue = Role::Hue(usize::from(metric == ReportedMetric::JoinedTotal));
        let fan = common::fan(run, (Some(opening), &series.bands), hue, &Fan::ONE);
        fan.has_chance().then_some(fan)
    };
    totals.into_iter().filter_map(fan).collect()
}

/// The band alone: the curve itself is the mean.
fn band(fan: &Fan) -> Mark {
    let paint = fan.paint.role.at(0.18);
    Mark::Area(Area { upper: fan.quantile(5), lower: fan.quantile(1), paint })
}

impl Curves {
    fn backlog(&self, at: usize) -> f64 {
        self.joined[at] - self.served[at]
    }

    /// The largest backlog whose last member is still served within the horizon, else the largest of all.
    fn widest(&self) -> Widest {
        let largest = |among: &mut dyn Iterator<Item = usize>| {
            among.reduce(|best, at| if self.backlog(best) < self.backlog(at) { at } else { best })
        };
        // Not at the very start, where the arrow would lie on the axis.
        let all = 1..self.joined.len();
        let within = largest(
            &mut all.clone().filter(|at| self.served_at(*at).is_some() && 0.0 < self.backlog(*at)),
        );
        let at = within.or_else(|| largest(&mut all.clone())).unwrap_or(0);
        Widest { at, served_at: self.served_at(at) }
    }

    /// When the last of those who joined by then is served.
    fn served_at(&self, at: usize) -> Option<f64> {
        let level = self.joined[at];
        let slack = 1e-9 * (1.0 + level.abs());
        let after = self.served.iter().position(|served| level <= served + slack)?;
        let before = after.checked_sub(1)?;
        let (from, to) = (self.served[before], self.served[after]);
        let share = if from < to { ((level - from) / (to - from)).clamp(0.0, 1.0) } else { 1.0 };
        Some(before as f64 + share)
    }

    /// What lies between the curves, and the two.
    fn marks(&self, run: &RunInfo) -> Vec<Mark> {
        let [joined, served] =
            [&self.joined, &self.served].map(|totals| Course::stock(run).outline(totals));
        let (upper, lower) = (joined.clone(), served.clone());
        let between = Area { upper, lower, paint: Role::Hue(1).at(0.10) };
        vec![
            Mark::Area(between),
            total_line(joined, 1, Message::JoinedTotal),
            total_line(served, 0, Message::ServedTotal),
        ]
    }
}

impl Widest {
    fn wait(&self, run: &RunInfo) -> Option<Cell> {
        self.served_at.map(|served| run.duration((served - self.at as f64).round()))
    }

    fn title(&self, run: &RunInfo, curves: &Curves, stage: &StageOutcome) -> Message {
        let stage = Cell::from(&stage.name);
        let date = run.period(self.at.saturating_sub(1));
        let left = Cell::Number(curves.backlog(self.at));
        match self.wait(run) {
            Some(wait) => Message::LargestGap { date, left, stage, wait },
            None => Message::LargestGapBeyond { date, left, stage },
        }
    }

    fn mark(&self, run: &RunInfo, curves: &Curves) -> Gap {
        let moments: Vec<f64> = moments(run).collect();
        Gap {
            at: moments[self.at],
            upper: curves.joined[self.at],
            lower: curves.served[self.at],
            until: self.served_at.map(|served| between(&moments, served)),
            distance: Message::BacklogAmount { amount: Cell::Number(curves.backlog(self.at)) }
                .into(),
            delay: Message::WaitTime { wait: self.wait(run).unwrap_or(Cell::Beyond) }.into(),
        }
    }
}

/// Where an index of the curves is, fractions included.
fn between(moments: &[f64], index: f64) -> f64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an index of the curves, never negative"
    )]
    let (before, rest) = (index.floor() as usize, index.fract());
    let from = moments[before];
    if rest <= 0.0 { from } else { from + rest * (moments[before + 1] - from) }
}
