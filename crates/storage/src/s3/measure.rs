//! Measures a body on its way to the bucket, and remembers whose fault it was if it broke off.

use std::io;
use std::sync::{Arc, Mutex};

use futures_util::StreamExt;

use crate::error::{Error, Result};
use crate::store::{ByteStream, Hasher, Stored};

#[derive(Default)]
struct State {
    hasher: Hasher,
    failure: Option<Error>,
}

/// What is known of a body that was sent.
pub(super) struct Measure(Arc<Mutex<State>>);

impl Measure {
    /// Passes the body on, and breaks it off if it is not as long as announced.
    pub(super) fn of(body: ByteStream, size: u64) -> (ByteStream, Self) {
        let state = Arc::<Mutex<State>>::default();
        let shared = state.clone();
        let passed = futures_util::stream::unfold(Some(body), move |body| {
            let state = shared.clone();
            async move {
                let mut body = body?;
                let next = body.next().await;
                let Ok(mut state) = state.lock() else {
                    return Some((Err(io::Error::other("the measure is lost")), None));
                };
                let failure = match next {
                    Some(Ok(bytes)) => {
                        state.hasher.update(&bytes);
                        if state.hasher.size() <= size {
                            return Some((Ok(bytes), Some(body)));
                        }
                        Error::Mismatch
                    }
                    Some(Err(broken)) => Error::BodyBroken(broken),
                    None if state.hasher.size() < size => Error::Mismatch,
                    None => return None,
                };
                let broken = io::Error::other(failure.to_string());
                state.failure = Some(failure);
                Some((Err(broken), None))
            }
        });
        (Box::pin(passed), Measure(state))
    }

    /// What went through. If the body itself failed, that is the error, whatever the store said.
    pub(super) fn finish(self) -> Result<Stored> {
        let lost = || Error::unavailable("the measure of the body is lost");
        let mut state = self.0.lock().map_err(|_| lost())?;
        match state.failure.take() {
            Some(failure) => Err(failure),
            None => Ok(std::mem::take(&mut state.hasher).finish()),
        }
    }
}
