//! Tables beside a scenario: numbers with separators, rows of the wrong width, quotation marks. Nothing is read in silence
//! as what it is not.

use crate::scenario_load::{SMALL, programme, request, shelf, shown};
use nobat::model::DemandSource;
use nobat::scenario::load;

const SERIES: &str = "[demand.first]\nseries = { file = \"t.csv\", after = \"nothing\" }\n";

/// What people see of a table of counts.
fn of(lines: &str, table: &str) -> String {
    let text = format!("{SMALL}{lines}");
    shown(&load(request(&text), &shelf(&[("scenarios/t.csv", table)])))
}

/// The counts of the first two months.
fn counts(lines: &str, table: &str) -> Vec<f64> {
    let text = format!("{SMALL}{lines}");
    let programme = programme(request(&text), &[("scenarios/t.csv", table)]);
    let demand = &programme.base.model.demands[0];
    let DemandSource::Rate(profile) = &demand.source else { return Vec::new() };
    (0..2).map(|step| profile.fixed(step)).collect()
}

#[test]
fn separators_are_not_the_end_of_a_number() {
    insta::assert_snapshot!(of(SERIES, "date,count\n1399-01,1,200\n1399-02,12,000\n"), @r#"
error[bad-table]: a row of 3 cells under 2 columns
 --> scenarios/t.csv:2:11
  |
2 | 1399-01,1,200
  |           ^^^
  |
  = help: remove what is too much; a number with separators stands in quotation marks, with `thousands = ","` beside `file`

error[bad-table]: a row of 3 cells under 2 columns
 --> scenarios/t.csv:3:12
  |
3 | 1399-02,12,000
  |            ^^^
  |
  = help: remove what is too much; a number with separators stands in quotation marks, with `thousands = ","` beside `file`
"#);
}

#[test]
fn a_row_that_is_too_short() {
    insta::assert_snapshot!(of(SERIES, "date,count\n1399-01\n"), @r"
error[bad-table]: a row of 1 cell under 2 columns
 --> scenarios/t.csv:2:1
  |
2 | 1399-01
  | ^^^^^^^
  |
  = help: write a cell for each column, if only an empty one
");
}

#[test]
fn a_column_named_twice() {
    insta::assert_snapshot!(of(SERIES, "date,count,count\n1399-01,5,6\n"), @r"
error[bad-table]: the column `count` stands here for the second time
 --> scenarios/t.csv:1:12
  |
1 | date,count,count
  |            ^^^^^
  |
  = help: give one of the two another name
");
}

#[test]
fn a_quotation_mark_left_open() {
    insta::assert_snapshot!(of(SERIES, "date,count\n1399-01,\"5\n1399-02,7\n"), @r#"
error[bad-table]: a cell begins with a quotation mark that does not close at its end
 --> scenarios/t.csv:2:9
  |
2 | 1399-01,"5
  |         ^^
  |
  = help: close it, or write a quotation mark within quotation marks twice
"#);
}

#[test]
fn separators_that_are_not_announced() {
    insta::assert_snapshot!(of(SERIES, "date,count\n1399-01,\"1,200\"\n1399-02,1.200\n1399-03,2.5\n"), @r#"
error[bad-table]: `1,200` in the column `count` is not a count
 --> scenarios/t.csv:2:9
  |
2 | 1399-01,"1,200"
  |         ^^^^^^^
  |
  = help: write 1200 where `,` stands between thousands, or `thousands = ","` beside `file`

error[bad-table]: `1.200` in the column `count` is not a count
 --> scenarios/t.csv:3:9
  |
3 | 1399-02,1.200
  |         ^^^^^
  |
  = help: write 1200 where `.` stands between thousands, or `thousands = "."` beside `file`
"#);
}

#[test]
fn a_mark_that_is_none() {
    let lines = "[demand.first]\nseries = { file = \"t.csv\", thousands = \"thousand\" }\n";
    insta::assert_snapshot!(of(lines, "date,count\n1399-01,5\n"), @r#"
error[bad-table]: `thousand` is no mark between thousands
  --> scenarios/card.toml:14:40
   |
14 | series = { file = "t.csv", thousands = "thousand" }
   |                                        ^^^^^^^^^^
   |
   = help: write one character, such as ","

error[outside-horizon]: the table ends on 1399-01-31, before the end on 1399-12-30
 --> scenarios/t.csv:2:1
  |
2 | 1399-01,5
  | ^^^^^^^
  |
  = help: add rows, or say what holds afterwards: `after = "last"` (as much as in the last row), `after = "mean of 12"` or `after = "nothing"` beside `file`
"#);
}

#[test]
fn separators_that_are_announced() {
    let lines =
        "[demand.first]\nseries = { file = \"t.csv\", thousands = \",\", after = \"nothing\" }\n";
    let table = "date,count\n1399-01,\"1,200\"\n1399-02,\"12,000,000.0\"\n";
    assert_eq!(counts(lines, table), [1200.0, 12_000_000.0]);
    let lines =
        "[demand.first]\nseries = { file = \"t.csv\", thousands = \".\", after = \"nothing\" }\n";
    assert_eq!(counts(lines, "date,count\n1399-01,1.200\n1399-02,7\n"), [1200.0, 7.0]);
    insta::assert_snapshot!(of(lines, "date,count\n1399-01,1.20\n"), @r"
error[bad-table]: `1.20` in the column `count` is not a count
 --> scenarios/t.csv:2:9
  |
2 | 1399-01,1.20
  |         ^^^^
  |
  = help: write a number from 0 on, such as 600 or 1.200
");
}

#[test]
fn what_a_spreadsheet_leaves_around_a_table() {
    let table = "\u{feff}date,count\r\n\r\n 1399-01 , 5 \r\n,\r\n1399-02,\"7\"";
    assert_eq!(counts(SERIES, table), [5.0, 7.0]);
    let quoted = "date,count,\"a \"\"note\"\",\nin two lines\"\n1399-01,5,\"x\ny\"\n1399-02,7,\n";
    assert_eq!(counts(SERIES, quoted), [5.0, 7.0]);
}

#[test]
fn a_mistake_below_a_byte_order_mark() {
    insta::assert_snapshot!(of(SERIES, "\u{feff}date,count\r\n1399-01,five\r\n"), @r"
error[bad-table]: `five` in the column `count` is not a count
 --> scenarios/t.csv:2:9
  |
2 | 1399-01,five␍
  |         ^^^^
  |
  = help: write a number from 0 on, such as 600 or 1200
");
}

#[test]
fn weights_of_regions_with_separators() {
    let lines = "[regions]\nfile = \"t.csv\"\n";
    let table = "key,label,population\nn,North,3,200,000\ns,South,900\n";
    insta::assert_snapshot!(of(lines, table), @r#"
error[bad-table]: a row of 5 cells under 3 columns
 --> scenarios/t.csv:2:11
  |
2 | n,North,3,200,000
  |           ^^^^^^^
  |
  = help: remove what is too much; a number with separators stands in quotation marks, with `thousands = ","` beside `file`
"#);
}

#[test]
fn characters_that_nobody_sees_in_a_table() {
    let lines = "[regions]\nfile = \"t.csv\"\n";
    let table = "key,label,population\nn,\"No\nrth\",3\ns\u{202e},Sou\u{7}th,900\n";
    insta::assert_snapshot!(of(lines, table), @r#"
error[bad-text]: a name of more than one line
 --> scenarios/t.csv:2:3
  |
2 |   n,"No
  |  ___^
3 | | rth",3
  | |____^
  |
  = help: write it in one line, without tabs

error[bad-text]: a text with a character that is not seen, U+202E
 --> scenarios/t.csv:4:1
  |
4 | s�,Sou␇th,900
  | ^^
  |
  = help: remove it, and write the text anew if need be

error[bad-name]: `s·` cannot be a name
 --> scenarios/t.csv:4:1
  |
4 | s�,Sou␇th,900
  | ^^
  |
  = help: write letters, digits, `-` and `_`, and the full words as `label = "…"`

error[bad-text]: a text with a character that is not seen, U+0007
 --> scenarios/t.csv:4:4
  |
4 | s�,Sou␇th,900
  |    ^^^^^^
  |
  = help: remove it, and write the text anew if need be
"#);
}
