//! What each variant changes, run by run, against the base. Shows no variant's own level.

use crate::output::chart::Chart;
use crate::output::chart::canvas::Letters;
use crate::output::chart::fan::{Fan, spreads};
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{Kind, Sheet, Wish, finished, larger, smaller};
use crate::output::chart::palette::{LINE, hue};
use crate::output::chart::points::along;
use crate::report::{Band, StageOutcome};

/// Room on the right while no name stands there.
const NARROW: f64 = 64.0;
const LABELS: f64 = 260.0;

pub(super) fn chart(sheet: &Sheet<'_>, index: usize, stage: &StageOutcome) -> Option<Chart> {
    attempt(sheet, index, stage, NARROW)
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
    let mut labels = Vec::new();
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
    let curves: Vec<Vec<(f64, f64)>> =
        fans.iter().map(|(.., fan)| fan.points(sheet, &plane, Band::median)).collect();
    for (place, (variant, name, fan)) in fans.iter().enumerate() {
        let Some(last) = fan.last() else { continue };
        let letters = Letters::bold(16.0, hue(*variant));
        // A difference that has gone is named where it was largest.
        let gone = last.median().abs() <= 0.01 * (high - low);
        let own = &curves[place];
        let widest = own.iter().map(|at| (at.1 - zero).abs()).fold(0.0, larger);
        let way: Vec<(f64, f64)> =
            own.iter().copied().filter(|at| 0.5 * widest <= (at.1 - zero).abs()).collect();
        let mut others = curves.clone();
        others.remove(place);
        let words = (&way[..], &others[..]);
        if gone && 0.0 < widest && along(&mut canvas, words, name, letters, &plane.frame) {
            continue;
        }
        let mut words = vec![(*name).to_owned(), locale.number(last.median())];
        if spreads(last) {
            words[1] =
                locale.range(&locale.number(last.quantiles[1]), &locale.number(last.quantiles[5]));
        }
        labels.push(EndLabel { y: plane.y.at(last.median()), lines: words, ink: hue(*variant) });
    }
    if !labels.is_empty() && right < LABELS {
        return attempt(sheet, index, stage, LABELS + 24.0);
    }
    marker::end_labels(
        &mut canvas,
        plane.frame.right,
        LABELS,
        &labels,
        (plane.frame.top, plane.frame.bottom + 12.0),
    );
    Some(finished(format!("difference-{}", stage.name.key), &canvas, &title, &subtitle))
}
