//! Panels whose upright axis is a list of things: level bars beside their names, maps of tiles. Orders nothing.

use crate::chart::along::Along;
use crate::chart::canvas::{Anchor, Canvas, Letters};
use crate::chart::frame::Frame;
use crate::chart::palette::{BLACK, GREY, GRID, LINE, PAPER, ink};
use crate::chart::plane::Plane;
use crate::report::cell::Cell;
use crate::report::chart::{Bars, Density, Inside, Mark, Panel, Rule, Scale, Tiles};

/// Between names and the panel.
const GAP: f64 = 10.0;

/// What a panel needs around its rows, and how high these are at most.
struct Rows {
    above: f64,
    below: f64,
    tallest: f64,
    /// What stays white on the right where no words stand there.
    air: f64,
    /// Amounts under the panel: how large, how far.
    amounts: (f64, f64),
}

impl Rows {
    fn of(density: Density) -> Self {
        match density {
            Density::Few => {
                Self { above: 10.0, below: 50.0, tallest: 190.0, air: 20.0, amounts: (16.0, 22.0) }
            }
            Density::Many => {
                Self { above: 46.0, below: 34.0, tallest: 44.0, air: 20.0, amounts: (15.0, 20.0) }
            }
        }
    }
}

/// Names and amounts around a panel, with so much room for names on the left and for words on the right.
pub(super) fn plane(
    canvas: &mut Canvas<'_>,
    panel: &Panel,
    outer: &Frame,
    (left, right): (f64, f64),
) -> Plane {
    let (names, aside, density) = match &panel.y.scale {
        Scale::Places { names, aside, density } => (names.as_slice(), aside, *density),
        Scale::Time(..) | Scale::Amounts { .. } => (&[][..], &None, Density::Few),
    };
    let frame = Frame { left: outer.left + left + GAP, ..*outer };
    if let Scale::Places { names: columns, .. } = &panel.x.scale {
        return map(canvas, panel, (columns, names), &frame, (outer.left, right));
    }
    let rows = Rows::of(density);
    let top = frame.top + rows.above;
    let height = frame.bottom - rows.below - top;
    let row = (height / (names.len() as f64).max(1.0)).min(rows.tallest);
    let bottom = top + row * names.len() as f64;
    let frame = Frame { top, bottom, right: frame.right - right.max(rows.air), ..frame };
    let plane = Plane::on(canvas, panel, frame);
    amounts(canvas, panel, &plane, &rows);
    let own = Letters::regular(text(row), BLACK);
    for (place, name) in names.iter().enumerate() {
        let (words, y) = (canvas.words(name), plane.y.at(place as f64));
        let (x, letters, room) = match density {
            Density::Few => (outer.left, own, left - 14.0),
            Density::Many => (frame.left - GAP, own.anchored(Anchor::Right), left),
        };
        canvas.text(&letters.fitted(&words, room), (x, y), letters);
    }
    if let Some((head, figures)) = aside {
        let column = Frame { left: frame.right + 12.0, ..*outer };
        let x = f64::midpoint(column.left, column.right);
        let bold = Letters::bold(14.0, GREY).anchored(Anchor::Middle);
        let words = bold.fitted(&canvas.words(head), column.width());
        canvas.text(&words, (x, frame.top - 14.0), bold);
        for (place, figure) in figures.iter().enumerate() {
            let words = canvas.words(figure);
            canvas.text(&words, (x, plane.y.at(place as f64)), own.anchored(Anchor::Middle));
        }
    }
    plane
}

/// The size of letters in a row of this height.
fn text(row: f64) -> f64 {
    (0.68 * row).clamp(11.0, 16.0)
}

/// The grid of level bars, with amounts under it, and the line on which they begin.
fn amounts(canvas: &mut Canvas<'_>, panel: &Panel, plane: &Plane, rows: &Rows) {
    let Frame { left, top, bottom, .. } = plane.frame;
    let letters = Letters::regular(rows.amounts.0, GREY).anchored(Anchor::Middle);
    for (at, words) in plane.ticks(canvas, &panel.x, |plane| &plane.x) {
        canvas.line(vec![(at, top), (at, bottom)], GRID, 1.2);
        canvas.text(&words, (at, bottom + rows.amounts.1), letters);
    }
    if matches!(panel.x.scale, Scale::Amounts { low, .. } if low == 0.0) {
        canvas.line(vec![(left, top), (left, bottom)], LINE, 1.5);
    }
}

