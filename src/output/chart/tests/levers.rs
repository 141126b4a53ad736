//! Tests of the charts of levers: every kind of answer, extremes included, in both languages. Judges no beauty.

use crate::model::answer::{Bound, Claim, Measure, Unit};
use crate::model::{Name, StageId};
use crate::output::chart::sample::Recipe;
use crate::output::chart::{Chart, levers, tornado};
use crate::output::locale::{Language, Locale};
use crate::report::Report;
use crate::report::answer::{Asked, Found};
use crate::report::sensitivity::{Effects, Indices, Sensitivity, Unknown};
use crate::report::solution::{Edge, Frontier, Solution, SolveVerdict, Tried};
use crate::report::sweep::{Design, Played, Point, Setting, Sweep};
use crate::stats::sensitivity::Index;

const MEASURES: [Measure; 5] = [
    Measure::Clearance,
    Measure::Peak,
    Measure::PersonMonths,
    Measure::ServiceLevel,
    Measure::Backlog(9),
];

fn setting() -> Report {
    Report { outcomes: Vec::new(), ..Recipe { runs: 7, ..Recipe::usual() }.report() }
}

fn asked(measure: Measure) -> Asked {
    let stage = Name::new("production", "Card production");
    Asked { key: "production.answer".to_owned(), stage, answer: measure.of(StageId(0)) }
}

fn in_both(draw: impl Fn(Locale) -> Vec<Chart>) -> usize {
    let report = setting();
    let drawn = Language::WORDS.iter().map(|(_, language)| {
        let charts = draw(Locale::new(*language, report.calendar));
        assert!(charts.iter().all(|chart| !chart.svg.contains("NaN")));
        charts.len()
    });
    drawn.sum()
}

/// The answer falls with the value; the last part of its spread is beyond the horizon.
fn found(measure: Measure, value: f64) -> Found {
    let scale = match measure.unit() {
        Unit::Step => 60.0,
        Unit::Share => 1.0,
        Unit::Units | Unit::PersonMonths => 1e7,
    };
    let at = |level: f64| Some(scale * level / value).filter(|it| *it <= scale);
    Found { mean: None, quantiles: [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.1].map(at), never: 0.1 }
}

fn sweep(values: &[Vec<Setting>]) -> Sweep {
    let keys = (0..values.first().map_or(0, Vec::len))
        .map(|key| format!("supplier.printing-house-{key}.per_month"));
    Sweep {
        setting: setting(),
        design: Design::Grid,
        stages: vec!["production".to_owned()],
        keys: keys.collect(),
        answers: MEASURES.into_iter().map(asked).collect(),
        points: (1_u32..)
            .zip(values)
            .map(|(place, values)| Point {
                values: values.clone(),
                played: Played {
                    found: MEASURES
                        .into_iter()
                        .map(|measure| found(measure, f64::from(place)))
                        .collect(),
                    waits: Vec::new(),
                    held: Vec::new(),
                },
                judged: Vec::new(),
            })
            .collect(),
    }
}

#[test]
fn sweeps_are_lines_or_maps() {
    let numbers = |count: u32| -> Vec<Setting> {
        (1..=count)
            .map(|value| Setting { text: value.to_string(), number: Some(f64::from(value) * 4e5) })
            .collect()
    };
    let word = |text: &str| Setting { text: text.to_owned(), number: None };
    let one: Vec<Vec<Setting>> = numbers(6).into_iter().map(|value| vec![value]).collect();
    assert_eq!(in_both(|locale| levers::sweep(&sweep(&one), locale)), 10);
    assert_eq!(in_both(|locale| levers::sweep(&sweep(&one[..1]), locale)), 10);
    let words = vec![vec![word("\"fifo\"")], vec![word("\"lifo\"")]];
    assert_eq!(in_both(|locale| levers::sweep(&sweep(&words), locale)), 10);
    let grid: Vec<Vec<Setting>> = numbers(9)
        .into_iter()
        .flat_map(|one| numbers(7).into_iter().map(move |other| vec![one.clone(), other]))
        .collect();
    assert_eq!(in_both(|locale| levers::sweep(&sweep(&grid), locale)), 10);
}

#[test]
fn frontiers_are_drawn_for_every_claim_and_verdict() {
    let tried = Tried { value: 9e5, share: 0.91, interval: (0.89, 0.92) };
    let edge = Edge { at: tried, between: (Some(8.9e5), None) };
    let claims = [
        (Measure::Clearance, Bound::AtMost(40.0)),
        (Measure::Peak, Bound::AtMost(5e6)),
        (Measure::ServiceLevel, Bound::AtLeast(0.9)),
        (Measure::Backlog(9), Bound::AtMost(0.0)),
    ];
    for (measure, bound) in claims {
        for verdict in [
            SolveVerdict::From(edge.clone()),
            SolveVerdict::UpTo(edge.clone()),
            SolveVerdict::Everywhere,
            SolveVerdict::Nowhere(tried),
        ] {
            let frontier = (1..=32).map(|part| {
                let quantiles = found(measure, f64::from(part) / 8.0).quantiles;
                Frontier {
                    value: 4e5 + f64::from(part) * 6e4,
                    promise: [quantiles[0], quantiles[2], quantiles[4], quantiles[6]],
                }
            });
            let solution = Solution {
                setting: setting(),
                key: "supplier.printing-house.per_month".to_owned(),
                bounds: (4e5, 2.5e6),
                tolerance: 2e3,
                asked: asked(measure),
                claim: Claim { answer: measure.of(StageId(0)), bound, share: 0.9 },
                verdict,
                judged: (9e5, Vec::new()),
                tried: vec![tried],
                against_trend: Vec::new(),
                frontier: frontier.collect(),
            };
            assert_eq!(in_both(|locale| levers::solution(&solution, locale)), 2);
        }
    }
}

#[test]
fn tornados_hold_many_unknowns_and_few() {
    let index = |value: f64| Index { value, between: (value - 0.05, value + 0.05) };
    let index_of = |value: f64| Index { value, between: (value * 0.8, value * 1.1) };
    for count in [1_u32, 3, 30] {
        for measure in MEASURES {
            let base = found(measure, 1.0).quantiles[2].unwrap_or(0.0);
            let unknowns = (1..=count).map(|place| {
                let swing = base / 3.0 / f64::from(place);
                Unknown {
                    address: format!("demand.first.pool-number-{place}.size"),
                    range: (1e6, 2e6),
                    // One of them moves the answer the same way at both ends.
                    answer: if place == 2 {
                        (base + swing, base + swing / 2.0)
                    } else {
                        (base - swing, base + swing)
                    },
                    effects: Some(Effects {
                        size: index_of(swing.abs()),
                        spread: index_of(swing.abs() / 2.0),
                    }),
                    indices: Some(Indices {
                        first: index(1.0 / f64::from(place)),
                        total: index(1.01 / f64::from(place)),
                    }),
                }
            });
            let found = Sensitivity {
                setting: setting(),
                asked: asked(measure),
                middle: base,
                unknowns: unknowns.collect(),
                chance: Some(0.5),
                never: 0.1,
                correlated: false,
                judged: Vec::new(),
                points: 64,
                trajectories: 8,
                lucks: 8,
            };
            assert_eq!(in_both(|locale| tornado::charts(&found, locale)), 6);
        }
    }
}
