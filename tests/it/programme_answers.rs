//! Known answers for classes, withdrawals, orders, regions, cards in service and money, worked out by hand or elsewhere.

use nobat::experiment::outcome::PartOf;
use nobat::model::metric::Metric;

use crate::support::{daily_schedule, days, means, means_of_part, played, stage};

/// The first part of a queue that starts with 10, 6, 0, 9, 4 arrivals and capacities of 3, 2, 5, 3, repeating.
fn clerks() -> String {
    let schedule = daily_schedule(9, &[3, 2, 5, 3]);
    format!("[capacity.clerks]\nstage = \"desk\"\n{schedule}\n")
}

/// Urgent before routine: the urgent wait hardly at all, the routine for them, the total is the same.
#[test]
fn strict_priority() {
    let result = played(&days(
        9,
        1,
        &format!(
            "[class.urgent]\npriority = 1\n[class.routine]\npriority = 2\n\
             [stage.desk]\ndiscipline = \"priority\"\nstandard = \"1 day\"\n\
             [demand.urgent]\nclass = \"urgent\"\nseries = [2, 3, 0, 2, 1]\n\
             [demand.routine]\nclass = \"routine\"\nseries = [8, 3, 0, 7, 3]\n{}",
            clerks()
        ),
    ));
    let parts = &stage(&result).parts;
    assert_eq!(parts.len(), 2);
    let wait = |key: &str| {
        let part = parts.iter().find(|part| matches!(&part.of, PartOf::Class(it) if it.key == key));
        part.unwrap().wait.unwrap().mean
    };
    // Urgent: seven wait 0 days, one waits 1. Routine: 0:1, 2:4, 3:5, 4:10, 5:1, so 68 days over 21.
    assert!((wait("urgent") - 1.0 / 8.0).abs() < 1e-12, "{}", wait("urgent"));
    assert!((wait("routine") - 68.0 / 21.0).abs() < 1e-12, "{}", wait("routine"));
    // All 29 together wait as long as they would first in, first out.
    let (waits, served) =
        (means(&result, Metric::Wait, "desk"), means(&result, Metric::Served, "desk"));
    let pooled: f64 = waits.iter().zip(&served).map(|(wait, served)| wait * served).sum();
    assert!((pooled - 69.0).abs() < 1e-9, "{pooled}");
    // One of the 21 routine, and all urgent but none, were served within a day.
    let level = parts[1].service_level.unwrap().mean;
    assert!((level - 1.0 / 21.0).abs() < 1e-12, "{level}");
}

/// Who joins on day k may be served on k or k + 1 and leaves before the service of k + 2.
#[test]
fn a_fixed_patience() {
    let result = played(&days(
        7,
        1,
        &format!(
            "[stage.desk]\nreneging = {{ patience = \"2 days\" }}\n\
             [demand.people]\nseries = [10, 6, 0, 9, 4]\n[capacity.clerks]\nstage = \"desk\"\n{}\n",
            daily_schedule(7, &[3, 2, 5, 3, 3, 2, 5])
        ),
    ));
    assert_eq!(means(&result, Metric::Withdrawn, "desk"), [0.0, 0.0, 5.0, 1.0, 0.0, 3.0, 2.0]);
    assert_eq!(means(&result, Metric::Served, "desk"), [3.0, 2.0, 5.0, 3.0, 3.0, 2.0, 0.0]);
    assert_eq!(means(&result, Metric::Backlog, "desk"), [7.0, 11.0, 1.0, 6.0, 7.0, 2.0, 0.0]);
    assert_eq!(stage(&result).withdrawn.mean, 11.0);
}

/// (s, S) over five days (start 1000, s 800, S 1500): what was ordered on day 2 is there on day 5.
#[test]
fn reorder_point_and_order_up_to() {
    let result = played(&days(
        5,
        1,
        "[stage.desk]\n[demand.people]\nseries = [100, 400, 300, 250, 250]\n\
         [material.blank]\nstage = \"desk\"\non_hand = 1000\n\
         [supplier.press]\nmaterial = \"blank\"\nlead_time = \"2 days\"\n\
         order = { reorder_point = 800, up_to = 1500 }\n",
    ));
    assert_eq!(means(&result, Metric::OnHand, "blank"), [900.0, 500.0, 200.0, 0.0, 700.0]);
    assert_eq!(means(&result, Metric::Backlog, "desk"), [0.0, 0.0, 0.0, 50.0, 0.0]);
    assert_eq!(means(&result, Metric::Ordered, "press"), [0.0, 1000.0, 0.0, 0.0, 800.0]);
    assert_eq!(means(&result, Metric::Received, "blank"), [0.0, 0.0, 0.0, 0.0, 1000.0]);
    assert_eq!(means(&result, Metric::StockOut, "blank"), [0.0, 0.0, 0.0, 1.0, 0.0]);
}

