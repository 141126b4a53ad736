//! The words of sensitivity analyses, both languages side by side. Computes nothing.

use crate::output::locale::{Language, Locale};

impl Locale {
    /// What to find out first.
    pub fn find_out_first(self, key: &str, swing: &str, answer: &str) -> String {
        let key = self.embed(key);
        match self.language {
            Language::English => {
                format!("Find out {key} first: it alone moves the answer by {swing} ({answer})")
            }
            Language::Persian => {
                format!("نخست {key} را روشن کنید: به‌تنهایی پاسخ را {swing} جابه‌جا می‌کند ({answer})")
            }
        }
    }

    /// Its part of the variance.
    pub fn explains(self, key: &str, share: &str) -> String {
        let key = self.embed(key);
        match self.language {
            Language::English => {
                format!(
                    "Knowing {key} would take away {share} of the variance that comes from what is not known."
                )
            }
            Language::Persian => format!(
                "دانستن {key} نزدیک {share} از واریانس ناشی از نادانسته‌ها را از میان می‌برد."
            ),
        }
    }

    /// What plain chance does.
    pub fn chance_part(self, share: &str) -> String {
        match self.language {
            Language::English => format!(
                "Plain chance alone, with every unknown at its median, gives {share} of the whole variance: no finding out removes that."
            ),
            Language::Persian => format!(
                "بخت تنها، با هر نادانسته در میانهٔ خود، {share} کل واریانس را می‌سازد: این را هیچ پرس‌وجویی کم نمی‌کند."
            ),
        }
    }

    /// Correlations are left aside.
    pub fn as_if_independent(self) -> &'static str {
        self.pick(
            "The scenario correlates some unknowns; here they vary as if they were independent.",
            "سناریو برخی نادانسته‌ها را همبسته می‌داند؛ اینجا چنان تغییر می‌کنند که گویی مستقل‌اند.",
        )
    }

    /// There is nothing to find out.
    pub fn no_unknowns(self) -> &'static str {
        self.pick(
            "The scenario has no uncertain numbers: write one as a distribution, such as { uniform = [0.5, 1.5] }.",
            "این سناریو عدد نامعلومی ندارد: یکی را به‌صورت توزیع بنویسید، مانند { uniform = [0.5, 1.5] }.",
        )
    }

    /// No unknown moves the answer.
    pub fn nothing_moves(self, answer: &str) -> String {
        match self.language {
            Language::English => format!("No unknown moves the answer ({answer})"),
            Language::Persian => format!("هیچ نادانسته‌ای پاسخ را جابه‌جا نمی‌کند ({answer})"),
        }
    }

    /// How never was counted.
    pub fn never_counts(self, share: &str, end: &str) -> String {
        match self.language {
            Language::English => {
                format!(
                    "In {share} of runs it is never cleared within the horizon; that counts as the end of it, {end}."
                )
            }
            Language::Persian => {
                format!(
                    "در {share} اجراها صف در افق محاسبه تمام نمی‌شود؛ این به‌جای پایان افق، {end}، شمرده شده است."
                )
            }
        }
    }

    /// What the bars of a tornado are.
    pub fn tornado_subtitle(self) -> &'static str {
        self.pick(
            "Mean over runs with one unknown at its 10 % and 90 % quantile (written at the ends), the others at their medians, under the same luck.",
            "میانگین اجراها با یک نادانسته در صدک ۱۰ و ۹۰ خود (نوشته در دو سر) و بقیه در میانه، با یک بخت.",
        )
    }

    /// The title of the chart of indices.
    pub fn indices_title(self, answer: &str) -> String {
        match self.language {
            Language::English => format!("Where the uncertainty comes from: {answer}"),
            Language::Persian => format!("عدم‌قطعیت از کجا می‌آید: {answer}"),
        }
    }

    /// What its bars are.
    pub fn indices_subtitle(self) -> &'static str {
        self.pick(
            "Share of the variance from unknowns. Dark: by itself (first order). Pale: with all its interactions (total). Lines: 95 % bootstrap intervals.",
            "سهم از واریانس نادانسته‌ها. پررنگ: به‌تنهایی (مرتبهٔ نخست). کم‌رنگ: با همهٔ برهم‌کنش‌ها (کل). خط‌ها: بازهٔ ۹۵ درصدی بوت‌استرپ.",
        )
    }

    /// The title of the chart of elementary effects.
    pub fn effects_title(self, answer: &str) -> String {
        match self.language {
            Language::English => format!("What moves the answer anywhere in its range: {answer}"),
            Language::Persian => format!("چه چیز پاسخ را در سراسر بازه‌اش می‌جنباند: {answer}"),
        }
    }

    /// What its bars are.
    pub fn effects_subtitle(self) -> &'static str {
        self.pick(
            "Effect of each unknown over its whole range (Morris). Dark: its mean size. Pale: its spread, where it depends on the others, or bends. Lines: 95 % bootstrap intervals.",
            "اثر هر نادانسته در همهٔ بازه‌اش (موریس). پررنگ: میانگین اندازه. کم‌رنگ: پراکندگی، آنجا که به بقیه بستگی دارد یا خم می‌شود. خط‌ها: بازهٔ ۹۵ درصدی بوت‌استرپ.",
        )
    }

    /// Heading of elementary effects.
    pub fn screening_heading(self) -> &'static str {
        self.pick(
            "Elementary effects, over the whole range of each unknown",
            "اثرهای مقدماتی، در همهٔ بازهٔ هر نادانسته",
        )
    }

    /// Column: the mean size of effects.
    pub fn column_effect(self) -> &'static str {
        self.pick("size (μ*)", "اندازه (μ*)")
    }

    /// Column: its interval.
    pub fn column_interval(self) -> &'static str {
        self.pick("95 % interval", "بازهٔ ۹۵ درصدی")
    }

    /// Column: the spread of effects.
    pub fn column_spread(self) -> &'static str {
        self.pick("spread (σ)", "پراکندگی (σ)")
    }

    /// Column: first order.
    pub fn column_first(self) -> &'static str {
        self.pick("alone", "به‌تنهایی")
    }

    /// Column: total.
    pub fn column_total(self) -> &'static str {
        self.pick("in all", "روی‌هم")
    }

    /// Column: how far it moves the answer.
    pub fn column_swing(self) -> &'static str {
        self.pick("swing", "دامنه")
    }
}
