//! `[shortage.NAME]` and `[event.NAME]`: windows of time that scale what others say. Makes nothing of its own.

use crate::calendar::DaySpan;
use crate::diagnostic::{Code, Span, nearest, shown};
use crate::model::ShortageWindow;
use crate::model::flow::Modifier;
use crate::model::question::Event;
use crate::model::timeline::{Step, Timeline};
use crate::scenario::address;
use crate::scenario::range::{FACTOR, SHARE};
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::draft::Draft;
use crate::scenario::tree::{Form, Node};

/// More windows of one thing than this are no marks on a chart, but a pattern.
const MOST_MARKED: usize = 24;

/// Something that a window can scale.
#[derive(Clone, Copy)]
pub(super) enum Target {
    Supplier(usize),
    Capacity(usize),
    /// A capacity, and one of its parts.
    Part(usize, usize),
    Staff(usize),
    Demand(usize),
}

impl Reading<'_, '_> {
    pub(crate) fn shortages(
        &mut self,
        root: &mut Cursor<'_>,
        draft: &mut Draft,
    ) -> Vec<ShortageWindow> {
        let mut windows = Vec::new();
        for (entry, mut cursor) in self.section(root, "shortage") {
            let name = self.name(&entry.key, &mut cursor);
            let targets = self.cut(&mut cursor, draft);
            let from =
                self.need(&mut cursor, "from", "\"1400-04\"").and_then(|node| self.date(node));
            let until = self.need(&mut cursor, "until", "\"1400-09\"");
            let until = until.and_then(|node| Some((self.date(node)?, node.span)));
            let every = cursor.get("every");
            let remaining = self.needed_quantity(&mut cursor, "remaining", "0.5", &SHARE);
            self.finish(&cursor);
            let span = until.and_then(|until| self.window(from, Some(until)));
            let window = self.recurring(span, until.map(|(until, _)| until), every);
            let (Some(window), Some(factor)) = (window, remaining) else { continue };
            let spans = self.occurrences(window);
            self.some_within_horizon(&spans, cursor.key_span("from"), "the shortage");
            let of: Vec<String> = targets.iter().map(|target| draft.key(*target)).collect();
            let modifier = Modifier { share: self.shares(&spans), factor, switch: None };
            for target in targets {
                draft.modify(target, modifier.clone());
            }
            let marked = self.marked(spans).into_iter();
            windows.extend(marked.map(|span| ShortageWindow {
                name: name.clone(),
                of: of.clone(),
                span,
            }));
        }
        windows
    }

    /// What a shortage cuts.
    fn cut(&mut self, cursor: &mut Cursor<'_>, draft: &Draft) -> Vec<Target> {
        let given: Vec<(&str, &Node)> = ["supplier", "material", "capacity", "stage"]
            .into_iter()
            .filter_map(|key| Some((key, cursor.get(key)?)))
            .collect();
        match given.as_slice() {
            [] => {
                let message = format!("{} is a shortage of nothing", cursor.title());
                let help = "add one of `supplier`, `material`, `capacity`, `stage`";
                self.error(Code::MissingKey, cursor.span, message, help);
            }
            [_] => {}
            [_, (_, second), ..] => {
                let help = "keep one of them, and write one more shortage for the other";
                self.error(Code::Conflict, second.span, "a shortage of more than one thing", help);
            }
        }
        let mut targets = Vec::new();
        for (key, node) in &given {
            let of_key = self.cut_by(key, node, draft);
            if given.len() == 1 && of_key.is_empty() && matches!(*key, "material" | "stage") {
                self.nothing_to_cut(node.span);
            }
            targets.extend(of_key);
        }
        if let [(_, node)] = given.as_slice() {
            targets.retain(|target| self.has_rate(*target, node.span, draft));
        }
        targets
    }

    /// What a shortage cuts that names one thing; nothing after a mistake.
    fn cut_by(&mut self, key: &str, node: &Node, draft: &Draft) -> Vec<Target> {
        let capacities = draft.capacity_targets(|names| names.join("."));
        let names = match key {
            "supplier" => draft.supplier_names(),
            "material" => draft.material_names(),
            "capacity" => capacities.iter().map(|(name, _)| name.as_str()).collect(),
            _ => draft.stage_names(),
        };
        let Some(index) = self.reference(node, key, &names) else { return Vec::new() };
        match key {
            "supplier" => vec![Target::Supplier(index)],
            "capacity" => vec![capacities[index].1],
            "material" => (0..draft.suppliers.len())
                .filter(|supplier| draft.suppliers[*supplier].material.0 == index)
                .map(Target::Supplier)
                .collect(),
            _ => {
                let capacities = draft.stages[index].limits.capacities();
                capacities.map(|capacity| Target::Capacity(capacity.0)).collect()
            }
        }
    }

