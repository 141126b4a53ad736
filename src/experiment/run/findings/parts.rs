//! How long each class and each region waits, and how many of them. Ranks regions, shows the ends.

use crate::experiment::outcome::{Part, PartOf};
use crate::experiment::run::findings::clearance::lengths;
use crate::experiment::run::findings::rows::{Row, Rows, noted};
use crate::model::Name;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;
use crate::stats::band::Band;

/// So many regions of each end.
const ENDS: usize = 3;

pub(super) fn classes(run: &RunInfo, rows: &Rows<'_>) -> Section {
    let still = still_waits(rows);
    let mut heads = vec![Cell::Missing];
    heads.extend([Message::WaitFromNow, Message::MeanWait].map(Cell::from));
    heads.extend(still.then(|| Message::StillWaitingShare.into()));
    heads.push(Message::Peak.into());
    let table = rows.table("readers-classes", Message::ByClass, heads, |row| {
        let line = |part: &Part| {
            let PartOf::Class(name) = &part.of else { return None };
            let now = part.waits.first_to_join();
            let mut line = vec![
                Cell::from(name),
                now.map_or(Cell::Missing, |wait| lengths(run, wait, &wait.half_and_most())),
                part.wait_so_far
                    .map_or(Cell::Missing, |wait| Cell::mean_duration(wait.mean, run.unit)),
            ];
            line.extend(still.then_some(Cell::Share(part.still_waiting)));
            line.push(Cell::Number(part.peak.median()));
            Some(line)
        };
        row.stage.parts.iter().filter_map(line).collect()
    });
    noted(table, still.then_some(Message::WaitSoFarNote).into_iter().collect())
}

/// Whether some of those who joined still wait at the end, in any class or region.
fn still_waits(rows: &Rows<'_>) -> bool {
    rows.queues.iter().flat_map(|row| &row.stage.parts).any(|part| 0.0005 < part.still_waiting)
}

pub(super) fn regions(run: &RunInfo, rows: &Rows<'_>) -> Section {
    let standard = rows.queues.iter().any(|row| ranked(row).iter().any(|it| it.2.is_some()));
    let still = still_waits(rows);
    let mut heads = vec![Cell::Missing, Message::MeanWait.into()];
    heads.extend(still.then(|| Message::StillWaitingShare.into()));
    heads.extend(standard.then_some(Message::InTime.into()));
    heads.push(Message::Peak.into());
    let table = rows.table("readers-regions", Message::ByRegion, heads, |row| {
        let regions = ranked(row);
        let line = |(name, wait, level, part): &Ranked<'_>| {
            let mut line = vec![Cell::from(*name), Cell::mean_duration(wait.mean, run.unit)];
            line.extend(still.then_some(Cell::Share(part.still_waiting)));
            if standard {
                line.push(level.map_or(Cell::Missing, |level| Cell::Share(level.mean)));
            }
            line.push(Cell::Number(part.peak.median()));
            line
        };
        let mut lines: Vec<Vec<Cell>> = Vec::new();
        if 1 < regions.len() {
            let (wait, waiting) = together(&regions);
            let mut all = vec![Message::AllRegions.into(), Cell::mean_duration(wait, run.unit)];
            all.extend(still.then_some(Cell::Share(waiting)));
            let level = row.stage.service_level.map(|level| Cell::Share(level.mean));
            all.extend(standard.then_some(level.unwrap_or_default()));
            all.push(Cell::Number(row.stage.peak.median()));
            lines.push(all);
        }
        if regions.len() <= 2 * ENDS {
            lines.extend(regions.iter().map(line));
            return lines;
        }
        let (first, last) = (&regions[..ENDS], &regions[regions.len() - ENDS..]);
        lines.extend(first.iter().map(line));
        lines.push(vec![Message::RowsLeftOut.into()]);
        lines.extend(last.iter().map(line));
        lines
    });
    let notes = rows.queues.iter().filter_map(|row| {
        let spread = row.stage.spread.as_ref()?;
        let gini = Cell::Number(spread.gini.mean);
        let words = match spread.ratio {
            Some(ratio) => Message::RegionsSpreadNote { ratio: Cell::Number(ratio.mean), gini },
            None => Message::RegionsSpreadNoteBestNot { gini },
        };
        let (name, value) = (row.label.clone(), words.clone().into());
        Some(if 1 < rows.queues.len() { Message::Named { name, value } } else { words })
    });
    let so_far = still.then_some(Message::WaitSoFarNote).into_iter();
    noted(table, so_far.chain(notes).collect())
}

/// A region, its mean wait, its share within the standard, and the rest.
type Ranked<'a> = (&'a Name, Band, Option<Band>, &'a Part);

/// The mean wait of all regions and the share that still waits, each region with the weight of those who joined it.
fn together(regions: &[Ranked<'_>]) -> (f64, f64) {
    let people: f64 = regions.iter().map(|it| it.3.people).sum();
    let waited: f64 = regions.iter().map(|it| it.3.people * it.1.mean).sum();
    let waiting: f64 = regions.iter().map(|it| it.3.people * it.3.still_waiting).sum();
    (waited / people.max(1.0), waiting / people.max(1.0))
}

/// The longest mean wait first; none where nobody joined.
fn ranked<'a>(row: &Row<'a>) -> Vec<Ranked<'a>> {
    let of = |part: &'a Part| match &part.of {
        PartOf::Region(name) => Some((name, part.wait_so_far?, part.service_level, part)),
        PartOf::Class(_) => None,
    };
    let mut regions: Vec<Ranked<'a>> = row.stage.parts.iter().filter_map(of).collect();
    regions.sort_by(|one, other| other.1.mean.total_cmp(&one.1.mean));
    regions
}
