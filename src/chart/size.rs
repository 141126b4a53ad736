//! The sizes of pages. Places nothing.

/// The size of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// For screens and for paper, lying.
    Wide,
    /// For phones, upright: half as wide, with letters of the same size.
    Phone,
}

impl Size {
    /// Width and height in pixels.
    pub(super) fn pixels(self) -> (f64, f64) {
        match self {
            Self::Wide => (1500.0, 900.0),
            Self::Phone => (720.0, 900.0),
        }
    }

    /// What stays white on all sides.
    pub(super) fn margin(self) -> f64 {
        match self {
            Self::Wide => 40.0,
            Self::Phone => 24.0,
        }
    }
}
