//! What may be replaced by results, and what may not. Looks at no number.

use std::fs;

use crate::command::SCENARIO;
use crate::desk::{Desk, contents};
use nobat::cli::Status;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("cards.toml", SCENARIO);
    desk
}

/// The command must refuse with these words, and touch nothing.
fn refuses(desk: &Desk, words: &str, because: &str) {
    let before = contents(&desk.path(""));
    let said = desk.nobat(words);
    assert_eq!(said.status, Status::BadInput, "{words}: {}", said.stderr);
    assert!(said.stderr.contains(because), "{words}: {}", said.stderr);
    assert!(said.stdout.is_empty(), "{}", said.stdout);
    assert_eq!(contents(&desk.path("")), before, "{words}");
}

/// What a run leaves without charts.
const BARE: [&str; 5] =
    ["manifest.json", "scenario.toml", "series.csv", "summary.json", "waits.csv"];

/// A run that must go well; what it says on standard error.
fn run(desk: &Desk, words: &str) -> String {
    let said = desk.nobat(words);
    assert_eq!(said.status, Status::Good, "{words}: {}", said.stderr);
    said.stderr
}

/// The names in a folder that are not of `BARE`.
fn others(desk: &Desk, folder: &str) -> Vec<String> {
    let mut names = desk.names(folder);
    names.retain(|name| !BARE.contains(&name.as_str()));
    names
}

#[test]
fn results_are_replaced_whole() {
    let desk = desk();
    run(&desk, "run cards.toml");
    assert!(desk.names("results/cards/charts").len() > 2);
    assert_eq!(run(&desk, "run cards.toml --format none"), "");
    assert_eq!(desk.names("results/cards"), BARE, "not even an empty folder of old charts is left");
    assert_eq!(desk.names("results"), ["cards"], "nothing hidden is left");
}

#[test]
fn files_of_others_come_along() {
    let desk = desk();
    run(&desk, "run cards.toml");
    let chart = desk.names("results/cards/charts")[0].clone();
    for path in ["notes.txt", "charts/notes.txt", "letters/1399/one.txt", ".hidden", "a\nb"] {
        desk.put(&format!("results/cards/{path}"), path);
    }
    fs::create_dir(desk.path("results/cards/empty")).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let private = fs::Permissions::from_mode(0o500);
        fs::set_permissions(desk.path("results/cards/letters/1399"), private).unwrap();
        symlink("notes.txt", desk.path("results/cards/link")).unwrap();
        symlink("nowhere", desk.path("results/cards/charts/lost")).unwrap();
    }
    for words in ["run cards.toml", "run cards.toml --format none", "run cards.toml --seed 3"] {
        assert_eq!(
            run(&desk, words),
            "",
            "there is nothing to say of files that stay where they are"
        );
        for path in ["notes.txt", "charts/notes.txt", "letters/1399/one.txt", ".hidden", "a\nb"] {
            assert_eq!(desk.read(&format!("results/cards/{path}")), path, "{words}");
        }
        assert!(desk.path("results/cards/empty").is_dir());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let private = fs::metadata(desk.path("results/cards/letters/1399")).unwrap();
            assert_eq!(private.permissions().mode() & 0o777, 0o500);
            let to = |link: &str| fs::read_link(desk.path(link)).unwrap();
            assert_eq!(to("results/cards/link").to_str(), Some("notes.txt"));
            assert_eq!(to("results/cards/charts/lost").to_str(), Some("nowhere"));
        }
        let has_charts = desk.path(&format!("results/cards/charts/{chart}")).exists();
        assert_eq!(has_charts, !words.contains("none"), "{words}");
        assert_eq!(desk.names("results"), ["cards"], "nothing hidden is left");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn permissions_and_strange_names_come_along_too() {
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::PermissionsExt as _;
    let desk = desk();
    run(&desk, "run cards.toml --format svg");
    let strange = desk.path("results/cards").join(std::ffi::OsStr::from_bytes(b"note\xff.txt"));
    fs::write(&strange, "mine").unwrap();
    for (path, mode) in [("results/cards", 0o700), ("results/cards/charts", 0o750)] {
        fs::set_permissions(desk.path(path), fs::Permissions::from_mode(mode)).unwrap();
    }
    assert_eq!(run(&desk, "run cards.toml --format svg"), "");
    let mode = |path: &str| fs::metadata(desk.path(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("results/cards"), mode("results/cards/charts")), (0o700, 0o750));
    assert_eq!(fs::read_to_string(&strange).unwrap(), "mine");
}

