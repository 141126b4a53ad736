//! Tests of the charts of classes, regions, cards in service, money and long histories. Judges no beauty.

use crate::output::chart::charts;
use crate::output::chart::sample::cards::with_cards;
use crate::output::chart::sample::parts::{with_classes, with_regions};
use crate::output::chart::sample::purse::{with_money, with_orders};
use crate::output::chart::sample::{Recipe, history};
use crate::output::chart::tests::{check, title_of};
use crate::output::locale::{Language, Locale};
use crate::report::part::PartOf;
use crate::report::{FirstTimes, Report};

/// Reports with all that a report may hold.
pub(super) fn rich() -> Vec<(&'static str, Report)> {
    let alone = Recipe { runs: 60, paces: vec![700_000.0], ..Recipe::usual() };
    let cliff = Recipe {
        span: ("1399-08", "1410-07"),
        backlog: 0.0,
        paces: vec![500_000.0, 500_000.0],
        spikes: vec![1.6e7, 0.0],
        ..alone.clone()
    };
    vec![
        ("classes", with_classes(alone.report())),
        ("regions", with_regions(alone.report())),
        ("cliff", with_cards(cliff.report(), 1.9e7)),
        ("calm", with_money(with_cards(alone.report(), 0.0), 1.3)),
        ("poor", with_orders(with_money(alone.report(), 0.8))),
        ("history", history::with_history(history::recipe().report())),
    ]
}

#[test]
fn parts_money_and_cards_have_charts_of_their_own() {
    for (what, expected) in [
        ("classes", &["classes-production"][..]),
        ("regions", &["spread-production", "regions-production"]),
        ("cliff", &["service", "comparison-production"]),
        ("calm", &["service", "money"]),
        ("poor", &["money"]),
        ("history", &["backlog-production", "cumulative-production"]),
    ] {
        let report = rich().into_iter().find(|(name, _)| *name == what).unwrap().1;
        let all = charts(&report, Locale::new(Language::English, report.calendar));
        for name in expected {
            assert!(all.iter().any(|chart| chart.name == *name), "{name} is drawn of {what}");
        }
        assert_eq!(check(&report), 2 * all.len());
    }
}

#[test]
fn titles_say_what_was_found() {
    let report = |wanted: &str| rich().into_iter().find(|(name, _)| *name == wanted).unwrap().1;
    for (what, chart, told) in [
        ("classes", "classes-production", "“renewal” waits longest, 8.1 months on average"),
        (
            "regions",
            "spread-production",
            "Sistan and Baluchestan waits 12.6 months on average, Semnan",
        ),
        ("regions", "regions-production", "in 24 of 31 regions the mean wait is longer than the"),
        ("cliff", "service", "19 M cards expire in Esfand 1406, 31% of all that are valid"),
        ("cliff", "comparison-production", "the backlog peaks at 14 M in the base, at"),
        ("calm", "service", "Valid cards go from 52.1 M to 58.8 M by the end of Esfand 1404"),
        (
            "calm",
            "money",
            "Some bills are paid late in 20 of 100 runs; a card costs 1.91 million rial",
        ),
        ("poor", "money", "Arrears peak at 4.95 trillion rial in Esfand 1404; a card costs"),
        ("poor", "limits-delivery", "held back most by owners who did not come"),
    ] {
        let title = title_of(&report(what), chart);
        assert!(title.contains(told), "{title} | {told}");
    }
}

#[test]
fn bills_that_are_always_paid_are_no_arrears() {
    let alone = Recipe { runs: 20, paces: vec![700_000.0], ..Recipe::usual() };
    let mut report = with_money(alone.report(), 3.0);
    let steps = report.steps.len();
    let money = report.outcomes[0].money.as_mut().unwrap();
    money.arrears_peak_step = FirstTimes { counts: vec![0; steps], never: 60 };
    money.per_card = None;
    assert_eq!(title_of(&report, "money"), "Every bill is paid when it is due");
    assert!(0 < check(&report));
}

#[test]
fn any_number_of_regions_is_drawn() {
    let alone = Recipe { runs: 20, paces: vec![700_000.0], ..Recipe::usual() };
    let usual = with_regions(alone.report());
    let mut many = usual.clone();
    let outcome = &mut many.outcomes[0];
    let twins: Vec<_> = outcome.stages[0]
        .parts
        .iter()
        .map(|part| {
            let mut twin = part.clone();
            if let PartOf::Region(name) = &mut twin.of {
                *name = name.under(format!("{}-again", name.key));
            }
            twin
        })
        .collect();
    outcome.stages[0].parts.extend(twins);
    let again: Vec<_> = outcome
        .series
        .iter()
        .filter(|series| series.region.is_some())
        .map(|series| {
            let mut twin = series.clone();
            if let Some(name) = &mut twin.region {
                *name = name.under(format!("{}-again", name.key));
            }
            twin
        })
        .collect();
    outcome.series.extend(again);
    let mut two = usual.clone();
    two.outcomes[0].stages[0].parts.truncate(2);
    let mut one = usual.clone();
    one.outcomes[0].stages[0].parts.truncate(1);
    let drawn = |report: &Report| {
        let all = charts(report, Locale::new(Language::English, report.calendar));
        let of_regions = ["spread-production", "regions-production"];
        all.iter().filter(|chart| of_regions.contains(&chart.name.as_str())).count()
    };
    for (report, count) in [(&many, 2), (&usual, 2), (&two, 2), (&one, 0)] {
        assert_eq!(drawn(report), count);
        assert!(0 < check(report));
    }
}
