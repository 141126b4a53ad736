//! The regions of a stage, ranked by their wait. Shows no time.

use crate::experiment::outcome::{Part, PartOf, Spread, StageOutcome};
use crate::model::Name;
use crate::report::cell::{Cell, Message};
use crate::report::chart::{Axis, Bar, Bars, Chart, Label, Mark, Panel, Role, Room, Rule, Tip};
use crate::report::run_info::RunInfo;
use crate::stats::band::Band;

/// More rows than this cannot be read: then the middle is left out.
pub(super) const MAX_ROWS: usize = 40;

/// A region in which somebody joined or waited at the start.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked<'a> {
    pub(super) name: &'a Name,
    pub(super) part: &'a Part,
    /// Their mean wait, up to the end of the horizon for those who still wait.
    pub(super) wait: Band,
}

/// The regions of a stage, the one that waits longest first; none where nobody waits at all, or there is but one.
pub(super) fn ranked(stage: &StageOutcome) -> Vec<Ranked<'_>> {
    let mut regions: Vec<Ranked<'_>> = stage
        .parts
        .iter()
        .filter_map(|part| match &part.of {
            PartOf::Region(name) => Some(Ranked { name, part, wait: part.wait_so_far? }),
            PartOf::Class(_) => None,
        })
        .collect();
    regions.sort_by(|one, other| other.wait.mean.total_cmp(&one.wait.mean));
    if regions.len() < 2 || regions.iter().all(|region| region.wait.mean <= 0.0) {
        regions.clear();
    }
    regions
}

/// The mean wait over all regions, each with the weight of those whose wait it is.
pub(super) fn overall(regions: &[Ranked<'_>]) -> f64 {
    let people: f64 = regions.iter().map(|region| region.part.people).sum();
    let waited = regions.iter().map(|region| region.part.people * region.wait.mean);
    waited.sum::<f64>() / people.max(1.0)
}

/// The mean wait of each region as a bar, with the standard and the mean of all across them.
pub(super) fn chart(run: &RunInfo, stage: &StageOutcome) -> Option<Chart> {
    let regions = ranked(stage);
    let spread = stage.spread.as_ref()?;
    let title = title(run, stage, (regions.first()?, regions.last()?), spread);
    let half = MAX_ROWS.div_euclid(2);
    let shown: Vec<Ranked<'_>> = if MAX_ROWS < regions.len() {
        [&regions[..half], &regions[regions.len() - half..]].concat()
    } else {
        regions.clone()
    };
    let mut subtitle = vec![Message::SpreadSubtitle { unit: Cell::from(run.unit) }.into()];
    let left_out = regions.len() - shown.len();
    if 0 < left_out {
        subtitle.push(Message::RegionsLeftOut { count: Cell::count(left_out) }.into());
    }
    subtitle.push(Message::Gini { gini: Cell::Number(spread.gini.mean) }.into());

    let level =
        |region: &Ranked<'_>| region.part.service_level.map(|level| Cell::Share(level.mean));
    let levels: Vec<Option<Cell>> = shown.iter().map(level).collect();
    let has_levels = levels.iter().any(Option::is_some);
    let aside = has_levels.then(|| {
        (
            Message::WithinStandard.into(),
            levels.into_iter().map(Option::unwrap_or_default).collect(),
        )
    });
    let names = shown.iter().map(|region| Cell::from(region.name)).collect();
    let high = shown.iter().map(|region| region.wait.quantiles[5]).fold(0.0, f64::max);
    let high = high.max(stage.standard.unwrap_or(0.0));
    let x = Axis::amounts(0.0, 1.08 * high).to_the_point().in_parts(8.0);
    let room = if has_levels { Room::Fixed(12.6) } else { Room::None };
    let mut marks = rules(run, stage, overall(&regions));
    marks.extend(bars(stage, &shown));
    let y = Axis::ranking(names, aside).keeping(24.0);
    let panel = Panel::new(x, y).with_room(room).with(marks);
    Some(Chart::new(format!("spread-{}", stage.name.key), run, title, subtitle).with(panel))
}

fn title(
    run: &RunInfo,
    stage: &StageOutcome,
    (worst, best): (&Ranked<'_>, &Ranked<'_>),
    spread: &Spread,
) -> Message {
    let mean = |region: &Ranked<'_>| Cell::mean_duration(region.wait.mean, run.unit);
    let (worst_wait, best_wait) = (mean(worst), mean(best));
    let [stage, worst, best] = [&stage.name, worst.name, best.name].map(Cell::from);
    match &spread.ratio {
        Some(ratio) => {
            let ratio = Cell::Number(ratio.mean);
            Message::RegionsApart { stage, worst, worst_wait, best, best_wait, ratio }
        }
        None => Message::RegionsApartBestNot { stage, worst, worst_wait, best },
    }
}

/// The mean of all regions and the standard.
fn rules(run: &RunInfo, stage: &StageOutcome, mean: f64) -> Vec<Mark> {
    let all = rule(mean, Role::Ink, (Message::AllRegions, Cell::mean_duration(mean, run.unit)));
    [all].into_iter().chain(standard(run, stage)).collect()
}

/// The service standard.
pub(super) fn standard(run: &RunInfo, stage: &StageOutcome) -> Option<Mark> {
    let words = |steps| (Message::Standard, run.duration(steps));
    stage.standard.map(|steps| rule(steps, Role::Alarm, words(steps)))
}

fn rule(at: f64, role: Role, (name, value): (Message, Cell)) -> Mark {
    let words = Message::Named { name: name.into(), value };
    Mark::Rule(Rule::upright(at, role).named(Label::above(words)))
}

/// Bars in two colours: of regions within the standard, and of those that wait longer.
fn bars(stage: &StageOutcome, shown: &[Ranked<'_>]) -> [Mark; 2] {
    let mut bars = [Vec::new(), Vec::new()];
    for (place, region) in (0_u32..).map(f64::from).zip(shown) {
        let wait = region.wait;
        let is_late = stage.standard.is_some_and(|standard| standard < wait.mean);
        bars[usize::from(is_late)].push(Bar {
            span: (place - 0.34, place + 0.34),
            from: 0.0,
            to: wait.mean,
            whisker: Some((wait.quantiles[1], wait.quantiles[5])),
            words: Some(Tip { words: Cell::tenths(wait.mean), is_before: false }),
        });
    }
    let [within, late] = bars;
    [(0, within), (1, late)]
        .map(|(hue, bars)| Mark::Bars(Bars { bars, paint: Role::Hue(hue).at(0.55) }))
}
