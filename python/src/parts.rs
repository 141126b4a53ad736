//! A run in parts: a shard as bytes, parts as one, and the results of all of them. Writes no file but through the program.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use nobat::Workbench;
use nobat::cli::{self, Channel, Colours, Registry, Status, World};
use nobat::diagnostic::placed::Placed;
use nobat::diagnostic::render::Colour;
use nobat::disk::Disk;
use nobat::experiment::run::RUN;
use nobat::experiment::shard::{self, How, NoPart, NoShard, Part, Shard, Wanted};
use nobat::experiment::{ExperimentError, cost};
use nobat::scenario::Request;
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyBytes;

use crate::errors;
use crate::interrupt;
use crate::question::{self, Manner};
use crate::result::Result;

/// What beside the scenario decides how a shard is played.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct Kept {
    relief: bool,
    only: Vec<String>,
    sketch: bool,
}

/// Plays a shard, such as `3/16`, and gives its part. `None` where what is there in its place is that part already.
#[pyfunction]
#[pyo3(name = "shard")]
pub(crate) fn play_shard<'py>(
    py: Python<'py>,
    scenario: (PathBuf, Option<String>),
    which: &str,
    kept: Kept,
    there: Option<PyBackedBytes>,
    manner: Manner,
) -> PyResult<Option<Bound<'py, PyBytes>>> {
    let shard: Shard = which.parse().map_err(|error: NoShard| refused(py, &error.to_string()))?;
    let request =
        question::request(scenario, &manner).map_err(|error| errors::of_scenario(py, &error))?;
    let Kept { relief, only, sketch } = kept;
    let wanted = Wanted { request: request.clone(), how: How { relief, only, sketch } };
    let bench = opened(py, request)?;
    match there.map(|bytes| Part::from_bytes(&bytes)) {
        Some(Ok(part)) => {
            return match shard::other(&part, &bench, &wanted, shard) {
                None => Ok(None),
                Some(why) => Err(refused(py, &format!("the part that is there is another: {why}"))),
            };
        }
        // What a disk has lost is played again.
        Some(Err(NoPart::Damaged)) | None => {}
        Some(Err(NoPart::Other)) => return Err(refused(py, "another file is there")),
        Some(Err(NoPart::Foreign(why))) => return Err(refused(py, &why)),
    }
    let mut programme = bench.programme.clone();
    let its = shard.replications(programme.plan.replications).len();
    programme.plan.replications = u32::try_from(its).unwrap_or(u32::MAX);
    let advice = "cut the run into more shards, or keep less with `only` or `sketch`";
    question::allow(cost(&programme).bytes, manner.max_memory, advice)?;
    let work = move |heard: &interrupt::Wanted| {
        shard::play(&bench, &wanted, shard, heard).map(|part| part.to_bytes())
    };
    let part = interrupt::play(py, usize::from(manner.threads), work)?;
    let part = part.map_err(|error| errors::of_experiment(py, &error))?;
    Ok(Some(PyBytes::new(py, &part)))
}

/// A scenario; warns of what its author should look at.
fn opened(py: Python<'_>, request: Request) -> PyResult<Workbench> {
    let files = Disk::beside(Path::new(""), &request.path);
    let bench = Workbench::new(request, files).map_err(|error| errors::of_scenario(py, &error))?;
    let (found, sources) = bench.findings();
    if !found.is_empty() {
        let text = bench.warnings(Colour::Plain);
        errors::warn(py, text.trim_end(), &Placed::all(found, sources))?;
    }
    Ok(bench)
}

/// Parts with their names, as one larger part.
#[pyfunction]
pub(crate) fn together(
    py: Python<'_>,
    parts: Vec<(String, PyBackedBytes)>,
    manner: Manner,
) -> PyResult<Bound<'_, PyBytes>> {
    let whole = whole(py, parts, &manner)?;
    let bytes = interrupt::play(py, usize::from(manner.threads), move |_| whole.to_bytes())?;
    Ok(PyBytes::new(py, &bytes))
}

