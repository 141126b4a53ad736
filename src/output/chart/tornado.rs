//! Which unknown moves an answer: a tornado, bars of variance shares and of elementary effects. Plots no time.

use crate::model::answer::Unit;
use crate::output::chart::Chart;
use crate::output::chart::axis::Amounts;
use crate::output::chart::canvas::{Anchor, Canvas, Frame, Letters};
use crate::output::chart::page::{Sheet, finished, larger, smaller};
use crate::output::chart::palette::{BLACK, GREY, GRID, LINE, faint, hue};
use crate::output::lever;
use crate::output::locale::Locale;
use crate::output::terminal::sensitivity::{finding, mean, swing};
use crate::report::sensitivity::{Index, Sensitivity, Unknown};

/// More unknowns than this cannot be read; the first ones matter most.
const MOST: usize = 14;
/// Room for names on the left.
const NAMES: f64 = 430.0;

/// The tornado, the shares of variance where there are any, and the elementary effects.
pub fn charts(found: &Sensitivity, locale: Locale) -> Vec<Chart> {
    if found.unknowns.iter().all(|unknown| unknown.swing() <= 0.0) {
        return Vec::new();
    }
    let sheet = Sheet { report: &found.setting, locale };
    let shown = &found.unknowns[..found.unknowns.len().min(MOST)];
    let mut charts = vec![tornado(sheet, found, shown)];
    if shown.iter().any(|unknown| unknown.indices.is_some()) {
        charts.push(shares(sheet, found, shown));
    }
    if shown.iter().any(|unknown| unknown.effects.is_some_and(|effects| 0.0 < effects.size.value)) {
        charts.push(effects(sheet, found, shown));
    }
    charts
}

fn tornado(sheet: Sheet<'_>, found: &Sensitivity, shown: &[Unknown]) -> Chart {
    let locale = sheet.locale;
    let (title, subtitle) = (finding(found, locale), locale.tornado_subtitle());
    let (mut canvas, outer) = sheet.page(&title, subtitle);
    let plot = Frame {
        left: outer.left + NAMES,
        top: outer.top + 10.0,
        right: outer.right - 20.0,
        bottom: outer.bottom - 50.0,
    };
    let row = row(&plot, shown);
    let plot = Frame { bottom: plot.top + row * shown.len() as f64, ..plot };
    let ends =
        shown.iter().flat_map(|unknown| [unknown.answer.0, unknown.answer.1]).chain([found.middle]);
    let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (smaller(low, value), larger(high, value))
    });
    // The ends of bars carry words.
    let air = 0.16 * (high - low);
    let x = Amounts::exact(low - air, high + air, (plot.right, plot.left), 4.0);
    let letters = Letters::regular(16.0, GREY).anchored(Anchor::Middle);
    let mut before = String::new();
    for value in x.ticks() {
        let at = x.at(value);
        let horizon = found.setting.steps.len() as f64;
        let words =
            if found.asked.measure().unit() == Unit::Step && (value < 0.0 || horizon <= value) {
                String::new()
            } else {
                mean(found, locale, value)
            };
        canvas.line(vec![(at, plot.top), (at, plot.bottom)], GRID, 1.2);
        if words != before {
            canvas.text(&words, (at, plot.bottom + 22.0), letters);
        }
        before = words;
    }
    for (index, unknown) in shown.iter().enumerate() {
        let y = plot.top + row * (index as f64 + 0.5);
        name(&mut canvas, unknown, (outer.left, y));
        let (at_low, at_high) = (x.at(unknown.answer.0), x.at(unknown.answer.1));
        let middle = x.at(found.middle);
        let half = row * 0.32;
        let bar = |from: f64, to: f64| Frame {
            left: smaller(from, to),
            right: larger(from, to),
            top: y - half,
            bottom: y + half,
        };
        canvas.fill(bar(middle, at_low), faint(hue(0), 0.85));
        canvas.fill(bar(middle, at_high), faint(hue(1), 0.85));
        let small = Letters::regular(14.5, BLACK);
        let ends = [
            (at_low, unknown.range.0, at_low <= at_high),
            (at_high, unknown.range.1, at_high < at_low),
        ];
        for (at, input, left) in ends {
            let (anchor, gap) = if left { (Anchor::End, -7.0) } else { (Anchor::Start, 7.0) };
            canvas.text(&locale.number(input), (at + gap, y), small.anchored(anchor));
        }
    }
    let middle = x.at(found.middle);
    canvas.line(vec![(middle, plot.top), (middle, plot.bottom)], LINE, 1.8);
    finished(format!("tornado-{}", found.asked.key), &canvas, &title, subtitle)
}

