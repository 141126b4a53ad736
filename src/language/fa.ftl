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
beyond-horizon = پس از پایان دوره
later = دیرتر
over = بیش از { $count }
over-steps = بیش از { $count } { steps }
waits = { $half } / { $most } { steps }
steps-apart = { $number } { steps }
person-steps = نفر-{ step }

## Values and how they stand together

list-separator = ،{" "}
list-separator-of-phrases = ؛{" "}
named = { $name }: { $value }
and-more-alike = { $name } و { $count } حالت دیگر
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
percentile = { $percent }٪
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
    [joined_total] کل واردشدگان تا کنون
    [served_total] کل انجام‌شده تا کنون
    [completed] پایان‌یافته
    [backlog] صف انتظار
    [in_transit] در راه
    [wait] مدت انتظار انجام‌شده‌ها
    [age] عمر پرونده‌های در صف
    [served_within_standard] انجام‌شده در مهلت استاندارد
    [pending_within_standard] در صف، درون مهلت استاندارد
    [available] ظرفیت
    [binding_share] سهم اجراها با این گلوگاه
    [in_post] شاغل
    [learning] در حال آموزش
    [hired] استخدام‌شده
    [left] ترک کار
    [overtime] انجام‌شده در اضافه‌کاری
    [on_hand] موجودی
    [received] دریافت‌شده
    [used] مصرف‌شده
    [shortage] کمبود
    [shipped] ارسال‌شده
    [up] سهم اجراهای دایر
    [withdrawn] خارج‌شده بدون خدمت
    [turned_away] پذیرفته‌نشده به‌علت نبود جا
    [returning] در راه مراجعهٔ دوباره
    [at_work] سهم اجراهایی که سیاست در آن‌ها برقرار است
    [begun] سهم اجراهایی که سیاست در آن‌ها آغاز می‌شود
    [rejected] معیوب
    [wait_ratio] نسبت بلندترین به کوتاه‌ترین انتظار منطقه‌ها
    [wait_gini] ضریب جینی انتظار
    [in_service] مدارک معتبر
    [expired] منقضی‌شده
    [lost] مفقود یا آسیب‌دیده
    [ordered] سفارش‌داده‌شده
    [on_order] سفارش دریافت‌نشده
    [stock_out] سهم اجراهای دچار کمبود
    [cash] موجودی نقدی
    [released] بودجهٔ تخصیص‌یافته
    [fees] سهم برنامه از تعرفه
    [cost] هزینه
    [paid] پرداخت‌شده
    [payable] کل بدهی
   *[arrears] بدهی معوق
}
limit = { $limit ->
    [demand] هیچ (صف خالی شد)
    [owners] مراجعه‌نکردن متقاضیان
   *[funds] کمبود اعتبار
}

## Answers and claims

clearance-of = خالی‌شدن صف { $stage }
first-clearance-of = نخستین خالی‌شدن صف { $stage }
opening-served-of = رسیدن نوبت آخرین منتظر آغاز { $stage }
peak-of = اوج صف { $stage }
person-months-of = نفر-ماه انتظار برای { $stage }
service-of = سهم { $stage } در مهلت استاندارد
served-of = انجام‌شدهٔ { $stage }
backlog-of = صف { $stage } در پایان { $date }
worst-region-wait-of = میانگین انتظار { $stage } در کندترین منطقه
region-ratio-of = نسبت بلندترین میانگین انتظار منطقه‌ها به کوتاه‌ترین در { $stage }
region-gini-of = ضریب جینی انتظار منطقه‌ها در { $stage }
least-service-of = کمترین سهم { $stage } در مهلت استاندارد در یک { $each ->
    [step] گام
    [month] ماه
    [quarter] فصل
   *[year] سال
}
least-served-of = کمترین انجام‌شدهٔ { $stage } در یک { $each ->
    [step] گام
    [month] ماه
    [quarter] فصل
   *[year] سال
}
part-of-stage = { $stage } ({ $part })

claim-cleared = خالی‌شدن صف { $stage } تا { $date }
claim-first-cleared = نخستین خالی‌شدن صف { $stage } تا { $date }
claim-opening-served = رسیدن نوبت همهٔ منتظران آغاز { $stage } تا { $date }
claim-backlog = صف { $stage } در { $date } { $bound }
claim-peak = اوج صف { $stage } { $bound }
claim-service = سهم { $stage } در مهلت استاندارد { $bound }
claim-service-of-each = سهم { $stage } در مهلت استاندارد در هر { $each ->
    [step] گام
    [month] ماه
    [quarter] فصل
   *[year] سال
} { $bound }
claim-served-of-each = انجام‌شدهٔ { $stage } در هر { $each ->
    [step] گام
    [month] ماه
    [quarter] فصل
   *[year] سال
} { $bound }
claim-person-months = نفر-ماه انتظار برای { $stage } { $bound }
claim-served = انجام‌شدهٔ { $stage } { $bound }
claim-worst-region-wait = میانگین انتظار { $stage } در کندترین منطقه { $bound }
claim-region-ratio = نسبت بلندترین میانگین انتظار منطقه‌ها به کوتاه‌ترین در { $stage } { $bound }
claim-region-gini = ضریب جینی انتظار منطقه‌ها در { $stage } { $bound }

## What things are called that a scenario gives no name

usual-all = همه
usual-base = پایه
usual-money = واحد پول
usual-programme = کل مسیر

### Terminal: summary of a run

## Head

as-written = { $words }
least-waiting = با «{ $variant }» از { $base } نفر-ماه انتظار، { $saved } کم می‌شود
subject-rate = { $rate ->
    [per_day] { $name } (در روز)
    [per_working_day] { $name } (در روز کاری)
    [per_week] { $name } (در هفته)
    [per_year] { $name } (در سال)
    [per_fiscal_year] { $name } (در سال مالی)
   *[per_month] { $name } (در ماه)
}
subject-part = { $name } ({ $part })
sentence = { $title }.
replications-and-seed = { $count } اجرا، شمارهٔ تصادفی { $seed }
replications-and-seed-all-alike = { replications-and-seed } (همه یکسان)
sketched = صدک‌های سری‌ها از مقدارهایی به دست آمده‌اند که خطایشان حداکثر { $error } است (--sketch). میانگین‌ها، زمان خالی‌شدن صف و انتظارها دقیق‌اند.
precision-reached = دقت خواسته‌شده به دست آمد: { $widest }.
precision-missed = دقت خواسته‌شده با { $count } اجرا به دست نیامد: { $widest }.
mean-known = { $answer }، میانگین { $mean } ± { $half-width } (بازهٔ ۹۵ درصدی؛ خواسته: ± { $wanted })
never-in-mean = در { $share } از اجراها صف خالی نمی‌شود؛ در میانگین، طول کل دوره به حساب آمده است.

## When it clears, and how long one waits

cleared = خالی‌شدن صف
eight-in-ten-runs = ۸ اجرا از ۱۰
never = هرگز
wait-from-now = انتظار متقاضی تازه
longest-wait = بیشترین انتظار در پیش
joining-in = زمان ورود
the-wait = انتظار
in-hand-after = از درخواست تا پایان کار

wait-note = { wait-from-now }: { $half } / { $most } از متقاضیان بعدی حداکثر این‌قدر منتظر می‌مانند.
later-note = { later }: پس از { $end }، پایان دورهٔ محاسبه.
clear-not-for-good = صفی که خالی می‌شود ولی خالی نمی‌ماند
first-time = نخستین بار
steps-above-mark = { step }‌های بعدیِ بالاتر از حد
at-most-above = بیشترین فاصله از حد
mark-advice = صفی که گاه‌گاه کوتاه است انباشتگی نیست: `cleared_at` در جدول مرحله، به تعداد یا به زمان کار ("2 weeks")، می‌گوید تا چه اندازه صف به حساب نمی‌آید.
idle-note = بدون صف در تمام دوره: { $stages }.
idle-from-start-note = منتظران آغاز دوره در همان { step } نخست خدمت می‌گیرند و پس از آن صفی نیست: { $stages }.

## How many wait

applicants-waiting = متقاضیان در صف
at-start = آغاز
peak = اوج
at-end = پایان

## Classes and regions

by-class = نوع درخواست
by-region = منطقه
mean-wait = میانگین انتظار
still-waiting-share = هنوز در صف
wait-so-far-note = { mean-wait }: برای همهٔ واردشدگان و منتظران آغاز؛ انتظار کسی که هنوز در صف است تا پایان دوره حساب می‌شود.
in-time = در مهلت استاندارد
regions-spread-note = بلندترین انتظار { $ratio } برابر کوتاه‌ترین است (ضریب جینی { $gini }).
regions-spread-note-best-not = در برخی منطقه‌ها انتظاری نیست (ضریب جینی { $gini }).

## Limits

held-back-by = گلوگاه
of-steps = سهم { step }‌ها
held-back-note = { of-steps }: سهمی از { step }‌ها و اجراها که این عامل گلوگاه است.
held-back-relief-note = { held-back-note } اثر رفع هر گلوگاه: `--relief` یا `nobat relief`.

