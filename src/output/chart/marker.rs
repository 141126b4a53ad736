//! Marks beside the data: events, shortages, labels at line ends. Keeps them apart; never moves a curve.

use crate::model::question::Event;
use crate::output::chart::axis::Days;
use crate::output::chart::canvas::{Canvas, Frame, Letters};
use crate::output::chart::page::{MARGIN, Sheet, larger, smaller};
use crate::output::chart::palette::{GREY, Ink, LINE, PALE, SHORTAGE, SHORTAGE_WORDS, faint};
use crate::report::Outcome;

const LANE: f64 = 23.0;
/// Words above the data take at most this share of the height, and so many lanes.
const SHARE: f64 = 0.4;
const LANES: usize = 9;
const SIZE: f64 = 15.0;

struct Flag {
    x: f64,
    words: String,
    ink: Ink,
    dashed: bool,
}

struct Placed {
    lane: usize,
    from: f64,
    to: f64,
    x: f64,
}

/// Draws events and shortage windows, their words in lanes above the data; gives back where the data may begin.
pub(super) fn lanes(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    outcome: &Outcome,
    x: &Days,
    (top, bottom): (f64, f64),
) -> f64 {
    let flags = flags(sheet, outcome, x);
    let mut placed: Vec<Placed> = Vec::new();
    let mut drawn = Vec::new();
    let lanes = (1..=LANES).rev().find(|lanes| LANE * *lanes as f64 <= SHARE * (bottom - top));
    for flag in &flags {
        let letters = Letters::regular(SIZE, flag.ink);
        let words = letters.fitted(&flag.words, 330.0);
        let width = letters.width(&words);
        let end = canvas.size.0 - MARGIN;
        let sides = [(flag.x + 6.0, flag.x + 6.0 + width), (flag.x - 6.0 - width, flag.x - 6.0)];
        let place = (0..lanes.unwrap_or(0))
            .flat_map(|lane| sides.map(|(from, to)| Placed { lane, from, to, x: flag.x }))
            .find(|place| {
                MARGIN <= place.from
                    && place.to <= end
                    && placed.iter().all(|other| apart(place, other))
            });
        if let Some(place) = place {
            drawn.push((flag, Some((words, place.from, place.lane))));
            placed.push(place);
        } else {
            drawn.push((flag, None));
        }
    }
    let used = placed.iter().map(|place| place.lane + 1).max().unwrap_or(0);
    let middle = |lane: usize| top + LANE * (lane as f64 + 0.5);
    let data = top + LANE * used as f64;
    shade(canvas, outcome, x, (data + 8.0, bottom));
    for (flag, words) in drawn {
        // What has no room for its words is no more than a notch: a line without words says nothing.
        let from = words.as_ref().map_or(data, |(_, _, lane)| middle(*lane) - 9.0);
        if flag.dashed && words.is_some() {
            canvas.dashes((flag.x, from), (flag.x, bottom), LINE, 1.4);
        } else {
            canvas.line(vec![(flag.x, from), (flag.x, data + 8.0)], flag.ink, 1.2);
        }
        if let Some((words, left, lane)) = words {
            canvas.text(&words, (left, middle(lane)), Letters::regular(SIZE, flag.ink));
        }
    }
    data
}

/// Neither text on text nor a line through a text.
fn apart(one: &Placed, other: &Placed) -> bool {
    let crosses = |line: &Placed, text: &Placed| {
        line.lane < text.lane && text.from - 4.0 < line.x && line.x < text.to + 4.0
    };
    let touches =
        one.lane == other.lane && one.from < other.to + 14.0 && other.from < one.to + 14.0;
    let beside = one.lane == other.lane
        && ((one.from < other.x && other.x < one.to) || (other.from < one.x && one.x < other.to));
    !touches && !beside && !crosses(one, other) && !crosses(other, one)
}

fn flags(sheet: &Sheet<'_>, outcome: &Outcome, x: &Days) -> Vec<Flag> {
    let locale = sheet.locale;
    let mut flags = Vec::new();
    let (left, right) = x.span();
    for event in &outcome.events {
        let words = locale.name(&event.name).to_owned();
        let from = x.at(event.span.first);
        if lasts(event) && from < right && left < x.at(event.span.last.plus(1)) {
            flags.push(Flag { x: larger(from, left), words, ink: GREY, dashed: false });
        } else if x.shows(event.span.first) {
            flags.push(Flag { x: from, words, ink: GREY, dashed: true });
        }
    }
    for window in &outcome.shortages {
        let (from, to) = (x.at(window.span.first), x.at(window.span.last.plus(1)));
        if left < to && from < right {
            let from = if from < left { left } else { from };
            flags.push(Flag {
                x: from,
                words: locale.name(&window.name).to_owned(),
                ink: SHORTAGE_WORDS,
                dashed: false,
            });
        }
    }
    flags.sort_by(|one, other| one.x.total_cmp(&other.x));
    flags
}

