//! The axes of a panel: what they count and how far they go. Knows no pixels.

use std::sync::Arc;

use crate::calendar::Day;
use crate::model::timeline::Step;
use crate::report::cell::Cell;
use crate::units::StepUnit;

/// One axis of a panel.
#[derive(Clone, Debug)]
pub struct Axis {
    /// What lies along it.
    pub scale: Scale,
    /// What it counts, where the heading does not say.
    pub name: Option<Cell>,
    /// The letters that are kept free for its words, where they stand beside the panel; else as many as they need.
    pub room: Option<f64>,
}

/// What lies along an axis.
#[derive(Clone, Debug)]
pub enum Scale {
    /// Time, from the beginning of a day to the beginning of another.
    Time(Day, Day),
    /// Amounts that hold both of these.
    Amounts {
        /// The least that must be on it.
        low: f64,
        /// The most that must be on it.
        high: f64,
        /// Whether it ends exactly there; else at round amounts.
        exact: bool,
        /// What the amounts are.
        of: Quantity,
        /// About how many parts its marks divide it into.
        parts: f64,
        /// What an infinite amount is called, where there are any: it lies at the very end.
        beyond: Option<Cell>,
    },
    /// Things in their order.
    Places {
        /// What they are called.
        names: Vec<Cell>,
        /// Figures of their own at the other side, under a heading.
        aside: Option<(Cell, Vec<Cell>)>,
        /// How close together they lie.
        density: Density,
    },
}

/// How close together things lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Density {
    /// A few, each as large as may be, with long names that are read from where they begin.
    Few,
    /// Many, close together, each with its name beside it.
    Many,
}

/// What the amounts of an axis are.
#[derive(Clone, Debug)]
pub enum Quantity {
    /// People, cards, items, money, steps of a wait.
    Units,
    /// Shares of one.
    Share,
    /// Lengths of time.
    Duration(StepUnit),
    /// Steps of the horizon, counted from 0, as dates; beyond the last one nothing has a date.
    Step(StepUnit, Arc<[Step]>),
}

impl Axis {
    /// Time between two days, the second one left out.
    pub fn time((from, to): (Day, Day)) -> Self {
        Scale::Time(from, to).into()
    }

    /// Amounts up to round ones, in about six parts.
    pub fn amounts(low: f64, high: f64) -> Self {
        let of = Quantity::Units;
        Scale::Amounts { low, high, exact: false, of, parts: 6.0, beyond: None }.into()
    }

    /// Shares from none to all.
    pub fn shares() -> Self {
        let of = Quantity::Share;
        Scale::Amounts { low: 0.0, high: 1.0, exact: true, of, parts: 4.0, beyond: None }.into()
    }

    /// Things from the top down.
    pub fn places(names: Vec<Cell>) -> Self {
        Scale::Places { names, aside: None, density: Density::Few }.into()
    }

    /// Many things from the top down, perhaps with figures of their own under a heading.
    pub fn ranking(names: Vec<Cell>, aside: Option<(Cell, Vec<Cell>)>) -> Self {
        Scale::Places { names, aside, density: Density::Many }.into()
    }

    /// The axis in about so many parts.
    #[must_use]
    pub fn in_parts(mut self, wanted: f64) -> Self {
        if let Scale::Amounts { parts, .. } = &mut self.scale {
            *parts = wanted;
        }
        self
    }

    /// The axis with its ends where the amounts end.
    #[must_use]
    pub fn to_the_point(mut self) -> Self {
        if let Scale::Amounts { exact, .. } = &mut self.scale {
            *exact = true;
        }
        self
    }

    /// The axis with a name for amounts that are never reached.
    #[must_use]
    pub fn reaching(mut self, words: Option<Cell>) -> Self {
        if let Scale::Amounts { beyond, .. } = &mut self.scale {
            *beyond = words;
        }
        self
    }

    /// The axis with room for words of so many letters beside the panel, neither more nor less.
    #[must_use]
    pub fn keeping(self, letters: f64) -> Self {
        Self { room: Some(letters), ..self }
    }

    /// The axis with a name.
    #[must_use]
    pub fn named(self, name: impl Into<Cell>) -> Self {
        Self { name: Some(name.into()), ..self }
    }

    /// The axis of another quantity.
    #[must_use]
    pub fn counting(mut self, quantity: Quantity) -> Self {
        if let Scale::Amounts { of, .. } = &mut self.scale {
            *of = quantity;
        }
        self
    }
}

impl From<Scale> for Axis {
    fn from(scale: Scale) -> Self {
        Self { scale, name: None, room: None }
    }
}

impl Quantity {
    /// An amount as it is written; missing where it stands for nothing.
    pub fn cell(&self, amount: f64) -> Cell {
        match self {
            Self::Units => Cell::Number(amount),
            Self::Share => Cell::Share(amount),
            Self::Duration(unit) => Cell::mean_duration(amount, *unit),
            Self::Step(unit, steps) => {
                let step = steps.iter().zip(0_u32..).find(|(_, at)| f64::from(*at) == amount);
                step.map_or(Cell::Missing, |(step, _)| Cell::Period(*unit, step.first))
            }
        }
    }
}
