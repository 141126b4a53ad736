### Persian. The same messages with the same arguments as in `en.ftl`, which explains them.
###
### Digits of the texts are Persian ones; numbers in arguments arrive so. After a number a noun keeps its singular.

### Words that everything shares

## Time

step = { $unit ->
    [day] روز
    [week] هفته
   *[month] ماه
}
# After numbers and in sums Persian keeps the singular.
steps = { step }
duration = { $count } { step }
the-week-of = هفتهٔ { $date }
day-of-month = { $day } { $month }
during = { $unit ->
    [day] در { $date }
    [week] در { $date }
   *[month] در { $date }
}
after = پس از { $date }
beyond-horizon = فراتر از افق
later = دیرتر
over = بیش از { $count }
over-steps = بیش از { $count } { steps }
waits = { $half } / { $most } { steps }
steps-apart = { $number } { steps }
person-steps = نفر-{ step }

## Values and how they stand together

list-separator = ،{" "}
named = { $name }: { $value }
name-and-amount = { $name } { $amount }
joined-by-dot = { $one } · { $other }
and = { $one } و { $other }
pair = { $one } / { $other }
range = { $from } تا { $to }
range-to-negative = { $from } تا { $to }
plus-minus = { $mean } ± { $half-width }
in-percent = { $number }٪
percentage-points = { $number } واحد درصد
more-by = +{ $value }
less-by = −{ $value }
percentile = { $percent } %
at-most = حداکثر { $value }
at-least = حداقل { $value }
up-to = حداکثر { $number }
starred = { $value } *
no-value = –
rows-left-out = …
yes = بله
no = نه
runs = { $extent ->
    [all] همهٔ اجراها
    [none] هیچ اجرایی
    [nearly_all] بیش از ۹۹ اجرا از ۱۰۰ اجرا
    [hardly_any] کمتر از ۱ اجرا از ۱۰۰ اجرا
   *[some] { $count } اجرا از ۱۰۰ اجرا
}
same-in-every-run = در همهٔ اجراها یکسان

## Terms of the model

metric = { $metric ->
    [arrived] درخواست‌ها
    [unregistered] ثبت‌نام‌نکرده
    [joined] وارد صف شده
    [served] انجام‌شده
    [completed] تحویل‌شده
    [backlog] صف انتظار
    [in_transit] در راه
    [wait] مدت انتظار انجام‌شده‌ها
    [age] عمر پرونده‌های در صف
    [served_within_standard] انجام‌شده در مهلت استاندارد
    [pending_within_standard] در صف، درون مهلت استاندارد
    [available] ظرفیت
    [binding_share] سهم اجراهای محدودشده
    [withheld] بازمانده
    [on_hand] موجودی
    [received] دریافت‌شده
    [used] مصرف‌شده
    [shortage] کمبود
    [shipped] ارسال‌شده
    [up] سهم اجراهای دایر
    [withdrawn] منصرف‌شده
    [rejected] معیوب
    [wait_ratio] نسبت بلندترین به کوتاه‌ترین انتظار منطقه‌ها
    [wait_gini] ضریب جینی انتظار
    [in_service] کارت‌های معتبر
    [expired] منقضی‌شده
    [lost] مفقود یا آسیب‌دیده
    [ordered] سفارش‌داده‌شده
    [on_order] سفارش دریافت‌نشده
    [stock_out] سهم اجراهای دچار کمبود
    [cash] موجودی نقدی
    [released] بودجهٔ تخصیص‌یافته
    [fees] سهم برنامه از کارمزد
    [cost] هزینه
    [paid] پرداخت‌شده
    [payable] کل بدهی
   *[arrears] بدهی معوق
}
limit = { $limit ->
    [demand] هیچ (صف خالی شد)
    [owners] مراجعه‌نکردن صاحبان
   *[funds] کمبود پول
}

## Answers and claims

clearance-of = پایان صف { $stage }
peak-of = اوج صف { $stage }
person-months-of = نفر-ماه انتظار برای { $stage }
service-of = سهم { $stage } در مهلت استاندارد
served-of = انجام‌شدهٔ { $stage }
backlog-of = صف { $stage } در پایان { $date }

claim-cleared = پایان صف { $stage } تا { $date }
claim-backlog = صف { $stage } در { $date } { $bound }
claim-peak = اوج صف { $stage } { $bound }
claim-service = سهم { $stage } در مهلت استاندارد { $bound }
claim-person-months = نفر-ماه انتظار برای { $stage } { $bound }
claim-served = انجام‌شدهٔ { $stage } { $bound }

### Terminal: summary of a run

