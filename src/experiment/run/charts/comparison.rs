//! The variants' medians on one panel over the table of their answers. Shows no bands.

use crate::experiment::run::charts::common::{self, MAX_OUTCOMES, flags, pledged};
use crate::experiment::run::charts::path::Path;
use crate::experiment::run::charts::story::Story;
use crate::report::cell::{Cell, three_digits};
use crate::report::chart::{
    Axis, Chart, Fan, Inside, Label, Line, Mark, Overhang, Panel, Role, Room, Under,
};
use crate::report::message::Message;
use crate::report::run_info::RunInfo;
use crate::report::table::Table;
use crate::report::waits::WaitQuantile;
use crate::report::{Band, Outcome, StageOutcome};

/// An outcome with its stage and the course of its backlog.
pub(super) type Compared<'o> = (&'o Outcome, &'o StageOutcome, Fan);

/// The columns of the table by their share of the width.
const WIDTHS: [f64; 7] = [0.20, 0.14, 0.19, 0.17, 0.12, 0.09, 0.09];

pub(super) fn chart(
    run: &RunInfo,
    outcomes: &[Outcome],
    index: usize,
    stage: &StageOutcome,
) -> Option<Chart> {
    let compared = compared(run, outcomes, index);
    let high = compared.iter().map(|(.., fan)| fan.high(3)).fold(0.0, f64::max);
    if compared.len() < 2 || high <= 0.0 {
        return None;
    }
    let (base, ..) = compared.first()?;
    let with_peaks = peaks(run, &compared).is_some();
    let line = |of: &Compared<'_>| Mark::Line(line(of, high, with_peaks));
    let panel = Panel::new(Axis::time(run.span()), Axis::amounts(0.0, high).in_parts(5.0))
        .flagged(flags(base))
        .with_room(Room::IfNeeded(26.0))
        .hanging(Overhang::Below)
        .with(compared.iter().map(line).collect());
    let subtitle = vec![Message::ComparisonSubtitle { unit: run.unit.into() }.into()];
    let table = Under { table: answers(run, &compared, index), widths: WIDTHS.to_vec() };
    let name = format!("comparison-{}", stage.name.key);
    let chart = Chart::new(name, run, title(run, &compared, stage), subtitle)
        .with(Panel { first_on_top: true, ..panel });
    Some(Chart { table: Some(table), ..chart })
}

/// All outcomes of a stage that can be drawn, the base first.
pub(super) fn compared<'o>(
    run: &RunInfo,
    outcomes: &'o [Outcome],
    index: usize,
) -> Vec<Compared<'o>> {
    let outcomes = outcomes.iter().take(MAX_OUTCOMES).filter_map(|outcome| {
        let stage = outcome.stages.get(index)?;
        Some((outcome, stage, common::backlog(run, outcome, stage, Role::Ink)?))
    });
    let hued = |(place, (outcome, stage, fan)): (usize, Compared<'o>)| {
        (outcome, stage, Fan { paint: Role::Hue(place).into(), ..fan })
    };
    outcomes.enumerate().map(hued).collect()
}

/// The median of an outcome. A line that has come down is named on its way: at the end they all lie together.
fn line((outcome, own, fan): &Compared<'_>, high: f64, with_peaks: bool) -> Line {
    let (points, name) = (fan.median(), Cell::from(&outcome.name));
    let left = fan.last().map_or(0.0, Band::median);
    let down = left <= 0.02 * high && 0.02 * high < fan.high(3);
    let peak = Cell::from(Message::PeakAt { amount: Cell::Number(own.peak.median()) });
    let with_peak = Message::Named { name: name.clone(), value: peak.clone() };
    let (whole, below) = if down && with_peaks {
        (with_peak.clone(), peak)
    } else {
        let amount = Cell::Number(left);
        (Message::NameAndAmount { amount: amount.clone(), name: name.clone() }, amount)
    };
    let way = points.iter().filter(|(_, median)| 0.04 * high < *median).copied().collect();
    let mut words = vec![name.clone()];
    if with_peaks {
        words.insert(0, with_peak.into());
    }
    let inside = if down { Inside::Along(way) } else { Inside::No };
    // What is too long for one line takes two, so that no number is cut.
    let end = vec![vec![whole.into()], vec![name, below]];
    Line::new(points, fan.paint).named(Label { inside, words, end, ..Label::at_end(Vec::new()) })
}

/// The base, the outcome with the lowest peak and the one with the highest, where the peaks tell more than the dates: nobody
/// waits at the start, or the queue that comes later dwarfs the one at the start; and some variant peaks lower.
fn peaks<'c, 'o>(run: &RunInfo, compared: &'c [Compared<'o>]) -> Option<[&'c Compared<'o>; 3]> {
    let peak = |of: &Compared<'_>| of.1.peak.median();
    let path = |of: &Compared<'_>| Path::new(run, of.0, of.1);
    let base = compared.first()?;
    let clear = |of: &Compared<'_>| path(of).is_some_and(|path| path.starts_clear());
    if !path(base)?.dwarfs_start() && !compared.iter().all(clear) {
        return None;
    }
    let least =
        compared.iter().reduce(|one, other| if peak(other) < peak(one) { other } else { one })?;
    let most =
        compared.iter().reduce(|one, other| if peak(one) < peak(other) { other } else { one })?;
    (peak(least) < 0.95 * peak(base)).then_some([base, least, most])
}

