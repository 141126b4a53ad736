//! Columns of dated values: which rows, and what holds where a table is silent.

use nobat::model::DemandSource;
use nobat::scenario::load;

use crate::scenario_load::{programme, request, shelf, shown};

/// A scenario in the Gregorian calendar from one date to another.
pub(crate) fn scenario(from: &str, to: &str, step: &str, series: &str) -> String {
    format!(
        "pipeline = [\"desk\"]\n\
         time = {{ calendar = \"gregorian\", start = \"{from}\", end = \"{to}\", step = \"{step}\" }}\n\
         [stage.desk]\n[capacity.staff]\nstage = \"desk\"\nper_month = 10\n\
         [demand.people]\nseries = {{ file = \"t.csv\"{series} }}\n"
    )
}

pub(crate) fn amounts(text: &str, table: &str) -> Vec<f64> {
    let model = programme(request(text), &[("scenarios/t.csv", table)]).base.model;
    let DemandSource::Rate(profile) = &model.demands[0].source else { return Vec::new() };
    (0..model.timeline.steps().len()).map(|step| profile.fixed(step)).collect()
}

/// The amounts of the months of 2021.
pub(crate) fn of_2021(series: &str, table: &str) -> Vec<f64> {
    amounts(&scenario("2021-01", "2021-12", "month", series), table)
}

pub(crate) fn wrong(series: &str, table: &str) -> String {
    let text = scenario("2021-01", "2021-03", "month", series);
    shown(&load(request(&text), &shelf(&[("scenarios/t.csv", table)])))
}

const LONG: &str = "month,kind,received\n2021-01,new,10\n2021-01,renewal,100\n\
    2021-02,new,20\n2021-02,renewal,200\n2021-03,new,30\n2021-03,renewal,300\n";

