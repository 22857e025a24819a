//! What practices do with sign-in through the waist: adding people, sending links, looking at attempts, ending sessions.
//!
//! They run as their caller. What belongs to the sign-in service is reached through the doors of schema `auth`
//! (migration 0101), each of which asks again whether the caller may.

mod create_user;
mod force_sign_out;
mod get_login_attempts;
mod list_my_sessions;
mod log_auth_attempt;
mod reset_user_password;
mod revoke_session;
mod send_admin_password_reset;
mod send_staff_invitation;
mod statements;
mod unlock_account;

use kernel::outbox::{EmailAddress, Mail};
use kernel::prelude::*;

pub use create_user::CreateUser;
pub use force_sign_out::ForceSignOut;
pub use get_login_attempts::GetLoginAttempts;
pub use list_my_sessions::ListMySessions;
pub use log_auth_attempt::LogAuthAttempt;
pub use reset_user_password::ResetUserPassword;
pub use revoke_session::RevokeSession;
pub use send_admin_password_reset::SendAdminPasswordReset;
pub use send_staff_invitation::SendStaffInvitation;
pub use unlock_account::UnlockAccount;

use crate::{mail, secret};
use statements::{ISSUE_LINK, MAY_RESET, MayReset, PRACTICE_AND_URL, PracticeAndUrl};

pub(crate) use statements::STATEMENTS;

/// The functions of this room.
pub static FUNCTIONS: &[kernel::Entry] = &[
    kernel::Entry::of::<CreateUser>(),
    kernel::Entry::of::<SendStaffInvitation>(),
    kernel::Entry::of::<ResetUserPassword>(),
    kernel::Entry::of::<SendAdminPasswordReset>(),
    kernel::Entry::of::<LogAuthAttempt>(),
    kernel::Entry::of::<ListMySessions>(),
    kernel::Entry::of::<RevokeSession>(),
    kernel::Entry::of::<ForceSignOut>(),
    kernel::Entry::of::<GetLoginAttempts>(),
    kernel::Entry::of::<UnlockAccount>(),
];

/// A person.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Whom {
    /// The person.
    pub user_id: ProfileId,
}

/// Something was done.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Done {
    /// In one sentence.
    pub message: String,
}

fn done(message: &str) -> Done {
    Done {
        message: message.to_owned(),
    }
}

/// Refuses to change how somebody signs in whose login opens other practices too. The doors of the schema refuse it as well; here
/// it is said in words, without telling where else the person belongs.
async fn only_if_resettable(cx: &mut Context, person: Uuid) -> Result<()> {
    let may: MayReset = cx.one("person", &MAY_RESET, &[&person]).await?;
    if may.manages && !may.resets {
        return Err(Error::conflict(
            "This person's sign-in is not yours alone to change. Ask them to use \u{201c}Forgot password\u{201d} on the sign-in page.",
        ));
    }
    Ok(())
}

/// Issues an invitation or a reset link to somebody of the practice, and mails it.
async fn mail_link(cx: &mut Context, person: Uuid, kind: &'static str) -> Result<()> {
    only_if_resettable(cx, person).await?;
    let token = cx.new_secret();
    let id = cx.new_id();
    let ends = cx.now() + mail::life_of(kind);
    let address = cx
        .one(
            "person",
            &ISSUE_LINK,
            &[&id, &person, &kind, &secret::hash(&token), &ends],
        )
        .await?;
    if address.is_empty() {
        return Err(match kind {
            "invite" => Error::conflict(
                "This person has accepted already. Send a password reset if they cannot sign in.",
            ),
            _ => Error::not_found("person"),
        });
    }
    let to = EmailAddress::parse(&address).map_err(|_| {
        Error::conflict("Mail cannot reach this person's address. Correct it first.")
    })?;
    let from: PracticeAndUrl = cx.one("practice", &PRACTICE_AND_URL, &[]).await?;
    let (practice, code) = (from.name, String::new());
    match kind {
        "invite" => {
            let link = format!("{}/accept-invitation#token={token}", from.public_url);
            cx.send_mail(&Mail::new(
                to,
                mail::Invitation {
                    practice,
                    link,
                    code,
                },
            ))
            .await?;
        }
        _ => {
            let link = format!("{}/reset-password#token={token}", from.public_url);
            cx.send_mail(&Mail::new(
                to,
                mail::PasswordReset {
                    practice,
                    link,
                    code,
                },
            ))
            .await?;
        }
    }
    Ok(())
}
