//! From a question of the page to its answer: plays the scenario with what is laid over it, and says what came of it.

use serde::Serialize;

use crate::chart::Size;
use crate::diagnostic::render::Colour;
use crate::experiment::opening::Opening;
use crate::experiment::outcome::{Outcome, PartOf};
use crate::experiment::run::{Run, findings, run_while};
use crate::experiment::whatif::{cohorts, turns, what_if};
use crate::format::csv::CSV;
use crate::format::html::{picture, readable, values};
use crate::format::json::JSON;
use crate::language::{LANGUAGES, Language, Locale};
use crate::live::ask::{Ask, overlay, variants};
use crate::model::{Model, Name};
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::scenario::{NoFiles, Programme, Request, Workbench};

/// What the page is told. Markup is made of cells and messages alone, with every text of the scenario escaped.
#[derive(Debug, Default, Serialize)]
struct Answer {
    /// What is wrong with what was asked; then there is nothing else.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    /// The answer in sentences.
    said: Vec<String>,
    /// The key of the stage that it speaks of.
    stage: String,
    /// The picture, as SVG.
    picture: String,
    /// The values behind it, as tables with their places on the picture.
    values: String,
    /// All that was played side by side, as a table.
    table: String,
    /// Whose turn it is when: by variant.
    turns: Vec<(String, String)>,
    /// The steps in which somebody applies, with their names.
    cohorts: Vec<(i32, String)>,
    /// How many runs stand behind it.
    foot: String,
    /// How many replications were played.
    replications: u32,
    /// A scenario that a run plays to the same numbers.
    overlay: String,
    /// The files of a run, by name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<(String, String)>,
}

/// Answers a question, text of JSON for text of JSON.
pub fn answer(question: &str) -> String {
    let said = serde_json::from_str(question)
        .map_err(|error| format!("this is no question: {error}"))
        .map(|ask: Ask| answer_while(&ask, Bounds::none()).unwrap_or_default());
    said.unwrap_or_else(|error| written(&Answer { error: Some(error), ..Answer::default() }))
}

/// How far an answer may go.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "a function has nothing to show")]
pub struct Bounds<'b> {
    /// Whether somebody still wants to know.
    pub wanted: &'b (dyn Fn() -> bool + Sync),
    /// How many steps of replications may be played, all variants together.
    pub most: f64,
}

impl Bounds<'_> {
    /// As far as it takes.
    pub fn none() -> Self {
        Self { wanted: &|| true, most: f64::INFINITY }
    }
}

/// The same within bounds; nothing once nobody wants to know.
pub fn answer_while(ask: &Ask, bounds: Bounds<'_>) -> Option<String> {
    match played(ask, bounds) {
        Ok(answer) => answer.map(|answer| written(&answer)),
        Err(error) => Some(written(&Answer { error: Some(error), ..Answer::default() })),
    }
}

fn written(answer: &Answer) -> String {
    serde_json::to_string(answer).expect("plain structs always serialise")
}

fn played(ask: &Ask, bounds: Bounds<'_>) -> Result<Option<Answer>, String> {
    let mut bench = bench(ask)?;
    let programme = &mut bench.programme;
    bearable(programme, bounds.most)?;
    let opening = Opening::settled_while(programme, bounds.wanted)
        .map_err(|violation| violation.to_string())?;
    let language = Language::of_code(&ask.language, LANGUAGES).unwrap_or(LANGUAGES[0]);
    let locale = Locale::new(language, programme.base.model.timeline.calendar);
    let found = run_while(programme, bounds.wanted).map_err(|violation| violation.to_string())?;
    let Some(Run { info, outcomes }) = found else { return Ok(None) };
    let mut answer = said(ask, programme, (&info, &outcomes), &locale);
    if ask.files {
        let report = findings::report(opening, &outcomes);
        let files = [CSV, JSON].into_iter().flat_map(|format| (format.write)(&report, &locale));
        answer.files = files
            .map(|file| (file.path, String::from_utf8_lossy(&file.bytes).into_owned()))
            .collect();
    }
    Ok(Some(answer))
}

/// Refuses what would take too long for a page.
fn bearable(programme: &Programme, most: f64) -> Result<(), String> {
    let steps = programme.base.model.timeline.steps().len() as f64;
    let variants = 1.0 + programme.variants.len() as f64;
    let work = f64::from(programme.plan.replications) * steps * variants;
    if work <= most {
        return Ok(());
    }
    let fewer = (most / (steps * variants)).floor();
    Err(format!(
        "this would play {work:.0} steps of replications, and a page may play {most:.0}: start it with `--replications {fewer:.0}` \
         or less"
    ))
}

/// The scenario with what is laid over it, or what is wrong with that.
fn bench(ask: &Ask) -> Result<Workbench, String> {
    let text = format!("{}\n{}", ask.scenario.trim_end(), variants(&ask.variants));
    let request =
        Request { replications: ask.replications, ..Request::new(ask.path.as_str(), text) };
    Workbench::new(request, NoFiles).map_err(|error| error.render(Colour::Plain))
}

fn said(
    ask: &Ask,
    programme: &Programme,
    (info, outcomes): (&RunInfo, &[Outcome]),
    locale: &Locale,
) -> Answer {
    let mut answer = Answer {
        replications: info.replications,
        // What a reader rests at is what may be saved.
        overlay: if ask.replications.is_none() || ask.files {
            overlay(ask, info.replications, info.seed)
        } else {
            String::new()
        },
        foot: locale.message(&foot(ask, info.replications, info.seed)),
        ..Answer::default()
    };
    if let Some(found) = what_if(info, outcomes, ask.stage.as_deref()) {
        answer.said = found.answer.iter().map(|message| locale.sentence(message)).collect();
        answer.stage = found.stage;
        if let Some(chart) = &found.chart {
            let size = if ask.narrow { Size::Hand } else { Size::Part };
            answer.picture = picture(chart, locale, size);
            answer.values = values(chart, info, locale, size);
        }
        answer.table = found.table.map_or_else(String::new, |table| readable(&table, locale));
    }
    let name = |name: &Name| locale.name(name).to_owned();
    if let Some(step) = ask.applied {
        let whom = ask.whom.as_deref().and_then(|whom| part(&programme.base.model, whom));
        let turns = turns(info, outcomes, step, whom.as_ref()).into_iter();
        answer.turns = turns.map(|(of, said)| (name(&of), locale.message(&said))).collect();
    }
    let cohorts = cohorts(info, outcomes).into_iter();
    answer.cohorts = cohorts.map(|(step, named)| (step, locale.cell(&named))).collect();
    answer
}

fn foot(ask: &Ask, replications: u32, seed: u64) -> Message {
    let (count, seed) = (Cell::Exact(f64::from(replications)), Cell::Plain(seed));
    if ask.replications.is_some() {
        Message::LiveMoving { count, seed }
    } else {
        Message::LiveResting { count, seed }
    }
}

/// The class or the region that is meant.
fn part(model: &Model, whom: &str) -> Option<PartOf> {
    let (kind, key) = whom.split_once('.')?;
    if kind == "class" {
        let class = model.classes.iter().find(|class| class.name.key == key)?;
        return Some(PartOf::Class(class.name.clone()));
    }
    let region = model.regions.iter().find(|region| region.name.key == key)?;
    Some(PartOf::Region(region.name.clone()))
}
