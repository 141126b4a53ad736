//! The published figures, and what scenarios claim about them. Never runs a simulation.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use nobat::calendar::{Calendar, DaySpan};
use nobat::model::question::{Exactness, ReportedMetric};
use toml::{Table, Value};

const REPORTS: [&str; 3] =
    ["seeds/reports-national.csv", "seeds/reports-provinces.csv", "seeds/reports-money.csv"];

/// Scenarios of other fields cite these.
const FIELDS: &str = "seeds/fields.csv";

const REPORTED: &str = "seeds/002-razavi-khorasan-1398.toml";

/// What `scenarios/provinces.csv` has for a province: key, English and Persian name, population, waiting in 1398.
type Province = (String, String, String, f64, f64);

#[test]
fn every_seed_says_what_it_is_and_when() {
    for (name, seed) in tables("seeds") {
        let document = seed["document"].as_table().expect("a seed has a document");
        for key in ["id", "kind", "scope", "what", "dating"] {
            assert!(
                document[key].as_str().is_some_and(|text| !text.is_empty()),
                "{name}: document.{key}"
            );
        }
        assert!(name.starts_with(document["id"].as_str().expect("checked above")), "{name}: id");
        let published = document["published"].as_table().expect("a document has a date");
        assert_dates_agree(text(published, "persian"), text(published, "gregorian"), &name);
        assert!(figures(&seed).next().is_some(), "{name} has no figures");
        for (key, slip) in seed.get("slip").and_then(Value::as_table).into_iter().flatten() {
            let slip = slip.as_table().expect("a slip is a table");
            assert_eq!(slip.len(), 3, "{name}: slip.{key} has stated, computed, note");
            let _ = (text(slip, "stated"), text(slip, "computed"), text(slip, "note"));
        }
    }
}

#[test]
fn every_figure_is_dated_in_both_calendars() {
    for (name, seed) in tables("seeds") {
        for (key, figure) in figures(&seed) {
            let place = format!("{name}: figure.{key}");
            assert_dates_agree(text(figure, "persian"), text(figure, "gregorian"), &place);
            assert!(is_exactness(text(figure, "exactness")), "{place}: exactness");
            assert!(
                !text(figure, "metric").is_empty() && !text(figure, "unit").is_empty(),
                "{place}"
            );
            assert!(
                !text(figure, "note").is_empty() && number(&figure["value"]).is_some(),
                "{place}"
            );
        }
    }
}

#[test]
fn every_report_is_dated_in_both_calendars() {
    for file in REPORTS {
        for row in rows(file) {
            let place = format!("{file}: {row:?}");
            assert_eq!(row.len(), 9, "{place}");
            assert_dates_agree(&row[0], &row[1], &place);
            assert!(
                row[4].parse::<f64>().is_ok() && is_exactness(&row[6]) && !row[7].is_empty(),
                "{place}"
            );
        }
    }
}

#[test]
fn the_figures_of_other_fields_have_a_date_and_an_address() {
    for row in rows(FIELDS) {
        let date = Calendar::Gregorian.parse(&row[0]);
        let is_year = row[0].len() == 4 && row[0].parse::<u16>().is_ok();
        assert!(date.is_some() || is_year, "{row:?}");
        assert!(row[4].parse::<f64>().is_ok() && is_exactness(&row[6]), "{row:?}");
        assert!(row[7].starts_with("http") && row.iter().all(|cell| !cell.is_empty()), "{row:?}");
    }
}

/// A quarter of the scenario is three months of the published table, the last of which has what is pending.
#[test]
fn the_quarters_of_refugee_claims_are_their_months() {
    let months = rows("seeds/refugee-claims.csv");
    let quarters = rows("scenarios/refugee-claims.csv");
    assert_eq!(months.len(), 3 * quarters.len());
    let count = |text: &str| text.parse::<u32>().expect("a count");
    for (quarter, months) in quarters.iter().zip(months.chunks(3)) {
        let sum = |column: usize| months.iter().map(|month| count(&month[column])).sum::<u32>();
        assert_eq!(
            [sum(1), sum(2), count(&months[2][3])],
            [1, 2, 3].map(|column| count(&quarter[column])),
            "{quarter:?}"
        );
    }
}

