//! Dates of tables: the forms in which they are written, and the days that a row covers.

use nobat::calendar::{Calendar, DaySpan};
use nobat::model::timeline::{Timeline, WorkingDays, spread_exactly};
use nobat::units::StepUnit;

use crate::scenario_dated::{amounts, of_2021, scenario, wrong};

#[test]
fn dates_of_many_forms() {
    for date in [
        "2021-02",
        "2021/2",
        "202102",
        "Feb-21",
        "feb 2021",
        "February 2021",
        "2021 Feb",
        "02/2021",
        "۲۰۲۱/۰۲",
    ] {
        let table = format!("date,count\n2021-01,1\n{date},28\n2021-03,3\n");
        let found = amounts(&scenario("2021-01", "2021-03", "month", ""), &table);
        assert_eq!(found, [1.0, 28.0, 3.0], "{date}");
    }
    let days = [
        "2021-02-28",
        "20210228",
        "28-Feb-21",
        "28 February 2021",
        "February 28, 2021",
        "2021-02-28 00:00:00",
        "2021-02-28T00:00:00Z",
    ];
    for date in days {
        let table = format!("date,count\n\"{date}\",28\n2021-01-31,1\n2021-03-31,3\n");
        let text = scenario("2021-01", "2021-03", "month", ", period = \"month\"");
        assert_eq!(amounts(&text, &table), [1.0, 28.0, 3.0], "{date}");
    }
}

#[test]
fn dates_of_the_persian_calendar() {
    let text = "pipeline = [\"desk\"]\n\
        time = { calendar = \"persian\", start = \"1399-11\", end = \"1400-01\" }\n\
        [stage.desk]\n[capacity.staff]\nstage = \"desk\"\nper_month = 10\n\
        [demand.people]\nseries = { file = \"t.csv\" }\n";
    for table in [
        "بهمن ۱۳۹۹,5\nاسفند ۹۹,6\nفروردین ۱۴۰۰,7\n",
        "Bahman 1399,5\nEsfand-99,6\nFarvardin-00,7\n",
        "139911,5\n139912,6\n140001,7\n",
    ] {
        assert_eq!(amounts(text, &format!("date,count\n{table}")), [5.0, 6.0, 7.0], "{table}");
    }
    let seasons = "date,count\n1399 Q4,89\n1400 Q1,93\n";
    // Esfand of a leap year has thirty days, and a spring has three months of 31.
    let found = amounts(text, seasons);
    assert!((found[0] - 89.0 * 30.0 / 90.0).abs() < 1e-4 && found[2] == 31.0, "{found:?}");
}

#[test]
fn a_quarter_is_spread_over_its_days_and_sums_to_the_last_bit() {
    for dates in
        [["2021-03", "2021-06", "2021-09", "2021-12"], ["2021 Q1", "Q2 2021", "Q3-21", "2021Q4"]]
    {
        let totals = [1_000.0, 2_000.0, 0.0, 365.5];
        let rows = dates.iter().zip(totals).map(|(date, total)| format!("{date},{total}\n"));
        let table = format!("date,count\n{}", rows.collect::<String>());
        let period = if dates[0].contains('Q') { "" } else { ", period = \"quarter\"" };
        let months = of_2021(period, &table);
        for (months, total) in months.chunks(3).zip(totals) {
            assert_eq!(months.iter().sum::<f64>(), total, "{dates:?}");
        }
        assert!((months[0] - 1_000.0 * 31.0 / 90.0).abs() < 1e-4, "{months:?}");
        assert!((months[1] - 1_000.0 * 28.0 / 90.0).abs() < 1e-4, "{months:?}");
    }
}

#[test]
fn a_fiscal_year_keeps_its_leap_day() {
    let series = ", period = \"fiscal-year\", fiscal_start = \"10\"";
    for (more, date) in [
        ("", "2019-20"),
        ("", "2019/2020"),
        ("", "FY2019/20"),
        ("", "2019-10"),
        ("", "2020-09-30"),
        (", fiscal_named = \"last\"", "FY2020"),
        (", fiscal_named = \"first\"", "2019"),
    ] {
        let table = format!("date,count\n{date},1_000_000\n");
        let text = scenario("2019-10", "2020-09", "month", &format!("{series}{more}"));
        let months = amounts(&text, &table);
        assert_eq!(months.iter().sum::<f64>(), 1_000_000.0, "{date}");
        assert!((months[4] - 1_000_000.0 * 29.0 / 366.0).abs() < 1e-4, "{months:?}");
        let text = scenario("2019-10", "2020-09", "day", &format!("{series}{more}"));
        let days = amounts(&text, &table);
        assert_eq!((days.len(), days.iter().sum::<f64>()), (366, 1_000_000.0), "{date}");
    }
}

