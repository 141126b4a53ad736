//! A stage told apart by class and by region. Never part of the program.

use crate::model::Label;
use crate::model::Name;
use crate::model::metric::{Metric, Subject};
use crate::output::chart::sample::line::{Line, bands, part};
use crate::output::chart::sample::play::{Luck, band};
use crate::report::part::{PartOf, Spread};
use crate::report::{Report, Series, StageOutcome};

const CLASSES: [(&str, &str, &str); 3] = [
    ("replacement", "replacement", "المثنی"),
    ("first", "first issue", "صدور نخست"),
    ("renewal", "renewal", "تعویض دوره‌ای"),
];

/// The provinces with their share of the people and their pace against their need, in percent.
const PROVINCES: [(&str, &str, f64, f64); 31] = [
    ("Tehran", "تهران", 16.6, 108.0),
    ("Razavi Khorasan", "خراسان رضوی", 8.1, 96.0),
    ("Isfahan", "اصفهان", 6.4, 104.0),
    ("Fars", "فارس", 6.1, 99.0),
    ("Khuzestan", "خوزستان", 5.9, 88.0),
    ("East Azerbaijan", "آذربایجان شرقی", 4.9, 101.0),
    ("Mazandaran", "مازندران", 4.1, 106.0),
    ("West Azerbaijan", "آذربایجان غربی", 4.1, 92.0),
    ("Kerman", "کرمان", 4.0, 90.0),
    ("Sistan and Baluchestan", "سیستان و بلوچستان", 3.5, 72.0),
    ("Alborz", "البرز", 3.4, 102.0),
    ("Gilan", "گیلان", 3.2, 111.0),
    ("Kermanshah", "کرمانشاه", 2.4, 93.0),
    ("Golestan", "گلستان", 2.3, 97.0),
    ("Hormozgan", "هرمزگان", 2.2, 81.0),
    ("Lorestan", "لرستان", 2.2, 91.0),
    ("Hamadan", "همدان", 2.2, 103.0),
    ("Kurdistan", "کردستان", 2.0, 94.0),
    ("Markazi", "مرکزی", 1.8, 105.0),
    ("Qom", "قم", 1.6, 98.0),
    ("Qazvin", "قزوین", 1.6, 107.0),
    ("Ardabil", "اردبیل", 1.6, 100.0),
    ("Bushehr", "بوشهر", 1.5, 95.0),
    ("Yazd", "یزد", 1.4, 118.0),
    ("Zanjan", "زنجان", 1.3, 104.0),
    ("Chaharmahal and Bakhtiari", "چهارمحال و بختیاری", 1.2, 97.0),
    ("North Khorasan", "خراسان شمالی", 1.1, 93.0),
    ("Kohgiluyeh and Boyer-Ahmad", "کهگیلویه و بویراحمد", 0.9, 86.0),
    ("South Khorasan", "خراسان جنوبی", 1.0, 102.0),
    ("Ilam", "ایلام", 0.7, 96.0),
    ("Semnan", "سمنان", 0.9, 125.0),
];

fn name((english, persian): (&str, &str)) -> Name {
    Name::new(english.to_lowercase().replace(' ', "-"), Label::from(english).and("fa", persian))
}

/// The report with three classes at its first stage, served by rank, the last of which comes as a wave.
pub(in super::super) fn with_classes(mut report: Report) -> Report {
    let steps = report.steps.len();
    let mut luck = Luck::new();
    let runs: Vec<[Line; 3]> = (0..60)
        .map(|_| {
            let level = 1.0 + 0.3 * (luck.draw() - 0.5);
            let mut left: Vec<f64> =
                (0..steps).map(|_| level * 400_000.0 * (0.9 + 0.2 * luck.draw())).collect();
            [(20_000.0, 40_000.0), (1_500_000.0, 150_000.0), (400_000.0, 90_000.0)].map(
                |(opening, pace)| {
                    let wave = |step: usize| {
                        let is_wave =
                            pace == 90_000.0 && (2 * steps..3 * steps).contains(&(4 * step));
                        if is_wave { 6.0 } else { 1.0 }
                    };
                    let joins: Vec<f64> = (0..steps).map(|step| pace * wave(step)).collect();
                    let line = Line::play(opening, &joins, &left);
                    for (left, served) in left.iter_mut().zip(&line.served) {
                        *left -= served;
                    }
                    line
                },
            )
        })
        .collect();
    for (index, (_, english, persian)) in CLASSES.iter().enumerate() {
        let own: Vec<Line> = runs.iter().map(|run| run[index].clone()).collect();
        add(&mut report, &PartOf::Class(name((english, persian))), &own);
    }
    report
}

