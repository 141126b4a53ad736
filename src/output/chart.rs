//! A report as pictures: SVG text, and PNG rendered from it. Reads and writes no files.

mod axis;
mod backlog;
mod canvas;
mod classes;
mod clearance;
mod cohorts;
mod comparison;
mod course;
mod cumulative;
mod difference;
mod fan;
mod flags;
mod heat;
pub mod levers;
mod limits;
mod lines;
mod marker;
pub mod mix;
mod money;
mod multiples;
mod page;
mod palette;
mod points;
mod provinces;
mod service;
mod spread;
mod stack;
mod supply;
mod text;
pub mod tornado;
mod waits;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, WriteOptions, fontdb};

use crate::model::metric::Metric;
use crate::output::chart::page::Sheet;
use crate::output::locale::Locale;
use crate::report::Report;

/// One picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The stem of its files: `backlog-production`.
    pub name: String,
    /// The picture itself, which needs nothing else.
    pub svg: String,
}

/// All charts that have something to say about this report: of the base, stage by stage, then of its variants.
pub fn charts(report: &Report, locale: Locale) -> Vec<Chart> {
    let sheet = Sheet { report, locale };
    let Some(base) = report.outcomes.first().filter(|_| !report.steps.is_empty()) else {
        return Vec::new();
    };
    let mut charts = Vec::new();
    for (index, stage) in base.stages.iter().enumerate() {
        if stage.is_whole_pipeline() {
            charts.extend(waits::chart(&sheet, base, stage));
            continue;
        }
        if queues(report, index) {
            charts.extend(backlog::chart(&sheet, base, index, stage));
            charts.extend(cumulative::chart(&sheet, base, index, stage));
            charts.extend(waits::chart(&sheet, base, stage));
            charts.extend(classes::chart(&sheet, base, stage));
            charts.extend(spread::chart(&sheet, stage));
            charts.extend(provinces::chart(&sheet, base, stage));
        }
        charts.extend(limits::chart(&sheet, base, stage));
        if queues(report, index) {
            charts.extend(clearance::chart(&sheet, base, index, stage));
        }
    }
    charts.extend(supply::charts(&sheet, base));
    charts.extend(service::chart(&sheet, base));
    charts.extend(money::chart(&sheet, base));
    charts.extend(comparisons(report, locale));
    charts
}

/// Only the charts that set variants side by side, stage by stage; none where there are no variants.
pub fn comparisons(report: &Report, locale: Locale) -> Vec<Chart> {
    let sheet = Sheet { report, locale };
    let Some(base) = report.outcomes.first().filter(|_| !report.steps.is_empty()) else {
        return Vec::new();
    };
    let mut charts = Vec::new();
    if 1 < report.outcomes.len() {
        let stages = base.stages.iter().enumerate();
        for (index, stage) in
            stages.filter(|(index, stage)| !stage.is_whole_pipeline() && queues(report, *index))
        {
            charts.extend(comparison::chart(&sheet, index, stage));
            charts.extend(multiples::chart(&sheet, index, stage));
            charts.extend(difference::chart(&sheet, index, stage));
        }
    }
    charts
}

/// Whether anybody waits for this stage at the end of any step, in any outcome.
fn queues(report: &Report, stage: usize) -> bool {
    report.outcomes.iter().any(|outcome| {
        let own = outcome.stages.get(stage);
        let series = own.and_then(|own| outcome.series(Metric::Backlog, &own.name.key));
        series
            .is_some_and(|series| series.bands.iter().flatten().any(|band| 0.0 < band.quantiles[6]))
    })
}

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(text::REGULAR.to_vec());
    fonts.load_font_data(text::BOLD.to_vec());
    fonts.set_sans_serif_family("Vazirmatn");
    Arc::new(fonts)
});

/// The same picture with its letters as outlines, for places that have no fonts. Empty for what is no SVG.
pub fn outlined(svg: &str) -> String {
    let options = Options { fontdb: FONTS.clone(), ..Options::default() };
    // Two decimals of a quarter of a pixel are finer than any screen.
    let written = WriteOptions {
        coordinates_precision: 2,
        transforms_precision: 5,
        ..WriteOptions::default()
    };
    Tree::from_str(svg, &options).map_or_else(|_| String::new(), |tree| tree.to_string(&written))
}

/// The picture of an SVG in its own size, drawn with the embedded fonts. Empty for what is no SVG.
pub fn png(svg: &str) -> Vec<u8> {
    let options = Options { fontdb: FONTS.clone(), ..Options::default() };
    let picture = Tree::from_str(svg, &options).ok().and_then(|tree| {
        let size = tree.size().to_int_size();
        let mut pixels = Pixmap::new(size.width(), size.height())?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        pixels.encode_png().ok()
    });
    picture.unwrap_or_default()
}
