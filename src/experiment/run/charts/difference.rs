//! What each variant changes, run by run, against the base. Shows no variant's own level.

use crate::experiment::outcome::{Outcome, StageOutcome};
use crate::experiment::run::charts::common::{
    MAX_OUTCOMES, eight_of_ten, fan, flags, joined, leaders,
};
use crate::report::cell::{Cell, Message};
use crate::report::chart::{
    Axis, Chart, Fan, Inside, Label, Mark, Overhang, Panel, Role, Room, Rule,
};
use crate::report::run_info::RunInfo;
use crate::stats::band::Band;

/// How strong a band is.
const STRENGTH: f64 = 0.18;

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
    let largest = largest(&variants);
    // More bands than two turn grey where they meet: then only the largest difference has one.
    let has_band = |place: usize| {
        variants.len() < 3 || largest.is_some_and(|(_, (largest, ..), _)| *largest == place)
    };
    let bands = match largest {
        _ if !all().any(Band::spreads) => Message::SameInEveryRun,
        Some((_, (_, outcome, _), _)) if 2 < variants.len() => {
            Message::BandKeyOf { variant: Cell::from(&outcome.name) }
        }
        Some(_) | None => Message::BandKey,
    };
    let subtitle = vec![Message::DifferenceSubtitle { bands: bands.into() }.into()];
    let fan = |(place, _, own): &Variant<'_>| {
        let opening = opening(&stage.opening, &own.opening);
        let bands: Vec<Option<Band>> = own.difference.iter().copied().map(Some).collect();
        let shown: &[_] = if has_band(*place) { &[(1, 5, STRENGTH)] } else { &[] };
        fan(run, (opening, &bands), Role::Hue(*place), shown)
    };
    let fans: Vec<Fan> = variants.iter().map(fan).collect();
    let leaders = leaders(&fans, |one, other| one.looks_like(other, high - low));
    let mut marks = vec![Mark::Rule(Rule::across(0.0, Role::Rule).solid())];
    for (at, fan) in fans.iter().enumerate().filter(|(at, _)| leaders[*at] == *at) {
        let same = (0..fans.len()).filter(|other| leaders[*other] == at);
        let names: Vec<Cell> = same.map(|other| Cell::from(&variants[other].1.name)).collect();
        let label = label(names, fan, high - low);
        marks.push(Mark::Fan(fan.clone().named(label)));
    }
    let panel = Panel::new(Axis::time(run.span()), Axis::amounts(low, high))
        .flagged(flags(base))
        .with_room(Room::IfNeeded(26.0))
        .hanging(Overhang::Below)
        .with(marks);
    let name = format!("difference-{}", stage.name.key);
    Some(Chart::new(name, run, title(run, stage, largest), subtitle).with(panel))
}

/// The difference at the start, where both are certain.
fn opening(base: &Band, own: &Band) -> Option<Band> {
    let mean = own.mean - base.mean;
    (!base.spreads() && !own.spreads()).then_some(Band { mean, quantiles: [mean; 7] })
}

/// A step, the variant that differs most in it, and its median.
type Largest<'v, 'o> = (usize, &'v Variant<'o>, f64);

/// The largest difference of all, if there is any.
fn largest<'v, 'o>(variants: &'v [Variant<'o>]) -> Option<Largest<'v, 'o>> {
    let steps = variants.iter().flat_map(|variant| {
        let medians = variant.2.difference.iter().map(Band::median).enumerate();
        medians.map(move |(step, median)| (step, variant, median))
    });
    steps
        .reduce(|best, other| if best.2.abs() < other.2.abs() { other } else { best })
        .filter(|(.., median)| *median != 0.0)
}

fn title(run: &RunInfo, stage: &StageOutcome, largest: Option<Largest<'_, '_>>) -> Message {
    let stage = Cell::from(&stage.name);
    let Some((step, (_, outcome, _), median)) = largest else {
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

/// The names of a difference: at its end with what it is there, or where it was largest, if it has gone.
fn label(names: Vec<Cell>, fan: &Fan, range: f64) -> Option<Label> {
    let (last, curve) = (fan.last()?, fan.median());
    let widest = curve.iter().map(|(_, median)| median.abs()).fold(0.0, f64::max);
    let wide = curve.into_iter().filter(|(_, median)| 0.5 * widest <= median.abs());
    let gone = last.median().abs() <= 0.01 * range && 0.0 < widest;
    let inside = if gone { Inside::Along(wide.collect()) } else { Inside::No };
    let has_band = last.spreads() && !fan.bands.is_empty();
    let value = if has_band { eight_of_ten(last) } else { Cell::Number(last.median()) };
    let words = joined(names);
    let end = words.iter().map(|name| vec![name.clone(), value.clone()]).collect();
    Some(Label { inside, words, end, ..Label::at_end(Vec::new()) })
}