/// Base stock 13: what was used is ordered, and is there on the next day.
#[test]
fn base_stock() {
    let result = played(&days(
        4,
        1,
        "[stage.desk]\n[demand.people]\nseries = [12, 6, 11, 14]\n\
         [material.blank]\nstage = \"desk\"\non_hand = 13\n\
         [supplier.press]\nmaterial = \"blank\"\norder = { up_to = 13 }\n",
    ));
    assert_eq!(means(&result, Metric::Ordered, "press"), [12.0, 6.0, 11.0, 14.0]);
    assert_eq!(means(&result, Metric::Received, "blank"), [0.0, 12.0, 6.0, 11.0]);
    assert_eq!(means(&result, Metric::Served, "desk"), [12.0, 6.0, 11.0, 13.0]);
}

/// One card is one body and one chip: output = min(capacity, queue, bodies, chips).
#[test]
fn two_materials_for_one_card() {
    let result = played(&days(
        4,
        1,
        "[stage.desk]\nbacklog = 40\n[capacity.line]\nstage = \"desk\"\nper_day = 10\n\
         [material.body]\nstage = \"desk\"\n[material.chip]\nstage = \"desk\"\n\
         [supplier.press]\nmaterial = \"body\"\nschedule = [{ from = \"2026-01-01\", per_day = 12 }, { from = \"2026-01-03\", per_day = 2 }]\n\
         [supplier.fab]\nmaterial = \"chip\"\nschedule = [{ from = \"2026-01-01\", per_day = 6 }, { from = \"2026-01-02\", per_day = 30 }]\n",
    ));
    // Chips; capacity; capacity (six and two bodies in store, then two more); bodies: 18 + 2 + 2 + … less what was used.
    assert_eq!(means(&result, Metric::Served, "desk"), [6.0, 10.0, 10.0, 2.0]);
}

/// Ten units of work among four provinces that want 2, 3, 4 and 5: max-min fair gives 2, 3, 3, 2 by whole units.
#[test]
fn regions_share_what_there_is() {
    let scenario = |allocation: &str| {
        days(
            1,
            1,
            &format!(
                "[regions.a]\npopulation = 20\n[regions.b]\npopulation = 26\n\
                 [regions.c]\npopulation = 40\n[regions.d]\npopulation = 50\n\
                 [stage.desk]\nbacklog = 136\nallocation = {allocation}\n\
                 [capacity.line]\nstage = \"desk\"\nper_day = 100\n"
            ),
        )
    };
    let shared = |allocation: &str| {
        let result = played(&scenario(allocation));
        ["a", "b", "c", "d"].map(|region| means_of_part(&result, Metric::Served, region)[0])
    };
    assert_eq!(shared("\"max-min\""), [20.0, 26.0, 27.0, 27.0]);
    // 100 × 20 / 136 = 14.7, 19.1, 29.4, 36.8: largest remainders to d and a.
    assert_eq!(shared("\"backlog\""), [15.0, 19.0, 29.0, 37.0]);
    assert_eq!(shared("\"population\""), [15.0, 19.0, 29.0, 37.0]);
    assert_eq!(shared("\"oldest-first\""), [15.0, 19.0, 29.0, 37.0]);
}

