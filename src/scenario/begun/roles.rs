//! Which numbers of a table count who came, who was served, who waits: by the names of their columns, else by their order.

use crate::scenario::begun::table::Table;

/// What a row of numbers counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Came,
    Served,
    Waits,
}

/// Words in the names of columns by which it is known.
const WORDS: [(Role, &[&str]); 3] = [
    (
        Role::Waits,
        &[
            "pending",
            "backlog",
            "waiting",
            "outstanding",
            "open",
            "queue",
            "stock",
            "on hand",
            "caseload",
        ],
    ),
    (
        Role::Served,
        &[
            "decision",
            "decided",
            "served",
            "issued",
            "completed",
            "closed",
            "disposed",
            "processed",
            "finished",
            "granted",
            "printed",
            "delivered",
            "treated",
            "cleared",
            "output",
            "resolved",
        ],
    ),
    (
        Role::Came,
        &[
            "receipt",
            "received",
            "application",
            "applied",
            "arriv",
            "joined",
            "registered",
            "referral",
            "new",
            "intake",
            "lodged",
            "filed",
            "demand",
            "request",
            "claims",
            "input",
            "cases",
        ],
    ),
];

/// Which series of a table counts what.
#[derive(Clone, Debug)]
pub(super) struct Roles {
    pub(super) came: usize,
    pub(super) served: Option<usize>,
    pub(super) waits: Option<usize>,
    /// Whether names of columns told, or their order.
    pub(super) by_name: bool,
}

impl Roles {
    pub(super) fn of(table: &Table) -> Result<Self, String> {
        let known =
            |wanted: Role| table.series.iter().position(|of| role(&of.name) == Some(wanted));
        let (came, served, waits) = (known(Role::Came), known(Role::Served), known(Role::Waits));
        let mut free =
            (0..table.series.len()).filter(|place| ![came, served, waits].contains(&Some(*place)));
        let by_name = came.is_some();
        let Some(came) = came.or_else(|| free.next()) else {
            return Err("the table says who waits or who was served, and not who came: add a column of those who came"
                .to_owned());
        };
        // Without any name that says it, the second column is taken for those who were served.
        let served = served.or_else(|| if by_name { None } else { free.next() });
        Ok(Self { came, served, waits, by_name })
    }
}

fn role(name: &str) -> Option<Role> {
    let name = name.to_lowercase();
    WORDS
        .iter()
        .find(|(_, words)| words.iter().any(|word| name.contains(word)))
        .map(|(role, _)| *role)
}