    /// Whether there is a rate that a window can scale: a supplier that ships whatever is ordered has none.
    pub(super) fn has_rate(&mut self, target: Target, span: Span, draft: &Draft) -> bool {
        let Target::Supplier(index) = target else { return true };
        let supplier = &draft.suppliers[index];
        if supplier.flow.is_none() {
            let (ships, rate) = if supplier.order.is_some() {
                ("whatever is ordered", "the most that it can ship")
            } else {
                ("on dates alone", "what it ships beside them")
            };
            let message =
                format!("`{}` ships {ships}, so there is no rate to be scaled", supplier.name.key);
            let help = format!("add a rate such as `per_month = …` to it: {rate}");
            self.warn(Code::Unused, span, message, help);
        }
        supplier.flow.is_some()
    }

    fn nothing_to_cut(&mut self, span: Span) {
        let message =
            "this shortage cuts nothing: no supplier delivers it, or no capacity belongs to it";
        let help = "name a material with a supplier, or a stage with a capacity";
        self.warn(Code::Unused, span, message, help);
    }

    pub(crate) fn events(&mut self, root: &mut Cursor<'_>, draft: &mut Draft) -> Vec<Event> {
        let mut events = Vec::new();
        for (entry, mut cursor) in self.section(root, "event") {
            let name = self.name(&entry.key, &mut cursor);
            let at =
                self.need(&mut cursor, "at", "\"1399-08-07\"").and_then(|node| self.date(node));
            let until = cursor.get("until").map(|node| Some((self.date(node)?, node.span)));
            let every = cursor.get("every");
            let scale = cursor.get("scale");
            let place = cursor.key_span("at");
            let address = cursor.at("scale");
            self.finish(&cursor);
            let lasting = match until {
                Some(until) => until.and_then(|until| self.window(at, Some(until))),
                // What comes back lasts as long as its date says, a day or a month.
                None if every.is_some() => at,
                None => self.window(at, None),
            };
            let end = until.flatten().map(|(until, _)| until).or(at.filter(|_| every.is_some()));
            let spans = self.recurring(lasting, end, every).map(|window| self.occurrences(window));
            if let Some(node) = scale {
                self.scale(node, address, spans.as_deref(), draft);
            }
            let Some(spans) = spans else { continue };
            let moment = |span: DaySpan| DaySpan { first: span.first, last: span.first };
            let spans: Vec<DaySpan> = spans
                .into_iter()
                .map(|span| if until.is_some() { span } else { moment(span) })
                .collect();
            self.some_within_horizon(&spans, place, "the event");
            let marked = self.marked(spans).into_iter();
            events.extend(marked.map(|span| Event { name: name.clone(), span }));
        }
        events
    }

    fn scale(
        &mut self,
        node: &Node,
        address: String,
        lasting: Option<&[DaySpan]>,
        draft: &mut Draft,
    ) {
        const EXAMPLE: &str = "{ \"demand.first\" = 3.0 }";
        let Some(cursor) = self.table(node, address, EXAMPLE) else { return };
        for entry in cursor.entries() {
            let target = self.target(&entry.key, entry.key_span, draft);
            if entry.node.table().is_some_and(|table| table.form == Form::Open) {
                let help = format!("write the address in quotation marks: {EXAMPLE}");
                let message = "expected an address with a factor";
                self.error(Code::WrongType, entry.key_span, message, help);
                continue;
            }
            let factor = self.number(&entry.node, &cursor.at(&entry.key), &FACTOR);
            let (Some(target), Some(spans)) = (target, lasting) else { continue };
            let modifier = Modifier { share: self.shares(spans), factor, switch: None };
            if self.has_rate(target, entry.key_span, draft) {
                draft.modify(target, modifier);
            }
        }
    }

