//! A run made by hand, small enough to read in a snapshot. Simulates nothing.

use nobat::calendar::{Calendar, DaySpan};
use nobat::experiment::asked::Whose;
use nobat::experiment::judge::Verdict;
use nobat::experiment::only::Only;
use nobat::experiment::opening::Opening;
use nobat::experiment::outcome::{
    FirstTimes, LimitOutcome, LimitRelief, MoneyOutcome, More, Outcome, PairRelief, Part, PartOf,
    Relapse, Relief, Replay, Series, Spread, StageOutcome, StageRelief,
};
use nobat::experiment::pace::ByHand;
use nobat::experiment::relief::tables;
use nobat::experiment::run;
use nobat::experiment::run::Run;
use nobat::experiment::waits::{WaitQuantile, WaitSummary, Waits};
use nobat::format::Format;
use nobat::format::csv::CSV;
use nobat::format::json::JSON;
use nobat::language::{LANGUAGES, Locale};
use nobat::model::answer::{Bound, Claim, Measure};
use nobat::model::metric::{Limit, Metric, Subject};
use nobat::model::question::{Assertion, Assumption};
use nobat::model::timeline::{Timeline, WorkingDays};
use nobat::model::{ClearedAt, Label, Name, StageId};
use nobat::report::Report;
use nobat::report::run_info::RunInfo;
use nobat::stats::band::Band;
use nobat::stats::paired::Estimate;
use nobat::units::StepUnit;

/// What a run finds that came to this.
pub(crate) fn findings(run: &Run) -> Report {
    run::findings::report(opening(&run.info), &run.outcomes)
}

/// What opens the report of a run without a precision.
pub(crate) fn opening(run: &RunInfo) -> Opening {
    Opening { run: run.clone(), precision: None }
}

/// A table of it as a file.
pub(crate) fn rows(run: &Run, key: &str) -> String {
    written(run, &CSV, &format!("{key}.csv"))
}

/// A document of it as a file.
pub(crate) fn document(run: &Run, key: &str) -> String {
    written(run, &JSON, &format!("{key}.json"))
}

fn written(run: &Run, format: &Format, path: &str) -> String {
    let locale = Locale::new(LANGUAGES[0], run.info.calendar);
    let files = (format.write)(&findings(run), &locale);
    let file = files.into_iter().find(|file| file.path == path);
    String::from_utf8(file.unwrap_or_else(|| panic!("no {path}")).bytes).unwrap()
}

/// A name without a Persian label.
pub(crate) fn name(key: &str, label: &str) -> Name {
    Name::new(key, label)
}

/// One stage over four Persian months, the base alone.
pub(crate) fn chancy() -> Run {
    let calendar = Calendar::Persian;
    let span = DaySpan {
        first: calendar.parse("1399-11").unwrap().first,
        last: calendar.parse("1400-02").unwrap().last,
    };
    let timeline = Timeline::new(calendar, StepUnit::Month, span, WorkingDays::default());
    let info = RunInfo {
        quantile_error: None,
        scenario: Name::new("cards", Label::from("Identity cards").and("fa", "کارت ملی هوشمند")),
        question: None,
        note: Some(Name::new("note", "Ten of them.")),
        calendar,
        unit: StepUnit::Month,
        steps: timeline.steps().into(),
        now: 0,
        replications: 10,
        seed: 7,
        names: std::sync::Arc::default(),
    };
    Run { info, outcomes: vec![outcome(name("base", "Base"), 1.0)] }
}

/// The same with a variant that is half as long in clearing.
pub(crate) fn with_variant() -> Run {
    let mut run = chancy();
    let mut faster =
        outcome(Name::new("2 M", Label::from("2 M a month").and("fa", "۲ میلیون در ماه")), 0.5);
    faster.stages[0].clearance = FirstTimes { counts: vec![0, 9, 1, 0], never: 0 };
    faster.verdicts[0].share = 1.0;
    run.outcomes.push(faster);
    run
}

