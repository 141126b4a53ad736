//! The regions of a stage, ranked by their wait. Shows no time.

use crate::model::Name;
use crate::output::chart::Chart;
use crate::output::chart::axis::Amounts;
use crate::output::chart::canvas::{Anchor, Canvas, Frame, Letters};
use crate::output::chart::page::{Sheet, finished, larger, smaller};
use crate::output::chart::palette::{ALARM, BLACK, GREY, GRID, Ink, LINE, faint, hue};
use crate::report::part::{Part, PartOf};
use crate::report::{Band, StageOutcome};

/// More rows than this cannot be read: then the middle is left out.
const MOST: usize = 40;
/// Room for names on the left.
const NAMES: f64 = 250.0;
/// Room for the share within the standard on the right.
const SHARES: f64 = 150.0;

/// A region in which somebody was served.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked<'a> {
    pub(super) name: &'a Name,
    pub(super) part: &'a Part,
    /// The mean wait of all who were served there.
    pub(super) wait: Band,
}

/// The regions of a stage, the one that waits longest first; none where nobody waits at all, or there is but one.
pub(super) fn ranked(stage: &StageOutcome) -> Vec<Ranked<'_>> {
    let mut regions: Vec<Ranked<'_>> = stage
        .parts
        .iter()
        .filter_map(|part| match &part.of {
            PartOf::Region(name) => Some(Ranked { name, part, wait: part.wait? }),
            PartOf::Class(_) => None,
        })
        .collect();
    regions.sort_by(|one, other| other.wait.mean.total_cmp(&one.wait.mean));
    if regions.len() < 2 || regions.iter().all(|region| region.wait.mean <= 0.0) {
        regions.clear();
    }
    regions
}

/// The mean wait over all regions, each with the weight of those served in it.
pub(super) fn overall(regions: &[Ranked<'_>]) -> f64 {
    let served: f64 = regions.iter().map(|region| region.part.served.mean).sum();
    let waited = regions.iter().map(|region| region.part.served.mean * region.wait.mean);
    waited.sum::<f64>() / larger(served, 1.0)
}

pub(super) fn chart(sheet: &Sheet<'_>, stage: &StageOutcome) -> Option<Chart> {
    let regions = ranked(stage);
    let (best, worst) = (regions.last()?, regions.first()?);
    let (locale, unit) = (sheet.locale, sheet.report.unit);
    let spread = stage.spread.as_ref()?;
    let title = locale.spread_title(
        locale.name(&stage.name),
        (locale.name(worst.name), &locale.mean_duration(worst.wait.mean, unit)),
        (locale.name(best.name), &locale.mean_duration(best.wait.mean, unit)),
        spread.ratio.map(|ratio| locale.number(ratio.mean)).as_deref(),
    );
    let shown: Vec<&Ranked<'_>> = if MOST < regions.len() {
        let half = MOST.div_euclid(2);
        regions[..half].iter().chain(&regions[regions.len() - half..]).collect()
    } else {
        regions.iter().collect()
    };
    let left_out = regions.len() - shown.len();
    let subtitle = locale.spread_subtitle(unit, &locale.exact(left_out as f64), left_out)
        + &locale.gini_words(&locale.number(spread.gini.mean));
    let (mut canvas, outer) = sheet.page(&title, &subtitle);
    let with_shares = shown.iter().any(|region| region.part.service_level.is_some());
    let plot = Frame {
        left: outer.left + NAMES,
        top: outer.top + 46.0,
        right: outer.right - if with_shares { SHARES } else { 20.0 },
        bottom: outer.bottom - 34.0,
    };
    let high = shown.iter().map(|region| region.wait.quantiles[5]).fold(0.0, larger);
    let high = larger(high, stage.standard.unwrap_or(0.0));
    let x = Amounts::exact(0.0, 1.08 * high, (plot.right, plot.left), 8.0);
    let ticks = Letters::regular(15.0, GREY).anchored(Anchor::Middle);
    for value in x.ticks() {
        canvas.line(vec![(x.at(value), plot.top), (x.at(value), plot.bottom)], GRID, 1.2);
        canvas.text(&locale.number(value), (x.at(value), plot.bottom + 20.0), ticks);
    }
    if with_shares {
        let column = Frame { left: plot.right + 12.0, ..outer };
        let letters = Letters::bold(14.0, GREY).anchored(Anchor::Middle);
        let words = letters.fitted(locale.column_within(), column.width());
        let x = f64::midpoint(column.left, column.right);
        canvas.text(&words, (x, plot.top - 14.0), letters);
    }
    let row = smaller(plot.height() / shown.len() as f64, 44.0);
    // Under the bars, whose numbers must stay free.
    let bottom = plot.top + row * shown.len() as f64;
    canvas.line(vec![(plot.left, plot.top), (plot.left, bottom)], LINE, 1.5);
    let mean = overall(&regions);
    let mut lines =
        vec![(mean, BLACK, locale.named(locale.all_regions(), &locale.mean_duration(mean, unit)))];
    lines.extend(stage.standard.map(|standard| {
        let words = locale.named(locale.word_standard(), &locale.duration(standard, unit));
        (standard, ALARM, words)
    }));
    marks(&mut canvas, (&plot, &x), bottom, lines);
    for (index, region) in shown.iter().enumerate() {
        let y = plot.top + row * (index as f64 + 0.5);
        bar(&mut canvas, (&plot, &x), (y, row), region, stage.standard);
        if let Some(level) = region.part.service_level {
            let letters = Letters::regular(text(row), BLACK).anchored(Anchor::Middle);
            let x = f64::midpoint(plot.right + 12.0, outer.right);
            canvas.text(&locale.percent(level.mean), (x, y), letters);
        }
    }
    Some(finished(format!("spread-{}", stage.name.key), &canvas, &title, &subtitle))
}

