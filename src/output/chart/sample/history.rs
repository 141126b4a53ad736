//! Thirteen years with many events and many published figures. Never part of the program.

use crate::calendar::DaySpan;
use crate::model::Label;
use crate::model::metric::Metric;
use crate::model::question::{Event, Exactness, Reported, ReportedMetric, ReportedPoint};
use crate::model::{Name, ShortageWindow, StageId};
use crate::output::chart::sample::Recipe;
use crate::output::chart::sample::play::Luck;
use crate::report::Report;

const EVENTS: [(&str, &str, &str); 15] = [
    ("1392-04", "First smart cards", "نخستین کارت‌های هوشمند"),
    ("1393-09", "All provinces join", "پیوستن همهٔ استان‌ها"),
    ("1395-02", "Old cards no longer printed", "پایان چاپ کارت قدیمی"),
    ("1396-07", "New machines: 2.5 M a month", "ماشین‌های تازه: ۲٫۵ میلیون در ماه"),
    ("1396-10", "Banks ask for the smart card", "بانک‌ها کارت هوشمند می‌خواهند"),
    ("1397-02", "Sanctions announced", "اعلام تحریم‌ها"),
    ("1397-08", "Foreign card bodies stop", "توقف بدنهٔ کارت خارجی"),
    ("1398-05", "Nine million bodies promised", "وعدهٔ نه میلیون بدنه"),
    ("1398-12", "Epidemic", "همه‌گیری"),
    ("1399-08", "A million a month promised", "وعدهٔ یک میلیون در ماه"),
    ("1400-01", "Old cards valid again", "اعتبار دوبارهٔ کارت‌های قدیمی"),
    ("1400-06", "New administration", "دولت تازه"),
    ("1401-03", "Bill of the ministry", "لایحهٔ وزارت کشور"),
    ("1402-12", "Clearance pledged", "وعدهٔ پایان صف"),
    ("1403-09", "Money named as the cause", "پول، علت تأخیر"),
];

/// The recipe of the whole programme.
pub(in super::super) fn recipe() -> Recipe {
    Recipe {
        span: ("1392-01", "1404-12"),
        runs: 100,
        backlog: 400_000.0,
        arrivals: 410_000.0,
        paces: vec![380_000.0],
        ..Recipe::usual()
    }
}

/// The report with events, windows and figures of the whole programme in place of its own.
pub(in super::super) fn with_history(mut report: Report) -> Report {
    let calendar = report.calendar;
    let mut luck = Luck::new();
    let name = |key: &str, english: &str, persian: &str| {
        Name::new(key, Label::from(english).and("fa", persian))
    };
    let steps = report.steps.clone();
    let outcome = &mut report.outcomes[0];
    outcome.events = EVENTS
        .iter()
        .map(|(month, english, persian)| {
            let first = calendar.parse(month).unwrap().first;
            Event { name: name(month, english, persian), span: DaySpan { first, last: first } }
        })
        .collect();
    let day = |month: &str| calendar.parse(month).unwrap().first;
    outcome.shortages = vec![ShortageWindow {
        name: name("bodies", "Card bodies short", "کمبود بدنهٔ کارت"),
        of: Vec::new(),
        span: DaySpan { first: day("1397-08"), last: day("1400-08") },
    }];
    let stage = outcome.stages[0].clone();
    let at = |metric: Metric, step: usize| {
        let series = outcome.series(metric, &stage.name.key).unwrap();
        let sum =
            |to: usize| -> f64 { series.bands[..=to].iter().flatten().map(|band| band.mean).sum() };
        match metric {
            Metric::Backlog => series.bands[step].unwrap().mean,
            Metric::Joined => stage.served_before + stage.opening.mean + sum(step),
            _ => stage.served_before + sum(step),
        }
    };
    let kinds = [Exactness::Exact, Exactness::Rounded, Exactness::Approx, Exactness::AtLeast];
    let mut reported = Vec::new();
    for (label, persian, shown, metric, every) in [
        ("registered (press)", "ثبت‌نام (خبرها)", ReportedMetric::JoinedTotal, Metric::Joined, 6),
        ("issued (press)", "صدور (خبرها)", ReportedMetric::ServedTotal, Metric::Served, 6),
        ("issued (registry)", "صدور (ثبت احوال)", ReportedMetric::ServedTotal, Metric::Served, 12),
        ("waiting (press)", "در صف (خبرها)", ReportedMetric::Backlog, Metric::Backlog, 7),
    ] {
        let points =
            (3..steps.len()).step_by(every).enumerate().map(|(index, step)| ReportedPoint {
                day: steps[step].first,
                value: (at(metric, step) * (0.93 + 0.14 * luck.draw())).round(),
                exactness: kinds[index % 4],
                from: None,
            });
        reported.push(Reported {
            name: name(label, label, persian),
            metric: shown,
            stage: StageId(0),
            points: points.collect(),
        });
    }
    outcome.reported = reported;
    report
}
