//! The titles about clearance, both languages side by side. Computes nothing.

use crate::output::locale::{Language, Locale};

/// What becomes of a backlog, in dates and amounts that are words already.
#[derive(Clone, Debug)]
pub(crate) struct Clearing {
    /// The stage.
    pub(crate) stage: String,
    /// The step by which half of the runs clear for the first time.
    pub(crate) median: Option<String>,
    /// The steps by which one and nine of ten runs clear for the first time.
    pub(crate) range: Option<(String, String)>,
    /// The share of runs that do not clear.
    pub(crate) never: f64,
    /// The last step.
    pub(crate) end: String,
    /// How the median goes.
    pub(crate) course: Course,
}

/// The way of a median over the whole horizon.
#[derive(Clone, Debug)]
pub(crate) enum Course {
    /// It is never above what counts as cleared.
    Quiet,
    /// It clears for good.
    Stays,
    /// It does not clear: from the opening to the end.
    Lasts { from: String, left: String, grows: std::cmp::Ordering },
    /// After it was clear it rises to a peak at a step, and some are left at the end.
    Returns { since: Since, peak: String, at: String, left: Option<String> },
    /// After it was clear it rises to a peak at a step and is clear for good by another.
    Passes { since: Since, peak: String, at: String, gone: String },
}

/// Since when a backlog that rises was clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Since {
    Start,
    Clearance,
}

/// Which clearance is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lasting {
    /// The only one.
    Once,
    /// The last of several.
    ForGood,
}

impl Locale {
    /// What becomes of the backlog.
    pub(crate) fn clearing(self, of: &Clearing) -> String {
        let stage = self.embed(&of.stage);
        let story = match (&of.course, &of.median) {
            (Course::Quiet, _) => self.quiet().to_owned(),
            (Course::Returns { since, peak, at, left }, median) => {
                let opening = self.before(*since, median.as_deref());
                self.risen(&opening, peak, at) + &self.and_left(left.as_deref(), &of.end)
            }
            (Course::Passes { since, peak, at, gone }, median) => {
                let opening = self.before(*since, median.as_deref());
                self.risen(&opening, peak, at) + &self.and_gone(gone)
            }
            (Course::Stays | Course::Lasts { .. }, Some(median)) => self.cleared(of, median),
            (Course::Lasts { from, left, grows }, None) => {
                self.not_cleared(of) + &self.and_moves(from, left, *grows)
            }
            (Course::Stays, None) => self.not_cleared(of),
        };
        format!("{stage}: {story}")
    }

