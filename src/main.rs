//! Hands the world to [`nobat::cli`]. Decides nothing.

use std::io;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use nobat::cli::{self, Channel, Colours, Registry, World};

fn main() -> ExitCode {
    let publishing = Arc::new(Mutex::new(()));
    #[cfg(unix)]
    signals::wait(Arc::clone(&publishing));
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
        columns: columns(),
        folder: std::env::current_dir().unwrap_or_default(),
        home: std::env::home_dir(),
        publishing: &publishing,
    };
    cli::main(&Registry::default(), std::env::args_os(), &mut world).into()
}

/// How wide lines are: as `COLUMNS` says, else as the terminal is.
fn columns() -> Option<usize> {
    let told =
        std::env::var_os("COLUMNS").and_then(|columns| columns.to_str()?.trim().parse().ok());
    let is_terminal = io::IsTerminal::is_terminal(&io::stdout());
    let size = || terminal_size::terminal_size().filter(|_| is_terminal);
    told.filter(|columns| 0 < *columns).or_else(|| Some(size()?.0.0.into()))
}

fn channel(stream: &impl io::IsTerminal) -> Channel {
    if stream.is_terminal() { Channel::Terminal } else { Channel::Other }
}

/// Signals that end the program between two steps of publishing, and never in the middle of it.
///
/// Results are whole without this too, at any moment and on any system; but what was being written would stay beside
/// them until the next run.
#[cfg(unix)]
mod signals {
    use std::sync::{Arc, Mutex, PoisonError};
    use std::thread;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    /// Ends the program by the signal that came, once nothing is being published.
    pub(super) fn wait(publishing: Arc<Mutex<()>>) {
        let ignored = ignored();
        let is_heard = |signal: &i32| ignored.is_some_and(|mask| mask >> (signal - 1) & 1 == 0);
        // Where it cannot be known what is ignored, `nohup` must go on working: a hangup is left to the system.
        let heard = [SIGINT, SIGTERM, SIGHUP].into_iter();
        let heard =
            heard.filter(|signal| is_heard(signal) || ignored.is_none() && *signal != SIGHUP);
        let Ok(mut signals) = Signals::new(heard.collect::<Vec<i32>>()) else { return };
        thread::spawn(move || {
            for signal in signals.forever() {
                let _guard = publishing.lock().unwrap_or_else(PoisonError::into_inner);
                // Whoever waits for the program learns which signal ended it.
                let _ = emulate_default_handler(signal);
            }
        });
    }

    /// The signals that whoever started the program had it ignore, a bit for each, where the system shows them.
    #[expect(clippy::disallowed_methods, reason = "the environment enters here")]
    fn ignored() -> Option<u64> {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
        u64::from_str_radix(mask.trim(), 16).ok()
    }
}
