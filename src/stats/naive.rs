//! Forecasts that anybody can make without a model, to hold others against. Scores nothing.

/// A known figure: when, in months, and how much.
pub type Known = (f64, f64);

/// Forecasts of one value.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Naive {
    /// The last value.
    pub last: Option<f64>,
    /// The line through the last two.
    pub line: Option<f64>,
    /// The line through the last and the one nearest to a year before it, at least half a year.
    pub year: Option<f64>,
    /// The line through the first and the last.
    pub drift: Option<f64>,
    /// The random walk with drift: mean and standard deviation.
    pub walk: Option<(f64, f64)>,
}

impl Naive {
    /// From figures in the order of their dates, for a moment.
    pub fn of(known: &[Known], at: f64) -> Self {
        let Some((last, before)) = known.split_last() else { return Self::default() };
        let through = |(month, value): Known| {
            (month < last.0).then(|| last.1 + (last.1 - value) / (last.0 - month) * (at - last.0))
        };
        let a_year_before = before.iter().copied().filter(|(month, _)| month + 6.0 <= last.0);
        let off = |(month, _): &Known| (last.0 - month - 12.0).abs();
        let a_year_before = a_year_before.min_by(|one, other| off(one).total_cmp(&off(other)));
        let distinct = before.iter().copied().rev().find(|(month, _)| *month < last.0);
        Self {
            last: Some(last.1),
            line: distinct.and_then(through),
            year: a_year_before.and_then(through),
            drift: before.first().copied().and_then(through),
            walk: random_walk(known, at),
        }
    }
}

/// Increments have a mean and a variance in proportion to their length (Hyndman & Athanasopoulos 2021, section 5.2, with
/// steps of unequal length).
fn random_walk(known: &[Known], at: f64) -> Option<(f64, f64)> {
    let (first, last) = (known.first()?, known.last()?);
    let drift = (last.1 - first.1) / (last.0 - first.0);
    let pairs = known.windows(2).filter(|pair| pair[0].0 < pair[1].0);
    let (mut count, mut sum) = (0.0, 0.0);
    for pair in pairs {
        let length = pair[1].0 - pair[0].0;
        sum += (pair[1].1 - pair[0].1 - drift * length).powi(2) / length;
        count += 1.0;
    }
    if count < 2.0 {
        return None;
    }
    let ahead = (at - last.0).max(0.0);
    Some((last.1 + drift * (at - last.0), (sum / (count - 1.0) * ahead).sqrt()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let known = [(0.0, 0.0), (10.0, 10.0), (12.0, 10.0), (22.0, 30.0)];
        let naive = Naive::of(&known, 24.0);
        assert_eq!(naive.last, Some(30.0));
        assert_eq!(naive.line, Some(34.0));
        // Twelve months before the last there is a figure.
        assert_eq!(naive.year, Some(30.0 + 20.0 / 12.0 * 2.0));
        assert_eq!(naive.drift, Some(30.0 + 30.0 / 22.0 * 2.0));
        let (mean, sd) = naive.walk.unwrap_or_default();
        assert_eq!(mean, 30.0 + 30.0 / 22.0 * 2.0);
        let d = 30.0_f64 / 22.0;
        let variance = ((10.0 - 10.0 * d).powi(2) / 10.0
            + (2.0 * d).powi(2) / 2.0
            + (20.0 - 10.0 * d).powi(2) / 10.0)
            / 2.0;
        assert!((sd - (variance * 2.0).sqrt()).abs() < 1e-12);
        assert_eq!(Naive::of(&[], 1.0), Naive::default());
        assert_eq!(Naive::of(&known[..1], 1.0).line, None);
    }
}