/// The same base with two classes, seven regions and money.
pub(crate) fn rich() -> Run {
    let mut run = chancy();
    let outcome = &mut run.outcomes[0];
    let persian = |key: &str, label: &str, label_fa: &str| {
        Name::new(key, Label::from(label).and("fa", label_fa))
    };
    let classes = [("first", "first issue", "صدور نخست"), ("renewal", "renewal", "تعویض")];
    let regions = [
        ("sistan", "Sistan and Baluchestan", "سیستان و بلوچستان"),
        ("hormozgan", "Hormozgan", "هرمزگان"),
        ("kerman", "Kerman", "کرمان"),
        ("fars", "Fars", "فارس"),
        ("tehran", "Tehran", "تهران"),
        ("yazd", "Yazd", "یزد"),
        ("semnan", "Semnan", "سمنان"),
    ];
    let classes = classes.map(|(key, en, fa)| PartOf::Class(persian(key, en, fa)));
    let regions = regions.map(|(key, en, fa)| PartOf::Region(persian(key, en, fa)));
    let stage = &mut outcome.stages[0];
    let mut factor = 1.0;
    stage.parts = classes.into_iter().chain(regions).map(|of| part(of, &mut factor)).collect();
    stage.spread = Some(Spread { ratio: Some(exactly(8.5)), gini: exactly(0.25) });
    stage.withdrawn = around(20_000.0);
    outcome.relief = Some(relief());
    for (class, region) in [(Some("first"), None), (None, Some("sistan"))] {
        outcome.series.push(Series {
            metric: Metric::Backlog,
            of: Subject::Stage(outcome.stages[0].name.clone()),
            class: class.map(|key| name(key, key)),
            region: region.map(|key| name(key, key)),
            bands: vec![Some(exactly(3.0)), None],
        });
    }
    outcome.series.push(Series {
        metric: Metric::Arrears,
        of: Subject::Funds,
        class: None,
        region: None,
        bands: vec![Some(exactly(1.2e12))],
    });
    outcome.money = Some(MoneyOutcome {
        currency: persian("rial", "rial", "ریال"),
        released: around(3e12),
        fees: around(2e12),
        cost: around(5.5e12),
        per_card: Some(around(529_000.0)),
        paid: around(4.8e12),
        cash: exactly(0.0),
        payable: around(9e11),
        arrears_peak: around(1.2e12),
        arrears_peak_step: FirstTimes { counts: vec![0, 1, 7, 0], never: 2 },
    });
    run
}

/// What came of its limits: blanks decide, and personalisation next.
fn relief() -> Relief {
    let estimate = |mean: f64| Estimate { mean, half_width: Some(mean / 50.0) };
    let lifted = |saved: f64, earlier: f64, counts: [u32; 4]| Replay {
        person_months: estimate(saved),
        stages: vec![StageRelief {
            person_months: estimate(saved),
            steps_earlier: estimate(earlier),
            clearance: FirstTimes { counts: counts.to_vec(), never: 0 },
            lower_peak: estimate(saved / 10.0),
        }],
    };
    let limit = |limit, lifted, more| LimitRelief { stage: 0, limit, lifted, more };
    let of = |key: &str, label: &str| name(key, label);
    Relief {
        limits: vec![
            limit(Limit::Owners, None, None),
            limit(
                Limit::Capacity(of("personalisation", "Personalisation")),
                Some(lifted(500_000.0, 0.25, [0, 3, 5, 2])),
                Some(More { per_month: 10_000.0, person_months: estimate(20_000.0) }),
            ),
            limit(
                Limit::Material(of("blank", "Card blanks")),
                Some(lifted(6_000_000.0, 1.25, [0, 6, 4, 0])),
                Some(More { per_month: 10_000.0, person_months: estimate(120_000.0) }),
            ),
        ],
        pair: Some(PairRelief { of: [1, 2], lifted: lifted(14_000_000.0, 2.5, [8, 2, 0, 0]) }),
        all: Some(lifted(15_500_000.0, 3.0, [10, 0, 0, 0])),
    }
}

