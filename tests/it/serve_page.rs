//! `nobat serve` in a real browser: the page loads, the fan follows a slider, its numbers are those of `nobat run`, and the
//! server stops when it is told to. Where no Chromium is installed it says so and tries nothing.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::thread;

use serde_json::{Value, json};

use crate::browser::chromium;
use crate::live_page::{driving, opened};
use crate::readme::text;
use crate::serve::{Server, comes};

/// Stands between browser and server, so that the page drives itself: hands every question on, and keeps it with its answer.
struct Between<'s> {
    server: &'s Server,
    port: u16,
    /// Where the page goes with what it found.
    ear: u16,
    language: &'s str,
    asked: Mutex<Vec<(Value, Value)>>,
}

impl Between<'_> {
    fn attend(&self, stream: &TcpStream) {
        let mut reader = BufReader::new(stream);
        let (mut head, mut length) = (String::new(), 0);
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).unwrap_or(0) == 0 {
                return;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap();
            }
            head += &line;
            if line == "\r\n" {
                break;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        let body = String::from_utf8(body).unwrap();
        // One answer a connection, as the server has it.
        let theirs = format!("127.0.0.1:{}", self.server.port);
        let head = head.replace(&format!("127.0.0.1:{}", self.port), &theirs);
        let (status, answer) = self.server.said(&format!("{head}{body}"));
        let is_page = head.starts_with(&format!("GET /{}/ ", self.server.token));
        let (kind, answer) = if is_page {
            ("text/html; charset=utf-8", driving(&answer, self.ear, self.language, true))
        } else {
            ("application/json", answer)
        };
        if status == 200 && !is_page && !body.is_empty() {
            let read = |text: &str| serde_json::from_str(text).unwrap();
            self.asked.lock().unwrap().push((read(&body), read(&answer)));
        }
        let length = answer.len();
        let _ = (&*stream).write_all(
            format!(
                "HTTP/1.1 {status} -\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
                 Connection: close\r\n\r\n{answer}"
            )
            .as_bytes(),
        );
    }
}

#[test]
fn a_browser_plays_what_is_served() {
    let Some(browser) = chromium() else {
        eprintln!("no Chromium is installed: what is served was not played");
        return;
    };
    let scenario = text("scenarios/national-1399.toml");
    for (language, width) in [("en", 1280), ("en", 390), ("fa", 320)] {
        let mut server = Server::start(&scenario, &["--lang", language, "--replications", "300"]);
        let door = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let ear = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = door.local_addr().unwrap().port();
        let between = Between {
            server: &server,
            port,
            ear: ear.local_addr().unwrap().port(),
            language,
            asked: Mutex::default(),
        };
        let found = thread::scope(|scope| {
            scope.spawn(|| {
                for stream in door.incoming() {
                    let mut first = [0];
                    let stream = stream.unwrap();
                    // The test itself, which says that it is over.
                    if stream.peek(&mut first).unwrap_or(0) == 1 && first == *b"." {
                        break;
                    }
                    let between = &between;
                    scope.spawn(move || between.attend(&stream));
                }
            });
            let address = format!("http://127.0.0.1:{port}/{}/", server.token);
            let found = opened(browser, width, &address, &ear);
            TcpStream::connect(("127.0.0.1", port)).unwrap().write_all(b".").unwrap();
            found
        });
        let is_fact = |it: &&String| it.starts_with("rate ") || it.starts_with("said ");
        let wrong: Vec<&String> = found.iter().filter(|it| !is_fact(it)).collect();
        assert!(wrong.is_empty(), "{language} {width}: {wrong:#?}");
        let said = found.iter().find_map(|it| it.strip_prefix("said ")).unwrap();
        let asked = between.asked.into_inner().unwrap();
        numbers_are_those_of_a_run(&server, said, &asked);
        assert!(comes(|| server.jobs()["playing"] == 0), "it went on: {}", server.jobs());
        // As Ctrl-C does.
        let stopped = Command::new("kill").args(["-INT", &server.child.id().to_string()]).status();
        assert!(stopped.unwrap().success());
        assert!(comes_to_an_end(&mut server), "it did not stop");
        assert!(TcpStream::connect(("127.0.0.1", server.port)).is_err(), "its port is still open");
    }
}

fn comes_to_an_end(server: &mut Server) -> bool {
    (0..500).any(|_| {
        thread::sleep(std::time::Duration::from_millis(20));
        server.child.try_wait().unwrap().is_some()
    })
}

/// What the page said at rest is what the server answered to what was asked, and that answer is of the numbers of a run.
fn numbers_are_those_of_a_run(server: &Server, said: &str, asked: &[(Value, Value)]) {
    let words = |answer: &Value| -> String {
        answer["said"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect()
    };
    let (question, answer) = asked
        .iter()
        .find(|(question, answer)| {
            question["replications"].is_null()
                && question["variants"].as_array().is_some_and(|laid| laid.len() == 1)
                && words(answer) == said
        })
        .unwrap_or_else(|| panic!("nobody answered: {said}"));
    let mut question = question.clone();
    question["files"] = json!(true);
    let (status, again) = server.ask(&question, "");
    assert_eq!(status, 200);
    let again: Value = serde_json::from_str(&again).unwrap();
    assert_eq!(again["said"], answer["said"]);
    server.desk.put("what-if.toml", answer["overlay"].as_str().unwrap());
    let run = server.desk.nobat("run what-if.toml --quiet --format none -o results");
    assert_eq!(run.stderr, "");
    let mut compared = 0;
    for file in again["files"].as_array().unwrap() {
        let (name, text) = (file[0].as_str().unwrap(), file[1].as_str().unwrap());
        if Path::new(name).extension().is_some_and(|extension| extension == "csv") {
            let path = server.desk.path("results").join(name);
            // The run plays the variants of the file as well, which the page leaves out.
            let run = fs::read_to_string(&path).unwrap_or_default();
            let run: BTreeSet<&str> = run.lines().collect();
            let other = text.lines().find(|line| !run.contains(line));
            assert_eq!(other, None, "{name}");
            compared += text.lines().count();
        }
    }
    assert!(1_000 < compared, "{compared} rows were compared");
}
