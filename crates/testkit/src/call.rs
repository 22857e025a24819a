//! `t.call(UpdateUser).by(&t.amara).with(input).ok().await`

use kernel::{Aal, Caller, Error, Function};
use serde_json::Value;

use crate::cast::Person;
use crate::house::House;

/// A call that is being put together.
pub struct Calling<'h, F: Function> {
    house: &'h House,
    caller: Caller,
    input: Value,
    function: std::marker::PhantomData<F>,
}

impl<'h, F: Function> Calling<'h, F> {
    pub(crate) fn new(house: &'h House, _: F) -> Self {
        Calling {
            house,
            caller: Caller::Anonymous,
            input: to_value(&F::example()),
            function: std::marker::PhantomData,
        }
    }

    /// By this person, with a second factor confirmed just now.
    pub fn by(mut self, person: &Person) -> Self {
        self.caller = person.caller(self.house.now());
        self
    }

    /// By this person before the second factor is confirmed.
    pub fn by_aal1(mut self, person: &Person) -> Self {
        self.caller = person.caller_at(Aal::Aal1, self.house.now());
        self
    }

    /// By any caller.
    pub fn as_caller(mut self, caller: Caller) -> Self {
        self.caller = caller;
        self
    }

    /// With this input; the function's example if it is not said.
    pub fn with(mut self, input: F::Input) -> Self {
        self.input = to_value(&input);
        self
    }

    /// With this JSON, valid or not.
    pub fn with_json(mut self, input: Value) -> Self {
        self.input = input;
        self
    }

    /// Calls, and expects an answer.
    pub async fn ok(self) -> Value {
        match self.answer().await {
            Ok(answer) => serde_json::from_slice(&answer.body).expect("an answer is JSON"),
            Err(error) => panic!(
                "{} was refused: {error} (field {:?}, cause {:?})",
                F::SPEC.name,
                error.field(),
                error.cause()
            ),
        }
    }

    /// Calls, and expects a refusal.
    pub async fn err(self) -> Error {
        match self.answer().await {
            Ok(answer) => panic!(
                "{} was answered: {}",
                F::SPEC.name,
                String::from_utf8_lossy(&answer.body)
            ),
            Err(error) => error,
        }
    }

    /// Calls, whatever comes.
    pub async fn answer(self) -> kernel::Result<kernel::Answer> {
        let body = self.input.to_string();
        self.house
            .call_named(F::SPEC.name, self.caller, body.as_bytes())
            .await
    }
}

fn to_value(input: &impl serde::Serialize) -> Value {
    serde_json::to_value(input).expect("an input is plain data")
}
