//! Hands the world to [`nobat::cli`]. Decides nothing.

use std::io;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use nobat::cli::{self, Channel, Colours, Registry, World};

/// What shells expect of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

fn main() -> ExitCode {
    let publishing = Arc::new(Mutex::new(()));
    let held = Arc::clone(&publishing);
    // While results are being put in place the handler waits for the lock, so they are there whole or not at all.
    // Without a handler Ctrl-C still ends the program, only less tidily.
    let _ = ctrlc::set_handler(move || {
        let _guard = held.lock().unwrap_or_else(PoisonError::into_inner);
        std::process::exit(INTERRUPTED);
    });
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    // Neither is locked: the progress bar writes to stderr from the threads of the simulation.
    let (mut stdout, mut stderr) = (io::stdout(), io::stderr());
    let mut world = World {
        stdout_is: channel(&stdout),
        stderr_is: channel(&stderr),
        stdin: &mut io::stdin().lock(),
        stdout: &mut stdout,
        stderr: &mut stderr,
        colours: if no_colour { Colours::Refused } else { Colours::Welcome },
        folder: std::env::current_dir().unwrap_or_default(),
        home: std::env::home_dir(),
        publishing: &publishing,
    };
    cli::main(&Registry::default(), std::env::args_os(), &mut world).into()
}

fn channel(stream: &impl io::IsTerminal) -> Channel {
    if stream.is_terminal() { Channel::Terminal } else { Channel::Other }
}
