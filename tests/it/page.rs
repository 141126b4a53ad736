//! The report as one page: what must be on it, and that nothing in a scenario can get out of its place. Opens no browser.

use nobat::cli::Status;
use nobat::format::html::HTML;
use nobat::language::{LANGUAGES, Locale};
use nobat::report::Report;
use nobat::report::cell::{Cell, Message};
use nobat::report::section::{Block, Section, Tone};
use nobat::report::table::{Audience, Table};
use nobat::units::StepUnit;

use crate::command::SCENARIO;
use crate::desk::Desk;
use crate::small_report::{chancy, findings, rich, with_variant};

fn page(report: &Report, language: usize) -> String {
    let locale = Locale::new(LANGUAGES[language], report.run.calendar);
    let files = (HTML.write)(report, &locale);
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].path, "report.html");
    String::from_utf8(files[0].bytes.clone()).unwrap()
}

/// Elements that have no end.
const VOID: [&str; 2] = ["meta", "input"];

/// Every element that is opened is closed in its place; gives back how often each stands there.
fn elements(page: &str) -> std::collections::BTreeMap<String, usize> {
    let mut open: Vec<String> = Vec::new();
    let mut count = std::collections::BTreeMap::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = rest.find('>').unwrap();
        let (tag, after) = (&rest[..end], &rest[end + 1..]);
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "…{}", &after[..after.len().min(80)]);
        } else if !tag.starts_with('!') {
            let name = tag.split([' ', '/']).next().unwrap().to_owned();
            *count.entry(name.clone()).or_default() += 1;
            let is_void = tag.ends_with('/') || VOID.contains(&name.as_str());
            if name == "script" || name == "style" {
                // What stands in them is no markup.
                let close = format!("</{name}>");
                rest = &after[after.find(&close).unwrap() + close.len()..];
                continue;
            }
            if !is_void {
                open.push(name);
            }
        }
        rest = after;
    }
    assert!(open.is_empty(), "{open:?}");
    count
}

fn text_of(markup: &str) -> String {
    markup.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")
}

#[test]
fn all_that_readers_read_is_on_it() {
    for (language, direction) in [(0, "dir=\"ltr\""), (1, "dir=\"rtl\"")] {
        for run in [chancy(), with_variant(), rich()] {
            let report = findings(&run);
            let locale = Locale::new(LANGUAGES[language], report.run.calendar);
            // What is to be typed stands out there, without the marks around it.
            let page =
                page(&report, language).replace("<code dir=\"ltr\">", "").replace("</code>", "");
            let page = text_of(&page);
            let plain = |said: String| said.replace('`', "");
            assert!(page.contains(direction) && page.contains(locale.language().code));
            for block in report.blocks() {
                match block {
                    Block::Finding(_, message) => {
                        let said = plain(locale.sentence(message));
                        assert!(page.contains(&said), "{said}");
                    }
                    Block::Note(message) => {
                        let said = plain(locale.message(message));
                        assert!(page.contains(&said), "{said}");
                    }
                    Block::Table(table) if table.audience == Audience::Readers => {
                        for cell in table.rows.iter().flat_map(|row| &row.cells) {
                            let said = plain(locale.cell(cell));
                            if !matches!(cell, Cell::Ends(_)) {
                                assert!(page.replace('\u{a0}', " ").contains(&said), "{cell:?}");
                            }
                        }
                    }
                    Block::Table(_) | Block::Chart(_) => {}
                }
            }
        }
    }
}

/// Each chart for wide and narrow screens, with its values; every element closed; no id twice; headings in steps of one.
#[test]
fn each_chart_is_a_figure_with_its_values() {
    let report = findings(&rich());
    let page = page(&report, 0);
    let count = elements(&page);
    let charts = report.charts().count();
    assert!(0 < charts);
    assert_eq!((count["figure"], count["h3"]), (charts, charts));
    assert_eq!(page.matches("role=\"img\"").count(), 2 * charts);
    assert_eq!(page.matches("class=\"values\"").count(), charts);
    assert_eq!((count["h1"], count["main"]), (1, 1));
    let mut ids: Vec<&str> =
        page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    for target in page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(ids.contains(&target), "{target}");
    }
}

/// The median of the chart of the backlog, step by step, and where it lies.
#[test]
fn values_are_those_of_the_picture() {
    let run = chancy();
    let report = findings(&run);
    let chart = report.charts().find(|chart| chart.name == "backlog-production").unwrap();
    let values = chart.values(&run.info);
    assert_eq!(values.len(), chart.panels().len());
    let rows = &values[0].rows;
    let numbers: Vec<f64> = rows.iter().map(|row| row.cells[1].number().unwrap()).collect();
    assert_eq!(numbers, [10e6, 8e6, 5e6, 2_500_001.0, 0.0]);
    let locale = Locale::new(LANGUAGES[0], run.info.calendar);
    let names: Vec<String> = rows.iter().map(|row| locale.cell(&row.cells[0])).collect();
    assert_eq!(names, ["at start", "1399-11", "1399-12", "1400-01", "1400-02"]);
}

/// Marks of several variants beside one place make one row of it, and each has its middle.
#[test]
fn marks_beside_a_place_are_one_row() {
    let desk = Desk::new();
    desk.put("regions.toml", &desk.nobat("new regions -").stdout);
    desk.nobat("run regions.toml --replications 40 --format html");
    let page = desk.read("results/regions/report.html");
    let figure = page.split("id=\"chart-rules-vaccination\"").nth(1).unwrap();
    let table = figure.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
    assert_eq!(table.matches("<tr ").count(), 4, "{table}");
    assert!(!table.contains('–') && !table.contains("<td class=\"number\"></td>"), "{table}");
}