## Head

replications-and-seed = { $count } اجرا، بذر { $seed }
replications-and-seed-all-alike = { replications-and-seed } (همه یکسان)
precision-reached = این شمار اجرا برای دقت خواسته‌شده بس بود: { $widest }.
precision-missed = دقت خواسته‌شده با { $count } اجرا به دست نیامد: { $widest }.
mean-known = { $answer }، میانگین { $mean } ± { $half-width } (بازهٔ ۹۵ درصدی؛ خواسته: ± { $wanted })
never-in-mean = در { $share } اجراها صف تمام نمی‌شود؛ میانگین آن‌ها را به درازای افق می‌شمارد.

## When it clears, and how long one waits

cleared = پایان صف
eight-in-ten-runs = ۸ اجرا از ۱۰
never = هرگز
wait-from-now = انتظار از اکنون
in-hand-after = از درخواست تا دریافت

wait-note = { wait-from-now }: { $half } / { $most } از نخستین کسانی که وارد صف می‌شوند، بیش از این منتظر نمی‌مانند.
later-note = { later }: پس از { $end } که پایان افق محاسبه است.
back-note = *: صف تمام می‌شود، اما در پایان افق دوباره برپاست.
idle-note = همیشه بی‌صف: { $stages }.

## How many wait

applicants-waiting = متقاضیان در صف
at-start = آغاز
peak = اوج
at-end = پایان

## Classes and regions

by-class = نوع درخواست
by-region = منطقه
mean-wait = میانگین انتظار
in-time = در مهلت
regions-spread-note = نسبت بلندترین به کوتاه‌ترین انتظار { $ratio }، ضریب جینی { $gini }.
regions-spread-note-best-not = در برخی منطقه‌ها انتظاری نیست، ضریب جینی { $gini }.

## Limits

held-back-by = عامل محدودکننده
of-steps = سهم { step }‌ها
held-back-note = { of-steps }: که در آن تنگ‌ترین عامل بود. { person-steps }: انتظاری که به آن برمی‌گردد.

## Money

money-in = منابع مالی ({ $currency })
cost = هزینه
per-card = هر کارت
arrears-peak = اوج بدهی معوق
arrears-peak-date = در
no-amount = ندارد
money-note = میانگین اجراها، بدهی معوق: میانه. نفر-ماه: انتظار در همهٔ صف‌ها.

## Sums by hand

by-hand-monthly = حساب سرانگشتی (ماهانه)
sum-by-hand-terms = آغاز ÷ (توان − ورود)
comes-to = =
load = بار
sum-by-hand = { $opening } ÷ ({ $pace } − { $arrivals })
does-not-shrink = کوتاه نمی‌شود

## Assertions

assertions = شرط‌ها
pass = برقرار
fail = نابرقرار
passed = { pass }  { $verdict }
failed = { fail }  { $verdict }
held-in-runs = { $claim }: در { $share } اجراها، لازم { $wanted }
held-at-points = { $claim }، لازم { $wanted }: در { $count } نقطه از { $all }

## Last line

results-in = نتایج در { $folder }، پس از { $seconds } ثانیه.

## What changed since earlier results

changed-since = تغییر نسبت به { $folder }
setting-changed = { $setting ->
    [seed] بذر
    [replications] شمار اجراها
   *[horizon] افق
}: { $before }، اکنون { $now }
answers-unchanged = هیچ: { $answers } پاسخ همان است که بود.
answers-and-series-unchanged = هیچ: { $answers } پاسخ و { $series } سری همان است که بود.
answers-changed = { $count } پاسخ از { $all }:
series-changed = { $count } سری از { $all } فرق دارد، مانند { $series } از { $date }.
only-in-one = { $state ->
    [new] { $place } تازه است.
   *[gone] { $place } دیگر نیست.
}
before = پیش‌تر
now = اکنون
difference = تفاوت
more-than-chance = بیش از تصادف
chance-note = بیش از تصادف: دو اجرای مستقل از یک سناریو از هر بیست بار یک بار این‌قدر فرق می‌کنند.
answer-changed = { $answer ->
    [clearance] { steps } تا پایان صف
    [never] بی‌پایان صف
    [peak] { answer }
    [person_months] { answer }
    [backlog_at_end] { answer }
    [served] { answer }
    [backlog] { answer }
    [service_level] { answer }
   *[assertion] برقرار
}

### Terminal: check

## Head and foot

