//! A run in words as people see it, in both languages. Opens no terminal.

use nobat::experiment::run::Run;
use nobat::format::terminal::{Looks, afterword, text};
use nobat::language::{LANGUAGES, Language, Locale};
use nobat::report::cell::{Cell, Message};

use crate::small_report::{certain, chancy, findings, rich, with_variant};

pub(crate) fn shown(run: &Run, language: &Language, looks: Looks) -> String {
    let locale = Locale::new(language, run.info.calendar);
    let last =
        Message::ResultsIn { folder: Cell::text("results/cards"), seconds: Cell::Number(0.8) };
    text(&findings(run), &locale, looks) + &afterword(&last, &locale, looks)
}

fn english(run: &Run) -> String {
    shown(run, LANGUAGES[0], Looks::Plain)
}

/// Without the marks of direction, which would be invisible here.
fn persian(run: &Run) -> String {
    let text = shown(run, LANGUAGES[1], Looks::Plain);
    text.replace(['\u{200F}', '\u{2068}', '\u{2069}'], "")
}

#[test]
fn one_variant() {
    insta::assert_snapshot!(english(&chancy()), @r"
    Identity cards
    Ten of them.
    10 replications, seed 7

    The assertion does not hold: Production cleared by Farvardin 1400 in only 60% of
    runs (90% required).
    The assertion holds: peak of Production at most 12 M in 100% of runs (100%
    required).
    Production: the backlog clears by Farvardin 1400, but grows again to about 2.5 M
    by the end of Farvardin 1400 and is gone by Farvardin 1400.
    Production: of people joining in Bahman 1399, half wait at most 2 months, 85 %
    at most 3 months.
    Production: the bottleneck was Card blanks in 55% of months.

                  cleared  8 in 10 runs     never  new applicants wait
      Production  1400-01  1399-12 – later  20%    2 / 3 months
    new applicants wait: 50% / 85% of those who join next wait at most so long.
    later: after 1400-02, the end of the horizon.

    Applicants waiting  at start  peak  at end  1399-11 – 1400-02
      Production        10 M      8 M   0       █▅▃·

    Bottleneck                     of months
      Production  Card blanks      55%
                  Personalisation  25%
    of months: share of months and runs in which it was the bottleneck. What more of
    it would bring: `--relief`, or `nobat relief`.

    By hand (rates a month)  start ÷ (pace − arrivals)  =            played    load
      Production             10 M ÷ (3 M − 110 k)       3.46 months  4 months  4%

    Assertions
      FAIL  Production cleared by Farvardin 1400: holds in 60% of runs (required:
        90%)
      PASS  peak of Production at most 12 M: holds in 100% of runs (required: 100%)

    Results in results/cards, after 0.8 s.
    ");
}

#[test]
fn several_variants() {
    insta::assert_snapshot!(english(&with_variant()), @r"
    Identity cards
    Ten of them.
    10 replications, seed 7

    The assertion holds with 2 M a month (100%), and not with Base (60%): Production
    cleared by Farvardin 1400 in at least 90% of runs.
    The assertion holds with Base (100%), 2 M a month (100%): peak of Production at
    most 12 M in at least 100% of runs.
    Production: the backlog clears by Farvardin 1400, but grows again to about 2.5 M
    by the end of Farvardin 1400 and is gone by Farvardin 1400.
    Production: of people joining in Bahman 1399, half wait at most 2 months, 85 %
    at most 3 months.
    Production: “2 M a month” is the first to clear the backlog for good, by Esfand
    1399 in half of the runs; the base by Farvardin 1400.
    Production: the bottleneck was Card blanks in 55% of months.

    Production     cleared  8 in 10 runs     never  new applicants wait
      Base         1400-01  1399-12 – later  20%    2 / 3 months
      2 M a month  1399-12  1399-12          0%     2 / 3 months
    new applicants wait: 50% / 85% of those who join next wait at most so long.
    later: after 1400-02, the end of the horizon.

    Applicants waiting  at start  peak  at end  1399-11 – 1400-02
      Base              10 M      8 M   0       █▅▃·
      2 M a month       10 M      4 M   0       ▄▃▂·

    Bottleneck                      of months
      Base         Card blanks      55%
                   Personalisation  25%
      2 M a month  Card blanks      55%
                   Personalisation  25%
    of months: share of months and runs in which it was the bottleneck. What more of
    it would bring: `--relief`, or `nobat relief`.

    By hand (rates a month)  start ÷ (pace − arrivals)  =            played    load
      Base                   10 M ÷ (3 M − 110 k)       3.46 months  4 months  4%
      2 M a month            paces change               –            8 months  2%

    Assertions
      FAIL  Base: Production cleared by Farvardin 1400: holds in 60% of runs
        (required: 90%)
      PASS  Base: peak of Production at most 12 M: holds in 100% of runs (required:
        100%)
      PASS  2 M a month: Production cleared by Farvardin 1400: holds in 100% of runs
        (required: 90%)
      PASS  2 M a month: peak of Production at most 12 M: holds in 100% of runs
        (required: 100%)

    Results in results/cards, after 0.8 s.
    ");
}

#[test]
fn what_is_certain_has_no_ranges() {
    insta::assert_snapshot!(english(&certain()), @r"
    Identity cards
    Ten of them.
    1 replication, seed 7

    The assertion does not hold: Production cleared by Farvardin 1400 in only 60% of
    runs (90% required).
    The assertion holds: peak of Production at most 12 M in 100% of runs (100%
    required).
    Production: the backlog clears by Farvardin 1400, but grows again to 2.5 M by
    the end of Farvardin 1400 and is gone by Farvardin 1400.
    Production: of people joining in Bahman 1399, half wait at most 2 months, 85 %
    at most 3 months.
    Production: the bottleneck was Card blanks in 55% of months.

                  cleared  new applicants wait
      Production  1400-01  2 / 3 months
    new applicants wait: 50% / 85% of those who join next wait at most so long.

    Applicants waiting  at start  peak  at end  1399-11 – 1400-02
      Production        10 M      8 M   0       █▅▃·

    Bottleneck                     of months
      Production  Card blanks      55%
                  Personalisation  25%
    of months: share of months and runs in which it was the bottleneck. What more of
    it would bring: `--relief`, or `nobat relief`.

    By hand (rates a month)  start ÷ (pace − arrivals)  =            played    load
      Production             10 M ÷ (3 M − 110 k)       3.46 months  4 months  4%

    Assertions
      FAIL  Production cleared by Farvardin 1400: holds in 60% of runs (required:
        90%)
      PASS  peak of Production at most 12 M: holds in 100% of runs (required: 100%)

    Results in results/cards, after 0.8 s.
    ");
}

#[test]
fn several_variants_in_persian() {
    insta::assert_snapshot!(persian(&with_variant()), @r"
    کارت ملی هوشمند
    Ten of them.
    ۱۰ اجرا، شمارهٔ تصادفی ۷

    هدف با ۲ میلیون در ماه (۱۰۰٪) برآورده می‌شود و با Base (۶۰٪) نه: خالی‌شدن صف تولید
    کارت تا فروردین ۱۴۰۰ دست‌کم در ۹۰٪ از اجراها.
    هدف با Base (۱۰۰٪)، ۲ میلیون در ماه (۱۰۰٪) برآورده می‌شود: اوج صف تولید کارت
    حداکثر ۱۲ میلیون دست‌کم در ۱۰۰٪ از اجراها.
    تولید کارت: صف تا فروردین ۱۴۰۰ خالی می‌شود، اما دوباره تا پایان فروردین ۱۴۰۰ به
    حدود ۲٫۵ میلیون نفر می‌رسد و تا فروردین ۱۴۰۰ خالی می‌شود.
    تولید کارت: از کسانی که در بهمن ۱۳۹۹ وارد صف می‌شوند، نیمی حداکثر ۲ ماه و ۸۵٪
    حداکثر ۳ ماه منتظر می‌مانند.
    تولید کارت: با «۲ میلیون در ماه» صف زودتر از همهٔ حالت‌ها برای همیشه خالی می‌شود،
    در نیمی از اجراها تا اسفند ۱۳۹۹؛ در حالت پایه تا فروردین ۱۴۰۰.
    تولید کارت: گلوگاه در ۵۵٪ از ماه‌ها Card blanks است.

    تولید کارت         خالی‌شدن صف  ۸ اجرا از ۱۰      هرگز  انتظار متقاضی تازه
      Base             ۱۴۰۰/۰۱     ۱۳۹۹/۱۲ تا دیرتر  ۲۰٪   ۲ / ۳ ماه
      ۲ میلیون در ماه  ۱۳۹۹/۱۲     ۱۳۹۹/۱۲           ۰٪    ۲ / ۳ ماه
    انتظار متقاضی تازه: ۵۰٪ / ۸۵٪ از متقاضیان بعدی حداکثر این‌قدر منتظر می‌مانند.
    دیرتر: پس از ۱۴۰۰/۰۲، پایان دورهٔ محاسبه.

    متقاضیان در صف     آغاز       اوج       پایان  ۱۳۹۹/۱۱ تا ۱۴۰۰/۰۲
      Base             ۱۰ میلیون  ۸ میلیون  ۰      █▅▃·
      ۲ میلیون در ماه  ۱۰ میلیون  ۴ میلیون  ۰      ▄▃▂·

    گلوگاه                              سهم ماه‌ها
      Base             Card blanks      ۵۵٪
                       Personalisation  ۲۵٪
      ۲ میلیون در ماه  Card blanks      ۵۵٪
                       Personalisation  ۲۵٪
    سهم ماه‌ها: سهمی از ماه‌ها و اجراها که این عامل گلوگاه است. اثر رفع هر گلوگاه:
    `--relief` یا `nobat relief`.

    حساب سرانگشتی (ماهانه)
        صف آغاز ÷ (خدمت − ورود)            =         در شبیه‌سازی  بار
      Base
        ۱۰ میلیون ÷ (۳ میلیون − ۱۱۰ هزار)  ۳٫۴۶ ماه  ۴ ماه        ۴٪
      ۲ میلیون در ماه
        آهنگ‌ها تغییر می‌کنند                –         ۸ ماه        ۲٪

    هدف‌ها
      برآورده‌نشده  Base: خالی‌شدن صف تولید کارت تا فروردین ۱۴۰۰: در ۶۰٪ از اجراها
        (هدف ۹۰٪)
      برآورده  Base: اوج صف تولید کارت حداکثر ۱۲ میلیون: در ۱۰۰٪ از اجراها (هدف
        ۱۰۰٪)
      برآورده  ۲ میلیون در ماه: خالی‌شدن صف تولید کارت تا فروردین ۱۴۰۰: در ۱۰۰٪ از
        اجراها (هدف ۹۰٪)
      برآورده  ۲ میلیون در ماه: اوج صف تولید کارت حداکثر ۱۲ میلیون: در ۱۰۰٪ از
        اجراها (هدف ۱۰۰٪)

    نتایج در results/cards، پس از ۰٫۸ ثانیه.
    ");
}

#[test]
fn classes_regions_and_money() {
    insta::assert_snapshot!(english(&rich()), @r"
    Identity cards
    Ten of them.
    10 replications, seed 7

    The assertion does not hold: Production cleared by Farvardin 1400 in only 60% of
    runs (90% required).
    The assertion holds: peak of Production at most 12 M in 100% of runs (100%
    required).
    Production: the backlog clears by Farvardin 1400, but grows again to about 2.5 M
    by the end of Farvardin 1400 and is gone by Farvardin 1400.
    Production: of people joining in Bahman 1399, half wait at most 2 months, 85 %
    at most 3 months.
    Production: the bottleneck was Card blanks in 55% of months, but relieving it
    alone would save only 6 M of 15.5 M person-months of waiting.

                  cleared  8 in 10 runs     never  new applicants wait
      Production  1400-01  1399-12 – later  20%    2 / 3 months
    new applicants wait: 50% / 85% of those who join next wait at most so long.
    later: after 1400-02, the end of the horizon.

    Applicants waiting  at start  peak  at end  1399-11 – 1400-02
      Production        10 M      8 M   0       █▅▃·

    By class                   new applicants wait  mean wait   peak
      Production  first issue  1 / 2 months         8.4 months  560 k
                  renewal      1 / 2 months         5.9 months  392 k

    By region                             mean wait   within the standard  peak
      Production  all regions             1.8 months  50%                  8 M
                  Sistan and Baluchestan  4.1 months  66%                  274 k
                  Hormozgan               2.9 months  76%                  192 k
                  Kerman                  2 months    83%                  134 k
                  …
                  Tehran                  1 month     92%                  65.9 k
                  Yazd                    0.7 months  94%                  46.1 k
                  Semnan                  0.5 months  96%                  32.3 k
    The longest wait is 8.5 times the shortest (Gini coefficient 0.25).

    Bottleneck                     of months
      Production  Card blanks      55%
                  Personalisation  25%
    of months: share of months and runs in which it was the bottleneck.

    With enough of
        saves           cleared  earlier by        peak lower by
      (as it is)
        –               1400-01
      Card blanks
        6 M ± 120 k     1399-12  1.3 months        600 k ± 12 k
      Personalisation
        500 k ± 10 k    1400-01  0.3 months        50 k ± 1,000
      Personalisation and Card blanks
        14 M ± 280 k    1399-11  2.5 ± 0.1 months  1.4 M ± 28 k
      all of them
        15.5 M ± 310 k  1399-11  3 ± 0.1 months    1.55 M ± 31 k
    Played again with the same random draws and this alone never short. saves:
    person-months of waiting, in all queues; ±: 95 % interval; never cleared counts
    as after the end.
    Not the bottleneck in any month, so more of it changes nothing: people who come.

    With a little more of  more a month  saves          for each
      Personalisation      10 k          20 k ± 400     2
      Card blanks          10 k          120 k ± 2,400  12
    for each: person-months that one more a month saves over the whole horizon.

    Money (rial)  cost    per unit  arrears peak  in       person-months
      Base        5.5 tn  529 k     1.2 tn        1400-01  15.5 M
    Means over all runs; arrears: median. Person-months: waited in all queues.

    By hand (rates a month)  start ÷ (pace − arrivals)  =            played    load
      Production             10 M ÷ (3 M − 110 k)       3.46 months  4 months  4%

    Assertions
      FAIL  Production cleared by Farvardin 1400: holds in 60% of runs (required:
        90%)
      PASS  peak of Production at most 12 M: holds in 100% of runs (required: 100%)

    Results in results/cards, after 0.8 s.
    ");
}

#[test]
fn classes_regions_and_money_in_persian() {
    insta::assert_snapshot!(persian(&rich()), @r"
    کارت ملی هوشمند
    Ten of them.
    ۱۰ اجرا، شمارهٔ تصادفی ۷

    هدف برآورده نمی‌شود: خالی‌شدن صف تولید کارت تا فروردین ۱۴۰۰ تنها در ۶۰٪ از اجراها
    (۹۰٪ لازم است).
    هدف برآورده می‌شود: اوج صف تولید کارت حداکثر ۱۲ میلیون در ۱۰۰٪ از اجراها (۱۰۰٪
    لازم است).
    تولید کارت: صف تا فروردین ۱۴۰۰ خالی می‌شود، اما دوباره تا پایان فروردین ۱۴۰۰ به
    حدود ۲٫۵ میلیون نفر می‌رسد و تا فروردین ۱۴۰۰ خالی می‌شود.
    تولید کارت: از کسانی که در بهمن ۱۳۹۹ وارد صف می‌شوند، نیمی حداکثر ۲ ماه و ۸۵٪
    حداکثر ۳ ماه منتظر می‌مانند.
    تولید کارت: گلوگاه در ۵۵٪ از ماه‌ها Card blanks است، اما رفع آن به‌تنهایی تنها ۶
    میلیون از ۱۵٫۵ میلیون نفر-ماه انتظار را کم می‌کند.

                  خالی‌شدن صف  ۸ اجرا از ۱۰      هرگز  انتظار متقاضی تازه
      تولید کارت  ۱۴۰۰/۰۱     ۱۳۹۹/۱۲ تا دیرتر  ۲۰٪   ۲ / ۳ ماه
    انتظار متقاضی تازه: ۵۰٪ / ۸۵٪ از متقاضیان بعدی حداکثر این‌قدر منتظر می‌مانند.
    دیرتر: پس از ۱۴۰۰/۰۲، پایان دورهٔ محاسبه.

    متقاضیان در صف  آغاز       اوج       پایان  ۱۳۹۹/۱۱ تا ۱۴۰۰/۰۲
      تولید کارت    ۱۰ میلیون  ۸ میلیون  ۰      █▅▃·

    نوع درخواست              انتظار متقاضی تازه  میانگین انتظار  اوج
      تولید کارت  صدور نخست  ۱ / ۲ ماه           ۸٫۴ ماه         ۵۶۰ هزار
                  تعویض      ۱ / ۲ ماه           ۵٫۹ ماه         ۳۹۲ هزار

    منطقه                            میانگین انتظار  در مهلت استاندارد  اوج
      تولید کارت  همهٔ منطقه‌ها        ۱٫۸ ماه         ۵۰٪                ۸ میلیون
                  سیستان و بلوچستان  ۴٫۱ ماه         ۶۶٪                ۲۷۴ هزار
                  هرمزگان            ۲٫۹ ماه         ۷۶٪                ۱۹۲ هزار
                  کرمان              ۲ ماه           ۸۳٪                ۱۳۴ هزار
                  …
                  تهران              ۱ ماه           ۹۲٪                ۶۵٫۹ هزار
                  یزد                ۰٫۷ ماه         ۹۴٪                ۴۶٫۱ هزار
                  سمنان              ۰٫۵ ماه         ۹۶٪                ۳۲٫۳ هزار
    بلندترین انتظار ۸٫۵ برابر کوتاه‌ترین است (ضریب جینی ۰٫۲۵).

    گلوگاه                         سهم ماه‌ها
      تولید کارت  Card blanks      ۵۵٪
                  Personalisation  ۲۵٪
    سهم ماه‌ها: سهمی از ماه‌ها و اجراها که این عامل گلوگاه است.

    اثر تأمین کامل هر عامل
        کاهش انتظار             خالی‌شدن صف  چقدر زودتر     کاهش اوج صف
      (وضع موجود)
        –                       ۱۴۰۰/۰۱
      Card blanks
        ۶ میلیون ± ۱۲۰ هزار     ۱۳۹۹/۱۲     ۱٫۳ ماه        ۶۰۰ هزار ± ۱۲ هزار
      Personalisation
        ۵۰۰ هزار ± ۱۰ هزار      ۱۴۰۰/۰۱     ۰٫۳ ماه        ۵۰ هزار ± ۱٬۰۰۰
      Personalisation و Card blanks
        ۱۴ میلیون ± ۲۸۰ هزار    ۱۳۹۹/۱۱     ۲٫۵ ± ۰٫۱ ماه  ۱٫۴ میلیون ± ۲۸ هزار
      همهٔ عوامل با هم
        ۱۵٫۵ میلیون ± ۳۱۰ هزار  ۱۳۹۹/۱۱     ۳ ± ۰٫۱ ماه    ۱٫۵۵ میلیون ± ۳۱ هزار
    همان اجراها با همان اعداد تصادفی تکرار می‌شود و تنها همین یک عامل هیچ‌گاه کم
    نمی‌آید؛ کاهش انتظار: به نفر-ماه، در همهٔ صف‌ها؛ ±: بازهٔ ۹۵ درصدی؛ صفی که خالی
    نمی‌شود تا پس از پایان دوره حساب می‌شود.
    در هیچ‌یک از ماه‌ها گلوگاه نیست و افزودن آن چیزی را تغییر نمی‌دهد: مراجعهٔ متقاضیان.

    اثر افزایش اندک هر عامل  افزایش ماهانه  کاهش انتظار       به ازای هر واحد
      Personalisation        ۱۰ هزار        ۲۰ هزار ± ۴۰۰     ۲
      Card blanks            ۱۰ هزار        ۱۲۰ هزار ± ۲٬۴۰۰  ۱۲
    به ازای هر واحد: نفر-ماه انتظاری که یک واحد بیشتر در ماه، در کل دوره کم می‌کند.

    منابع مالی (ریال)
        هزینه             هر مورد   اوج بدهی معوق     در       نفر-ماه
      Base
        ۵٫۵ هزار میلیارد  ۵۲۹ هزار  ۱٫۲ هزار میلیارد  ۱۴۰۰/۰۱  ۱۵٫۵ میلیون
    میانگین اجراها، بدهی معوق: میانه. نفر-ماه: انتظار در همهٔ صف‌ها.

    حساب سرانگشتی (ماهانه)
        صف آغاز ÷ (خدمت − ورود)            =         در شبیه‌سازی  بار
      تولید کارت
        ۱۰ میلیون ÷ (۳ میلیون − ۱۱۰ هزار)  ۳٫۴۶ ماه  ۴ ماه        ۴٪

    هدف‌ها
      برآورده‌نشده  خالی‌شدن صف تولید کارت تا فروردین ۱۴۰۰: در ۶۰٪ از اجراها (هدف ۹۰٪)
      برآورده  اوج صف تولید کارت حداکثر ۱۲ میلیون: در ۱۰۰٪ از اجراها (هدف ۱۰۰٪)

    نتایج در results/cards، پس از ۰٫۸ ثانیه.
    ");
}