/// A browser that opens it asks nobody for anything.
#[test]
fn it_needs_no_other_file() {
    let page = page(&findings(&rich()), 1);
    for word in ["src=", "@import", "<link", "<iframe", "<base", "fetch(", "http-equiv=\"refresh\""]
    {
        assert!(!page.contains(word), "{word}");
    }
    let outside = page.split("url(").skip(1).filter(|rest| !rest.starts_with("data:font/"));
    assert_eq!(outside.count(), 0);
    assert!(page.contains("Content-Security-Policy") && page.contains("default-src 'none'"));
}

#[test]
fn texts_of_the_scenario_stay_texts() {
    let hostile = "</style></script><script>alert(1)</script> & \"x\" 'y' <b>";
    let mut report = Report::new(chancy().info);
    report.run.scenario = nobat::model::Name::new("key", hostile);
    report.run.note = Some(nobat::model::Name::new("note", hostile));
    let mut table = Table::for_readers("t", Cell::text(hostile), [Cell::text(hostile)]);
    table.row(vec![Cell::text(hostile), Cell::text(hostile)]);
    let mut section = Section::titled(Cell::text(hostile));
    section.table(table);
    section.finding(Tone::Bad, Message::AsWritten { words: Cell::text(hostile) });
    report.section(section);
    report.origin = Some(nobat::report::Origin {
        command: hostile.to_owned(),
        inputs: vec![(hostile.to_owned(), hostile.to_owned())],
        effective: String::new(),
    });
    let page = page(&report, 0);
    let count = elements(&page);
    assert_eq!((count["script"], count["style"], count.get("b")), (1, 1, None));
    assert_eq!(page.matches("alert(1)").count(), text_of(&page).matches(hostile).count());
}

/// Every question leaves one, with how to ask it again.
#[test]
fn every_question_leaves_a_page() {
    let desk = Desk::new();
    desk.put("cards.toml", SCENARIO);
    let key = "capacity.line.per_month";
    for (words, folder) in [
        ("run cards.toml --set demand.people.per_month=50".to_owned(), "cards"),
        ("compare cards.toml".to_owned(), "cards-compare"),
        (format!("sweep cards.toml --vary {key}=200,300"), "cards-sweep"),
        (format!("solve cards.toml --vary {key}=100..900 --until making.peak<=1M"), "cards-solve"),
        ("sensitivity cards.toml --points 16 --trajectories 4".to_owned(), "cards-sensitivity"),
        ("relief cards.toml".to_owned(), "cards-relief"),
    ] {
        let said = desk.nobat(&format!("{words} --format html --threads 2"));
        assert_eq!((said.status, said.stderr.as_str()), (Status::Good, ""), "{words}");
        let page = desk.read(&format!("results/{folder}/report.html"));
        elements(&page);
        let command = text_of(&page);
        // Quoted as a shell needs it.
        let typed = words.replace("making.peak<=1M", "'making.peak<=1M'");
        assert!(command.contains(&format!(">nobat {typed} --lang en<")), "{words}");
        assert!(page.contains("What is assumed") && page.contains("How this was computed"));
        assert!(page.contains("<figure"), "{words}");
    }
}

/// A number stays with its unit, on paper too.
#[test]
fn numbers_do_not_part_from_their_units() {
    let mut report = Report::new(chancy().info);
    let mut section = Section::on_pages(Cell::text("Sizes"));
    let mut table =
        Table::for_readers("sizes", Cell::Missing, [Cell::text("waiting"), Cell::text("for")]);
    table.row(vec![Cell::Number(10_000_000.0), Cell::Duration(3.0, StepUnit::Month)]);
    section.table(table);
    report.section(section);
    for (language, number, time) in
        [(0, "10\u{a0}M", "3\u{a0}months"), (1, "۱۰\u{a0}میلیون", "۳\u{a0}ماه")]
    {
        let page = page(&report, language);
        assert!(page.contains(number) && page.contains(time), "{language}");
    }
}

/// A note of a source is read in the language of the page, and in that of the others where it has but one.
#[test]
fn notes_of_sources_speak_the_language_of_the_page() {
    let desk = Desk::new();
    let sources = "\n[source]\n\"demand.people.per_month\" = { grade = \"C\", note = { en = \"as a clerk thinks\", fa = \"به گمان یک کارمند\" } }\n\
                   \"stage.making.backlog.waiting\" = { grade = \"C\", note = \"in one language\" }\n";
    desk.put("cards.toml", &format!("{SCENARIO}{sources}"));
    for (language, here, not_here) in [
        ("en", "as a clerk thinks", "به گمان یک کارمند"),
        ("fa", "به گمان یک کارمند", "as a clerk thinks"),
    ] {
        let words = format!("run cards.toml --quiet --format html --lang {language} -o {language}");
        let said = desk.nobat(&words);
        assert_eq!(said.status, Status::Good, "{}", said.stderr);
        let page = desk.read(&format!("{language}/report.html"));
        assert!(page.contains(here) && !page.contains(not_here), "{language}");
        assert!(page.contains("in one language"), "{language}");
        let summary = desk.read(&format!("{language}/summary.json"));
        assert!(summary.contains("as a clerk thinks") && summary.contains("به گمان یک کارمند"));
    }
}
