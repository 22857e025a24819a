//! Whole numbers that have been looked at: see [`crate::text`].

use std::borrow::Cow;
use std::fmt;

use bytes::BytesMut;
use postgres_types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

type BoxError = Box<dyn std::error::Error + Sync + Send>;

/// A whole number from `MIN` to `MAX`; `integer` or `bigint` in SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Within<const MIN: i64, const MAX: i64>(i64);

impl<const MIN: i64, const MAX: i64> Within<MIN, MAX> {
    /// The number, if it lies within.
    pub fn new(number: i64) -> Result<Self, String> {
        if (MIN..=MAX).contains(&number) {
            Ok(Within(number))
        } else {
            Err(format!("This must be from {MIN} to {MAX}."))
        }
    }

    /// The number.
    pub fn get(self) -> i64 {
        self.0
    }
}

impl<const MIN: i64, const MAX: i64> fmt::Display for Within<MIN, MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<'de, const MIN: i64, const MAX: i64> Deserialize<'de> for Within<MIN, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Within::new(i64::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl<const MIN: i64, const MAX: i64> JsonSchema for Within<MIN, MAX> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("From{MIN}To{MAX}").into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": MIN, "maximum": MAX })
    }
}

impl<const MIN: i64, const MAX: i64> ToSql for Within<MIN, MAX> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, BoxError> {
        if *ty == Type::INT4 {
            i32::try_from(self.0)?.to_sql(ty, out)
        } else {
            self.0.to_sql(ty, out)
        }
    }
    fn accepts(ty: &Type) -> bool {
        *ty == Type::INT4 || *ty == Type::INT8
    }
    to_sql_checked!();
}

impl<'a, const MIN: i64, const MAX: i64> FromSql<'a> for Within<MIN, MAX> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, BoxError> {
        let number = if *ty == Type::INT4 {
            i32::from_sql(ty, raw)?.into()
        } else {
            i64::from_sql(ty, raw)?
        };
        Ok(Within(number))
    }
    fn accepts(ty: &Type) -> bool {
        *ty == Type::INT4 || *ty == Type::INT8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_belong_to_the_range() {
        for (number, good) in [(0, false), (1, true), (5, true), (6, false)] {
            assert_eq!(Within::<1, 5>::new(number).is_ok(), good, "{number}");
        }
    }
}
