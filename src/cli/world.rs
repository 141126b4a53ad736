//! What the program has of the world, and how it leaves it. Reads no arguments.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;

use crate::diagnostic::render::Colour;
use crate::diagnostic::visible;
use crate::experiment::ExperimentError;
use crate::format::terminal::Looks;
use crate::scenario::ScenarioError;

/// What the program has of the world. A test hands over buffers.
#[expect(missing_debug_implementations, reason = "streams have nothing to show")]
pub struct World<'w> {
    /// Where `-` reads from.
    pub stdin: &'w mut dyn Read,
    /// Where answers go.
    pub stdout: &'w mut dyn Write,
    /// Where warnings, errors, progress go.
    pub stderr: &'w mut dyn Write,
    /// What stdout leads to.
    pub stdout_is: Channel,
    /// What stderr leads to.
    pub stderr_is: Channel,
    /// Whether colours may be used on terminals at all.
    pub colours: Colours,
    /// How many columns a line of stdout has; `None` where nobody knows.
    pub columns: Option<usize>,
    /// The working folder: relative paths begin here.
    pub folder: PathBuf,
    /// The user's home, which no results may replace.
    pub home: Option<PathBuf>,
    /// Held while results are put in place; whoever ends the program takes it first.
    pub publishing: &'w Mutex<()>,
}

/// What a stream leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Someone who reads along.
    Terminal,
    /// A file, a pipe, a buffer.
    Other,
}

/// The user's wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// Colours everywhere.
    Wanted,
    /// Colours on terminals.
    Welcome,
    /// None anywhere: `NO_COLOR`.
    Refused,
}

impl World<'_> {
    /// How answers look on standard output.
    pub(super) fn looks(&self) -> Looks {
        if self.colourful(self.stdout_is) { Looks::Coloured } else { Looks::Plain }
    }

    /// How wide the lines of answers are: as wide as stdout, within reason; 80 columns where that is not known.
    pub(super) fn width(&self) -> usize {
        self.columns.map_or(80, |columns| columns.clamp(60, 160))
    }

    pub(super) fn colourful(&self, channel: Channel) -> bool {
        match self.colours {
            Colours::Wanted => true,
            Colours::Welcome => channel == Channel::Terminal,
            Colours::Refused => false,
        }
    }

    /// What stderr shows of colours.
    pub(super) fn colour(&self) -> Colour {
        if self.colourful(self.stderr_is) { Colour::Ansi } else { Colour::Plain }
    }

    /// Writes to stderr. When even that fails there is nobody left to tell.
    pub(super) fn complain(&mut self, text: &str) {
        let _ = self.stderr.write_all(text.as_bytes()).and_then(|()| self.stderr.flush());
    }

    /// Writes to stdout. A reader who has gone away is no failure.
    pub(super) fn say(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        match self.stdout.write_all(bytes).and_then(|()| self.stdout.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Failure::World(format!("cannot write to standard output: {error}")))
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All is well: 0.
    Good,
    /// An assertion of the scenario failed, or something is not as it was to be: 1.
    FailedAssertion,
    /// What was typed or written cannot be run: 2.
    BadInput,
    /// The world failed us, or we failed: 3.
    Broken,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Good => 0,
            Status::FailedAssertion => 1,
            Status::BadInput => 2,
            Status::Broken => 3,
        })
    }
}

/// Why a command gave up, in a sentence without a full stop.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The user can mend it.
    #[error("{}", visible(.0))]
    BadInput(String),
    /// A scenario that the user can mend.
    #[error(transparent)]
    Scenario(#[from] ScenarioError),
    /// A disk, a permission, a bug.
    #[error("{}", visible(.0))]
    World(String),
}

impl Failure {
    pub(super) fn status(&self) -> Status {
        match self {
            Self::BadInput(_) | Self::Scenario(_) => Status::BadInput,
            Self::World(_) => Status::Broken,
        }
    }
}

impl From<ExperimentError> for Failure {
    fn from(error: ExperimentError) -> Self {
        match error {
            ExperimentError::BadInput(text) => Self::BadInput(text),
            ExperimentError::Scenario(error) => error.into(),
            ExperimentError::Violation(violation) => Self::World(violation.to_string()),
        }
    }
}