/// Cards of two months' issue come back when they expire; an extension holds the first back to the second.
#[test]
fn renewals_echo_issues() {
    let scenario = |extension: &str| {
        format!(
            "schema = 1\npipeline = [\"desk\"]\n[time]\ncalendar = \"persian\"\nstart = \"1400-01\"\nend = \"1400-12\"\n\
             [run]\nreplications = 1\n[stage.desk]\n\
             [in_service]\nissued = [{{ from = \"1393-03\", until = \"1393-03\", cards = 1_000 }}, {{ from = \"1393-06\", until = \"1393-06\", cards = 3_000 }}]\n\
             [demand.renewals]\nrenewal = {{ share = 0.9, validity = \"7 years\"{extension} }}\n"
        )
    };
    let plain = played(&scenario(""));
    let expected = [0., 0., 1000., 0., 0., 3000., 0., 0., 0., 0., 0., 0.];
    assert_eq!(means(&plain, Metric::Expired, "programme"), expected);
    // Who applies in a step is the owner of a card that expired in the step before.
    let expected = [0., 0., 0., 900., 0., 0., 2700., 0., 0., 0., 0., 0.];
    assert_eq!(means(&plain, Metric::Arrived, "renewals"), expected);
    let cards = means(&plain, Metric::InService, "programme");
    assert_eq!((cards[0], cards[2], cards[3], cards[11]), (4000.0, 3000.0, 3900.0, 3600.0));
    let cliff = played(&scenario(", extension = { until = \"1400-07\" }"));
    let expected = [0., 0., 0., 0., 0., 0., 4000., 0., 0., 0., 0., 0.];
    assert_eq!(means(&cliff, Metric::Expired, "programme"), expected);
}

/// Of 8 who ask on each day, 5 find a loaf on the shelf, which is filled to 5 every night; nobody waits for the next day.
#[test]
fn who_finds_no_place_to_wait_is_lost() {
    let result = played(&days(
        4,
        1,
        "[stage.desk]\nwaiting_room = 0\n[material.loaf]\nstage = \"desk\"\non_hand = 5\n\
         [supplier.bakery]\nmaterial = \"loaf\"\norder = { up_to = 5 }\n[demand.people]\nper_day = 8\n",
    ));
    assert_eq!(means(&result, Metric::Served, "desk"), [5.0; 4]);
    assert_eq!(means(&result, Metric::TurnedAway, "desk"), [3.0; 4]);
    assert_eq!(means(&result, Metric::Backlog, "desk"), [0.0; 4]);
}

/// Six come each day, two are served, at most five may wait: the youngest of all classes are turned away.
#[test]
fn a_waiting_room_turns_the_youngest_away() {
    let result = played(&days(
        4,
        1,
        "[class.urgent]\n[class.other]\n[stage.desk]\nwaiting_room = 5\n[stage.desk.backlog]\nother = { waiting = 4, oldest = \"2025-12-31\" }\n\
         [capacity.clerk]\nstage = \"desk\"\nper_day = 2\n\
         [demand.urgent]\nclass = \"urgent\"\nper_day = 2\n[demand.other]\nclass = \"other\"\nper_day = 4\n",
    ));
    // 4 + 6 − 2 are 8, so 3 of the 6 of the first day leave: 1 urgent, 2 others. Then 6 come and 2 go, so 4 leave.
    assert_eq!(means(&result, Metric::TurnedAway, "desk"), [3.0, 4.0, 4.0, 4.0]);
    assert_eq!(means(&result, Metric::Withdrawn, "desk"), [3.0, 4.0, 4.0, 4.0]);
    assert_eq!(means(&result, Metric::Backlog, "desk"), [5.0; 4]);
    let urgent = means_of_part(&result, Metric::Withdrawn, "urgent");
    assert_eq!(urgent[0], 1.0);
}

/// Passports of children are valid for 3 months, those of adults for 6: two echoes, each of what its class was issued.
#[test]
fn each_class_has_its_own_validity() {
    let scenario = |adults: &str| {
        format!(
            "schema = 1\npipeline = [\"desk\"]\n[time]\ncalendar = \"gregorian\"\nstart = \"2026-01\"\nend = \"2026-12\"\n\
             [run]\nreplications = 1\n[class.child]\n[class.adult]\n[stage.desk]\n\
             [in_service.issued]\nchild = [{{ from = \"2025-12\", until = \"2025-12\", cards = 100 }}]\n\
             adult = [{{ from = \"2025-09\", until = \"2025-09\", cards = 1_000 }}, {{ from = \"2025-12\", until = \"2025-12\", cards = 2_000 }}]\n\
             [demand.children]\nclass = \"child\"\nrenewal = {{ share = 1, validity = \"3 months\", classes = [\"child\"] }}\n\
             [demand.adults]\nclass = \"adult\"\nrenewal = {{ share = 0.5, validity = \"6 months\"{adults} }}\n"
        )
    };
    // Without `classes` a stream is of those that no other names.
    for adults in ["", ", classes = [\"adult\"]"] {
        let result = played(&scenario(adults));
        // The 100 of December expire in March and apply in April; what they then get expires in July, and so on.
        let children = [0., 0., 0., 100., 0., 0., 0., 100., 0., 0., 0., 100.];
        let adults = [0., 0., 0., 500., 0., 0., 1000., 0., 0., 0., 250., 0.];
        assert_eq!(means(&result, Metric::Arrived, "children"), children);
        assert_eq!(means(&result, Metric::Arrived, "adults"), adults);
        let expired = [0., 0., 1100., 0., 0., 2000., 100., 0., 0., 500., 100., 0.];
        assert_eq!(means(&result, Metric::Expired, "programme"), expired);
    }
}

