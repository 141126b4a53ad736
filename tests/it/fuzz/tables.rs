//! What hostile texts are made from: the scenarios that come with nobat, tables beside them, things to type.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::dice::Dice;
use super::programme;

/// Scenarios with all sections, one of which names tables of [`shelf`].
const SHIPPED: [&str; 8] = [
    include_str!("../../../scenarios/four-capacities.toml"),
    include_str!("../../../scenarios/national-1399.toml"),
    include_str!("../../../scenarios/passport-office.toml"),
    include_str!("../../../scenarios/renewal-cliff-1405.toml"),
    include_str!("../../../scenarios/arrears-1403.toml"),
    include_str!("../../../scenarios/provinces.toml"),
    include_str!("../scenarios/agreed.toml"),
    include_str!("../scenarios/whole.toml"),
];

/// The same without comments, which are most of them.
static BARE: LazyLock<Vec<String>> = LazyLock::new(|| {
    let is_bare = |line: &&str| !line.starts_with('#') && !line.trim().is_empty();
    let bare = |text: &&str| text.lines().filter(is_bare).collect::<Vec<_>>().join("\n") + "\n";
    SHIPPED.iter().map(bare).collect()
});

const PROVINCES: &str = "code,label,label_fa,people,stations,population\n\
    tehran,Tehran,تهران,13_267,91,13267\nqom,,قم,1_292,12,1292\nyazd,\"Yazd, city\",,1_138,7,1138\n";
const ISSUED: &str = "month,cards\n1392-05,900\n1393-10,12_000\n1398-12-07,31.5\n1400-01,77\n";
const COUNTS: &str = "date,count\n1399-01,\"1,200\"\n1399-03-07,5\n1398-12,9.5\n1399-04,0\n";

const LONG: &str = "month,kind,received,told,how\n1398 Q4,new,90,1399-01,exact\n1399 Q1,new,\"1,200\",1399-05-07,rounded\n\
    1399 Q1,old,7,1399-04,approx\nمهر ۱۳۹۹,new,..,1399-08,at_least\nAzar-99,new,33,1399-10,exact\n139912,old,5,1400-01,exact\n";
const YEARS: &str = "date;count\n1397-98;\"1,000,000\"\n1398/99;366\n1399-1400;12.5\n";
const WIDE: &str = "kind,1399-01,1399-02,Khordad 1399,note\nnew,10,20,..,x\nold,1,2,3,y\n";

/// The tables that scenarios name.
pub(crate) fn shelf() -> BTreeMap<String, String> {
    [("parts/provinces.csv", PROVINCES), ("provinces.csv", NATIONAL), ("issued.csv", ISSUED)]
        .into_iter()
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect()
}

const NATIONAL: &str = include_str!("../../../scenarios/provinces.csv");

/// A text to spoil: every other time a small one, for those are quick.
pub(crate) fn scenario(dice: &mut Dice) -> String {
    match dice.below(8) {
        0 => BARE[dice.below(BARE.len())].clone(),
        1..=3 => programme::programme(dice.next(), 0),
        _ => DESK.to_owned(),
    }
}

pub(crate) fn sheet(dice: &mut Dice) -> String {
    dice.one_of(&[PROVINCES, ISSUED, COUNTS, LONG, YEARS, WIDE]).to_owned()
}

/// A scenario that reads `t.csv` in each way that there is.
pub(crate) const READERS: [&str; 7] = [
    "regions = { file = \"t.csv\", key = \"code\" }\nstage.desk = { backlog = 90, allocation = { weights = \"stations\" } }\n",
    "demand.people.series = { file = \"t.csv\", thousands = \",\", before = \"first\", gaps = \"last\", after = \"mean of 2\" }\n",
    "in_service.issued = { file = \"t.csv\", date = \"month\", count = \"cards\" }\ndemand.lost.replacement.per_year = 0.1\n",
    "capacity.other = { stage = \"desk\", series = { file = \"t.csv\", date = \"month\", value = \"received\", thousands = \",\", where = { kind = \"new\" }, missing = [\"..\"], repeats = \"sum\", before = \"nothing\", gaps = \"nothing\", after = \"last\" } }\n",
    "demand.people.series = { file = \"t.csv\", separator = \";\", thousands = \",\", period = \"fiscal-year\", fiscal_start = \"07\", fiscal_named = \"last\", before = \"nothing\", after = \"nothing\" }\n",
    "demand.people.series = { file = \"t.csv\", wide = true, repeats = \"sum\", missing = [\"..\"], before = \"first\", gaps = \"last\", after = \"mean of 1\" }\n",
    "reported.r = { stage = \"desk\", metric = \"served\", file = \"t.csv\", date = \"month\", value = \"received\", thousands = \",\", missing = [\"..\"], exactness = \"how\", published = \"told\", from = \"kind\", dated = \"last\" }\n\
     stage.desk.backlog.ages = { file = \"t.csv\", date = \"month\", value = \"received\", thousands = \",\", where = { kind = \"new\" }, missing = [\"..\"], until = \"told\" }\n",
];