horizon-spans = { $from } تا { $to }: { $length }.
run-would-play = اجرا { $variants } × { $replications } تکرار را با بذر { $seed } بازی می‌کند؛ این یکی بدون تصادف است: مقدارهای میانه، بی‌نوسان، خرابی‌ها به اندازهٔ میانگین.
run-takes = روی یک هسته حدود { $time } زمان و { $memory } حافظه می‌برد.
under-a-second = یک ثانیه
seconds = { $count } ثانیه
minutes = { $count } دقیقه
hours = { $count } ساعت
megabytes = { $count } مگابایت
gigabytes = { $count } گیگابایت
as-in-base = مانند حالت پایه
file-right = پرونده درست است.

## Names of lines

waiting-at-start = در صف، در آغاز
joining = ورود به صف
owners-who-come = مراجعهٔ صاحبان
by-hand = حساب سرانگشتی
without-chance = بدون تصادف
to-clear-by-end = برای پایان صف تا انتهای افق
standard = مهلت استاندارد
binds-first = نخستین عامل محدودکننده

## What stands on them

a-month = { $amount } در ماه
a-month-ranging = { $amount } در ماه ({ $range })
joining-a-month = { $first-year } در ماه در سال نخست، { $throughout } در کل افق
owners-come = برای { $share } از آنچه در صف است، در ماه
load-is = { $load }: ورود { $demand } در برابر توان { $pace }
cleared-in = پایان صف در { $date }
cleared-but-left = پایان صف در { $date }، ولی در پایان { $left } منتظرند
not-cleared-left = صف تمام نمی‌شود: { $left } در پایان هنوز منتظرند
relief = { $needed } در ماه، صف را تا { $end } تمام می‌کند
standard-asks = { $standard }: هدف، میانگین انتظار { $mean-wait } و صف { $queue } نفر
binds-in = { $limit }، در { $date }

## Warnings

warning = هشدار: { $warning ->
    [grows] با این توان هرگز تمام نمی‌شود: ورود به صف با توان خدمت برابر یا از آن بیشتر است
    [clears_and_grows] زمانی تمام می‌شود، ولی در سال نخست ورود به صف با توان خدمت برابر یا از آن بیشتر است
    [comes_back] زمانی تمام می‌شود، ولی بازمی‌گردد: در پایان بیش از آغاز در صف‌اند
    [not_within_horizon] با آنکه با آهنگ سال نخست کوتاه می‌شود، در افق محاسبه تمام نمی‌شود
    [no_limit] هیچ عاملی این مرحله را محدود نمی‌کند: هر که بیاید بی‌درنگ خدمت می‌گیرد
    [nothing_served] در این مرحله هرگز کسی خدمت نمی‌گیرد
    [nobody_comes] کسی در صف نیست و کسی نمی‌آید
   *[standard_below_step] مهلت استاندارد از یک گام کوتاه‌تر است، پس خدمت در همان گام را می‌خواهد
}

## What is not known, and where numbers come from

inputs-not-known = نامعلوم‌ها (۵٪ / میانه / ۹۵٪)
inputs-all-known = هیچ: همهٔ عددها معلوم‌اند
sources = منبع عددها
sources-of-grade = { $count } با درجهٔ { $grade }
sources-ungraded = { $count } بدون درجه
sources-missing = { $count } بدون منبع:
sources-complete = منبع همهٔ عددها گفته شده است

### Terminal: compare

compare-note = تفاوت‌ها با { $base } است، اجرا به اجرا با اعداد تصادفی یکسان. ±: بازهٔ اطمینان { $level } میانگین؛ بازه‌های تفاوت برای همهٔ گزینه‌ها با هم برقرارند (هر یک { $each }). بهتر در: سهم اجراها.

## Names of answers and headings

answer = { $answer ->
    [clearance] پایان صف (میانه)
    [peak] اوج صف
    [person_months] نفر-ماه انتظار
    [backlog_at_end] صف در پایان
    [served] انجام‌شده
    [backlog] صف
   *[service_level] در مهلت استاندارد
}
value = مقدار
better-in = بهتر در
verdict = نتیجه
backlogs-differ = تفاوت صف‌ها

## Cells

finding = { $finding ->
    [same] یکسان
    [better] بهتر
    [worse] بدتر
    [not_distinguishable] تمیزناپذیر
   *[too_few] یک اجرا چیزی نمی‌گوید
}
date-or-never = { $date }، هرگز { $share }
better-and-tied = { $better } (مساوی { $tied })
differ-from = از { $from } به بعد
differ-between = از { $from } تا { $until }
never-differ = تا جایی که پیداست، هرگز
value-same-in-every-run = { $value }؛ { same-in-every-run }

### Sweep, solve, mix, sensitivity: terminal and titles of charts

## Sweep