relief-title = { $variant }: اثر رفع گلوگاه‌ها
if-enough-of = اثر تأمین کامل هر عامل
saves = کاهش انتظار
saves-here = در همین صف
earlier-by = چقدر زودتر
lower-peak-by = کاهش اوج صف
as-it-is = (وضع موجود)
all-limits = { $queues ->
    [one] همهٔ عوامل با هم
   *[several] همهٔ عوامل همهٔ مرحله‌ها
}
all-stages = همهٔ مرحله‌ها با هم
enough-of = { $limit ->
    [demand] تقاضا
    [owners] مراجعهٔ متقاضیان
   *[funds] اعتبار
}
relief-note = همان اجراها با همان اعداد تصادفی تکرار می‌شود و تنها همین یک عامل هیچ‌گاه کم نمی‌آید؛ { saves }: به نفر-ماه، در همهٔ صف‌ها؛ ±: بازهٔ ۹۵ درصدی؛ صفی که خالی نمی‌شود تا پس از پایان دوره حساب می‌شود.
never-bind-note = در هیچ‌یک از { step }‌ها گلوگاه نیست و افزودن آن چیزی را تغییر نمی‌دهد: { $limits }.
with-more-of = اثر افزایش اندک هر عامل
more-a-month = افزایش ماهانه
saves-each = به ازای هر واحد
more-note = { saves-each }: نفر-ماه انتظاری که یک واحد بیشتر در ماه، در کل دوره کم می‌کند.

## Money

money-in = منابع مالی ({ $currency })
cost = هزینه
per-card = هر مورد
arrears-peak = اوج بدهی معوق
arrears-peak-date = در
no-amount = ندارد
money-note = میانگین اجراها، بدهی معوق: میانه. نفر-ماه: انتظار در همهٔ صف‌ها.

## Published figures

outside-runs = آمار منتشرشده‌ای که تقریباً در هیچ اجرایی دیده نمی‌شود
on-date = تاریخ
published-figure = رقم منتشرشده
ninety-five-runs = ۹۵٪ از اجراها
off-by = اختلاف

## Sums by hand

by-hand-monthly = حساب سرانگشتی (ماهانه)
sum-by-hand-terms = صف آغاز ÷ (خدمت − ورود)
comes-to = =
load = بار
sum-by-hand = { $opening } ÷ ({ $pace } − { $arrivals })
less = ({ $one } − { $other })
and-more = { $one } + { $other }
played-without-chance = در شبیه‌سازی
paces-change = آهنگ‌ها تغییر می‌کنند
paces-change-to = آهنگ‌ها تغییر می‌کنند و حساب سرانگشتی ندارد؛ اجرا بدون عامل تصادفی { $months } طول می‌کشد
does-not-shrink = کوتاه نمی‌شود

## Assertions

assertions = هدف‌ها
pass = برآورده
fail = برآورده‌نشده
passed = { pass }  { $verdict }
failed = { fail }  { $verdict }
held-in-runs = { $claim }: در { $share } از اجراها (هدف { $wanted })
assertion-holds = هدف برآورده می‌شود: { $claim } در { $share } از اجراها ({ $wanted } لازم است)
assertion-fails = هدف برآورده نمی‌شود: { $claim } تنها در { $share } از اجراها ({ $wanted } لازم است)
assertion-holds-with = هدف با { $variants } برآورده می‌شود: { $claim } دست‌کم در { $wanted } از اجراها
assertion-fails-with = هدف با { $variants } برآورده نمی‌شود: { $claim } دست‌کم در { $wanted } از اجراها
assertion-holds-with-some = هدف با { $variants } برآورده می‌شود و با { $others } نه: { $claim } دست‌کم در { $wanted } از اجراها
with-share = { $name } ({ $share })
held-at-points = { $claim } (هدف { $wanted }): در { $count } نقطه از { $all }

## Last line

results-in = نتایج در { $folder }، پس از { $seconds } ثانیه.

## What changed since earlier results

changed-since = تغییر نسبت به { $folder }
setting-changed = { $setting ->
    [seed] شمارهٔ تصادفی
    [replications] تعداد اجراها
   *[horizon] دورهٔ محاسبه
}: { $before }، اکنون { $now }
answers-unchanged = بدون تغییر: { $answers } پاسخ.
answers-and-series-unchanged = بدون تغییر: { $answers } پاسخ و { $series } سری.
answers-changed = { $count } پاسخ از { $all }:
series-changed = { $count } سری از { $all } فرق دارد، مانند { $series } از { $date }.
only-in-one = { $state ->
    [new] { $place } تازه است.
   *[gone] { $place } دیگر نیست.
}
before = پیش‌تر
now = اکنون
difference = تفاوت
more-than-chance = معنادار
chance-note = معنادار: دو اجرای مستقل از یک سناریو از هر ۲۰ بار تنها ۱ بار این‌قدر فرق می‌کنند.
answer-changed = { $answer ->
    [clearance] { steps } تا خالی‌شدن صف
    [first_clearance] { steps } تا نخستین خالی‌شدن صف
    [opening_served] { steps } تا رسیدن نوبت همهٔ منتظران آغاز
    [never] صف هرگز خالی نمی‌شود
    [peak] { answer }
    [person_months] { answer }
    [backlog_at_end] { answer }
    [served] { answer }
    [backlog] { answer }
    [service_level] { answer }
    [worst_region_wait] { answer }
    [region_ratio] { answer }
    [region_gini] { answer }
   *[assertion] برآورده
}

### Terminal: check

## Head and foot

horizon-spans = { $from } تا { $to }: { $length }.
run-would-play = با «run» { $variants } حالت، هر یک { $replications } بار با شمارهٔ تصادفی { $seed }، شبیه‌سازی می‌شود؛ این یکی بدون عامل تصادفی است: مقدارهای میانه، بی‌نوسان، خرابی‌ها به اندازهٔ میانگین.
run-takes = روی یک هسته حدود { $time } زمان و { $memory } حافظه می‌برد.
under-a-second = یک ثانیه
seconds = { $count } ثانیه
minutes = { $count } دقیقه
hours = { $count } ساعت
megabytes = { $count } مگابایت
gigabytes = { $count } گیگابایت
as-in-base = مانند حالت پایه
file-right = خطایی در فایل سناریو نیست.

## Names of lines

passed-only-by = تنها مسیر
waiting-at-start = در صف، در آغاز
joining = ورود به صف
owners-who-come = مراجعهٔ متقاضیان
noise-of = نوسان { $name }
regimes-of = وضعیت‌های { $name }
closure-of = تعطیلی { $name }
leave-unserved = خروج بدون خدمت
leave-after = پس از { $time }
leave-a-month = ماهی { $share }
leave-from = از انتظار { $time } به بعد، ماهی { $share }
of-those-who-fail = از مردودها
of-those-who-leave = از کسانی که بدون خدمت می‌روند
come-again = { $share } دوباره مراجعه می‌کنند
come-again-at = { $share } دوباره به { $stage } مراجعه می‌کنند
come-again-as = به‌عنوان { $class }
on-the-way-at-start = پیش از آغاز از میان ماهی { $amount }
in-next-step = در گام بعد
after-time = پس از { $time }
after-times = پس از { $range }، به‌طور میانگین { $mean }
dated-consignments = محموله‌های { $material }
orders-from = سفارش به { $supplier }
lead-time-of = مدت ارسال { $supplier }
each-needs = لازم برای هر درخواست
of-which = از این میان
by-hand = حساب سرانگشتی
without-chance = بدون عامل تصادفی
to-clear-by-end = برای خالی‌شدن صف تا پایان دوره
standard = مهلت استاندارد
binds-first = نخستین گلوگاه

## What stands on them

a-month = { $amount } در ماه
policies = سیاست‌ها
at-work-for = مدت اجرا
times-begun = دفعات آغاز
policies-note = میانگین همهٔ اجراها. هر سیاست به دفترهای گام پیش نگاه می‌کند.
policy-until = آغاز با { $when }، پایان با { $until }؛ بدون عامل تصادفی { $length } برقرار است
policy-while = تا وقتی { $when }؛ بدون عامل تصادفی { $length } برقرار است
staff-line = { $start } نفر شاغل در آغاز، { $end } نفر در پایان
training-finished = { $share } آموزش را به پایان می‌رسانند
parts-together = { $count } بخش، روی هم { $amount }
needed-by = { $amount }، تنها برای { $classes }
work-limit = { $amount } به واحد کار؛ هر درخواست { $takes }
shared-limit = { $amount } برای { $stages } روی هم، { $first ->
    [downstream] اولویت با مرحلهٔ بعدی
    [upstream] اولویت با مرحلهٔ قبلی
   *[shares] هر یک به سهم خود
}
a-month-ranging = { $amount } در ماه ({ $range })
joining-a-month = { $first-year } در ماه در سال نخست، { $throughout } در کل دوره
on-dates = { $count ->
    [one] یک محموله، { $amount } عدد، { $from }
   *[other] { $count } محموله، روی هم { $amount } عدد، { $from } – { $to }
}
noise-is-correlated = ضریب تغییرات { $cv }، همبستگی هر گام با گام بعد { $correlation }
noise-is-sampled = در هر گام یکی از { $count } مقدار مشاهده‌شده، { $range } میانگین آن‌ها
noise-is-of-blocks = هر بار { $time } پیاپی از { $count } مقدار مشاهده‌شده، { $range } میانگین آن‌ها
regime-is = { $name }: { $level } نرخ، { $share } زمان
closed-for = { $time } در کل دوره
order-up-to = تا سقف { $level }
order-up-to-at-point = تا سقف { $level }، هرگاه موجودی و سفارش‌های در راه روی هم به { $point } یا کمتر برسد
order-lots = هرگاه موجودی و سفارش‌های در راه روی هم به { $point } یا کمتر برسد، کمترین شمار دستهٔ { $lot }تایی که آن را از این حد بالاتر ببرد
in-lots = در دسته‌های { $lot }تایی
order-at-most = حداکثر { $amount } در هر گام
reviewed-every = مرور هر { $time } یک بار
reviewed-each-time = مرور هر { step } یک بار
drawn-for-consignments = { $range }، به‌طور میانگین { $mean }؛ برای هر محموله جداگانه و تصادفی تعیین می‌شود و ممکن است محموله‌ای از محمولهٔ پیش از خود جلو بزند
spread-over = { $range }، به‌طور میانگین { $mean }
from-date = از { $date }: { $words }
drawn-in-order = { $range }، به‌طور میانگین { $mean }؛ برای هر محموله جداگانه و تصادفی تعیین می‌شود و هیچ محموله‌ای از محمولهٔ پیش از خود جلو نمی‌زند
owners-come = برای { $share } از آنچه در صف است، در ماه
load-is = { $load }: ورود { $demand } در برابر ظرفیت { $pace } در ماه
cleared-in = خالی در { $date }
cleared-but-left = نخستین بار خالی در { $date }، ولی نه برای همیشه: در پایان دوره { $left } نفر منتظرند
cleared-twice = نخستین بار خالی در { $first } و برای همیشه در { $date }
not-cleared-left = صف خالی نمی‌شود: { $left } نفر در پایان هنوز منتظرند
work-a-month = { $amount } واحد کار در ماه
least-capacity = { $needed } در تمام دوره، صف را درست تا { $end } خالی می‌کند
least-capacity-played = { $needed } در تمام دوره، صف را درست تا { $end } خالی می‌کند (حاصل اجرا بدون عامل تصادفی)
no-capacity-clears = هیچ ظرفیتی صف را تا { $end } خالی نمی‌کند: حد خالی‌بودن صف بیش از اندازه پایین است
working-days = { $count } روز کاری (به‌طور میانگین { $time })
standard-asks = { $standard }: هدف، میانگین انتظار { $mean-wait } و صفی نزدیک { $queue } نفر
binds-in = { $limit }، در { $date }