    pub(super) fn target(&mut self, key: &str, span: Span, draft: &Draft) -> Option<Target> {
        let join = |names: &[&str]| {
            names.iter().fold(String::new(), |above, name| address::join(&above, name))
        };
        let demands = draft.demands.iter().map(|it| it.name.key.as_str()).enumerate();
        let demands = demands.map(|(index, name)| (join(&["demand", name]), Target::Demand(index)));
        let suppliers = draft.supplier_names().into_iter().enumerate();
        let suppliers =
            suppliers.map(|(index, name)| (join(&["supplier", name]), Target::Supplier(index)));
        let capacities = draft.capacity_targets(|names| join(&[&["capacity"], names].concat()));
        let staff = draft.staff.iter().enumerate();
        let staff = staff.map(|(index, it)| (join(&["staff", &it.name.key]), Target::Staff(index)));
        let all: Vec<(String, Target)> =
            demands.chain(suppliers).chain(capacities).chain(staff).collect();
        let names = address::split(key).unwrap_or_default();
        let wanted = names.iter().fold(String::new(), |above, name| address::join(&above, name));
        if let Some((_, target)) = all.iter().find(|(name, _)| *name == wanted) {
            return Some(*target);
        }
        let known: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
        let help = match nearest(key, known.iter().copied()) {
            Some(name) => format!("did you mean \"{name}\"?"),
            None => format!("what can be scaled: {}", known.join(", ")),
        };
        let message = format!("`{}` is nothing that can be scaled", shown(key));
        self.error(Code::UnknownName, span, message, help);
        None
    }

    /// The share of each step's days that lie in one of some windows, none of which meet.
    pub(super) fn shares(&self, spans: &[DaySpan]) -> Vec<f64> {
        let steps = self.timeline.as_ref().map(Timeline::steps).unwrap_or_default();
        let mut days = vec![0; steps.len()];
        for span in spans {
            let from = steps.partition_point(|step| step.last() < span.first);
            let touched = steps.iter().zip(&mut days).skip(from);
            for (step, days) in touched.take_while(|(step, _)| step.first <= span.last) {
                *days += step.last().min(span.last).0 - step.first.max(span.first).0 + 1;
            }
        }
        let share = |(days, step): (i64, &Step)| days as f64 / f64::from(step.days);
        days.into_iter().zip(steps).map(share).collect()
    }

    /// The windows that charts mark: of what comes back those within the horizon, unless they are too many.
    fn marked(&self, spans: Vec<DaySpan>) -> Vec<DaySpan> {
        let (false, Some(timeline)) = (spans.len() == 1, &self.timeline) else { return spans };
        let touches =
            |span: &DaySpan| timeline.start() <= span.last && span.first <= timeline.end();
        let within: Vec<DaySpan> = spans.into_iter().filter(touches).collect();
        if MOST_MARKED < within.len() { Vec::new() } else { within }
    }
}

impl Draft {
    /// The capacities, each with its named parts, by what `address` makes of their names below `capacity`.
    fn capacity_targets(&self, address: impl Fn(&[&str]) -> String) -> Vec<(String, Target)> {
        let mut all = Vec::new();
        for (index, capacity) in self.capacities.iter().enumerate() {
            let key = capacity.name.key.as_str();
            all.push((address(&[key]), Target::Capacity(index)));
            for (part, of) in capacity.parts.iter().enumerate() {
                let name = of.name.iter();
                let names = name.map(|name| address(&[key, "part", &name.key]));
                all.extend(names.map(|name| (name, Target::Part(index, part))));
            }
        }
        all
    }

    fn key(&self, target: Target) -> String {
        match target {
            Target::Supplier(index) => self.suppliers[index].name.key.clone(),
            Target::Capacity(index) | Target::Part(index, _) => {
                self.capacities[index].name.key.clone()
            }
            Target::Staff(index) => self.staff[index].name.key.clone(),
            Target::Demand(index) => self.demands[index].name.key.clone(),
        }
    }

    pub(super) fn modify(&mut self, target: Target, modifier: Modifier) {
        match target {
            Target::Supplier(index) => {
                if let Some(flow) = &mut self.suppliers[index].flow {
                    flow.modifiers.push(modifier);
                }
            }
            Target::Capacity(index) => {
                self.capacities[index].modify(&modifier);
                let staff = self.staff.iter_mut().filter(|staff| staff.capacity.0 == index);
                staff.for_each(|staff| staff.modifiers.push(modifier.clone()));
            }
            Target::Staff(index) => self.staff[index].modifiers.push(modifier),
            Target::Part(index, part) => {
                self.capacities[index].parts[part].flow.modifiers.push(modifier);
            }
            Target::Demand(index) => self.demands[index].modifiers.push(modifier),
        }
    }
}
