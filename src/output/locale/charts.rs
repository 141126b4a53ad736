//! The titles of charts, both languages side by side. Computes nothing.

/// Words that stand alone, in both languages; neither can be left out.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $english:literal, $persian:literal;)*) => {
        impl Locale {$(
            $(#[$doc])*
            pub(crate) fn $name(self) -> &'static str {
                match self.language {
                    Language::English => $english,
                    Language::Persian => $persian,
                }
            }
        )*}
    };
}

pub(crate) mod clearing;
pub(crate) mod label;
mod part;
mod purse;

use crate::output::locale::{Language, Locale};
use crate::units::StepUnit;

impl Locale {
    /// So many of a hundred runs.
    pub(crate) fn runs(self, share: f64) -> String {
        let count = (share * 100.0).round();
        let number = self.number(count);
        match self.language {
            Language::English if 1.0 <= share => "all runs".to_owned(),
            Language::English if share <= 0.0 => "no run".to_owned(),
            Language::English if 99.0 < count => "more than 99 of 100 runs".to_owned(),
            Language::English if count < 1.0 => "fewer than 1 of 100 runs".to_owned(),
            Language::English => format!("{number} of 100 runs"),
            Language::Persian if 1.0 <= share => "همهٔ اجراها".to_owned(),
            Language::Persian if share <= 0.0 => "هیچ اجرایی".to_owned(),
            Language::Persian if 99.0 < count => "بیش از ۹۹ اجرا از ۱۰۰ اجرا".to_owned(),
            Language::Persian if count < 1.0 => "کمتر از ۱ اجرا از ۱۰۰ اجرا".to_owned(),
            Language::Persian => format!("{number} اجرا از ۱۰۰ اجرا"),
        }
    }

    /// The largest gap of the cumulative curves.
    pub(crate) fn gap(self, stage: &str, date: &str, backlog: &str, wait: Option<&str>) -> String {
        let stage = self.embed(stage);
        match (self.language, wait) {
            (Language::English, Some(wait)) => {
                format!(
                    "{stage}: at the end of {date}, {backlog} are waiting; who joins then is served {wait} later"
                )
            }
            (Language::English, None) => {
                format!(
                    "{stage}: at the end of {date}, {backlog} are waiting; who joins then is not served within the horizon"
                )
            }
            (Language::Persian, Some(wait)) => {
                format!(
                    "{stage}: در پایان {date}، {backlog} نفر در صف‌اند؛ نوبت کسی که آن‌گاه می‌پیوندد {wait} بعد می‌رسد"
                )
            }
            (Language::Persian, None) => format!(
                "{stage}: در پایان {date}، {backlog} نفر در صف‌اند؛ نوبت کسی که آن‌گاه می‌پیوندد در افق محاسبه نمی‌رسد"
            ),
        }
    }

    /// The wait of who joins in a step, whose words come with their preposition: half wait at most this, 85 of 100 at most that. `None` is beyond the horizon.
    pub(crate) fn waiting(
        self,
        stage: &str,
        date: &str,
        half: Option<&str>,
        most: Option<&str>,
    ) -> String {
        let stage = self.embed(stage);
        match (self.language, half, most) {
            (Language::English, Some(half), Some(most)) if half == most => {
                format!("{stage}: who joins {date} waits {half}")
            }
            (Language::English, Some(half), Some(most)) => {
                format!(
                    "{stage}: of those who join {date}, half wait at most {half}, 85 in 100 at most {most}"
                )
            }
            (Language::English, Some(half), None) => format!(
                "{stage}: of those who join {date}, half wait at most {half}; more than 15 in 100 wait beyond the horizon"
            ),
            (Language::English, None, _) => {
                format!("{stage}: more than half of those who join {date} wait beyond the horizon")
            }
            (Language::Persian, Some(half), Some(most)) if half == most => {
                format!("{stage}: کسی که {date} به صف می‌پیوندد {half} منتظر می‌ماند")
            }
            (Language::Persian, Some(half), Some(most)) => format!(
                "{stage}: از کسانی که {date} به صف می‌پیوندند، نیمی حداکثر {half} و ۸۵ درصد حداکثر {most} منتظر می‌مانند"
            ),
            (Language::Persian, Some(half), None) => format!(
                "{stage}: از کسانی که {date} به صف می‌پیوندند، نیمی حداکثر {half} منتظر می‌مانند؛ بیش از ۱۵ درصد فراتر از افق"
            ),
            (Language::Persian, None, _) => {
                format!(
                    "{stage}: بیش از نیمی از کسانی که {date} به صف می‌پیوندند فراتر از افق منتظر می‌مانند"
                )
            }
        }
    }

    /// Nobody waits for another step.
    pub(crate) fn served_at_once(self, stage: &str, date: &str, unit: StepUnit) -> String {
        let (stage, step) = (self.embed(stage), self.step_word(unit));
        match self.language {
            Language::English => {
                format!("{stage}: who joins {date} is served within the same {step}")
            }
            Language::Persian => {
                format!("{stage}: نوبت کسی که {date} به صف می‌پیوندد در همان {step} می‌رسد")
            }
        }
    }

