//! The words of mixes of two levers, both languages side by side. Computes nothing.

use crate::output::locale::{Language, Locale};

impl Locale {
    /// The finding: so much of each is enough, at this cost.
    pub fn cheapest(
        self,
        one: (&str, &str),
        other: (&str, &str),
        claim: &str,
        wanted: &str,
        cost: &str,
    ) -> String {
        let keys = (self.embed(one.0), self.embed(other.0));
        match self.language {
            Language::English => format!(
                "Cheapest: {} at {} and {} at {}, for {cost}: {claim} with {wanted}.",
                keys.0, one.1, keys.1, other.1
            ),
            Language::Persian => format!(
                "ارزان‌ترین: {} برابر {} و {} برابر {}، با هزینهٔ {cost}: {claim} با احتمال {wanted}.",
                keys.0, one.1, keys.1, other.1
            ),
        }
    }

    /// Not even the most of both is enough.
    pub fn no_mix(self, claim: &str, wanted: &str, share: &str) -> String {
        match self.language {
            Language::English => format!(
                "Out of reach: not even the most of both gives “{claim}” with {wanted}; it holds in {share} of runs."
            ),
            Language::Persian => format!(
                "دست‌نیافتنی: بیشترین مقدار هر دو هم «{claim}» را با احتمال {wanted} نمی‌دهد؛ در {share} اجراها برقرار است."
            ),
        }
    }

    /// How sure the share at the cheapest mix is.
    pub fn mix_error(self, share: &str, low: &str, high: &str, count: &str) -> String {
        match self.language {
            Language::English => format!(
                "It holds there in {share} of {count} replications (95 % interval of the share: {low} to {high})."
            ),
            Language::Persian => format!(
                "آنجا در {share} از {count} اجرا برقرار است (بازهٔ ۹۵ درصدی سهم: {low} تا {high})."
            ),
        }
    }

    /// Heading of what is enough.
    pub fn mix_heading(self) -> &'static str {
        self.pick("What is enough", "چه اندازه بس است")
    }

    /// Column: what both cost.
    pub fn column_cost(self) -> &'static str {
        self.pick("cost", "هزینه")
    }

    /// What the curve of a mix is.
    pub fn mix_subtitle(self) -> &'static str {
        self.pick(
            "On and above the curve it is enough. Along the dashes everything costs as much as the cheapest mix.",
            "روی منحنی و بالای آن بس است. روی خط‌چین همه‌جا هزینه همان هزینهٔ ارزان‌ترین آمیزه است.",
        )
    }
}