/// `relief.csv` of it.
pub(crate) fn relief_table(run: &Run) -> String {
    let mut report = Report::new(run.info.clone());
    report.data([tables::relief(&run.info, &run.outcomes)], []);
    let files = (CSV.write)(&report, &Locale::new(LANGUAGES[0], run.info.calendar));
    String::from_utf8(files.into_iter().next().unwrap().bytes).unwrap()
}

/// Each part waits less than the one before.
fn part(of: PartOf, factor: &mut f64) -> Part {
    *factor *= 0.7;
    Part {
        of,
        opening: exactly(1_000.0),
        clearance: FirstTimes { counts: vec![0, 10, 0, 0], never: 0 },
        peak: around(800_000.0 * *factor),
        person_months: around(1_500.0),
        served: around(1_100.0),
        withdrawn: exactly(0.0),
        wait: Some(exactly(12.0 * *factor)),
        wait_so_far: Some(exactly(12.0 * *factor)),
        people: 1_100.0,
        still_waiting: 0.0,
        service_level: Some(exactly(1.0 - *factor)),
        waits: Waits {
            joined: vec![wait(0, 100.0, Some(1.5), [Some(1), Some(2), Some(2)], 0.0)],
            ..Waits::default()
        },
    }
}

/// One replication: every band has no width.
pub(crate) fn certain() -> Run {
    let mut run = chancy();
    run.info.replications = 1;
    for outcome in &mut run.outcomes {
        for series in &mut outcome.series {
            for band in series.bands.iter_mut().flatten() {
                *band = exactly(band.mean);
            }
        }
        for stage in &mut outcome.stages {
            stage.peak = exactly(stage.peak.mean);
            stage.person_months = exactly(stage.person_months.mean);
            stage.clearance = FirstTimes { counts: vec![0, 0, 1, 0], never: 0 };
            stage.peak_step = FirstTimes { counts: vec![1, 0, 0, 0], never: 0 };
        }
    }
    run
}

/// A band without width.
pub(crate) fn exactly(value: f64) -> Band {
    Band { mean: value, quantiles: [value; 7] }
}

fn around(mean: f64) -> Band {
    Band {
        mean,
        quantiles: [0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3].map(|factor| (mean * factor).round()),
    }
}

fn outcome(name: Name, factor: f64) -> Outcome {
    let stage = production(factor);
    let blank = Limit::Material(self::name("blank", "Card blanks"));
    Outcome {
        only: Only::ALL,
        money: None,
        relief: None,
        name,
        series: vec![
            Series {
                class: None,
                region: None,
                metric: Metric::Backlog,
                of: Subject::Stage(stage.name.clone()),
                bands: [8_000_000.0, 5_000_000.0, 2_500_000.5, 0.0]
                    .map(|waiting| Some(around(waiting * factor)))
                    .to_vec(),
            },
            Series {
                class: None,
                region: None,
                metric: Metric::Wait,
                of: Subject::Stage(stage.name.clone()),
                bands: vec![
                    None,
                    Some(exactly(1.0 / 3.0)),
                    Some(exactly(f64::NAN)),
                    Some(exactly(-0.0)),
                ],
            },
            Series {
                class: None,
                region: None,
                metric: Metric::BindingShare,
                of: Subject::Limit(stage.name.clone(), blank),
                bands: [1.0, 0.9, 0.25, 0.0].map(|share| Some(exactly(share))).to_vec(),
            },
        ],
        stages: vec![stage],
        verdicts: vec![
            verdict("cleared", Measure::Clearance, Bound::AtMost(2.0), (0.9, 0.6)),
            verdict("small", Measure::Peak, Bound::AtMost(12_000_000.0), (1.0, 1.0)),
        ],
        events: Vec::new(),
        shortages: Vec::new(),
        reported: Vec::new(),
        assumptions: vec![Assumption {
            address: "supplier.printing-house.per_month".to_owned(),
            value: "3_000_000".to_owned(),
            from: Some("seeds/000".to_owned()),
            grade: Some("A".to_owned()),
            note: None,
        }],
    }
}

