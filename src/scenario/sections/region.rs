//! `[regions]`: the parts of a country, and `split`, by which other tables name a column of them. Shares out nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Span, nearest, shown};
use crate::model::region::{Region, Split};
use crate::model::{Label, Name, stream};
use crate::scenario::effective;
use crate::scenario::range::COUNT;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::sections::cells::Cell;
use crate::scenario::sections::class::ALL;
use crate::scenario::sections::draft::Regions;
use crate::scenario::sections::sheet::{Sheet, THOUSANDS};
use crate::scenario::tree::{Entry, Form, Node};
use crate::scenario::value::is_language;

/// More than there are districts in a country.
const MOST_REGIONS: usize = 1_000;

/// The keys of `[regions]` that are no region.
const FILE: &[&str] = &["file", "sheet", "header", "separator", "key", LABEL, THOUSANDS];
const LABEL: &str = "label";
const POPULATION: &str = "population";

impl Reading<'_, '_> {
    /// The regions of a file, or of tables with their names.
    pub(crate) fn regions(&mut self, root: &mut Cursor<'_>) -> Regions {
        const EXAMPLE: &str = "[regions] with `file = \"provinces.csv\"`, or [regions.NAME]";
        let mut regions = Regions::default();
        let Some(node) = root.get("regions") else { return regions };
        regions.place = Some(root.key_span("regions"));
        let Some(mut cursor) = self.table(node, "regions".to_owned(), EXAMPLE) else {
            return regions;
        };
        if let Some(node) = cursor.get(POPULATION) {
            let column = self.string(node, "the name of a column");
            regions.usual = column.map(|column| (column.to_owned(), node.span));
        }
        if cursor.get("file").is_some() {
            self.filed_regions(&mut cursor, node, &mut regions);
        } else {
            for entry in cursor.entries().filter(|entry| speaks_of_a_file(&entry.key)) {
                let key = &entry.key;
                let message = format!("`{key}` speaks of a file, and there is none");
                let help = format!("add `file = \"provinces.csv\"`, or remove `{key}`");
                self.error(Code::MissingKey, entry.node.span, message, help);
            }
            self.listed_regions(&cursor, &mut regions);
        }
        // One region alone has the draws of the whole country.
        if let [only] = regions.list.as_mut_slice() {
            only.stream = 0;
        }
        regions
    }

    fn listed_regions(&mut self, cursor: &Cursor<'_>, regions: &mut Regions) {
        const EXAMPLE: &str = "a table with a name: [regions.NAME]";
        let tables: Vec<&Entry> =
            cursor.entries().filter(|entry| !is_reserved(&entry.key)).collect();
        if self.too_many(tables.len(), cursor.span) {
            return;
        }
        let mut rows: Vec<(Span, BTreeMap<&str, f64>)> = Vec::new();
        for entry in tables {
            let Some(mut row) = self.table(&entry.node, cursor.at(&entry.key), EXAMPLE) else {
                continue;
            };
            let name = self.name(&entry.key, &mut row);
            self.region(name, entry.key_span, regions);
            let columns = row.entries().filter(|entry| entry.key != "label");
            let weights = columns.map(|column| {
                (column.key.as_str(), self.known(&column.node, &COUNT).unwrap_or_default())
            });
            rows.push((entry.key_span, weights.collect()));
        }
        if rows.is_empty() {
            let help = "add `file = \"provinces.csv\"`, or a table for each region: [regions.NAME]";
            self.error(Code::MissingKey, cursor.span, "`regions` names no region", help);
        }
        let names: BTreeSet<&str> = rows.iter().flat_map(|(_, row)| row.keys().copied()).collect();
        for name in names {
            let weight = |(span, row): &(Span, BTreeMap<&str, f64>)| {
                row.get(name).copied().ok_or_else(|| {
                    let message = format!("this region has no `{}`", shown(name));
                    Diagnostic::error(Code::MissingKey, *span, message)
                        .help(format!("add `{} = …`", shown(name)))
                })
            };
            regions.columns.insert(name.to_owned(), rows.iter().map(weight).collect());
        }
    }

