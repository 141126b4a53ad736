//! Rates as they were counted, factors on rates, ratios: sums that a planner need not do on paper. Exact.

use nobat::model::metric::Metric;

use crate::support::{checked, days, means, played, refused};

fn joined(demand: &str) -> Vec<f64> {
    means(
        &played(&days(4, 1, &format!("[stage.desk]\n[demand.x]\n{demand}\n"))),
        Metric::Joined,
        "desk",
    )
}

#[test]
fn a_total_of_some_days() {
    let ten = "observed = { from = \"2025-01-01\", until = \"2025-01-10\", total = ";
    assert_eq!(joined(&format!("{ten}50 }}")), [5.0; 4]);
    assert_eq!(joined(&format!("{ten}[20, 25, 5] }}")), [5.0; 4]);
    assert_eq!(joined(&format!("{ten}50, by = 5 }}")), [1.0; 4]);
    // A month is all of its days, and may lie within the horizon as well.
    assert_eq!(
        joined("observed = { from = \"2026-01\", until = \"2026-02\", total = 118 }"),
        [2.0; 4]
    );
}

/// 100 wait, 120 wait ten days later, 50 were served: 70 joined. If half of the served come again and are among those who
/// joined, 45 are new: 120 - 100 + 50 / 2.
#[test]
fn an_account_of_those_who_joined() {
    let account = "observed = { from = \"2025-01-01\", until = \"2025-01-10\", opening = 100, closing = 120, ";
    assert_eq!(joined(&format!("{account}served = [30, 20] }}")), [7.0; 4]);
    assert_eq!(joined(&format!("{account}served = 50, yield = 0.4 }}")), [4.0; 4]);
    assert_eq!(joined(&format!("{account}served = 50, yield = {{ ratio = [2, 5] }} }}")), [4.0; 4]);
    assert_eq!(joined(&format!("{account}served = 50, withdrawn = 10 }}")), [8.0; 4]);
    // A total that grows.
    assert_eq!(joined(&format!("{account} }}")), [2.0; 4]);
}

/// January counts double: of 90 in the 31 + 28 days of January and February, 2 × 31 + 28 = 90, one a day in February.
#[test]
fn a_season_is_taken_off() {
    let season = "season = [2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]";
    let observed = "observed = { from = \"2025-01\", until = \"2025-02\", total = 90 }";
    assert_eq!(joined(&format!("{observed}\n{season}")), [2.0; 4]);
}

#[test]
fn factors() {
    let observed = "observed = { from = \"2025-01-01\", until = \"2025-01-10\", total = 50 }";
    assert_eq!(joined(&format!("{observed}\ntimes = 2")), [10.0; 4]);
    assert_eq!(joined("per_day = 5\ntimes = 0.4"), [2.0; 4]);
    assert_eq!(joined("per_day = 5\ntimes = { choice = [2] }"), [10.0; 4]);
    assert_eq!(joined("per_day = { choice = [5] }\ntimes = 2"), [10.0; 4]);
    let schedule = "schedule = [{ from = \"2026-01-01\", per_day = 1 }, { from = \"2026-01-03\", per_day = 3 }]";
    assert_eq!(joined(&format!("{schedule}\ntimes = {{ choice = [2] }}")), [2.0, 2.0, 6.0, 6.0]);
}

fn team(rest: &str) -> nobat::experiment::run::Run {
    played(&days(
        4,
        1,
        &format!(
            "[stage.desk]\nbacklog = 1_000\n[capacity.work]\nstage = \"desk\"\n[staff.clerks]\ncapacity = \"work\"\n{rest}"
        ),
    ))
}

/// 90 in post, 110 a hundred days later, and 40 came: 20 of 100 left, in a hundred days.
#[test]
fn an_account_of_those_who_left() {
    let with = |leaving: &str| {
        let run = team(&format!("in_post = 100\noutput = {{ per_day = 1 }}\nleaving = {leaving}"));
        means(&run, Metric::InPost, "clerks")
    };
    let hundred = "from = \"2025-01-01\", until = \"2025-04-10\"";
    let plain = with("{ per_day = 0.002 }");
    assert_eq!(
        with(&format!(
            "{{ observed = {{ {hundred}, opening = 90, closing = 110, joined = 40 }} }}"
        )),
        plain
    );
    assert_eq!(with(&format!("{{ observed = {{ {hundred}, total = 20, by = 100 }} }}")), plain);
    assert_eq!(
        with(&format!("{{ observed = {{ {hundred}, total = 20, by = 100 }}, times = 0.5 }}")),
        with("{ per_day = 0.001 }")
    );
}

