//! Several parts as one. Any parts in any order, themselves of several or not, give the same.

use rayon::prelude::*;

use crate::engine::WaitTables;
use crate::experiment::error::{ExperimentError, bad};
use crate::experiment::play::Kind;
use crate::experiment::shard::bytes::{Reader, Writer};
use crate::experiment::shard::cells::Cell;
use crate::experiment::shard::head::{Shard, bench};
use crate::experiment::shard::part::{Folded, Part, Segment};
use crate::experiment::shard::waits;
use crate::scenario::{Programme, Variant};

/// Puts parts together; each has the name by which its user knows it. One that is there twice counts once.
///
/// # Errors
/// When some of them are of another run, all of which are named, or overlap.
pub fn together(parts: Vec<(String, Part)>) -> Result<Part, ExperimentError> {
    let (names, mut parts): (Vec<String>, Vec<Part>) = parts.into_iter().unzip();
    let Some(first) = parts.first() else { return Err(bad("there is no part to merge")) };
    let others = names.iter().zip(&parts).skip(1);
    let strangers: Vec<String> = others
        .filter_map(|(name, part)| {
            let why = strange(first, part)?;
            Some(format!("`{name}` is a part of another run than `{}`: {why}", names[0]))
        })
        .collect();
    match strangers.as_slice() {
        [] => {}
        [one] => return Err(bad(format!("{one}; leave it out, or play its shard again"))),
        several => {
            let all = several.join("; ");
            return Err(bad(format!("{all}; leave them out, or play their shards again")));
        }
    }
    let chosen = chosen(&names, &parts)?;
    if let [only] = chosen[..] {
        let shards = shards(&parts);
        let mut part = parts.swap_remove(only);
        part.head.shards = shards;
        return Ok(part);
    }
    let parts_of: Vec<&Part> = chosen.iter().map(|place| &parts[*place]).collect();
    let bench = bench(&first.head.wanted(&first.inputs), &first.inputs)?;
    let damaged = || bad("a part is damaged: delete it, and play its shard again");
    let variants = merged(&bench.programme, &parts_of).ok_or_else(damaged)?;
    let mut segments: Vec<Segment> =
        parts_of.iter().flat_map(|part| &part.segments).cloned().collect();
    segments.sort_by_key(|segment| segment.replications.start);
    let mut head = first.head.clone();
    head.shards = shards(&parts);
    Ok(Part { head, inputs: first.inputs.clone(), segments, variants })
}

/// Why two are not of one whole.
pub(super) fn strange(one: &Part, other: &Part) -> Option<String> {
    one.head.stranger(&other.head).or_else(|| {
        let mut files = one.inputs.iter().zip(&other.inputs);
        let changed = files.find(|(one, other)| one.bytes != other.bytes);
        changed.map(|(file, _)| format!("its `{}` is another", file.path))
    })
}

fn shards(parts: &[Part]) -> Vec<Shard> {
    let mut shards: Vec<Shard> =
        parts.iter().flat_map(|part| part.head.shards.iter().copied()).collect();
    shards.sort_by_key(|shard| (shard.of, shard.index));
    shards.dedup();
    shards
}

/// The parts that count: the larger ones first, without those whose replications are all in them.
fn chosen(names: &[String], parts: &[Part]) -> Result<Vec<usize>, ExperimentError> {
    let mut places: Vec<usize> = (0..parts.len()).collect();
    places.sort_by_key(|place| std::cmp::Reverse(parts[*place].replications()));
    let mut chosen: Vec<usize> = Vec::new();
    for place in places {
        let shared = |other: &usize| shared(&parts[place], &parts[*other]);
        let known: u64 = chosen.iter().map(shared).sum();
        if known == parts[place].replications() {
            continue;
        }
        if let Some(other) = chosen.iter().find(|other| 0 < shared(other)) {
            return Err(bad(format!(
                "`{}` and `{}` overlap, and neither holds all of the other: leave one of them out",
                names[*other], names[place]
            )));
        }
        chosen.push(place);
    }
    if chosen.is_empty() {
        chosen.extend((!parts.is_empty()).then_some(0));
    }
    Ok(chosen)
}

/// How many replications two parts both have.
fn shared(one: &Part, other: &Part) -> u64 {
    let pairs = one.segments.iter().flat_map(|one| other.segments.iter().map(move |it| (one, it)));
    pairs
        .map(|(one, other)| {
            let (one, other) = (&one.replications, &other.replications);
            let (from, to) = (one.start.max(other.start), one.end.min(other.end));
            u64::from(to.saturating_sub(from))
        })
        .sum()
}

fn crews(segment: &Segment) -> std::ops::Range<u32> {
    let crew = Shard::crew();
    segment.replications.start.div_euclid(crew)..segment.replications.end.div_ceil(crew)
}

fn merged(programme: &Programme, parts: &[&Part]) -> Option<Vec<Folded>> {
    let mut order: Vec<(u32, usize)> = Vec::new();
    for (place, part) in parts.iter().enumerate() {
        order.extend(part.segments.iter().flat_map(crews).map(|crew| (crew, place)));
    }
    order.sort_unstable();
    let order: Vec<usize> = order.into_iter().map(|(_, place)| place).collect();
    let variants = [&programme.base].into_iter().chain(&programme.variants).enumerate();
    variants.map(|(place, variant)| of_variant(variant, place, parts, &order)).collect()
}

fn of_variant(variant: &Variant, place: usize, parts: &[&Part], order: &[usize]) -> Option<Folded> {
    let all: Vec<&Folded> =
        parts.iter().map(|part| part.variants.get(place)).collect::<Option<_>>()?;
    let kinds: Vec<Kind> = all.first()?.columns.iter().map(|(kind, _)| *kind).collect();
    let columns = kinds.into_par_iter().enumerate().map(|(column, kind)| {
        let bytes = all.iter().map(|folded| {
            folded.columns.get(column).filter(|(its, _)| *its == kind).map(|(_, bytes)| &**bytes)
        });
        Some((kind, cells(kind, bytes.collect::<Option<_>>()?, order)?))
    });
    let columns = columns.collect::<Option<_>>()?;
    let differences = all.iter().map(|folded| &*folded.differences).collect();
    let differences = cells(Kind::Whole, differences, order)?;
    let mut tables = WaitTables::new(&variant.model);
    let steps = variant.model.timeline.steps().len();
    for folded in &all {
        waits::add(&mut tables, steps, &mut Reader(&folded.waits))?;
    }
    let mut writer = Writer::default();
    waits::write(&tables, &mut writer);
    Some(Folded { columns, differences, waits: writer.0 })
}

/// The same cells of several parts, one after the other.
fn cells(kind: Kind, bytes: Vec<&[u8]>, order: &[usize]) -> Option<Vec<u8>> {
    let mut crews = vec![0; bytes.len()];
    if kind == Kind::Ratio {
        order.iter().for_each(|part| crews[*part] += 1);
    }
    let mut readers: Vec<Reader<'_>> = bytes.into_iter().map(Reader).collect();
    let mut writer = Writer::default();
    while readers.iter().any(|reader| !reader.is_empty()) {
        let each = readers.iter_mut().zip(&crews);
        let cells: Vec<Cell> =
            each.map(|(reader, crews)| Cell::read(reader, *crews)).collect::<Option<_>>()?;
        Cell::together(&cells, order).write(&mut writer);
    }
    Some(writer.0)
}
