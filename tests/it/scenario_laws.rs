//! Laws of loading: what must hold for every text. Looks at no message.

use std::fs;
use std::path::Path;

use nobat::scenario::load;
use nobat::{Workbench, disk};

use crate::kit::laws::shape;
use crate::scenario_load::{AGREED, SMALL, programme, request, shelf};

/// Loading what was loaded gives the same, word for word and number for number.
fn check_effective(files: &[(&str, &str)], set: &[&str]) -> String {
    let mut first = request(files[0].1);
    first.set = set.iter().map(|setting| (*setting).to_owned()).collect();
    first.replications = Some(7);
    let first = programme(first, files);
    let second = programme(request(&first.effective), &[]);
    assert_eq!(first.effective, second.effective);
    assert_eq!(shape(&first.base), shape(&second.base));
    assert!(first.variants.iter().map(shape).eq(second.variants.iter().map(shape)));
    assert_eq!((first.plan, first.name, first.note), (second.plan, second.name, second.note));
    first.effective
}

const OVER: &str = r#"
name = "Over"
extends = "parts/base.toml"
[stage.delivery]
lead_time = "1 week"
[supplier]
printing-house.per_day = 30_000
second = { material = "blank", per_month = 5, outage = { mean_up = "3 months", mean_down = "1 month" } }
[demand.first]
series = { file = "counts.csv", count = "n", gaps = "nothing", after = "nothing" }
[shortage]
foreign-chips = false
[variant."2 M"]
label = "two"
event.promise = false
[variant.new]
demand.first.per_month = 3
"#;

#[test]
fn the_effective_text_loads_to_the_same() {
    check_effective(&[("scenarios/card.toml", AGREED)], &[]);
    let set = [
        "supplier.printing-house.per_day=5",
        "time.step=week",
        r#"variant."2 M".demand.first.chance=poisson"#,
    ];
    check_effective(&[("scenarios/card.toml", AGREED)], &set);
    let base = AGREED.replace("schema = 1", "# A comment.\nschema = 1");
    let files = [
        ("scenarios/card.toml", OVER),
        ("scenarios/parts/base.toml", base.as_str()),
        ("scenarios/counts.csv", "date,n\n1399-08,300\n1400-01-07,7.5\n1390-01,5\n"),
    ];
    let effective = check_effective(&files, &["stage.delivery.standard=10 days"]);
    assert!(
        effective.contains("# A comment.") && effective.contains("series = [300, 0, 0, 0, 0, 7.5]"),
        "{effective}"
    );
}

/// Classes, regions, cards in service, orders, money.
const WHOLE: &str = include_str!("scenarios/whole.toml");

const WHOLE_FILES: [(&str, &str); 3] = [
    ("scenarios/card.toml", WHOLE),
    (
        "scenarios/parts/provinces.csv",
        "code,label,label_fa,people,stations,capital\ntehran,Tehran,تهران,13_267,91,Tehran\nqom,,قم,1_292,12,Qom\nyazd,,,1_138,7,Yazd\n",
    ),
    (
        "scenarios/issued.csv",
        "month,cards\n1392-05,900\n1393-10,12_000\n1398-12-07,31.5\n1400-01,77\n",
    ),
];

#[test]
fn the_effective_text_of_a_whole_programme_loads_to_the_same() {
    let sourced = WHOLE.to_owned()
        + "[source]\n\"regions.file\" = { from = \"census\", grade = \"B\" }\n\
        \"in_service.issued.count\" = { note = \"as published\" }\n";
    let files = [("scenarios/card.toml", sourced.as_str()), WHOLE_FILES[1], WHOLE_FILES[2]];
    let effective = check_effective(&files, &["class.first.share=3", "time.step=week"]);
    for written in [
        "regions = { from = \"census\", grade = \"B\" }\n\"in_service.issued\" = { note",
        "[regions.qom]\nlabel = { fa = \"قم\" }\npeople = 1292\nstations = 12\n",
        "{ from = \"1398-12-07\", until = \"1398-12-07\", cards = 31.5 }",
    ] {
        assert!(effective.contains(written), "{effective}");
    }
    assert!(!effective.contains(".csv") && !effective.contains("capital"), "{effective}");
}

/// Of every scenario that comes with nobat, the text that a run keeps loads to the same by itself.
#[test]
fn the_effective_text_of_each_scenario_loads_to_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut count = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let path = path.to_str().unwrap();
            let first = disk::open(path).unwrap().programme;
            let second: Workbench = first.effective.parse().unwrap();
            assert_eq!(first.effective, second.programme.effective, "{path}");
            assert_eq!(shape(&first.base), shape(&second.programme.base), "{path}");
            assert!(
                first.variants.iter().map(shape).eq(second.programme.variants.iter().map(shape))
            );
            count += 1;
        }
    }
    assert_eq!(count, 17);
}

#[test]
fn a_file_may_be_named_with_dots_and_in_braces() {
    let counts = ("scenarios/counts.csv", "date,count\n1398-01,5\n1399-01,7\n");
    let dots = "regions.file = \"parts/provinces.csv\"\nregions.key = \"code\"\nregions.population = \"people\"\n";
    let braces =
        "regions = { file = \"parts/provinces.csv\", key = \"code\", population = \"people\" }\n";
    for regions in [dots, braces] {
        let text = format!(
            "{regions}in_service.issued.file = \"counts.csv\"\n{SMALL}\
             [demand.lost]\nreplacement.per_year = 0.1\n[demand.counted]\nseries.file = \"counts.csv\"\nseries.after = \"nothing\"\nseries.gaps = \"nothing\"\n"
        );
        let files = [("scenarios/card.toml", text.as_str()), WHOLE_FILES[1], counts];
        let effective = check_effective(&files, &["regions.population=stations"]);
        assert!(effective.contains("series = [7]") && !effective.contains(".csv"), "{effective}");
    }
}

