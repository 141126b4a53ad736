//! The fonts that a picture carries, so that it looks alike on machines that have none of them. Measures nothing.

use std::fmt::Write as _;
use std::sync::LazyLock;

/// Subsets of the fonts that texts are measured with; `assets/fonts/subset` writes them.
const FONTS: [(&str, &[u8]); 2] = [
    ("normal", include_bytes!("../../assets/fonts/Vazirmatn-Regular.woff2")),
    ("bold", include_bytes!("../../assets/fonts/Vazirmatn-Bold.woff2")),
];

/// A style sheet with both.
static FACES: LazyLock<String> = LazyLock::new(|| {
    let mut sheet = String::new();
    for (weight, font) in FONTS {
        let _ = writeln!(
            sheet,
            "@font-face {{ font-family: Vazirmatn; font-weight: {weight}; src: url(data:font/woff2;base64,{}) format(\"woff2\") }}",
            base64(font)
        );
    }
    sheet
});

/// Both fonts as a style sheet, for a page whose pictures share it.
pub fn faces() -> &'static str {
    &FACES
}

/// The same SVG with its fonts in it, behind its title and its description.
pub fn with_fonts(svg: &str) -> String {
    match svg.split_once("</desc>\n") {
        Some((head, rest)) => format!("{head}</desc>\n<style>\n{}</style>\n{rest}", *FACES),
        None => svg.to_owned(),
    }
}

/// Base64 with padding (RFC 4648).
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The test vectors of RFC 4648.
    #[test]
    fn bytes_as_letters() {
        for (bytes, letters) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), letters);
        }
    }

    #[test]
    fn fonts_stand_behind_the_description() {
        let svg = with_fonts("<svg><title>a</title>\n<desc>b</desc>\n<text/></svg>");
        assert!(svg.contains("</desc>\n<style>\n@font-face"));
        assert!(svg.ends_with("</style>\n<text/></svg>"));
        assert_eq!(svg.matches("data:font/woff2;base64,d09GMg").count(), 2);
    }
}
