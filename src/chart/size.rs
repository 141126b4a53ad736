//! The sizes of pages. Places nothing.

/// The size of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// For screens and for paper, lying.
    Wide,
    /// For phones, upright: half as wide, with letters of the same size.
    Phone,
    /// For a part of a phone, as wide as its screen, with letters that can be read there: nothing is made smaller.
    Hand,
    /// For a part of a page, beside something else: a third smaller than a wide one, with letters of the same size.
    Part,
}

impl Size {
    /// Width and height in pixels.
    pub(super) fn pixels(self) -> (f64, f64) {
        match self {
            Self::Wide => (1500.0, 900.0),
            Self::Phone => (720.0, 900.0),
            Self::Hand => (376.0, 420.0),
            Self::Part => (1040.0, 680.0),
        }
    }

    /// What stays white on all sides.
    pub(super) fn margin(self) -> f64 {
        match self {
            Self::Wide => 40.0,
            Self::Phone => 24.0,
            Self::Hand => 8.0,
            Self::Part => 18.0,
        }
    }
}
