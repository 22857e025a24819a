//! What Rust prepares and what SQL stores are the same.

use testkit::World;

use crate::search;

#[tokio::test]
async fn folding_words_and_keys_are_the_same_in_both_languages() {
    let world = World::new(&[crate::FUNCTIONS]).await;
    let operator = world.house.database.operator().await;
    for text in [
        "Zoë O'Neill",
        "Łukasz  Świątek",
        "Smith-Jones",
        "d’Arcy",
        "MÜLLER",
        "Nguyễn Thị Hoa",
        "  ",
        "José María 3rd",
    ] {
        let row = operator
            .query_one(
                "select app.fold($1), array(select app.search_words($1))",
                &[&text],
            )
            .await
            .unwrap();
        assert_eq!(row.get::<_, String>(0), search::fold(text), "{text}");
        assert_eq!(row.get::<_, Vec<String>>(1), search::words(text), "{text}");
        for word in search::words(text) {
            let keys = operator
                .query_one("select array(select key from app.typo_keys($1) key order by key collate \"C\")", &[&word])
                .await
                .unwrap();
            assert_eq!(
                keys.get::<_, Vec<String>>(0),
                search::typo_keys(&word),
                "{word}"
            );
        }
    }
}
