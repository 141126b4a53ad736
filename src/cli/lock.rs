//! One run at a time puts results in one place: a lock that the system takes back from whoever dies. Knows no results.

use std::fs::{File, Metadata, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How long another run may take to put its results in place.
const ATTEMPTS: u32 = 3_000;
const PAUSE: Duration = Duration::from_millis(10);

/// Held while results are put in place. Other runs wait for it, and so do the signals that end this one.
pub(super) struct Lock<'l> {
    path: PathBuf,
    // In this order: the lock is free before a signal ends the program.
    _file: File,
    _guard: MutexGuard<'l, ()>,
}

impl<'l> Lock<'l> {
    /// Waits for its turn; the error is one of kind `TimedOut` when the other run does not finish.
    pub(super) fn take(path: PathBuf, publishing: &'l Mutex<()>) -> io::Result<Self> {
        for _ in 0..ATTEMPTS {
            // A signal must not come between the file and its removal either.
            let guard = publishing.lock().unwrap_or_else(PoisonError::into_inner);
            let file = OpenOptions::new()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)?;
            match file.try_lock() {
                Ok(()) if is_at(&file, &path) => {
                    return Ok(Self { path, _file: file, _guard: guard });
                }
                // The run before removed the file that this one was waiting for.
                Ok(()) => continue,
                Err(TryLockError::WouldBlock) => {}
                // A disk without locks: there, runs are not kept apart.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Self { path, _file: file, _guard: guard });
                }
                Err(TryLockError::Error(error)) => return Err(error),
            }
            drop(guard);
            thread::sleep(PAUSE);
        }
        Err(io::ErrorKind::TimedOut.into())
    }
}

impl Drop for Lock<'_> {
    fn drop(&mut self) {
        // Elsewhere it cannot be told whether a file is still the one at its path, so it stays there, empty.
        if cfg!(unix) {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Whether an open file is still the one at its path.
fn is_at(file: &File, path: &Path) -> bool {
    let (Ok(one), Ok(other)) = (file.metadata(), path.metadata()) else { return false };
    is_one(&one, &other, true)
}

/// Whether these are of one file; where the system does not tell, what is said `otherwise`.
#[cfg(unix)]
pub(super) fn is_one(one: &Metadata, other: &Metadata, _otherwise: bool) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
pub(super) fn is_one(_: &Metadata, _: &Metadata, otherwise: bool) -> bool {
    otherwise
}
