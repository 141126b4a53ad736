//! A made-up report for the tests of charts: a small simulation with crude chance. Never part of the program.

pub(super) mod cards;
pub(super) mod history;
mod line;
pub(super) mod parts;
mod play;
pub(super) mod purse;

use crate::calendar::{Calendar, Day, DaySpan};
use crate::model::Label;
use crate::model::answer::{Bound, Claim, Measure};
use crate::model::metric::Limit;
use crate::model::question::{
    Assertion, Event, Exactness, Reported, ReportedMetric, ReportedPoint,
};
use crate::model::timeline::{Timeline, WorkingDays};
use crate::model::{ClearedAt, Name, ShortageWindow, StageId};
use crate::output::chart::sample::play::{Path, band, measured};
use crate::report::{FirstTimes, LimitOutcome, Outcome, Report, StageOutcome, Verdict};
use crate::units::StepUnit;

/// What a sample is made of.
#[derive(Clone, Debug)]
pub(super) struct Recipe {
    pub(super) unit: StepUnit,
    pub(super) calendar: Calendar,
    pub(super) span: (&'static str, &'static str),
    pub(super) runs: usize,
    pub(super) backlog: f64,
    /// Applications in a step.
    pub(super) arrivals: f64,
    /// How many times as many from the middle of the horizon on.
    pub(super) surge: f64,
    /// Blanks in a step, by outcome.
    pub(super) paces: Vec<f64>,
    pub(super) capacity: f64,
    /// Half-width of the factor on supply.
    pub(super) noise: f64,
    /// How many join at once when two thirds of the horizon have passed, by outcome; none where there is no number.
    pub(super) spikes: Vec<f64>,
    /// A name is repeated so many times.
    pub(super) wordiness: usize,
}

impl Recipe {
    /// The first case, roughly.
    pub(super) fn usual() -> Self {
        Self {
            unit: StepUnit::Month,
            calendar: Calendar::Persian,
            span: ("1399-08", "1404-12"),
            runs: 400,
            backlog: 1e7,
            arrivals: 150_000.0,
            surge: 1.0,
            paces: vec![600_000.0, 1_000_000.0, 2_000_000.0, 2_500_000.0, 320_000.0],
            capacity: 2_200_000.0,
            noise: 0.5,
            spikes: Vec::new(),
            wordiness: 1,
        }
    }

    pub(super) fn report(&self) -> Report {
        let parse = |text| self.calendar.parse(text).unwrap();
        let span = DaySpan { first: parse(self.span.0).first, last: parse(self.span.1).last };
        let timeline = Timeline::new(self.calendar, self.unit, span, WorkingDays::default());
        let mut outcomes: Vec<Outcome> =
            (0..self.paces.len()).map(|variant| self.outcome(variant, &timeline)).collect();
        let base: Vec<Vec<Vec<f64>>> =
            self.paths(0, timeline.steps().len()).into_iter().map(|path| path.backlog).collect();
        for (variant, outcome) in outcomes.iter_mut().enumerate().skip(1) {
            let own = self.paths(variant, timeline.steps().len());
            for (stage, of) in outcome.stages.iter_mut().enumerate() {
                let difference = |step: usize| {
                    own.iter()
                        .zip(&base)
                        .map(|(own, base)| own.backlog[stage][step] - base[stage][step])
                        .collect()
                };
                of.difference =
                    (0..timeline.steps().len()).map(|step| band(difference(step))).collect();
            }
        }
        Report {
            scenario: self.name(
                "id-card",
                "National ID card, autumn 1399",
                "کارت ملی هوشمند، پاییز ۱۳۹۹",
            ),
            note: None,
            calendar: self.calendar,
            unit: self.unit,
            steps: timeline.steps().to_vec(),
            replications: u32::try_from(self.runs).unwrap(),
            seed: 1399,
            precision: None,
            outcomes,
        }
    }

    fn name(&self, key: &str, english: &str, persian: &str) -> Name {
        let long = |text: &str| vec![text; self.wordiness].join(" ");
        Name::new(key, Label::from(long(english)).and("fa", long(persian)))
    }

