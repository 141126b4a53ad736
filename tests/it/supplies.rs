//! What comes on dates, known by hand: agreed deliveries, and orders that are open at the start.

use nobat::experiment::run::Run;
use nobat::model::metric::Metric;

use crate::desk::Desk;
use crate::support::{daily_schedule, days, means, played, programme, stage};

/// 30 on hand, 5 a day; 100 were ordered and are due on day 15. Ordered up to 100 at 40: nothing before day 18, then 60.
#[test]
fn open_orders() {
    let text = |on_order: &str| {
        days(
            24,
            1,
            &format!(
                "[stage.desk]\n[demand.people]\nper_day = 5\n\
                 [material.blank]\nstage = \"desk\"\non_hand = 30\n\
                 [supplier.press]\nmaterial = \"blank\"\nlead_time = \"5 days\"\n{on_order}\n\
                 order = {{ reorder_point = 40, up_to = 100 }}\n"
            ),
        )
    };
    let run = played(&text("on_order = [{ due = \"2026-01-15\", amount = 100 }]"));
    let ordered = means(&run, Metric::Ordered, "press");
    let on = |series: &[f64]| -> Vec<(usize, f64)> {
        series.iter().copied().enumerate().filter(|(_, amount)| 0.0 < *amount).collect()
    };
    assert_eq!(on(&ordered), [(17, 60.0)]);
    assert_eq!(on(&means(&run, Metric::Received, "blank")), [(14, 100.0), (23, 60.0)]);
    assert_eq!(means(&run, Metric::OnOrder, "blank")[..15], [&[100.0; 14][..], &[0.0]].concat());
    // Without them 75 are ordered at the close of the first day.
    assert_eq!(means(&played(&text("")), Metric::Ordered, "press")[0], 75.0);
    // What is due after the end is on order throughout.
    let late = played(&text("on_order = [{ due = \"2027-05\", amount = 100 }]"));
    assert_eq!(on(&means(&late, Metric::Ordered, "press")), [(17, 60.0)]);
    assert_eq!(means(&late, Metric::Received, "blank")[..23], [0.0; 23]);
}

/// 236,924 wait, 923 join a day, consignments of 80,000, a press for 6,000 a day.
#[test]
fn dated_deliveries() {
    let text = days(
        120,
        1,
        "[stage.desk]\nbacklog = 236_924\ncleared_at = 0\n[demand.people]\nper_day = 923\n\
         [capacity.machine]\nstage = \"desk\"\nper_day = 6_000\n[material.blank]\nstage = \"desk\"\n\
         [supplier.press]\nmaterial = \"blank\"\ndeliveries = [{ at = \"2026-01-11\", amount = 80_000 },\n\
         { at = \"2026-01-21\", amount = 80_000 }, { at = \"2026-02\", amount = 80_000 }, { at = \"2026-03\", amount = 80_000 }]\n",
    );
    let run = played(&text);
    let backlog = means(&run, Metric::Backlog, "desk");
    // By hand, day by day.
    let (mut waiting, mut blanks) = (236_924.0, 0.0);
    for (day, backlog) in backlog.iter().enumerate() {
        blanks += if [10, 20, 31, 59].contains(&day) { 80_000.0 } else { 0.0 };
        waiting += 923.0;
        let served = f64::min(blanks, f64::min(waiting, 6_000.0));
        (waiting, blanks) = (waiting - served, blanks - served);
        assert_eq!(*backlog, waiting, "day {day}");
    }
    assert!(0.0 < backlog[30] && stage(&run).clearance.quantile(0.5).is_none());
    assert_eq!(means(&run, Metric::Shipped, "press")[10], 80_000.0);
    let desk = Desk::new();
    desk.put("paper.toml", &text);
    let said = desk.nobat("check paper.toml").stdout;
    assert!(said.contains("consignments of blank"), "{said}");
    assert!(said.contains("4, together 320 k, 11 January 2026 – 1 March 2026"), "{said}");
    let said = desk.nobat("check paper.toml --lang fa").stdout;
    assert!(said.contains("محموله‌های") && said.contains("۴ محموله، روی هم"), "{said}");
}

/// Deliveries beside a rate, two on one day, and one that falls due while the supplier is not paid.
#[test]
fn what_is_dated_comes_beside_what_is_shipped_and_waits_for_money() {
    let run = played(&days(
        8,
        1,
        "[stage.desk]\n[material.blank]\nstage = \"desk\"\n[funds]\ncash = 0\n\
         [release.budget]\nat = \"2026-01-05\"\namount = 10_000\n\
         [supplier.press]\nmaterial = \"blank\"\nper_day = 2\nlead_time = \"1 day\"\nprice = 10\ncredit_limit = 0\n\
         deliveries = [{ at = \"2026-01-07\", amount = 7 }, { at = \"2026-01-07\", amount = 3.6 },\n\
         { at = \"2026-01-02\", amount = 50 }, { at = \"2026-01-03\", amount = 5 }]\n",
    ));
    // Arrears from day 2 on stop it on day 3; they are paid on day 5, so it ships again on day 6.
    assert_eq!(means(&run, Metric::Received, "blank"), [0.0, 52.0, 2.0, 0.0, 0.0, 5.0, 13.0, 2.0]);
}

