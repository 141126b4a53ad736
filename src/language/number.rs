//! Numbers in the digits and words of a language. Rounds to three significant digits unless asked for all.

use crate::language::definition::{Magnitude, Numbers};
use crate::report::cell::{Percent, as_shown, three_digits};

/// What stands for what is no number.
pub(super) const NONE: &str = "–";

impl Numbers {
    /// About so many: "2.5 M", "600 k", "1,234", "0.25"; three significant digits from ten thousand on.
    pub(super) fn short(&self, value: f64) -> String {
        if !value.is_finite() {
            return NONE.to_owned();
        }
        let size = three_digits(value.abs());
        if size < 10_000.0 {
            let shown = as_shown(value);
            self.signed(value, &if shown < 999.5 { trimmed(shown) } else { grouped(shown) })
        } else {
            let Magnitude { unit, short, .. } = self.magnitude(size);
            format!("{} {short}", self.signed(value, &scaled(size / unit)))
        }
    }

    /// About so much money: "1.2 trillion"; with no word for the magnitude below a million.
    pub(super) fn money(&self, value: f64) -> String {
        let size = three_digits(value.abs());
        if value.is_finite() && 1e6 <= size {
            let Magnitude { unit, long, .. } = self.magnitude(size);
            format!("{} {long}", self.signed(value, &scaled(size / unit)))
        } else if value.is_finite() && 1e3 <= size {
            self.exact(if value < 0.0 { -size } else { size })
        } else {
            self.short(value)
        }
    }

    /// Exactly so many, rounded to a whole number: "1,234,567".
    pub(super) fn exact(&self, value: f64) -> String {
        if value.is_finite() { self.signed(value, &grouped(value.abs())) } else { NONE.to_owned() }
    }

    /// A value as it was set: whole numbers in full, fractions as they are.
    pub(super) fn value(&self, value: f64) -> String {
        if value == value.round() && value.abs() < 1e15 {
            self.exact(value)
        } else {
            self.signed(value, &value.abs().to_string())
        }
    }

    /// A share of one in whole per cent; what is neither none nor all never looks so.
    pub(super) fn percent(&self, share: f64) -> String {
        match Percent::of(share) {
            _ if !share.is_finite() => NONE.to_owned(),
            Percent::BelowOne => self.below_one_percent.to_owned(),
            Percent::Above99 => self.above_99_percent.to_owned(),
            Percent::Whole(percent) => self.digits(&format!("{percent:.0}{}", self.percent)),
        }
    }

    /// The text with the digits of the language.
    pub(super) fn digits(&self, text: &str) -> String {
        let digit = |character: char| {
            let value = character.to_digit(10).map(|digit| digit as usize);
            value.and_then(|digit| self.digits.get(digit)).copied().unwrap_or(character)
        };
        text.chars().map(digit).collect()
    }

    /// The largest magnitude that the size reaches, at least thousands.
    fn magnitude(&self, size: f64) -> Magnitude {
        let reached = self.magnitudes.iter().find(|magnitude| magnitude.unit <= size);
        *reached.unwrap_or(&self.magnitudes[self.magnitudes.len() - 1])
    }

    /// Digits with the sign, the digits and the marks of the language. A word for the magnitude may have marks of its own.
    fn signed(&self, value: f64, size: &str) -> String {
        let is_zero = !size.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
        let mark = |character| match character {
            '.' => self.decimal,
            ',' => self.group,
            _ => character,
        };
        let written = self.digits(&size.chars().map(mark).collect::<String>());
        if 0.0 <= value || is_zero { written } else { format!("{}{written}", self.minus) }
    }
}

/// So many of a magnitude; beyond the largest one they are many.
fn scaled(count: f64) -> String {
    let count = three_digits(count);
    if count < 999.5 { trimmed(count) } else { grouped(count) }
}

fn trimmed(value: f64) -> String {
    let decimals = if value == 0.0 || 100.0 <= value {
        0
    } else if 10.0 <= value {
        1
    } else if 1.0 <= value {
        2
    } else if 0.1 <= value {
        3
    } else {
        4
    };
    let text = format!("{value:.decimals$}");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

fn grouped(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if 0 < place && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
