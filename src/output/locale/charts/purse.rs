//! The words of charts about money and about cards in service, both languages side by side. Computes nothing.

use crate::output::locale::{Language, Locale};
use crate::units::StepUnit;

words! {
    /// Costs that arose since the start.
    word_costs: "costs", "هزینه";
    /// Budget and fees since the start.
    word_income: "budget and fees", "بودجه و کارمزد";
    /// No bill was ever late.
    bills_paid: "Every bill is paid when it is due", "همهٔ صورت‌حساب‌ها سر موعد پرداخت می‌شوند";
    /// Subtitle of the money.
    money_subtitle: "Lines: median; bands: outcomes in 8 of 10 runs · costs and income since the start: mean over runs", "خط: میانه؛ نوار: نتیجه در ۸ اجرا از ۱۰ · هزینه و درآمد از آغاز: میانگین اجراها";
    /// Panel of the chart of cards.
    in_service_panel: "Valid cards", "کارت‌های معتبر";
}

impl Locale {
    /// When arrears are largest.
    pub(crate) fn arrears_peak(self, amount: &str, step: &str) -> String {
        match self.language {
            Language::English => format!("Arrears peak at {amount} in {step}"),
            Language::Persian => format!("اوج بدهی معوق {amount} است، در {step}"),
        }
    }

    /// There are arrears in fewer than half of the runs.
    pub(crate) fn arrears_in(self, runs: &str) -> String {
        match self.language {
            Language::English => format!("Some bills are paid late in {runs}"),
            Language::Persian => format!("برخی صورت‌حساب‌ها در {runs} دیر پرداخت می‌شوند"),
        }
    }

    /// What a card costs, after a sentence.
    pub(crate) fn and_card_costs(self, story: &str, amount: &str) -> String {
        match self.language {
            Language::English => format!("{story}; a card costs {amount}"),
            Language::Persian => format!("{story}؛ هر کارت {amount} هزینه دارد"),
        }
    }

    /// Panel of the money.
    pub(crate) fn owed_panel(self, unit: StepUnit, currency: &str) -> String {
        let step = self.step_word(unit);
        match self.language {
            Language::English => format!("Owed at the end of each {step}, {currency}"),
            Language::Persian => format!("بدهی در پایان هر {step}، {currency}"),
        }
    }

    /// Panel of the money.
    pub(crate) fn cash_panel(self, unit: StepUnit, currency: &str) -> String {
        let step = self.step_word(unit);
        match self.language {
            Language::English => format!("Cash at the end of each {step}, {currency}"),
            Language::Persian => format!("موجودی نقدی در پایان هر {step}، {currency}"),
        }
    }

    /// Panel of the money.
    pub(crate) fn totals_panel(self, currency: &str) -> String {
        match self.language {
            Language::English => format!("Costs and income since the start, {currency}"),
            Language::Persian => format!("هزینه و درآمد از آغاز، {currency}"),
        }
    }

    /// Very many cards expire in one step.
    pub(crate) fn cliff(self, cards: &str, step: &str, share: &str) -> String {
        match self.language {
            Language::English => {
                format!("{cards} cards expire in {step}, {share} of all that are valid")
            }
            Language::Persian => {
                format!("{cards} کارت در {step} منقضی می‌شود، {share} همهٔ کارت‌های معتبر")
            }
        }
    }

    /// How the number of valid cards goes.
    pub(crate) fn in_service_goes(self, from: &str, to: &str, end: &str) -> String {
        match self.language {
            Language::English => {
                format!("Valid cards go from {from} to {to} by the end of {end}")
            }
            Language::Persian => {
                format!("کارت‌های معتبر تا پایان {end} از {from} به {to} می‌رسند")
            }
        }
    }

    /// Subtitle of the chart of cards.
    pub(crate) fn service_subtitle(self, unit: StepUnit) -> String {
        let step = self.step_word(unit);
        match self.language {
            Language::English => format!(
                "Cards at the end of each {step} (line: median; band: 8 of 10 runs) · below, what happens in each {step}, mean over runs"
            ),
            Language::Persian => format!(
                "کارت‌ها در پایان هر {step} (خط: میانه؛ نوار: ۸ اجرا از ۱۰) · پایین: رخدادهای هر {step}، میانگین اجراها"
            ),
        }
    }

    /// Panel of the chart of cards.
    pub(crate) fn expired_panel(self, unit: StepUnit) -> String {
        let step = self.step_word(unit);
        match self.language {
            Language::English => format!("Cards that cease to be valid in each {step}"),
            Language::Persian => format!("کارت‌هایی که در هر {step} از اعتبار می‌افتند"),
        }
    }

    /// Panel of the chart of cards.
    pub(crate) fn streams_panel(self, unit: StepUnit) -> String {
        let step = self.step_word(unit);
        match self.language {
            Language::English => format!("Applications in each {step}"),
            Language::Persian => format!("درخواست‌های هر {step}"),
        }
    }

    /// The largest amount of a step, with the step.
    pub(crate) fn up_to_in(self, amount: &str, step: &str) -> String {
        match self.language {
            Language::English => format!("up to {amount}, {step}"),
            Language::Persian => format!("تا {amount}، {step}"),
        }
    }
}
