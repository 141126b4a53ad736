//! The way to the files that a scenario names, and two that need no disk. Opens nothing.

use std::collections::BTreeMap;

/// Where the files are that a scenario names: its bases, its tables of counts.
pub trait Files: Send + Sync {
    /// The text of the file at a path (folders divided by `/`).
    ///
    /// # Errors
    /// When it cannot be had.
    fn read(&self, path: &str) -> Result<String, FileError>;

    /// The bytes of the file at a path, for what is no text: a workbook.
    ///
    /// # Errors
    /// When it cannot be had.
    fn read_bytes(&self, path: &str) -> Result<Vec<u8>, FileError> {
        self.read(path).map(String::into_bytes)
    }
}

/// Why a file cannot be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// There is none at this path.
    #[error("no such file")]
    NotFound,
    /// It is no file.
    #[error("it is a folder")]
    Folder,
    /// It can be read, but only once, or without end.
    #[error("it is no regular file, but a pipe or a device")]
    NoRegularFile,
    /// The path leads out of the folder of the scenario, through a link.
    #[error("it leads out of the scenario's folder")]
    Outside,
    /// A device, a film: no scenario has so many MiB.
    #[error("it is longer than {0} MiB")]
    TooLong(u64),
    /// It is not UTF-8 from this byte on.
    #[error("it is not UTF-8 text (byte {0})")]
    NotText(usize),
    /// What the system says.
    #[error("{0}")]
    System(String),
}

/// A scenario that stands alone.
#[derive(Clone, Copy, Debug)]
pub struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: &str) -> Result<String, FileError> {
        Err(FileError::NotFound)
    }
}

/// Files by path, in memory.
impl Files for BTreeMap<String, String> {
    fn read(&self, path: &str) -> Result<String, FileError> {
        self.get(path).cloned().ok_or(FileError::NotFound)
    }
}
