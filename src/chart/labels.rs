//! The words of marks: inside the panel where there is room, else at the ends. Draws no mark but the arrow of a gap.

use crate::chart::canvas::{Anchor, Canvas, Letters};
use crate::chart::ends::{self, End};
use crate::chart::frame::Point;
use crate::chart::palette::{BLACK, GREY, Ink, ink};
use crate::chart::plane::Plane;
use crate::chart::shapes::GapPlace;
use crate::chart::{figures, place, places};
use crate::report::chart::{Emphasis, Figures, Gap, Inside, Label, Mark, Panel};

/// A mark that has a name.
struct Named<'p> {
    label: &'p Label,
    curve: Vec<Point>,
    ink: Ink,
}

impl<'p> Named<'p> {
    fn of(plane: &Plane, mark: &'p Mark) -> Option<Self> {
        let label = mark.label()?;
        let (curve, paint) = match mark {
            Mark::Line(of) => (plane.all(&of.points()), of.paint),
            Mark::Fan(of) => (plane.all(&of.median()), of.paint),
            Mark::Rule(of) if of.upright => {
                (vec![(plane.x.at(of.at), plane.frame.bottom)], of.paint)
            }
            Mark::Rule(of) => (vec![(plane.frame.right, plane.y.at(of.at))], of.paint),
            Mark::Dot(of) => (vec![plane.at(of.at)], of.paint),
            Mark::Shade(of) => (vec![(plane.x.at(of.edge), plane.frame.top)], of.paint),
            Mark::Strip(of) => (vec![(plane.frame.right, plane.frame.bottom)], of.role.into()),
            Mark::Area(_)
            | Mark::Stack(_)
            | Mark::Bars(_)
            | Mark::Tiles(_)
            | Mark::Figures(_)
            | Mark::Gap(_)
            | Mark::Unseen(_) => return None,
        };
        Some(Self { label, curve, ink: ink(paint.role) })
    }

    fn letters(&self) -> Letters {
        match self.label.emphasis {
            Emphasis::Name => Letters::bold(16.0, self.ink),
            Emphasis::Date => Letters::bold(15.0, self.ink),
            Emphasis::Remark => Letters::regular(14.5, GREY),
        }
    }

    /// Writes the name inside the panel; tells whether there was room.
    fn inside(
        &self,
        canvas: &mut Canvas<'_>,
        plane: &Plane,
        others: &[&[Point]],
        most: f64,
    ) -> bool {
        let letters = self.letters();
        let words = letters.first_that_fits(&canvas.all_words(&self.label.words), most);
        match &self.label.inside {
            Inside::No => false,
            Inside::Near(at) => {
                place::near(canvas, &[plane.at(*at)], &words, letters, &plane.frame)
            }
            Inside::Along(way) => {
                let way = plane.all(way);
                place::along(canvas, (&way, others), &words, letters, &plane.frame)
            }
            Inside::Foot => self.foot(canvas, plane, &words),
            // Written together with all of them.
            Inside::Above => true,
        }
    }

    /// Writes at the foot of an upright line, where falling curves have left.
    fn foot(&self, canvas: &mut Canvas<'_>, plane: &Plane, words: &str) -> bool {
        let (letters, Some((at, bottom))) = (self.letters(), self.curve.last()) else {
            return false;
        };
        let (left, width) = (at + 8.0, letters.width(words));
        let left = if left + width < plane.frame.right { left } else { at - 8.0 - width };
        canvas.halo_text(words, (left, bottom - 16.0), letters);
        true
    }

    /// What stands at the end.
    fn end(&self, canvas: &Canvas<'_>, most: f64) -> Option<End> {
        let ways = self.label.end.iter().map(|lines| canvas.all_words(lines)).collect();
        let lines = ends::first_that_fits(ways, most).filter(|lines| !lines.is_empty())?;
        Some(End { y: self.curve.last()?.1, lines, ink: self.ink })
    }
}

