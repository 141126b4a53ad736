//! The page of the record says what the last run of `cargo bench --bench record` found. Runs nothing.
//!
//! `BLESS=1 cargo test validation` writes its tables anew; the sentences around them are to be read again then.

#![expect(clippy::disallowed_methods, reason = "a test may read and write what it holds together")]

use std::fmt::Write as _;
use std::fs;

use crate::readme::{root, text};

const PAGE: &str = "docs/validation.md";
const RESULTS: &str = "docs/validation.csv";

/// Rows of the page: the group of forecasts in the results, and what it is called.
const GROUPS: [(&str, &str); 14] = [
    ("all", "registered and issued totals"),
    ("registered", "registered"),
    ("issued", "issued"),
    ("waiting", "who waits"),
    ("3 months", "about 3 months ahead"),
    ("6 months", "about 6 months"),
    ("12 months", "about 12 months"),
    ("24 months", "about 24 months"),
    ("6 months counted", "about 6 months, from Esfand 1396 on"),
    ("12 months counted", "about 12 months, from Esfand 1396 on"),
    ("to 1396-09", "foreseen up to Azar 1396"),
    ("1396-12 to 1398-09", "Esfand 1396 to Azar 1398"),
    ("1398-12 to 1400-09", "Esfand 1398 to Azar 1400"),
    ("from 1400-12", "from Esfand 1400 on"),
];

/// What was promised, in words.
const PROMISES: [(&str, &str, &str); 5] = [
    (
        "1394-02-31: production.served_total @ 1394-12-29 >= 17M",
        "Ordibehesht 1394",
        "17 million cards by the end of 1394",
    ),
    (
        "1394-02-31: production.served_total @ 1395-12-29 >= 50M",
        "Ordibehesht 1394",
        "50 million by the end of 1395",
    ),
    (
        "1398-02-31: production.backlog @ 1398-12-29 <= 1M",
        "Ordibehesht 1398",
        "all cards by the end of 1398: at most a million wait",
    ),
    (
        "1398-06-31: production.served_total @ 1398-12-29 >= 55M",
        "Shahrivar 1398",
        "9 million bodies by the end of 1398: 55 million cards",
    ),
    (
        "1399-08-07: production.served_total @ 1400-08-01 >= 60.8M",
        "7 Aban 1399",
        "a million a month: 60.8 million a year later",
    ),
];

/// What else was tried, with the first seed alone.
const TRIED: [(&str, &str); 4] = [
    ("wander: ", "wander"),
    ("uptake alone: ", "return to a usual rate: uptake alone"),
    ("no bound: ", "return to a usual rate: both, without the cards handed over by Shahrivar 1396"),
    ("", "what stands above"),
];

/// A quick look beside the sampler.
const QUICK: [(&str, &str); 4] = [
    ("quick all", "quick look: registered and issued totals"),
    ("quick registered", "quick look: registered"),
    ("quick issued", "quick look: issued"),
    ("all", "sampler: registered and issued totals"),
];

/// Figures left out.
const LEFT_OUT: [(&str, &str); 3] = [
    ("left out", "registered and issued totals"),
    ("left out registered", "registered"),
    ("left out issued", "issued"),
];

/// The values of the seeds, as the results have them.
struct Results(Vec<(String, String, f64)>);

impl Results {
    fn read() -> Self {
        let row = |line: &str| {
            // A group may hold no comma; the last three columns hold none.
            let mut cells = line.rsplitn(4, ',');
            let value = cells.next()?.parse().ok()?;
            let (_, measure, group) = (cells.next()?, cells.next()?, cells.next()?);
            Some((group.to_owned(), measure.to_owned(), value))
        };
        Self(text(RESULTS).lines().skip(1).filter_map(row).collect())
    }

    fn of(&self, group: &str, measure: &str) -> Vec<f64> {
        let rows = self.0.iter().filter(|(of, what, _)| of == group && what == measure);
        rows.map(|(.., value)| *value).collect()
    }

    /// Seed by seed, or once where all are written alike.
    fn written(&self, group: &str, measure: &str, write: fn(f64) -> String, unit: &str) -> String {
        let mut words: Vec<String> = self.of(group, measure).into_iter().map(write).collect();
        if words.is_empty() {
            return "–".to_owned();
        }
        if words.iter().all(|word| *word == words[0]) {
            words.truncate(1);
        }
        format!("{}{unit}", words.join(", "))
    }

    /// The value of the first seed.
    fn first(&self, group: &str, measure: &str) -> f64 {
        self.of(group, measure).first().copied().unwrap_or(f64::NAN)
    }

    fn tried(&self) -> String {
        let mut rows = String::from(
            "| rates | to best naive, pooled | registered | issued | in 50, 80, 95 % bands | CRPS, pooled |\n\
             |---|---|---|---|---|---|\n",
        );
        for (of, name) in TRIED {
            let [pooled, registered, issued] = ["all", "registered", "issued"]
                .map(|group| ratio(self.first(&format!("{of}{group}"), "to_best")));
            let all = format!("{of}all");
            let bands = ["cover_50", "cover_80", "cover_95"].map(|it| share(self.first(&all, it)));
            let (bands, crps) = (bands.join(", "), millions(self.first(&all, "crps")));
            let _ = writeln!(
                rows,
                "| {name} | {pooled} | {registered} | {issued} | {bands} % | {crps} million |"
            );
        }
        rows
    }

