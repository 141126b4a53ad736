//! The words of charts about classes and regions, both languages side by side. Computes nothing.

use crate::output::locale::{Language, Locale};
use crate::units::StepUnit;

words! {
    /// All regions together.
    all_regions: "all regions", "همهٔ منطقه‌ها";
    /// Column of the share served within the standard.
    column_within: "within standard", "در مهلت استاندارد";
    /// Subtitle of the classes.
    classes_subtitle: "Areas: mean over runs · thick lines: half of those who join wait no longer; thin lines: 85 in 100", "سطح‌ها: میانگین اجراها · خط پررنگ: نیمی از کسانی که می‌پیوندند بیش از آن منتظر نمی‌مانند؛ خط نازک: ۸۵ درصد";
}

impl Locale {
    /// Who waits longest and who shortest, each with the mean wait.
    pub(crate) fn classes_differ(
        self,
        stage: &str,
        (slow, long): &(String, String),
        (fast, short): &(String, String),
    ) -> String {
        let [stage, slow, fast] = [stage, slow, fast].map(|name| self.embed(name));
        match self.language {
            Language::English => format!(
                "{stage}: “{slow}” waits longest, {long} on average; “{fast}” shortest, {short}"
            ),
            Language::Persian => format!(
                "{stage}: «{slow}» بیش از همه منتظر می‌ماند، به‌طور میانگین {long}؛ «{fast}» کمتر از همه، {short}"
            ),
        }
    }

    /// The classes do not differ, or nobody was served.
    pub(crate) fn classes_title(self, stage: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => format!("{stage}: the backlog and the wait of each class"),
            Language::Persian => format!("{stage}: صف و انتظار هر نوع درخواست"),
        }
    }

    /// Panel of a chart of classes.
    pub(crate) fn backlog_by_class(self, unit: StepUnit) -> String {
        let step = self.step_word(unit);
        match self.language {
            Language::English => format!("Waiting at the end of each {step}, by class"),
            Language::Persian => format!("تعداد در صف در پایان هر {step}، به تفکیک نوع درخواست"),
        }
    }

    /// Panel of a chart of classes.
    pub(crate) fn waits_by_class(self, unit: StepUnit) -> String {
        let (step, steps) = (self.step_word(unit), self.step_words(unit));
        match self.language {
            Language::English => format!("Wait in {steps}, by {step} of joining"),
            Language::Persian => format!("مدت انتظار به {step}، بر پایهٔ {step} پیوستن به صف"),
        }
    }

    /// A mean.
    pub(crate) fn on_average(self, amount: &str) -> String {
        match self.language {
            Language::English => format!("{amount} on average"),
            Language::Persian => format!("میانگین {amount}"),
        }
    }

    /// A name with its value.
    pub(crate) fn named(self, name: &str, value: &str) -> String {
        format!("{}: {value}", self.embed(name))
    }

    /// How far regions lie apart; without a ratio where nobody waits in the best one.
    pub(crate) fn spread_title(
        self,
        stage: &str,
        (worst, wait): (&str, &str),
        (best, least): (&str, &str),
        ratio: Option<&str>,
    ) -> String {
        let [stage, worst, best] = [stage, worst, best].map(|name| self.embed(name));
        match (self.language, ratio) {
            (Language::English, Some(ratio)) => format!(
                "{stage}: {worst} waits {wait} on average, {best} {least}; worst over best is {ratio}"
            ),
            (Language::English, None) => {
                format!("{stage}: {worst} waits {wait} on average, {best} not at all")
            }
            (Language::Persian, Some(ratio)) => format!(
                "{stage}: میانگین انتظار در {worst} {wait} است و در {best} {least}؛ نسبت بدترین به بهترین {ratio}"
            ),
            (Language::Persian, None) => {
                format!("{stage}: میانگین انتظار در {worst} {wait} است و در {best} هیچ")
            }
        }
    }

    /// How unequal the regions are in one number, as the end of a subtitle.
    pub(crate) fn gini_words(self, gini: &str) -> String {
        match self.language {
            Language::English => format!(" · Gini coefficient {gini}"),
            Language::Persian => format!(" · ضریب جینی {gini}"),
        }
    }

    /// Subtitle of the ranked regions; some in the middle may be left out.
    pub(crate) fn spread_subtitle(self, unit: StepUnit, left_out: &str, count: usize) -> String {
        let steps = self.step_words(unit);
        let rest = match self.language {
            _ if count == 0 => String::new(),
            Language::English => format!(" · {left_out} in the middle are left out"),
            Language::Persian => format!(" · {left_out} منطقهٔ میانی نشان داده نشده"),
        };
        match self.language {
            Language::English => format!(
                "Mean wait in {steps} of all who are served within the horizon · bar: mean over runs; line: outcomes in 8 of 10 runs{rest}"
            ),
            Language::Persian => format!(
                "میانگین انتظار به {steps} برای همهٔ کسانی که در افق محاسبه نوبتشان می‌رسد · ستون: میانگین اجراها؛ خط: نتیجه در ۸ اجرا از ۱۰{rest}"
            ),
        }
    }

    /// In how many regions the mean wait exceeds the standard.
    pub(crate) fn regions_late(
        self,
        stage: &str,
        (late, all): (&str, &str),
        standard: &str,
    ) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => format!(
                "{stage}: in {late} of {all} regions the mean wait is longer than the standard of {standard}"
            ),
            Language::Persian => format!(
                "{stage}: در {late} منطقه از {all} منطقه میانگین انتظار از مهلت استاندارد، {standard}، بیشتر است"
            ),
        }
    }

    /// The regions, without a standard to hold them to.
    pub(crate) fn regions_title(self, stage: &str) -> String {
        let stage = self.embed(stage);
        match self.language {
            Language::English => {
                format!("{stage}: which regions wait longer than all regions together?")
            }
            Language::Persian => {
                format!("{stage}: کدام منطقه‌ها بیش از میانگین همهٔ منطقه‌ها منتظر می‌مانند؟")
            }
        }
    }

    /// Subtitle of the panels of regions.
    pub(crate) fn regions_subtitle(self, unit: StepUnit) -> String {
        let (step, steps) = (self.step_word(unit), self.step_words(unit));
        match self.language {
            Language::English => format!(
                "Mean wait in {steps} of those served in each {step}, the longest first; number: over the horizon · line: median; band: 8 of 10 runs; grey: all regions"
            ),
            Language::Persian => format!(
                "میانگین انتظار به {step} برای کسانی که در هر {step} نوبتشان می‌رسد، از بیشترین؛ عدد: در کل افق · خط: میانه؛ نوار: ۸ اجرا از ۱۰؛ خاکستری: همهٔ منطقه‌ها"
            ),
        }
    }
}
