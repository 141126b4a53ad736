//! Classes that do not pass all stages of the pipeline. Integers are exact.

use nobat::model::metric::Metric;

use crate::scenario_load::check;
use crate::support::{checked, days, means, played};

fn two_stages(rest: &str) -> String {
    days(3, 1, rest).replace("[\"desk\"]", "[\"review\", \"decision\"]")
}

/// Five first issues a day are reviewed; eight renewals go straight to the decision, where ten a day are served.
#[test]
fn a_class_may_skip_a_stage() {
    let text = two_stages(
        "[class.first]\n[class.renewal]\npipeline = [\"decision\"]\n[stage.review]\n[stage.decision]\n\
         [demand.new]\nclass = \"first\"\nper_day = 5\n[demand.old]\nclass = \"renewal\"\nper_day = 8\n\
         [capacity.readers]\nstage = \"review\"\nper_day = 4\n[capacity.judges]\nstage = \"decision\"\nper_day = 10\n",
    );
    let run = played(&text);
    assert_eq!(means(&run, Metric::Joined, "review"), [5.0; 3]);
    assert_eq!(means(&run, Metric::Served, "review"), [4.0; 3]);
    assert_eq!(means(&run, Metric::Joined, "decision"), [12.0; 3]);
    assert_eq!(means(&run, Metric::Backlog, "decision"), [2.0, 4.0, 6.0]);
    assert_eq!(means(&run, Metric::Completed, "programme"), [10.0; 3]);
    assert_eq!(means(&run, Metric::Joined, "programme"), [13.0; 3]);
    assert!(checked(&text, 0).contains("passed only by first"), "{}", checked(&text, 0));
    assert!(checked(&text, 1).contains("تنها مسیر first"));
}

/// Withdrawn applications end with the review: two a day leave the pipeline there, and what is decided, four.
#[test]
fn a_class_may_end_early() {
    let run = played(&two_stages(
        "[class.first]\n[class.withdrawn]\npipeline = [\"review\"]\n\
         [stage.review]\nbacklog.withdrawn = 3\nlead_time = \"1 day\"\n[stage.decision]\n\
         [demand.new]\nclass = \"first\"\nper_day = 4\n[demand.back]\nclass = \"withdrawn\"\nper_day = 2\n",
    ));
    assert_eq!(means(&run, Metric::Served, "review"), [9.0, 6.0, 6.0]);
    assert_eq!(means(&run, Metric::Joined, "decision"), [0.0, 4.0, 4.0]);
    assert_eq!(means(&run, Metric::Completed, "programme"), [0.0, 9.0, 6.0]);
    assert_eq!(means(&run, Metric::Backlog, "programme"), [9.0, 6.0, 6.0]);
}

#[test]
fn mistakes_in_ways() {
    insta::assert_snapshot!(check(
r#"
[class.first]
pipeline = ["prodction", "production", "production"]
[class.renewal]
pipeline = []

[demand.people]
class = "first"
stage = "production"
per_month = 1
"#),
    @r#"
error[missing-key]: `stage.production.backlog` does not say which class waits
 --> scenarios/card.toml:7:11
  |
7 | backlog = 100
  |           ^^^
  |
  = help: write `backlog.first = …`, or add `class = "first"` to a table

error[unknown-name]: there is no stage `prodction`
  --> scenarios/card.toml:14:13
   |
14 | pipeline = ["prodction", "production", "production"]
   |             ^^^^^^^^^^^
   |
   = help: did you mean "production"?

error[wrong-order]: a class passes stages in the order of the pipeline
  --> scenarios/card.toml:14:40
   |
14 | pipeline = ["prodction", "production", "production"]
   |                                        ^^^^^^^^^^^^
   |
   = help: the pipeline is production

error[missing-key]: a class that passes no stage
  --> scenarios/card.toml:16:12
   |
16 | pipeline = []
   |            ^^
   |
   = help: write ["review", "decision"]
"#);
}
