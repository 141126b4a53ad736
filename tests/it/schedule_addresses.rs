//! A number inside of a schedule has an address, and so has the factor of an event: settings, searches and sources use it.

use nobat::model::Model;
use nobat::model::metric::Metric;
use nobat::scenario::{NoFiles, Request, load};

use crate::desk::Desk;
use crate::support::{bench, days, means, played, programme};

const SCHEDULE: &str = "[stage.desk]\nbacklog = 100\n[capacity.line]\nstage = \"desk\"\n\
    schedule = [{ from = \"2026-01-01\", per_day = 5 }, { from = \"2026-01-03\", per_day = 8, ramp = \"1 day\" }]\n";

fn amounts(model: &Model) -> Vec<f64> {
    let profile = &model.capacities[0].parts[0].flow.profile;
    (0..4).map(|step| profile.amount(step, &[0.5; 4])).collect()
}

#[test]
fn a_setting_reaches_into_a_schedule() {
    let bench = bench(&days(4, 1, SCHEDULE));
    assert_eq!(amounts(&bench.programme.base.model), [5.0, 5.0, 6.5, 8.0]);
    let with = |settings: &[(&str, &str)]| amounts(&bench.with(settings.iter().copied()).unwrap());
    assert_eq!(with(&[("capacity.line.schedule[2026-01-03].per_day", "9")]), [5.0, 5.0, 7.0, 9.0]);
    // A rate in another period takes the place of the old one, and the ramp stays.
    let weekly = [("capacity.line.schedule[2026-01-03].per_week", "63")];
    assert_eq!(with(&weekly), [5.0, 5.0, 7.0, 9.0]);
    let both = [
        ("capacity.line.schedule[2026-01-01].per_day", "1k"),
        ("capacity.line.schedule[2026-01-03].ramp", "false"),
    ];
    assert_eq!(with(&both), [1_000.0, 1_000.0, 8.0, 8.0]);
    let error = bench.with([("capacity.line.schedule[2026-01-04].per_day", "9")]).unwrap_err();
    insta::assert_snapshot!(error.to_string(), @r#"
error[unknown-name]: no piece of this schedule begins on `2026-01-04`
 --> value:1:24
  |
1 | capacity.line.schedule."[2026-01-04]".per_day=9
  |                        ^^^^^^^^^^^^^^
  |
  = help: did you mean `[2026-01-01]`?
"#);
    let error = bench.with([("capacity.line.schedule[2026-01-03]", "9")]).unwrap_err();
    insta::assert_snapshot!(error.to_string(), @r#"
error[wrong-type]: a piece of a schedule is more than one value
 --> value:1:39
  |
1 | capacity.line.schedule."[2026-01-03]"=9
  |                                       ^
  |
  = help: write the key as well, such as `[2026-01-03].per_month`
"#);
}

#[test]
fn the_effective_text_has_it() {
    let mut request = Request::new("card.toml", days(4, 1, SCHEDULE));
    request.set =
        vec!["capacity.line.schedule[2026-01-03].per_day = { uniform = [8, 10] }".to_owned()];
    let once = load(request, &NoFiles).programme.unwrap();
    assert!(
        once.effective.contains(
            "{ from = \"2026-01-03\", ramp = \"1 day\", per_day = { uniform = [8, 10] } }"
        ),
        "{}",
        once.effective
    );
    let again = load(Request::new("card.toml", &*once.effective), &NoFiles).programme.unwrap();
    assert_eq!(again.effective, once.effective);
    let address = &again.base.model.inputs[0].address;
    assert_eq!(address, "capacity.line.schedule[2026-01-03].per_day");
}

/// By its date as well as by its place, of which its random stream has its number.
#[test]
fn sources_and_correlations_name_it_and_variants_change_it() {
    let text = days(4, 1, SCHEDULE).replace("per_day = 8", "per_day = { uniform = [8, 10] }")
        + "[demand.people]\nper_day = { uniform = [0, 2] }\n\
           [source]\n\"capacity.line.schedule[2026-01-03].per_day\" = { from = \"a book\" }\n\
           [correlation.one]\nof = [\"demand.people.per_day\", \"capacity.line.schedule[2026-01-03].per_day\"]\nrank = 0.5\n\
           [variant.more]\ncapacity.line.schedule.\"[2026-01-01]\".per_day = 7\n";
    let by_date = programme(&text);
    assert_eq!(by_date.base.model.assumptions[0].value, "{ uniform = [8, 10] }");
    let by_place = programme(&text.replace(
        "\"capacity.line.schedule[2026-01-03].per_day\"]",
        "\"capacity.line.schedule.1.per_day\"]",
    ));
    let correlation = |of: &nobat::scenario::Programme| format!("{:?}", of.base.model.correlation);
    assert_eq!(correlation(&by_date), correlation(&by_place));
    let profile = &by_date.variants[0].model.capacities[0].parts[0].flow.profile;
    assert_eq!((profile.fixed(0), profile.fixed(1)), (7.0, 7.0));
}

#[test]
fn the_factor_of_an_event_has_an_address() {
    let text = days(4, 1, SCHEDULE)
        + "[event.strike]\nat = \"2026-01-02\"\nscale = { \"capacity.line\" = 0.5 }\n";
    let model = bench(&text).with([("event.strike.scale.\"capacity.line\"", "0.25")]).unwrap();
    assert_eq!(model.capacities[0].parts[0].flow.modifiers[0].factor(2, &[]), 0.25);
    assert_eq!(means(&played(&text), Metric::Available, "line")[3], 4.0);
}

/// 100 wait, and all are to be served in four days: 5 + 5 on the first two, then half of the change and all of it, so
/// that 10 + (5 + x) / 2 + x = 100, or x = 58 1/3.
#[test]
fn a_search_finds_what_a_piece_has_to_be() {
    let desk = Desk::new();
    desk.put("cards.toml", &days(4, 1, SCHEDULE));
    let said = desk.nobat(
        "solve cards.toml --vary capacity.line.schedule[2026-01-03].per_day=10..100 --until desk.backlog@2026-01-04<=0",
    );
    assert!(
        said.stdout.contains("58.3") || said.stdout.contains("58.4"),
        "{}{}",
        said.stdout,
        said.stderr
    );
    let said = desk.nobat("sweep cards.toml --vary capacity.line.schedule[2026-01-03].per_day=10,60 --answer desk.served");
    assert!(said.stdout.contains("60"), "{}{}", said.stdout, said.stderr);
}
