//! nobat from Python: the native half of the package. What is written in Python is in `nobat/`.

mod arrow;
mod errors;
mod interrupt;
mod parts;
mod question;
mod result;

use pyo3::prelude::*;

/// The native half of `nobat`.
#[pymodule]
mod _nobat {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::arrow::Table;
    #[pymodule_export]
    use crate::parts::{command, merge, play_shard, together};
    #[pymodule_export]
    use crate::question::{ask, questions};
    #[pymodule_export]
    use crate::result::Result;

    /// What the engine knows of itself.
    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        module.add("DISTRIBUTIONS", nobat::scenario::DISTRIBUTIONS.to_vec())
    }
}
