//! `nobat check` as it is typed, and its sums against known answers. Plays no chance.

use crate::command::SCENARIO;
use crate::desk::Desk;
use crate::support::{days, programme};
use nobat::cli::Status;
use nobat::experiment;
use nobat::experiment::explain::explanation::{StageFacts, Warning};

fn first_stage(text: &str) -> StageFacts {
    experiment::explain(&programme(text)).variants[0].stages[0].clone()
}

#[test]
fn the_sums_of_planners_come_out() {
    // Fong et al. (2022): 30 a week, 1200 waiting, 52 weeks promised, 26 weeks to get there.
    let stage = first_stage(
        "schema = 1\npipeline = [\"clinic\"]\n[time]\ncalendar = \"gregorian\"\nstart = \"2026-01-01\"\n\
         end = \"2026-07-01\"\nstep = \"week\"\n[stage.clinic]\nbacklog = { waiting = 1_200 }\ncleared_at = 390\n\
         standard = \"52 weeks\"\n[demand.all]\nper_week = 30\n[capacity.staff]\nstage = \"clinic\"\nper_week = 27\n",
    );
    let weeks_a_month = 365.2425 / 12.0 / 7.0;
    let sum = stage.by_hand.unwrap();
    assert!((sum.load() - 30.0 / 27.0).abs() < 1e-9);
    assert_eq!(stage.standard.map(|standard| standard.mean_wait), Some(13.0));
    assert!((stage.standard.unwrap().queue - 390.0).abs() < 1e-9);
    let least = stage.least_capacity.unwrap();
    let per_week = least.capacity / weeks_a_month;
    assert!((per_week / 61.153_846_153_8 - 1.0).abs() < 2e-3 && !least.played, "{per_week}");
    assert_eq!(stage.warnings, [Warning::Grows]);
    assert_eq!(
        stage.binds_first.map(|(limit, step)| (limit.key().to_owned(), step)),
        Some(("staff".to_owned(), 0))
    );
}

#[test]
fn at_the_relief_capacity_the_queue_is_cleared_in_the_last_step() {
    let text = |pace: &str| {
        days(
            26,
            1,
            &format!(
                "[stage.desk]\nbacklog = {{ waiting = 1_200 }}\ncleared_at = 390\n[demand.all]\nper_day = 30\n\
             [capacity.staff]\nstage = \"desk\"\nper_day = {pace}\n"
            ),
        )
    };
    let stage = first_stage(&text("61.153846154"));
    assert_eq!((stage.cleared_in, stage.left), (Some(25), 390.0));
    assert_eq!(first_stage(&text("61.1")).warnings, [Warning::NotWithinHorizon]);
}

#[test]
fn what_is_right_but_odd_is_said() {
    let odd = |rest: &str| first_stage(&days(10, 1, rest)).warnings;
    assert_eq!(odd("[stage.desk]\nbacklog = { waiting = 5 }\n"), [Warning::NoLimit]);
    assert_eq!(
        odd("[stage.desk]\n[capacity.a]\nstage = \"desk\"\nper_day = 5\n"),
        [Warning::NobodyComes]
    );
    assert_eq!(
        odd(
            "[stage.desk]\nbacklog = { waiting = 5 }\nstandard = \"0.5 days\"\n[capacity.a]\nstage = \"desk\"\nper_day = 0\n"
        ),
        [Warning::NothingServed, Warning::StandardBelowStep]
    );
    // Twenty join a day from the third day on, and nine are served.
    assert_eq!(
        odd(
            "[stage.desk]\nbacklog = { waiting = 5 }\n[demand.all]\nschedule = [{ from = \"2026-01-03\", per_day = 20 }]\n\
             [capacity.a]\nstage = \"desk\"\nper_day = 9\n"
        ),
        [Warning::ClearsAndGrows]
    );
}

