//! The edge: arguments, files, clock, exit status. The only place that touches the world; computes no answer.

mod arguments;
mod cache;
mod clock;
mod conduct;
mod folder;
mod kept;
mod lock;
mod manifest;
mod progress;
mod replace;

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;

use clap::error::ErrorKind;

use crate::diagnostic::render::Colour;
use crate::experiment::{EXPERIMENTS, Experiment, ExperimentError};
use crate::format::terminal::Looks;
use crate::format::{FORMATS, Format};
use crate::language::{LANGUAGES, Language};
use crate::scenario::ScenarioError;

/// What the program can do: the questions that it answers, the forms that it writes, the languages that it speaks.
#[derive(Clone, Copy, Debug)]
pub struct Registry<'r> {
    /// A command for each.
    pub experiments: &'r [&'r Experiment],
    /// What `--format` chooses from.
    pub formats: &'r [&'r Format],
    /// What `--lang` chooses from; the first is what counts when nothing is chosen.
    pub languages: &'r [&'r Language],
}

impl Default for Registry<'static> {
    fn default() -> Self {
        Self { experiments: EXPERIMENTS, formats: FORMATS, languages: LANGUAGES }
    }
}

/// Runs the program with these arguments, the first of which is its own name, and says how it went.
pub fn main(
    registry: &Registry<'_>,
    arguments: impl IntoIterator<Item = OsString>,
    world: &mut World<'_>,
) -> Status {
    let words: Vec<OsString> = arguments.into_iter().collect();
    let outcome = match arguments::read(&words, registry) {
        Ok(typed) => conduct::conduct(&typed, &words, world),
        Err(error) => explain(&error, world),
    };
    outcome.unwrap_or_else(|failure| {
        let said = match &failure {
            Failure::Scenario(error) => error.render(world.colour()),
            Failure::BadInput(_) | Failure::World(_) => format!("error: {failure}\n"),
        };
        world.complain(&said);
        failure.status()
    })
}

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
    /// Colours on terminals.
    Welcome,
    /// None anywhere: `NO_COLOR`.
    Refused,
}

impl World<'_> {
    /// How answers look on standard output.
    fn looks(&self) -> Looks {
        if self.colourful(self.stdout_is) { Looks::Coloured } else { Looks::Plain }
    }

    fn colourful(&self, channel: Channel) -> bool {
        self.colours == Colours::Welcome && channel == Channel::Terminal
    }

    /// What stderr shows of colours.
    fn colour(&self) -> Colour {
        if self.colourful(self.stderr_is) { Colour::Ansi } else { Colour::Plain }
    }

    /// Writes to stderr. When even that fails there is nobody left to tell.
    fn complain(&mut self, text: &str) {
        let _ = self.stderr.write_all(text.as_bytes()).and_then(|()| self.stderr.flush());
    }

    /// Writes to stdout. A reader who has gone away is no failure.
    fn say(&mut self, bytes: &[u8]) -> Result<(), Failure> {
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
enum Failure {
    /// The user can mend it.
    #[error("{0}")]
    BadInput(String),
    /// A scenario that the user can mend.
    #[error(transparent)]
    Scenario(#[from] ScenarioError),
    /// A disk, a permission, a bug.
    #[error("{0}")]
    World(String),
}

impl Failure {
    fn status(&self) -> Status {
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
            ExperimentError::Answer(error) => Self::BadInput(error.to_string()),
            ExperimentError::Scenario(error) => error.into(),
            ExperimentError::Violation(violation) => Self::World(violation.to_string()),
        }
    }
}

/// Help and version are answers; everything else that clap has to say is about bad input.
fn explain(error: &clap::Error, world: &mut World<'_>) -> Result<Status, Failure> {
    let is_answer = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    let channel = if is_answer { world.stdout_is } else { world.stderr_is };
    let rendered = error.render();
    let text =
        if world.colourful(channel) { rendered.ansi().to_string() } else { rendered.to_string() };
    if !is_answer {
        world.complain(&text);
        return Ok(Status::BadInput);
    }
    world.say(text.as_bytes()).map(|()| Status::Good)
}
