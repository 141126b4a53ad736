//! The page itself: one document with the scenario, its levers and all words in it, and whoever plays. Draws no chart.

use std::collections::BTreeMap;

use maud::{DOCTYPE, PreEscaped, html};
use serde::Serialize;

use crate::chart::base64;
use crate::experiment::opening::run_info;
use crate::format::html::style;
use crate::language::{LANGUAGES, Language, Locale};
use crate::live::words::words;
use crate::model::Name;
use crate::report::cell::Message;
use crate::scenario::{Lever, Workbench, levers};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
const CHART: &str = include_str!("chart.js");
const WORKER: &str = include_str!("worker.js");

/// Nothing is fetched but, of a program on this machine, answers.
const ALONE: &str = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; worker-src blob:; \
                     style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";
const SERVED: &str = "default-src 'none'; script-src 'unsafe-inline'; connect-src 'self'; \
                      style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";

/// By this a page is known as one of ours.
pub const GENERATOR: &str = "nobat page";

/// Who plays what the page asks.
#[derive(Clone, Copy, Debug)]
pub enum Player<'p> {
    /// The engine in the page: a module of WebAssembly, perhaps as gzip.
    Engine(&'p [u8]),
    /// A program that answers at this address.
    Server(&'p str),
}

/// A page to be made.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "a workbench has nothing to show")]
pub struct Page<'p> {
    /// The scenario.
    pub bench: &'p Workbench,
    /// The file that what is saved extends; the whole scenario is saved where there is none.
    pub extends: Option<&'p str>,
    /// The language in which it opens.
    pub language: &'p Language,
    /// Who plays.
    pub player: Player<'p>,
}

/// What the script of the page finds there.
#[derive(Serialize)]
struct Data<'p> {
    scenario: String,
    path: &'p str,
    extends: bool,
    server: Option<&'p str>,
    language: &'p str,
    languages: Vec<Tongue>,
    levers: Vec<Moved>,
    stages: Vec<Named>,
    whom: Vec<Named>,
}

/// One language of the page.
#[derive(Serialize)]
struct Tongue {
    code: &'static str,
    direction: &'static str,
    name: String,
    question: String,
    note: String,
    words: BTreeMap<&'static str, String>,
}

/// A lever of the page.
#[derive(Serialize)]
struct Moved {
    key: String,
    label: BTreeMap<&'static str, String>,
    from: f64,
    to: f64,
    step: f64,
    now: Option<f64>,
    middle: f64,
}

/// Something to be chosen, with its name in every language.
#[derive(Serialize)]
struct Named {
    key: String,
    label: BTreeMap<&'static str, String>,
}

/// The whole document.
pub fn page(of: Page<'_>) -> String {
    let data = serde_json::to_vec(&data(of)).unwrap_or_default();
    let programme = &of.bench.programme;
    let locale = Locale::new(of.language, programme.base.model.timeline.calendar);
    let direction = if locale.is_right_to_left() { "rtl" } else { "ltr" };
    let (policy, engine) = match of.player {
        Player::Engine(module) => (ALONE, Some(base64(module))),
        Player::Server(_) => (SERVED, None),
    };
    let worker = engine.is_some().then_some(WORKER);
    let document = html! {
        (DOCTYPE)
        html lang=(of.language.code) dir=(direction) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content=(GENERATOR);
                title { (locale.name(&programme.name)) }
                style { (PreEscaped(style())) (PreEscaped(STYLE)) }
            }
            body {
                header { h1 { (locale.name(&programme.name)) } }
                main { noscript { p { (locale.message(&Message::LiveNoEngine)) } } }
                script type="text/plain" id="data" { (base64(&data)) }
                @if let Some(engine) = &engine { script type="text/plain" id="engine" { (engine) } }
                @if let Some(worker) = worker { script type="text/plain" id="worker" { (PreEscaped(worker)) } }
                script { (PreEscaped(CHART)) (PreEscaped(SCRIPT)) }
            }
        }
    };
    document.into_string()
}

fn data(of: Page<'_>) -> Data<'_> {
    let programme = &of.bench.programme;
    let model = &programme.base.model;
    let locales: Vec<Locale> =
        LANGUAGES.iter().map(|language| Locale::new(language, model.timeline.calendar)).collect();
    let named = |name: &Name| -> BTreeMap<&'static str, String> {
        let of = |locale: &Locale| (locale.language().code, locale.name(name).to_owned());
        locales.iter().map(of).collect()
    };
    let choice = |key: String, name: &Name| Named { key, label: named(name) };
    let classes = model.classes.iter().map(|it| choice(format!("class.{}", it.name.key), &it.name));
    let regions =
        model.regions.iter().map(|it| choice(format!("region.{}", it.name.key), &it.name));
    let several = |count: usize| if 1 < count { count } else { 0 };
    let run = run_info(programme);
    let lever = |lever: Lever| {
        let input = model.inputs.iter().find(|input| input.address == lever.key);
        let middle = input.map(|input| input.distribution.quantile(0.5));
        let middle = lever.now.or(middle).unwrap_or(lever.from).clamp(lever.from, lever.to);
        // What was not declared is called what reports call it.
        let is_declared = !programme.levers.is_empty();
        let subject = run.subject(&lever.key);
        let label = locales.iter().map(|locale| {
            let own = lever.name.given(locale.language().code).is_some()
                || lever.name.plain() != lever.name.key;
            let words = if is_declared && own {
                locale.name(&lever.name).to_owned()
            } else {
                locale.cell(&subject)
            };
            (locale.language().code, words)
        });
        let label = label.collect();
        let Lever { key, from, to, step, now, .. } = lever;
        Moved { key, label, from, to, step, now, middle }
    };
    Data {
        scenario: alone(&programme.effective),
        path: of.extends.unwrap_or_else(|| of.bench.path()),
        extends: of.extends.is_some(),
        server: match of.player {
            Player::Server(address) => Some(address),
            Player::Engine(_) => None,
        },
        language: of.language.code,
        languages: locales.iter().map(|locale| tongue(of, locale)).collect(),
        levers: levers(of.bench).into_iter().map(lever).collect(),
        stages: model.stages.iter().map(|it| choice(it.name.key.clone(), &it.name)).collect(),
        whom: classes
            .take(several(model.classes.len()))
            .chain(regions.take(several(model.regions.len())))
            .collect(),
    }
}

fn tongue(of: Page<'_>, locale: &Locale) -> Tongue {
    let programme = &of.bench.programme;
    let words_of = |name: &Option<Name>| {
        name.as_ref().map_or_else(String::new, |name| locale.name(name).to_owned())
    };
    Tongue {
        code: locale.language().code,
        direction: if locale.is_right_to_left() { "rtl" } else { "ltr" },
        name: locale.name(&programme.name).to_owned(),
        question: words_of(&programme.question),
        note: words_of(&programme.note),
        words: words(locale),
    }
}

/// A scenario without its variants: what a reader tries stands beside the scenario as it is, and beside nothing else.
pub fn alone(effective: &str) -> String {
    match effective.parse::<toml_edit::DocumentMut>() {
        Ok(mut document) => {
            document.remove("variant");
            document.to_string()
        }
        Err(_) => effective.to_owned(),
    }
}
