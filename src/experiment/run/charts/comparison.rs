//! The variants' medians on one panel over the table of their answers. Shows no bands.

use crate::experiment::outcome::{Outcome, StageOutcome};
use crate::experiment::run::charts::common::{self, MAX_OUTCOMES, flags, pledged};
use crate::experiment::run::charts::path::Path;
use crate::experiment::run::charts::story::Story;
use crate::experiment::waits::WaitQuantile;
use crate::report::cell::{Cell, Message, three_digits};
use crate::report::chart::{
    Axis, Chart, Fan, Inside, Label, Line, Mark, Overhang, Panel, Role, Room, Under,
};
use crate::report::run_info::RunInfo;
use crate::report::table::Table;
use crate::stats::band::Band;

/// An outcome with its stage and the course of its backlog.
pub(super) struct Compared<'o> {
    pub(super) outcome: &'o Outcome,
    pub(super) stage: &'o StageOutcome,
    pub(super) fan: Fan,
    pub(super) path: Path,
}

impl Compared<'_> {
    /// The median of its largest backlog.
    fn peak(&self) -> f64 {
        self.stage.peak.median()
    }
}

pub(super) fn chart(
    run: &RunInfo,
    outcomes: &[Outcome],
    index: usize,
    stage: &StageOutcome,
) -> Option<Chart> {
    let (compared, high) = compared(run, outcomes, index, 3)?;
    let peaks = peaks(&compared);
    let leaders = common::leaders(&compared, |one, other| one.fan.looks_like(&other.fan, high));
    let drawn = (0..compared.len()).filter(|place| leaders[*place] == *place);
    let lines = drawn.map(|place| {
        let same = (0..compared.len()).filter(|other| leaders[*other] == place);
        let names = same.map(|other| Cell::from(&compared[other].outcome.name)).collect();
        Mark::Line(line(&compared[place], names, high, peaks.is_some()))
    });
    let panel = Panel::new(Axis::time(run.span()), Axis::amounts(0.0, high).in_parts(5.0))
        .flagged(flags(compared.first()?.outcome))
        .with_room(Room::IfNeeded(26.0))
        .hanging(Overhang::Below)
        .with(lines.collect());
    let subtitle = vec![Message::ComparisonSubtitle { unit: run.unit.into() }.into()];
    let table = Under { table: answers(run, &compared, index), hues: leaders };
    let title = match peaks {
        Some(peaks) => lowest_peak(Cell::from(&stage.name), peaks),
        None => first_cleared(run, &compared, stage)?,
    };
    let chart = Chart::new(format!("comparison-{}", stage.name.key), run, title, subtitle)
        .with(Panel { first_on_top: true, ..panel });
    Some(Chart { table: Some(table), ..chart })
}

/// The table of the answers alone, also of one outcome.
pub(super) fn side_by_side<'o>(
    run: &RunInfo,
    outcomes: &'o [Outcome],
    index: usize,
) -> Option<Table> {
    let of = |outcome: &'o Outcome| {
        let stage = outcome.stages.get(index)?;
        let fan = common::backlog(run, outcome, stage, Role::Ink)?;
        let path = Path::of(&fan, stage);
        Some(Compared { outcome, stage, fan, path })
    };
    let compared: Option<Vec<Compared<'o>>> = outcomes.iter().map(of).collect();
    Some(answers(run, &compared?, index))
}

/// All outcomes of a stage that can be drawn, the base first, and how high they reach at a level of their bands. `None`
/// where there is only one, or nobody ever waits.
pub(super) fn compared<'o>(
    run: &RunInfo,
    outcomes: &'o [Outcome],
    index: usize,
    level: usize,
) -> Option<(Vec<Compared<'o>>, f64)> {
    let drawn = outcomes.iter().take(MAX_OUTCOMES).filter_map(|outcome| {
        let stage = outcome.stages.get(index)?;
        let fan = common::backlog(run, outcome, stage, Role::Ink)?;
        let path = Path::of(&fan, stage);
        Some(Compared { outcome, stage, fan, path })
    });
    let hued = |(place, of): (usize, Compared<'o>)| {
        let fan = Fan { paint: Role::Hue(place).into(), ..of.fan };
        Compared { fan, ..of }
    };
    let compared: Vec<Compared<'_>> = drawn.enumerate().map(hued).collect();
    let high = compared.iter().map(|of| of.fan.high(level)).fold(0.0, f64::max);
    (2 <= compared.len() && 0.0 < high).then_some((compared, high))
}