/// Writes all words of a panel but its key, with so much room for those at the ends; gives back the ones that stand there.
pub(super) fn write(canvas: &mut Canvas<'_>, plane: &Plane, panel: &Panel, most: f64) -> Vec<End> {
    let named: Vec<Option<Named<'_>>> =
        panel.marks.iter().map(|mark| Named::of(plane, mark)).collect();
    let published: Vec<&Figures> = panel
        .marks
        .iter()
        .filter_map(|mark| if let Mark::Figures(of) = mark { Some(of) } else { None })
        .collect();
    places::above(canvas, plane, panel);
    let crowded = figures::are_crowded(plane, &published);
    let mut ends = Vec::new();
    let is_remark = |place: &usize| {
        named[*place].as_ref().is_some_and(|name| name.label.emphasis == Emphasis::Remark)
    };
    let (remarks, names): (Vec<usize>, Vec<usize>) = (0..named.len()).partition(is_remark);
    for place in names.into_iter().chain(remarks) {
        let (mark, name) = (&panel.marks[place], &named[place]);
        if let Some(name) = name {
            let others = named.iter().enumerate().filter(|(other, _)| *other != place);
            let others: Vec<&[Point]> =
                others.filter_map(|(_, other)| Some(other.as_ref()?.curve.as_slice())).collect();
            if !name.inside(canvas, plane, &others, most) {
                ends.extend(name.end(canvas, most));
            }
        }
        match mark {
            Mark::Figures(of) => figures::name(canvas, plane, of, crowded),
            Mark::Gap(of) => gap(canvas, plane, of),
            Mark::Line(_)
            | Mark::Fan(_)
            | Mark::Area(_)
            | Mark::Stack(_)
            | Mark::Bars(_)
            | Mark::Tiles(_)
            | Mark::Rule(_)
            | Mark::Dot(_)
            | Mark::Unseen(_)
            | Mark::Shade(_)
            | Mark::Strip(_) => {}
        }
    }
    ends
}

/// All words that may stand at the ends of marks, for measuring.
pub(super) fn possible(canvas: &Canvas<'_>, panel: &Panel) -> Vec<String> {
    let ends = panel.marks.iter().filter_map(Mark::label);
    ends.flat_map(|label| &label.end).flat_map(|lines| canvas.all_words(lines)).collect()
}

/// Beside the arrows of a gap.
fn gap(canvas: &mut Canvas<'_>, plane: &Plane, of: &Gap) {
    let Some(place) = GapPlace::of(plane, of) else { return };
    let ((x, top), frame) = (place.corner, plane.frame);
    let letters = Letters::bold(16.0, BLACK);
    let distance = canvas.words(&of.distance);
    let width = letters.width(&distance);
    let sides = [(x + 12.0, Anchor::Left), (x - 12.0, Anchor::Right)];
    let first = usize::from(frame.right < x + width + 16.0);
    let middle = f64::midpoint(top, place.bottom);
    let heights = [0.5, 0.6, 0.4, 0.7, 0.3].map(|share| top + share * (place.bottom - top));
    let places = heights.map(|y| [sides[first], sides[1 - first]].map(|side| (side, y)));
    let inside = |side: &((f64, Anchor), f64)| {
        let own = letters.anchored(side.0.1).frame(&distance, side.0.0, side.1);
        frame.left < own.left && own.right < frame.right && canvas.is_free(&own)
    };
    let ((at, side), y) =
        places.into_iter().flatten().find(inside).unwrap_or((sides[first], middle));
    canvas.halo_text(&distance, (at, y), letters.anchored(side));
    if !place.is_wide() {
        return;
    }
    canvas.arrow((x, top), (place.end, top), BLACK);
    let delay = canvas.words(&of.delay);
    let half = letters.width(&delay) / 2.0;
    let room = (frame.left + half, frame.right.max(frame.left + 2.0 * half) - half);
    let centres = [0.5, 0.3, 0.7].map(|share| (x + share * (place.end - x)).clamp(room.0, room.1));
    let letters = letters.anchored(Anchor::Middle);
    let places = [18.0, -18.0, 40.0, -40.0].map(|down| centres.map(|centre| (centre, top + down)));
    let free = |at: &Point| canvas.is_free(&letters.frame(&delay, at.0, at.1));
    if let Some(at) = places.into_iter().flatten().find(free) {
        canvas.halo_text(&delay, at, letters);
    }
}
