//! What `check` says of a scenario, stage by stage. Judges nothing: the explanation has done so.

use crate::experiment::cost::Cost;
use crate::experiment::explain::explanation::{
    Explanation, LeastCapacity, LimitFacts, StageFacts, StandardFacts, VariantFacts,
};
use crate::experiment::explain::origins::{inputs, provenance};
use crate::experiment::explain::tables;
use crate::experiment::explain::{coming_again, disturbances, leaving, supplies};
use crate::experiment::opening::matters;
use crate::experiment::run::findings::sums::{division, played, result};
use crate::model::sharing::First;
use crate::report::Report;
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;
use crate::report::section::{Section, Tone};
use crate::report::table::Table;
use crate::units::StepUnit;

/// What a scenario means.
pub fn report(run: RunInfo, explanation: &Explanation) -> Report {
    let mut report = Report::new(run);
    let run = report.run.clone();
    report.section(head(&run, explanation));
    let (base, variants) = explanation
        .variants
        .split_first()
        .map_or((&[][..], &[][..]), |(base, variants)| (base.stages.as_slice(), variants));
    for facts in base {
        let mut section = Section::titled(&facts.name);
        section.table(table("base", facts, stage(&run, facts)));
        warnings(facts, &mut section);
        report.section(section);
    }
    for variant in variants {
        for (facts, base) in variant.stages.iter().zip(base) {
            report.section(difference(&run, variant, facts, base));
        }
    }
    if let Some(section) = tables::section(&run, &explanation.filed) {
        report.section(section);
    }
    if let Some(section) = tables::counted(&explanation.counted) {
        report.section(section);
    }
    for ledger in &explanation.ledgers {
        report.section(tables::ledger(ledger));
    }
    report.section(policies(&run, explanation));
    report.section(inputs(explanation));
    report.section(provenance(&explanation.provenance));
    let mut foot = Section::default();
    foot.finding(Tone::Good, Message::FileRight);
    report.section(foot);
    report
}

fn head(run: &RunInfo, explanation: &Explanation) -> Section {
    let mut section = Section::default();
    let length = run.duration(run.steps.len() as f64);
    section.note(Message::HorizonSpans { from: run.period(0), to: run.last_period(), length });
    let count = Cell::Exact(f64::from(run.replications));
    let replications =
        if explanation.at_most { Message::UpTo { number: count }.into() } else { count };
    section.note(Message::RunWouldPlay {
        variants: Cell::count(explanation.variants.len()),
        replications,
        seed: Cell::Plain(run.seed),
    });
    section.note(takes(explanation.cost));
    if 1 < explanation.variants.len() {
        section.note(matters(run, explanation.margin));
    }
    section
}

/// To one digit: it is an estimate.
fn takes(cost: Cost) -> Message {
    let rounded = |value: f64| {
        let digit = 10_f64.powf(value.log10().floor());
        Cell::Exact((value / digit).round() * digit)
    };
    let time = match cost.seconds {
        ..1.5 => Message::UnderASecond,
        ..90.0 => Message::Seconds { count: rounded(cost.seconds) },
        ..5_400.0 => Message::Minutes { count: rounded(cost.seconds / 60.0) },
        _ => Message::Hours { count: rounded(cost.seconds / 3_600.0) },
    };
    let memory = match cost.bytes {
        ..0.95e9 => Message::Megabytes { count: rounded(cost.bytes / 1e6) },
        _ => Message::Gigabytes { count: rounded(cost.bytes / 1e9) },
    };
    Message::RunTakes { time: time.into(), memory: memory.into() }
}

/// Only the lines of a variant that the base does not have.
fn difference(
    run: &RunInfo,
    variant: &VariantFacts,
    facts: &StageFacts,
    base: &StageFacts,
) -> Section {
    let (one, other) = (Cell::from(&variant.name), Cell::from(&facts.name));
    let mut section = Section::titled(Message::JoinedByDot { one, other });
    let before = stage(run, base);
    let mut rows = stage(run, facts);
    rows.retain(|row| !before.iter().any(|known| looks_alike(known, row)));
    if rows.is_empty() && facts.warnings == base.warnings {
        let mut table = Table::without_heads(key(&variant.name.key, facts));
        table.row(vec![Message::AsInBase.into()]);
        section.table(table);
        return section;
    }
    section.table(table(&variant.name.key, facts, rows));
    warnings(facts, &mut section);
    section
}

fn looks_alike(one: &[Cell; 2], other: &[Cell; 2]) -> bool {
    one.iter().zip(other).all(|(one, other)| one.looks_like(other))
}

fn key(variant: &str, stage: &StageFacts) -> String {
    format!("readers-{variant}-{}", stage.name.key)
}

