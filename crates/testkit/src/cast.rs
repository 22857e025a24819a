//! The named people of a practice: one per role. All of them are invented.

use std::sync::Arc;

use jiff::Timestamp;
use kernel::caller::User;
use kernel::id::{OrganizationId, ProfileId, SessionId};
use kernel::keys::Master;
use kernel::{Aal, Caller, Role, SeededEntropy};
use tokio_postgres::Client;
use uuid::Uuid;

/// What a practice is seeded with, in order. A domain that adds tables adds a file with at least one row for each of them.
const SEED: &[&str] = &[
    include_str!("cast/practice.sql"),
    include_str!("cast/kernel.sql"),
    include_str!("cast/clients.sql"),
    include_str!("cast/scheduling.sql"),
    include_str!("cast/clinical.sql"),
    include_str!("cast/documents.sql"),
    include_str!("cast/billing.sql"),
    include_str!("cast/auth.sql"),
    include_str!("cast/notifications.sql"),
    include_str!("cast/reminders.sql"),
];
/// What the ids of [`kernel::example`] begin with.
pub(crate) const EXAMPLE_IDS: &str = "00000000-0000-7000-8000-";

/// Somebody who can sign in.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their practice.
    pub organization: Uuid,
    /// Their id.
    pub profile: Uuid,
    /// Their session.
    pub session: Uuid,
    /// What they are in it.
    pub role: Role,
}

impl Person {
    /// The person as a caller with a second factor confirmed just now.
    pub fn caller(&self, now: Timestamp) -> Caller {
        self.caller_at(Aal::Aal2, now)
    }

    /// The person as a caller who proved so much, at `authenticated_at`.
    pub fn caller_at(&self, aal: Aal, authenticated_at: Timestamp) -> Caller {
        Caller::User(Arc::new(User {
            organization: OrganizationId(self.organization),
            profile: ProfileId(self.profile),
            session: SessionId(self.session),
            roles: vec![self.role],
            aal,
            authenticated_at,
        }))
    }
}

/// A practice and its people.
#[derive(Clone, Debug)]
pub struct Cast {
    /// The practice.
    pub organization: Uuid,
    /// Amara runs the practice.
    pub amara: Person,
    /// Noor is a therapist.
    pub noor: Person,
    /// Stellan supervises.
    pub stellan: Person,
    /// Aiko is an associate.
    pub aiko: Person,
    /// Bela bills.
    pub bela: Person,
    /// Rosa has the front desk.
    pub rosa: Person,
    /// Cleo is a client with a portal login.
    pub cleo: Person,
    /// Ines was a therapist here; her door is closed.
    pub ines: Person,
    ids: String,
    letter: char,
}

impl Cast {
    pub(crate) fn new(ids: &str, letter: char) -> Cast {
        let id = |ending: &str| -> Uuid {
            format!("{ids}{:0>12}", format!("{letter}{ending}"))
                .parse()
                .expect("an id of the cast is a UUID")
        };
        let person = |ending: &str, role| Person {
            organization: id("1"),
            profile: id(ending),
            session: id(&format!("7{ending}")),
            role,
        };
        Cast {
            organization: id("1"),
            amara: person("2", Role::Administrator),
            noor: person("3", Role::Therapist),
            stellan: person("4", Role::Supervisor),
            aiko: person("5", Role::AssociateTrainee),
            bela: person("6", Role::BillingStaff),
            rosa: person("7", Role::FrontDesk),
            cleo: person("8", Role::ClientUser),
            ines: person("9", Role::Therapist),
            ids: ids.to_owned(),
            letter,
        }
    }

    /// The person who holds the role.
    pub fn someone(&self, role: Role) -> &Person {
        match role {
            Role::Administrator => &self.amara,
            Role::Therapist => &self.noor,
            Role::Supervisor => &self.stellan,
            Role::AssociateTrainee => &self.aiko,
            Role::BillingStaff => &self.bela,
            Role::FrontDesk => &self.rosa,
            Role::ClientUser => &self.cleo,
        }
    }

    /// The thing of this practice that stands where `example` stands in the practice of the examples
    /// (`t.own(kernel::example::ROOM)`).
    pub fn own(&self, example: Uuid) -> Uuid {
        let text = example.to_string();
        let ending = text
            .strip_prefix(EXAMPLE_IDS)
            .map(|rest| rest.trim_start_matches('0'))
            .and_then(|rest| rest.strip_prefix(['a', 'b']))
            .unwrap_or_else(|| panic!("{example} is not an id of the cast"));
        format!("{}{:0>12}", self.ids, format!("{}{ending}", self.letter))
            .parse()
            .expect("an id of the cast is a UUID")
    }

    /// A number of Mira's, sealed as the house of the tests seals it.
    fn sealed_number(&self) -> String {
        let id = self.own(uuid::uuid!("00000000-0000-7000-8000-00000000a523"));
        Master::new(&[7; 32])
            .sealer(&format!("organization {} columns", self.organization))
            .seal(
                b"219099999",
                &format!("client_identifiers.value/{id}"),
                &SeededEntropy::new(1),
            )
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// Seals what stands between `{seal PLACE | ` and ` seal}`, as the house of the tests seals it.
    fn seal_columns(&self, sql: &str) -> String {
        let sealer =
            Master::new(&[7; 32]).sealer(&format!("organization {} columns", self.organization));
        let mut parts = sql.split("{seal ");
        let mut sealed = parts.next().unwrap_or_default().to_owned();
        for (part, seed) in parts.zip(2..) {
            let (inside, rest) = part
                .split_once(" seal}")
                .unwrap_or_else(|| panic!("a sealed value has no end: {part}"));
            let (place, plain) = inside
                .split_once(" | ")
                .unwrap_or_else(|| panic!("a sealed value has no place: {inside}"));
            for byte in sealer.seal(plain.as_bytes(), place, &SeededEntropy::new(seed)) {
                sealed.push_str(&format!("{byte:02x}"));
            }
            sealed.push_str(rest);
        }
        sealed
    }

    pub(crate) async fn seed(&self, operator: &Client) {
        let tag = format!("{}{}", self.ids.replace('-', ""), self.letter);
        let sealed = self.sealed_number();
        let sql: String = SEED
            .iter()
            .map(|file| {
                file.replace("{ids}", &self.ids)
                    .replace("{o}", &self.letter.to_string())
                    .replace("{tag}", &tag)
                    .replace("{sealed}", &sealed)
            })
            .collect();
        let sql = format!("begin; {} commit;", self.seal_columns(&sql));
        if let Err(error) = operator.batch_execute(&sql).await {
            panic!("the cast cannot be seeded: {error:?}");
        }
    }
}
