//! A scenario as it is written: keys and values that know their file and their bytes. Knows no meaning.

use std::collections::BTreeMap;

use crate::diagnostic::Span;

/// A value and its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// For a table with a header, the header.
    pub(crate) span: Span,
    pub(crate) value: Value,
}

/// What can stand behind `=`.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(String),
    Number(Number),
    Truth(bool),
    /// A date without quotation marks, as TOML has them.
    Date,
    List(Vec<Node>),
    Table(Table),
}

/// A number, and whether it is written as a whole one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    pub(crate) value: f64,
    pub(crate) whole: Option<i128>,
}

/// How a table is written, which decides what happens to it when another is laid over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `[a.b]` or `a.b.c = …`: merges key by key.
    Open,
    /// `{ … }`: replaces.
    Inline,
}

/// What tables that name a file say, written out, by the place of the table.
pub(crate) type Written = BTreeMap<Span, Node>;

/// What a variant reads otherwise from a table of the base, written out: the variant, the address, the value.
pub(crate) type Rewritten = Vec<(String, Vec<String>, Node)>;

/// Keys and values.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) form: Form,
    entries: BTreeMap<String, Entry>,
    /// The order of the next new entry.
    next: usize,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) node: Node,
    /// Rises in the order of the file.
    order: usize,
}

impl Node {
    pub(crate) fn table(&self) -> Option<&Table> {
        if let Value::Table(table) = &self.value { Some(table) } else { None }
    }

    pub(crate) fn table_mut(&mut self) -> Option<&mut Table> {
        if let Value::Table(table) = &mut self.value { Some(table) } else { None }
    }

    /// Shows everything below, depth first: the place of its key, if it has one, and the value.
    pub(crate) fn each_below(&self, see: &mut dyn FnMut(Option<Span>, &Self)) {
        match &self.value {
            Value::Table(table) => table.each(see),
            Value::List(list) => list.iter().for_each(|node| {
                see(None, node);
                node.each_below(see);
            }),
            Value::Text(_) | Value::Number(_) | Value::Truth(_) | Value::Date => {}
        }
    }

    /// `false` says that there is nothing here.
    pub(crate) fn is_removal(&self) -> bool {
        matches!(self.value, Value::Truth(false))
    }

    /// What the value is, in a word.
    pub(crate) fn kind(&self) -> &'static str {
        match &self.value {
            Value::Text(_) => "text",
            Value::Number(_) => "a number",
            Value::Truth(true) => "`true`",
            Value::Truth(false) => "`false`",
            Value::Date => "a date without quotation marks",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }

    /// Whether both say the same, wherever they say it.
    pub(crate) fn says_same(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Value::Text(one), Value::Text(two)) => one == two,
            (Value::Number(one), Value::Number(two)) => one.says_same(*two),
            (Value::Truth(one), Value::Truth(two)) => one == two,
            (Value::List(one), Value::List(two)) => {
                one.len() == two.len() && one.iter().zip(two).all(|(one, two)| one.says_same(two))
            }
            (Value::Table(one), Value::Table(two)) => one.says_same(two),
            // Dates without quotation marks are an error wherever they stand.
            _ => false,
        }
    }
}

impl Number {
    /// `3.2e6` is `3_200_000`; only seeds are so large that a whole number and its nearest `f64` differ.
    fn says_same(self, other: Self) -> bool {
        self.value == other.value && (self.value < 9e15 || self.whole == other.whole)
    }
}

impl Table {
    pub(crate) fn new(form: Form) -> Self {
        Self { form, entries: BTreeMap::new(), next: 0 }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entries.get(key).map(|entry| &entry.node)
    }

    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.get(key)
    }

    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.entries.get_mut(key).map(|entry| &mut entry.node)
    }

    pub(crate) fn remove(&mut self, key: &str) -> Option<Node> {
        self.entries.remove(key).map(|entry| entry.node)
    }

    /// Sets a value. A key that is there keeps its position but takes the new place in the text.
    pub(crate) fn insert(&mut self, key: &str, key_span: Span, node: Node) {
        let order = self.entries.get(key).map_or(self.next, |entry| entry.order);
        self.next += 1;
        self.entries.insert(key.to_owned(), Entry { key: key.to_owned(), key_span, node, order });
    }

    /// A table of entries in this order; of equal keys the last one stays.
    pub(crate) fn from_ordered(form: Form, entries: Vec<(String, Span, Node)>) -> Self {
        let next = entries.len();
        let entries = entries.into_iter().zip(0..).map(|((key, key_span, node), order)| {
            (key.clone(), Entry { key, key_span, node, order })
        });
        Self { form, entries: entries.collect(), next }
    }

    /// Shows everything in it, depth first.
    pub(crate) fn each(&self, see: &mut dyn FnMut(Option<Span>, &Node)) {
        for entry in self.in_order() {
            see(Some(entry.key_span), &entry.node);
            entry.node.each_below(see);
        }
    }

    /// The keys that lead to the table at a place in the text.
    pub(crate) fn path_to(&self, span: Span) -> Option<Vec<String>> {
        self.entries.values().find_map(|entry| {
            let table = entry.node.table()?;
            let below =
                if entry.node.span == span { Some(Vec::new()) } else { table.path_to(span) };
            below.map(|below| [vec![entry.key.clone()], below].concat())
        })
    }

    /// Puts a value at the end of a path, over whatever stands there; tables on the way are made.
    pub(crate) fn put(&mut self, path: &[String], node: Node) {
        let Some((key, rest)) = path.split_first() else { return };
        let key_span = self.entries.get(key).map_or(node.span, |entry| entry.key_span);
        if rest.is_empty() {
            self.insert(key, key_span, node);
            return;
        }
        if self.get(key).and_then(Node::table).is_none() {
            let table = Value::Table(Self::new(Form::Open));
            self.insert(key, key_span, Node { span: node.span, value: table });
        }
        if let Some(table) = self.get_mut(key).and_then(Node::table_mut) {
            table.put(rest, node);
        }
    }

    /// The entries in the order of the file.
    pub(crate) fn in_order(&self) -> Vec<&Entry> {
        let mut entries: Vec<&Entry> = self.entries.values().collect();
        entries.sort_by_key(|entry| entry.order);
        entries
    }

    /// Whether both say the same, tables in the same order: it is the order of results. That of values means nothing.
    pub(crate) fn says_same(&self, other: &Self) -> bool {
        let tables = |table: &Self| -> Vec<String> {
            let tables = table.in_order().into_iter().filter(|entry| entry.node.table().is_some());
            tables.map(|entry| entry.key.clone()).collect()
        };
        let same =
            |(one, two): (&Entry, &Entry)| one.key == two.key && one.node.says_same(&two.node);
        self.entries.len() == other.entries.len()
            && self.entries.values().zip(other.entries.values()).all(same)
            && tables(self) == tables(other)
    }
}