swept = { $count } نقطه روی { $keys }، همه با اعداد تصادفی یکسان
sweep-title = { $answer }: { $first-answer } برای { $first-value }، { $last-answer } برای { $last-value } ({ $key })
sweep-subtitle = خط، میانهٔ اجراهاست و از هر ۱۰ اجرا ۸ اجرا در نوار است. همهٔ مقدارها با اعداد تصادفی یکسان اجرا شده‌اند.
heat-title = { $answer }، بر پایهٔ { $one } و { $other }
heat-subtitle = عدد هر خانه میانهٔ اجراهاست؛ پررنگ‌تر یعنی دیرتر یا بیشتر. همهٔ خانه‌ها با اعداد تصادفی یکسان اجرا شده‌اند.

## Solve

solved = { $side ->
    [least] با { $key } دست‌کم { $value }: { $claim } با احتمال { $wanted } (در { $share } اجراها برقرار است).
   *[most] با { $key } حداکثر { $value }: { $claim } با احتمال { $wanted } (در { $share } اجراها برقرار است).
}
already-reached = از پیش برقرار است: با { $key } چه { $low } چه { $high }، { $claim } (دست‌کم در { $share } اجراها).
out-of-reach = دست‌نیافتنی: هیچ { $key } از { $low } تا { $high } «{ $claim }» را با احتمال { $wanted } نمی‌دهد؛ بهترین، { $value }، آن را در { $share } اجراها می‌دهد.
solve-error-between = خطا: { $count } اجرا آن را میان { $from } و { $to } می‌گذارد (کران‌های ۹۵ درصدی سهم)؛ دقت جستجو { $tolerance } است.
solve-error-from = خطا: { $count } اجرا آن را از { $from } تا فراتر از مقدارهای آزموده می‌گذارد (کران‌های ۹۵ درصدی سهم)؛ دقت جستجو { $tolerance } است.
solve-error-to = خطا: { $count } اجرا آن را هر جا تا { $to }، یا کمتر از مقدارهای آزموده می‌گذارد (کران‌های ۹۵ درصدی سهم)؛ دقت جستجو { $tolerance } است.
solve-error-open = خطا: { $count } اجرا آن را از هر دو سو فراتر از مقدارهای آزموده می‌گذارد (کران‌های ۹۵ درصدی سهم)؛ دقت جستجو { $tolerance } است.
not-monotone = هشدار: میان { $from } و { $to } سهم اجراها برخلاف روند خود می‌رود؛ شاید چند پاسخ باشد و این بیرونی‌ترین پاسخ یافته است.
assertions-at = شرط‌ها، با { $key } برابر { $value }
promises = چه می‌توان وعده داد: { $answer }، برحسب اطمینان
promises-subtitle = هر خط: آنچه در آن سهم از اجراها برقرار است، به ازای هر مقدار { $key }. خط‌چین: آنچه پرسیده شد.
sure = { $share } اطمینان

## Mix

cheapest-mix = ارزان‌ترین: { $one-key } برابر { $one-value } و { $other-key } برابر { $other-value }، با هزینهٔ { $cost }: { $claim } با احتمال { $wanted }.
mix-out-of-reach = دست‌نیافتنی: بیشترین مقدار هر دو هم «{ $claim }» را با احتمال { $wanted } نمی‌دهد؛ در { $share } اجراها برقرار است.
mix-error = آنجا در { $share } از { $count } اجرا برقرار است (بازهٔ ۹۵ درصدی سهم: { $low } تا { $high }).
mix-enough = چه اندازه بس است
first-key = { $key } ①
second-key = { $key } ②
first-key-column = ①
second-key-column = ②
mix-subtitle = روی منحنی و بالای آن بس است. روی خط‌چین همه‌جا هزینه همان هزینهٔ ارزان‌ترین آمیزه است.

## Sensitivity

find-out-first = نخست { $key } را روشن کنید: به‌تنهایی پاسخ را { $swing } جابه‌جا می‌کند ({ $answer })
nothing-moves = هیچ نادانسته‌ای پاسخ را جابه‌جا نمی‌کند ({ $answer })
no-unknowns = این سناریو عدد نامعلومی ندارد: یکی را به‌صورت توزیع بنویسید، مانند {"{"} uniform = [0.5, 1.5] {"}"}.
variance-explained = دانستن { $key } نزدیک { $share } از واریانس ناشی از نادانسته‌ها را از میان می‌برد.
variance-of-chance = تصادف به‌تنهایی، با هر نادانسته در میانهٔ خود، { $share } کل واریانس را می‌سازد: این را هیچ پرس‌وجویی کم نمی‌کند.
never-as-end = در { $share } اجراها صف در افق محاسبه تمام نمی‌شود؛ این به‌جای پایان افق، { $end }، شمرده شده است.
as-if-independent = سناریو برخی نادانسته‌ها را همبسته می‌داند؛ اینجا چنان تغییر می‌کنند که گویی مستقل‌اند.
swing = دامنه
first-order = به‌تنهایی
total-order = روی‌هم
screening = اثرهای مقدماتی، در همهٔ بازهٔ هر نادانسته
effect-size = اندازه (μ*)
effect-interval = بازهٔ ۹۵ درصدی
effect-spread = پراکندگی (σ)

