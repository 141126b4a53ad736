//! Places on a panel, and what a colour means. Knows no pixels and no colours.

/// A place on a panel, in the units of its axes.
pub(super) type Place = (f64, f64);

/// What something looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// What it means.
    pub role: Role,
    /// From 0, not to be seen, to 1.
    pub strength: f64,
}

/// What a colour means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// One of several things that are told apart.
    Hue(usize),
    /// What is missing, pledged, or demanded by a standard.
    Alarm,
    /// Figures and arrows that explain.
    Ink,
    /// Words that step back.
    Muted,
    /// Lines to compare with.
    Rule,
    /// What is no one's: time before the start, demand that was met.
    Pale,
}

impl Role {
    /// The colour, so strong.
    pub fn at(self, strength: f64) -> Paint {
        Paint { role: self, strength }
    }
}

impl From<Role> for Paint {
    fn from(role: Role) -> Self {
        role.at(1.0)
    }
}