/// The answer of a run of which all parts are there; words of `nobat merge - …` have it left in a folder too.
#[pyfunction]
pub(crate) fn merge(
    py: Python<'_>,
    parts: Vec<(String, PyBackedBytes)>,
    into: Option<Vec<String>>,
    manner: Manner,
) -> PyResult<Result> {
    let language = question::language(&manner)?;
    let threads = usize::from(manner.threads);
    let part = whole(py, parts, &manner)?;
    let work = move |_: &interrupt::Wanted| {
        let mut bench = shard::bench(&part)?;
        let report = shard::report(&part, &mut bench)?;
        let left = into.map(|words| program(&words, &part.to_bytes()));
        Ok((report, bench, left))
    };
    let done: std::result::Result<_, ExperimentError> = interrupt::play(py, threads, work)?;
    let (report, bench, left) = done.map_err(|error| of_parts(py, &error))?;
    match left {
        Some((Status::BadInput, _, said)) => Err(refused(py, said.trim_end())),
        Some((Status::Broken, _, said)) => Err(PyOSError::new_err(said.trim_end().to_owned())),
        Some(_) | None => Ok(Result::new(RUN.name, report, vec![bench], language, threads)),
    }
}

/// Plays a command of the program here: its exit status, what it answers, what it complains of.
#[pyfunction]
pub(crate) fn command(py: Python<'_>, words: Vec<String>) -> PyResult<(u8, String, String)> {
    let (status, answered, said) = interrupt::play(py, 1, move |_| program(&words, &[]))?;
    let status = match status {
        Status::Good => 0,
        Status::FailedAssertion => 1,
        Status::BadInput => 2,
        Status::Broken => 3,
    };
    Ok((status, answered, said))
}

/// The program in this process, reading these bytes as its standard input.
fn program(words: &[String], mut stdin: &[u8]) -> (Status, String, String) {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut world = World {
        stdin: &mut stdin as &mut dyn io::Read,
        stdout: &mut stdout,
        stderr: &mut stderr,
        stdout_is: Channel::Other,
        stderr_is: Channel::Other,
        colours: Colours::Refused,
        columns: None,
        folder: std::env::current_dir().unwrap_or_default(),
        home: std::env::home_dir(),
        publishing: &Mutex::new(()),
    };
    let status = cli::main(&Registry::default(), words.iter().map(Into::into), &mut world);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (status, text(stdout), text(stderr))
}

fn whole(py: Python<'_>, parts: Vec<(String, PyBackedBytes)>, manner: &Manner) -> PyResult<Part> {
    let bytes: usize = parts.iter().map(|(_, bytes)| bytes.len()).sum();
    // Each is held as it is read and as it is understood; then all of them as one.
    let advice = "put some of them together first with `together`";
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let bytes = bytes as f64;
    question::allow(3.0 * bytes, manner.max_memory, advice)?;
    let work = move |_: &interrupt::Wanted| {
        let (mut read, mut wrong) = (Vec::new(), Vec::new());
        for (name, bytes) in parts {
            match Part::from_bytes(&bytes) {
                Ok(part) => read.push((name, part)),
                Err(why) => wrong.push(format!("`{name}` cannot be merged: {why}")),
            }
        }
        if wrong.is_empty() {
            shard::together(read)
        } else {
            Err(ExperimentError::BadInput(wrong.join("; ")))
        }
    };
    let whole = interrupt::play(py, usize::from(manner.threads), work)?;
    whole.map_err(|error| of_parts(py, &error))
}

/// Of parts nobody wrote anything: what is wrong with them is said of the parts.
fn of_parts(py: Python<'_>, error: &ExperimentError) -> PyErr {
    match error {
        ExperimentError::BadInput(why) => refused(py, why),
        ExperimentError::Scenario(_) | ExperimentError::Violation(_) => {
            errors::of_experiment(py, error)
        }
    }
}

/// `ShardError`.
fn refused(py: Python<'_>, why: &str) -> PyErr {
    let class = py.import("nobat._errors").and_then(|errors| errors.getattr("ShardError"));
    class.and_then(|class| class.call1((why,))).map_or_else(|error| error, PyErr::from_value)
}
