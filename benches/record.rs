//! The record of the programme, made anew: `cargo bench --bench record` writes `docs/validation.csv`, to which a test holds
//! `docs/validation.md`. Takes minutes; the same bytes on one platform.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a bench that cannot load its scenario, or write what it found, has nothing to measure"
)]

use std::fmt::Write as _;
use std::fs;

use nobat::calendar::{Calendar, Day};
use nobat::experiment::arguments::Arguments;
use nobat::experiment::backtest::BACKTEST;
use nobat::experiment::forecast::{Forecasts, Pair, Scores};
use nobat::experiment::pledge::PLEDGE;
use nobat::experiment::{Experiment, Inquiry, NoCache};
use nobat::fit::{Effort, Record, Sampler, World, smooth, smoother};
use nobat::model::question::{Exactness, ReportedPoint};
use nobat::random::Seed;
use nobat::report::Report;
use nobat::report::cell::Cell;
use nobat::scenario::{NoFiles, Request, Workbench};

const SCENARIO: &str = "scenarios/national-record.toml";
const RESULTS: &str = "docs/validation.csv";
const SEEDS: [u64; 3] = [1392, 1393, 1394];
const WORLDS: u32 = 400;
/// The first day of forecasts, and the day from which registrations had been counted in public.
const FROM: &str = "1395-12";
const COUNTED: &str = "1396-12-29";

/// Promises: on which day, what.
const PROMISES: &[(&str, &str)] = &[
    ("1394-02-31", "production.served_total @ 1394-12-29 >= 17M"),
    ("1394-02-31", "production.served_total @ 1395-12-29 >= 50M"),
    ("1398-02-31", "production.backlog @ 1398-12-29 <= 1M"),
    ("1398-06-31", "production.served_total @ 1398-12-29 >= 55M"),
    ("1399-08-07", "production.served_total @ 1400-08-01 >= 60.8M"),
];

/// What else was tried: its name, and the lines of the scenario that it does without.
const TRIED: &[(&str, &[&str])] = &[
    (
        "wander",
        &["median = 400_000", "unknown.supply.returns", "median = 0.03,", "unknown.uptake.returns"],
    ),
    ("uptake alone", &["median = 400_000", "unknown.supply.returns"]),
    ("no bound", &["value = 24_000_000, exactness = \"at_least\""]),
];

fn main() {
    let mut results = Results(String::from("group,measure,seed,value\n"));
    for seed in SEEDS {
        let text = fs::read_to_string(SCENARIO).unwrap();
        let bench = workbench(&text, seed);
        let report = answer(&BACKTEST, workbench(&text, seed), &[("from", &[FROM])]);
        let found = pairs(&report);
        for (group, pairs) in groups(&found) {
            results.scores(group, seed, &pairs);
        }
        results.quick(seed, &found, &quick(&bench, seed, &found));
        let (days, texts): (Vec<&str>, Vec<&str>) = PROMISES.iter().copied().unzip();
        let report = answer(&PLEDGE, bench, &[("at", &days), ("that", &texts)]);
        results.promises(seed, &report);
    }
    let mut left_out = Vec::new();
    for (draw, seed) in SEEDS.into_iter().enumerate() {
        left_out.extend(between(
            &workbench(&fs::read_to_string(SCENARIO).unwrap(), seed),
            draw,
            seed,
        ));
    }
    for (group, of) in
        [("left out", ""), ("left out registered", "registered"), ("left out issued", "issued")]
    {
        let is_in = |it: &&(String, Pair, f64)| of.is_empty() || it.0 == of;
        results.left_out(group, &left_out.iter().filter(is_in).collect::<Vec<_>>());
    }
    for (name, lines) in TRIED {
        let seed = SEEDS[0];
        let text = without(&fs::read_to_string(SCENARIO).unwrap(), lines);
        let report = answer(&BACKTEST, workbench(&text, seed), &[("from", &[FROM])]);
        for (group, pairs) in groups(&pairs(&report)).into_iter().take(3) {
            results.scores(&format!("{name}: {group}"), seed, &pairs);
        }
    }
}

/// What was found so far, a line a value; kept with every line, for the whole takes long.
struct Results(String);

