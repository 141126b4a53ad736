//! Which differences matter, which are exact, and how rules of allocation are told apart: known answers by hand.

use crate::scenario_load::check;
use crate::support::{days, programme};
use nobat::experiment;
use nobat::experiment::compare::comparison::{AnswerComparison, Comparison, Finding};
use nobat::experiment::judge::Verdict;
use nobat::model::answer::{Claim, Measure};

fn comparison(text: &str) -> Comparison {
    experiment::compare(&programme(text), &|_| {}).unwrap().1
}

fn of(found: &Comparison, stage: usize, measure: Measure) -> &AnswerComparison {
    found.stages[stage].answers.iter().find(|answer| answer.measure == measure).unwrap()
}

fn finding(text: &str, measure: Measure) -> Finding {
    of(&comparison(text), 0, measure).pairs[0].finding
}

/// Ten join in the north and twenty in the south on the first day; ten a day are served. In equal parts the north is done
/// after two days, waiting 0 and 1: (5 × 0 + 5 × 1) / 10 = 0.5; the south waits (5 × 0 + 5 × 1 + 10 × 2) / 20 = 1.25.
/// By backlog 3, 4, 3 and 7, 6, 7 are served: 10 / 10 and 20 / 20.
fn two_regions(run: &str) -> String {
    days(
        4,
        1,
        &format!(
            "{run}\n[regions.north]\npopulation = 1\njoining = 10\n[regions.south]\npopulation = 1\njoining = 20\n\
             [stage.desk]\nallocation = \"population\"\n[demand.all]\nseries = [30]\nsplit = \"joining\"\n\
             [capacity.staff]\nstage = \"desk\"\nper_day = 10\n[variant.backlog]\nstage.desk.allocation = \"backlog\"\n"
        ),
    )
}

#[test]
fn rules_of_allocation_differ_between_regions_and_not_in_all() {
    let found = comparison(&two_regions(""));
    assert!(found.exact);
    let values = |measure| {
        let answer = of(&found, 0, measure);
        let levels = [0, 1].map(|at: usize| answer.levels[at].mean.unwrap().mean);
        (levels, answer.pairs[0].finding)
    };
    let close = |measure, expected: [f64; 2], finding| {
        let (found, said) = values(measure);
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{}: {found}", measure.key());
        }
        assert_eq!(said, finding, "{}", measure.key());
    };
    // A quarter of a day is less than half a step.
    close(Measure::WorstRegionWait, [1.25, 1.0], Finding::NoPracticalDifference);
    close(Measure::RegionRatio, [2.5, 1.0], Finding::Better);
    // One third waits 0.5, two thirds 1.25, all 1: 2 × 1/3 × 2/3 × 0.75 / 2.
    close(Measure::RegionGini, [1.0 / 6.0, 0.0], Finding::Better);
    assert_eq!(values(Measure::PersonMonths).1, Finding::Same);
}

#[test]
fn the_file_may_say_which_differences_matter() {
    for (margin, expected) in [
        ("time = \"6 hours\"", None),
        ("time = \"0.25 days\"", Some(Finding::Better)),
        ("time = \"0.26 days\"", Some(Finding::NoPracticalDifference)),
        ("relative = 0.5", Some(Finding::NoPracticalDifference)),
    ] {
        let text = two_regions(&format!("margin = {{ {margin} }}"));
        match expected {
            Some(expected) => assert_eq!(finding(&text, Measure::WorstRegionWait), expected),
            None => assert!(text.parse::<nobat::Workbench>().is_err(), "{margin}"),
        }
    }
    let strict = two_regions("margin = { share = 0.2, relative = 0.7 }");
    assert_eq!(finding(&strict, Measure::RegionGini), Finding::NoPracticalDifference);
    assert_eq!(finding(&strict, Measure::RegionRatio), Finding::NoPracticalDifference);
}

/// So many wait at the start, with a variant of five more.
fn five_more(run: &str, waiting: u32) -> String {
    let more = waiting + 5;
    days(
        3,
        1,
        &format!(
            "{run}\n[stage.desk]\nbacklog = {waiting}\n[capacity.staff]\nstage = \"desk\"\nper_day = 1\n\
             [variant.more]\nstage.desk.backlog = {more}\n"
        ),
    )
}

