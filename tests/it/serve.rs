//! The server of the live page: who is answered, who is not, and that no work outlives those who asked for it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::command::SCENARIO;
use crate::desk::Desk;

/// A server that ends with the test.
pub(crate) struct Server {
    pub(crate) child: Child,
    pub(crate) port: u16,
    pub(crate) token: String,
    pub(crate) desk: Desk,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    pub(crate) fn start(text: &str, words: &[&str]) -> Self {
        let desk = Desk::new();
        desk.put("cards.toml", text);
        let mut child = Command::new(env!("CARGO_BIN_EXE_nobat"))
            .args(["serve", "cards.toml"])
            .args(words)
            .current_dir(desk.path(""))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let rest = line.trim().strip_prefix("http://127.0.0.1:").unwrap();
        let (port, token) = rest.trim_end_matches('/').split_once('/').unwrap();
        Self { child, port: port.parse().unwrap(), token: token.to_owned(), desk }
    }

    pub(crate) fn open(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(120))).unwrap();
        stream
    }

    /// What comes back for these bytes: status and body.
    pub(crate) fn said(&self, text: &str) -> (u16, String) {
        let mut stream = self.open();
        stream.write_all(text.as_bytes()).unwrap();
        let mut all = String::new();
        let _ = stream.read_to_string(&mut all);
        let status = all.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        (status, all.split_once("\r\n\r\n").map_or_else(String::new, |(_, body)| body.to_owned()))
    }

    pub(crate) fn own(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// A question as the page asks it.
    fn post(&self, body: &str, host: &str, more: &str) -> String {
        format!(
            "POST /{}/play HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{more}\r\n\r\n{body}",
            self.token,
            body.len()
        )
    }

    pub(crate) fn ask(&self, question: &Value, client: &str) -> (u16, String) {
        let more = format!("Origin: http://{}\r\nX-Client: {client}", self.own());
        self.said(&self.post(&question.to_string(), &self.own(), &more))
    }

    pub(crate) fn jobs(&self) -> Value {
        let text = format!("GET /{}/jobs HTTP/1.1\r\nHost: {}\r\n\r\n", self.token, self.own());
        serde_json::from_str(&self.said(&text).1).unwrap()
    }
}

fn quick() -> Value {
    json!({ "language": "en", "replications": 20, "variants": [{ "values": { "capacity.line.per_month": 200.0 } }] })
}

#[test]
fn who_comes_from_elsewhere_is_refused() {
    let server = Server::start(SCENARIO, &[]);
    let (own, body) = (server.own(), quick().to_string());
    let get =
        |path: &str, head: &str| server.said(&format!("GET {path} HTTP/1.1\r\n{head}\r\n\r\n")).0;
    let page = format!("/{}/", server.token);
    assert_eq!(get(&page, &format!("Host: {own}")), 200);
    assert_eq!(get(&page, &format!("Host: localhost:{}", server.port)), 200);
    // Another name for this machine, as one who rebinds a name has; none; two of them.
    for head in [
        "Host: evil.example",
        "Accept: */*",
        "Host: 127.0.0.1",
        &format!("Host: {own}\r\nHost: {own}"),
    ] {
        assert_eq!(get(&page, head), 403, "{head}");
    }
    // The wrong word, or none.
    for path in [
        "/",
        "/play",
        &format!("/{}/", "0".repeat(32)),
        &format!("/{}/../", server.token),
        &format!("/{}", server.token),
    ] {
        assert_eq!(get(path, &format!("Host: {own}")), 404, "{path}");
    }
    let post = |more: &str| server.said(&server.post(&body, &own, more)).0;
    assert_eq!(post(&format!("Origin: http://{own}")), 200);
    for more in [
        "Origin: http://evil.example",
        "Origin: null",
        "X: y",
        &format!("Origin: https://{own}"),
        &format!("Origin: http://{own}.evil.example"),
    ] {
        assert_eq!(post(more), 403, "{more}");
    }
    assert_eq!(
        server.said(&server.post(&body, "evil.example", &format!("Origin: http://{own}"))).0,
        403
    );
    let other = server
        .post(&body, &own, &format!("Origin: http://{own}"))
        .replace(&server.token, &"f".repeat(32));
    assert_eq!(server.said(&other).0, 404);
}

