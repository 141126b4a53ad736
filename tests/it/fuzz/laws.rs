//! What every text is held to: it is played and all identities hold, or it is refused with a word; and, of a valid
//! programme, that threads, repetition and the effective text change nothing.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use nobat::diagnostic::render::{Colour, render};
use nobat::experiment::arguments::Arguments;
use nobat::experiment::explain::findings as explained;
use nobat::experiment::opening::{Opening, run_info};
use nobat::experiment::outcome::Outcome;
use nobat::experiment::parameter::{Parameter, Values};
use nobat::experiment::run::findings;
use nobat::experiment::{self, Experiment, ExperimentError, Inquiry, NoCache, cost};
use nobat::experiment::{solve, sweep};
use nobat::format::terminal::{self, Looks};
use nobat::format::{csv, json};
use nobat::language::{LANGUAGES, Locale};
use nobat::model::metric::Metric;
use nobat::report::Report;
use nobat::scenario::{NoFiles, Programme, Request, Variant, Workbench, load};
use rayon::ThreadPool;

use super::dice::Dice;
use super::{hostile, programme, tables};

/// How a text ended well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// With a word that says what is wrong.
    Refused,
    /// It makes sense, but playing it would take longer than a fuzzer waits.
    Dear,
    /// With an answer.
    Played,
}

/// A law that did not hold.
#[derive(Debug)]
pub(crate) struct Broken {
    /// Which one.
    pub(crate) law: &'static str,
    /// What was seen instead.
    pub(crate) what: String,
}

impl Broken {
    /// Whether another one is the same mistake, as far as its first line says.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let first = |of: &Self| -> String {
            let line = of.what.lines().next().unwrap_or_default();
            line.chars().filter(|each| !each.is_ascii_digit()).collect()
        };
        let says_which = ["no panic", "a valid programme loads", "the effective text loads"];
        self.law == other.law && (!says_which.contains(&self.law) || first(self) == first(other))
    }
}

pub(crate) type Held = Result<End, Broken>;

/// Something that is fuzzed: where its texts come from, and what holds for them.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    /// The text of a seed and an index.
    pub(crate) case: fn(u64, u64) -> String,
    pub(crate) holds: fn(&str) -> Held,
}

pub(crate) const TARGETS: &[Target] = &[
    Target { name: "programme", case: programme::programme, holds: valid },
    Target {
        name: "scenario",
        case: |seed, index| {
            spoilt(tables::scenario, if index.is_multiple_of(7) { 12 } else { 2 }, seed, index)
        },
        holds: scenario,
    },
    Target { name: "sheet", case: |seed, index| spoilt(tables::sheet, 4, seed, index), holds: sheet },
    Target {
        name: "set",
        case: |seed, index| spoilt(tables::settings, 3, seed, index),
        holds: settings,
    },
    Target { name: "vary", case: |seed, index| spoilt(tables::varied, 3, seed, index), holds: vary },
    Target {
        name: "claim",
        case: |seed, index| spoilt(tables::claimed, 3, seed, index),
        holds: claim,
    },
];

fn spoilt(of: fn(&mut Dice) -> String, most: usize, seed: u64, index: u64) -> String {
    let mut dice = Dice::new(seed, index);
    let (text, other) = (of(&mut dice), of(&mut dice));
    hostile::spoilt(text, &other, most, &mut dice)
}

fn held(law: &'static str, holds: bool, what: impl FnOnce() -> String) -> Result<(), Broken> {
    if holds { Ok(()) } else { Err(Broken { law, what: what() }) }
}

/// Whatever stands in a scenario.
pub(crate) fn scenario(text: &str) -> Held {
    read(Request::new("card.toml", text), tables::shelf())
}

/// Whatever stands in a table, read as regions, as counts and as issued cards.
pub(crate) fn sheet(text: &str) -> Held {
    let mut end = End::Refused;
    for reader in tables::READERS {
        let files = BTreeMap::from([("t.csv".to_owned(), text.to_owned())]);
        let scenario = [tables::SMALL, reader].concat();
        if read(Request::new("card.toml", scenario), files)? == End::Played {
            end = End::Played;
        }
    }
    Ok(end)
}

