//! What was the bottleneck of a stage, when, and what more of it would bring. Blames no one for what demand did not ask.

use crate::experiment::outcome::{LimitOutcome, LimitRelief, Outcome, Relief, StageOutcome};
use crate::experiment::relief::findings::{all_limits, enough_of, pair_of};
use crate::experiment::run::charts::common::means;
use crate::model::metric::{Limit, Metric, Subject};
use crate::report::cell::{Cell, Message};
use crate::report::chart::{
    Axis, Bar, Bars, Chart, Course, Layer, Mark, Paint, Panel, Panels, Role, Room, Row, Stack, Tip,
};
use crate::report::run_info::RunInfo;
use crate::stats::paired::Estimate;

/// One alone saves little when it saves less than this share of what all together save.
const LITTLE: f64 = 0.5;

/// The bottlenecks of a stage over time, and what lifting each limit would save, where that was played; nothing where no
/// limit ever did anything.
pub(crate) fn chart(
    run: &RunInfo,
    outcome: &Outcome,
    index: usize,
    stage: &StageOutcome,
) -> Option<Chart> {
    let binding = |of: &&LimitOutcome| of.limit != Limit::Demand && 0.0 < of.binding_share;
    let worst = stage.limits.iter().filter(binding).reduce(|best, other| {
        if best.binding_share < other.binding_share { other } else { best }
    })?;
    let relief = outcome.relief.as_ref();
    let saved = relief.and_then(|relief| saved(relief, index, stage));
    let unit = || Cell::from(run.unit);
    let shares = shares(run, outcome, stage);
    let (subtitle, rows) = if let Some(saved) = saved {
        let subtitle =
            vec![Message::LimitsSubtitle { unit: unit() }.into(), Message::ReliefKey.into()];
        (subtitle, vec![Row::whole(0.5, shares), Row::whole(0.5, saved)])
    } else {
        let subtitle = vec![Message::LimitsAloneSubtitle { unit: unit() }.into()];
        (subtitle, vec![Row::whole(1.0, shares)])
    };
    let title =
        title(run, stage, worst, relief.and_then(|it| Some((it, it.of(index, &worst.limit)?))));
    let name = format!("limits-{}", stage.name.key);
    Some(Chart::new(name, run, title, subtitle).of(Panels::Rows(rows)))
}

fn title(
    run: &RunInfo,
    stage: &StageOutcome,
    worst: &LimitOutcome,
    relief: Option<(&Relief, &LimitRelief)>,
) -> Message {
    let (of_stage, limit) = (Cell::from(&stage.name), Cell::from(&worst.limit));
    let share = share(run, worst).into();
    let found = relief.and_then(|(relief, of)| {
        let (alone, all) = (of.lifted.as_ref()?, relief.all.as_ref()?);
        Some((alone.person_months.mean, all.person_months.mean))
    });
    match found {
        Some((alone, _)) if alone < 0.0 => {
            let added = Cell::Number(-alone);
            Message::HeldBackAdds { added, limit, share, stage: of_stage }
        }
        Some((alone, all)) if alone < LITTLE * all => {
            let (saved, most) = (Cell::Number(alone), Cell::Number(all));
            Message::HeldBackSavesLittle { limit, most, saved, share, stage: of_stage }
        }
        Some((alone, _)) => {
            let saved = Cell::Number(alone);
            Message::HeldBackSaves { limit, saved, share, stage: of_stage }
        }
        None => Message::HeldBack { limit, share, stage: of_stage },
    }
}

fn share(run: &RunInfo, of: &LimitOutcome) -> Message {
    Message::ShareOfSteps { share: Cell::Share(of.binding_share), unit: run.unit.into() }
}

