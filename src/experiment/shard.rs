//! A run in parts: some replications are played here, others there, and what they came to is put together again. The results
//! are those of one machine, byte for byte.

mod bytes;
mod cells;
mod endings;
mod head;
mod part;
mod replays;
mod together;
mod waits;

pub use crate::experiment::shard::head::{Head, How, NoShard, Shard, Wanted};
pub use crate::experiment::shard::part::{NoPart, Part};
pub use crate::experiment::shard::together::together;

use crate::engine::{ReplicationResult, WaitTables};
use crate::experiment::arguments::Arguments;
use crate::experiment::closing::close;
use crate::experiment::ensemble::Ensemble;
use crate::experiment::error::{ExperimentError, bad};
use crate::experiment::inquiry::{Cache, Progress};
use crate::experiment::only::Only;
use crate::experiment::opening::Opening;
use crate::experiment::outcome::Observed;
use crate::experiment::play::{self, Kind, Seen, observe};
use crate::experiment::relief::replay::{self, Anew};
use crate::experiment::run::{self, Played, drawn, drivers, findings, relieved};
use crate::experiment::shard::bytes::{Reader, Writer};
use crate::experiment::shard::cells::{Cell, Cells};
use crate::experiment::shard::part::{Folded, Segment};
use crate::experiment::shard::replays::Kept;
use crate::model::Model;
use crate::random::Seed;
use crate::report::Report;
use crate::scenario::{Programme, Variant, Workbench};
use crate::stats::band::Band;

/// Which of so many parts of a question `--part` asks for, whose results are kept until all of them are there.
///
/// # Errors
/// When it is no shard, or nothing would be kept of it.
pub(super) fn asked(
    arguments: &Arguments,
    cache: &dyn Cache,
) -> Result<Option<Shard>, ExperimentError> {
    let shard = arguments.one("part").map(str::parse::<Shard>).transpose();
    let shard = shard.map_err(|error| bad(error.to_string()))?;
    if shard.is_some() && !cache.keeps() {
        return Err(bad(
            "what `--part` plays is kept beside the results: name their folder with `-o FOLDER`",
        ));
    }
    Ok(shard)
}

/// Plays a shard of a run: the same replications that a run plays, with all that it makes of them.
///
/// # Errors
/// When nobody knows how many replications the run has, or an identity of the model did not hold.
pub fn play(
    bench: &Workbench,
    wanted: &Wanted,
    shard: Shard,
    progress: &dyn Progress,
) -> Result<Part, ExperimentError> {
    let programme = &bench.programme;
    if programme.precision.is_some() {
        return Err(bad(
            "`[run] precision` finds out by playing how many replications it takes, and parts have to know it before: add \
             `--replications N`, the same for every shard",
        ));
    }
    let head = Head::new(wanted, bench, shard);
    let inputs = programme.inputs.clone();
    let replications = shard.replications(programme.plan.replications);
    if replications.is_empty() {
        return Ok(Part { head, inputs, segments: Vec::new(), variants: Vec::new() });
    }
    let all = replications.len() as u64 * (programme.variants.len() as u64 + 1);
    let only = Only::of_words(&wanted.how.only)?;
    let fold = (
        &Cells { sketch: wanted.how.sketch },
        play::Kept { only: &only, partings: false, sketch: wanted.how.sketch },
    );
    let heard = |done| progress.done(done, all);
    let seen = observe(programme, replications.clone(), fold, (&heard, &|| true))?;
    let seen = seen.unwrap_or_default();
    let (variant, stages) = (&programme.base, programme.base.model.stages.len());
    let endings = &seen[0].endings;
    let replays = if let Some(pairs) = relieved(programme, endings, wanted.how.relief) {
        let seed = Seed(programme.plan.seed);
        let anew = Anew { variant, seed, replications: replications.clone() };
        let mut writer = Writer::default();
        replays::write(&replay::replay_all(variant, endings, (&anew, pairs))?, stages, &mut writer);
        Some(writer.0)
    } else {
        None
    };
    let endings = seen.iter().map(endings_of).collect();
    let segments = vec![Segment { replications, endings, replays }];
    let variants = seen.into_iter().map(folded).collect();
    Ok(Part { head, inputs, segments, variants })
}

