//! The live page of a scenario: which scenario, which engine, where to. Makes no page itself.

#![expect(clippy::disallowed_methods, reason = "this is where I/O lives")]

use std::fs;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::cli::reading;
use crate::cli::serve;
use crate::cli::world::{Failure, Status, World};
use crate::language::{LANGUAGES, Language};
use crate::live::{GENERATOR, Page, Player, page};
use crate::scenario::{Request, Workbench, levers};

/// The engine that came with the program when it was built; empty where none did.
static BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/engine"));

/// What it is called beside the program.
const ENGINES: [&str; 2] = ["nobat.wasm.gz", "nobat.wasm"];

/// What is wanted.
pub(super) struct Wanted {
    file: String,
    laid: Request,
    language: &'static Language,
    output: Option<PathBuf>,
    engine: Option<PathBuf>,
    force: bool,
    /// The port of a server; a file is wanted where there is none.
    port: Option<u16>,
}

/// The command of the page.
pub(super) fn commands() -> Vec<Command> {
    vec![
        Command::new("page")
            .about("Write the live page of a scenario: one file in which a reader moves sliders and sees what comes of it")
            .after_help(
                "Examples:\n  nobat page scenarios/national-1399.toml -o whatif.html\n  \
                 nobat page scenarios/national-1399.toml --lang fa -o whatif.html\n  \
                 nobat page cards.toml --engine ~/.cache/nobat/nobat.wasm.gz\n\n\
                 The page needs no network and no other file. It holds the scenario and the engine, which is looked for where \
                 `--engine`\nsays, then beside the program (nobat.wasm.gz), then in the program; `page/build` makes it.\n\n\
                 Exit status: 0 good, 2 bad input, or no engine, 3 a failure of the world (disk full).",
            )
            .args(of_both())
            .arg(
                Arg::new("output")
                    .short('o')
                    .long("output")
                    .value_name("FILE")
                    .value_parser(value_parser!(PathBuf))
                    .help("Where to write it; `-` is standard output [default: SCENARIO-what-if.html]"),
            )
            .arg(
                Arg::new("engine")
                    .long("engine")
                    .value_name("FILE")
                    .value_parser(value_parser!(PathBuf))
                    .help("The engine as a module of WebAssembly, perhaps as gzip"),
            )
            .arg(
                Arg::new("force")
                    .long("force")
                    .action(ArgAction::SetTrue)
                    .help("Take the place of a file that is no live page"),
            ),
        Command::new("serve")
            .about("Show the live page of a scenario on this machine, played by this program")
            .after_help(
                "Examples:\n  nobat serve scenarios/national-1399.toml\n  \
                 nobat serve scenarios/provinces.toml --lang fa --port 8399\n\n\
                 It prints the address to open, which holds a word that nobody else knows, and works until it is stopped \
                 (Ctrl-C).\nOnly this machine reaches it.\n\n\
                 Exit status: 2 bad input, 3 a failure of the world (the port is taken).",
            )
            .args(of_both())
            .arg(
                Arg::new("port")
                    .long("port")
                    .value_name("N")
                    .value_parser(value_parser!(u16))
                    .default_value("0")
                    .help("The port; 0 takes any that is free"),
            ),
    ]
}

/// What a page and a server of it have in common.
fn of_both() -> Vec<Arg> {
    let languages = LANGUAGES.iter().map(|of| PossibleValue::new(of.code).help(of.about));
    vec![
        Arg::new("file").value_name("FILE").required(true).help("The scenario; `-` reads standard input"),
        Arg::new("set").long("set").value_name("KEY=VALUE").action(ArgAction::Append).help(
            "Replace one value of the scenario, as in `supplier.printing-house.per_month=1_000_000`. May be given again",
        ),
        Arg::new("replications")
            .long("replications")
            .value_name("N")
            .value_parser(value_parser!(u32).range(1..))
            .help("How many replications to play at rest, instead of what the scenario says"),
        Arg::new("seed")
            .long("seed")
            .value_name("N")
            .value_parser(value_parser!(u64))
            .help("The seed of all chance, instead of what the scenario says"),
        Arg::new("lang")
            .long("lang")
            .value_name("LANG")
            .default_value("en")
            .value_parser(PossibleValuesParser::new(languages))
            .help("The language in which it opens; a reader may take another"),
    ]
}

/// What was typed, if it is one of these commands.
pub(super) fn wanted(name: &str, matches: &ArgMatches) -> Option<Wanted> {
    let is_served = match name {
        "page" => false,
        "serve" => true,
        _ => return None,
    };
    let path = |id: &str| matches.try_get_one::<PathBuf>(id).ok().flatten().cloned();
    let code = matches.get_one::<String>("lang").map_or("", String::as_str);
    let set = matches.get_many::<String>("set").into_iter().flatten().cloned().collect();
    Some(Wanted {
        file: matches.get_one::<String>("file")?.clone(),
        laid: Request {
            set,
            replications: matches.get_one("replications").copied(),
            seed: matches.get_one("seed").copied(),
            ..Request::new("", "")
        },
        language: Language::of_code(code, LANGUAGES).unwrap_or(LANGUAGES[0]),
        output: path("output"),
        engine: path("engine"),
        force: !is_served && matches.get_flag("force"),
        port: if is_served { matches.get_one("port").copied() } else { None },
    })
}

