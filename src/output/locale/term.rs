//! The words of what is measured. Only terms, never sentences.

use crate::model::metric::{Limit, Metric, Subject};
use crate::output::locale::{Language, Locale};

impl Locale {
    /// What a metric is called.
    pub fn metric(self, metric: Metric) -> &'static str {
        match self.language {
            Language::English => english(metric),
            Language::Persian => persian(metric),
        }
    }

    /// What a limit is called.
    pub fn limit(self, limit: &Limit) -> &str {
        match (self.language, limit) {
            (Language::English, Limit::Demand) => "nothing (queue emptied)",
            (Language::Persian, Limit::Demand) => "هیچ (صف خالی شد)",
            (_, Limit::Capacity(name) | Limit::Material(name)) => self.name(name),
        }
    }

    /// What a subject is called.
    pub fn subject(self, subject: &Subject) -> String {
        match (self.language, subject) {
            (Language::English, Subject::Programme) => "the whole programme".to_owned(),
            (Language::Persian, Subject::Programme) => "کل برنامه".to_owned(),
            (
                _,
                Subject::Stage(name)
                | Subject::Demand(name)
                | Subject::Capacity(name)
                | Subject::Material(name)
                | Subject::Supplier(name),
            ) => self.name(name).to_owned(),
            (Language::English, Subject::Limit(stage, limit)) => {
                format!("{}: {}", self.name(stage), self.limit(limit))
            }
            (Language::Persian, Subject::Limit(stage, limit)) => {
                format!("{}: {}", self.embed(self.name(stage)), self.embed(self.limit(limit)))
            }
        }
    }
}

fn english(metric: Metric) -> &'static str {
    match metric {
        Metric::Arrived => "applications",
        Metric::Unregistered => "not yet registered",
        Metric::Joined => "joined",
        Metric::Served => "served",
        Metric::Completed => "completed",
        Metric::Backlog => "backlog",
        Metric::InTransit => "under way",
        Metric::Wait => "wait of those served",
        Metric::Age => "age of those waiting",
        Metric::ServedWithinStandard => "served within the standard",
        Metric::PendingWithinStandard => "waiting within the standard",
        Metric::Available => "capacity",
        Metric::BindingShare => "share of runs held back",
        Metric::Withheld => "withheld",
        Metric::OnHand => "on hand",
        Metric::Received => "received",
        Metric::Used => "used",
        Metric::Shortage => "missing",
        Metric::Shipped => "shipped",
        Metric::Up => "share of runs in operation",
    }
}

fn persian(metric: Metric) -> &'static str {
    match metric {
        Metric::Arrived => "درخواست‌ها",
        Metric::Unregistered => "ثبت‌نام‌نکرده",
        Metric::Joined => "وارد صف شده",
        Metric::Served => "انجام‌شده",
        Metric::Completed => "تحویل‌شده",
        Metric::Backlog => "صف انتظار",
        Metric::InTransit => "در راه",
        Metric::Wait => "مدت انتظار انجام‌شده‌ها",
        Metric::Age => "عمر پرونده‌های در صف",
        Metric::ServedWithinStandard => "انجام‌شده در مهلت استاندارد",
        Metric::PendingWithinStandard => "در صف، درون مهلت استاندارد",
        Metric::Available => "ظرفیت",
        Metric::BindingShare => "سهم اجراهای محدودشده",
        Metric::Withheld => "بازمانده",
        Metric::OnHand => "موجودی",
        Metric::Received => "دریافت‌شده",
        Metric::Used => "مصرف‌شده",
        Metric::Shortage => "کمبود",
        Metric::Shipped => "ارسال‌شده",
        Metric::Up => "سهم اجراهای دایر",
    }
}
