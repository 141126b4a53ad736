//! An amount per step: a linear combination of the numbers of a schedule, weighted by true calendar lengths.

use crate::calendar::{Calendar, Day};
use crate::model::distribution::{InputId, Quantity};
use crate::model::timeline::{Step, Timeline};
use crate::units::Period;

/// A rate over time as a scenario writes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// The pieces in order of their first day. Before the first piece the rate is zero.
    pub pieces: Vec<Piece>,
    /// Factors for the twelve calendar months.
    pub season: Option<[f64; 12]>,
    /// The share of each day of the horizon that closures leave open; empty where there are none.
    pub open: Vec<f64>,
}

/// A rate from a day on, until the next piece.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The first day.
    pub from: Day,
    /// The number in the file.
    pub value: Quantity,
    /// The time in its key.
    pub per: Period,
    /// Days over which the rate moves in a line from the piece before to this one; zero for a step.
    pub ramp_days: f64,
}

/// The amount of each step, linear in the uncertain numbers.
///
/// `amount(step) = fixed[step] + Σ weight[step] × number`. A rate is spread evenly over the days of its period
/// (the working days, for a rate per working day), and a step collects its days.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    fixed: Vec<f64>,
    drawn: Vec<(InputId, Vec<f64>)>,
    /// By step: whether closures leave none of its worked days open; empty where there are none.
    shut: Vec<bool>,
}

impl Profile {
    /// Nothing, ever.
    pub fn zero(timeline: &Timeline) -> Self {
        Self::counts(vec![0.0; timeline.steps().len()])
    }

    /// Exactly these amounts, one per step.
    pub fn counts(fixed: Vec<f64>) -> Self {
        Self { fixed, drawn: Vec::new(), shut: Vec::new() }
    }

    /// So much in some steps, once for each time that one is named, and nothing in others.
    pub fn in_steps(timeline: &Timeline, steps: &[usize], amount: Quantity) -> Self {
        let mut profile = Self::zero(timeline);
        let mut times = vec![0.0; profile.fixed.len()];
        for step in steps {
            times[*step] += 1.0;
        }
        match amount {
            Quantity::Fixed(value) => profile.fixed = times.iter().map(|it| it * value).collect(),
            Quantity::Drawn(input) => profile.drawn.push((input, times)),
        }
        profile
    }

    /// The amounts that a schedule means on a timeline.
    pub fn new(timeline: &Timeline, schedule: &Schedule) -> Self {
        let mut profile = Self::zero(timeline);
        let coverage = Coverage { timeline, schedule };
        for index in 0..schedule.pieces.len() {
            let weights: Vec<f64> =
                timeline.steps().iter().map(|step| coverage.weight(index, *step)).collect();
            match schedule.pieces[index].value {
                Quantity::Fixed(value) => {
                    for (amount, weight) in profile.fixed.iter_mut().zip(&weights) {
                        *amount += value * weight;
                    }
                }
                Quantity::Drawn(input) => profile.drawn.push((input, weights)),
            }
        }
        if !schedule.open.is_empty() {
            profile.shut = timeline.steps().iter().map(|step| coverage.is_shut(*step)).collect();
        }
        profile
    }

    /// The same amounts times an uncertain number; `None` where they are uncertain themselves.
    pub fn times(mut self, input: InputId) -> Option<Self> {
        if !self.drawn.is_empty() {
            return None;
        }
        let zeros = vec![0.0; self.fixed.len()];
        self.drawn.push((input, std::mem::replace(&mut self.fixed, zeros)));
        Some(self)
    }

    /// Whether closures leave none of the worked days of a step open.
    pub fn is_shut(&self, step: usize) -> bool {
        self.shut.get(step).is_some_and(|is_shut| *is_shut)
    }

    /// The part of a step's amount that is known.
    pub fn fixed(&self, step: usize) -> f64 {
        self.fixed[step]
    }

