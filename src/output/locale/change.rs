//! The words of what changed, both languages side by side. Computes nothing.

use crate::model::answer::Measure;
use crate::output::locale::{Language, Locale};
use crate::report::change::{Published, Setting};
use crate::units::StepUnit;

/// The heads of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeColumn {
    /// What it was.
    Before,
    /// What it is.
    Now,
    /// How much it changed.
    Difference,
    /// Whether that is more than chance.
    BeyondChance,
}

impl Locale {
    /// Heading: against which results.
    pub fn against(self, folder: &str) -> String {
        let folder = self.embed(folder);
        match self.language {
            Language::English => format!("What changed since {folder}"),
            Language::Persian => format!("تغییر نسبت به {folder}"),
        }
    }

    /// Nothing changed.
    pub fn unchanged(self, answers: &str, series: Option<&str>) -> String {
        match (self.language, series) {
            (Language::English, Some(series)) => {
                format!("Nothing: {answers} answers and {series} series are as they were.")
            }
            (Language::English, None) => format!("Nothing: {answers} answers are as they were."),
            (Language::Persian, Some(series)) => {
                format!("هیچ: {answers} پاسخ و {series} سری همان است که بود.")
            }
            (Language::Persian, None) => format!("هیچ: {answers} پاسخ همان است که بود."),
        }
    }

    /// So many of so many answers changed.
    pub fn changed(self, changed: &str, answers: &str) -> String {
        match self.language {
            Language::English => format!("{changed} of {answers} answers:"),
            Language::Persian => format!("{changed} پاسخ از {answers}:"),
        }
    }

    /// So many of so many series changed, the first of them from a date on.
    pub fn series_changed(self, changed: &str, all: &str, first: &str, from: &str) -> String {
        let first = self.embed(first);
        match self.language {
            Language::English => {
                format!("{changed} of {all} series differ, such as {first} from {from} on.")
            }
            Language::Persian => {
                format!("{changed} سری از {all} فرق دارد، مانند {first} از {from}.")
            }
        }
    }

    /// Something that only one of the two has.
    pub fn lonely(self, place: &str, new: bool) -> String {
        let place = self.embed(place);
        match (self.language, new) {
            (Language::English, true) => format!("{place} is new."),
            (Language::English, false) => format!("{place} is gone."),
            (Language::Persian, true) => format!("{place} تازه است."),
            (Language::Persian, false) => format!("{place} دیگر نیست."),
        }
    }

    /// What the last column means.
    pub fn chance_note(self) -> &'static str {
        self.pick(
            "More than chance: two independent runs of one scenario would differ so much once in twenty times.",
            "بیش از بخت: دو اجرای مستقل از یک سناریو از هر بیست بار یک بار این‌قدر فرق می‌کنند.",
        )
    }

    /// Yes or no.
    pub fn yes(self, yes: bool) -> &'static str {
        if yes { self.pick("yes", "بله") } else { self.pick("no", "نه") }
    }

    /// The head of a column.
    pub fn change_column(self, column: ChangeColumn) -> &'static str {
        match column {
            ChangeColumn::Before => self.pick("before", "پیش‌تر"),
            ChangeColumn::Now => self.pick("now", "اکنون"),
            ChangeColumn::Difference => self.pick("difference", "تفاوت"),
            ChangeColumn::BeyondChance => self.pick("more than chance", "بیش از بخت"),
        }
    }

    /// A setting that differs.
    pub fn setting_changed(self, setting: Setting, before: &str, now: &str) -> String {
        let word = match setting {
            Setting::Seed => self.pick("seed", "بذر"),
            Setting::Replications => self.pick("replications", "شمار اجراها"),
            Setting::Horizon => self.pick("horizon", "افق"),
        };
        match self.language {
            Language::English => format!("{word}: {before}, now {now}"),
            Language::Persian => {
                format!("{word}: {}، اکنون {}", self.embed(before), self.embed(now))
            }
        }
    }

    /// What an answer is called.
    pub fn changing(self, answer: Published, unit: StepUnit) -> String {
        let word = match answer {
            Published::Mean(Measure::Clearance) => {
                let steps = self.step_words(unit);
                return match self.language {
                    Language::English => format!("{steps} to clearance"),
                    Language::Persian => format!("{steps} تا پایان صف"),
                };
            }
            Published::Never => self.pick("never cleared", "بی‌پایان صف"),
            Published::Mean(measure) => self.compared(measure),
            Published::Assertion => self.pick("holds", "برقرار"),
        };
        word.to_owned()
    }
}
