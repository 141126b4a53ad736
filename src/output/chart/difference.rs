//! What each variant changes, run by run, against the base. Shows no variant's own level.

use crate::output::chart::Chart;
use crate::output::chart::fan::{Fan, spreads};
use crate::output::chart::lines::{self, Named};
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{Kind, Sheet, Wish, finished, larger, smaller};
use crate::output::chart::palette::{LINE, hue};
use crate::report::{Band, StageOutcome};

pub(super) fn chart(sheet: &Sheet<'_>, index: usize, stage: &StageOutcome) -> Option<Chart> {
    attempt(sheet, index, stage, lines::NARROW)
}

/// The chart with so much room on the right; with more when names must stand there.
fn attempt(sheet: &Sheet<'_>, index: usize, stage: &StageOutcome, right: f64) -> Option<Chart> {
    let locale = sheet.locale;
    let variants = sheet.report.outcomes.iter().take(marker::MOST).enumerate().skip(1);
    let lines: Vec<(usize, &str, &[Band])> = variants
        .filter_map(|(variant, outcome)| {
            Some((
                variant,
                locale.name(&outcome.name),
                outcome.stages.get(index)?.difference.as_slice(),
            ))
        })
        .filter(|(.., bands)| !bands.is_empty())
        .collect();
    if lines.is_empty() {
        return None;
    }
    let all = || lines.iter().flat_map(|(.., bands)| bands.iter());
    let low = all().map(|band| band.quantiles[1]).fold(0.0, smaller);
    let high = all().map(|band| band.quantiles[5]).fold(0.0, larger);
    let name = locale.name(&stage.name);
    let steps = lines.iter().flat_map(|(_, variant, bands)| {
        bands.iter().enumerate().map(move |(step, band)| (step, *variant, band.median()))
    });
    let largest =
        steps.reduce(|best, other| if best.2.abs() < other.2.abs() { other } else { best });
    let title = match largest {
        Some((step, variant, median)) if median < 0.0 => {
            locale.fewer(name, variant, &sheet.step(step), &locale.number(-median))
        }
        Some((step, variant, median)) if 0.0 < median => {
            locale.more(name, variant, &sheet.step(step), &locale.number(median))
        }
        Some(_) | None => locale.no_difference(name),
    };
    let subtitle = locale.difference_subtitle(if all().any(spreads) {
        locale.band()
    } else {
        locale.every_run()
    });
    let (mut canvas, outer) = sheet.page(&title, &subtitle);
    let base = sheet.report.outcomes.first();
    let wish = Wish {
        outer,
        time: sheet.time(),
        amounts: (low, high),
        kind: Kind::Units,
        right,
        marks: base,
        ticks: 6.0,
        dates: true,
    };
    let plane = sheet.plane(&mut canvas, &wish);
    let zero = plane.y.at(0.0);
    canvas.line(vec![(plane.frame.left, zero), (plane.frame.right, zero)], LINE, 1.8);
    let fans: Vec<(usize, &str, Fan)> = lines
        .iter()
        .map(|(variant, name, bands)| {
            let own = &sheet.report.outcomes[*variant].stages[index].opening;
            (*variant, *name, Fan::of_difference(&stage.opening, own, bands))
        })
        .collect();
    let band = [(1, 5, if fans.len() < 3 { 0.18 } else { 0.12 })];
    for (variant, _, fan) in &fans {
        fan.draw(sheet, &mut canvas, &plane, hue(*variant), &band);
    }
    let named: Vec<Named> = fans
        .iter()
        .filter_map(|(variant, name, fan)| {
            let (last, curve) = (fan.last()?, fan.points(sheet, &plane, Band::median));
            // A difference that has gone is named where it was largest.
            let gone = last.median().abs() <= 0.01 * (high - low);
            let widest = curve.iter().map(|at| (at.1 - zero).abs()).fold(0.0, larger);
            let is_wide = |at: &(f64, f64)| 0.5 * widest <= (at.1 - zero).abs();
            let way =
                (gone && 0.0 < widest).then(|| curve.iter().copied().filter(is_wide).collect());
            let value = if spreads(last) {
                let [from, to] = [1, 5].map(|level| locale.number(last.quantiles[level]));
                locale.range(&from, &to)
            } else {
                locale.number(last.median())
            };
            let lines = vec![(*name).to_owned(), value];
            let end = EndLabel { y: plane.y.at(last.median()), lines, ink: hue(*variant) };
            Some(Named { name: (*name).to_owned(), curve, way, end })
        })
        .collect();
    if !lines::name(&mut canvas, &plane, &named, right) {
        return attempt(sheet, index, stage, lines::LABELS + 24.0);
    }
    Some(finished(format!("difference-{}", stage.name.key), &canvas, &title, &subtitle))
}
