//! All who ever joined and all who were ever served: Newell's curves. Shows means, never bands.

use crate::model::metric::Metric;
use crate::model::question::{Reported, ReportedMetric};
use crate::output::chart::Chart;
use crate::output::chart::canvas::{Anchor, Canvas, Letters};
use crate::output::chart::fan::spreads;
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{Kind, Plane, Sheet, Wish, finished, larger, smaller};
use crate::output::chart::palette::{BLACK, Ink, faint, hue};
use crate::output::chart::points;
use crate::report::{Outcome, StageOutcome};

const LABELS: f64 = 170.0;

/// Totals at the start and at the end of each step.
struct Curves {
    joined: Vec<f64>,
    served: Vec<f64>,
}

/// The moment that the arrows explain: indices into the curves; the second may lie between two of them.
struct Gap {
    at: usize,
    served_at: Option<f64>,
}

pub(super) fn chart(
    sheet: &Sheet<'_>,
    outcome: &Outcome,
    index: usize,
    stage: &StageOutcome,
) -> Option<Chart> {
    let locale = sheet.locale;
    let joined = outcome.series(Metric::Joined, &stage.name.key)?;
    let served = outcome.series(Metric::Served, &stage.name.key)?;
    let total = |from: f64, bands: &[Option<crate::report::Band>]| {
        let sums = bands.iter().scan(from, |sum, band| {
            *sum += band.map_or(0.0, |band| band.mean);
            Some(*sum)
        });
        std::iter::once(from).chain(sums).collect::<Vec<f64>>()
    };
    let curves = Curves {
        joined: total(stage.served_before + stage.opening.mean, &joined.bands),
        served: total(stage.served_before, &served.bands),
    };
    let top = curves.joined.last().copied().unwrap_or(0.0);
    if curves.joined.len() < 2 || top <= stage.served_before {
        return None;
    }
    let gap = curves.gap();
    let name = locale.name(&stage.name);
    let (backlog, wait) = (
        locale.number(curves.backlog(gap.at)),
        gap.wait().map(|steps| locale.duration(steps.round(), sheet.report.unit)),
    );
    let title = locale.gap(name, &sheet.step(gap.at.saturating_sub(1)), &backlog, wait.as_deref());
    let chance =
        joined.bands.iter().chain(&served.bands).flatten().any(spreads) || spreads(&stage.opening);
    // What was served long ago would flatten the curves: then the axis begins near it.
    let low = if 1.5 * (top - stage.served_before) < stage.served_before {
        stage.served_before
    } else {
        0.0
    };
    let reported = outcome
        .reported
        .iter()
        .filter(|reported| reported.stage.0 == index && reported.metric != ReportedMetric::Backlog);
    let crowded = points::crowded(sheet, reported.clone());
    let subtitle =
        locale.cumulative_subtitle(chance) + if crowded { locale.marker_key() } else { "" };
    let (mut canvas, outer) = sheet.page(&title, &subtitle);
    let time = sheet.time();
    let figures = reported
        .clone()
        .flat_map(|reported| &reported.points)
        .filter(|point| time.0 <= point.day && point.day <= time.1);
    let figures = figures.map(|point| point.value);
    let high = figures.clone().fold(top, larger);
    let low = figures.fold(low, smaller);
    let served_total = curves.served.last().copied().unwrap_or(0.0);
    let words = [(locale.word_joined(), top), (locale.word_served(), served_total)]
        .map(|(word, total)| vec![word.to_owned(), locale.number(total)]);
    let wish = Wish {
        outer,
        time,
        amounts: (low, high),
        kind: Kind::Units,
        right: marker::room(words.iter().flatten(), LABELS),
        marks: Some(outcome),
        ticks: 6.0,
        dates: true,
    };
    let plane = sheet.plane(&mut canvas, &wish);
    curves.draw(sheet, &mut canvas, &plane);
    let [joined_words, served_words] = words;
    let labels = [
        EndLabel {
            y: smaller(plane.y.at(top), plane.y.at(served_total) - 0.1),
            lines: joined_words,
            ink: hue(1),
        },
        EndLabel { y: plane.y.at(served_total), lines: served_words, ink: hue(0) },
    ];
    marker::end_labels(
        &mut canvas,
        plane.frame.right,
        LABELS,
        &labels,
        (plane.frame.top, plane.frame.bottom),
    );
    let ink = |reported: &Reported| match reported.metric {
        ReportedMetric::JoinedTotal => hue(1),
        ReportedMetric::ServedTotal | ReportedMetric::Backlog => hue(0),
    };
    let figures: Vec<(&Reported, Ink)> =
        reported.map(|reported| (reported, ink(reported))).collect();
    points::draw(&mut canvas, &plane, &figures);
    arrows(sheet, &mut canvas, &plane, &curves, &gap);
    points::name(sheet, &mut canvas, &plane, &figures);
    Some(finished(format!("cumulative-{}", stage.name.key), &canvas, &title, &subtitle))
}

impl Curves {
    fn backlog(&self, at: usize) -> f64 {
        self.joined[at] - self.served[at]
    }