impl Results {
    fn write(&mut self, group: &str, measure: &str, seed: u64, value: f64) {
        let _ = writeln!(self.0, "{group},{measure},{seed},{value:.4}");
        fs::write(RESULTS, &self.0).unwrap();
    }

    fn scores(&mut self, group: &str, seed: u64, pairs: &[Pair]) {
        let Some(scores) = Scores::of(&pairs.iter()) else { return };
        let [half, eight, most] = scores.coverage;
        self.write(group, "forecasts", seed, scores.count as f64);
        scores.to_best().into_iter().for_each(|ratio| self.write(group, "to_best", seed, ratio));
        let to_walk = scores.ratios[4];
        to_walk.into_iter().for_each(|ratio| self.write(group, "to_walk", seed, ratio));
        self.write(group, "mean_error", seed, scores.mape);
        self.write(group, "crps", seed, scores.crps);
        self.write(group, "cover_50", seed, half);
        self.write(group, "cover_80", seed, eight);
        self.write(group, "cover_95", seed, most);
    }

    /// Forecasts of quick looks beside those of the sampler: their scores, how far the medians are apart in halves of the
    /// 80 % band of the sampler, how wide their bands are beside its.
    fn quick(&mut self, seed: u64, found: &[(String, Pair)], quick: &[(String, Pair)]) {
        for (group, pairs) in groups(quick).into_iter().take(3) {
            self.scores(&format!("quick {group}"), seed, &pairs);
        }
        let both =
            || groups(found).swap_remove(0).1.into_iter().zip(groups(quick).swap_remove(0).1);
        let width = |pair: &Pair| pair.quantiles[5] - pair.quantiles[1];
        let median = |mut values: Vec<f64>| {
            values.sort_by(f64::total_cmp);
            values[values.len().div_euclid(2)]
        };
        let apart = both().map(|(one, other)| {
            (one.quantiles[3] - other.quantiles[3]).abs() / (0.5 * width(&one))
        });
        self.write("quick all", "apart", seed, median(apart.collect()));
        let wide = both().map(|(one, other)| width(&other) / width(&one));
        self.write("quick all", "width", seed, median(wide.collect()));
    }

    fn promises(&mut self, seed: u64, report: &Report) {
        let table = report.tables().find(|table| table.key == "pledges").unwrap();
        for ((made, text), row) in PROMISES.iter().zip(&table.rows) {
            for measure in
                ["then", "by_now", "foreseen_q10", "foreseen_q90", "came_q10", "came_q90"]
            {
                let place = table.columns.iter().position(|column| column.key == measure).unwrap();
                let value = row.cells[place].number().unwrap();
                self.write(&format!("{made}: {text}"), measure, seed, value);
            }
        }
    }

    /// Of all draws together; the seed is that of the first.
    fn left_out(&mut self, group: &str, found: &[&(String, Pair, f64)]) {
        let seed = SEEDS[0];
        let pairs: Vec<Pair> = found.iter().map(|(_, pair, _)| pair.clone()).collect();
        let Some(scores) = Scores::of(&pairs.iter()) else { return };
        let ruler = found.iter().map(|(.., ruler)| ruler).sum::<f64>() / found.len() as f64;
        self.write(group, "forecasts", seed, scores.count as f64);
        self.write(group, "to_ruler", seed, scores.crps / ruler);
        self.write(group, "crps", seed, scores.crps);
        self.write(group, "ruler", seed, ruler);
        self.write(group, "cover_50", seed, scores.coverage[0]);
        self.write(group, "cover_80", seed, scores.coverage[1]);
        self.write(group, "cover_95", seed, scores.coverage[2]);
    }
}

fn workbench(text: &str, seed: u64) -> Workbench {
    let request = Request { seed: Some(seed), ..Request::new(SCENARIO, text) };
    Workbench::new(request, NoFiles).unwrap()
}

/// The scenario without the lines in which these words stand.
fn without(text: &str, words: &[&str]) -> String {
    assert!(words.iter().all(|word| text.contains(word)), "{words:?}");
    let stays = |line: &&str| !words.iter().any(|word| line.contains(word));
    text.lines().filter(stays).flat_map(|line| [line, "\n"]).collect()
}

