//! The counts of a queue, of a step and of the horizon: rows of numbers over lanes. Moves no unit.

use std::ops::Range;

use multiversion::multiversion;

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

/// The same of every lane.
#[derive(Clone, Debug)]
pub(super) struct DepartureRows {
    pub(super) units: Vec<f64>,
    waited: Vec<f64>,
    inside: Vec<f64>,
    within: Vec<f64>,
}

impl DepartureRows {
    pub(super) fn new(lanes: usize) -> Self {
        let zeros = vec![0.0; lanes];
        Self { units: zeros.clone(), waited: zeros.clone(), inside: zeros.clone(), within: zeros }
    }

    /// Nobody left.
    pub(super) fn clear(&mut self) {
        for row in [&mut self.units, &mut self.waited, &mut self.inside, &mut self.within] {
            row.fill(0.0);
        }
    }

    /// Sets who left a lane.
    pub(super) fn set(&mut self, lane: usize, departures: Departures) {
        let Departures { units, waited, inside, within } = departures;
        self.units[lane] = units;
        self.waited[lane] = waited;
        self.inside[lane] = inside;
        self.within[lane] = within;
    }

    /// Sets who left some lanes: the sums over each of them, in the order of [`Departures`].
    pub(super) fn set_together<const LANES: usize>(
        &mut self,
        lanes: Range<usize>,
        sums: &[[f64; LANES]; 4],
    ) {
        let Self { units, waited, inside, within } = self;
        for (row, sums) in [units, waited, inside, within].into_iter().zip(sums) {
            row[lanes.clone()].copy_from_slice(sums);
        }
    }

    /// Adds units that left a row: how long they waited, and how long of it within the horizon.
    #[expect(clippy::inline_always, reason = "it has to be built for wide registers too")]
    #[inline(always)]
    pub(super) fn add(
        &mut self,
        lanes: &Range<usize>,
        units: &[f64],
        (wait, inside, is_within): (f64, f64, bool),
    ) {
        let within = if is_within { 1.0 } else { 0.0 };
        let (sums, waited) = (&mut self.units[lanes.clone()], &mut self.waited[lanes.clone()]);
        let (insides, withins) = (&mut self.inside[lanes.clone()], &mut self.within[lanes.clone()]);
        add_times([sums, waited, insides, withins], [1.0, wait, inside, within], units);
    }
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
    pub(super) fn leave(&mut self, departure: Departure, departures: &DepartureRows) {
        leave(self, departure, departures);
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
    pub(super) fn leave(&mut self, departures: &DepartureRows) {
        add(&mut self.inside, &departures.inside);
    }

    /// Adds the numbers of a step that closes.
    pub(super) fn record(&mut self, step: &Counts) {
        record(self, step);
    }
}

#[multiversion(targets("x86_64+avx2"))]
fn leave(counts: &mut Counts, departure: Departure, departures: &DepartureRows) {
    let DepartureRows { units, waited, within, .. } = departures;
    minus(&mut counts.waiting, units);
    minus(&mut counts.age, waited);
    for (overdue, (units, within)) in counts.overdue.iter_mut().zip(units.iter().zip(within)) {
        *overdue -= units - within;
    }
    match departure {
        Departure::Served => {
            plus(&mut counts.served, units);
            plus(&mut counts.waited, waited);
            plus(&mut counts.within, within);
        }
        Departure::Withdrawn => add(&mut counts.withdrawn, units),
    }
}

#[multiversion(targets("x86_64+avx2"))]
fn record(totals: &mut Totals, step: &Counts) {
    plus(&mut totals.joined, &step.joined);
    plus(&mut totals.served, &step.served);
    plus(&mut totals.within, &step.within);
    plus(&mut totals.withdrawn, &step.withdrawn);
    plus(&mut totals.waited, &step.waited);
    plus(&mut totals.backlog, &step.waiting);
}

/// Adds one row to another, lane by lane.
#[multiversion(targets("x86_64+avx2"))]
pub(super) fn add(row: &mut [f64], other: &[f64]) {
    plus(row, other);
}

/// The same, as wide as what it stands in.
#[expect(clippy::inline_always, reason = "it has to be built for wide registers too")]
#[inline(always)]
pub(super) fn plus(row: &mut [f64], other: &[f64]) {
    for (sum, value) in row.iter_mut().zip(other) {
        *sum += value;
    }
}

/// Takes one row off another, lane by lane, as wide as what it stands in.
#[expect(clippy::inline_always, reason = "it has to be built for wide registers too")]
#[inline(always)]
pub(super) fn minus(row: &mut [f64], other: &[f64]) {
    for (rest, value) in row.iter_mut().zip(other) {
        *rest -= value;
    }
}

/// The sum of a row of whole numbers, four at a time: while it stays below 2^53, no order of adding changes it.
#[expect(clippy::inline_always, reason = "it has to be built for wide registers too")]
#[inline(always)]
pub(super) fn sum_of_whole(row: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let fours = row.chunks_exact(4);
    let rest: f64 = fours.remainder().iter().sum();
    fours.for_each(|four| plus(&mut sums, four));
    sums.iter().sum::<f64>() + rest
}

/// Adds a row to several others, to each so many times.
#[expect(clippy::inline_always, reason = "it has to be built for wide registers too")]
#[inline(always)]
fn add_times(sums: [&mut [f64]; 4], times: [f64; 4], row: &[f64]) {
    let [one, two, three, four] = sums;
    let (one, two) = (&mut one[..row.len()], &mut two[..row.len()]);
    let (three, four) = (&mut three[..row.len()], &mut four[..row.len()]);
    for (lane, value) in row.iter().enumerate() {
        one[lane] += value * times[0];
        two[lane] += value * times[1];
        three[lane] += value * times[2];
        four[lane] += value * times[3];
    }
}
