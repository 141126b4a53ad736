//! The sums that planners do by hand. Simulates nothing.
//!
//! Load, target mean wait, target queue, relief capacity: Fong et al. (2022), doi:10.1101/2022.08.23.22279117, for hospital
//! lists. Clearance rate: NCSC, `CourTools` measure 2. Disposition time: CEPEJ, for courts. Rates are per any one time unit.

/// The promised maximum over the mean wait of a queue that keeps it, when waits are spread as in a random queue.
pub const WAIT_FACTOR: f64 = 4.0;

/// Demand over capacity; above one the queue grows without end (Fong et al. 2022).
pub fn load(demand: f64, capacity: f64) -> f64 {
    demand / capacity
}

/// The mean wait at which few wait longer than the promised maximum (Fong et al. 2022).
pub fn target_mean_wait(promised: f64, factor: f64) -> f64 {
    promised / factor
}

/// The queue in which the mean wait is the target: Little's law, demand × wait (Fong et al. 2022).
pub fn target_queue(demand: f64, promised: f64, factor: f64) -> f64 {
    demand * target_mean_wait(promised, factor)
}

/// The capacity that brings a queue down to a target within a time, while demand goes on (Fong et al. 2022).
pub fn relief_capacity(demand: f64, queue: f64, target: f64, time: f64) -> f64 {
    demand + (queue - target) / time
}

/// Resolved over incoming cases; below one the stock grows (NCSC).
pub fn clearance_rate(resolved: f64, incoming: f64) -> f64 {
    resolved / incoming
}

/// Days to resolve what is pending at the pace of the past year (CEPEJ).
pub fn disposition_days(pending: f64, resolved_in_a_year: f64) -> f64 {
    365.0 * pending / resolved_in_a_year
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_sums_come_out() {
        for (found, expected) in [
            (load(30.0, 27.0), 1.111_111_1),
            (target_mean_wait(52.0, WAIT_FACTOR), 13.0),
            (target_queue(30.0, 52.0, WAIT_FACTOR), 390.0),
            (relief_capacity(30.0, 1200.0, 390.0, 26.0), 61.153_846_2),
            (clearance_rate(900.0, 1000.0), 0.9),
            (disposition_days(500.0, 1000.0), 182.5),
        ] {
            assert!((found / expected - 1.0).abs() < 1e-7, "{found} against {expected}");
        }
    }
}
