//! How a person describes themselves: asked, never inferred; "declined" is an answer too.

use kernel::id::ClientId;
use kernel::prelude::*;

kernel::vocabulary! {
    /// The race categories of OMB.
    pub enum Race {
        /// American indian.
        AmericanIndian = "american_indian" => "American indian",
        /// Asian.
        Asian = "asian" => "Asian",
        /// Black.
        Black = "black" => "Black",
        /// Pacific islander.
        PacificIslander = "pacific_islander" => "Pacific islander",
        /// White.
        White = "white" => "White",
        /// Other.
        Other = "other" => "Other",
        /// Declined.
        Declined = "declined" => "Declined",
    }
}

kernel::vocabulary! {
    /// Ethnicity.
    pub enum Ethnicity {
        /// Hispanic.
        Hispanic = "hispanic" => "Hispanic",
        /// Not hispanic.
        NotHispanic = "not_hispanic" => "Not hispanic",
        /// Declined.
        Declined = "declined" => "Declined",
    }
}

kernel::vocabulary! {
    /// Sex assigned at birth.
    pub enum BirthSex {
        /// Female.
        Female = "female" => "Female",
        /// Male.
        Male = "male" => "Male",
        /// Intersex.
        Intersex = "intersex" => "Intersex",
        /// Declined.
        Declined = "declined" => "Declined",
    }
}

kernel::vocabulary! {
    /// Marital status.
    pub enum MaritalStatus {
        /// Single.
        Single = "single" => "Single",
        /// Married.
        Married = "married" => "Married",
        /// Partnered.
        Partnered = "partnered" => "Partnered",
        /// Separated.
        Separated = "separated" => "Separated",
        /// Divorced.
        Divorced = "divorced" => "Divorced",
        /// Widowed.
        Widowed = "widowed" => "Widowed",
        /// Declined.
        Declined = "declined" => "Declined",
    }
}

kernel::vocabulary! {
    /// Employment.
    pub enum EmploymentStatus {
        /// Full time.
        FullTime = "full_time" => "Full time",
        /// Part time.
        PartTime = "part_time" => "Part time",
        /// Self employed.
        SelfEmployed = "self_employed" => "Self employed",
        /// Unemployed.
        Unemployed = "unemployed" => "Unemployed",
        /// Student.
        Student = "student" => "Student",
        /// Retired.
        Retired = "retired" => "Retired",
        /// Disabled.
        Disabled = "disabled" => "Disabled",
        /// Declined.
        Declined = "declined" => "Declined",
    }
}

kernel::vocabulary! {
    /// Housing.
    pub enum Housing {
        /// Stable.
        Stable = "stable" => "Stable",
        /// Unstable.
        Unstable = "unstable" => "Unstable",
        /// Homeless.
        Homeless = "homeless" => "Homeless",
        /// Institution.
        Institution = "institution" => "Institution",
        /// Declined.
        Declined = "declined" => "Declined",
    }
}

/// How a person describes themselves.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Demographics {
    /// The client.
    pub client_id: ClientId,
    /// Race, in the categories of OMB.
    pub races: Vec<Race>,
    /// Ethnicity.
    pub ethnicity: Option<Ethnicity>,
    /// Languages, the preferred one first.
    pub languages: Vec<String>,
    /// An interpreter is needed.
    pub needs_interpreter: bool,
    /// Sex assigned at birth.
    pub sex_assigned_at_birth: Option<BirthSex>,
    /// Gender, in the words of the person.
    pub gender_identity: Option<String>,
    /// Sexual orientation, in the words of the person.
    pub sexual_orientation: Option<String>,
    /// Former names.
    pub former_names: Vec<String>,
    /// Marital status.
    pub marital_status: Option<MaritalStatus>,
    /// Employment.
    pub employment: Option<EmploymentStatus>,
    /// Housing.
    pub housing: Option<Housing>,
    /// Served in the armed forces.
    pub veteran: Option<bool>,
    /// The version to send back; 0 if nothing was written yet.
    pub row_version: i32,
}

/// What is written down.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DemographicsFacts {
    /// Race, in the categories of OMB.
    #[serde(default)]
    pub races: Vec<Race>,
    /// Ethnicity.
    #[serde(default)]
    pub ethnicity: Option<Ethnicity>,
    /// Languages, the preferred one first.
    #[serde(default)]
    pub languages: Vec<String>,
    /// An interpreter is needed.
    #[serde(default)]
    pub needs_interpreter: bool,
    /// Sex assigned at birth.
    #[serde(default)]
    pub sex_assigned_at_birth: Option<BirthSex>,
    /// Gender, in the words of the person.
    #[serde(default)]
    pub gender_identity: Option<Text<80>>,
    /// Sexual orientation, in the words of the person.
    #[serde(default)]
    pub sexual_orientation: Option<Text<80>>,
    /// Former names.
    #[serde(default)]
    pub former_names: Vec<String>,
    /// Marital status.
    #[serde(default)]
    pub marital_status: Option<MaritalStatus>,
    /// Employment.
    #[serde(default)]
    pub employment: Option<EmploymentStatus>,
    /// Housing.
    #[serde(default)]
    pub housing: Option<Housing>,
    /// Served in the armed forces.
    #[serde(default)]
    pub veteran: Option<bool>,
}
