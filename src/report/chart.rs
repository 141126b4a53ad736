//! A chart as data: panels, axes, marks, labels. Holds no words, no pixels and no colours.
//!
//! A builder (`experiment::*::charts`) says what is shown and what is said of it; `chart` draws any of it. So a new
//! chart needs a builder only:
//!
//! ```text
//! let mut panel = Panel::new(Axis::time(run.span()), Axis::amounts(0.0, high));
//! panel.marks.push(Mark::Line(Line::new(points, Role::Hue(0)).named(Label::at_end(vec![name, value]))));
//! Chart::new("name-of-file", run, Message::…, vec![subtitle]).with(panel)
//! ```
//!
//! Places are pairs of numbers in the units of the two axes: days ([`instant`]) or amounts along the first, amounts up
//! the second; on an axis of [`Scale::Places`] the number is the index of the place.

mod axis;
mod course;
mod mark;
mod paint;
mod tiles;
mod usual;

use crate::calendar::Day;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::table::Table;

pub use crate::report::chart::axis::{Axis, Density, Quantity, Scale};
pub use crate::report::chart::course::{Course, instant, moments, span};
pub use crate::report::chart::mark::{
    Area, Bar, Bars, Dot, Emphasis, Fan, Figures, Gap, Inside, Label, Layer, Line, Mark, Rule,
    Shade, Stack, Strip, Unseen,
};
pub use crate::report::chart::paint::{Paint, Role};
pub use crate::report::chart::tiles::{Tile, Tiles, Tip};

/// One picture.
#[derive(Clone, Debug)]
pub struct Chart {
    /// The stem of its files: `backlog-production`.
    pub name: String,
    /// What it says, in a sentence.
    pub title: Message,
    /// How it is to be read, in pieces that stand one after the other.
    pub subtitle: Vec<Cell>,
    /// What was played: the line under everything.
    pub source: Message,
    /// What is drawn.
    pub panels: Panels,
    /// Rows under the panels, if any.
    pub table: Option<Under>,
}

/// How panels lie on the page.
#[derive(Clone, Debug)]
pub enum Panels {
    /// Over one another, each row of them side by side.
    Rows(Vec<Row>),
    /// Panels over one another whose dates stand under the lowest only.
    Joined(Vec<Panel>),
    /// Small ones in a grid, in the order of reading, all with axes of their own.
    Grid(Vec<Panel>),
    /// Very small ones in a grid: only the outer ones have words on their axes.
    Compact(Vec<Panel>),
}

/// Panels side by side.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its share of the height.
    pub share: f64,
    /// In the order of reading.
    pub panels: Vec<Panel>,
}

/// A table under the panels.
#[derive(Clone, Debug)]
pub struct Under {
    /// What it says.
    pub table: Table,
    /// The hue of each row's name: that of its curve.
    pub hues: Vec<usize>,
}

/// Two axes and what is drawn on them.
#[derive(Clone, Debug)]
pub struct Panel {
    /// What it shows, if a chart has several.
    pub heading: Option<Heading>,
    /// From left to right.
    pub x: Axis,
    /// From the bottom up; places from the top down.
    pub y: Axis,
    /// Events and shortages of the time it shows.
    pub flags: Vec<Flag>,
    /// Whether flags carry words: then they stand in lanes above the data.
    pub flag_words: bool,
    /// What is drawn, the first at the bottom. Labels look for room in this order.
    pub marks: Vec<Mark>,
    /// Whether the first mark lies on top instead.
    pub first_on_top: bool,
    /// What colours mean, beside the panel, the first at the bottom; stacks add their layers.
    pub key: Vec<Key>,
    /// What is kept free on the right for the key and for labels at the ends of lines.
    pub room: Room,
    /// Where labels at the ends of lines may hang over the panel.
    pub overhang: Overhang,
}

/// What stands over a panel.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Its name, in its colour.
    pub words: Cell,
    /// The colour of the name.
    pub paint: Paint,
    /// A line below it: the first of these that fits.
    pub note: Vec<Cell>,
    /// A value at the other end of the line.
    pub value: Option<Cell>,
}

/// Something that happened on certain days.
#[derive(Clone, Debug)]
pub struct Flag {
    /// What it is called.
    pub name: Cell,
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub until: Day,
    /// Whether a material was short in that time.
    pub is_shortage: bool,
}

/// A colour of a key.
#[derive(Clone, Debug)]
pub struct Key {
    /// The colour.
    pub paint: Paint,
    /// What it stands for, and what that came to.
    pub words: Vec<Cell>,
}

/// Room for words beside a panel; numbers count letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Room {
    /// None at all.
    None,
    /// As much as the words need, but for no more than so many letters.
    Measured(f64),
    /// For so many letters.
    Fixed(f64),
    /// For so many letters, if any word has to stand there.
    IfNeeded(f64),
}

/// Where labels at the ends of lines may hang over a panel, by half a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overhang {
    /// Nowhere.
    None,
    /// Below: lines end at nothing.
    Below,
    /// Above and below: lines end at nothing and at the most there can be.
    Both,
}

impl Chart {
    /// A chart without panels so far.
    pub fn new(
        name: impl Into<String>,
        run: &RunInfo,
        title: Message,
        subtitle: Vec<Cell>,
    ) -> Self {
        Self {
            name: name.into(),
            title,
            subtitle,
            source: run.source(),
            panels: Panels::Rows(Vec::new()),
            table: None,
        }
    }

    /// The chart of one panel.
    #[must_use]
    pub fn with(self, panel: Panel) -> Self {
        let row = Row { share: 1.0, panels: vec![panel] };
        Self { panels: Panels::Rows(vec![row]), ..self }
    }

    /// The chart of several panels.
    #[must_use]
    pub fn of(self, panels: Panels) -> Self {
        Self { panels, ..self }
    }
}

impl Row {
    /// A panel that is as wide as the page.
    pub fn whole(share: f64, panel: Panel) -> Self {
        Self { share, panels: vec![panel] }
    }
}

impl Panel {
    /// A panel without marks so far.
    pub fn new(x: Axis, y: Axis) -> Self {
        Self {
            heading: None,
            x,
            y,
            flags: Vec::new(),
            flag_words: false,
            marks: Vec::new(),
            first_on_top: false,
            key: Vec::new(),
            room: Room::None,
            overhang: Overhang::None,
        }
    }

    /// The panel under a heading.
    #[must_use]
    pub fn headed(self, words: impl Into<Cell>) -> Self {
        Self { heading: Some(Heading::plain(words)), ..self }
    }

    /// The panel with events and shortages over its data, named.
    #[must_use]
    pub fn flagged(self, flags: Vec<Flag>) -> Self {
        Self { flags, flag_words: true, ..self }
    }

    /// The panel with the time of events and shortages shaded behind its data.
    #[must_use]
    pub fn shaded(self, flags: Vec<Flag>) -> Self {
        Self { flags, flag_words: false, ..self }
    }

    /// The panel with room for words on its right.
    #[must_use]
    pub fn with_room(self, room: Room) -> Self {
        Self { room, ..self }
    }

    /// The panel with labels that may hang over it.
    #[must_use]
    pub fn hanging(self, overhang: Overhang) -> Self {
        Self { overhang, ..self }
    }

    /// The panel with these marks.
    #[must_use]
    pub fn with(self, marks: Vec<Mark>) -> Self {
        Self { marks, ..self }
    }
}

impl Heading {
    /// A name alone.
    pub fn plain(words: impl Into<Cell>) -> Self {
        Self { words: words.into(), paint: Role::Ink.into(), note: Vec::new(), value: None }
    }
}
