//! A day of the practice: the visits in their order, each with what it still needs and what may be done with it.

use jiff::civil::Date;
use kernel::prelude::*;

use crate::day::DayVisit;
use crate::statements;

/// See the module.
pub struct GetDay;

/// Which day, and whose.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DayQuery {
    /// The day, where the practice is; today if it is left out.
    #[serde(default)]
    pub day: Option<Date>,
    /// Only of these clinicians; of all that the caller may see if it is empty.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub clinician_ids: Vec<ProfileId>,
}

impl Function for GetDay {
    const SPEC: Spec = Spec::read(
        "get-day",
        "Lists the visits of a day with what each still needs.",
    )
    .roles(Roles::STAFF)
    .audits("appointment");
    type Input = DayQuery;
    type Output = Vec<DayVisit>;

    async fn run(cx: &mut Context, query: DayQuery) -> Result<Vec<DayVisit>> {
        if query.clinician_ids.len() > 100 {
            return Err(Error::invalid(
                "clinician_ids",
                "Name 100 clinicians at most, or none for all of them.",
            ));
        }
        let now = cx.now();
        let clinicians = (!query.clinician_ids.is_empty()).then_some(query.clinician_ids);
        cx.plan_once().await?;
        let rows = cx
            .all(&statements::GET_DAY, &[&query.day, &now, &clinicians])
            .await?;
        let visits: Vec<DayVisit> = rows
            .into_iter()
            .map(|row| row.at(now))
            .collect::<Result<_>>()?;
        for client in visits.iter().flat_map(|one| &one.visit.clients) {
            cx.about_client(client.client_id);
        }
        Ok(visits)
    }

    fn example() -> DayQuery {
        DayQuery::default()
    }
}
