//! What all charts share: title, footer, axes. Draws no data.

use crate::calendar::Day;
use crate::output::chart::Chart;
use crate::output::chart::axis::{Amounts, Days};
use crate::output::chart::canvas::{Anchor, Canvas, Frame, Letters};
use crate::output::chart::flags;
use crate::output::chart::palette::{BLACK, GREY, GRID, LINE};
use crate::output::chart::text;
use crate::output::locale::{Language, Locale};
use crate::report::{FirstTimes, Outcome, Report, Series};

/// The usual size of a chart in pixels.
pub(super) const SIZE: (f64, f64) = (1500.0, 900.0);
/// What stays white on all sides.
pub(super) const MARGIN: f64 = 40.0;
/// The height of tick labels under a time axis.
pub(super) const TICKS: f64 = 58.0;

/// A report on its way to pictures.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet<'a> {
    pub(super) report: &'a Report,
    pub(super) locale: Locale,
}

/// Where time meets an amount.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plane {
    pub(super) x: Days,
    pub(super) y: Amounts,
    pub(super) frame: Frame,
}

/// The wishes for a [`Plane`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish<'a> {
    /// Where it may spread, tick labels included.
    pub(super) outer: Frame,
    /// The first day and the day after the last.
    pub(super) time: (Day, Day),
    /// The range of amounts.
    pub(super) amounts: (f64, f64),
    /// What the amounts are.
    pub(super) kind: Kind,
    /// What is kept free on the right for labels.
    pub(super) right: f64,
    /// Whose events and shortages are marked.
    pub(super) marks: Option<&'a Outcome>,
    /// About how many steps the amounts have.
    pub(super) ticks: f64,
    /// Whether dates stand under it; panels over one another share those of the lowest.
    pub(super) dates: bool,
}

/// How amounts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Units,
    Shares,
}

impl Sheet<'_> {
    /// The first day and the day after the last.
    pub(super) fn time(&self) -> (Day, Day) {
        match (self.report.steps.first(), self.report.steps.last()) {
            (Some(first), Some(last)) => (first.first, last.last().plus(1)),
            (None, _) | (_, None) => (Day(1), Day(2)),
        }
    }

    /// The day after the step: where its stocks are drawn.
    pub(super) fn end(&self, step: usize) -> Day {
        self.report.steps.get(step).map_or(Day(1), |step| step.last().plus(1))
    }

    /// When the value of a stock holds that has this index: the start, then the end of every step.
    pub(super) fn moment(&self, index: usize) -> Day {
        if index == 0 { self.time().0 } else { self.end(index - 1) }
    }

    /// The means of a series, nothing where it has none.
    pub(super) fn means(&self, series: Option<&Series>) -> Vec<f64> {
        let bands = series.map_or(&[][..], |series| &series.bands);
        let mean = |step: usize| bands.get(step).copied().flatten().map_or(0.0, |band| band.mean);
        (0..self.report.steps.len()).map(mean).collect()
    }

    /// What the step is called.
    pub(super) fn step(&self, step: usize) -> String {
        let first = self.report.steps.get(step).map_or(Day(1), |step| step.first);
        self.locale.step(self.report.unit, first)
    }

    /// What the last step is called.
    pub(super) fn last_step(&self) -> String {
        self.step(self.report.steps.len().saturating_sub(1))
    }

    /// A page with its title and footer, and what is left of it.
    pub(super) fn page(&self, title: &str, subtitle: &str) -> (Canvas, Frame) {
        let mut canvas = Canvas::new(self.locale, SIZE);
        let (width, height) = SIZE;
        canvas.fill(
            Frame { left: 0.0, top: 0.0, right: width, bottom: height },
            super::palette::PAPER,
        );
        let (x, anchor) = match self.locale.language {
            Language::English => (MARGIN, Anchor::Start),
            Language::Persian => (width - MARGIN, Anchor::End),
        };
        let room = width - 2.0 * MARGIN;
        let mut y = 46.0;
        let title = &opened(title);
        let sizes = [27.0, 25.5, 24.0].map(|size| Letters::bold(size, BLACK).anchored(anchor));
        let bold =
            sizes.into_iter().find(|letters| letters.width(title) <= room).unwrap_or(sizes[1]);
        for line in text::balanced(title, bold.size, bold.weight, room) {
            canvas.text(&line, (x, y), bold);
            y += 37.0;
        }
        let regular = Letters::regular(18.0, GREY).anchored(anchor);
        for line in text::wrapped(subtitle, regular.size, regular.weight, room, 2) {
            canvas.text(&line, (x, y), regular);
            y += 26.0;
        }
        let small = Letters::regular(14.5, GREY).anchored(anchor);
        let report = self.report;
        let footer = self.locale.footer(
            self.locale.name(&report.scenario),
            report.seed,
            report.replications,
        );
        canvas.text(&small.fitted(&footer, room), (x, height - 26.0), small);
        (canvas, Frame { left: MARGIN, top: y + 6.0, right: width - MARGIN, bottom: height - 52.0 })
    }

    /// Axes, grid and marks.
    pub(super) fn plane(&self, canvas: &mut Canvas, wish: &Wish<'_>) -> Plane {
        let letters = Letters::regular(16.0, GREY).anchored(Anchor::End);
        let scale = |span| match wish.kind {
            Kind::Units => Amounts::new(wish.amounts.0, wish.amounts.1, span, wish.ticks),
            Kind::Shares => Amounts::shares(span),
        };
        let word = |value: f64| match wish.kind {
            Kind::Units => self.locale.number(value),
            Kind::Shares => self.locale.percent(value),
        };
        let widest = scale((0.0, 1.0)).ticks().into_iter().map(|value| letters.width(&word(value)));
        // Panels of one page begin at the same place.
        let usual = match self.locale.language {
            Language::English => 52.0,
            Language::Persian => 76.0,
        };
        let left = wish.outer.left + widest.fold(usual, larger) + 14.0;
        let right = wish.outer.right - wish.right;
        let bottom = wish.outer.bottom - if wish.dates { TICKS } else { 10.0 };
        let x = Days::new(wish.time.0, wish.time.1, (left, right));
        let top = wish.marks.map_or(wish.outer.top, |outcome| {
            flags::lanes(self, canvas, outcome, &x, (wish.outer.top, bottom))
        });
        let y = scale((top + 8.0, bottom));
        let frame = Frame { left, top: top + 8.0, right, bottom };
        for value in y.ticks() {
            let at = y.at(value);
            canvas.line(vec![(left, at), (right, at)], GRID, 1.2);
            canvas.text(&word(value), (left - 12.0, at), letters);
        }
        let middle = letters.anchored(Anchor::Middle);
        canvas.line(vec![(left, y.at(y.low())), (right, y.at(y.low()))], LINE, 1.5);
        for tick in x.ticks(self.locale, |label| middle.width(label)) {
            canvas.line(vec![(tick.x, bottom), (tick.x, bottom + 6.0)], LINE, 1.2);
            if !wish.dates {
                continue;
            }
            canvas.text(&tick.label, (tick.x, bottom + 20.0), middle);
            canvas.text(tick.below.as_deref().unwrap_or(""), (tick.x, bottom + 42.0), middle);
        }
        Plane { x, y, frame }
    }
}

