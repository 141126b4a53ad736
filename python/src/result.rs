//! The answer to a question: its sentences, tables, charts and documents. Plays only what is asked for later.

use std::sync::Arc;

use nobat::Workbench;
use nobat::chart::{self, Size};
use nobat::experiment::paths::{self, Quantity};
use nobat::format::terminal::{self, Looks};
use nobat::language::{Language, Locale};
use nobat::report::section::Block;
use nobat::report::table::{Audience, Table as Rows};
use nobat::report::{Document, Report};
use nobat::scenario::{Programme, Variant};
use pyo3::exceptions::{PyKeyError, PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyMemoryView};

use crate::arrow::Table;
use crate::interrupt;

/// The answer to a question. Made by `run`, `compare` and the others.
#[pyclass(frozen, module = "nobat")]
pub(crate) struct Result {
    /// The question that was asked: `run`.
    #[pyo3(get)]
    question: &'static str,
    report: Report,
    programmes: Arc<[Programme]>,
    locale: Locale,
    threads: usize,
}

impl Result {
    pub(crate) fn new(
        question: &'static str,
        report: Report,
        workbenches: Vec<Workbench>,
        language: &Language,
        threads: usize,
    ) -> Self {
        let locale = Locale::new(language, report.run.calendar);
        let programmes = workbenches.into_iter().map(|bench| bench.programme).collect();
        Self { question, report, programmes, locale, threads }
    }

    fn data(&self) -> impl Iterator<Item = &Rows> {
        self.report.tables().filter(|table| table.audience == Audience::Programs)
    }

    /// The one scenario that was played, of which single replications can be had.
    fn alone(&self) -> PyResult<&Programme> {
        match &*self.programmes {
            [programme] => Ok(programme),
            _ => {
                Err(PyValueError::new_err("single replications are to be had of one scenario only"))
            }
        }
    }

    fn picture(&self, chart: &nobat::report::chart::Chart) -> String {
        chart::with_fonts(&chart::scene(chart, &self.locale, Size::Wide).svg())
    }
}

#[pymethods]
impl Result {
    /// What was found, in sentences; none where a question is answered by a table.
    #[getter]
    fn answer(&self) -> Vec<String> {
        let blocks = self.report.opening().iter().flat_map(|section| &section.blocks);
        let findings = blocks.filter_map(|block| match block {
            Block::Finding(_, message) => Some(message),
            Block::Note(_) | Block::Table(_) | Block::Chart(_) => None,
        });
        findings.map(|message| self.locale.sentence(message)).collect()
    }

    /// Whether everything that was claimed or sought came true.
    #[getter]
    fn passed(&self) -> bool {
        self.report.passed
    }

    /// How many replications stand behind every figure.
    #[getter]
    fn replications(&self) -> u32 {
        self.report.run.replications
    }

    /// The seed of all chance.
    #[getter]
    fn seed(&self) -> u64 {
        self.report.run.seed
    }

    /// The scenarios as they were played, each one complete text.
    #[getter]
    fn scenarios(&self) -> Vec<&str> {
        self.programmes.iter().map(|programme| programme.effective.as_str()).collect()
    }

    /// The names of the tables.
    #[getter]
    fn tables(&self) -> Vec<&str> {
        self.data().map(|table| table.key.as_str()).collect()
    }

    /// A table by its name.
    fn table(&self, py: Python<'_>, name: &str) -> PyResult<Table> {
        let table = named(self.data(), name, |table| &table.key, "table")?;
        py.detach(|| Table::new(table, &self.report.run))
    }

    /// The bands of every metric over time.
    fn series(&self, py: Python<'_>) -> PyResult<Table> {
        self.table(py, "series")
    }

    /// How long people wait, by the step in which they join or are served.
    fn waits(&self, py: Python<'_>) -> PyResult<Table> {
        self.table(py, "waits")
    }

    /// What each replication came to: all answers that need no date. The replications are played again, the same ones.
    fn endings(&self, py: Python<'_>) -> PyResult<Table> {
        self.alone()?;
        let programmes = Arc::clone(&self.programmes);
        let table = interrupt::play(py, self.threads, move |_| paths::endings(&programmes[0]))?;
        let table = table.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        Table::new(&table, &self.report.run)
    }

