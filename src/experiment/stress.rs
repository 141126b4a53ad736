//! What a report of a simulation should say of itself, item by item, as far as a run knows it: STRESS (Monks et al. 2019).

use crate::experiment::inquiry::Experiment;
use crate::model::{Model, Name};
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::Section;
use crate::report::table::Table;
use crate::scenario::Programme;

/// The items of a scenario that was played, under the headings of the guideline.
pub(super) fn section(run: &RunInfo, asked: &Experiment, programme: &Programme) -> Section {
    let model = &programme.base.model;
    let mut section = Section::on_pages(Message::Stress);
    section.note(Message::StressNote);
    let heads = [Message::StressSaid];
    let mut table = Table::for_readers("readers-stress", Message::StressItem, heads);
    let group = |part| Some(Cell::from(Message::StressPart { part: Cell::Term(part) }));
    let mut add = |part: &'static str, item: &'static str, said: Cell| {
        let item = Message::StressItemOf { item: Cell::Term(item) }.into();
        table.grouped_row(group(part), vec![item, said]);
    };
    let question = programme.question.as_ref();
    let question = question.map_or(Message::StressNotSaid.into(), Cell::from);
    add("objectives", "purpose", question);
    add("objectives", "outputs", Message::StressOutputs.into());
    add("objectives", "aims", aims(asked, programme));
    add("logic", "base", logic(model));
    let variants: Vec<Cell> = programme.variants.iter().map(|it| Cell::from(&it.name)).collect();
    add("logic", "scenarios", some(variants));
    add("logic", "components", components(model));
    add("data", "sources", sources(programme));
    add("data", "parameters", parameters(model));
    add("experimentation", "initialisation", initialisation(run, model));
    add("experimentation", "length", length(run));
    add("experimentation", "estimation", estimation(run));
    let version = Cell::Coded(env!("CARGO_PKG_VERSION").into());
    add("implementation", "software", Message::StressSoftware { version }.into());
    add("implementation", "sampling", sampling(run, model));
    add("implementation", "execution", Message::StressExecution { unit: run.unit.into() }.into());
    add("access", "model", Message::StressAccess.into());
    section.table(table);
    section
}

/// A list, or a dash where nothing is in it.
fn some(cells: Vec<Cell>) -> Cell {
    if cells.is_empty() { Message::NoValue.into() } else { Cell::List(cells) }
}

fn named<'n>(names: impl Iterator<Item = &'n Name>) -> Vec<Cell> {
    names.map(Cell::from).collect()
}

fn aims(asked: &Experiment, programme: &Programme) -> Cell {
    Message::StressAims {
        asked: Cell::text(asked.name),
        count: Cell::count(programme.variants.len()),
    }
    .into()
}

/// The stages in the order in which one passes them.
fn logic(model: &Model) -> Cell {
    let stages = some(named(model.stages.iter().map(|stage| &stage.name)));
    Message::StressLogic { count: Cell::count(model.stages.len()), stages }.into()
}

fn components(model: &Model) -> Cell {
    let names = model.capacities.iter().map(|it| &it.name);
    let names = names.chain(model.materials.iter().map(|it| &it.name));
    some(named(names.chain(model.suppliers.iter().map(|it| &it.name))))
}

fn sources(programme: &Programme) -> Cell {
    let assumptions = &programme.base.model.assumptions;
    let stated = programme.stated();
    let about = |address: &str| assumptions.iter().find(|it| it.is_about(address));
    let sourced = stated.iter().filter_map(|(address, _)| about(address));
    let documents = sourced.filter(|it| it.from.is_some()).count();
    Message::StressSources { count: Cell::count(stated.len()), documents: Cell::count(documents) }
        .into()
}

fn parameters(model: &Model) -> Cell {
    match model.inputs.len() {
        0 => Message::InputsAllKnown.into(),
        count => Message::StressParameters { count: Cell::count(count) }.into(),
    }
}

/// What waits at the start: there is no warm-up.
fn initialisation(run: &RunInfo, model: &Model) -> Cell {
    let waits = model.stages.iter().any(|stage| !stage.openings.is_empty());
    let opening = Cell::Term(if waits { "some" } else { "none" });
    Message::StressInitialisation { date: run.period(0), opening }.into()
}

fn length(run: &RunInfo) -> Cell {
    let length = run.duration(run.steps.len() as f64);
    Message::HorizonSpans { from: run.period(0), length, to: run.last_period() }.into()
}

fn estimation(run: &RunInfo) -> Cell {
    Message::StressEstimation { count: Cell::Exact(f64::from(run.replications)) }.into()
}

fn sampling(run: &RunInfo, model: &Model) -> Cell {
    let design = Cell::Term(model.sampling.key());
    Message::StressSampling { design, seed: Cell::Plain(run.seed) }.into()
}
