//! Valid cards, those that cease to be valid, and the applications that follow: the cliff of renewals. Shows no queue.

use crate::model::Name;
use crate::model::metric::{Metric, Subject};
use crate::output::chart::Chart;
use crate::output::chart::canvas::{Canvas, Frame};
use crate::output::chart::fan::Fan;
use crate::output::chart::flags;
use crate::output::chart::marker;
use crate::output::chart::page::{Kind, Sheet, Wish, finished, heading};
use crate::output::chart::palette::{ALARM, Ink, faint, hue};
use crate::output::chart::stack::{self, Held, Layer};
use crate::report::{Outcome, Series};

const LABELS: f64 = 220.0;
/// From this share of all cards on, an expiry in one step is a cliff.
const CLIFF: f64 = 0.05;

pub(super) fn chart(sheet: &Sheet<'_>, outcome: &Outcome) -> Option<Chart> {
    let programme = Subject::Programme.key();
    let series = outcome.series(Metric::InService, &programme)?;
    let cards = Fan::at_ends(series.bands.iter().copied());
    let ended = ended(sheet, outcome, &programme);
    if cards.high() <= 0.0 {
        return None;
    }
    let (locale, unit) = (sheet.locale, sheet.report.unit);
    let title = title(sheet, outcome, series);
    let subtitle = locale.service_subtitle(unit);
    let (mut canvas, outer) = sheet.page(&title, &subtitle);
    let arrived = arrived(sheet, outcome);
    let panels = if arrived.is_empty() { 2.0 } else { 3.0 };
    // The lowest panel has the dates of all.
    let dates = 48.0;
    let height = (outer.height() - dates) / panels;
    let frame = |place: f64, lowest: bool| {
        let top = outer.top + place * height;
        let rest = if lowest { dates } else { 0.0 };
        Frame { top: top + 32.0, bottom: top + height + rest, ..outer }
    };
    let wish = |outer, high, marks, dates| Wish {
        outer,
        time: sheet.time(),
        amounts: (0.0, high),
        kind: Kind::Units,
        right: LABELS + 24.0,
        marks,
        ticks: 3.0,
        dates,
    };

    heading(&mut canvas, locale.in_service_panel(), (outer, outer.top + 14.0));
    let plane =
        sheet.plane(&mut canvas, &wish(frame(0.0, false), cards.high(), Some(outcome), false));
    cards.draw(sheet, &mut canvas, &plane, hue(2), &Fan::ONE);
    let labels = cards.end_label(locale, &plane, hue(2));
    let bounds = (plane.frame.top, plane.frame.bottom + 10.0);
    marker::end_labels(&mut canvas, plane.frame.right, LABELS, &labels, bounds);

    let flows = [(locale.expired_panel(unit), ended), (locale.streams_panel(unit), arrived)];
    for ((words, layers), place) in flows.iter().zip([1.0, 2.0]).take(panels_below(panels)) {
        heading(&mut canvas, words, (outer, outer.top + place * height + 14.0));
        let lowest = place + 1.0 == panels;
        let wish = wish(frame(place, lowest), stack::high(layers), None, lowest);
        flow(sheet, &mut canvas, &wish, layers, outcome);
    }
    Some(finished("service".to_owned(), &canvas, &title, &subtitle))
}

fn panels_below(panels: f64) -> usize {
    if panels < 3.0 { 1 } else { 2 }
}

fn flow(
    sheet: &Sheet<'_>,
    canvas: &mut Canvas,
    wish: &Wish<'_>,
    layers: &[Layer],
    outcome: &Outcome,
) {
    let plane = sheet.plane(canvas, wish);
    flags::shade(canvas, outcome, &plane.x, (plane.frame.top, plane.frame.bottom));
    stack::draw(sheet, canvas, &plane, layers, Held::Flow);
    stack::key(canvas, &plane, LABELS, layers);
}

/// The largest expiry in one step, or how the number of cards goes.
fn title(sheet: &Sheet<'_>, outcome: &Outcome, cards: &Series) -> String {
    let locale = sheet.locale;
    let cards = sheet.means(Some(cards));
    let expired = sheet.means(outcome.series(Metric::Expired, &Subject::Programme.key()));
    let largest = expired.iter().copied().enumerate();
    let largest = largest.reduce(|best, other| if best.1 < other.1 { other } else { best });
    if let Some((step, units)) = largest {
        // Of those that were valid in the step and of those that ceased to be.
        let before = cards.get(step).copied().unwrap_or(0.0) + units;
        if CLIFF * before <= units && 0.0 < units {
            let share = locale.percent(units / before);
            return locale.cliff(&locale.number(units), &sheet.step(step), &share);
        }
    }
    let [from, to] =
        [cards.first(), cards.last()].map(|cards| locale.number(cards.copied().unwrap_or(0.0)));
    locale.in_service_goes(&from, &to, &sheet.last_step())
}

/// What ends the life of cards.
fn ended(sheet: &Sheet<'_>, outcome: &Outcome, programme: &str) -> Vec<Layer> {
    let inks = [(Metric::Lost, hue(5)), (Metric::Expired, ALARM)];
    let flows = inks.into_iter().filter_map(|(metric, ink)| {
        let series = outcome.series(metric, programme)?;
        Some(layer(sheet, sheet.locale.metric(metric), sheet.means(Some(series)), ink))
    });
    flows.collect()
}

/// What each stream of demand brings.
fn arrived(sheet: &Sheet<'_>, outcome: &Outcome) -> Vec<Layer> {
    let streams = outcome.series.iter().filter_map(|series| match &series.of {
        Subject::Demand(name) if series.metric == Metric::Arrived => {
            let is_whole = series.class.is_none() && series.region.is_none();
            is_whole.then_some((name, series))
        }
        Subject::Demand(_)
        | Subject::Programme
        | Subject::Funds
        | Subject::Stage(_)
        | Subject::Capacity(_)
        | Subject::Material(_)
        | Subject::Supplier(_)
        | Subject::Limit(..) => None,
    });
    let named = |(index, (name, series)): (usize, (&Name, _))| {
        layer(sheet, sheet.locale.name(name), sheet.means(Some(series)), hue(index))
    };
    streams.enumerate().map(named).collect()
}

/// A layer with its largest step in the key.
fn layer(sheet: &Sheet<'_>, name: &str, values: Vec<f64>, ink: Ink) -> Layer {
    let largest = values.iter().copied().enumerate();
    let largest = largest.reduce(|best, other| if best.1 < other.1 { other } else { best });
    let words = largest
        .filter(|(_, units)| 0.0 < *units)
        .map(|(step, units)| sheet.locale.up_to_in(&sheet.locale.number(units), &sheet.step(step)));
    let key = std::iter::once(name.to_owned()).chain(words).collect();
    Layer { ink: faint(ink, 0.8), words: ink, values, key }
}