/// How replications ended, and what assertions needed of the steps.
fn endings_of(seen: &Seen<Vec<u8>>) -> Vec<u8> {
    let mut writer = Writer::default();
    endings::write(&seen.endings, &mut writer);
    for values in seen.observed.seen.values() {
        writer.size(usize::from(!values.is_empty()));
        if !values.is_empty() {
            writer.column(values);
        }
    }
    writer.0
}

fn folded(seen: Seen<Vec<u8>>) -> Folded {
    let Seen { observed, waits: tables, .. } = seen;
    let columns = observed.columns.iter().zip(&observed.series);
    let columns = columns.map(|((metric, _), cells)| (Kind::of(*metric), cells.concat())).collect();
    let differences: Vec<Vec<u8>> =
        observed.differences.into_iter().map(|(_, cell)| cell).collect();
    let mut writer = Writer::default();
    waits::write(&tables, &mut writer);
    Folded { columns, differences: differences.concat(), waits: writer.0 }
}

/// Why a part is not that which a shard would give; `None` where it is.
pub fn other(part: &Part, bench: &Workbench, wanted: &Wanted, shard: Shard) -> Option<String> {
    let head = Head::new(wanted, bench, shard);
    let inputs = bench.programme.inputs.clone();
    let new = Part { head, inputs, segments: Vec::new(), variants: Vec::new() };
    together::strange(&new, part).or_else(|| {
        let held = &part.head.shards;
        (*held != [shard]).then(|| {
            let held: Vec<String> = held.iter().map(Shard::to_string).collect();
            format!("it holds shard {}", held.join(", "))
        })
    })
}

/// The scenario that a part is of, as it was played.
///
/// # Errors
/// When it does not load, which is damage.
pub fn bench(part: &Part) -> Result<Workbench, ExperimentError> {
    Ok(head::bench(&part.head.wanted(&part.inputs), &part.inputs)?)
}

/// How the run was asked for of which this is a part.
pub fn wanted(part: &Part) -> Wanted {
    part.head.wanted(&part.inputs)
}

/// The report of a run of which all parts are together, as [`run::RUN`] gives it.
///
/// # Errors
/// When a part is missing.
pub fn report(part: &Part, bench: &mut Workbench) -> Result<Report, ExperimentError> {
    complete(part)?;
    let opening = Opening::settled(&mut bench.programme)?.sketched(part.head.how.sketch);
    let programme = &bench.programme;
    let damaged = || bad("a part is damaged: delete it, and play its shard again");
    let only = Only::of_words(&part.head.how.only)?;
    let seen = seen(part, programme, &only).ok_or_else(damaged)?;
    let Played { run: mut found, endings, .. } = drawn(programme, &only, seen);
    if let (Some(base), Some(endings)) = (found.outcomes.first_mut(), endings.first())
        && let Some(pairs) = relieved(programme, endings, part.head.how.relief)
    {
        let kept = kept(part, programme, endings).ok_or_else(damaged)?;
        base.relief = Some(replay::relieve(&programme.base, endings, (&kept, pairs))?);
    }
    let mut report = findings::report(opening, &found.outcomes);
    if let Some(endings) = endings.first() {
        report.section(drivers::section(&found.info, programme, endings));
    }
    close(&mut report, &run::RUN, std::slice::from_ref(bench));
    Ok(report)
}

/// Makes sure that nothing is missing.
fn complete(part: &Part) -> Result<(), ExperimentError> {
    let all = part.head.of;
    let ranges = part.segments.iter().map(|segment| segment.replications.clone());
    let (mut next, mut gaps) = (0, Vec::new());
    for range in ranges.chain(std::iter::once(all..all)) {
        if next < range.start {
            gaps.push(next..range.start);
        }
        next = range.end;
    }
    if gaps.is_empty() {
        return Ok(());
    }
    let of = part.head.shards.first().map_or(1, |shard| shard.of);
    let alike = part.head.shards.iter().all(|shard| shard.of == of);
    let missing = |shard: &Shard| {
        let its = shard.replications(all);
        !its.is_empty() && !part.head.shards.contains(shard)
    };
    let missing: Vec<Shard> = if alike {
        (1..=of).map(|index| Shard { index, of }).filter(missing).collect()
    } else {
        Vec::new()
    };
    if let Some(first) = missing.first() {
        const MOST: usize = 20;
        let names: Vec<String> = missing.iter().take(MOST).map(Shard::to_string).collect();
        let more = missing.len().saturating_sub(MOST);
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        return Err(bad(format!(
            "of the shards these are missing: {}{more}; play each, as in `nobat shard {first} {} -o PART`",
            names.join(", "),
            part.head.path
        )));
    }
    let names: Vec<String> =
        gaps.iter().map(|gap| format!("{} to {}", gap.start + 1, gap.end)).collect();
    Err(bad(format!(
        "of {all} replications these are missing: {}; play the shards that hold them",
        names.join(", ")
    )))
}