fn answer(experiment: &Experiment, bench: Workbench, given: &[(&'static str, &[&str])]) -> Report {
    let mut arguments = Arguments::defaults(experiment.arguments);
    arguments.set("worlds", vec![WORLDS.to_string()]);
    for (name, values) in given {
        arguments.set(name, values.iter().map(|value| (*value).to_owned()).collect());
    }
    let mut inquiry = Inquiry {
        workbenches: &mut [bench],
        arguments: &arguments,
        files: &NoFiles,
        cache: &NoCache,
        progress: &(),
    };
    (experiment.conduct)(&mut inquiry).unwrap()
}

/// The same forecasts by a quick look on each day.
fn quick(bench: &Workbench, seed: u64, of: &[(String, Pair)]) -> Vec<(String, Pair)> {
    let model = &bench.programme.base.model;
    let record = Record::new(model, Seed(seed));
    let mut days: Vec<Day> = of.iter().map(|(_, pair)| pair.origin).collect();
    days.dedup();
    let look = |origin: &Day| {
        let known = record.known_by(*origin);
        let figures = (record.figures.as_slice(), record.days.as_slice(), known);
        let effort = (WORLDS, smoother::ROUNDS);
        let found = smooth(&record, &record.space, figures, effort, Seed(seed));
        let pairs = forecasts(&record, *origin, found.worlds, seed).later();
        let name =
            |pair: &Pair| model.reported[record.dated[pair.figure].reported].name.key.clone();
        pairs.into_iter().map(|pair| (name(&pair), pair)).collect::<Vec<_>>()
    };
    days.iter().flat_map(look).collect()
}

fn forecasts<'a>(
    record: &'a Record<'a>,
    origin: Day,
    worlds: Vec<World>,
    seed: u64,
) -> Forecasts<'a> {
    let of = |world: World| (record.space.error_factor(&world.u), world.seen);
    let worlds = worlds.into_iter().map(of).collect();
    Forecasts { record, origin, worlds, seed: Seed(seed) }
}

/// One in three of the figures of totals that lie between others, told by a fit to all the rest: of what, the forecast, and
/// how far off a ruler between the neighbours would be. Three draws leave each out once. Figures of one date go together.
fn between(bench: &Workbench, draw: usize, seed: u64) -> Vec<(String, Pair, f64)> {
    let mut model = bench.programme.base.model.clone();
    let last = model.timeline.end();
    for reported in ["registered", "issued"] {
        let of = model.reported.iter_mut().find(|it| it.name.key == reported).unwrap();
        let is_amount =
            |it: &ReportedPoint| !matches!(it.exactness, Exactness::AtLeast | Exactness::AtMost);
        let mut days: Vec<Day> =
            of.points.iter().filter(|it| is_amount(it)).map(|it| it.days.first).collect();
        days.sort();
        days.dedup();
        let inside = &days[1..days.len() - 1];
        let out: Vec<Day> = inside.iter().copied().skip(draw).step_by(SEEDS.len()).collect();
        // What is published on the last day of all is known to nobody before.
        let chosen =
            of.points.iter_mut().filter(|it| is_amount(it) && out.contains(&it.days.first));
        chosen.for_each(|point| point.published = last);
    }
    let record = Record::new(&model, Seed(seed));
    let origin = last.plus(-1);
    let known = record.known_by(origin);
    let figures = (record.figures.as_slice(), record.days.as_slice());
    let effort = Effort { worlds: WORLDS, ..Effort::default() };
    let mut sampler = Sampler::new(&record, &record.space, figures, effort, Seed(seed));
    while sampler.taken() < known {
        sampler.take();
    }
    let forecasts = forecasts(&record, origin, sampler.forecast(), seed);
    let told = |figure: usize| {
        let pair = forecasts.of(figure).unwrap();
        let of = record.dated[figure];
        let name = model.reported[of.reported].name.key.clone();
        let others = (0..known).filter(|other| {
            record.dated[*other].reported == of.reported && record.is_scored(*other)
        });
        let at = |figure: &usize| record.dated[*figure].middle();
        let before = others.clone().filter(|it| at(it) < of.middle());
        let before = before.max_by(|one, other| at(one).total_cmp(&at(other))).unwrap();
        let after = others.filter(|it| of.middle() < at(it));
        let after = after.min_by(|one, other| at(one).total_cmp(&at(other))).unwrap();
        let [low, high] = [before, after].map(|it| record.figures[it].value);
        let share = (of.middle() - at(&before)) / (at(&after) - at(&before));
        let ruler = (low + share * (high - low) - pair.came).abs();
        (name, pair, ruler)
    };
    (known..record.figures.len()).map(told).collect()
}

