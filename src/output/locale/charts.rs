//! The titles of charts, both languages side by side. Computes nothing.

mod label;

use crate::output::locale::{Language, Locale};
use crate::units::StepUnit;

/// When a backlog clears, in dates that are words already.
#[derive(Clone, Debug)]
pub(crate) struct Clearing {
    /// The stage.
    pub(crate) stage: String,
    /// The step by which half of the runs clear.
    pub(crate) median: Option<String>,
    /// The steps by which one and nine of ten runs clear.
    pub(crate) range: Option<(String, String)>,
    /// The share of runs that do not clear.
    pub(crate) never: f64,
    /// The last step.
    pub(crate) end: String,
}

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

    /// When the backlog clears.
    pub(crate) fn clearing(self, of: &Clearing) -> String {
        let (stage, end) = (self.embed(&of.stage), &of.end);
        let never = self.runs(of.never);
        match (self.language, &of.median, &of.range) {
            (Language::English, Some(median), Some((from, to))) if from == to => {
                if of.never <= 0.0 {
                    format!(
                        "The backlog of {stage} is cleared by the end of {median}, in every run"
                    )
                } else {
                    format!(
                        "The backlog of {stage} is cleared by the end of {median}; in {never} not at all"
                    )
                }
            }
            (Language::Persian, Some(median), Some((from, to))) if from == to => {
                if of.never <= 0.0 {
                    format!("صف {stage} در همهٔ اجراها تا پایان {median} تمام می‌شود")
                } else {
                    format!("صف {stage} تا پایان {median} تمام می‌شود؛ در {never} هرگز")
                }
            }
            (Language::English, Some(median), Some((from, to))) => format!(
                "The backlog of {stage} clears by {median} in half of the runs; in 8 of 10 between {from} and {to}"
            ),
            (Language::Persian, Some(median), Some((from, to))) => format!(
                "صف {stage} در نیمی از اجراها تا {median} تمام می‌شود؛ در ۸ اجرا از ۱۰ میان {from} و {to}"
            ),
            (Language::English, Some(median), None) => format!(
                "The backlog of {stage} clears by {median} in half of the runs; in {never} it lasts beyond {end}"
            ),
            (Language::Persian, Some(median), None) => format!(
                "صف {stage} در نیمی از اجراها تا {median} تمام می‌شود؛ در {never} پس از {end} هم می‌ماند"
            ),
            (Language::English, None, _) if 1.0 <= of.never => {
                format!("The backlog of {stage} is not cleared by {end} in any run")
            }
            (Language::Persian, None, _) if 1.0 <= of.never => {
                format!("صف {stage} در هیچ اجرایی تا {end} تمام نمی‌شود")
            }
            (Language::English, None, _) => {
                format!("The backlog of {stage} is not cleared by {end} in {never}")
            }
            (Language::Persian, None, _) => format!("صف {stage} در {never} تا {end} تمام نمی‌شود"),
        }
    }

    /// Nobody ever waits.
    pub(crate) fn no_backlog(self, stage: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => format!("No backlog forms at {stage}"),
            Language::Persian => format!("در {stage} صفی پدید نمی‌آید"),
        }
    }

    /// The largest gap of the cumulative curves.
    pub(crate) fn gap(self, stage: &str, date: &str, backlog: &str, wait: Option<&str>) -> String {
        let stage = self.embed(stage);
        match (self.language, wait) {
            (Language::English, Some(wait)) => {
                format!(
                    "At the end of {date}, {backlog} wait for {stage}; who joins then is served {wait} later"
                )
            }
            (Language::English, None) => {
                format!(
                    "At the end of {date}, {backlog} wait for {stage}; who joins then is not served within the horizon"
                )
            }
            (Language::Persian, Some(wait)) => {
                format!(
                    "در پایان {date}، {backlog} در صف {stage} هستند؛ نوبت کسی که آن‌گاه می‌پیوندد {wait} بعد می‌رسد"
                )
            }
            (Language::Persian, None) => format!(
                "در پایان {date}، {backlog} در صف {stage} هستند؛ نوبت کسی که آن‌گاه می‌پیوندد در افق محاسبه نمی‌رسد"
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
                format!("Who joins {stage} {date} waits {half}")
            }
            (Language::English, Some(half), Some(most)) => {
                format!(
                    "Of those who join {stage} {date}, half wait at most {half}, 85 in 100 at most {most}"
                )
            }
            (Language::English, Some(half), None) => format!(
                "Of those who join {stage} {date}, half wait at most {half}; more than 15 in 100 wait beyond the horizon"
            ),
            (Language::English, None, _) => {
                format!("More than half of those who join {stage} {date} wait beyond the horizon")
            }
            (Language::Persian, Some(half), Some(most)) if half == most => {
                format!("کسی که {date} به صف {stage} می‌پیوندد {half} منتظر می‌ماند")
            }
            (Language::Persian, Some(half), Some(most)) => format!(
                "از کسانی که {date} به صف {stage} می‌پیوندند، نیمی حداکثر {half} و ۸۵ درصد حداکثر {most} منتظر می‌مانند"
            ),
            (Language::Persian, Some(half), None) => format!(
                "از کسانی که {date} به صف {stage} می‌پیوندند، نیمی حداکثر {half} منتظر می‌مانند؛ بیش از ۱۵ درصد فراتر از افق"
            ),
            (Language::Persian, None, _) => {
                format!(
                    "بیش از نیمی از کسانی که {date} به صف {stage} می‌پیوندند فراتر از افق منتظر می‌مانند"
                )
            }
        }
    }

    /// Nobody waits for another step.
    pub(crate) fn served_at_once(self, stage: &str, date: &str, unit: StepUnit) -> String {
        let (stage, step) = (self.embed(stage), self.step_word(unit));
        match self.language {
            Language::English => {
                format!("Who joins {stage} {date} is served within the same {step}")
            }
            Language::Persian => {
                format!("نوبت کسی که {date} به صف {stage} می‌پیوندد در همان {step} می‌رسد")
            }
        }
    }

    /// What held production back most; `share` says in how many steps.
    pub(crate) fn held_back(self, stage: &str, limit: &str, share: &str) -> String {
        let (stage, limit) = (self.embed(stage), self.embed(limit));
        match self.language {
            Language::English => {
                format!("What held {stage} back most: {limit}, the tightest limit {share}")
            }
            Language::Persian => {
                format!("آنچه {stage} را بیش از همه عقب نگه داشت: {limit}، تنگ‌ترین محدودیت {share}")
            }
        }
    }

    /// No limit was ever tighter than demand.
    pub(crate) fn not_held_back(self, stage: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => format!("Nothing held {stage} back: the queue was always emptied"),
            Language::Persian => format!("هیچ چیز {stage} را عقب نگه نداشت: صف همیشه خالی شد"),
        }
    }

    /// In how many steps a material was missing.
    pub(crate) fn missing(self, material: &str, steps: &str, all: &str) -> String {
        let material = self.embed(material);
        match self.language {
            Language::English => format!(
                "Of {material} there are too few in {steps} of {all}, in at least some runs"
            ),
            Language::Persian => {
                format!("{material} در {steps} از {all}، دست‌کم در برخی اجراها، کم می‌آید")
            }
        }
    }

    /// A material was never missing.
    pub(crate) fn never_missing(self, material: &str) -> String {
        let material = self.embed(material);
        match self.language {
            Language::English => format!("Of {material} there are always enough"),
            Language::Persian => format!("{material} هیچ‌گاه کم نمی‌آید"),
        }
    }

    /// The probability of a pledged date.
    pub(crate) fn pledge(self, stage: &str, date: &str, share: f64) -> String {
        let (stage, runs) = (self.embed(stage), self.runs(share));
        match self.language {
            Language::English => {
                format!("The backlog of {stage} is cleared by the pledged {date} in {runs}")
            }
            Language::Persian if share <= 0.0 => {
                format!("صف {stage} در {runs} تا موعد اعلام‌شده، {date}، تمام نمی‌شود")
            }
            Language::Persian => {
                format!("صف {stage} در {runs} تا موعد اعلام‌شده، {date}، تمام می‌شود")
            }
        }
    }

    /// Which variant clears first.
    pub(crate) fn first_cleared(
        self,
        stage: &str,
        variant: &str,
        date: &str,
        base: Option<&str>,
    ) -> String {
        let (stage, variant) = (self.embed(stage), self.embed(variant));
        match (self.language, base) {
            (Language::English, Some(base)) => {
                format!(
                    "“{variant}” clears {stage} first, by {date} in half of the runs; the base by {base}"
                )
            }
            (Language::English, None) => {
                format!(
                    "“{variant}” clears {stage} first, by {date} in half of the runs; the base does not within the horizon"
                )
            }
            (Language::Persian, Some(base)) => {
                format!(
                    "«{variant}» صف {stage} را زودتر از همه تمام می‌کند: در نیمی از اجراها تا {date}؛ حالت پایه تا {base}"
                )
            }
            (Language::Persian, None) => format!(
                "«{variant}» صف {stage} را زودتر از همه تمام می‌کند: در نیمی از اجراها تا {date}؛ حالت پایه در افق محاسبه نه"
            ),
        }
    }

    /// No variant clears.
    pub(crate) fn none_cleared(self, stage: &str, end: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => {
                format!("In no variant is {stage} cleared by {end} in half of the runs")
            }
            Language::Persian => {
                format!("در هیچ حالتی صف {stage} در نیمی از اجراها تا {end} تمام نمی‌شود")
            }
        }
    }

    /// The same scale for all.
    pub(crate) fn side_by_side(self, stage: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => format!("The backlog of {stage} in every variant, on one scale"),
            Language::Persian => format!("صف {stage} در همهٔ حالت‌ها، با یک مقیاس"),
        }
    }

    /// The largest difference to the base.
    pub(crate) fn fewer(self, stage: &str, variant: &str, date: &str, units: &str) -> String {
        let (stage, variant) = (self.embed(stage), self.embed(variant));
        match self.language {
            Language::English => {
                format!(
                    "With “{variant}”, {units} fewer wait for {stage} at the end of {date} than in the base"
                )
            }
            Language::Persian => format!(
                "با «{variant}»، در پایان {date} صف {stage} به اندازهٔ {units} کوتاه‌تر از حالت پایه است"
            ),
        }
    }

    /// The largest difference to the base, when it is a worse one.
    pub(crate) fn more(self, stage: &str, variant: &str, date: &str, units: &str) -> String {
        let (stage, variant) = (self.embed(stage), self.embed(variant));
        match self.language {
            Language::English => {
                format!(
                    "With “{variant}”, {units} more wait for {stage} at the end of {date} than in the base"
                )
            }
            Language::Persian => format!(
                "با «{variant}»، در پایان {date} صف {stage} به اندازهٔ {units} بلندتر از حالت پایه است"
            ),
        }
    }

    /// The variants do not differ.
    pub(crate) fn no_difference(self, stage: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => {
                format!("The variants leave the backlog of {stage} as it is in the base")
            }
            Language::Persian => format!("صف {stage} در همهٔ حالت‌ها همانند حالت پایه است"),
        }
    }
}
