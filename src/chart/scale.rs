//! Scales with their ticks: amounts, days of a calendar. Draws nothing.

use crate::calendar::{Calendar, Date, Day};
use crate::language::Locale;
use crate::report::chart::instant;

/// From values to pixels, bottom to top.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amounts {
    low: f64,
    high: f64,
    top: f64,
    bottom: f64,
    /// From one tick to the next.
    pace: f64,
}

impl Amounts {
    /// A scale that holds both values, with about `ticks` steps of 1, 2, 2.5 or 5. Without extent it goes to one.
    pub(super) fn new(low: f64, high: f64, (top, bottom): (f64, f64), ticks: f64) -> Self {
        let low = if low.is_finite() { low } else { 0.0 };
        let high = if high.is_finite() && low < high { high } else { low + 1.0 };
        let rough = (high - low) / ticks;
        let power = 10_f64.powf(rough.log10().floor());
        let pace = [1.0, 2.0, 2.5, 5.0, 10.0]
            .into_iter()
            .map(|step| step * power)
            .find(|step| rough <= step * 1.000_001)
            .unwrap_or(10.0 * power);
        let low = (low / pace + 1e-9).floor() * pace;
        // A tick far above the data would leave the top empty.
        let tick = (high / pace - 1e-9).ceil() * pace;
        let high = if 0.45 * pace < tick - high { high + 0.06 * pace } else { tick };
        Self { low, high, top, bottom, pace }
    }

    /// A scale that ends exactly at both values, with ticks at round ones.
    pub(super) fn exact(low: f64, high: f64, span: (f64, f64), ticks: f64) -> Self {
        let high = if low < high { high } else { low + 1.0 };
        Self { low, high, ..Self::new(low, high, span, ticks) }
    }

    /// Where the value is; an infinite one is at the very end.
    pub(super) fn at(&self, value: f64) -> f64 {
        if value == f64::INFINITY {
            return self.top;
        }
        let share = (value - self.low) / (self.high - self.low);
        self.bottom - share.clamp(-0.5, 1.5) * (self.bottom - self.top)
    }

    pub(super) fn pixels_per_unit(&self) -> f64 {
        (self.bottom - self.top).abs() / (self.high - self.low)
    }

    /// The values that get a grid line.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let mut ticks = Vec::new();
        let mut count = 0.0;
        let first = (self.low / self.pace - 1e-6).ceil() * self.pace;
        while first + count * self.pace <= self.high + self.pace * 1e-6 && count < 20.0 {
            ticks.push(first + count * self.pace);
            count += 1.0;
        }
        ticks
    }

    /// Whether the value is on the scale.
    pub(super) fn shows(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// From days to pixels, left to right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    from: f64,
    to: f64,
    left: f64,
    right: f64,
}

impl Days {
    /// The beginning of the day `from` to the beginning of the day `to`.
    pub(super) fn new(from: Day, to: Day, (left, right): (f64, f64)) -> Self {
        let to = if from < to { to } else { from.plus(1) };
        Self { from: instant(from), to: instant(to), left, right }
    }

    /// Where a moment is, in days.
    pub(super) fn at(&self, moment: f64) -> f64 {
        self.left + (moment - self.from) / (self.to - self.from) * (self.right - self.left)
    }

    pub(super) fn pixels_per_day(&self) -> f64 {
        (self.right - self.left) / (self.to - self.from)
    }

    /// Whether the moment is on the scale.
    pub(super) fn shows(&self, moment: f64) -> bool {
        self.from <= moment && moment <= self.to
    }

    pub(super) fn span(&self) -> (f64, f64) {
        (self.left, self.right)
    }

    /// The densest ticks of the calendar whose labels do not touch, with `measure` telling how wide a label is.
    pub(super) fn ticks(&self, locale: &Locale, measure: impl Fn(&str) -> f64) -> Vec<Tick> {
        let mut best = Vec::new();
        for pace in PACES {
            let expected = (self.to - self.from) / pace.days();
            if 40.0 < expected {
                continue;
            }
            let ticks = self.ticks_at(pace, locale);
            let free = ticks.windows(2).all(|pair| {
                let room = pair[1].x - pair[0].x;
                f64::midpoint(pair[0].width(&measure), pair[1].width(&measure)) + 16.0 <= room
            });
            if free && ticks.len() <= 14 {
                if 2 <= ticks.len() || best.is_empty() {
                    best = ticks;
                }
                if 3 <= best.len() {
                    break;
                }
            }
        }
        best
    }

