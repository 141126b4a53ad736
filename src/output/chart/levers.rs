//! Answers against the values of levers: lines, heat maps, frontiers. Plots no time.

use crate::model::answer::Unit;
use crate::output::chart::Chart;
use crate::output::chart::axis::Amounts;
use crate::output::chart::canvas::{Anchor, Canvas, Frame, Letters};
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{Sheet, finished, larger, smaller};
use crate::output::chart::palette::{ALARM, GREY, GRID, LINE, faint, hue};
use crate::output::lever;
use crate::output::locale::Locale;
use crate::output::terminal::levers::verdict;
use crate::report::Report;
use crate::report::answer::Asked;
use crate::report::solution::{CONFIDENCES, Solution, SolveVerdict};
use crate::report::sweep::Sweep;

/// One chart per answer: a line over one key, a heat map over two. None over more.
pub fn sweep(sweep: &Sweep, locale: Locale) -> Vec<Chart> {
    let of = |index: usize, asked: &Asked| match sweep.keys.len() {
        1 => line(sweep, locale, index, asked),
        2 => super::heat::chart(sweep, locale, index, asked),
        _ => None,
    };
    sweep.answers.iter().enumerate().filter_map(|(index, asked)| of(index, asked)).collect()
}

/// The median with its band against the values of one key.
fn line(sweep: &Sweep, locale: Locale, index: usize, asked: &Asked) -> Option<Chart> {
    let report = &sweep.setting;
    let sheet = Sheet { report, locale };
    // Without numbers, values stand side by side in their order.
    let numeric = sweep.points.iter().all(|point| point.values[0].number.is_some());
    let mut places: Vec<(f64, usize)> = sweep
        .points
        .iter()
        .enumerate()
        .map(|(place, point)| {
            (point.values[0].number.filter(|_| numeric).unwrap_or(place as f64), place)
        })
        .collect();
    places.sort_by(|one, other| one.0.total_cmp(&other.0));
    let found = |place: usize, level: usize| {
        sweep.points[place].played.found.get(index).and_then(|found| found.quantiles[level])
    };
    let (first, last) = (places.first()?.1, places.last()?.1);
    let words = |place: usize| {
        let point = &sweep.points[place];
        (
            lever::setting(locale, &point.values[0]),
            lever::value(report, locale, asked.measure().unit(), found(place, 3)),
        )
    };
    let (start, end) = (words(first), words(last));
    let title = locale.sweep_title(
        &lever::title(report, locale, asked),
        &sweep.keys[0],
        (&start.0, &start.1),
        (&end.0, &end.1),
    );
    let (mut canvas, outer) = sheet.page(&title, locale.sweep_subtitle());
    let values =
        (0..sweep.points.len()).flat_map(|place| [1, 3, 5].map(|level| found(place, level)));
    let scale = Scale::new(
        report,
        asked.measure().unit(),
        values,
        Frame { right: outer.right - 70.0, ..outer },
    );
    let across = (places.first()?.0, places.last()?.0);
    let x = scale.frame(sheet, &mut canvas, across);
    if numeric {
        ticks(&mut canvas, locale, &x, &scale.plot);
    } else {
        for (at, place) in &places {
            let letters = Letters::regular(16.0, GREY).anchored(Anchor::Middle);
            canvas.text(
                &letters.fitted(&sweep.points[*place].values[0].text, 160.0),
                (x.at(*at), scale.plot.bottom + 22.0),
                letters,
            );
        }
    }
    axis_name(&mut canvas, &sweep.keys[0], &scale.plot);
    let at = |level: usize| -> Vec<(f64, f64)> {
        places.iter().map(|(value, place)| (x.at(*value), scale.at(found(*place, level)))).collect()
    };
    let mut around = at(1);
    around.extend(at(5).into_iter().rev());
    canvas.area(around, faint(hue(0), 0.18));
    canvas.line(at(3), hue(0), 3.2);
    for point in at(3) {
        canvas.dot(point, 5.0, hue(0));
    }
    Some(finished(format!("sweep-{}", asked.key), &canvas, &title, locale.sweep_subtitle()))
}

/// What can be promised at each value, for several confidence levels.
pub fn solution(solution: &Solution, locale: Locale) -> Vec<Chart> {
    let report = &solution.setting;
    let sheet = Sheet { report, locale };
    let title = verdict(solution, locale);
    let subtitle = locale.frontier_subtitle(&solution.key);
    let (mut canvas, outer) = sheet.page(title.trim_end_matches('.'), &subtitle);
    let bound = solution.claim.bound.value();
    let values = solution.frontier.iter().flat_map(|row| row.promise).chain([Some(bound)]);
    let scale = Scale::new(
        report,
        solution.asked.measure().unit(),
        values,
        Frame { right: outer.right - 190.0, ..outer },
    );
    let x = scale.frame(sheet, &mut canvas, solution.bounds);
    ticks(&mut canvas, locale, &x, &scale.plot);
    axis_name(&mut canvas, &solution.key, &scale.plot);
    let mut labels = Vec::new();
    for (level, confidence) in CONFIDENCES.into_iter().enumerate() {
        let points: Vec<(f64, f64)> = solution
            .frontier
            .iter()
            .map(|row| (x.at(row.value), scale.at(row.promise[level])))
            .collect();
        let y = points.last().map_or(0.0, |point| point.1);
        canvas.line(points, hue(level), 2.8);
        labels.push(EndLabel {
            y,
            lines: vec![locale.sure(&locale.percent(confidence))],
            ink: hue(level),
        });
    }
    let y = scale.at(Some(bound));
    canvas.dashes((scale.plot.left, y), (scale.plot.right, y), ALARM, 1.8);
    if let SolveVerdict::From(edge) | SolveVerdict::UpTo(edge) = &solution.verdict {
        let at = x.at(edge.at.value);
        canvas.dashes((at, scale.plot.top), (at, scale.plot.bottom), ALARM, 1.8);
        canvas.dot((at, y), 6.0, ALARM);
        let words = lever::amount(locale, edge.at.value);
        let letters = Letters::bold(16.0, ALARM);
        // At the foot of its line, where falling curves have left.
        let (left, width) = (at + 8.0, letters.width(&words));
        let left = if left + width < scale.plot.right { left } else { at - 8.0 - width };
        canvas.halo_text(&words, (left, scale.plot.bottom - 16.0), letters);
    }
    marker::end_labels(
        &mut canvas,
        scale.plot.right,
        170.0,
        &labels,
        (scale.plot.top - 6.0, scale.plot.bottom + 6.0),
    );
    vec![finished(format!("frontier-{}", solution.asked.key), &canvas, &title, &subtitle)]
}

