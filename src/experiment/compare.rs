//! Which alternative is better, how sure that is, and from when: pairs under common random numbers. Draws nothing itself.

pub mod comparison;
pub mod findings;
mod tables;

use crate::engine::{Of, ReplicationResult};
use crate::experiment::answer;
use crate::experiment::compare::comparison::{
    AnswerComparison, Comparison, Finding, Level, Pair, Parting, StageComparison,
};
use crate::experiment::error::{ExperimentError, Violation};
use crate::experiment::only::{ONLY, Only};
use crate::experiment::play::Kept;
use crate::experiment::run::{Played, Run, play};
use crate::model::answer::{Answer, Measure, Unit};
use crate::model::timeline::Timeline;
use crate::model::{Model, Name, StageId};
use crate::report::Report;
use crate::scenario::{Programme, Variant};
use crate::stats::paired::{self, Estimate, Moments, bonferroni, critical};
use crate::stats::{self, LEVEL};

use crate::experiment::inquiry::{Experiment, Inquiry, Leaves, Scenarios};
use crate::experiment::opening::Opening;
use crate::experiment::run::replications;

/// Which alternative is better, by how much, and how sure is that?
pub const COMPARE: Experiment = Experiment {
    name: "compare",
    about: "Set the variants of a scenario, or several scenarios, side by side: differences, and how sure they are",
    examples: "\
Examples:
  nobat compare scenarios/four-capacities.toml
  nobat compare scenarios/provinces.toml --replications 5000
  nobat compare scenarios/four-capacities.toml -o - | jq .answers

Several files must have the calendar, the step, the horizon and the pipeline of the first, which is the base and whose
seed and replications count; their variants are left out.

Exit status: 0 good, 1 a failed assertion, 2 bad input, 3 a failure of the world (disk full).",
    arguments: &[ONLY],
    scenarios: Scenarios::Several,
    leaves: Leaves::Results,
    conduct,
};

fn conduct(inquiry: &mut Inquiry<'_>) -> Result<Report, ExperimentError> {
    let progress = inquiry.progress;
    let only = Only::typed(inquiry.arguments)?;
    let programmes = inquiry.workbenches.iter().map(|bench| bench.programme.clone()).collect();
    let programme = side_by_side(programmes)?.filter(|them| !them.variants.is_empty());
    let Some(mut programme) = programme else {
        return Err(ExperimentError::BadInput(
            "there is nothing to compare with: add a `[variant.…]` to the scenario, or name a second file"
                .to_owned(),
        ));
    };
    let opening = Opening::settled(&mut programme)?;
    let all = replications(&programme);
    let (found, comparison) = compare_only(&programme, &only, &|done| progress.done(done, all))?;
    Ok(findings::report(opening, &found.outcomes, &comparison))
}