    fn outcome(&self, variant: usize, timeline: &Timeline) -> Outcome {
        let steps = timeline.steps().len();
        let paths = self.paths(variant, steps);
        let names = [
            ("base", "Base", "پایه"),
            ("promise", "1 M, as promised", "۱ میلیون، طبق وعده"),
            ("two", "2 M", "۲ میلیون"),
            ("full", "2.5 M, the full line", "۲٫۵ میلیون، خط کامل"),
            ("less", "Half the blanks", "نیمی از بدنه‌ها"),
        ];
        let (key, english, persian) = names[variant % names.len()];
        let stages = [
            self.name("production", "production", "تولید"),
            self.name("delivery", "delivery", "تحویل"),
        ];
        let blank = self.name("blank", "blank cards", "بدنهٔ کارت");
        let machine = self.name("personalisation", "personalisation line", "خط شخصی‌سازی");
        let limits = [Limit::Demand, Limit::Capacity(machine), Limit::Material(blank.clone())];
        let series = measured(&paths, steps, (&stages, &limits, &blank));
        let middle = steps.div_euclid(2);
        let stage_outcomes = self.stage_outcomes(&paths, steps, (&stages, &limits));
        let at = |step: usize| timeline.steps()[step.min(steps - 1)].first;
        let event = |key, english, persian, day| Event {
            name: self.name(key, english, persian),
            span: DaySpan { first: day, last: day },
        };
        Outcome {
            name: self.name(key, english, persian),
            stages: stage_outcomes,
            series,
            money: None,
            verdicts: vec![Verdict {
                assertion: Assertion {
                    name: self.name("cleared", "cleared", "پایان"),
                    claim: Claim {
                        answer: Measure::Clearance.of(StageId(0)),
                        bound: Bound::AtMost(middle as f64),
                        share: 0.9,
                    },
                },
                share: 0.5,
            }],
            events: vec![
                event("promise", "1 M a month promised", "وعدهٔ ۱ میلیون در ماه", at(0).plus(6)),
                event(
                    "law",
                    "Old cards no longer accepted",
                    "کارت‌های قدیمی دیگر پذیرفته نیستند",
                    at(4),
                ),
                event("line", "Second line", "خط دوم", at(6)),
                event("end", "Budget ends", "پایان بودجه", at(steps - 1)),
                Event {
                    name: self.name("holidays", "Holidays", "تعطیلات"),
                    span: DaySpan { first: at(2), last: at(5) },
                },
            ],
            shortages: vec![ShortageWindow {
                name: self.name("foreign-chips", "Foreign chips embargoed", "تحریم تراشهٔ خارجی"),
                of: vec!["printing-house".to_owned()],
                span: DaySpan { first: at(steps.div_euclid(12)), last: at(steps.div_euclid(5)) },
            }],
            reported: vec![
                self.reported(ReportedMetric::Backlog, 1.0, at(0), at(steps.div_euclid(3))),
                self.reported(ReportedMetric::ServedTotal, 4.1, at(1), at(steps.div_euclid(4))),
            ],
            assumptions: Vec::new(),
        }
    }

    fn stage_outcomes(
        &self,
        paths: &[Path],
        steps: usize,
        (stages, limits): (&[Name; 2], &[Limit; 3]),
    ) -> Vec<StageOutcome> {
        let outcomes = stages.iter().enumerate().map(|(index, name)| {
            let first = |of: &dyn Fn(&Path) -> Option<usize>| {
                let mut times = FirstTimes { counts: vec![0; steps], never: 0 };
                for path in paths {
                    match of(path) {
                        Some(step) => times.counts[step] += 1,
                        None => times.never += 1,
                    }
                }
                times
            };
            let total = |read: &dyn Fn(&Path) -> f64| band(paths.iter().map(read).collect());
            StageOutcome {
                withdrawn: band(vec![0.0; self.runs]),
                parts: Vec::new(),
                spread: None,
                name: name.clone(),
                cleared_at: ClearedAt::Units(0.0),
                standard: Some(2.0),
                served_before: if index == 0 { 4.0 * self.backlog } else { 0.0 },
                opening: band(vec![self.opening(index); self.runs]),
                clearance: first(&|path| {
                    path.backlog[index].iter().position(|backlog| *backlog <= 0.0)
                }),
                peak: total(&|path| path.backlog[index].iter().copied().fold(0.0, f64::max)),
                peak_step: first(&|_| Some(0)),
                person_months: total(&|path| path.backlog[index].iter().sum()),
                served: total(&|path| path.served[index].iter().sum()),
                service_level: None,
                limits: if index == 0 {
                    limits
                        .iter()
                        .enumerate()
                        .map(|(limit, of)| LimitOutcome {
                            limit: of.clone(),
                            binding_share: paths
                                .iter()
                                .flat_map(|path| &path.binding)
                                .filter(|one| **one == limit)
                                .count() as f64
                                / (self.runs * steps) as f64,
                            withheld: total(&|path| path.withheld[limit].iter().sum()),
                        })
                        .collect()
                } else {
                    Vec::new()
                },
                waits: self.waits(paths, index, steps),
                by_hand: None,
                difference: Vec::new(),
            }
        });
        outcomes.collect()
    }

    fn reported(&self, metric: ReportedMetric, scale: f64, first: Day, second: Day) -> Reported {
        let point = |day, factor, exactness| ReportedPoint {
            day,
            value: factor * scale * self.backlog,
            exactness,
            from: None,
        };
        Reported {
            name: self.name("organisation", "civil registration", "ثبت احوال"),
            metric,
            stage: StageId(0),
            points: vec![
                point(first, 1.0, Exactness::Rounded),
                point(second, 0.9, Exactness::Approx),
                point(second.plus(9), 0.9, Exactness::Exact),
                point(second.plus(12), 0.91, Exactness::Exact),
                point(second.plus(75), 1.05, Exactness::AtLeast),
            ],
        }
    }
}
