//! Rectangles in pixels, y downwards. Draws nothing.

/// A place in pixels.
pub(super) type Point = (f64, f64);

/// An upright rectangle in pixels, y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
}

impl Frame {
    /// The frame around a place.
    pub(super) fn around(at: Point, radius: f64) -> Self {
        let (left, top) = (at.0 - radius, at.1 - radius);
        Self { left, top, right: at.0 + radius, bottom: at.1 + radius }
    }

    /// Whether the two share more than a border.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether the other one lies within, borders included.
    pub fn contains(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    /// Whether the place lies within, borders left out.
    pub(super) fn holds(&self, at: Point) -> bool {
        self.left < at.0 && at.0 < self.right && self.top < at.1 && at.1 < self.bottom
    }

    /// Its middle.
    pub(super) fn centre(&self) -> Point {
        (f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom))
    }

    /// How far a place is from it; nothing within.
    pub(super) fn distance(&self, at: Point) -> f64 {
        let across = (self.left - at.0).max(at.0 - self.right).max(0.0);
        across.hypot((self.top - at.1).max(at.1 - self.bottom).max(0.0))
    }

    /// Its width.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Its height.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }
}
