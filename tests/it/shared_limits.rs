//! Capacities and materials that several stages use, on models that are put together here, for scenarios cannot say it yet.

use nobat::engine::{Batch, Of, WaitTables};
use nobat::model::limit::{LimitSource, Limits};
use nobat::model::metric::Metric;
use nobat::model::{CapacityId, MaterialId, Model};
use nobat::random::{Draws, Seed};

use crate::support::{days, programme};

/// Two stages, one behind the other, and both have all capacities and materials as their limits.
fn shared(count: u32, rest: &str) -> Model {
    let text = days(count, 1, rest).replace("[\"desk\"]", "[\"desk\", \"press\"]");
    let mut model = programme(&text).base.model;
    let capacities = (0..model.capacities.len()).map(CapacityId).map(LimitSource::Capacity);
    let materials = (0..model.materials.len()).map(MaterialId).map(LimitSource::Material);
    let limits = Limits::new(capacities.chain(materials));
    model.stages.iter_mut().for_each(|stage| stage.limits = limits.clone());
    model
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
