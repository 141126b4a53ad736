//! `nobat shard`, `nobat merge`, `sweep --part`, `--only`, `--sketch`: what they leave, and what they refuse.

use std::fs;
use std::io;

use nobat::cli::Status;

use crate::desk::{Desk, contents};
use crate::shards::desk_text;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("desk.toml", &desk_text());
    desk
}

fn good(desk: &Desk, words: &str) -> String {
    let said = desk.nobat(words);
    assert_eq!(said.status, Status::Good, "{words}: {}", said.stderr);
    said.stdout
}

fn bad(desk: &Desk, words: &str) -> String {
    let said = desk.nobat(words);
    assert_eq!(said.status, Status::BadInput, "{words}: {}", said.stdout);
    said.stderr
}

/// All files but the manifest, which names the command and the time.
fn results(desk: &Desk, folder: &str) -> Vec<(String, Vec<u8>)> {
    let root = desk.path(folder);
    let name = |path: &std::path::Path| path.strip_prefix(&root).unwrap().display().to_string();
    let files = contents(&root).into_iter().map(|(path, bytes)| (name(&path), bytes));
    files.filter(|(path, _)| path != "manifest.json").collect()
}

/// The manifest without its command and times.
fn manifest(desk: &Desk, folder: &str) -> String {
    let text = desk.read(&format!("{folder}/manifest.json"));
    let kept = |line: &&str| {
        !["\"command\"", "\"started\"", "\"finished\"", "\"seconds\""]
            .iter()
            .any(|key| line.contains(key))
    };
    text.lines().filter(kept).collect::<Vec<&str>>().join("\n")
}

#[test]
fn a_folder_of_parts_is_that_of_one_machine() {
    let desk = desk();
    let formats = "--format html,svg,phone,package,xlsx";
    good(&desk, &format!("run desk.toml {formats} -o results/one"));
    for index in 1..=4 {
        good(&desk, &format!("shard {index}/4 desk.toml -o parts/{index} --threads 1"));
    }
    good(&desk, "merge parts/4 parts/2 --part parts/even");
    good(&desk, &format!("merge parts/3 parts/even parts/1 {formats} -o results/many"));
    let (one, many) = (results(&desk, "results/one"), results(&desk, "results/many"));
    assert!(10 < one.len());
    let names =
        |files: &[(String, Vec<u8>)]| files.iter().map(|it| it.0.clone()).collect::<Vec<_>>();
    assert_eq!(names(&one), names(&many));
    for ((path, one), (_, many)) in one.iter().zip(&many) {
        assert!(one == many, "{path} differs");
    }
    assert_eq!(manifest(&desk, "results/one"), manifest(&desk, "results/many"));
    assert!(desk.read("results/many/manifest.json").contains("nobat merge parts/3"));
}

#[test]
fn only_what_is_asked_for_is_kept() {
    let desk = desk();
    good(&desk, "run desk.toml --format html,svg -o results/all");
    let all = desk.read("results/all/series.csv");
    good(&desk, "run desk.toml --format html,svg --only wait,served -o results/few");
    let few = desk.read("results/few/series.csv");
    let kept = |line: &&str| {
        let columns: Vec<&str> = line.split(',').collect();
        ["metric", "wait", "served"].contains(&columns[1]) || columns[1] == "backlog"
    };
    assert_eq!(few.lines().collect::<Vec<&str>>(), all.lines().filter(kept).collect::<Vec<&str>>());
    // What answers rest on is the same, and so are the charts that are drawn.
    for file in ["summary.json", "waits.csv"] {
        assert_eq!(
            desk.read(&format!("results/few/{file}")),
            desk.read(&format!("results/all/{file}"))
        );
    }
    let charts = |folder: &str| desk.names(&format!("results/{folder}/charts"));
    assert!(charts("all").contains(&"limits-desk.svg".to_owned()));
    assert!(!charts("few").contains(&"limits-desk.svg".to_owned()));
    for chart in charts("few") {
        let [few, all] =
            ["few", "all"].map(|of| desk.read(&format!("results/{of}/charts/{chart}")));
        assert!(few == all, "{chart}");
    }
    good(&desk, "compare desk.toml --only wait -o results/compare");
    assert!(!desk.read("results/compare/series.csv").contains(",served,"));
    let said = bad(&desk, "run desk.toml --only wiat -o results/none");
    assert!(said.contains("did you mean `wait`?"), "{said}");
    let said = bad(&desk, "shard 1/2 desk.toml --only wait,bcklog -o parts/none");
    assert!(said.contains("did you mean `backlog`?"), "{said}");
    for index in [1, 2] {
        good(&desk, &format!("shard {index}/2 desk.toml --only wait,served -o parts/{index}"));
    }
    good(&desk, "merge parts/2 parts/1 --format html,svg -o results/parts");
    assert_eq!(results(&desk, "results/parts"), results(&desk, "results/few"));
}

