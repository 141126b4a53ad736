//! JSON whose keys stay in the order in which they are written. Knows no shape.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

/// A value.
pub(super) enum Json {
    Null,
    Bool(bool),
    Whole(u64),
    /// Whole ones are written without a point; what is no number is `null`.
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Object),
}

/// Keys with their values.
pub(super) struct Object(pub(super) Vec<(&'static str, Json)>);

impl Object {
    /// The keys of both.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

/// An object, as JSON itself writes it.
macro_rules! object {
    ({ $($key:literal: $value:expr),* $(,)? }) => { Object(vec![$(($key, Json::from($value))),*]) };
}
pub(super) use object;

/// Up to here every whole number is exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Whole(value) => serializer.serialize_u64(*value),
            #[expect(clippy::cast_possible_truncation, reason = "whole, and within 2^53")]
            Self::Number(value) if value.fract() == 0.0 && value.abs() <= EXACT => {
                serializer.serialize_i64(*value as i64)
            }
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => list.serialize(serializer),
            Self::Object(object) => object.serialize(serializer),
        }
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// What becomes which value.
macro_rules! becomes {
    ($($from:ty: $value:ident => $json:expr,)*) => {
        $(impl From<$from> for Json { fn from($value: $from) -> Self { $json } })*
    };
}

becomes! {
    bool: value => Self::Bool(value),
    u32: value => Self::Whole(value.into()),
    u64: value => Self::Whole(value),
    usize: value => Self::Whole(value as u64),
    i32: value => Self::Number(value.into()),
    f64: value => Self::Number(value),
    &str: text => Self::Text(text.to_owned()),
    &String: text => Self::Text(text.clone()),
    String: text => Self::Text(text),
    Object: object => Self::Object(object),
}

impl<T: Into<Self>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl<T: Into<Self>> FromIterator<T> for Json {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}
