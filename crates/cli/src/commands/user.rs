//! `mentalspace user` and `mentalspace auth`: what an operator does for people who cannot help
//! themselves. Everything goes through the sign-in service, and leaves its event.

use std::io::Read;

use clap::{Args, Subcommand};
use kernel::Role;
use server::place::Own;
use server::{Fault, House};
use uuid::Uuid;

use crate::args::{Globals, Listing};
use crate::output;

/// People who can sign in.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Everyone who can sign in: address, name, practice, roles, state.
    List(Listing),
    /// Add somebody to a practice's staff, and print the link with which they choose a password.
    Create(CreateArgs),
    /// A new invitation link for somebody who has not accepted theirs.
    Invite {
        /// Their address.
        email: String,
    },
    /// A link with which somebody chooses a new password. Their sessions end, a lock is lifted.
    Reset {
        /// Their address.
        email: String,
    },
    /// Give somebody exactly these roles. A practice's last administrator stays one.
    Roles {
        /// Their address.
        email: String,
        /// administrator, supervisor, therapist, associate_trainee, billing_staff, front_desk.
        #[arg(required = true, value_parser = role)]
        roles: Vec<Role>,
    },
    /// Say which account of the hosted project (AUTH_PROVIDER=supabase) is somebody's. The one they had before opens nothing any more.
    Link {
        /// Their address here.
        email: String,
        /// The account's id there, a UUID: the "sub" of its tokens.
        subject: Uuid,
    },
    /// Disable an account everywhere and end its sessions; or enable it again.
    Disable {
        /// Their address.
        email: String,
        /// Enable it again instead.
        #[arg(long)]
        undo: bool,
    },
}

#[derive(Debug, Args)]
pub struct CreateArgs {
    /// Their address, with which they sign in.
    email: String,
    /// First name.
    #[arg(long)]
    first_name: String,
    /// Last name.
    #[arg(long)]
    last_name: String,
    /// What they may do; may be given more than once.
    #[arg(long = "role", required = true, value_parser = role)]
    roles: Vec<Role>,
    /// The practice; may be left out where there is only one.
    #[arg(long, value_name = "UUID")]
    organization: Option<Uuid>,
    /// Read a first password from standard input instead of making a link.
    #[arg(long)]
    password_stdin: bool,
}

/// The sign-in service.
#[derive(Debug, Subcommand)]
pub enum Auth {
    /// Make a new signing key; tokens of the old one stay valid until they expire.
    RotateKeys,
}

fn role(text: &str) -> Result<Role, String> {
    text.parse().map_err(|_| {
        let known: Vec<&str> = Role::STAFF.iter().map(|role| role.as_str()).collect();
        format!("there is no such role; the roles are {}", known.join(", "))
    })
}

async fn house(globals: &Globals) -> Result<House, Fault> {
    let setup = globals.setup()?;
    House::open(
        setup.loaded.config,
        &setup.data_dir,
        Own::IfNobodyElse,
        &|_| {},
    )
    .await
}

/// Runs it.
pub async fn run(globals: &Globals, command: User) -> Result<(), Fault> {
    let house = house(globals).await?;
    let done = of_people(&house, command).await;
    house.close().await?;
    done
}

async fn of_people(house: &House, command: User) -> Result<(), Fault> {
    let service = &house.identity;
    match command {
        User::List(listing) => list(house, listing).await,
        User::Create(args) => {
            let password = match args.password_stdin {
                true => Some(password()?),
                false => None,
            };
            let new = auth::NewPerson {
                organization: args.organization,
                email: args.email,
                first_name: args.first_name,
                last_name: args.last_name,
                roles: args.roles,
                password,
            };
            handed(service.add_person(new).await.map_err(refused)?)
        }
        User::Invite { email } => handed(service.invite_person(&email).await.map_err(refused)?),
        User::Reset { email } => handed(service.reset_person(&email).await.map_err(refused)?),
        User::Roles { email, roles } => {
            service.set_roles(&email, &roles).await.map_err(refused)?;
            output::line("Done. It counts from the next request on.")
        }
        User::Link { email, subject } => {
            service
                .link_person(&email, subject)
                .await
                .map_err(refused)?;
            output::line("Done. Whoever signs in there with this account is this person here.")
        }
        User::Disable { email, undo } => {
            service
                .disable_person(&email, !undo)
                .await
                .map_err(refused)?;
            output::line(if undo {
                "Enabled."
            } else {
                "Disabled; every session ended."
            })
        }
    }
}

/// A refusal that is about what is there, not about what is missing, has an exit code of its own.
fn refused(error: kernel::Error) -> Fault {
    match error.code() {
        kernel::Code::Internal | kernel::Code::Unavailable | kernel::Code::Timeout => error.into(),
        kernel::Code::InvalidInput => Fault::new(Fault::USAGE, error),
        _ => Fault::new(Fault::CONFLICT, error),
    }
}

fn handed(handed: auth::Handed) -> Result<(), Fault> {
    match handed.link {
        Some(link) => output::line(&format!("Hand over this link; it works once:\n{link}")),
        None => output::line(&format!("Done ({}).", handed.id)),
    }
}

fn password() -> Result<String, Fault> {
    let mut text = String::new();
    std::io::stdin()
        .read_to_string(&mut text)
        .map_err(|error| Fault::unavailable(format!("standard input: {error}")))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

async fn list(house: &House, listing: Listing) -> Result<(), Fault> {
    let people = house.identity.list_people().await?;
    if listing.json {
        return output::json(&people);
    }
    output::table(
        [
            "address",
            "name",
            "practice",
            "roles",
            "state",
            "second factor",
            "last here",
        ],
        people.into_iter().map(|person| {
            let state = if person.disabled {
                "disabled".into()
            } else {
                person.status
            };
            [
                person.email,
                person.name,
                person
                    .organization_id
                    .map_or("-".into(), |id| id.to_string()),
                person.roles.join(", "),
                state,
                if person.second_factor {
                    "yes".into()
                } else {
                    "no".into()
                },
                person
                    .last_sign_in_at
                    .map_or("-".into(), |at| at.to_string()),
            ]
        }),
    )
}

/// Runs it.
pub async fn auth(globals: &Globals, command: Auth) -> Result<(), Fault> {
    let Auth::RotateKeys = command;
    let house = house(globals).await?;
    let rotated = house.identity.rotate_keys().await;
    house.close().await?;
    rotated?;
    output::line("A new key signs from now on; every server takes it over at once.")
}