#[test]
fn a_long_file_is_no_sum() {
    let columns = ", date = \"month\", value = \"received\"";
    insta::assert_snapshot!(wrong(columns, LONG), @r#"
error[bad-table]: `2021-01` stands here for the second time (and 2 more like it)
 --> scenarios/t.csv:3:1
  |
2 | 2021-01,new,10
  | ------- the first time
3 | 2021-01,renewal,100
  | ^^^^^^^
  |
  = help: the column `kind` tells them apart (new, renewal): write `where = { kind = "new" }` beside `file`, or `repeats = "sum"` to add them
"#);
    let text = |more: &str| scenario("2021-01", "2021-03", "month", &format!("{columns}{more}"));
    assert_eq!(amounts(&text(", where = { kind = \"new\" }"), LONG), [10.0, 20.0, 30.0]);
    assert_eq!(
        amounts(&text(", where = { kind = [\"new\", \"renewal\"] }, repeats = \"sum\""), LONG),
        [110.0, 220.0, 330.0]
    );
    insta::assert_snapshot!(wrong(&format!("{columns}, where = {{ kind = \"nwe\" }}"), LONG), @r#"
error[bad-table]: no row has `nwe` in the column `kind`
 --> scenarios/card.toml:8:19
  |
8 | series = { file = "t.csv", date = "month", value = "received", where = { kind = "nwe" } }
  |                   ^^^^^^^
  |
  = help: did you mean "new"?
"#);
    insta::assert_snapshot!(wrong(&format!("{columns}, where = {{ kin = \"new\" }}"), LONG), @r#"
error[bad-table]: the table has no column `kin`
 --> scenarios/card.toml:8:74
  |
8 | series = { file = "t.csv", date = "month", value = "received", where = { kin = "new" } }
  |                                                                          ^^^
  |
  = help: did you mean `kind`?
"#);
}

#[test]
fn rows_may_be_counted() {
    let table = "received,desk\n2021-01-04,a\n2021-01-04,b\n2021-02-11,a\n2021-03-31,c\n";
    let text = scenario(
        "2021-01",
        "2021-03",
        "month",
        ", date = \"received\", value = 1, before = \"nothing\"",
    );
    assert_eq!(amounts(&text, table), [2.0, 1.0, 1.0]);
}

#[test]
fn silence_is_not_zero() {
    insta::assert_snapshot!(wrong("", "date,count\n2021-02,5\n"), @r#"
error[outside-horizon]: the table begins on 2021-02-01, after the start on 2021-01-01
 --> scenarios/t.csv:2:1
  |
2 | 2021-02,5
  | ^^^^^^^
  |
  = help: add the rows before, or say what holds there: `before = "first"` (as much as in the first row) or `before = "nothing"` beside `file`
"#);
    insta::assert_snapshot!(wrong("", "date,count\n2021-01,5\n2021-03,5\n"), @r#"
error[bad-table]: the table says nothing of 2021-02-01 to 2021-02-28
 --> scenarios/t.csv:3:1
  |
3 | 2021-03,5
  | ^^^^^^^
  |
  = help: add rows, or say what holds there: `gaps = "nothing"` or `gaps = "last"` (as much as before) beside `file`
"#);
    insta::assert_snapshot!(wrong("", "date,count\n2021-01-01,5\n2021-02-01,6\n2021-03-01,7\n"), @r#"
error[bad-table]: the table says nothing of 2021-01-02 to 2021-01-31
 --> scenarios/t.csv:3:1
  |
3 | 2021-02-01,6
  | ^^^^^^^^^^
  |
  = help: write `period = "month"` beside `file` if a row covers one; else add rows, or `gaps = "nothing"`

error[outside-horizon]: the table ends on 2021-03-01, before the end on 2021-03-31
 --> scenarios/t.csv:4:1
  |
4 | 2021-03-01,7
  | ^^^^^^^^^^
  |
  = help: add rows, or say what holds afterwards: `after = "last"` (as much as in the last row), `after = "mean of 12"` or `after = "nothing"` beside `file`

error[bad-table]: the table says nothing of 2021-02-02 to 2021-02-28
 --> scenarios/t.csv:4:1
  |
4 | 2021-03-01,7
  | ^^^^^^^^^^
  |
  = help: write `period = "month"` beside `file` if a row covers one; else add rows, or `gaps = "nothing"`
"#);
    insta::assert_snapshot!(wrong(", missing = [\"..\"]", "date,count\n2021-01,5\n2021-02,..\n2021-03,-\n"), @r#"
error[bad-table]: `-` in the column `count` is not a count
 --> scenarios/t.csv:4:9
  |
4 | 2021-03,-
  |         ^
  |
  = help: write the count, or `missing = ["-"]` beside `file` where it stands for none
"#);
}

#[test]
fn what_holds_where_a_table_is_silent() {
    let table = "date,count\n2021-03,31\n2021-04,..\n2021-05,60\n2021-06,30\n";
    let silence = |words: &str| of_2021(&format!(", missing = [\"..\"], {words}"), table);
    assert_eq!(
        silence("before = \"nothing\", gaps = \"nothing\", after = \"nothing\""),
        [0.0, 0.0, 31.0, 0.0, 60.0, 30.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    );
    // A month has the amount of another, whatever their lengths.
    assert_eq!(
        silence("before = \"first\", gaps = \"last\", after = \"last\""),
        [31.0, 31.0, 31.0, 31.0, 60.0, 30.0, 30.0, 30.0, 30.0, 30.0, 30.0, 30.0]
    );
    let mean = silence("before = \"nothing\", gaps = \"nothing\", after = \"mean of 2\"");
    assert_eq!(mean[6..], [45.0; 6]);
    insta::assert_snapshot!(wrong(", after = \"mean of 12\"", "date,count\n2021-01,5\n2021-02,7\n"), @r#"
error[bad-table]: the mean of 12 values of a table that has 2
 --> scenarios/card.toml:8:19
  |
8 | series = { file = "t.csv", after = "mean of 12" }
  |                   ^^^^^^^
  |
  = help: write `after = "mean of 2"` beside `file`
"#);
    insta::assert_snapshot!(wrong(", after = \"mean\"", "date,count\n2021-01,5\n2021-02,7\n"), @r#"
error[unknown-word]: `mean` does not say what holds afterwards
 --> scenarios/card.toml:8:36
  |
8 | series = { file = "t.csv", after = "mean" }
  |                                    ^^^^^^
  |
  = help: write "last", "mean of 12" or "nothing"
"#);
}

#[test]
fn wide_tables() {
    let table = "kind,2021-01,2021-02,2021-03,note\nnew,1,2,3,x\nrenewal,10,20,30,y\n";
    let text =
        |more: &str| scenario("2021-01", "2021-03", "month", &format!(", wide = true{more}"));
    assert_eq!(amounts(&text(", where = { kind = \"new\" }"), table), [1.0, 2.0, 3.0]);
    assert_eq!(amounts(&text(", repeats = \"sum\""), table), [11.0, 22.0, 33.0]);
    let years = "year,Jan,Feb,Mar,Apr\n2020,9,9,9,9\n2021,1,2,3,4\n";
    let text = text(", date = \"year\", gaps = \"nothing\"");
    assert_eq!(amounts(&text, years), [1.0, 2.0, 3.0]);
    insta::assert_snapshot!(wrong(", wide = true", "kind,count\nnew,1\n"), @r#"
error[no-such-date]: no column of the table has a date for its name
 --> scenarios/t.csv:1:1
  |
1 | kind,count
  | ^^^^
  |
  = help: name columns by dates such as `2021-01`, or remove `wide`; with a column of years, `date = "year"`, by months such as `Jan` or `01`
"#);
}

#[test]
fn files_of_other_programs() {
    let table = "Statistics of receipts\n\ndate;count\n2021-01;1.200\n2021-02;7,5\n2021-03;3\n";
    let series = ", separator = \";\", thousands = \".\", header = 3";
    let text = scenario("2021-01", "2021-03", "month", series);
    assert_eq!(amounts(&text, table), [1_200.0, 7.5, 3.0]);
    let text = scenario("2021-01", "2021-03", "month", ", separator = \"tab\"");
    assert_eq!(
        amounts(&text, "date\tcount\n2021-01\t1\n2021-02\t\"2\"\n2021-03\t3\n"),
        [1.0, 2.0, 3.0]
    );
    insta::assert_snapshot!(wrong("", "date;count\n2021-01;5\n"), @r#"
error[bad-table]: the table has no column `date`
 --> scenarios/card.toml:8:19
  |
8 | series = { file = "t.csv" }
  |                   ^^^^^^^
  |
  = help: write `separator = ";"` beside `file`: semicolons stand between the cells
"#);
    insta::assert_snapshot!(wrong(", header = 9", "date,count\n2021-01,5\n"), @r#"
error[bad-table]: `header` is beyond the last line of the table
 --> scenarios/card.toml:8:28
  |
8 | series = { file = "t.csv", header = 9 }
  |                            ^^^^^^
  |
  = help: write a smaller number
"#);
}

/// Each region has its own amounts, and the text that a run keeps has them too.
#[test]
fn regions_of_a_table() {
    let series = ", region = \"office\", where = { kind = \"new\" }, after = \"last\"";
    let text = scenario("2021-01", "2021-03", "month", series).replace(
        "[stage.desk]",
        "[regions.north]\npopulation = 1\n[regions.south]\npopulation = 9\n[stage.desk]",
    );
    let table = "date,kind,office,count\n2021-01,new,north,10\n2021-01,new,south,1\n2021-01,old,south,99\n\
        2021-02,new,south,2\n2021-02,new,north,20\n";
    let first = programme(request(&text), &[("scenarios/t.csv", table)]);
    let second = programme(request(&first.effective), &[]);
    for programme in [&first, &second] {
        let DemandSource::ByRegion(regions) = &programme.base.model.demands[0].source else {
            panic!("{}", programme.effective)
        };
        let amounts = regions.iter().map(|profile| [0, 1, 2].map(|step| profile.fixed(step)));
        assert_eq!(amounts.collect::<Vec<_>>(), [[10.0, 20.0, 20.0], [1.0, 2.0, 2.0]]);
    }
    assert_eq!(first.effective, second.effective);
    insta::assert_snapshot!(shown(&load(request(&text), &shelf(&[("scenarios/t.csv", &table.replace("south,2", "soth,2"))]))), @r"
error[unknown-name]: there is no region `soth`
 --> scenarios/t.csv:5:13
  |
5 | 2021-02,new,soth,2
  |             ^^^^
  |
  = help: did you mean `south`?
");
}

/// What joins is what the table says, region by region.
#[test]
fn regions_of_a_table_join_where_it_says() {
    let text = "pipeline = [\"desk\"]\ntime = { calendar = \"gregorian\", start = \"2021-01\", end = \"2021-03\" }\n\
        run = { replications = 1 }\n[regions.north]\npopulation = 1\n[regions.south]\npopulation = 9\n[stage.desk]\n\
        [demand.people]\nseries = { by_region = { south = [1, 2.5, 2.5], north = [10, 0, 20] } }\n";
    let outcomes = crate::support::played(text).outcomes;
    let joined = |region: &str| -> Vec<f64> {
        let found = outcomes[0].series.iter().find(|series| {
            series.metric == nobat::model::metric::Metric::Joined
                && series.class.is_none()
                && series.region.as_ref().is_some_and(|name| name.key == region)
        });
        found.unwrap().bands.iter().map(|band| band.unwrap().mean).collect()
    };
    assert_eq!((joined("north"), joined("south")), (vec![10.0, 0.0, 20.0], vec![1.0, 2.0, 3.0]));
}

/// A hundred thousand mistakes are not said one by one.
#[test]
fn many_mistakes_of_one_kind_are_not_all_said() {
    let rows: String = (0..1_000).map(|row| format!("day {row},many\n")).collect();
    let said = wrong("", &format!("date,count\n{rows}"));
    assert_eq!(said.matches("no-such-date").count(), 20);
    assert_eq!(said.matches("bad-table").count(), 20);
}

#[test]
fn capacities_and_suppliers_may_follow_a_table() {
    let text = "pipeline = [\"desk\"]\n\
        time = { calendar = \"gregorian\", start = \"2021-01\", end = \"2021-03\" }\n\
        [stage.desk]\n[demand.people]\nper_month = 10\n\
        [capacity.staff]\nstage = \"desk\"\nseries = { file = \"t.csv\", where = { what = \"staff\" }, after = \"last\" }\n\
        [material.card]\nstage = \"desk\"\n\
        [supplier.press]\nmaterial = \"card\"\nseries = { file = \"t.csv\", where = { what = \"press\" }, after = \"last\" }\n\
        [supplier.mint]\nmaterial = \"card\"\nseries = [5, 0, 7]\n\
        [variant.more]\ncapacity.staff.per_month = 9\n";
    let table = "date,what,count\n2021-01,staff,3\n2021-02,staff,4\n2021-01,press,50\n";
    let programme = programme(request(text), &[("scenarios/t.csv", table)]);
    let model = &programme.base.model;
    let amounts =
        |profile: &nobat::model::profile::Profile| [0, 1, 2].map(|step| profile.fixed(step));
    assert_eq!(amounts(&model.capacities[0].parts[0].flow.profile), [3.0, 4.0, 4.0]);
    let supplied = |at: usize| amounts(&model.suppliers[at].flow.as_ref().unwrap().profile);
    assert_eq!((supplied(0), supplied(1)), ([50.0; 3], [5.0, 0.0, 7.0]));
    let other = &programme.variants[0].model.capacities[0].parts[0].flow.profile;
    assert_eq!(amounts(other), [9.0; 3], "a rate takes the place of a series");
    assert!(
        programme.effective.contains("series = [3, 4, 4]")
            && !programme.effective.contains("t.csv")
    );
    let both = text.replace("[material.card]", "per_month = 3\n[material.card]");
    let loaded = load(request(&both), &shelf(&[("scenarios/t.csv", table)]));
    insta::assert_snapshot!(shown(&loaded), @r#"
error[conflict]: `capacity.staff` has a rate as well as a `series`
 --> scenarios/card.toml:8:10
  |
8 | series = { file = "t.csv", where = { what = "staff" }, after = "last" }
  |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: keep one of them
"#);
}