## Warnings

warning = هشدار: { $warning ->
    [grows] صف در این دوره خالی نمی‌شود: در سال نخست ورودی صف با ظرفیت خدمت برابر یا از آن بیشتر است
    [clears_and_grows] صف زمانی خالی می‌شود، ولی در سال نخست ورودی صف با ظرفیت خدمت برابر یا از آن بیشتر است
    [comes_back] صف زمانی خالی می‌شود، ولی بازمی‌گردد: در پایان بیش از آغاز در صف‌اند
    [not_within_horizon] با آنکه با آهنگ سال نخست کوتاه می‌شود، تا پایان دوره خالی نمی‌شود
    [no_limit] هیچ عاملی این مرحله را محدود نمی‌کند: هر که بیاید بی‌درنگ خدمت می‌گیرد
    [nothing_served] در این مرحله هرگز کسی خدمت نمی‌گیرد
    [nobody_comes] کسی در صف نیست و کسی نمی‌آید
   *[standard_below_step] مهلت استاندارد از یک گام کوتاه‌تر است، پس خدمت در همان گام را می‌خواهد
}

## Tables beside the scenario

files-read = خوانده‌شده از فایل‌ها
series-read = { $rows } ردیف از { $of } ردیف { $file }، از { $from } تا { $to }، روی هم { $total }
series-finer = هر ردیف { $period ->
    [day] یک روز
    [week] یک هفته
    [month] یک ماه
    [quarter] یک فصل
    [year] یک سال
   *[fiscal-year] یک سال مالی
} است، کوتاه‌تر از گام: ردیف‌های هر گام جمع می‌شوند و ردیفی که میان دو گام است به نسبت روزها تقسیم می‌شود
series-alike = هر ردیف { $period ->
    [day] یک روز
    [week] یک هفته
    [month] یک ماه
    [quarter] یک فصل
    [year] یک سال
   *[fiscal-year] یک سال مالی
} است، برابر با یک گام
series-coarser = هر ردیف { $period ->
    [day] یک روز
    [week] یک هفته
    [month] یک ماه
    [quarter] یک فصل
    [year] یک سال
   *[fiscal-year] یک سال مالی
} است، بلندتر از گام: به‌طور یکنواخت میان روزهایش پخش می‌شود
series-mixed = هر ردیف همان دوره‌ای است که تاریخش می‌گوید و یکنواخت میان روزهایش پخش می‌شود
series-missing = { $count } مقدار، به گفتهٔ خود جدول، موجود نیست
series-before = پیش از نخستین تاریخ: { $rest ->
    [nothing] هیچ
    [same] به اندازهٔ ردیف نخست
   *[mean] میانگین
}
series-gaps = در فاصله‌های خالی: { $rest ->
    [nothing] هیچ
    [same] به اندازهٔ ردیف پیش از آن
   *[mean] میانگین
}
series-after = پس از آخرین تاریخ: { $rest ->
    [nothing] هیچ
    [same] به اندازهٔ ردیف آخر
   *[mean] میانگین { $count } مقدار آخر
}
series-counted = { $amount } در دورهٔ محاسبه

## Rates as they were counted

rates-counted = آهنگ‌ها، آن‌گونه که شمرده شده‌اند
counted-rate = { $total } از { $from } تا { $to } · ماهی { $a-month }
counted-of-each = { $total } از { $from } تا { $to }، به‌طور میانگین از میان { $of } نفر · ماهی { $a-month } به ازای هر نفر

## The ledger of published figures

ledger-of = آمارهای منتشرشدهٔ { $stage }
ledger-balances = { $count } دوره از { $of } دوره تراز است: موجودی آغاز + ورودی − انجام‌شده − انصراف = موجودی پایان.
ledger-off = { $from } تا { $to }: { $opening } + { $joined } − { $served } − { $withdrawn }، اما { $closing } منتشر شده است، { $off } { $side ->
    [more] بیشتر
   *[fewer] کمتر
}.
ledger-more = و { $count } مورد دیگر.
ledger-lacking = در { $count } دوره، آمار ورودی یا انجام‌شده کم است.

## What is not known, and where numbers come from

inputs-not-known = پارامترهای نامعین (۵٪ / میانه / ۹۵٪)
inputs-all-known = هیچ: همهٔ عددها معلوم‌اند
rate-wanders = آهنگ { $of } معلوم نیست و در { $count } بازهٔ زمانی تغییر می‌کند (nobat fit آن را از آمارهای منتشرشده می‌آموزد).
rate-returns = نرخ { $of } از هر بازه به بازهٔ بعد، سهمی از فاصلهٔ لگاریتمی تا نرخ معمول خود را بازمی‌گردد.
lever-moves = خوانندهٔ صفحهٔ زنده می‌تواند { $key } را از { $from } تا { $to }، با گام { $step }، تغییر دهد.
has-learned = به‌جای آنچه اینجا دربارهٔ این عددها آمده است، { $count } جهان برازش‌شده به‌نوبت اجرا می‌شود.
sources = منبع عددها
sources-of-grade = { $count } با درجهٔ { $grade }
sources-ungraded = { $count } بدون درجه
sources-missing = { $count } بدون منبع:
sources-complete = منبع همهٔ عددها گفته شده است

### Terminal: compare

compare-note = تفاوت‌ها با { $base } است، اجرا به اجرا با اعداد تصادفی مشترک. ±: بازهٔ اطمینان { $level } میانگین؛ بازه‌های تفاوت برای همهٔ حالت‌ها با هم برقرارند (هر یک { $each }). بهتر در: سهم اجراها.
compare-note-exact = تفاوت‌ها با { $base } است. چون هیچ عاملی تصادفی نیست، تفاوت‌ها دقیق‌اند.
margin-note = «بهتر» یا «بدتر» تنها برای تفاوتی گفته می‌شود که اهمیت دارد: { $relative } مقدار پایه، برای تاریخ‌ها و انتظارها { $time }، برای سهم‌ها و ضریب جینی { $share } کل. کمتر از آن «تفاوت بی‌اهمیت» است.
all-queues = همهٔ صف‌ها با هم

## Names of answers and headings

answer = { $answer ->
    [exact_clearance] خالی‌شدن صف
    [clearance] خالی‌شدن صف (میانه)
    [first_clearance] نخستین خالی‌شدن صف (میانه)
    [opening_served] نوبت آخرین منتظر آغاز (میانه)
    [peak] اوج صف
    [person_months] نفر-ماه انتظار
    [backlog_at_end] صف در پایان
    [served] انجام‌شده
    [backlog] صف
    [worst_region_wait] میانگین انتظار در کندترین منطقه
    [region_ratio] نسبت بلندترین انتظار منطقه‌ها به کوتاه‌ترین
    [region_gini] ضریب جینی انتظار منطقه‌ها
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
    [no_practical_difference] تفاوت بی‌اهمیت
    [not_distinguishable] بدون تفاوت معنادار
   *[too_few] تعداد اجراها کافی نیست
}
date-or-never = { $date }، هرگز { $share }
better-and-tied = { $better } (مساوی { $tied })
differ-from = از { $from } به بعد
differ-between = از { $from } تا { $until }
never-differ = تفاوتی دیده نشد
value-same-in-all = { $value }؛ در همهٔ حالت‌ها یکسان
value-same-in-every-run = { $value }؛ { same-in-every-run }

### Sweep, solve, mix, sensitivity: terminal and titles of charts

## Forecasts against what came

