//! What classes, regions, withdrawals, cards in service, orders and money mean, number by number. Knows no mistakes.

use nobat::model::cards::Return;
use nobat::model::class::{ClassId, Discipline};
use nobat::model::distribution::Quantity::{self, Fixed};
use nobat::model::money::CostOf;
use nobat::model::region::Allocation;
use nobat::model::{DemandSource, Model, Reneging};

use crate::scenario_load::{SMALL, programme, request};

const PROVINCES: &str =
    "key,label,label_fa,population,stations\ntehran,Tehran,تهران,9,2\nqom,,قم,3,1\n";

fn model(text: &str) -> Model {
    programme(request(text), &[("scenarios/provinces.csv", PROVINCES)]).base.model
}

/// The small scenario with other lines in its stage, and more below it.
fn small(stage: &str, more: &str) -> Model {
    model(&(SMALL.replace("backlog = 100", stage) + more))
}

#[test]
fn classes_have_ranks_and_shares() {
    let text = SMALL.replace("backlog = 100", "discipline = \"priority\"\nbacklog = { first = { waiting = 8, oldest = \"1398-12\" }, renewal = 5 }")
        + "[class.first]\nshare = 2\n[class.renewal]\n[demand.people]\nclass = \"renewal\"\nper_month = 1\n\
           [variant.v]\nclass.first.priority = 2\nclass.renewal.priority = 1\n";
    let programme = programme(request(&text), &[]);
    let ranks = |model: &Model| -> Vec<(String, u32, f64)> {
        let classes = model.classes.iter();
        classes.map(|class| (class.name.key.clone(), class.priority, class.share)).collect()
    };
    let rank = |key: &str, priority, share| (key.to_owned(), priority, share);
    let base = &programme.base.model;
    assert_eq!(ranks(base), [rank("first", 1, 2.0), rank("renewal", 2, 1.0)]);
    let variant = &programme.variants[0].model;
    assert_eq!(ranks(variant), [rank("first", 2, 2.0), rank("renewal", 1, 1.0)]);
    let openings: Vec<(ClassId, Quantity, usize)> = base.stages[0]
        .openings
        .iter()
        .map(|opening| (opening.class, opening.waiting, opening.cohorts.len()))
        .collect();
    assert_eq!(openings, [(ClassId(0), Fixed(8.0), 1), (ClassId(1), Fixed(5.0), 0)]);
    assert_eq!(base.demands[0].class, ClassId(1));
    assert_eq!(base.stages[0].discipline, Discipline::Priority);
}

#[test]
fn one_class_and_one_region_need_no_name() {
    let model = small("backlog = 100\ndiscipline = \"lifo\"", "");
    let names = [&model.classes[0].name, &model.regions[0].name];
    assert_eq!(names.map(|name| name.key.as_str()), ["all", "all"]);
    assert_eq!((model.classes.len(), model.regions.len(), model.regions[0].stream), (1, 1, 0));
    let only = small(
        "backlog = 100",
        "[regions.qom]\npopulation = 3\n[capacity.line]\nstage = \"production\"\nper_month = 1\nsplit = \"population\"\n",
    );
    // What one region does with a part of its own is what the country does.
    assert_eq!((only.regions[0].stream, only.capacities[0].split.is_none()), (0, true));
}

#[test]
fn columns_of_a_file_split_what_is_national() {
    let more = "[capacity.stations]\nstage = \"production\"\nper_month = 5\nsplit = \"stations\"\n\
                [demand.people]\nper_month = 5\n[demand.others]\nper_month = 5\nsplit = \"stations\"\n";
    let stage = "allocation = { weights = \"stations\" }\nbacklog = { waiting = 100, split = \"stations\" }";
    let filed = small(stage, &format!("{more}[regions]\nfile = \"provinces.csv\"\n"));
    let listed = small(
        stage,
        &format!(
            "{more}[regions.tehran]\nlabel = {{ en = \"Tehran\", fa = \"تهران\" }}\npopulation = 9\nstations = 2\n\
             [regions.qom]\nlabel = {{ fa = \"قم\" }}\npopulation = 3\nstations = 1\n"
        ),
    );
    let two_to_one = [2.0 / 3.0, 1.0 / 3.0];
    for model in [filed, listed] {
        let names: Vec<(&str, &str, Option<&str>)> = model
            .regions
            .iter()
            .map(|region| &region.name)
            .map(|name| (name.key.as_str(), name.plain(), name.given("fa")))
            .collect();
        assert_eq!(names, [("tehran", "Tehran", Some("تهران")), ("qom", "قم", Some("قم"))]);
        assert_eq!(model.stages[0].openings[0].split.shares(), two_to_one);
        let Allocation::Weights(weights) = &model.stages[0].allocation else {
            panic!("it is by weights")
        };
        assert_eq!(weights.shares(), two_to_one);
        assert_eq!(model.capacities[0].split.as_ref().unwrap().shares(), two_to_one);
        assert_eq!(model.demands[0].split.shares(), [0.75, 0.25]);
        assert_eq!(model.demands[1].split.shares(), two_to_one);
    }
}