/// A desk that keeps up for a year and then stands still.
#[test]
fn a_queue_that_comes_back_is_said() {
    let text = |until: &str| {
        days(
            400,
            1,
            &format!(
                "[stage.desk]\nbacklog = {{ waiting = 50 }}\n[demand.all]\nper_day = 5\n[capacity.a]\nstage = \"desk\"\n\
                 per_day = 10\n[shortage.late]\ncapacity = \"a\"\nfrom = \"2027-01-02\"\nuntil = \"{until}\"\nremaining = 0\n"
            ),
        )
    };
    assert_eq!(first_stage(&text("2027-02-04")).warnings, [Warning::ComesBack]);
    assert_eq!(first_stage(&text("2027-01-10")).warnings, []);
}

#[test]
fn uncertain_capacities_have_a_range_and_outages_their_mean() {
    let stage = first_stage(&days(
        10,
        1,
        "[stage.desk]\nbacklog = { waiting = 1 }\n[capacity.a]\nstage = \"desk\"\nper_day = { uniform = [100, 200] }\n\
         outage = { mean_up = \"9 days\", mean_down = \"3 days\" }\n",
    ));
    let month = 365.2425 / 12.0;
    let limit = &stage.limits[0];
    assert!((limit.pace / month - 0.75 * 150.0).abs() < 0.2, "{}", limit.pace);
    let (low, high) = limit.range.unwrap();
    assert!((low / limit.pace - 105.0 / 150.0).abs() < 1e-9);
    assert!((high / limit.pace - 195.0 / 150.0).abs() < 1e-9);
}

#[test]
fn a_file_in_words() {
    let desk = Desk::new();
    desk.put("cards.toml", SCENARIO);
    let said = desk.nobat("check cards.toml");
    assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""));
    insta::assert_snapshot!(said.stdout, @r"
    Cards
    Aban 1399 to Mehr 1400: 12 months.
    `run` simulates 2 variants × 50 times, seed 7; below is one deterministic pass:
    median values, no noise, outages as their mean.
    It takes about a second on one core and 20 MB of memory.
    Better or worse needs a difference that matters: 1% of the value of the base,
    0.5 months for dates and waits, 1% of the whole for shares and the Gini
    coefficient. Less is no practical difference.

    making
      waiting at the start  1,000
      joining               60 a month
      line                  250 a month (205 – 295)
      load                  24%: 60 join, 250 can be served a month
      by hand               1,000 ÷ (250 − 60): 5.26 months
      without chance        cleared in Farvardin 1400
      to clear by the end   144 a month throughout is just enough to clear it by
                            Mehr 1400
      binds first           line, in Aban 1399

    faster · making
      line            500 a month
      load            12%: 60 join, 500 can be served a month
      by hand         1,000 ÷ (500 − 60): 2.27 months
      without chance  cleared in Dey 1399

    Uncertain inputs (5 % / median / 95 %)
      capacity.line.per_month  205  250  295

    Where the numbers come from
      3 without a source:
      stage.making.backlog.waiting
      capacity.line.per_month
      demand.people.per_month

    No errors found.
    ");
}

