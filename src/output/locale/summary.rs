//! The words of the terminal summary, both languages side by side. Computes nothing.

use crate::output::locale::{Language, Locale};
use crate::units::StepUnit;

/// One saying in both languages; neither can be left out.
struct Words {
    en: &'static str,
    fa: &'static str,
}

/// A heading or a word that stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// Heading of the median clearance date.
    Cleared,
    /// Heading of the range from the 10 % to the 90 % quantile.
    EightInTen,
    /// Heading of the probability that it does not clear within the horizon.
    Never,
    /// Heading of the waits of those who join first.
    WaitNow,
    /// A date beyond the horizon.
    Later,
    /// Heading of the waits through the whole pipeline.
    InHand,
    /// Heading of the backlogs.
    Waiting,
    /// Heading of the backlog with which the horizon begins.
    AtStart,
    /// Heading of the largest backlog.
    Peak,
    /// Heading of the backlog with which the horizon ends.
    AtEnd,
    /// Heading of the classes.
    ByClass,
    /// Heading of the regions.
    ByRegion,
    /// Heading of the mean wait of those served.
    MeanWait,
    /// Heading of the share served within the standard.
    Within,
    /// Heading of all costs.
    Cost,
    /// Heading of the costs of a card.
    PerCard,
    /// Heading of the largest arrears.
    ArrearsPeak,
    /// Heading of their date.
    When,
    /// An amount that there is not.
    None,
    /// Heading of the limits.
    HeldBack,
    /// Heading of the sums by hand.
    ByHand,
    /// Heading of what is divided by what.
    Sum,
    /// Heading of the quotient.
    ComesTo,
    /// Heading of arrivals over pace.
    Load,
    /// What stands there when the sum has no answer.
    DoesNotShrink,
    /// Heading of the assertions.
    Assertions,
    /// An assertion that holds.
    Pass,
    /// An assertion that does not.
    Fail,
    /// All replications came out alike.
    Certain,
}

impl Phrase {
    fn words(self) -> Words {
        match self {
            Self::Cleared => Words { en: "cleared", fa: "پایان صف" },
            Self::EightInTen => Words { en: "8 in 10 runs", fa: "۸ اجرا از ۱۰" },
            Self::Never => Words { en: "never", fa: "هرگز" },
            Self::WaitNow => Words { en: "wait from now", fa: "انتظار از اکنون" },
            Self::Later => Words { en: "later", fa: "دیرتر" },
            Self::InHand => Words {
                en: "Apply now, in hand after", fa: "از درخواست تا دریافت"
            },
            Self::Waiting => Words { en: "Applicants waiting", fa: "متقاضیان در صف" },
            Self::AtStart => Words { en: "at start", fa: "آغاز" },
            Self::Peak => Words { en: "peak", fa: "اوج" },
            Self::AtEnd => Words { en: "at end", fa: "پایان" },
            Self::ByClass => Words { en: "By class", fa: "نوع درخواست" },
            Self::ByRegion => Words { en: "By region", fa: "منطقه" },
            Self::MeanWait => Words { en: "mean wait", fa: "میانگین انتظار" },
            Self::Within => Words { en: "in time", fa: "در مهلت" },
            Self::Cost => Words { en: "cost", fa: "هزینه" },
            Self::PerCard => Words { en: "per card", fa: "هر کارت" },
            Self::ArrearsPeak => Words { en: "arrears peak", fa: "اوج بدهی معوق" },
            Self::When => Words { en: "in", fa: "در" },
            Self::None => Words { en: "none", fa: "ندارد" },
            Self::HeldBack => Words { en: "Held back by", fa: "عامل محدودکننده" },
            Self::ByHand => Words {
                en: "By hand (rates a month)", fa: "حساب سرانگشتی (ماهانه)"
            },
            Self::Sum => Words {
                en: "start ÷ (pace − arrivals)", fa: "آغاز ÷ (توان − ورود)"
            },
            Self::ComesTo => Words { en: "=", fa: "=" },
            Self::Load => Words { en: "load", fa: "بار" },
            Self::DoesNotShrink => {
                Words { en: "does not shrink", fa: "کوتاه نمی‌شود" }
            }
            Self::Assertions => Words { en: "Assertions", fa: "شرط‌ها" },
            Self::Pass => Words { en: "PASS", fa: "برقرار" },
            Self::Fail => Words { en: "FAIL", fa: "نابرقرار" },
            Self::Certain => Words { en: "all alike", fa: "همه یکسان" },
        }
    }
}