/// The share of replications in which each limit was the bottleneck, step by step. A closed step is drawn as the open one
/// before it: there is no bottleneck in it.
fn shares(run: &RunInfo, outcome: &Outcome, stage: &StageOutcome) -> Panel {
    let shares = |of: &LimitOutcome| {
        let subject = Subject::Limit(stage.name.clone(), of.limit.clone()).key();
        means(run, outcome.series(Metric::BindingShare, &subject))
    };
    let mut values: Vec<Vec<f64>> = stage.limits.iter().map(shares).collect();
    for step in 1..run.steps.len() {
        if values.iter().all(|values| values[step] <= 0.0) {
            values.iter_mut().for_each(|values| values[step] = values[step - 1]);
        }
    }
    let layer = |((index, of), values): ((usize, &LimitOutcome), Vec<f64>)| Layer {
        paint: paint(&of.limit, index),
        values,
        key: vec![Cell::from(&of.limit), share(run, of).into()],
    };
    let layers = stage.limits.iter().enumerate().zip(values).map(layer).collect();
    Panel::new(Axis::time(run.span()), Axis::shares())
        .headed(Message::BindingPanel)
        .with_room(Room::Fixed(25.0))
        .with(vec![Mark::Stack(Stack { course: Course::flow(run), layers })])
}

fn paint(limit: &Limit, index: usize) -> Paint {
    match limit {
        Limit::Demand => Role::Pale.into(),
        Limit::Owners | Limit::Capacity(_) | Limit::Material(_) | Limit::Funds => {
            Role::Hue(index.saturating_sub(1)).into()
        }
    }
}

/// One length: what is lifted, what that saves, its colour.
type Length = (Cell, Option<Estimate>, Paint);

/// What lifting each limit of the stage saves, then the best two where one alone changes little, then all.
fn saved(relief: &Relief, index: usize, stage: &StageOutcome) -> Option<Panel> {
    let all = relief.all.as_ref()?;
    let of_limit = |(place, of): (usize, &LimitOutcome)| -> Option<Length> {
        let found = relief.of(index, &of.limit)?;
        let saved = found.lifted.as_ref().map(|lifted| lifted.person_months);
        Some((enough_of(&of.limit), saved, paint(&of.limit, place)))
    };
    let mut lengths: Vec<Length> = stage.limits.iter().enumerate().filter_map(of_limit).collect();
    let together = |words: Cell, saved: Estimate| (words, Some(saved), Role::Muted.at(0.8));
    if let Some(pair) = &relief.pair {
        lengths.push(together(pair_of(relief, pair), pair.lifted.person_months));
    }
    if 1 < relief.limits.len() {
        lengths.push(together(all_limits(all), all.person_months));
    }
    let ends = |estimate: &Estimate| {
        estimate
            .interval()
            .filter(|(low, high)| low < high)
            .unwrap_or((estimate.mean, estimate.mean))
    };
    let known = || lengths.iter().filter_map(|(_, saved, _)| saved.as_ref());
    let low = known().map(|saved| ends(saved).0).fold(0.0, f64::min);
    let high = known().map(|saved| ends(saved).1).fold(0.0, f64::max);
    let names = lengths.iter().map(|(words, ..)| words.clone()).collect();
    let bars = |(place, (_, saved, paint)): (f64, &Length)| {
        let words = match saved {
            Some(saved) => Cell::Number(saved.mean),
            None => Message::NeverBinds.into(),
        };
        let bar = Bar {
            span: (place - 0.3, place + 0.3),
            from: 0.0,
            to: saved.map_or(0.0, |saved| saved.mean),
            whisker: saved.as_ref().map(ends).filter(|(low, high)| low < high),
            words: Some(Tip { words, is_before: false }),
        };
        Mark::Bars(Bars { bars: vec![bar], paint: *paint })
    };
    let marks = (0_u32..).map(f64::from).zip(&lengths).map(bars).collect();
    let queues = if all.stages.len() == 1 { "one" } else { "several" };
    let x = Axis::amounts(low, high.max(1.0)).to_the_point().in_parts(4.0);
    Some(
        Panel::new(x, Axis::places(names).keeping(26.0))
            .headed(Message::ReliefPanel { queues: Cell::Term(queues) })
            .with_room(Room::Fixed(12.0))
            .with(marks),
    )
}
