//! Commands that ask no question of a scenario: starting files, schema, explanations, completions, man pages. Plays nothing.

#![expect(clippy::disallowed_methods, reason = "this is where I/O lives")]

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;

use crate::cli::live::{self, Wanted};
use crate::cli::starts::STARTS;
use crate::cli::world::{Failure, Status, World};
use crate::diagnostic::Code;

/// The schema of scenarios, for editors.
const SCHEMA: &str = include_str!("scenario.schema.json");

/// What was asked for.
pub(super) enum Tool {
    /// A starting file, to be written there; `-` is standard output.
    New { text: &'static str, path: PathBuf },
    /// The schema of scenarios.
    Schema,
    /// What a kind of finding means; all of them where none is named.
    Explain(Option<Code>),
    /// Completions for a shell.
    Completions(Shell),
    /// Man pages, into a folder; the first of them to standard output where none is named.
    Man(Option<PathBuf>),
    /// The live page of a scenario.
    Live(Wanted),
}

/// The commands, behind those that ask questions.
pub(super) fn commands() -> Vec<Command> {
    let starts = STARTS.map(|start| PossibleValue::new(start.name).help(start.about));
    let codes = Code::KEYS.iter().map(|(key, _)| PossibleValue::new(*key));
    let own = [
        Command::new("new")
            .about("Write a scenario to start from, with comments, that runs as it is")
            .after_help(
                "Examples:\n  nobat new single-queue\n  nobat new staff driving-tests.toml\n  nobat new supply -\n\n\
                 Exit status: 0 good, 2 there is such a file already, 3 a failure of the world.",
            )
            .arg(
                Arg::new("start")
                    .value_name("START")
                    .required(true)
                    .value_parser(PossibleValuesParser::new(starts))
                    .help("What it is to show"),
            )
            .arg(
                Arg::new("path")
                    .value_name("FILE")
                    .value_parser(value_parser!(PathBuf))
                    .help("Where to put it; `-` writes to standard output [default: START.toml]"),
            ),
        Command::new("explain")
            .about("Say at length what a kind of finding means, and the edit")
            .after_help("Examples:\n  nobat explain unknown-key\n  nobat explain")
            .arg(
                Arg::new("code")
                    .value_name("CODE")
                    .hide_possible_values(true)
                    .value_parser(PossibleValuesParser::new(codes))
                    .help("The code in brackets behind `error` or `warning`; without it all are listed"),
            ),
        Command::new("schema")
            .about("Print the JSON Schema of scenarios, for editors")
            .after_help("Examples:\n  nobat schema > scenario.schema.json"),
        Command::new("completions")
            .about("Print completions for a shell")
            .after_help(
                "Examples:\n  nobat completions bash > ~/.local/share/bash-completion/completions/nobat\n  \
                 nobat completions fish > ~/.config/fish/completions/nobat.fish",
            )
            .arg(Arg::new("shell").value_name("SHELL").required(true).value_parser(value_parser!(Shell)).help("For which shell")),
        Command::new("man")
            .about("Write man pages, one for each command")
            .after_help("Examples:\n  nobat man man1\n  nobat man | man -l -")
            .arg(
                Arg::new("folder")
                    .value_name("FOLDER")
                    .value_parser(value_parser!(PathBuf))
                    .help("Where to put them; without it the first is printed"),
            ),
    ];
    live::commands().into_iter().chain(own).collect()
}

/// The tool of a command; `None` for those that ask questions.
pub(super) fn of(name: &str, matches: &ArgMatches) -> Option<Tool> {
    let path = |id: &str| matches.get_one::<PathBuf>(id).cloned();
    let word = |id: &str| matches.get_one::<String>(id).map_or("", String::as_str);
    Some(match name {
        "new" => {
            let start = STARTS.iter().find(|start| start.name == word("start"))?;
            let path = path("path").unwrap_or_else(|| format!("{}.toml", start.name).into());
            Tool::New { text: start.text, path }
        }
        "schema" => Tool::Schema,
        "explain" => Tool::Explain(code(word("code"))),
        "completions" => Tool::Completions(*matches.get_one("shell")?),
        "man" => Tool::Man(path("folder")),
        _ => Tool::Live(live::wanted(name, matches)?),
    })
}

fn code(key: &str) -> Option<Code> {
    Code::KEYS.iter().find(|(known, _)| *known == key).map(|(_, code)| *code)
}

impl Tool {
    /// Does it. `program` is all that may be typed.
    pub(super) fn conduct(
        &self,
        program: &Command,
        world: &mut World<'_>,
    ) -> Result<Status, Failure> {
        match self {
            Self::New { text, path } if path == Path::new("-") => world.say(text.as_bytes())?,
            Self::New { text, path } => {
                create(&world.folder.join(path), text, path)?;
                let shown = path.display();
                world.say(
                    format!(
                        "{shown} is written. Next: nobat check {shown}, then nobat run {shown}\n"
                    )
                    .as_bytes(),
                )?;
            }
            Self::Schema => world.say(SCHEMA.as_bytes())?,
            Self::Explain(Some(code)) => {
                world.say(format!("{}\n\n{}\n", code.key(), code.explained()).as_bytes())?;
            }
            Self::Explain(None) => {
                let first = |code: &Code| {
                    let text = code.explained();
                    text.split_inclusive(". ").next().unwrap_or(text).trim_end().to_owned()
                };
                let lines =
                    Code::KEYS.iter().map(|(key, code)| format!("{key}\n    {}\n", first(code)));
                world.say(lines.collect::<Vec<String>>().concat().as_bytes())?;
            }
            Self::Completions(shell) => {
                let mut bytes = Vec::new();
                clap_complete::generate(*shell, &mut program.clone(), "nobat", &mut bytes);
                world.say(&bytes)?;
            }
            Self::Live(wanted) => return live::conduct(wanted, world),
            Self::Man(None) => world.say(&page(program)?)?,
            Self::Man(Some(folder)) => {
                let folder = world.folder.join(folder);
                std::fs::create_dir_all(&folder).map_err(|error| broken(&folder, &error))?;
                let mut whole = program.clone();
                whole.build();
                for command in std::iter::once(&whole).chain(whole.get_subcommands()) {
                    let name = command.get_display_name().unwrap_or("nobat");
                    let path = folder.join(format!("{name}.1"));
                    std::fs::write(&path, page(command)?).map_err(|error| broken(&path, &error))?;
                }
            }
        }
        Ok(Status::Good)
    }
}

fn page(command: &Command) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let written = clap_mangen::Man::new(command.clone()).render(&mut bytes);
    written.map_err(|error| Failure::World(format!("cannot write a man page: {error}")))?;
    Ok(bytes)
}

/// Writes a file that must not be there yet.
fn create(path: &Path, text: &str, shown: &Path) -> Result<(), Failure> {
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    match file.and_then(|mut file| file.write_all(text.as_bytes())) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Failure::BadInput(
            format!("`{}` is there already; name another file", shown.display()),
        )),
        Err(error) => Err(broken(shown, &error)),
    }
}

fn broken(path: &Path, error: &io::Error) -> Failure {
    Failure::World(format!("cannot write `{}`: {error}", path.display()))
}
