//! The words of `check`, both languages side by side. Computes nothing.

use crate::output::locale::{Language, Locale};
use crate::report::explanation::Warning;

/// What stands before a line of `check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Units at the start.
    Opening,
    /// Units that join.
    Joining,
    /// Those who come for what is ready.
    Owners,
    /// Demand over capacity.
    Load,
    /// The division.
    ByHand,
    /// The run without chance.
    Calm,
    /// The capacity that clears it by the end of the horizon.
    Relief,
    /// What the standard asks for.
    Standard,
    /// The limit that holds back first.
    BindsFirst,
    /// What the author should look at.
    Warning,
    /// Heading of the uncertain numbers.
    Inputs,
    /// Heading of the sources.
    Sources,
    /// What stands there when nothing is uncertain.
    NoInputs,
    /// What stands there when all numbers have a source.
    AllTold,
    /// A source without a grade.
    Ungraded,
    /// What stands under a variant that changes none of it.
    AsBase,
    /// The last line.
    Right,
}

impl Label {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Opening => ("waiting at the start", "در صف، در آغاز"),
            Self::Joining => ("joining", "ورود به صف"),
            Self::Owners => ("owners who come", "مراجعهٔ صاحبان"),
            Self::Load => ("load", "بار"),
            Self::ByHand => ("by hand", "حساب سرانگشتی"),
            Self::Calm => ("without chance", "بدون تصادف"),
            Self::Relief => ("to clear by the end", "برای پایان صف تا انتهای افق"),
            Self::Standard => ("standard", "مهلت استاندارد"),
            Self::BindsFirst => ("binds first", "نخستین عامل محدودکننده"),
            Self::Warning => ("WARNING", "هشدار"),
            Self::Inputs => {
                ("Not known (5 % / middle / 95 % of draws)", "نامعلوم‌ها (۵٪ / میانه / ۹۵٪)")
            }
            Self::Sources => ("Where the numbers come from", "منبع عددها"),
            Self::NoInputs => {
                ("nothing: every number is stated as known", "هیچ: همهٔ عددها معلوم‌اند")
            }
            Self::AllTold => {
                ("every number says where it comes from", "منبع همهٔ عددها گفته شده است")
            }
            Self::Ungraded => ("without a grade", "بدون درجه"),
            Self::AsBase => ("as in the base", "مانند حالت پایه"),
            Self::Right => ("The file is right.", "پرونده درست است."),
        }
    }
}