fn stage_name() -> Name {
    Name::new("production", Label::from("Production").and("fa", "تولید کارت"))
}

fn production(factor: f64) -> StageOutcome {
    let name = stage_name();
    let limit = |limit, binding_share| LimitOutcome { limit, binding_share };
    StageOutcome {
        withdrawn: exactly(0.0),
        parts: Vec::new(),
        is_mixed: false,
        spread: None,
        name,
        cleared_at: ClearedAt::Units(0.0),
        standard: Some(2.0),
        served_before: 0.0,
        opening: exactly(10_000_000.0),
        mark: 0.0,
        clearance: FirstTimes { counts: vec![0, 1, 5, 2], never: 2 },
        first_clearance: FirstTimes { counts: vec![0, 2, 5, 2], never: 1 },
        relapse: Relapse { steps: exactly(0.0), most: exactly(0.0) },
        opening_served: Some(FirstTimes { counts: vec![0, 2, 6, 2], never: 0 }),
        peak: around(8_000_000.0 * factor),
        peak_step: FirstTimes { counts: vec![9, 1, 0, 0], never: 0 },
        person_months: around(15_500_000.0 * factor),
        served: around(10_400_000.0),
        service_level: Some(Band { mean: 0.5, quantiles: [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8] }),
        limits: vec![
            limit(Limit::Demand, 0.2),
            limit(Limit::Capacity(self::name("personalisation", "Personalisation")), 0.25),
            limit(Limit::Material(self::name("blank", "Card blanks")), 0.55),
        ],
        waits: Waits {
            now: 0,
            steps: 4,
            unknown: Some(wait(0, 4_000_000.0, Some(0.5), [Some(0), Some(1), Some(1)], 0.0)),
            joined: vec![
                wait(-12, 6_000_000.0, Some(12.5), [Some(12), Some(13), Some(14)], 0.0),
                wait(0, 110_000.0, None, [Some(2), Some(3), None], 0.125),
            ],
            served: vec![wait(0, 2_110_000.0, Some(11.0), [Some(11), Some(12), Some(12)], 0.0)],
            pending: vec![wait(0, 8_000_000.0, Some(9.0), [Some(9), Some(11), Some(12)], 0.0)],
        },
        by_hand: Some(ByHand {
            opening: 10_000_000.0,
            mark: 0.0,
            withdrawals_per_month: 0.0,
            played: Some((4.0 / factor).ceil()),
            horizon: 4.0,
            step: 1.0,
            arrivals_per_month: 110_000.0,
            pace_per_month: 3_000_000.0 / factor,
        }),
        difference: Vec::new(),
    }
}

fn wait(
    step: i32,
    units: f64,
    mean: Option<f64>,
    quantiles: [Option<u32>; 3],
    censored: f64,
) -> WaitSummary {
    let [p50, p85, p95] =
        quantiles.map(|steps| steps.map_or(WaitQuantile::BeyondHorizon, WaitQuantile::Steps));
    WaitSummary {
        step,
        units,
        mean,
        p50,
        p85,
        p95,
        within_standard: (step < 0).then_some(0.0),
        censored,
    }
}

fn verdict(key: &str, measure: Measure, bound: Bound, (wanted, share): (f64, f64)) -> Verdict {
    let claim = Claim { answer: measure.of(StageId(0)), bound, share: wanted };
    let whose = Whose { stage: stage_name(), part: None };
    Verdict { assertion: Assertion { name: name(key, key), claim }, whose, share }
}
