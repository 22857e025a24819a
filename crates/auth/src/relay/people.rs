//! Which account of the hosted project is whose. An operator says it, for what the project knows of a name or an address is no proof
//! of who works here.

use kernel::{Error, OnConstraint, Result};
use uuid::Uuid;

use crate::db::queries;
use crate::service::Service;
use crate::sessions::END_ALL;

queries! {
    LINK_ACCOUNT: () = "with moved as (
            update auth.identities set provider_id = $3::uuid::text, updated_at = $4 where user_id = $2 and provider = 'supabase' returning id)
        insert into auth.identities (id, user_id, provider, provider_id, created_at, updated_at)
        select $1, $2, 'supabase', $3::uuid::text, $4, $4 where not exists (select from moved)";
}

impl Service {
    /// From now on whoever signs in there as `subject` is this person here. The account they had before opens nothing any more: what was opened
    /// with it ends.
    pub async fn link_person(&self, email: &str, subject: Uuid) -> Result<()> {
        let now = self.now();
        let mut tx = self.0.db.write().await?;
        let user = self.known(&mut tx, email).await?;
        let organization = self.membership(&mut tx, user.id).await?;
        let event = self.operator_event("operator-link-user", organization, user.id)?;
        tx.begin_event(&event).await?;
        tx.run(&LINK_ACCOUNT, &[&self.new_id(), &user.id, &subject, &now])
            .await
            .on_constraint("identities_provider_provider_id_key", || {
                Error::conflict(
                    "This account is another person's. Disable them first, or give the right id.",
                )
            })?;
        tx.run(&END_ALL, &[&user.id, &now, &"another account"])
            .await?;
        event.write(tx.inner(), self.0.audit.key()).await?;
        tx.commit().await?;
        self.0.cache.forget_user(user.id);
        Ok(())
    }

    /// Whether passwords are kept here, and not by a hosted project.
    pub(crate) fn has_own_passwords(&self) -> bool {
        self.0.relay.get().is_none()
    }

    /// Where a hosted project keeps the passwords, there are no links with which to choose one.
    pub(crate) fn only_own_passwords(&self) -> Result<()> {
        if self.has_own_passwords() {
            return Ok(());
        }
        Err(Error::not_configured(
            "Passwords and invitations are the hosted project's. Add the account there, and say whose it is: mentalspace user link",
        ))
    }
}