fn table(variant: &str, stage: &StageFacts, rows: Vec<[Cell; 2]>) -> Table {
    let mut table = Table::without_heads(key(variant, stage));
    rows.into_iter().for_each(|row| table.row(row.to_vec()));
    table
}

fn stage(run: &RunInfo, stage: &StageFacts) -> Vec<[Cell; 2]> {
    let mut rows: Vec<[Cell; 2]> = Vec::new();
    let mut row = |name: Cell, value: Cell| rows.push([name, value]);
    if !stage.classes.is_empty() {
        row(Message::PassedOnlyBy.into(), listed(stage.classes.iter().map(Cell::from)));
    }
    row(Message::WaitingAtStart.into(), Cell::Number(stage.opening));
    row(Message::Joining.into(), joining(stage));
    if let Some(share) = stage.owners {
        let words = Message::OwnersCome { share: Cell::Share(share) };
        row(Message::OwnersWhoCome.into(), words.into());
    }
    if 1 < stage.limits.len() {
        row(Message::EachNeeds.into(), needs(&stage.limits));
    }
    for limit in &stage.limits {
        row(Cell::from(&limit.limit), allows(limit));
        for (name, start, end, finish) in &limit.staff {
            let mut people =
                Message::StaffLine { start: Cell::Number(*start), end: Cell::Number(*end) };
            if *finish < 1.0 {
                let other = Message::TrainingFinished { share: Cell::Share(*finish) }.into();
                people = Message::JoinedByDot { one: people.into(), other };
            }
            let (name, value) = (Cell::from(name), Cell::from(people));
            row(Message::OfWhich.into(), Message::Named { name, value }.into());
        }
        for (part, pace) in &limit.parts {
            let amount = Message::AMonth { amount: Cell::Number(*pace) };
            let (name, value) = (Cell::from(part), Cell::from(amount));
            row(Message::OfWhich.into(), Message::Named { name, value }.into());
        }
    }
    for (name, days) in &stage.closures {
        let words = Message::ClosedFor { time: Cell::Duration(*days, StepUnit::Day) };
        row(Message::ClosureOf { name: name.into() }.into(), words.into());
    }
    for fact in &stage.disturbances {
        let [name, value] = disturbances::row(run, fact);
        row(name, value);
    }
    for fact in &stage.leaving {
        let [name, value] = leaving::row(run, fact);
        row(name, value);
    }
    for fact in &stage.coming_again {
        let [name, value] = coming_again::row(run, fact);
        row(name, value);
    }
    for fact in &stage.supplies {
        let [name, value] = supplies::row(run, fact);
        row(name, value);
    }
    if let Some(sum) = stage.by_hand.as_ref() {
        let (demand, pace) =
            (Cell::Number(sum.arrivals_per_month), Cell::Number(sum.pace_per_month));
        let load = Message::LoadIs { load: Cell::Share(sum.load()), demand, pace };
        row(Message::Load.into(), load.into());
        if sum.opening <= sum.mark {
            // There is nothing to divide.
        } else if sum.holds() {
            let words = Message::Named { name: division(sum), value: result(sum) };
            row(Message::ByHand.into(), words.into());
        } else {
            let words = Message::PacesChangeTo { months: played(sum) };
            row(Message::ByHand.into(), words.into());
        }
    }
    row(Message::WithoutChance.into(), without_chance(run, stage).into());
    let has_pace = !stage.limits.is_empty() && stage.owners.is_none();
    if has_pace && 0.0 < stage.opening + stage.joining_throughout {
        row(Message::ToClearByEnd.into(), least_capacity(run, stage).into());
    }
    if let Some(standard) = &stage.standard {
        row(Message::Standard.into(), standard_asks(run, standard).into());
    }
    for (class, steps, working_days) in stage.standards.iter().flatten() {
        let (name, value) = (Cell::from(class), time_of(run, *steps, *working_days));
        row(Message::Standard.into(), Message::Named { name, value }.into());
    }
    if let Some((limit, step)) = &stage.binds_first {
        let words = Message::BindsIn { limit: Cell::from(limit), date: run.period(*step) };
        row(Message::BindsFirst.into(), words.into());
    }
    rows
}

/// Two rates of joining, or one where both look alike.
fn joining(stage: &StageFacts) -> Cell {
    let (first_year, throughout) =
        (Cell::Number(stage.joining), Cell::Number(stage.joining_throughout));
    if first_year.looks_like(&throughout) {
        Message::AMonth { amount: first_year }.into()
    } else {
        Message::JoiningAMonth { first_year, throughout }.into()
    }
}