/// What one machine would have seen.
fn seen(part: &Part, programme: &Programme, only: &Only) -> Option<Vec<Seen<Option<Band>>>> {
    let variants = [&programme.base].into_iter().chain(&programme.variants).enumerate();
    variants.map(|(place, variant)| of_variant(part, place, variant, only)).collect()
}

fn of_variant(
    part: &Part,
    place: usize,
    variant: &Variant,
    only: &Only,
) -> Option<Seen<Option<Band>>> {
    let model = &variant.model;
    let folded = part.variants.get(place)?;
    let is_wanted = |column| play::is_wanted(column, model, only);
    let columns = Ensemble::new(model, Seed(part.head.seeded), 0..1, is_wanted).columns;
    let mut observed: Observed<Option<Band>> = Observed::new(model, &columns);
    let crews = part.head.of.div_ceil(Shard::crew()) as usize;
    let steps = model.timeline.steps().len();
    for ((series, column), (kind, bytes)) in
        observed.series.iter_mut().zip(&columns).zip(&folded.columns)
    {
        let kind = Some(*kind).filter(|kind| *kind == Kind::of(column.0))?;
        *series = bands(kind, part.head.how.sketch, (bytes, crews))?;
        (series.len() == steps).then_some(())?;
    }
    let queues = observed.queues.clone().into_iter().cycle();
    let differences = bands(Kind::Whole, part.head.how.sketch, (&folded.differences, 0))?;
    observed.differences = queues.zip(differences).collect();
    let (mut endings, mut waits) = (Vec::new(), WaitTables::new(model));
    for segment in &part.segments {
        let mut reader = Reader(segment.endings.get(place)?);
        let some = endings::read(&mut reader)?;
        (some.len() == segment.replications.len()).then_some(())?;
        for values in observed.seen.values_mut() {
            if reader.count()? == 1 {
                values.extend(reader.column(some.len())?);
            }
        }
        endings.extend(some);
    }
    waits::add(&mut waits, steps, &mut Reader(&folded.waits))?;
    (endings.iter().all(|ending| fits(ending, model))).then_some(Seen { observed, endings, waits })
}

/// Whether an ending has the stages of a model.
fn fits(ending: &ReplicationResult, model: &Model) -> bool {
    model.stages.len() <= ending.stages.len()
}

fn bands(kind: Kind, sketch: bool, (bytes, crews): (&[u8], usize)) -> Option<Vec<Option<Band>>> {
    let crews = if kind == Kind::Ratio { crews } else { 0 };
    let (mut reader, mut bands) = (Reader(bytes), Vec::new());
    while !reader.is_empty() {
        bands.push(Cell::read(&mut reader, crews)?.band(kind, sketch));
    }
    Some(bands)
}

/// The replays of the base, segment by segment.
fn kept<'e>(
    part: &Part,
    programme: &Programme,
    endings: &'e [ReplicationResult],
) -> Option<Kept<'e>> {
    let stages = programme.base.model.stages.len();
    let of = |segment: &Segment| {
        let range = &segment.replications;
        let replays = replays::read(
            &mut Reader(segment.replays.as_ref()?),
            stages,
            segment.replications.len(),
        )?;
        Some((endings.get(range.start as usize..range.end as usize)?, replays))
    };
    Some(Kept { segments: part.segments.iter().map(of).collect::<Option<_>>()? })
}

/// How many replications of how many variants a shard plays.
pub fn replications(programme: &Programme, shard: Shard) -> u64 {
    let its = shard.replications(programme.plan.replications).len() as u64;
    run::replications(programme).div_euclid(u64::from(programme.plan.replications).max(1)) * its
}
