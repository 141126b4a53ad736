//! Which stage, capacity, material or supplier of a model: places in its lists. Looks nothing up.

macro_rules! index {
    ($(#[$doc:meta] $name:ident,)*) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub usize);
    )*};
}

index! {
    /// Points into `Model::stages`.
    StageId,
    /// Points into `Model::capacities`.
    CapacityId,
    /// Points into `Model::materials`.
    MaterialId,
    /// Points into `Model::suppliers`.
    SupplierId,
}