fn shares(sheet: Sheet<'_>, found: &Sensitivity, shown: &[Unknown]) -> Chart {
    let locale = sheet.locale;
    let pairs = Pairs {
        stem: "variance",
        title: locale.indices_title(&lever::title(&found.setting, locale, &found.asked)),
        subtitle: locale.indices_subtitle(),
        most: 1.0,
        of: &|unknown| unknown.indices.map(|indices| [indices.first, indices.total]),
        words: &|value| locale.percent(value),
    };
    pairs.chart(sheet, found, shown)
}

/// Elementary effects: how much each unknown matters, and how unevenly.
fn effects(sheet: Sheet<'_>, found: &Sensitivity, shown: &[Unknown]) -> Chart {
    let locale = sheet.locale;
    let highest = shown
        .iter()
        .filter_map(|unknown| unknown.effects)
        .map(|effects| larger(effects.size.between.1, effects.spread.between.1));
    let pairs = Pairs {
        stem: "screening",
        title: locale.effects_title(&lever::title(&found.setting, locale, &found.asked)),
        subtitle: locale.effects_subtitle(),
        most: highest.fold(0.0, larger),
        of: &|unknown| unknown.effects.map(|effects| [effects.size, effects.spread]),
        words: &|value| swing(found, locale, value),
    };
    pairs.chart(sheet, found, shown)
}

/// Two estimates for each unknown, as bars with their intervals: the first one dark, the second one pale.
struct Pairs<'a> {
    stem: &'a str,
    title: String,
    subtitle: &'a str,
    most: f64,
    of: &'a dyn Fn(&Unknown) -> Option<[Index; 2]>,
    words: &'a dyn Fn(f64) -> String,
}

impl Pairs<'_> {
    fn chart(&self, sheet: Sheet<'_>, found: &Sensitivity, shown: &[Unknown]) -> Chart {
        let (mut canvas, outer) = sheet.page(&self.title, self.subtitle);
        let plot = Frame {
            left: outer.left + NAMES,
            top: outer.top + 10.0,
            right: outer.right - 90.0,
            bottom: outer.bottom - 50.0,
        };
        let row = row(&plot, shown);
        let plot = Frame { bottom: plot.top + row * shown.len() as f64, ..plot };
        let x = Amounts::exact(0.0, self.most, (plot.right, plot.left), 4.0);
        let letters = Letters::regular(16.0, GREY).anchored(Anchor::Middle);
        for value in x.ticks().into_iter().filter(|value| x.shows(*value)) {
            let at = x.at(value);
            canvas.line(vec![(at, plot.top), (at, plot.bottom)], GRID, 1.2);
            canvas.text(&(self.words)(value), (at, plot.bottom + 22.0), letters);
        }
        for (index, unknown) in shown.iter().enumerate() {
            let y = plot.top + row * (index as f64 + 0.5);
            name(&mut canvas, unknown, (outer.left, y));
            let Some([dark, pale]) = (self.of)(unknown) else { continue };
            for (estimate, offset, opacity) in [(pale, 0.19, 0.35), (dark, -0.19, 0.95)] {
                let bar = (y + row * offset, row * 0.17);
                self.bar(&mut canvas, &x, estimate, bar, opacity);
            }
        }
        canvas.line(vec![(plot.left, plot.top), (plot.left, plot.bottom)], LINE, 1.5);
        let name = format!("{}-{}", self.stem, found.asked.key);
        finished(name, &canvas, &self.title, self.subtitle)
    }

    fn bar(&self, canvas: &mut Canvas, x: &Amounts, index: Index, bar: (f64, f64), opacity: f64) {
        let (y, half) = bar;
        let place = |value: f64| x.at(value.clamp(0.0, self.most));
        let (from, to) = (place(index.between.0), place(index.between.1));
        let frame =
            Frame { left: x.at(0.0), top: y - half, right: place(index.value), bottom: y + half };
        canvas.fill(frame, faint(hue(0), opacity));
        canvas.line(vec![(from, y), (to, y)], BLACK, 1.6);
        let words = (self.words)(index.value.clamp(0.0, self.most));
        let end = larger(to, place(index.value));
        canvas.text(&words, (end + 8.0, y), Letters::regular(14.5, BLACK));
    }
}

fn row(plot: &Frame, shown: &[Unknown]) -> f64 {
    smaller(plot.height() / shown.len() as f64, 190.0)
}

fn name(canvas: &mut Canvas, unknown: &Unknown, at: (f64, f64)) {
    let letters = Letters::regular(16.0, BLACK);
    let words = letters.fitted(&canvas.locale.embed(&unknown.address), NAMES - 24.0);
    canvas.text(&words, at, letters);
}