tornado-subtitle = میانگین اجراها با یک نادانسته در صدک ۱۰ و ۹۰ خود (نوشته در دو سر) و بقیه در میانه، با اعداد تصادفی یکسان.
variance-title = عدم‌قطعیت از کجا می‌آید: { $answer }
variance-subtitle = سهم از واریانس نادانسته‌ها. پررنگ: به‌تنهایی (مرتبهٔ نخست). کم‌رنگ: با همهٔ برهم‌کنش‌ها (کل). خط‌ها: بازهٔ ۹۵ درصدی بوت‌استرپ.
screening-title = چه چیز پاسخ را در سراسر بازه‌اش می‌جنباند: { $answer }
screening-subtitle = اثر هر نادانسته در همهٔ بازه‌اش (موریس). پررنگ: میانگین اندازه. کم‌رنگ: پراکندگی، آنجا که به بقیه بستگی دارد یا خم می‌شود. خط‌ها: بازهٔ ۹۵ درصدی بوت‌استرپ.

### Charts: titles

## What becomes of a backlog

cleared-in-every-run = { $stage }: صف در همهٔ اجراها تا پایان { $date } تمام می‌شود
cleared-or-never = { $stage }: صف تا پایان { $date } تمام می‌شود؛ در { $runs } هرگز
half-cleared-ranging = { $stage }: صف در نیمی از اجراها تا { $date } تمام می‌شود؛ در ۸ اجرا از ۱۰ میان { $from } و { $to }
half-cleared-or-beyond = { $stage }: صف در نیمی از اجراها تا { $date } تمام می‌شود؛ در { $runs } پس از { $end } هم می‌ماند
not-cleared-in-any-run = { $course ->
    [grows] { $stage }: صف در هیچ اجرایی تا { $end } تمام نمی‌شود؛ از { $from } به { $left } می‌رسد و بلندتر می‌شود
    [shrinks] { $stage }: صف در هیچ اجرایی تا { $end } تمام نمی‌شود؛ از { $from } به { $left } کاهش می‌یابد
    [holds] { $stage }: صف در هیچ اجرایی تا { $end } تمام نمی‌شود؛ در پایان { $left } در صف‌اند
   *[unknown] { $stage }: صف در هیچ اجرایی تا { $end } تمام نمی‌شود
}
not-cleared-in-runs = { $course ->
    [grows] { $stage }: صف در { $runs } تا { $end } تمام نمی‌شود؛ از { $from } به { $left } می‌رسد و بلندتر می‌شود
    [shrinks] { $stage }: صف در { $runs } تا { $end } تمام نمی‌شود؛ از { $from } به { $left } کاهش می‌یابد
    [holds] { $stage }: صف در { $runs } تا { $end } تمام نمی‌شود؛ در پایان { $left } در صف‌اند
   *[unknown] { $stage }: صف در { $runs } تا { $end } تمام نمی‌شود
}
clears-but-grows = { $stage }: صف تا { $date } تمام می‌شود، اما دوباره تا پایان { $peak-date } به { $peak } می‌رسد
clears-but-grows-and-stays = { $stage }: صف تا { $date } تمام می‌شود، اما دوباره تا پایان { $peak-date } به { $peak } می‌رسد و در پایان { $end } { $left } است
clears-but-grows-and-goes = { $stage }: صف تا { $date } تمام می‌شود، اما دوباره تا پایان { $peak-date } به { $peak } می‌رسد و تا { $gone } از میان می‌رود
forms-and-grows = { $stage }: صفی پدید می‌آید و تا پایان { $peak-date } به { $peak } می‌رسد
forms-grows-and-stays = { $stage }: صفی پدید می‌آید و تا پایان { $peak-date } به { $peak } می‌رسد و در پایان { $end } { $left } است
forms-grows-and-goes = { $stage }: صفی پدید می‌آید و تا پایان { $peak-date } به { $peak } می‌رسد و تا { $gone } از میان می‌رود
median-of = میانهٔ { $amount }
hardly-any-backlog = تقریباً صفی پدید نمی‌آید
no-backlog = { $stage }: صفی پدید نمی‌آید