scored-from = پس از { $date } { $count } رقم منتشر شد؛ فاصلهٔ هر یک از پیش‌بینی آن روز در زیر آمده است.
nothing-came = پس از { $date } رقمی که بتوان سنجید منتشر نشده است: با ‎--from‎ روز زودتری انتخاب کنید.
scores-explained = CRPS: میانگین فاصلهٔ آنچه پیش آمد از همهٔ پیش‌بینی، منهای پراکندگی خود پیش‌بینی؛ به واحد همان رقم، و برای پیش‌بینی بدون بازه همان خطا. نسبت‌ها از CRPS و برای همان رقم‌هاست: کمتر از یک یعنی بهتر از پیش‌بینی ساده.
forecast-count = تعداد پیش‌بینی
mean-error = میانگین خطا
mean-error-share = نسبت به رقم
crps = CRPS
band-holds = در بازهٔ { $share }
to-best-naive = نسبت به بهترین روش ساده
to-random-walk = نسبت به گام تصادفی
months-ahead = حدود { $months } ماه بعد
all-horizons = همه
fit-done = { $count } رقم تا { $date } به کار رفت؛ { $worlds } جهان هم‌احتمال با آنها سازگار است.
log-evidence = لگاریتم شواهد: { $value }. از دو سناریو با همین رقم‌ها، آن که مقدار بیشتری دارد رقم‌ها را بهتر پیش‌بینی کرده است.
quick-fit = تقریبی است: نگاهی سریع با هموارساز جمعی، که شمارش‌ها را نسبت به مجهول‌ها خطی و خطاها را نرمال می‌گیرد و کران‌ها را کنار می‌گذارد. بازه‌ها ممکن است بیش از حد باریک یا پهن باشند؛ بدون ‎--quick‎ هیچ‌یک از این فرض‌ها لازم نیست.
quick-misfit = جهان‌های آن با ارقام سازگار نیست: نیمی از فاصله‌ها بیش از جذر { $misfit } برابر مقیاس خطاست. از آن استفاده نکنید؛ ‎--quick‎ را بردارید.
few-worlds = احتیاط: پس از یکی از رقم‌ها عملاً جهان‌های کمی ماند؛ تعداد بیشتر (‎--worlds‎) مطمئن‌تر است.
runs-evidence = { $runs } برازش مستقل، هر یک با { $worlds } جهان: لگاریتم شواهد از { $low } تا { $high }.
runs-agree = میانگین هیچ عددی میان { $runs } برازش مستقل بیش از { $share } پراکندگی خود اختلاف ندارد.
runs-disagree = میانگین { $count } عدد از { $all } عدد میان { $runs } برازش مستقل بیش از { $share } پراکندگی خود اختلاف دارد (در جدول مشخص شده است): به این عددها با احتیاط تکیه کنید؛ جهان‌های بیشتر (‎--worlds‎) اختلاف را کم می‌کند.
runs-apart = اختلاف برازش‌ها
runs-differ = { $apart }، بیش از حد
before-figures = پیش از رقم‌ها
after-figures = پس از رقم‌ها
learned = سهم دانسته‌شده
backtested = { $count } پیش‌بینی از { $origins } روز، هر یک فقط با آنچه تا آن روز منتشر شده بود: { $share } از آنچه پیش آمد در بازهٔ ۸۰ درصد بود.
foreseen-title = { $reported }: { $inside } رقم از { $count } رقم در بازهٔ ۸۰ درصدی بود که حدود یک سال پیش از آن پیش‌بینی می‌شد
foreseen-subtitle = خط: میانهٔ پیش‌بینی ۹ تا ۱۸ ماه پیش از آن، با آنچه تا آن روز منتشر شده بود؛ بازه‌ها: ۵۰، ۸۰ و ۹۵ درصد؛ نقطه‌ها: آنچه پیش آمد
outlook-title = { $reported }: { $inside } رقم از { $count } رقم بعدی در بازهٔ ۸۰ درصدی این روزها بود
outlook-subtitle = خط: میانهٔ برآورد در روز خط قرمز، با آنچه تا آن روز منتشر شده بود؛ بازه‌ها: ۵۰، ۸۰ و ۹۵ درصد؛ میله‌ها: خطای ۸ رقم از ۱۰ رقم مشابه
outlook-from = { $date }
known-then = منتشرشده تا آن روز
came-later = منتشرشده پس از آن
fitted-title = { $reported }: { $inside } رقم از { $count } رقم منتشرشده، با خطای خود، به بازهٔ ۸۰ درصدی سازگار با همهٔ ارقام می‌رسد
fitted-subtitle = خط: میانه؛ بازه‌ها: ۵۰، ۸۰ و ۹۵ درصد؛ نقطه‌ها: ارقام منتشرشده، با خطای ۸ رقم از ۱۰ رقم مشابه؛ پس از خط قرمز پیش‌بینی است
as-published = منتشرشده
calibration-title = { $share } از آنچه در { $count } پیش‌بینی پیش آمد در بازه‌های ۸۰ درصدی بود
calibration-subtitle = خط‌چین: آنچه با بازه‌های درست، جز در حد تصادف، دیده می‌شود. در نمودار سهم بازه‌ها بالاتر از آن، و در نمودار جایگاه برآمدگی در میانه، یعنی بازه‌ها بیش از حد پهن‌اند
pit-heading = جایگاه آنچه پیش آمد در پیش‌بینی خود
place-in-forecast = از پایین‌تر از همهٔ پیش‌بینی تا بالاتر از همهٔ آن
coverage-heading = سهم آنچه در بازه‌های هر پهنا پیش آمد
width-of-band = سهمی که بازه باید در بر بگیرد
naive-title = { $reported }: خطای پیش‌بینی { $ratio } برابر خطای بهترین پیش‌بینی ساده است
naive-subtitle = نسبت CRPS به CRPS هر پیش‌بینی ساده، برای همان رقم‌ها؛ سمت چپ خط‌چین یعنی بهتر از پیش‌بینی ساده
horizon-heading = حدود { $months } ماه بعد ({ $count })
naive-forecast = { $forecast ->
    [last] آخرین رقم
    [line] خط دو رقم آخر
    [year] خط یک سال
    [drift] خط از اولین رقم
   *[walk] گام تصادفی
}
promised = { $side ->
    [least] حداقل { $bound } تا { $date }
   *[most] حداکثر { $bound } تا { $date }
}
counted-at = { $stage }، { $counted }
pledged = { $of }، { $that }: در { $date } با آنچه تا آن روز منتشر شده بود، احتمال آن { $then } بود. با آنچه اکنون منتشر شده است: { $came } (۸ از ۱۰)، و احتمال تحقق آن { $by-now }.
pledges-title = از { $count } وعده، { $likely } وعده در روز اعلام محتمل‌تر از نامحتمل بود؛ { $kept } وعده محقق شد
pledges-subtitle = هر وعده با احتمال آن در روز اعلام؛ نوار کم‌رنگ ۸ مورد از ۱۰ مورد آنچه پیش‌بینی می‌شد، یا آنچه اکنون دانسته است، را در بر دارد
pledge-name = { $date }: احتمال { $share }
foreseen-key = پیش‌بینی آن روز
promised-key = وعده
came-key = آنچه پیش آمد

## Sweep

swept = { $count } نقطه روی { $keys }، همه با اعداد تصادفی مشترک
swept-part = بخش { $shard } شبیه‌سازی شد: { $count } نقطه از { $all } نقطه، که کنار نتایج نگه داشته شده‌اند. همین فرمان بدون --part نتایج همه را می‌سازد.
analysed-part = بخش { $shard } شبیه‌سازی شد: { $count } دسته از { $all } دسته از ردیف‌ها، که کنار نتایج نگه داشته شده‌اند. همین فرمان بدون --part نتایج همه را می‌سازد.
sweep-title = { $answer } بر پایهٔ { $key }: { $first-answer } برای { $first-value }، { $last-answer } برای { $last-value }
sweep-subtitle = خط، میانهٔ اجراهاست و ۸۰٪ نتایج در نوار است. همهٔ مقدارها با اعداد تصادفی مشترک شبیه‌سازی شده‌اند.
heat-title = { $answer }، بر پایهٔ { $one } و { $other }
heat-subtitle = عدد هر خانه میانهٔ اجراهاست؛ پررنگ‌تر یعنی دیرتر یا بیشتر. همهٔ خانه‌ها با اعداد تصادفی مشترک شبیه‌سازی شده‌اند.

## Solve

solved = { $side ->
    [least] { $key }: دست‌کم { $value } برای «{ $claim }» با احتمال { $wanted } (در { $share } از اجراها).
   *[most] { $key }: حداکثر { $value } برای «{ $claim }» با احتمال { $wanted } (در { $share } از اجراها).
}
already-reached = از پیش برقرار است: با { $key } چه { $low } چه { $high }، { $claim } (دست‌کم در { $share } از اجراها).
out-of-reach = دست‌نیافتنی: هیچ { $key } از { $low } تا { $high } برای «{ $claim }» با احتمال { $wanted } کافی نیست؛ حتی با { $value } تنها در { $share } از اجراها برقرار است.
keys = در فایل: { $keys }
solve-error-between = با { $count } اجرا، پاسخ میان { $from } و { $to } برآورد می‌شود (۹۵٪)؛ گام جستجو { $tolerance }.
solve-error-from = با { $count } اجرا، پاسخ { $from } یا بیشتر برآورد می‌شود، شاید بالاتر از مقدارهای آزموده (۹۵٪)؛ گام جستجو { $tolerance }.
solve-error-to = با { $count } اجرا، پاسخ { $to } یا کمتر برآورد می‌شود، شاید پایین‌تر از مقدارهای آزموده (۹۵٪)؛ گام جستجو { $tolerance }.
solve-exact = هیچ چیز به تصادف نیست: این مقدار، به اندازهٔ گام‌های جست‌وجو ({ $tolerance })، دقیق است.
solve-error-open = با { $count } اجرا نمی‌توان گفت: پاسخ شاید از هر دو سو بیرون از مقدارهای آزموده باشد (۹۵٪)؛ گام جستجو { $tolerance }.
not-monotone = هشدار: میان { $from } و { $to } سهم اجراها برخلاف روند خود می‌رود؛ شاید چند پاسخ باشد و این دورترین پاسخ یافت‌شده است.
assertions-at = هدف‌ها، با { $key } برابر { $value }
promises = چه می‌توان وعده داد: { $answer }، برحسب اطمینان
promises-subtitle = هر خط: آنچه در آن سهم از اجراها برقرار است، به ازای هر مقدار { $key }. خط‌چین: آنچه پرسیده شد.
sure = { $share } اطمینان

