//! Persian: right to left, Persian digits, Solar Hijri dates.

use crate::calendar::Calendar;
use crate::language::definition::{Direction, Language, Magnitude, Numbers};

pub(super) const PERSIAN: Language = Language {
    code: "fa",
    about: "Persian: right to left, Persian digits, Solar Hijri dates",
    catalogue: include_str!("fa.ftl"),
    direction: Direction::RightToLeft,
    calendar: Some(Calendar::Persian),
    months,
    // As Persian writes dates; a hyphen would turn the order of their parts after Persian letters.
    date_separator: "/",
    numbers: Numbers {
        digits: ['۰', '۱', '۲', '۳', '۴', '۵', '۶', '۷', '۸', '۹'],
        // The third set of digits, of the language with the number 429.
        in_workbooks: "[$-3000429]",
        decimal: '٫',
        group: '٬',
        // The mark makes a left-to-right run of sign and digits, so that the sign stays on their left.
        minus: "\u{200E}−",
        // Above a milliard one counts in thousands of it.
        magnitudes: [
            Magnitude {
                unit: 1e12, short: "هزار میلیارد", long: "هزار میلیارد"
            },
            Magnitude { unit: 1e9, short: "میلیارد", long: "میلیارد" },
            Magnitude { unit: 1e6, short: "میلیون", long: "میلیون" },
            Magnitude { unit: 1e3, short: "هزار", long: "هزار" },
        ],
        percent: "٪",
        below_one_percent: "کمتر از ۱٪",
        above_99_percent: "بیش از ۹۹٪",
    },
    axis: 76.0,
};

fn months(calendar: Calendar) -> &'static [&'static str; 12] {
    match calendar {
        Calendar::Gregorian => &[
            "ژانویه",
            "فوریه",
            "مارس",
            "آوریل",
            "مه",
            "ژوئن",
            "ژوئیه",
            "اوت",
            "سپتامبر",
            "اکتبر",
            "نوامبر",
            "دسامبر",
        ],
        Calendar::Persian => &[
            "فروردین",
            "اردیبهشت",
            "خرداد",
            "تیر",
            "مرداد",
            "شهریور",
            "مهر",
            "آبان",
            "آذر",
            "دی",
            "بهمن",
            "اسفند",
        ],
    }
}
