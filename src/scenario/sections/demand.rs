//! `[demand.NAME]`: where applications come from. Knows no events that scale them.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::distribution::Quantity;
use crate::model::{Chance, Demand, DemandSource, Elasticity, Pool, stream};
use crate::scenario::range::{COUNT, EXPONENT, FACTOR, HAZARD, PACE, SPREAD};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::{Node, Value};

const CHANCES: &[(&str, Chance)] = &[("none", Chance::None), ("poisson", Chance::Poisson)];

impl Reading<'_, '_> {
    pub(crate) fn demands(&mut self, root: &mut Cursor<'_>, draft: &mut Draft) {
        for (entry, mut cursor) in self.section(root, "demand") {
            let name = self.name(&entry.key, &mut cursor);
            let stage = cursor.get("stage");
            let stage = stage.and_then(|node| {
                Some((self.reference(node, "stage", &draft.stage_names())?, node))
            });
            let chance =
                cursor.get("chance").and_then(|node| self.chance(node, cursor.at("chance")));
            let class = self.class(&mut cursor, draft);
            let stage = self.joins(stage, class, draft);
            let split = self.split(&mut cursor, &draft.regions);
            let source = self.demand_source(&mut cursor, draft);
            let elasticity = self.elasticity_of(&mut cursor, &source);
            if matches!(source, DemandSource::Return(_)) {
                self.no_effect_on_returns(&mut cursor);
            }
            if let (DemandSource::ByRegion(_), Some(node)) = (&source, cursor.get("split")) {
                let message = "`split` has no effect on a series that tells regions apart";
                self.warn(Code::Unused, node.span, message, "remove it");
            }
            let stream = stream::named(&cursor.address);
            self.finish(&cursor);
            draft.demands.push(Demand {
                name,
                stage,
                class,
                split,
                source,
                chance: chance.unwrap_or(Chance::None),
                modifiers: Vec::new(),
                elasticity,
                stream,
            });
        }
    }

    /// Cards come back where, and as many as, they went out of service.
    fn no_effect_on_returns(&mut self, cursor: &mut Cursor<'_>) {
        for key in ["chance", "split"] {
            if let Some(node) = cursor.get(key) {
                let message = format!("`{key}` has no effect on cards that come back");
                let help = "remove it; they come from where, and as many as, `[in_service]` loses";
                self.warn(Code::Unused, node.span, message, help);
            }
        }
    }

    fn demand_source(&mut self, cursor: &mut Cursor<'_>, draft: &mut Draft) -> DemandSource {
        let rate = self.rate(cursor, &PACE);
        let (pool, uptake, series) =
            (cursor.get("pool"), cursor.get("uptake"), cursor.get("series"));
        let (renewal, replacement) = (cursor.get("renewal"), cursor.get("replacement"));
        let forms = [
            ("a rate", rate.is_some()),
            ("a `pool`", pool.is_some()),
            ("a `series`", series.is_some()),
            ("a `renewal`", renewal.is_some()),
            ("a `replacement`", replacement.is_some()),
        ];
        let given: Vec<&str> =
            forms.iter().filter(|(_, given)| *given).map(|(form, _)| *form).collect();
        match given.as_slice() {
            [] if uptake.is_none() => {
                let message = format!("{} does not say how many come", cursor.title());
                let help = "add a rate such as `per_month = 110_000`, a `pool` with an `uptake`, a `series`, a `renewal` or a `replacement`";
                self.error(Code::MissingKey, cursor.span, message, help);
            }
            [one, two, ..] => {
                let message = format!("{} has {one} as well as {two}", cursor.title());
                self.error(Code::Conflict, cursor.span, message, "keep one of them");
            }
            _ => {}
        }
        let uptake_profile =
            uptake.map(|node| self.table_of_rate(node, cursor.at("uptake"), &HAZARD));
        match (pool, uptake) {
            (None, Some(_)) => {
                let span = cursor.key_span("uptake");
                let help = "add `pool = { size = … }`, or remove `uptake`";
                self.error(Code::MissingKey, span, "an uptake without a pool", help);
            }
            (Some(_), None) => {
                let help = "add `uptake.per_year = …`: which part of the pool registers in a year";
                let message = "a pool without an uptake";
                self.error(Code::MissingKey, cursor.key_span("pool"), message, help);
            }
            (Some(_), Some(_)) | (None, None) => {}
        }
        if let Some(node) = renewal {
            return self.renewal(node, cursor.at("renewal"), draft);
        }
        if let Some(node) = replacement {
            return self.replacement(node, cursor.at("replacement"));
        }
        if let Some(node) = pool {
            let uptake = uptake_profile.unwrap_or_else(|| self.no_profile());
            return DemandSource::Pool(self.pool(node, cursor.at("pool"), uptake));
        }
        let counts =
            series.map(|node| self.demand_series(node, cursor.at("series"), &draft.regions));
        match (rate, counts) {
            (None, Some(counts)) => counts,
            (rate, _) => DemandSource::Rate(rate.unwrap_or_else(|| self.no_profile())),
        }
    }

