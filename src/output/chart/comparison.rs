//! The variants' medians on one plane over the table of their answers. Shows no bands.

use crate::output::chart::Chart;
use crate::output::chart::canvas::{Anchor, Canvas, Frame, Letters};
use crate::output::chart::clearance::pledged;
use crate::output::chart::course::Path;
use crate::output::chart::fan::Fan;
use crate::output::chart::lines::{self, Named};
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{Kind, Sheet, Wish, clearance, finished, larger};
use crate::output::chart::palette::{BLACK, GREY, GRID, LINE, hue};
use crate::output::locale::Language;
use crate::output::locale::charts::clearing::Lasting;
use crate::report::waits::WaitQuantile;
use crate::report::{Band, Outcome, StageOutcome};

pub(super) fn chart(sheet: &Sheet<'_>, index: usize, stage: &StageOutcome) -> Option<Chart> {
    attempt(sheet, index, stage, lines::NARROW)
}

/// The chart with so much room on the right; with more when names must stand there.
fn attempt(sheet: &Sheet<'_>, index: usize, stage: &StageOutcome, right: f64) -> Option<Chart> {
    let locale = sheet.locale;
    let lines: Vec<Line<'_>> = outcomes(sheet, index);
    let high = lines.iter().map(|(.., fan)| fan.highest_median()).fold(0.0, larger);
    if lines.len() < 2 || high <= 0.0 {
        return None;
    }
    let title = title(sheet, &lines, stage);
    let subtitle = locale.comparison_subtitle(sheet.report.unit);
    let (mut canvas, outer) = sheet.page(&title, &subtitle);
    let row = (230.0 / (lines.len() as f64 + 1.0)).clamp(19.0, 34.0);
    let table = row * (lines.len() as f64 + 1.0);
    let split = outer.bottom - table - 14.0;
    let plot = Frame { bottom: split, ..outer };
    let base = sheet.report.outcomes.first();
    let wish = Wish {
        outer: plot,
        time: sheet.time(),
        amounts: (0.0, high),
        kind: Kind::Units,
        right,
        marks: base,
        ticks: 5.0,
        dates: true,
    };
    let plane = sheet.plane(&mut canvas, &wish);
    for (variant, (.., fan)) in lines.iter().enumerate().rev() {
        fan.draw_median(sheet, &mut canvas, &plane, hue(variant));
    }
    let tell = peaks(&lines).is_some();
    let named: Vec<Named> = lines
        .iter()
        .enumerate()
        .filter_map(|(variant, (outcome, own, fan))| {
            let (name, left) = (locale.name(&outcome.name), fan.last()?.median());
            let curve = fan.points(sheet, &plane, Band::median);
            // A line that has come down is named on its way: at the end they all lie together.
            let down = left <= 0.02 * high && 0.02 * high < fan.highest_median();
            let low = plane.y.at(0.04 * high);
            let way = down.then(|| curve.iter().copied().filter(|at| at.1 < low).collect());
            let letters = Letters::bold(16.0, hue(variant));
            let peak = locale.number(own.peak.median());
            let whole = if down && tell {
                locale.with_peak(name, &peak)
            } else {
                format!("{} {}", locale.embed(name), locale.number(left))
            };
            // What is too long for one line takes two, so that no number is cut.
            let lines = if letters.width(&whole) < lines::LABELS {
                vec![whole]
            } else if down && tell {
                vec![name.to_owned(), locale.at_peak(&peak)]
            } else {
                vec![name.to_owned(), locale.number(left)]
            };
            let end = EndLabel { y: plane.y.at(left), lines, ink: hue(variant) };
            let long = locale.with_peak(name, &peak);
            let fits = tell && letters.width(&long) < lines::LABELS;
            let name = if fits { long } else { name.to_owned() };
            Some(Named { name, curve, way, end })
        })
        .collect();
    if !lines::name(&mut canvas, &plane, &named, right) {
        return attempt(sheet, index, stage, lines::LABELS + 24.0);
    }
    let answers = answers(sheet, &lines, index);
    draw_table(&mut canvas, Frame { top: split + 14.0, ..outer }, row, &answers);
    Some(finished(format!("comparison-{}", stage.name.key), &canvas, &title, &subtitle))
}