impl Locale {
    /// The words of a label.
    pub fn label(self, label: Label) -> &'static str {
        let (english, persian) = label.words();
        self.pick(english, persian)
    }

    /// The horizon in words.
    pub fn spans(self, from: &str, to: &str, length: &str) -> String {
        match self.language {
            Language::English => format!("{from} to {to}: {length}."),
            Language::Persian => format!("{from} تا {to}: {length}."),
        }
    }

    /// What a run would play.
    pub fn would_play(self, variants: &str, replications: &str, seed: &str) -> String {
        match self.language {
            Language::English => format!(
                "A run plays {variants} × {replications} worlds from seed {seed}; this is one, without chance: \
                 middle values, no noise, outages as their mean."
            ),
            Language::Persian => format!(
                "اجرا {variants} × {replications} دنیا را با بذر {seed} بازی می‌کند؛ این یکی بدون تصادف است: \
                 مقدارهای میانه، بی‌نوسان، خرابی‌ها به اندازهٔ میانگین."
            ),
        }
    }

    /// A number that need not be reached.
    pub fn up_to(self, number: &str) -> String {
        match self.language {
            Language::English => format!("up to {number}"),
            Language::Persian => format!("حداکثر {number}"),
        }
    }

    /// So many a month.
    pub fn a_month(self, amount: &str) -> String {
        match self.language {
            Language::English => format!("{amount} a month"),
            Language::Persian => format!("{amount} در ماه"),
        }
    }

    /// Two paces of joining: in the first year, and over the whole horizon.
    pub fn joining(self, first_year: &str, throughout: &str) -> String {
        if first_year == throughout {
            return self.a_month(first_year);
        }
        match self.language {
            Language::English => {
                format!(
                    "{first_year} a month in the first year, {throughout} over the whole horizon"
                )
            }
            Language::Persian => {
                format!("{first_year} در ماه در سال نخست، {throughout} در کل افق")
            }
        }
    }

    /// Which share of those who wait is called for.
    pub fn owners_come(self, share: &str) -> String {
        match self.language {
            Language::English => format!("for {share} of those that wait, in a month"),
            Language::Persian => format!("برای {share} از آنچه در صف است، در ماه"),
        }
    }

    /// How much a limit allows, with its range.
    pub fn allows(self, pace: &str, range: Option<&str>) -> String {
        match (self.language, range) {
            (_, None) => self.a_month(pace),
            (Language::English, Some(range)) => format!("{pace} a month ({range})"),
            (Language::Persian, Some(range)) => format!("{pace} در ماه ({range})"),
        }
    }

    /// Demand over the tightest limit.
    pub fn load_is(self, load: &str, demand: &str, pace: &str) -> String {
        match self.language {
            Language::English => format!("{load}: {demand} join for {pace} that can be served"),
            Language::Persian => format!("{load}: ورود {demand} در برابر توان {pace}"),
        }
    }

    /// A sum and its result.
    pub fn sum_is(self, sum: &str, result: &str) -> String {
        format!("{sum}: {result}")
    }

    /// When it is cleared.
    pub fn cleared_in(self, step: &str) -> String {
        match self.language {
            Language::English => format!("cleared in {step}"),
            Language::Persian => format!("پایان صف در {step}"),
        }
    }

    /// When it is cleared first, and how many wait at the end all the same.
    pub fn cleared_but_left(self, step: &str, left: &str) -> String {
        match self.language {
            Language::English => format!("cleared in {step}, but {left} wait at the end"),
            Language::Persian => format!("پایان صف در {step}، ولی در پایان {left} منتظرند"),
        }
    }

    /// How many are left at the end of the horizon.
    pub fn left_at_end(self, left: &str) -> String {
        match self.language {
            Language::English => format!("not cleared: {left} still wait at the end"),
            Language::Persian => format!("صف تمام نمی‌شود: {left} در پایان هنوز منتظرند"),
        }
    }

    /// The capacity that is needed, against what there is.
    pub fn relief(self, needed: &str, end: &str) -> String {
        match self.language {
            Language::English => {
                format!("{needed} a month throughout would clear it just by {end}")
            }
            Language::Persian => format!("{needed} در ماه، صف را تا {end} تمام می‌کند"),
        }
    }

    /// What keeping the standard takes.
    pub fn standard_asks(self, standard: &str, mean_wait: &str, queue: &str) -> String {
        match self.language {
            Language::English => {
                format!("{standard}: aim at a mean wait of {mean_wait}, a queue of {queue}")
            }
            Language::Persian => {
                format!("{standard}: هدف، میانگین انتظار {mean_wait} و صف {queue} نفر")
            }
        }
    }

    /// A limit, and when it first holds back.
    pub fn binds_in(self, limit: &str, step: &str) -> String {
        match self.language {
            Language::English => format!("{limit}, in {step}"),
            Language::Persian => format!("{limit}، در {step}"),
        }
    }

    /// A warning as a sentence.
    pub fn warning(self, warning: Warning) -> &'static str {
        let (english, persian) = match warning {
            Warning::Grows => (
                "never clears at this capacity: as many join as can be served, or more",
                "با این توان هرگز تمام نمی‌شود: ورود به صف با توان خدمت برابر یا از آن بیشتر است",
            ),
            Warning::ClearsAndGrows => (
                "it clears at some time, but over the first year as many join as can be served, or more",
                "زمانی تمام می‌شود، ولی در سال نخست ورود به صف با توان خدمت برابر یا از آن بیشتر است",
            ),
            Warning::ComesBack => (
                "it clears at some time, but comes back: more wait at the end than at the start",
                "زمانی تمام می‌شود، ولی بازمی‌گردد: در پایان بیش از آغاز در صف‌اند",
            ),
            Warning::NotWithinHorizon => (
                "does not clear within the horizon, though it shrinks at the pace of the first year",
                "با آنکه با آهنگ سال نخست کوتاه می‌شود، در افق محاسبه تمام نمی‌شود",
            ),
            Warning::NoLimit => (
                "nothing limits this stage: whoever comes is served at once",
                "هیچ عاملی این مرحله را محدود نمی‌کند: هر که بیاید بی‌درنگ خدمت می‌گیرد",
            ),
            Warning::NothingServed => {
                ("nobody is ever served here", "در این مرحله هرگز کسی خدمت نمی‌گیرد")
            }
            Warning::NobodyComes => {
                ("nobody waits here, and nobody comes", "کسی در صف نیست و کسی نمی‌آید")
            }
            Warning::StandardBelowStep => (
                "the standard is shorter than a step, so it asks for service in the same step",
                "مهلت استاندارد از یک گام کوتاه‌تر است، پس خدمت در همان گام را می‌خواهد",
            ),
        };
        self.pick(english, persian)
    }

    /// So many stated sources of a grade.
    pub fn of_grade(self, count: &str, grade: &str) -> String {
        match self.language {
            Language::English => format!("{count} of grade {grade}"),
            Language::Persian => format!("{count} با درجهٔ {grade}"),
        }
    }

    /// So many numbers about which nothing is said.
    pub fn unsourced(self, count: &str) -> String {
        match self.language {
            Language::English => format!("{count} without a source:"),
            Language::Persian => format!("{count} بدون منبع:"),
        }
    }
}
