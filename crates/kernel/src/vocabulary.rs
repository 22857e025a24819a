//! Words with a fixed list of values, stated once.
//!
//! [`vocabulary!`] makes an enum whose values are the words in SQL, JSON and the screens. A migration's
//! `check` constraint repeats the words; a test inserts every one of them, so the two cannot part.

/// Declares a closed list of words:
/// `vocabulary! { /// Why. pub enum Status { /// Doc. Active = "active" => "Active", } }`.
#[macro_export]
macro_rules! vocabulary {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal => $label:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// Every value, in the order in which people expect to see them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word in SQL and JSON.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// All words, in that order.
            pub fn words() -> Vec<&'static str> {
                Self::ALL.iter().map(|value| value.as_str()).collect()
            }

            /// The word on the screen.
            pub const fn label(self) -> &'static str {
                match self { $($name::$variant => $label),+ }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = String;
            fn from_str(word: &str) -> Result<Self, String> {
                match word {
                    $($word => Ok($name::$variant),)+
                    _ => Err(format!("unknown value; expected one of: {}", [$($word),+].join(", "))),
                }
            }
        }

        impl $crate::macro_support::serde::Serialize for $name {
            fn serialize<S: $crate::macro_support::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::macro_support::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::macro_support::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <::std::borrow::Cow<'de, str> as $crate::macro_support::serde::Deserialize>::deserialize(deserializer)?;
                word.parse().map_err($crate::macro_support::serde::de::Error::custom)
            }
        }

        impl $crate::macro_support::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> { stringify!($name).into() }
            // With its place, so that two vocabularies of one name are told apart and deriving can refuse them.
            fn schema_id() -> ::std::borrow::Cow<'static, str> { concat!(module_path!(), "::", stringify!($name)).into() }
            fn json_schema(
                _: &mut $crate::macro_support::schemars::SchemaGenerator,
            ) -> $crate::macro_support::schemars::Schema {
                $crate::macro_support::schemars::json_schema!({ "type": "string", "enum": [$($word),+] })
            }
        }

        impl $crate::macro_support::postgres_types::ToSql for $name {
            fn to_sql(
                &self,
                ty: &$crate::macro_support::postgres_types::Type,
                out: &mut $crate::macro_support::BytesMut,
            ) -> Result<$crate::macro_support::postgres_types::IsNull, Box<dyn ::std::error::Error + Sync + Send>> {
                self.as_str().to_sql(ty, out)
            }
            fn accepts(ty: &$crate::macro_support::postgres_types::Type) -> bool {
                <&str as $crate::macro_support::postgres_types::ToSql>::accepts(ty)
            }
            $crate::macro_support::postgres_types::to_sql_checked!();
        }

        impl<'a> $crate::macro_support::postgres_types::FromSql<'a> for $name {
            fn from_sql(
                ty: &$crate::macro_support::postgres_types::Type,
                raw: &'a [u8],
            ) -> Result<Self, Box<dyn ::std::error::Error + Sync + Send>> {
                let word = <&str as $crate::macro_support::postgres_types::FromSql>::from_sql(ty, raw)?;
                Ok(word.parse::<$name>()?)
            }
            fn accepts(ty: &$crate::macro_support::postgres_types::Type) -> bool {
                <&str as $crate::macro_support::postgres_types::FromSql>::accepts(ty)
            }
        }
    };
}

/// A column whose check constraint repeats the words of a vocabulary.
#[derive(Clone, Copy)]
pub struct ColumnWords {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The words it may hold.
    pub words: fn() -> Vec<&'static str>,
}

impl ColumnWords {
    /// Says that this column holds these words.
    pub const fn of(
        table: &'static str,
        column: &'static str,
        words: fn() -> Vec<&'static str>,
    ) -> Self {
        ColumnWords {
            table,
            column,
            words,
        }
    }
}

vocabulary! {
    /// What a person is in a practice. Somebody may be several at once.
    pub enum Role {
        /// Runs the practice: people, settings, audit.
        Administrator = "administrator" => "Administrator",
        /// A licensed clinician who answers for the work of associates.
        Supervisor = "supervisor" => "Supervisor",
        /// A licensed clinician.
        Therapist = "therapist" => "Therapist",
        /// Works under supervision; notes need a cosignature.
        AssociateTrainee = "associate_trainee" => "Associate",
        /// Claims, payments and statements; never the content of notes.
        BillingStaff = "billing_staff" => "Billing",
        /// Calendar, check-in and intake.
        FrontDesk = "front_desk" => "Front desk",
        /// A client or guardian, in the portal.
        ClientUser = "client_user" => "Client",
    }
}

impl Role {
    /// Everyone who works in the practice.
    pub const STAFF: &'static [Role] = &[
        Role::Administrator,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
        Role::BillingStaff,
        Role::FrontDesk,
    ];

    /// Whether the role belongs to somebody who works in the practice.
    pub fn is_staff(self) -> bool {
        Role::STAFF.contains(&self)
    }
}

vocabulary! {
    /// How surely the caller is who they say (the `aal` claim; NIST SP 800-63B).
    pub enum Aal {
        /// One factor.
        Aal1 = "aal1" => "One factor",
        /// Two factors.
        Aal2 = "aal2" => "Two factors",
    }
}