/// The report with all provinces at its first stage.
pub(in super::super) fn with_regions(mut report: Report) -> Report {
    let steps = report.steps.len();
    let mut luck = Luck::new();
    let mut country: Vec<Vec<Line>> = vec![Vec::new(); 40];
    for (english, persian, weight, pace) in PROVINCES {
        let own: Vec<Line> = (0..country.len())
            .map(|_| {
                let level = pace / 100.0 * (1.0 + 0.1 * (luck.draw() - 0.5));
                let need = 4_000.0 * weight;
                let joins = vec![need; steps];
                let capacity: Vec<f64> =
                    (0..steps).map(|_| 1.12 * need * level * (0.9 + 0.2 * luck.draw())).collect();
                Line::play(6.0 * need, &joins, &capacity)
            })
            .collect();
        for (whole, line) in country.iter_mut().zip(&own) {
            whole.push(line.clone());
        }
        add(&mut report, &PartOf::Region(name((english, persian))), &own);
    }
    let whole = |step: usize| {
        let means = country.iter().map(|lines| {
            let served: f64 = lines.iter().map(|line| line.served[step]).sum();
            let waits = lines.iter().map(|line| line.wait[step].unwrap_or(0.0) * line.served[step]);
            waits.sum::<f64>() / served
        });
        Some(band(means.collect()))
    };
    let stage = report.outcomes[0].stages[0].name.clone();
    report.outcomes[0].series.push(Series {
        metric: Metric::Wait,
        of: Subject::Stage(stage),
        class: None,
        region: None,
        bands: (0..steps).map(whole).collect(),
    });
    let means = |lines: &Vec<Line>| -> Vec<f64> { lines.iter().filter_map(Line::mean).collect() };
    let ratio = |lines| {
        let means = means(lines);
        means.iter().copied().fold(0.0, f64::max) / means.iter().copied().fold(f64::MAX, f64::min)
    };
    let gini = |lines| {
        let means = means(lines);
        let pairs = means.iter().flat_map(|one| means.iter().map(move |other| (one - other).abs()));
        pairs.sum::<f64>() / (2.0 * means.len() as f64 * means.iter().sum::<f64>())
    };
    stage_of(&mut report).spread = Some(Spread {
        ratio: Some(band(country.iter().map(ratio).collect())),
        gini: band(country.iter().map(gini).collect()),
    });
    report
}

fn stage_of(report: &mut Report) -> &mut StageOutcome {
    &mut report.outcomes[0].stages[0]
}

fn add(report: &mut Report, of: &PartOf, runs: &[Line]) {
    let stage = stage_of(report).name.clone();
    let (class, region) = match of {
        PartOf::Class(name) => (Some(name.clone()), None),
        PartOf::Region(name) => (None, Some(name.clone())),
    };
    let mut series = |metric, bands| {
        report.outcomes[0].series.push(Series {
            metric,
            of: Subject::Stage(stage.clone()),
            class: class.clone(),
            region: region.clone(),
            bands,
        });
    };
    series(Metric::Backlog, bands(runs, |run, step| Some(run.backlog[step])));
    series(Metric::Wait, bands(runs, |run, step| run.wait[step]));
    stage_of(report).parts.push(part(of.clone(), runs));
}
