//! `nobat compare` as it is typed, and its statistics against known answers.

use crate::command::SCENARIO;
use crate::desk::{Desk, contents};
use crate::support::{days, programme};
use nobat::cli::Status;
use nobat::experiment;
use nobat::experiment::compare::comparison::{Comparison, Finding, Parting};
use nobat::model::answer::Measure;

fn comparison(text: &str) -> Comparison {
    experiment::compare(&programme(text), &|_| {}).unwrap().1
}

/// Ten days of five people each, waiting for a desk that serves ten, and a variant.
fn desk_with(variant: &str) -> String {
    days(
        10,
        20,
        &format!(
            "[stage.desk]\nbacklog = {{ waiting = 50 }}\nstandard = \"3 days\"\n[demand.all]\nper_day = 5\n\
             chance = \"poisson\"\n[capacity.staff]\nstage = \"desk\"\nper_day = 10\n{variant}"
        ),
    )
}

#[test]
fn a_scenario_compared_with_itself_differs_by_exactly_nothing() {
    let found = comparison(&desk_with("[variant.same]\ncapacity.staff.per_day = 10\n"));
    for answer in &found.stages[0].answers {
        let pair = answer.pairs[0];
        assert_eq!((pair.finding, pair.better, pair.worse), (Finding::Same, 0.0, 0.0));
        if let Some(difference) = pair.difference {
            assert_eq!((difference.mean, difference.half_width), (0.0, Some(0.0)));
        }
        assert_eq!(pair.beats(), 0.5);
    }
    assert_eq!(found.stages[0].partings, [None]);
}

#[test]
fn what_is_certain_is_compared_exactly() {
    let found = comparison(&days(
        10,
        5,
        "[stage.desk]\nbacklog = { waiting = 30 }\n[capacity.staff]\nstage = \"desk\"\nper_day = 5\n\
         [variant.double]\ncapacity.staff.per_day = 10\n",
    ));
    let of = |wanted: Measure| {
        let mut answers = found.stages[0].answers.iter();
        answers.find(|answer| answer.measure == wanted).unwrap().pairs[0]
    };
    // Cleared in step 5 against 2; closing 25, 20, … 0 against 20, 10, 0.
    let difference = |wanted| of(wanted).difference.map(|it| (it.mean, it.half_width));
    assert_eq!(difference(Measure::Clearance), Some((-3.0, Some(0.0))));
    // The opening backlog of 30 is the peak of both.
    assert_eq!(difference(Measure::Peak), Some((0.0, Some(0.0))));
    let months = difference(Measure::PersonMonths).unwrap().0 * 365.2425 / 12.0;
    assert!((months + 45.0).abs() < 1e-9, "{months}");
    assert_eq!(of(Measure::BacklogAtEnd).finding, Finding::Same);
    let months = of(Measure::PersonMonths);
    assert_eq!((months.finding, months.better), (Finding::Better, 1.0));
    assert_eq!(found.stages[0].partings, [Some(Parting { from: 0, until: Some(4) })]);
}

#[test]
fn who_never_clears_is_worse_and_has_no_mean() {
    let found = comparison(&desk_with("[variant.slow]\ncapacity.staff.per_day = 5\n"));
    let clearance = &found.stages[0].answers[0];
    assert_eq!(clearance.measure, Measure::Clearance);
    assert_eq!((clearance.levels[1].mean, clearance.levels[1].median), (None, None));
    assert_eq!(clearance.levels[1].missing, 1.0);
    assert_eq!(clearance.pairs[0].difference, None);
    assert!(clearance.pairs[0].better == 0.0 && clearance.pairs[0].tied < 1.0);
    assert_eq!(found.stages[0].partings, [Some(Parting { from: 0, until: None })]);
}

#[test]
fn one_run_tells_nothing() {
    let text = desk_with("[variant.fast]\ncapacity.staff.per_day = 20\n");
    let found = comparison(&text.replace("replications = 20", "replications = 1"));
    let months = &found.stages[0].answers[2];
    assert_eq!((months.measure, months.pairs[0].finding), (Measure::PersonMonths, Finding::TooFew));
}

#[test]
fn more_alternatives_widen_every_interval() {
    let one = comparison(&desk_with("[variant.a]\ncapacity.staff.per_day = 11\n"));
    let two = comparison(&desk_with(
        "[variant.a]\ncapacity.staff.per_day = 11\n[variant.b]\ncapacity.staff.per_day = 12\n",
    ));
    let half = |found: &Comparison| {
        found.stages[0].answers[2].pairs[0].difference.unwrap().half_width.unwrap()
    };
    assert!(half(&one) < half(&two));
    assert!((two.each_level - 0.975).abs() < 1e-12);
}

