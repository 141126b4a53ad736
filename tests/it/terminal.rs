//! The summary as people see it, in both languages. Opens no terminal.

use crate::small_report::{certain, chancy, with_variant};
use nobat::output::locale::{Language, Locale};
use nobat::output::terminal::{Afterword, Looks, summary};
use nobat::report::Report;
use unicode_width::UnicodeWidthStr as _;

const AFTERWORD: Afterword<'_> = Afterword { folder: "results/cards", seconds: 0.84 };

fn plain(report: &Report, language: Language) -> String {
    summary(report, Locale::new(language, report.calendar), Looks::Plain, &AFTERWORD)
}

#[test]
fn one_variant() {
    insta::assert_snapshot!(plain(&chancy(), Language::English), @r"
    Identity cards
    10 replications, seed 7

                  cleared  8 in 10 runs     never  peak  wait from now
      Production  1400-01  1399-12 – later  20%    8 M   2 / 3 months
    wait from now: of those who join in the first step, 50% / 85% wait no longer.
    later: after 1400-02, where the horizon ends.

    Held back by (share of time, waiting charged to it)
      Production  Card blanks: 55% of the time, 14 M person-months
                  Personalisation: 25% of the time, 1 M person-months

    By hand
      Production  10 M ÷ (3 M − 110 k a month): 3.46 months; load 4%

    Backlog
      Production  1399-11 █▅▃· 1400-02

    Assertions
      FAIL  Production cleared by Farvardin 1400: in 60% of runs, 90% wanted
      PASS  peak of Production at most 12 M: in 100% of runs, 100% wanted

    Results in results/cards, after 0.8 s.
    ");
}

#[test]
fn several_variants() {
    insta::assert_snapshot!(plain(&with_variant(), Language::English), @r"
    Identity cards
    10 replications, seed 7

                   cleared  8 in 10 runs     never  peak  wait from now
    Production
      Base         1400-01  1399-12 – later  20%    8 M   2 / 3 months
      2 M a month  1399-12  1399-12          0%     4 M   2 / 3 months
    wait from now: of those who join in the first step, 50% / 85% wait no longer.
    later: after 1400-02, where the horizon ends.

    Held back by (share of time, waiting charged to it)
    Production
      Base         Card blanks: 55% of the time, 14 M person-months
                   Personalisation: 25% of the time, 1 M person-months
      2 M a month  Card blanks: 55% of the time, 7 M person-months
                   Personalisation: 25% of the time, 1 M person-months

    By hand
    Production
      Base         10 M ÷ (3 M − 110 k a month): 3.46 months; load 4%
      2 M a month  10 M ÷ (6 M − 110 k a month): 1.7 months; load 2%

    Backlog
    Production
      Base         1399-11 █▅▃· 1400-02
      2 M a month  1399-11 ▄▃▂· 1400-02

    Assertions
      FAIL  Base: Production cleared by Farvardin 1400: in 60% of runs, 90% wanted
      PASS  Base: peak of Production at most 12 M: in 100% of runs, 100% wanted
      PASS  2 M a month: Production cleared by Farvardin 1400: in 100% of runs, 90%
            wanted
      PASS  2 M a month: peak of Production at most 12 M: in 100% of runs, 100%
            wanted

    Results in results/cards, after 0.8 s.
    ");
}

#[test]
fn what_is_certain_has_no_ranges() {
    insta::assert_snapshot!(plain(&certain(), Language::English), @r"
    Identity cards
    1 replication, seed 7

                  cleared  peak  wait from now
      Production  1400-01  8 M   2 / 3 months
    wait from now: of those who join in the first step, 50% / 85% wait no longer.

    Held back by (share of time, waiting charged to it)
      Production  Card blanks: 55% of the time, 14 M person-months
                  Personalisation: 25% of the time, 1 M person-months

    By hand
      Production  10 M ÷ (3 M − 110 k a month): 3.46 months; load 4%

    Backlog
      Production  1399-11 █▅▃· 1400-02

    Assertions
      FAIL  Production cleared by Farvardin 1400: in 60% of runs, 90% wanted
      PASS  peak of Production at most 12 M: in 100% of runs, 100% wanted

    Results in results/cards, after 0.8 s.
    ");
}

#[test]
fn several_variants_in_persian() {
    // The marks that make lines run from right to left would be invisible here.
    let text = plain(&with_variant(), Language::Persian).replace('\u{200F}', "");
    insta::assert_snapshot!(text, @r"
    کارت ملی هوشمند
    ۱۰ اجرا، بذر ۷

                       پایان صف  ۸ اجرا از ۱۰      هرگز  اوج صف    انتظار از اکنون
    تولید کارت
      Base             ۱۴۰۰-۰۱   ۱۳۹۹-۱۲ تا دیرتر  ۲۰٪   ۸ میلیون  ۲ / ۳ ماه
      ۲ میلیون در ماه  ۱۳۹۹-۱۲   ۱۳۹۹-۱۲           ۰٪    ۴ میلیون  ۲ / ۳ ماه
    انتظار از اکنون: از کسانی که در گام نخست وارد صف می‌شوند، ۵۰٪ / ۸۵٪ بیش از این
    منتظر نمی‌مانند.
    دیرتر: پس از ۱۴۰۰-۰۲ که پایان افق محاسبه است.

    عامل محدودکننده (سهم زمان، انتظاری که به آن برمی‌گردد)
    تولید کارت
      Base             Card blanks: ۵۵٪ زمان، ۱۴ میلیون نفر-ماه
                       Personalisation: ۲۵٪ زمان، ۱ میلیون نفر-ماه
      ۲ میلیون در ماه  Card blanks: ۵۵٪ زمان، ۷ میلیون نفر-ماه
                       Personalisation: ۲۵٪ زمان، ۱ میلیون نفر-ماه

    حساب سرانگشتی
    تولید کارت
      Base             ۱۰ میلیون ÷ (۳ میلیون − ۱۱۰ هزار): ۳٫۴۶ ماه؛ بار ۴٪
      ۲ میلیون در ماه  ۱۰ میلیون ÷ (۶ میلیون − ۱۱۰ هزار): ۱٫۷ ماه؛ بار ۲٪

    صف انتظار
    تولید کارت
      Base             ۱۳۹۹-۱۱ █▅▃· ۱۴۰۰-۰۲
      ۲ میلیون در ماه  ۱۳۹۹-۱۱ ▄▃▂· ۱۴۰۰-۰۲

    شرط‌ها
      نابرقرار  Base: پایان صف تولید کارت تا فروردین ۱۴۰۰: در ۶۰٪ اجراها، لازم ۹۰٪
      برقرار  Base: اوج صف تولید کارت حداکثر ۱۲ میلیون: در ۱۰۰٪ اجراها، لازم ۱۰۰٪
      برقرار  ۲ میلیون در ماه: پایان صف تولید کارت تا فروردین ۱۴۰۰: در ۱۰۰٪ اجراها،
            لازم ۹۰٪
      برقرار  ۲ میلیون در ماه: اوج صف تولید کارت حداکثر ۱۲ میلیون: در ۱۰۰٪ اجراها،
            لازم ۱۰۰٪

    نتایج در results/cards، پس از ۰٫۸ ثانیه.
    ");
}

#[test]
fn lines_fit_whatever_things_are_called() {
    let mut report = with_variant();
    report.outcomes[1].name.label =
        "a name that is much longer than any column should be, ".repeat(3);
    report.outcomes[1].stages[0].name.label =
        "\u{1b}[2Jand one that would clear the terminal".to_owned();
    for language in [Language::English, Language::Persian] {
        let text = plain(&report, language);
        assert!(text.lines().all(|line| line.width() <= 80), "{text}");
        assert!(!text.contains('\u{1b}'));
    }
}

#[test]
fn colours_change_no_letter() {
    let report = with_variant();
    let locale = Locale::new(Language::English, report.calendar);
    let coloured = summary(&report, locale, Looks::Coloured, &AFTERWORD);
    let mut letters = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        letters.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    letters.push_str(rest);
    assert_eq!(letters, plain(&report, Language::English));
}
