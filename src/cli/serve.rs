//! A server of the live page for this machine alone: who may ask, how much, and that nobody's work outlives them. Plays nothing
//! itself.

mod http;
mod jobs;

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::cli::serve::http::{Refusal, Request};
use crate::cli::serve::jobs::Jobs;
use crate::cli::world::{Failure, Status, World};
use crate::language::Language;
use crate::live::{Ask, Bounds, Page, Player, alone, answer_while, page};
use crate::scenario::{Lever, Workbench, levers};

/// Connections at once.
const MOST_CONNECTIONS: usize = 256;

/// Steps of replications that one question may play.
const MOST_WORK: f64 = 5e7;

/// What is tried and what is kept, in one question.
const MOST_VARIANTS: usize = 5;

/// What every connection knows.
struct Server {
    /// In the address: who does not know it is not answered.
    token: String,
    port: u16,
    page: String,
    scenario: String,
    path: String,
    extends: bool,
    levers: Vec<Lever>,
    jobs: Jobs,
    connections: AtomicUsize,
}

/// Serves until the program is ended.
pub(super) fn serve(
    bench: &Workbench,
    (extends, language): (Option<String>, &Language),
    port: u16,
    world: &mut World<'_>,
) -> Result<Status, Failure> {
    let broken =
        |what: &str, error: std::io::Error| Failure::World(format!("cannot {what}: {error}"));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| broken(&format!("listen on port {port}"), error))?;
    let port = listener.local_addr().map_err(|error| broken("listen", error))?.port();
    let server = Arc::new(Server {
        token: token(),
        port,
        page: page(Page {
            bench,
            extends: extends.as_deref(),
            language,
            player: Player::Server("play"),
        }),
        scenario: alone(&bench.programme.effective),
        path: extends.clone().unwrap_or_else(|| bench.path().to_owned()),
        extends: extends.is_some(),
        levers: levers(bench),
        jobs: Jobs::new(thread::available_parallelism().map_or(2, usize::from)),
        connections: AtomicUsize::new(0),
    });
    let address = format!("http://127.0.0.1:{port}/{}/", server.token);
    world.say(format!("{address}\nOpen this address in a browser; Ctrl-C ends it\n").as_bytes())?;
    for stream in listener.incoming() {
        // A connection that broke before it began is nobody's failure.
        let Ok(stream) = stream else { continue };
        if MOST_CONNECTIONS <= server.connections.fetch_add(1, Ordering::SeqCst) {
            server.connections.fetch_sub(1, Ordering::SeqCst);
            http::refuse(&stream, Refusal::Busy);
            continue;
        }
        let ours = Arc::clone(&server);
        let spawned = thread::Builder::new().spawn(move || {
            ours.attend(&stream);
            ours.connections.fetch_sub(1, Ordering::SeqCst);
        });
        if spawned.is_err() {
            server.connections.fetch_sub(1, Ordering::SeqCst);
        }
    }
    Ok(Status::Good)
}

/// A word of 128 bits that nobody can guess: the keys of a `RandomState` come from the system.
fn token() -> String {
    let random = RandomState::new();
    [0_u8, 1].map(|half| format!("{:016x}", random.hash_one(half))).concat()
}

impl Server {
    /// Reads a question from a connection and answers it, or says why not.
    fn attend(&self, stream: &TcpStream) {
        let answered = Request::read(stream).and_then(|request| self.answer(&request, stream));
        if let Err(refusal) = answered {
            http::refuse(stream, refusal);
        }
    }

    fn answer(&self, request: &Request, stream: &TcpStream) -> Result<(), Refusal> {
        self.admit(request)?;
        let inside = request.path.strip_prefix(&format!("/{}/", self.token));
        match (request.method.as_str(), inside) {
            ("GET", Some("")) => {
                http::reply(stream, "text/html; charset=utf-8", self.page.as_bytes());
            }
            ("GET", Some("jobs")) => {
                http::reply(stream, "application/json", self.jobs.shown().as_bytes());
            }
            ("POST", Some("play")) => return self.play(request, stream),
            (_, Some("" | "jobs" | "play")) => return Err(Refusal::Method),
            _ => return Err(Refusal::Unknown),
        }
        Ok(())
    }

    /// Who comes from another page, or under another name of this machine, is refused.
    fn admit(&self, request: &Request) -> Result<(), Refusal> {
        let hosts = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{}", self.port));
        let is_host = |host: &str| hosts.iter().any(|own| own.eq_ignore_ascii_case(host));
        if !request.header("host").is_some_and(is_host) {
            return Err(Refusal::Foreign);
        }
        let origin = request.header("origin");
        let is_ours = |origin: &str| origin.strip_prefix("http://").is_some_and(is_host);
        match origin {
            Some(origin) if is_ours(origin) => Ok(()),
            None if request.method == "GET" => Ok(()),
            Some(_) | None => Err(Refusal::Foreign),
        }
    }

    fn play(&self, request: &Request, stream: &TcpStream) -> Result<(), Refusal> {
        let is_json =
            |kind: &str| kind.split(';').next().unwrap_or("").trim() == "application/json";
        if !request.header("content-type").is_some_and(is_json) {
            return Err(Refusal::Kind);
        }
        let mut ask: Ask = serde_json::from_slice(&request.body).map_err(|_| Refusal::Malformed)?;
        if MOST_VARIANTS < ask.variants.len()
            || !ask.variants.iter().all(|laid| self.is_moved(&laid.values))
        {
            return Err(Refusal::Malformed);
        }
        ask.scenario.clone_from(&self.scenario);
        ask.path.clone_from(&self.path);
        ask.extends = self.extends;
        let client = request.header("x-client").filter(|client| client.len() <= 64).unwrap_or("");
        let job = self.jobs.begin(client);
        let wanted = || job.is_wanted() && http::is_there(stream);
        http::listen(stream, true);
        let answer = if job.waits_for_turn(&wanted) {
            answer_while(&ask, Bounds { wanted: &wanted, most: MOST_WORK })
        } else {
            None
        };
        http::listen(stream, false);
        job.end(answer.is_some());
        // A newer question of the same page, or nobody there: either way nobody reads this.
        let answer = answer.ok_or(Refusal::Overtaken)?;
        http::reply(stream, "application/json", answer.as_bytes());
        Ok(())
    }

    /// Whether values are of levers of the page, within their ends.
    fn is_moved(&self, values: &std::collections::BTreeMap<String, f64>) -> bool {
        values.iter().all(|(key, value)| {
            let lever = self.levers.iter().find(|lever| lever.key == *key);
            lever.is_some_and(|lever| (lever.from..=lever.to).contains(value))
        })
    }
}