#[test]
fn a_file_in_persian_words() {
    let desk = Desk::new();
    desk.put("cards.toml", SCENARIO);
    let said = desk.nobat("check cards.toml --lang fa");
    assert_eq!(said.status, Status::Good);
    // The marks of direction would be invisible here.
    let text = said.stdout.replace(['\u{200F}', '\u{2068}', '\u{2069}'], "");
    insta::assert_snapshot!(text, @r"
    Cards
    آبان ۱۳۹۹ تا مهر ۱۴۰۰: ۱۲ ماه.
    با «run» ۲ حالت، هر یک ۵۰ بار با شمارهٔ تصادفی ۷، شبیه‌سازی می‌شود؛ این یکی بدون
    عامل تصادفی است: مقدارهای میانه، بی‌نوسان، خرابی‌ها به اندازهٔ میانگین.
    روی یک هسته حدود یک ثانیه زمان و ۲۰ مگابایت حافظه می‌برد.
    «بهتر» یا «بدتر» تنها برای تفاوتی گفته می‌شود که اهمیت دارد: ۱٪ مقدار پایه، برای
    تاریخ‌ها و انتظارها ۰٫۵ ماه، برای سهم‌ها و ضریب جینی ۱٪ کل. کمتر از آن «تفاوت
    بی‌اهمیت» است.

    making
      در صف، در آغاز                 ۱٬۰۰۰
      ورود به صف                     ۶۰ در ماه
      line                           ۲۵۰ در ماه (۲۰۵ تا ۲۹۵)
      بار                            ۲۴٪: ورود ۶۰ در برابر ظرفیت ۲۵۰ در ماه
      حساب سرانگشتی                  ۱٬۰۰۰ ÷ (۲۵۰ − ۶۰): ۵٫۲۶ ماه
      بدون عامل تصادفی               خالی در فروردین ۱۴۰۰
      برای خالی‌شدن صف تا پایان دوره  ۱۴۴ در ماه در تمام دوره، صف را درست تا مهر ۱۴۰۰
                                     خالی می‌کند
      نخستین گلوگاه                  line، در آبان ۱۳۹۹

    faster · making
      line              ۵۰۰ در ماه
      بار               ۱۲٪: ورود ۶۰ در برابر ظرفیت ۵۰۰ در ماه
      حساب سرانگشتی     ۱٬۰۰۰ ÷ (۵۰۰ − ۶۰): ۲٫۲۷ ماه
      بدون عامل تصادفی  خالی در دی ۱۳۹۹

    پارامترهای نامعین (۵٪ / میانه / ۹۵٪)
      capacity.line.per_month  ۲۰۵  ۲۵۰  ۲۹۵

    منبع عددها
      ۳ بدون منبع:
      stage.making.backlog.waiting
      capacity.line.per_month
      demand.people.per_month

    خطایی در فایل سناریو نیست.
    ");
}

/// Owners, money and orders hold a stage back, though they have no pace of their own.
#[test]
fn what_has_no_pace_is_a_limit_all_the_same() {
    let of = |rest: &str| first_stage(&days(365, 1, rest));
    let owners = of(
        "[stage.desk]\nbacklog = 800\ncollection = { per_month = 0.693_147_180_559_945_3 }\n[demand.all]\nper_day = 5\n\
         [capacity.a]\nstage = \"desk\"\nper_day = 100\n",
    );
    assert_eq!((owners.warnings.as_slice(), owners.by_hand), (&[][..], None));
    assert!((owners.owners.unwrap() - 0.5).abs() < 1e-3, "{:?}", owners.owners);
    assert_eq!(
        owners.binds_first.map(|(limit, _)| limit.key().to_owned()),
        Some("owners".to_owned())
    );
    let cash = of(
        "[stage.desk]\nbacklog = 800\n[funds]\ncash = 700\n[cost.work]\nstage = \"desk\"\nper_unit = 7\n",
    );
    assert_eq!(cash.warnings, []);
    // What is ordered is received: that says nothing of what could be.
    let ordered = |rest: &str| {
        of(&format!(
            "[stage.desk]\n[demand.all]\nper_day = 5\n[material.blank]\nstage = \"desk\"\non_hand = 20\n\
             [supplier.press]\nmaterial = \"blank\"\n{rest}\n"
        ))
    };
    let free = ordered("order = { up_to = 20 }");
    assert_eq!((free.warnings.as_slice(), free.limits.len(), free.by_hand), (&[][..], 0, None));
    for bound in ["order = { up_to = 20 }\nper_day = 10", "order = { up_to = 20, at_most = 10 }"] {
        let bounded = ordered(bound);
        assert_eq!(bounded.warnings, []);
        assert!((bounded.by_hand.unwrap().load() - 0.5).abs() < 1e-9, "{:?}", bounded.by_hand);
    }
    assert_eq!(ordered("order = { up_to = 20, at_most = 4 }").warnings, [Warning::ClearsAndGrows]);
}

#[test]
fn owners_are_said_in_both_languages() {
    let desk = Desk::new();
    desk.put(
        "ready.toml",
        &days(60, 1, "[stage.desk]\nbacklog = 800\ncollection = { per_day = 0.1 }\n"),
    );
    let english = desk.nobat("check ready.toml").stdout;
    assert!(english.contains("people who come") && !english.contains("WARNING"), "{english}");
    let persian = desk.nobat("check ready.toml --lang fa").stdout;
    assert!(persian.contains("مراجعهٔ متقاضیان") && !persian.contains("هشدار"), "{persian}");
}

#[test]
fn errors_are_bad_input_and_settings_count() {
    let desk = Desk::new();
    desk.put("bad.toml", &SCENARIO.replace("per_month = 60", "per_mnth = 60"));
    let said = desk.nobat("check bad.toml");
    assert_eq!((said.status, said.stdout.as_str()), (Status::BadInput, ""));
    assert!(said.stderr.contains("per_mnth"), "{}", said.stderr);
    desk.put("cards.toml", SCENARIO);
    let said = desk.nobat("check cards.toml --set demand.people.per_month=400");
    let warned = "does not clear within the horizon: over the first year as many join";
    let flat = said.stdout.split_whitespace().collect::<Vec<&str>>().join(" ");
    assert!(flat.contains(warned), "{}", said.stdout);
    assert_eq!(desk.nobat("check absent.toml").status, Status::BadInput);
    assert_eq!(desk.names(""), ["bad.toml", "cards.toml"], "nothing is written");
}

#[test]
fn what_was_read_from_files_is_said() {
    let desk = Desk::new();
    desk.put("t.csv", "date,kind,count\n2021 Q1,new,90\n2021 Q1,old,7\n2021 Q2,new,..\n2021 Q3,new,92\n2021 Q3,old,8\n2021 Q2,old,8\n");
    desk.put(
        "cards.toml",
        "pipeline = [\"desk\"]\ntime = { calendar = \"gregorian\", start = \"2021-01\", end = \"2021-12\" }\n\
         [stage.desk]\n[capacity.staff]\nstage = \"desk\"\nper_month = 40\n[demand.people]\n\
         series = { file = \"t.csv\", where = { kind = \"new\" }, missing = [\"..\"], gaps = \"last\", after = \"mean of 2\" }\n",
    );
    let section = |words: &str, head: &str| {
        let said = desk.nobat(words).stdout.replace(['\u{200F}', '\u{2068}', '\u{2069}'], "");
        let lines = said.lines().skip_while(|line| !line.contains(head)).take(7);
        lines.map(str::trim_end).collect::<Vec<&str>>().join("\n")
    };
    insta::assert_snapshot!(section("check cards.toml", "Read from files"), @r"
Read from files
  demand.people.series  3 of 6 rows of t.csv, 1 January 2021 to 30 September
                        2021, together 182
                        a row covers a quarter, longer than a step: it is spread
                        evenly over its days
                        1 value is missing by the table's own words
                        in its gaps: as much as in the row before
");
    insta::assert_snapshot!(section("check cards.toml --lang fa", "خوانده‌شده از فایل‌ها"), @r"
خوانده‌شده از فایل‌ها
  demand.people.series  ۳ ردیف از ۶ ردیف t.csv، از ۱ ژانویه ۲۰۲۱ تا ۳۰ سپتامبر
                        ۲۰۲۱، روی هم ۱۸۲
                        هر ردیف یک فصل است، بلندتر از گام: به‌طور یکنواخت میان
                        روزهایش پخش می‌شود
                        ۱ مقدار، به گفتهٔ خود جدول، موجود نیست
                        در فاصله‌های خالی: به اندازهٔ ردیف پیش از آن
");
}
