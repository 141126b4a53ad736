//! What every text is held to: it is played and all identities hold, or it is refused with a word; and, of a valid
//! programme, that threads, repetition and the effective text change nothing.

use std::cell::RefCell;
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
use nobat::model::Model;
use nobat::model::answer::Claim;
use nobat::report::Report;
use nobat::scenario::{NoFiles, Programme, Request, Variant, Workbench, load};
use nobat::stats::band::Band;
use rayon::ThreadPool;

use super::dice::Dice;
use super::{goods, hostile, programme, sums, tables};

/// How much is done with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// It is read, and where it makes sense, so is what it comes to.
    Read,
    /// And played.
    Play,
}

/// How a text ended well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// With a word that says what is wrong.
    Refused,
    /// It makes sense, and was not to be played.
    Read,
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
    pub(crate) holds: fn(&str, Effort) -> Held,
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
    Target {
        name: "sheet",
        case: |seed, index| spoilt(tables::sheet, 4, seed, index),
        holds: sheet,
    },
    Target {
        name: "set",
        case: |seed, index| spoilt(tables::settings, 3, seed, index),
        holds: settings,
    },
    Target {
        name: "vary",
        case: |seed, index| spoilt(tables::varied, 3, seed, index),
        holds: vary,
    },
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

pub(crate) fn held(
    law: &'static str,
    holds: bool,
    what: impl FnOnce() -> String,
) -> Result<(), Broken> {
    if holds { Ok(()) } else { Err(Broken { law, what: what() }) }
}

/// Whatever stands in a scenario.
pub(crate) fn scenario(text: &str, effort: Effort) -> Held {
    read(Request::new("card.toml", text), &tables::shelf(), effort)
}

/// Whatever stands in a table, read in every way.
pub(crate) fn sheet(text: &str, effort: Effort) -> Held {
    let mut end = End::Refused;
    for reader in tables::READERS {
        let files = BTreeMap::from([("t.csv".to_owned(), text.to_owned())]);
        let scenario = [tables::SMALL, reader].concat();
        match read(Request::new("card.toml", scenario), &files, effort)? {
            End::Refused => {}
            other => end = other,
        }
    }
    Ok(end)
}

/// Settings, one in each line.
pub(crate) fn settings(text: &str, effort: Effort) -> Held {
    let mut request = Request::new("card.toml", tables::DESK);
    request.set = text.lines().map(str::to_owned).collect();
    read(request, &BTreeMap::new(), effort)
}

/// Parameters of a sweep, one in each line.
pub(crate) fn vary(text: &str, effort: Effort) -> Held {
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let count = |line: &String| match Parameter::parse(line).map(|parameter| parameter.values) {
        Ok(Values::List(list)) => list.len(),
        Ok(Values::Range { count, .. }) => count.unwrap_or(9) as usize,
        Err(_) => 1,
    };
    if 40 < lines.iter().map(count).fold(1, usize::saturating_mul) {
        return Ok(End::Dear);
    }
    let makes_sense = |line: &String| DESK.with_borrow(|bench| first_value(bench, line));
    if effort == Effort::Read && lines.iter().all(|line| makes_sense(line).is_some()) {
        return Ok(End::Read);
    }
    asked(&sweep::SWEEP, &[("vary", lines)])
}

/// The first value of a parameter, laid over the scenario of all questions.
fn first_value(bench: &Workbench, typed: &str) -> Option<Model> {
    let Parameter { key, values } = Parameter::parse(typed).ok()?;
    let value = match values {
        Values::List(list) => list.into_iter().next()?.text,
        Values::Range { low, .. } => low.to_string(),
    };
    bench.with([(key, value)]).ok()
}

/// What is to hold at the value that is sought.
pub(crate) fn claim(text: &str, effort: Effort) -> Held {
    let read = || DESK.with_borrow(|bench| Claim::parse(text, &bench.programme.base.model).is_ok());
    if effort == Effort::Read && read() {
        return Ok(End::Read);
    }
    let vary = vec!["supplier.mint.per_month=10..60".to_owned()];
    asked(&solve::SOLVE, &[("vary", vary), ("until", vec![text.to_owned()])])
}

