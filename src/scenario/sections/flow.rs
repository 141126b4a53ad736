//! `noise`, `outage`, `regimes`: what may befall a rate. Knows no shortages.

use crate::diagnostic::Code;
use crate::model::flow::{
    Flow, Noise, NoiseKind, Outage, OutageStart, Regimes, correlation_of_logarithm,
};
use crate::model::profile::Profile;
use crate::model::{Name, stream};
use crate::scenario::effective;
use crate::scenario::range::{CORRELATION, FACTOR, PACE, SPREAD, WEIGHT};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::tree::{Entry, Node, Value};

/// More regimes of one thing than this are no chain that anybody has measured.
const MOST_REGIMES: usize = 20;

/// The key of regimes that is no name of one.
const STARTS: &str = "starts";

/// A regime as it is written.
struct Draft<'t> {
    entry: &'t Entry,
    name: Name,
    level: f64,
    /// The probability that it ends with a step.
    leave: f64,
    to: Option<(&'t Node, Cursor<'t>)>,
}

impl Reading<'_, '_> {
    pub(super) fn flow(&mut self, cursor: &mut Cursor<'_>) -> Flow {
        let profile = self.rate_or_series(cursor, &PACE).unwrap_or_else(|| self.no_rate(cursor));
        self.disturbed(profile, cursor)
    }

    pub(super) fn disturbed(&mut self, profile: Profile, cursor: &mut Cursor<'_>) -> Flow {
        let noise = cursor.get("noise").and_then(|node| self.noise(node, &cursor.at("noise")));
        let outage = cursor.get("outage").and_then(|node| self.outage(node, &cursor.at("outage")));
        let regimes =
            cursor.get("regimes").and_then(|node| self.regimes_of(node, &cursor.at("regimes")));
        Flow { noise, outage, regimes, ..Flow::undisturbed(profile) }
    }

    fn noise(&mut self, node: &Node, address: &str) -> Option<Noise> {
        let mut cursor = self.table(node, address.to_owned(), "{ cv = 0.25 }")?;
        let sample = cursor.get("sample");
        let blocks = cursor.get("blocks");
        let kind = if let Some(sample) = sample {
            for key in ["cv", "rho"] {
                if let Some(node) = cursor.get(key) {
                    let message = format!("`{key}` as well as a sample");
                    self.error(Code::Conflict, node.span, message, "keep one of them");
                }
            }
            self.sample(sample, cursor.at("sample"), blocks)
        } else {
            if let Some(node) = blocks {
                let help = "add `sample = [480, 610, 555]`: what was observed, step by step";
                self.error(Code::MissingKey, node.span, "blocks of no sample", help);
            }
            self.lognormal(&mut cursor)
        };
        self.finish(&cursor);
        Some(Noise { kind: kind?, stream: stream::named(address) })
    }

    /// What was observed, date by date, in a table beside the scenario.
    fn filed_sample(&mut self, node: &Node, address: String) -> Option<Vec<f64>> {
        let (rows, _) = self.counted(node, address, "[480, 610, 555] or { file = \"x.csv\" }")?;
        let observed: Vec<f64> = rows.iter().map(|row| row.count).collect();
        let near = node.span;
        let list = observed.iter().map(|amount| effective::number(*amount, near)).collect();
        self.written.insert(near, effective::list(list, near));
        Some(observed)
    }

    /// Observed amounts, or factors: what counts is how they lie around their mean.
    fn sample(&mut self, node: &Node, address: String, blocks: Option<&Node>) -> Option<NoiseKind> {
        let observed: Vec<Option<f64>> = match &node.value {
            Value::List(list) => list.iter().map(|node| self.known(node, &PACE)).collect(),
            Value::Table(_) => self.filed_sample(node, address)?.into_iter().map(Some).collect(),
            _ => {
                self.wrong_type(node, "a list of what was observed", "[480, 610, 555]");
                return None;
            }
        };
        let block = blocks.and_then(|node| Some((self.whole_steps(node)?, node.span)));
        if let Some((0, span)) = block {
            let help = "write a duration of at least one step, or remove `blocks`";
            self.error(Code::OutOfRange, span, "blocks of no length", help);
        }
        let observed: Vec<f64> = observed.into_iter().collect::<Option<Vec<f64>>>()?;
        if !self.hold(observed.len() as f64, node.span) {
            return None;
        }
        let mean = observed.iter().sum::<f64>() / observed.len().max(1) as f64;
        if mean <= 0.0 {
            let help = "write what was observed, step by step, such as [480, 610, 555]";
            self.error(Code::OutOfRange, node.span, "a sample without anything in it", help);
            return None;
        }
        let factors = observed.iter().map(|it| it / mean).collect();
        Some(NoiseKind::Sample {
            factors,
            block: block.map_or(1, |(steps, _)| steps.max(1) as usize),
        })
    }

    fn lognormal(&mut self, cursor: &mut Cursor<'_>) -> Option<NoiseKind> {
        let cv = self.need(cursor, "cv", "0.25").and_then(|node| self.known(node, &SPREAD));
        let rho = cursor.get("rho").map(|node| Some((self.known(node, &CORRELATION)?, node.span)));
        let cv = cv.filter(|cv| 0.0 < *cv)?;
        let Some(rho) = rho else { return Some(NoiseKind::Lognormal { cv, rho: 0.0 }) };
        let (rho, span) = rho?;
        let of_logarithm = correlation_of_logarithm(cv, rho);
        if of_logarithm.is_none() {
            let least = -1.0 / (1.0 + cv * cv);
            let message = format!("no lognormal noise of `cv = {cv}` is so correlated");
            let help = format!("write more than {least:.3} and less than 1");
            self.error(Code::OutOfRange, span, message, help);
        }
        Some(NoiseKind::Lognormal { cv, rho: of_logarithm? })
    }

