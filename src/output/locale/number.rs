//! Numbers in words and digits of a language. Never rounds to more than three significant digits unless asked to.

use crate::model::Name;
use crate::output::locale::{Language, Locale};

/// A power of a thousand that has a word.
#[derive(Clone, Copy)]
struct Magnitude {
    unit: f64,
    /// In tables and on axes.
    short: &'static str,
    /// In sentences.
    long: &'static str,
    /// Persian has one for both.
    persian: &'static str,
}

/// Largest first. Persian counts above a milliard in thousands of it.
const MAGNITUDES: [Magnitude; 4] = [
    Magnitude { unit: 1e12, short: "tn", long: "trillion", persian: "هزار میلیارد" },
    Magnitude { unit: 1e9, short: "bn", long: "billion", persian: "میلیارد" },
    Magnitude { unit: 1e6, short: "M", long: "million", persian: "میلیون" },
    Magnitude { unit: 1e3, short: "k", long: "thousand", persian: "هزار" },
];

/// The largest that the size reaches, at least thousands.
fn magnitude(size: f64) -> Magnitude {
    MAGNITUDES.into_iter().find(|magnitude| magnitude.unit <= size).unwrap_or(MAGNITUDES[3])
}

/// So many of a magnitude; beyond the largest one they are many.
fn scaled(count: f64) -> String {
    let count = three_digits(count);
    if count < 999.5 { trimmed(count) } else { grouped(count) }
}

impl Locale {
    /// About so many: "2.5 M", "600 k", "1,234", "0.25"; three significant digits from ten thousand on.
    pub fn number(self, value: f64) -> String {
        if !value.is_finite() {
            return "–".to_owned();
        }
        let size = three_digits(value.abs());
        let text = if size < 10_000.0 {
            let plain = value.abs();
            if plain < 999.5 { trimmed(three_digits(plain)) } else { grouped(plain) }
        } else {
            let Magnitude { unit, short, persian, .. } = magnitude(size);
            format!("{} {}", scaled(size / unit), self.pick(short, persian))
        };
        self.signed(value, &text)
    }

    /// About so much money: "1.2 trillion rial", «۱٫۲ هزار میلیارد ریال»; with no word for the magnitude below a million.
    pub fn money(self, value: f64, currency: &Name) -> String {
        let size = three_digits(value.abs());
        let amount = if value.is_finite() && 1e6 <= size {
            let Magnitude { unit, long, persian, .. } = magnitude(size);
            self.signed(value, &format!("{} {}", scaled(size / unit), self.pick(long, persian)))
        } else if value.is_finite() && 1e3 <= size {
            self.exact(if value < 0.0 { -size } else { size })
        } else {
            self.number(value)
        };
        format!("{amount} {}", self.name(currency))
    }

    /// Exactly so many, rounded to a whole number: "1,234,567".
    pub fn exact(self, value: f64) -> String {
        if !value.is_finite() {
            return "–".to_owned();
        }
        self.signed(value, &grouped(value.abs()))
    }

    /// A share of one in whole percent; what is neither none nor all never looks so: "<1%", ">99%".
    pub fn percent(self, share: f64) -> String {
        let percent = (share * 100.0).round();
        match self.language {
            _ if !share.is_finite() => "–".to_owned(),
            Language::English if 0.0 < share && percent < 1.0 => "<1%".to_owned(),
            Language::English if share < 1.0 && 99.0 < percent => ">99%".to_owned(),
            Language::English => format!("{percent:.0}%"),
            Language::Persian if 0.0 < share && percent < 1.0 => "کمتر از ۱٪".to_owned(),
            Language::Persian if share < 1.0 && 99.0 < percent => "بیش از ۹۹٪".to_owned(),
            Language::Persian => self.digits(&format!("{percent:.0}٪")),
        }
    }

    /// A plain whole number without separators, such as a seed or a year.
    pub fn plain(self, value: impl std::fmt::Display) -> String {
        self.digits(&value.to_string())
    }

    /// The text with the digits and separators of the language.
    pub fn digits(self, text: &str) -> String {
        match self.language {
            Language::English => text.to_owned(),
            Language::Persian => text.chars().map(persian_digit).collect(),
        }
    }