## Mix

cheapest-mix = ارزان‌ترین ترکیب: { $one-key } برابر { $one-value } و { $other-key } برابر { $other-value }، با هزینهٔ { $cost }: { $claim } با احتمال { $wanted }.
mix-out-of-reach = دست‌نیافتنی: بیشترین مقدار هر دو هم برای «{ $claim }» با احتمال { $wanted } کافی نیست؛ در { $share } از اجراها برقرار است.
mix-error = آنجا در { $share } از { $count } اجرا برقرار است (بازهٔ ۹۵ درصدی سهم: { $low } تا { $high }).
mix-at-least = { $key } در کمترین مقدار آزموده، { $value }، است؛ شاید با مقدار کمتر هزینه پایین‌تر بیاید: کران پایین را کمتر بگیرید.
mix-at-most = { $key } در بیشترین مقدار آزموده، { $value }، است؛ شاید با مقدار بیشتر هزینه پایین‌تر بیاید: کران بالا را بیشتر بگیرید.
mix-at-end = کم‌هزینه‌ترین در کران بازه است
mix-enough = ترکیب‌های کافی
first-key = { $key } ①
second-key = { $key } ②
first-key-column = ①
second-key-column = ②
mix-subtitle = روی منحنی و بالای آن کافی است. روی خط‌چین همه‌جا هزینه برابر ارزان‌ترین ترکیب است.

## Sensitivity

chance-rules = پژوهش پاسخ را چندان مطمئن‌تر نمی‌کند: { $share } از واریانس آن از عامل تصادفی است ({ $answer })؛ با این همه اول { $key } را دقیق‌تر برآورد کنید که آن را { $swing } جابه‌جا می‌کند
ask-for-waiting = در { $share } از اجراها صف هرگز خالی نمی‌شود و تاریخ چیز چندانی نمی‌گوید: با --answer { $answer } را بپرسید.
find-out-first = اول { $key } را دقیق‌تر برآورد کنید: به‌تنهایی پاسخ را { $swing } جابه‌جا می‌کند ({ $answer })
nothing-moves = هیچ پارامتر نامعینی پاسخ را جابه‌جا نمی‌کند ({ $answer })
no-unknowns = این سناریو پارامتر نامعینی ندارد: یکی را به‌صورت توزیع بنویسید، مانند {"{"} uniform = [0.5, 1.5] {"}"}.
variance-explained = دانستن { $key } نزدیک { $share } از واریانس ناشی از پارامترهای نامعین را از میان می‌برد.
variance-of-chance = عامل تصادفی به‌تنهایی، با هر پارامتر نامعین در میانهٔ خود، { $share } از کل واریانس را می‌سازد: پژوهش این را کم نمی‌کند.
never-as-end = در { $share } از اجراها صف تا پایان دوره خالی نمی‌شود؛ این‌ها پایان دوره، { $end }، شمرده شده‌اند.
as-if-independent = سناریو برخی پارامترها را همبسته می‌داند؛ اینجا چنان تغییر می‌کنند که گویی مستقل‌اند.
swing = دامنه
first-order = به‌تنهایی
total-order = با اثر متقابل
screening = اثرهای مقدماتی، در کل بازهٔ هر پارامتر نامعین
effect-size = اندازه (μ*)
effect-interval = بازهٔ ۹۵ درصدی
effect-spread = پراکندگی (σ)

tornado-subtitle = میانگین اجراها با یک پارامتر در صدک ۱۰ (آبی) و صدک ۹۰ (نارنجی) خود، نوشته در دو سر، و بقیه در میانه، با اعداد تصادفی مشترک. خط: همه در میانه.
variance-title = عدم‌قطعیت از کجا می‌آید: { $answer }
variance-subtitle = سهم از واریانس پارامترهای نامعین. پررنگ: به‌تنهایی (مرتبهٔ نخست). کم‌رنگ: با اثر متقابل (کل). خط‌ها: بازهٔ ۹۵ درصدی بوت‌استرپ.
screening-title = چه چیز پاسخ را تغییر می‌دهد، در کل بازه: { $answer }
screening-subtitle = اثر هر پارامتر در کل بازه‌اش (موریس). پررنگ: میانگین اندازه. کم‌رنگ: پراکندگی، آنجا که به بقیه بستگی دارد یا غیرخطی است. خط‌ها: بازهٔ ۹۵ درصدی بوت‌استرپ.

### Charts: titles

## What becomes of a backlog

cleared-in-every-run = { $stage }: صف در همهٔ اجراها تا پایان { $date } خالی می‌شود
cleared-or-never = { $stage }: صف تا پایان { $date } خالی می‌شود؛ در { $runs } هرگز
half-cleared-ranging = { $stage }: صف با احتمال ۵۰٪ تا { $date } خالی می‌شود؛ با احتمال ۸۰٪ میان { $from } و { $to }
half-cleared-or-beyond = { $stage }: صف با احتمال ۵۰٪ تا { $date } خالی می‌شود؛ در { $runs } پس از { $end } هم می‌ماند
not-cleared-in-any-run = { $course ->
    [grows] { $stage }: صف در هیچ اجرایی تا { $end } خالی نمی‌شود و از { $from } به { $left } می‌رسد
    [shrinks] { $stage }: صف در هیچ اجرایی تا { $end } خالی نمی‌شود؛ از { $from } به { $left } کاهش می‌یابد
    [holds] { $stage }: صف در هیچ اجرایی تا { $end } خالی نمی‌شود؛ در پایان { $left } نفر در صف‌اند
   *[unknown] { $stage }: صف در هیچ اجرایی تا { $end } خالی نمی‌شود
}
not-cleared-in-runs = { $course ->
    [grows] { $stage }: صف در { $runs } تا { $end } خالی نمی‌شود و از { $from } به { $left } می‌رسد
    [shrinks] { $stage }: صف در { $runs } تا { $end } خالی نمی‌شود؛ از { $from } به { $left } کاهش می‌یابد
    [holds] { $stage }: صف در { $runs } تا { $end } خالی نمی‌شود؛ در پایان { $left } نفر در صف‌اند
   *[unknown] { $stage }: صف در { $runs } تا { $end } خالی نمی‌شود
}
clears-and-hardly-returns = { $stage }: صف تا { $date } خالی می‌شود و پس از آن هرگز بیش از { $most } نفر از حد بالاتر نمی‌رود
clears-but-grows = { $stage }: صف تا { $date } خالی می‌شود، اما دوباره تا پایان { $peak-date } به { $peak } نفر می‌رسد
clears-but-grows-and-stays = { $stage }: صف تا { $date } خالی می‌شود، اما دوباره تا پایان { $peak-date } به { $peak } نفر می‌رسد و در پایان { $end } هنوز { $left } است
clears-but-grows-and-goes = { $stage }: صف تا { $date } خالی می‌شود، اما دوباره تا پایان { $peak-date } به { $peak } نفر می‌رسد و تا { $gone } خالی می‌شود
forms-and-grows = { $stage }: صف تا پایان { $peak-date } به { $peak } نفر می‌رسد
forms-grows-and-stays = { $stage }: صف تا پایان { $peak-date } به { $peak } نفر می‌رسد و در پایان { $end } هنوز { $left } است
forms-grows-and-goes = { $stage }: صف تا پایان { $peak-date } به { $peak } نفر می‌رسد و تا { $gone } خالی می‌شود
median-of = حدود { $amount }
hardly-any-backlog = تقریباً صفی تشکیل نمی‌شود
no-backlog = { $stage }: صفی تشکیل نمی‌شود

pledge-in-runs = { $course ->
    [passes] { $stage }: صف در { $runs } تا موعد اعلام‌شده، { $date }، خالی می‌شود؛ پس از آن برای مدتی دوباره به { $amount } می‌رسد
    [returns] { $stage }: صف در { $runs } تا موعد اعلام‌شده، { $date }، خالی می‌شود؛ در پایان { $amount } نفر در صف‌اند
   *[stays] { $stage }: صف در { $runs } تا موعد اعلام‌شده، { $date }، خالی می‌شود
}
pledge-in-no-run = { $course ->
    [passes] { $stage }: صف در هیچ اجرایی تا موعد اعلام‌شده، { $date }، خالی نمی‌شود؛ پس از آن برای مدتی دوباره به { $amount } می‌رسد
    [returns] { $stage }: صف در هیچ اجرایی تا موعد اعلام‌شده، { $date }، خالی نمی‌شود؛ در پایان { $amount } نفر در صف‌اند
   *[stays] { $stage }: صف در هیچ اجرایی تا موعد اعلام‌شده، { $date }، خالی نمی‌شود
}

## What becomes of it, in one small line without the stage

