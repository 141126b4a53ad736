//! Formats on reports that no experiment makes: whatever stands in them, they come out in order.

use std::collections::BTreeSet;

use nobat::calendar::Day;
use nobat::experiment::{compare, explain, opening, run};
use nobat::format::csv::CSV;
use nobat::format::json::JSON;
use nobat::format::primary;
use nobat::format::terminal::{self, Looks};
use nobat::language::{LANGUAGES, Locale};
use nobat::model::{Label, Name};
use nobat::report::Document;
use nobat::report::Report;
use nobat::report::cell::{Cell, Message};
use nobat::report::section::{Section, Tone};
use nobat::report::table::Table;
use nobat::units::StepUnit;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr as _;

use crate::command::SCENARIO;
use crate::small_report::{self, chancy, name};
use crate::support::programme;

fn report(sections: Vec<Section>) -> Report {
    let mut report = Report::new(chancy().info);
    report.sections = sections;
    report
}

fn english(report: &Report) -> String {
    let locale = Locale::new(LANGUAGES[0], report.run.calendar);
    terminal::text(report, &locale, Looks::Plain)
}

fn words() -> impl Strategy<Value = String> {
    "[a-zآ-ی0-9\u{1b}\u{7}\t\n ÷⊕東🙂.-]{0,90}"
}

fn cell() -> impl Strategy<Value = Cell> {
    let named = |label: String| {
        let persian = format!("{label} ی");
        Cell::from(&Name::new("key", Label::from(label).and("fa", persian)))
    };
    prop_oneof![
        Just(Cell::Missing),
        Just(Cell::text("…")),
        any::<f64>().prop_map(Cell::Number),
        any::<f64>().prop_map(Cell::Exact),
        any::<f64>().prop_map(Cell::Value),
        any::<f64>().prop_map(Cell::Share),
        any::<u64>().prop_map(Cell::Plain),
        (0.0..1e6).prop_map(|steps| Cell::Duration(steps, StepUnit::Week)),
        (500_000_i64..700_000).prop_map(|day| Cell::Period(StepUnit::Month, Day(day))),
        words().prop_map(named),
        words().prop_map(Cell::text),
        words().prop_map(|text| Cell::from(Message::TheWeekOf { date: Cell::text(text) })),
        proptest::collection::vec(any::<f64>(), 0..90).prop_map(|all| Cell::Curve(all.into())),
        (words(), words())
            .prop_map(|(one, other)| Cell::Ends(Box::new([Cell::text(one), Cell::text(other)]))),
    ]
}

fn table() -> impl Strategy<Value = Table> {
    let row = (proptest::option::of(cell()), proptest::collection::vec(cell(), 0..9));
    (proptest::collection::vec(cell(), 0..9), proptest::collection::vec(row, 0..6)).prop_map(
        |(heads, rows)| {
            let mut table = match heads.split_first() {
                Some((title, heads)) => {
                    Table::for_readers("random", title.clone(), heads.iter().cloned())
                }
                None => Table::without_heads("random"),
            };
            for (group, cells) in rows {
                table.grouped_row(group, cells);
            }
            table
        },
    )
}

proptest! {
    #[test]
    fn lines_fit_and_steer_nothing(
        title in proptest::option::of(cell()),
        tables in proptest::collection::vec(table(), 1..4),
    ) {
        let mut section = Section { title, ..Section::default() };
        tables.into_iter().for_each(|table| section.table(table));
        section.finding(Tone::Bad, Message::TheWeekOf { date: Cell::text("\u{1b}[2J so ".repeat(30)) });
        let report = report(vec![section]);
        for language in LANGUAGES {
            let locale = Locale::new(language, report.run.calendar);
            let text = terminal::text(&report, &locale, Looks::Plain);
            for line in text.lines() {
                let words = line.trim_start_matches('\u{200F}').split_whitespace().count();
                prop_assert!(line.width() <= 80 || words <= 1, "{} in {line:?}\n{text}", line.width());
                prop_assert!(!line.chars().any(char::is_control), "{line:?}");
            }
            let coloured = terminal::text(&report, &locale, Looks::Coloured);
            prop_assert_eq!(without_colours(&coloured), text);
        }
    }
}

fn without_colours(text: &str) -> String {
    let mut letters = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        letters.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    letters + rest
}