#[test]
fn the_provinces_are_those_of_the_census() {
    let provinces = provinces();
    assert_eq!(provinces.len(), 31);
    assert_eq!(provinces.iter().map(|it| it.3).sum::<f64>(), 79_926_270.0);
    let keys: BTreeSet<&str> = provinces.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(keys.len(), 31);
    for (key, english, persian, ..) in &provinces {
        assert_eq!(*key, english.to_lowercase().replace(' ', "-"));
        assert!(!persian.is_ascii(), "{key}");
    }
    for row in rows("seeds/reports-provinces.csv") {
        assert!(provinces.iter().any(|it| it.1 == row[2]), "{row:?}: no such province");
    }
}

#[test]
fn the_provinces_of_1398_add_up_to_the_backlog_that_they_share() {
    let (provinces, scenario) = (provinces(), table(&root().join("scenarios/provinces.toml")));
    let backlog = at(&scenario, "stage.production.backlog.waiting").and_then(number);
    assert_eq!(Some(provinces.iter().map(|it| it.4).sum()), backlog);
    let of = |key: &str| provinces.iter().find(|it| it.0 == key).expect("a province").4;
    assert_eq!(of("razavi-khorasan"), figure_of(REPORTED, "in_production", "")[0]);
    let registered = figure_of(REPORTS[1], "registered_cum 1398-03", "");
    let issued = figure_of(REPORTS[1], "issued_cum 1397-09", "");
    assert!(pairs(&registered, &issued, |all, made| all - made).contains(&of("hormozgan")));
    let others =
        provinces.iter().filter(|it| !["razavi-khorasan", "hormozgan"].contains(&it.0.as_str()));
    let (people, waiting) =
        others.clone().fold((0.0, 0.0), |(people, waiting), it| (people + it.3, waiting + it.4));
    for (key, _, _, population, share) in others {
        assert!((share - waiting * population / people).abs() < 1.0, "{key}");
    }
}

#[test]
fn scenarios_cite_files_that_exist_and_figures_that_agree() {
    for (name, scenario) in tables("scenarios") {
        let variants = scenario.get("variant").and_then(Value::as_table).into_iter().flatten();
        let overlays = variants.map(|(key, variant)| {
            (key.as_str(), variant.as_table().expect("a variant is a table"))
        });
        for (variant, overlay) in std::iter::once(("base", &scenario)).chain(overlays) {
            for (address, source) in
                overlay.get("source").and_then(Value::as_table).into_iter().flatten()
            {
                if source.as_bool() == Some(false) {
                    continue; // A variant takes back what the base says.
                }
                let place = format!("{name}, {variant}: {address}");
                let value = at(overlay, address)
                    .unwrap_or_else(|| panic!("{place}: nothing at this address"));
                assert_source(source.as_table().expect("a source is a table"), value, &place);
            }
        }
    }
}

