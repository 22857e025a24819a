//! The invented people and practices. No real person, practice, number or address is meant.

use kernel::{Entropy, Role};
use uuid::{Uuid, uuid};

use super::Scale;

/// A practice of the demo.
pub struct DemoPractice {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: &'static str,
    /// Its provider number. Numbers that begin with 2 were never given to anybody.
    pub npi: &'static str,
    /// Its zone of time.
    pub time_zone: &'static str,
    /// Its city and state.
    pub place: (&'static str, &'static str, &'static str),
    /// Its rooms.
    pub rooms: &'static [&'static str],
}

/// The room that nobody has for themselves.
pub const GROUP_ROOM: &str = "Group room";

/// The practices: nobody of one may ever see the other. The third is there for measurements only, see [`practices`].
pub const PRACTICES: &[DemoPractice] = &[
    DemoPractice {
        id: uuid!("01990000-0000-7000-8000-0000000000a1"),
        name: "Harbor Lane Counseling",
        npi: "2000000085",
        time_zone: "America/New_York",
        place: ("Springfield", "NY", "10001"),
        rooms: &["Garden room", "Harbor room", GROUP_ROOM],
    },
    DemoPractice {
        id: uuid!("01990000-0000-7000-8000-0000000000b1"),
        name: "Juniper Street Therapy",
        npi: "2000000093",
        time_zone: "America/Chicago",
        place: ("Riverton", "IL", "60601"),
        rooms: &["Room 1"],
    },
    DemoPractice {
        id: uuid!("01990000-0000-7000-8000-0000000000c1"),
        name: "Tidewater Behavioral Group",
        npi: "2000000101",
        time_zone: "America/New_York",
        place: ("Port Alder", "VA", "23301"),
        rooms: &["Room 1", "Room 2"],
    },
];

/// Those that a demo of this size has.
pub fn practices(scale: Scale) -> &'static [DemoPractice] {
    match scale {
        Scale::Group(_) => PRACTICES,
        Scale::Small | Scale::Practice => &PRACTICES[..2],
    }
}

/// Those who sign in to them.
pub fn people(scale: Scale) -> impl Iterator<Item = &'static DemoPerson> {
    let practices = practices(scale).len();
    PEOPLE
        .iter()
        .filter(move |person| person.practice < practices)
}

/// A person of the demo.
pub struct DemoPerson {
    /// Their id.
    pub id: Uuid,
    /// Which practice, by its place in [`PRACTICES`].
    pub practice: usize,
    /// First name.
    pub first_name: &'static str,
    /// Last name.
    pub last_name: &'static str,
    /// What they may do.
    pub role: Role,
    /// Their title in the practice; none for clients.
    pub title: Option<&'static str>,
    /// Credentials and NPI of clinicians.
    pub clinician: Option<(&'static str, &'static str)>,
}

const fn person(
    id: Uuid,
    name: (&'static str, &'static str),
    role: Role,
    title: Option<&'static str>,
    clinician: Option<(&'static str, &'static str)>,
) -> DemoPerson {
    DemoPerson {
        id,
        practice: 0,
        first_name: name.0,
        last_name: name.1,
        role,
        title,
        clinician,
    }
}

