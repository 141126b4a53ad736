//! Scenarios as they are named on the command line: a file, a folder of results, standard input. Plays none.

use std::path::Path;

use crate::cli::world::{Failure, World};
use crate::disk::{self, Disk};
use crate::scenario::{Request, ScenarioError, Workbench};

/// The path of a scenario that came through standard input.
const STDIN: &str = "stdin";

/// What was played, in a folder of results.
pub(super) const KEPT: &str = "scenario.toml";

/// One scenario with what is laid over it by the command line.
pub(super) fn read(
    file: &str,
    laid: Request,
    world: &mut World<'_>,
) -> Result<Result<Workbench, ScenarioError>, Failure> {
    let path = path_of(file, world);
    let (path, text) = if path == "-" {
        (STDIN, disk::text_of(&mut world.stdin))
    } else {
        (path.as_str(), disk::read_text(&world.folder.join(&path)))
    };
    let text = text.map_err(|why| Failure::BadInput(format!("cannot read `{path}`: {why}")))?;
    let request = Request { path: path.to_owned(), text, ..laid };
    Ok(Workbench::new(request, Disk::beside(&world.folder, path)))
}

/// The path of a scenario: a folder of results stands for the one that it holds.
fn path_of(file: &str, world: &World<'_>) -> String {
    let kept = Path::new(file).join(KEPT);
    let is_results = file != "-" && world.folder.join(&kept).is_file();
    if is_results { kept.display().to_string() } else { file.to_owned() }
}
