//! The edge: arguments, files, clock, exit status. The only place that touches the world; computes no answer.

mod arguments;
mod cache;
mod clock;
mod conduct;
mod findings;
mod folder;
mod kept;
mod live;
mod lock;
mod manifest;
mod progress;
mod reading;
mod replace;
mod serve;
mod starts;
mod tools;
mod world;

use std::ffi::OsString;

use clap::error::ErrorKind;

pub use crate::cli::arguments::Registry;
pub use crate::cli::world::{Channel, Colours, Status, World};

use crate::cli::arguments::Asked;
use crate::cli::world::Failure;

/// Runs the program with these arguments, the first of which is its own name, and says how it went.
pub fn main(
    registry: &Registry<'_>,
    arguments: impl IntoIterator<Item = OsString>,
    world: &mut World<'_>,
) -> Status {
    let words: Vec<OsString> = arguments.into_iter().collect();
    let outcome = match arguments::read(&words, registry) {
        Ok(Asked::Tool(tool, program)) => tool.conduct(&program, world),
        Ok(Asked::Question(typed)) => {
            world.colours = typed.options.colours.unwrap_or(world.colours);
            conduct::all(&typed, &words, world)
        }
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

/// Help and version are answers, where they were asked for; everything else that clap has to say is about bad input.
fn explain(error: &clap::Error, world: &mut World<'_>) -> Result<Status, Failure> {
    let is_answer = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
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
