//! Several texts laid over each other: what wins, and where mistakes are shown. Checks no single key.

use nobat::model::distribution::Quantity;
use nobat::scenario::load;

use crate::scenario_load::{AGREED, SMALL, programme, request, shelf, shown};

#[test]
fn mistakes_are_shown_where_they_stand() {
    let text = "extends = \"parts/base.toml\"\n[stage.production]\nstandard = \"soon\"\n\
                [variant.more]\nsupplier.printing-house.per_month = -2\n[variant.same]\nsupplier.printing-house.noise = { cv = 0.1 }\n";
    let base = format!("{SMALL}lead_time = \"2 fortnights\"\n");
    let mut request = request(text);
    request.set = vec!["material.blank.on_hand=many".to_owned(), "time.step=fortnight".to_owned()];
    request.replications = Some(0);
    let loaded = load(request, &shelf(&[("scenarios/parts/base.toml", base.as_str())]));
    assert!(loaded.programme.is_none());
    insta::assert_snapshot!(shown(&loaded), @r#"
error[bad-duration]: `soon` is not a duration
 --> scenarios/card.toml:3:12
  |
3 | standard = "soon"
  |            ^^^^^^
  |
  = help: write a number, a space, and days, weeks, months or years, such as "2 months", "3 weeks" or "10 days"

error[out-of-range]: -2 cannot be negative
 --> scenarios/card.toml:5:37
  |
5 | supplier.printing-house.per_month = -2
  |                                     ^^
  |
  = help: write 0 to close the line

error[wrong-type]: expected a number, found text
 --> --set:1:24
  |
1 | material.blank.on_hand="many"
  |                        ^^^^^^
  |
  = help: write 600_000

error[unknown-word]: expected one of "day", "week", "month"
 --> --set:1:11
  |
1 | time.step="fortnight"
  |           ^^^^^^^^^^^
  |
  = help: write one of "day", "week", "month"

error[out-of-range]: 0 is below 1
 --> --replications:1:18
  |
1 | run.replications=0
  |                  ^
  |
  = help: write at least 1

error[bad-duration]: `2 fortnights` is not a duration
  --> scenarios/parts/base.toml:13:13
   |
13 | lead_time = "2 fortnights"
   |             ^^^^^^^^^^^^^^
   |
   = help: write a number, a space, and days, weeks, months or years, such as "2 months", "3 weeks" or "10 days"
"#);
}

#[test]
fn circles_and_missing_files_are_refused() {
    let check = |base: &[(&str, &str)]| {
        let loaded = load(request("extends = \"parts/base.toml\"\n"), &shelf(base));
        assert!(loaded.programme.is_none());
        shown(&loaded)
    };
    insta::assert_snapshot!(check(&[]), @r#"
error[unreadable]: `parts/base.toml` cannot be read: no such file
 --> scenarios/card.toml:1:11
  |
1 | extends = "parts/base.toml"
  |           ^^^^^^^^^^^^^^^^^
  |
  = help: correct the path, or add the file
"#);
    insta::assert_snapshot!(check(&[("scenarios/parts/base.toml", "extends = \"../card.toml\"\n")]), @r#"
error[extends-cycle]: `extends` leads back to `../card.toml`
 --> scenarios/parts/base.toml:1:11
  |
1 | extends = "../card.toml"
  |           ^^^^^^^^^^^^^^
  |
  = help: remove `extends` from one of them
"#);
    insta::assert_snapshot!(check(&[("scenarios/parts/base.toml", "extends = \"../../card.toml\"\n")]), @r#"
error[path-escape]: `../../card.toml` leads out of the folder of the scenario
 --> scenarios/parts/base.toml:1:11
  |
1 | extends = "../../card.toml"
  |           ^^^^^^^^^^^^^^^^^
  |
  = help: write a path inside of that folder, with `/`, such as `extends = "base.toml"`
"#);
}

#[test]
fn a_rate_replaces_a_rate_and_a_source_goes_with_its_number() {
    let source = "[source]\n\"supplier.printing-house.per_month\" = { from = \"seeds/000\", grade = \"A\" }\n";
    let text = format!("{SMALL}{source}[variant.daily]\nsupplier.printing-house.per_day = 1\n");
    let programme = programme(request(&text), &[]);
    let assumptions = &programme.base.model.assumptions;
    assert_eq!((assumptions.len(), assumptions[0].value.as_str()), (1, "10"));
    let daily = &programme.variants[0].model;
    assert_eq!(daily.suppliers[0].flow.as_ref().unwrap().profile.amount(0, &[]), 31.0);
    assert!(daily.assumptions.is_empty());
}

#[test]
fn settings_change_the_base_and_variants_override_them() {
    let mut request = request(AGREED);
    request.set = [
        "supplier.printing-house.per_month=7",
        "stage.production.discipline=lifo",
        "variant.\"2 M\".label=two",
        "time.end=1404-06",
    ]
    .map(str::to_owned)
    .to_vec();
    request.seed = Some(5);
    let programme = programme(request, &[]);
    let shipped = |model: &nobat::model::Model| {
        model.suppliers[0].flow.as_ref().unwrap().profile.amount(0, &[])
    };
    assert_eq!(shipped(&programme.base.model), 7.0);
    assert_eq!(shipped(&programme.variants[1].model), 2_000_000.0);
    assert_eq!((programme.variants[1].name.plain(), programme.plan.seed), ("two", 5));
    assert_eq!(programme.base.model.timeline.steps().len(), 59);
    let labels: Vec<&str> =
        programme.variants.iter().map(|variant| variant.name.key.as_str()).collect();
    assert_eq!(labels, ["1 M, as promised", "2 M", "2.5 M, the full line"]);
}

#[test]
fn variants_share_the_draws_of_what_they_leave_alone() {
    let programme = programme(request(AGREED), &[]);
    for variant in &programme.variants {
        assert_eq!(variant.model.inputs, programme.base.model.inputs);
        let addresses: Vec<&str> =
            variant.model.inputs.iter().map(|input| input.address.as_str()).collect();
        assert_eq!(
            addresses,
            [
                "demand.first.uptake.per_year",
                "demand.first.pool.growth.per_year",
                "shortage.foreign-chips.remaining"
            ]
        );
    }
    assert_eq!(programme.base.model.stages[0].openings[0].waiting, Quantity::Fixed(10_000_000.0));
}