/// Of 100,000 cards with a hazard of 0.12 a year, one in a hundred is lost in a month of one twelfth.
#[test]
fn lost_cards_are_replaced() {
    let result = played(
        "schema = 1\npipeline = [\"desk\"]\n[time]\ncalendar = \"gregorian\"\nstart = \"2026-01\"\nend = \"2026-03\"\n\
         [run]\nreplications = 1\n[stage.desk]\n\
         [in_service]\nissued = [{ from = \"2025-12\", until = \"2025-12\", cards = 100_000 }]\n\
         [demand.lost]\nreplacement = { per_month = 0.01 }\n",
    );
    // 100,000 (1 − e^−0.01) = 995.02; they are replaced in the step after, in which 985.12 of the others are lost.
    assert_eq!(means(&result, Metric::Lost, "programme")[..2], [995.0, 985.0]);
    assert_eq!(means(&result, Metric::Arrived, "lost")[..2], [0.0, 995.0]);
}

/// Invoices are paid oldest first as far as cash goes; a supplier that is owed too much stops.
#[test]
fn a_supplier_that_is_not_paid_stops() {
    let result = played(&days(
        6,
        1,
        "[stage.desk]\nbacklog = 1_000\n\
         [material.blank]\nstage = \"desk\"\n\
         [supplier.press]\nmaterial = \"blank\"\nper_day = 10\nprice = 100\nterms = \"1 day\"\ncredit_limit = 1_500\n\
         [funds]\ncash = 500\n[release.late]\nat = \"2026-01-05\"\namount = 10_000\n",
    ));
    // Day 1 is billed 1000, due on day 2: 500 are paid. Day 3: 1500 due, not above the limit; day 4: 2500, so on day 5
    // nothing comes, but the release pays the 3500 that are due. What comes on day 6 is due on day 7.
    assert_eq!(means(&result, Metric::Arrears, "funds"), [0.0, 500.0, 1500.0, 2500.0, 0.0, 0.0]);
    assert_eq!(means(&result, Metric::Shipped, "press"), [10.0, 10.0, 10.0, 10.0, 0.0, 10.0]);
    assert_eq!(means(&result, Metric::Cash, "funds"), [500.0, 0.0, 0.0, 0.0, 6500.0, 6500.0]);
    let money = result.outcomes[0].money.as_ref().unwrap();
    assert_eq!((money.cost.mean, money.paid.mean, money.payable.mean), (5000.0, 4000.0, 1000.0));
}

/// A fee of 310 of which 35.5 % is kept buys work at 50 a unit: there is money for two units out of one applicant.
#[test]
fn fees_pay_for_work() {
    let result = played(&days(
        3,
        1,
        "[stage.desk]\n[demand.people]\nseries = [10, 0, 5]\n\
         [funds]\ncash = 0\n[fee.issue]\nstage = \"desk\"\namount = 310\nkept = 0.355\n\
         [cost.work]\nstage = \"desk\"\nper_unit = 200\n",
    ));
    // 310 × 0.355 = 110.05, in whole units 110: ten applicants bring 1100, enough for 5 units of 200.
    assert_eq!(means(&result, Metric::Fees, "funds"), [1100.0, 0.0, 550.0]);
    assert_eq!(means(&result, Metric::Served, "desk"), [5.0, 0.0, 3.0]);
    assert_eq!(means(&result, Metric::BindingShare, "desk.funds"), [1.0, 1.0, 1.0]);
    let money = result.outcomes[0].money.as_ref().unwrap();
    assert_eq!(money.per_card.unwrap().mean, 200.0);
}

