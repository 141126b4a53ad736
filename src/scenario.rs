//! stub
#![allow(
    missing_docs,
    clippy::all,
    clippy::pedantic,
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason
)]
use crate::diagnostic::{Diagnostics, Sources};
use crate::model::{Model, Name};
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub replications: u32,
    pub seed: u64,
}
#[derive(Clone, Debug)]
pub struct Variant {
    pub name: Name,
    pub model: Model,
}
#[derive(Clone, Debug)]
pub struct InputFile {
    pub path: String,
    pub text: String,
}
#[derive(Clone, Debug)]
pub struct Programme {
    pub name: Name,
    pub note: Option<String>,
    pub plan: Plan,
    pub base: Variant,
    pub variants: Vec<Variant>,
    pub effective: String,
    pub inputs: Vec<InputFile>,
}
pub trait Files {
    fn read(&self, path: &str) -> Result<String, String>;
}
#[derive(Debug)]
pub struct Request<'a> {
    pub path: &'a str,
    pub text: String,
    pub set: Vec<String>,
    pub replications: Option<u32>,
    pub seed: Option<u64>,
}
#[derive(Debug)]
pub struct Loaded {
    pub sources: Sources,
    pub diagnostics: Diagnostics,
    pub programme: Option<Programme>,
}
/// Stub: clears 10 people at 3 a month; `broken` is an error, `odd` a warning, `wrong` a failing assertion.
pub fn load(request: Request<'_>, files: &dyn Files) -> Loaded {
    use crate::calendar::*;
    use crate::model::{
        distribution::Quantity, flow::Flow, profile::Profile, question::*, timeline::*,
        transit::LeadTime, *,
    };
    let name = |key: &str| Name { key: key.into(), label: key.into(), label_fa: None };
    let mut diagnostics = Diagnostics::default();
    if request.text.contains("odd") {
        diagnostics.warnings.push("warning: this is odd".into());
    }
    if request.text.contains("broken") {
        diagnostics.errors.push("error: this is broken".into());
        return Loaded { sources: Sources, diagnostics, programme: None };
    }
    let mut inputs = vec![InputFile { path: request.path.into(), text: request.text.clone() }];
    if let Some(base) = request.text.strip_prefix("extends ") {
        let folder =
            request.path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let path = format!("{folder}{}", base.trim());
        match files.read(&path) {
            Ok(text) => inputs.push(InputFile { path, text }),
            Err(message) => {
                diagnostics.errors.push(format!("error: {path}: {message}"));
                return Loaded { sources: Sources, diagnostics, programme: None };
            }
        }
    }
    let parse = |text: &str| Calendar::Persian.parse(text).unwrap();
    let span = DaySpan { first: parse("1399-08").first, last: parse("1400-01").last };
    let timeline = Timeline::new(
        Calendar::Persian,
        crate::units::StepUnit::Month,
        span,
        WorkingDays::default(),
    );
    let assertions = if request.text.contains("wrong") {
        vec![Assertion {
            name: name("soon"),
            claim: Claim::ClearedBy(StageId(0), 0),
            probability: 1.0,
        }]
    } else {
        vec![]
    };
    let model = |pace: f64| Model {
        inputs: vec![],
        stages: vec![Stage {
            name: name("production"),
            opening: Opening { waiting: Quantity::Fixed(10.0), cohorts: vec![] },
            served_before: 0.0,
            standard: None,
            discipline: Discipline::Fifo,
            lead_time: LeadTime::none(),
            cleared_at: ClearedAt::Units(0.0),
            capacities: vec![CapacityId(0)],
            materials: vec![],
        }],
        capacities: vec![Capacity {
            name: name("line"),
            stage: StageId(0),
            flow: Flow {
                profile: Profile::counts(vec![pace; 6]),
                noise: None,
                outage: None,
                modifiers: vec![],
            },
        }],
        materials: vec![],
        suppliers: vec![],
        demands: vec![],
        events: vec![],
        shortages: vec![],
        assertions: assertions.clone(),
        reported: vec![],
        assumptions: vec![],
        timeline: timeline.clone(),
    };
    let stem = request.path.rsplit('/').next().unwrap().trim_end_matches(".toml");
    Loaded {
        sources: Sources,
        diagnostics,
        programme: Some(Programme {
            name: name(stem),
            note: None,
            plan: Plan {
                replications: request.replications.unwrap_or(3),
                seed: request.seed.unwrap_or(1),
            },
            base: Variant { name: name("base"), model: model(3.0) },
            variants: vec![Variant { name: name("fast"), model: model(5.0) }],
            effective: request.text,
            inputs,
        }),
    }
}