/// 500,000 wait and 25,000 join a day; material comes in 14 days, then 55,000 a day: 850,000 at the peak, clear 28.3 days on.
#[test]
fn material_late() {
    let text = days(
        60,
        1,
        "[stage.desk]\nbacklog = 500_000\ncleared_at = 0\n[demand.people]\nper_day = 25_000\n\
         [material.blank]\nstage = \"desk\"\n\
         [supplier.press]\nmaterial = \"blank\"\nschedule = [{ from = \"2026-01-15\", per_day = 55_000 }]\n",
    );
    let run = played(&text);
    assert_eq!(stage(&run).peak.mean, 850_000.0);
    assert_eq!(stage(&run).clearance.quantile(0.5), Some(14 + 28));
    let desk = Desk::new();
    desk.put("late.toml", &text);
    let said = desk.nobat("check late.toml").stdout;
    assert!(said.contains("paces change"), "{said}");
}

/// The share of steps that close short, and the mean backlog at the close.
fn short_and_backlog(run: &Run) -> (f64, f64) {
    let mean = |series: Vec<f64>| series.iter().sum::<f64>() / series.len() as f64;
    (mean(means(run, Metric::StockOut, "blank")), mean(means(run, Metric::Backlog, "desk")))
}

/// Ten are ordered when the position is 2 or less, and come whole after 1, 2 or 3 steps.
fn whole_consignments(lead_time: &str) -> String {
    days(
        20_000,
        20,
        &format!(
            "[stage.desk]\n[demand.people]\nper_day = 1.45\nchance = \"poisson\"\n\
             [material.blank]\nstage = \"desk\"\non_hand = 10\n\
             [supplier.press]\nmaterial = \"blank\"\n\
             lead_time = {{ days = {{ choice = [1, 2, 3], weights = [15, 35, 50] }}{lead_time} }}\n\
             order = {{ reorder_point = 2, up_to = 1_000, at_most = 10 }}\n"
        ),
    )
}

/// 400,000 steps: short in 21.0 to 21.1 % of them, 0.554 to 0.556 wait at the close. Items that travel each by themselves
/// would be short in 14 %.
#[test]
fn consignments_arrive_whole() {
    let (short, backlog) = short_and_backlog(&played(&whole_consignments("")));
    assert!((short - 0.2105).abs() < 0.002, "{short}");
    assert!((backlog - 0.555).abs() < 0.01, "{backlog}");
    let each = played(&whole_consignments(", each = \"item\""));
    let (short, backlog) = short_and_backlog(&each);
    assert!((short - 0.139).abs() < 0.004, "{short}");
    assert!((backlog - 0.271).abs() < 0.01, "{backlog}");
}

/// What arrives is what was shipped, whole, and in order where none may overtake another.
#[test]
fn consignments_may_cross_or_not() {
    let text = |more: &str| {
        days(
            300,
            1,
            &format!(
                "[stage.desk]\n[material.blank]\nstage = \"desk\"\n[supplier.press]\nmaterial = \"blank\"\n\
                 {}\nlead_time = {{ days = [0.5, 8]{more} }}\n",
                daily_schedule(300, &(1..=300).collect::<Vec<u32>>())
            ),
        )
    };
    // Each consignment has a size of its own. The first that is missing from a day's sum tells which came.
    let came = |more: &str| means(&played(&text(more)), Metric::Received, "blank");
    let (crossing, ordered) = (came(""), came(", no_crossing = true"));
    assert_ne!(crossing, ordered);
    // In order, the days that have come so far are always the first ones.
    let mut so_far = 0.0;
    for received in &ordered {
        so_far += received;
        let days = ((1.0 + 8.0 * so_far).sqrt() - 1.0) / 2.0;
        assert_eq!(days.fract(), 0.0, "{so_far}");
    }
    // The same draws: none comes earlier than where it may overtake.
    let sums = |series: &[f64]| {
        series
            .iter()
            .scan(0.0, |sum, it| {
                *sum += it;
                Some(*sum)
            })
            .collect::<Vec<f64>>()
    };
    assert!(sums(&ordered).iter().zip(sums(&crossing)).all(|(one, other)| *one <= other));
    // Without chance they are spread over the shares, and a whole fixed time is no chance at all.
    let fixed = days(
        9,
        5,
        "[stage.desk]\n[material.blank]\nstage = \"desk\"\n[supplier.press]\nmaterial = \"blank\"\nper_day = 3\nlead_time = { days = 2, each = \"consignment\" }\n",
    );
    assert!(!programme(&fixed).base.model.has_chance());
    assert!(programme(&text("")).base.model.has_chance());
    assert_eq!(means(&played(&fixed), Metric::Received, "blank")[..4], [0.0, 0.0, 3.0, 3.0]);
}