pledge-in-runs = { $course ->
    [passes] { $stage }: صف در { $runs } تا موعد اعلام‌شده، { $date }، تمام می‌شود؛ پس از آن برای مدتی دوباره به { $amount } می‌رسد
    [returns] { $stage }: صف در { $runs } تا موعد اعلام‌شده، { $date }، تمام می‌شود؛ در پایان { $amount } در صف‌اند
   *[stays] { $stage }: صف در { $runs } تا موعد اعلام‌شده، { $date }، تمام می‌شود
}
pledge-in-no-run = { $course ->
    [passes] { $stage }: صف در هیچ اجرایی تا موعد اعلام‌شده، { $date }، تمام نمی‌شود؛ پس از آن برای مدتی دوباره به { $amount } می‌رسد
    [returns] { $stage }: صف در هیچ اجرایی تا موعد اعلام‌شده، { $date }، تمام نمی‌شود؛ در پایان { $amount } در صف‌اند
   *[stays] { $stage }: صف در هیچ اجرایی تا موعد اعلام‌شده، { $date }، تمام نمی‌شود
}

## What becomes of it, in one small line without the stage

rest-waiting = در پایان { $left } در صف‌اند
gone-for-good = پایان همیشگی صف تا { $date }
half-clear = نیمی از اجراها تا { $date } و { $share } تا { $end } تمام می‌شوند
share-clears = { $share } اجراها تا { $end } تمام می‌شوند
share-clears-rest-left = { $share } اجراها تا { $end } تمام می‌شوند؛ { $left } می‌ماند

## Variants side by side

first-cleared-base-later = { $lasting ->
    [once] { $stage }: «{ $variant }» زودتر از همه صف را تمام می‌کند، در نیمی از اجراها تا { $date }؛ حالت پایه تا { $base-date }
   *[for_good] { $stage }: «{ $variant }» زودتر از همه صف را برای همیشه تمام می‌کند، در نیمی از اجراها تا { $date }؛ حالت پایه تا { $base-date }
}
first-cleared-base-left = { $lasting ->
    [once] { $stage }: «{ $variant }» زودتر از همه صف را تمام می‌کند، در نیمی از اجراها تا { $date }؛ در حالت پایه { $left } در پایان می‌ماند
   *[for_good] { $stage }: «{ $variant }» زودتر از همه صف را برای همیشه تمام می‌کند، در نیمی از اجراها تا { $date }؛ در حالت پایه { $left } در پایان می‌ماند
}
none-cleared = { $stage }: در هیچ حالتی صف در پایان { $end } تمام نشده است
none-cleared-least = { $stage }: در هیچ حالتی صف در پایان { $end } تمام نشده است؛ «{ $variant }» کمترین را باقی می‌گذارد، { $left }
lower-peak = { $stage }: اوج صف در حالت پایه { $base } است و با «{ $variant }» { $least }
lower-peak-and-worst = { $stage }: اوج صف در حالت پایه { $base } است، با «{ $variant }» { $least } و با «{ $worst }» { $most }
variants-side-by-side = { $stage }: صف در همهٔ حالت‌ها، با یک مقیاس
fewer-waiting = { $stage }: با «{ $variant }»، صف در پایان { $date } به اندازهٔ { $count } کوتاه‌تر از حالت پایه است
more-waiting = { $stage }: با «{ $variant }»، صف در پایان { $date } به اندازهٔ { $count } بلندتر از حالت پایه است
no-difference = { $stage }: صف در همهٔ حالت‌ها همانند حالت پایه است

## Waits