/// The size of letters in a row of this height.
fn text(row: f64) -> f64 {
    (0.68 * row).clamp(11.0, 16.0)
}

fn bar(
    canvas: &mut Canvas,
    (plot, x): (&Frame, &Amounts),
    (y, row): (f64, f64),
    region: &Ranked<'_>,
    standard: Option<f64>,
) {
    let locale = canvas.locale;
    let ink = match standard {
        Some(standard) if standard < region.wait.mean => hue(1),
        Some(_) | None => hue(0),
    };
    let name = Letters::regular(text(row), BLACK).anchored(Anchor::End);
    canvas.text(&name.fitted(locale.name(region.name), NAMES - 16.0), (plot.left - 10.0, y), name);
    let end = x.at(region.wait.mean);
    let half = 0.34 * row;
    let bar = Frame { left: plot.left, top: y - half, right: end, bottom: y + half };
    canvas.fill(bar, faint(ink, 0.55));
    let [from, to] = [1, 5].map(|level| x.at(region.wait.quantiles[level]));
    canvas.line(vec![(from, y), (to, y)], ink, 2.4);
    let value = Letters::bold(text(row), ink);
    canvas.halo_text(&locale.mean_steps(region.wait.mean), (larger(end, to) + 9.0, y), value);
}

/// Upright lines through all rows, their words above them and apart.
fn marks(
    canvas: &mut Canvas,
    (plot, x): (&Frame, &Amounts),
    bottom: f64,
    mut lines: Vec<(f64, Ink, String)>,
) {
    lines.sort_by(|one, other| one.0.total_cmp(&other.0));
    let count = lines.len();
    for (index, (value, ink, words)) in lines.into_iter().enumerate() {
        let at = x.at(value);
        canvas.dashes((at, plot.top - 6.0), (at, bottom), ink, 1.8);
        // The first stands left of its line and the last right of it: so they never meet.
        let left = index + 1 < count;
        let (side, gap) = if left { (Anchor::End, -2.0) } else { (Anchor::Start, -2.0) };
        let letters = Letters::bold(14.5, ink);
        let width = letters.width(&words);
        let at = if left {
            larger(at, plot.left - NAMES + width)
        } else {
            smaller(at, plot.right - width)
        };
        canvas.text(&words, (at + gap, plot.top - 18.0), letters.anchored(side));
    }
}