/// Every forecast of a backtest, with what it is of.
fn pairs(report: &Report) -> Vec<(String, Pair)> {
    let table = report.tables().find(|table| table.key == "forecasts").unwrap();
    let place = |key: &str| table.columns.iter().position(|column| column.key == key).unwrap();
    let [origin, reported, quantiles] = ["origin", "reported", "q025"].map(place);
    let [lead, came, crps, pit] = ["lead_months", "came", "crps", "pit"].map(place);
    let naive = place("naive_last");
    let pair = |row: &nobat::report::table::Row| {
        let number = |place: usize| row.cells.get(place).and_then(Cell::number);
        let Cell::Date(day) = row.cells[origin] else { panic!("no date in the first column") };
        let Cell::Text(of) = &row.cells[reported] else { panic!("no name in the second column") };
        let pair = Pair {
            origin: day,
            figure: 0,
            lead: number(lead).unwrap(),
            came: number(came).unwrap(),
            quantiles: [0, 1, 2, 3, 4, 5, 6].map(|level| number(quantiles + level).unwrap()),
            crps: number(crps).unwrap(),
            pit: number(pit).unwrap(),
            naive: [0, 1, 2, 3, 4].map(|place| number(naive + place)),
        };
        (of.to_string(), pair)
    };
    table.rows.iter().map(pair).collect()
}

/// The forecasts of which the page speaks.
fn groups(pairs: &[(String, Pair)]) -> Vec<(&'static str, Vec<Pair>)> {
    let day = |text: &str| Calendar::Persian.parse(text).unwrap().last;
    let counted = day(COUNTED);
    let totals = |of: &str| of != "waiting";
    let lead = |pair: &Pair, from: f64, to: f64| from <= pair.lead && pair.lead < to;
    let origin = |pair: &Pair, from: &str, to: &str| {
        let within = |day: Day| pair.origin < day;
        !within(day(from)) && within(day(to))
    };
    let only = |is_in: &dyn Fn(&str, &Pair) -> bool| -> Vec<Pair> {
        pairs.iter().filter(|(of, pair)| is_in(of, pair)).map(|(_, pair)| pair.clone()).collect()
    };
    vec![
        ("all", only(&|of, _| totals(of))),
        ("registered", only(&|of, _| of == "registered")),
        ("issued", only(&|of, _| of == "issued")),
        ("waiting", only(&|of, _| of == "waiting")),
        ("3 months", only(&|of, it| totals(of) && lead(it, 1.0, 4.5))),
        ("6 months", only(&|of, it| totals(of) && lead(it, 4.5, 9.0))),
        ("12 months", only(&|of, it| totals(of) && lead(it, 9.0, 18.0))),
        ("24 months", only(&|of, it| totals(of) && lead(it, 18.0, 30.0))),
        (
            "6 months counted",
            only(&|of, it| totals(of) && lead(it, 4.5, 9.0) && counted <= it.origin),
        ),
        (
            "12 months counted",
            only(&|of, it| totals(of) && lead(it, 9.0, 18.0) && counted <= it.origin),
        ),
        ("to 1396-09", only(&|of, it| totals(of) && origin(it, "1390-01", "1396-12-01"))),
        (
            "1396-12 to 1398-09",
            only(&|of, it| totals(of) && origin(it, "1396-12-01", "1398-12-01")),
        ),
        (
            "1398-12 to 1400-09",
            only(&|of, it| totals(of) && origin(it, "1398-12-01", "1400-12-01")),
        ),
        ("from 1400-12", only(&|of, it| totals(of) && origin(it, "1400-12-01", "1405-12-01"))),
    ]
}
