//! What must be true of the login before the server serves anything.

use tokio_postgres::Client;

use crate::error::{Error, LoginRoleFault};

/// The roles the server's login may become for one transaction.
const MAY_BECOME: [&str; 5] = [
    "anon",
    "authenticated",
    "mentalspace_audit",
    "mentalspace_auth",
    "service_role",
];

const FACTS: &str = "
    select session_user::text, rolsuper, rolbypassrls, rolinherit,
           array(select o.kind || ' ' || o.name
                   from (select 'database' as kind, datname::text as name from pg_database where datdba = r.oid
                         union all
                         select 'schema', nspname::text from pg_namespace where nspowner = r.oid
                         union all
                         select 'relation', oid::regclass::text from pg_class where relowner = r.oid
                         union all
                         select 'function', oid::regprocedure::text from pg_proc where proowner = r.oid
                         union all
                         select 'type', oid::regtype::text from pg_type where typowner = r.oid and typrelid = 0 and typelem = 0) o
                  order by 1 limit 5),
           array(select g.rolname::text from pg_roles g
                  where g.oid <> r.oid and pg_has_role(r.oid, g.oid, 'member') and not g.rolname = any ($1)
                  order by 1)
      from pg_roles r where r.rolname = session_user";

/// Refuses a login that row-level security would not hold: a superuser, one with BYPASSRLS, one that inherits, one that owns anything
/// or can become a role that does.
pub async fn assert_login_role(client: &Client) -> Result<(), Error> {
    let may_become: &[&str] = &MAY_BECOME;
    let row = client
        .query_one(FACTS, &[&may_become])
        .await
        .map_err(Error::doing("looking at the login role"))?;
    let role: String = row.get(0);
    let owned: Vec<String> = row.get(4);
    let others: Vec<String> = row.get(5);
    let fault = if row.get(1) {
        LoginRoleFault::Superuser(role)
    } else if row.get(2) {
        LoginRoleFault::BypassesRls(role)
    } else if row.get(3) {
        LoginRoleFault::Inherits(role)
    } else if !owned.is_empty() {
        LoginRoleFault::Owns(role, owned)
    } else if let Some(other) = others.into_iter().next() {
        LoginRoleFault::CanBecome(role, other)
    } else {
        return Ok(());
    };
    Err(Error::LoginRole(fault))
}
