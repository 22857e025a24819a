//! The demo: invented practices and everyone who signs in to them.
//!
//! Accounts, passwords and authenticators are made through the sign-in service's own doors, as an
//! operator's script would make them; the practices' rows are inserted as migrations' owner, because
//! no function founds a practice. Everything random (the password, the authenticators' secrets) is
//! made on the first start and kept in `demo.json`, for this machine's user only.

mod accounts;
pub mod bulk;
mod cast;
mod diagnoses;
mod practice;
mod sheet;
mod year;

use std::path::Path;
use std::sync::Arc;

pub use sheet::{Sheet, SignIn};
pub use year::{Days, progress_note};

use crate::fault::Fault;
use crate::house::{House, Progress};

/// How much there is in the demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Twelve clients in each practice and an empty calendar: for tests and scripts.
    Small,
    /// A practice of 120 clients with a year of visits, notes, claims and payments behind it, and a small one beside it.
    Practice,
    /// The small one, and beside it a practice of so many clients and visits, loaded in bulk: for measurements.
    Group(bulk::Size),
}

impl Scale {
    fn clients(self, practice: usize) -> usize {
        match (self, practice) {
            (Scale::Practice, 0) => 120,
            (_, 0 | 1) => 12,
            _ => 0,
        }
    }

    fn has_visits(self) -> bool {
        self == Scale::Practice
    }
}

/// The demo's sign-ins: those of the last run, or of a practice founded just now. Afterwards the
/// sign-in page offers them.
pub async fn prepare(
    house: &mut House,
    scale: Scale,
    say: Progress<'_>,
    days: Days,
) -> Result<Sheet, Fault> {
    if !house.config.database.is_embedded() {
        return Err(Fault::config(
            "the demo keeps a private database of its own: unset DATABASE_URL (database.url)",
        ));
    }
    let path = sheet::path(&house.data_dir);
    let people = match Sheet::read(&path)? {
        Some(sheet) => sheet.sign_ins,
        None => {
            assert_unfounded(house, &path).await?;
            say("founding invented practices");
            found(house, scale, say, days).await?
        }
    };
    house.show_people(&people).await?;
    let sheet = Sheet {
        base_url: house.config.server.public_url(),
        anon_key: house.identity.anon_key().to_owned(),
        service_key: house.identity.service_key().to_owned(),
        mailbox: format!("{}/dev/mailbox", house.config.server.public_url()),
        practices: cast::PRACTICES
            .iter()
            .filter(|practice| people.iter().any(|one| one.organization_id == practice.id))
            .map(sheet::PracticeLine::of)
            .collect(),
        sign_ins: people,
    };
    sheet.write(&path)?;
    Ok(sheet)
}

/// A demo that was killed while it was made has a practice and no list of sign-ins.
async fn assert_unfounded(house: &House, path: &Path) -> Result<(), Fault> {
    let client = house.place.admin_client().await?;
    let row = client
        .query_one("select exists (select from auth.users)", &[])
        .await
        .map_err(database::Error::doing("looking for people"))?;
    match row.get::<_, bool>(0) {
        false => Ok(()),
        true => Err(Fault::new(
            Fault::CONFLICT,
            format!(
                "{} has people but no {}: either it is no demo, or the demo was interrupted while it was made. \
                 Use another --data-dir, or remove this one and start again",
                house.data_dir.display(),
                path.display()
            ),
        )),
    }
}

async fn found(
    house: &House,
    scale: Scale,
    say: Progress<'_>,
    days: Days,
) -> Result<Vec<SignIn>, Fault> {
    let password = cast::password(house.waist.entropy.as_ref());
    let doors = accounts::Doors::of(house);
    for person in cast::people(scale) {
        doors.make(person, &password).await?;
    }
    let now = house.waist.clock.now();
    practice::found(&house.place.admin_client().await?, scale, now).await?;
    say("loading the list of diagnoses");
    diagnoses::load(&mut house.place.admin_client().await?, now).await?;
    let mut sign_ins = Vec::new();
    for (place, person) in cast::people(scale).enumerate() {
        say(&format!("giving {} an authenticator", person.first_name));
        let totp_secret = doors.enroll(place, person, &password).await?;
        sign_ins.push(SignIn::of(person, &password, totp_secret));
    }
    say("living through a year of these practices");
    year::live(house, scale, Arc::clone(&days)).await?;
    if let (Scale::Group(size), Some(practice)) = (scale, cast::practices(scale).last()) {
        let (clients, visits) = (size.clients(), size.visits());
        say(&format!("loading {clients} clients and {visits} visits"));
        let operator = house.place.admin_client().await?;
        bulk::load(&operator, practice.id, size, now, &days).await?;
    }
    Ok(sign_ins)
}