largest-gap = { $stage }: در پایان { $date }، { $left } نفر در صف‌اند؛ نوبت کسی که آن‌گاه می‌پیوندد { $wait } بعد می‌رسد
largest-gap-beyond = { $stage }: در پایان { $date }، { $left } نفر در صف‌اند؛ نوبت کسی که آن‌گاه می‌پیوندد در افق محاسبه نمی‌رسد
wait-alike = { $stage }: کسی که { $date } به صف می‌پیوندد { $wait } منتظر می‌ماند
wait-half-and-most = { $stage }: از کسانی که { $date } به صف می‌پیوندند، نیمی حداکثر { $half } و ۸۵ درصد حداکثر { $most } منتظر می‌مانند
wait-half-only = { $stage }: از کسانی که { $date } به صف می‌پیوندند، نیمی حداکثر { $half } منتظر می‌مانند؛ بیش از ۱۵ درصد فراتر از افق
wait-beyond = { $stage }: بیش از نیمی از کسانی که { $date } به صف می‌پیوندند فراتر از افق منتظر می‌مانند
served-at-once = { $stage }: نوبت کسی که { $date } به صف می‌پیوندد در همان { step } می‌رسد
passage-half-and-most = از کسانی که { $date } درخواست می‌دهند، نیمی حداکثر پس از { $half } و ۸۵ درصد حداکثر پس از { $most } کل مسیر را پیموده‌اند
passage-half-only = از کسانی که { $date } درخواست می‌دهند، نیمی حداکثر پس از { $half } کل مسیر را پیموده‌اند؛ بیش از ۱۵ درصد در افق محاسبه نه
passage-beyond = بیش از نیمی از کسانی که { $date } درخواست می‌دهند در افق محاسبه به پایان مسیر نمی‌رسند

## Limits and materials

held-back = { $stage }: بیش از همه { $limit } آن را عقب نگه داشت، تنگ‌ترین محدودیت { $share }
not-held-back = { $stage }: هیچ چیز آن را عقب نگه نداشت، صف همیشه خالی شد
material-missing = { $material }: در { $count } از { $all }، دست‌کم در برخی اجراها، کم می‌آید
material-enough = { $material }: هیچ‌گاه کم نمی‌آید

## Classes and regions

classes-differ = { $stage }: «{ $slow }» بیش از همه منتظر می‌ماند، به‌طور میانگین { $long }؛ «{ $fast }» کمتر از همه، { $short }
classes-title = { $stage }: صف و انتظار هر نوع درخواست
regions-apart = { $stage }: میانگین انتظار در { $worst } { $worst-wait } است و در { $best } { $best-wait }؛ نسبت بدترین به بهترین { $ratio }
regions-apart-best-not = { $stage }: میانگین انتظار در { $worst } { $worst-wait } است و در { $best } هیچ
regions-late = { $stage }: در { $count } منطقه از { $all } منطقه میانگین انتظار از مهلت استاندارد، { $standard }، بیشتر است
regions-title = { $stage }: کدام منطقه‌ها بیش از میانگین همهٔ منطقه‌ها منتظر می‌مانند؟

## Money and cards in service

arrears-peak-at = اوج بدهی معوق { $amount } است، در { $date }
arrears-in-runs = برخی صورت‌حساب‌ها در { $runs } دیر پرداخت می‌شوند
bills-paid = همهٔ صورت‌حساب‌ها سر موعد پرداخت می‌شوند
card-costs-too = { $story }؛ هر کارت { $amount } هزینه دارد
expiry-cliff = { $count } کارت در { $date } منقضی می‌شود، { $share } همهٔ کارت‌های معتبر
cards-in-service = کارت‌های معتبر تا پایان { $end } از { $from } به { $to } می‌رسند

### Charts: subtitles