fn cards() -> Desk {
    let desk = Desk::new();
    desk.put("cards.toml", SCENARIO);
    desk
}

#[test]
fn variants_side_by_side() {
    let desk = cards();
    let said = desk.nobat("compare cards.toml --set run.seed=9");
    assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""));
    let (text, _) = said.stdout.rsplit_once("Results in results/cards-compare").unwrap();
    insta::assert_snapshot!(text, @r"
    Cards
    50 replications, seed 9
    Differences are from Base, run by run with the same random draws. ±: 95%
    confidence interval of the mean; intervals of differences hold jointly for all
    variants (95% each). Better in: share of runs.
    Better or worse needs a difference that matters: 1% of the value of the base,
    0.5 months for dates and waits, 1% of the whole for shares and the Gini
    coefficient. Less is no practical difference.

    making

    cleared (median)  value           difference           better in  verdict
      Base            Farvardin 1400
      faster          Dey 1399        −2.92 ± 0.25 months  100%       better

    person-months waited  value        difference    better in  verdict
      Base                2,220 ± 120
      faster              677 ± 4.3    −1,540 ± 120  100%       better

    Backlogs differ
      faster         from Aban 1399 to Farvardin 1400

      peak backlog        1,000; the same in every run
      backlog at the end  0; the same in every run
    ");
    let charts = desk.names("results/cards-compare/charts");
    assert_eq!(
        charts,
        [
            "comparison-making.png",
            "comparison-making.svg",
            "difference-making.png",
            "difference-making.svg",
            "multiples-making.png",
            "multiples-making.svg"
        ]
    );
    insta::assert_snapshot!(desk.read("results/cards-compare/compare.csv"), @r"
    stage,answer,alternative,mean,mean_low,mean_high,median,missing,difference,difference_low,difference_high,better,tied,worse,beats,finding,margin,variance_saved,parts_from,parts_from_gregorian,parts_until,parts_until_gregorian
    making,clearance,base,4.92,4.670783567190098,5.169216432809902,5,0,,,,,,,,,,,,,,
    making,clearance,faster,2,2,2,2,0,-2.92,-3.1692164328099026,-2.6707835671900972,1,0,0,1,better,0.5,0,1399-08-01,2020-10-22,1400-01-01,2021-03-21
    making,peak,base,1000,1000,1000,1000,0,,,,,,,,,,,,,,
    making,peak,faster,1000,1000,1000,1000,0,0,0,0,0,1,0,0.5,same,10,,1399-08-01,2020-10-22,1400-01-01,2021-03-21
    making,person_months,base,2216.3,2094.8169409753787,2337.7830590246217,2115,0,,,,,,,,,,,,,,
    making,person_months,faster,677.06,672.8024987264052,681.3175012735946,677.5,0,-1539.24,-1659.9175540277306,-1418.5624459722694,1,0,0,1,better,22.163000000000004,0.01442773081429849,1399-08-01,2020-10-22,1400-01-01,2021-03-21
    making,backlog_at_end,base,0,0,0,0,0,,,,,,,,,,,,,,
    making,backlog_at_end,faster,0,0,0,0,0,0,0,0,0,1,0,0.5,same,0,,1399-08-01,2020-10-22,1400-01-01,2021-03-21
    ");
}

#[test]
fn variants_side_by_side_in_persian() {
    let said = cards().nobat("compare cards.toml --lang fa --format none");
    assert_eq!(said.status, Status::Good);
    // The marks of direction would be invisible here.
    let text =
        said.stdout.replace(['\u{200E}', '\u{200F}', '\u{2066}', '\u{2068}', '\u{2069}'], "");
    let (text, _) = text.rsplit_once("نتایج در").unwrap();
    insta::assert_snapshot!(text, @r"
    Cards
    ۵۰ اجرا، شمارهٔ تصادفی ۷
    تفاوت‌ها با پایه است، اجرا به اجرا با اعداد تصادفی مشترک. ±: بازهٔ اطمینان ۹۵٪
    میانگین؛ بازه‌های تفاوت برای همهٔ حالت‌ها با هم برقرارند (هر یک ۹۵٪). بهتر در: سهم
    اجراها.
    «بهتر» یا «بدتر» تنها برای تفاوتی گفته می‌شود که اهمیت دارد: ۱٪ مقدار پایه، برای
    تاریخ‌ها و انتظارها ۰٫۵ ماه، برای سهم‌ها و ضریب جینی ۱٪ کل. کمتر از آن «تفاوت
    بی‌اهمیت» است.

    making

    خالی‌شدن صف (میانه)  مقدار         تفاوت             بهتر در  نتیجه
      پایه              فروردین ۱۴۰۰
      faster            دی ۱۳۹۹       −۳٫۰۶ ± ۰٫۲۸ ماه  ۱۰۰٪     بهتر

    نفر-ماه انتظار  مقدار        تفاوت         بهتر در  نتیجه
      پایه          ۲٬۲۷۰ ± ۱۴۰
      faster        ۶۸۰ ± ۵٫۸    −۱٬۵۹۰ ± ۱۴۰  ۱۰۰٪     بهتر

    تفاوت صف‌ها
      faster    از آبان ۱۳۹۹ تا فروردین ۱۴۰۰

      اوج صف       ۱٬۰۰۰؛ در همهٔ اجراها یکسان
      صف در پایان  ۰؛ در همهٔ اجراها یکسان
    ");
}

#[test]
fn files_side_by_side() {
    let desk = cards();
    desk.put(
        "more.toml",
        &SCENARIO.replace("[200, 300]", "[300, 400]").replace("\"Cards\"", "\"More\""),
    );
    let said = desk.nobat("compare cards.toml more.toml cards.toml --format none -o out");
    assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""));
    assert_eq!(
        desk.names("out"),
        [
            "compare.csv",
            "compare.json",
            "manifest.json",
            "scenario-cards-2.toml",
            "scenario-cards.toml",
            "scenario-more.toml",
            "series.csv",
            "summary.json"
        ]
    );
    let found: serde_json::Value = serde_json::from_str(&desk.read("out/compare.json")).unwrap();
    let of = |alternative: &str| {
        let answers = found["answers"].as_array().unwrap();
        let peak = answers.iter().find(|answer| {
            answer["alternative"] == alternative && answer["answer"] == "person_months"
        });
        peak.unwrap()["against_base"].clone()
    };
    assert_eq!(of("more")["finding"], "better");
    assert_eq!(of("cards-2")["finding"], "same");
    assert_eq!(of("cards-2")["difference"]["value"], 0.0);
}