    fn ticks_at(&self, pace: Pace, locale: &Locale) -> Vec<Tick> {
        let calendar = locale.calendar();
        let mut ticks: Vec<Tick> = Vec::new();
        let mut at = pace.first(calendar, whole(self.from));
        while let Some(day) = at {
            if self.to + 1e-6 < instant(day) || 60 < ticks.len() {
                break;
            }
            if self.shows(instant(day)) {
                let date = calendar.date(day);
                let first = ticks.is_empty();
                let (label, below) = match pace {
                    Pace::Years(_) => (locale.year(day), None),
                    Pace::Months(_) => (
                        locale.month_name(day).to_owned(),
                        (first || date.month == 1).then(|| locale.year(day)),
                    ),
                    Pace::Days(_) => {
                        let turn = ticks
                            .last()
                            .is_none_or(|tick| calendar.date(tick.day).month != date.month);
                        (locale.digits(&date.day.to_string()), turn.then(|| locale.month(day)))
                    }
                };
                ticks.push(Tick { day, x: self.at(instant(day)), label, below });
            }
            at = pace.next(calendar, day);
        }
        ticks
    }
}

/// A labelled moment.
#[derive(Clone, Debug)]
pub(super) struct Tick {
    day: Day,
    pub(super) x: f64,
    pub(super) label: String,
    /// A second line: the year under its first month.
    pub(super) below: Option<String>,
}

impl Tick {
    fn width(&self, measure: &impl Fn(&str) -> f64) -> f64 {
        let (label, below) = (measure(&self.label), self.below.as_deref().map_or(0.0, measure));
        if label < below { below } else { label }
    }
}

#[derive(Clone, Copy, Debug)]
enum Pace {
    Days(u8),
    Months(u8),
    Years(i32),
}

const PACES: [Pace; 15] = [
    Pace::Days(1),
    Pace::Days(2),
    Pace::Days(5),
    Pace::Days(10),
    Pace::Months(1),
    Pace::Months(2),
    Pace::Months(3),
    Pace::Months(6),
    Pace::Years(1),
    Pace::Years(2),
    Pace::Years(5),
    Pace::Years(10),
    Pace::Years(20),
    Pace::Years(50),
    Pace::Years(100),
];

impl Pace {
    fn days(self) -> f64 {
        match self {
            Self::Days(days) => f64::from(days),
            Self::Months(months) => 30.4 * f64::from(months),
            Self::Years(years) => 365.0 * f64::from(years),
        }
    }

    /// The first tick not after the day.
    fn first(self, calendar: Calendar, day: Day) -> Option<Day> {
        let date = calendar.date(day);
        match self {
            Self::Days(_) => calendar.day(Date { day: 1, ..date }),
            Self::Months(months) => {
                calendar.day(Date { month: date.month - (date.month - 1) % months, day: 1, ..date })
            }
            Self::Years(years) => {
                let year = date.year - date.year.rem_euclid(years);
                let (least, _) = calendar.years();
                calendar.day(Date {
                    year: if year < least { least } else { year },
                    month: 1,
                    day: 1,
                })
            }
        }
    }

    fn next(self, calendar: Calendar, day: Day) -> Option<Day> {
        let date = calendar.date(day);
        match self {
            Self::Days(days) => {
                let next = day.plus(i64::from(days));
                // Ticks start anew with each month, and none crowds the one that opens the next.
                let month = calendar.month_of(day);
                let rest = month.last.0 - next.0;
                Some(if 2 * rest < i64::from(days) { month.last.plus(1) } else { next })
            }
            Self::Months(months) if 12 < date.month + months => {
                calendar.day(Date { year: date.year + 1, month: date.month + months - 12, day: 1 })
            }
            Self::Months(months) => calendar.day(Date { month: date.month + months, ..date }),
            Self::Years(years) => calendar.day(Date { year: date.year + years, ..date }),
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "made from a day")]
fn whole(moment: f64) -> Day {
    Day(moment as i64)
}
