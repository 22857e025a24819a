//! No damage to a file makes reading panic, hang or grow.

use proptest::prelude::*;
use x12::{Interchange, acknowledgment, claim_status, professional, remittance};

use crate::{payments, samples};

/// Reads the bytes as everything; whatever comes of it is an answer.
fn read_as_everything(bytes: &[u8]) -> usize {
    [
        Interchange::read(bytes).is_ok(),
        professional::read(bytes).is_ok(),
        acknowledgment::read(bytes).is_ok(),
        claim_status::read(bytes).is_ok(),
        match remittance::read(bytes) {
            Ok(payments) => {
                for payment in &payments {
                    if let Err(wrong) = remittance::balance::check(payment) {
                        assert!(
                            !wrong.is_empty() && wrong.iter().all(|w| w.words().ends_with('.'))
                        );
                    }
                }
                true
            }
            Err(fault) => {
                assert!(!fault.to_string().is_empty());
                false
            }
        },
    ]
    .into_iter()
    .filter(|good| *good)
    .count()
}

fn originals() -> Vec<Vec<u8>> {
    let control = samples::sample(&samples::control(), 1);
    vec![
        professional::write(&samples::sample(&samples::submission(2), 2)).into_bytes(),
        acknowledgment::write(&control, &samples::sample(&samples::acknowledgment(), 3))
            .into_bytes(),
        claim_status::write(&control, &samples::sample(&samples::report(), 4)).into_bytes(),
        remittance::write(&control, &samples::sample(&payments::remittance(), 5)).into_bytes(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Bytes are changed, cut out, doubled and moved, up to twelve times.
    #[test]
    fn damaged_files_are_answered(which in 0_usize..4, hurts in prop::collection::vec((0_u8..6, any::<u32>(), any::<u8>()), 1..12)) {
        let mut bytes = originals().swap_remove(which);
        for (how, place, byte) in hurts {
            let at = place as usize % bytes.len().max(1);
            match how {
                0 => bytes[at] = byte,
                1 => bytes.truncate(at),
                2 => { bytes.remove(at); }
                3 => bytes.insert(at, b"*~:^\nSA19"[usize::from(byte) % 9]),
                4 => { let piece = bytes[at..].iter().take(usize::from(byte)).copied().collect::<Vec<_>>(); bytes.splice(at..at, piece); }
                _ => bytes.rotate_left(at),
            }
            if bytes.is_empty() {
                break;
            }
        }
        read_as_everything(&bytes);
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_as_everything(&bytes);
        let mut behind_a_header = originals().swap_remove(0)[..106].to_vec();
        behind_a_header.extend(bytes);
        read_as_everything(&behind_a_header);
    }
}

#[test]
fn a_file_that_lost_a_segment_is_known_by_its_count() {
    for original in originals() {
        let text = String::from_utf8(original).unwrap();
        let segments: Vec<&str> = text.lines().collect();
        for lost in 0..segments.len() {
            let mut rest = segments.clone();
            rest.remove(lost);
            assert!(
                Interchange::read(rest.join("\n").as_bytes()).is_err(),
                "without {}",
                segments[lost]
            );
        }
    }
}

#[test]
fn a_file_beyond_the_limit_is_refused_unread() {
    let huge = vec![b'~'; x12::segment::MAX_BYTES + 1];
    assert!(
        Interchange::read(&huge)
            .unwrap_err()
            .words
            .contains("16 MB")
    );
}