#[test]
fn a_sketch_says_how_far_it_may_be() {
    let desk = desk();
    let quantiles = |folder: &str| -> Vec<f64> {
        let text = desk.read(&format!("{folder}/series.csv"));
        let head: Vec<&str> = text.lines().next().unwrap().split(',').collect();
        let first = head.iter().position(|name| *name == "q025").unwrap();
        let rows = text.lines().skip(1).flat_map(|line| line.split(',').skip(first).take(7));
        rows.map(|cell| cell.parse().unwrap_or(0.0)).collect()
    };
    good(&desk, "run desk.toml --format none --set capacity.clerks.per_day=45 -o results/exact");
    let said = good(
        &desk,
        "run desk.toml --format none --set capacity.clerks.per_day=45 --sketch -o results/sketch",
    );
    assert!(said.contains("0.05%") || said.contains("0.05 %"), "{said}");
    let (exact, sketch) = (quantiles("results/exact"), quantiles("results/sketch"));
    let near =
        |(exact, sketch): (&f64, &f64)| (exact - sketch).abs() <= exact.abs() / 2_048.0 + 1e-9;
    assert!(exact.iter().zip(&sketch).all(near) && exact != sketch);
    assert!(desk.read("results/sketch/summary.json").contains("\"quantile_error\": 0.00048828125"));
    assert!(!desk.read("results/exact/summary.json").contains("quantile_error"));
    for index in 1..=3 {
        let words = "desk.toml --set capacity.clerks.per_day=45 --sketch";
        good(&desk, &format!("shard {index}/3 {words} -o parts/{index}"));
    }
    good(&desk, "merge parts/3 parts/1 parts/2 --format none -o results/parts");
    assert_eq!(results(&desk, "results/parts"), results(&desk, "results/sketch"));
}

#[test]
fn a_sweep_in_parts_is_the_sweep() {
    let desk = desk();
    let sweep =
        "sweep desk.toml --replications 150 --format none --vary capacity.clerks.per_day=40..80:5";
    good(&desk, &format!("{sweep} -o results/one"));
    for index in [2, 3] {
        let said = good(&desk, &format!("{sweep} --part {index}/3 -o results/many"));
        assert!(said.contains(&format!("Part {index}/3 is played: ")), "{said}");
    }
    assert!(!desk.path("results/many").exists());
    assert_eq!(desk.names("results/.many.nobat-points").len(), 3);
    let said = desk.nobat(&format!("{sweep} -o results/many"));
    assert!(said.stderr.contains("of its 3 points"), "{}", said.stderr);
    assert_eq!(results(&desk, "results/one"), results(&desk, "results/many"));
    assert_eq!(desk.names("results"), ["many", "one"]);
    assert!(bad(&desk, &format!("{sweep} --part 4/3")).contains("is no shard"));
    assert!(bad(&desk, &format!("{sweep} --part 1/3 -o -")).contains("-o FOLDER"));
}

