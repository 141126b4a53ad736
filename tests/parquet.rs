//! Tables as Parquet, read back: what stands in them is what stands in the CSV. Needs the feature `parquet`.
#![expect(clippy::print_stderr, reason = "it says what it cannot try")]

use std::fs::File;
use std::process::Command;
use std::sync::Mutex;

use nobat::cli::{self, Channel, Colours, Registry, Status, World};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

fn nobat(folder: &std::path::Path, words: &str) -> Status {
    let arguments = ["nobat"].into_iter().chain(words.split(' ')).map(std::ffi::OsString::from);
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut world = World {
        stdin: &mut std::io::empty(),
        stdout: &mut stdout,
        stderr: &mut stderr,
        stdout_is: Channel::Other,
        stderr_is: Channel::Other,
        colours: Colours::Refused,
        columns: None,
        folder: folder.to_owned(),
        home: None,
        publishing: &Mutex::new(()),
    };
    let status = cli::main(&Registry::default(), arguments, &mut world);
    assert!(stderr.is_empty(), "{}", String::from_utf8_lossy(&stderr));
    status
}

/// The text of a cell as the CSV has it.
fn shown(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Double(number) => format!("{number}"),
        Field::Long(number) => format!("{number}"),
        Field::Date(_) => field.to_string().chars().take(10).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_written_is_what_the_csv_has() {
    let desk = tempfile::tempdir().expect("a folder");
    let scenario = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/four-capacities.toml");
    std::fs::copy(scenario, desk.path().join("four.toml")).expect("the scenario is there");
    let status =
        nobat(desk.path(), "run four.toml --replications 40 --format parquet --quiet -o out");
    assert_eq!(status, Status::Good);
    for name in ["series", "waits"] {
        let file =
            File::open(desk.path().join(format!("out/{name}.parquet"))).expect("it is there");
        let reader = SerializedFileReader::new(file).expect("it can be read");
        let about = reader.metadata().file_metadata();
        let keys = about.key_value_metadata().expect("what was played");
        assert!(
            keys.iter()
                .any(|pair| pair.key == "nobat.seed" && pair.value.as_deref() == Some("1399"))
        );
        let mut csv = csv::Reader::from_path(desk.path().join(format!("out/{name}.csv")))
            .expect("it is there");
        let heads: Vec<String> = csv.headers().expect("heads").iter().map(str::to_owned).collect();
        let mut count = 0;
        for (row, line) in reader.get_row_iter(None).expect("rows").zip(csv.records()) {
            let (row, line) = (row.expect("a row"), line.expect("a line"));
            let cells: Vec<(&String, &Field)> = row.get_column_iter().collect();
            assert_eq!(cells.iter().map(|(name, _)| (*name).clone()).collect::<Vec<_>>(), heads);
            for ((name, field), text) in cells.into_iter().zip(line.iter()) {
                assert_eq!(shown(field), text, "{name} of row {count}");
            }
            count += 1;
        }
        assert!(100 < count, "{name}");
        python(&desk.path().join(format!("out/{name}.parquet")), count);
    }
}

/// The readers of others, where they are at hand.
fn python(path: &std::path::Path, rows: usize) {
    for (module, code) in [
        ("pandas", "import pandas; print(len(pandas.read_parquet(PATH)))"),
        ("polars", "import polars; print(polars.read_parquet(PATH).height)"),
        (
            "duckdb",
            "import duckdb; print(duckdb.sql(f\"select count(*) from '{PATH}'\").fetchall()[0][0])",
        ),
    ] {
        let has = Command::new("python3").args(["-c", &format!("import {module}")]).output();
        if !has.is_ok_and(|has| has.status.success()) {
            eprintln!("no {module}: not read by it");
            continue;
        }
        let code = format!("PATH = {:?}\n{code}", path.display().to_string());
        let said = Command::new("python3").args(["-c", &code]).output().expect("python runs");
        let text = String::from_utf8_lossy(&said.stdout).trim().to_owned();
        assert_eq!(text, rows.to_string(), "{module}: {}", String::from_utf8_lossy(&said.stderr));
    }
}
