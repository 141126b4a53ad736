//! How the uncertain numbers are drawn over replications: at random, or by design. Draws nothing itself.

use crate::keyed::keyed;

keyed! {
    /// A design over replications. Each one gives every number its own distribution.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Sampling {
        /// Each replication for itself.
        #[default]
        Random = "random",
        /// Of each hundred replications, one in each hundredth of every number (`McKay`, Beckman & Conover 1979).
        LatinHypercube = "latin-hypercube",
        /// Owen-scrambled Sobol' points, one dimension for each number (Owen 1995; Burley 2020).
        Sobol = "sobol",
    }
}
