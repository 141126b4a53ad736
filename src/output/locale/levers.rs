//! The words of sweeps, goal seeking and sensitivity, both languages side by side. Computes nothing.

use crate::output::locale::{Language, Locale};

/// The least or the greatest value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// At least.
    Least,
    /// At most.
    Most,
}

impl Locale {
    /// What is asked of a stage, as a heading: the end of its queue.
    pub fn asked_clearance(self, stage: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => format!("Clearance of {stage}"),
            Language::Persian => format!("پایان صف {stage}"),
        }
    }

    /// Its largest backlog.
    pub fn asked_peak(self, stage: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => format!("Peak of the backlog of {stage}"),
            Language::Persian => format!("اوج صف {stage}"),
        }
    }

    /// Its person-months.
    pub fn asked_person_months(self, stage: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => format!("Person-months waited for {stage}"),
            Language::Persian => format!("نفر-ماه انتظار برای {stage}"),
        }
    }

    /// What it served.
    pub fn asked_served(self, stage: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => format!("Served by {stage}"),
            Language::Persian => format!("انجام‌شدهٔ {stage}"),
        }
    }

    /// Its service level.
    pub fn asked_service(self, stage: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => format!("Share of {stage} within the standard"),
            Language::Persian => format!("سهم {stage} در مهلت استاندارد"),
        }
    }

    /// Its backlog at a date.
    pub fn asked_backlog(self, stage: &str, date: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => format!("Backlog of {stage} at the end of {date}"),
            Language::Persian => format!("صف {stage} در پایان {date}"),
        }
    }

    /// So many points of so many keys, and under which chance.
    pub fn swept(self, points: &str, keys: &str) -> String {
        match self.language {
            Language::English => format!("{points} points over {keys}, all under the same luck"),
            Language::Persian => format!("{points} نقطه روی {keys}، همه با یک بخت"),
        }
    }

    /// "and" between the last two.
    pub fn and(self, one: &str, other: &str) -> String {
        match self.language {
            Language::English => format!("{one} and {other}"),
            Language::Persian => format!("{one} و {other}"),
        }
    }

    /// The title of a sweep over one key: the answer against it.
    pub fn sweep_title(
        self,
        answer: &str,
        key: &str,
        first: (&str, &str),
        last: (&str, &str),
    ) -> String {
        let key = self.embed(key);
        match self.language {
            Language::English => {
                format!("{answer}: {} at {}, {} at {} ({key})", first.1, first.0, last.1, last.0)
            }
            Language::Persian => {
                format!(
                    "{answer}: {} برای {}، {} برای {} ({key})",
                    first.1, first.0, last.1, last.0
                )
            }
        }
    }

    /// The title of a heat map.
    pub fn heat_title(self, answer: &str, one: &str, other: &str) -> String {
        let (one, other) = (self.embed(one), self.embed(other));
        match self.language {
            Language::English => format!("{answer}, by {one} and {other}"),
            Language::Persian => format!("{answer}، بر پایهٔ {one} و {other}"),
        }
    }

    /// What a line with its band is.
    pub fn sweep_subtitle(self) -> &'static str {
        self.pick(
            "The line is the median over runs; 8 in 10 runs lie in the band. All values are played under the same luck.",
            "خط، میانهٔ اجراهاست و از هر ۱۰ اجرا ۸ اجرا در نوار است. همهٔ مقدارها با یک بخت اجرا شده‌اند.",
        )
    }

    /// What a cell of a heat map is.
    pub fn heat_subtitle(self) -> &'static str {
        self.pick(
            "Each cell holds the median over runs; darker is later or more. All cells are played under the same luck.",
            "عدد هر خانه میانهٔ اجراهاست؛ پررنگ‌تر یعنی دیرتر یا بیشتر. همهٔ خانه‌ها با یک بخت اجرا شده‌اند.",
        )
    }

    /// Heading: values of the keys.
    pub fn never_heading(self) -> &'static str {
        self.pick("never", "هرگز")
    }

    /// Not within the horizon.
    pub fn not_by(self, end: &str) -> String {
        match self.language {
            Language::English => format!("after {end}"),
            Language::Persian => format!("پس از {end}"),
        }
    }

    /// The finding of goal seeking: from or up to this value the claim holds.
    pub fn solved(
        self,
        side: Side,
        key: &str,
        value: &str,
        claim: &str,
        wanted: &str,
        share: &str,
    ) -> String {
        let key = self.embed(key);
        match (self.language, side) {
            (Language::English, Side::Least) => {
                format!(
                    "With {key} of at least {value}: {claim} with {wanted} (holds in {share} of runs)."
                )
            }
            (Language::English, Side::Most) => {
                format!(
                    "With {key} of at most {value}: {claim} with {wanted} (holds in {share} of runs)."
                )
            }
            (Language::Persian, Side::Least) => {
                format!(
                    "با {key} دست‌کم {value}: {claim} با احتمال {wanted} (در {share} اجراها برقرار است)."
                )
            }
            (Language::Persian, Side::Most) => {
                format!(
                    "با {key} حداکثر {value}: {claim} با احتمال {wanted} (در {share} اجراها برقرار است)."
                )
            }
        }
    }

    /// The claim holds throughout.
    pub fn holds_everywhere(
        self,
        key: &str,
        low: &str,
        high: &str,
        claim: &str,
        share: &str,
    ) -> String {
        let key = self.embed(key);
        match self.language {
            Language::English => format!(
                "Already reached: with {key} at {low} as well as at {high}, {claim} (in at least {share} of runs)."
            ),
            Language::Persian => {
                format!(
                    "از پیش برقرار است: با {key} چه {low} چه {high}، {claim} (دست‌کم در {share} اجراها)."
                )
            }
        }
    }

    /// The claim holds nowhere often enough.
    pub fn unreachable(
        self,
        key: &str,
        bounds: (&str, &str),
        claim: &str,
        wanted: &str,
        best: (&str, &str),
    ) -> String {
        let key = self.embed(key);
        let ((low, high), (value, share)) = (bounds, best);
        match self.language {
            Language::English => format!(
                "Out of reach: no {key} from {low} to {high} gives “{claim}” with {wanted}; the best, {value}, gives it in {share} of runs."
            ),
            Language::Persian => format!(
                "دست‌نیافتنی: هیچ {key} از {low} تا {high} «{claim}» را با احتمال {wanted} نمی‌دهد؛ بهترین، {value}، آن را در {share} اجراها می‌دهد."
            ),
        }
    }

    /// Where the value may be.
    pub fn solve_error(
        self,
        between: (Option<&str>, Option<&str>),
        tolerance: &str,
        replications: &str,
    ) -> String {
        let (from, to) = between;
        match self.language {
            Language::English => {
                let range = match (from, to) {
                    (Some(from), Some(to)) => format!("between {from} and {to}"),
                    (Some(from), None) => format!("from {from} to beyond the values tried"),
                    (None, Some(to)) => format!("anywhere up to {to}, or below the values tried"),
                    (None, None) => "beyond the values tried on either side".to_owned(),
                };
                format!(
                    "Error: {replications} replications place it {range} (95 % bounds of the share); values are told apart to {tolerance}."
                )
            }
            Language::Persian => {
                let range = match (from, to) {
                    (Some(from), Some(to)) => format!("میان {from} و {to}"),
                    (Some(from), None) => format!("از {from} تا فراتر از مقدارهای آزموده"),
                    (None, Some(to)) => format!("هر جا تا {to}، یا کمتر از مقدارهای آزموده"),
                    (None, None) => "از هر دو سو فراتر از مقدارهای آزموده".to_owned(),
                };
                format!(
                    "خطا: {replications} اجرا آن را {range} می‌گذارد (کران‌های ۹۵ درصدی سهم)؛ دقت جستجو {tolerance} است."
                )
            }
        }
    }

    /// The share does not move one way.
    pub fn not_monotone(self, from: &str, to: &str) -> String {
        match self.language {
            Language::English => format!(
                "Careful: between {from} and {to} the share of runs moves against its trend; there may be several answers, and this is the outermost one found."
            ),
            Language::Persian => format!(
                "هشدار: میان {from} و {to} سهم اجراها برخلاف روند خود می‌رود؛ شاید چند پاسخ باشد و این بیرونی‌ترین پاسخ یافته است."
            ),
        }
    }

    /// Heading of the assertions at the value found.
    pub fn assertions_at(self, key: &str, value: &str) -> String {
        let key = self.embed(key);
        match self.language {
            Language::English => format!("Assertions, with {key} at {value}"),
            Language::Persian => format!("شرط‌ها، با {key} برابر {value}"),
        }
    }

    /// Heading of what can be promised.
    pub fn frontier_heading(self, answer: &str) -> String {
        match self.language {
            Language::English => format!("What can be promised: {answer}, by confidence"),
            Language::Persian => format!("چه می‌توان وعده داد: {answer}، برحسب اطمینان"),
        }
    }

    /// What the lines of a frontier are.
    pub fn frontier_subtitle(self, key: &str) -> String {
        let key = self.embed(key);
        match self.language {
            Language::English => format!(
                "Each line: what holds in that share of runs, for each value of {key}. Dashes: what was asked."
            ),
            Language::Persian => {
                format!(
                    "هر خط: آنچه در آن سهم از اجراها برقرار است، به ازای هر مقدار {key}. خط‌چین: آنچه پرسیده شد."
                )
            }
        }
    }

    /// "90 % sure".
    pub fn sure(self, share: &str) -> String {
        match self.language {
            Language::English => format!("{share} sure"),
            Language::Persian => format!("{share} اطمینان"),
        }
    }
}