/// Whether the event is more than a moment.
fn lasts(event: &Event) -> bool {
    event.span.first < event.span.last
}

/// Shades what lasts: events, shortages.
pub(super) fn shade(canvas: &mut Canvas, outcome: &Outcome, x: &Days, (top, bottom): (f64, f64)) {
    let (left, right) = x.span();
    let lasting = outcome.events.iter().filter(|event| lasts(event));
    let spans = lasting.map(|event| (event.span, faint(PALE, 0.32)));
    let windows = outcome.shortages.iter().map(|window| (window.span, SHORTAGE));
    for (span, ink) in spans.chain(windows) {
        let clamped = |at: f64| at.clamp(left, right);
        let (from, to) = (clamped(x.at(span.first)), clamped(x.at(span.last.plus(1))));
        canvas.fill(Frame { left: from, top, right: to, bottom }, ink);
    }
}

/// A label that wants to stand at the height of its line's end.
#[derive(Clone, Debug)]
pub(super) struct EndLabel {
    /// Where the line ends.
    pub(super) y: f64,
    /// What it says, one or two lines.
    pub(super) lines: Vec<String>,
    /// The colour of its line.
    pub(super) ink: Ink,
}

/// The size of end labels.
const END: f64 = 16.0;
const END_LINE: f64 = 21.0;

/// How many outcomes a chart can still tell apart.
pub(super) const MOST: usize = 12;

/// What labels of these words need on the right of a plot; at least what a tick label may overhang.
pub(super) fn room(words: impl Iterator<Item = impl AsRef<str>>, most: f64) -> f64 {
    let letters = Letters::bold(END, GREY);
    let widest = words.map(|line| letters.width(line.as_ref())).fold(36.0, larger);
    smaller(widest, most) + 24.0
}

/// Draws labels right of `x` as a key, without ties to any line.
pub(super) fn column(canvas: &mut Canvas, x: f64, most: f64, labels: &[EndLabel]) {
    for label in labels {
        write(canvas, (x, label.y), most, label);
    }
}

/// Draws labels right of `x` between the bounds, pushed apart, each tied to its line.
pub(super) fn end_labels(
    canvas: &mut Canvas,
    x: f64,
    most: f64,
    labels: &[EndLabel],
    (top, bottom): (f64, f64),
) {
    let most = smaller(most, canvas.size.0 - MARGIN - x - 20.0);
    let mut order: Vec<&EndLabel> = labels.iter().collect();
    order.sort_by(|one, other| one.y.total_cmp(&other.y));
    let heights: Vec<f64> =
        order.iter().map(|label| END_LINE * label.lines.len() as f64 + 5.0).collect();
    let wanted: Vec<f64> = order.iter().map(|label| label.y).collect();
    for ((label, height), middle) in
        order.iter().zip(&heights).zip(pushed(&wanted, &heights, (top, bottom)))
    {
        if bottom + 1.0 < middle + height / 2.0 {
            break;
        }
        canvas.line(vec![(x + 2.0, label.y), (x + 14.0, middle)], label.ink, 1.0);
        write(canvas, (x, middle), most, label);
    }
}

fn write(canvas: &mut Canvas, (x, middle): (f64, f64), most: f64, label: &EndLabel) {
    for (index, line) in label.lines.iter().enumerate() {
        let y = middle + END_LINE * (index as f64 - (label.lines.len() as f64 - 1.0) / 2.0);
        let letters = if index == 0 {
            Letters::bold(END, label.ink)
        } else {
            Letters::regular(END - 1.0, label.ink)
        };
        canvas.text(&letters.fitted(line, most), (x + 20.0, y), letters);
    }
}

/// The middles nearest to the wanted ones, in order, that leave each its height.
fn pushed(wanted: &[f64], heights: &[f64], (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut middles: Vec<f64> = wanted.to_vec();
    for _ in 0..2 {
        let mut edge = bottom;
        for (middle, height) in middles.iter_mut().zip(heights).rev() {
            *middle = smaller(*middle, edge - height / 2.0);
            edge = *middle - height / 2.0;
        }
        let mut edge = top;
        for (middle, height) in middles.iter_mut().zip(heights) {
            *middle = larger(*middle, edge + height / 2.0);
            edge = *middle + height / 2.0;
        }
    }
    middles
}
