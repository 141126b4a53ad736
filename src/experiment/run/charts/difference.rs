//! What each variant changes, run by run, against the base. Shows no variant's own level.

use crate::experiment::outcome::{Outcome, StageOutcome};
use crate::experiment::run::charts::common::{MAX_OUTCOMES, eight_of_ten, fan, flags};
use crate::report::cell::{Cell, Message};
use crate::report::chart::{
    Axis, Chart, Fan, Inside, Label, Mark, Overhang, Panel, Role, Room, Rule,
};
use crate::report::run_info::RunInfo;
use crate::stats::band::Band;

/// A variant with its place among the outcomes, and its stage.
type Variant<'o> = (usize, &'o Outcome, &'o StageOutcome);

pub(super) fn chart(
    run: &RunInfo,
    outcomes: &[Outcome],
    index: usize,
    stage: &StageOutcome,
) -> Option<Chart> {
    let base = outcomes.first()?;
    let variants = outcomes.iter().enumerate().take(MAX_OUTCOMES).skip(1);
    let variants = variants.filter_map(|(place, of)| Some((place, of, of.stages.get(index)?)));
    let variants: Vec<Variant<'_>> =
        variants.filter(|(.., own)| !own.difference.is_empty()).collect();
    if variants.is_empty() {
        return None;
    }
    let all = || variants.iter().flat_map(|(.., own)| &own.difference);
    let low = all().map(|band| band.quantiles[1]).fold(0.0, f64::min);
    let high = all().map(|band| band.quantiles[5]).fold(0.0, f64::max);
    let bands = if all().any(Band::spreads) { Message::BandKey } else { Message::SameInEveryRun };
    let subtitle = vec![Message::DifferenceSubtitle { bands: bands.into() }.into()];
    let mut marks = vec![Mark::Rule(Rule::across(0.0, Role::Rule).solid())];
    let strength = if variants.len() < 3 { 0.18 } else { 0.12 };
    marks.extend(variants.iter().map(|(place, outcome, own)| {
        let opening = opening(&stage.opening, &own.opening);
        let bands: Vec<Option<Band>> = own.difference.iter().copied().map(Some).collect();
        let fan = fan(run, (opening, &bands), Role::Hue(*place), &[(1, 5, strength)]);
        let label = label(Cell::from(&outcome.name), &fan, high - low);
        Mark::Fan(fan.named(label))
    }));
    let panel = Panel::new(Axis::time(run.span()), Axis::amounts(low, high))
        .flagged(flags(base))
        .with_room(Room::IfNeeded(26.0))
        .hanging(Overhang::Below)
        .with(marks);
    let name = format!("difference-{}", stage.name.key);
    Some(Chart::new(name, run, title(run, stage, &variants), subtitle).with(panel))
}

/// The difference at the start, where both are certain.
fn opening(base: &Band, own: &Band) -> Option<Band> {
    let mean = own.mean - base.mean;
    (!base.spreads() && !own.spreads()).then_some(Band { mean, quantiles: [mean; 7] })
}

/// The largest difference of all.
fn title(run: &RunInfo, stage: &StageOutcome, variants: &[Variant<'_>]) -> Message {
    let steps = variants.iter().flat_map(|(_, outcome, own)| {
        let medians = own.difference.iter().map(Band::median).enumerate();
        medians.map(|(step, median)| (step, *outcome, median))
    });
    let largest =
        steps.reduce(|best, other| if best.2.abs() < other.2.abs() { other } else { best });
    let stage = Cell::from(&stage.name);
    let Some((step, outcome, median)) = largest.filter(|(.., median)| *median != 0.0) else {
        return Message::NoDifference { stage };
    };
    let (count, date) = (Cell::Number(median.abs()), run.period(step));
    let variant = Cell::from(&outcome.name);
    if median < 0.0 {
        Message::FewerWaiting { count, date, stage, variant }
    } else {
        Message::MoreWaiting { count, date, stage, variant }
    }
}

/// The name of a difference: at its end with what it is there, or where it was largest, if it has gone.
fn label(name: Cell, fan: &Fan, range: f64) -> Option<Label> {
    let (last, curve) = (fan.last()?, fan.median());
    let widest = curve.iter().map(|(_, median)| median.abs()).fold(0.0, f64::max);
    let wide = curve.into_iter().filter(|(_, median)| 0.5 * widest <= median.abs());
    let gone = last.median().abs() <= 0.01 * range && 0.0 < widest;
    let inside = if gone { Inside::Along(wide.collect()) } else { Inside::No };
    let value = if last.spreads() { eight_of_ten(last) } else { Cell::Number(last.median()) };
    Some(Label { inside, words: vec![name.clone()], ..Label::at_end(vec![name, value]) })
}
