//! Published figures as a scenario writes them: what they count, when they were known. Scores nothing.

use nobat::calendar::Calendar;
use nobat::model::question::{Exactness, ReportedMetric};

use crate::scenario_load::check;
use crate::support::programme;

const START: &str = "pipeline = [\"production\", \"collection\"]\n\
    time = { calendar = \"persian\", start = \"1399-01\", end = \"1400-12\" }\n\
    stage.production = {}\n\
    stage.collection = {}\n\
    capacity.line = { stage = \"production\", per_month = 10 }\n\
    capacity.desk = { stage = \"collection\", per_month = 10 }\n\
    demand.people.per_month = 10\n";

#[test]
fn a_figure_is_known_from_the_end_of_what_it_may_speak_of_unless_it_came_later() {
    let text = format!(
        "{START}[reported.issued]\nstage = \"production\"\nmetric = \"served_total\"\npoints = [\n\
         {{ at = \"1399-08-07\", value = 5, exactness = \"at_most\" }},\n\
         {{ at = \"1399-06\", value = 3 }},\n\
         {{ at = \"1399-03\", value = 2, published = \"1400-05\" }},\n]"
    );
    let programme = programme(&text);
    let reported = &programme.base.model.reported[0];
    let day = |text: &str| Calendar::Persian.parse(text).unwrap();
    let dates: Vec<_> =
        reported.points.iter().map(|it| (it.days.first, it.days.last, it.published)).collect();
    let (month, seventh) = (day("1399-06"), day("1399-08-07").first);
    assert_eq!(dates[0], (day("1399-03").first, day("1399-03").last, day("1400-05").last));
    assert_eq!(dates[1], (month.first, month.last, month.last));
    assert_eq!(dates[2], (seventh, seventh, seventh));
    assert_eq!(reported.points[2].exactness, Exactness::AtMost);
}

#[test]
fn what_else_a_figure_may_count_takes_weight_from_what_is_named_first() {
    let text = format!(
        "{START}[reported.issued]\nstage = \"production\"\nmetric = \"served_total\"\n\
         points = [{{ at = \"1399-06\", value = 3 }}]\n\
         or = [{{ stage = \"collection\", metric = \"served_total\", weight = 0.25 }}]"
    );
    let programme = programme(&text);
    let readings: Vec<_> = programme.base.model.reported[0].readings().collect();
    assert_eq!(readings.iter().map(|(weight, ..)| weight).sum::<f64>(), 1.0);
    assert_eq!(
        (readings[0].0, readings[0].1.0, readings[1].0, readings[1].1.0),
        (0.75, 0, 0.25, 1)
    );
    assert!(readings.iter().all(|(.., metric)| *metric == ReportedMetric::ServedTotal));
}

#[test]
fn figures_that_cannot_be() {
    insta::assert_snapshot!(check(
        r#"
[reported.waiting]
stage = "production"
metric = "backlog"
points = [{ at = "1399-08-07", value = 5, published = "1399-07" }]
or = [
    { stage = "production", metric = "joined_total", weight = 0.7 },
    { stage = "production", metric = "served_total", weight = 0.4 },
]
"#), @r#"
error[wrong-order]: published before the day that it speaks of
  --> scenarios/card.toml:16:55
   |
16 | points = [{ at = "1399-08-07", value = 5, published = "1399-07" }]
   |                                                       ^^^^^^^^^
   |
   = help: write a date from 1399-08-07 on

error[out-of-range]: other readings with more weight than one in all
  --> scenarios/card.toml:17:6
   |
17 |   or = [
   |  ______^
18 | |     { stage = "production", metric = "joined_total", weight = 0.7 },
19 | |     { stage = "production", metric = "served_total", weight = 0.4 },
20 | | ]
   | |_^
   |
   = help: write weights that leave some to what the table names first
"#);
}
