//! Work on threads of its own, with the interpreter free meanwhile and Ctrl-C heard. Knows no question.
//!
//! Each piece of work has its own pool: threads of a pool that the process shares would be missing in a child made by
//! `fork`, as `multiprocessing` does, and the child would wait for them for ever.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use nobat::experiment::Progress;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use rayon::ThreadPoolBuilder;

/// How long Ctrl-C may wait.
const PATIENCE: Duration = Duration::from_millis(50);

/// Whether the answer is still wanted. Who works hears of it where progress is told.
#[derive(Default)]
pub(crate) struct Wanted(AtomicBool);

/// What ends work that nobody wants any more.
struct Unwanted;

impl Progress for Wanted {
    /// Leaves the work behind, by the way of a panic but without its message, where it is not wanted any more.
    fn done(&self, _: u64, _: u64) {
        if self.0.load(Ordering::Relaxed) {
            resume_unwind(Box::new(Unwanted));
        }
    }
}

/// Works on so many threads, one a core if 0.
///
/// After Ctrl-C this returns at once. The work ends by itself where it next tells of progress.
///
/// # Errors
/// What a handler of signals raised meanwhile, or that there are no threads to be had.
pub(crate) fn play<T: Send + 'static>(
    py: Python<'_>,
    threads: usize,
    work: impl FnOnce(&Wanted) -> T + Send + 'static,
) -> PyResult<T> {
    let pool = ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
    let wanted = Arc::new(Wanted::default());
    let (send, done) = mpsc::sync_channel(1);
    let heard = Arc::clone(&wanted);
    pool.spawn(move || {
        // Whatever was half done is dropped here with the work.
        let outcome = catch_unwind(AssertUnwindSafe(|| work(&heard)));
        drop(send.send(outcome));
    });
    py.detach(move || {
        loop {
            match done.recv_timeout(PATIENCE) {
                Ok(Ok(outcome)) => return Ok(outcome),
                // Python says of a panic what there is to say.
                Ok(Err(panic)) => resume_unwind(panic),
                Err(RecvTimeoutError::Timeout) => Python::attach(|py| {
                    py.check_signals().inspect_err(|_| wanted.0.store(true, Ordering::Relaxed))
                })?,
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(PyRuntimeError::new_err("the threads that played are gone"));
                }
            }
        }
    })
}