half-clear-by = صف در نیمی از اجراها تا { $date } خالی می‌شود
half-clear = صف در نیمی از اجراها تا { $date } خالی می‌شود و در { $share } تا { $end }
share-clears = صف در { $share } از اجراها تا { $end } خالی می‌شود
share-clears-rest-left = صف در { $share } از اجراها تا { $end } خالی می‌شود؛ { $left } می‌ماند

## Variants side by side

first-cleared-base-later = { $lasting ->
    [once] { $stage }: با «{ $variant }» صف زودتر از همهٔ حالت‌ها خالی می‌شود، در نیمی از اجراها تا { $date }؛ در حالت پایه تا { $base-date }
   *[for_good] { $stage }: با «{ $variant }» صف زودتر از همهٔ حالت‌ها برای همیشه خالی می‌شود، در نیمی از اجراها تا { $date }؛ در حالت پایه تا { $base-date }
}
first-cleared-base-left = { $lasting ->
    [once] { $stage }: با «{ $variant }» صف زودتر از همهٔ حالت‌ها خالی می‌شود، در نیمی از اجراها تا { $date }؛ در حالت پایه { $left } در پایان می‌ماند
   *[for_good] { $stage }: با «{ $variant }» صف زودتر از همهٔ حالت‌ها برای همیشه خالی می‌شود، در نیمی از اجراها تا { $date }؛ در حالت پایه { $left } در پایان می‌ماند
}
none-cleared = { $stage }: در هیچ حالتی صف تا پایان { $end } خالی نمی‌شود
none-cleared-least = { $stage }: در هیچ حالتی صف تا پایان { $end } خالی نمی‌شود؛ «{ $variant }» کمترین را باقی می‌گذارد، { $left }
lower-peak = { $stage }: اوج صف در حالت پایه { $base } است و با «{ $variant }» { $least }
lower-peak-and-worst = { $stage }: اوج صف در حالت پایه { $base } است، با «{ $variant }» { $least } و با «{ $worst }» { $most }
variants-side-by-side = { $stage }: صف در همهٔ حالت‌ها، با یک مقیاس
fewer-waiting = { $stage }: با «{ $variant }»، صف در پایان { $date } به اندازهٔ { $count } کوتاه‌تر از حالت پایه است
more-waiting = { $stage }: با «{ $variant }»، صف در پایان { $date } به اندازهٔ { $count } بلندتر از حالت پایه است
no-difference = { $stage }: هیچ حالتی صف را تغییر نمی‌دهد

## Waits

largest-gap = { $stage }: در پایان { $date }، { $left } نفر در صف‌اند؛ نوبت کسی که همان زمان ثبت‌نام کند { $wait } بعد است
largest-gap-beyond = { $stage }: در پایان { $date }، { $left } نفر در صف‌اند؛ نوبت کسی که همان زمان ثبت‌نام کند تا پایان دوره نمی‌رسد
wait-alike = { $stage }: کسی که { $date } وارد صف می‌شود { $wait } منتظر می‌ماند
wait-half-and-most = { $stage }: از کسانی که { $date } وارد صف می‌شوند، نیمی حداکثر { $half } و ۸۵٪ حداکثر { $most } منتظر می‌مانند
wait-half-only = { $stage }: از کسانی که { $date } وارد صف می‌شوند، نیمی حداکثر { $half } منتظر می‌مانند؛ نوبت بیش از ۱۵٪ تا پایان { $end } نمی‌رسد
wait-beyond = { $stage }: نوبت بیش از نیمی از کسانی که { $date } وارد صف می‌شوند تا پایان { $end } نمی‌رسد
served-at-once = { $stage }: نوبت کسی که { $date } وارد صف می‌شود در همان { step } می‌رسد
passage-alike = کار کسانی که { $date } درخواست می‌دهند پس از { $wait } تمام می‌شود
passage-half-and-most = از کسانی که { $date } درخواست می‌دهند، کار نیمی حداکثر در { $half } و کار ۸۵٪ حداکثر در { $most } تمام می‌شود
passage-half-only = از کسانی که { $date } درخواست می‌دهند، کار نیمی حداکثر در { $half } تمام می‌شود؛ کار بیش از ۱۵٪ تا پایان { $end } تمام نمی‌شود
passage-beyond = کار بیش از نیمی از کسانی که { $date } درخواست می‌دهند تا پایان { $end } تمام نمی‌شود

## Limits and materials

held-back = { $stage }: گلوگاه { $share } { $limit } است
held-back-saves = { $stage }: گلوگاه { $share } { $limit } است؛ رفع آن { $saved } نفر-ماه از انتظار می‌کاهد
held-back-adds = { $stage }: گلوگاه { $share } { $limit } است، اما رفع آن به‌تنهایی { $added } نفر-ماه به انتظار می‌افزاید، چون صف به مراحل دیگر می‌رود
held-back-saves-little = { $stage }: گلوگاه { $share } { $limit } است، اما رفع آن به‌تنهایی تنها { $saved } از { $most } نفر-ماه انتظار را کم می‌کند
material-missing = { $material }: در { $count } از { $all }، دست‌کم در نیمی از اجراها، کم می‌آید
material-missing-seldom = { $material }: در برخی اجراها کم می‌آید، اما هیچ‌گاه در نیمی از آن‌ها
material-enough = { $material }: هیچ‌گاه کم نمی‌آید

## Classes and regions

class-still-waits = { $stage }: { $share } از متقاضیان «{ $slow }» در پایان { $end } هنوز منتظرند
classes-differ = { $stage }: متقاضیان «{ $slow }» بیش از همه منتظر می‌مانند، به‌طور میانگین { $long }؛ متقاضیان «{ $fast }» کمتر از همه، { $short }
classes-title = { $stage }: صف و انتظار هر نوع درخواست
regions-apart = { $stage }: میانگین انتظار در { $worst } { $worst-wait } است و در { $best } { $best-wait }: { $ratio } برابر
regions-apart-best-not = { $stage }: میانگین انتظار در { $worst } { $worst-wait } است و در { $best } هیچ
regions-late = { $stage }: در { $count } منطقه از { $all } منطقه میانگین انتظار از مهلت استاندارد، { $standard }، بیشتر است
regions-title = { $stage }: کدام منطقه‌ها بیش از میانگین همهٔ منطقه‌ها منتظر می‌مانند؟

## Money and documents in service

arrears-peak-at = اوج بدهی معوق { $amount } است، در { $date }
arrears-in-runs = برخی صورت‌حساب‌ها در { $runs } دیر پرداخت می‌شوند
bills-paid = همهٔ صورت‌حساب‌ها سر موعد پرداخت می‌شوند
card-costs-too = { $story }؛ هر مورد { $amount } هزینه دارد
expiry-cliff = مدارک معتبر از { $first } تا { $last } از { $from } به { $to } می‌رسند
cards-in-service = مدارک معتبر تا پایان { $end } از { $from } به { $to } می‌رسند

### Charts: subtitles