/// All outcomes of a stage that can be drawn, the base first.
pub(super) fn outcomes<'a>(sheet: &Sheet<'a>, index: usize) -> Vec<Line<'a>> {
    let outcomes = sheet.report.outcomes.iter().take(marker::MOST);
    outcomes
        .filter_map(|outcome| {
            let stage = outcome.stages.get(index)?;
            Some((outcome, stage, Fan::of_backlog(outcome, stage)?))
        })
        .collect()
}

/// An outcome with its stage and the course of its backlog.
type Line<'a> = (&'a Outcome, &'a StageOutcome, Fan);

/// The base, the outcome with the lowest peak and the one with the highest, where the peaks tell more than the dates: nobody
/// waits at the start, or the queue that comes later dwarfs the one at the start; and some variant peaks lower.
fn peaks<'l, 'a>(lines: &'l [Line<'a>]) -> Option<[&'l Line<'a>; 3]> {
    let peak = |line: &Line<'_>| line.1.peak.median();
    let base = lines.first()?;
    let path = Path::new(base.0, base.1)?;
    let clear = |line: &Line<'_>| Path::new(line.0, line.1).is_some_and(|path| path.starts_clear());
    if !path.dwarfs_start() && !lines.iter().all(clear) {
        return None;
    }
    let least =
        lines.iter().reduce(|one, other| if peak(other) < peak(one) { other } else { one })?;
    let most =
        lines.iter().reduce(|one, other| if peak(one) < peak(other) { other } else { one })?;
    (peak(least) < 0.95 * peak(base)).then_some([base, least, most])
}

fn title(sheet: &Sheet<'_>, lines: &[Line<'_>], stage: &StageOutcome) -> String {
    let locale = sheet.locale;
    let name = locale.name(&stage.name);
    let paths: Vec<(&Outcome, Path)> = lines
        .iter()
        .filter_map(|(outcome, own, _)| Some((*outcome, Path::new(outcome, own)?)))
        .collect();
    let Some(((base, own), variants)) = paths.split_first() else { return name.to_owned() };
    if let Some([base, least, most]) = peaks(lines) {
        let words = |line: &Line<'_>| locale.number(line.1.peak.median());
        let (base, worst) = (words(base), words(most));
        let worst = Some((locale.name(&most.0.name), worst.as_str()))
            .filter(|(_, worst)| *worst != base && *worst != words(least));
        return locale.lower_peak(name, &base, (locale.name(&least.0.name), &words(least)), worst);
    }
    let settled = variants.iter().filter_map(|(outcome, path)| Some((path.settled()?, *outcome)));
    let best = settled.reduce(|best, other| if other.0 < best.0 { other } else { best });
    match best {
        Some((step, variant)) if own.settled().is_none_or(|base| step < base) => {
            let again = paths.iter().any(|(_, path)| path.comes_back());
            let lasting = if again { Lasting::ForGood } else { Lasting::Once };
            let base = own.settled().map_or_else(
                || locale.base_left(&locale.number(own.left())),
                |step| locale.base_cleared(&sheet.step(step)),
            );
            locale.first_cleared(
                name,
                (locale.name(&variant.name), &sheet.step(step)),
                lasting,
                &base,
            )
        }
        None if own.settled().is_none() && !own.starts_clear() => {
            let least = paths
                .iter()
                .reduce(|best, other| if other.1.left() < best.1.left() { other } else { best });
            let least = least
                .filter(|(outcome, _)| outcome.name.key != base.name.key)
                .map(|(outcome, path)| (locale.name(&outcome.name), locale.number(path.left())));
            let least = least.as_ref().map(|(variant, left)| (*variant, left.as_str()));
            locale.none_cleared(name, &sheet.last_step(), least)
        }
        None | Some(_) => locale.clearing(&sheet.clearing(base, stage)),
    }
}

