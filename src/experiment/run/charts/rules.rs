//! The wait of each region under each variant: by which rule should what is short be shared? Shows no time.

use crate::experiment::outcome::{Outcome, Part, PartOf, Spread, StageOutcome};
use crate::experiment::run::charts::common::MAX_OUTCOMES;
use crate::experiment::run::charts::spread::{MAX_ROWS, standard};
use crate::model::Name;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{Axis, Bar, Bars, Chart, Key, Line, Mark, Panel, Role, Room};
use crate::report::run_info::RunInfo;

/// Waits that are nearer to one another, in steps, are no reason to choose.
const APART: f64 = 0.5;
/// How much of the height of a row its marks take.
const ROW: f64 = 0.86;
/// Half the width of a mark, as a share of the longest wait.
const WIDTH: f64 = 0.0055;

/// A variant, with its place among all of them.
#[derive(Clone, Copy)]
struct Variant<'o> {
    place: usize,
    name: &'o Name,
    stage: &'o StageOutcome,
    spread: &'o Spread,
}

impl Variant<'_> {
    /// The mean wait so far in a region, in steps; `None` where nobody joined.
    fn wait(&self, region: &Name) -> Option<f64> {
        let mut parts = self.stage.parts.iter();
        let part = parts.find(|part| named(part).is_some_and(|name| name.key == region.key))?;
        part.wait_so_far.map(|wait| wait.mean)
    }
}

fn named(part: &Part) -> Option<&Name> {
    match &part.of {
        PartOf::Region(name) => Some(name),
        PartOf::Class(_) => None,
    }
}

/// A mark for each region and variant; nothing where no region waits longer under one variant than under another.
pub(super) fn chart(
    run: &RunInfo,
    outcomes: &[Outcome],
    index: usize,
    stage: &StageOutcome,
) -> Option<Chart> {
    let drawn = outcomes.iter().enumerate().take(MAX_OUTCOMES).filter_map(|(place, outcome)| {
        let stage = outcome.stages.get(index)?;
        Some(Variant { place, name: &outcome.name, stage, spread: stage.spread.as_ref()? })
    });
    let variants: Vec<Variant<'_>> = drawn.collect();
    let by_gini = |one: &&Variant<'_>, other: &&Variant<'_>| {
        one.spread.gini.mean.total_cmp(&other.spread.gini.mean)
    };
    let (fairest, unfair) = (variants.iter().min_by(by_gini)?, variants.iter().max_by(by_gini)?);
    let wait = |variant: &Variant<'_>, region: &Name| variant.wait(region).unwrap_or(0.0);
    let mut regions: Vec<&Name> = stage.parts.iter().filter_map(named).collect();
    regions.retain(|region| variants.iter().any(|variant| variant.wait(region).is_some()));
    regions.sort_by(|one, other| wait(unfair, other).total_cmp(&wait(unfair, one)));
    let ends = |region: &Name| {
        let waits = variants.iter().filter_map(|variant| variant.wait(region));
        waits.fold((f64::INFINITY, 0.0_f64), |(low, high), wait| (low.min(wait), high.max(wait)))
    };
    let apart = |region: &&Name| APART <= ends(region).1 - ends(region).0;
    if variants.len() < 2 || regions.len() < 2 || !regions.iter().any(apart) {
        return None;
    }
    let title = title(run, stage, (fairest, unfair), &regions);
    let mut subtitle = vec![Message::RulesSubtitle { unit: Cell::from(run.unit) }.into()];
    let left_out = regions.len().saturating_sub(MAX_ROWS);
    if 0 < left_out {
        regions.drain(MAX_ROWS.div_euclid(2)..MAX_ROWS.div_euclid(2) + left_out);
        subtitle.push(Message::RegionsLeftOut { count: Cell::count(left_out) }.into());
    }
    let high = regions.iter().map(|region| ends(region).1).fold(0.0, f64::max);
    let high = high.max(stage.standard.unwrap_or(0.0));
    let mut marks: Vec<Mark> = standard(run, stage).into_iter().collect();
    for (row, region) in (0_u32..).map(f64::from).zip(&regions) {
        let (low, most) = ends(region);
        let line = Line::new(vec![(low, row), (most, row)], Role::Rule).weighing(1.5);
        marks.push(Mark::Line(line));
        marks.extend(marks_of(&variants, region, row, high));
    }
    let names = regions.iter().map(|region| Cell::from(*region)).collect();
    let x = Axis::amounts(0.0, 1.05 * high).to_the_point().in_parts(8.0);
    let panel = Panel::new(x, Axis::ranking(names, None).keeping(24.0))
        .with_room(Room::Fixed(27.0))
        .with(marks);
    let panel = Panel { key: variants.iter().rev().map(key).collect(), ..panel };
    Some(Chart::new(format!("rules-{}", stage.name.key), run, title, subtitle).with(panel))
}

/// A mark for each variant, one above the other within the row, so that none hides another.
fn marks_of(variants: &[Variant<'_>], region: &Name, row: f64, high: f64) -> Vec<Mark> {
    let height = ROW / variants.len() as f64;
    let mark = |(place, variant): (f64, &Variant<'_>)| {
        let (wait, top) = (variant.wait(region)?, row - ROW / 2.0 + place * height);
        let bar = Bar {
            span: (top, top + height),
            from: wait - WIDTH * high,
            to: wait + WIDTH * high,
            whisker: None,
            words: None,
        };
        Some(Mark::Bars(Bars { bars: vec![bar], paint: Role::Hue(variant.place).into() }))
    };
    (0_u32..).map(f64::from).zip(variants).filter_map(mark).collect()
}

/// A variant with the wait of its worst region over that of its best.
fn key(variant: &Variant<'_>) -> Key {
    let ratio = variant.spread.ratio.as_ref().map(|ratio| Cell::Number(ratio.mean));
    let ratio = ratio.map(|ratio| Cell::from(Message::WorstOverBest { ratio }));
    let words = [Cell::from(variant.name)].into_iter().chain(ratio).collect();
    Key { paint: Role::Hue(variant.place).into(), words }
}

fn title(
    run: &RunInfo,
    stage: &StageOutcome,
    (fairest, unfair): (&Variant<'_>, &Variant<'_>),
    regions: &[&Name],
) -> Message {
    let all = || regions.iter().filter_map(|region| fairest.wait(region));
    let low = all().fold(f64::INFINITY, f64::min);
    let high = all().fold(0.0, f64::max);
    let region = |name: Option<&&Name>| name.map_or(Cell::Missing, |name| Cell::from(*name));
    let wait = |name: Option<&&Name>| {
        let wait = name.and_then(|name| unfair.wait(name));
        wait.map_or(Cell::Missing, |wait| Cell::mean_duration(wait, run.unit))
    };
    let mut joined = regions.iter().filter(|region| unfair.wait(region).is_some());
    let (worst, best) = (joined.next(), joined.next_back());
    Message::RulesTitle {
        best: region(best),
        best_wait: wait(best),
        fairest: Cell::from(fairest.name),
        stage: Cell::from(&stage.name),
        unfair: Cell::from(unfair.name),
        waits: Cell::range(Cell::tenths(low), Cell::mean_duration(high, run.unit)),
        worst: region(worst),
        worst_wait: wait(worst),
    }
}
