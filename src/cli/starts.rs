//! Starting files: whole scenarios with comments, each of which runs as it is. Reads none of them.

/// A starting file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    /// Its name, as `nobat new` takes it.
    pub(super) name: &'static str,
    /// What it is for.
    pub(super) about: &'static str,
    /// What it says.
    pub(super) text: &'static str,
}

/// All of them, the simplest first.
pub(super) const STARTS: [Start; 5] = [
    Start {
        name: "single-queue",
        about: "One queue and one team",
        text: include_str!("starts/single-queue.toml"),
    },
    Start {
        name: "supply",
        about: "Production that waits for material",
        text: include_str!("starts/supply.toml"),
    },
    Start {
        name: "staff",
        about: "Two stages in days, with working days and schedules of staff",
        text: include_str!("starts/staff.toml"),
    },
    Start {
        name: "renewals",
        about: "Documents that expire, and classes of applications",
        text: include_str!("starts/renewals.toml"),
    },
    Start {
        name: "regions",
        about: "Several regions and one source of supply",
        text: include_str!("starts/regions.toml"),
    },
];
