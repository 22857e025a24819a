//! The three kinds of work, and how they are handed to the registry.

use std::pin::Pin;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::spec::Spec;

/// A future in a box, for where types are erased.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// One operation on data: one transaction, no network.
pub trait Function: 'static {
    /// What it declares about itself.
    const SPEC: Spec;
    /// Its input: a struct with `#[serde(deny_unknown_fields)]`.
    type Input: DeserializeOwned + Serialize + JsonSchema + Send + 'static;
    /// Its answer.
    type Output: Serialize + JsonSchema + Send + 'static;

    /// Does it.
    fn run(
        cx: &mut Context,
        input: Self::Input,
    ) -> impl Future<Output = Result<Self::Output>> + Send;

    /// A valid input, in terms of the cast of named people (see [`crate::example`]): it stands in the API document,
    /// and the tests call every function with it.
    fn example() -> Self::Input;
}

/// An operation that needs the outside world: the transaction is closed while the network is awaited.
pub trait OutboundFunction: 'static {
    /// What it declares about itself.
    const SPEC: Spec;
    /// Its input.
    type Input: DeserializeOwned + Serialize + JsonSchema + Send + 'static;
    /// Its answer.
    type Output: Serialize + JsonSchema + Send + 'static;
    /// What `prepare` found out for `call`.
    type Plan: Send + 'static;
    /// What the outside world answered.
    type Reply: Send + 'static;

    /// Reads and checks, in a transaction.
    fn prepare(
        cx: &mut Context,
        input: Self::Input,
    ) -> impl Future<Output = Result<Self::Plan>> + Send;
    /// Calls the outside world, in none.
    fn call(
        outside: &Outside,
        plan: Self::Plan,
    ) -> impl Future<Output = Result<Self::Reply>> + Send;
    /// Records what came back, in a second transaction.
    fn record(
        cx: &mut Context,
        reply: Self::Reply,
    ) -> impl Future<Output = Result<Self::Output>> + Send;
    /// A valid input.
    fn example() -> Self::Input;
}

/// The outside parties that are set up, by the type of their adapter.
#[derive(Clone, Default)]
pub struct Outside {
    parties: Arc<std::collections::HashMap<std::any::TypeId, Arc<dyn std::any::Any + Send + Sync>>>,
}

impl Outside {
    /// Adds an adapter. Done once, at start.
    pub fn with<T: Send + Sync + 'static>(self, party: Arc<T>) -> Self {
        let mut parties = Arc::unwrap_or_clone(self.parties);
        parties.insert(std::any::TypeId::of::<T>(), party);
        Outside {
            parties: Arc::new(parties),
        }
    }

    /// The adapter; `503 not_configured` with `how` to set it up if there is none.
    pub fn party<T: Send + Sync + 'static>(&self, how: &'static str) -> Result<Arc<T>> {
        self.parties
            .get(&std::any::TypeId::of::<T>())
            .and_then(|party| Arc::clone(party).downcast::<T>().ok())
            .ok_or_else(|| Error::not_configured(how))
    }
}

/// A function whose types have been erased: what the registry holds.
#[derive(Clone)]
pub struct Entry {
    /// What it declares about itself.
    pub spec: Spec,
    /// The JSON Schema of its input.
    pub input_schema: fn(&mut SchemaGenerator) -> Schema,
    /// The JSON Schema of its answer.
    pub output_schema: fn(&mut SchemaGenerator) -> Schema,
    /// A valid input.
    pub example: fn() -> serde_json::Value,
    pub(crate) shape: Shape,
}

#[derive(Clone)]
pub(crate) enum Shape {
    Plain(fn(&[u8]) -> Result<Box<dyn Plain>>),
    Outbound(fn(&[u8]) -> Result<Box<dyn Outbound>>),
}

/// A parsed call of a [`Function`].
pub(crate) trait Plain: Send {
    fn run<'c>(self: Box<Self>, cx: &'c mut Context) -> BoxFuture<'c, Result<Vec<u8>>>;
}

/// A parsed call of an [`OutboundFunction`]; the three steps hand over an erased value.
pub(crate) trait Outbound: Send {
    fn prepare<'c>(
        self: Box<Self>,
        cx: &'c mut Context,
    ) -> BoxFuture<'c, Result<Box<dyn Prepared>>>;
}
pub(crate) trait Prepared: Send {
    fn call<'o>(self: Box<Self>, outside: &'o Outside) -> BoxFuture<'o, Result<Box<dyn Recorded>>>;
}
pub(crate) trait Recorded: Send {
    fn record<'c>(self: Box<Self>, cx: &'c mut Context) -> BoxFuture<'c, Result<Vec<u8>>>;
}

impl Entry {
    /// The entry of a [`Function`].
    pub const fn of<F: Function>() -> Entry {
        Entry {
            spec: F::SPEC,
            input_schema: |generator| generator.subschema_for::<F::Input>(),
            output_schema: |generator| generator.subschema_for::<F::Output>(),
            example: || to_value(&F::example()),
            shape: Shape::Plain(|body| Ok(Box::new(ParsedPlain::<F>(parse(body)?)))),
        }
    }

