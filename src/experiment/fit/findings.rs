//! What a fit says: what is known now of each unknown, and whether it is to be trusted. Computes no posterior.

use serde::Serialize;

use crate::experiment::fit::agreement::{APART, Agreement, RUNS};
use crate::experiment::fit::charts;
use crate::experiment::fit::fitted::Fitted;
use crate::experiment::opening::Opening;
use crate::fit::Record;
use crate::model::{Model, walk};
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::{Section, Tone};
use crate::report::table::Table;
use crate::report::{Document, Report};
use crate::stats;

/// Fewer worlds than this share of all, in effect, say little.
const FEW: f64 = 0.25;

/// The median misfit from which on a quick look does not agree with its figures.
const MISFIT: f64 = 2.0;

/// What is known now, figure by figure, world by world.
pub(super) fn report(
    opening: Opening,
    model: &Model,
    record: &Record<'_>,
    found: &Fitted,
) -> Report {
    let mut report = opening.report(false, Vec::new());
    let run = report.run.clone();
    let mut first = Section::default();
    let (count, date) = (Cell::count(found.figures), Cell::Date(found.as_of));
    let worlds = Cell::count(found.worlds.len());
    first.finding(Tone::Neutral, Message::FitDone { count, date, worlds });
    let evidence = found.quick.is_none().then(|| found.evidence());
    if let Some(evidence) = evidence {
        first.note(Message::LogEvidence { value: Cell::tenths(evidence) });
    }
    if let Some(misfit) = found.quick {
        first.finding(Tone::Bad, Message::QuickFit);
        if MISFIT < misfit {
            first.finding(Tone::Bad, Message::QuickMisfit { misfit: Cell::tenths(misfit) });
        }
    }
    let few = found.taken.iter().any(|taken| taken.worlds < FEW * found.worlds.len() as f64);
    if few {
        first.finding(Tone::Bad, Message::FewWorlds);
    }
    let unknowns = unknowns(model, found);
    if let Some(agreement) = &found.agreement {
        agree(&mut first, agreement, &unknowns);
    }
    report.section(first);
    let mut heads = vec![Message::BeforeFigures, Message::AfterFigures, Message::Learned];
    heads.extend(found.agreement.is_some().then_some(Message::RunsApart));
    let mut table = Table::for_readers("readers-unknowns", Cell::Missing, heads);
    for of in unknowns.iter().filter(|of| !of.is_piece) {
        let range = |[low, _, high]: [f64; 3]| Cell::range(Cell::Number(low), Cell::Number(high));
        let learned = Cell::Share(of.contraction.clamp(0.0, 1.0));
        let mut cells =
            vec![run.subject(&of.address), range(of.prior), range(of.posterior), learned];
        cells.extend(of.apart.map(|apart| {
            let apart = Cell::Share(apart);
            if of.differs == Some(true) { Message::RunsDiffer { apart }.into() } else { apart }
        }));
        table.row(cells);
    }
    report.section(Section::of(table));
    let tables = [for_programs(&unknowns), posterior(model, found), figures(model, record, found)];
    let charts = charts::charts(&report.run, record, found);
    report.data(tables, charts);
    report.documents.push(Document::new("fit", &Summary::of(found, evidence, &unknowns)));
    report.documents.push(Document::text("posterior", "toml", overlay(&run, found)));
    report
}

/// Whether runs that know nothing of each other found the same.
fn agree(section: &mut Section, agreement: &Agreement, unknowns: &[Unknown]) {
    let runs = Cell::count(RUNS as usize);
    let evidence = |ends: fn(f64, f64) -> f64| agreement.log_evidence.iter().copied().reduce(ends);
    let ends = [f64::min, f64::max].map(|end| evidence(end).map_or(Cell::Missing, Cell::tenths));
    let [low, high] = ends;
    let worlds = Cell::count(agreement.worlds as usize);
    section.note(Message::RunsEvidence { runs: runs.clone(), worlds, low, high });
    let numbers = || unknowns.iter().filter(|of| !of.is_piece);
    let (count, all) = (numbers().filter(|of| of.differs == Some(true)).count(), numbers().count());
    let (share, all) = (Cell::Share(APART), Cell::count(all));
    if count == 0 {
        section.finding(Tone::Good, Message::RunsAgree { runs, share });
    } else {
        let count = Cell::count(count);
        section.finding(Tone::Bad, Message::RunsDisagree { runs, count, all, share });
    }
}

/// A scenario that plays the worlds of the fit, beside the one that was fitted.
fn overlay(run: &RunInfo, found: &Fitted) -> String {
    let date = run.calendar.format(found.as_of);
    format!(
        "extends = \"scenario.toml\"\n\n[run]\nreplications = {}\n\n[posterior]\nworlds = {{ file = \"posterior.csv\" }}\nas_of = \"{date}\"\n",
        found.worlds.len()
    )
}

/// An unknown before and after.
#[derive(Debug, Serialize)]
struct Unknown {
    address: String,
    /// Whether it is one piece of a walk.
    #[serde(skip)]
    is_piece: bool,
    /// At 10, 50 and 90 %.
    prior: [f64; 3],
    posterior: [f64; 3],
    /// One less the ratio of the variances.
    contraction: f64,
    /// How far apart independent runs put its mean, as a share of its spread, and whether that is too far; none where no
    /// such runs were asked for.
    apart: Option<f64>,
    differs: Option<bool>,
}

