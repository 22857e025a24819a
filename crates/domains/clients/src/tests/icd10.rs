//! The whole official list, loaded and searched.

use std::time::Instant;

use jiff::civil::date;
use serde_json::{Value, json};
use testkit::World;

use crate::functions::get_icd10_codes::GetIcd10Codes;
use crate::icd10::{self, Report};

const RELEASE: &[u8] = include_bytes!("../../../../../data/icd10cm-2026-04.tsv.gz");
/// 98,225 lines; 39 categories that stand alone are listed twice.
const CODES: usize = 98_186;

#[tokio::test]
async fn the_official_list_is_loaded_once_and_searched_by_code_and_words() {
    let world = World::new(&[crate::FUNCTIONS]).await;
    let mut operator = world.house.database.superuser().await;
    let (day, now) = (date(2026, 2, 1), world.house.now());
    let begin = Instant::now();
    let report = icd10::import(&mut operator, RELEASE, day, now)
        .await
        .unwrap();
    let loading = begin.elapsed();
    // The cast's four codes are worded as the list words them, so these go on.
    assert_eq!((report.codes, report.ended), (CODES, 0), "{report:?}");
    assert_eq!(usize::try_from(report.begun).unwrap(), CODES - 4);
    let again = icd10::import(&mut operator, RELEASE, day, now)
        .await
        .unwrap();
    assert_eq!(
        again,
        Report {
            codes: CODES,
            begun: 0,
            ended: 0
        }
    );
    // The same list again as a later release: nothing begins and nothing ends.
    let later = icd10::import(&mut operator, RELEASE, date(2026, 3, 1), now)
        .await
        .unwrap();
    assert_eq!(
        later,
        Report {
            codes: CODES,
            begun: 0,
            ended: 0
        }
    );

    let search = async |query: Value| {
        let begin = Instant::now();
        let found = world
            .house
            .call(GetIcd10Codes)
            .by(&world.home.noor)
            .with_json(query.clone())
            .ok()
            .await;
        println!("{query}: {:.1} ms", begin.elapsed().as_secs_f64() * 1000.0);
        found
    };
    let first = |found: &Value| found[0]["code"].as_str().map(str::to_owned);
    for _ in 0..2 {
        assert_eq!(
            first(&search(json!({ "search": "f321" })).await).as_deref(),
            Some("F32.1")
        );
        assert_eq!(
            first(&search(json!({ "search": "generalized anxiety" })).await).as_deref(),
            Some("F41.1")
        );
        assert_eq!(
            first(&search(json!({ "search": "genralized anxeity" })).await).as_deref(),
            Some("F41.1")
        );
        assert_eq!(
            first(&search(json!({ "search": "panic" })).await).as_deref(),
            Some("F41.0")
        );
        search(json!({ "search": "fracture initial encounter" })).await;
        search(json!({ "search": "unspecified" })).await;
    }
    let below = search(json!({ "parent": "F32" })).await;
    assert!(
        below.as_array().unwrap().len() >= 8,
        "a header offers its children: {below}"
    );
    let before = search(json!({ "search": "f329", "on": "2025-01-01" })).await;
    assert_eq!(
        before,
        json!([]),
        "the list of an earlier day is another list"
    );
    println!("loading {CODES} codes: {:.1} s", loading.as_secs_f64());
}
