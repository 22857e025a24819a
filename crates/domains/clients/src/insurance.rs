//! Who pays. The member id is sealed, its last four visible; two policies cannot both be first on the same day.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::identifier::last_four;
use crate::statements;

kernel::vocabulary! {
    /// What kind of payer.
    pub enum PayerKind {
        /// Commercial.
        Commercial = "commercial" => "Commercial",
        /// Medicare.
        Medicare = "medicare" => "Medicare",
        /// Medicaid.
        Medicaid = "medicaid" => "Medicaid",
        /// Tricare.
        Tricare = "tricare" => "Tricare",
        /// Workers compensation.
        WorkersCompensation = "workers_compensation" => "Workers compensation",
        /// Employee assistance.
        EmployeeAssistance = "employee_assistance" => "Employee assistance",
        /// Other.
        Other = "other" => "Other",
    }
}

kernel::vocabulary! {
    /// Who pays first.
    pub enum Rank {
        /// Primary.
        Primary = "primary" => "Primary",
        /// Secondary.
        Secondary = "secondary" => "Secondary",
        /// Tertiary.
        Tertiary = "tertiary" => "Tertiary",
    }
}

kernel::vocabulary! {
    /// What the client is to the subscriber.
    pub enum Relationship {
        /// Self.
        Oneself = "self" => "Self",
        /// Spouse.
        Spouse = "spouse" => "Spouse",
        /// Child.
        Child = "child" => "Child",
        /// Other.
        Other = "other" => "Other",
    }
}

kernel::vocabulary! {
    /// How a policy was verified.
    pub enum VerificationMethod {
        /// Telephone.
        Telephone = "telephone" => "Telephone",
        /// Payer portal.
        PayerPortal = "payer_portal" => "Payer portal",
        /// Card seen.
        CardSeen = "card_seen" => "Card seen",
    }
}

/// A payer.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Payer {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// What kind.
    pub kind: PayerKind,
    /// Its number for electronic claims.
    pub electronic_id: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Days to file a claim in.
    pub timely_filing_days: i32,
    /// It is used.
    pub active: bool,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// What is written down.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayerFacts {
    /// Its name.
    pub name: Text<160>,
    /// What kind.
    pub kind: PayerKind,
    /// Its number for electronic claims.
    #[serde(default)]
    pub electronic_id: Option<Text<20>>,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<Phone>,
    /// Days to file a claim in.
    pub timely_filing_days: Within<1, 1100>,
    /// It is no longer used.
    #[serde(default)]
    pub inactive: bool,
}

/// A client's policy.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Policy {
    /// Its id.
    pub id: Uuid,
    /// Whose.
    pub client_id: ClientId,
    /// Who pays.
    pub payer_id: Uuid,
    /// Their name.
    pub payer_name: String,
    /// In which turn.
    pub rank: Rank,
    /// The plan.
    pub plan_name: Option<String>,
    /// The end of the client's number there.
    pub member_id_last_four: String,
    /// The group.
    pub group_number: Option<String>,
    /// What the client is to the subscriber.
    pub relationship: Relationship,
    /// The subscriber.
    pub subscriber_name: Option<String>,
    /// Their birth date.
    pub subscriber_birth_date: Option<Date>,
    /// What the client pays per visit.
    pub copay_cents: Option<i64>,
    /// First day.
    pub valid_from: Date,
    /// Last day.
    pub valid_to: Option<Date>,
    /// Why it ended.
    pub termination_reason: Option<String>,
    /// When it was verified.
    pub verified_at: Option<Timestamp>,
    /// How.
    pub verification_method: Option<VerificationMethod>,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// What is written down.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyFacts {
    /// Who pays.
    pub payer_id: Uuid,
    /// In which turn.
    pub rank: Rank,
    /// The plan.
    #[serde(default)]
    pub plan_name: Option<Text<160>>,
    /// The client's number there; when changing a policy, left out if it stays.
    #[serde(default)]
    pub member_id: Option<Text<40>>,
    /// The group.
    #[serde(default)]
    pub group_number: Option<Text<60>>,
    /// What the client is to the subscriber.
    pub relationship: Relationship,
    /// The subscriber, if not the client.
    #[serde(default)]
    pub subscriber_name: Option<Text<160>>,
    /// Their birth date.
    #[serde(default)]
    pub subscriber_birth_date: Option<Date>,
    /// What the client pays per visit.
    #[serde(default)]
    pub copay_cents: Option<Within<0, 1000000>>,
    /// First day.
    pub valid_from: Date,
    /// Last day.
    #[serde(default)]
    pub valid_to: Option<Date>,
}

/// Where the sealed member id stands.
pub fn place(id: Uuid) -> String {
    format!("client_insurance.member_id/{id}")
}

/// The constraints of a policy, in words.
pub trait InWords<T> {
    /// Says what is wrong.
    fn map_err_to_words(self) -> Result<T>;
}

impl<T> InWords<T> for Result<T> {
    fn map_err_to_words(self) -> Result<T> {
        self.on_constraint("client_insurance_one_per_rank", || {
            Error::conflict("Another policy of this rank holds on some of these days. End that one first, or choose another rank.")
                .on_field("insurance.rank")
        })
        .on_constraint("client_insurance_ends_after_it_begins", || {
            Error::invalid("insurance.valid_to", "The last day comes before the first.")
        })
        .on_constraint("client_insurance_subscriber", || {
            Error::invalid("insurance.subscriber_name", "Say who the subscriber is.")
        })
    }
}

/// The policy that somebody new names on the telephone.
pub async fn first_policy(
    cx: &mut Context,
    client: ClientId,
    payer: Uuid,
    member: &Text<40>,
    today: Date,
) -> Result<()> {
    let (id, practice) = (cx.new_id(), cx.organization()?);
    let sealed = cx.seal(&place(id), member.as_str())?;
    let none = None::<String>;
    let written = cx
        .execute(
            &statements::CREATE_CLIENT_INSURANCE,
            &[
                &id,
                &practice,
                &client,
                &payer,
                &Rank::Primary,
                &none,
                &sealed,
                &last_four(member.as_str()),
                &none,
                &Relationship::Oneself,
                &none,
                &None::<Date>,
                &None::<i64>,
                &today,
                &None::<Date>,
            ],
        )
        .await?;
    if written == 0 {
        return Err(Error::invalid(
            "client.payer_id",
            "Choose a payer of this practice.",
        ));
    }
    Ok(())
}
