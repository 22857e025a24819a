//! Tokens (RFC 7519) of exactly two kinds, told apart before anything else is looked at:
//!
//! * access tokens, ES256 and named by a `kid` that must be one of our own keys; with a hosted provider ES256 or RS256, and
//!   the `kid` one of its published keys;
//! * the two fixed API keys that `supabase-js` needs (`anon`, `service_role`), HS256. They are never *verified*: a
//!   presented key is compared with ours, so there is no shared-secret verification that another token could slip
//!   through.
//!
//! The header of a token chooses nothing. An algorithm other than that of the named key, an unknown `kid`, or any header that asks
//! for keys or rules from elsewhere (`jwk`, `jku`, `x5u`, `x5c`, `crit`) ends the matter.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use jiff::Timestamp;
use ring::hmac;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::keyring::{Algorithm, Keyring};

/// The longest token that is looked at.
const MAX_TOKEN: usize = 16 * 1024;
/// How far a token's `iat` may lie ahead of our clock.
const SKEW_SECONDS: i64 = 60;
/// Whom access tokens are for.
pub const AUDIENCE: &str = "authenticated";

/// What an access token says. Only `sub` and `session_id` are believed; everything else is looked up.
#[derive(Clone, Debug, Deserialize)]
pub struct Claims {
    /// Who made it.
    pub iss: String,
    /// The person.
    pub sub: Uuid,
    /// Whom it is for.
    pub aud: String,
    /// When it ends, in Unix seconds.
    pub exp: i64,
    /// When it was made, in Unix seconds.
    pub iat: i64,
    /// The database role.
    pub role: String,
    /// The session it belongs to.
    pub session_id: Uuid,
}

/// Why a token is refused. The caller learns only that it is; the log learns which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadToken {
    /// Not three parts of base64url JSON, or too long.
    Malformed,
    /// The header asks for something we do not do.
    Header,
    /// No trusted key has this name.
    UnknownKey,
    /// The signature is not that key's.
    Signature,
    /// Another issuer, audience or role.
    Claims,
    /// Past its end, or from the future.
    Expired,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    typ: Option<String>,
    jwk: Option<serde_json::Value>,
    jku: Option<serde_json::Value>,
    x5u: Option<serde_json::Value>,
    x5c: Option<serde_json::Value>,
    crit: Option<serde_json::Value>,
    b64: Option<serde_json::Value>,
}

/// Whether the token is one of ours, of now, for us.
pub fn verify(
    token: &str,
    keys: &Keyring,
    issuer: &str,
    now: Timestamp,
) -> Result<Claims, BadToken> {
    let (algorithm, kid, claims) = peek(token)?;
    let key = keys.trusted(&kid, now).ok_or(BadToken::UnknownKey)?;
    // The key decides how it verifies; a token that says otherwise is not looked at further.
    if key.algorithm() != algorithm {
        return Err(BadToken::Header);
    }
    let (signed, sealed) = token.rsplit_once('.').ok_or(BadToken::Malformed)?;
    let sealed = B64.decode(sealed).map_err(|_| BadToken::Malformed)?;
    key.verify(signed.as_bytes(), &sealed)
        .map_err(|_| BadToken::Signature)?;
    let claims: Claims = serde_json::from_slice(&claims).map_err(|_| BadToken::Claims)?;
    if claims.iss != issuer || claims.aud != AUDIENCE || claims.role != AUDIENCE {
        return Err(BadToken::Claims);
    }
    let now = now.as_second();
    if claims.exp <= now || claims.iat > now + SKEW_SECONDS {
        return Err(BadToken::Expired);
    }
    Ok(claims)
}

/// Algorithm and name of the key and the undecided claims, once the header is found acceptable.
pub(crate) fn peek(token: &str) -> Result<(Algorithm, String, Vec<u8>), BadToken> {
    if token.len() > MAX_TOKEN {
        return Err(BadToken::Malformed);
    }
    let mut parts = token.split('.');
    let (Some(header), Some(claims), Some(_), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(BadToken::Malformed);
    };
    let header = B64.decode(header).map_err(|_| BadToken::Malformed)?;
    let claims = B64.decode(claims).map_err(|_| BadToken::Malformed)?;
    let header: Header = serde_json::from_slice(&header).map_err(|_| BadToken::Malformed)?;
    let asks_for_more = [
        &header.jwk,
        &header.jku,
        &header.x5u,
        &header.x5c,
        &header.crit,
        &header.b64,
    ]
    .iter()
    .any(|field| field.is_some());
    let algorithm = match header.alg.as_str() {
        "ES256" => Algorithm::Es256,
        "RS256" => Algorithm::Rs256,
        _ => return Err(BadToken::Header),
    };
    if asks_for_more
        || header
            .typ
            .is_some_and(|typ| !typ.eq_ignore_ascii_case("JWT"))
    {
        return Err(BadToken::Header);
    }
    let kid = header.kid.ok_or(BadToken::UnknownKey)?;
    Ok((algorithm, kid, claims))
}

/// The part of a token that is signed.
pub(crate) fn unsigned(header: &impl Serialize, claims: &impl Serialize) -> String {
    let part = |value: Vec<u8>| B64.encode(value);
    let json = "what we put into a token is plain data";
    format!(
        "{}.{}",
        part(serde_json::to_vec(header).expect(json)),
        part(serde_json::to_vec(claims).expect(json))
    )
}

/// One of the two fixed keys, made from a secret of this installation: the same on every instance.
pub(crate) fn api_key(secret: &[u8; 32], issuer: &str, role: &str) -> String {
    // A fixed beginning and a far end: the key changes when the master secret does, not with the clock.
    let claims = serde_json::json!({ "iss": issuer, "role": role, "iat": 1_767_225_600, "exp": 4_102_444_800_i64 });
    let signed = unsigned(
        &serde_json::json!({ "alg": "HS256", "typ": "JWT" }),
        &claims,
    );
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
    let tag = hmac::sign(&key, signed.as_bytes());
    format!("{signed}.{}", B64.encode(tag.as_ref()))
}
