//! Policies: what is done while the books of the step before say so. Sums by hand; integers are exact.

use nobat::model::metric::Metric;

use crate::scenario_load::check;
use crate::support::{checked, days, means, played};

/// Ten a day are served, and twenty come a day for six days: above 25 who wait, the clerks do half as much again.
fn desk(policy: &str) -> String {
    days(
        14,
        1,
        &format!(
            "[stage.desk]\n[demand.people]\nseries = [20, 20, 20, 20, 20, 20]\n\
             [capacity.clerks]\nstage = \"desk\"\nper_day = 10\n[policy.overtime]\n{policy}"
        ),
    )
}

#[test]
fn a_policy_looks_at_the_books_of_the_step_before() {
    let run =
        played(&desk("when = \"desk.backlog > 25\"\nscale = { \"capacity.clerks\" = 1.5 }\n"));
    // 10, 20, 30, then 15 are served: 35, 40, 45, 30; 15 waiting are too few again.
    assert_eq!(
        means(&run, Metric::Backlog, "desk"),
        [10.0, 20.0, 30.0, 35.0, 40.0, 45.0, 30.0, 15.0, 5.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    );
    let at_work = means(&run, Metric::AtWork, "overtime");
    assert_eq!(at_work, [0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    assert_eq!(means(&run, Metric::Begun, "overtime").iter().sum::<f64>(), 1.0);
}

/// Once begun, it goes on until five or fewer wait.
#[test]
fn a_policy_may_end_later_than_it_would_not_begin() {
    let run = played(&desk(
        "when = \"desk.backlog > 25\"\nuntil = \"desk.backlog <= 5\"\nadd = { \"capacity.clerks\" = { per_day = 5 } }\n",
    ));
    assert_eq!(means(&run, Metric::Backlog, "desk")[6..10], [30.0, 15.0, 0.0, 0.0]);
    let at_work = means(&run, Metric::AtWork, "overtime");
    assert_eq!(at_work[3..10], [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0]);
    assert_eq!(means(&run, Metric::Available, "clerks")[2..4], [10.0, 15.0]);
}

/// It costs 7 a day, paid while it is at work.
#[test]
fn what_a_policy_costs() {
    let text = desk(
        "when = \"desk.backlog > 25\"\nscale = { \"capacity.clerks\" = 1.5 }\n\
         [funds]\ncash = 1_000\n[cost.bonus]\nper_day = 7\npolicy = \"overtime\"\n[cost.rent]\nper_day = 1\n",
    );
    let run = played(&text);
    assert_eq!(means(&run, Metric::Cost, "overtime").iter().sum::<f64>(), 35.0);
    assert_eq!(means(&run, Metric::Cost, "funds").iter().sum::<f64>(), 49.0);
    let said = checked(&text, 0);
    assert!(said.contains("at work while desk.backlog > 25; without chance for 5 days"), "{said}");
    assert!(checked(&text, 1).contains("بدون عامل تصادفی ۵ روز برقرار است"));
}

/// A second supplier ships while fewer than 20 blanks are there; a campaign holds demand back while more than 15 wait.
#[test]
fn policies_of_stocks_suppliers_and_streams() {
    let run = played(&days(
        5,
        1,
        "[stage.desk]\nbacklog = 100\n[capacity.clerks]\nstage = \"desk\"\nper_day = 10\n\
         [material.blank]\nstage = \"desk\"\non_hand = 25\n[supplier.first]\nmaterial = \"blank\"\nper_day = 0\n\
         [supplier.second]\nmaterial = \"blank\"\nper_day = 8\n\
         [policy.usual]\nwhen = \"blank.on_hand >= 20\"\nscale = { \"supplier.second\" = 0 }\n",
    ));
    // 25 - 10, then 8 come a day: 15, 13, 11, 9, 7.
    assert_eq!(means(&run, Metric::OnHand, "blank"), [15.0, 13.0, 11.0, 9.0, 7.0]);
    let run = played(&days(
        4,
        1,
        "[stage.desk]\n[demand.people]\nper_day = 10\n[policy.campaign]\nwhen = \"desk.backlog > 15\"\nscale = { \"demand.people\" = 0.5 }\n\
         [capacity.clerks]\nstage = \"desk\"\nper_day = 1\n",
    ));
    assert_eq!(means(&run, Metric::Arrived, "people"), [10.0, 10.0, 5.0, 5.0]);
}

#[test]
fn mistakes_in_policies() {
    insta::assert_snapshot!(check(
r#"
[capacity.staff]
stage = "production"
per_month = 5

[policy.one]
when = "prodction.backlog > 5"
until = "production.backlog = 5"
scale = { "capacity.staf" = 2 }
add = { "demand.people" = { per_month = 5 } }

[policy.two]
when = "production.peak > 5"
untill = "production.backlog < 2"

[policy.three]
when = "funds.cash > lots"
"#),
    @r#"
error[unknown-name]: there is no stage `prodction`
  --> scenarios/card.toml:18:8
   |
18 | when = "prodction.backlog > 5"
   |        ^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: did you mean "production"?

error[wrong-type]: this says nothing about a figure
  --> scenarios/card.toml:19:9
   |
19 | until = "production.backlog = 5"
   |         ^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write "review.backlog > 50_000"

error[unknown-name]: `capacity.staf` is nothing that can be scaled
  --> scenarios/card.toml:20:11
   |
20 | scale = { "capacity.staf" = 2 }
   |           ^^^^^^^^^^^^^^^
   |
   = help: did you mean "capacity.staff"?

error[unknown-name]: `demand.people` is nothing that can be scaled
  --> scenarios/card.toml:21:9
   |
21 | add = { "demand.people" = { per_month = 5 } }
   |         ^^^^^^^^^^^^^^^
   |
   = help: what can be scaled: supplier.printing-house, capacity.staff

error[unknown-word]: `production.peak` is no figure that a policy can look at
  --> scenarios/card.toml:24:8
   |
24 | when = "production.peak > 5"
   |        ^^^^^^^^^^^^^^^^^^^^^
   |
   = help: write STAGE.backlog, MATERIAL.on_hand or, with `[funds]`, funds.cash

error[unknown-key]: `policy.two` has no key `untill`
  --> scenarios/card.toml:25:1
   |
25 | untill = "production.backlog < 2"
   | ^^^^^^
   |
   = help: did you mean `until`?

error[wrong-type]: this says nothing about a figure
  --> scenarios/card.toml:28:8
   |
28 | when = "funds.cash > lots"
   |        ^^^^^^^^^^^^^^^^^^^
   |
   = help: write "review.backlog > 50_000"
"#);
}