/// Plays the base of a scenario and its variants under common random numbers, and compares each with the base.
///
/// # Errors
/// When an identity of the model did not hold in some replication: a bug of ours, never of the scenario.
pub fn compare(
    programme: &Programme,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<(Run, Comparison), Violation> {
    compare_only(programme, &Only::ALL, progress)
}

fn compare_only(
    programme: &Programme,
    only: &Only,
    progress: &(dyn Fn(u64) + Sync),
) -> Result<(Run, Comparison), Violation> {
    let kept = Kept { only, partings: true, sketch: false };
    let Played { run, endings, partings } = play(programme, kept, progress)?;
    let alternatives = run.outcomes.iter().map(|outcome| outcome.name.clone()).collect();
    let each_level = bonferroni(LEVEL, programme.variants.len());
    let base = &programme.base.model;
    let mut models = [&programme.base].into_iter().chain(&programme.variants);
    let exact = !models.any(|variant| variant.model.has_chance());
    let pairs = Pairs { model: base, endings: &endings, each_level, exact };
    let critical = critical(programme.plan.replications as usize, each_level);
    let stages = base.stages.iter().enumerate().map(|(index, stage)| StageComparison {
        name: stage.name.clone(),
        answers: pairs.answers(index),
        partings: partings
            .iter()
            .skip(1)
            .map(|differences| {
                let of_stage = differences.iter().filter(|(of, _)| *of == Of::Stage(index));
                parting(of_stage.map(|(_, moments)| moments.estimate(critical).excludes_zero()))
            })
            .collect(),
    });
    let stages = stages.chain(pairs.pipeline()).collect();
    let margin = base.margin;
    Ok((run, Comparison { level: LEVEL, each_level, exact, margin, alternatives, stages }))
}

/// Several scenarios as one whose variants they are.
///
/// # Errors
/// When two of them differ in calendar, step, horizon or pipeline.
pub fn side_by_side(programmes: Vec<Programme>) -> Result<Option<Programme>, ExperimentError> {
    let mut programmes = programmes.into_iter();
    let Some(mut first) = programmes.next() else { return Ok(None) };
    let others: Vec<Programme> = programmes.collect();
    if others.is_empty() {
        return Ok(Some(first));
    }
    first.variants.clear();
    first.base.name = first.name.under(first.base.name.key.clone());
    for mut other in others {
        if let Some(what) = difference(&first.base.model, &other.base.model) {
            let (here, there) = (&first.name.key, &other.name.key);
            let why = format!("`{here}` and `{there}` cannot be compared: {what}");
            return Err(ExperimentError::BadInput(why));
        }
        let mut name = other.name.clone();
        let is_taken = |key: &str| first.variants.iter().any(|it| it.name.key == key);
        let twin = (2..).map(|count| format!("{}-{count}", name.key));
        if is_taken(&name.key) || name.key == first.name.key {
            name = name.under(twin.into_iter().find(|key| !is_taken(key)).unwrap_or_default());
        }
        let known = [&first.base].into_iter().chain(&first.variants);
        if known.into_iter().any(|it| it.name.plain() == name.plain()) {
            name = Name::new(name.key.clone(), name.key.clone());
        }
        first.variants.push(Variant { name, model: other.base.model });
        first.inputs.append(&mut other.inputs);
    }
    Ok(Some(first))
}

/// What keeps two models from being compared step by step, stage by stage.
fn difference(one: &Model, other: &Model) -> Option<String> {
    let (here, there) = (&one.timeline, &other.timeline);
    let span = |timeline: &Timeline| {
        let day = |day| timeline.calendar.format(day);
        format!("{} to {}", day(timeline.start()), day(timeline.end()))
    };
    let keys = |model: &Model| {
        let keys: Vec<&str> = model.stages.iter().map(|stage| stage.name.key.as_str()).collect();
        keys.join(", ")
    };
    if here.calendar != there.calendar {
        return Some(format!("their calendars are {:?} and {:?}", here.calendar, there.calendar));
    }
    if here.unit != there.unit {
        return Some(format!("their steps are a {} and a {}", here.unit.key(), there.unit.key()));
    }
    if here.steps() != there.steps() {
        return Some(format!("their horizons are {} and {}", span(here), span(there)));
    }
    let (mine, theirs) = (keys(one), keys(other));
    (mine != theirs).then(|| format!("their pipelines are [{mine}] and [{theirs}]"))
}

/// The longest unbroken time of difference, the first of several.
fn parting(differs: impl Iterator<Item = bool>) -> Option<Parting> {
    let differs: Vec<bool> = differs.collect();
    let mut longest: Option<(usize, usize)> = None;
    let mut from = 0;
    for (step, differs) in differs.iter().enumerate() {
        if !differs {
            from = step + 1;
        } else if longest.is_none_or(|(start, end)| end - start < step - from) {
            longest = Some((from, step));
        }
    }
    longest.map(|(from, end)| Parting { from, until: (end + 1 < differs.len()).then_some(end) })
}

/// The endings of all alternatives, the base first; replications stand in the same order.
struct Pairs<'a> {
    model: &'a Model,
    endings: &'a [Vec<ReplicationResult>],
    each_level: f64,
    /// Whether nothing is left to chance.
    exact: bool,
}

impl Pairs<'_> {
    fn answers(&self, stage: usize) -> Vec<AnswerComparison> {
        let has_standard = self.model.stages[stage].standard.is_some();
        self.compared()
            .filter(|measure| has_standard || *measure != Measure::ServiceLevel)
            .map(|measure| self.answer(measure.of(StageId(stage))))
            .collect()
    }

    /// What is compared of every queue.
    fn compared(&self) -> impl Iterator<Item = Measure> + use<> {
        let several = 1 < self.model.regions.len();
        let compared = Measure::KEYS.iter().map(|(_, measure)| *measure);
        compared.filter(move |it| it.is_compared() && (several || !it.is_of_regions()))
    }

    /// The whole pipeline, where it is more than one queue.
    fn pipeline(&self) -> Option<StageComparison> {
        let index = self.model.stages.len();
        let mut endings = self.endings.iter().flatten();
        let answers = self.compared().filter(|measure| measure.is_of_pipeline());
        endings.all(|ending| index < ending.stages.len()).then(|| StageComparison {
            name: Name::of_programme(),
            answers: answers.map(|measure| self.answer(measure.of(StageId(index)))).collect(),
            partings: Vec::new(),
        })
    }

    fn answer(&self, answer: Answer) -> AnswerComparison {
        let values = |endings: &Vec<ReplicationResult>| -> Vec<f64> {
            endings.iter().map(|it| answer::value(answer, self.model, it, None)).collect()
        };
        let all: Vec<Vec<f64>> = self.endings.iter().map(values).collect();
        let (base, variants) =
            all.split_first().map_or((&[][..], &[][..]), |(base, rest)| (base.as_slice(), rest));
        AnswerComparison {
            measure: answer.measure,
            levels: all.iter().map(|values| level(values, answer.measure)).collect(),
            pairs: variants
                .iter()
                .map(|variant| self.pair(base, variant, answer.measure))
                .collect(),
        }
    }
}

