//! Lead times that change by date. Integers are exact.

use nobat::model::metric::Metric;

use crate::support::{checked, days, means, played, refused};

fn shipped(count: u32, lead_time: &str) -> String {
    days(
        count,
        1,
        &format!(
            "[stage.desk]\n[demand.people]\nper_day = 10\n[material.card]\nstage = \"desk\"\n\
             [supplier.press]\nmaterial = \"card\"\nper_day = 10\nlead_time = {lead_time}\n"
        ),
    )
}

/// Three days, and from the 4th on one: those of the 2nd and the 4th come together, and those of the 3rd and the 5th.
#[test]
fn from_a_date_on_it_is_another() {
    let text =
        shipped(8, "[{ from = \"2026-01\", days = 3 }, { from = \"2026-01-04\", days = 1 }]");
    let run = played(&text);
    let received = means(&run, Metric::Received, "card");
    assert_eq!(received, [0.0, 0.0, 0.0, 10.0, 20.0, 20.0, 10.0, 10.0]);
    let said = checked(&text, 0);
    assert!(said.contains("1 day, from 4 January 2026 on"), "{said}");
    assert!(checked(&text, 1).contains("مدت ارسال press"), "{}", checked(&text, 1));
}

/// What holds before the horizon is not looked at, nor what begins after it.
#[test]
fn only_what_holds_within_the_horizon_counts() {
    let once = played(&shipped(8, "\"2 days\""));
    let often = played(&shipped(
        8,
        "[{ from = \"2025-01\", days = 9 }, { from = \"2025-12-30\", days = 2 }, { from = \"2026-02\", days = 7 }]",
    ));
    let of = |run| means(run, Metric::Received, "card");
    assert_eq!(of(&once), of(&often));
}

/// From no time at all to half a step, and the shares hold over what was sent under each.
#[test]
fn a_stage_has_it_too() {
    let text = days(
        6,
        1,
        "[stage.desk]\nlead_time = [{ from = \"2026-01-01\", days = 0 }, { from = \"2026-01-03\", days = 0.5 }]\n\
         [demand.people]\nper_day = 8\n",
    );
    let run = played(&text);
    assert_eq!(means(&run, Metric::Completed, "desk"), [8.0, 8.0, 4.0, 8.0, 8.0, 8.0]);
    assert_eq!(means(&run, Metric::InTransit, "desk"), [0.0, 0.0, 4.0, 4.0, 4.0, 4.0]);
    let said = checked(&text, 0);
    assert!(said.contains("lead time of desk 0 days"), "{said}");
    assert!(
        said.contains(
            "lead time of desk 0 days – 1 day, 0.5 days on average, from 3 January 2026 on"
        ),
        "{said}"
    );
    assert!(checked(&text, 1).contains("مدت ارسال desk"), "{}", checked(&text, 1));
    // One that does not change stands with its stage, not here.
    let once = text.replace("[{ from = \"2026-01-01\", days = 0 }, ", "[");
    let once = checked(
        &once
            .replace("{ from = \"2026-01-03\", days = 0.5 }]", "{ from = \"2026-01\", days = 2 }]"),
        0,
    );
    assert!(!once.contains("lead time of desk"), "{once}");
}

/// Drawn for each consignment before a date, and fixed after it: nothing is lost.
#[test]
fn drawn_and_fixed_ones_follow_each_other() {
    let run = played(&shipped(
        20,
        "[{ from = \"2026-01\", days = { choice = [1, 4] } }, { from = \"2026-01-10\", days = 2 }]",
    ));
    let received: f64 = means(&run, Metric::Received, "card").iter().sum();
    assert_eq!(received, 180.0);
}

#[test]
fn mistakes_in_lead_times() {
    for (lead_time, words) in [
        (
            "[{ from = \"2026-01-04\", days = 1 }]",
            "write a first piece that begins with the horizon",
        ),
        ("[{ days = 1 }]", "`from`"),
        ("[]", "0 lead times"),
        (
            "[{ from = \"2026-01\", days = 1 }, { from = \"2026-01\", days = 2 }]",
            "does not begin after the one before it",
        ),
        ("[{ from = \"2026-01\", dys = 1 }]", "did you mean `days`?"),
    ] {
        let said = refused(&shipped(8, lead_time));
        assert!(said.contains(words), "{words}: {said}");
    }
}