thread_local! {
    static DESK: RefCell<Workbench> = RefCell::new(tables::DESK.parse().unwrap());
}

fn asked(experiment: &Experiment, typed: &[(&'static str, Vec<String>)]) -> Held {
    let mut arguments = Arguments::defaults(experiment.arguments);
    for (name, values) in typed {
        arguments.set(name, values.clone());
    }
    let found = DESK.with_borrow_mut(|bench| {
        (experiment.conduct)(&mut Inquiry {
            workbenches: std::slice::from_mut(bench),
            arguments: &arguments,
            files: &NoFiles,
            cache: &NoCache,
            progress: &(),
        })
    });
    match found {
        Ok(report) => shown(&report).map(|()| End::Played),
        Err(ExperimentError::Violation(violation)) => {
            Err(Broken { law: "identities", what: violation.to_string() })
        }
        Err(error) => speaks(&error.to_string()).map(|()| End::Refused),
    }
}

fn read(request: Request, files: &BTreeMap<String, String>, effort: Effort) -> Held {
    let loaded = load(request, files);
    let words = render(&loaded.diagnostics, &loaded.sources, Colour::Plain);
    let Some(programme) = loaded.programme else {
        held("an error for no programme", loaded.diagnostics.has_errors(), || words.clone())?;
        return speaks(&words).map(|()| End::Refused);
    };
    held("no error in a programme", !loaded.diagnostics.has_errors(), || words.clone())?;
    again(&programme)?;
    match effort {
        Effort::Read => Ok(End::Read),
        Effort::Play => play(programme),
    }
}

/// A refusal has words, all of which can be seen.
fn speaks(words: &str) -> Result<(), Broken> {
    held("a word of refusal", !words.trim().is_empty(), String::new)?;
    let hidden =
        |each: char| each.is_control() && each != '\n' || ('\u{202a}'..='\u{202e}').contains(&each);
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
    let variants = [&programme.base].into_iter().chain(&programme.variants);
    for (outcome, variant) in found.outcomes.iter().zip(variants) {
        sums::add_up(outcome, &variant.model)?;
        goods::add_up(outcome, &variant.model)?;
    }
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

static POOLS: LazyLock<[ThreadPool; 2]> = LazyLock::new(|| {
    [1, 3].map(|threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap())
});

/// A programme that makes sense: it loads, and neither threads nor repetition nor the way it is written change a byte.
pub(crate) fn valid(text: &str, effort: Effort) -> Held {
    // A variant that changes nothing comes with it.
    let text = format!("{text}\n[variant.same]\nlabel = \"the same\"\n");
    let loaded = load(Request::new("card.toml", text), &NoFiles);
    let Some(programme) = loaded.programme else {
        let words = render(&loaded.diagnostics, &loaded.sources, Colour::Plain);
        return Err(Broken { law: "a valid programme loads", what: words });
    };
    again(&programme)?;
    if effort == Effort::Read {
        return Ok(End::Read);
    }
    let mut longer = programme.clone();
    longer.plan.replications = 9;
    let on = |pool: &ThreadPool| {
        let found = pool.install(|| experiment::run(&longer, &|_| {}));
        found.map_err(|why| Broken { law: "identities", what: why.to_string() })
    };
    let (one, two) = (on(&POOLS[0])?, on(&POOLS[1])?);
    let words = format!("{:?}", one.outcomes);
    held("the same on three threads", words == format!("{:?}", two.outcomes), String::new)?;
    let series = |place: Option<&Outcome>| format!("{:?}", place.map(|outcome| &outcome.series));
    let (base, same) = (series(one.outcomes.first()), series(one.outcomes.last()));
    let law = "a variant like its base is its base";
    held(law, base == same, String::new)?;
    let stages = one.outcomes.iter().last().map_or(&[][..], |outcome| &outcome.stages);
    let differences = stages.iter().flat_map(|stage| &stage.difference);
    let none = |band: &Band| band.mean == 0.0 && band.quantiles == [0.0; 7];
    held(law, differences.clone().all(none), || {
        format!("{:?}", differences.clone().collect::<Vec<_>>())
    })?;
    play(programme)
}