/// `2009-10` could be October: where all dates of a column of fiscal years are of this form, they are years.
#[test]
fn years_that_look_like_months() {
    let series = ", period = \"fiscal-year\", fiscal_start = \"04-06\"";
    let text = scenario("2009-04-06", "2011-04-05", "day", series);
    let years = amounts(&text, "date,count\n2009-10,365\n2010-11,730\n");
    assert_eq!((years.len(), years[0], years[364], years[365]), (730, 1.0, 1.0, 2.0));
    // 2010-10 is no such pair, so both are Octobers of their fiscal years.
    let months = amounts(&text, "date,count\n2009-10,365\n2010-10,730\n");
    assert_eq!(months, years);
}

#[test]
fn weeks_begin_or_end_with_their_date() {
    let text = |dated| {
        let series = format!(", period = \"week\"{dated}");
        scenario("2021-01-04", "2021-01-17", "day", &series)
    };
    let weeks = [[1.0; 7], [2.0; 7]].concat();
    assert_eq!(amounts(&text(""), "date,count\n2021-01-04,7\n2021-01-11,14\n"), weeks);
    let ends = "date,count\n2021-01-10,7\n2021-01-17,14\n";
    assert_eq!(amounts(&text(", dated = \"last\""), ends), weeks);
    assert_eq!(amounts(&text(""), "date,count\n2021-W01,7\n2021-W02,14\n"), weeks);
}

/// Whatever the total, the period and the steps: the steps of a period have its total, and none has less than nothing.
#[test]
fn no_total_loses_anything() {
    let span = |from: &str, to: &str| DaySpan {
        first: Calendar::Gregorian.parse(from).unwrap().first,
        last: Calendar::Gregorian.parse(to).unwrap().last,
    };
    let mut state = 1399_u64;
    let mut draw = |below: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for unit in [StepUnit::Day, StepUnit::Week, StepUnit::Month] {
        let horizon = span("2019-01", "2022-12");
        let timeline = Timeline::new(Calendar::Gregorian, unit, horizon, WorkingDays::default());
        for _ in 0..500 {
            let first = horizon.first.plus(draw(900).try_into().unwrap());
            let days = DaySpan { first, last: first.plus(draw(400).try_into().unwrap()) };
            let total = draw(1 << 31) as f64 / if draw(2) == 0 { 1.0 } else { 8.0 };
            let mut steps = vec![0.0; timeline.steps().len()];
            spread_exactly(timeline.steps(), days, total, &mut steps);
            assert_eq!(steps.iter().sum::<f64>(), total, "{days:?} {unit:?}");
            let length = (days.last.0 - days.first.0 + 1) as f64;
            for (step, amount) in timeline.steps().iter().zip(steps) {
                let from = step.first.max(days.first).0;
                let covered = (step.last().min(days.last).0 - from + 1).max(0) as f64;
                assert!((amount - total * covered / length).abs() < 1e-4 && 0.0 <= amount);
            }
        }
    }
}

