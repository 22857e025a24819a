//! Where the practice works.

use kernel::prelude::*;

kernel::shaped_text! {
    /// Where a service takes place, by its CMS code: 11 is an office.
    PlaceOfService: "^[0-9]{2}$", |t| t.len() == 2 && t.bytes().all(|b| b.is_ascii_digit()),
        "A place-of-service code has two digits: 11 for an office.";
}

/// An office.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Location {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Street and number.
    pub street: Option<String>,
    /// City.
    pub city: Option<String>,
    /// State.
    pub state: Option<StateCode>,
    /// Postal code.
    pub postal_code: Option<PostalCode>,
    /// Telephone.
    pub phone: Option<String>,
    /// The code that claims from here carry.
    pub place_of_service: PlaceOfService,
    /// The zone its hours are in.
    pub time_zone: ZoneName,
    /// Whether it can be booked.
    pub active: bool,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// What an administrator writes about an office.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LocationFacts {
    /// Its name.
    pub name: Text<120>,
    /// Street and number.
    #[serde(default)]
    pub street: Option<Text<200>>,
    /// City.
    #[serde(default)]
    pub city: Option<Text<100>>,
    /// State.
    #[serde(default)]
    pub state: Option<StateCode>,
    /// Postal code.
    #[serde(default)]
    pub postal_code: Option<PostalCode>,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<Phone>,
    /// The code that claims from here carry.
    pub place_of_service: PlaceOfService,
    /// The zone its hours are in.
    pub time_zone: ZoneName,
}

impl LocationFacts {
    /// The facts of the examples.
    pub fn example() -> Self {
        LocationFacts {
            name: Text::new("Riverside office").expect("it is short"),
            street: Text::new("4 Mill Street").ok(),
            city: Text::new("Springfield").ok(),
            state: StateCode::new("NY").ok(),
            postal_code: PostalCode::new("10002").ok(),
            phone: Phone::new("+1 555 0102").ok(),
            place_of_service: PlaceOfService::new("11").expect("it has two digits"),
            time_zone: ZoneName::new("America/New_York").expect("it is a zone"),
        }
    }
}

/// The sentence for a name that is taken.
pub(crate) fn name_taken() -> Error {
    Error::conflict("There is a location of this name already.").on_field("location.name")
}
