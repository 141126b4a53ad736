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

    /// What a limit is called; it stands behind "held back by".
    pub fn limit(self, limit: &Limit) -> &str {
        match (self.language, limit) {
            (Language::English, Limit::Demand) => "nothing (queue emptied)",
            (Language::Persian, Limit::Demand) => "هیچ (صف خالی شد)",
            (Language::English, Limit::Owners) => "owners who did not come",
            (Language::Persian, Limit::Owners) => "مراجعه‌نکردن صاحبان",
            (Language::English, Limit::Funds) => "lack of money",
            (Language::Persian, Limit::Funds) => "کمبود پول",
            (_, Limit::Capacity(name) | Limit::Material(name)) => self.name(name),
        }
    }

    /// What a subject is called.
    pub fn subject(self, subject: &Subject) -> String {
        match (self.language, subject) {
            (Language::English, Subject::Programme) => "the whole programme".to_owned(),
            (Language::Persian, Subject::Programme) => "کل برنامه".to_owned(),
            (Language::English, Subject::Funds) => "the programme's money".to_owned(),
            (Language::Persian, Subject::Funds) => "منابع مالی برنامه".to_owned(),
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
        Metric::Withdrawn => "gave up waiting",
        Metric::Rejected => "turned out bad",
        Metric::WaitRatio => "longest over shortest wait of regions",
        Metric::WaitGini => "Gini coefficient of waits",
        Metric::InService => "cards in service",
        Metric::Expired => "expired",
        Metric::Lost => "lost or damaged",
        Metric::Ordered => "ordered",
        Metric::OnOrder => "on order",
        Metric::StockOut => "share of runs that ran short",
        Metric::Cash => "cash",
        Metric::Released => "budget released",
        Metric::Fees => "fees kept",
        Metric::Cost => "costs",
        Metric::Paid => "paid",
        Metric::Payable => "unpaid invoices",
        Metric::Arrears => "arrears (overdue)",
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
        Metric::Withdrawn => "منصرف‌شده",
        Metric::Rejected => "معیوب",
        Metric::WaitRatio => "نسبت بلندترین به کوتاه‌ترین انتظار منطقه‌ها",
        Metric::WaitGini => "ضریب جینی انتظار",
        Metric::InService => "کارت‌های معتبر",
        Metric::Expired => "منقضی‌شده",
        Metric::Lost => "مفقود یا آسیب‌دیده",
        Metric::Ordered => "سفارش‌داده‌شده",
        Metric::OnOrder => "سفارش دریافت‌نشده",
        Metric::StockOut => "سهم اجراهای دچار کمبود",
        Metric::Cash => "موجودی نقدی",
        Metric::Released => "بودجهٔ تخصیص‌یافته",
        Metric::Fees => "سهم برنامه از کارمزد",
        Metric::Cost => "هزینه",
        Metric::Paid => "پرداخت‌شده",
        Metric::Payable => "کل بدهی",
        Metric::Arrears => "بدهی معوق",
    }
}