    /// The entry of an [`OutboundFunction`].
    pub const fn outbound<F: OutboundFunction>() -> Entry {
        Entry {
            spec: F::SPEC,
            input_schema: |generator| generator.subschema_for::<F::Input>(),
            output_schema: |generator| generator.subschema_for::<F::Output>(),
            example: || to_value(&F::example()),
            shape: Shape::Outbound(|body| Ok(Box::new(ParsedOutbound::<F>(parse(body)?)))),
        }
    }
}

fn to_value(example: &impl Serialize) -> serde_json::Value {
    serde_json::to_value(example).expect("an example is plain data")
}

fn to_body(output: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec(output).map_err(Error::internal)
}

/// Parses a body strictly. An empty body stands for `{}`. The error names the place.
pub fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T> {
    let body = if body.trim_ascii().is_empty() {
        b"{}"
    } else {
        body
    };
    // serde would also fill a struct from an array, by position.
    if body.trim_ascii_start().first() != Some(&b'{') {
        return Err(Error::new(
            crate::Code::InvalidInput,
            "The body must be one JSON object, in braces.",
        ));
    }
    let mut json = serde_json::Deserializer::from_slice(body);
    let input = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let place = error.path().to_string();
        let words = plain_words(&error.into_inner());
        match place.as_str() {
            "." | "?" => Error::new(crate::Code::InvalidInput, words),
            _ => Error::invalid(place, words),
        }
    })?;
    json.end().map_err(|_| {
        Error::new(
            crate::Code::InvalidInput,
            "The body goes on after its JSON value. Send one JSON object.",
        )
    })?;
    Ok(input)
}

/// serde_json's sentence, without the line and column that mean nothing to a person.
fn plain_words(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or(&words);
    let mut words = words.trim_end_matches('.').to_owned();
    if let Some(first) = words.get(..1).map(str::to_uppercase) {
        words.replace_range(..1, &first);
    }
    words.push('.');
    words
}

struct ParsedPlain<F: Function>(F::Input);

impl<F: Function> Plain for ParsedPlain<F> {
    fn run<'c>(self: Box<Self>, cx: &'c mut Context) -> BoxFuture<'c, Result<Vec<u8>>> {
        Box::pin(async move { to_body(&F::run(cx, self.0).await?) })
    }
}

struct ParsedOutbound<F: OutboundFunction>(F::Input);
struct PlannedOutbound<F: OutboundFunction>(F::Plan);
struct RepliedOutbound<F: OutboundFunction>(F::Reply);

impl<F: OutboundFunction> Outbound for ParsedOutbound<F> {
    fn prepare<'c>(
        self: Box<Self>,
        cx: &'c mut Context,
    ) -> BoxFuture<'c, Result<Box<dyn Prepared>>> {
        Box::pin(async move {
            let plan = F::prepare(cx, self.0).await?;
            Ok(Box::new(PlannedOutbound::<F>(plan)) as Box<dyn Prepared>)
        })
    }
}

impl<F: OutboundFunction> Prepared for PlannedOutbound<F> {
    fn call<'o>(self: Box<Self>, outside: &'o Outside) -> BoxFuture<'o, Result<Box<dyn Recorded>>> {
        Box::pin(async move {
            let reply = F::call(outside, self.0).await?;
            Ok(Box::new(RepliedOutbound::<F>(reply)) as Box<dyn Recorded>)
        })
    }
}

impl<F: OutboundFunction> Recorded for RepliedOutbound<F> {
    fn record<'c>(self: Box<Self>, cx: &'c mut Context) -> BoxFuture<'c, Result<Vec<u8>>> {
        Box::pin(async move { to_body(&F::record(cx, self.0).await?) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Input {
        #[serde(default)]
        name: Option<String>,
        #[serde(default)]
        places: Vec<u8>,
    }

    #[test]
    fn an_empty_body_is_an_empty_object() {
        assert_eq!(
            parse::<Input>(b" \n").unwrap(),
            Input {
                name: None,
                places: vec![]
            }
        );
    }

    #[test]
    fn a_bad_value_is_named_with_its_place() {
        let error = parse::<Input>(br#"{"places":[1,900]}"#).unwrap_err();
        assert_eq!(error.field(), Some("places[1]"));
        assert!(!error.message().contains("line"), "{}", error.message());
    }

    #[test]
    fn an_unknown_field_and_trailing_text_are_refused() {
        assert!(
            parse::<Input>(br#"{"nmae":"x"}"#)
                .unwrap_err()
                .message()
                .contains("nmae")
        );
        assert!(parse::<Input>(br#"{} {}"#).is_err());
        assert!(
            parse::<Input>(br#"["x",[]]"#).is_err(),
            "fields by position"
        );
    }
}