/// At least one person per role, and two of the second practice.
const PEOPLE: &[DemoPerson] = &[
    person(
        uuid!("01990000-0000-7000-8000-0000000000a2"),
        ("Amara", "Okafor"),
        Role::Administrator,
        Some("Practice manager"),
        None,
    ),
    person(
        uuid!("01990000-0000-7000-8000-0000000000a4"),
        ("Stellan", "Berg"),
        Role::Supervisor,
        Some("Clinical supervisor"),
        Some(("PhD", "2000000010")),
    ),
    person(
        uuid!("01990000-0000-7000-8000-0000000000a3"),
        ("Noor", "Haddad"),
        Role::Therapist,
        Some("Therapist"),
        Some(("LCSW", "2000000069")),
    ),
    person(
        uuid!("01990000-0000-7000-8000-0000000000a5"),
        ("Aiko", "Mori"),
        Role::AssociateTrainee,
        Some("Associate"),
        Some(("LMSW", "2000000028")),
    ),
    person(
        uuid!("01990000-0000-7000-8000-0000000000a6"),
        ("Bela", "Novak"),
        Role::BillingStaff,
        Some("Biller"),
        None,
    ),
    person(
        uuid!("01990000-0000-7000-8000-0000000000a7"),
        ("Rosa", "Lind"),
        Role::FrontDesk,
        Some("Front desk"),
        None,
    ),
    person(
        uuid!("01990000-0000-7000-8000-0000000000a9"),
        ("Ilan", "Peretz"),
        Role::Therapist,
        Some("Therapist"),
        Some(("LMFT", "2000000036")),
    ),
    person(
        uuid!("01990000-0000-7000-8000-0000000000aa"),
        ("Marit", "Dahl"),
        Role::Therapist,
        Some("Therapist"),
        Some(("LMHC", "2000000044")),
    ),
    person(
        uuid!("01990000-0000-7000-8000-0000000000a8"),
        ("Cleo", "Marsh"),
        Role::ClientUser,
        None,
        None,
    ),
    DemoPerson {
        practice: 1,
        ..person(
            uuid!("01990000-0000-7000-8000-0000000000b2"),
            ("Tomas", "Reyes"),
            Role::Administrator,
            Some("Owner"),
            None,
        )
    },
    DemoPerson {
        practice: 1,
        ..person(
            uuid!("01990000-0000-7000-8000-0000000000b3"),
            ("Wren", "Castell"),
            Role::Therapist,
            Some("Therapist"),
            Some(("LCPC", "2000000051")),
        )
    },
    DemoPerson {
        practice: 2,
        ..person(
            uuid!("01990000-0000-7000-8000-0000000000c2"),
            ("Yara", "Holmqvist"),
            Role::Administrator,
            Some("Director"),
            None,
        )
    },
    DemoPerson {
        practice: 2,
        ..person(
            uuid!("01990000-0000-7000-8000-0000000000c3"),
            ("Imke", "Tamura"),
            Role::Therapist,
            Some("Therapist"),
            Some(("LCSW", "2000000119")),
        )
    },
    DemoPerson {
        practice: 2,
        ..person(
            uuid!("01990000-0000-7000-8000-0000000000c4"),
            ("Petro", "Lunde"),
            Role::FrontDesk,
            Some("Front desk"),
            None,
        )
    },
];

impl DemoPerson {
    /// The address they sign in with; `.example` belongs to nobody.
    pub fn email(&self) -> String {
        let house = ["harborlane", "juniperstreet", "tidewater"][self.practice];
        format!("{}@{house}.example", self.first_name.to_lowercase())
    }
}

/// Who does what in one practice.
pub struct Team<'p> {
    /// The practice.
    pub practice: &'p DemoPractice,
    /// Runs it.
    pub administrator: &'p DemoPerson,
    /// Has the front desk; the administrator where there is nobody else.
    pub front_desk: &'p DemoPerson,
    /// Bills; the administrator where there is nobody else.
    pub biller: &'p DemoPerson,
    /// Supervises, if somebody does.
    pub supervisor: Option<&'p DemoPerson>,
    /// Treat.
    pub clinicians: Vec<&'p DemoPerson>,
}

impl Team<'static> {
    /// The team of each practice.
    pub fn all(scale: Scale) -> Vec<Team<'static>> {
        practices(scale)
            .iter()
            .enumerate()
            .filter_map(|(place, practice)| Team::of(place, practice))
            .collect()
    }

    fn of(place: usize, practice: &'static DemoPractice) -> Option<Team<'static>> {
        let of_role = |role: Role| {
            PEOPLE
                .iter()
                .filter(move |person| person.practice == place && person.role == role)
        };
        let administrator = of_role(Role::Administrator).next()?;
        Some(Team {
            practice,
            administrator,
            front_desk: of_role(Role::FrontDesk).next().unwrap_or(administrator),
            biller: of_role(Role::BillingStaff).next().unwrap_or(administrator),
            supervisor: of_role(Role::Supervisor).next(),
            clinicians: of_role(Role::Therapist)
                .chain(of_role(Role::AssociateTrainee))
                .collect(),
        })
    }
}

const WORDS: [&str; 32] = [
    "amber", "anchor", "basil", "beacon", "birch", "canoe", "cedar", "clover", "copper", "delta",
    "ember", "falcon", "garnet", "harvest", "indigo", "juniper", "kestrel", "lantern", "maple",
    "meadow", "nutmeg", "orchard", "pebble", "quartz", "raven", "saffron", "thistle", "tundra",
    "umber", "velvet", "willow", "zephyr",
];

/// A password that a person can read from a screen and type: five words, from this installation's own
/// random bytes. All people of one demo share it.
pub fn password(entropy: &dyn Entropy) -> String {
    let mut bytes = [0; 5];
    entropy.fill(&mut bytes);
    bytes
        .map(|byte| WORDS[usize::from(byte) % WORDS.len()])
        .join("-")
}
