//! The summary for other programs, whole. Reads no files.

use crate::small_report::{chancy, document, rich};

#[test]
#[expect(clippy::too_many_lines, reason = "it is one snapshot")]
fn every_answer_has_its_place() {
    let text = document(&chancy(), "summary");
    // Bands all have the same shape: one line each is enough to read.
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    insta::assert_snapshot!(brief(&value, 0), @r#"
    bands: "quantiles over replications, not confidence intervals"
    calendar: "persian"
    horizon:
      first_step: {"date":"1399-11-01","gregorian":"2021-01-20","step":0}
      last_step: {"date":"1400-02-01","gregorian":"2021-04-21","step":3}
      now: {"date":"1399-11-01","gregorian":"2021-01-20","step":0}
      steps: 4
    note: "Ten of them."
    note_fa: null
    question: null
    question_fa: null
    replications: 10
    scenario: {"key":"cards","label":"Identity cards","label_fa":"کارت ملی هوشمند"}
    schema: 1
    seed: 7
    step: "month"
    variants:
      -
        assertions:
          -
            at: {"date":"1400-01-01","gregorian":"2021-03-21","step":2}
            key: "cleared"
            label: "cleared"
            of: "clearance"
            passed: false
            probability: 0.9
            share: 0.6
            stage: "production"
          - {"at":null,"at_most":12000000,"key":"small","label":"small","of":"peak","passed":true,"probability":1,"share":1,"stage":"production"}
        assumptions:
          - {"address":"supplier.printing-house.per_month","from":"seeds/000","grade":"A","note":null,"value":"3_000_000"}
        key: "base"
        label: "Base"
        money: null
        relief: null
        stages:
          -
            by_hand: {"arrivals_per_month":110000,"load":0.03666666666666667,"mark":0,"months":3.4602076124567476,"opening":10000000,"pace_per_month":3000000,"played_months":4,"withdrawals_per_month":0}
            clearance:
              distribution:
                - {"date":"1399-12-01","gregorian":"2021-02-19","probability_by":0.1,"replications":1,"step":1}
                - {"date":"1400-01-01","gregorian":"2021-03-21","probability_by":0.6,"replications":5,"step":2}
                - {"date":"1400-02-01","gregorian":"2021-04-21","probability_by":0.8,"replications":2,"step":3}
              median: {"date":"1400-01-01","gregorian":"2021-03-21","step":2}
              probability_of_never: 0.2
              q10: {"date":"1399-12-01","gregorian":"2021-02-19","step":1}
              q90: null
            cleared_at: {"units":0}
            first_clearance:
              distribution:
                - {"date":"1399-12-01","gregorian":"2021-02-19","probability_by":0.2,"replications":2,"step":1}
                - {"date":"1400-01-01","gregorian":"2021-03-21","probability_by":0.7,"replications":5,"step":2}
                - {"date":"1400-02-01","gregorian":"2021-04-21","probability_by":0.9,"replications":2,"step":3}
              median: {"date":"1400-01-01","gregorian":"2021-03-21","step":2}
              probability_of_never: 0.1
              q10: {"date":"1399-12-01","gregorian":"2021-02-19","step":1}
              q90: {"date":"1400-02-01","gregorian":"2021-04-21","step":3}
            first_to_join:
              censored: 0.125
              joined: {"date":"1399-11-01","gregorian":"2021-01-20"}
              joined_step: 0
              mean_steps: null
              p50:
                served: {"date":"1400-01-01","gregorian":"2021-03-21"}
                steps: 2
              p85:
                served: {"date":"1400-02-01","gregorian":"2021-04-21"}
                steps: 3
              p95: {"beyond_horizon":true}
              units: 110000
              within_standard: null
            key: "production"
            label: "Production"
            label_fa: "تولید کارت"
            limits:
              - {"binding_share":0.2,"key":"demand"}
              - {"binding_share":0.25,"key":"personalisation"}
              - {"binding_share":0.55,"key":"blank"}
            longest_to_join:
              censored: 0.125
              joined: {"date":"1399-11-01","gregorian":"2021-01-20"}
              joined_step: 0
              mean_steps: null
              p50:
                served: {"date":"1400-01-01","gregorian":"2021-03-21"}
                steps: 2
              p85:
                served: {"date":"1400-02-01","gregorian":"2021-04-21"}
                steps: 3
              p95: {"beyond_horizon":true}
              units: 110000
              within_standard: null
            mark: 0
            most_above_after_first: {"mean":0,"q025":0,"q10":0,"q25":0,"q50":0,"q75":0,"q90":0,"q975":0}
            opening: {"mean":10000000,"q025":10000000,"q10":10000000,"q25":10000000,"q50":10000000,"q75":10000000,"q90":10000000,"q975":10000000}
            opening_served:
              distribution:
                - {"date":"1399-12-01","gregorian":"2021-02-19","probability_by":0.2,"replications":2,"step":1}
                - {"date":"1400-01-01","gregorian":"2021-03-21","probability_by":0.8,"replications":6,"step":2}
                - {"date":"1400-02-01","gregorian":"2021-04-21","probability_by":1,"replications":2,"step":3}
              median: {"date":"1400-01-01","gregorian":"2021-03-21","step":2}
              probability_of_never: 0
              q10: {"date":"1399-12-01","gregorian":"2021-02-19","step":1}
              q90: {"date":"1400-02-01","gregorian":"2021-04-21","step":3}
            parts: []
            peak: {"mean":8000000,"q025":5600000,"q10":6400000,"q25":7200000,"q50":8000000,"q75":8800000,"q90":9600000,"q975":10400000}
            peak_at:
              distribution:
                - {"date":"1399-11-01","gregorian":"2021-01-20","probability_by":0.9,"replications":9,"step":0}
                - {"date":"1399-12-01","gregorian":"2021-02-19","probability_by":1,"replications":1,"step":1}
              median: {"date":"1399-11-01","gregorian":"2021-01-20","step":0}
              probability_of_never: 0
              q10: {"date":"1399-11-01","gregorian":"2021-01-20","step":0}
              q90: {"date":"1399-11-01","gregorian":"2021-01-20","step":0}
            person_months: {"mean":15500000,"q025":10850000,"q10":12400000,"q25":13950000,"q50":15500000,"q75":17050000,"q90":18600000,"q975":20150000}
            served: {"mean":10400000,"q025":7280000,"q10":8320000,"q25":9360000,"q50":10400000,"q75":11440000,"q90":12480000,"q975":13520000}
            service_level: {"mean":0.5,"q025":0.2,"q10":0.3,"q25":0.4,"q50":0.5,"q75":0.6,"q90":0.7,"q975":0.8}
            spread: null
            standard_steps: 2
            steps_above_after_first: {"mean":0,"q025":0,"q10":0,"q25":0,"q50":0,"q75":0,"q90":0,"q975":0}
            withdrawn: {"mean":0,"q025":0,"q10":0,"q25":0,"q50":0,"q75":0,"q90":0,"q975":0}
    "#);
}

#[test]
fn parts_and_money_are_added() {
    let text = document(&rich(), "summary");
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let base = &value["variants"][0];
    let stage = &base["stages"][0];
    assert_eq!(stage["parts"].as_array().unwrap().len(), 9);
    insta::assert_snapshot!(brief(&stage["parts"][0], 0), @r#"
    class: {"key":"first","label":"first issue","label_fa":"صدور نخست"}
    clearance:
      distribution:
        - {"date":"1399-12-01","gregorian":"2021-02-19","probability_by":1,"replications":10,"step":1}
      median: {"date":"1399-12-01","gregorian":"2021-02-19","step":1}
      probability_of_never: 0
      q10: {"date":"1399-12-01","gregorian":"2021-02-19","step":1}
      q90: {"date":"1399-12-01","gregorian":"2021-02-19","step":1}
    first_to_join:
      censored: 0
      joined: {"date":"1399-11-01","gregorian":"2021-01-20"}
      joined_step: 0
      mean_steps: 1.5
      p50:
        served: {"date":"1399-12-01","gregorian":"2021-02-19"}
        steps: 1
      p85:
        served: {"date":"1400-01-01","gregorian":"2021-03-21"}
        steps: 2
      p95:
        served: {"date":"1400-01-01","gregorian":"2021-03-21"}
        steps: 2
      units: 100
      within_standard: null
    longest_to_join:
      censored: 0
      joined: {"date":"1399-11-01","gregorian":"2021-01-20"}
      joined_step: 0
      mean_steps: 1.5
      p50:
        served: {"date":"1399-12-01","gregorian":"2021-02-19"}
        steps: 1
      p85:
        served: {"date":"1400-01-01","gregorian":"2021-03-21"}
        steps: 2
      p95:
        served: {"date":"1400-01-01","gregorian":"2021-03-21"}
        steps: 2
      units: 100
      within_standard: null
    mean_wait_so_far_steps: {"mean":8.399999999999999,"q025":8.399999999999999,"q10":8.399999999999999,"q25":8.399999999999999,"q50":8.399999999999999,"q75":8.399999999999999,"q90":8.399999999999999,"q975":8.399999999999999}
    mean_wait_steps: {"mean":8.399999999999999,"q025":8.399999999999999,"q10":8.399999999999999,"q25":8.399999999999999,"q50":8.399999999999999,"q75":8.399999999999999,"q90":8.399999999999999,"q975":8.399999999999999}
    opening: {"mean":1000,"q025":1000,"q10":1000,"q25":1000,"q50":1000,"q75":1000,"q90":1000,"q975":1000}
    peak: {"mean":560000,"q025":392000,"q10":448000,"q25":504000,"q50":560000,"q75":616000,"q90":672000,"q975":728000}
    person_months: {"mean":1500,"q025":1050,"q10":1200,"q25":1350,"q50":1500,"q75":1650,"q90":1800,"q975":1950}
    region: null
    served: {"mean":1100,"q025":770,"q10":880,"q25":990,"q50":1100,"q75":1210,"q90":1320,"q975":1430}
    service_level: {"mean":0.30000000000000004,"q025":0.30000000000000004,"q10":0.30000000000000004,"q25":0.30000000000000004,"q50":0.30000000000000004,"q75":0.30000000000000004,"q90":0.30000000000000004,"q975":0.30000000000000004}
    still_waiting: 0
    withdrawn: {"mean":0,"q025":0,"q10":0,"q25":0,"q50":0,"q75":0,"q90":0,"q975":0}
    "#);
    assert_eq!(stage["parts"][2]["region"]["key"], "sistan");
    assert!(stage["parts"][2]["class"].is_null());
    assert_eq!(stage["spread"]["worst_over_best"]["mean"], 8.5);
    assert_eq!(stage["spread"]["gini"]["q50"], 0.25);
    assert_eq!(stage["withdrawn"]["mean"], 20_000);
    insta::assert_snapshot!(brief(&base["money"], 0), @r#"
    arrears_peak: {"mean":1200000000000,"q025":840000000000,"q10":960000000000,"q25":1080000000000,"q50":1200000000000,"q75":1320000000000,"q90":1440000000000,"q975":1560000000000}
    arrears_peak_at:
      distribution:
        - {"date":"1399-12-01","gregorian":"2021-02-19","probability_by":0.1,"replications":1,"step":1}
        - {"date":"1400-01-01","gregorian":"2021-03-21","probability_by":0.8,"replications":7,"step":2}
      median: {"date":"1400-01-01","gregorian":"2021-03-21","step":2}
      probability_of_never: 0.2
      q10: {"date":"1399-12-01","gregorian":"2021-02-19","step":1}
      q90: null
    cash_at_end: {"mean":0,"q025":0,"q10":0,"q25":0,"q50":0,"q75":0,"q90":0,"q975":0}
    cost: {"mean":5500000000000,"q025":3850000000000,"q10":4400000000000,"q25":4950000000000,"q50":5500000000000,"q75":6050000000000,"q90":6600000000000,"q975":7150000000000}
    cost_per_card: {"mean":529000,"q025":370300,"q10":423200,"q25":476100,"q50":529000,"q75":581900,"q90":634800,"q975":687700}
    currency: {"key":"rial","label":"rial","label_fa":"ریال"}
    fees: {"mean":2000000000000,"q025":1400000000000,"q10":1600000000000,"q25":1800000000000,"q50":2000000000000,"q75":2200000000000,"q90":2400000000000,"q975":2600000000000}
    paid: {"mean":4800000000000,"q025":3360000000000,"q10":3840000000000,"q25":4320000000000,"q50":4800000000000,"q75":5280000000000,"q90":5760000000000,"q975":6240000000000}
    payable_at_end: {"mean":900000000000,"q025":630000000000,"q10":720000000000,"q25":810000000000,"q50":900000000000,"q75":990000000000,"q90":1080000000000,"q975":1170000000000}
    released: {"mean":3000000000000,"q025":2100000000000,"q10":2400000000000,"q25":2700000000000,"q50":3000000000000,"q75":3300000000000,"q90":3600000000000,"q975":3900000000000}
    "#);
    let without: serde_json::Value = serde_json::from_str(&document(&chancy(), "summary")).unwrap();
    assert!(without["variants"][0]["money"].is_null());
}

/// JSON in which every object or list of plain values is one line.
fn brief(value: &serde_json::Value, depth: usize) -> String {
    let plain = |value: &serde_json::Value| !value.is_array() && !value.is_object();
    let indent = "  ".repeat(depth + 1);
    match value {
        serde_json::Value::Object(map) if !map.values().all(plain) => map
            .iter()
            .map(|(key, value)| format!("\n{indent}{key}:{}", brief(value, depth + 1)))
            .collect(),
        serde_json::Value::Array(list) if !list.iter().all(plain) => {
            list.iter().map(|value| format!("\n{indent}-{}", brief(value, depth + 1))).collect()
        }
        plain => format!(" {plain}"),
    }
}
