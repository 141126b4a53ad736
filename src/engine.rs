//! From a model to what happens: batches of replications, played step by step. Cannot fail; knows no files, clocks, threads.

mod allocation;
mod batch;
mod capacity;
mod cards;
mod coming_again;
mod consignments;
mod counts;
mod demand;
mod discipline;
mod disturbed;
mod flow;
mod hazards;
mod inequality;
pub mod inputs;
mod keeping;
mod leavers;
mod ledger;
mod lots;
mod lottery;
mod milestones;
mod observe;
mod opening;
mod ordering;
mod pipeline;
mod policies;
mod queue;
mod randomness;
mod regions;
mod result;
mod room;
mod sharing;
mod staff;
mod staffing;
mod stage;
mod supply;
mod totals;
mod transit;
mod treasury;
mod wait_tables;
pub mod waits;
mod ways;
mod within;

pub use crate::engine::batch::Batch;
pub use crate::engine::inequality::{gini, ratio, worst};
pub use crate::engine::observe::Of;
pub use crate::engine::result::{
    Broken, Identity, MoneyResult, QueueResult, ReplicationResult, StageResult,
};
pub use crate::engine::wait_tables::{CellOf, StageWaitTables, WaitTables};
