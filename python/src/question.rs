//! A question asked of scenarios, and the list of all questions as data. Answers none itself.

use std::path::{Path, PathBuf};

use nobat::Workbench;
use nobat::diagnostic::placed::Placed;
use nobat::diagnostic::render::Colour;
use nobat::disk::{self, Disk};
use nobat::experiment::arguments::{Argument, Arguments, Times};
use nobat::experiment::{EXPERIMENTS, Experiment, Inquiry, Leaves, NoCache, Scenarios, cost};
use nobat::language::{LANGUAGES, Language};
use nobat::scenario::{Request, ScenarioError};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::errors;
use crate::interrupt;
use crate::result::Result;

/// What was played, in a folder of results.
const KEPT: &str = "scenario.toml";

/// All questions with their options: what the functions of the package are made of.
#[pyfunction]
pub(crate) fn questions(py: Python<'_>) -> PyResult<Vec<Bound<'_, PyDict>>> {
    EXPERIMENTS.iter().map(|experiment| question(py, experiment)).collect()
}

fn question<'py>(py: Python<'py>, experiment: &Experiment) -> PyResult<Bound<'py, PyDict>> {
    let facts = PyDict::new(py);
    facts.set_item("name", experiment.name)?;
    facts.set_item("about", experiment.about)?;
    let plays = experiment.leaves != Leaves::Words;
    // What leaves words alone is asked of each scenario by itself.
    facts.set_item("several", plays && experiment.scenarios == Scenarios::Several)?;
    facts.set_item("plays", plays)?;
    let options = experiment.arguments.iter().map(|argument| option(py, argument));
    facts.set_item("options", options.collect::<PyResult<Vec<_>>>()?)?;
    Ok(facts)
}

fn option<'py>(py: Python<'py>, argument: &Argument) -> PyResult<Bound<'py, PyDict>> {
    let facts = PyDict::new(py);
    facts.set_item("name", argument.name)?;
    facts.set_item("value", argument.value)?;
    facts.set_item("about", argument.about)?;
    facts.set_item("flag", argument.times == Times::Flag)?;
    facts.set_item("many", matches!(argument.times, Times::Any | Times::AtLeastOnce))?;
    facts.set_item("needed", matches!(argument.times, Times::Once | Times::AtLeastOnce))?;
    facts.set_item("default", argument.default)?;
    facts.set_item("needs", argument.needs)?;
    let words: Vec<&str> = argument.choices.iter().map(|(word, _)| *word).collect();
    facts.set_item("choices", words)?;
    Ok(facts)
}

/// How a question is asked, beside its own options.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Manner {
    set: Vec<String>,
    replications: Option<u32>,
    seed: Option<u64>,
    lang: String,
    pub(crate) threads: u16,
    pub(crate) max_memory: f64,
}

/// Asks a question of scenarios, each a path and, where it is in no file, its text.
#[pyfunction]
pub(crate) fn ask(
    py: Python<'_>,
    name: &str,
    scenarios: Vec<(PathBuf, Option<String>)>,
    options: Vec<(String, Vec<String>)>,
    manner: Manner,
) -> PyResult<Result> {
    let experiment = EXPERIMENTS.iter().find(|experiment| experiment.name == name);
    let experiment =
        *experiment.ok_or_else(|| PyValueError::new_err(format!("no question `{name}`")))?;
    let language = language(&manner)?;
    let arguments = arguments(experiment, options)?;
    let threads = usize::from(manner.threads);
    let opened = scenarios.into_iter().map(|scenario| open(scenario, &manner));
    let opened: std::result::Result<Vec<Workbench>, ScenarioError> = opened.collect();
    let mut workbenches = opened.map_err(|error| errors::of_scenario(py, &error))?;
    for bench in &workbenches {
        let (found, sources) = bench.findings();
        if !found.is_empty() {
            let text = bench.warnings(Colour::Plain);
            errors::warn(py, text.trim_end(), &Placed::all(found, sources))?;
        }
    }
    within_memory(&workbenches, manner.max_memory)?;
    let work = move |wanted: &interrupt::Wanted| {
        let mut inquiry = Inquiry {
            workbenches: &mut workbenches,
            arguments: &arguments,
            files: &Disk::of(Path::new("")),
            cache: &NoCache,
            progress: wanted,
        };
        experiment.answer(&mut inquiry).map(|report| (report, workbenches))
    };
    let (report, workbenches) =
        interrupt::play(py, threads, work)?.map_err(|error| errors::of_experiment(py, &error))?;
    Ok(Result::new(experiment.name, report, workbenches, language, threads))
}

fn arguments(experiment: &Experiment, given: Vec<(String, Vec<String>)>) -> PyResult<Arguments> {
    let mut arguments = Arguments::defaults(experiment.arguments);
    for (name, values) in given {
        let known = experiment.arguments.iter().find(|argument| argument.name == name);
        let known = known.ok_or_else(|| PyValueError::new_err(format!("no option `{name}`")))?;
        let words = known.choices;
        let is_odd = |value: &&String| words.iter().all(|(word, _)| word != value);
        if let Some(odd) = values.iter().find(is_odd).filter(|_| !words.is_empty()) {
            let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let words = words.join(", ");
            return Err(PyValueError::new_err(format!("`{name}` is one of {words}, not `{odd}`")));
        }
        arguments.set(known.name, values);
    }
    Ok(arguments)
}

/// The language that was asked for.
pub(crate) fn language(manner: &Manner) -> PyResult<&'static Language> {
    Language::of_code(&manner.lang, LANGUAGES).ok_or_else(|| {
        let codes: Vec<&str> = LANGUAGES.iter().map(|language| language.code).collect();
        PyValueError::new_err(format!("no language `{}`: {}", manner.lang, codes.join(", ")))
    })
}

fn open(
    scenario: (PathBuf, Option<String>),
    manner: &Manner,
) -> std::result::Result<Workbench, ScenarioError> {
    let request = request(scenario, manner)?;
    let files = Disk::beside(Path::new(""), &request.path);
    Workbench::new(request, files)
}

/// A scenario with what is laid over it; a folder of results stands for the one that it holds.
pub(crate) fn request(
    (path, text): (PathBuf, Option<String>),
    manner: &Manner,
) -> std::result::Result<Request, ScenarioError> {
    let kept = path.join(KEPT);
    let path = if text.is_none() && kept.is_file() { kept } else { path };
    let shown = path.display().to_string();
    let text = text.map_or_else(|| disk::read_text(&path), Ok);
    let text = text.map_err(|why| ScenarioError::Unreadable { path: shown.clone(), why })?;
    let Manner { set, replications, seed, .. } = manner;
    let (set, replications, seed) = (set.clone(), *replications, *seed);
    Ok(Request { set, replications, seed, ..Request::new(shown, text) })
}

fn within_memory(workbenches: &[Workbench], gigabytes: f64) -> PyResult<()> {
    let bytes: f64 = workbenches.iter().map(|bench| cost(&bench.programme).bytes).sum();
    allow(bytes, gigabytes, "play fewer replications, variants or steps")
}

/// Refuses what would not fit, before the system ends Python half-way.
pub(crate) fn allow(bytes: f64, gigabytes: f64, advice: &str) -> PyResult<()> {
    if bytes <= 1e9 * gigabytes {
        return Ok(());
    }
    let needed = (bytes / 1e8).ceil() / 10.0;
    Err(PyValueError::new_err(format!(
        "this would take about {needed} GB of memory, and at most {gigabytes} GB may be taken: {advice}, or allow more with \
         max_memory={}",
        (bytes / 1e9).ceil(),
    )))
}
