//! The workbook: that it is the same every time, that every scenario has one, and that LibreOffice reads what we wrote. Where
//! there is no LibreOffice the last says so and tries nothing.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use nobat::cli::Status;
use nobat::format::xlsx::XLSX;
use nobat::language::{LANGUAGES, Locale};
use nobat::report::Report;
use nobat::report::cell::Cell;
use nobat::report::section::Section;
use nobat::report::table::Table;
use nobat::units::StepUnit;

use crate::desk::Desk;
use crate::readme::text;
use crate::small_report::{chancy, findings, rich, with_variant};

fn workbook(report: &Report, language: usize) -> Vec<u8> {
    let locale = Locale::new(LANGUAGES[language], report.run.calendar);
    let files = (XLSX.write)(report, &locale);
    assert_eq!((files.len(), files[0].path.as_str()), (1, "workbook.xlsx"));
    files.into_iter().next().unwrap().bytes
}

#[test]
fn it_is_the_same_every_time() {
    for run in [chancy(), with_variant(), rich()] {
        for language in [0, 1] {
            let report = findings(&run);
            let bytes = workbook(&report, language);
            assert!(bytes.starts_with(b"PK") && 10_000 < bytes.len());
            assert!(bytes == workbook(&report, language), "two workbooks of one report differ");
        }
    }
}

/// Names of sheets are short, unlike each other and without marks; texts are cut; nothing is taken for a formula.
#[test]
fn whatever_a_scenario_says_can_be_written() {
    let mut report = Report::new(chancy().info);
    for name in [
        "a".repeat(60),
        "[x]:*?/\\y".to_owned(),
        String::new(),
        "History".to_owned(),
        "'quoted'".to_owned(),
    ] {
        for _ in 0..3 {
            let mut section = Section::on_pages(Cell::text(name.as_str()));
            let mut table = Table::for_readers("t", Cell::Missing, [Cell::text("head")]);
            table.row(vec![
                Cell::text("=1+1"),
                Cell::text("long ".repeat(10_000)),
                Cell::Number(f64::NAN),
            ]);
            section.table(table);
            report.section(section);
        }
    }
    let bytes = workbook(&report, 0);
    assert!(bytes.starts_with(b"PK"));
}

fn office() -> Option<&'static str> {
    let runs = |name: &&str| {
        let mut command = Command::new(name);
        command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    ["soffice", "libreoffice"].into_iter().find(runs)
}

/// All sheets of a workbook as LibreOffice reads them, by name.
fn sheets(office: &str, folder: &Path, workbook: &Path) -> BTreeMap<String, String> {
    let profile = tempfile::tempdir().unwrap();
    let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";
    let output = Command::new(office)
        .arg(format!("-env:UserInstallation=file://{}", profile.path().display()))
        .args(["--headless", "--convert-to", filter, "--outdir"])
        .arg(folder)
        .arg(workbook)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned()
        + &String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && !said.contains("Error"), "{said}");
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if let Some(sheet) =
            name.strip_prefix("workbook-").and_then(|name| name.strip_suffix(".csv"))
        {
            found.insert(sheet.to_owned(), std::fs::read_to_string(&path).unwrap());
        }
    }
    found
}

#[test]
fn libreoffice_reads_what_was_written() {
    let Some(office) = office() else {
        eprintln!("no LibreOffice is installed: the workbook was not opened");
        return;
    };
    let desk = Desk::new();
    desk.put("four.toml", &text("scenarios/four-capacities.toml"));
    for (language, opening) in [("en", "The answer"), ("fa", "پاسخ")] {
        let words = format!(
            "run four.toml --replications 40 --format xlsx --lang {language} -o {language} --quiet"
        );
        assert_eq!(desk.nobat(&words).status, Status::Good);
        let folder = desk.path(&format!("read-{language}"));
        let sheets = sheets(office, &folder, &desk.path(&format!("{language}/workbook.xlsx")));
        assert!(sheets.contains_key(opening), "{:?}", sheets.keys());
        assert!(sheets.contains_key("backlog-production"), "{:?}", sheets.keys());
        let rows = |text: &str| -> Vec<Vec<String>> {
            let mut reader = csv::ReaderBuilder::new()
                .flexible(true)
                .has_headers(false)
                .from_reader(text.as_bytes());
            reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
        };
        for table in ["series", "waits"] {
            let (ours, theirs) =
                (rows(&desk.read(&format!("{language}/{table}.csv"))), rows(&sheets[table]));
            assert_eq!(ours.len(), theirs.len(), "{table}");
            for (ours, theirs) in ours.iter().zip(&theirs) {
                for (place, cell) in ours.iter().enumerate() {
                    let other = theirs.get(place).map_or("", String::as_str);
                    match (cell.parse::<f64>(), other.parse::<f64>()) {
                        (Ok(one), Ok(other)) => {
                            assert!((one - other).abs() <= 1e-9 * one.abs(), "{one} {other}");
                        }
                        _ => assert_eq!(cell, other, "{table}"),
                    }
                }
            }
        }
    }
}

/// In Persian a number and its unit are set from right to left in a program that heeds no direction of a cell: LibreOffice
/// keeps the mark that says so, in front of each number with a unit.
#[test]
fn units_stand_behind_their_numbers_from_right_to_left() {
    let Some(office) = office() else {
        eprintln!("no LibreOffice is installed: the workbook was not opened");
        return;
    };
    let mut report = Report::new(chancy().info);
    let mut section = Section::on_pages(Cell::text("Waits"));
    let mut table = Table::for_readers("waits", Cell::Missing, [Cell::text("wait")]);
    table.row(vec![Cell::Duration(1.25, StepUnit::Month)]);
    section.table(table);
    report.section(section);
    for (language, unit, is_marked) in [(0, "months", false), (1, "ماه", true)] {
        let desk = Desk::new();
        std::fs::write(desk.path("book.xlsx"), workbook(&report, language)).unwrap();
        let status = Command::new(office)
            .arg(format!("-env:UserInstallation=file://{}", desk.path("profile").display()))
            .args(["--headless", "--convert-to", "fods", "--outdir"])
            .arg(desk.path("read"))
            .arg(desk.path("book.xlsx"))
            .stdout(Stdio::null())
            .status();
        assert!(status.unwrap().success());
        let read = desk.read("read/book.fods");
        let all = read.split("<number:number-style").skip(1);
        let all = all.filter_map(|style| style.split("</number:number-style>").next());
        let styles: Vec<&str> = all.filter(|style| style.contains(unit)).collect();
        assert!(!styles.is_empty(), "{unit}");
        assert!(styles.iter().all(|style| style.contains('\u{200F}') == is_marked), "{unit}");
    }
}
