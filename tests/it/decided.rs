//! What the words of a scenario leave open, as the model decides it: when a hazard begins, what is rounded, who is first.

use std::fmt::Write as _;

use nobat::model::metric::Metric;

use crate::support::{days, means, played, stage};

/// A hundred thousand cards of one day, valid for 16 days, lost at a hazard of 0.01 a day: e^−0.16 of them expire.
#[test]
fn a_card_is_under_its_hazard_as_long_as_it_is_valid() {
    let result = played(&days(
        20,
        1,
        "[stage.desk]\n[in_service]\nissued = [{ from = \"2025-12-31\", until = \"2025-12-31\", cards = 0 }]\n[demand.first]\nseries = [100_000]\n\
         [demand.expired]\nrenewal = { share = 0, validity = \"16 days\" }\n\
         [demand.lost]\nreplacement = { per_day = 0.01 }\n\
         [capacity.line]\nstage = \"desk\"\nschedule = [{ from = \"2026-01-01\", per_day = 100_000 }, { from = \"2026-01-02\", per_day = 0 }]\n",
    ));
    let (lost, expired) =
        (means(&result, Metric::Lost, "programme"), means(&result, Metric::Expired, "programme"));
    assert_eq!(lost[..2], [0.0, 995.0]);
    assert_eq!(expired.iter().sum::<f64>(), (100_000.0 * (-0.16_f64).exp()).floor());
    assert_eq!(expired[16], expired.iter().sum::<f64>());
    // Fractions are carried, so one card is left.
    assert_eq!(lost.iter().sum::<f64>(), (100_000.0 * (1.0 - (-0.16_f64).exp())).floor());
}

/// Two streams of replacements compete for the same cards: their order in the file gives neither more than its part.
#[test]
fn two_streams_of_replacements_have_no_order() {
    let lost = |streams: [(&str, f64); 2]| {
        let mut text = "[stage.desk]\n[in_service]\nissued = [{ from = \"2025-12-01\", until = \"2025-12-31\", cards = 100_000 }]\n\
             [capacity.line]\nstage = \"desk\"\nper_day = 0\n"
            .to_owned();
        for (name, hazard) in streams {
            let _ = writeln!(text, "[demand.{name}]\nreplacement = {{ per_day = {hazard} }}");
        }
        let result = played(&days(3, 1, &text));
        ["stolen", "worn"].map(|name| means(&result, Metric::Arrived, name)[1..].to_vec())
    };
    let [stolen, worn] = lost([("stolen", 0.1), ("worn", 0.3)]);
    assert_eq!(lost([("worn", 0.3), ("stolen", 0.1)]), [stolen.clone(), worn.clone()]);
    // 100,000 (1 − e^−0.4) = 32,967.995 are lost on the first day: a quarter of them stolen. Fractions are carried.
    assert_eq!((stolen[0], worn[0]), (8_241.0, 24_725.0));
}

/// The date on the card moves to the end of the window; owners come around that date, so half of them before it.
#[test]
fn an_extension_moves_the_date_and_owners_come_around_it() {
    let result = played(&days(
        30,
        1,
        "[stage.desk]\n[in_service]\nissued = [{ from = \"2025-12-31\", until = \"2025-12-31\", cards = 1_000 }]\n\
         [demand.expired]\n[demand.expired.renewal]\nshare = 1\nvalidity = \"10 days\"\nspread = \"4 days\"\n\
         extension = { from = \"2026-01-05\", until = \"2026-01-21\" }\n",
    ));
    let expired = means(&result, Metric::Expired, "programme");
    // Held back until step 20.
    assert_eq!(expired[..18].iter().sum::<f64>(), 0.0);
    assert_eq!(expired[18..22], [250.0; 4]);
    // Their new cards expire from step 27 on.
    assert_eq!(expired[22..27], [0.0; 5]);
}

/// Ten days of patience, of terms: in steps of a week both last two weeks, for nobody goes, or is paid, too early.
#[test]
fn what_has_to_pass_is_rounded_up() {
    let result = played(
        "schema = 1\npipeline = [\"desk\"]\n[time]\ncalendar = \"gregorian\"\nstart = \"2026-01-05\"\nend = \"2026-02-08\"\nstep = \"week\"\n\
         [run]\nreplications = 1\n[stage.desk]\nreneging = { patience = \"10 days\" }\n\
         [demand.people]\nseries = [5]\n[capacity.line]\nstage = \"desk\"\nper_week = 0\n\
         [material.blank]\nstage = \"desk\"\n\
         [supplier.press]\nmaterial = \"blank\"\nschedule = [{ from = \"2026-01-05\", per_week = 1 }, { from = \"2026-01-12\", per_week = 0 }]\nprice = 100\nterms = \"10 days\"\n\
         [funds]\ncash = 1_000\n",
    );
    assert_eq!(means(&result, Metric::Withdrawn, "desk"), [0.0, 0.0, 5.0, 0.0, 0.0]);
    assert_eq!(means(&result, Metric::Paid, "funds"), [0.0, 0.0, 100.0, 0.0, 0.0]);
}

/// Of two limits that let the same pass, the first is the binding one; lifting that one alone changes nothing.
#[test]
fn the_first_of_equal_limits_binds() {
    let result = played(&days(
        1,
        1,
        "[stage.desk]\nbacklog = 10\n[capacity.machines]\nstage = \"desk\"\nper_day = 4\n[capacity.couriers]\nstage = \"desk\"\nper_day = 4\n",
    ));
    let of = |metric, limit: &str| means(&result, metric, &format!("desk.{limit}"))[0];
    assert_eq!(
        (of(Metric::BindingShare, "machines"), of(Metric::BindingShare, "couriers")),
        (1.0, 0.0)
    );
    assert_eq!(stage(&result).served.mean, 4.0);
}

/// A ramp of four days from 0 to 80: it begins on its day, and each day has the rate of its noon.
#[test]
fn a_ramp_begins_on_its_day() {
    let result = played(&days(
        7,
        1,
        "[stage.desk]\nbacklog = 1_000\n[capacity.line]\nstage = \"desk\"\n\
         schedule = [{ from = \"2026-01-01\", per_day = 0 }, { from = \"2026-01-02\", per_day = 80, ramp = \"4 days\" }]\n",
    ));
    assert_eq!(means(&result, Metric::Served, "desk"), [0.0, 10.0, 30.0, 50.0, 70.0, 80.0, 80.0]);
    // The first piece has nothing before it: it rises from nothing.
    let first = played(&days(
        3,
        1,
        "[stage.desk]\nbacklog = 1_000\n[capacity.line]\nstage = \"desk\"\n\
         schedule = [{ from = \"2026-01-01\", per_day = 80, ramp = \"2 days\" }]\n",
    ));
    assert_eq!(means(&first, Metric::Served, "desk"), [20.0, 60.0, 80.0]);
}