/// Values of an answer on their way to pixels.
struct Scale<'a> {
    report: &'a Report,
    unit: Unit,
    amounts: Amounts,
    plot: Frame,
    /// Whether some clearance lies beyond the horizon: then it stands at the top.
    beyond: bool,
}

impl<'a> Scale<'a> {
    fn new(
        report: &'a Report,
        unit: Unit,
        values: impl Iterator<Item = Option<f64>>,
        outer: Frame,
    ) -> Self {
        let horizon = report.steps.len() as f64;
        // What is never reached stands above everything else.
        let mut beyond = false;
        let known: Vec<f64> = values
            .filter_map(|value| {
                beyond |= value.is_none();
                value
            })
            .collect();
        let low = known.iter().copied().fold(f64::INFINITY, smaller);
        let high = known.iter().copied().fold(f64::NEG_INFINITY, larger);
        let plot = Frame {
            left: outer.left + 150.0,
            top: outer.top + 12.0,
            right: outer.right,
            bottom: outer.bottom - 74.0,
        };
        let span = (plot.top, plot.bottom);
        let amounts = match unit {
            Unit::Step if beyond => Amounts::new(smaller(low, horizon - 6.0), horizon, span, 6.0),
            Unit::Step => Amounts::new(low, larger(high, low + 4.0), span, 6.0),
            Unit::Share => Amounts::shares(span),
            Unit::Units | Unit::PersonMonths => Amounts::new(0.0, high, span, 5.0),
        };
        Self { report, unit, amounts, plot, beyond: beyond && unit == Unit::Step }
    }

    fn at(&self, value: Option<f64>) -> f64 {
        value.map_or(self.plot.top, |value| self.amounts.at(value))
    }

    /// The grid with its words; the scale from left to right comes back.
    fn frame(&self, sheet: Sheet<'_>, canvas: &mut Canvas, across: (f64, f64)) -> Amounts {
        let letters = Letters::regular(16.0, GREY).anchored(Anchor::End);
        let (left, right) = (self.plot.left, self.plot.right);
        let mut highest = self.plot.top - 1.0;
        if self.beyond {
            let y = self.plot.top;
            highest = y + 20.0;
            let words = lever::value(self.report, sheet.locale, self.unit, None);
            let alarmed = Letters { ink: ALARM, ..letters };
            canvas.dashes((left, y), (right, y), LINE, 1.2);
            canvas.text(&alarmed.fitted(&words, 140.0), (left - 10.0, y), alarmed);
        }
        for value in self.amounts.ticks() {
            let y = self.amounts.at(value);
            if y < highest || (self.unit == Unit::Step && value != value.round()) {
                continue;
            }
            canvas.line(vec![(left, y), (right, y)], GRID, 1.2);
            let step = (value < self.report.steps.len() as f64).then_some(value);
            let shown = if self.unit == Unit::Step { step } else { Some(value) };
            let words = lever::value(self.report, sheet.locale, self.unit, shown);
            canvas.text(&letters.fitted(&words, 140.0), (left - 10.0, y), letters);
        }
        canvas.line(vec![(left, self.plot.bottom), (right, self.plot.bottom)], LINE, 1.5);
        Amounts::exact(across.0, across.1, (right, left), 7.0)
    }
}

fn ticks(canvas: &mut Canvas, locale: Locale, x: &Amounts, plot: &Frame) {
    let letters = Letters::regular(16.0, GREY).anchored(Anchor::Middle);
    for value in x.ticks().into_iter().filter(|value| x.shows(*value)) {
        let at = x.at(value);
        canvas.line(vec![(at, plot.bottom), (at, plot.bottom + 6.0)], LINE, 1.2);
        canvas.text(&locale.number(value), (at, plot.bottom + 22.0), letters);
    }
}

fn axis_name(canvas: &mut Canvas, key: &str, plot: &Frame) {
    let letters = Letters::regular(16.0, GREY).anchored(Anchor::Middle);
    let words = letters.fitted(&canvas.locale.embed(key), plot.width());
    canvas.text(&words, (f64::midpoint(plot.left, plot.right), plot.bottom + 52.0), letters);
}