fn title(run: &RunInfo, compared: &[Compared<'_>], stage: &StageOutcome) -> Message {
    let name = || Cell::from(&stage.name);
    if let Some([base, least, most]) = peaks(run, compared) {
        return lowest_peak(name(), base, least, most);
    }
    let path = |of: &Compared<'_>| Path::new(run, of.0, of.1);
    let Some((base, own)) = compared.first().and_then(|base| Some((base, path(base)?))) else {
        return Message::VariantsSideBySide { stage: name() };
    };
    let paths: Vec<(&Outcome, Path)> =
        compared.iter().filter_map(|of| Some((of.0, path(of)?))).collect();
    let settled = paths.iter().skip(1).filter_map(|(of, path)| Some((path.settled()?, *of)));
    let best = settled.reduce(|best, other| if other.0 < best.0 { other } else { best });
    match best {
        Some((step, variant)) if own.settled().is_none_or(|base| step < base) => {
            let again = paths.iter().any(|(_, path)| path.comes_back());
            let lasting = Cell::Term(if again { "for_good" } else { "once" });
            let (date, variant, stage) = (run.period(step), Cell::from(&variant.name), name());
            if let Some(base_date) = own.settled().map(|step| run.period(step)) {
                Message::FirstClearedBaseLater { base_date, date, lasting, stage, variant }
            } else {
                let left = Cell::Number(own.left());
                Message::FirstClearedBaseLeft { date, lasting, left, stage, variant }
            }
        }
        None if own.settled().is_none() && !own.starts_clear() => {
            let least = paths
                .iter()
                .reduce(|best, other| if other.1.left() < best.1.left() { other } else { best });
            match least.filter(|(outcome, _)| outcome.name.key != base.0.name.key) {
                Some((outcome, path)) => Message::NoneClearedLeast {
                    end: run.last_period(),
                    left: Cell::Number(path.left()),
                    stage: name(),
                    variant: Cell::from(&outcome.name),
                },
                None => Message::NoneCleared { end: run.last_period(), stage: name() },
            }
        }
        None | Some(_) => Story::of(run, base.0, base.1).title(),
    }
}

/// How high backlogs peak: the highest is named where its peak looks like no other one.
fn lowest_peak(
    stage: Cell,
    base: &Compared<'_>,
    lowest: &Compared<'_>,
    highest: &Compared<'_>,
) -> Message {
    let peak = |of: &Compared<'_>| of.1.peak.median();
    let alike = |one: f64, other: f64| three_digits(one) == three_digits(other);
    let (variant, least) = (Cell::from(&lowest.0.name), Cell::Number(peak(lowest)));
    let (worst, most) = (Cell::from(&highest.0.name), peak(highest));
    let base = peak(base);
    if alike(most, base) || alike(most, peak(lowest)) {
        return Message::LowerPeak { base: Cell::Number(base), least, stage, variant };
    }
    let (base, most) = (Cell::Number(base), Cell::Number(most));
    Message::LowerPeakAndWorst { base, least, most, stage, variant, worst }
}

/// A row per outcome.
fn answers(run: &RunInfo, compared: &[Compared<'_>], index: usize) -> Table {
    let pledge = compared.iter().find_map(|(outcome, ..)| pledged(outcome, index));
    let by = pledge.unwrap_or(run.steps.len().saturating_sub(1));
    let heads = vec![
        Message::Variant.into(),
        Message::ClearsHalfOfRuns.into(),
        Message::EightOfTenRuns.into(),
        Message::ClearedBy { date: run.period(by) }.into(),
        Message::NextWait.into(),
        Message::PeakColumn.into(),
        Message::LeftAtEnd.into(),
    ];
    let mut table = Table::for_readers("comparison", heads);
    for (outcome, stage, fan) in compared {
        let times = &stage.clearance;
        let date =
            |probability| times.quantile(probability).map_or(Cell::Beyond, |step| run.period(step));
        // What is clear from the start has no date of clearance.
        let clear = Path::new(run, outcome, stage).is_some_and(|path| path.starts_clear());
        let unless_clear = |cell: Cell| if clear { Message::NoValue.into() } else { cell };
        let share = if times.total() == 0 { 0.0 } else { times.probability_by(by) };
        let next = stage.waits.first_to_join();
        let wait = next.map_or(Message::NoValue.into(), |cohort| match cohort.p85 {
            WaitQuantile::Steps(steps) => run.duration(f64::from(steps)),
            WaitQuantile::BeyondHorizon => Cell::Beyond,
        });
        table.row(vec![
            Cell::from(&outcome.name),
            unless_clear(date(0.5)),
            unless_clear(Cell::range(date(0.1), date(0.9))),
            unless_clear(Cell::Share(share)),
            wait,
            Cell::Number(stage.peak.median()),
            Cell::Number(fan.last().map_or(0.0, Band::median)),
        ]);
    }
    table
}
