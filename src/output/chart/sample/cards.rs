//! Cards in service whose expiry was put off to one date. Never part of the program.

use crate::model::Label;
use crate::model::Name;
use crate::model::metric::{Metric, Subject};
use crate::output::chart::sample::play::{Luck, band};
use crate::report::{Report, Series};

/// The report with cards in service, `due` of which expire when a third of the horizon is left.
pub(in super::super) fn with_cards(mut report: Report, due: f64) -> Report {
    let steps = report.steps.len();
    let cliff = (2 * steps).div_euclid(3);
    let mut luck = Luck::new();
    let rows: Vec<[Vec<f64>; 6]> = (0..60)
        .map(|_| {
            let mut rows: [Vec<f64>; 6] = Default::default();
            let mut cards = 5.2e7;
            let mut renewals = vec![0.0; steps + 12];
            for step in 0..steps {
                let expired =
                    if step == cliff { due * (0.97 + 0.06 * luck.draw()) } else { 40_000.0 };
                for later in 0..12 {
                    renewals[step + later] +=
                        0.9 * expired * f64::from(12 - u8::try_from(later).unwrap()) / 78.0;
                }
                let first = 110_000.0 * (0.9 + 0.2 * luck.draw());
                let lost = 45_000.0 * (0.9 + 0.2 * luck.draw());
                let renewed = renewals[step];
                cards += first + lost + renewed.min(700_000.0) - expired - lost;
                for (row, value) in
                    rows.iter_mut().zip([cards, expired, lost, first, renewed, lost])
                {
                    row.push(value);
                }
            }
            rows
        })
        .collect();
    let stream = |key: &str, english: &str, persian: &str| {
        Subject::Demand(Name::new(key, Label::from(english).and("fa", persian)))
    };
    for (index, (metric, of)) in [
        (Metric::InService, Subject::Programme),
        (Metric::Expired, Subject::Programme),
        (Metric::Lost, Subject::Programme),
        (Metric::Arrived, stream("first", "people reaching fifteen", "نوجوانان پانزده‌ساله")),
        (Metric::Arrived, stream("renewal", "renewals", "تعویض دوره‌ای")),
        (Metric::Arrived, stream("replacement", "replacements", "المثنی")),
    ]
    .into_iter()
    .enumerate()
    {
        let at = |step| Some(band(rows.iter().map(|row| row[index][step]).collect()));
        let bands = (0..steps).map(at).collect();
        report.outcomes[0].series.push(Series { metric, of, class: None, region: None, bands });
    }
    report
}