#[test]
fn a_sensitivity_in_parts_is_the_sensitivity() {
    let desk = desk();
    let asked =
        "sensitivity desk.toml --replications 150 --format svg --points 21 --trajectories 9";
    good(&desk, &format!("{asked} -o results/one"));
    // Two unknowns, three blocks of points, two of trajectories.
    for (index, count) in [(3, 2), (1, 3)] {
        let said = good(&desk, &format!("{asked} --part {index}/3 -o results/many"));
        let words = format!("Part {index}/3 is played: {count} of 7 blocks of rows");
        assert!(said.contains(&words), "{said}");
    }
    assert!(!desk.path("results/many").exists());
    assert_eq!(desk.names("results/.many.nobat-points").len(), 5);
    // What is kept is taken, not played again: as it stands there it comes into the results.
    let said = desk.nobat(&format!("{asked} -o results/many"));
    assert!(said.stderr.contains("of its 5 points"), "{}", said.stderr);
    assert_eq!(results(&desk, "results/one"), results(&desk, "results/many"));
    assert_eq!(desk.names("results"), ["many", "one"]);
    assert!(bad(&desk, &format!("{asked} --part 4/3")).contains("is no shard"));
    assert!(bad(&desk, &format!("{asked} --part 1/3 -o -")).contains("-o FOLDER"));
}

#[test]
fn rows_that_are_kept_are_taken_and_those_of_others_are_not() {
    let desk = desk();
    let asked =
        "sensitivity desk.toml --replications 150 --format none --points 16 --trajectories 8";
    good(&desk, &format!("{asked} -o results/one"));
    good(&desk, &format!("{asked} --part 1/1 -o results/many"));
    // An analysis of another seed finds nothing of its own there.
    good(&desk, &format!("{asked} --seed 3 -o results/other"));
    good(&desk, &format!("{asked} --seed 3 -o results/many"));
    assert_eq!(results(&desk, "results/other"), results(&desk, "results/many"));
    assert_ne!(results(&desk, "results/one"), results(&desk, "results/many"));
    // Rows that were changed or cut are seen to be used, or played again.
    good(&desk, &format!("{asked} --part 1/1 -o results/third"));
    let folder = desk.path("results/.third.nobat-points");
    let files = contents(&folder);
    // Both ends of an unknown are one row of two numbers: one comma.
    let ends = files.iter().filter(|(_, bytes)| bytes.split(|byte| *byte == b',').count() == 2);
    for (path, _) in ends {
        fs::write(path, "[[0.0,9.0]]").unwrap();
    }
    let (cut, bytes) = files.iter().max_by_key(|(_, bytes)| bytes.len()).unwrap();
    fs::write(cut, &bytes[..9]).unwrap();
    good(&desk, &format!("{asked} -o results/third"));
    assert_ne!(results(&desk, "results/one"), results(&desk, "results/third"));
}

#[test]
fn what_is_missing_is_named_and_what_is_there_twice_counts_once() {
    let desk = desk();
    for index in [1, 3] {
        good(&desk, &format!("shard {index}/3 desk.toml -o parts/{index}"));
    }
    let said = bad(&desk, "merge parts/1 parts/3 -o results/none");
    assert!(said.contains("missing: 2/3") && said.contains("nobat shard 2/3 desk.toml"), "{said}");
    assert!(!desk.path("results/none").exists());
    good(&desk, "shard 2/3 desk.toml -o parts/2");
    good(&desk, "merge parts/1 parts/2 --part parts/low");
    good(&desk, "merge parts/low parts/2 parts/3 parts/1 parts/3 -o results/twice");
    good(&desk, "merge parts/1 parts/2 parts/3 -o results/once");
    assert_eq!(results(&desk, "results/once"), results(&desk, "results/twice"));
    good(&desk, "merge parts/2 parts/3 --part parts/high");
    let said = bad(&desk, "merge parts/low parts/high -o results/none");
    assert!(said.contains("overlap"), "{said}");
}

#[test]
fn strangers_are_refused_with_what_to_do() {
    let desk = desk();
    good(&desk, "shard 1/2 desk.toml -o parts/1");
    desk.put("other.toml", &desk_text());
    for (words, why) in [
        ("desk.toml --seed 5", "its seed is 5"),
        ("desk.toml --replications 600", "one of 600 replications"),
        ("desk.toml --relief", "its --relief is on, not off"),
        (
            "desk.toml --set capacity.clerks.per_day=50",
            "its --set is capacity.clerks.per_day=50, not none",
        ),
        ("other.toml", "its scenario is `other.toml`"),
    ] {
        good(&desk, &format!("shard 2/2 {words} -o parts/2"));
        let said = bad(&desk, "merge parts/1 parts/2 -o results/none");
        assert!(said.contains(why) && said.contains("leave it out"), "{words}: {said}");
        fs::remove_file(desk.path("parts/2")).unwrap();
    }
    desk.put("desk.toml", &desk_text().replace("per_day = 55", "per_day = 56"));
    good(&desk, "shard 2/2 desk.toml -o parts/2");
    let said = bad(&desk, "merge parts/1 parts/2 -o results/none");
    assert!(said.contains("its `desk.toml` is another"), "{said}");
    let said = bad(&desk, "merge desk.toml parts/9 -o results/none");
    assert!(said.contains("it is no part") && said.contains("parts/9"), "{said}");
}