#[test]
fn a_result_that_somebody_changed_is_kept_under_another_name() {
    let desk = desk();
    run(&desk, "run cards.toml --format none");
    let summary = desk.read("results/cards/summary.json");
    for count in ["", "-2"] {
        desk.put("results/cards/series.csv", &format!("mine{count}"));
        let note = run(&desk, "run cards.toml --format none");
        let to = format!("results/cards/series-kept{count}.csv");
        assert_eq!(
            note,
            format!(
                "note: `results/cards/series.csv` was not as nobat wrote it; it is kept as `{to}`\n"
            )
        );
        assert_eq!(desk.read(&to), format!("mine{count}"));
    }
    assert!(desk.read("results/cards/series.csv").starts_with("variant,"));
    assert_eq!(desk.read("results/cards/summary.json"), summary);
    // A chart that a later run does not draw stays, if somebody wrote on it.
    run(&desk, "run cards.toml --format svg");
    let charts = desk.names("results/cards/charts");
    desk.put(&format!("results/cards/charts/{}", charts[0]), "<svg>mine</svg>");
    assert_eq!(run(&desk, "run cards.toml --format none"), "");
    assert_eq!(desk.names("results/cards/charts"), charts[..1]);
    run(&desk, "run cards.toml --format none");
    assert_eq!(desk.names("results/cards/charts"), charts[..1]);
    assert_eq!(others(&desk, "results/cards"), ["charts", "series-kept-2.csv", "series-kept.csv"]);
}