/// Settings, one in each line.
pub(crate) fn settings(text: &str) -> Held {
    let mut request = Request::new("card.toml", tables::DESK);
    request.set = text.lines().map(str::to_owned).collect();
    read(request, BTreeMap::new())
}

/// Parameters of a sweep, one in each line.
pub(crate) fn vary(text: &str) -> Held {
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let count = |line: &String| match Parameter::parse(line).map(|parameter| parameter.values) {
        Ok(Values::List(list)) => list.len(),
        Ok(Values::Range { count, .. }) => count.unwrap_or(9) as usize,
        Err(_) => 1,
    };
    if 40 < lines.iter().map(count).fold(1, usize::saturating_mul) {
        return Ok(End::Dear);
    }
    asked(&sweep::SWEEP, &[("vary", lines)])
}

/// What is to hold at the value that is sought.
pub(crate) fn claim(text: &str) -> Held {
    let vary = vec!["supplier.mint.per_month=10..60".to_owned()];
    asked(&solve::SOLVE, &[("vary", vary), ("until", vec![text.to_owned()])])
}

fn asked(experiment: &Experiment, typed: &[(&'static str, Vec<String>)]) -> Held {
    let mut arguments = Arguments::defaults(experiment.arguments);
    for (name, values) in typed {
        arguments.set(name, values.clone());
    }
    let bench = tables::DESK.parse::<Workbench>();
    let mut workbenches = [bench.map_err(|error| Broken { law: "desk", what: error.to_string() })?];
    let mut inquiry = Inquiry {
        workbenches: &mut workbenches,
        arguments: &arguments,
        files: &NoFiles,
        cache: &NoCache,
        progress: &(),
    };
    match (experiment.conduct)(&mut inquiry) {
        Ok(report) => shown(&report).map(|()| End::Played),
        Err(ExperimentError::Violation(violation)) => {
            Err(Broken { law: "identities", what: violation.to_string() })
        }
        Err(error) => speaks(&error.to_string()).map(|()| End::Refused),
    }
}

fn read(request: Request, files: BTreeMap<String, String>) -> Held {
    let loaded = load(request, &files);
    let words = render(&loaded.diagnostics, &loaded.sources, Colour::Plain);
    let Some(programme) = loaded.programme else {
        held("an error for no programme", loaded.diagnostics.has_errors(), || words.clone())?;
        return speaks(&words).map(|()| End::Refused);
    };
    held("no error in a programme", !loaded.diagnostics.has_errors(), || words.clone())?;
    again(&programme)?;
    play(programme)
}

/// A refusal has words, all of which can be seen.
fn speaks(words: &str) -> Result<(), Broken> {
    held("a word of refusal", !words.trim().is_empty(), String::new)?;
    let hidden = |each: char| {
        each.is_control() && each != '\n' || ('\u{202a}'..='\u{202e}').contains(&each)
    };
    held("words that can be seen", !words.contains(hidden), || format!("{words:?}"))
}

/// The effective text loads to the same by itself.
fn again(programme: &Programme) -> Result<(), Broken> {
    let second = load(Request::new("card.toml", &*programme.effective), &NoFiles);
    let Some(other) = second.programme else {
        let words = render(&second.diagnostics, &second.sources, Colour::Plain);
        return Err(Broken { law: "the effective text loads", what: words });
    };
    let law = "the effective text loads to the same";
    held(law, other.effective == programme.effective, || other.effective.clone())?;
    let all = |of: &Programme| {
        let mut all = vec![shape(&of.base)];
        all.extend(of.variants.iter().map(shape));
        all.push(format!("{:?} {:?} {:?} {:?}", of.plan, of.precision, of.name, of.note));
        all
    };
    let (one, two) = (all(programme), all(&other));
    let differ = one.iter().zip(&two).find(|(one, two)| one != two);
    held(law, one.len() == two.len() && differ.is_none(), || format!("{differ:#?}"))
}

/// All that it is, but for the addresses and words of values that stood in a file and are now written out.
pub(crate) fn shape(variant: &Variant) -> String {
    let mut variant = variant.clone();
    for assumption in &mut variant.model.assumptions {
        (assumption.address, assumption.value) = (String::new(), String::new());
    }
    format!("{variant:?}")
}

/// What a fuzzer waits for: by estimate, so many seconds and bytes.
const MOST_SECONDS: f64 = 0.02;
const MOST_BYTES: f64 = 200e6;

fn play(mut programme: Programme) -> Held {
    programme.plan.replications = programme.plan.replications.min(2);
    programme.precision = None;
    let cost = cost(&programme);
    held("a cost", cost.seconds.is_finite() && cost.bytes.is_finite(), || format!("{cost:?}"))?;
    if MOST_SECONDS < cost.seconds || MOST_BYTES < cost.bytes {
        return Ok(End::Dear);
    }
    shown(&explained::report(run_info(&programme), &experiment::explain(&programme)))?;
    let found = experiment::run(&programme, &|_| {});
    let found = found.map_err(|why| Broken { law: "identities", what: why.to_string() })?;
    found.outcomes.iter().try_for_each(nothing_below_nothing)?;
    let opening = Opening { run: found.info, precision: None };
    shown(&findings::report(opening, &found.outcomes))?;
    Ok(End::Played)
}

/// A report can be written down.
fn shown(report: &Report) -> Result<(), Broken> {
    for language in LANGUAGES {
        let locale = Locale::new(language, report.run.calendar);
        let text = terminal::text(report, &locale, Looks::Plain);
        held("a report in words", !text.trim().is_empty(), String::new)?;
    }
    // To write it all down takes longer than to play it.
    if !report.run.seed.wrapping_add(report.run.steps.len() as u64).is_multiple_of(7) {
        return Ok(());
    }
    let locale = Locale::new(LANGUAGES[0], report.run.calendar);
    for file in (csv::CSV.write)(report, &locale) {
        held("no empty file", !file.bytes.is_empty(), || file.path.clone())?;
    }
    for file in (json::JSON.write)(report, &locale) {
        let read = serde_json::from_slice::<serde_json::Value>(&file.bytes);
        held("JSON that can be read", read.is_ok(), || format!("{}: {read:?}", file.path))?;
    }
    Ok(())
}

/// No stock, flow or share is ever below nothing, and none is no number.
fn nothing_below_nothing(outcome: &Outcome) -> Result<(), Broken> {
    for series in &outcome.series {
        if series.metric == Metric::Cash {
            continue;
        }
        for band in series.bands.iter().flatten() {
            let is_right = 0.0 <= band.quantiles[0] && band.quantiles[6].is_finite();
            held("nothing below nothing", is_right && band.mean.is_finite(), || {
                format!("{:?} of {:?}: {band:?}", series.metric, series.of)
            })?;
        }
    }
    Ok(())
}

static POOLS: LazyLock<[ThreadPool; 2]> = LazyLock::new(|| {
    [1, 2].map(|threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap())
});

/// A programme that makes sense: it loads, and neither threads nor repetition nor the way it is written change a byte.
pub(crate) fn valid(text: &str) -> Held {
    let loaded = load(Request::new("card.toml", text), &NoFiles);
    let Some(programme) = loaded.programme else {
        let words = render(&loaded.diagnostics, &loaded.sources, Colour::Plain);
        return Err(Broken { law: "a valid programme loads", what: words });
    };
    again(&programme)?;
    let mut longer = programme.clone();
    longer.plan.replications = 5;
    let on = |pool: &ThreadPool| {
        let found = pool.install(|| experiment::run(&longer, &|_| {}));
        let found = found.map_err(|why| Broken { law: "identities", what: why.to_string() })?;
        Ok(format!("{:?}", found.outcomes))
    };
    let first = on(&POOLS[0])?;
    held("the same on two threads", first == on(&POOLS[1])?, String::new)?;
    held("the same again", first == on(&POOLS[0])?, String::new)?;
    play(programme)
}
