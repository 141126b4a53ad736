//! Events and shortages: windows over the data, words in lanes above it. Keeps words apart; never moves a curve.

use crate::model::question::Event;
use crate::output::chart::axis::Days;
use crate::output::chart::canvas::{Canvas, Frame, Letters};
use crate::output::chart::page::{MARGIN, Sheet, larger};
use crate::output::chart::palette::{GREY, Ink, LINE, PALE, SHORTAGE, SHORTAGE_WORDS, faint};
use crate::report::Outcome;

const LANE: f64 = 23.0;
/// Words above the data take at most this share of the height, and so many lanes.
const SHARE: f64 = 0.4;
const LANES: usize = 9;
const SIZE: f64 = 15.0;

/// A dated mark with its words.
struct Flag {
    x: f64,
    words: String,
    ink: Ink,
    dashed: bool,
}

/// Where the words of a flag stand.
#[derive(Clone, Copy)]
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
    let lanes = (1..=LANES).rev().find(|lanes| LANE * *lanes as f64 <= SHARE * (bottom - top));
    let placed = best(&flags, lanes.unwrap_or(0), canvas.size.0 - MARGIN);
    let used = used(&placed);
    let middle = |lane: usize| top + LANE * (lane as f64 + 0.5);
    let data = top + LANE * used as f64;
    shade(canvas, outcome, x, (data + 8.0, bottom));
    for (flag, place) in flags.iter().zip(placed) {
        // What has no room for its words is no more than a notch: a line without words says nothing.
        let from = place.map_or(data, |place| middle(place.lane) - 9.0);
        if flag.dashed && place.is_some() {
            canvas.dashes((flag.x, from), (flag.x, bottom), LINE, 1.4);
        } else {
            canvas.line(vec![(flag.x, from), (flag.x, data + 8.0)], flag.ink, 1.2);
        }
        if let Some(place) = place {
            let letters = Letters::regular(SIZE, flag.ink);
            canvas.text(&flag.words, (place.from, middle(place.lane)), letters);
        }
    }
    data
}

fn used(placed: &[Option<Placed>]) -> usize {
    placed.iter().flatten().map(|place| place.lane + 1).max().unwrap_or(0)
}

/// The places that leave out fewest words, then take fewest lanes.
fn best(flags: &[Flag], lanes: usize, end: f64) -> Vec<Option<Placed>> {
    let count = |placed: &[Option<Placed>]| placed.iter().flatten().count();
    let tries = (0..=flags.len()).map(|turn| placed(flags, turn, lanes, end));
    tries
        .reduce(|best, other| {
            let better = count(&best) < count(&other)
                || (count(&best) == count(&other) && used(&other) < used(&best));
            if better { other } else { best }
        })
        .unwrap_or_default()
}

/// Flags before the turn carry their words on the left where they can, the last of them highest; the others on the right,
/// the first of them highest. So lines pass beside words.
fn placed(flags: &[Flag], turn: usize, lanes: usize, end: f64) -> Vec<Option<Placed>> {
    let mut placed: Vec<Option<Placed>> = vec![None; flags.len()];
    for index in (0..turn).rev().chain(turn..flags.len()) {
        let flag = &flags[index];
        let width = Letters::regular(SIZE, flag.ink).width(&flag.words);
        let left = (flag.x - 6.0 - width, flag.x - 6.0);
        let right = (flag.x + 6.0, flag.x + 6.0 + width);
        let sides = if index < turn { [left, right] } else { [right, left] };
        placed[index] = (0..lanes)
            .flat_map(|lane| sides.map(|(from, to)| Placed { lane, from, to, x: flag.x }))
            .find(|place| {
                let inside = MARGIN <= place.from && place.to <= end;
                inside && placed.iter().flatten().all(|other| apart(place, other))
            });
    }
    placed
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
    let fitted = |words: &str| Letters::regular(SIZE, GREY).fitted(words, 330.0);
    let mut flags = Vec::new();
    let (left, right) = x.span();
    for event in &outcome.events {
        let words = fitted(locale.name(&event.name));
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
                words: fitted(locale.name(&window.name)),
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
