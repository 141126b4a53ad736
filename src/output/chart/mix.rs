//! How much of two levers is enough, as a curve, with the cheapest mix on it. Plots no time.

use crate::output::chart::Chart;
use crate::output::chart::axis::Amounts;
use crate::output::chart::canvas::{Anchor, Frame, Letters};
use crate::output::chart::page::{Sheet, finished};
use crate::output::chart::palette::{ALARM, GREY, GRID, LINE, faint, hue};
use crate::output::lever;
use crate::output::locale::Locale;
use crate::output::terminal::mix::verdict;
use crate::report::mix::Mix;

/// The frontier; nothing where nothing is enough.
pub fn chart(mix: &Mix, locale: Locale) -> Vec<Chart> {
    let Some(best) = mix.best else { return Vec::new() };
    let sheet = Sheet { report: &mix.setting, locale };
    let (title, subtitle) = (verdict(mix, locale), locale.mix_subtitle());
    let (mut canvas, outer) = sheet.page(title.trim_end_matches('.'), subtitle);
    let plot = Frame {
        left: outer.left + 130.0,
        top: outer.top + 40.0,
        right: outer.right - 40.0,
        bottom: outer.bottom - 74.0,
    };
    let [(low_x, high_x), (low_y, high_y)] = mix.bounds;
    let x = Amounts::exact(low_x, high_x, (plot.right, plot.left), 7.0);
    let y = Amounts::exact(low_y, high_y, (plot.top, plot.bottom), 6.0);
    let letters = Letters::regular(16.0, GREY);
    let (middle, end) = (letters.anchored(Anchor::Middle), letters.anchored(Anchor::End));
    for value in y.ticks().into_iter().filter(|value| y.shows(*value)) {
        canvas.line(vec![(plot.left, y.at(value)), (plot.right, y.at(value))], GRID, 1.2);
        canvas.text(&locale.number(value), (plot.left - 10.0, y.at(value)), end);
    }
    for value in x.ticks().into_iter().filter(|value| x.shows(*value)) {
        canvas.line(vec![(x.at(value), plot.bottom), (x.at(value), plot.bottom + 6.0)], LINE, 1.2);
        canvas.text(&locale.number(value), (x.at(value), plot.bottom + 22.0), middle);
    }
    canvas.line(vec![(plot.left, plot.bottom), (plot.right, plot.bottom)], LINE, 1.5);
    let below = middle.fitted(&locale.embed(&mix.keys[0]), plot.width());
    canvas.text(&below, (f64::midpoint(plot.left, plot.right), plot.bottom + 52.0), middle);
    let above = letters.fitted(&locale.embed(&mix.keys[1]), plot.width());
    canvas.text(&above, (outer.left, outer.top + 14.0), letters);

    let curve: Vec<(f64, f64)> =
        mix.frontier.iter().map(|point| (x.at(point.values[0]), y.at(point.values[1]))).collect();
    let (Some(first), Some(last)) = (curve.first().copied(), curve.last().copied()) else {
        return Vec::new();
    };
    let mut enough = vec![(first.0, plot.top)];
    enough.extend(&curve);
    enough.push((last.0, plot.top));
    canvas.area(enough, faint(hue(0), 0.12));
    canvas.line(curve.clone(), hue(0), 3.0);
    for point in curve {
        canvas.dot(point, 3.5, hue(0));
    }
    if let Some((from, to)) = same_cost(mix, best.cost) {
        let place = |values: [f64; 2]| (x.at(values[0]), y.at(values[1]));
        canvas.dashes(place(from), place(to), ALARM, 1.8);
    }
    let at = (x.at(best.values[0]), y.at(best.values[1]));
    canvas.dot(at, 7.0, ALARM);
    let words = lever::pair(locale, best.values);
    let bold = Letters::bold(16.0, ALARM);
    // Above the curve there is room, left of the edge.
    let left = if at.0 + 12.0 + bold.width(&words) < plot.right {
        at.0 + 12.0
    } else {
        at.0 - 12.0 - bold.width(&words)
    };
    let above = if plot.top + 30.0 < at.1 { at.1 - 18.0 } else { at.1 + 22.0 };
    canvas.halo_text(&words, (left, above), bold);
    vec![finished(format!("mix-{}", mix.asked.key), &canvas, &title, subtitle)]
}

/// The two ends, within the bounds, of the line on which everything costs as much.
fn same_cost(mix: &Mix, cost: f64) -> Option<([f64; 2], [f64; 2])> {
    let [(least, most), (low, high)] = mix.bounds;
    let [one, other] = mix.costs;
    if one <= 0.0 || other <= 0.0 {
        return None;
    }
    let second = |first: f64| (cost - one * first) / other;
    let first = |second: f64| (cost - other * second) / one;
    let inside = |values: &[f64; 2]| {
        let slack = 1e-9 * (most - least + high - low);
        (least - slack..=most + slack).contains(&values[0])
            && (low - slack..=high + slack).contains(&values[1])
    };
    let crossings =
        [[least, second(least)], [first(high), high], [first(low), low], [most, second(most)]];
    let mut within: Vec<[f64; 2]> = crossings.into_iter().filter(inside).collect();
    within.sort_by(|one, other| one[0].total_cmp(&other[0]));
    Some((*within.first()?, *within.last()?))
}