    /// Whether the amount of a step is whole and known: there is no fraction to be carried.
    pub fn is_whole(&self, step: usize) -> bool {
        self.drawn.is_empty() && self.fixed[step].fract() == 0.0
    }

    /// Whether the amount of a step is zero whatever is drawn.
    pub fn is_zero(&self, step: usize) -> bool {
        self.fixed[step] == 0.0 && self.drawn.iter().all(|(_, weights)| weights[step] == 0.0)
    }

    /// The uncertain numbers, and by how much each counts in a step.
    pub fn drawn(&self, step: usize) -> impl Iterator<Item = (InputId, f64)> {
        self.drawn.iter().map(move |(input, weights)| (*input, weights[step]))
    }

    /// The amount of a step, given the drawn numbers.
    pub fn amount(&self, step: usize, inputs: &[f64]) -> f64 {
        let drawn: f64 =
            self.drawn.iter().map(|(input, weights)| weights[step] * inputs[input.0]).sum();
        self.fixed[step] + drawn
    }
}

struct Coverage<'a> {
    timeline: &'a Timeline,
    schedule: &'a Schedule,
}

impl Coverage<'_> {
    /// By how much the number of piece `index` counts in a step.
    fn weight(&self, index: usize, step: Step) -> f64 {
        if step.last() < self.schedule.pieces[index].from || self.is_over(index, step.first) {
            return 0.0;
        }
        let calendar = self.timeline.calendar;
        let per = self.schedule.pieces[index].per;
        let mut weight = 0.0;
        let mut day = step.first;
        while day <= step.last() {
            // Day by day within one calendar month: whole months then divide to exactly one.
            let month = calendar.month_of(day);
            let mut until = month.last.min(step.last());
            let days = match per {
                Period::FiscalYear => {
                    let year = self.timeline.fiscal_year(day);
                    until = until.min(year.last);
                    (year.last.0 - year.first.0 + 1) as f64
                }
                _ => days_in(per, calendar, day),
            };
            let mut covered = 0.0;
            let mut each = day;
            while each <= until {
                if per != Period::WorkingDay || self.timeline.working.contains(calendar, each) {
                    covered += self.share_of_day(index, each) * self.open(each);
                }
                each = each.plus(1);
            }
            weight += covered / days * self.season(day);
            day = until.plus(1);
        }
        weight
    }

    /// The share of a day that closures leave open.
    fn open(&self, day: Day) -> f64 {
        let place = usize::try_from(day.0 - self.timeline.start().0);
        place.ok().and_then(|place| self.schedule.open.get(place)).copied().unwrap_or(1.0)
    }

    fn is_shut(&self, step: Step) -> bool {
        let working = &self.timeline.working;
        (0..step.days)
            .map(|day| step.first.plus(day.into()))
            .all(|day| self.open(day) == 0.0 || !working.contains(self.timeline.calendar, day))
    }

    /// Whether another piece has taken the place of this one before a day; saves looking at each day after it.
    fn is_over(&self, index: usize, day: Day) -> bool {
        self.schedule
            .pieces
            .get(index + 1)
            .is_some_and(|next| next.from <= day && 1.0 <= arrival(next, day))
    }

    /// How much of a day belongs to the piece: one between its first day and the next piece, less on ramps.
    fn share_of_day(&self, index: usize, day: Day) -> f64 {
        let pieces = &self.schedule.pieces;
        if day < pieces[index].from {
            return 0.0;
        }
        let arrived = arrival(&pieces[index], day);
        // A piece before the first is zero, so a ramp of the first one starts from nothing.
        pieces[index + 1..]
            .iter()
            .take_while(|next| next.from <= day)
            .fold(arrived, |share, next| share * (1.0 - arrival(next, day)))
    }

    fn season(&self, day: Day) -> f64 {
        let month = usize::from(self.timeline.calendar.date(day).month);
        self.schedule.season.map_or(1.0, |factors| factors[month - 1])
    }
}