/// Four in five are good; the others come again and are counted as joining once more.
#[test]
fn rejects_are_worked_again_or_lost() {
    let run = |rejects: &str| {
        played(&days(
            3,
            1,
            &format!(
                "[stage.desk]\nbacklog = 25\nyield = 0.8\nrejects = \"{rejects}\"\n\
                 [capacity.line]\nstage = \"desk\"\nper_day = 10\n"
            ),
        ))
    };
    let again = run("rework");
    assert_eq!(means(&again, Metric::Rejected, "desk"), [2.0, 2.0, 1.0]);
    assert_eq!(means(&again, Metric::Backlog, "desk"), [17.0, 9.0, 1.0]);
    let lost = run("lost");
    assert_eq!(means(&lost, Metric::Backlog, "desk"), [15.0, 5.0, 0.0]);
    assert_eq!(means(&lost, Metric::Completed, "programme"), [8.0, 8.0, 4.0]);
}

/// Half of the owners of what is ready come in a step of hazard ln 2.
#[test]
fn ready_cards_wait_for_their_owners() {
    let result = played(&days(
        3,
        1,
        "[stage.desk]\nbacklog = 800\ncollection = { per_day = 0.693_147_180_559_945_3 }\n",
    ));
    assert_eq!(means(&result, Metric::Backlog, "desk"), [400.0, 200.0, 100.0]);
    assert_eq!(means(&result, Metric::BindingShare, "desk.owners"), [1.0, 1.0, 1.0]);
}

/// The published wait scales demand within bounds: at twice the reference and an exponent of −1, half come.
#[test]
fn demand_answers_to_the_wait() {
    let result = played(&days(
        4,
        1,
        "[stage.desk]\nbacklog = { waiting = 100, oldest = \"2025-12-28\" }\ndiscipline = \"fifo\"\n\
         [demand.people]\nper_day = 40\nelasticity = { exponent = -1, reference = \"2 days\", between = [0.25, 1.5] }\n\
         [capacity.line]\nstage = \"desk\"\nper_day = 25\n",
    ));
    // Four days of 25 joined before: each day serves those of four days ago. Nobody had heard of a wait on the first day.
    assert_eq!(means(&result, Metric::Wait, "desk")[..3], [4.0, 4.0, 4.0]);
    assert_eq!(means(&result, Metric::Arrived, "people"), [40.0, 20.0, 20.0, 20.0]);
}

/// Ten of each age from 1 to 10 days: whoever has waited three days before the start has no patience left on the first.
#[test]
fn patience_counts_from_before_the_start() {
    let result = played(&days(
        4,
        1,
        "[stage.desk]\nbacklog = { waiting = 100, oldest = \"2025-12-22\" }\nreneging = { patience = \"3 days\" }\n\
         [capacity.clerks]\nstage = \"desk\"\nper_day = 0\n",
    ));
    assert_eq!(means(&result, Metric::Withdrawn, "desk"), [80.0, 10.0, 10.0, 0.0]);
}

/// Three times the hazard for a day: 1 − exp(−0.1) and 1 − exp(−0.3) of a thousand cards, which are all replaced.
#[test]
fn an_event_may_lose_more_cards() {
    let result = played(&days(
        4,
        1,
        "[stage.desk]\n[in_service]\nissued = [{ from = \"2025-12-01\", until = \"2025-12-31\", cards = 1000 }]\n\
         [demand.lost]\nreplacement = { per_day = 0.1 }\n\
         [event.flood]\nat = \"2026-01-02\"\nuntil = \"2026-01-02\"\nscale = { \"demand.lost\" = 3 }\n",
    ));
    // 1000, 905, 766 and 927 are in service when the steps open; new cards can be lost from the step after their issue.
    assert_eq!(means(&result, Metric::Lost, "programme"), [95.0, 234.0, 73.0, 88.0]);
    assert_eq!(means(&result, Metric::Arrived, "lost"), [0.0, 95.0, 234.0, 73.0]);
}

/// Demands of 500, 300 and 750 in falling priority: 800 serve the first two, 1,200 leave 400 for the third.
#[test]
fn supply_in_strict_priority() {
    let served = |supply: u32| {
        let result = played(&days(
            1,
            1,
            &format!(
                "[class.a]\npriority = 1\n[class.b]\npriority = 2\n[class.c]\npriority = 3\n\
                 [stage.desk]\ndiscipline = \"priority\"\nbacklog.a = 500\nbacklog.b = 300\nbacklog.c = 750\n\
                 [capacity.clerks]\nstage = \"desk\"\nper_day = {supply}\n"
            ),
        ));
        ["a", "b", "c"].map(|class| means_of_part(&result, Metric::Served, class)[0])
    };
    assert_eq!(served(800), [500.0, 300.0, 0.0]);
    assert_eq!(served(1_200), [500.0, 300.0, 400.0]);
}
