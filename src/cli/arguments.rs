//! What may be typed: a command for each experiment, with its own options and those that all have. Interprets nothing.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::cli::in_parts::{self, InParts};
use crate::cli::options::{Options, Registry, of_all, of_folder, options, own, texts};
use crate::cli::tools::{self, Tool};
use crate::experiment::arguments::{Arguments, Times};
use crate::experiment::{Experiment, Leaves, Scenarios};

/// What is to be done.
pub(super) enum Asked<'r> {
    /// A question.
    Question(Typed<'r>),
    /// A run in parts.
    InParts(InParts<'r>),
    /// Something that asks none, and all that may be typed.
    Tool(Tool, Box<Command>),
}

/// A question as it was typed.
#[derive(Clone)]
pub(super) struct Typed<'r> {
    pub(super) experiment: &'r Experiment,
    /// The scenarios; `-` reads standard input.
    pub(super) files: Vec<String>,
    /// The options of the experiment.
    pub(super) arguments: Arguments,
    pub(super) options: Options<'r>,
}

/// Reads what was typed; the error is one of `clap`, or a sentence.
pub(super) fn read<'r>(
    typed: &[OsString],
    registry: &Registry<'r>,
) -> Result<Asked<'r>, clap::Error> {
    let mut program = program(registry);
    let matches = program.try_get_matches_from_mut(typed)?;
    let tool = matches.subcommand().and_then(|(name, matches)| tools::of(name, matches));
    if let Some(tool) = tool {
        return Ok(Asked::Tool(tool, Box::new(program)));
    }
    if let Some((name, matches)) = matches.subcommand().filter(|(name, _)| in_parts::is_one(name)) {
        let typed = options(matches, registry).and_then(|it| in_parts::of(name, matches, it));
        return typed.map(Asked::InParts).map_err(|(kind, why)| program.error(kind, why));
    }
    let chosen = matches.subcommand().and_then(|(name, matches)| {
        let known = |experiment: &&&Experiment| experiment.name == name;
        Some((registry.experiments.iter().find(known)?, matches))
    });
    let Some((experiment, matches)) = chosen else {
        return Err(program.error(ErrorKind::InvalidSubcommand, "no such command"));
    };
    let options = options(matches, registry).map_err(|(kind, why)| program.error(kind, why))?;
    Ok(Asked::Question(Typed {
        experiment,
        files: texts(matches, "file"),
        arguments: arguments(experiment, matches),
        options,
    }))
}

fn arguments(experiment: &Experiment, matches: &ArgMatches) -> Arguments {
    let mut all = Arguments::defaults(experiment.arguments);
    for argument in experiment.arguments {
        let values = match argument.times {
            Times::Flag if matches.get_flag(argument.name) => vec![argument.name.to_owned()],
            Times::Flag => Vec::new(),
            Times::AtMostOnce | Times::Once | Times::Any | Times::AtLeastOnce => {
                texts(matches, argument.name)
            }
        };
        if !values.is_empty() {
            all.set(argument.name, values);
        }
    }
    all
}

fn program(registry: &Registry<'_>) -> Command {
    let commands = registry.experiments.iter().map(|experiment| command(experiment, registry));
    Command::new("nobat")
        .version(env!("CARGO_PKG_VERSION"))
        .about("When a backlog clears, how long an applicant waits, what holds production back")
        .arg_required_else_help(true)
        .subcommand_required(true)
        .max_term_width(100)
        .subcommands(commands)
        .subcommands(in_parts::commands(registry))
        .subcommands(tools::commands())
}

fn command(experiment: &Experiment, registry: &Registry<'_>) -> Command {
    let file = Arg::new("file").value_name("FILE").required(true);
    let file = match experiment.scenarios {
        Scenarios::One => file.help("The scenario; `-` reads standard input"),
        Scenarios::Several => file.action(ArgAction::Append).num_args(1..).help(
            if experiment.leaves == Leaves::Words {
                "The scenario, or several; `-` reads standard input"
            } else {
                "The scenario whose variants are compared, or several scenarios"
            },
        ),
    };
    let mut command = Command::new(experiment.name)
        .about(experiment.about)
        .after_help(experiment.examples)
        .arg(file)
        .args(experiment.arguments.iter().map(own));
    if experiment.leaves != Leaves::Words {
        command = command.args(of_folder(registry));
    }
    command.args(of_all(registry))
}