    /// A metric in each replication: doubles, replication by step, which `numpy.asarray` takes without a copy. Not a
    /// number where there is none. The replications are played again, the same ones.
    #[pyo3(signature = (metric, of, *, variant = "base", class_ = None, region = None))]
    fn draws<'py>(
        &self,
        py: Python<'py>,
        metric: String,
        of: String,
        variant: &str,
        class_: Option<String>,
        region: Option<String>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let programme = self.alone()?;
        let variants: Vec<&Variant> =
            [&programme.base].into_iter().chain(&programme.variants).collect();
        let model = &named(variants, variant, |variant| &variant.name.key, "variant")?.model;
        let (model, plan) = (model.clone(), programme.plan);
        let (replications, steps) = (plan.replications as usize, model.timeline.steps().len());
        let play = move |_: &interrupt::Wanted| {
            let (class, region) = (class_.as_deref(), region.as_deref());
            let quantity = Quantity { metric: &metric, of: &of, class, region };
            paths::paths(&model, plan, quantity).ok_or_else(|| unknown(&model, &quantity))
        };
        let values = interrupt::play(py, self.threads, play)?.map_err(PyKeyError::new_err)?;
        let bytes = PyBytes::new_with(py, values.len() * size_of::<f64>(), |bytes| {
            let slots = bytes.chunks_exact_mut(size_of::<f64>());
            slots.zip(&values).for_each(|(slot, value)| slot.copy_from_slice(&value.to_ne_bytes()));
            Ok(())
        })?;
        PyMemoryView::from(&bytes)?.call_method1("cast", ("d", (replications, steps)))
    }

    /// The names of the documents.
    #[getter]
    fn documents(&self) -> Vec<&str> {
        self.report.documents.iter().map(|document| document.key).collect()
    }

    /// A document by its name: what its JSON says, or its text if it is none.
    fn document<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        read(py, named(&self.report.documents, name, |document| document.key, "document")?)
    }

    /// What `summary.json` says.
    fn summary<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.document(py, "summary")
    }

    /// The names of the charts.
    #[getter]
    fn charts(&self) -> Vec<&str> {
        self.report.charts().map(|chart| chart.name.as_str()).collect()
    }

    /// A chart by its name, as SVG.
    fn chart<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        let chart = named(self.report.charts(), name, |chart| &chart.name, "chart")?;
        let svg = py.detach(|| self.picture(chart));
        py.import("nobat._svg")?.getattr("Svg")?.call1((svg,))
    }

    fn __repr__(&self) -> String {
        let opening = [format!("<nobat.Result of {}.", self.question)];
        let words: Vec<String> = opening.into_iter().chain(self.answer()).collect();
        format!("{}>", words.join(" "))
    }

    /// All that people can read of it, as the command prints it.
    fn __str__(&self) -> String {
        terminal::text(&self.report, &self.locale, Looks::Plain)
    }

    /// The answer and the first chart, for notebooks.
    fn _repr_html_(&self, py: Python<'_>) -> String {
        let direction = if self.locale.is_right_to_left() { "rtl" } else { "ltr" };
        let name = escaped(self.locale.name(&self.report.run.scenario));
        let answer = self.answer();
        let words = if answer.is_empty() {
            format!("<pre>{}</pre>", escaped(&self.__str__()))
        } else {
            format!("<p>{}</p>", escaped(&answer.join("\n")).replace('\n', "</p><p>"))
        };
        let chart = self.report.charts().next();
        let chart = chart.map(|chart| py.detach(|| self.picture(chart))).unwrap_or_default();
        // Right to left would turn the texts of the picture round where they begin.
        format!(
            "<div dir=\"{direction}\"><h3>{name}</h3>{words}<div dir=\"ltr\">{chart}</div></div>"
        )
    }
}

/// What has a name, or an error that tells the names that there are.
fn named<'n, T>(
    all: impl IntoIterator<Item = &'n T>,
    name: &str,
    key: impl Fn(&'n T) -> &'n str,
    what: &str,
) -> PyResult<&'n T> {
    let mut known = Vec::new();
    for each in all {
        if key(each) == name {
            return Ok(each);
        }
        known.push(key(each));
    }
    let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
    Err(PyKeyError::new_err(format!("no {what} `{name}`; there is {known}")))
}

/// What to say of a quantity that a model does not show.
fn unknown(model: &nobat::model::Model, quantity: &Quantity<'_>) -> String {
    let all = paths::quantities(model);
    let of_metric: Vec<String> = all
        .iter()
        .filter(|series| series.metric.key() == quantity.metric)
        .map(|series| series.of.key())
        .collect();
    let (what, mut known) = if of_metric.is_empty() {
        let metrics = all.iter().map(|series| series.metric.key().to_owned()).collect();
        (format!("metric `{}`", quantity.metric), metrics)
    } else {
        (format!("`{}` of that", quantity.metric), of_metric)
    };
    known.sort_unstable();
    known.dedup();
    format!("no {what}; there is {}", known.join(", "))
}

fn read<'py>(py: Python<'py>, document: &Document) -> PyResult<Bound<'py, PyAny>> {
    let text = String::from_utf8_lossy(&document.json);
    match document.extension {
        "json" => py.import("json")?.call_method1("loads", (text,)),
        _ => Ok(text.into_pyobject(py)?.into_any()),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