#[test]
fn who_leaves_and_who_comes() {
    let stage = &small(
        "reneging = { patience = \"45 days\" }\ncollection = { per_month = 0.8 }\nyield = 0.97",
        "",
    )
    .stages[0];
    // 1.48 months are two whole ones.
    assert!(matches!(stage.reneging[..], [Some(Reneging::Patience(2))]), "{:?}", stage.reneging);
    assert_eq!(stage.collection.as_ref().unwrap().amount(0, &[]), 0.8);
    assert_eq!(stage.discipline, Discipline::Siro);
    let rejects = stage.rejects.as_ref().unwrap();
    assert_eq!((rejects.yielded.clone(), rejects.rework), (vec![Fixed(0.97)], true));
    let stage = &small("reneging = { per_month = 0.01 }\ncollection = { per_month = 1 }\ndiscipline = \"fifo\"\nyield = 1\nrejects = \"lost\"", "").stages[0];
    let [Some(Reneging::Hazard(hazard))] = &stage.reneging[..] else { panic!("it is a hazard") };
    assert_eq!((hazard.amount(11, &[]), stage.discipline), (0.01, Discipline::Fifo));
    assert!(!stage.rejects.as_ref().unwrap().rework);
}

#[test]
fn a_lead_time_is_spread_over_units() {
    let stage =
        &small("lead_time = { months = { choice = [1, 2.5], weights = [3, 1] } }", "").stages[0];
    assert_eq!(stage.lead_time.shares(), [0.0, 0.75, 0.125, 0.125]);
    // Nothing is drawn for it.
    assert!(small("lead_time = { months = { uniform = [0, 1] } }", "").inputs.is_empty());
}

#[test]
fn cards_of_the_past_are_those_that_are_still_valid() {
    let renewal = "[demand.renewals]\nrenewal = { share = 0.9, validity = \"1 year\" }\n";
    let cards = |issued: &str| -> Vec<(i32, f64)> {
        let model = small("backlog = 100", &format!("{renewal}[in_service]\nissued = {issued}\n"));
        let of_past = model.in_service.unwrap().kinds.remove(0).issued;
        of_past.iter().map(|issued| (issued.at, issued.cards)).collect()
    };
    // The first month's cards have expired; those of the last are spread over 30 and 29 days.
    let issued = "[{ from = \"1397-12\", until = \"1397-12\", cards = 7 }, { from = \"1398-11\", until = \"1398-12\", cards = 590 }]";
    assert_eq!(cards(issued), [(-2, 300.0), (-1, 290.0)]);
    let model = small("backlog = 100", &format!("{renewal}[in_service]\nissued = {issued}\n"));
    let DemandSource::Return(Return::Renewal { share, .. }) = &model.demands[0].source else {
        panic!("it is a renewal")
    };
    assert_eq!(*share, Fixed(0.9));
    let expiry = model.in_service.unwrap().kinds.remove(0).expiry.unwrap();
    assert_eq!(expiry.due(-2), [(10, 1.0)]);
}

#[test]
fn suppliers_ship_on_order_and_are_paid() {
    let text = SMALL.replace(
        "per_month = 10",
        "order = { up_to = 9, safety_stock = 2 }\nprice = 5\nterms = \"100 days\"\n[funds]\n",
    );
    let supplier = &model(&text).suppliers[0];
    let order = supplier.order.as_ref().unwrap();
    assert!(supplier.flow.is_none());
    assert_eq!((order.up_to, order.safety_stock), (Some(Fixed(9.0)), Fixed(2.0)));
    assert_eq!((order.reorder_point, order.at_most), (None, None));
    let contract = supplier.contract.unwrap();
    // 3.3 months: nobody is paid before his time.
    assert_eq!((contract.price, contract.terms, contract.credit_limit), (Fixed(5.0), 4, None));
}

