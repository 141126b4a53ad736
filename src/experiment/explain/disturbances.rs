//! What befalls the rates of a stage, as `check` says it: noise that is correlated or observed, regimes. Plays nothing.

use crate::experiment::explain::explanation::{Disturbance, DisturbanceFact};
use crate::model::flow::{Flow, NoiseKind};
use crate::model::limit::LimitSource;
use crate::model::{Model, Name, Stage};
use crate::report::cell::{Cell, Message};
use crate::report::run_info::RunInfo;

/// What there is to say of each capacity of a stage, and of the suppliers of its materials.
pub(super) fn facts(model: &Model, stage: &Stage) -> Vec<DisturbanceFact> {
    let mut facts = Vec::new();
    for limit in stage.limits.as_slice() {
        match *limit {
            LimitSource::Capacity(id) => {
                let capacity = &model.capacities[id.0];
                let parts = capacity.parts.iter();
                facts.extend(
                    parts.flat_map(|part| of_flow(&part.full_name(&capacity.name), &part.flow)),
                );
            }
            LimitSource::Material(id) => {
                for supplier in model.suppliers.iter().filter(|it| it.material == id) {
                    facts.extend(supplier.flow.iter().flat_map(|it| of_flow(&supplier.name, it)));
                }
            }
            LimitSource::Demand | LimitSource::Owners | LimitSource::Funds => {}
        }
    }
    facts
}

fn of_flow(name: &Name, flow: &Flow) -> Vec<DisturbanceFact> {
    let noise = flow.noise.as_ref().and_then(|noise| match &noise.kind {
        NoiseKind::Lognormal { cv, rho } => {
            (*rho != 0.0).then_some(Disturbance::Correlated(*cv, *rho))
        }
        NoiseKind::Sample { factors, block } => {
            let least = factors.iter().copied().fold(f64::INFINITY, f64::min);
            let most = factors.iter().copied().fold(0.0, f64::max);
            Some(Disturbance::Sample(factors.len(), (least, most), *block))
        }
    });
    let regimes = flow.regimes.as_ref().map(|regimes| {
        let levels = regimes.levels.iter().zip(&regimes.shares);
        let levels = levels.map(|(regime, share)| (regime.name.clone(), regime.level, *share));
        Disturbance::Regimes(levels.collect())
    });
    let what = noise.into_iter().chain(regimes);
    what.map(|what| DisturbanceFact { of: name.clone(), what }).collect()
}

/// A fact as a line: what it is of, and what it says.
pub(super) fn row(run: &RunInfo, fact: &DisturbanceFact) -> [Cell; 2] {
    let name = || Cell::from(&fact.of);
    match &fact.what {
        Disturbance::Correlated(cv, rho) => {
            // As it was written: the correlation of the factors.
            let correlation = (rho * (cv * cv).ln_1p()).exp_m1() / (cv * cv);
            let correlation = Cell::Number((correlation * 1e6).round() / 1e6);
            let words = Message::NoiseIsCorrelated { cv: Cell::Share(*cv), correlation };
            [Message::NoiseOf { name: name() }.into(), words.into()]
        }
        Disturbance::Sample(count, (least, most), block) => {
            let (count, range) =
                (Cell::count(*count), Cell::range(Cell::Share(*least), Cell::Share(*most)));
            let words = if *block == 1 {
                Message::NoiseIsSampled { count, range }
            } else {
                let time = run.duration(*block as f64);
                Message::NoiseIsOfBlocks { count, range, time }
            };
            [Message::NoiseOf { name: name() }.into(), words.into()]
        }
        Disturbance::Regimes(levels) => {
            let one = |(name, level, share): &(Name, f64, f64)| {
                Cell::from(Message::RegimeIs {
                    name: name.into(),
                    level: Cell::Share(*level),
                    share: Cell::Share(*share),
                })
            };
            let join = |one, other| Message::JoinedByDot { one, other }.into();
            let words = levels.iter().map(one).reduce(join).unwrap_or_default();
            [Message::RegimesOf { name: name() }.into(), words]
        }
    }
}