    fn filed_regions(&mut self, cursor: &mut Cursor<'_>, node: &Node, regions: &mut Regions) {
        let sheet = self.sheet(cursor, "\"provinces.csv\"");
        let key = self.column(cursor, "key", sheet.as_ref());
        let labels = self.label_columns(cursor, sheet.as_ref());
        let table = cursor.entries().find(|entry| entry.node.table().is_some());
        if let Some(table) = table {
            let message = "a table for a region, as well as a file of regions";
            self.error(Code::Conflict, table.key_span, message, "keep one of the two");
        } else {
            self.finish(cursor);
        }
        let (Some(sheet), Some(key)) = (sheet, key) else { return };
        if sheet.rows.is_empty() {
            let help = "write a row for each region below the names of the columns";
            self.error(Code::BadTable, sheet.place, "the table has no rows", help);
        }
        if self.too_many(sheet.rows.len(), sheet.place) {
            return;
        }
        let mut texts: Vec<Vec<(String, String)>> = Vec::new();
        for row in &sheet.rows {
            let text = |(code, column): &(String, usize)| {
                let text = Some(row[*column].text.as_str()).filter(|text| !text.is_empty())?;
                Some((code.clone(), text.to_owned()))
            };
            for (_, column) in &labels {
                self.check_line(&row[*column].text, row[*column].span);
            }
            texts.push(labels.iter().filter_map(text).collect());
            let label = texts.last().cloned().and_then(Label::of);
            let Cell { text: key, span } = &row[key];
            let name = Name::new(key, label.unwrap_or_else(|| key.as_str().into()));
            self.region(name, *span, regions);
        }
        for (name, place) in sheet.columns().zip(0..) {
            let is_label = labels.iter().any(|(_, column)| *column == place);
            if place != key && name != LABEL && !is_label {
                let weights = sheet.rows.iter().map(|row| weight(&sheet, &row[place])).collect();
                regions.columns.entry(name.to_owned()).or_insert(weights);
            }
        }
        let written = regions.written(node, &texts);
        self.written.insert(node.span, written);
    }

    /// The columns of labels, by the code of their language: `label` for English, `label_fa` and so on for others. A key
    /// of the scenario may give them another name.
    fn label_columns(
        &mut self,
        cursor: &mut Cursor<'_>,
        sheet: Option<&Sheet>,
    ) -> Vec<(String, usize)> {
        let mut found = BTreeMap::new();
        for entry in cursor.entries() {
            if let Some(code) = language_of(&entry.key) {
                found
                    .extend(self.column(cursor, &entry.key, sheet).map(|at| (code.to_owned(), at)));
            }
        }
        for (column, at) in sheet.into_iter().flat_map(Sheet::columns).zip(0..) {
            if let Some(code) = language_of(column) {
                found.entry(code.to_owned()).or_insert(at);
            }
        }
        found.into_iter().collect()
    }

    fn region(&mut self, name: Name, span: Span, regions: &mut Regions) {
        let key = name.key.as_str();
        self.check_name(key, span);
        if key == ALL || is_reserved(key) {
            let message = format!("`{key}` has a meaning of its own beside regions");
            self.error(Code::BadName, span, message, "choose another name");
        }
        if regions.list.iter().any(|region| region.name.key == key) {
            let message = format!("the region `{}` stands here for the second time", shown(key));
            self.error(Code::BadTable, span, message, "remove one of the two");
        }
        let stream = stream::named(key);
        regions.list.push(Region { name, stream });
    }

    fn too_many(&mut self, count: usize, span: Span) -> bool {
        if MOST_REGIONS < count {
            let message = format!("{count} regions; {MOST_REGIONS} are possible");
            self.error(Code::TooLarge, span, message, "write fewer of them");
        }
        MOST_REGIONS < count
    }

    /// The shares of regions in what a table states: by its `split`, or by population.
    pub(crate) fn split(&mut self, cursor: &mut Cursor<'_>, regions: &Regions) -> Split {
        match cursor.get("split") {
            Some(node) => self.split_by(node, regions),
            None => self.split_by_population(regions),
        }
    }

