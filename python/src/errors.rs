//! Why there is no answer, as exceptions. Their classes are written in Python: `nobat/_errors.py`.

use nobat::diagnostic::placed::Placed;
use nobat::diagnostic::render::Colour;
use nobat::experiment::ExperimentError;
use nobat::scenario::ScenarioError;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyString;

/// Makes an exception of whatever went wrong.
pub(crate) fn of_experiment(py: Python<'_>, error: &ExperimentError) -> PyErr {
    match error {
        ExperimentError::Scenario(error) => of_scenario(py, error),
        ExperimentError::BadInput(_) => PyValueError::new_err(error.to_string()),
        ExperimentError::Violation(_) => PyRuntimeError::new_err(error.to_string()),
    }
}

/// `ScenarioError`, with what is wrong as text with carets and as data.
pub(crate) fn of_scenario(py: Python<'_>, error: &ScenarioError) -> PyErr {
    let text = error.render(Colour::Plain);
    let exception = diagnostics(py, &error.placed()).and_then(|found| {
        let class = py.import("nobat._errors")?.getattr("ScenarioError")?;
        class.call1((text.trim_end(), found))
    });
    exception.map_or_else(|error| error, PyErr::from_value)
}

/// A list of `Diagnostic`.
pub(crate) fn diagnostics<'py>(py: Python<'py>, found: &[Placed]) -> PyResult<Bound<'py, PyAny>> {
    let json = serde_json::to_string(found).unwrap_or_default();
    let read = py.import("nobat._errors")?.getattr("diagnostics")?;
    read.call1((PyString::new(py, &json),))
}

/// Warns of what the author of a scenario should look at, as Python warns.
pub(crate) fn warn(py: Python<'_>, text: &str, found: &[Placed]) -> PyResult<()> {
    let errors = py.import("nobat._errors")?;
    errors.getattr("warn")?.call1((text, diagnostics(py, found)?))?;
    Ok(())
}