impl Locale {
    /// The saying in this language.
    pub fn phrase(self, phrase: Phrase) -> &'static str {
        let Words { en, fa } = phrase.words();
        self.pick(en, fa)
    }

    /// Longer than can be told.
    pub fn over(self, number: &str) -> String {
        match self.language {
            Language::English => format!("over {number}"),
            Language::Persian => format!("بیش از {number}"),
        }
    }

    /// Under which chance a run took place: replications, seed.
    pub fn replications(self, count: &str, seed: &str) -> String {
        match self.language {
            Language::English if count == "1" => format!("1 replication, seed {seed}"),
            Language::English => format!("{count} replications, seed {seed}"),
            Language::Persian => format!("{count} اجرا، بذر {seed}"),
        }
    }

    /// What the two numbers of a wait are.
    pub fn wait_note(self, half: &str, most: &str) -> String {
        let now = self.phrase(Phrase::WaitNow);
        match self.language {
            Language::English => {
                format!("{now}: of those who join next, {half} / {most} wait no longer.")
            }
            Language::Persian => {
                format!(
                    "{now}: {half} / {most} از نخستین کسانی که وارد صف می‌شوند، بیش از این منتظر نمی‌مانند."
                )
            }
        }
    }

    /// What "later" is.
    pub fn later_note(self, end: &str) -> String {
        let later = self.phrase(Phrase::Later);
        match self.language {
            Language::English => format!("{later}: after {end}, where the horizon ends."),
            Language::Persian => format!("{later}: پس از {end} که پایان افق محاسبه است."),
        }
    }

    /// What the mark behind a clearance date is.
    pub fn back_note(self) -> String {
        let (english, persian) = (
            "*: cleared, but waiting again at the end.",
            "*: صف تمام می‌شود، اما در پایان افق دوباره برپاست.",
        );
        self.pick(english, persian).to_owned()
    }

    /// Which stages are left out.
    pub fn idle_note(self, stages: &[&str]) -> String {
        match self.language {
            Language::English => format!("never a backlog: {}.", stages.join(", ")),
            Language::Persian => format!("همیشه بی‌صف: {}.", stages.join("، ")),
        }
    }

    /// How far regions lie apart; without a ratio where nobody waits in the best one.
    pub fn spread_note(self, name: Option<&str>, ratio: Option<&str>, gini: &str) -> String {
        let whose = name.map_or_else(String::new, |name| format!("{name}: "));
        match (self.language, ratio) {
            (Language::English, Some(ratio)) => {
                format!("{whose}longest over shortest wait {ratio}, Gini coefficient {gini}.")
            }
            (Language::English, None) => {
                format!("{whose}some region does not wait at all, Gini coefficient {gini}.")
            }
            (Language::Persian, Some(ratio)) => {
                format!("{whose}نسبت بلندترین به کوتاه‌ترین انتظار {ratio}، ضریب جینی {gini}.")
            }
            (Language::Persian, None) => {
                format!("{whose}در برخی منطقه‌ها انتظاری نیست، ضریب جینی {gini}.")
            }
        }
    }

    /// Heading of the money, with its currency.
    pub fn money_in(self, currency: &str) -> String {
        match self.language {
            Language::English => format!("Money ({currency})"),
            Language::Persian => format!("منابع مالی ({currency})"),
        }
    }

    /// What the numbers of the money are.
    pub fn money_note(self) -> String {
        let waited = self.person_steps(StepUnit::Month);
        match self.language {
            Language::English => {
                format!("means over runs, arrears: median. {waited}: waited in all queues.")
            }
            Language::Persian => {
                format!("میانگین اجراها، بدهی معوق: میانه. {waited}: انتظار در همهٔ صف‌ها.")
            }
        }
    }

    /// Heading of the share of steps in which a limit was the binding one: "of months".
    pub fn of_steps(self, unit: StepUnit) -> String {
        match self.language {
            Language::English => format!("of {}", self.step_words(unit)),
            Language::Persian => format!("سهم {}‌ها", self.step_word(unit)),
        }
    }

    /// The unit of waiting: "person-months".
    pub fn person_steps(self, unit: StepUnit) -> String {
        match self.language {
            Language::English => format!("person-{}", self.step_words(unit)),
            Language::Persian => format!("نفر-{}", self.step_word(unit)),
        }
    }

    /// What the numbers of a limit are.
    pub fn held_back_note(self, unit: StepUnit) -> String {
        let (of_steps, person_steps) = (self.of_steps(unit), self.person_steps(unit));
        match self.language {
            Language::English => format!(
                "{of_steps}: when it was the tightest limit. {person_steps}: waiting charged to it."
            ),
            Language::Persian => format!(
                "{of_steps}: که در آن تنگ‌ترین عامل بود. {person_steps}: انتظاری که به آن برمی‌گردد."
            ),
        }
    }

    /// The sum by hand: opening over pace less arrivals, both of a month.
    pub fn by_hand(self, opening: &str, pace: &str, arrivals: &str) -> String {
        format!("{opening} ÷ ({pace} − {arrivals})")
    }

    /// The claim that a stage is cleared by a date.
    pub fn claims_cleared(self, stage: &str, date: &str) -> String {
        match self.language {
            Language::English => format!("{stage} cleared by {date}"),
            Language::Persian => format!("پایان صف {stage} تا {date}"),
        }
    }

    /// The claim about a backlog at a date.
    pub fn claims_backlog(self, stage: &str, date: &str, bound: &str) -> String {
        match self.language {
            Language::English => format!("backlog of {stage} {bound} in {date}"),
            Language::Persian => format!("صف {stage} در {date} {bound}"),
        }
    }

    /// The claim about the largest backlog.
    pub fn claims_peak(self, stage: &str, bound: &str) -> String {
        match self.language {
            Language::English => format!("peak of {stage} {bound}"),
            Language::Persian => format!("اوج صف {stage} {bound}"),
        }
    }

    /// The claim about the share served within the standard.
    pub fn claims_service(self, stage: &str, bound: &str) -> String {
        match self.language {
            Language::English => format!("share of {stage} within the standard {bound}"),
            Language::Persian => format!("سهم {stage} در مهلت استاندارد {bound}"),
        }
    }

    /// Not more than this.
    pub fn at_most(self, bound: &str) -> String {
        match self.language {
            Language::English => format!("at most {bound}"),
            Language::Persian => format!("حداکثر {bound}"),
        }
    }

    /// Not less than this.
    pub fn at_least(self, bound: &str) -> String {
        match self.language {
            Language::English => format!("at least {bound}"),
            Language::Persian => format!("حداقل {bound}"),
        }
    }

    /// In which share of the runs a claim held, and in which it had to.
    pub fn held_in(self, claim: &str, share: &str, wanted: &str) -> String {
        match self.language {
            Language::English => format!("{claim}: in {share} of runs, {wanted} wanted"),
            Language::Persian => format!("{claim}: در {share} اجراها، لازم {wanted}"),
        }
    }

    /// At how many points of a sweep a claim held often enough.
    pub fn held_at(self, claim: &str, wanted: &str, points: &str, all: &str) -> String {
        match self.language {
            Language::English => format!("{claim}, {wanted} wanted: at {points} of {all} points"),
            Language::Persian => format!("{claim}، لازم {wanted}: در {points} نقطه از {all}"),
        }
    }

    /// Where the results are, and what they took.
    pub fn afterword(self, folder: &str, seconds: &str) -> String {
        match self.language {
            Language::English => format!("Results in {folder}, after {seconds} s."),
            Language::Persian => format!("نتایج در {folder}، پس از {seconds} ثانیه."),
        }
    }
}