    fn pool(
        &mut self,
        node: &Node,
        address: String,
        uptake: crate::model::profile::Profile,
    ) -> Pool {
        let (growth, mortality) = (self.no_profile(), self.no_profile());
        let mut pool = Pool { size: Quantity::Fixed(0.0), growth, mortality, uptake };
        let Some(mut cursor) = self.table(node, address, "{ size = 3_200_000 }") else {
            return pool;
        };
        if let Some(size) = self.needed_quantity(&mut cursor, "size", "3_200_000", &COUNT) {
            pool.size = size;
        }
        if let Some(node) = cursor.get("growth") {
            pool.growth = self.table_of_rate(node, cursor.at("growth"), &PACE);
        }
        if let Some(node) = cursor.get("mortality") {
            pool.mortality = self.table_of_rate(node, cursor.at("mortality"), &HAZARD);
        }
        self.finish(&cursor);
        pool
    }

    /// How the stream answers to the wait; cards come back whatever the wait.
    fn elasticity_of(
        &mut self,
        cursor: &mut Cursor<'_>,
        source: &DemandSource,
    ) -> Option<Elasticity> {
        const EXAMPLE: &str = "{ exponent = -0.3, reference = \"1 month\", between = [0.5, 2.0] }";
        let node = cursor.get("elasticity")?;
        if matches!(source, DemandSource::Return(_)) {
            let message = "cards expire and are lost whatever the wait is";
            self.error(Code::Conflict, node.span, message, "remove `elasticity`");
        }
        let mut cursor = self.table(node, cursor.at("elasticity"), EXAMPLE)?;
        let exponent = self.needed_quantity(&mut cursor, "exponent", "-0.3", &EXPONENT);
        let reference = self.need(&mut cursor, "reference", "\"1 month\"");
        let reference = reference.and_then(|node| {
            let steps = self.duration_in_steps(node)?;
            if steps <= 0.0 {
                let message = "no wait is a multiple of no time";
                self.error(Code::OutOfRange, node.span, message, "write a longer time");
            }
            Some(steps)
        });
        let bounds = self.need(&mut cursor, "between", "[0.5, 2.0]");
        let bounds = bounds.and_then(|node| self.bounds(node));
        self.finish(&cursor);
        let [low, high] = bounds?;
        Some(Elasticity { exponent: exponent?, reference: reference?, low, high })
    }

    fn bounds(&mut self, node: &Node) -> Option<[f64; 2]> {
        let list = self.list(node, "[0.5, 2.0]");
        let bounds: Vec<f64> = list.iter().filter_map(|node| self.known(node, &FACTOR)).collect();
        match (list.len(), bounds.as_slice()) {
            (2, [low, high]) if low <= high => Some([*low, *high]),
            (2, [_, _]) => {
                let message = "the lower bound is above the upper one";
                self.error(Code::WrongOrder, node.span, message, "swap the two");
                None
            }
            (2, _) => None,
            _ => {
                let message = "expected a lower and an upper bound";
                self.error(Code::WrongType, node.span, message, "write [0.5, 2.0]");
                None
            }
        }
    }

    fn chance(&mut self, node: &Node, address: String) -> Option<Chance> {
        if let Value::Text(_) = node.value {
            return self.word(node, CHANCES);
        }
        if node.table().is_none() {
            let error = Diagnostic::error(
                Code::WrongType,
                node.span,
                format!("expected a chance, found {}", node.kind()),
            );
            self.found.push(error.help("write \"none\", \"poisson\" or { cv = 0.3 }"));
            return None;
        }
        let mut cursor = self.table(node, address, "{ cv = 0.3 }")?;
        let cv = self.need(&mut cursor, "cv", "0.3").and_then(|node| self.known(node, &SPREAD));
        self.finish(&cursor);
        cv.map(|cv| if 0.0 < cv { Chance::Dispersed(cv) } else { Chance::None })
    }
}
