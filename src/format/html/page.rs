//! The page: what was asked and what the answer is, then everything else in the order of reading. Draws nothing.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::chart;
use crate::format::html::{figure, table};
use crate::language::Locale;
use crate::report::cell::{Cell, Message};
use crate::report::section::{Block, Section, Tone};
use crate::report::table::Audience;
use crate::report::{Origin, Report};

pub(super) const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");
/// Nothing is fetched, whatever stands in a scenario.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; font-src data:; \
                      base-uri 'none'; form-action 'none'";

/// The whole document.
pub(super) fn page(report: &Report, locale: &Locale) -> Markup {
    let say = |message: Message| locale.message(&message);
    let name = locale.name(&report.run.scenario);
    let direction = if locale.is_right_to_left() { "rtl" } else { "ltr" };
    let figures = figure::all(report, locale);
    // The first picture stands with the answer, all others in a part of their own.
    let (first, others) = figures.split_at(figures.len().min(1));
    let parts: Vec<Part<'_>> = parts(report).collect();
    html! {
        (DOCTYPE)
        html lang=(locale.language().code) dir=(direction) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="color-scheme" content="light dark";
                title { (name) }
                style { (PreEscaped(chart::faces())) (PreEscaped(STYLE)) (PreEscaped(dark())) }
            }
            body {
                a.skip href="#answer" { (say(Message::SkipToAnswer)) }
                header {
                    h1 { (name) }
                    @if let Some(question) = &report.run.question { p.question { (locale.name(question)) } }
                    @if let Some(note) = &report.run.note { p.note { (locale.name(note)) } }
                }
                nav aria-label=(say(Message::OnThisPage)) { ul { (contents(&parts, others.is_empty(), locale)) } }
                main {
                    section #answer {
                        h2 { (say(Message::TheAnswer)) }
                        (answer(report, locale))
                        @for figure in first { (figure) }
                    }
                    @for (index, part) in parts.iter().enumerate() {
                        @if part.stands_before_charts { (part.shown(index, locale)) }
                    }
                    @if !others.is_empty() {
                        section #charts { h2 { (say(Message::Charts)) } @for figure in others { (figure) } }
                    }
                    @for (index, part) in parts.iter().enumerate() {
                        @if !part.stands_before_charts { (part.shown(index, locale)) }
                    }
                    @if let Some(origin) = &report.origin { (came_about(report, origin, locale)) }
                }
                footer { p { (locale.message(&report.run.source())) } }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// The colours of the dark, for screens alone: paper is white.
pub(super) fn dark() -> String {
    format!("@media screen and (prefers-color-scheme: dark) {{\n{}}}\n", chart::dark())
}

/// A section below the answer.
struct Part<'r> {
    section: &'r Section,
    stands_before_charts: bool,
}

impl Part<'_> {
    fn shown(&self, index: usize, locale: &Locale) -> Markup {
        html! {
            section id=(format!("part-{index}")) {
                @if let Some(title) = &self.section.title { h2 { (locale.cell(title)) } }
                @for block in &self.section.blocks { (shown(block, locale)) }
            }
        }
    }
}

/// What stands below the answer: sections with something to read.
fn parts(report: &Report) -> impl Iterator<Item = Part<'_>> {
    use crate::report::section::Shown;
    let sections = report.sections.iter().enumerate();
    let below = sections
        .filter(|(index, section)| section.blocks.iter().any(is_read) && *index >= opening(report));
    below.map(|(_, section)| Part {
        section,
        stands_before_charts: section.shown == Shown::Everywhere,
    })
}

/// How many sections open the report: those of sentences without a heading.
fn opening(report: &Report) -> usize {
    let opens = |section: &&Section| {
        section.title.is_none()
            && section
                .blocks
                .iter()
                .all(|block| matches!(block, Block::Finding(..) | Block::Note(_)))
    };
    report.sections.iter().take_while(opens).count()
}

/// The sentences that open a report: what was found before how.
fn answer(report: &Report, locale: &Locale) -> Markup {
    let blocks =
        || report.sections.iter().take(opening(report)).flat_map(|section| &section.blocks);
    let findings = blocks().filter(|block| matches!(block, Block::Finding(..)));
    let notes = blocks().filter(|block| matches!(block, Block::Note(_)));
    html! { div.answer { @for block in findings.chain(notes) { (shown(block, locale)) } } }
}

fn is_read(block: &Block) -> bool {
    match block {
        Block::Finding(..) | Block::Note(_) => true,
        Block::Table(table) => table.audience == Audience::Readers,
        Block::Chart(_) => false,
    }
}

fn shown(block: &Block, locale: &Locale) -> Markup {
    match block {
        Block::Finding(tone, message) => {
            html! { p.finding.good[*tone == Tone::Good].bad[*tone == Tone::Bad] { (locale.message(message)) } }
        }
        Block::Note(message) => html! { p.note { (locale.message(message)) } },
        Block::Table(table) if table.audience == Audience::Readers => table::table(table, locale),
        Block::Table(_) | Block::Chart(_) => html! {},
    }
}

fn contents(parts: &[Part<'_>], alone: bool, locale: &Locale) -> Markup {
    let link = |(index, part): (usize, &Part<'_>)| {
        let title = part.section.title.as_ref().map(|title| locale.cell(title));
        html! { @if let Some(title) = title { li { a href=(format!("#part-{index}")) { (title) } } } }
    };
    let (before, after): (Vec<_>, Vec<_>) =
        parts.iter().enumerate().partition(|(_, part)| part.stands_before_charts);
    html! {
        li { a href="#answer" { (locale.message(&Message::TheAnswer)) } }
        @for part in before { (link(part)) }
        @if !alone { li { a href="#charts" { (locale.message(&Message::Charts)) } } }
        @for part in after { (link(part)) }
    }
}

/// What it takes to get the same report again.
fn came_about(report: &Report, origin: &Origin, locale: &Locale) -> Markup {
    let say = |message: Message| locale.message(&message);
    let version = Cell::Coded(env!("CARGO_PKG_VERSION").into());
    let count = Cell::Exact(f64::from(report.run.replications));
    html! {
        section #origin {
            h2 { (say(Message::HowToRepeat)) }
            dl {
                dt { (say(Message::CommandTerm)) }
                dd { code dir="ltr" { (origin.command) } }
                dt { (say(Message::VersionTerm)) }
                dd { "nobat " bdi { (locale.cell(&version)) } }
                dt { (say(Message::SeedTerm)) }
                dd { (locale.cell(&Cell::Plain(report.run.seed))) }
                dt { (say(Message::RunsTerm)) }
                dd { (locale.cell(&count)) }
                @for (path, digest) in &origin.inputs {
                    dt { (say(Message::DigestOf { path: Cell::text(path.as_str()) })) }
                    dd { code dir="ltr" { (digest) } }
                }
                dt { (say(Message::DigestOfEffective)) }
                dd { code dir="ltr" { (origin.effective) } }
            }
        }
    }
}