/// The median of an outcome, with the names of all outcomes whose line it is. A line that has come down is named on its
/// way: at the end they all lie together.
fn line(of: &Compared<'_>, names: Vec<Cell>, high: f64, with_peaks: bool) -> Line {
    let fan = &of.fan;
    let points = fan.median();
    let left = fan.last().map_or(0.0, Band::median);
    let down = left <= 0.02 * high && 0.02 * high < fan.high(3);
    let peak = Cell::from(Message::PeakAt { amount: Cell::Number(of.peak()) });
    let value = if down && with_peaks { peak.clone() } else { Cell::Number(left) };
    let way = points.iter().filter(|(_, median)| 0.04 * high < *median).copied().collect();
    let (mut words, mut end) = (Vec::new(), Vec::new());
    for name in common::joined(names) {
        let named = |value: &Cell| Message::Named { name: name.clone(), value: value.clone() };
        words.extend(with_peaks.then(|| Cell::from(named(&peak))));
        words.push(name.clone());
        // What is too long for one line takes two, so that no number is cut.
        end.extend([vec![named(&value).into()], vec![name.clone(), value.clone()]]);
    }
    let inside = if down { Inside::Along(way) } else { Inside::No };
    Line::new(points, fan.paint).named(Label { inside, words, end, ..Label::at_end(Vec::new()) })
}

/// The base, the outcome with the lowest peak and the one with the highest, where the peaks tell more than the dates: nobody
/// waits at the start, or the queue that comes later dwarfs the one at the start; and some variant peaks lower.
fn peaks<'c, 'o>(compared: &'c [Compared<'o>]) -> Option<[&'c Compared<'o>; 3]> {
    let base = compared.first()?;
    if !base.path.dwarfs_start() && !compared.iter().all(|of| of.path.starts_clear()) {
        return None;
    }
    let least =
        compared.iter().reduce(|one, other| if other.peak() < one.peak() { other } else { one })?;
    let most =
        compared.iter().reduce(|one, other| if one.peak() < other.peak() { other } else { one })?;
    (least.peak() < 0.95 * base.peak()).then_some([base, least, most])
}

/// Which variant clears first, or leaves least; the story of the base where no variant does better.
fn first_cleared(
    run: &RunInfo,
    compared: &[Compared<'_>],
    stage: &StageOutcome,
) -> Option<Message> {
    let name = || Cell::from(&stage.name);
    let (base, variants) = compared.split_first()?;
    let own = &base.path;
    let settled = variants.iter().filter_map(|of| Some((of.path.settled()?, of.outcome)));
    let best = settled.reduce(|best, other| if other.0 < best.0 { other } else { best });
    Some(match best {
        Some((step, variant)) if own.settled().is_none_or(|base| step < base) => {
            let again = compared.iter().any(|of| of.path.comes_back());
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
            let least = compared.iter().reduce(|best, other| {
                if other.path.left() < best.path.left() { other } else { best }
            });
            match least.filter(|of| of.outcome.name.key != base.outcome.name.key) {
                Some(of) => Message::NoneClearedLeast {
                    end: run.last_period(),
                    left: Cell::Number(of.path.left()),
                    stage: name(),
                    variant: Cell::from(&of.outcome.name),
                },
                None => Message::NoneCleared { end: run.last_period(), stage: name() },
            }
        }
        None | Some(_) => Story::of(run, base.stage, &base.path).title(),
    })
}

/// How high backlogs peak: the highest is named where its peak looks like no other one.
fn lowest_peak(stage: Cell, [base, lowest, highest]: [&Compared<'_>; 3]) -> Message {
    let alike = |one: f64, other: f64| three_digits(one) == three_digits(other);
    let (variant, least) = (Cell::from(&lowest.outcome.name), Cell::Number(lowest.peak()));
    let (worst, most) = (Cell::from(&highest.outcome.name), highest.peak());
    let base = base.peak();
    if alike(most, base) || alike(most, lowest.peak()) {
        return Message::LowerPeak { base: Cell::Number(base), least, stage, variant };
    }
    let (base, most) = (Cell::Number(base), Cell::Number(most));
    Message::LowerPeakAndWorst { base, least, most, stage, variant, worst }
}

/// A row per outcome.
fn answers(run: &RunInfo, compared: &[Compared<'_>], index: usize) -> Table {
    let pledge = compared.iter().find_map(|of| pledged(of.outcome, index));
    let by = pledge.unwrap_or(run.steps.len().saturating_sub(1));
    let heads = [
        Message::ClearsHalfOfRuns,
        Message::EightOfTenRuns,
        Message::ClearedBy { date: run.period(by) },
        Message::NextWait,
        Message::PeakColumn,
        Message::LeftAtEnd,
    ];
    let mut table = Table::for_readers("comparison", Message::Variant, heads);
    for of @ Compared { outcome, stage, fan, path } in compared {
        let times = &stage.clearance;
        let date =
            |probability| times.quantile(probability).map_or(Cell::Beyond, |step| run.period(step));
        // What is clear from the first step on has no date of clearance.
        let is_clear = path.settled() == Some(0);
        let unless_clear = |cell: Cell| if is_clear { Message::NoValue.into() } else { cell };
        let share = times.probability_by(by);
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
            Cell::Number(of.peak()),
            Cell::Number(fan.last().map_or(0.0, Band::median)),
        ]);
    }
    table
}
