//! Capacities and materials that several stages use, and who of them comes first.

use nobat::engine::{Batch, Of, WaitTables};
use nobat::model::Model;
use nobat::model::metric::Metric;
use nobat::random::{Draws, Seed};

use crate::support::{checked, days, means, played, programme};

/// Two stages, one behind the other, and both have all capacities and materials as their limits; `first` says who comes
/// first.
fn shared_by(first: &str, count: u32, rest: &str) -> Model {
    let both = format!("stages = [\"desk\", \"press\"]\n{first}\n");
    let text = days(count, 1, rest).replace("[\"desk\"]", "[\"desk\", \"press\"]");
    let text = text.replace("stage = \"desk\"\n", &both).replace("stage = \"press\"\n", &both);
    programme(&text).base.model
}

fn shared(count: u32, rest: &str) -> Model {
    shared_by("first = \"upstream\"", count, rest)
}

/// What some quantities are, step by step, in one replication that keeps all identities.
fn play<const N: usize>(model: &Model, wanted: [(Metric, Of); N]) -> Vec<[f64; N]> {
    let mut wait_tables = WaitTables::new(model);
    let mut batch = Batch::new(model, vec![Draws::new(Seed(1399), 0)], &mut wait_tables);
    let mut rows = Vec::new();
    for step in 0..model.timeline.steps().len() {
        batch.step(step, &mut wait_tables);
        let mut row = [f64::NAN; N];
        batch.observe(|metric, of, values| {
            if let Some(place) = wanted.iter().position(|it| *it == (metric, of)) {
                row[place] = values[0];
            }
        });
        rows.push(row);
    }
    assert_eq!(batch.results()[0].broken, None);
    rows
}

const AT_DESK: (Metric, Of) = (Metric::Served, Of::Stage(0));
const AT_PRESS: (Metric, Of) = (Metric::Served, Of::Stage(1));

/// Ten hands a day: 23 wait at the desk, so three of the third day are left for the press, less those seven.
#[test]
fn hands_go_where_the_pipeline_begins() {
    let model = shared(
        4,
        "[stage.desk]\nbacklog = 23\n[stage.press]\nbacklog = 100\n\
         [capacity.hands]\nstage = \"desk\"\nper_day = 10\n",
    );
    let held_back = (Metric::BindingShare, Of::Limit(1, 1));
    let hands = (Metric::Available, Of::Capacity(0));
    assert_eq!(
        play(&model, [AT_DESK, AT_PRESS, held_back, hands]),
        [
            [10.0, 0.0, 1.0, 10.0],
            [10.0, 0.0, 1.0, 10.0],
            [3.0, 7.0, 1.0, 10.0],
            [0.0, 10.0, 1.0, 10.0]
        ]
    );
}

/// The same with six hands in one region and four in the other, where 14 and 9 wait.
#[test]
fn hands_stay_in_their_region() {
    let model = shared(
        4,
        "[regions.a]\npopulation = 3\n[regions.b]\npopulation = 2\n\
         [stage.desk]\nbacklog = 23\n[stage.press]\nbacklog = 100\n\
         [capacity.hands]\nstage = \"desk\"\nper_day = 10\nsplit = \"population\"\n",
    );
    let of = |stage, region| (Metric::Served, Of::Region(stage, region));
    assert_eq!(
        play(&model, [of(0, 0), of(0, 1), of(1, 0), of(1, 1), AT_PRESS]),
        [
            [6.0, 4.0, 0.0, 0.0, 0.0],
            [6.0, 4.0, 0.0, 0.0, 0.0],
            [2.0, 1.0, 4.0, 3.0, 7.0],
            [0.0, 0.0, 6.0, 4.0, 10.0]
        ]
    );
}

/// Two blanks a unit: of 50, the 23 at the desk use 46, and four make two more of the 123 who then wait at the press.
#[test]
fn blanks_are_used_once() {
    let model = shared(
        2,
        "[stage.desk]\nbacklog = 23\n[stage.press]\nbacklog = 100\n\
         [material.blank]\nstage = \"desk\"\nper_unit = 2\non_hand = 30\n\
         [supplier.mill]\nmaterial = \"blank\"\nper_day = 20\n",
    );
    let blank = Of::Material(0);
    assert_eq!(
        play(&model, [AT_DESK, AT_PRESS, (Metric::Used, blank), (Metric::Shortage, blank)]),
        [[23.0, 2.0, 50.0, 242.0], [0.0, 10.0, 20.0, 222.0]]
    );
}

/// An order looks at both queues: 100 for the shelf and one for each of the 23 and the 77, all of whom wait.
#[test]
fn orders_are_for_all_who_wait() {
    let model = shared(
        2,
        "[stage.desk]\nbacklog = 23\n[stage.press]\nbacklog = 77\n\
         [material.blank]\nstage = \"press\"\n\
         [supplier.mill]\nmaterial = \"blank\"\norder = { up_to = 100 }\n",
    );
    let ordered = (Metric::Ordered, Of::Supplier(0));
    // On the second day all 23 and all 100 are served, and 77 stay on the shelf.
    assert_eq!(
        play(&model, [AT_DESK, AT_PRESS, ordered]),
        [[0.0, 0.0, 200.0], [23.0, 100.0, 23.0]]
    );
}

