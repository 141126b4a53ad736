//! Who leaves a queue unserved, by class and by how long they have waited. Integers are exact.

use nobat::model::metric::Metric;

use crate::support::{checked, days, means, means_of_part, played, refused};

fn desk(count: u32, reneging: &str, rest: &str) -> String {
    days(count, 1, &format!("[stage.desk]\nreneging = {reneging}\n{rest}"))
}

/// Of a hundred nobody leaves for two days, and then half in each step; fractions are carried.
#[test]
fn nobody_leaves_before_the_first_wait() {
    let run = played(&desk(
        8,
        "{ by_wait = [{ from = \"2 days\", per_day = 0.6931471805599453 }] }",
        "[demand.people]\nseries = [100]\n[capacity.none]\nstage = \"desk\"\nper_day = 0\n",
    ));
    let left = means(&run, Metric::Withdrawn, "desk");
    assert_eq!(left, [0.0, 0.0, 50.0, 25.0, 12.0, 7.0, 3.0, 1.0]);
}

/// Ten join on each of two days: on the third only those of the first have waited for two.
#[test]
fn the_younger_ones_stay() {
    let run = played(&desk(
        3,
        "{ by_wait = [{ from = \"2 days\", per_day = 0.6931471805599453 }] }",
        "standard = \"1 day\"\n[demand.people]\nseries = [10, 10]\n[capacity.none]\nstage = \"desk\"\nper_day = 0\n",
    ));
    assert_eq!(means(&run, Metric::Withdrawn, "desk"), [0.0, 0.0, 5.0]);
    let young = means(&run, Metric::PendingWithinStandard, "desk");
    assert_eq!(young[2], 10.0 / 15.0);
}

/// The same hazard for all waits is a plain one, to the last person.
#[test]
fn alike_for_all_waits_it_is_a_hazard() {
    let rest = "[demand.people]\nper_day = 3\nchance = \"poisson\"\n[capacity.clerks]\nstage = \"desk\"\nper_day = 2\n";
    let plain = played(&desk(120, "{ per_day = 0.03 }", rest));
    let by_wait = played(&desk(120, "{ by_wait = [{ from = \"0 days\", per_day = 0.03 }] }", rest));
    for metric in [Metric::Withdrawn, Metric::Backlog, Metric::Age] {
        // As text: of nobody there is no age, and that is alike too.
        let of = |run| format!("{:?}", means(run, metric, "desk"));
        assert_eq!(of(&plain), of(&by_wait), "{metric:?}");
    }
}

/// One joins a day, and from a wait of ten days on a tenth leaves a day: as many as come, of 1 / (1 − e^−0.1) = 10.51 who
/// have waited so long. After they left 9.51 of these are there, and ten younger ones.
#[test]
fn in_the_long_run() {
    let run = played(&desk(
        400,
        "{ by_wait = [{ from = \"10 days\", per_day = 0.1 }] }",
        "[demand.people]\nper_day = 1\n[capacity.none]\nstage = \"desk\"\nper_day = 0\n",
    ));
    let waiting = means(&run, Metric::Backlog, "desk");
    let mean = waiting[200..].iter().sum::<f64>() / 200.0;
    assert!((mean - 19.51).abs() < 0.5, "{mean}");
}

/// The first ones have no patience, the others all the time in the world.
#[test]
fn of_one_class_only() {
    let run = played(&desk(
        4,
        "{ first = { patience = \"2 days\" } }",
        "[class.first]\n[class.renewal]\n[demand.first]\nclass = \"first\"\nseries = [6]\n\
         [demand.renewal]\nclass = \"renewal\"\nseries = [7]\n[capacity.none]\nstage = \"desk\"\nper_day = 0\n",
    ));
    assert_eq!(means_of_part(&run, Metric::Withdrawn, "first"), [0.0, 0.0, 6.0, 0.0]);
    assert_eq!(means_of_part(&run, Metric::Withdrawn, "renewal"), [0.0; 4]);
    assert_eq!(means(&run, Metric::Backlog, "desk"), [13.0, 13.0, 7.0, 7.0]);
}

#[test]
fn check_says_who_leaves() {
    let text = desk(
        40,
        "{ first = { patience = \"2 days\" }, renewal = { by_wait = [{ from = \"0 days\", per_month = 0.1 }, { from = \"10 days\", per_month = 0.5 }] } }",
        "[class.first]\n[class.renewal]\n[demand.people]\nclass = \"first\"\nper_day = 1\n",
    );
    let said = checked(&text, 0);
    assert!(said.contains("first: after 2 days"), "{said}");
    assert!(said.contains("from a wait of 10 days on"), "{said}");
    assert!(checked(&text, 1).contains("خروج بدون خدمت"), "{}", checked(&text, 1));
}

/// The hazard of a piece has an address, and a variant may lay another way over it.
#[test]
fn addresses_and_variants() {
    let text = desk(
        4,
        "{ by_wait = [{ from = \"0 days\", per_day = 0.1 }, { from = \"2 days\", per_day = { uniform = [0.2, 0.3] } }] }",
        "[demand.people]\nseries = [100]\n[capacity.none]\nstage = \"desk\"\nper_day = 0\n\
         [source]\n\"stage.desk.reneging.by_wait[2 days].per_day\" = { grade = \"C\" }\n\
         [variant.patient]\nstage.desk.reneging.patience = \"3 days\"\n\
         [variant.never]\nstage.desk.reneging = false\n",
    );
    let run = played(&text);
    let of = |index: usize| crate::support::means_of(&run.outcomes[index], Metric::Backlog, "desk");
    assert!(of(0)[0] < 100.0);
    assert_eq!(of(1), [100.0, 100.0, 100.0, 0.0]);
    assert_eq!(of(2), [100.0; 4]);
}

#[test]
fn mistakes_in_reneging() {
    let rest = "[class.a]\n[class.b]\n[demand.people]\nclass = \"a\"\nper_day = 1\n";
    for (reneging, words) in [
        ("{ c = { per_day = 0.1 } }", "there is no class `c`"),
        ("{ by_wait = [] }", "0 hazards by wait"),
        ("{ by_wait = [{ from = \"2 days\" }] }", "this piece has no hazard"),
        (
            "{ by_wait = [{ from = \"2 days\", per_day = 1 }, { from = \"1 day\", per_day = 1 }] }",
            "no longer than",
        ),
        (
            "{ per_day = 0.1, by_wait = [{ from = \"2 days\", per_day = 1 }] }",
            "a hazard as well as hazards by wait",
        ),
        ("{ a = { per_day = 0.1, patience = \"2 days\" } }", "a hazard as well as a patience"),
    ] {
        let said = refused(&desk(3, reneging, rest));
        assert!(said.contains(words), "{words}: {said}");
    }
}
