//! Long lists come in pages.
//!
//! A list function takes a [`Page`] in its input and answers with a bare JSON array; the total and the
//! next cursor travel in the headers `x-total-count` and `x-next-cursor`. A cursor is the sort key of
//! the last row (keyset paging), so a page costs the same wherever it stands and no row is seen twice
//! when others are added meanwhile.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The largest page.
pub const MAX_LIMIT: u16 = 200;
const DEFAULT_LIMIT: u16 = 50;

/// Which page of a list.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
pub struct Page {
    /// Rows on the page, 1 to 200; 50 if it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 200))]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<Cursor>,
}

impl Page {
    /// The number of rows to fetch, checked.
    pub fn limit(&self) -> Result<i64> {
        match self.limit.unwrap_or(DEFAULT_LIMIT) {
            limit @ 1..=MAX_LIMIT => Ok(limit.into()),
            _ => Err(Error::invalid("limit", "A page has 1 to 200 rows.")),
        }
    }

    /// The number of rows to ask the database for: one more than fit, to see whether there are more.
    pub fn limit_and_one(&self) -> Result<i64> {
        Ok(self.limit()? + 1)
    }

    /// The sort key after which the page begins; `None` for the first page.
    pub fn after<K: DeserializeOwned>(&self) -> Result<Option<K>> {
        self.cursor.as_ref().map(Cursor::key).transpose()
    }
}

impl crate::Context {
    /// Cuts the rows that [`Page::limit_and_one`] brought to one page, and says where the next begins.
    pub fn cut_page<R, K: Serialize>(
        &mut self,
        page: &Page,
        mut rows: Vec<R>,
        key: impl Fn(&R) -> K,
    ) -> Result<Vec<R>> {
        let limit = usize::try_from(page.limit()?).map_err(Error::internal)?;
        if rows.len() > limit {
            rows.truncate(limit);
            if let Some(last) = rows.last() {
                self.next_page(Cursor::behind(&key(last)));
            }
        }
        Ok(rows)
    }
}

/// Where a page begins: opaque to the caller.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Cursor(String);

impl Cursor {
    /// The cursor that points behind the row with this sort key.
    pub fn behind(key: &impl Serialize) -> Cursor {
        let json = serde_json::to_vec(key).expect("a sort key is plain data");
        Cursor(URL_SAFE_NO_PAD.encode(json))
    }

    /// The text for the header.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn key<K: DeserializeOwned>(&self) -> Result<K> {
        URL_SAFE_NO_PAD
            .decode(&self.0)
            .ok()
            .and_then(|json| serde_json::from_slice(&json).ok())
            .ok_or_else(|| {
                Error::invalid(
                    "cursor",
                    "This cursor is not one of ours. Start again at the first page.",
                )
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_gives_back_its_key() {
        let page = Page {
            limit: None,
            cursor: Some(Cursor::behind(&("Ames", 7))),
        };
        assert_eq!(
            page.after::<(String, i32)>().unwrap(),
            Some(("Ames".to_owned(), 7))
        );
    }

    #[test]
    fn a_foreign_cursor_is_refused_by_name() {
        let page = Page {
            limit: None,
            cursor: Some(Cursor("no cursor".into())),
        };
        assert_eq!(page.after::<i32>().unwrap_err().field(), Some("cursor"));
    }

    #[test]
    fn a_page_has_one_to_two_hundred_rows() {
        for (limit, good) in [
            (Some(0), false),
            (Some(1), true),
            (Some(200), true),
            (Some(201), false),
            (None, true),
        ] {
            assert_eq!(
                Page {
                    limit,
                    cursor: None
                }
                .limit()
                .is_ok(),
                good,
                "{limit:?}"
            );
        }
    }
}