#[test]
fn money_comes_and_goes() {
    let funds = small(
        "backlog = 100",
        "[funds]\n[release.gift]\nat = \"1399-05-07\"\namount = 60\ndelay = { weeks = 6 }\n\
         [fee.issue]\nstage = \"production\"\namount = 310\n\
         [cost.work]\nstage = \"production\"\nper_unit = 2\n[cost.staff]\nper_month = 9\nterms = \"1 month\"\n",
    )
    .funds
    .unwrap();
    assert_eq!((funds.currency.plain(), funds.cash), ("units of money", Fixed(0.0)));
    let released: Vec<f64> =
        (0..12).map(|step| funds.releases[0].profile.amount(step, &[])).collect();
    assert_eq!(released, [0., 0., 0., 0., 60., 0., 0., 0., 0., 0., 0., 0.]);
    assert_eq!(funds.releases[0].delay.steps(6.0), 1.0);
    assert_eq!((funds.fees[0].class, funds.fees[0].kept), (None, Fixed(1.0)));
    assert!(matches!(funds.costs[0].of, CostOf::Unit(_, Fixed(2.0))));
    let CostOf::Fixed(pay, terms) = &funds.costs[1].of else { panic!("it is a fixed cost") };
    assert_eq!((pay.amount(3, &[]), *terms), (9.0, 1));
}

#[test]
fn demand_answers_to_the_wait() {
    let model = small(
        "backlog = 100",
        "[demand.people]\nper_month = 5\nelasticity = { exponent = -0.3, reference = \"2 years\", between = [0.5, 2] }\n",
    );
    let elasticity = model.demands[0].elasticity.unwrap();
    assert_eq!((elasticity.exponent, elasticity.reference), (Fixed(-0.3), 24.0));
    assert_eq!((elasticity.low, elasticity.high), (0.5, 2.0));
}

/// A variant says the same thing in another way, and the way of the base goes.
#[test]
fn one_form_takes_the_place_of_another() {
    let text = SMALL
        .replace("backlog = 100", "backlog = 100\nreneging = { patience = \"2 months\" }")
        + "[funds]\n[release.gift]\nat = \"1399-05\"\namount = 60\n[demand.lost]\nreplacement = { per_month = 0.1 }\n\
           [in_service]\nissued = [{ from = \"1398-01\", until = \"1398-12\", cards = 5 }]\n\
           [variant.v]\nstage.production.reneging.per_month = 0.1\nrelease.gift.per_month = 5\ndemand.lost.per_month = 3\nin_service = false\n";
    let variant = &programme(request(&text), &[]).variants[0].model;
    assert!(matches!(variant.stages[0].reneging[..], [Some(Reneging::Hazard(_))]));
    assert_eq!(variant.funds.as_ref().unwrap().releases[0].profile.amount(0, &[]), 5.0);
    assert!(matches!(variant.demands[0].source, DemandSource::Rate(_)));
    assert!(variant.in_service.is_none());
}

/// The words of one way are names elsewhere: a class may be called a renewal, another a replacement.
#[test]
fn what_is_a_name_replaces_nothing() {
    let text = SMALL.replace("backlog = 100\n", "")
        + "[class.renewal]\nshare = 2\n[class.replacement]\n[class.schedule]\nshare = 3\n\
           [stage.production.backlog]\nrenewal = 5\nreplacement = 6\n\
           [demand.renewal]\nclass = \"renewal\"\nper_month = 1\n[demand.pool]\nclass = \"renewal\"\nper_month = 2\n\
           [variant.v]\nclass.renewal.priority = 1\nclass.replacement.priority = 2\nclass.schedule.priority = 3\n\
           stage.production.backlog.renewal = 7\ndemand.renewal.chance = \"poisson\"\ndemand.pool.per_day = 1\n";
    let variant = &programme(request(&text), &[]).variants[0].model;
    let classes: Vec<(&str, f64)> =
        variant.classes.iter().map(|class| (class.name.key.as_str(), class.share)).collect();
    assert_eq!(classes, [("renewal", 2.0), ("replacement", 1.0), ("schedule", 3.0)]);
    let waiting: Vec<Quantity> =
        variant.stages[0].openings.iter().map(|opening| opening.waiting).collect();
    assert_eq!(waiting, [Fixed(7.0), Fixed(6.0)]);
    assert_eq!(variant.demands.len(), 2);
}
