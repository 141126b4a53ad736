//! The subtitles, footers and labels of charts, both languages side by side. Computes nothing.

use crate::output::locale::{Language, Locale};
use crate::units::StepUnit;

/// How a chart shows what differs between runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chance {
    /// Nothing differs.
    None,
    /// A line on each bar.
    Whiskers,
    /// Bands, where bars would be too narrow.
    Bands,
}

words! {
    /// The gap of the cumulative curves.
    word_backlog: "backlog", "صف";
    /// The distance of the cumulative curves.
    word_wait: "wait", "انتظار";
    /// All who ever joined.
    word_joined: "Joined", "پیوسته به صف";
    /// All who were ever served.
    word_served: "Served", "انجام‌شده";
    /// The middle one.
    word_median: "median", "میانه";
    /// The moment of clearance.
    word_cleared: "cleared", "پایان صف";
    /// All who join in a step, when they wait alike.
    word_everyone: "everyone", "همه";
    /// The service standard.
    word_standard: "standard", "مهلت استاندارد";
    /// Where the calculation begins.
    word_start: "start", "آغاز";
    /// The part of a waits chart that nobody has lived to see.
    still_waiting: "still waiting at the end of the horizon", "هنوز در صف در پایان افق محاسبه";
    /// The date of an assertion.
    word_pledged: "pledged", "موعد";
    /// Panel of a supply chart.
    received_panel: "Received, and missing on top of it", "دریافت‌شده، و کمبود بر روی آن";
    /// Panel of a supply chart.
    on_hand_panel: "On hand at the end", "موجودی در پایان دوره";
    /// Panel of a supply chart with orders.
    on_order_panel: "On hand, and on order, at the end", "موجودی و سفارش دریافت‌نشده در پایان دوره";
    /// Panel of a limits chart.
    share_panel: "Share of runs in which each limit was the binding one", "سهم اجراهایی که هر محدودیت در آن‌ها تنگ‌ترین بود";
    /// Material that is missing.
    word_missing: "missing", "کمبود";
    /// Material that came.
    word_received: "received", "دریافت";
    /// A day on which a material ran out.
    word_short: "ran short in some runs", "کمبود در برخی اجراها";
    /// Column of the table of answers.
    column_variant: "Variant", "حالت";
    /// Column of the table of answers.
    column_clears: "Clears, half of runs", "پایان صف (نیمی از اجراها)";
    /// Column of the table of answers.
    column_range: "8 of 10 runs", "۸ اجرا از ۱۰";
    /// Column of the table of answers.
    column_wait: "Next 85 in 100 wait", "انتظار ۸۵٪ نفرات بعد";
    /// Column of the table of answers.
    column_peak: "Peak", "اوج";
    /// Column of the table of answers.
    column_left: "Left at end", "ماندهٔ پایان";
    /// What the markers of published figures are, as the end of a subtitle.
    marker_key: " · published: dots; rings: estimates; triangles: lower bounds", " · رقم‌های منتشرشده: نقطه؛ حلقه: برآورد؛ سه‌گوش: دست‌کم";
    /// A date beyond the horizon.
    beyond: "beyond horizon", "فراتر از افق";
    /// Nothing to tell.
    nothing: "–", "–";
}

