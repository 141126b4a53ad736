//! A material: what came, what lay on hand, what was missing. Says nothing of who delivered it.

use crate::model::metric::{Metric, Subject};
use crate::output::chart::Chart;
use crate::output::chart::canvas::{Canvas, Frame};
use crate::output::chart::fan::{Fan, spreads};
use crate::output::chart::flags;
use crate::output::chart::marker::{self, EndLabel};
use crate::output::chart::page::{Kind, Plane, Sheet, Wish, bar, finished, heading, larger};
use crate::output::chart::palette::{ALARM, BLACK, Ink, faint, hue};
use crate::output::locale::charts::label::Chance;
use crate::report::{Band, Outcome, Series};

const LABELS: f64 = 190.0;
/// More bars than these are too narrow to be told apart.
const MOST_BARS: usize = 120;

pub(super) fn charts(sheet: &Sheet<'_>, outcome: &Outcome) -> Vec<Chart> {
    let received = outcome.series.iter().filter(|series| series.metric == Metric::Received);
    received.filter_map(|series| chart(sheet, outcome, series)).collect()
}

fn chart(sheet: &Sheet<'_>, outcome: &Outcome, received: &Series) -> Option<Chart> {
    let Subject::Material(material) = &received.of else { return None };
    let (locale, unit, count) = (sheet.locale, sheet.report.unit, sheet.report.steps.len());
    let on_hand = outcome.series(Metric::OnHand, &material.key)?;
    let missing = sheet.means(outcome.series(Metric::Shortage, &material.key));
    let came: Vec<Option<Band>> =
        (0..count).map(|step| received.bands.get(step).copied().flatten()).collect();
    let short = missing.iter().filter(|units| 0.0 < **units).count();
    let name = locale.name(material);
    let title = if short == 0 {
        locale.never_missing(name)
    } else {
        locale.missing(name, &locale.exact(short as f64), &locale.duration(count as f64, unit))
    };
    let chance = came.iter().chain(&on_hand.bands).flatten().any(spreads);
    let narrow = MOST_BARS < count;
    let subtitle = locale.supply_subtitle(unit, shown(chance.then_some(narrow)));
    let (mut canvas, outer) = sheet.page(&title, &subtitle);
    let middle = outer.top + 0.54 * outer.height();
    let wish = |outer, amounts, marks| Wish {
        outer,
        time: sheet.time(),
        amounts,
        kind: Kind::Units,
        right: LABELS + 24.0,
        marks,
        ticks: 4.0,
        dates: true,
    };

    heading(&mut canvas, locale.received_panel(), (outer, outer.top + 14.0));
    let high = came.iter().zip(&missing).map(|(band, missing)| {
        band.map_or(0.0, |band| larger(band.mean + missing, band.quantiles[5]))
            + if band.is_none() { *missing } else { 0.0 }
    });
    let high = high.fold(0.0, larger);
    let top = sheet.plane(
        &mut canvas,
        &wish(
            Frame { top: outer.top + 32.0, bottom: middle - 8.0, ..outer },
            (0.0, high),
            Some(outcome),
        ),
    );
    if narrow {
        areas(sheet, &mut canvas, &top, &came, &missing);
    } else {
        bars(sheet, &mut canvas, &top, &came, &missing);
    }
    let sum: f64 = came.iter().flatten().map(|band| band.mean).sum();
    let middle_of_bars = plane_middle(&top);
    let mut labels = vec![EndLabel {
        y: middle_of_bars + 30.0,
        lines: vec![locale.word_received().to_owned(), locale.number(sum)],
        ink: hue(0),
    }];
    if 0 < short {
        labels.push(EndLabel {
            y: middle_of_bars - 30.0,
            lines: vec![locale.word_missing().to_owned()],
            ink: ALARM,
        });
    }
    marker::column(&mut canvas, top.frame.right, LABELS, &labels);

    let frame = Frame { top: middle + 14.0, ..outer };
    let lower = wish(Frame { top: middle + 32.0, ..outer }, (0.0, 0.0), None);
    stocks(sheet, &mut canvas, (&lower, frame), outcome, (&material.key, on_hand, &missing));
    Some(finished(format!("supply-{}", material.key), &canvas, &title, &subtitle))
}

/// How chance is shown: where there is any, by whether bars would be too narrow.
fn shown(narrow: Option<bool>) -> Chance {
    match narrow {
        None => Chance::None,
        Some(false) => Chance::Whiskers,
        Some(true) => Chance::Bands,
    }
}

