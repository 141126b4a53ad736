//! SVG as pixels, and as outlines, with the embedded fonts. Draws no chart.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, WriteOptions, fontdb};

use crate::chart::text;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(text::REGULAR.to_vec());
    fonts.load_font_data(text::BOLD.to_vec());
    fonts.set_sans_serif_family("Vazirmatn");
    Arc::new(fonts)
});

fn tree(svg: &str) -> Option<Tree> {
    let options = Options { fontdb: FONTS.clone(), ..Options::default() };
    Tree::from_str(svg, &options).ok()
}

/// The same picture with its letters as outlines, for places that have no fonts. Empty for what is no SVG.
pub fn outlined(svg: &str) -> String {
    // Two decimals of a quarter of a pixel are finer than any screen.
    let written = WriteOptions {
        coordinates_precision: 2,
        transforms_precision: 5,
        ..WriteOptions::default()
    };
    tree(svg).map_or_else(String::new, |tree| tree.to_string(&written))
}

/// The picture of an SVG in its own size. Empty for what is no SVG.
pub fn png(svg: &str) -> Vec<u8> {
    let picture = tree(svg).and_then(|tree| {
        let size = tree.size().to_int_size();
        let mut pixels = Pixmap::new(size.width(), size.height())?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        pixels.encode_png().ok()
    });
    picture.unwrap_or_default()
}
