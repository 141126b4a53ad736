//! The words of published figures: values while there are few of them, else only who published them. Draws no point.

use crate::chart::canvas::{Canvas, Letters};
use crate::chart::frame::Point;
use crate::chart::palette::ink;
use crate::chart::place;
use crate::chart::plane::Plane;
use crate::model::question::Exactness;
use crate::report::cell::{Cell, Message};
use crate::report::chart::Figures;

/// Points with the different figures that they stand for.
type Group = (Vec<Point>, Vec<Cell>);

/// Points nearer than this share one label, and so do those of one day.
const TOGETHER: (f64, f64) = (46.0, 26.0);
const ONE_DAY: f64 = 2.0;
/// The name of a table stands at one of so many of its points.
const LATEST: usize = 6;

/// Whether so many figures lie on the panel that their values would hide the curves.
pub(super) fn are_crowded(plane: &Plane, figures: &[&Figures]) -> bool {
    let points = figures.iter().flat_map(|figures| &figures.points);
    let shown = points.filter(|(place, _)| plane.x.shows(place.0)).count();
    let room = (plane.frame.width() / ROOM).min(1.0);
    Figures::CROWD as f64 * room < shown as f64
}

/// A panel as wide as this has room for the values of so many figures; a narrower one for fewer.
const ROOM: f64 = 900.0;

/// Names published figures.
pub(super) fn name(canvas: &mut Canvas<'_>, plane: &Plane, of: &Figures, crowded: bool) {
    let letters = Letters::regular(14.5, ink(of.paint));
    let shown: Vec<(Point, Cell)> = of
        .points
        .iter()
        .filter(|(place, _)| plane.shows(*place))
        .map(|(place, exactness)| (plane.at(*place), value(place.1, *exactness)))
        .collect();
    if crowded {
        let words = letters.fitted(&canvas.words(&of.name), 300.0);
        let width = letters.width(&words);
        // One of the last figures, which are those that people know, where the words hide least.
        let spots = shown.iter().rev().take(LATEST).filter_map(|(at, _)| {
            place::spot(canvas, *at, width, letters, &plane.frame, &|_, _| 0.0)
        });
        let best =
            spots.reduce(|best, other| if other.against < best.against { other } else { best });
        if let Some(spot) = best {
            canvas.halo_text(&words, spot.at, spot.letters);
        }
        return;
    }
    let mut named = false;
    for (places, values) in groups(canvas, shown) {
        let value = together(values);
        let source = of.name.clone();
        let said = if named { value } else { Message::SaidBy { value, source }.into() };
        let words = canvas.words(&said);
        named |= place::near(canvas, &places, &words, letters, &plane.frame);
    }
}

/// Several figures as a range, from the least to the largest.
fn together(mut values: Vec<Cell>) -> Cell {
    let numbers: Option<Vec<f64>> = values.iter().map(Cell::number).collect();
    match numbers {
        Some(numbers) if 1 < numbers.len() => {
            let [from, to] = [f64::min, f64::max]
                .map(|pick| Cell::Number(numbers.iter().copied().reduce(pick).unwrap_or_default()));
            Message::Range { from, to }.into()
        }
        _ => {
            let joined = |one, other| Message::JoinedByDot { one, other }.into();
            values.drain(..).reduce(joined).unwrap_or_default()
        }
    }
}

fn value(amount: f64, exactness: Exactness) -> Cell {
    let value = Cell::Number(amount);
    match exactness {
        Exactness::AtLeast => Message::LowerBound { value }.into(),
        Exactness::AtMost => Message::UpperBound { value }.into(),
        Exactness::Exact | Exactness::Rounded | Exactness::Approx => value,
    }
}

/// Figures that lie together.
fn groups(canvas: &Canvas<'_>, shown: Vec<(Point, Cell)>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, value) in shown {
        let near = |group: &&mut Group| {
            group.0.iter().any(|other| {
                let (across, down) = ((other.0 - at.0).abs(), (other.1 - at.1).abs());
                across < ONE_DAY || (across < TOGETHER.0 && down < TOGETHER.1)
            })
        };
        match groups.iter_mut().find(near) {
            Some((places, values)) => {
                places.push(at);
                let words = canvas.words(&value);
                if values.iter().all(|other| canvas.words(other) != words) {
                    values.push(value);
                }
            }
            None => groups.push((vec![at], vec![value])),
        }
    }
    groups
}
