//! A report as pictures: SVG text, and PNG rendered from it. Reads and writes no files.

mod axis;
mod backlog;
mod canvas;
mod clearance;
mod comparison;
mod cumulative;
mod difference;
mod fan;
mod heat;
pub mod levers;
mod limits;
mod marker;
mod multiples;
mod page;
mod palette;
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
use resvg::usvg::{Options, Tree, fontdb};

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
        charts.extend(backlog::chart(&sheet, base, index, stage));
        charts.extend(cumulative::chart(&sheet, base, index, stage));
        charts.extend(waits::chart(&sheet, base, stage));
        charts.extend(limits::chart(&sheet, base, stage));
        charts.extend(clearance::chart(&sheet, base, index, stage));
    }
    charts.extend(supply::charts(&sheet, base));
    if 1 < report.outcomes.len() {
        for (index, stage) in base.stages.iter().enumerate() {
            charts.extend(comparison::chart(&sheet, index, stage));
            charts.extend(multiples::chart(&sheet, index, stage));
            charts.extend(difference::chart(&sheet, index, stage));
        }
    }
    charts
}

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(text::REGULAR.to_vec());
    fonts.load_font_data(text::BOLD.to_vec());
    fonts.set_sans_serif_family("Vazirmatn");
    Arc::new(fonts)
});

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
