//! Scenarios and their files on a disk: reading, and nothing else. Writes nothing.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::scenario::{FileError, Files, Request, ScenarioError, Workbench};

/// No scenario and no table of counts is as long as this; a device or a film is.
const MAX_BYTES: u64 = 64 << 20;

/// The scenario at a path, with the files beside and below it.
///
/// # Errors
/// When it cannot be read, or something is wrong with it.
pub fn open(path: &str) -> Result<Workbench, ScenarioError> {
    let unreadable = |why| ScenarioError::Unreadable { path: path.to_owned(), why };
    let text = read_text(Path::new(path)).map_err(unreadable)?;
    Workbench::new(Request::new(path, text), Disk::beside(Path::new(""), path))
}

/// The files beside and below a scenario.
#[derive(Clone, Debug)]
pub struct Disk {
    working: PathBuf,
    root: Option<PathBuf>,
}

impl Disk {
    /// For files anywhere that a user names, relative to a working folder.
    pub fn of(working: &Path) -> Self {
        Self { working: working.to_owned(), root: None }
    }

    /// For the scenario at this path, relative to a working folder.
    pub fn beside(working: &Path, scenario: &str) -> Self {
        let path = working.join(scenario);
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        let root = folder.unwrap_or(Path::new(".")).canonicalize().ok();
        Self { working: working.to_owned(), root }
    }
}

impl Files for Disk {
    fn read(&self, path: &str) -> Result<String, FileError> {
        text(self.read_bytes(path)?)
    }

    fn read_bytes(&self, path: &str) -> Result<Vec<u8>, FileError> {
        let path = self.working.join(path);
        let canonical = path.canonicalize().map_err(system)?;
        // A path may look well and lead out of the folder through a symbolic link.
        if self.root.as_ref().is_some_and(|root| !canonical.starts_with(root)) {
            return Err(FileError::Outside);
        }
        // To open a pipe is to wait for somebody who writes to it, perhaps for ever.
        let is_odd = |metadata: Metadata| !metadata.is_file() && !metadata.is_dir();
        if canonical.metadata().is_ok_and(is_odd) {
            return Err(FileError::NoRegularFile);
        }
        bytes_of(open_file(&canonical)?)
    }
}

/// The whole text of a file, or of a pipe: whoever names it on the command line may wait for it.
///
/// # Errors
/// When it is no text, or cannot be read.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    text_of(open_file(path)?)
}

fn open_file(path: &Path) -> Result<File, FileError> {
    let file = File::open(path).map_err(system)?;
    if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        return Err(FileError::Folder);
    }
    Ok(file)
}

/// The whole text of a stream.
pub(crate) fn text_of(stream: impl Read) -> Result<String, FileError> {
    text(bytes_of(stream)?)
}

fn bytes_of(stream: impl Read) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    let length = io::copy(&mut stream.take(MAX_BYTES + 1), &mut bytes).map_err(system)?;
    if MAX_BYTES < length {
        return Err(FileError::TooLong(MAX_BYTES >> 20));
    }
    Ok(bytes)
}

fn text(bytes: Vec<u8>) -> Result<String, FileError> {
    String::from_utf8(bytes).map_err(|error| FileError::NotText(error.utf8_error().valid_up_to()))
}

#[expect(clippy::needless_pass_by_value, reason = "what `map_err` hands over")]
fn system(error: io::Error) -> FileError {
    match error.kind() {
        io::ErrorKind::NotFound => FileError::NotFound,
        _ => FileError::System(error.to_string()),
    }
}
