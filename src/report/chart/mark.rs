//! What is drawn on a panel, with its values, and how it is named. Knows no pixels.

use crate::model::question::Exactness;
use crate::report::cell::Cell;
use crate::report::chart::course::Course;
use crate::report::chart::paint::{Paint, Place, Role};
use crate::report::chart::tiles::{Tiles, Tip};
use crate::stats::band::Band;

/// One thing on a panel.
#[derive(Clone, Debug)]
pub enum Mark {
    /// A course of one value.
    Line(Line),
    /// A course of a value that differs between replications.
    Fan(Fan),
    /// What lies between two courses.
    Area(Area),
    /// Courses on top of one another.
    Stack(Stack),
    /// Amounts as lengths.
    Bars(Bars),
    /// Amounts as shades.
    Tiles(Tiles),
    /// One amount or moment, all the way across.
    Rule(Rule),
    /// One place.
    Dot(Dot),
    /// Figures that somebody published.
    Figures(Figures),
    /// The distance of two courses at a moment, and how long the lower one takes to make up for it.
    Gap(Gap),
    /// The part of the panel that nobody has lived to see.
    Unseen(Unseen),
    /// A time that is set apart.
    Shade(Shade),
    /// Times that are marked under the axis.
    Strip(Strip),
}

/// A line, in one piece or several.
#[derive(Clone, Debug)]
pub struct Line {
    /// What is unbroken, each piece with how strong it is.
    pub pieces: Vec<(Vec<Place>, f64)>,
    /// Places at which it goes on out of sight.
    pub open: Vec<Place>,
    /// Its colour.
    pub paint: Paint,
    /// How thick it is; a usual one is 3.
    pub weight: f64,
    /// Whether it is dashed.
    pub dashed: bool,
    /// Its name.
    pub label: Option<Label>,
}

/// A median with the bands around it, where replications differ.
#[derive(Clone, Debug)]
pub struct Fan {
    /// Where, and how it is spread there.
    pub points: Vec<(f64, Band)>,
    /// Its colour.
    pub paint: Paint,
    /// The outer quantiles of each band by their index in [`LEVELS`](crate::stats::band::LEVELS), and how strong it is; the widest first.
    pub bands: Vec<(usize, usize, f64)>,
    /// How thick the median is; a usual one is 3.
    pub weight: f64,
    /// Its name.
    pub label: Option<Label>,
}

/// What lies between two courses.
#[derive(Clone, Debug)]
pub struct Area {
    /// One of them.
    pub upper: Vec<Place>,
    /// The other.
    pub lower: Vec<Place>,
    /// Its colour.
    pub paint: Paint,
}

/// Courses on top of one another.
#[derive(Clone, Debug)]
pub struct Stack {
    /// Where the values lie.
    pub course: Course,
    /// The first at the bottom.
    pub layers: Vec<Layer>,
}

/// One course of a stack.
#[derive(Clone, Debug)]
pub struct Layer {
    /// Its colour.
    pub paint: Paint,
    /// How much, along the course.
    pub values: Vec<f64>,
    /// Its name and what it came to; a layer without words is not in the key.
    pub key: Vec<Cell>,
}

/// Amounts as lengths: upright over time, level beside places.
#[derive(Clone, Debug)]
pub struct Bars {
    /// All of them.
    pub bars: Vec<Bar>,
    /// Their colour.
    pub paint: Paint,
}

/// One amount as a length.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Along the axis that it stands on.
    pub span: (f64, f64),
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Between which amounts 8 of 10 replications lie, or an estimate is uncertain.
    pub whisker: Option<(f64, f64)>,
    /// What is written at its end.
    pub words: Option<Tip>,
}

/// One amount or moment, all the way across.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Which.
    pub at: f64,
    /// Whether it is a moment, or an amount along the first axis: then it stands upright.
    pub upright: bool,
    /// Whether it is dashed.
    pub dashed: bool,
    /// Its colour.
    pub paint: Paint,
    /// Its name.
    pub label: Option<Label>,
}