fn level(values: &[f64], measure: Measure) -> Level {
    let known: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
    let finite = known.iter().filter(|value| value.is_finite()).count();
    let mut sorted = known;
    sorted.sort_by(f64::total_cmp);
    let median = match measure.unit() {
        // A step, as the clearance date of a run is: between a step and never there is no middle.
        Unit::Step => sorted.get(sorted.len().saturating_sub(1).div_euclid(2)).copied(),
        Unit::Units | Unit::PersonMonths | Unit::Share | Unit::Duration | Unit::Ratio => {
            stats::quantile(&sorted, 0.5)
        }
    };
    Level {
        mean: if finite == values.len() { paired::mean(values, LEVEL) } else { None },
        median: median.filter(|median| median.is_finite()),
        missing: (values.len() - finite) as f64 / values.len() as f64,
    }
}

impl Pairs<'_> {
    fn pair(&self, base: &[f64], variant: &[f64], measure: Measure) -> Pair {
        // Positive where the alternative is better; what neither has is a tie.
        let signs = |margin: f64| -> Vec<f64> {
            let pairs = base.iter().zip(variant);
            pairs.map(|(base, variant)| gain(*base, *variant, measure, margin)).collect()
        };
        let any = signs(0.0);
        let share = |wanted: f64| {
            any.iter().filter(|sign| **sign == wanted).count() as f64 / any.len() as f64
        };
        let differences: Vec<f64> =
            variant.iter().zip(base).map(|(variant, base)| variant - base).collect();
        let all_finite = base.iter().chain(variant).all(|value| value.is_finite());
        let mean = |values: &[f64]| self.mean(values);
        let difference = if all_finite { mean(&differences) } else { None };
        let margin = self.model.margin;
        let least = margin.of(measure, stats::mean(base).unwrap_or(0.0));
        // Where a mean does not exist, the shares of runs that are better and worse by what matters are compared instead.
        let judged = match difference {
            Some(estimate) => Some((estimate, direction(measure), least)),
            None => mean(&signs(least)).map(|estimate| (estimate, 1.0, margin.share)),
        };
        let finding = match judged {
            _ if any.iter().all(|sign| *sign == 0.0) => Finding::Same,
            Some((estimate, direction, least)) => finding(estimate, direction, least),
            None => Finding::NotDistinguishable,
        };
        let variance = |values: &[f64]| Moments::of(values).map(|it| it.variance);
        let saved = difference.and_then(|_| {
            let apart = variance(base)? + variance(variant)?;
            (0.0 < apart).then_some(1.0 - Moments::of(&differences)?.variance / apart)
        });
        let (better, tied, worse) = (share(1.0), share(0.0), share(-1.0));
        Pair { difference, better, tied, worse, finding, margin: least, saved }
    }

    /// The mean of replications; exact where nothing is left to chance.
    fn mean(&self, values: &[f64]) -> Option<Estimate> {
        let estimate = paired::mean(values, self.each_level)?;
        Some(if self.exact { Estimate { half_width: Some(0.0), ..estimate } } else { estimate })
    }
}

/// What can be said of a mean difference, given in which direction it is better and the least one that matters.
fn finding(estimate: Estimate, direction: f64, least: f64) -> Finding {
    let Some((low, high)) = estimate.interval() else { return Finding::TooFew };
    let matters = |difference: f64| least <= difference.abs();
    if !estimate.excludes_zero() {
        return if matters(low) || matters(high) {
            Finding::NotDistinguishable
        } else {
            Finding::NoPracticalDifference
        };
    }
    if !matters(estimate.mean) {
        Finding::NoPracticalDifference
    } else if 0.0 < direction * estimate.mean {
        Finding::Better
    } else {
        Finding::Worse
    }
}

/// 1 where a larger value is better, else −1.
fn direction(measure: Measure) -> f64 {
    if measure.more_is_better() { 1.0 } else { -1.0 }
}

/// 1 where the alternative is better, −1 where it is worse, 0 for a tie, within the margin too, or where there is nothing to
/// compare.
fn gain(base: f64, variant: f64, measure: Measure, margin: f64) -> f64 {
    let within = (variant - base).abs() < margin;
    if variant == base || within || variant.is_nan() || base.is_nan() {
        0.0
    } else if base < variant {
        direction(measure)
    } else {
        -direction(measure)
    }
}