#[test]
fn dates_that_do_not_fit_what_a_row_covers() {
    insta::assert_snapshot!(wrong("", "date,count\n2019-20,5\n2021,6\nsoon,7\n2021-02-30,1\n"), @r#"
error[bad-table]: `2019-20` is a fiscal year, or no date
 --> scenarios/t.csv:2:1
  |
2 | 2019-20,5
  | ^^^^^^^
  |
  = help: write `period = "fiscal-year"` and the month in which it begins, such as `fiscal_start = "10"`, beside `file`

error[no-such-date]: there is no date `soon` in the Gregorian calendar
 --> scenarios/t.csv:4:1
  |
4 | soon,7
  | ^^^^
  |
  = help: write a month such as "2020-08" or a day such as "2020-08-07"

error[no-such-date]: there is no date `2021-02-30` in the Gregorian calendar
 --> scenarios/t.csv:5:1
  |
5 | 2021-02-30,1
  | ^^^^^^^^^^
  |
  = help: there are 28 days in 2021-02
"#);
    insta::assert_snapshot!(wrong(", period = \"month\"", "date,count\n2021,5\n"), @r"
error[bad-table]: `2021` is a year, and a row is to cover a month
 --> scenarios/t.csv:2:1
  |
2 | 2021,5
  | ^^^^
  |
  = help: correct the date, or `period` beside `file`
");
    insta::assert_snapshot!(wrong(", period = \"fiscal-year\", fiscal_start = \"10\"", "date,count\nFY2021,5\n"), @r#"
error[bad-table]: `FY2021` could be the fiscal year that begins in 2021, or the one that ends in it
 --> scenarios/t.csv:2:1
  |
2 | FY2021,5
  | ^^^^^^
  |
  = help: write `fiscal_named = "first"` beside `file` where it begins in that year, `fiscal_named = "last"` where it ends in it
"#);
    insta::assert_snapshot!(wrong(", period = \"fiscal-year\"", "date,count\n2021-22,5\n"), @r#"
error[missing-key]: a fiscal year that begins nowhere
 --> scenarios/card.toml:8:28
  |
8 | series = { file = "t.csv", period = "fiscal-year" }
  |                            ^^^^^^
  |
  = help: add `fiscal_start = "10"`: the month in which it begins, or a day such as "04-06"
"#);
    insta::assert_snapshot!(wrong(", period = \"fiscal-year\", fiscal_start = \"02-30\"", "date,count\n2021-22,5\n"), @r#"
error[no-such-date]: no year begins on `02-30`
 --> scenarios/card.toml:8:67
  |
8 | series = { file = "t.csv", period = "fiscal-year", fiscal_start = "02-30" }
  |                                                                   ^^^^^^^
  |
  = help: write the month in which a fiscal year begins such as "10", or a day such as "04-06"
"#);
    insta::assert_snapshot!(wrong(", fiscal_start = \"10\", dated = \"last\"", "date,count\n2021-01,5\n"), @r#"
error[conflict]: `fiscal_start` of rows that are no fiscal years
 --> scenarios/card.toml:8:43
  |
8 | series = { file = "t.csv", fiscal_start = "10", dated = "last" }
  |                                           ^^^^
  |
  = help: write `period = "fiscal-year"`, or remove `fiscal_start`

error[conflict]: `dated` of rows that are no weeks: any day of a period stands for it
 --> scenarios/card.toml:8:57
  |
8 | series = { file = "t.csv", fiscal_start = "10", dated = "last" }
  |                                                         ^^^^^^
  |
  = help: write `period = "week"`, or remove it

error[outside-horizon]: the table ends on 2021-01-31, before the end on 2021-03-31
 --> scenarios/t.csv:2:1
  |
2 | 2021-01,5
  | ^^^^^^^
  |
  = help: add rows, or say what holds afterwards: `after = "last"` (as much as in the last row), `after = "mean of 12"` or `after = "nothing"` beside `file`
"#);
}

#[test]
fn keys_and_days_that_are_none_of_the_table() {
    insta::assert_snapshot!(wrong(", peroid = \"month\"", "date,count\n2021-01,5\n2021-02,5\n2021-03,5\n"), @r#"
error[unknown-key]: `demand.people.series` has no key `peroid`
 --> scenarios/card.toml:8:28
  |
8 | series = { file = "t.csv", peroid = "month" }
  |                            ^^^^^^
  |
  = help: did you mean `period`?
"#);
    insta::assert_snapshot!(wrong("", "date,count\n2021-01,5\n2021-01-07,5\n2021-02,5\n2021-03,5\n"), @r"
error[bad-table]: the days of `2021-01-07` are those of another row too
 --> scenarios/t.csv:3:1
  |
2 | 2021-01,5
  | ------- the other row
3 | 2021-01-07,5
  | ^^^^^^^^^^
  |
  = help: remove one of the two, or choose rows of one kind by `where`
");
}