/// The heads, then a row per outcome.
fn answers(sheet: &Sheet<'_>, lines: &[Line<'_>], index: usize) -> Vec<Vec<String>> {
    let (locale, unit) = (sheet.locale, sheet.report.unit);
    let pledge = lines.iter().find_map(|(outcome, ..)| pledged(outcome, index));
    let by = pledge.unwrap_or(sheet.report.steps.len().saturating_sub(1));
    let mut rows = vec![vec![
        locale.column_variant().to_owned(),
        locale.column_clears().to_owned(),
        locale.column_range().to_owned(),
        locale.column_by(&sheet.step(by)),
        locale.column_wait().to_owned(),
        locale.column_peak().to_owned(),
        locale.column_left().to_owned(),
    ]];
    for (outcome, stage, fan) in lines {
        let step =
            |probability| clearance(&stage.clearance, probability).map(|step| sheet.step(step));
        // What is clear from the start has no date of clearance.
        let clear = Path::new(outcome, stage).is_some_and(|path| path.starts_clear());
        let unless_clear = |words: String| if clear { locale.nothing().to_owned() } else { words };
        let beyond = || locale.beyond().to_owned();
        let range = match (step(0.1), step(0.9)) {
            (Some(from), Some(to)) if from == to => from,
            (Some(from), to) => locale.range(&from, &to.unwrap_or_else(beyond)),
            (None, _) => beyond(),
        };
        let share =
            if stage.clearance.total() == 0 { 0.0 } else { stage.clearance.probability_by(by) };
        let wait = stage.waits.joined.iter().find(|cohort| 0 <= cohort.step).map(|cohort| {
            match cohort.p85 {
                WaitQuantile::Steps(steps) => locale.duration(f64::from(steps), unit),
                WaitQuantile::BeyondHorizon => beyond(),
            }
        });
        rows.push(vec![
            locale.name(&outcome.name).to_owned(),
            unless_clear(step(0.5).unwrap_or_else(beyond)),
            unless_clear(range),
            unless_clear(locale.percent(share)),
            wait.unwrap_or_else(|| locale.nothing().to_owned()),
            locale.number(stage.peak.median()),
            locale.number(fan.last().map_or(0.0, Band::median)),
        ]);
    }
    rows
}

/// The columns by their share of the width, first to last in reading order.
const COLUMNS: [f64; 7] = [0.20, 0.14, 0.19, 0.17, 0.12, 0.09, 0.09];

fn draw_table(canvas: &mut Canvas, frame: Frame, row: f64, rows: &[Vec<String>]) {
    let size = (row * 0.58).clamp(11.0, 16.0);
    for (index, cells) in rows.iter().enumerate() {
        let y = frame.top + row * (index as f64 + 0.5);
        let rule = if index == 0 { LINE } else { GRID };
        canvas.line(vec![(frame.left, y + row / 2.0), (frame.right, y + row / 2.0)], rule, 1.0);
        let mut along = 0.0;
        for (column, (cell, share)) in cells.iter().zip(COLUMNS).enumerate() {
            let letters = match (index, column) {
                (0, _) => Letters::regular(size, GREY),
                (_, 0) => Letters::bold(size, hue(index - 1)),
                (_, _) => Letters::regular(size, BLACK),
            };
            let words = letters.fitted(cell, share * frame.width() - 16.0);
            let (x, anchor) = match canvas.locale.language {
                Language::English => (frame.left + along, Anchor::Start),
                Language::Persian => (frame.right - along, Anchor::End),
            };
            canvas.text(&words, (x, y), letters.anchored(anchor));
            along += share * frame.width();
        }
    }
}