#[test]
fn what_is_too_much_or_no_question_is_refused() {
    let server = Server::start(SCENARIO, &[]);
    let own = server.own();
    let head = format!(
        "POST /{}/play HTTP/1.1\r\nHost: {own}\r\nOrigin: http://{own}\r\nContent-Type: application/json\r\n",
        server.token
    );
    assert_eq!(server.said(&format!("{head}Content-Length: 1048577\r\n\r\n")).0, 413);
    assert_eq!(
        server.said(&format!("{head}Content-Length: 99999999999999999999999\r\n\r\n")).0,
        413
    );
    assert_eq!(server.said(&format!("{head}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n")).0, 411);
    assert_eq!(server.said(&format!("{head}\r\n")).0, 411);
    assert_eq!(server.said(&format!("{head}Content-Length: -1\r\n\r\n")).0, 400);
    assert_eq!(server.said(&format!("{head}X: {}\r\n\r\n", "y".repeat(20_000))).0, 413);
    assert_eq!(server.said("nonsense\r\n\r\n").0, 400);
    let text = server
        .post("{}", &own, &format!("Origin: http://{own}"))
        .replace("application/json", "text/plain");
    assert_eq!(server.said(&text).0, 415);
    // What no lever of the page moves, and more than it keeps.
    for question in [
        json!({ "variants": [{ "values": { "run.replications": 9.0 } }] }),
        json!({ "variants": [{ "values": { "capacity.line.per_month": -1.0 } }] }),
        json!({ "variants": vec![json!({ "values": {} }); 6] }),
        json!([1, 2]),
    ] {
        assert_eq!(server.ask(&question, "").0, 400, "{question}");
    }
    // More than one question may play.
    let (status, body) = server.ask(&json!({ "language": "en", "replications": 9_000_000 }), "");
    assert_eq!(status, 200);
    assert!(body.contains("start it with `--replications"), "{body}");
    assert_eq!(server.jobs()["playing"], 0);
}

/// Long enough that nobody waits for its end.
fn endless() -> (String, Value) {
    let text = SCENARIO.replace("end = \"1400-07\"", "end = \"1419-07\"");
    (text, json!({ "language": "en", "replications": 190_000, "variants": [] }))
}

/// Whether it comes within a minute or two.
pub(crate) fn comes(what: impl Fn() -> bool) -> bool {
    let looked = || {
        thread::sleep(Duration::from_millis(20));
        what()
    };
    (0..3_000).any(|_| looked())
}

#[test]
fn work_ends_with_those_who_asked_for_it() {
    let (text, question) = endless();
    let server = Server::start(&text, &[]);
    let own = server.own();
    let mut stream = server.open();
    let more = format!("Origin: http://{own}\r\nX-Client: one");
    stream.write_all(server.post(&question.to_string(), &own, &more).as_bytes()).unwrap();
    assert!(comes(|| server.jobs()["playing"] == 1), "it never began");
    drop(stream);
    assert!(
        comes(|| server.jobs()["playing"] == 0 && server.jobs()["dropped"] == 1),
        "it went on: {}",
        server.jobs()
    );
    // A newer question of the same page takes the place of the older one.
    let mut stream = server.open();
    stream.write_all(server.post(&question.to_string(), &own, &more).as_bytes()).unwrap();
    assert!(comes(|| server.jobs()["playing"] == 1), "it never began");
    let quick = json!({ "language": "en", "replications": 5 });
    assert_eq!(server.ask(&quick, "one").0, 200);
    let mut all = String::new();
    stream.read_to_string(&mut all).unwrap();
    assert!(all.starts_with("HTTP/1.1 409"), "{all}");
    assert_eq!((&server.jobs()["answered"], &server.jobs()["dropped"]), (&json!(1), &json!(2)));
}

#[test]
fn a_hundred_pages_at_once_have_their_answers() {
    let server = Server::start(SCENARIO, &["--replications", "30"]);
    let wanted = server.ask(&quick(), "first");
    assert_eq!(wanted.0, 200);
    let answers: Vec<(u16, String)> = thread::scope(|scope| {
        let clients: Vec<_> = (0..100)
            .map(|client| {
                let server = &server;
                scope.spawn(move || server.ask(&quick(), &format!("client-{client}")))
            })
            .collect();
        clients.into_iter().map(|client| client.join().unwrap()).collect()
    });
    assert!(answers.iter().all(|answer| *answer == wanted));
    assert_eq!((&server.jobs()["playing"], &server.jobs()["waiting"]), (&json!(0), &json!(0)));
}
