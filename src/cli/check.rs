//! The command `check`, from a file to words. Writes no files.

use crate::cli::arguments::{Check, Options, Run};
use crate::cli::{Failure, Status, World, run};
use crate::experiment;
use crate::output::locale::Locale;
use crate::output::terminal::{self, Looks};

pub(super) fn check(command: &Check, world: &mut World<'_>) -> Result<Status, Failure> {
    let options = Options { lang: command.lang, set: command.set.clone(), ..Options::default() };
    let reading = Run { file: command.file.clone(), options };
    let programme = run::open(&reading, world)?.programme;
    let explanation = experiment::explain(&programme);
    let locale = Locale::new(command.lang.language(), explanation.calendar);
    let looks = if world.colourful(world.stdout_is) { Looks::Coloured } else { Looks::Plain };
    let text = terminal::check(&explanation, locale, looks);
    world.say(text.as_bytes())?;
    Ok(Status::Good)
}
