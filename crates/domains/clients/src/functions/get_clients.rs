//! The directory: everybody in order, or whoever matches what was typed.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::client::ClientLine;
use crate::search::Search;
use crate::statements;
use crate::status::ClientStatus;

/// See the module.
pub struct GetClients;

/// Which clients.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClientQuery {
    /// The beginning of a name, a chart number, a telephone number (or its last four digits), a birth date; several words
    /// narrow it down. One wrong letter in a name is forgiven.
    #[serde(default)]
    pub search: Option<Text<100>>,
    /// Only those who stand here.
    #[serde(default)]
    pub status: Option<ClientStatus>,
    /// Only those in whose care team this person is.
    #[serde(default)]
    pub therapist_id: Option<ProfileId>,
    /// Rows on the page, 1 to 200.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before. A search has one page: type more to see others.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

impl Function for GetClients {
    const SPEC: Spec = Spec::read(
        "get-clients",
        "Lists the clients the caller may see, or searches among them.",
    )
    .roles(Roles::STAFF)
    .audits("client");
    type Input = ClientQuery;
    type Output = Vec<ClientLine>;

    async fn run(cx: &mut Context, query: ClientQuery) -> Result<Vec<ClientLine>> {
        let found = match query
            .search
            .as_ref()
            .map(|typed| (Search::of(typed.as_str()), typed))
        {
            Some((Some(search), typed)) => find(cx, &query, &search, typed.as_str()).await?,
            Some((None, _)) => Vec::new(),
            None => list(cx, &query).await?,
        };
        found.iter().for_each(|client| cx.about_client(client.id));
        Ok(found)
    }

    fn example() -> ClientQuery {
        ClientQuery::default()
    }
}

/// Whether the caller's roles show them every chart; what each row shows is decided by the database all the same.
fn sees_all(cx: &Context) -> bool {
    let all = [Role::Administrator, Role::FrontDesk, Role::BillingStaff];
    cx.caller()
        .user()
        .is_none_or(|user| user.roles.iter().any(|role| all.contains(role)))
}

async fn list(cx: &mut Context, query: &ClientQuery) -> Result<Vec<ClientLine>> {
    let page = Page {
        limit: query.limit,
        cursor: query.cursor.clone(),
    };
    let limit = page.limit_and_one()?;
    let (name, id) = page
        .after::<(String, ClientId)>()?
        .map_or((None, None), |(name, id)| (Some(name), Some(id)));
    let rows = if sees_all(cx) && query.therapist_id.is_none() {
        cx.all(
            &statements::LIST_CLIENTS,
            &[&limit, &name, &id, &query.status],
        )
        .await?
    } else {
        cx.all(
            &statements::LIST_SOME_CLIENTS,
            &[&limit, &name, &id, &query.status, &query.therapist_id],
        )
        .await?
    };
    cx.cut_page(&page, rows, |client| (client.sort_name.clone(), client.id))
}

async fn find(
    cx: &mut Context,
    query: &ClientQuery,
    search: &Search,
    typed: &str,
) -> Result<Vec<ClientLine>> {
    let page = Page {
        limit: query.limit,
        cursor: None,
    };
    let limit = page.limit()?;
    let all = sees_all(cx);
    cx.plan_once().await?;
    let (low, high) = (&search.low, &search.high);
    let (Some((first_low, other_low)), Some((first_high, other_high))) =
        (low.split_first(), high.split_first())
    else {
        return Ok(Vec::new());
    };
    let exact = if all {
        &statements::FIND_CLIENTS
    } else {
        &statements::FIND_SOME_CLIENTS
    };
    let found = cx
        .all(
            exact,
            &[
                &limit,
                first_low,
                first_high,
                &other_low,
                &other_high,
                &query.status,
                &query.therapist_id,
            ],
        )
        .await?;
    let Some(typos) = search.typos().filter(|_| found.is_empty()) else {
        return Ok(found);
    };
    let guess = if all {
        &statements::FIND_CLIENTS_MISSPELLED
    } else {
        &statements::FIND_SOME_CLIENTS_MISSPELLED
    };
    let typed = crate::search::fold(typed);
    cx.all(
        guess,
        &[
            &limit,
            &typos[0],
            &other_low,
            &other_high,
            &typed,
            &query.status,
            &query.therapist_id,
        ],
    )
    .await
}
