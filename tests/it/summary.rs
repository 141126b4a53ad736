//! The summary for other programs, whole. Reads no files.

use crate::small_report::chancy;
use nobat::output::summary;

#[test]
fn every_answer_has_its_place() {
    let text = String::from_utf8(summary::summary(&chancy())).unwrap();
    // Bands all have the same shape: one line each is enough to read.
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    insta::assert_snapshot!(brief(&value, 0), @r#"
    bands: "quantiles over replications, not confidence intervals"
    calendar: "persian"
    horizon:
      first_step: {"date":"1399-11-01","gregorian":"2021-01-20","step":0}
      last_step: {"date":"1400-02-01","gregorian":"2021-04-21","step":3}
      steps: 4
    note: "Ten of them."
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
        stages:
          -
            by_hand: {"arrivals_per_month":110000,"load":0.03666666666666667,"months":3.4602076124567476,"opening":10000000,"pace_per_month":3000000}
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
              -
                binding_share: 0.2
                key: "demand"
                withheld: {"mean":0,"q025":0,"q10":0,"q25":0,"q50":0,"q75":0,"q90":0,"q975":0}
              -
                binding_share: 0.25
                key: "personalisation"
                withheld: {"mean":1000000,"q025":700000,"q10":800000,"q25":900000,"q50":1000000,"q75":1100000,"q90":1200000,"q975":1300000}
              -
                binding_share: 0.55
                key: "blank"
                withheld: {"mean":14000000,"q025":9800000,"q10":11200000,"q25":12600000,"q50":14000000,"q75":15400000,"q90":16800000,"q975":18200000}
            opening: {"mean":10000000,"q025":10000000,"q10":10000000,"q25":10000000,"q50":10000000,"q75":10000000,"q90":10000000,"q975":10000000}
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
            standard_steps: 2
    "#);
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
