//! The binding limit of a step, and the ledger of what each limit withheld. Serves no unit itself.

use crate::engine::counts::add;
use crate::engine::flow::{least, positive_part};

/// Limits of one stage in every lane, by their place in `Stage::limits`: the first is demand (the queue).
#[derive(Clone, Debug)]
pub(super) struct Ledger {
    /// What each limit allows in this step: by limit, then lane.
    pub(super) allowed: Vec<Vec<f64>>,
    /// What each limit withheld in this step.
    pub(super) withheld: Vec<Vec<f64>>,
    /// 1 where a limit is the binding one, else 0.
    pub(super) binding: Vec<Vec<f64>>,
    /// What all limits together let pass.
    pub(super) served: Vec<f64>,
    pub(super) withheld_total: Vec<Vec<f64>>,
    pub(super) bound_steps: Vec<Vec<f64>>,
    /// 1 where the binding limit has not been named yet.
    unnamed: Vec<f64>,
}

impl Ledger {
    pub(super) fn new(limits: usize, lanes: usize) -> Self {
        let zeros = vec![vec![0.0; lanes]; limits];
        Self {
            // A limit that is never set lets every unit pass.
            allowed: vec![vec![f64::INFINITY; lanes]; limits],
            withheld: zeros.clone(),
            binding: zeros.clone(),
            served: vec![0.0; lanes],
            withheld_total: zeros.clone(),
            bound_steps: zeros,
            unnamed: vec![0.0; lanes],
        }
    }

    /// How many limits there are.
    pub(super) fn limits(&self) -> usize {
        self.allowed.len()
    }

    /// Puts the least that the first limits allow into a row.
    pub(super) fn least_of(&self, limits: usize, least_of: &mut [f64]) {
        least_of.copy_from_slice(&self.allowed[0]);
        for allowed in &self.allowed[1..limits] {
            for (sofar, allowed) in least_of.iter_mut().zip(allowed) {
                *sofar = least(*sofar, *allowed);
            }
        }
    }

    /// Ends the step: finds what is served, names the binding limit, charges every limit with its cut.
    ///
    /// From the loosest limit to the tightest, each is charged with the further cut that it makes, so the charges
    /// add up to what stays unserved, and that of the tightest is what lifting it alone would gain. Ties go to the
    /// first limit in order: it is the binding one, and those after it count as looser.
    pub(super) fn close(&mut self) {
        let Self { allowed, withheld, binding, served, .. } = self;
        served.copy_from_slice(&allowed[0]);
        for allowed in &allowed[1..] {
            for (served, allowed) in served.iter_mut().zip(allowed) {
                *served = least(*served, *allowed);
            }
        }
        self.unnamed.fill(1.0);
        for (binding, allowed) in binding.iter_mut().zip(&*allowed) {
            let lanes = binding.iter_mut().zip(&mut self.unnamed).zip(served.iter().zip(allowed));
            for ((binding, unnamed), (served, allowed)) in lanes {
                *binding = if allowed == served { *unnamed } else { 0.0 };
                *unnamed -= *binding;
            }
        }
        for limit in 1..allowed.len() {
            // What all looser limits leave of the queue, then what this one cuts off.
            withheld[limit].copy_from_slice(&allowed[0]);
            for other in (1..allowed.len()).filter(|other| *other != limit) {
                let pairs = allowed[limit].iter().zip(&allowed[other]);
                for (left, (this, that)) in withheld[limit].iter_mut().zip(pairs) {
                    let is_looser = this < that || (this == that && limit < other);
                    *left = if is_looser && *that < *left { *that } else { *left };
                }
            }
            for (cut, allowed) in withheld[limit].iter_mut().zip(&allowed[limit]) {
                *cut = positive_part(*cut - allowed);
            }
        }
        for (total, withheld) in self.withheld_total.iter_mut().zip(&self.withheld) {
            add(total, withheld);
        }
        for (total, binding) in self.bound_steps.iter_mut().zip(&self.binding) {
            add(total, binding);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Served, binding limit, charges.
    fn close(allowed: &[f64]) -> (f64, usize, Vec<f64>) {
        let mut ledger = Ledger::new(allowed.len(), 1);
        for (row, allowed) in ledger.allowed.iter_mut().zip(allowed) {
            row[0] = *allowed;
        }
        ledger.close();
        let binding = ledger.binding.iter().position(|binding| binding[0] == 1.0).unwrap();
        (ledger.served[0], binding, ledger.withheld.iter().map(|row| row[0]).collect())
    }

    #[test]
    fn each_limit_is_charged_with_its_further_cut() {
        // Queue 10, capacity 6, blanks 4: the example of the model reference.
        assert_eq!(close(&[10.0, 6.0, 4.0]), (4.0, 2, vec![0.0, 4.0, 2.0]));
        assert_eq!(close(&[10.0, 4.0, 6.0]), (4.0, 1, vec![0.0, 2.0, 4.0]));
        assert_eq!(close(&[3.0, 6.0, 4.0]), (3.0, 0, vec![0.0, 0.0, 0.0]));
        assert_eq!(close(&[10.0, 6.0]), (6.0, 1, vec![0.0, 4.0]));
        assert_eq!(close(&[6.0, 10.0]), (6.0, 0, vec![0.0, 0.0]));
    }

    #[test]
    fn ties_go_to_the_first_limit() {
        // Lifting one of two equal limits gains nothing: the binding one is charged with nothing.
        assert_eq!(close(&[10.0, 4.0, 4.0]), (4.0, 1, vec![0.0, 0.0, 6.0]));
        assert_eq!(close(&[4.0, 4.0, 4.0]), (4.0, 0, vec![0.0, 0.0, 0.0]));
        assert_eq!(close(&[4.0, 4.0]), (4.0, 0, vec![0.0, 0.0]));
    }
}
