//! `[posterior]`: worlds of a fit, to be played in place of what the scenario says of its numbers. Fits nothing.

use crate::calendar::Day;
use crate::diagnostic::{Code, Span, shown};
use crate::model::posterior::Posterior;
use crate::model::walk::Walk;
use crate::scenario::effective;
use crate::scenario::reader::{Cursor, Reading};
use crate::scenario::tree::{Node, Value};

const EXAMPLE: &str = "{ file = \"posterior.csv\" }";

/// The numbers that a fit speaks of, and their values in each of its worlds.
struct Worlds {
    addresses: Vec<String>,
    rows: Vec<Vec<f64>>,
    place: Span,
}

impl Reading<'_, '_> {
    /// The worlds of a fit, with a place for each of the numbers that were read.
    pub(crate) fn posterior(&mut self, root: &mut Cursor<'_>, walks: &[Walk]) -> Option<Posterior> {
        let node = root.get("posterior")?;
        let address = "posterior".to_owned();
        let mut cursor = self.table(node, address, "[posterior] with worlds and as_of")?;
        let worlds = self.need(&mut cursor, "worlds", EXAMPLE);
        let worlds = worlds.and_then(|node| self.worlds(node, cursor.at("worlds")));
        let as_of = self.need(&mut cursor, "as_of", "\"1399-08-07\"");
        let as_of = as_of.and_then(|node| self.date(node));
        self.finish(&cursor);
        let (worlds, as_of) = (worlds?, as_of?.last);
        let columns = self.columns_of(&worlds, walks, as_of);
        if columns.iter().all(Option::is_none) || worlds.rows.is_empty() {
            let message = "no world says anything of a number of this scenario";
            let help = "write the posterior of a fit of this scenario";
            self.error(Code::BadTable, worlds.place, message, help);
            return None;
        }
        if !self.hold(columns.len() as f64 * worlds.rows.len() as f64, worlds.place) {
            return None;
        }
        let world = |row: &Vec<f64>| {
            let value = |column: &Option<usize>| column.map_or(f64::NAN, |column| row[column]);
            columns.iter().map(value).collect()
        };
        Some(Posterior { worlds: worlds.rows.iter().map(world).collect() })
    }

    /// By uncertain number its column; pieces that begin after the last figure go on by chance.
    fn columns_of(&self, worlds: &Worlds, walks: &[Walk], as_of: Day) -> Vec<Option<usize>> {
        let later = walks.iter().flat_map(|walk| &walk.pieces).filter(|piece| as_of < piece.from);
        let later: Vec<usize> = later.map(|piece| piece.rate.0).collect();
        let column = |(index, input): (usize, &crate::model::distribution::Input)| {
            let known = worlds.addresses.iter().position(|address| *address == input.address);
            known.filter(|_| !later.contains(&index))
        };
        self.inputs.iter().enumerate().map(column).collect()
    }

    /// A file, or its rows, the addresses first.
    fn worlds(&mut self, node: &Node, address: String) -> Option<Worlds> {
        let Value::List(list) = &node.value else { return self.worlds_of_file(node, address) };
        let mut rows = list.iter();
        let heads = rows.next().map_or(&[][..], |heads| self.list(heads, "[\"an.address\"]"));
        let addresses: Vec<Option<&str>> =
            heads.iter().map(|node| self.string(node, "\"an.address\"")).collect();
        let addresses: Option<Vec<String>> =
            addresses.into_iter().map(|address| address.map(str::to_owned)).collect();
        let addresses = addresses?;
        let mut all = Vec::new();
        for row in rows {
            let values = self.free_numbers(row)?;
            if values.len() != addresses.len() {
                let message = format!("{} numbers for {} addresses", values.len(), addresses.len());
                let help = "write a number for each address";
                self.error(Code::BadTable, row.span, message, help);
                return None;
            }
            all.push(values);
        }
        Some(Worlds { addresses, rows: all, place: node.span })
    }

    fn worlds_of_file(&mut self, node: &Node, address: String) -> Option<Worlds> {
        let mut cursor = self.table(node, address, EXAMPLE)?;
        let sheet = self.sheet(&mut cursor, "\"posterior.csv\"");
        self.finish(&cursor);
        let sheet = sheet?;
        let addresses: Vec<String> = sheet.columns().map(str::to_owned).collect();
        let mut rows = Vec::new();
        for row in &sheet.rows {
            let value = |reading: &mut Self, cell: &crate::scenario::sections::cells::Cell| {
                let value = cell.text.parse().ok().filter(|value: &f64| value.is_finite());
                if value.is_none() {
                    let message = format!("`{}` is not a number", shown(&cell.text));
                    reading.error(Code::BadTable, cell.span, message, "write a number, as in 0.25");
                }
                value
            };
            let values: Vec<Option<f64>> = row.iter().map(|cell| value(self, cell)).collect();
            rows.push(values.into_iter().collect::<Option<Vec<f64>>>()?);
        }
        let heads = addresses.iter().map(|address| effective::words(address, node.span));
        let number = |row: &Vec<f64>| {
            let numbers = row.iter().map(|value| effective::number(*value, node.span));
            effective::list(numbers.collect(), node.span)
        };
        let lines = [effective::list(heads.collect(), node.span)].into_iter();
        let lines = lines.chain(rows.iter().map(number)).collect();
        self.written.insert(node.span, effective::list(lines, node.span));
        Some(Worlds { addresses, rows, place: sheet.place })
    }
}