    fn signed(self, value: f64, size: &str) -> String {
        let is_zero = !size.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
        let localized = match self.language {
            Language::English => size.to_owned(),
            Language::Persian => {
                size.replace('.', "٫").replace(',', "٬").chars().map(persian_digit).collect()
            }
        };
        if 0.0 <= value || is_zero {
            return localized;
        }
        match self.language {
            Language::English => format!("−{localized}"),
            // The mark makes a left-to-right run of sign and digits, so that the sign stays on their left.
            Language::Persian => format!("\u{200E}−{localized}"),
        }
    }
}

fn persian_digit(character: char) -> char {
    character
        .to_digit(10)
        .and_then(|digit| char::from_u32(u32::from('۰') + digit))
        .unwrap_or(character)
}

fn three_digits(value: f64) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let scale = 10_f64.powf(2.0 - value.log10().floor());
    let rounded = (value * scale).round() / scale;
    if rounded.is_finite() { rounded } else { 0.0 }
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

#[cfg(test)]
mod tests {
    use crate::calendar::Calendar;
    use crate::output::locale::{Language, Locale};

    #[test]
    fn numbers_are_short_and_right() {
        let english = Locale::new(Language::English, Calendar::Persian);
        let persian = Locale::new(Language::Persian, Calendar::Persian);
        for (value, en, fa) in [
            (2_500_000.0, "2.5 M", "۲٫۵ میلیون"),
            (600_000.0, "600 k", "۶۰۰ هزار"),
            (1_234.0, "1,234", "۱٬۲۳۴"),
            (1_000_000.0, "1 M", "۱ میلیون"),
            (999_950.0, "1 M", "۱ میلیون"),
            (9_999.9, "10 k", "۱۰ هزار"),
            (12_345.0, "12.3 k", "۱۲٫۳ هزار"),
            (66e9, "66 bn", "۶۶ میلیارد"),
            (1.5e12, "1.5 tn", "۱٫۵ هزار میلیارد"),
            (1e15, "1,000 tn", "۱٬۰۰۰ هزار میلیارد"),
            (0.0, "0", "۰"),
            (0.25, "0.25", "۰٫۲۵"),
            (0.000_01, "0", "۰"),
            (-2_500_000.0, "−2.5 M", "\u{200E}−۲٫۵ میلیون"),
            (999.7, "1,000", "۱٬۰۰۰"),
            (12.34, "12.3", "۱۲٫۳"),
            (f64::NAN, "–", "–"),
        ] {
            assert_eq!(
                (english.number(value).as_str(), persian.number(value).as_str()),
                (en, fa),
                "{value}"
            );
        }
        let rial =
            crate::model::Name::new("rial", crate::model::Label::from("rial").and("fa", "ریال"));
        for (value, en, fa) in [
            (1.2e12, "1.2 trillion rial", "۱٫۲ هزار میلیارد ریال"),
            (2.345e15, "2,350 trillion rial", "۲٬۳۵۰ هزار میلیارد ریال"),
            (7.5e9, "7.5 billion rial", "۷٫۵ میلیارد ریال"),
            (-533_400.0, "−533,000 rial", "\u{200E}−۵۳۳٬۰۰۰ ریال"),
            (999_999.0, "1 million rial", "۱ میلیون ریال"),
            (12.5, "12.5 rial", "۱۲٫۵ ریال"),
            (f64::NAN, "– rial", "– ریال"),
        ] {
            let both = (english.money(value, &rial), persian.money(value, &rial));
            assert_eq!((both.0.as_str(), both.1.as_str()), (en, fa), "{value}");
        }
        assert_eq!(english.exact(1_234_567.4), "1,234,567");
        assert_eq!(persian.exact(10_000.0), "۱۰٬۰۰۰");
        for (share, en, fa) in [
            (0.0, "0%", "۰٪"),
            (0.004, "<1%", "کمتر از ۱٪"),
            (0.904, "90%", "۹۰٪"),
            (0.997, ">99%", "بیش از ۹۹٪"),
            (1.0, "100%", "۱۰۰٪"),
        ] {
            assert_eq!(
                (english.percent(share).as_str(), persian.percent(share).as_str()),
                (en, fa)
            );
        }
    }
}