    fn quick(&self) -> String {
        let mut rows = String::from(
            "| | to best naive | mean error of what came | in 50 % band | in 80 % band | in 95 % band |\n\
             |---|---|---|---|---|---|\n",
        );
        for (group, name) in QUICK {
            let cells = [
                self.written(group, "to_best", ratio, ""),
                self.written(group, "mean_error", tenths, " %"),
                self.written(group, "cover_50", share, " %"),
                self.written(group, "cover_80", share, " %"),
                self.written(group, "cover_95", share, " %"),
            ];
            let _ = writeln!(rows, "| {name} | {} |", cells.join(" | "));
        }
        rows
    }

    fn left_out(&self) -> String {
        let mut rows = String::from(
            "| | left out | CRPS | error of a ruler | CRPS to that | in 50, 80, 95 % bands |\n\
             |---|---|---|---|---|---|\n",
        );
        for (group, name) in LEFT_OUT {
            let of = |measure: &str| self.first(group, measure);
            let bands = ["cover_50", "cover_80", "cover_95"].map(|it| share(of(it))).join(", ");
            let _ = writeln!(
                rows,
                "| {name} | {:.0} | {} million | {} million | {} | {bands} % |",
                of("forecasts"),
                millions(of("crps")),
                millions(of("ruler")),
                ratio(of("to_ruler")),
            );
        }
        rows
    }

    fn scores(&self) -> String {
        let mut rows = String::from(
            "| | forecasts | to best naive | to random walk with drift | mean error of what came | in 50 % band | in 80 % band | in 95 % band |\n\
             |---|---|---|---|---|---|---|---|\n",
        );
        for (group, name) in GROUPS {
            let cells = [
                self.written(group, "forecasts", |count| format!("{count:.0}"), ""),
                self.written(group, "to_best", ratio, ""),
                self.written(group, "to_walk", ratio, ""),
                self.written(group, "mean_error", tenths, " %"),
                self.written(group, "cover_50", share, " %"),
                self.written(group, "cover_80", share, " %"),
                self.written(group, "cover_95", share, " %"),
            ];
            let _ = writeln!(rows, "| {name} | {} |", cells.join(" | "));
        }
        rows
    }

    fn promises(&self) -> String {
        let mut rows = String::from(
            "| made | promise | likely then | foreseen then (8 in 10) | what came (8 in 10) |\n|---|---|---|---|---|\n",
        );
        for (group, made, promise) in PROMISES {
            let likely = self.written(group, "then", |share| format!("{:.0}", 100.0 * share), " %");
            let range = |low: &str, high: &str| {
                let ends = [(low, f64::INFINITY), (high, f64::NEG_INFINITY)];
                let [low, high] = ends.map(|(measure, worst)| {
                    let values = self.of(group, measure).into_iter();
                    let pick = if worst.is_sign_positive() { f64::min } else { f64::max };
                    values.fold(worst, pick) / 1e6
                });
                format!("{low:.1} to {high:.1} million")
            };
            let (foreseen, came) =
                (range("foreseen_q10", "foreseen_q90"), range("came_q10", "came_q90"));
            let _ = writeln!(rows, "| {made} | {promise} | {likely} | {foreseen} | {came} |");
        }
        rows
    }
}

fn ratio(value: f64) -> String {
    format!("{value:.2}")
}

fn tenths(value: f64) -> String {
    format!("{:.1}", 100.0 * value)
}

fn share(value: f64) -> String {
    format!("{:.0}", 100.0 * value)
}

fn millions(value: f64) -> String {
    format!("{:.2}", value / 1e6)
}

/// The page with its tables in place of those between their marks.
fn written(page: &str, tables: &[(&str, String)]) -> String {
    tables.iter().fold(page.to_owned(), |page, (name, table)| {
        let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
        let (before, rest) =
            page.split_once(&open).unwrap_or_else(|| panic!("no {open} in {PAGE}"));
        let (_, after) = rest.split_once(&close).unwrap_or_else(|| panic!("no {close} in {PAGE}"));
        format!("{before}{open}\n{table}\n{close}{after}")
    })
}

#[test]
fn the_page_says_what_the_last_run_found() {
    let results = Results::read();
    let page = text(PAGE);
    let tables = [
        ("scores", results.scores()),
        ("left out", results.left_out()),
        ("tried", results.tried()),
        ("quick", results.quick()),
        ("promises", results.promises()),
    ];
    let new = written(&page, &tables);
    if std::env::var_os("BLESS").is_some() {
        fs::write(root().join(PAGE), new).unwrap();
        return;
    }
    assert!(page == new, "{PAGE} and {RESULTS} differ; BLESS=1 writes the tables anew:\n{new}");
}

/// What the page claims in words holds for all seeds.
#[test]
fn what_the_page_claims_holds_for_every_seed() {
    let results = Results::read();
    let all = |group: &str, measure: &str, holds: &dyn Fn(f64) -> bool| {
        let values = results.of(group, measure);
        assert!(
            values.len() == 3 && values.iter().all(|it| holds(*it)),
            "{group} {measure}: {values:?}"
        );
    };
    for (group, _) in GROUPS {
        all(group, "to_best", &|ratio| ratio < 1.0);
    }
    all("all", "to_best", &|ratio| ratio <= 0.45);
    all("all", "to_walk", &|ratio| ratio <= 0.45);
    all("12 months", "to_best", &|ratio| ratio <= 0.45);
    all("all", "cover_80", &|share| (0.74..=0.92).contains(&share));
    all("all", "cover_95", &|share| 0.90 <= share);
    assert!(results.first("left out", "to_ruler") <= 0.75, "left out");
    assert!(0.65 <= results.first("left out", "cover_80"), "left out");
    all("6 months counted", "mean_error", &|error| error <= 0.045);
    all("12 months counted", "mean_error", &|error| error <= 0.055);
}