/// The names around a map.
fn map(
    canvas: &mut Canvas<'_>,
    panel: &Panel,
    (columns, rows): (&[Cell], &[Cell]),
    frame: &Frame,
    (left, right): (f64, f64),
) -> Plane {
    let (top, bottom) = (frame.top + 40.0, frame.bottom - 70.0);
    let frame = Frame { top, bottom, right: frame.right - right.max(10.0), ..*frame };
    let plane = Plane::on(canvas, panel, frame);
    let letters = Letters::regular(16.0, GREY);
    let (middle, end) = (letters.anchored(Anchor::Middle), letters.anchored(Anchor::Right));
    let room = frame.width() / (columns.len() as f64).max(1.0) - 6.0;
    for (place, name) in columns.iter().enumerate() {
        let words = middle.fitted(&canvas.words(name), room);
        canvas.text(&words, (plane.x.at(place as f64), frame.bottom + 20.0), middle);
    }
    for (place, name) in rows.iter().enumerate() {
        let words = end.fitted(&canvas.words(name), frame.left - GAP - left);
        canvas.text(&words, (frame.left - GAP, plane.y.at(place as f64)), end);
    }
    let name =
        |name: &Option<Cell>| name.as_ref().map_or_else(String::new, |name| canvas.words(name));
    let (below, above) = (name(&panel.x.name), name(&panel.y.name));
    let at = (f64::midpoint(frame.left, frame.right), frame.bottom + 50.0);
    canvas.text(&middle.fitted(&below, frame.width()), at, middle);
    canvas.text(&letters.fitted(&above, frame.width()), (left, frame.top - 22.0), letters);
    plane
}

/// Level bars with their whiskers, and what is written at their ends.
pub(super) fn bars(canvas: &mut Canvas<'_>, plane: &Plane, of: &Bars) {
    let Along::Places { each, density, .. } = plane.y else { return };
    let strong = ink(of.paint.role);
    for bar in &of.bars {
        let (from, to) = (plane.x.at(bar.from), plane.x.at(bar.to));
        let (top, bottom) = (plane.y.at(bar.span.0), plane.y.at(bar.span.1));
        let y = f64::midpoint(top, bottom);
        let frame = Frame { left: from.min(to), right: from.max(to), top, bottom };
        canvas.fill(frame, ink(of.paint));
        let whisker = bar.whisker.map(|(low, high)| (plane.x.at(low), plane.x.at(high)));
        if let Some((low, high)) = whisker {
            let (ink, weight) = match density {
                Density::Few => (BLACK, 1.6),
                Density::Many => (strong, 2.4),
            };
            canvas.line(vec![(low, y), (high, y)], ink, weight);
        }
        let Some(tip) = &bar.words else { continue };
        let (low, high) = whisker.map_or((to, to), |(low, high)| (low.min(to), high.max(to)));
        let gap = match (density, whisker) {
            (Density::Few, None) => 7.0,
            (Density::Few, Some(_)) => 8.0,
            (Density::Many, _) => 9.0,
        };
        let (x, anchor) =
            if tip.is_before { (low - gap, Anchor::Right) } else { (high + gap, Anchor::Left) };
        let words = canvas.words(&tip.words);
        match density {
            Density::Few => {
                canvas.text(&words, (x, y), Letters::regular(14.5, BLACK).anchored(anchor));
            }
            Density::Many => {
                let letters = Letters::bold(text(each), strong).anchored(anchor);
                canvas.halo_text(&words, (x, y), letters);
            }
        }
    }
}

/// A map of amounts: the larger the darker, each with its words.
pub(super) fn tiles(canvas: &mut Canvas<'_>, plane: &Plane, of: &Tiles) {
    let (Along::Places { each: width, .. }, Along::Places { each: height, .. }) =
        (plane.x, plane.y)
    else {
        return;
    };
    let size = (width / 7.0).clamp(11.0, 20.0);
    for tile in &of.tiles {
        let (x, y) = plane.at(tile.at);
        let (half, tall) = (width / 2.0 - 1.5, height / 2.0 - 1.5);
        let frame = Frame { left: x - half, top: y - tall, right: x + half, bottom: y + tall };
        canvas.fill(frame, ink(of.role.at(0.08 + 0.82 * tile.share)));
        let letters = Letters::bold(size, if 0.6 < tile.share { PAPER } else { BLACK });
        let letters = letters.anchored(Anchor::Middle);
        let words = letters.fitted(&canvas.words(&tile.words), width - 10.0);
        canvas.text(&words, (x, y), letters);
    }
}

/// The names of upright rules above the panel, apart from one another.
pub(super) fn above(canvas: &mut Canvas<'_>, plane: &Plane, panel: &Panel) {
    let is_above = |rule: &&Rule| {
        rule.upright && rule.label.as_ref().is_some_and(|label| label.inside == Inside::Above)
    };
    let rules = panel.marks.iter().filter_map(|mark| match mark {
        Mark::Rule(rule) => Some(rule).filter(is_above),
        _ => None,
    });
    let mut rules: Vec<&Rule> = rules.collect();
    rules.sort_by(|one, other| one.at.total_cmp(&other.at));
    for (place, rule) in rules.iter().enumerate() {
        let letters = Letters::bold(14.5, ink(rule.paint));
        let all = rule.label.iter().flat_map(|label| &label.words);
        let Some(words) = all.map(|words| canvas.words(words)).next() else { continue };
        let (at, width) = (plane.x.at(rule.at), letters.width(&words));
        // The last stands right of its line and the others left of theirs: so two never meet.
        let (x, anchor) = if place + 1 < rules.len() {
            (at.max(canvas.inner.left + width), Anchor::Right)
        } else {
            (at.min(plane.frame.right - width), Anchor::Left)
        };
        canvas.text(&words, (x - 2.0, plane.frame.top - 18.0), letters.anchored(anchor));
    }
}
