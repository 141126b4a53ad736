//! A chart as a picture: any [`Chart`] becomes a scene of words and shapes in pixels, then SVG, then PNG. Knows no experiment.

mod along;
mod axes;
mod canvas;
mod compact;
mod ends;
mod figures;
mod flags;
mod frame;
mod labels;
mod page;
mod palette;
mod place;
mod places;
mod plane;
#[cfg(feature = "png")]
mod png;
mod scale;
mod shapes;
mod size;
mod svg;
mod table;
mod text;
mod webfont;

use crate::chart::canvas::Canvas;
use crate::language::Locale;
use crate::report::chart::Chart;

pub use crate::chart::along::Pane;
pub use crate::chart::frame::Frame;
pub use crate::chart::palette::dark;
#[cfg(feature = "png")]
pub use crate::chart::png::{outlined, png};
pub use crate::chart::size::Size;
pub use crate::chart::webfont::{base64, faces, with_fonts};

/// A chart whose words and shapes have their places.
#[derive(Debug)]
pub struct Scene<'l> {
    canvas: Canvas<'l>,
    title: String,
    subtitle: String,
}

/// Gives all words and shapes of a chart their places on a page.
pub fn scene<'l>(chart: &Chart, locale: &'l Locale, size: Size) -> Scene<'l> {
    let empty = || Canvas::new(locale, size.pixels(), size.margin());
    let mut canvas = empty();
    if !page::draw(&mut canvas, chart, false) {
        canvas = empty();
        page::draw(&mut canvas, chart, true);
    }
    let subtitle = page::subtitle(&canvas, chart);
    Scene { canvas, title: locale.message(&chart.title), subtitle }
}

impl Scene<'_> {
    /// The whole page.
    pub fn page(&self) -> Frame {
        let (right, bottom) = self.canvas.size;
        Frame { left: 0.0, top: 0.0, right, bottom }
    }

    /// All texts, with what each covers.
    pub fn texts(&self) -> &[(Frame, String)] {
        &self.canvas.texts
    }

    /// What dots and other markers cover.
    pub fn markers(&self) -> &[Frame] {
        &self.canvas.spots
    }

    /// Where panels lie, in the order of the chart.
    pub fn panes(&self) -> &[Pane] {
        &self.canvas.panes
    }

    /// What the picture says, in a sentence.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The picture, which needs nothing else.
    pub fn svg(&self) -> String {
        svg::written(&self.canvas, &self.title, &self.subtitle)
    }
}