const LEVELS: [f64; 3] = [0.1, 0.5, 0.9];

fn unknowns(model: &Model, found: &Fitted) -> Vec<Unknown> {
    let pieces: Vec<usize> = walk::pieces(&model.walks).map(|input| input.0).collect();
    let inputs = model.inputs.iter().enumerate();
    let of = |(index, input): (usize, &crate::model::distribution::Input)| {
        let mut values: Vec<f64> = found.worlds.iter().map(|world| world[index]).collect();
        values.sort_by(f64::total_cmp);
        let grid =
            (0..200).map(|step| input.distribution.quantile((f64::from(step) + 0.5) / 200.0));
        let before = variance(&grid.collect::<Vec<f64>>());
        Unknown {
            address: input.address.clone(),
            is_piece: pieces.contains(&index),
            prior: LEVELS.map(|level| input.distribution.quantile(level)),
            posterior: LEVELS.map(|level| stats::quantile(&values, level).unwrap_or(f64::NAN)),
            contraction: 1.0 - variance(&values) / before,
            apart: found.agreement.as_ref().and_then(|it| it.apart[index]),
            differs: found.agreement.as_ref().map(|it| it.differs(index)),
        }
    };
    inputs.map(of).collect()
}

fn variance(values: &[f64]) -> f64 {
    let mean = stats::mean(values).unwrap_or(0.0);
    values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / values.len() as f64
}

fn for_programs(unknowns: &[Unknown]) -> Table {
    let columns = [
        "input",
        "prior_q10",
        "prior_q50",
        "prior_q90",
        "posterior_q10",
        "posterior_q50",
        "posterior_q90",
        "contraction",
        "apart",
    ];
    let mut table = Table::for_programs("unknowns", &columns);
    for of in unknowns {
        let mut cells = vec![Cell::text(of.address.as_str())];
        // Before any figure a piece of a walk is where the others lead it: it has no prior of its own.
        let own = |value: f64| if of.is_piece { Cell::Missing } else { Cell::Number(value) };
        cells.extend(of.prior.map(own));
        cells.extend(of.posterior.map(Cell::Number));
        cells.push(own(of.contraction));
        cells.push(Cell::number_or_missing(of.apart));
        table.row(cells);
    }
    table
}

/// A row a world, all of them alike likely.
fn posterior(model: &Model, found: &Fitted) -> Table {
    let mut columns = vec!["world"];
    columns.extend(model.inputs.iter().map(|input| input.address.as_str()));
    columns.push("errors");
    let mut table = Table::for_programs("posterior", &columns);
    for (index, (world, errors)) in (0..).zip(found.worlds.iter().zip(&found.errors)) {
        let mut cells = vec![Cell::Plain(index)];
        cells.extend(world.iter().copied().map(Cell::Number));
        cells.push(Cell::Number(*errors));
        table.row(cells);
    }
    table
}

/// What letting each figure in came to.
fn figures(model: &Model, record: &Record<'_>, found: &Fitted) -> Table {
    let columns = [
        "reported",
        "date",
        "published",
        "value",
        "exactness",
        "pit",
        "worlds",
        "rounds",
        "accepted_recent",
        "accepted_anywhere",
        "accepted_numbers",
        "accepted_together",
        "log_evidence",
    ];
    let mut table = Table::for_programs("figures", &columns);
    for (index, dated) in record.dated.iter().take(found.figures).enumerate() {
        let taken = found.taken.get(index);
        let reported = &model.reported[dated.reported];
        let point = &reported.points[dated.point];
        let mut cells = vec![
            Cell::text(reported.name.key.as_str()),
            Cell::Date(dated.day),
            Cell::Date(dated.published),
            Cell::Number(point.value),
            Cell::Term(point.exactness.key()),
            Cell::number_or_missing(taken.and_then(|taken| taken.pit)),
            Cell::number_or_missing(taken.map(|taken| taken.worlds)),
            Cell::number_or_missing(taken.map(|taken| taken.rounds as f64)),
        ];
        let accepted = taken.map_or([None; 4], |taken| taken.accepted);
        cells.extend(accepted.map(Cell::number_or_missing));
        cells.push(Cell::number_or_missing(taken.map(|taken| taken.log_evidence)));
        table.row(cells);
    }
    table
}

/// The same for other programs.
#[derive(Serialize)]
struct Summary<'f> {
    schema: u32,
    worlds: usize,
    figures: usize,
    rounds: usize,
    /// None of a quick look, which has only a misfit.
    log_evidence: Option<f64>,
    quick_misfit: Option<f64>,
    /// Runs that know nothing of each other, where they were asked for.
    agreement: Option<&'f Agreement>,
    errors: [f64; 3],
    unknowns: Vec<&'f Unknown>,
}

impl<'f> Summary<'f> {
    fn of(found: &'f Fitted, log_evidence: Option<f64>, unknowns: &'f [Unknown]) -> Self {
        let mut errors = found.errors.clone();
        errors.sort_by(f64::total_cmp);
        Self {
            schema: 1,
            worlds: found.worlds.len(),
            figures: found.figures,
            rounds: found.taken.iter().map(|taken| taken.rounds).sum(),
            log_evidence,
            quick_misfit: found.quick,
            agreement: found.agreement.as_ref(),
            errors: LEVELS.map(|level| stats::quantile(&errors, level).unwrap_or(f64::NAN)),
            unknowns: unknowns.iter().filter(|of| !of.is_piece).collect(),
        }
    }
}
