//! English: left to right, the calendar of the scenario.

use crate::calendar::Calendar;
use crate::language::definition::{Direction, Language, Magnitude, Numbers};

pub(super) const ENGLISH: Language = Language {
    code: "en",
    about: "English",
    catalogue: include_str!("en.ftl"),
    direction: Direction::LeftToRight,
    calendar: None,
    months,
    date_separator: "-",
    numbers: Numbers {
        digits: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
        in_workbooks: "",
        decimal: '.',
        group: ',',
        minus: "−",
        magnitudes: [
            Magnitude { unit: 1e12, short: "tn", long: "trillion" },
            Magnitude { unit: 1e9, short: "bn", long: "billion" },
            Magnitude { unit: 1e6, short: "M", long: "million" },
            Magnitude { unit: 1e3, short: "k", long: "thousand" },
        ],
        percent: "%",
        below_one_percent: "<1%",
        above_99_percent: ">99%",
    },
    axis: 52.0,
};

fn months(calendar: Calendar) -> &'static [&'static str; 12] {
    match calendar {
        Calendar::Gregorian => &[
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        Calendar::Persian => &[
            "Farvardin",
            "Ordibehesht",
            "Khordad",
            "Tir",
            "Mordad",
            "Shahrivar",
            "Mehr",
            "Aban",
            "Azar",
            "Dey",
            "Bahman",
            "Esfand",
        ],
    }
}
