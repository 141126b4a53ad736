//! The counts of a queue, of a step and of the horizon: rows of numbers over lanes. Moves no unit.

/// Why units leave a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Departure {
    /// Served.
    Served,
    /// Withdrawn, or lost.
    Withdrawn,
}

/// Sums over the units that leave one lane.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Departures {
    pub(super) units: f64,
    /// The sum of their waits, in steps, and of the parts of them that lie within the horizon.
    pub(super) waited: f64,
    pub(super) inside: f64,
    /// Those who waited no longer than the standard.
    pub(super) within: f64,
}

/// Numbers of a queue, or of several together.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    /// Units that joined in the present step.
    pub(super) joined: Vec<f64>,
    /// Units served in the present step.
    pub(super) served: Vec<f64>,
    /// The sum of the waits of the served, in steps.
    pub(super) waited: Vec<f64>,
    /// The served who waited no longer than the standard.
    pub(super) within: Vec<f64>,
    /// Units that left unserved in the present step.
    pub(super) withdrawn: Vec<f64>,
    /// Units waiting now.
    pub(super) waiting: Vec<f64>,
    /// The sum of the ages of the waiting, in steps; once a step is closed, as they will be in the next one.
    pub(super) age: Vec<f64>,
    /// The waiting who are older than the standard.
    pub(super) overdue: Vec<f64>,
}

impl Counts {
    pub(super) fn new(lanes: usize) -> Self {
        let zeros = vec![0.0; lanes];
        Self {
            joined: zeros.clone(),
            served: zeros.clone(),
            waited: zeros.clone(),
            within: zeros.clone(),
            withdrawn: zeros.clone(),
            waiting: zeros.clone(),
            age: zeros.clone(),
            overdue: zeros,
        }
    }

    fn rows(&mut self) -> [&mut Vec<f64>; 8] {
        let Self { joined, served, waited, within, withdrawn, waiting, age, overdue } = self;
        [joined, served, waited, within, withdrawn, waiting, age, overdue]
    }

    pub(super) fn clear(&mut self) {
        for row in self.rows() {
            row.fill(0.0);
        }
    }

    /// Counts departures, lane by lane.
    pub(super) fn leave(&mut self, departure: Departure, departures: &[Departures]) {
        let stocks = self.waiting.iter_mut().zip(&mut self.age).zip(&mut self.overdue);
        for (((waiting, age), overdue), departures) in stocks.zip(departures) {
            *waiting -= departures.units;
            *age -= departures.waited;
            *overdue -= departures.units - departures.within;
        }
        match departure {
            Departure::Served => {
                let flows = self.served.iter_mut().zip(&mut self.waited).zip(&mut self.within);
                for (((served, waited), within), departures) in flows.zip(departures) {
                    *served += departures.units;
                    *waited += departures.waited;
                    *within += departures.within;
                }
            }
            Departure::Withdrawn => {
                for (withdrawn, departures) in self.withdrawn.iter_mut().zip(departures) {
                    *withdrawn += departures.units;
                }
            }
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        let Self { joined, served, waited, within, withdrawn, waiting, age, overdue } = other;
        let others = [joined, served, waited, within, withdrawn, waiting, age, overdue];
        for (row, other) in self.rows().into_iter().zip(others) {
            add(row, other);
        }
    }
}

/// What happened since the horizon opened, in each lane.
#[derive(Clone, Debug)]
pub(super) struct Totals {
    pub(super) opening: Vec<f64>,
    pub(super) joined: Vec<f64>,
    pub(super) served: Vec<f64>,
    pub(super) within: Vec<f64>,
    pub(super) withdrawn: Vec<f64>,
    /// The sum of the waits of the served, in steps.
    pub(super) waited: Vec<f64>,
    /// Unit-steps: the sum of the closing backlogs.
    pub(super) backlog: Vec<f64>,
    /// Unit-steps that those who left the queue had waited inside the horizon.
    pub(super) inside: Vec<f64>,
}

impl Totals {
    pub(super) fn new(lanes: usize) -> Self {
        let zeros = vec![0.0; lanes];
        Self {
            opening: zeros.clone(),
            joined: zeros.clone(),
            served: zeros.clone(),
            within: zeros.clone(),
            withdrawn: zeros.clone(),
            waited: zeros.clone(),
            backlog: zeros.clone(),
            inside: zeros,
        }
    }

    /// Adds the waits inside the horizon of units that leave.
    pub(super) fn leave(&mut self, departures: &[Departures]) {
        for (inside, departures) in self.inside.iter_mut().zip(departures) {
            *inside += departures.inside;
        }
    }

    /// Adds the numbers of a step that closes.
    pub(super) fn record(&mut self, step: &Counts) {
        add(&mut self.joined, &step.joined);
        add(&mut self.served, &step.served);
        add(&mut self.within, &step.within);
        add(&mut self.withdrawn, &step.withdrawn);
        add(&mut self.waited, &step.waited);
        add(&mut self.backlog, &step.waiting);
    }
}

/// Adds one row to another, lane by lane.
pub(super) fn add(row: &mut [f64], other: &[f64]) {
    for (sum, value) in row.iter_mut().zip(other) {
        *sum += value;
    }
}