#[test]
fn a_file_in_the_way_of_a_result_is_kept_under_another_name() {
    let desk = desk();
    desk.put("letters/charts", "a file, where results have a folder");
    desk.put("letters/series.csv/inside.txt", "a folder, where results have a file");
    desk.put("letters/series-kept.csv", "that name is taken");
    desk.put("letters/waits.csv", "of somebody else");
    desk.put("letters/manifest.json", r#"{"tool": "another"}"#);
    let note = run(&desk, "run cards.toml --force -o letters");
    assert_eq!(note.lines().count(), 4, "{note}");
    for (path, text) in [
        ("charts-kept", "a file, where results have a folder"),
        ("series-kept-2.csv/inside.txt", "a folder, where results have a file"),
        ("series-kept.csv", "that name is taken"),
        ("waits-kept.csv", "of somebody else"),
        ("manifest-kept.json", r#"{"tool": "another"}"#),
    ] {
        assert_eq!(desk.read(&format!("letters/{path}")), text);
    }
    assert!(desk.read("letters/series.csv").starts_with("variant,"));
    assert!(desk.path("letters/charts").is_dir());
}

#[test]
fn a_folder_of_somebody_else_is_refused_without_force() {
    let desk = desk();
    desk.put("letters/one.txt", "dear");
    desk.put("letters/manifest.json", r#"{"tool": "another"}"#);
    refuses(&desk, "run cards.toml -o letters", "-o letters-2`, or add --force");
    refuses(&desk, "run cards.toml -o ./letters/", "--force");
    run(&desk, "run cards.toml -o letters --force");
    assert_eq!(desk.read("letters/one.txt"), "dear");
    // Earlier versions did not say what they wrote.
    desk.put("old/manifest.json", r#"{"tool": "nobat"}"#);
    desk.put("old/series.csv", "perhaps mine");
    refuses(&desk, "run cards.toml -o old", "did not say which files are its own");
    run(&desk, "run cards.toml -o old --force");
    assert_eq!(desk.read("old/series-kept.csv"), "perhaps mine");
}

#[test]
fn two_scenarios_of_one_name_do_not_share_a_folder() {
    let desk = desk();
    desk.put("a/plan.toml", SCENARIO);
    desk.put("b/plan.toml", &SCENARIO.replace("seed = 7", "seed = 8"));
    run(&desk, "run a/plan.toml --format none");
    refuses(
        &desk,
        "run b/plan.toml --format none",
        "the results of another scenario, `a/plan.toml`",
    );
    refuses(&desk, "run b/plan.toml", "-o results/plan-2`, or add --force");
    // The same scenario, however it is called.
    for words in ["run ./a/../a/plan.toml", "run a/plan.toml --seed 4"] {
        assert_eq!(run(&desk, &format!("{words} --format none")), "");
    }
    let absolute = desk.path("a/plan.toml");
    run(&desk, &format!("run {} --format none", absolute.display()));
    run(&desk, "run b/plan.toml --format none --force");
    refuses(&desk, "run a/plan.toml", "`b/plan.toml`");
    let manifest: serde_json::Value =
        serde_json::from_str(&desk.read("results/plan/manifest.json")).unwrap();
    assert_eq!(manifest["source"], "../../b/plan.toml", "no path of one machine");
    assert_eq!(manifest["files"].as_object().unwrap().len(), BARE.len() - 1);
}

#[test]
fn an_empty_folder_is_as_good_as_none() {
    let desk = desk();
    fs::create_dir(desk.path("empty")).unwrap();
    assert_eq!(desk.nobat("run cards.toml -o empty").status, Status::Good);
    assert_eq!(desk.nobat("run cards.toml -o deep/er/new").status, Status::Good);
    assert!(desk.names("deep/er/new").contains(&"summary.json".to_owned()));
}

#[test]
fn not_even_force_replaces_what_is_precious() {
    let desk = desk();
    desk.put("home/diary.txt", "today");
    desk.put("repository/.git/HEAD", "ref");
    desk.put("scenarios/cards.toml", SCENARIO);
    desk.put("a-file", "text");
    for (words, because) in [
        ("run cards.toml --force -o .", "current folder"),
        ("run cards.toml --force -o ..", "current folder"),
        ("run cards.toml --force -o /", "not the name of a folder"),
        ("run cards.toml --force -o home", "home folder"),
        ("run cards.toml --force -o repository", "repository"),
        ("run cards.toml --force -o a-file", "not a folder"),
        ("run cards.toml --force -o a-file/inside", "not a folder"),
        ("run cards.toml --force -o nowhere/../x", "leads nowhere"),
        (
            "run scenarios/cards.toml --force -o scenarios",
            "`scenarios/cards.toml`, which this run reads",
        ),
    ] {
        refuses(&desk, words, because);
    }
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_is_never_followed_to_what_it_means() {
    let desk = desk();
    desk.put("elsewhere/manifest.json", r#"{"tool": "nobat", "files": {}}"#);
    std::os::unix::fs::symlink(desk.path("elsewhere"), desk.path("link")).unwrap();
    refuses(&desk, "run cards.toml --force -o link", "symbolic link");
    refuses(&desk, "run cards.toml --force -o link/", "symbolic link");
    // The folder above may be one.
    assert_eq!(desk.nobat("run cards.toml -o link/inside").status, Status::Good);
    assert!(desk.names("elsewhere/inside").contains(&"summary.json".to_owned()));
}

#[test]
fn a_failure_leaves_the_old_results_as_they_were() {
    let desk = desk();
    desk.nobat("run cards.toml -o out");
    let before = contents(&desk.path("out"));
    desk.put("bad.toml", "schema = 2");
    assert_eq!(desk.nobat("run bad.toml -o out").status, Status::BadInput);
    assert_eq!(contents(&desk.path("out")), before);
    assert_eq!(desk.names(""), ["bad.toml", "cards.toml", "out"]);
}

#[test]
fn a_place_that_cannot_be_written_is_found_before_the_simulation() {
    let desk = desk();
    let long = "x".repeat(300);
    let said = desk.nobat(&format!("run cards.toml -o {long}"));
    assert_eq!(said.status, Status::Broken, "{}", said.stderr);
    assert!(said.stderr.starts_with("error: cannot"), "{}", said.stderr);
    assert_eq!(desk.names(""), ["cards.toml"]);
}