    /// The largest backlog whose last member is still served within the horizon, else the largest of all.
    fn gap(&self) -> Gap {
        let largest = |among: &mut dyn Iterator<Item = usize>| {
            among.reduce(|best, at| if self.backlog(best) < self.backlog(at) { at } else { best })
        };
        // Not at the very start, where the arrow would lie on the axis.
        let all = 1..self.joined.len();
        let within = largest(
            &mut all.clone().filter(|at| self.served_at(*at).is_some() && 0.0 < self.backlog(*at)),
        );
        let at = within.or_else(|| largest(&mut all.clone())).unwrap_or(0);
        Gap { at, served_at: self.served_at(at) }
    }

    /// When the last of those who joined by then is served.
    fn served_at(&self, at: usize) -> Option<f64> {
        let level = self.joined[at];
        let slack = 1e-9 * (1.0 + level.abs());
        let after = self.served.iter().position(|served| level <= served + slack)?;
        let before = after.checked_sub(1)?;
        let (from, to) = (self.served[before], self.served[after]);
        Some(
            before as f64
                + if from < to { ((level - from) / (to - from)).clamp(0.0, 1.0) } else { 1.0 },
        )
    }

    fn draw(&self, sheet: &Sheet<'_>, canvas: &mut Canvas, plane: &Plane) {
        let points = |totals: &[f64]| -> Vec<(f64, f64)> {
            totals
                .iter()
                .enumerate()
                .map(|(index, total)| (moment(sheet, plane, index as f64), plane.y.at(*total)))
                .collect()
        };
        let (joined, served) = (points(&self.joined), points(&self.served));
        canvas
            .area(joined.iter().chain(served.iter().rev()).copied().collect(), faint(hue(1), 0.10));
        canvas.line(joined, hue(1), 3.0);
        canvas.line(served, hue(0), 3.0);
    }
}

impl Gap {
    fn wait(&self) -> Option<f64> {
        self.served_at.map(|served| served - self.at as f64)
    }
}

/// Where an index of the curves is, fractions included.
fn moment(sheet: &Sheet<'_>, plane: &Plane, index: f64) -> f64 {
    let at = |index: usize| plane.x.at(sheet.moment(index));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an index of the curves, never negative"
    )]
    let (before, rest) = (index.floor() as usize, index.fract());
    if rest <= 0.0 { at(before) } else { at(before) + rest * (at(before + 1) - at(before)) }
}

fn arrows(sheet: &Sheet<'_>, canvas: &mut Canvas, plane: &Plane, curves: &Curves, gap: &Gap) {
    let locale = sheet.locale;
    let x = moment(sheet, plane, gap.at as f64);
    let (top, bottom) = (plane.y.at(curves.joined[gap.at]), plane.y.at(curves.served[gap.at]));
    if bottom - top < 14.0 {
        return;
    }
    canvas.arrow((x, top), (x, bottom), BLACK);
    let backlog = format!("{} {}", locale.word_backlog(), locale.number(curves.backlog(gap.at)));
    let letters = Letters::bold(16.0, BLACK);
    let width = letters.width(&backlog);
    let end = gap.served_at.map_or(plane.frame.right, |served| moment(sheet, plane, served));
    let sides = [(x + 12.0, Anchor::Start), (x - 12.0, Anchor::End)];
    let first = usize::from(plane.frame.right < x + width + 16.0);
    let middle = f64::midpoint(top, bottom);
    let heights = [0.5, 0.6, 0.4, 0.7, 0.3].map(|share| top + share * (bottom - top));
    let places = heights.map(|y| [sides[first], sides[1 - first]].map(|side| (side, y)));
    let inside = |side: &((f64, Anchor), f64)| {
        let frame = letters.anchored(side.0.1).frame(&backlog, side.0.0, side.1);
        plane.frame.left < frame.left && frame.right < plane.frame.right && canvas.is_free(&frame)
    };
    let ((at, side), y) =
        places.into_iter().flatten().find(inside).unwrap_or((sides[first], middle));
    canvas.halo_text(&backlog, (at, y), letters.anchored(side));
    if end - x < 14.0 {
        return;
    }
    canvas.arrow((x, top), (end, top), BLACK);
    let wait = gap.wait().map_or(locale.beyond().to_owned(), |steps| {
        locale.duration(steps.round(), sheet.report.unit)
    });
    let wait = format!("{} {wait}", locale.word_wait());
    let half = letters.width(&wait) / 2.0;
    let room =
        (plane.frame.left + half, larger(plane.frame.right, plane.frame.left + 2.0 * half) - half);
    let centres = [0.5, 0.3, 0.7].map(|share| (x + share * (end - x)).clamp(room.0, room.1));
    let letters = letters.anchored(Anchor::Middle);
    let places = [18.0, -18.0, 40.0, -40.0].map(|down| centres.map(|centre| (centre, top + down)));
    let free = |at: &(f64, f64)| canvas.is_free(&letters.frame(&wait, at.0, at.1));
    if let Some(at) = places.into_iter().flatten().find(free) {
        canvas.halo_text(&wait, at, letters);
    }
}
