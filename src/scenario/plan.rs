//! `[run]`: how often a scenario is played, from which seed, and how exactly means are to be known. Plays nothing.

use crate::calendar::DaySpan;
use crate::diagnostic::Code;
use crate::model::Model;
use crate::model::answer::{Answer, Measure};
use crate::model::question::{Margin, Precision};
use crate::model::sampling::Sampling;
use crate::scenario::asked::{Asked, Queues, several};
use crate::scenario::range::{Range, SHARE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::result::Plan;
use crate::scenario::tree::{Node, Value};

const EXAMPLE: &str = "{ of = [\"production.clearance\"], relative = 0.02, most = 50_000 }";

const REPLICATIONS: Range =
    Range::new(1.0, 10_000_000.0, "write at least 1", "write at most 10_000_000", "1_000");

/// Fewer do not tell how far they spread.
const MOST: Range =
    Range::new(200.0, 10_000_000.0, "write at least 200", "write at most 10_000_000", "50_000");
const USUAL_MOST: u32 = 100_000;

const RELATIVE: Range = Range::new(
    1e-6,
    1.0,
    "write a share of the mean such as 0.02 for 2 %",
    "write a share of the mean such as 0.02 for 2 %",
    "0.02",
);
const OF_BASE: Range = Range::new(
    0.0,
    1.0,
    "write 0 if any difference matters",
    "write a share of the value of the base such as 0.02 for 2 %",
    "0.02",
);
const ABSOLUTE: Range = Range::new(
    1e-9,
    9e15,
    "write an amount above 0, in the unit of the answer",
    "write at most 9_000_000_000_000_000",
    "1_000",
);

impl Reading<'_, '_> {
    /// How often, and from which seed. A precision is read later, when the stages that it names are known.
    pub(crate) fn plan(&mut self, root: &mut Cursor<'_>) -> Option<Plan> {
        let mut plan = Plan { replications: 1_000, seed: 1 };
        let Some(node) = root.get("run") else { return Some(plan) };
        let mut cursor = self.table(node, "run".to_owned(), "[run] with replications and seed")?;
        let replications = cursor.get("replications");
        let precision = cursor.get("precision");
        // Read with the model, which they belong to.
        cursor.get("sampling");
        cursor.get("margin");
        if let (Some(node), Some(_)) = (replications, precision) {
            let message =
                "`replications` as well as `precision`, which finds out how many it takes";
            let help = "keep one of them; `most` in the precision says when to stop";
            self.error(Code::Conflict, node.span, message, help);
        }
        let replications = replications.map(|node| self.whole(node, &REPLICATIONS));
        let seed = cursor.get("seed").map(|node| self.seed(node));
        self.finish(&cursor);
        if let Some(replications) = replications {
            plan.replications = narrow(replications?);
        }
        if let Some(seed) = seed {
            plan.seed = seed?;
        }
        Some(plan)
    }

    fn seed(&mut self, node: &Node) -> Option<u64> {
        let Value::Number(number) = node.value else {
            self.wrong_type(node, "a whole number", "1399");
            return None;
        };
        // TOML has no larger whole numbers.
        let seed = number
            .whole
            .and_then(|whole| i64::try_from(whole).ok())
            .and_then(|seed| u64::try_from(seed).ok());
        if seed.is_none() {
            let help = format!("write a whole number from 0 to {}", i64::MAX);
            let message = format!("{} cannot be a seed", self.written(node));
            self.error(Code::OutOfRange, node.span, message, help);
        }
        seed
    }

    /// `run.sampling`.
    pub(crate) fn sampling(&mut self, root: &mut Cursor<'_>) -> Sampling {
        let node = root.get("run").and_then(|run| run.table()?.get("sampling"));
        let node = node.filter(|node| !node.is_removal());
        node.and_then(|node| self.word(node, Sampling::KEYS)).unwrap_or_default()
    }

    /// `run.margin`: which differences matter. A time is read when the step is known.
    pub(crate) fn margin(&mut self, root: &mut Cursor<'_>) -> Margin {
        const EXAMPLE: &str = "{ relative = 0.02, time = \"1 month\", share = 0.02 }";
        let mut margin = Margin::default();
        let node = root.get("run").and_then(|run| run.table()?.get("margin"));
        let Some(node) = node.filter(|node| !node.is_removal()) else { return margin };
        let Some(mut cursor) = self.table(node, "run.margin".to_owned(), EXAMPLE) else {
            return margin;
        };
        let relative = cursor.get("relative").and_then(|node| self.known(node, &OF_BASE));
        let time = cursor.get("time").and_then(|node| self.duration_in_steps(node));
        let share = cursor.get("share").and_then(|node| self.known(node, &SHARE));
        self.finish(&cursor);
        margin.relative = relative.unwrap_or(margin.relative);
        margin.time = time.unwrap_or(margin.time);
        margin.share = share.unwrap_or(margin.share);
        margin
    }

    /// `run.precision`, with its answers. Without a model nobody knows the classes and regions.
    pub(crate) fn precision(
        &mut self,
        root: &mut Cursor<'_>,
        model: Option<&Model>,
    ) -> Option<Precision> {
        let node = root.get("run")?.table()?.get("precision").filter(|node| !node.is_removal())?;
        let mut cursor = self.table(node, "run.precision".to_owned(), EXAMPLE)?;
        let of = self.need(&mut cursor, "of", "[\"production.clearance\"]");
        let list = of.map(|node| (node, self.list(node, "[\"production.clearance\"]")));
        if let Some((node, [])) = list {
            let help = "write `of = [\"production.clearance\"]`";
            self.error(Code::OutOfRange, node.span, "a precision of nothing", help);
        }
        let list = list.map_or(&[][..], |(_, list)| list);
        let relative = cursor.get("relative");
        let absolute = cursor.get("absolute");
        if relative.is_none() && absolute.is_none() {
            let help = "add `relative = 0.02`, or `absolute = 1_000` in the unit of the answer";
            self.error(Code::MissingKey, node.span, "a precision without a width", help);
        }
        let relative = relative.map(|node| self.known(node, &RELATIVE));
        let absolute = absolute.map(|node| self.known(node, &ABSOLUTE));
        let most = cursor.get("most").map(|node| self.whole(node, &MOST));
        self.finish(&cursor);
        let queues = queues(root, model);
        let of: Vec<Option<Answer>> =
            list.iter().map(|node| self.answer(node, root, &queues)).collect();
        Some(Precision {
            of: of.into_iter().collect::<Option<Vec<Answer>>>()?,
            relative: relative.unwrap_or(None),
            absolute: absolute.unwrap_or(None),
            most: most.map_or(Some(USUAL_MOST), |most| most.map(narrow))?,
        })
    }

    /// "STAGE.ANSWER", or "STAGE.backlog@DATE".
    fn answer(&mut self, node: &Node, root: &Cursor<'_>, queues: &Queues<'_>) -> Option<Answer> {
        let Asked { answer, date } = self.asked(node, queues)?;
        let measure = match (answer.measure, date) {
            (Measure::Backlog(_), Some(date)) => {
                let first = self.date_in(date, node.span)?.first;
                self.within_horizon(DaySpan { first, last: first }, node.span, "this date");
                Measure::Backlog(self.timeline.as_ref()?.step_of(first)?)
            }
            (Measure::Backlog(_), None) => {
                return self.misdated(node, "a backlog without a date");
            }
            (_, Some(_)) => return self.misdated(node, "only a backlog has a date"),
            (plain, None) => plain,
        };
        let name = queues.stages[answer.stage.0];
        let standard = ["stage", name, "standard"].map(str::to_owned);
        if measure == Measure::ServiceLevel && root.find(&standard).is_none_or(Node::is_removal) {
            let message = format!("stage `{name}` has no `standard`, so it has no service level");
            self.error(Code::Conflict, node.span, message, "add `standard = \"2 months\"` to it");
            return None;
        }
        Some(Answer { measure, ..answer })
    }

    fn misdated(&mut self, node: &Node, message: &str) -> Option<Answer> {
        self.error(Code::Conflict, node.span, message, "write STAGE.backlog@DATE");
        None
    }
}

/// What answers may be of: the stages in their order, as far as they are right.
fn queues<'q, 't: 'q>(root: &mut Cursor<'t>, model: Option<&'q Model>) -> Queues<'q> {
    let classes = model.iter().flat_map(|model| &model.classes);
    let regions = model.iter().flat_map(|model| &model.regions);
    let stages = match root.get("pipeline").map(|node| &node.value) {
        Some(Value::List(list)) => {
            let names = list.iter().map(|node| match &node.value {
                Value::Text(name) => Some(name.as_str()),
                _ => None,
            });
            names.flatten().collect()
        }
        _ => Vec::new(),
    };
    Queues {
        stages,
        classes: several(classes.map(|class| class.name.key.as_str())),
        regions: several(regions.map(|region| region.name.key.as_str())),
        are_known: model.is_some(),
    }
}

/// The range has been checked.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole, from 1 to ten million"
)]
fn narrow(count: f64) -> u32 {
    count as u32
}