#[test]
fn names_stand_beside_their_cells_or_above_them() {
    let heads = ["cost", "waiting", "served"].map(Cell::text);
    let mut beside = Table::for_readers("offices", Cell::text("Offices"), heads);
    let (north, south) = (name("north", "North"), name("south", "South"));
    let row = |name: &Name| vec![Cell::from(name), Cell::Number(1e6), Cell::Share(0.5)];
    beside.grouped_row(Some(Cell::text("in January")), row(&north));
    beside.row(row(&south));
    beside.row(vec![Cell::Missing, Cell::text("…")]);
    let mut above = beside.clone();
    let long = "what takes so much room that no name can stand beside it any more".to_owned();
    above.rows[0].cells.push(Cell::text(long));
    let mut first = Section::default();
    first.table(beside);
    let mut second = Section::titled(&north);
    second.table(above);
    insta::assert_snapshot!(english(&report(vec![Section::default(), first, second])), @r"
    Identity cards
    Ten of them.

    Offices  cost  waiting  served
    in January
      North  1 M   50%
      South  1 M   50%
             …

    North

    Offices
        cost  waiting
        served
    in January
      North
        1 M   50%
        what takes so much room that no name can stand beside it any more
      South
        1 M   50%
        …
    ");
}

#[test]
fn what_there_is_to_say_of_a_name_is_broken_between_words() {
    let mut table = Table::without_heads("facts");
    table.row(vec![Cell::text("capacity"), Cell::Number(5.0)]);
    table.row(vec![Cell::text("by hand"), Cell::text("so many by so many ".repeat(6))]);
    let mut list = Table::without_heads("list");
    list.row(vec![Cell::text("stage.desk.backlog")]);
    let mut section = Section::titled(Cell::text("desk"));
    section.table(table);
    section.finding(Tone::Bad, Message::TheWeekOf { date: Cell::text(["all that"; 12].join(" ")) });
    section.table(list);
    insta::assert_snapshot!(english(&report(vec![Section::default(), section])), @r"
    Identity cards
    Ten of them.

    desk
      capacity  5
      by hand   so many by so many so many by so many so many by so many so many by
                so many so many by so many so many by so many
      The week of all that all that all that all that all that all that all that all
        that all that all that all that all that
      stage.desk.backlog
    ");
}

#[test]
fn a_curve_takes_the_room_that_is_left_under_its_ends() {
    let ends = Cell::Ends(Box::new([Cell::text("first"), Cell::text("last")]));
    let mut table = Table::for_readers("curves", Cell::text("Waiting"), [Cell::text("n"), ends]);
    let values: Vec<f64> = (0..60).map(|step| f64::from(step) / 60.0).collect();
    table.row(vec![Cell::text("desk"), Cell::Number(3.0), Cell::Curve(values.into())]);
    let mut section = Section::default();
    section.table(table);
    insta::assert_snapshot!(english(&report(vec![Section::default(), section])), @r"
    Identity cards
    Ten of them.

    Waiting  n  first                               last
      desk   3  ▁▁▁▁▁▂▂▂▂▂▃▃▃▃▃▄▄▄▄▄▅▅▅▅▅▆▆▆▆▆▇▇▇▇▇█████
    ");
}

#[test]
fn programs_get_tables_and_documents_as_files() {
    let mut table = Table::for_programs("answers", &["of", "value"]);
    for cells in [
        vec![Cell::text("a, \"b\""), Cell::Number(0.1 + 0.2)],
        vec![Cell::from(&name("key", "Label")), Cell::Number(-0.0)],
        vec![Cell::Missing, Cell::Beyond],
        vec![Cell::Date(Day(500_000)), Cell::Number(f64::NAN)],
        vec![Cell::Plain(7)],
    ] {
        table.row(cells);
    }
    let mut section = Section::default();
    section.table(table);
    let mut report = report(vec![section]);
    let locale = Locale::new(LANGUAGES[0], report.run.calendar);
    let files = (CSV.write)(&report, &locale);
    assert_eq!(files[0].path, "answers.csv");
    insta::assert_snapshot!(String::from_utf8(files[0].bytes.clone()).unwrap(), @r#"
    of,value
    "a, ""b""",0.30000000000000004
    key,0
    ,beyond
    0748-09-24,
    7,
    "#);
    assert_eq!(primary(&report), files[0].bytes, "no document");
    report.documents.push(Document::new("answers", &[1, 2]));
    let files = (JSON.write)(&report, &locale);
    assert_eq!(
        (files[0].path.as_str(), files[0].bytes.as_slice()),
        ("answers.json", &b"[\n  1,\n  2\n]\n"[..])
    );
    assert_eq!(primary(&report), files[0].bytes);
    assert_eq!(english(&report), "Identity cards\nTen of them.\n", "nothing for readers");
}

#[test]
fn programs_find_their_table_also_where_it_is_empty() {
    let mut section = Section::default();
    section.table(Table::for_programs("waits", &["step", "mean"]));
    section.table(Table::for_readers("readers-waits", Cell::text("Waits"), [Cell::Missing; 0]));
    let mut report = report(Vec::new());
    report.section(section);
    let locale = Locale::new(LANGUAGES[0], report.run.calendar);
    let files = (CSV.write)(&report, &locale);
    assert_eq!(files.len(), 1);
    assert_eq!(
        (files[0].path.as_str(), files[0].bytes.as_slice()),
        ("waits.csv", &b"step,mean\n"[..])
    );
    assert_eq!(english(&report), "Identity cards\nTen of them.\n", "nothing for readers");
}

/// Anchors, sheets and files are called by them.
#[test]
fn no_two_tables_of_a_report_have_one_key() {
    let programme = programme(
        &SCENARIO
            .replace("[\"making\"]", "[\"making\", \"handing-out\"]")
            .replace("[variant", "[stage.handing-out]\n[variant.same]\n[variant"),
    );
    let run = opening::run_info(&programme);
    let (found, comparison) = compare(&programme, &|_| {}).unwrap();
    let explanation = explain(&programme);
    for report in [
        run::findings::report(small_report::opening(&run), &found.outcomes),
        compare::findings::report(small_report::opening(&run), &found.outcomes, &comparison),
        explain::findings::report(run, &explanation),
    ] {
        let keys: Vec<&str> = report.tables().map(|table| table.key.as_str()).collect();
        let different: BTreeSet<&str> = keys.iter().copied().collect();
        assert_eq!(keys.len(), different.len(), "{keys:?}");
        assert!(2 < keys.len() && keys.iter().all(|key| !key.is_empty()), "{keys:?}");
    }
}