/// What one unit needs, all of it: the tightest of these sets the pace.
fn needs(limits: &[LimitFacts]) -> Cell {
    listed(limits.iter().map(|limit| Cell::from(&limit.limit)))
}

fn listed(mut names: impl Iterator<Item = Cell>) -> Cell {
    let first = names.next().unwrap_or_default();
    names.fold(first, |one, other| Message::And { one, other }.into())
}

fn allows(limit: &LimitFacts) -> Cell {
    let amount = Cell::Number(limit.pace);
    let together = match limit.range {
        None => Message::AMonth { amount },
        Some((low, high)) => {
            let range =
                Cell::from(Message::Range { from: Cell::Number(low), to: Cell::Number(high) });
            Message::AMonthRanging { amount, range }
        }
    };
    let together = match limit.work.as_slice() {
        [] => together,
        all if all.iter().all(|(_, work)| *work == 1.0) => Message::NeededBy {
            amount: together.into(),
            classes: listed(all.iter().map(|(class, _)| Cell::from(class))),
        },
        [(_, work)] => Message::WorkLimit { amount: together.into(), takes: Cell::Number(*work) },
        all => Message::WorkLimit {
            amount: together.into(),
            takes: listed(all.iter().map(|(class, work)| {
                Message::Named { name: Cell::from(class), value: Cell::Number(*work) }.into()
            })),
        },
    };
    let together = match &limit.shared {
        None => together,
        Some((stages, first)) => Message::SharedLimit {
            amount: together.into(),
            stages: listed(stages.iter().map(Cell::from)),
            first: Cell::Term(match first {
                First::Downstream => "downstream",
                First::Upstream => "upstream",
                First::Shares(_) => "shares",
            }),
        },
    };
    match limit.parts.len() {
        0 | 1 => together.into(),
        count => {
            Message::PartsTogether { count: Cell::count(count), amount: together.into() }.into()
        }
    }
}

fn least_capacity(run: &RunInfo, stage: &StageFacts) -> Message {
    let end = run.last_period();
    match stage.least_capacity {
        None => Message::NoCapacityClears { end },
        Some(LeastCapacity { capacity, played }) => {
            let amount = Cell::Number(capacity);
            let works = |limit: &LimitFacts| limit.work.iter().any(|(_, work)| *work != 1.0);
            let needed = Cell::from(if stage.limits.iter().any(works) {
                Message::WorkAMonth { amount }
            } else {
                Message::AMonth { amount }
            });
            if played {
                Message::LeastCapacityPlayed { end, needed }
            } else {
                Message::LeastCapacity { end, needed }
            }
        }
    }
}

fn without_chance(run: &RunInfo, stage: &StageFacts) -> Message {
    let left = Cell::Number(stage.left);
    let date = |step: usize| run.period(step);
    match (stage.first_cleared_in, stage.cleared_in) {
        (Some(first), Some(for_good)) if first + 1 < for_good => {
            Message::ClearedTwice { date: date(for_good), first: date(first) }
        }
        (_, Some(step)) => Message::ClearedIn { date: date(step) },
        (Some(step), None) => Message::ClearedButLeft { date: date(step), left },
        (None, None) => Message::NotClearedLeft { left },
    }
}

/// A standard in its own words: steps, or working days with what they come to on average.
fn time_of(run: &RunInfo, steps: f64, working_days: Option<f64>) -> Cell {
    let time = run.duration(steps);
    match working_days {
        Some(days) => Message::WorkingDays { count: Cell::Number(days), time }.into(),
        None => time,
    }
}

fn standard_asks(run: &RunInfo, standard: &StandardFacts) -> Message {
    Message::StandardAsks {
        standard: time_of(run, standard.steps, standard.working_days),
        mean_wait: run.duration(standard.mean_wait),
        queue: Cell::Number(standard.queue),
    }
}

fn warnings(stage: &StageFacts, section: &mut Section) {
    for warning in &stage.warnings {
        let warning = Cell::Term(warning.key());
        section.finding(Tone::Bad, Message::Warning { warning });
    }
}

fn policies(run: &RunInfo, explanation: &Explanation) -> Section {
    let policies = explanation.variants.first().map_or(&[][..], |base| &base.policies);
    if policies.is_empty() {
        return Section::default();
    }
    let mut section = Section::titled(Message::Policies);
    let mut table = Table::without_heads("readers-policies");
    for policy in policies {
        let (when, length) = (Cell::text(policy.when.as_str()), run.duration(policy.steps));
        let words = match &policy.until {
            Some(until) => Message::PolicyUntil { when, until: Cell::text(until.as_str()), length },
            None => Message::PolicyWhile { when, length },
        };
        table.row(vec![Cell::from(&policy.name), words.into()]);
    }
    section.table(table);
    section
}