bands-key = خط: میانه؛ نوارها: نتیجه در ۵۰، ۸۰ و ۹۵ اجرا از ۱۰۰ اجرا
band-key = خط: میانه؛ نوار: نتیجه در ۸ اجرا از ۱۰
backlog-subtitle = تعداد در صف در پایان هر { step } · { $bands }
clearance-mark = پایان صف: حداکثر { $amount } در صف
of-work = { $time } کار
published-key = رقم‌های منتشرشده: نقطه؛ حلقه: برآورد؛ سه‌گوش: دست‌کم
cumulative-subtitle = { $chance ->
    [none] همهٔ کسانی که تاکنون به صف پیوسته‌اند یا کارشان انجام شده · { same-in-every-run }
   *[some] همهٔ کسانی که تاکنون به صف پیوسته‌اند یا کارشان انجام شده · میانگین اجراها
}
waits-subtitle = مدت انتظار به { step }، بر پایهٔ { step } پیوستن به صف · همهٔ اجراها با هم · هر خط: این درصد بیش از آن منتظر نمی‌مانند
passage-subtitle = از درخواست تا دریافت به { step }، بر پایهٔ { step } درخواست · همهٔ اجراها با هم · هر خط: این درصد بیش از آن طول نمی‌کشند
limits-subtitle = تنگ‌ترین محدودیت هر { step }، و آنچه هر محدودیت بازداشت؛ حساب از گشادترین محدودیت به تنگ‌ترین می‌رود، هر یک از آنچه گشادترها باقی گذاشتند
supply-subtitle = { $chance ->
    [whiskers] تعداد در هر { step } · ستون: میانگین اجراها؛ میله و نوار: ۸ اجرا از ۱۰؛ خط: میانه
    [bands] تعداد در هر { step } · دریافت: میانگین اجراها؛ نوارها: ۸ اجرا از ۱۰؛ خط موجودی: میانه
   *[none] تعداد در هر { step } · { same-in-every-run }
}
clearance-subtitle = ستون: سهم اجراهایی که صف در آن { step } تمام می‌شود، حالت پایه · خط: سهم تمام‌شده تا آن زمان
comparison-subtitle = تعداد در صف در پایان هر { step }، میانهٔ اجراها · همهٔ حالت‌ها با اعداد تصادفی یکسان
difference-subtitle = صف هر حالت منهای صف حالت پایه، اجرا به اجرا با اعداد تصادفی یکسان · { $bands }
classes-subtitle = سطح‌ها: میانگین اجراها · خط پررنگ: نیمی از کسانی که می‌پیوندند بیش از آن منتظر نمی‌مانند؛ خط نازک: ۸۵ درصد
spread-subtitle = میانگین انتظار به { steps } برای همهٔ کسانی که در افق محاسبه نوبتشان می‌رسد · ستون: میانگین اجراها؛ خط: نتیجه در ۸ اجرا از ۱۰
regions-left-out = { $count } منطقهٔ میانی نشان داده نشده
gini = ضریب جینی { $gini }
regions-subtitle = میانگین انتظار به { step } برای کسانی که در هر { step } نوبتشان می‌رسد، از بیشترین؛ عدد: در کل افق · خط: میانه؛ نوار: ۸ اجرا از ۱۰؛ خاکستری: همهٔ منطقه‌ها
money-subtitle = خط: میانه؛ نوار: نتیجه در ۸ اجرا از ۱۰ · هزینه و درآمد از آغاز: میانگین اجراها
service-subtitle = کارت‌ها در پایان هر { step } (خط: میانه؛ نوار: ۸ اجرا از ۱۰) · پایین: رخدادهای هر { step }، میانگین اجراها

### Charts: headings of panels

binding-panel = سهم اجراهایی که هر محدودیت در آن‌ها تنگ‌ترین بود
withheld-panel = تعدادی که هر محدودیت در هر { step } بازداشت، میانگین اجراها
received-panel = دریافت‌شده، و کمبود بر روی آن
on-hand-panel = موجودی در پایان دوره
on-order-panel = موجودی و سفارش دریافت‌نشده در پایان دوره
backlog-by-class-panel = تعداد در صف در پایان هر { step }، به تفکیک نوع درخواست
waits-by-class-panel = مدت انتظار به { step }، بر پایهٔ { step } پیوستن به صف
owed-panel = بدهی در پایان هر { step }، { $currency }
cash-panel = موجودی نقدی در پایان هر { step }، { $currency }
totals-panel = هزینه و درآمد از آغاز، { $currency }
valid-cards-panel = کارت‌های معتبر
expired-panel = کارت‌هایی که در هر { step } از اعتبار می‌افتند
applications-panel = درخواست‌های هر { step }

### Charts: labels

## Curves and markers

backlog-amount = صف { $amount }
wait-time = انتظار { $wait }
joined-total = پیوسته به صف
served-total = انجام‌شده
median-amount = میانه { $amount }
eight-of-ten-runs = ۸ اجرا از ۱۰
eight-of-ten-runs-follow = { eight-of-ten-runs }:
peak-at = اوج { $amount }
in-hundred = { $percent } درصد
everyone = همه
start = آغاز
still-waiting = هنوز در صف در پایان افق محاسبه
pledged-by = موعد { $date }: { $share }
not-cleared-by = تمام‌نشده تا { $end }: { $share }
lower-bound = دست‌کم { $value }
said-by = { $value } ({ $source })
on-average = میانگین { $amount }
all-regions = همهٔ منطقه‌ها
within-standard = در مهلت استاندارد
up-to-in = تا { $amount }، { $date }
budget-and-fees = بودجه و کارمزد
share-of-steps = در { $share } { step }‌ها
withheld-a-step = بازداشته: { $amount } در { step }
received = دریافت
ran-short = کمبود در برخی اجراها

## Table of the comparison

variant = حالت
clears-half-of-runs = پایان صف (نیمی از اجراها)
cleared-by = تمام‌شده تا { $date }
next-wait = انتظار ۸۵٪ نفرات بعد
peak-column = اوج
left-at-end = ماندهٔ پایان

## Bottom line

footer = { $scenario } · { $count } اجرا · بذر { $seed } · نوبت { $major }.{ $minor }.{ $patch }