bands-key = خط: میانه؛ نوارها: ۵۰، ۸۰ و ۹۵٪ نتایج
band-key = خط: میانه؛ نوار: ۸۰٪ نتایج
band-key-of = خط‌ها: میانه؛ نوار: ۸۰٪ نتایج با «{ $variant }»
backlog-subtitle = تعداد در صف در پایان هر { step } · { $bands }
clearance-mark = صف خالی: حداکثر { $amount } نفر در صف
rework-mark = صف خالی: کسی جز بازگشتی‌ها در صف نیست
of-work = { $time } کار
published-outside = { $side ->
    [below] رقم منتشرشدهٔ { $date }: { $value }، { $off } کمتر از ۹۵٪ نتایج
   *[above] رقم منتشرشدهٔ { $date }: { $value }، { $off } بیشتر از ۹۵٪ نتایج
}
published-key = رقم‌های منتشرشده: نقطه؛ حلقه: برآورد؛ مثلث: حداقل
cumulative-subtitle = { $chance ->
    [none] متقاضیان از آغاز برنامه: وارد صف‌شده و انجام‌شده · { same-in-every-run }
    [bands] متقاضیان از آغاز برنامه: وارد صف‌شده و انجام‌شده · خط‌ها: میانگین اجراها؛ نوارها: ۸۰٪ نتایج
   *[some] متقاضیان از آغاز برنامه: وارد صف‌شده و انجام‌شده · میانگین اجراها
}
waits-subtitle = مدت انتظار به { step }، بر پایهٔ { step } ورود به صف · خط‌ها: نیمی، ۸۵٪ و ۹۵٪ متقاضیان حداکثر این‌قدر منتظر می‌مانند · همهٔ اجراها با هم
passage-subtitle = از درخواست تا پایان کار به { step }، بر پایهٔ { step } درخواست · خط‌ها: کار نیمی، ۸۵٪ و ۹۵٪ متقاضیان حداکثر این‌قدر طول می‌کشد · همهٔ اجراها با هم
means-of-weeks = میانگین هر هفته
limits-subtitle = بالا: گلوگاه هر { step }؛ خاکستری: صف خالی شد
limits-alone-subtitle = گلوگاه هر { step }؛ خاکستری: صف خالی شد
relief-key = پایین: تکرار اجراها وقتی یک عامل هیچ‌گاه کم نیاید؛ خط‌ها: بازهٔ ۹۵ درصدی
supply-subtitle = { $chance ->
    [whiskers] تعداد در هر { step } · ستون: میانگین اجراها؛ میله و نوار: ۸ اجرا از ۱۰؛ خط: میانه
    [whiskers_alone] تعداد در هر { step } · ستون: میانگین اجراها؛ میله: ۸ اجرا از ۱۰
    [bands] تعداد در هر { step } · دریافت: میانگین اجراها؛ نوارها: ۸ اجرا از ۱۰؛ خط موجودی: میانه
   *[none] تعداد در هر { step } · { same-in-every-run }
}
clearance-subtitle = ستون: سهم اجراهایی که صف در آن { step } خالی می‌شود، حالت پایه · خط: سهم خالی‌شده تا آن زمان
never-on-hand = در پایان هر { step } چیزی در انبار نیست
comparison-subtitle = تعداد در صف در پایان هر { step }، میانهٔ اجراها · همهٔ حالت‌ها با اعداد تصادفی مشترک
difference-subtitle = صف هر حالت منهای صف حالت پایه، اجرا به اجرا با اعداد تصادفی مشترک · { $bands }
classes-subtitle = سطح‌ها: میانگین اجراها · خط پررنگ: نیمی از واردشدگان حداکثر این‌قدر منتظر می‌مانند؛ خط نازک: ۸۵٪
worst-over-best = کندترین به سریع‌ترین: { $ratio }
rules-title = { $stage }: عادلانه‌ترین حالت «{ $fairest }» است، { $waits } در همهٔ منطقه‌ها؛ با «{ $unfair }»، انتظار در { $worst } { $worst-wait } است و در { $best } { $best-wait }
rules-subtitle = میانگین انتظار به { step } برای همهٔ واردشدگان، و برای کسی که هنوز در صف است تا پایان دوره · نشان‌ها: میانگین اجراها، هر رنگ یک حالت
comparisons-left-out = { $stage }: تعداد منتظران در همهٔ حالت‌ها و در همهٔ تاریخ‌ها یکسان است؛ نموداری برای مقایسهٔ آن رسم نشد.
clearance-left-out = { $stage }: در کمتر از ۱٪ اجراها صف تا { $end } برای همیشه خالی می‌شود؛ نموداری برای زمان خالی‌شدن رسم نشد.
spread-subtitle = میانگین انتظار به { steps } برای همهٔ واردشدگان، و برای کسی که هنوز در صف است تا پایان دوره · ستون: میانگین اجراها؛ خط: ۸۰٪ نتایج
passage-left-out = برخی دوباره مراجعه می‌کنند یا در مرحله‌ای بعدی وارد می‌شوند؛ از این رو زمان از درخواست تا پایان کار گزارش نمی‌شود و هر مرحله انتظار خود را نشان می‌دهد.
waits-left-out = { $told }. همهٔ کسانی که زمان ورودشان معلوم است همان زمان وارد شده‌اند؛ نموداری بر پایهٔ زمان ورود رسم نشد.
regions-left-out = { $count } منطقهٔ میانی نشان داده نشده
gini = ضریب جینی { $gini }
regions-subtitle = میانگین انتظار به { step } برای کسانی که در هر { step } نوبتشان می‌رسد، از بیشترین؛ عدد: برای همهٔ واردشدگان · خط: میانه؛ نوار: ۸۰٪ نتایج؛ خاکستری: همهٔ منطقه‌ها
money-subtitle = خط: میانه؛ نوار: ۸۰٪ نتایج · هزینه و درآمد از آغاز: میانگین اجراها
service-subtitle = مدارک معتبر در پایان هر { step } (خط: میانه؛ نوار: ۸۰٪ نتایج) · پایین: رخدادهای هر { step }، میانگین اجراها

### Charts: headings of panels

binding-panel = سهم اجراهایی که هر عامل در آن‌ها گلوگاه است
relief-panel = { $queues ->
    [one] کاهش انتظار با تأمین کامل هر عامل (نفر-ماه)
   *[several] کاهش انتظار در همهٔ صف‌ها با تأمین کامل هر عامل (نفر-ماه)
}
received-panel = دریافتی و کسری
on-hand-panel = موجودی در پایان هر { step }
on-order-panel = موجودی و سفارش دریافت‌نشده در پایان هر { step }
backlog-by-class-panel = تعداد در صف در پایان هر { step }، به تفکیک نوع درخواست
waits-by-class-panel = مدت انتظار به { step }، بر پایهٔ { step } ورود به صف
owed-panel = بدهی در پایان هر { step }، { $currency }
cash-panel = موجودی نقدی در پایان هر { step }، { $currency }
totals-panel = هزینه و درآمد از آغاز، { $currency }
valid-cards-panel = مدارک معتبر
expired-panel = منقضی یا مفقود در هر { step }
applications-panel = درخواست‌های هر { step }

### Charts: labels

## Curves and markers

backlog-amount = صف { $amount }
wait-time = انتظار { $wait }
joined-total = ورودی (تجمعی)
served-total = انجام‌شده (تجمعی)
median-amount = میانه { $amount }
eight-of-ten-runs = ۸ اجرا از ۱۰
eight-of-ten-runs-follow = { eight-of-ten-runs }:
peak-at = اوج { $amount }
in-hundred = { $percent }٪
everyone = همه
start = آغاز
still-waiting = هنوز در صف در پایان دوره
pledged-by = موعد { $date }: { $share }
not-cleared-by = خالی‌نشده تا { $end }: { $share }
lower-bound = حداقل { $value }
upper-bound = حداکثر { $value }
said-by = { $value } ({ $source })
on-average = میانگین { $amount }
projected = پیش‌بینی
still-waiting-of = { $share } هنوز در صف
all-regions = همهٔ منطقه‌ها
within-standard = در مهلت استاندارد
up-to-in = تا { $amount }، { $date }
budget-and-fees = بودجه و تعرفه
share-of-steps = در { $share } از { step }‌ها
never-binds = هیچ‌گاه گلوگاه نیست
received = دریافت
ran-short = کمبود در برخی اجراها

## Table of the comparison

variant = حالت
clears-half-of-runs = خالی‌شدن صف (میانه)
cleared-by = خالی تا { $date }
next-wait = انتظار ۸۵٪ تازه‌واردان تا
peak-column = اوج
left-at-end = در صف در پایان

## Bottom line

footer = { $scenario } · { $count } اجرا · شمارهٔ تصادفی { $seed } · نوبت { $major }.{ $minor }.{ $patch }

### گزارش صفحه‌ای

skip-to-answer = پرش به پاسخ
on-this-page = در این صفحه
the-answer = پاسخ
charts = نمودارها
values-behind = عددهای این نمودار
step-column = { step }
median-column = میانه
whiskers-column = از – تا
how-to-repeat = چگونه همین گزارش دوباره به دست می‌آید
command-term = دستور
version-term = نسخه
seed-term = شمارهٔ تصادفی
runs-term = تعداد اجرا
digest-of = اثر انگشت (SHA-256) فایل { $path }
digest-of-effective = اثر انگشت (SHA-256) سناریوی اجراشده (scenario.toml)

## فرض‌ها

assumed = فرض‌ها و منبع آن‌ها
assumed-counts = از { $count } عدد سناریو، { $sourced } عدد منبع دارد و بقیه فرض نویسندهٔ آن است. دقت هیچ نتیجه‌ای از دقت این عددها بیشتر نیست.
assumed-value = مقدار
assumed-grade = درجه
assumed-source = منبع
assumed-remark = توضیح
assumed-without-source = بدون منبع
assumed-by-author = فرض نویسنده
assumed-by-grade = به تفکیک درجه: { $grades }

## عددهای اثرگذار

drivers = انتظار به کدام عددهای نامعین وابسته است
drivers-not-drawn = هیچ عددی در چند اجرا به‌تصادف انتخاب نشده است و معلوم نیست پاسخ به کدام یک وابسته است: آنچه را معلوم نیست به‌صورت بازه بنویسید.
drivers-none = انتظار در اجراها به هیچ‌یک از { $all } عدد نامعین بیش از حد تصادف وابسته نیست.
drivers-found = از { $all } عدد نامعین، انتظار در اجراها به { $count } عدد وابسته است و بیش از همه به { $first }: هر چه این عدد بزرگ‌تر باشد انتظار { $side ->
    [less] کمتر
   *[more] بیشتر
} است.
drivers-sourced = همهٔ این عددها سند دارند.
drivers-assumed = از این عددها { $count } عدد فرض است و سندی ندارد.
drivers-number = عدد نامعین
drivers-correlation = همبستگی رتبه‌ای
drivers-note = همبستگی رتبه‌ای (اسپیرمن) میان عدد و نفر-ماه انتظار در همهٔ صف‌ها، در { $count } اجرا: ۱ یا ‎−۱‎ یعنی یکی دیگری را تعیین می‌کند و ۰ یعنی به هم ربطی ندارند. ارزش دقیق‌تر دانستن هر عدد را `nobat sensitivity` می‌گوید.

## آمار منتشرشده

published-beside = آمار منتشرشده در کنار نتیجهٔ شبیه‌سازی
published-beside-note = هر رقم در کنار نتیجهٔ شبیه‌سازی در همان روز. «در بازه» یعنی رقم در بازهٔ ۹۵٪ از اجراها قرار دارد.
published-quantity = کمیت
published-value = رقم منتشرشده
run-range = ۹۵٪ از اجراها
published-fits = سازگاری
reported-metric = { $counted ->
    [backlog] در صف
    [joined] وارد صف‌شده در دوره
    [served] صادرشده در دوره
    [withdrawn] خارج‌شده بدون خدمت در دوره
    [joined_total] کل متقاضیان تا آن روز
   *[served_total] کل صادرشده تا آن روز
}
figure-fits = { $fits ->
    [within] در بازه
    [above] { $off } بالاتر از اجراها
   *[below] { $off } پایین‌تر از اجراها
}

## روش

