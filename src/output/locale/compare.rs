//! The words of `compare`, both languages side by side. Computes nothing.

use crate::model::answer::Measure;
use crate::output::locale::{Language, Locale};
use crate::report::comparison::Finding;
use crate::units::StepUnit;

/// A heading of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// What each alternative comes to.
    Value,
    /// What it changes.
    Difference,
    /// In how many runs it is better.
    BetterIn,
    /// What can be said.
    Finding,
    /// When the curves part.
    Parting,
}

impl Locale {
    /// The words of a heading.
    pub fn compare_column(self, column: Column) -> &'static str {
        let (english, persian) = match column {
            Column::Value => ("value", "مقدار"),
            Column::Difference => ("difference", "تفاوت"),
            Column::BetterIn => ("better in", "بهتر در"),
            Column::Finding => ("verdict", "نتیجه"),
            Column::Parting => ("Backlogs differ", "تفاوت صف‌ها"),
        };
        self.pick(english, persian)
    }

    /// What an answer is called.
    pub fn compared(self, measure: Measure) -> &'static str {
        let (english, persian) = match measure {
            Measure::Clearance => ("cleared (median)", "پایان صف (میانه)"),
            Measure::Peak => ("peak backlog", "اوج صف"),
            Measure::PersonMonths => ("person-months waited", "نفر-ماه انتظار"),
            Measure::BacklogAtEnd => ("backlog at the end", "صف در پایان"),
            Measure::Served => ("served", "انجام‌شده"),
            Measure::Backlog(_) => ("backlog", "صف"),
            Measure::ServiceLevel => ("within the standard", "در مهلت استاندارد"),
        };
        self.pick(english, persian)
    }

    /// What can be said of a pair.
    pub fn finding(self, finding: Finding) -> &'static str {
        let (english, persian) = match finding {
            Finding::Same => ("the same", "یکسان"),
            Finding::Better => ("better", "بهتر"),
            Finding::Worse => ("worse", "بدتر"),
            Finding::NotDistinguishable => ("not distinguishable", "تمیزناپذیر"),
            Finding::TooFew => ("one run tells nothing", "یک اجرا چیزی نمی‌گوید"),
        };
        self.pick(english, persian)
    }

    /// A mean and the half-width of its interval.
    pub fn plus_minus(self, mean: &str, half: &str) -> String {
        format!("{mean} ± {half}")
    }

    /// Where some runs never clear.
    pub fn with_never(self, date: &str, never: &str) -> String {
        match self.language {
            Language::English => format!("{date}, never {never}"),
            Language::Persian => format!("{date}، هرگز {never}"),
        }
    }

    /// A number of percent.
    pub fn in_percent(self, number: &str) -> String {
        match self.language {
            Language::English => format!("{number}%"),
            Language::Persian => format!("{number}٪"),
        }
    }

    /// A difference of shares.
    pub fn points(self, number: &str) -> String {
        match self.language {
            Language::English => format!("{number} points"),
            Language::Persian => format!("{number} واحد درصد"),
        }
    }

    /// A difference of dates.
    pub fn steps_apart(self, number: &str, unit: StepUnit) -> String {
        format!("{number} {}", self.step_words(unit))
    }

    /// A share of runs, and how many were ties.
    pub fn tied(self, better: &str, tied: &str) -> String {
        match self.language {
            Language::English => format!("{better} ({tied} tied)"),
            Language::Persian => format!("{better} (مساوی {tied})"),
        }
    }

    /// From when, perhaps until when, the backlogs differ.
    pub fn parts(self, from: &str, until: Option<&str>) -> String {
        match (self.language, until) {
            (Language::English, None) => format!("from {from} on"),
            (Language::English, Some(until)) => format!("from {from} to {until}"),
            (Language::Persian, None) => format!("از {from} به بعد"),
            (Language::Persian, Some(until)) => format!("از {from} تا {until}"),
        }
    }

    /// Every alternative came out as the base in every run.
    pub fn all_the_same(self, value: &str) -> String {
        match self.language {
            Language::English if value.is_empty() => "the same in every run".to_owned(),
            Language::English => format!("{value}; the same in every run"),
            Language::Persian if value.is_empty() => "در همهٔ اجراها یکسان".to_owned(),
            Language::Persian => format!("{value}؛ در همهٔ اجراها یکسان"),
        }
    }

    /// They never part.
    pub fn never_parts(self) -> &'static str {
        self.pick("never, as far as can be told", "تا جایی که پیداست، هرگز")
    }

    /// How to read the table.
    pub fn compare_note(self, base: &str, level: &str, each: &str) -> String {
        match self.language {
            Language::English => format!(
                "Differences are from {base}, run by run under the same luck. ±: {level} confidence interval of the \
                 mean; those of differences hold together for all alternatives ({each} each). Better in: share of runs."
            ),
            Language::Persian => format!(
                "تفاوت‌ها با {base} است، اجرا به اجرا با بخت یکسان. ±: بازهٔ اطمینان {level} میانگین؛ بازه‌های تفاوت برای \
                 همهٔ گزینه‌ها با هم برقرارند (هر یک {each}). بهتر در: سهم اجراها."
            ),
        }
    }
}
