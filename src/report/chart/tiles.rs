//! Amounts as shades, and what is written on amounts. Knows no pixels.

use crate::report::cell::Cell;
use crate::report::chart::paint::{Place, Role};

/// What is written at the end of a bar.
#[derive(Clone, Debug)]
pub struct Tip {
    /// What it is.
    pub words: Cell,
    /// Whether it stands where amounts are less, else where they are more.
    pub is_before: bool,
}

/// Amounts as shades, each with its words, on two axes of places.
#[derive(Clone, Debug)]
pub struct Tiles {
    /// All of them.
    pub tiles: Vec<Tile>,
    /// Their colour.
    pub role: Role,
}

/// One amount as a shade.
#[derive(Clone, Debug)]
pub struct Tile {
    /// The two places.
    pub at: Place,
    /// How much of the largest amount it is: from 0, the palest, to 1.
    pub share: f64,
    /// What is written on it.
    pub words: Cell,
}
