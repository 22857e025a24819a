//! A person's own ways of looking at a list.
//!
//! A view keeps the filters that stand in the address of the list, and nothing that somebody typed to search: words can be names.

use kernel::prelude::*;

kernel::vocabulary! {
    /// The lists that can be looked at in one's own way.
    pub enum ViewedList {
        /// The directory of clients.
        Clients = "clients" => "Clients",
        /// The people of the practice.
        People = "people" => "People",
        /// The audit log.
        Audit = "audit" => "Audit log",
    }
}

/// The filters of a view: those of its list, the others left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ViewFilters {
    /// Clients: where they stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Text<40>>,
    /// Clients: who treats them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub therapist: Option<Uuid>,
    /// People: a role they hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Text<40>>,
    /// People: also those who left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<Text<40>>,
    /// Audit log: how it went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Text<40>>,
    /// Audit log: since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Text<40>>,
}

impl ViewFilters {
    /// Refuses filters that the list does not have, words that are none of a fixed list, and a view of everything.
    pub fn check(&self, list: ViewedList) -> Result<()> {
        let words = [
            ("status", ViewedList::Clients, &self.status),
            ("role", ViewedList::People, &self.role),
            ("state", ViewedList::People, &self.state),
            ("outcome", ViewedList::Audit, &self.outcome),
            ("period", ViewedList::Audit, &self.period),
        ];
        let therapist = self.therapist.map(|_| ("therapist", ViewedList::Clients));
        let set = words
            .iter()
            .filter(|(_, _, word)| word.is_some())
            .map(|(name, of, _)| (*name, *of))
            .chain(therapist);
        if let Some((name, _)) = set.clone().find(|(_, of)| *of != list) {
            return Err(Error::invalid(
                "filters",
                format!("This list cannot be filtered by {name}."),
            ));
        }
        let is_word = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        if words
            .iter()
            .filter_map(|(_, _, word)| word.as_ref())
            .any(|word| !is_word(word.as_str()))
        {
            return Err(Error::invalid(
                "filters",
                "A view keeps the choices of a list, not words that were typed.",
            ));
        }
        if set.count() == 0 {
            return Err(Error::invalid(
                "filters",
                "Choose a filter first: a view without one is the whole list.",
            ));
        }
        Ok(())
    }
}

/// A view, as its owner sees it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SavedView {
    /// Its id.
    pub id: Uuid,
    /// Of which list.
    pub list: ViewedList,
    /// What its owner calls it.
    pub name: String,
    /// What it shows.
    pub filters: ViewFilters,
}

/// As it lies in the table.
#[derive(Clone, Debug, Row)]
pub struct StoredView {
    /// Its id.
    pub id: Uuid,
    /// Of which list.
    pub list: ViewedList,
    /// Its name.
    pub name: String,
    /// Its filters.
    pub filters: serde_json::Value,
}

impl TryFrom<StoredView> for SavedView {
    type Error = Error;

    fn try_from(stored: StoredView) -> Result<SavedView> {
        Ok(SavedView {
            id: stored.id,
            list: stored.list,
            name: stored.name,
            filters: serde_json::from_value(stored.filters).map_err(Error::internal)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filters(json: serde_json::Value) -> ViewFilters {
        serde_json::from_value(json).expect("the filters are known")
    }

    #[test]
    fn a_view_has_the_filters_of_its_list_and_no_other() {
        let on_hold = filters(serde_json::json!({ "status": "on_hold" }));
        assert!(on_hold.check(ViewedList::Clients).is_ok());
        assert!(on_hold.check(ViewedList::People).is_err());
        assert!(on_hold.check(ViewedList::Audit).is_err());
    }

    #[test]
    fn a_view_of_everything_and_words_that_were_typed_are_refused() {
        assert!(ViewFilters::default().check(ViewedList::Clients).is_err());
        let typed = filters(serde_json::json!({ "status": "Marguerite Ellingsworth" }));
        assert!(typed.check(ViewedList::Clients).is_err());
    }
}