#[test]
fn what_cannot_be_compared_says_why() {
    let desk = cards();
    let other = |file: &str, line: &str, instead: &str| {
        assert!(SCENARIO.contains(line), "{line}");
        desk.put(file, &SCENARIO.replace(line, instead));
    };
    let alone = SCENARIO.split("[variant.faster]").next().unwrap();
    desk.put("alone.toml", alone);
    other("later.toml", "end = \"1400-07\"", "end = \"1400-08\"");
    other("weeks.toml", "step = \"month\"", "step = \"week\"");
    other("stage.toml", "making", "posting");
    desk.put(
        "civil.toml",
        &alone
            .replace("persian", "gregorian")
            .replace("1399-08", "2020-08")
            .replace("1400-07", "2021-07")
            .replace("1399-01", "2020-01"),
    );
    for (words, because) in [
        ("compare", "required"),
        ("compare alone.toml", "nothing to compare with"),
        ("compare cards.toml absent.toml", "cannot read `absent.toml`"),
        (
            "compare cards.toml later.toml",
            "their horizons are 1399-08-01 to 1400-07-30 and 1399-08-01 to 1400-08-30",
        ),
        ("compare cards.toml weeks.toml", "their steps are a month and a week"),
        ("compare cards.toml stage.toml", "their pipelines are [making] and [posting]"),
        ("compare cards.toml civil.toml", "their calendars are Persian and Gregorian"),
    ] {
        let said = desk.nobat(words);
        assert_eq!((said.status, said.stdout.as_str()), (Status::BadInput, ""), "{words}");
        assert!(said.stderr.contains(because), "{words}: {}", said.stderr);
    }
    assert!(!desk.path("results").exists());
}

#[test]
fn the_same_comparison_leaves_the_same_bytes() {
    let desk = cards();
    let mut all = ["--threads 1", "--threads 3"].map(|threads| {
        let words = format!("compare cards.toml --quiet --format svg -o out {threads}");
        assert_eq!(desk.nobat(&words).status, Status::Good);
        contents(&desk.path("out"))
    });
    for files in &mut all {
        files.retain(|(path, _)| !path.ends_with("manifest.json"));
    }
    assert_eq!(all[0], all[1]);
    let said = desk.nobat("compare cards.toml -o -");
    assert_eq!(said.stdout, desk.read("out/compare.json"));
}
