//! The colours of all charts: safe for colour-blind readers, none of them carries meaning alone.

use std::fmt::Write as _;

use plotters::style::RGBAColor;

use crate::report::chart::{Paint, Role};

/// A colour with its opacity.
pub(super) type Ink = RGBAColor;

/// One hue per outcome or limit: as many as a chart may show outcomes, so that none comes twice.
const HUES: [Ink; 12] = [
    RGBAColor(0x1F, 0x5A, 0xA6, 1.0),
    RGBAColor(0xD9, 0x5F, 0x02, 1.0),
    RGBAColor(0x2A, 0x8C, 0x6A, 1.0),
    RGBAColor(0xB0, 0x3A, 0x6C, 1.0),
    RGBAColor(0x7A, 0x5C, 0xB8, 1.0),
    RGBAColor(0x8A, 0x6D, 0x1D, 1.0),
    RGBAColor(0x0B, 0x86, 0xA6, 1.0),
    RGBAColor(0x7A, 0x2E, 0x1A, 1.0),
    RGBAColor(0x5F, 0x80, 0x0F, 1.0),
    RGBAColor(0xD0, 0x4F, 0xB8, 1.0),
    RGBAColor(0x2E, 0x3A, 0x87, 1.0),
    RGBAColor(0x4A, 0x55, 0x4F, 1.0),
];
/// The same hues on a dark ground.
const DARK_HUES: [Ink; 12] = [
    RGBAColor(0x7F, 0xB2, 0xF0, 1.0),
    RGBAColor(0xF5, 0x9B, 0x4E, 1.0),
    RGBAColor(0x5F, 0xC9, 0xA3, 1.0),
    RGBAColor(0xE8, 0x82, 0xAE, 1.0),
    RGBAColor(0xB3, 0x9B, 0xEA, 1.0),
    RGBAColor(0xCF, 0xAE, 0x55, 1.0),
    RGBAColor(0x4F, 0xC3, 0xDD, 1.0),
    RGBAColor(0xE0, 0x8D, 0x78, 1.0),
    RGBAColor(0x9F, 0xC4, 0x49, 1.0),
    RGBAColor(0xF0, 0x9A, 0xDF, 1.0),
    RGBAColor(0x98, 0xA4, 0xF0, 1.0),
    RGBAColor(0xA3, 0xB0, 0xA9, 1.0),
];
/// A dark ground.
const DARK_PAPER: Ink = RGBAColor(0x15, 0x1A, 0x20, 1.0);
/// Titles and figures.
pub(super) const BLACK: Ink = RGBAColor(0x1B, 0x24, 0x30, 1.0);
/// Subtitles, axis labels, footers.
pub(super) const GREY: Ink = RGBAColor(0x5B, 0x65, 0x72, 1.0);
/// Event lines, baselines.
pub(super) const LINE: Ink = RGBAColor(0x8A, 0x93, 0x9F, 1.0);
/// Grid lines.
pub(super) const GRID: Ink = RGBAColor(0xE5, 0xE7, 0xEB, 1.0);
/// Shortage windows.
pub(super) const SHORTAGE: Ink = RGBAColor(0xE8, 0xA3, 0x17, 0.16);
/// Words about shortage windows.
pub(super) const SHORTAGE_WORDS: Ink = RGBAColor(0x8F, 0x5F, 0x00, 1.0);
/// What is missing, pledges, standards.
const ALARM: Ink = RGBAColor(0xB4, 0x23, 0x18, 1.0);
/// The paper.
pub(super) const PAPER: Ink = RGBAColor(0xFF, 0xFF, 0xFF, 1.0);
/// What ran before the start, what no limit held back.
pub(super) const PALE: Ink = RGBAColor(0xCF, 0xD5, 0xDD, 1.0);

/// The colour of what has this meaning.
pub(super) fn ink(paint: impl Into<Paint>) -> Ink {
    let Paint { role, strength } = paint.into();
    let full = match role {
        Role::Hue(index) => HUES[index % HUES.len()],
        Role::Alarm => ALARM,
        Role::Ink => BLACK,
        Role::Muted => GREY,
        Role::Rule => LINE,
        Role::Pale => PALE,
    };
    faint(full, strength)
}

/// The colour of words about it: as strong as can be, for nothing pale can be read.
pub(super) fn words(paint: Paint) -> Ink {
    ink(if paint.role == Role::Pale { Role::Muted } else { paint.role })
}

/// The same colour, thinner.
pub(super) fn faint(ink: Ink, opacity: f64) -> Ink {
    RGBAColor(ink.0, ink.1, ink.2, opacity)
}

/// The same colours for a dark page, as a style sheet for pictures inside of it: whatever is drawn in a colour of this file
/// gets one that stands out as well from a dark ground.
pub fn dark() -> String {
    let hues = HUES.iter().zip(DARK_HUES);
    let others = [
        (&BLACK, RGBAColor(0xE9, 0xED, 0xF2, 1.0)),
        (&GREY, RGBAColor(0xA9, 0xB3, 0xBF, 1.0)),
        (&LINE, RGBAColor(0x7A, 0x85, 0x92, 1.0)),
        (&GRID, RGBAColor(0x2C, 0x33, 0x3C, 1.0)),
        (&SHORTAGE_WORDS, RGBAColor(0xE8, 0xB4, 0x4A, 1.0)),
        (&ALARM, RGBAColor(0xFF, 0x8A, 0x7D, 1.0)),
        (&PAPER, DARK_PAPER),
        (&PALE, RGBAColor(0x46, 0x50, 0x5C, 1.0)),
    ];
    let mut sheet = String::new();
    for (light, dark) in hues.chain(others) {
        for kind in ["fill", "stroke"] {
            let _ = writeln!(sheet, "svg [{kind}=\"{}\"] {{ {kind}: {} }}", hex(light), hex(&dark));
        }
    }
    sheet
}

/// As an SVG writes it.
fn hex(ink: &Ink) -> String {
    format!("#{:02X}{:02X}{:02X}", ink.0, ink.1, ink.2)
}
