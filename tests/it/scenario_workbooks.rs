//! Sheets of workbooks as tables beside a scenario.

use std::fs;

use nobat::scenario::{FileError, Files, Request, load};
use nobat::{Workbench, disk};
use tempfile::TempDir;

use crate::scenario_filed::BASE;

/// A scenario whose demand is such a series.
fn scenario(series: &str) -> String {
    BASE.replace(
        "per_month = 10\n[demand.people]\nper_month = 10",
        &format!("per_month = 10\n[demand.people]\nseries = {{ {series} }}"),
    )
}

/// A folder with the workbooks of `tests/it/tables` and a scenario that reads one.
fn with_workbook(series: &str, calendar: &str) -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let tables = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/tables");
    for name in ["receipts.xlsx", "receipts.ods"] {
        fs::copy(format!("{tables}/{name}"), folder.path().join(name)).unwrap();
    }
    let text = scenario(series);
    let text = if calendar == "persian" {
        text.replace("gregorian", "persian")
            .replace("2021-01", "1399-11")
            .replace("2021-03", "1400-01")
    } else {
        text
    };
    let path = folder.path().join("cards.toml");
    fs::write(&path, text).unwrap();
    (folder, path.to_str().unwrap().to_owned())
}

fn amounts(bench: &Workbench) -> Vec<f64> {
    let nobat::model::DemandSource::Rate(profile) = &bench.programme.base.model.demands[0].source
    else {
        return Vec::new();
    };
    (0..3).map(|step| profile.fixed(step)).collect()
}

const XLSX: &str = "file = \"receipts.xlsx\", sheet = \"Receipts\", header = 3, date = \"month\", value = \"received\", where = { kind = \"new\" }";

#[test]
fn workbooks_are_tables_too() {
    let ods = "file = \"receipts.ods\"";
    for series in [XLSX, ods] {
        let (_folder, path) = with_workbook(&format!("{series}, period = \"month\""), "gregorian");
        let bench = disk::open(&path).unwrap();
        assert_eq!(amounts(&bench), [1_200.0, 1_300.5, 90.0], "{series}");
        let book = bench.programme.inputs.last().unwrap();
        assert!(book.path.contains("/receipts.") && book.bytes.starts_with(b"PK"), "{}", book.path);
    }
    // Workbooks know Gregorian days: the last of January 2021 is the twelfth of Bahman 1399.
    let (_folder, path) = with_workbook(&format!("{XLSX}, period = \"month\""), "persian");
    assert_eq!(amounts(&disk::open(&path).unwrap()), [1_200.0, 1_300.5, 90.0]);
}

#[test]
fn workbooks_that_cannot_be_read() {
    let said = |series: &str| {
        let (folder, path) = with_workbook(series, "gregorian");
        let Err(error) = disk::open(&path) else { panic!("{series}") };
        let folder = folder.path().to_str().unwrap().to_owned();
        error.render(nobat::diagnostic::render::Colour::Plain).replace(&folder, "")
    };
    insta::assert_snapshot!(said("file = \"receipts.xlsx\""), @r#"
error[bad-table]: the workbook has several sheets
 --> /cards.toml:9:19
  |
9 | series = { file = "receipts.xlsx" }
  |                   ^^^^^^^^^^^^^^^
  |
  = help: write `sheet = "…"` beside `file`; there are: "Receipts", "Far"
"#);
    insta::assert_snapshot!(said("file = \"receipts.xlsx\", sheet = \"Receipt\", separator = \";\""), @r#"
error[bad-table]: the workbook has no sheet `Receipt`
 --> /cards.toml:9:19
  |
9 | series = { file = "receipts.xlsx", sheet = "Receipt", separator = ";" }
  |                   ^^^^^^^^^^^^^^^
  |
  = help: did you mean "Receipts"?

error[conflict]: a workbook has no mark between cells
 --> /cards.toml:9:67
  |
9 | series = { file = "receipts.xlsx", sheet = "Receipt", separator = ";" }
  |                                                                   ^^^
  |
  = help: remove `separator`
"#);
    insta::assert_snapshot!(said("file = \"receipts.xlsx\", sheet = \"Far\""), @r#"
error[bad-table]: the sheet has more cells than can be read
 --> /cards.toml:9:19
  |
9 | series = { file = "receipts.xlsx", sheet = "Far" }
  |                   ^^^^^^^^^^^^^^^
  |
  = help: keep the table in a sheet of its own
"#);
    insta::assert_snapshot!(said(&format!("{}, period = \"month\"", XLSX.replace("new", "renewal"))), @r#"
error[outside-horizon]: the table ends on 2021-01-31, before the end on 2021-03-31
 --> /receipts.xlsx:5:1
  |
5 | 2021-01-31,renewal,7
  | ^^^^^^^^^^
  |
  = help: add rows, or say what holds afterwards: `after = "last"` (as much as in the last row), `after = "mean of 12"` or `after = "nothing"` beside `file`
"#);
    insta::assert_snapshot!(said("file = \"t.csv\", sheet = \"Receipt\""), @r#"
error[conflict]: only workbooks have sheets: xlsx and ods
 --> /cards.toml:9:28
  |
9 | series = { file = "t.csv", sheet = "Receipt" }
  |                            ^^^^^
  |
  = help: remove `sheet`
"#);
    insta::assert_snapshot!(said("file = \"cards.xlsx\""), @r#"
error[unreadable]: `cards.xlsx` cannot be read: no such file
 --> /cards.toml:9:19
  |
9 | series = { file = "cards.xlsx" }
  |                   ^^^^^^^^^^^^
  |
  = help: correct the path, or add the file
"#);
}

/// A scenario beside a workbook of whatever bytes.
struct Spoilt(Vec<u8>);

impl Files for Spoilt {
    fn read(&self, _: &str) -> Result<String, FileError> {
        Err(FileError::NotText(0))
    }

    fn read_bytes(&self, _: &str) -> Result<Vec<u8>, FileError> {
        Ok(self.0.clone())
    }
}

/// Whatever stands in a workbook, it is read or refused.
#[test]
fn spoilt_workbooks_are_read_or_refused() {
    let mut state = 1399_u64;
    let mut draw = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % below
    };
    let tables = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/tables");
    for (name, series) in [("receipts.xlsx", XLSX), ("receipts.ods", "file = \"receipts.ods\"")] {
        let book = fs::read(format!("{tables}/{name}")).unwrap();
        let text = scenario(&format!("{series}, period = \"month\""));
        let mut refused = 0;
        for _ in 0..400 {
            let mut bytes = book.clone();
            for _ in 0..=draw(4) {
                let (at, other) = (draw(bytes.len()), draw(bytes.len()));
                match draw(3) {
                    0 => bytes[at] = u8::try_from(draw(256)).unwrap(),
                    1 => bytes[at] = bytes[other],
                    _ => bytes.truncate(at.max(9)),
                }
            }
            let request = Request::new("cards.toml", text.as_str());
            refused += usize::from(load(request, &Spoilt(bytes)).programme.is_none());
        }
        assert!((200..=400).contains(&refused), "{refused} of 400 {name}");
    }
}
