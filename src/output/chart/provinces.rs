//! One small panel per region on one scale, the one that waits longest first. Ranks by eye and by number.

use crate::model::Name;
use crate::model::metric::Metric;
use crate::output::chart::Chart;
use crate::output::chart::axis::{Amounts, Days};
use crate::output::chart::canvas::{Anchor, Canvas, Frame, Letters};
use crate::output::chart::fan::Fan;
use crate::output::chart::page::{Plane, Sheet, finished, larger};
use crate::output::chart::palette::{BLACK, GREY, GRID, Ink, LINE, hue};
use crate::output::chart::spread::{Ranked, overall, ranked};
use crate::output::chart::text;
use crate::output::locale::Language;
use crate::report::{Outcome, StageOutcome};

/// More panels than this cannot be read: those that wait longest are shown.
const MOST: usize = 54;
/// Room for amounts on the left, and for dates under the lowest panels.
const AMOUNTS: f64 = 46.0;
const DATES: f64 = 30.0;

pub(super) fn chart(sheet: &Sheet<'_>, outcome: &Outcome, stage: &StageOutcome) -> Option<Chart> {
    let regions = ranked(stage);
    let whole = outcome.series(Metric::Wait, &stage.name.key)?;
    let national = Fan::at_ends(whole.bands.iter().copied());
    let panels: Vec<(&Ranked<'_>, Fan)> = regions
        .iter()
        .filter_map(|region| Some((region, wait_of(outcome, stage, region.name)?)))
        .take(MOST)
        .collect();
    let high = panels.iter().map(|(_, fan)| fan.high_of(5)).fold(0.0, larger);
    if panels.len() < 2 || high <= 0.0 {
        return None;
    }
    let (locale, unit) = (sheet.locale, sheet.report.unit);
    let name = locale.name(&stage.name);
    let title = stage.standard.map_or_else(
        || locale.regions_title(name),
        |standard| {
            let late = regions.iter().filter(|region| standard < region.wait.mean).count();
            let [late, all] = [late, regions.len()].map(|count| locale.exact(count as f64));
            locale.regions_late(name, (&late, &all), &locale.duration(standard, unit))
        },
    );
    let subtitle = locale.regions_subtitle(unit);
    let (mut canvas, outer) = sheet.page(&title, &subtitle);
    let grid = Grid::new(&outer, panels.len() + 1, (0.0, high), sheet);
    let mean = overall(&regions);
    let first = (locale.all_regions(), mean, GREY);
    grid.panel(sheet, &mut canvas, 0, first, (&national, None));
    for (place, (region, fan)) in panels.iter().enumerate() {
        let ink = if mean < region.wait.mean { hue(1) } else { hue(0) };
        let words = (locale.name(region.name), region.wait.mean, ink);
        grid.panel(sheet, &mut canvas, place + 1, words, (&national, Some(fan)));
    }
    Some(finished(format!("regions-{}", stage.name.key), &canvas, &title, &subtitle))
}

/// The wait over time of those served in a region.
fn wait_of(outcome: &Outcome, stage: &StageOutcome, region: &Name) -> Option<Fan> {
    let series = outcome.series.iter().find(|series| {
        series.metric == Metric::Wait
            && series.class.is_none()
            && series.region.as_ref().is_some_and(|own| own.key == region.key)
            && series.of.key() == stage.name.key
    })?;
    Some(Fan::at_ends(series.bands.iter().copied()))
}

/// Panels in rows, in the order of reading.
struct Grid {
    outer: Frame,
    across: usize,
    size: (f64, f64),
    amounts: (f64, f64),
    count: usize,
    language: Language,
}

impl Grid {
    fn new(outer: &Frame, count: usize, amounts: (f64, f64), sheet: &Sheet<'_>) -> Self {
        // A panel is about as high as it is wide.
        let across = (2..=12)
            .find(|across: &usize| count <= across * (across * 11).div_ceil(20))
            .unwrap_or(12);
        let down = count.div_ceil(across);
        let outer = Frame { left: outer.left + AMOUNTS, bottom: outer.bottom - DATES, ..*outer };
        let size = (outer.width() / across as f64, outer.height() / down as f64);
        Self { outer, across, size, amounts, count, language: sheet.locale.language }
    }

    fn panel(
        &self,
        sheet: &Sheet<'_>,
        canvas: &mut Canvas,
        place: usize,
        (name, value, ink): (&str, f64, Ink),
        (national, own): (&Fan, Option<&Fan>),
    ) {
        let (line, column) = (place.div_euclid(self.across), place.rem_euclid(self.across));
        let column = match self.language {
            Language::English => column,
            Language::Persian => self.across - 1 - column,
        };
        let (width, height) = self.size;
        let left = self.outer.left + width * column as f64;
        let top = self.outer.top + height * line as f64;
        let cell = Frame { left, top, right: left + width - 14.0, bottom: top + height };
        self.head(canvas, &cell, (name, &sheet.locale.mean_steps(value), ink));
        let frame = Frame { top: top + 30.0, bottom: cell.bottom - 12.0, ..cell };
        let plot = Plane {
            x: Days::new(sheet.time().0, sheet.time().1, (frame.left, frame.right)),
            y: Amounts::new(self.amounts.0, self.amounts.1, (frame.top, frame.bottom), 3.0),
            frame,
        };
        let is_left = column == 0;
        let is_lowest = self.count <= place + self.across;
        axes(sheet, canvas, &plot, (is_left, is_lowest));
        national.draw_thin(sheet, canvas, &plot, if own.is_some() { LINE } else { BLACK });
        if let Some(fan) = own {
            fan.draw(sheet, canvas, &plot, ink, &Fan::ONE);
        }
    }

    /// The name and the mean over the horizon, at the two ends of a line.
    fn head(&self, canvas: &mut Canvas, cell: &Frame, (name, value, ink): (&str, &str, Ink)) {
        let (start, end) = match self.language {
            Language::English => ((cell.left, Anchor::Start), (cell.right, Anchor::End)),
            Language::Persian => ((cell.right, Anchor::End), (cell.left, Anchor::Start)),
        };
        let number = Letters::bold(13.5, ink).anchored(end.1);
        let y = cell.top + 14.0;
        canvas.text(value, (end.0, y), number);
        let room = cell.width() - number.width(value) - 10.0;
        let large = Letters::bold(13.5, ink).anchored(start.1);
        if large.width(name) <= room {
            canvas.text(name, (start.0, y), large);
            return;
        }
        let small = Letters::bold(11.5, ink).anchored(start.1);
        let lines = text::wrapped(name, small.size, small.weight, room, 2);
        let top = if lines.len() == 1 { y } else { y - 8.0 };
        for (index, line) in lines.iter().enumerate() {
            canvas.text(line, (start.0, top + 14.0 * index as f64), small);
        }
    }
}

fn axes(sheet: &Sheet<'_>, canvas: &mut Canvas, plane: &Plane, (is_left, is_lowest): (bool, bool)) {
    let letters = Letters::regular(13.0, GREY);
    for value in plane.y.ticks() {
        let at = plane.y.at(value);
        canvas.line(vec![(plane.frame.left, at), (plane.frame.right, at)], GRID, 1.0);
        if is_left {
            let end = letters.anchored(Anchor::End);
            canvas.text(&sheet.locale.number(value), (plane.frame.left - 8.0, at), end);
        }
    }
    let (from, to) = (plane.frame.left, plane.frame.right);
    let base = plane.y.at(plane.y.low());
    canvas.line(vec![(from, base), (to, base)], LINE, 1.2);
    if is_lowest {
        let ends =
            [(sheet.time().0, from, Anchor::Start), (sheet.time().1.plus(-1), to, Anchor::End)];
        let words = ends.map(|(day, ..)| sheet.locale.year(day));
        for ((_, x, anchor), words) in
            ends.into_iter().zip(&words).take(if words[0] == words[1] { 1 } else { 2 })
        {
            canvas.text(words, (x, plane.frame.bottom + 16.0), letters.anchored(anchor));
        }
    }
}
