//! The live page at work: the engine of the web against this one, bit for bit, and the page in a real browser. Where no engine
//! was made for the web, or no browser or Node is installed, it says so and tries less.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use nobat::live::{alone, answer};
use serde_json::{Value, json};

use crate::browser::{AXE, LISTEN, SHELL, chromium};
use crate::desk::Desk;
use crate::readme::text;

/// Where `.ci/run` puts what `page/build` makes.
const ENGINE: &str = "target/page/nobat.wasm.gz";

const DRIVE: &str = include_str!("live/drive.js");

fn engine() -> Option<PathBuf> {
    Some(Path::new(env!("CARGO_MANIFEST_DIR")).join(ENGINE)).filter(|path| path.is_file())
}

/// The draws, the arithmetic and the words of the web are those of this machine.
#[test]
fn the_engine_of_the_web_says_the_same() {
    let Some(engine) = engine() else {
        eprintln!("no {ENGINE} (page/build makes it): the engine of the web was not tried");
        return;
    };
    if Command::new("node").arg("--version").stdout(Stdio::null()).status().is_err() {
        eprintln!("no Node is installed: the engine of the web was not asked");
        return;
    }
    let question = |file: &str, key: &str, value: f64, replications: u32| {
        json!({
            "scenario": alone(&text(&format!("scenarios/{file}.toml"))), "path": file, "language": "fa",
            "replications": replications, "variants": [{ "values": { key: value } }], "applied": 1, "files": true,
        })
    };
    let questions = [
        question("national-1399", "supplier.printing-house.per_month", 1e6, 2_000),
        question("arrears-1403", "capacity.personalisation.per_month", 1.5e6, 200),
    ];
    let desk = Desk::new();
    desk.put("questions.json", &Value::from(questions.to_vec()).to_string());
    let played = Command::new("node")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/live/play.mjs"))
        .args([engine, desk.path("questions.json")])
        .output()
        .unwrap();
    let web = String::from_utf8(played.stdout).unwrap();
    assert!(played.status.success(), "{}", String::from_utf8_lossy(&played.stderr));
    let web: Vec<&str> = web.lines().collect();
    assert_eq!(web.len(), questions.len());
    for (question, web) in questions.iter().zip(web) {
        let here = answer(&question.to_string());
        // Thousands of numbers, every digit of them: no long text of a difference.
        assert!(here.len() > 100_000 || here.contains("error"), "{}", here.len());
        assert!(here == web, "{} and {} bytes, not the same", here.len(), web.len());
        assert!(!here.contains("\"error\""), "{here}");
    }
}

/// A page that drives itself, and goes with what it found to a port.
pub(crate) fn driving(page: &str, port: u16, language: &str, is_served: bool) -> String {
    let axe =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(AXE)).unwrap_or_default();
    let drive = DRIVE
        .replace("__PORT__", &port.to_string())
        .replace("__LANGUAGE__", &format!("\"{language}\""))
        .replace("__SERVED__", &is_served.to_string())
        .replace("__LEAST__", &least());
    let listening = page.replacen("<head>", &format!("<head>{LISTEN}"), 1);
    let end = listening.rfind("</body>").unwrap();
    let (before, after) = listening.split_at(end);
    format!("{before}<script>{axe}</script><script>{drive}</script>{after}")
}

/// Opens a page that drives itself, and hears what it found.
fn driven(browser: &str, desk: &Desk, page: &str, (width, language): (u32, &str)) -> Vec<String> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    desk.put("drive.html", &driving(page, port, language, false));
    let address = format!("file://{}", desk.path("drive.html").display());
    opened(browser, width, &address, &listener)
}

/// Opens an address and hears what the page there found.
pub(crate) fn opened(
    browser: &str,
    width: u32,
    address: &str,
    listener: &TcpListener,
) -> Vec<String> {
    let profile = tempfile::tempdir().unwrap();
    let mut child = Command::new(browser)
        .args([
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
        ])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("--window-size={width},900"))
        .arg("--remote-debugging-port=0")
        .arg(address)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut found = heard(listener);
    let _ = child.kill();
    let _ = child.wait();
    if let Some(place) = found.iter().position(|it| it.starts_with("wide ")) {
        let wide = found.swap_remove(place);
        if wide != format!("wide {width}") && browser == SHELL {
            found.push(format!("the window is {wide}, not {width}"));
        }
    }
    found
}

/// How many redraws a second are enough: `.ci/run` asks for five, with nothing beside it; among other tests there is no saying.
fn least() -> String {
    std::env::var("NOBAT_REDRAWS").unwrap_or_else(|_| "0.1".to_owned())
}

/// The question with which a browser comes, as what the page found.
fn heard(listener: &TcpListener) -> Vec<String> {
    listener.set_nonblocking(true).unwrap();
    for _ in 0..6_000 {
        if let Ok((mut stream, _)) = listener.accept() {
            stream.set_nonblocking(false).unwrap();
            let mut line = String::new();
            BufReader::new(&stream).read_line(&mut line).unwrap();
            let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n");
            if let Some(text) = line.split(' ').nth(1).and_then(|path| path.strip_prefix("/?")) {
                return serde_json::from_str(&decoded(text)).unwrap();
            }
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    vec!["the page never said what it found".to_owned()]
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex: Vec<u8> = rest.by_ref().take(2).collect();
            bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_browser_plays_it() {
    let Some(engine) = engine() else {
        eprintln!("no {ENGINE} (page/build makes it): the engine of the web was not tried");
        return;
    };
    let Some(browser) = chromium() else {
        eprintln!("no Chromium is installed: the live page was not played");
        return;
    };
    let desk = Desk::new();
    desk.put("national-1399.toml", &text("scenarios/national-1399.toml"));
    for (language, width) in [("en", 1280), ("fa", 390), ("fa", 320), ("en", 320)] {
        let words = format!(
            "page national-1399.toml --lang {language} -o what.html --force --engine {}",
            engine.display()
        );
        let said = desk.nobat(&words);
        assert_eq!(said.stderr, "");
        let found = driven(browser, &desk, &desk.read("what.html"), (width, language));
        let (rates, wrong): (Vec<&String>, Vec<&String>) =
            found.iter().partition(|it| it.starts_with("rate ") || it.starts_with("said "));
        assert!(wrong.is_empty(), "{language} {width}: {wrong:#?}");
        eprintln!("{language} {width}: {rates:?} redraws a second");
    }
}
