//! Published figures and ages from tables beside a scenario; the ledger of what was published.

use nobat::experiment::explain;
use nobat::experiment::explain::ledger::Account;
use nobat::model::question::{Exactness, ReportedMetric};
use nobat::scenario::load;

use crate::desk::Desk;
use crate::scenario_load::{programme, request, shelf, shown};

pub(crate) const BASE: &str = "pipeline = [\"desk\"]\n\
    time = { calendar = \"gregorian\", start = \"2021-01\", end = \"2021-03\" }\n\
    [stage.desk]\nbacklog = 100\n[capacity.staff]\nstage = \"desk\"\nper_month = 10\n\
    [demand.people]\nper_month = 10\n";

fn with(lines: &str) -> String {
    format!("{BASE}{lines}")
}

fn said(text: &str, table: &str) -> String {
    shown(&load(request(text), &shelf(&[("scenarios/t.csv", table)])))
}

#[test]
fn figures_of_a_file() {
    let table = "date,pending,how,told,where,kind\n\
        2021-01,100,exact,2021-02-15,a.pdf,all\n\
        2021-02,110,rounded,2021-03-15,b.pdf,all\n\
        2021-02,120,approx,2021-04-15,,all\n2021-02,7,exact,2021-04-15,,some\n";
    let text = with(
        "[reported.pending]\nstage = \"desk\"\nmetric = \"backlog\"\nfile = \"t.csv\"\nvalue = \"pending\"\n\
         exactness = \"how\"\npublished = \"told\"\nfrom = \"where\"\ndated = \"last\"\nwhere = { kind = \"all\" }\n\
         [variant.listed.reported.pending]\npoints = [{ at = \"2021-02\", value = 5 }]\n\
         [variant.some.reported.pending]\nwhere.kind = \"some\"\n",
    );
    let programme = programme(request(&text), &[("scenarios/t.csv", table)]);
    let points = &programme.base.model.reported[0].points;
    let found: Vec<_> =
        points.iter().map(|it| (it.value, it.exactness, it.from.as_deref())).collect();
    assert_eq!(
        found,
        [
            (100.0, Exactness::Exact, Some("a.pdf")),
            (110.0, Exactness::Rounded, Some("b.pdf")),
            (120.0, Exactness::Approx, None)
        ]
    );
    let calendar = programme.base.model.timeline.calendar;
    let day = |day| calendar.format(day);
    assert_eq!(day(points[1].day), "2021-02-28", "a stock at the close of its month");
    assert_eq!(day(points[1].published), "2021-03-15");
    let of = |variant: usize| -> Vec<f64> {
        let reported = &programme.variants[variant].model.reported[0];
        reported.points.iter().map(|point| point.value).collect()
    };
    assert_eq!((of(0), of(1)), (vec![5.0], vec![7.0]));
    assert!(!programme.effective.contains("t.csv"), "{}", programme.effective);
    let again = crate::scenario_load::programme(request(&programme.effective), &[]);
    assert_eq!(again.effective, programme.effective);
    assert_eq!(&again.base.model.reported[0].points, points);
    for (one, other) in again.variants.iter().zip(&programme.variants) {
        assert_eq!(
            one.model.reported[0].points, other.model.reported[0].points,
            "{}",
            one.name.key
        );
    }
}