    fn quiet(self) -> &'static str {
        match self.language {
            Language::English => "hardly any backlog forms",
            Language::Persian => "تقریباً صفی پدید نمی‌آید",
        }
    }

    fn cleared(self, of: &Clearing, median: &str) -> String {
        let (end, never) = (&of.end, self.runs(of.never));
        match (self.language, &of.range) {
            (Language::English, Some((from, to))) if from == to && of.never <= 0.0 => {
                format!("the backlog is cleared by the end of {median}, in every run")
            }
            (Language::English, Some((from, to))) if from == to => {
                format!("the backlog is cleared by the end of {median}; in {never} not at all")
            }
            (Language::English, Some((from, to))) => format!(
                "the backlog clears by {median} in half of the runs; in 8 of 10 between {from} and {to}"
            ),
            (Language::English, None) => format!(
                "the backlog clears by {median} in half of the runs; in {never} it lasts beyond {end}"
            ),
            (Language::Persian, Some((from, to))) if from == to && of.never <= 0.0 => {
                format!("صف در همهٔ اجراها تا پایان {median} تمام می‌شود")
            }
            (Language::Persian, Some((from, to))) if from == to => {
                format!("صف تا پایان {median} تمام می‌شود؛ در {never} هرگز")
            }
            (Language::Persian, Some((from, to))) => format!(
                "صف در نیمی از اجراها تا {median} تمام می‌شود؛ در ۸ اجرا از ۱۰ میان {from} و {to}"
            ),
            (Language::Persian, None) => format!(
                "صف در نیمی از اجراها تا {median} تمام می‌شود؛ در {never} پس از {end} هم می‌ماند"
            ),
        }
    }

    fn not_cleared(self, of: &Clearing) -> String {
        let (end, never) = (&of.end, self.runs(of.never));
        match self.language {
            Language::English if 1.0 <= of.never => {
                format!("the backlog is not cleared by {end} in any run")
            }
            Language::English => format!("the backlog is not cleared by {end} in {never}"),
            Language::Persian if 1.0 <= of.never => {
                format!("صف در هیچ اجرایی تا {end} تمام نمی‌شود")
            }
            Language::Persian => format!("صف در {never} تا {end} تمام نمی‌شود"),
        }
    }

    fn and_moves(self, from: &str, left: &str, grows: std::cmp::Ordering) -> String {
        use std::cmp::Ordering::{Equal, Greater, Less};
        match (self.language, grows) {
            (Language::English, Greater) => format!("; it grows from {from} to {left}"),
            (Language::English, Less) => format!("; it shrinks from {from} to {left}"),
            (Language::English, Equal) => format!("; at the end {left} are waiting"),
            (Language::Persian, Greater) => format!("؛ از {from} به {left} می‌رسد و بلندتر می‌شود"),
            (Language::Persian, Less) => format!("؛ از {from} به {left} کاهش می‌یابد"),
            (Language::Persian, Equal) => format!("؛ در پایان {left} در صف‌اند"),
        }
    }

    /// How a sentence about a backlog that rises begins.
    fn before(self, since: Since, median: Option<&str>) -> String {
        match (self.language, since, median) {
            (Language::English, Since::Clearance, Some(median)) => {
                format!("the backlog clears by {median}, but grows again")
            }
            (Language::English, Since::Clearance, None) => "the backlog grows again".to_owned(),
            (Language::English, Since::Start, _) => "a backlog forms and grows".to_owned(),
            (Language::Persian, Since::Clearance, Some(median)) => {
                format!("صف تا {median} تمام می‌شود، اما دوباره")
            }
            (Language::Persian, Since::Clearance, None) => "صف دوباره".to_owned(),
            (Language::Persian, Since::Start, _) => "صفی پدید می‌آید و".to_owned(),
        }
    }

    fn risen(self, opening: &str, peak: &str, at: &str) -> String {
        match self.language {
            Language::English => format!("{opening} to {peak} by the end of {at}"),
            Language::Persian => format!("{opening} تا پایان {at} به {peak} می‌رسد"),
        }
    }

    fn and_left(self, left: Option<&str>, end: &str) -> String {
        match (self.language, left) {
            (_, None) => String::new(),
            (Language::English, Some(left)) => {
                format!(" and stands at {left} at the end of {end}")
            }
            (Language::Persian, Some(left)) => format!(" و در پایان {end} {left} است"),
        }
    }

    fn and_gone(self, gone: &str) -> String {
        match self.language {
            Language::English => format!(" and is gone by {gone}"),
            Language::Persian => format!(" و تا {gone} از میان می‌رود"),
        }
    }

    /// The probability of a pledged date.
    pub(crate) fn pledge(self, of: &Clearing, date: &str, share: f64) -> String {
        let (stage, runs) = (self.embed(&of.stage), self.runs(share));
        let after = match (self.language, &of.course) {
            (_, Course::Quiet | Course::Stays | Course::Lasts { .. }) => String::new(),
            (Language::English, Course::Passes { peak, .. }) => {
                format!("; later it grows again to {peak} for a while")
            }
            (Language::Persian, Course::Passes { peak, .. }) => {
                format!("؛ پس از آن برای مدتی دوباره به {peak} می‌رسد")
            }
            (Language::English, Course::Returns { peak, left, .. }) => {
                format!("; at the end {} are waiting", left.as_ref().unwrap_or(peak))
            }
            (Language::Persian, Course::Returns { peak, left, .. }) => {
                format!("؛ در پایان {} در صف‌اند", left.as_ref().unwrap_or(peak))
            }
        };
        match self.language {
            Language::English => {
                format!("{stage}: the backlog is cleared by the pledged {date} in {runs}{after}")
            }
            Language::Persian if share <= 0.0 => {
                format!("{stage}: صف در {runs} تا موعد اعلام‌شده، {date}، تمام نمی‌شود{after}")
            }
            Language::Persian => {
                format!("{stage}: صف در {runs} تا موعد اعلام‌شده، {date}، تمام می‌شود{after}")
            }
        }
    }

    /// Nobody ever waits.
    pub(crate) fn no_backlog(self, stage: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => format!("{stage}: no backlog forms"),
            Language::Persian => format!("{stage}: صفی پدید نمی‌آید"),
        }
    }

    /// Which variant clears first, and what becomes of the base.
    pub(crate) fn first_cleared(
        self,
        stage: &str,
        (variant, date): (&str, &str),
        lasting: Lasting,
        base: &str,
    ) -> String {
        let (stage, variant) = (self.embed(stage), self.embed(variant));
        match (self.language, lasting) {
            (Language::English, Lasting::Once) => format!(
                "{stage}: “{variant}” clears the backlog first, by {date} in half of the runs; {base}"
            ),
            (Language::English, Lasting::ForGood) => format!(
                "{stage}: “{variant}” is the first to clear the backlog for good, by {date} in half of the runs; {base}"
            ),
            (Language::Persian, Lasting::Once) => format!(
                "{stage}: «{variant}» زودتر از همه صف را تمام می‌کند، در نیمی از اجراها تا {date}؛ {base}"
            ),
            (Language::Persian, Lasting::ForGood) => format!(
                "{stage}: «{variant}» زودتر از همه صف را برای همیشه تمام می‌کند، در نیمی از اجراها تا {date}؛ {base}"
            ),
        }
    }

    /// When the base clears, after a semicolon.
    pub(crate) fn base_cleared(self, date: &str) -> String {
        match self.language {
            Language::English => format!("the base by {date}"),
            Language::Persian => format!("حالت پایه تا {date}"),
        }
    }

    /// What the base leaves, after a semicolon.
    pub(crate) fn base_left(self, left: &str) -> String {
        match self.language {
            Language::English => format!("in the base {left} are left at the end"),
            Language::Persian => format!("در حالت پایه {left} در پایان می‌ماند"),
        }
    }

    /// No variant clears for good; which leaves least, when one does.
    pub(crate) fn none_cleared(
        self,
        stage: &str,
        end: &str,
        least: Option<(&str, &str)>,
    ) -> String {
        let stage = self.embed(stage);
        let least = least.map(|(variant, left)| (self.embed(variant), left));
        match (self.language, least) {
            (Language::English, None) => {
                format!("{stage}: in no variant is the backlog clear at the end of {end}")
            }
            (Language::English, Some((variant, left))) => format!(
                "{stage}: in no variant is the backlog clear at the end of {end}; “{variant}” leaves the least, {left}"
            ),
            (Language::Persian, None) => {
                format!("{stage}: در هیچ حالتی صف در پایان {end} تمام نشده است")
            }
            (Language::Persian, Some((variant, left))) => format!(
                "{stage}: در هیچ حالتی صف در پایان {end} تمام نشده است؛ «{variant}» کمترین را باقی می‌گذارد، {left}"
            ),
        }
    }

    /// What a variant came to, in small: half of the runs, then the share of all by the end.
    pub(crate) fn cleared_line(self, of: &Clearing) -> String {
        let (by_end, end) = (self.percent(1.0 - of.never), &of.end);
        match (self.language, &of.course, &of.median) {
            (Language::English, Course::Returns { peak, left, .. }, _) => {
                format!("at the end {} are waiting", left.as_ref().unwrap_or(peak))
            }
            (Language::Persian, Course::Returns { peak, left, .. }, _) => {
                format!("در پایان {} در صف‌اند", left.as_ref().unwrap_or(peak))
            }
            (Language::English, Course::Passes { gone, .. }, _) => {
                format!("gone for good by {gone}")
            }
            (Language::Persian, Course::Passes { gone, .. }, _) => {
                format!("پایان همیشگی صف تا {gone}")
            }
            (_, Course::Quiet, _) => self.quiet().to_owned(),
            (Language::English, _, Some(half)) => {
                format!("half of runs clear by {half}, {by_end} by {end}")
            }
            (Language::Persian, _, Some(half)) => {
                format!("نیمی از اجراها تا {half} و {by_end} تا {end} تمام می‌شوند")
            }
            (Language::English, Course::Lasts { left, .. }, None) => {
                format!("{by_end} of runs clear by {end}; {left} left")
            }
            (Language::Persian, Course::Lasts { left, .. }, None) => {
                format!("{by_end} اجراها تا {end} تمام می‌شوند؛ {left} می‌ماند")
            }
            (Language::English, Course::Stays, None) => format!("{by_end} of runs clear by {end}"),
            (Language::Persian, Course::Stays, None) => {
                format!("{by_end} اجراها تا {end} تمام می‌شوند")
            }
        }
    }

    /// What counts as cleared, when it is more than nothing.
    pub(crate) fn counts_as_cleared(self, amount: &str) -> String {
        match self.language {
            Language::English => format!(" · cleared: at most {amount} waiting"),
            Language::Persian => format!(" · پایان صف: حداکثر {amount} در صف"),
        }
    }

    /// So much work as can be done in a time.
    pub(crate) fn of_work(self, time: &str) -> String {
        match self.language {
            Language::English => format!("{time} of work"),
            Language::Persian => format!("{time} کار"),
        }
    }

    /// A middle amount.
    pub(crate) fn median_of(self, amount: &str) -> String {
        match self.language {
            Language::English => format!("a median of {amount}"),
            Language::Persian => format!("میانهٔ {amount}"),
        }
    }
}