/// What they have in common.
pub(crate) const SMALL: &str = "pipeline = [\"desk\"]\n\
    time = { calendar = \"persian\", start = \"1399-01\", end = \"1399-12\" }\n\
    run = { replications = 2, seed = 7 }\n\
    capacity.clerks = { stage = \"desk\", per_month = 40 }\n";

/// The scenario about which questions are asked.
pub(crate) const DESK: &str = "pipeline = [\"desk\", \"press\"]\n\
    time = { calendar = \"persian\", start = \"1399-01\", end = \"1399-08\" }\n\
    run = { replications = 2, seed = 7 }\n\
    stage.desk = { backlog = 100, standard = \"2 months\" }\n\
    stage.press = { backlog = 10 }\n\
    capacity.clerks = { stage = \"desk\", per_month = { uniform = [30, 60] } }\n\
    capacity.machine = { stage = \"press\", per_month = 50 }\n\
    material.blank = { stage = \"press\", on_hand = 90 }\n\
    supplier.mint = { material = \"blank\", per_month = 20 }\n\
    demand.people.per_month = 15\n";

const SETTINGS: [&str; 12] = [
    "capacity.clerks.per_month=40",
    "capacity.clerks={ stage = \"desk\", per_day = 2 }",
    "time.step=week",
    "time.end=1400-12-07",
    "run.replications=2",
    "stage.desk.backlog={ waiting = 90, oldest = \"1398-05\" }",
    "demand.people.chance=poisson",
    "demand.people.schedule=[{ from = \"1399-01\", per_month = 3, ramp = \"2 months\" }]",
    "supplier.mint.outage={ mean_up = \"3 months\", mean_down = \"1 month\" }",
    "variant.\"2 M\".supplier.mint.per_month=5",
    "run.precision={ of = [\"desk.peak\"], relative = 0.1, most = 300 }",
    "assert.a={ that = \"desk.backlog\", at = \"1399-04\", at_most = 9 }",
];
const VARIED: [&str; 8] = [
    "capacity.clerks.per_month=10..60:3",
    "capacity.clerks.per_month=10,20,0.6M,1k",
    "supplier.mint.per_month=0.4..2.5:4",
    "stage.desk.discipline=fifo,lifo,\"siro\"",
    "demand.people.per_month={ uniform = [1, 2] },5",
    "stage.desk.standard=\"1 month\",\"2 months\"",
    "capacity.machine.per_month=1e-300..9e15:2",
    "run.seed=1,2",
];
const CLAIMED: [&str; 10] = [
    "desk.clearance <= 1399-06 with 90%",
    "desk.backlog@1399-05 <= 60 with 50%",
    "press.served >= 100",
    "desk.service_level >= 0.9 with 80%",
    "desk.peak <= 5M with 95%",
    "press.person_months <= 1_000 with 1%",
    "desk.backlog_at_end >= -0",
    "press.clearance <= 1399-08-31",
    "desk.worst_region_wait <= 6 months with 80%",
    "press.region_ratio <= 1.5 with 90%",
];

/// One to three lines, each a setting.
pub(crate) fn settings(dice: &mut Dice) -> String {
    lines(dice, &SETTINGS)
}

pub(crate) fn varied(dice: &mut Dice) -> String {
    lines(dice, &VARIED)
}

pub(crate) fn claimed(dice: &mut Dice) -> String {
    dice.one_of(&CLAIMED).to_owned()
}

fn lines(dice: &mut Dice, all: &[&str]) -> String {
    (0..=dice.below(2)).map(|_| dice.one_of(all).to_owned() + "\n").collect()
}