#[test]
fn figures_that_cannot_be_read() {
    let lines = |more: &str| {
        with(&format!(
            "[reported.pending]\nstage = \"desk\"\nmetric = \"backlog\"\nfile = \"t.csv\"\n{more}"
        ))
    };
    let table = "date,value,how\n2021-01,100,exact\n2021-02,110,about\n";
    insta::assert_snapshot!(said(&lines("exactness = \"how\"\n"), table), @r"
error[unknown-word]: `about` in the column `how` is no exactness
 --> scenarios/t.csv:3:13
  |
3 | 2021-02,110,about
  |             ^^^^^
  |
  = help: write one of exact, rounded, approx, at_least, at_most
");
    insta::assert_snapshot!(said(&lines("exactness = \"roundd\"\n"), table), @r#"
error[unknown-word]: `roundd` is neither exactness nor a column
  --> scenarios/card.toml:14:13
   |
14 | exactness = "roundd"
   |             ^^^^^^^^
   |
   = help: write one of exact, rounded, approx, at_least, at_most, or the name of a column
"#);
    insta::assert_snapshot!(said(&lines("points = []\n"), table), @r#"
error[conflict]: `points` as well as a `file`
  --> scenarios/card.toml:13:8
   |
13 | file = "t.csv"
   |        ^^^^^^^
   |
   = help: keep one of them
"#);
    insta::assert_snapshot!(said(&with("[reported.pending]\nstage = \"desk\"\nmetric = \"backlog\"\n"), table), @r#"
error[missing-key]: `reported.pending` needs `points`
  --> scenarios/card.toml:10:1
   |
10 | [reported.pending]
   | ^^^^^^^^^^^^^^^^^^
   |
   = help: write `points = [{ at = "2020-08", value = 10_000_000 }]`, or `file = "reports.csv"`
"#);
}

/// A variant that reads other rows of the same table keeps them in the text that a run keeps.
#[test]
fn a_variant_may_read_other_rows() {
    let text = with("[variant.old.demand.people]\nseries.where.kind = \"old\"\n").replace(
        "[demand.people]\nper_month = 10",
        "[demand.people]\nseries = { file = \"t.csv\", where = { kind = \"new\" } }",
    );
    let table = "date,kind,count\n2021-01,new,1\n2021-02,new,2\n2021-03,new,3\n2021-01,old,4\n2021-02,old,5\n2021-03,old,6\n";
    let first = programme(request(&text), &[("scenarios/t.csv", table)]);
    assert!(first.effective.contains("series = [1, 2, 3]"), "{}", first.effective);
    assert!(first.effective.contains("[4, 5, 6]"), "{}", first.effective);
    let second = programme(request(&first.effective), &[]);
    let shape = crate::kit::laws::shape;
    assert_eq!(shape(&first.variants[0]), shape(&second.variants[0]));
    assert_eq!((shape(&first.base), first.effective), (shape(&second.base), second.effective));
}

#[test]
fn ages_in_numbers() {
    let opening = |ages: &str| {
        let text = BASE.replace("backlog = 100", &format!("backlog = {{ {ages} }}"));
        let table = "from,to,people\n2019-07,2020-06,60\n2020-07,2020-09,0\n2020-10,2020-11,30\n2020-12,2020-12,10\n";
        let programme = programme(request(&text), &[("scenarios/t.csv", table)]);
        let opening = programme.base.model.stages[0].openings[0].clone();
        let again = crate::scenario_load::programme(request(&programme.effective), &[]);
        assert_eq!(format!("{:?}", again.base.model.stages[0].openings[0]), format!("{opening:?}"));
        opening
    };
    let filed =
        opening("ages = { file = \"t.csv\", date = \"from\", until = \"to\", value = \"people\" }");
    let listed = opening(
        "ages = [{ from = \"2019-07\", until = \"2020-06\", waiting = 60 }, { from = \"2020-10\", until = \"2020-11\", waiting = 30 }, { from = \"2020-12\", waiting = 10 }]",
    );
    assert_eq!(format!("{filed:?}"), format!("{listed:?}"));
    assert_eq!(filed.waiting, nobat::model::distribution::Quantity::Fixed(100.0));
    let share = |from: usize, to: usize| -> f64 {
        filed.cohorts[from..to].iter().map(|cohort| cohort.share).sum()
    };
    assert_eq!(filed.cohorts.len(), 18);
    assert!((share(0, 12) - 0.6).abs() < 1e-9 && share(12, 15) == 0.0);
    assert!((share(15, 17) - 0.3).abs() < 1e-9 && (share(17, 18) - 0.1).abs() < 1e-9);
}

#[test]
fn ages_that_do_not_fit() {
    let said = |ages: &str, table: &str| {
        said(&BASE.replace("backlog = 100", &format!("backlog = {{ {ages} }}")), table)
    };
    let file = "ages = { file = \"t.csv\", date = \"from\", value = \"people\" }";
    insta::assert_snapshot!(said(file, "from,people\n2020-12,5\n2021-01,7\n"), @r"
error[wrong-order]: nobody of the opening backlog joins after the start
 --> scenarios/t.csv:3:1
  |
3 | 2021-01,7
  | ^^^^^^^
  |
  = help: leave the row out, or write dates before 2021-01-01
");
    insta::assert_snapshot!(said(file, "from,people\n2020-12,0\n"), @r#"
error[bad-table]: the table has nobody who waits
 --> scenarios/card.toml:4:29
  |
4 | backlog = { ages = { file = "t.csv", date = "from", value = "people" } }
  |                             ^^^^^^^
  |
  = help: write `backlog = 0` for nobody
"#);
    let list = "[{ from = \"2020-11\", waiting = 5 }, { from = \"2020-12\", share = 0.5 }]";
    insta::assert_snapshot!(said(&format!("ages = {list}"), ""), @r#"
error[conflict]: shares as well as numbers of people
 --> scenarios/card.toml:4:20
  |
4 | backlog = { ages = [{ from = "2020-11", waiting = 5 }, { from = "2020-12", share = 0.5 }] }
  |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: write `share` in all parts, or `waiting`
"#);
    let list = "[{ from = \"2020-11\", waiting = 5 }]";
    insta::assert_snapshot!(said(&format!("waiting = 9, ages = {list}"), ""), @r#"
error[conflict]: `waiting` as well as the numbers of its ages
 --> scenarios/card.toml:4:23
  |
4 | backlog = { waiting = 9, ages = [{ from = "2020-11", waiting = 5 }] }
  |                       ^
  |
  = help: remove it: the numbers are added up
"#);
    let until = "ages = { file = \"t.csv\", date = \"from\", value = \"people\", until = \"to\" }";
    insta::assert_snapshot!(said(until, "from,to,people\n2020-12,2020-11,5\n"), @r"
error[wrong-order]: this row ends before it begins
 --> scenarios/t.csv:2:9
  |
2 | 2020-12,2020-11,5
  |         ^^^^^^^
  |
  = help: write a date from 2020-12-01 on
");
}

const LEDGER: &str = "month,what,figure,how\n2020-12,pending,50,exact\n\
    2021-01,pending,65,exact\n2021-01,in,50,exact\n2021-01,out,35,exact\n\
    2021-02,pending,90,exact\n2021-02,in,175,exact\n2021-02,out,150,exact\n\
    2021-03,pending,60000,rounded\n2021-03,in,150000,rounded\n2021-03,out,90000,rounded\n\
    2021-04,pending,60100,exact\n2021-04,in,300,at_least\n2021-04,out,200,exact\n";

fn ledger(more: &str) -> String {
    let figures = |name: &str, metric: &str, what: &str| {
        format!(
            "[reported.{name}]\nstage = \"desk\"\nmetric = \"{metric}\"\nfile = \"t.csv\"\ndate = \"month\"\nvalue = \"figure\"\n\
             exactness = \"how\"\ndated = \"last\"\nwhere = {{ what = \"{what}\" }}\n"
        )
    };
    with(&format!(
        "{}{}{}{more}",
        figures("pending", "backlog", "pending"),
        figures("filed", "joined", "in"),
        figures("resolved", "served", "out")
    ))
}

/// Court statistics: 50 + 50 − 35 = 65, 65 + 175 − 150 = 90. Rounded figures have half a unit of their last digit.
#[test]
fn the_ledger_of_published_figures() {
    let programme = programme(request(&ledger("")), &[("scenarios/t.csv", LEDGER)]);
    let ledgers = explain(&programme).ledgers;
    let accounts = &ledgers[0].accounts;
    let off: Vec<f64> = accounts.iter().map(Account::off).collect();
    assert_eq!(off, [0.0, 0.0, 60_000.0 - 60_090.0]);
    assert_eq!(accounts[2].slack, 5_000.0 + 5_000.0 + 5_000.0);
    assert!(accounts.iter().all(Account::balances));
    assert_eq!(ledgers[0].lacking, 1, "a lower bound proves nothing");
}

#[test]
fn totals_and_revisions_in_the_ledger() {
    let text = with(
        "[reported.backlog]\nstage = \"desk\"\nmetric = \"backlog\"\npoints = [{ at = \"2021-01\", value = 100 }, \
         { at = \"2021-03\", value = 80, published = \"2021-04\" }, { at = \"2021-03\", value = 90, published = \"2021-03\" }]\n\
         [reported.joined]\nstage = \"desk\"\nmetric = \"joined_total\"\npoints = [{ at = \"2021-01\", value = 1000 }, { at = \"2021-03\", value = 1300 }]\n\
         [reported.served]\nstage = \"desk\"\nmetric = \"served\"\npoints = [{ at = \"2021-01\", value = 150 }, { at = \"2021-02\", value = 150 }]\n\
         [reported.left]\nstage = \"desk\"\nmetric = \"withdrawn\"\npoints = [{ at = \"2021-01\", until = \"2021-02\", value = 13 }]\n",
    );
    let ledgers = explain(&programme(request(&text), &[])).ledgers;
    let [account] = ledgers[0].accounts.as_slice() else { panic!("{ledgers:?}") };
    assert_eq!((account.opening, account.joined, account.served), (100.0, 300.0, 300.0));
    assert_eq!((account.withdrawn, account.closing, account.off()), (13.0, 80.0, -7.0));
    assert!(!account.balances());
    assert!(!ReportedMetric::Withdrawn.is_stock() && ReportedMetric::Backlog.is_stock());
}

#[test]
fn check_names_what_does_not_balance() {
    let desk = Desk::new();
    desk.put("t.csv", &LEDGER.replace("2021-02,pending,90", "2021-02,pending,95"));
    desk.put("cards.toml", &ledger(""));
    let section = |words: &str, head: &str| {
        let said = desk.nobat(words).stdout.replace(['\u{200F}', '\u{2068}', '\u{2069}'], "");
        let lines = said.lines().skip_while(|line| !line.contains(head)).take(8);
        lines.map(str::trim_end).collect::<Vec<&str>>().join("\n")
    };
    insta::assert_snapshot!(section("check cards.toml", "Published figures of"), @r"
Published figures of desk
  2 of 3 periods balance: opening + joined − served − withdrawn = closing.
  1 February 2021 to 28 February 2021: 65 + 175 − 150 − 0, but 95 were
    published, 5 more.
  1 period lacks a figure of what joined or was served.

Uncertain inputs (5 % / median / 95 %)
  nothing: every number is stated as known
");
    insta::assert_snapshot!(section("check cards.toml --lang fa", "آمارهای منتشرشدهٔ"), @r"
آمارهای منتشرشدهٔ desk
  ۲ دوره از ۳ دوره تراز است: موجودی آغاز + ورودی − انجام‌شده − انصراف = موجودی
    پایان.
  ۱ فوریه ۲۰۲۱ تا ۲۸ فوریه ۲۰۲۱: ۶۵ + ۱۷۵ − ۱۵۰ − ۰، اما ۹۵ منتشر شده است، ۵
    بیشتر.
  در ۱ دوره، آمار ورودی یا انجام‌شده کم است.

پارامترهای نامعین (۵٪ / میانه / ۹۵٪)
");
}
