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

/// How many waits a page counts.
const PAGE: usize = 16;

/// Counts of the waits of one row, in pages. The waits of a cohort lie close together in one replication, and may lie far
/// apart in others: what lies between takes no room.
#[derive(Clone, Debug, Default)]
struct Row {
    /// By their first wait.
    pages: Vec<Page>,
}

#[derive(Clone, Debug)]
struct Page {
    first: usize,
    counts: [f64; PAGE],
}

impl Row {
    fn add(&mut self, wait: usize, units: f64) {
        let first = wait - wait % PAGE;
        // Waits mostly come in rising order.
        let place = match self.pages.last() {
            Some(last) if last.first == first => Ok(self.pages.len() - 1),
            _ => self.place(first),
        };
        let place = place.unwrap_or_else(|place| {
            self.pages.insert(place, Page { first, counts: [0.0; PAGE] });
            place
        });
        self.pages[place].counts[wait - first] += units;
    }

    fn place(&self, first: usize) -> Result<usize, usize> {
        self.pages.binary_search_by_key(&first, |page| page.first)
    }

    fn after(&self, wait: usize) -> f64 {
        let first = wait - wait % PAGE;
        self.place(first).map_or(0.0, |place| self.pages[place].counts[wait - first])
    }

    /// Those that are not zero, by their wait, shortest first.
    fn counts(&self) -> impl Iterator<Item = (usize, f64)> {
        let all = self.pages.iter().flat_map(|page| (page.first..).zip(page.counts));
        all.filter(|(_, units)| *units != 0.0)
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
        self.served.get(row).into_iter().flat_map(Row::counts)
    }

    /// Units of a row that were served after so many steps.
    pub fn served_after(&self, row: usize, wait: usize) -> f64 {
        after(&self.served, row, wait)
    }

    /// Units of a row that withdrew after so many steps.
    pub fn withdrawn_after(&self, row: usize, wait: usize) -> f64 {
        after(&self.withdrawn, row, wait)
    }

    /// Units of a row that withdrew, by their wait in steps, shortest first.
    pub(crate) fn withdrawals(&self, row: usize) -> impl Iterator<Item = (usize, f64)> {
        self.withdrawn.get(row).into_iter().flat_map(Row::counts)
    }

    /// How many rows have anything in them.
    pub(crate) fn rows(&self) -> usize {
        self.joined.len().max(self.served.len()).max(self.withdrawn.len())
    }

    /// Units of a row that withdrew.
    pub fn withdrawn(&self, row: usize) -> f64 {
        self.withdrawn.get(row).map_or(0.0, |row| row.counts().map(|(_, units)| units).sum())
    }

    pub(crate) fn join(&mut self, row: usize, units: f64) {
        if 0.0 < units {
            *slot(&mut self.joined, row) += units;
        }
    }

    pub(crate) fn serve(&mut self, row: usize, wait: usize, units: f64) {
        row_of(&mut self.served, row).add(wait, units);
    }

    pub(crate) fn withdraw(&mut self, row: usize, wait: usize, units: f64) {
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
                for (wait, units) in theirs.counts() {
                    row_of(mine, row).add(wait, units);
                }
            }
        }
    }
}

fn after(rows: &[Row], row: usize, wait: usize) -> f64 {
    rows.get(row).map_or(0.0, |row| row.after(wait))
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