/// One place.
#[derive(Clone, Debug)]
pub struct Dot {
    /// Where.
    pub at: Place,
    /// How large; a usual one is 5.
    pub size: f64,
    /// Its colour.
    pub paint: Paint,
    /// Between which moments or amounts 8 of 10 replications lie.
    pub interval: Option<(f64, f64)>,
    /// Its name.
    pub label: Option<Label>,
}

/// Figures that somebody published, with their source as name.
#[derive(Clone, Debug)]
pub struct Figures {
    /// Who published them.
    pub name: Cell,
    /// Where they lie, and how exact they are.
    pub points: Vec<(Place, Exactness)>,
    /// How far each may be off, point by point; empty where that is not shown.
    pub errors: Vec<f64>,
    /// Their colour.
    pub paint: Paint,
}

/// The distance of two courses at a moment, and how long the lower one takes to make up for it.
#[derive(Clone, Debug)]
pub struct Gap {
    /// The moment.
    pub at: f64,
    /// The upper course then.
    pub upper: f64,
    /// The lower course then.
    pub lower: f64,
    /// When the lower one is where the upper one was; `None` is never.
    pub until: Option<f64>,
    /// What the distance is.
    pub distance: Cell,
    /// How long it takes.
    pub delay: Cell,
}

/// What lies above a straight line: nobody has lived to see it.
#[derive(Clone, Debug)]
pub struct Unseen {
    /// Where the line begins.
    pub from: Place,
    /// Where it ends.
    pub to: Place,
    /// What is there.
    pub words: Cell,
}

/// A time that is set apart, with a line at one of its ends.
#[derive(Clone, Debug)]
pub struct Shade {
    /// Its first and its last moment.
    pub span: (f64, f64),
    /// The moment of the line.
    pub edge: f64,
    /// Its colour.
    pub paint: Paint,
    /// What begins there.
    pub label: Option<Label>,
}

/// Times that are marked under the axis, each as strongly as it counts.
#[derive(Clone, Debug)]
pub struct Strip {
    /// First moment, last moment, strength.
    pub spans: Vec<(f64, f64, f64)>,
    /// Their colour.
    pub role: Role,
    /// Their name.
    pub label: Option<Label>,
}

/// How something is named: inside the panel where there is room beside it, else at its end.
#[derive(Clone, Debug)]
pub struct Label {
    /// Where it may stand inside the panel.
    pub inside: Inside,
    /// What stands inside: the first of these that is short enough.
    pub words: Vec<Cell>,
    /// What stands at the end otherwise, line by line: the first of these that is short enough. Nothing stands there
    /// where there are none.
    pub end: Vec<Vec<Cell>>,
    /// How it is written.
    pub emphasis: Emphasis,
}

/// Where a label may stand inside the panel.
#[derive(Clone, Debug, PartialEq)]
pub enum Inside {
    /// Nowhere.
    No,
    /// Beside this place.
    Near(Place),
    /// Anywhere along this part of its line where it touches no other.
    Along(Vec<Place>),
    /// At the foot of an upright rule.
    Foot,
    /// Above the panel, where an upright rule begins.
    Above,
}

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// The name of a line or a date that matters.
    Name,
    /// A date on the base line.
    Date,
    /// A remark: it looks for room after everything else.
    Remark,
}

impl Mark {
    /// Its name, of marks that may have one.
    pub fn label(&self) -> Option<&Label> {
        match self {
            Self::Line(of) => of.label.as_ref(),
            Self::Fan(of) => of.label.as_ref(),
            Self::Rule(of) => of.label.as_ref(),
            Self::Dot(of) => of.label.as_ref(),
            Self::Shade(of) => of.label.as_ref(),
            Self::Strip(of) => of.label.as_ref(),
            Self::Area(_)
            | Self::Stack(_)
            | Self::Bars(_)
            | Self::Tiles(_)
            | Self::Figures(_)
            | Self::Gap(_)
            | Self::Unseen(_) => None,
        }
    }
}