/// The panel of what lies on hand, and of what is on order where orders are placed.
fn stocks(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    (wish, outer): (&Wish<'_>, Frame),
    outcome: &Outcome,
    (key, on_hand, missing): (&str, &Series, &[f64]),
) {
    let locale = sheet.locale;
    let ordered = outcome.series(Metric::OnOrder, key);
    let ordered = ordered
        .map(|series| Fan::at_ends(series.bands.iter().copied()))
        .filter(|fan| 0.0 < fan.high());
    let words = if ordered.is_some() { locale.on_order_panel() } else { locale.on_hand_panel() };
    heading(canvas, words, (outer, outer.top));
    let fan = Fan::at_ends(on_hand.bands.iter().copied());
    let high = ordered.iter().map(|ordered| ordered.high_of(5)).fold(fan.high(), larger);
    let bottom = sheet.plane(canvas, &Wish { amounts: (0.0, high), ..*wish });
    flags::shade(canvas, outcome, &bottom.x, (bottom.frame.top, bottom.frame.bottom));
    let mut labels = Vec::new();
    if let Some(ordered) = &ordered {
        ordered.draw(sheet, canvas, &bottom, hue(4), &Fan::ONE);
        labels.extend(end(sheet, &bottom, (Metric::OnOrder, ordered), hue(4)));
        labels.extend(end(sheet, &bottom, (Metric::OnHand, &fan), hue(2)));
    } else {
        labels.extend(fan.end_label(locale, &bottom, hue(2)));
    }
    fan.draw(sheet, canvas, &bottom, hue(2), &Fan::ONE);
    let shares = outcome.series(Metric::StockOut, key);
    let shares = shares.map_or_else(
        || missing.iter().map(|units| if 0.0 < *units { 1.0 } else { 0.0 }).collect(),
        |series| sheet.means(Some(series)),
    );
    short_steps(sheet, canvas, &bottom, &shares);
    if shares.iter().any(|share| 0.0 < *share) {
        labels.push(EndLabel {
            y: bottom.frame.bottom,
            lines: vec![locale.word_short().to_owned()],
            ink: ALARM,
        });
    }
    marker::end_labels(
        canvas,
        bottom.frame.right,
        LABELS,
        &labels,
        (bottom.frame.top, bottom.frame.bottom + 20.0),
    );
}

/// What a line is called where several stand in one panel, over its last median.
fn end(
    sheet: &Sheet<'_>,
    plane: &Plane,
    (metric, fan): (Metric, &Fan),
    ink: Ink,
) -> Option<EndLabel> {
    let last = fan.last()?.median();
    let lines = vec![sheet.locale.metric(metric).to_owned(), sheet.locale.number(last)];
    Some(EndLabel { y: plane.y.at(last), lines, ink })
}

/// Marks under the axis the steps in which something was missing, the darker the more runs it was missing in.
fn short_steps(sheet: &Sheet<'_>, canvas: &mut Canvas, bottom: &Plane, shares: &[f64]) {
    for (step, share) in shares.iter().enumerate().filter(|(_, share)| 0.0 < **share) {
        let (from, to) =
            (bottom.x.at(sheet.report.steps[step].first), bottom.x.at(sheet.end(step)));
        canvas.fill(
            Frame {
                left: from.floor(),
                top: bottom.frame.bottom,
                right: to.floor(),
                bottom: bottom.frame.bottom + 5.0,
            },
            faint(ALARM, 0.25 + 0.75 * share),
        );
    }
}

fn plane_middle(plane: &Plane) -> f64 {
    f64::midpoint(plane.frame.top, plane.frame.bottom)
}

/// What came and what was missing as areas with steps, eight of ten runs as a band on them.
fn areas(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    plane: &Plane,
    came: &[Option<Band>],
    missing: &[f64],
) {
    let edge = |value: &dyn Fn(usize) -> f64| -> Vec<(f64, f64)> {
        let steps = (0..came.len()).flat_map(|step| {
            let y = plane.y.at(value(step));
            [(plane.x.at(sheet.report.steps[step].first), y), (plane.x.at(sheet.end(step)), y)]
        });
        steps.collect()
    };
    let between = |low: Vec<(f64, f64)>, high: Vec<(f64, f64)>| -> Vec<(f64, f64)> {
        low.into_iter().chain(high.into_iter().rev()).collect()
    };
    let quantile = |step: usize, level: usize| {
        let band: Option<Band> = came[step];
        band.map_or(0.0, |band| band.quantiles[level])
    };
    let mean = |step: usize| came[step].map_or(0.0, |band| band.mean);
    canvas.area(between(edge(&|_| 0.0), edge(&mean)), faint(hue(0), 0.45));
    canvas.area(between(edge(&mean), edge(&|step| mean(step) + missing[step])), faint(ALARM, 0.28));
    if came.iter().flatten().any(spreads) {
        let band = between(edge(&|step| quantile(step, 1)), edge(&|step| quantile(step, 5)));
        canvas.area(band, faint(BLACK, 0.16));
    }
    canvas.line(edge(&mean), hue(0), 1.5);
}

fn bars(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    plane: &Plane,
    came: &[Option<Band>],
    missing: &[f64],
) {
    for (step, (band, missing)) in came.iter().zip(missing).enumerate() {
        let (from, to) = (plane.x.at(sheet.report.steps[step].first), plane.x.at(sheet.end(step)));
        let (left, right) = bar(from, to);
        let mean = band.map_or(0.0, |band| band.mean);
        let (base, top) = (plane.frame.bottom, plane.y.at(mean));
        canvas.fill(Frame { left, top, right, bottom: base }, faint(hue(0), 0.75));
        canvas.fill(
            Frame { left, top: plane.y.at(mean + missing), right, bottom: top },
            faint(ALARM, 0.28),
        );
        if let Some(band) = band.filter(|band| spreads(band) && 5.0 < to - from) {
            let x = f64::midpoint(left, right);
            canvas.line(
                vec![(x, plane.y.at(band.quantiles[1])), (x, plane.y.at(band.quantiles[5]))],
                BLACK,
                1.2,
            );
        }
    }
}