method = روش محاسبه
method-steps = برنامه { step } به { step } از { $from } تا { $to } شبیه‌سازی شده است. در هر { step } متقاضیان وارد صف می‌شوند، ظرفیت‌ها و مواد اولیه تعداد کارهای انجام‌شده را محدود می‌کند و هر کس کارش انجام نشود در صف می‌ماند.
method-chance = آنچه به‌قطع معلوم نیست در هر یک از { $count } اجرا، در بازه‌ای که سناریو گفته است، از نو به‌تصادف انتخاب می‌شود. همهٔ حالت‌ها اعداد تصادفی مشترک دارند؛ پس تفاوت آن‌ها از تصادف نیست.
method-bands = بازه‌ها و نوارها پراکندگی نتیجه‌ها را نشان می‌دهد: «۸ اجرا از ۱۰» یعنی جایی که ۸۰٪ از اجراها قرار دارد. در آن‌ها فقط همان عدم قطعیتی هست که سناریو گفته است؛ درستی خود آن بازه‌ها را هیچ تعداد اجرایی نشان نمی‌دهد.
method-checks = در هر اجرا افراد، مدت انتظار، مواد اولیه، مدارک و پول از دو راه جداگانه شمرده می‌شود. اگر جایی این دو برابر نبود، گزارشی نوشته نمی‌شد.
method-not-in-it = آنچه در این محاسبه نیست: هر چه سناریو نگفته است، مانند مقررات تازه یا تغییر رفتار مردم به‌سبب صف.

## آنچه گزارش شبیه‌سازی باید بگوید

stress = آنچه گزارش شبیه‌سازی باید بگوید (STRESS)
stress-note = بندهای راهنمای STRESS (مونکس و همکاران، ۲۰۱۹، شبیه‌سازی گسسته‌پیشامد)، تا آنجا که برنامه می‌داند.
stress-item = بند
stress-said = در این گزارش
stress-part = { $part ->
    [objectives] هدف‌ها
    [logic] منطق
    [data] داده‌ها
    [experimentation] آزمایش‌ها
    [implementation] پیاده‌سازی
   *[access] دسترسی به کد
}
stress-item-of = { $item ->
    [purpose] هدف مدل
    [outputs] خروجی‌ها
    [aims] هدف آزمایش‌ها
    [base] مدل پایه
    [scenarios] حالت‌ها
    [components] اجزا
    [sources] منبع داده‌ها
    [parameters] ورودی‌های نامعین
    [initialisation] وضع آغاز
    [length] طول اجرا
    [estimation] برآورد
    [software] نرم‌افزار
    [sampling] نمونه‌گیری تصادفی
    [execution] ترتیب رویدادها
   *[model] مدل و کد
}
stress-not-said = سناریو نگفته است
stress-outputs = زمان خالی‌شدن صف، مدت انتظار، تعداد در صف، گلوگاه‌ها؛ هر یک با بازهٔ آن در اجراها
stress-aims = ‎`nobat { $asked }`‎، حالت پایه و { $count } حالت دیگر
stress-logic = صف با خدمت محدود، { $count } مرحله: { $stages }. قاعده‌ها، گام به گام، در docs/model.md
stress-sources = { $documents } عدد از { $count } عدد سند دارد؛ فهرست آن‌ها در بالا آمده است
stress-parameters = { $count } عدد با توزیع احتمال
stress-initialisation = { $opening ->
    [some] آغاز در { $date } با صف‌های همان روز؛ بدون دورهٔ گرم‌شدن
   *[none] آغاز در { $date } با صف‌های خالی؛ بدون دورهٔ گرم‌شدن
}
stress-estimation = { $count } اجرای مستقل؛ میانه و بازهٔ همهٔ آن‌ها؛ حالت‌ها با اعداد تصادفی مشترک
stress-software = نوبت (nobat) نسخهٔ { $version }، متن‌باز
stress-sampling = مولد PCG64 DXSM، برای هر عامل تصادفی رشته‌ای جداگانه، شمارهٔ تصادفی { $seed }؛ ورودی‌های نامعین { $design ->
    [random] به‌تصادف ساده
    [latin-hypercube] با ابرمکعب لاتین
   *[sobol] با نقطه‌های سوبول
}
stress-execution = در گام‌های یک { step }، با ترتیب ثابتی که در docs/model.md آمده است؛ تعداد رشته‌های پردازش چیزی را تغییر نمی‌دهد
stress-access = سناریوی اجراشده (scenario.toml) کنار همین گزارش است؛ برنامه نرم‌افزار آزاد است

## نوبت من

turn-heading = نوبت من کی می‌رسد؟
turn-title = پایان کار
turn-of = { $percent } نفر از ۱۰۰
turn-whom = متقاضیان
turn-everyone = همه
turn-applied = زمان درخواست
turn-note = برای همهٔ کسانی که در آن زمان درخواست می‌دهند و انصراف نمی‌دهند، در مجموع همهٔ اجراها. این پاسخ برای همهٔ آن‌هاست و وعده به هیچ فردی نیست. کسی که باید دوباره بیاید، مانند مردود آزمون، تا نخستین بار حساب می‌شود.
turn-after = { $date } ({ $wait })
turn-by = تا { $date }
turn-sentence = از کسانی که { $applied } درخواست می‌دهند، کار نیمی { $half }، ۸۵ نفر از ۱۰۰ نفر { $most } و ۹۵ نفر از ۱۰۰ نفر { $nearly } تمام می‌شود.
turn-sentence-most = از کسانی که { $applied } درخواست می‌دهند، کار ۸۵ نفر از ۱۰۰ نفر { $most } و ۹۵ نفر از ۱۰۰ نفر { $nearly } تمام می‌شود.
turn-sentence-half = از کسانی که { $applied } درخواست می‌دهند، کار نیمی { $half } و ۹۵ نفر از ۱۰۰ نفر { $nearly } تمام می‌شود.
turn-sentence-alike = از کسانی که { $applied } درخواست می‌دهند، کار ۹۵ نفر از ۱۰۰ نفر { $nearly } تمام می‌شود.

## کارپوشه

low-end = { $of }، از
high-end = { $of }، تا

### صفحهٔ زنده

waiting-at = تعداد در صف { $stage }
what-if-title = صف { $stage }: وضع موجود و اثر تغییر
what-if-subtitle = تعداد در صف در پایان هر { step }؛ خاکستری: وضع موجود · { $bands }
what-if-sooner = یعنی { $time } زودتر از وضع موجود ({ $date }).
what-if-later = یعنی { $time } دیرتر از وضع موجود ({ $date }).
what-if-same = این با وضع موجود تقریباً تفاوتی ندارد.
what-if-clears = در وضع موجود، صف تا پایان { $end } خالی نمی‌شود.
what-if-clears-no-more = در وضع موجود، صف تا { $date } خالی می‌شود.
what-if-fewer = در پایان { $end }، تعداد در صف { $count } نفر کمتر از وضع موجود است.
what-if-more = در پایان { $end }، تعداد در صف { $count } نفر بیشتر از وضع موجود است.
what-if-less-waiting = تاریخ تغییر نمی‌کند، ولی مردم در مجموع { $amount } نفر-ماه کمتر منتظر می‌مانند.
what-if-more-waiting = تاریخ تغییر نمی‌کند، ولی مردم در مجموع { $amount } نفر-ماه بیشتر منتظر می‌مانند.

live-title = اگر تغییر کند؟
live-language = فارسی
live-levers = چه چیزهایی را می‌توان تغییر داد
live-compare = مقایسهٔ حالت‌ها
live-as-it-stands = وضع موجود
live-what-if = با این تغییر
live-start = یکی از لغزنده‌ها را جابه‌جا کنید و نتیجه را ببینید.
live-private = همهٔ محاسبه در همین صفحه انجام می‌شود و چیزی به جایی فرستاده نمی‌شود.
live-private-server = همهٔ محاسبه روی همین رایانه انجام می‌شود و چیزی به جای دیگری فرستاده نمی‌شود.
live-starting = در حال آماده‌سازی…
live-stage = در کدام مرحله
live-uncertain = نامعلوم
live-undo = برگرداندن
live-reset = بازگشت به وضع موجود
live-keep = نگه‌داشتن این حالت
live-kept = حالت
live-remove = حذف
live-show = نمایش دوباره
live-full = چهار حالت نگه داشته شده است؛ نخست یکی را حذف کنید.
live-nothing = هنوز چیزی تغییر نکرده است؛ نخست یکی از لغزنده‌ها را جابه‌جا کنید.
live-copy = رونوشت پیوند
live-copied = پیوند رونوشت شد.
live-in-bar = پیوند در نوار نشانی است.
live-save = ذخیره به‌صورت سناریو
live-saved = ذخیره شد. دستور اجرا: nobat run { $path }
live-print = چاپ
live-along = حرکت روی نمودار
live-hint = برای خواندن عددها نمودار را لمس کنید یا این لغزنده را جابه‌جا کنید.
live-moving = { $count } اجرا هنگام جابه‌جایی لغزنده · شمارهٔ تصادفی { $seed }
live-resting = { $count } اجرا، به تعدادی که سناریو گفته است · شمارهٔ تصادفی { $seed }
live-no-engine = این مرورگر نمی‌تواند محاسبه کند. مرورگری از سال ۱۴۰۲ به بعد لازم است، یا دستور `nobat serve` که به آن نیاز ندارد.
live-gone = برنامهٔ محاسبه پاسخ نمی‌دهد: آیا `nobat serve` هنوز در حال اجراست؟
live-nobody = تا جایی که سناریو می‌داند، کسی در آن زمان درخواست نمی‌دهد.
