//! A median with nested bands of outcomes. Knows no axis labels.

use crate::model::metric::Metric;
use crate::output::chart::marker::EndLabel;
use crate::output::chart::page::{Plane, Sheet, larger};
use crate::output::chart::palette::{Ink, faint};
use crate::output::locale::Locale;
use crate::report::Band;
use crate::report::{Outcome, StageOutcome};

use super::canvas::Canvas;

/// A stock over time: first the moment of the start, then the end of every step.
#[derive(Clone, Debug)]
pub(super) struct Fan {
    bands: Vec<Option<Band>>,
}

impl Fan {
    /// The backlog of a stage; `None` without its series.
    pub(super) fn of_backlog(outcome: &Outcome, stage: &StageOutcome) -> Option<Self> {
        let series = outcome.series(Metric::Backlog, &stage.name.key)?;
        Some(Self {
            bands: std::iter::once(Some(stage.opening))
                .chain(series.bands.iter().copied())
                .collect(),
        })
    }

    /// Bands at the ends of steps, without a value at the start.
    pub(super) fn at_ends(bands: impl Iterator<Item = Option<Band>>) -> Self {
        Self { bands: std::iter::once(None).chain(bands).collect() }
    }

    /// The difference of a stage to that of the base, from its opening on where that is certain.
    pub(super) fn of_difference(base: &Band, own: &Band, bands: &[Band]) -> Self {
        let opening = own.mean - base.mean;
        let certain = !spreads(base) && !spreads(own);
        let first = certain.then_some(Band { mean: opening, quantiles: [opening; 7] });
        Self { bands: std::iter::once(first).chain(bands.iter().copied().map(Some)).collect() }
    }

    /// The largest value, bands included.
    pub(super) fn high(&self) -> f64 {
        self.high_of(6)
    }

    /// The largest value of a quantile.
    pub(super) fn high_of(&self, level: usize) -> f64 {
        self.bands.iter().flatten().map(|band| band.quantiles[level]).fold(0.0, larger)
    }

    /// The largest median.
    pub(super) fn highest_median(&self) -> f64 {
        self.high_of(3)
    }

    /// The medians, the opening first.
    pub(super) fn medians(&self) -> Vec<f64> {
        self.bands.iter().flatten().map(Band::median).collect()
    }

    /// Whether the replications differ at all.
    pub(super) fn has_chance(&self) -> bool {
        self.bands.iter().flatten().any(spreads)
    }

    /// The last band.
    pub(super) fn last(&self) -> Option<&Band> {
        self.bands.iter().rev().flatten().next()
    }

    /// The outer quantiles and their opacity, widest first.
    pub(super) const NESTED: [(usize, usize, f64); 3] = [(0, 6, 0.13), (1, 5, 0.16), (2, 4, 0.22)];
    /// One band, 8 of 10.
    pub(super) const ONE: [(usize, usize, f64); 1] = [(1, 5, 0.18)];

    /// Draws bands and median.
    pub(super) fn draw(
        &self,
        sheet: &Sheet<'_>,
        canvas: &mut Canvas,
        plane: &Plane,
        ink: Ink,
        bands: &[(usize, usize, f64)],
    ) {
        for (low, high, opacity) in bands.iter().filter(|_| self.has_chance()) {
            let mut around = self.points(sheet, plane, |band| band.quantiles[*high]);
            around.extend(self.points(sheet, plane, |band| band.quantiles[*low]).into_iter().rev());
            canvas.area(around, faint(ink, *opacity));
        }
        self.draw_median(sheet, canvas, plane, ink);
    }

    /// Draws the median alone.
    pub(super) fn draw_median(
        &self,
        sheet: &Sheet<'_>,
        canvas: &mut Canvas,
        plane: &Plane,
        ink: Ink,
    ) {
        canvas.line(self.points(sheet, plane, Band::median), ink, 3.0);
    }

    /// Draws the median as a thin line, to compare with.
    pub(super) fn draw_thin(
        &self,
        sheet: &Sheet<'_>,
        canvas: &mut Canvas,
        plane: &Plane,
        ink: Ink,
    ) {
        canvas.line(self.points(sheet, plane, Band::median), ink, 1.6);
    }

    /// A curve of the fan in pixels.
    pub(super) fn points(
        &self,
        sheet: &Sheet<'_>,
        plane: &Plane,
        value: impl Fn(&Band) -> f64,
    ) -> Vec<(f64, f64)> {
        self.bands
            .iter()
            .enumerate()
            .filter_map(|(index, band)| {
                Some((plane.x.at(sheet.moment(index)), plane.y.at(value(band.as_ref()?))))
            })
            .collect()
    }

    /// What stands at the right end: the median, and eight of ten runs where they differ. Nothing at zero.
    pub(super) fn end_words(&self, locale: Locale) -> Vec<String> {
        let Some(band) = self.last() else { return Vec::new() };
        let median = locale.number(band.median());
        if !spreads(band) {
            return if band.median() == 0.0 { Vec::new() } else { vec![median] };
        }
        vec![
            format!("{} {median}", locale.word_median()),
            format!("{}:", locale.column_range()),
            locale.range(&locale.number(band.quantiles[1]), &locale.number(band.quantiles[5])),
        ]
    }

    /// The words of the right end at their height.
    pub(super) fn end_label(&self, locale: Locale, plane: &Plane, ink: Ink) -> Vec<EndLabel> {
        let lines = self.end_words(locale);
        match self.last() {
            Some(band) if !lines.is_empty() => {
                vec![EndLabel { y: plane.y.at(band.median()), lines, ink }]
            }
            Some(_) | None => Vec::new(),
        }
    }
}

/// Whether the replications differ in this band.
pub(super) fn spreads(band: &Band) -> bool {
    1e-9 * (1.0 + band.quantiles[6].abs()) < band.quantiles[6] - band.quantiles[0]
}