#[test]
fn reported_points_are_figures_of_the_seeds() {
    for (name, scenario) in tables("scenarios") {
        let calendar = calendar_of(&scenario);
        for (key, reported) in
            scenario.get("reported").and_then(Value::as_table).into_iter().flatten()
        {
            let metric = reported["metric"].as_str().expect("a metric is a word");
            assert!(ReportedMetric::KEYS.iter().any(|(word, _)| *word == metric), "{name}: {key}");
            // A table beside the scenario is evidence itself.
            if let Some(file) = reported.get("file").and_then(Value::as_str) {
                assert!(root().join("scenarios").join(file).is_file(), "{name}: {key}");
                continue;
            }
            for point in reported["points"].as_array().expect("points are an array") {
                let point = point.as_table().expect("a point is a table");
                let place = format!("{name}: reported.{key}, {point:?}");
                let day = calendar.parse(text(point, "at")).expect("a date of the scenario");
                let mut known = evidence(text(point, "from"), day, calendar);
                // What was said later stands in the reports under the day on which it was said.
                let published = point.get("published").and_then(Value::as_str);
                let published = published.and_then(|text| calendar.parse(text));
                known.extend(
                    published
                        .into_iter()
                        .flat_map(|day| evidence(text(point, "from"), day, calendar)),
                );
                let value = number(&point["value"]).expect("a point has a number");
                // What waits is reported as such, or is the difference of two counts that go with one date.
                let difference =
                    known.iter().any(|one| known.iter().any(|other| one - other == value));
                assert!(
                    known.contains(&value) || metric == "backlog" && difference,
                    "{place}: not among {known:?}"
                );
            }
        }
    }
}

/// A note that begins with a figure in brackets is a claim on the value: a sum of figures, or a list of them.
fn assert_source(source: &Table, value: &Value, place: &str) {
    let grade = text(source, "grade");
    assert!(["A", "B", "C"].contains(&grade), "{place}: grade");
    let Some(from) = source.get("from") else {
        assert_eq!(grade, "C", "{place}: only an assumption has no document");
        return;
    };
    let from = from.as_str().expect("a document is named by its file");
    assert!(root().join(from).is_file(), "{place}: {from} does not exist");
    let note = source.get("note").and_then(|note| note.get("en").unwrap_or(note).as_str());
    let note = note.expect("a documented number has a note");
    if !note.starts_with('[') {
        return assert_ne!(grade, "A", "{place}: a note on a documented number names the figure");
    }
    let mut claimed: Vec<Vec<f64>> = Vec::new();
    let mut rest = note;
    while let Some((before, (figure, after))) =
        rest.split_once('[').and_then(|(before, tail)| Some((before.trim(), tail.split_once(']')?)))
    {
        let known = figure_of(from, figure, place);
        match (before, claimed.last_mut()) {
            ("-", Some(sums)) => *sums = pairs(sums, &known, |sum, one| sum - one),
            ("+", Some(sums)) => *sums = pairs(sums, &known, |sum, one| sum + one),
            ("" | ",", _) => claimed.push(known),
            (other, _) => panic!("{place}: {other:?} between figures"),
        }
        rest = after;
    }
    let mut written = Vec::new();
    collect_numbers(value, &mut written);
    let agree = written.iter().zip(&claimed).all(|(value, known)| {
        // What is published in percent may be written as a share.
        known.contains(value) || known.iter().any(|known| (known / 100.0 - value).abs() < 1e-12)
    });
    assert!(written.len() == claimed.len() && agree, "{place}: {written:?} is not {claimed:?}");
}

/// What a figure in brackets is: of a seed the one of that name; of reports "METRIC DATE", which two may state differently.
fn figure_of(file: &str, name: &str, place: &str) -> Vec<f64> {
    if !is_reports(file) {
        let seed = table(&root().join(file));
        return vec![number(&seed["figure"][name]["value"]).expect("a figure has a number")];
    }
    let (metric, date) =
        name.split_once(' ').expect("a report is named by its metric and its date");
    let matching = rows(file).into_iter().filter(|row| row[3] == metric && row[0] == date);
    let values: Vec<f64> = matching.filter_map(|row| row[4].parse().ok()).collect();
    assert!(!values.is_empty(), "{place}: {file} has no [{name}]");
    values
}

fn pairs(left: &[f64], right: &[f64], join: impl Fn(f64, f64) -> f64) -> Vec<f64> {
    left.iter()
        .flat_map(|one| right.iter().map(|other| join(*one, *other)).collect::<Vec<_>>())
        .collect()
}