/// A month that the horizon cuts counts by its days, and so it does after it was written out.
#[test]
fn the_start_may_cut_a_month_of_issues() {
    let text = SMALL.replace("start = \"1399-01\"", "start = \"1399-01-11\"\nstep = \"day\"")
        + "[demand.lost]\nreplacement.per_year = 0.1\n[in_service]\nissued = { file = \"counts.csv\" }\n";
    let counts = ("scenarios/counts.csv", "date,count\n1399-01,31\n1399-02,7\n");
    let effective = check_effective(&[("scenarios/card.toml", &text), counts], &[]);
    let cut = "[{ from = \"1399-01-01\", until = \"1399-01-10\", cards = 10 }]";
    assert!(effective.contains(cut), "{effective}");
}

#[test]
fn a_patch_with_the_present_value_changes_nothing() {
    for set in [
        "supplier.printing-house.per_month=600_000",
        "time.step=month",
        "run.seed=1399",
        "demand.first.pool.size=3.2e6",
    ] {
        let mut patched = request(AGREED);
        patched.set = vec![set.to_owned()];
        let (patched, plain) = (programme(patched, &[]), programme(request(AGREED), &[]));
        assert_eq!(patched.effective, plain.effective, "{set}");
        assert_eq!(format!("{:?}", patched.base), format!("{:?}", plain.base), "{set}");
    }
}

#[test]
fn the_end_of_a_line_means_nothing() {
    let plain = programme(request(AGREED), &[]);
    let dressed = format!("\u{feff}{}", AGREED.replace('\n', "\r\n"));
    assert_eq!(
        format!("{:?}", programme(request(&dressed), &[]).base),
        format!("{:?}", plain.base)
    );
}

fn survive(text: &str) {
    let loaded = load(request(text), &shelf(&WHOLE_FILES[1..]));
    let shown = crate::scenario_load::shown(&loaded);
    assert_eq!(loaded.programme.is_none(), loaded.diagnostics.has_errors(), "{shown}");
}

#[test]
fn hostile_texts_are_refused() {
    survive(&"[".repeat(100_000));
    survive(&format!("a = {}", "{a=".repeat(50_000)));
    survive(&format!("{} = 1", vec!["a"; 100_000].join(".")));
    survive(&format!("[{}]", vec!["\"x=\""; 50_000].join(".")));
    survive(&"a = \"".repeat(10_000));
    survive(&"x".repeat(5 << 20));
    let many =
        (0..20_000).map(|index| format!("[variant.v{index}]")).collect::<Vec<String>>().join("\n");
    survive(&format!("{AGREED}{many}"));
    survive(
        &AGREED
            .replace("600_000", "1e400")
            .replace("3_200_000", "99999999999999999999999999999999999999999999"),
    );
    survive(
        &AGREED
            .replace("1399-08", "1200-01")
            .replace("1404-12", "1600-12")
            .replace("\"month\"", "\"day\""),
    );
    survive(
        &AGREED
            .replace("\"2 months\"", "\"1e300 years\"")
            .replace("weeks = [1, 5]", "weeks = [0, 1e9]"),
    );
}

#[test]
fn hostile_programmes_are_refused() {
    let regions = |count: usize| {
        (0..count).map(|index| format!("[regions.r{index}]\npopulation = 1\n")).collect::<String>()
    };
    let demands =
        (0..30_000).map(|index| format!("[demand.d{index}]\nper_day = 1\n")).collect::<String>();
    let agreed = AGREED.replace("[demand.first]", "[demand.people]");
    survive(&format!("{agreed}{}", regions(2_000)));
    survive(&format!("{agreed}{}{demands}", regions(1_000)));
    let classes = (0..101).map(|index| format!("[class.c{index}]\n")).collect::<String>();
    survive(&format!("{agreed}{classes}"));
    let whole = |from: &str, to: &str| {
        assert!(WHOLE.contains(from), "{from}");
        survive(&WHOLE.replace(from, to));
    };
    whole("\"1401-12\"", "\"1508-12\"\nstep = \"day\"");
    whole("spread = \"6 months\"", "spread = \"3000 years\"");
    whole("validity = \"7 years\"", "validity = \"0 days\"");
    whole("validity = \"7 years\"", "validity = \"1e300 years\"");
    whole("stagger = \"12 months\"", "stagger = \"1e300 years\"");
    whole("median = 3, cv = 0.5", "median = 3e8, cv = 100");
    whole("median = 3, cv = 0.5", "median = 1e-300, cv = 1e-300");
    whole("patience = \"18 months\"", "patience = \"1e300 years\"");
    whole("terms = \"3 months\"", "terms = \"1e300 years\"");
    whole("months = { uniform = [0, 6] }", "months = { uniform = [0, 1e9] }");
    whole("reference = \"1 month\"", "reference = \"1e-300 days\"");
    whole("exponent = { uniform = [-0.4, -0.2] }", "exponent = -1e300");
    whole("cash = 1_000_000", "cash = 1e300");
    whole("issued = { file = \"issued.csv\"", "issued = { file = \"parts/provinces.csv\"");
}