    /// By the column that a value names.
    pub(crate) fn split_by(&mut self, node: &Node, regions: &Regions) -> Split {
        let Some(column) = self.string(node, "the name of a column of the regions") else {
            return Split::whole();
        };
        if !regions.are_given() {
            let help = "remove it, or add `[regions]`";
            self.error(Code::MissingKey, node.span, "there are no regions to split it among", help);
            return Split::whole();
        }
        self.weights(column, node.span, regions)
    }

    /// By the column that is used where nothing else is said.
    pub(crate) fn split_by_population(&mut self, regions: &Regions) -> Split {
        match (&regions.usual, regions.place) {
            (_, None) => Split::whole(),
            (Some((column, span)), _) => self.weights(column, *span, regions),
            (None, Some(span)) => self.weights(POPULATION, span, regions),
        }
    }

    fn weights(&mut self, column: &str, place: Span, regions: &Regions) -> Split {
        if regions.list.is_empty() {
            // It has been said why.
            return Split::whole();
        }
        let all = regions.columns.keys().map(String::as_str);
        let weights = regions.columns.iter().filter(|(_, weights)| weights.is_ok());
        let names: Vec<&str> = weights.map(|(name, _)| name.as_str()).collect();
        match regions.columns.get(column) {
            Some(Ok(weights)) => {
                if let Some(split) = Split::by(weights) {
                    return split;
                }
                let message = format!("`{}` is 0 in all regions", shown(column));
                self.error(Code::OutOfRange, place, message, "give at least one region a weight");
            }
            Some(Err(diagnostic)) => self.found.push(diagnostic.clone()),
            None => {
                let message = format!("the regions have no column `{}`", shown(column));
                let help = match nearest(column, all) {
                    Some(name) => format!("did you mean \"{}\"?", shown(name)),
                    None if names.is_empty() => "add a column of numbers".to_owned(),
                    None => format!("there are: {}", names.join(", ")),
                };
                self.error(Code::UnknownName, place, message, help);
            }
        }
        Split::whole()
    }
}

impl Regions {
    /// The section with a table for each row of its file.
    fn written(&self, node: &Node, labels: &[Vec<(String, String)>]) -> Node {
        let near = node.span;
        let mut entries: Vec<(&str, Node)> = Vec::new();
        if let Some(usual) = node.table().and_then(|table| table.get(POPULATION)) {
            entries.push((POPULATION, usual.clone()));
        }
        for ((region, texts), row) in self.list.iter().zip(labels).zip(0..) {
            let mut columns: Vec<(&str, Node)> = Vec::new();
            let label = texts.iter().map(|(code, text)| (&**code, effective::words(text, near)));
            let label: Vec<(&str, Node)> = label.collect();
            if !label.is_empty() {
                columns.push(("label", effective::table(Form::Inline, label, near)));
            }
            for (name, weights) in &self.columns {
                if let Ok(weights) = weights {
                    columns.push((name, effective::number(weights[row], near)));
                }
            }
            entries.push((&region.name.key, effective::table(Form::Open, columns, near)));
        }
        Node { span: near, ..effective::table(Form::Open, entries, near) }
    }
}

/// Whether a key of `[regions]` is no region.
fn is_reserved(key: &str) -> bool {
    key == POPULATION || speaks_of_a_file(key)
}

fn speaks_of_a_file(key: &str) -> bool {
    FILE.contains(&key) || language_of(key).is_some()
}

/// The language of a column of labels.
fn language_of(column: &str) -> Option<&str> {
    let code =
        if column == LABEL { "en" } else { column.strip_prefix(LABEL)?.strip_prefix('_')? };
    is_language(code).then_some(code)
}

fn weight(sheet: &Sheet, cell: &Cell) -> Result<f64, Diagnostic> {
    sheet.number(cell).map_err(|help| {
        let message = format!("`{}` is not a weight", shown(&cell.text));
        Diagnostic::error(Code::BadTable, cell.span, message).help(help)
    })
}