fn is_reports(file: &str) -> bool {
    Path::new(file).extension().is_some_and(|extension| extension == "csv")
}

fn calendar_of(scenario: &Table) -> Calendar {
    let word = at(scenario, "time.calendar").and_then(Value::as_str);
    if word == Some("gregorian") { Calendar::Gregorian } else { Calendar::Persian }
}

/// What the file has to say of a date: of a seed all figures of its day, of reports those of that day or month.
fn evidence(file: &str, day: DaySpan, calendar: Calendar) -> Vec<f64> {
    let speaks_of = |date: &str| {
        let known = calendar.parse(date);
        known.is_some_and(|known| known.first <= day.first && day.last <= known.last)
    };
    if is_reports(file) {
        let matching = rows(file).into_iter().filter(|row| speaks_of(&row[0]));
        return matching.filter_map(|row| row[4].parse().ok()).collect();
    }
    let seed = table(&root().join(file));
    let matching = figures(&seed).filter(|(_, figure)| speaks_of(text(figure, "persian")));
    matching.filter_map(|(_, figure)| number(&figure["value"])).collect()
}

/// A day is the same day in both calendars; of a month the Gregorian one holds its last day, of a year its first.
fn assert_dates_agree(persian: &str, gregorian: &str, place: &str) {
    let expected = match persian.len() {
        4 => format!("{}", persian.parse::<i32>().expect("a year is a number") + 621),
        length => {
            let span = Calendar::Persian
                .parse(persian)
                .unwrap_or_else(|| panic!("{place}: {persian} is no date"));
            let date = Calendar::Gregorian.format(span.last);
            date[..length].to_owned()
        }
    };
    assert_eq!(gregorian, expected, "{place}: {persian}");
}

fn is_exactness(word: &str) -> bool {
    Exactness::KEYS.iter().any(|(known, _)| *known == word)
}

/// Follows an address such as `stage.production.backlog.waiting` through tables.
fn at<'a>(table: &'a Table, address: &str) -> Option<&'a Value> {
    let mut keys = address.split('.');
    let first = table.get(keys.next()?)?;
    keys.try_fold(first, |value, key| value.get(key))
}

fn collect_numbers(value: &Value, found: &mut Vec<f64>) {
    match value {
        // A duration, such as "7 years".
        Value::String(text) => {
            found.extend(text.split(' ').next().and_then(|it| it.parse::<f64>().ok()));
        }
        Value::Array(values) => values.iter().for_each(|value| collect_numbers(value, found)),
        Value::Table(values) => values.values().for_each(|value| collect_numbers(value, found)),
        other => found.extend(number(other)),
    }
}

fn number(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().map(|whole| whole as f64))
}

fn text<'a>(table: &'a Table, key: &str) -> &'a str {
    table
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("{key} is missing in {table:?}"))
}

fn figures(seed: &Table) -> impl Iterator<Item = (&String, &Table)> {
    let figures = seed["figure"].as_table().expect("figures are tables");
    figures.iter().map(|(key, figure)| (key, figure.as_table().expect("a figure is a table")))
}

fn provinces() -> Vec<Province> {
    let number = |text: &str| text.parse::<f64>().expect("a count");
    let each = rows("scenarios/provinces.csv").into_iter();
    each.map(|row| {
        (row[0].clone(), row[1].clone(), row[2].clone(), number(&row[3]), number(&row[4]))
    })
    .collect()
}

fn rows(file: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(root().join(file)).expect("the reports can be read");
    reader
        .records()
        .map(|row| row.expect("a row is whole").iter().map(str::to_owned).collect())
        .collect()
}

fn tables(folder: &str) -> Vec<(String, Table)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(root().join(folder))
        .expect("the folder exists")
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no files in {folder}");
    let name =
        |path: &Path| path.file_name().expect("a file has a name").to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), table(path))).collect()
}

fn table(path: &Path) -> Table {
    let source =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    source.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