#[test]
fn one_per_cent_of_the_base_matters() {
    assert_eq!(finding(&five_more("", 500), Measure::Peak), Finding::Worse);
    assert_eq!(finding(&five_more("", 501), Measure::Peak), Finding::NoPracticalDifference);
    let any = five_more("margin = { relative = 0 }", 500_000);
    assert_eq!(finding(&any, Measure::Peak), Finding::Worse);
}

#[test]
fn what_is_sure_and_small_is_no_practical_difference() {
    // Every run differs by two in some five hundred: far outside of any interval, and nothing.
    let text = days(
        30,
        400,
        "[stage.desk]\nbacklog = 500\n[demand.all]\nper_day = 5\nchance = \"poisson\"\n[capacity.staff]\n\
         stage = \"desk\"\nper_day = 5\n[variant.more]\nstage.desk.backlog = 502\n",
    );
    let found = comparison(&text);
    let peak = of(&found, 0, Measure::Peak).pairs[0];
    assert_eq!((peak.finding, peak.worse), (Finding::NoPracticalDifference, 1.0));
    assert!(!found.exact);
}

#[test]
fn all_queues_together() {
    let text = days(
        20,
        1,
        "[stage.desk]\nbacklog = 50\n[stage.post]\n[demand.all]\nper_day = 5\n[capacity.staff]\nstage = \"desk\"\n\
         per_day = 10\n[capacity.van]\nstage = \"post\"\nper_day = 7\n[variant.fast]\ncapacity.staff.per_day = 30\n",
    )
    .replace("[\"desk\"]", "[\"desk\", \"post\"]");
    let found = comparison(&text);
    assert_eq!(found.stages.len(), 3);
    let months = |stage, variant: usize| {
        of(&found, stage, Measure::PersonMonths).levels[variant].mean.unwrap().mean
    };
    for variant in [0, 1] {
        let sum = months(0, variant) + months(1, variant);
        assert!((months(2, variant) - sum).abs() < 1e-9, "{sum}");
    }
    // The desk is faster and the post has the queue: in all hardly anybody waits less.
    assert_eq!(of(&found, 0, Measure::PersonMonths).pairs[0].finding, Finding::Better);
    assert_eq!(of(&found, 1, Measure::PersonMonths).pairs[0].finding, Finding::Worse);
}

#[test]
fn a_spread_is_asserted_and_asked_for_like_any_answer() {
    let text = two_regions(
        "[assert.fair]\nthat = \"desk.region_ratio\"\nat_most = 2\n\
         [assert.soon]\nthat = \"desk.worst_region_wait\"\nat_most = \"2 days\"\n",
    );
    let found = experiment::run(&programme(&text), &|_| {}).unwrap();
    let held: Vec<Vec<bool>> = found
        .outcomes
        .iter()
        .map(|outcome| outcome.verdicts.iter().map(Verdict::passed).collect())
        .collect();
    assert_eq!(held, [[false, true], [true, true]]);
    let model = &programme(&text).base.model;
    let claim = Claim::parse("desk.worst_region_wait <= 1 week", model).unwrap();
    assert_eq!(claim.bound.value(), 7.0);
    let error = Claim::parse("desk.worst_region_wait <= 7", model).unwrap_err();
    assert_eq!(error.to_string(), "`7` is no length of time: write one such as 6 months");
}

#[test]
fn mistakes_are_shown_where_they_are() {
    let text = r#"
[run]
margin = { relative = 2, tiem = "1 month" }
[assert.fair]
that = "production.region_gini"
at_most = 1
"#;
    insta::assert_snapshot!(check(text), @r#"
    error[out-of-range]: 2 is above 1
      --> scenarios/card.toml:14:23
       |
    14 | margin = { relative = 2, tiem = "1 month" }
       |                       ^
       |
       = help: write a share of the value of the base such as 0.02 for 2 %

    error[unknown-key]: `run.margin` has no key `tiem`
      --> scenarios/card.toml:14:26
       |
    14 | margin = { relative = 2, tiem = "1 month" }
       |                          ^^^^
       |
       = help: did you mean `time`?

    error[conflict]: `region_gini` compares regions, and there is one
      --> scenarios/card.toml:16:8
       |
    16 | that = "production.region_gini"
       |        ^^^^^^^^^^^^^^^^^^^^^^^^
       |
       = help: add `[regions]` with a `file`
    "#);
}
