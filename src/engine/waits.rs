//! Pooled counts of waits: so many units joined in this step and were served so many steps later.

/// Counts by step of joining and wait in steps, over all replications that were added.
///
/// Row 0 holds units of unknown age, who count from the start of the horizon; then come the steps before the horizon,
/// oldest first, then its own. The counts are whole numbers below 2^53, so sums do not depend on the order of adding.
#[derive(Clone, Debug, Default)]
pub struct WaitTable {
    past: usize,
    joined: Vec<f64>,
    served: Vec<Row>,
    withdrawn: Vec<Row>,
}

/// Counts of the waits of one row, from its shortest wait on: the waits of one cohort lie close together, however long.
#[derive(Clone, Debug, Default)]
struct Row {
    shortest: usize,
    counts: Vec<f64>,
}

impl Row {
    fn add(&mut self, wait: usize, units: f64) {
        if self.counts.is_empty() {
            self.shortest = wait;
        }
        if wait < self.shortest {
            self.counts.splice(0..0, std::iter::repeat_n(0.0, self.shortest - wait));
            self.shortest = wait;
        }
        *slot(&mut self.counts, wait - self.shortest) += units;
    }
}

impl WaitTable {
    /// An empty table with rows for so many steps before the horizon.
    pub fn new(past: usize) -> Self {
        Self { past, ..Self::default() }
    }

    /// The step in which the units of a row joined, negative before the horizon; `None` for units of unknown age.
    pub fn step(&self, row: usize) -> Option<i32> {
        let before = i32::try_from(self.past).unwrap_or(i32::MAX);
        Some(i32::try_from(row.checked_sub(1)?).unwrap_or(i32::MAX) - before)
    }

    /// Units that joined, by row.
    pub fn joined(&self) -> &[f64] {
        &self.joined
    }

    /// Units served of a row, by their wait in steps, shortest first.
    pub fn served(&self, row: usize) -> impl Iterator<Item = (usize, f64)> {
        let row = self.served.get(row);
        row.into_iter().flat_map(|row| (row.shortest..).zip(row.counts.iter().copied()))
    }

    /// Units of a row that were served after so many steps.
    pub fn served_after(&self, row: usize, wait: usize) -> f64 {
        after(&self.served, row, wait)
    }

    /// Units of a row that withdrew after so many steps.
    pub fn withdrawn_after(&self, row: usize, wait: usize) -> f64 {
        after(&self.withdrawn, row, wait)
    }

    /// Units of a row that withdrew.
    pub fn withdrawn(&self, row: usize) -> f64 {
        self.withdrawn.get(row).map_or(0.0, |row| row.counts.iter().sum())
    }

    pub(super) fn join(&mut self, row: usize, units: f64) {
        if 0.0 < units {
            *slot(&mut self.joined, row) += units;
        }
    }

    pub(super) fn serve(&mut self, row: usize, wait: usize, units: f64) {
        row_of(&mut self.served, row).add(wait, units);
    }

    pub(super) fn withdraw(&mut self, row: usize, wait: usize, units: f64) {
        row_of(&mut self.withdrawn, row).add(wait, units);
    }

    /// Adds the counts of another table.
    pub fn add(&mut self, other: &Self) {
        for (row, units) in other.joined.iter().enumerate() {
            self.join(row, *units);
        }
        for (mine, theirs) in
            [(&mut self.served, &other.served), (&mut self.withdrawn, &other.withdrawn)]
        {
            for (row, theirs) in theirs.iter().enumerate() {
                for (wait, units) in (theirs.shortest..).zip(&theirs.counts) {
                    row_of(mine, row).add(wait, *units);
                }
            }
        }
    }
}

fn after(rows: &[Row], row: usize, wait: usize) -> f64 {
    let counts = rows.get(row).and_then(|row| row.counts.get(wait.checked_sub(row.shortest)?));
    counts.copied().unwrap_or(0.0)
}

fn row_of(rows: &mut Vec<Row>, row: usize) -> &mut Row {
    if rows.len() <= row {
        rows.resize_with(row + 1, Row::default);
    }
    &mut rows[row]
}

fn slot(counts: &mut Vec<f64>, index: usize) -> &mut f64 {
    if counts.len() <= index {
        counts.resize(index + 1, 0.0);
    }
    &mut counts[index]
}