impl Figures {
    /// From so many figures on a panel on their values would hide the curves: then each source is named once.
    pub const CROWD: usize = 16;
}

impl Line {
    /// A usual line without a name.
    pub fn new(points: Vec<Place>, paint: impl Into<Paint>) -> Self {
        Self {
            pieces: vec![(points, 1.0)],
            open: Vec::new(),
            paint: paint.into(),
            weight: 3.0,
            dashed: false,
            label: None,
        }
    }

    /// The line, so thick.
    #[must_use]
    pub fn weighing(self, weight: f64) -> Self {
        Self { weight, ..self }
    }

    /// The line with a name.
    #[must_use]
    pub fn named(self, label: Label) -> Self {
        Self { label: Some(label), ..self }
    }

    /// All its points.
    pub fn points(&self) -> Vec<Place> {
        self.pieces.iter().flat_map(|(points, _)| points).copied().collect()
    }
}

/// What is a smaller share of the height of a panel is thinner than its lines.
const UNSEEN: f64 = 0.005;

impl Fan {
    /// Three bands: 50, 80 and 95 of 100 replications.
    pub const NESTED: [(usize, usize, f64); 3] = [(0, 6, 0.13), (1, 5, 0.16), (2, 4, 0.22)];
    /// One band: 8 of 10 replications.
    pub const ONE: [(usize, usize, f64); 1] = [(1, 5, 0.18)];

    /// A usual fan without a name.
    pub fn new(
        points: Vec<(f64, Band)>,
        paint: impl Into<Paint>,
        bands: &[(usize, usize, f64)],
    ) -> Self {
        let bands = bands.to_vec();
        Self { points, paint: paint.into(), bands, weight: 3.0, label: None }
    }

    /// The fan with a name.
    #[must_use]
    pub fn named(self, label: Option<Label>) -> Self {
        Self { label, ..self }
    }

    /// The course of a quantile.
    pub fn quantile(&self, level: usize) -> Vec<Place> {
        self.points.iter().map(|(at, band)| (*at, band.quantiles[level])).collect()
    }

    /// The course of the median.
    pub fn median(&self) -> Vec<Place> {
        self.quantile(3)
    }

    /// The largest value of a quantile, at least zero.
    pub fn high(&self, level: usize) -> f64 {
        self.points.iter().map(|(_, band)| band.quantiles[level]).fold(0.0, f64::max)
    }

    /// Whether the medians of both cannot be told apart on a panel so high.
    pub fn looks_like(&self, other: &Self, high: f64) -> bool {
        let medians = self.points.iter().zip(&other.points);
        let mut apart = medians.map(|((_, one), (_, other))| (one.median() - other.median()).abs());
        self.points.len() == other.points.len() && apart.all(|apart| apart <= UNSEEN * high)
    }

    /// Whether the replications differ anywhere.
    pub fn has_chance(&self) -> bool {
        self.points.iter().any(|(_, band)| band.spreads())
    }

    /// The last band.
    pub fn last(&self) -> Option<&Band> {
        self.points.last().map(|(_, band)| band)
    }
}

impl Label {
    /// Lines at the end of something.
    pub fn at_end(lines: Vec<Cell>) -> Self {
        Self { inside: Inside::No, words: Vec::new(), end: vec![lines], emphasis: Emphasis::Name }
    }

    /// Words beside a place, or nowhere.
    pub fn near(at: Place, words: impl Into<Cell>) -> Self {
        Self {
            inside: Inside::Near(at),
            words: vec![words.into()],
            end: Vec::new(),
            emphasis: Emphasis::Name,
        }
    }

    /// The label as a remark.
    #[must_use]
    pub fn quietly(self) -> Self {
        Self { emphasis: Emphasis::Remark, ..self }
    }
}
