//! One id type per thing, so that a client's id cannot be handed over as a clinician's.

/// Declares id types over UUID: `ids! { /// A client. ClientId }`.
#[macro_export]
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            $crate::macro_support::serde::Serialize, $crate::macro_support::serde::Deserialize)]
        #[serde(crate = "kernel::macro_support::serde", transparent)]
        pub struct $name(pub $crate::macro_support::uuid::Uuid);

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<$crate::macro_support::uuid::Uuid> for $name {
            fn from(id: $crate::macro_support::uuid::Uuid) -> Self {
                $name(id)
            }
        }

        impl From<$name> for $crate::macro_support::uuid::Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl $crate::macro_support::schemars::JsonSchema for $name {
            fn inline_schema() -> bool { true }
            fn schema_name() -> ::std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(
                _: &mut $crate::macro_support::schemars::SchemaGenerator,
            ) -> $crate::macro_support::schemars::Schema {
                $crate::macro_support::schemars::json_schema!({ "type": "string", "format": "uuid" })
            }
        }

        impl $crate::macro_support::postgres_types::ToSql for $name {
            fn to_sql(
                &self,
                ty: &$crate::macro_support::postgres_types::Type,
                out: &mut $crate::macro_support::BytesMut,
            ) -> Result<$crate::macro_support::postgres_types::IsNull, Box<dyn ::std::error::Error + Sync + Send>> {
                self.0.to_sql(ty, out)
            }
            fn accepts(ty: &$crate::macro_support::postgres_types::Type) -> bool {
                <$crate::macro_support::uuid::Uuid as $crate::macro_support::postgres_types::ToSql>::accepts(ty)
            }
            $crate::macro_support::postgres_types::to_sql_checked!();
        }

        impl<'a> $crate::macro_support::postgres_types::FromSql<'a> for $name {
            fn from_sql(
                ty: &$crate::macro_support::postgres_types::Type,
                raw: &'a [u8],
            ) -> Result<Self, Box<dyn ::std::error::Error + Sync + Send>> {
                <$crate::macro_support::uuid::Uuid as $crate::macro_support::postgres_types::FromSql>::from_sql(ty, raw).map($name)
            }
            fn accepts(ty: &$crate::macro_support::postgres_types::Type) -> bool {
                <$crate::macro_support::uuid::Uuid as $crate::macro_support::postgres_types::FromSql>::accepts(ty)
            }
        }
    )+};
}

ids! {
    /// A practice: the tenant.
    OrganizationId,
    /// A person who can sign in. The subject of a token.
    ProfileId,
    /// One sign-in on one device.
    SessionId,
    /// One person in care.
    ClientId,
}
