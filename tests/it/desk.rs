//! A desk to type commands at: a folder of its own, buffers for a terminal. Knows no scenario.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use nobat::cli::{self, Channel, Colours, Registry, Status, World};

/// A working folder that vanishes with the test.
pub(crate) struct Desk(tempfile::TempDir);

/// What a command left behind on its streams.
pub(crate) struct Said {
    pub(crate) status: Status,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.0.path().join(inside)
    }

    /// Puts a file there, with its folders.
    pub(crate) fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The names in a folder, hidden ones too, sorted.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// `nobat` with these words, as a shell would split them.
    pub(crate) fn nobat(&self, words: &str) -> Said {
        self.nobat_reading(words, "")
    }

    pub(crate) fn nobat_reading(&self, words: &str, stdin: &str) -> Said {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let status = self.type_in(words, &mut stdin.as_bytes(), &mut stdout, &mut stderr);
        Said {
            status,
            stdout: String::from_utf8(stdout).unwrap(),
            stderr: String::from_utf8(stderr).unwrap(),
        }
    }

    /// The same with these words, `nobat` the first of them.
    pub(crate) fn nobat_typed(&self, words: &[String]) -> Said {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let streams = (
            &mut io::empty() as &mut dyn Read,
            &mut stdout as &mut dyn Write,
            &mut stderr as &mut dyn Write,
        );
        let status = self.run(&Registry::default(), words.iter().map(OsString::from), streams);
        Said {
            status,
            stdout: String::from_utf8(stdout).unwrap(),
            stderr: String::from_utf8(stderr).unwrap(),
        }
    }

    /// The same by a program with these questions, formats and languages.
    pub(crate) fn nobat_with(&self, registry: &Registry<'_>, words: &str) -> Said {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let status = self.type_into(registry, words, &mut io::empty(), &mut stdout, &mut stderr);
        Said {
            status,
            stdout: String::from_utf8(stdout).unwrap(),
            stderr: String::from_utf8(stderr).unwrap(),
        }
    }

    pub(crate) fn type_in(
        &self,
        words: &str,
        stdin: &mut dyn Read,
        stdout: &mut dyn Write,
        stderr: &mut dyn Write,
    ) -> Status {
        self.type_into(&Registry::default(), words, stdin, stdout, stderr)
    }

    fn type_into(
        &self,
        registry: &Registry<'_>,
        words: &str,
        stdin: &mut dyn Read,
        stdout: &mut dyn Write,
        stderr: &mut dyn Write,
    ) -> Status {
        let arguments = ["nobat"].into_iter().chain(words.split_whitespace()).map(OsString::from);
        self.run(registry, arguments, (stdin, stdout, stderr))
    }

    fn run(
        &self,
        registry: &Registry<'_>,
        arguments: impl Iterator<Item = OsString>,
        (stdin, stdout, stderr): (&mut dyn Read, &mut dyn Write, &mut dyn Write),
    ) -> Status {
        let home = self.path("home");
        let mut world = World {
            stdin,
            stdout,
            stderr,
            stdout_is: Channel::Other,
            stderr_is: Channel::Other,
            colours: Colours::Refused,
            columns: None,
            folder: self.0.path().to_owned(),
            home: home.is_dir().then_some(home),
            publishing: &Mutex::new(()),
        };
        cli::main(registry, arguments, &mut world)
    }
}

/// A stream that fails in one way.
pub(crate) struct Failing(pub(crate) io::ErrorKind);

impl Write for Failing {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(self.0.into())
    }
}

/// All files below a folder with their bytes, sorted by path.
pub(crate) fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(contents(&path));
        } else {
            files.push((path.clone(), fs::read(path).unwrap()));
        }
    }
    files.sort();
    files
}
