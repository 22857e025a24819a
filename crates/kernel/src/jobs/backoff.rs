//! How long to wait before trying again.

use std::time::Duration;

use crate::entropy::Entropy;

/// A wait that doubles with every try, up to a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    first: Duration,
    most: Duration,
}

impl Backoff {
    /// From `first` after the first try up to `most`.
    pub const fn new(first: Duration, most: Duration) -> Backoff {
        Backoff { first, most }
    }

    /// The wait after the try of this number (the first is 1): between half and all of the doubled
    /// time, by chance, so that what failed together is not tried together.
    pub fn after(&self, attempt: i32, entropy: &dyn Entropy) -> Duration {
        let doublings = u32::try_from(attempt.saturating_sub(1))
            .unwrap_or(0)
            .min(31);
        let whole = self.first.saturating_mul(1 << doublings).min(self.most);
        let mut random = [0; 2];
        entropy.fill(&mut random);
        let half = whole / 2;
        half + half.mul_f64(f64::from(u16::from_be_bytes(random)) / f64::from(u16::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SeededEntropy;

    #[test]
    fn the_wait_doubles_up_to_its_limit_and_keeps_within_its_jitter() {
        let backoff = Backoff::new(Duration::from_secs(10), Duration::from_secs(300));
        let entropy = SeededEntropy::new(1);
        for (attempt, whole) in [
            (1, 10),
            (2, 20),
            (3, 40),
            (6, 300),
            (40, 300),
            (i32::MAX, 300),
        ] {
            for _ in 0..50 {
                let wait = backoff.after(attempt, &entropy);
                let (least, most) = (Duration::from_secs(whole) / 2, Duration::from_secs(whole));
                assert!(least <= wait && wait <= most, "try {attempt}: {wait:?}");
            }
        }
    }

    #[test]
    fn two_that_failed_together_are_not_tried_together() {
        let backoff = Backoff::new(Duration::from_secs(10), Duration::from_secs(300));
        let entropy = SeededEntropy::new(1);
        assert_ne!(backoff.after(1, &entropy), backoff.after(1, &entropy));
    }
}
