//! Reading the files that a scenario is made of. Writes nothing.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::scenario::Files;

/// No scenario and no table of counts is as long as this; a device or a film is.
const LONGEST: u64 = 64 << 20;

/// The files beside and below a scenario.
pub(super) struct Disk {
    working: PathBuf,
    root: Option<PathBuf>,
}

impl Disk {
    /// For files anywhere, named by the user.
    pub(super) fn everywhere(working: &Path) -> Self {
        Self { working: working.to_owned(), root: None }
    }

    /// For the scenario at this path, relative to the working folder.
    pub(super) fn beside(working: &Path, scenario: &str) -> Self {
        let path = working.join(scenario);
        let root = path.parent().and_then(|parent| parent.canonicalize().ok());
        Self { working: working.to_owned(), root }
    }
}

impl Files for Disk {
    fn read(&self, path: &str) -> Result<String, String> {
        let path = self.working.join(path);
        let canonical = path.canonicalize().map_err(|error| error.to_string())?;
        // A path may look well and lead out of the folder through a symbolic link.
        if self.root.as_ref().is_some_and(|root| !canonical.starts_with(root)) {
            return Err("it leads out of the scenario's folder".to_owned());
        }
        read_text(&path)
    }
}

/// The whole text of a file.
pub(super) fn read_text(path: &Path) -> Result<String, String> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        return Err("it is a folder".to_owned());
    }
    text_of(file)
}

/// The whole text of a stream.
pub(super) fn text_of(stream: impl Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    let length =
        io::copy(&mut stream.take(LONGEST + 1), &mut bytes).map_err(|error| error.to_string())?;
    if LONGEST < length {
        return Err(format!("it is longer than {} MiB", LONGEST >> 20));
    }
    String::from_utf8(bytes).map_err(|error| {
        format!("it is not UTF-8 text (byte {})", error.utf8_error().valid_up_to())
    })
}