/// Makes the page, or serves it.
pub(super) fn conduct(wanted: &Wanted, world: &mut World<'_>) -> Result<Status, Failure> {
    let bench = read(wanted, world)?;
    if let Some(port) = wanted.port {
        return serve::serve(&bench, (extends(wanted), wanted.language), port, world);
    }
    let engine = engine(wanted, world)?;
    let name = bench.programme.name.key.clone();
    let output = wanted.output.clone().unwrap_or_else(|| format!("{name}-what-if.html").into());
    let extends = extends(wanted);
    let page = page(Page {
        bench: &bench,
        extends: extends.as_deref(),
        language: wanted.language,
        player: Player::Engine(&engine),
    });
    if output == Path::new("-") {
        world.say(page.as_bytes())?;
        return Ok(Status::Good);
    }
    let path = world.folder.join(&output);
    let shown = output.display();
    if !wanted.force && path.exists() && !is_page(&path) {
        let why = format!(
            "`{shown}` is there already and no live page: name another file, or write `--force`"
        );
        return Err(Failure::BadInput(why));
    }
    // Whole or not at all.
    let beside = path.with_extension("html.new");
    fs::write(&beside, page.as_bytes())
        .and_then(|()| fs::rename(&beside, &path))
        .map_err(|error| Failure::World(format!("cannot write `{shown}`: {error}")))?;
    let size = page.len() as f64 / 1e6;
    world.say(format!("{shown} is written ({size:.1} MB): open it in a browser, or pass it on; it needs nothing else\n").as_bytes())?;
    Ok(Status::Good)
}

/// The scenario, with levers that can be played from end to end.
fn read(wanted: &Wanted, world: &mut World<'_>) -> Result<Workbench, Failure> {
    let bench = reading::read(&wanted.file, wanted.laid.clone(), world)??;
    let warnings = bench.warnings(world.colour());
    world.complain(&warnings);
    for lever in &bench.programme.levers {
        for (end, value) in [("from", lever.from), ("to", lever.to)] {
            bench.with([(lever.key.as_str(), value)]).map_err(|error| {
                let name = &lever.name.key;
                let why = error.to_string();
                Failure::BadInput(format!(
                    "the lever `{name}` cannot go to its `{end} = {value}`, which the scenario refuses: write an end that it \
                     takes\n{why}"
                ))
            })?;
        }
    }
    if levers(&bench).is_empty() {
        return Err(Failure::BadInput(
            "there is nothing to move in this scenario: add a `[lever.NAME]` with `key`, `from` and `to`".to_owned(),
        ));
    }
    Ok(bench)
}

/// The file that what is saved extends: nothing where the scenario is not what its file says.
fn extends(wanted: &Wanted) -> Option<String> {
    let is_file = wanted.file != "-" && wanted.laid.set.is_empty();
    let path = Path::new(&wanted.file);
    let is_toml = path.extension().is_some_and(|extension| extension == "toml");
    let name = path.file_name()?.to_string_lossy().into_owned();
    (is_file && is_toml).then_some(name)
}

fn is_page(path: &Path) -> bool {
    let text = fs::read(path).unwrap_or_default();
    let head = String::from_utf8_lossy(&text[..text.len().min(2_000)]).into_owned();
    head.contains(GENERATOR)
}

/// The engine, from where it is said to be or from where it may be.
fn engine(wanted: &Wanted, world: &World<'_>) -> Result<Vec<u8>, Failure> {
    if let Some(path) = &wanted.engine {
        let shown = path.display();
        let bytes = fs::read(world.folder.join(path))
            .map_err(|error| Failure::BadInput(format!("cannot read `{shown}`: {error}")))?;
        let is_module = bytes.starts_with(b"\0asm") || bytes.starts_with(&[0x1F, 0x8B]);
        return if is_module {
            Ok(bytes)
        } else {
            Err(Failure::BadInput(format!(
                "`{shown}` is no module of WebAssembly: name what `page/build` prints"
            )))
        };
    }
    let beside = std::env::current_exe().ok();
    let folder = beside.as_deref().and_then(Path::parent);
    let found =
        folder.and_then(|folder| ENGINES.iter().find_map(|name| fs::read(folder.join(name)).ok()));
    found.or_else(|| (!BUILT_IN.is_empty()).then(|| BUILT_IN.to_vec())).ok_or_else(|| {
        Failure::BadInput(
            "this program has no engine for a page: put `nobat.wasm.gz` of the release beside it, or run `page/build` in a \
             checkout of nobat and name the file that it prints, as in `--engine FILE`"
                .to_owned(),
        )
    })
}
