//! Is this somebody we know? The records that are alike, each with what speaks for and against.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::client::NewClient;
use crate::duplicate::{Likelihood, Likeness, Score, score};
use crate::search::{fold, typo_keys};
use crate::statements;

/// See the module.
pub struct FindDuplicateClients;

/// Whom to look for.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Candidate {
    /// First name.
    pub first_name: Text<80>,
    /// Last name.
    pub last_name: Text<80>,
    /// The name that is used.
    #[serde(default)]
    pub chosen_name: Option<Text<80>>,
    /// Birth date.
    pub birth_date: Date,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<Phone>,
}

impl Candidate {
    /// The same, of somebody who is being taken in.
    pub fn of(client: &NewClient) -> Candidate {
        Candidate {
            first_name: client.first_name.clone(),
            last_name: client.last_name.clone(),
            chosen_name: client.chosen_name.clone(),
            birth_date: client.birth_date,
            phone: client.phone.clone(),
        }
    }
}

/// A record that is alike.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Alike {
    /// The client.
    pub id: ClientId,
    /// The chart's number.
    pub mrn: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Birth date.
    pub birth_date: Date,
    /// How sure one can be.
    pub likelihood: Likelihood,
    /// Why.
    pub score: Score,
}

/// What the database finds to compare.
#[derive(Clone, Debug, Row)]
pub struct Known {
    /// The client.
    pub id: ClientId,
    /// The chart's number.
    pub mrn: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// The name that is used.
    pub chosen_name: Option<String>,
    /// Birth date.
    pub birth_date: Date,
    /// Telephone numbers, digits only.
    pub phones: Vec<String>,
}

impl Function for FindDuplicateClients {
    const SPEC: Spec = Spec::read(
        "find-duplicate-clients",
        "Finds records that may be the same person, with what speaks for and against each.",
    )
    .roles(Roles::Only(&[Role::Administrator, Role::FrontDesk]))
    .audits("client");
    type Input = Candidate;
    type Output = Vec<Alike>;

    async fn run(cx: &mut Context, candidate: Candidate) -> Result<Vec<Alike>> {
        let found = candidates(cx, &candidate).await?;
        found.iter().for_each(|alike| cx.about_client(alike.id));
        Ok(found)
    }

    fn example() -> Candidate {
        Candidate {
            first_name: Text::new("Mira").expect("it has letters"),
            last_name: Text::new("Solberg").expect("it has letters"),
            chosen_name: None,
            birth_date: jiff::civil::date(1991, 4, 12),
            phone: None,
        }
    }
}

/// The records that are alike, the most alike first.
pub async fn candidates(cx: &mut Context, candidate: &Candidate) -> Result<Vec<Alike>> {
    let digits = |phone: &Phone| -> String {
        let digits: String = phone
            .as_str()
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        match digits.strip_prefix('1') {
            Some(rest) if digits.len() == 11 => rest.to_owned(),
            _ => digits,
        }
    };
    let wanted = Likeness {
        first_name: candidate.first_name.as_str().to_owned(),
        last_name: candidate.last_name.as_str().to_owned(),
        chosen_name: candidate
            .chosen_name
            .as_ref()
            .map(|name| name.as_str().to_owned()),
        birth_date: candidate.birth_date,
        phones: candidate.phone.iter().map(digits).collect(),
    };
    let last = fold(&wanted.last_name);
    let mut names = typo_keys(&last);
    names.push(last);
    let known = cx
        .all(
            &statements::FIND_DUPLICATE_CLIENTS,
            &[
                &wanted.birth_date.to_string(),
                &wanted.phones,
                &names,
                &fold(&wanted.first_name),
            ],
        )
        .await?;
    let mut alike: Vec<Alike> = known
        .into_iter()
        .filter_map(|known| {
            let score = score(
                &wanted,
                &Likeness {
                    first_name: known.first_name.clone(),
                    last_name: known.last_name.clone(),
                    chosen_name: known.chosen_name,
                    birth_date: known.birth_date,
                    phones: known.phones,
                },
            );
            Some(Alike {
                id: known.id,
                mrn: known.mrn,
                first_name: known.first_name,
                last_name: known.last_name,
                birth_date: known.birth_date,
                likelihood: score.likelihood()?,
                score,
            })
        })
        .collect();
    alike.sort_by_key(|alike| (std::cmp::Reverse(alike.score.total), alike.id));
    alike.truncate(20);
    Ok(alike)
}