/// Whatever comes, the stages together serve no more than there is, and nothing is lost.
#[test]
fn nothing_is_used_twice() {
    let model = shared(
        200,
        "[stage.desk]\nbacklog = 300\nyield = 0.9\n[stage.press]\nlead_time = \"3 days\"\n\
         [demand.people]\nper_day = 40\nchance = \"poisson\"\n\
         [capacity.hands]\nstage = \"desk\"\nper_day = 90\nnoise = { cv = 0.5 }\n\
         [material.blank]\nstage = \"desk\"\non_hand = 100\n\
         [supplier.mill]\nmaterial = \"blank\"\nper_day = 95\nnoise = { cv = 1 }\n",
    );
    let (hands, used) = ((Metric::Available, Of::Capacity(0)), (Metric::Used, Of::Material(0)));
    let rows = play(&model, [AT_DESK, AT_PRESS, hands, used]);
    for [desk, press, hands, used] in &rows {
        assert!(desk + press <= *hands && desk + press == *used, "{desk} + {press}: {hands}");
    }
    let bound = |[desk, press, hands, _]: &&[f64; 4]| desk + press == *hands;
    let both = rows.iter().filter(|[desk, press, ..]| 0.0 < *desk && 0.0 < *press);
    assert!(10 < rows.iter().filter(bound).count() && 10 < both.count());
}

/// The same ten hands where the press comes first: the desk begins when nobody waits there any more, and whom it serves
/// reaches the press in the same step, where there are hands left.
#[test]
fn hands_go_where_the_pipeline_ends() {
    let rest = "[stage.desk]\nbacklog = 23\n[stage.press]\nbacklog = 14\n\
                [capacity.hands]\nstage = \"desk\"\nper_day = 10\n";
    let rows = play(&shared_by("", 5, rest), [AT_DESK, AT_PRESS]);
    assert_eq!(rows, [[0.0, 10.0], [6.0, 4.0], [4.0, 6.0], [6.0, 4.0], [4.0, 6.0]]);
    assert_eq!(play(&shared_by("first = \"downstream\"", 5, rest), [AT_DESK, AT_PRESS]), rows);
}

/// What the later stage cannot use is not kept for it: one blank a day leaves nine of the ten hands to the desk.
#[test]
fn nothing_is_kept_for_whom_something_else_holds_back() {
    let text = days(
        3,
        1,
        "[stage.desk]\nbacklog = 100\n[stage.press]\nbacklog = 100\n\
         [capacity.hands]\nstages = [\"press\", \"desk\"]\nper_day = 10\n\
         [material.blank]\nstage = \"press\"\n[supplier.mill]\nmaterial = \"blank\"\nper_day = 1\n",
    );
    let model =
        programme(&text.replace("pipeline = [\"desk\"]", "pipeline = [\"desk\", \"press\"]"))
            .base
            .model;
    assert_eq!(play(&model, [AT_DESK, AT_PRESS]), [[9.0, 1.0]; 3]);
}

/// Two to one of five hands: 3 1/3 and 1 2/3 a day, in whole hands; what one does not need the other has.
#[test]
fn every_stage_has_its_share() {
    let rest = "[stage.desk]\nbacklog = 100\n[stage.press]\nbacklog = 7\nlead_time = \"1 day\"\n\
                [capacity.hands]\nstage = \"desk\"\nper_day = 5\n";
    let rows = play(&shared_by("shares = { desk = 2, press = 1 }", 6, rest), [AT_DESK, AT_PRESS]);
    assert_eq!(rows, [[4.0, 1.0], [3.0, 2.0], [3.0, 2.0], [4.0, 1.0], [3.0, 2.0], [3.0, 2.0]]);
    let idle = "[stage.desk]\nlead_time = \"1 day\"\nbacklog = 9\n[stage.press]\n[capacity.hands]\nstage = \"desk\"\nper_day = 6\n";
    let rows = play(&shared_by("shares = { desk = 2, press = 1 }", 4, idle), [AT_DESK, AT_PRESS]);
    // Nobody is at the press on the first day; on the third the desk has nobody any more.
    assert_eq!(rows, [[6.0, 0.0], [3.0, 3.0], [0.0, 6.0], [0.0, 0.0]]);
}

/// 1,000 people, two doses three weeks apart, 100 doses a week for both, the second first.
#[test]
fn second_doses_come_first() {
    let text = |first: &str| {
        format!(
            "schema = 1\npipeline = [\"first\", \"second\"]\n[time]\ncalendar = \"gregorian\"\nstart = \"2021-01-01\"\n\
             end = \"2021-06-30\"\nstep = \"week\"\n[run]\nreplications = 1\n\
             [stage.first]\nbacklog = 1_000\nlead_time = \"3 weeks\"\n[stage.second]\n\
             [material.dose]\nstages = [\"first\", \"second\"]\n{first}\n\
             [supplier.maker]\nmaterial = \"dose\"\nper_week = 100\n"
        )
    };
    let run = played(&text(""));
    let (first, second) =
        (means(&run, Metric::Served, "first"), means(&run, Metric::Served, "second"));
    let turns = |from: usize| -> Vec<f64> {
        (0..18_usize).map(|week| if week.div_euclid(3) % 2 == from { 100.0 } else { 0.0 }).collect()
    };
    assert_eq!((&first[..18], &second[..18]), (&*turns(0), &*turns(1)));
    let done = |served: &[f64]| served.iter().rposition(|served| 0.0 < *served).unwrap() + 1;
    assert_eq!((done(&first), done(&second)), (19, 22));
    assert_eq!((first.iter().sum::<f64>(), second.iter().sum::<f64>()), (1_000.0, 1_000.0));
    // The first dose first: all have it after ten weeks, the second after twenty.
    let run = played(&text("first = \"upstream\""));
    let (first, second) =
        (means(&run, Metric::Served, "first"), means(&run, Metric::Served, "second"));
    assert_eq!((done(&first), done(&second)), (10, 20));
    let said = checked(&text(""), 0);
    assert!(
        said.contains("a month for first and second together, the last of them first"),
        "{said}"
    );
    assert!(checked(&text(""), 1).contains("برای first و second روی هم، اولویت با مرحلهٔ بعدی"));
}