#[test]
fn all_strangers_are_named() {
    let desk = desk();
    for (index, seed) in [(1, 4), (2, 5), (3, 6)] {
        good(&desk, &format!("shard {index}/3 desk.toml --seed {seed} -o parts/{index}"));
    }
    let said = bad(&desk, "merge parts/1 parts/2 parts/3 -o results/none");
    assert!(
        said.contains("its seed is 5, not 4") && said.contains("its seed is 6, not 4"),
        "{said}"
    );
    assert!(said.contains("leave them out"), "{said}");
}

#[test]
fn a_part_goes_through_a_pipe() {
    let desk = desk();
    good(&desk, "shard 1/2 desk.toml -o parts/1");
    good(&desk, "shard 2/2 desk.toml -o parts/2");
    let (mut part, mut said) = (Vec::new(), Vec::new());
    let words = "shard 2/2 desk.toml -o -";
    let status = desk.type_in(words, &mut io::empty(), &mut part, &mut said);
    assert_eq!(status, Status::Good, "{}", String::from_utf8_lossy(&said));
    assert!(part == fs::read(desk.path("parts/2")).unwrap());
    assert!(!desk.path("-").exists());
    let words = "merge parts/1 - -o results/piped -q";
    let status = desk.type_in(words, &mut part.as_slice(), &mut io::sink(), &mut io::sink());
    assert_eq!(status, Status::Good);
    good(&desk, "merge parts/1 parts/2 -o results/filed");
    assert_eq!(results(&desk, "results/piped"), results(&desk, "results/filed"));
    assert!(bad(&desk, "merge parts/1 - -o results/none").contains("`-` cannot be merged"));
}

#[test]
fn a_part_that_is_there_is_not_played_again() {
    let desk = desk();
    let words = "shard 1/2 desk.toml -o parts/1";
    good(&desk, words);
    let changed = fs::metadata(desk.path("parts/1")).unwrap().modified().unwrap();
    assert!(good(&desk, words).contains("is there"));
    assert_eq!(fs::metadata(desk.path("parts/1")).unwrap().modified().unwrap(), changed);
    assert_eq!(desk.names("parts"), ["1"], "nothing stays beside it");
    // Another part, or something else, is never written over.
    let said = bad(&desk, "shard 2/2 desk.toml -o parts/1");
    assert!(said.contains("it holds shard 1/2"), "{said}");
    let said = bad(&desk, "shard 1/2 desk.toml --seed 4 -o parts/1");
    assert!(said.contains("its seed is 1399, not 4"), "{said}");
    assert!(bad(&desk, "shard 1/2 desk.toml -o desk.toml").contains("another file is there"));
    // What a disk or a network cut off is played again.
    let whole = fs::read(desk.path("parts/1")).unwrap();
    fs::write(desk.path("parts/1"), &whole[..whole.len() - 9]).unwrap();
    assert!(bad(&desk, "merge parts/1 -o results/none").contains("is damaged"));
    let said = desk.nobat(words);
    assert!(said.stderr.contains("is damaged; it is played again"), "{}", said.stderr);
    assert_eq!(fs::read(desk.path("parts/1")).unwrap(), whole);
}

#[test]
fn a_shard_has_to_know_of_how_many() {
    let desk = desk();
    assert!(bad(&desk, "shard 3/2 desk.toml -o part").contains("`3/2` is no shard"));
    desk.put(
        "precise.toml",
        &desk_text()
            .replace("replications = 700", "precision = { of = [\"desk.peak\"], relative = 0.05 }"),
    );
    let said = bad(&desk, "shard 1/2 precise.toml -o part");
    assert!(said.contains("--replications N"), "{said}");
    good(&desk, "shard 1/2 precise.toml --replications 300 -o part");
}
