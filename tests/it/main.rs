//! The one integration test binary. Holds no tests itself.

#![expect(clippy::disallowed_methods, reason = "tests read the files that they are about")]

mod seeds;
