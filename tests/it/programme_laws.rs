//! Laws of the whole programme: people, materials and money are conserved in every class and region. Fixed seeds.

use std::fmt::Write as _;

use nobat::experiment;
use nobat::experiment::outcome::{Outcome, Series};
use nobat::model::metric::{Metric, Subject};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::support::{days, means, played, programme};

pub(crate) fn few(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(1405),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// What a random scenario is made of; each number picks a form.
pub(crate) type Dice = ((usize, usize, usize), (usize, usize, usize, usize), (u32, u32, u32), u32);

pub(crate) fn any_dice() -> impl Strategy<Value = Dice> {
    let shape = (1..4_usize, 1..5_usize, 1..3_usize);
    let rules = (0..5_usize, 0..6_usize, 0..3_usize, 0..3_usize);
    (shape, rules, (1..400_u32, 1..60_u32, 1..40_u32), any::<u32>())
}

const DISCIPLINES: [&str; 5] = ["fifo", "lifo", "siro", "priority", "shares"];
const ALLOCATIONS: [&str; 6] = [
    "\"oldest-first\"",
    "\"backlog\"",
    "\"population\"",
    "\"max-min\"",
    "{ weights = \"stations\" }",
    "{ quota = \"stations\" }",
];

/// Classes, regions, reneging, rework, collection, renewals, replacements, orders, money: all at once.
pub(crate) fn scenario(dice: Dice) -> String {
    let ((classes, regions, stages), _, _, seed) = dice;
    let names = &["making", "handing"][..stages];
    let mut text = format!(
        "schema = 1\npipeline = {names:?}\n[time]\ncalendar = \"gregorian\"\nstart = \"2026-01-01\"\n\
         end = \"2026-02-09\"\nstep = \"day\"\n[run]\nreplications = 3\nseed = {seed}\n"
    );
    for class in 0..classes {
        let _ = writeln!(
            text,
            "[class.c{class}]\npriority = {}\nshare = {}",
            class.div_euclid(2) + 1,
            class + 1
        );
    }
    for region in 0..if regions == 1 { 0 } else { regions } {
        let _ = writeln!(
            text,
            "[regions.r{region}]\npopulation = {}\nstations = {}",
            10 + 7 * region,
            region + 1
        );
    }
    add_stages(&mut text, names, dice);
    add_people(&mut text, dice);
    add_supply_and_money(&mut text, dice);
    text
}

fn add_stages(text: &mut String, names: &[&str], dice: Dice) {
    let ((classes, regions, _), (discipline, allocation, leaving, _), (size, pace, _), _) = dice;
    for (index, name) in names.iter().enumerate() {
        let _ = writeln!(
            text,
            "[stage.{name}]\nstandard = \"3 days\"\ndiscipline = \"{}\"",
            DISCIPLINES[discipline]
        );
        if 1 < regions {
            let _ = writeln!(text, "allocation = {}", ALLOCATIONS[allocation]);
        }
        for class in 0..classes {
            let _ = writeln!(
                text,
                "backlog.c{class} = {{ waiting = {}, oldest = \"2025-12-{}\" }}",
                size + 3 * pace,
                10 + class
            );
        }
        let _ = writeln!(
            text,
            "{}",
            ["", "reneging = { per_day = 0.03 }", "reneging = { patience = \"9 days\" }"][leaving]
        );
        let _ = writeln!(
            text,
            "yield = {{ uniform = [0.8, 0.99] }}\nrejects = \"{}\"",
            ["rework", "lost"][index]
        );
        let _ = writeln!(text, "lead_time = {{ days = [0, {}] }}", index + 1);
        if index == 1 {
            text.push_str("collection = { per_day = 0.4 }\n");
        }
        let split = if 1 < regions && index == 0 { "split = \"stations\"\n" } else { "" };
        let _ = writeln!(
            text,
            "[capacity.line-{name}]\nstage = \"{name}\"\nper_day = {pace}.37\nnoise = {{ cv = 0.4 }}\n\
             outage = {{ mean_up = \"6 days\", mean_down = \"2 days\" }}\n{split}"
        );
    }
}

fn add_people(text: &mut String, dice: Dice) {
    let ((classes, ..), _, (size, ..), _) = dice;
    let class = |index: usize| format!("class = \"c{}\"", index.min(classes - 1));
    let _ = writeln!(
        text,
        "[demand.people]\n{}\npool = {{ size = {} }}\nuptake.per_day = 0.02\nchance = \"poisson\"",
        class(0),
        size * 20
    );
    let _ = writeln!(
        text,
        "elasticity = {{ exponent = -0.5, reference = \"2 days\", between = [0.5, 2] }}"
    );
    let _ = writeln!(
        text,
        "[in_service]\nissued = [{{ from = \"2025-12-01\", until = \"2025-12-20\", cards = {} }}]",
        size * 30
    );
    let _ = writeln!(
        text,
        "[demand.renewals]\n{}\nrenewal = {{ share = 0.9, validity = \"30 days\", spread = \"6 days\", extension = {{ until = \"2026-01-15\", stagger = \"10 days\" }} }}",
        class(1)
    );
    let _ = writeln!(
        text,
        "[demand.lost]\n{}\nreplacement = {{ per_day = {{ uniform = [0.001, 0.01] }} }}",
        class(2)
    );
}

fn add_supply_and_money(text: &mut String, dice: Dice) {
    let (_, (.., money), (size, pace, cost), _) = dice;
    let _ = writeln!(
        text,
        "[material.blank]\nstage = \"making\"\nper_unit = 2\non_hand = {size}\n[material.chip]\nstage = \"making\"\non_hand = {size}"
    );
    let _ = writeln!(
        text,
        "[supplier.press]\nmaterial = \"blank\"\nper_day = {}\nnoise = {{ cv = 0.5 }}\nlead_time = \"2 days\"",
        2 * pace
    );
    let _ = writeln!(
        text,
        "[supplier.fab]\nmaterial = \"chip\"\nlead_time = \"1.5 days\"\norder = {{ reorder_point = {}, up_to = {}, safety_stock = 3, at_most = 100 }}",
        pace,
        pace * 9
    );
    if 0 < money {
        text.push_str("price = 7\nterms = \"2 days\"\ncredit_limit = 900\n");
        let _ = writeln!(
            text,
            "[funds]\ncash = {}\n[release.budget]\nper_day = {}\ndelay = {{ days = {{ uniform = [0, 5] }} }}",
            size * cost,
            pace * cost
        );
        let _ = writeln!(
            text,
            "[fee.issue]\nstage = \"making\"\namount = {cost}\nkept = 0.37\n[cost.staff]\nper_day = {size}.5\nterms = \"3 days\""
        );
    }
    if money == 2 {
        let _ = writeln!(text, "[cost.work]\nstage = \"making\"\nper_unit = {cost}");
    }
}

/// The mean of a metric in every step, of everything, and of its parts by class or by region.
fn whole_and_parts(
    outcome: &Outcome,
    metric: Metric,
    stage: &str,
    by_class: bool,
) -> Vec<(f64, f64)> {
    let of_stage = outcome.series.iter().filter(|series| {
        series.metric == metric && matches!(&series.of, Subject::Stage(name) if name.key == stage)
    });
    let mean = |series: &Series, step: usize| series.bands[step].map_or(0.0, |band| band.mean);
    let (mut whole, mut parts) = (Vec::new(), Vec::new());
    for series in of_stage {
        let steps = 0..series.bands.len();
        match (&series.class, &series.region) {
            (None, None) => whole = steps.map(|step| mean(series, step)).collect(),
            (class, _) if class.is_some() == by_class => {
                parts.resize(series.bands.len(), 0.0);
                for step in steps {
                    parts[step] += mean(series, step);
                }
            }
            _ => {}
        }
    }
    whole.into_iter().zip(parts).collect()
}

proptest! {
    #![proptest_config(few(120))]

    /// `run` itself checks people, cohorts, Little's law, materials, cards and money in every replication, every class
    /// and every region, without tolerance, and fails loudly.
    #[test]
    fn identities_hold_with_everything_at_once(dice in any_dice()) {
        let text = scenario(dice);
        let result = played(&text);
        let outcome = &result.outcomes[0];
        let stocks = [Metric::Backlog, Metric::OnHand, Metric::InService, Metric::Cash, Metric::Arrears, Metric::OnOrder];
        for series in outcome.series.iter().filter(|series| stocks.contains(&series.metric)) {
            for band in series.bands.iter().flatten() {
                prop_assert!(0.0 <= band.quantiles[0], "{:?} {:?}: {band:?}\n{text}", series.metric, series.of);
            }
        }
        for stage in ["making", "handing"] {
            for metric in [Metric::Backlog, Metric::Joined, Metric::Served, Metric::Withdrawn] {
                for by_class in [true, false] {
                    for (whole, parts) in whole_and_parts(outcome, metric, stage, by_class) {
                        prop_assert!((whole - parts).abs() < 1e-6 * (1.0 + whole), "{metric:?} of {stage}: {whole}, parts {parts}\n{text}");
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(few(40))]

    #[test]
    fn threads_change_nothing(dice in any_dice()) {
        let programme = programme(&scenario(dice).replace("replications = 3", "replications = 150"));
        let on = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            format!("{:?}", pool.install(|| experiment::run(&programme, &|_| {})).unwrap())
        };
        prop_assert_eq!(on(1), on(3));
    }

    /// Whoever is served first, so many are served, and all together wait as long.
    #[test]
    fn the_order_of_service_changes_no_total(classes in 1..4_usize, pace in 5..40_u32, arrivals in prop::collection::vec(0..90_u32, 20)) {
        let run = |discipline: &str| {
            let mut text = String::new();
            for class in 0..classes {
                let _ = writeln!(text, "[class.c{class}]");
            }
            let _ = writeln!(text, "[stage.desk]\ndiscipline = \"{discipline}\"\n[capacity.line]\nstage = \"desk\"\nper_day = {pace}");
            for class in 0..classes {
                let _ = writeln!(text, "[demand.d{class}]\nclass = \"c{class}\"\nseries = {arrivals:?}");
            }
            let result = played(&days(40, 1, &text));
            (means(&result, Metric::Served, "desk"), means(&result, Metric::Backlog, "desk"))
        };
        let fifo = run("fifo");
        for discipline in ["lifo", "siro"] {
            prop_assert_eq!(&fifo, &run(discipline));
        }
        if 1 < classes {
            prop_assert_eq!(&fifo, &run("priority"));
            prop_assert_eq!(&fifo, &run("shares"));
        }
    }
}
