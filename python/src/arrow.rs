//! A table for programs as Arrow, handed out by the C interface through capsules. Knows no experiment.

use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{
    ArrayRef, Date32Array, Float64Array, Int64Array, RecordBatch, RecordBatchIterator, StringArray,
};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, DataType, Field, Schema};
use nobat::format::typed::{self, Holds, TypedColumn};
use nobat::report::run_info::RunInfo;
use nobat::report::table::Table as Rows;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// A table of a result. Whatever reads Arrow reads it without a copy: `pandas.DataFrame.from_arrow`, `polars.DataFrame`,
/// `pyarrow.table`, DuckDB.
#[pyclass(frozen, module = "nobat")]
pub(crate) struct Table {
    /// What its file is called, without its ending.
    #[pyo3(get)]
    name: String,
    batch: RecordBatch,
}

impl Table {
    /// All rows, a column of one type each; what was played stands in the metadata.
    pub(crate) fn new(table: &Rows, run: &RunInfo) -> PyResult<Self> {
        let columns = typed::columns(table);
        let fields: Vec<Field> = columns.iter().map(field).collect();
        let arrays = columns.iter().map(|column| array(column, table, run)).collect();
        let played = [
            ("nobat.version", env!("CARGO_PKG_VERSION").to_owned()),
            ("nobat.scenario", run.scenario.key.clone()),
            ("nobat.seed", run.seed.to_string()),
            ("nobat.replications", run.replications.to_string()),
        ];
        let played = played.map(|(key, value)| (key.to_owned(), value));
        let schema = Schema::new(fields).with_metadata(played);
        let batch = RecordBatch::try_new(Arc::new(schema), arrays).map_err(broken)?;
        Ok(Self { name: table.key.clone(), batch })
    }
}

#[pymethods]
impl Table {
    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.batch.schema_ref().fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __len__(&self) -> usize {
        self.batch.num_rows()
    }

    fn __repr__(&self) -> String {
        let columns = self.columns().join(", ");
        format!("<nobat.Table {}: {} rows of {columns}>", self.name, self.batch.num_rows())
    }

    /// All rows, as the Arrow PyCapsule interface hands them over. There is one schema only, whatever is asked for.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        let batches = RecordBatchIterator::new([Ok(self.batch.clone())], self.batch.schema());
        let stream = FFI_ArrowArrayStream::new(Box::new(batches));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    /// The names and types of the columns, as the Arrow PyCapsule interface hands them over.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.batch.schema_ref().as_ref()).map_err(broken)?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }
}

fn field(column: &TypedColumn) -> Field {
    let kind = match column.holds {
        Holds::Text => DataType::Utf8,
        Holds::Whole => DataType::Int64,
        Holds::Number => DataType::Float64,
        Holds::Day => DataType::Date32,
    };
    Field::new(&column.name, kind, true)
}

fn array(column: &TypedColumn, table: &Rows, run: &RunInfo) -> ArrayRef {
    let rows = table.rows.as_slice();
    match column.holds {
        Holds::Text => Arc::new(column.texts(rows, run.calendar).collect::<StringArray>()),
        Holds::Whole => Arc::new(column.wholes(rows).collect::<Int64Array>()),
        Holds::Number => Arc::new(column.numbers(rows).collect::<Float64Array>()),
        Holds::Day => Arc::new(column.days(rows).collect::<Date32Array>()),
    }
}

/// Columns of one table are of one length, so this is a bug of ours.
fn broken(error: ArrowError) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}
