//! How long a day's claims take: the figure of docs/performance.md.

use std::time::Instant;

use jiff::civil::date;

use super::scrubber::good;
use crate::edi;
use crate::scrub::{scrub, stops};

/// A thousand claims are scrubbed and written, one file for each hundred, as they are sent; every file reads back as what was meant.
#[test]
fn a_thousand_claims_are_generated_and_scrubbed() {
    let begun = Instant::now();
    let mut written = 0;
    for hundred in 0..10 {
        let claims: Vec<_> = (0..100).map(|n| good(hundred * 100 + n + 1)).collect();
        for claim in &claims {
            assert!(stops(&scrub(claim)).is_none());
        }
        let file = edi::submission(
            &claims,
            hundred + 1,
            "MS1",
            date(2026, 3, 2).at(10, 0, 0, 0),
        )
        .unwrap();
        let text = x12::professional::write(&file);
        let read = x12::professional::read(text.as_bytes()).unwrap();
        assert_eq!(read.claims.len(), 100);
        written += text.len();
    }
    let took = begun.elapsed();
    println!(
        "1,000 claims scrubbed, written and read back: {} ms, {written} bytes",
        took.as_millis()
    );
    assert!(took.as_secs() < 10, "it takes {took:?}");
}