#[test]
fn what_is_said_of_lead_times() {
    let desk = Desk::new();
    desk.put("paper.toml", &whole_consignments(", no_crossing = true"));
    let said = desk.nobat("check paper.toml").stdout;
    assert!(said.contains("lead time of press"), "{said}");
    assert!(said.contains("1 day – 3 days, 2.35 days on average, drawn once for"), "{said}");
    assert!(said.contains("none overtakes another"), "{said}");
    let said = desk.nobat("check paper.toml --lang fa").stdout;
    assert!(said.contains("نمی‌زند"), "{said}");
}

/// What is ordered in each step that has an order: 30 on hand, 5 a day, a lead time of two days.
fn orders(order: &str) -> Vec<(usize, f64)> {
    let run = played(&days(
        30,
        1,
        &format!(
            "[stage.desk]\n[demand.people]\nper_day = 5\n[material.blank]\nstage = \"desk\"\non_hand = 30\n\
             [supplier.press]\nmaterial = \"blank\"\nlead_time = \"2 days\"\norder = {{ {order} }}\n"
        ),
    ));
    let ordered = means(&run, Metric::Ordered, "press").into_iter().zip(1..);
    ordered.filter(|(amount, _)| 0.0 < *amount).map(|(amount, day)| (day, amount)).collect()
}

#[test]
fn orders_in_lots_and_at_reviews() {
    assert_eq!(
        orders("reorder_point = 40, lot = 50"),
        [(1, 50.0), (8, 50.0), (18, 50.0), (28, 50.0)]
    );
    assert_eq!(
        orders("up_to = 100, lot = 20, every = \"week\""),
        [(1, 80.0), (8, 40.0), (15, 40.0), (22, 20.0), (29, 40.0)]
    );
    // Without lots all that is missing; 31 days after the first day begins the next month.
    assert_eq!(orders("up_to = 100, every = \"2 weeks\""), [(1, 75.0), (15, 70.0), (29, 70.0)]);
    // As few lots as bring it above: two, from 5 below; at most one in a step.
    assert_eq!(orders("reorder_point = 40, lot = 15")[0], (1, 30.0));
    assert_eq!(orders("reorder_point = 40, lot = 15, at_most = 29")[..2], [(1, 15.0), (2, 15.0)]);
    // The answer that is known of whole consignments, said as lots.
    let text = whole_consignments("").replace("up_to = 1_000, at_most = 10", "lot = 10");
    assert_eq!(
        means(&played(&text), Metric::Backlog, "desk")[..500],
        means(&played(&whole_consignments("")), Metric::Backlog, "desk")[..500]
    );
}

/// An order costs 500, an item 2 a day on hand: 500 × 5 / Q + Q − 5 a day (Harris 1913).
#[test]
fn lots_cost_what_the_economic_lot_says() {
    let cost = |lot: u32, more: &str| {
        let run = played(&days(
            200,
            1,
            &format!(
                "[stage.desk]\n[demand.people]\nper_day = 5\n[material.blank]\nstage = \"desk\"\non_hand = {lot}\n\
                 [supplier.press]\nmaterial = \"blank\"\norder = {{ reorder_point = 0, lot = {lot} }}\n\
                 [funds]\ncash = 1_000_000\n[cost.ordering]\nsupplier = \"press\"\nper_order = 500\n\
                 [cost.shelf]\nmaterial = \"blank\"\nstorage = {{ per_day = 2 }}\n{more}"
            ),
        ));
        means(&run, Metric::Cost, "funds").iter().sum::<f64>() / 200.0
    };
    assert_eq!([25, 50, 100].map(|lot| cost(lot, "")), [120.0, 95.0, 120.0]);
    assert_eq!(cost(50, "shortage = { per_day = 9 }\n"), 95.0);
}

/// Seven come at once, four items are there and none comes for three days: three are missing, day after day.
#[test]
fn what_is_missing_costs_as_long_as_it_is() {
    let run = played(&days(
        5,
        1,
        "[stage.desk]\nbacklog = 7\n[material.blank]\nstage = \"desk\"\non_hand = 4\n[supplier.press]\nmaterial = \"blank\"\n\
         deliveries = [{ at = \"2026-01-04\", amount = 10 }]\n[funds]\ncash = 100\n\
         [cost.shelf]\nmaterial = \"blank\"\nstorage = { per_day = 0.5 }\nshortage = { per_day = 2 }\nterms = \"1 day\"\n",
    ));
    // 3 × 2 for three days, then 7 are left on the shelf: 3.5 a day, of which the half is carried.
    assert_eq!(means(&run, Metric::Cost, "funds"), [6.0, 6.0, 6.0, 3.0, 4.0]);
    assert_eq!(means(&run, Metric::Paid, "funds"), [0.0, 6.0, 6.0, 6.0, 3.0]);
}