/// Of 1,000 people 100 and ten days later 300 are registered: 200 of the 800 who were not, on average.
#[test]
fn an_account_of_those_who_are_in() {
    let with = |uptake: &str| joined(&format!("pool = {{ size = 10_000 }}\nuptake = {uptake}"));
    let observed = "{ observed = { from = \"2025-01-01\", until = \"2025-01-10\", opening = 100, closing = 300, of = 1_000 } }";
    assert_eq!(with(observed), with("{ per_day = 0.025 }"));
}

#[test]
fn what_one_person_does() {
    let run = team(
        "in_post = 3\noutput = { observed = { from = \"2025-01-01\", until = \"2025-01-10\", total = 400, by = 10 } }",
    );
    assert_eq!(means(&run, Metric::Served, "desk"), [12.0; 4]);
}

#[test]
fn a_variant_says_it_in_another_way() {
    let text = days(
        2,
        1,
        "[stage.desk]\n[demand.x]\nobserved = { from = \"2025-01-01\", until = \"2025-01-10\", total = 50 }\n\
         [variant.more]\ndemand.x.per_day = 7\n[variant.counted]\ndemand.x.observed.total = 90\n",
    );
    let run = played(&text);
    let of = |index: usize| crate::support::means_of(&run.outcomes[index], Metric::Joined, "desk");
    assert_eq!((of(0), of(1), of(2)), (vec![5.0; 2], vec![7.0; 2], vec![9.0; 2]));
}

#[test]
fn what_they_come_to_is_said() {
    let text = days(
        2,
        1,
        "[stage.desk]\n[demand.x]\nobserved = { from = \"2025-01\", until = \"2025-12\", opening = 100, closing = 120, served = 345 }\n",
    );
    let said = checked(&text, 0);
    assert!(said.contains("Rates as they were counted demand.x 365 from 1 January 2025 to 31 December 2025 · 30.4 a month"), "{said}");
    assert!(checked(&text, 1).contains("آهنگ‌ها، آن‌گونه که شمرده شده‌اند"));
}

#[test]
fn mistakes() {
    let x = |rest: &str| refused(&days(4, 1, &format!("[stage.desk]\n[demand.x]\n{rest}\n")));
    let time = "from = \"2025-01-01\", until = \"2025-01-10\"";
    for (rest, expected) in [
        (
            format!("observed = {{ {time}, opening = 10, closing = 5, served = 1 }}"),
            "less than nothing",
        ),
        (format!("observed = {{ {time} }}"), "nobody knows how much was counted"),
        (
            format!("observed = {{ {time}, total = 1, served = 1 }}"),
            "a total as well as an account",
        ),
        (
            format!("observed = {{ {time}, opening = 1, closing = 1, joined = 1, served = 1 }}"),
            "nothing is left to be found",
        ),
        (format!("observed = {{ {time}, totl = 1 }}"), "did you mean `total`?"),
        (format!("observed = {{ {time}, total = 5, by = 0 }}"), "so much of so few"),
        (
            "observed = { total = 5, from = \"2025-02\", until = \"2025-01\" }".into(),
            "ends before it begins",
        ),
        (
            "observed = { total = 5, from = \"1825-02\", until = \"2025-01\" }".into(),
            "more than a hundred years",
        ),
        (
            format!("per_day = 4\nobserved = {{ {time}, total = 1 }}"),
            "a rate as well as what was observed",
        ),
        ("times = 4".into(), "a factor without a rate"),
        (
            "per_day = { uniform = [1, 2] }\ntimes = { uniform = [1, 2] }".into(),
            "an uncertain rate times an uncertain number",
        ),
        ("per_day = { ratio = [1, 0] }".into(), "a ratio to nothing"),
        ("per_day = { ratio = [-1, 2] }".into(), "cannot be negative"),
        ("per_day = { ratio = [1, 2], uniform = [1, 2] }".into(), "has no key `uniform`"),
    ] {
        let said = x(&rest);
        assert!(said.contains(expected), "{rest}\n{said}");
    }
    let hazard =
        format!("pool = {{ size = 10 }}\nuptake = {{ observed = {{ {time}, total = 4 }} }}");
    assert!(x(&hazard).contains("without how many they were"));
}