/// The text with a capital at its beginning, where the script has capitals.
fn opened(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The name of a panel, where reading begins.
pub(super) fn heading(canvas: &mut Canvas, words: &str, (outer, y): (Frame, f64)) {
    let (x, anchor) = match canvas.locale.language {
        Language::English => (outer.left, Anchor::Start),
        Language::Persian => (outer.right, Anchor::End),
    };
    let letters = Letters::bold(16.0, BLACK).anchored(anchor);
    canvas.text(&letters.fitted(words, outer.width()), (x, y), letters);
}

/// The finished chart.
pub(super) fn finished(name: String, canvas: &Canvas, title: &str, subtitle: &str) -> Chart {
    #[cfg(test)]
    super::tests::inspect(&name, canvas);
    Chart { name, svg: canvas.svg(title, subtitle) }
}

/// The left and right of a bar for a step between the two; narrow bars stand on whole pixels, so that none looks paler.
pub(super) fn bar(from: f64, to: f64) -> (f64, f64) {
    if to - from < 6.0 {
        return (from.floor(), to.floor());
    }
    let inset = (0.14 * (to - from)).clamp(0.0, 12.0);
    (from + inset, to - inset)
}

/// The larger of two; what is not a number never wins.
pub(super) fn larger(one: f64, other: f64) -> f64 {
    if one < other { other } else { one }
}

/// The smaller of two; what is not a number never wins.
pub(super) fn smaller(one: f64, other: f64) -> f64 {
    if other < one { other } else { one }
}

/// The step of a quantile, `None` also when nothing was counted.
pub(super) fn clearance(times: &FirstTimes, probability: f64) -> Option<usize> {
    if times.total() == 0 { None } else { times.quantile(probability) }
}

/// The share of never, all when nothing was counted.
pub(super) fn never(times: &FirstTimes) -> f64 {
    if times.total() == 0 { 1.0 } else { times.probability_of_never() }
}