impl Locale {
    /// How the bands of a chart are to be read. Bands of outcomes, not confidence intervals.
    pub(crate) fn bands(self) -> &'static str {
        match self.language {
            Language::English => "line: median; bands: outcomes in 50, 80 and 95 of 100 runs",
            Language::Persian => "خط: میانه؛ نوارها: نتیجه در ۵۰، ۸۰ و ۹۵ اجرا از ۱۰۰ اجرا",
        }
    }

    /// Panel of a limits chart.
    pub(crate) fn withheld_panel(self, unit: StepUnit) -> String {
        let step = self.step_word(unit);
        match self.language {
            Language::English => {
                format!("Units that each limit withheld in a {step}, mean over runs")
            }
            Language::Persian => {
                format!("تعدادی که هر محدودیت در هر {step} بازداشت، میانگین اجراها")
            }
        }
    }

    /// Subtitle of the time through the whole pipeline.
    pub(crate) fn passing_subtitle(self, unit: StepUnit) -> String {
        let (step, steps) = (self.step_word(unit), self.step_words(unit));
        match self.language {
            Language::English => format!(
                "From application to receipt, in {steps}, by {step} of application · units of all runs together · each line: that many in 100 take no longer"
            ),
            Language::Persian => format!(
                "از درخواست تا دریافت به {step}، بر پایهٔ {step} درخواست · همهٔ اجراها با هم · هر خط: این درصد بیش از آن طول نمی‌کشند"
            ),
        }
    }

    /// How one band is to be read.
    pub(crate) fn band(self) -> &'static str {
        match self.language {
            Language::English => "line: median; band: outcomes in 8 of 10 runs",
            Language::Persian => "خط: میانه؛ نوار: نتیجه در ۸ اجرا از ۱۰",
        }
    }

    /// There is no chance in it.
    pub(crate) fn every_run(self) -> &'static str {
        match self.language {
            Language::English => "the same in every run",
            Language::Persian => "در همهٔ اجراها یکسان",
        }
    }

    /// Subtitle of a stock with what its bands mean.
    pub(crate) fn waiting_at_end(self, unit: StepUnit, bands: &str) -> String {
        let step = self.step_word(unit);
        match self.language {
            Language::English => format!("Waiting at the end of each {step} · {bands}"),
            Language::Persian => format!("تعداد در صف در پایان هر {step} · {bands}"),
        }
    }

    /// Subtitle of the cumulative curves.
    pub(crate) fn cumulative_subtitle(self, chance: bool) -> String {
        match (self.language, chance) {
            (Language::English, true) => {
                "All who ever joined and were ever served · mean over runs".to_owned()
            }
            (Language::English, false) => {
                "All who ever joined and were ever served · the same in every run".to_owned()
            }
            (Language::Persian, true) => {
                "همهٔ کسانی که تاکنون به صف پیوسته‌اند یا کارشان انجام شده · میانگین اجراها"
                    .to_owned()
            }
            (Language::Persian, false) => {
                "همهٔ کسانی که تاکنون به صف پیوسته‌اند یا کارشان انجام شده · در همهٔ اجراها یکسان"
                    .to_owned()
            }
        }
    }

    /// Subtitle of the waits.
    pub(crate) fn waits_subtitle(self, unit: StepUnit) -> String {
        let (step, steps) = (self.step_word(unit), self.step_words(unit));
        match self.language {
            Language::English => {
                format!(
                    "Wait in {steps} by {step} of joining · units of all runs together · each line: that many in 100 wait no longer"
                )
            }
            Language::Persian => {
                format!(
                    "مدت انتظار به {step}، بر پایهٔ {step} پیوستن به صف · همهٔ اجراها با هم · هر خط: این درصد بیش از آن منتظر نمی‌مانند"
                )
            }
        }
    }

    /// Line of a waits chart: so many in a hundred.
    pub(crate) fn in_hundred(self, percent: f64) -> String {
        match self.language {
            Language::English => format!("{} in 100", self.number(percent)),
            Language::Persian => format!("{} درصد", self.number(percent)),
        }
    }

    /// Subtitle of the limits.
    pub(crate) fn limits_subtitle(self, unit: StepUnit) -> String {
        let step = self.step_word(unit);
        match self.language {
            Language::English => format!(
                "The tightest limit of each {step}, and what each limit cut off; charges run from the loosest limit to the tightest, each for what the looser ones left"
            ),
            Language::Persian => format!(
                "تنگ‌ترین محدودیت هر {step}، و آنچه هر محدودیت بازداشت؛ حساب از گشادترین محدودیت به تنگ‌ترین می‌رود، هر یک از آنچه گشادترها باقی گذاشتند"
            ),
        }
    }

    /// Subtitle of a material's chart.
    pub(crate) fn supply_subtitle(self, unit: StepUnit, chance: Chance) -> String {
        let step = self.step_word(unit);
        match (self.language, chance) {
            (Language::English, Chance::Whiskers) => format!(
                "Units by {step} · bars: mean over runs; whiskers and band: 8 of 10 runs; line: median"
            ),
            (Language::English, Chance::Bands) => format!(
                "Units by {step} · received: mean over runs; bands: 8 of 10 runs; line on hand: median"
            ),
            (Language::English, Chance::None) => {
                format!("Units by {step} · the same in every run")
            }
            (Language::Persian, Chance::Whiskers) => format!(
                "تعداد در هر {step} · ستون: میانگین اجراها؛ میله و نوار: ۸ اجرا از ۱۰؛ خط: میانه"
            ),
            (Language::Persian, Chance::Bands) => format!(
                "تعداد در هر {step} · دریافت: میانگین اجراها؛ نوارها: ۸ اجرا از ۱۰؛ خط موجودی: میانه"
            ),
            (Language::Persian, Chance::None) => {
                format!("تعداد در هر {step} · در همهٔ اجراها یکسان")
            }
        }
    }

    /// Subtitle of the clearance distribution.
    pub(crate) fn clearance_subtitle(self, unit: StepUnit) -> String {
        let step = self.step_word(unit);
        match self.language {
            Language::English => format!(
                "Bars: share of runs that clear in a {step}, base · lines: share cleared by then"
            ),
            Language::Persian => format!(
                "ستون: سهم اجراهایی که صف در آن {step} تمام می‌شود، حالت پایه · خط: سهم تمام‌شده تا آن زمان"
            ),
        }
    }

    /// Subtitle of the comparison.
    pub(crate) fn comparison_subtitle(self, unit: StepUnit) -> String {
        let step = self.step_word(unit);
        match self.language {
            Language::English => format!(
                "Waiting at the end of each {step}, median over runs · all variants under the same luck"
            ),
            Language::Persian => {
                format!("تعداد در صف در پایان هر {step}، میانهٔ اجراها · همهٔ حالت‌ها با بخت یکسان")
            }
        }
    }

    /// Subtitle of the differences.
    pub(crate) fn difference_subtitle(self, bands: &str) -> String {
        match self.language {
            Language::English => {
                format!("Backlog minus that of the base, run by run under the same luck · {bands}")
            }
            Language::Persian => {
                format!("صف هر حالت منهای صف حالت پایه، اجرا به اجرا با بخت یکسان · {bands}")
            }
        }
    }

    /// In a step: "in Aban 1399", "on 7 Aban 1399".
    pub(crate) fn within(self, unit: StepUnit, step: &str) -> String {
        match (self.language, unit) {
            (Language::English, StepUnit::Day) => format!("on {step}"),
            (Language::English, StepUnit::Week | StepUnit::Month) => format!("in {step}"),
            (Language::Persian, _) => format!("در {step}"),
        }
    }

    /// What a limit took away in a step.
    pub(crate) fn withheld_per_step(self, units: &str, unit: StepUnit) -> String {
        let step = self.step_word(unit);
        match self.language {
            Language::English => format!("withheld {units} a {step}"),
            Language::Persian => format!("بازداشته: {units} در {step}"),
        }
    }

    /// A lower bound.
    pub(crate) fn or_more(self, value: &str) -> String {
        match self.language {
            Language::English => format!("at least {value}"),
            Language::Persian => format!("دست‌کم {value}"),
        }
    }

    /// A figure and who published it.
    pub(crate) fn said(self, value: &str, source: &str) -> String {
        match self.language {
            Language::English => format!("{value} ({source})"),
            Language::Persian => format!("{value} ({})", self.embed(source)),
        }
    }

    /// The share of steps in which a limit was the tightest.
    pub(crate) fn share_of(self, share: &str, unit: StepUnit) -> String {
        match self.language {
            Language::English => format!("in {share} of {}", self.step_words(unit)),
            Language::Persian => format!("در {share} {}‌ها", self.step_word(unit)),
        }
    }

    /// The probability by a date, as a table's column.
    pub(crate) fn column_by(self, date: &str) -> String {
        match self.language {
            Language::English => format!("Cleared by {date}"),
            Language::Persian => format!("تمام‌شده تا {date}"),
        }
    }

    /// A range of two dates or numbers.
    pub(crate) fn range(self, from: &str, to: &str) -> String {
        match self.language {
            // A dash before a minus would be read as one more minus.
            Language::English if to.starts_with(['-', '−']) => format!("{from} to {to}"),
            Language::English => format!("{from} – {to}"),
            Language::Persian => format!("{from} تا {to}"),
        }
    }

    /// The share of runs not cleared by the end.
    pub(crate) fn never_by(self, end: &str, share: &str) -> String {
        match self.language {
            Language::English => format!("not cleared by {end}: {share}"),
            Language::Persian => format!("تمام‌نشده تا {end}: {share}"),
        }
    }

    /// The bottom line of every chart.
    pub(crate) fn footer(self, scenario: &str, seed: u64, replications: u32) -> String {
        let (scenario, version) = (self.embed(scenario), env!("CARGO_PKG_VERSION"));
        match self.language {
            Language::English => {
                let runs = if replications == 1 { "run" } else { "runs" };
                format!(
                    "{scenario} · {} {runs} · seed {seed} · nobat {version}",
                    self.exact(f64::from(replications))
                )
            }
            Language::Persian => format!(
                "{scenario} · {} اجرا · بذر {} · نوبت {}",
                self.exact(f64::from(replications)),
                self.plain(seed),
                self.plain(version)
            ),
        }
    }
}
