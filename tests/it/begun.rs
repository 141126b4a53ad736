//! Scenarios begun with a table: that each can be checked and played, and says what it took for granted.

use std::fmt::Write as _;

use nobat::cli::Status;
use nobat::scenario::begun;

use crate::desk::Desk;

/// Begins with a table, then checks and plays what came of it; the scenario and what was said.
fn begin(name: &str, table: &str) -> (String, String) {
    let desk = Desk::new();
    desk.put(name, table);
    let said = desk.nobat(&format!("new --from {name}"));
    assert_eq!(said.status, Status::Good, "{}", said.stderr);
    let scenario = format!("{}.toml", name.rsplit_once('.').unwrap().0);
    let text = desk.read(&scenario);
    let checked = desk.nobat(&format!("check {scenario}"));
    assert_eq!((checked.status, checked.stderr.as_str()), (Status::Good, ""), "{text}");
    let played = desk.nobat(&format!("run {scenario} --replications 10 --format none --quiet"));
    assert_eq!((played.status, played.stderr.as_str()), (Status::Good, ""), "{text}");
    (text, said.stderr)
}

/// Two years of months: 100 come in each, 90 are decided, so that ten more wait at the close of each.
fn months(separator: char) -> String {
    let mut table = ["month", "received", "decided", "pending"].join(&separator.to_string()) + "\n";
    for month in 0..24 {
        let (year, of_year) = (2022 + i32::from(12 <= month), month % 12 + 1);
        let cells = [
            format!("{year}-{of_year:02}"),
            "100".into(),
            "90".into(),
            (500 + 10 * (month + 1)).to_string(),
        ];
        let _ = writeln!(table, "{}", cells.join(&separator.to_string()));
    }
    table
}

/// By hand: at the close of December 2022, 12 × 10 more wait than the 500 of the start; 620 are 6.9 months of 90.
#[test]
fn a_table_by_months_becomes_a_queue() {
    let (text, said) = begin("receipts.csv", &months(','));
    for line in [
        "start = \"2023-01\"",
        "now = \"2024-01\"",
        "end = \"2026-01\"",
        "step = \"month\"",
        "backlog = { waiting = 620, oldest = \"2022-06\" }",
        "date = \"month\", value = \"received\", after = \"mean of 12\"",
        "date = \"month\", value = \"decided\", after = \"mean of 12\"",
        "metric = \"backlog\"\nfile = \"receipts.csv\"\ndate = \"month\"\nvalue = \"pending\"\ndated = \"last\"",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(said.contains("seen: \"decided\" is who was served, by its name"), "{said}");
    assert!(
        said.contains("assumed: as many come as on average over the last 12 numbers"),
        "{said}"
    );
}

/// Titles above the heads, another mark between cells, marks between thousands, words for no value, days that are weeks.
#[test]
fn a_table_as_it_was_published_is_read() {
    let mut table = "Permits by week\n\nWeek ending;Applications;Left open\n".to_owned();
    for week in 0..30 {
        let day =
            nobat::calendar::Calendar::Gregorian.parse("2024-01-07").unwrap().first.plus(7 * week);
        let day = nobat::calendar::Calendar::Gregorian.format(day);
        let came = if week == 5 { "-".to_owned() } else { format!("1,{:03}", 200 + week) };
        let _ = writeln!(table, "{day};{came};{}", 3_000 + week);
    }
    let (text, said) = begin("weeks.csv", &table);
    for line in [
        "step = \"week\"",
        "header = 3, separator = \";\", thousands = \",\"",
        "period = \"week\", missing = [\"-\"], gaps = \"last\"",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(said.contains("as many can be served as come on average"), "{said}");
}

#[test]
fn persian_months_and_wide_tables_are_seen() {
    let mut table = "ماه,ورودی,انجام\n".to_owned();
    for month in 1..=12 {
        let _ = writeln!(table, "1402/{month:02},{},{}", 1_000 + month, 900 + month);
    }
    let (text, said) = begin("months.csv", &table);
    assert!(text.contains("calendar = \"persian\"\nstart = \"1402-01\""), "{text}");
    assert!(said.contains("is who was served, by its place"), "{said}");

    let wide = "Kind,2023 Q1,2023 Q2,2023 Q3,2023 Q4\nReceived,300,310,320,330\nCompleted,280,290,300,310\n";
    let (text, _) = begin("quarters.csv", wide);
    assert!(text.contains("wide = true, where = { \"Kind\" = \"Received\" }"), "{text}");
    assert!(text.contains("after = \"mean of 4\""), "{text}");
}

#[test]
fn what_is_no_such_table_is_refused() {
    let desk = Desk::new();
    for (table, why) in [
        ("a,b\n1,2\n3,4\n", "no column of dates"),
        ("month,office\n2024-01,north\n2024-02,south\n", "no column of dates"),
        ("month,pending\n2024-01,5\n2024-02,6\n", "who waits or who was served, and not who came"),
        ("day,received\n2024-01-01,5\n2024-01-02,6\n2024-01-04,6\n", "the table skips days"),
        ("", "no column of dates"),
    ] {
        desk.put("x.csv", table);
        let said = desk.nobat("new --from x.csv");
        assert_eq!(said.status, Status::BadInput, "{table}");
        assert!(said.stderr.contains(why), "{table}: {}", said.stderr);
        assert!(!desk.path("x.toml").exists());
    }
    assert_eq!(desk.nobat("new --from none.csv").status, Status::BadInput);
    desk.put("x.csv", &months(','));
    assert_eq!(desk.nobat("new --from x.csv").status, Status::Good);
    assert_eq!(desk.nobat("new --from x.csv").status, Status::BadInput, "it is there already");
    let shown = desk.nobat("new --from x.csv -o -");
    assert!(shown.stdout.contains("file = \"x.csv\""), "{}", shown.stdout);
}

/// Whatever stands in a table, it is begun with or refused.
#[test]
fn no_cut_of_a_table_ends_the_program() {
    let whole = months(';');
    for end in 0..whole.len() {
        let _ = begun("x.csv", &whole[..end]);
    }
    for (at, _) in whole.char_indices() {
        for other in ["", ";", "\"", "\n", "-", "9", "ژ"] {
            let _ = begun("x.csv", &format!("{}{other}{}", &whole[..at], &whole[at + 1..]));
        }
    }
}