/// How far the change to a piece is done on a day, at noon: 0 before it, 1 after its ramp.
fn arrival(piece: &Piece, day: Day) -> f64 {
    if day < piece.from {
        0.0
    } else if 0.0 < piece.ramp_days {
        (((day.0 - piece.from.0) as f64 + 0.5) / piece.ramp_days).clamp(0.0, 1.0)
    } else {
        1.0
    }
}

fn days_in(per: Period, calendar: Calendar, day: Day) -> f64 {
    match per {
        Period::Day | Period::WorkingDay => 1.0,
        Period::Week => 7.0,
        Period::Month => f64::from(calendar.days_in_month(day)),
        Period::Year | Period::FiscalYear => f64::from(calendar.days_in_year(day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DaySpan;
    use crate::model::timeline::WorkingDays;
    use crate::units::StepUnit;

    fn day(text: &str) -> Day {
        Calendar::Persian.parse(text).unwrap().first
    }

    fn year_of_months() -> Timeline {
        let span = DaySpan {
            first: day("1399-01"),
            last: Calendar::Persian.parse("1399-12").unwrap().last,
        };
        let friday = WorkingDays {
            weekend: [false, false, false, false, false, false, true],
            ..WorkingDays::default()
        };
        Timeline::new(Calendar::Persian, StepUnit::Month, span, friday)
    }

    fn piece(from: &str, value: f64, per: Period, ramp_days: f64) -> Piece {
        Piece { from: day(from), value: Quantity::Fixed(value), per, ramp_days }
    }

    fn amounts(pieces: Vec<Piece>, season: Option<[f64; 12]>) -> Vec<f64> {
        let profile =
            Profile::new(&year_of_months(), &Schedule { pieces, season, open: Vec::new() });
        (0..12).map(|step| profile.amount(step, &[])).collect()
    }

    #[test]
    fn a_month_is_a_month_whatever_its_length() {
        assert_eq!(
            amounts(vec![piece("1399-01", 600_000.0, Period::Month, 0.0)], None),
            [600_000.0; 12]
        );
    }

    #[test]
    fn other_periods_follow_true_lengths() {
        let daily = amounts(vec![piece("1399-01", 10.0, Period::Day, 0.0)], None);
        assert_eq!((daily[0], daily[6]), (310.0, 300.0));
        let yearly: f64 =
            amounts(vec![piece("1399-01", 366.0, Period::Year, 0.0)], None).iter().sum();
        assert!((yearly - 366.0).abs() < 1e-9);
        // Farvardin 1399 began on a Friday and had five of them.
        assert_eq!(amounts(vec![piece("1399-01", 1.0, Period::WorkingDay, 0.0)], None)[0], 26.0);
    }

    #[test]
    fn a_schedule_changes_in_the_middle_of_a_step() {
        let pieces = vec![
            piece("1399-01", 31.0, Period::Month, 0.0),
            piece("1399-02-11", 62.0, Period::Month, 0.0),
        ];
        let amounts = amounts(pieces, None);
        assert!((amounts[1] - (10.0 + 42.0)).abs() < 1e-9);
        assert_eq!(amounts[2], 62.0);
    }

    #[test]
    fn a_ramp_moves_in_a_line() {
        let pieces = vec![
            piece("1399-01", 100.0, Period::Day, 0.0),
            piece("1399-02", 200.0, Period::Day, 62.0),
        ];
        let amounts = amounts(pieces, None);
        assert_eq!(amounts[0], 3_100.0);
        assert!((amounts[1] - 125.0 * 31.0).abs() < 1e-9, "{}", amounts[1]);
        assert!((amounts[2] - 175.0 * 31.0).abs() < 1e-9);
        assert_eq!(amounts[3], 6_200.0);
    }

    #[test]
    fn seasons_scale_calendar_months() {
        let mut season = [1.0; 12];
        season[0] = 0.5;
        let amounts = amounts(vec![piece("1399-01", 10.0, Period::Month, 0.0)], Some(season));
        assert_eq!((amounts[0], amounts[1]), (5.0, 10.0));
    }
}