    fn outage(&mut self, node: &Node, address: &str) -> Option<Outage> {
        let example = "{ mean_up = \"12 months\", mean_down = \"2 months\" }";
        let mut cursor = self.table(node, address.to_owned(), example)?;
        let fail =
            self.need(&mut cursor, "mean_up", "\"12 months\"").and_then(|node| self.hazard(node));
        let recover =
            self.need(&mut cursor, "mean_down", "\"2 months\"").and_then(|node| self.hazard(node));
        let starts = match cursor.get("starts") {
            Some(node) => self.word(node, OutageStart::KEYS),
            None => Some(OutageStart::Stationary),
        };
        self.finish(&cursor);
        Some(Outage {
            fail: fail?,
            recover: recover?,
            starts: starts?,
            stream: stream::named(address),
        })
    }

    /// The probability that a state of this mean length ends with a step.
    fn hazard(&mut self, node: &Node) -> Option<f64> {
        let duration = self.duration(node)?;
        let unit = self.timeline.as_ref()?.unit;
        let steps = duration.steps(unit);
        // A month in days steps and back may lose the last digit.
        if steps < 1.0 - 1e-9 {
            let message = "a mean time that is shorter than one step";
            let help = "write at least one step, or choose a shorter step";
            self.error(Code::OutOfRange, node.span, message, help);
            return None;
        }
        Some((1.0 / steps).min(1.0))
    }

    /// A chain of named levels.
    fn regimes_of(&mut self, node: &Node, address: &str) -> Option<Regimes> {
        const EXAMPLE: &str = "{ usual = { level = 1, mean = \"10 months\" }, slow = { level = 0.4, mean = \"3 months\" } }";
        let mut cursor = self.table(node, address.to_owned(), EXAMPLE)?;
        let starts = cursor.get(STARTS);
        let mut drafts = Vec::new();
        for entry in cursor.entries().filter(|entry| entry.key != STARTS) {
            self.check_name(&entry.key, entry.key_span);
            drafts.push(self.regime(entry, cursor.at(&entry.key)));
        }
        let names: Vec<String> =
            drafts.iter().flatten().map(|draft| draft.entry.key.clone()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let first = starts.map(|node| self.reference(node, "regime", &names));
        let drafts: Option<Vec<Draft<'_>>> = drafts.into_iter().collect();
        let drafts = drafts?;
        if !(2..=MOST_REGIMES).contains(&drafts.len()) {
            let message =
                format!("expected from two to {MOST_REGIMES} regimes, found {}", drafts.len());
            let help = format!("write {EXAMPLE}");
            self.error(Code::OutOfRange, node.span, message, help);
            return None;
        }
        let mut passing = Vec::new();
        let mut levels = Vec::new();
        for (index, draft) in drafts.into_iter().enumerate() {
            let weights = match draft.to {
                Some((node, cursor)) => self.ways_on(node, &cursor, index, &names),
                None => Some((0..names.len()).map(|to| f64::from(u8::from(to != index))).collect()),
            };
            levels.push((draft.name, draft.level));
            passing.push(weights.map(|weights: Vec<f64>| {
                let sum: f64 = weights.iter().sum();
                let mut row: Vec<f64> =
                    weights.iter().map(|weight| draft.leave * weight / sum).collect();
                row[index] = 1.0 - draft.leave;
                row
            }));
        }
        let passing: Vec<Vec<f64>> = passing.into_iter().collect::<Option<_>>()?;
        let first = match first {
            Some(first) => Some(first?),
            None => None,
        };
        Some(Regimes::new(levels, &passing, first, stream::named(address)))
    }

    fn regime<'t>(&mut self, entry: &'t Entry, address: String) -> Option<Draft<'t>> {
        let mut cursor =
            self.table(&entry.node, address, "{ level = 0.4, mean = \"3 months\" }")?;
        let name = self.name(&entry.key, &mut cursor);
        let level =
            self.need(&mut cursor, "level", "0.4").and_then(|node| self.known(node, &FACTOR));
        let leave =
            self.need(&mut cursor, "mean", "\"3 months\"").and_then(|node| self.hazard(node));
        let to = cursor.get("to").map(|node| {
            Some((node, self.table(node, cursor.at("to"), "{ usual = 3, stopped = 1 }")?))
        });
        self.finish(&cursor);
        let to = match to {
            Some(to) => Some(to?),
            None => None,
        };
        Some(Draft { entry, name, level: level?, leave: leave?, to })
    }

    /// The weights with which the others follow a regime.
    fn ways_on(
        &mut self,
        node: &Node,
        cursor: &Cursor<'_>,
        from: usize,
        names: &[&str],
    ) -> Option<Vec<f64>> {
        let mut weights = vec![0.0; names.len()];
        let mut is_right = true;
        for entry in cursor.entries() {
            let to = self.named(&entry.key, entry.key_span, "regime", names);
            let weight = self.known(&entry.node, &WEIGHT);
            if to == Some(from) {
                let message = "a regime that follows itself does not end";
                let help = "remove it: how long it lasts is said by `mean`";
                self.error(Code::Conflict, entry.key_span, message, help);
                is_right = false;
            }
            match (to, weight) {
                (Some(to), Some(weight)) => weights[to] = weight,
                _ => is_right = false,
            }
        }
        if !is_right {
            return None;
        }
        if weights.iter().all(|weight| *weight == 0.0) {
            let message = "nothing follows this regime";
            self.error(Code::MissingKey, node.span, message, "write { NAME = 1 }, or remove `to`");
            return None;
        }
        Some(weights)
    }
}
