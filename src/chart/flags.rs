//! Events and shortages: windows over the data, words in lanes above it. Keeps words apart; never moves a curve.

use crate::chart::canvas::{Canvas, Letters};
use crate::chart::frame::Frame;
use crate::chart::palette::{GREY, Ink, LINE, PALE, SHORTAGE, SHORTAGE_WORDS, faint};
use crate::chart::scale::Days;
use crate::report::chart::{Flag, instant};

const LANE: f64 = 23.0;
/// Words above the data take at most this share of the height, and so many lanes.
const SHARE: f64 = 0.4;
const LANES: usize = 9;
const SIZE: f64 = 15.0;

/// A dated mark with its words.
struct Sign {
    x: f64,
    words: String,
    width: f64,
    ink: Ink,
    dashed: bool,
}

/// Where the words of a sign stand.
#[derive(Clone, Copy)]
struct Placed {
    lane: usize,
    from: f64,
    to: f64,
    x: f64,
}

/// Draws events and shortage windows, their words in lanes above the data; gives back where the data may begin.
pub(super) fn lanes(
    canvas: &mut Canvas<'_>,
    flags: &[Flag],
    x: &Days,
    (top, bottom): (f64, f64),
) -> f64 {
    let signs = signs(canvas, flags, x);
    let lanes = (1..=LANES).rev().find(|lanes| LANE * *lanes as f64 <= SHARE * (bottom - top));
    let placed = best(&signs, lanes.unwrap_or(0), (canvas.inner.left, canvas.inner.right));
    let used = used(&placed);
    let middle = |lane: usize| top + LANE * (lane as f64 + 0.5);
    let data = top + LANE * used as f64;
    shade(canvas, flags, x, (data + 8.0, bottom));
    for (sign, place) in signs.iter().zip(placed) {
        // What has no room for its words is no more than a notch: a line without words says nothing.
        let from = place.map_or(data, |place| middle(place.lane) - 9.0);
        if sign.dashed && place.is_some() {
            canvas.dashes((sign.x, from), (sign.x, bottom), LINE, 1.4);
        } else {
            canvas.line(vec![(sign.x, from), (sign.x, data + 8.0)], sign.ink, 1.2);
        }
        if let Some(place) = place {
            let letters = Letters::regular(SIZE, sign.ink);
            canvas.text(&sign.words, (place.from, middle(place.lane)), letters);
        }
    }
    data
}

fn used(placed: &[Option<Placed>]) -> usize {
    placed.iter().flatten().map(|place| place.lane + 1).max().unwrap_or(0)
}

/// The places that leave out fewest words, then take fewest lanes.
fn best(signs: &[Sign], lanes: usize, page: (f64, f64)) -> Vec<Option<Placed>> {
    let count = |placed: &[Option<Placed>]| placed.iter().flatten().count();
    let tries = (0..=signs.len()).map(|turn| placed(signs, turn, lanes, page));
    tries
        .reduce(|best, other| {
            let better = count(&best) < count(&other)
                || (count(&best) == count(&other) && used(&other) < used(&best));
            if better { other } else { best }
        })
        .unwrap_or_default()
}

/// Signs before the turn carry their words on the left where they can, the last of them highest; the others on the right,
/// the first of them highest. So lines pass beside words.
fn placed(signs: &[Sign], turn: usize, lanes: usize, page: (f64, f64)) -> Vec<Option<Placed>> {
    let mut placed: Vec<Option<Placed>> = vec![None; signs.len()];
    for index in (0..turn).rev().chain(turn..signs.len()) {
        let sign = &signs[index];
        let left = (sign.x - 6.0 - sign.width, sign.x - 6.0);
        let right = (sign.x + 6.0, sign.x + 6.0 + sign.width);
        let sides = if index < turn { [left, right] } else { [right, left] };
        placed[index] = (0..lanes)
            .flat_map(|lane| sides.map(|(from, to)| Placed { lane, from, to, x: sign.x }))
            .find(|place| {
                let inside = page.0 <= place.from && place.to <= page.1;
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

fn signs(canvas: &Canvas<'_>, flags: &[Flag], x: &Days) -> Vec<Sign> {
    let (left, right) = x.span();
    let sign = |flag: &Flag| {
        let (from, to) = ends(flag, x);
        let ink = if flag.is_shortage { SHORTAGE_WORDS } else { GREY };
        let letters = Letters::regular(SIZE, ink);
        let words = letters.fitted(&canvas.words(&flag.name), 330.0);
        let width = letters.width(&words);
        if lasts(flag) && from < right && left < to {
            Some(Sign { x: from.max(left), words, width, ink, dashed: false })
        } else {
            let shown = !lasts(flag) && x.shows(instant(flag.from));
            shown.then_some(Sign { x: from, words, width, ink, dashed: true })
        }
    };
    let mut signs: Vec<Sign> = flags.iter().filter_map(sign).collect();
    signs.sort_by(|one, other| one.x.total_cmp(&other.x));
    signs
}

fn ends(flag: &Flag, x: &Days) -> (f64, f64) {
    (x.at(instant(flag.from)), x.at(instant(flag.until.plus(1))))
}

/// Whether it is more than a moment.
fn lasts(flag: &Flag) -> bool {
    flag.is_shortage || flag.from < flag.until
}

/// Shades what lasts: events, shortages.
pub(super) fn shade(canvas: &mut Canvas<'_>, flags: &[Flag], x: &Days, (top, bottom): (f64, f64)) {
    let (left, right) = x.span();
    for flag in flags.iter().filter(|flag| lasts(flag)) {
        let ink = if flag.is_shortage { SHORTAGE } else { faint(PALE, 0.32) };
        let (from, to) = ends(flag, x);
        let (from, to) = (from.clamp(left, right), to.clamp(left, right));
        canvas.fill(Frame { left: from, top, right: to, bottom }, ink);
    }
}
