//! The words of precision, both languages side by side. Computes nothing.

use crate::output::locale::{Language, Locale};

impl Locale {
    /// All means are known well enough; the one that is known worst.
    pub fn precise(self, widest: &str) -> String {
        match self.language {
            Language::English => {
                format!("So many replications were enough for the precision asked for: {widest}.")
            }
            Language::Persian => {
                format!("این شمار اجرا برای دقت خواسته‌شده بس بود: {widest}.")
            }
        }
    }

    /// The most replications were played, and some mean is still not known well enough.
    pub fn imprecise(self, most: &str, widest: &str) -> String {
        match self.language {
            Language::English => {
                format!("Precision not reached within {most} replications: {widest}.")
            }
            Language::Persian => format!("دقت خواسته‌شده با {most} اجرا به دست نیامد: {widest}."),
        }
    }

    /// A mean with the half-width of its interval, and the half-width wanted.
    pub fn known_to(self, answer: &str, mean: &str, half_width: &str, wanted: &str) -> String {
        match self.language {
            Language::English => {
                format!("{answer}, mean {mean} ± {half_width} (95 % interval; ± {wanted} asked)")
            }
            Language::Persian => format!(
                "{answer}، میانگین {mean} ± {half_width} (بازهٔ ۹۵ درصدی؛ خواسته: ± {wanted})"
            ),
        }
    }

    /// Some runs have no answer of their own: they count as the end of the horizon.
    pub fn never_counted(self, share: &str) -> String {
        match self.language {
            Language::English => format!(
                "In {share} of runs it is never cleared; the mean counts these as the length of the horizon."
            ),
            Language::Persian => {
                format!("در {share} اجراها صف تمام نمی‌شود؛ میانگین آن‌ها را به درازای افق می‌شمارد.")
            }
        }
    }
}