    /// The time through all stages of those who apply in a step; otherwise as [`Locale::waiting`].
    pub(crate) fn passing(self, date: &str, half: Option<&str>, most: Option<&str>) -> String {
        match (self.language, half, most) {
            (Language::English, Some(half), Some(most)) => format!(
                "Of those who apply {date}, half have gone through the whole pipeline after at most {half}, 85 in 100 after at most {most}"
            ),
            (Language::English, Some(half), None) => format!(
                "Of those who apply {date}, half have gone through the whole pipeline after at most {half}; more than 15 in 100 not within the horizon"
            ),
            (Language::English, None, _) => format!(
                "More than half of those who apply {date} do not come through the whole pipeline within the horizon"
            ),
            (Language::Persian, Some(half), Some(most)) => format!(
                "از کسانی که {date} درخواست می‌دهند، نیمی حداکثر پس از {half} و ۸۵ درصد حداکثر پس از {most} کل مسیر را پیموده‌اند"
            ),
            (Language::Persian, Some(half), None) => format!(
                "از کسانی که {date} درخواست می‌دهند، نیمی حداکثر پس از {half} کل مسیر را پیموده‌اند؛ بیش از ۱۵ درصد در افق محاسبه نه"
            ),
            (Language::Persian, None, _) => format!(
                "بیش از نیمی از کسانی که {date} درخواست می‌دهند در افق محاسبه به پایان مسیر نمی‌رسند"
            ),
        }
    }

    /// What held production back most; `share` says in how many steps.
    pub(crate) fn held_back(self, stage: &str, limit: &str, share: &str) -> String {
        let (stage, limit) = (self.embed(stage), self.embed(limit));
        match self.language {
            Language::English => {
                format!("{stage} was held back most by {limit}, the tightest limit {share}")
            }
            Language::Persian => {
                format!("{stage}: بیش از همه {limit} آن را عقب نگه داشت، تنگ‌ترین محدودیت {share}")
            }
        }
    }

    /// No limit was ever tighter than demand.
    pub(crate) fn not_held_back(self, stage: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => {
                format!("{stage}: nothing held it back, the queue was always emptied")
            }
            Language::Persian => format!("{stage}: هیچ چیز آن را عقب نگه نداشت، صف همیشه خالی شد"),
        }
    }

    /// In how many steps a material was missing.
    pub(crate) fn missing(self, material: &str, steps: &str, all: &str) -> String {
        let material = self.embed(material);
        match self.language {
            Language::English => {
                format!("{material}: too few in {steps} of {all}, in at least some runs")
            }
            Language::Persian => {
                format!("{material}: در {steps} از {all}، دست‌کم در برخی اجراها، کم می‌آید")
            }
        }
    }

    /// A material was never missing.
    pub(crate) fn never_missing(self, material: &str) -> String {
        let material = self.embed(material);
        match self.language {
            Language::English => format!("{material}: there are always enough"),
            Language::Persian => format!("{material}: هیچ‌گاه کم نمی‌آید"),
        }
    }

    /// The same scale for all.
    pub(crate) fn side_by_side(self, stage: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => format!("{stage}: the backlog in every variant, on one scale"),
            Language::Persian => format!("{stage}: صف در همهٔ حالت‌ها، با یک مقیاس"),
        }
    }

    /// Which variant keeps a backlog lowest that only forms later.
    pub(crate) fn lower_peak(
        self,
        stage: &str,
        base: &str,
        (variant, least): (&str, &str),
        worst: Option<(&str, &str)>,
    ) -> String {
        let (stage, variant) = (self.embed(stage), self.embed(variant));
        let worst = worst.map(|(name, most)| (self.embed(name), most));
        match (self.language, worst) {
            (Language::English, None) => format!(
                "{stage}: the backlog peaks at {base} in the base, at {least} with “{variant}”"
            ),
            (Language::English, Some((worst, most))) => format!(
                "{stage}: the backlog peaks at {base} in the base, at {least} with “{variant}”, at {most} with “{worst}”"
            ),
            (Language::Persian, None) => {
                format!("{stage}: اوج صف در حالت پایه {base} است و با «{variant}» {least}")
            }
            (Language::Persian, Some((worst, most))) => format!(
                "{stage}: اوج صف در حالت پایه {base} است، با «{variant}» {least} و با «{worst}» {most}"
            ),
        }
    }

    /// A curve and how high it goes.
    pub(crate) fn with_peak(self, name: &str, peak: &str) -> String {
        format!("{}: {}", self.embed(name), self.at_peak(peak))
    }

    /// How high a curve goes.
    pub(crate) fn at_peak(self, peak: &str) -> String {
        match self.language {
            Language::English => format!("peak {peak}"),
            Language::Persian => format!("اوج {peak}"),
        }
    }

    /// The largest difference to the base.
    pub(crate) fn fewer(self, stage: &str, variant: &str, date: &str, units: &str) -> String {
        let (stage, variant) = (self.embed(stage), self.embed(variant));
        match self.language {
            Language::English => {
                format!(
                    "{stage}: with “{variant}”, {units} fewer are waiting at the end of {date} than in the base"
                )
            }
            Language::Persian => format!(
                "{stage}: با «{variant}»، صف در پایان {date} به اندازهٔ {units} کوتاه‌تر از حالت پایه است"
            ),
        }
    }

    /// The largest difference to the base, when it is a worse one.
    pub(crate) fn more(self, stage: &str, variant: &str, date: &str, units: &str) -> String {
        let (stage, variant) = (self.embed(stage), self.embed(variant));
        match self.language {
            Language::English => {
                format!(
                    "{stage}: with “{variant}”, {units} more are waiting at the end of {date} than in the base"
                )
            }
            Language::Persian => format!(
                "{stage}: با «{variant}»، صف در پایان {date} به اندازهٔ {units} بلندتر از حالت پایه است"
            ),
        }
    }

    /// The variants do not differ.
    pub(crate) fn no_difference(self, stage: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => {
                format!("{stage}: the variants leave the backlog as it is in the base")
            }
            Language::Persian => format!("{stage}: صف در همهٔ حالت‌ها همانند حالت پایه است"),
        }
    }
}
