//! Honest ceremonies are accepted, and each way to tamper with one is refused for its own reason.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::authenticator::{AT, Authenticator, BE, BS, Draft, ED, UP, UV};
use super::*;
use crate::secret;

const RP: &str = "ehr.example.org";
const ORIGIN: &str = "https://ehr.example.org";
const CHALLENGE: &str = "dGhlIGNoYWxsZW5nZSBvZiB0aGVzZSB0ZXN0cyBpcyB0aGlz";
const HANDLE: &[u8] = b"somebody's handle";

fn creation() -> Value {
    json!({ "challenge": CHALLENGE, "rp": { "id": RP }, "user": { "id": B64.encode(HANDLE) } })
}

fn request() -> Value {
    json!({ "challenge": CHALLENGE, "rpId": RP })
}

fn expecting<T>(then: impl FnOnce(&Expected<'_>) -> T) -> T {
    then(&Expected {
        challenge_hash: &secret::hash(CHALLENGE),
        rp_id: RP,
        allows_origin: &|origin| origin == ORIGIN,
    })
}

fn registered(answer: &Value) -> Result<NewCredential, Refusal> {
    let answer = serde_json::from_value(answer.clone()).map_err(|_| Refusal::Malformed)?;
    expecting(|expected| register(&answer, expected))
}

fn asserted(answer: &Value, kept: &NewCredential) -> Result<u32, Refusal> {
    let answer = serde_json::from_value(answer.clone()).map_err(|_| Refusal::Malformed)?;
    let known = Known {
        cose: &kept.cose,
        sign_count: kept.sign_count,
        backup_eligible: kept.backup_eligible,
        user_handle: HANDLE,
        must_name_user: true,
    };
    expecting(|expected| assert(&answer, &known, expected)).map(|used| used.sign_count)
}

#[test]
fn an_honest_credential_of_each_algorithm_registers_and_signs() {
    for algorithm in Algorithm::ALL {
        let mut one = Authenticator::new(algorithm, 7);
        let kept = registered(&one.create(&creation(), ORIGIN, |_| {})).unwrap();
        assert_eq!(
            (kept.id.clone(), kept.algorithm),
            (one.id.clone(), algorithm)
        );
        assert_eq!((kept.backup_eligible, kept.backed_up), (true, true));
        assert_eq!(kept.transports, ["hybrid", "internal"]);
        assert_eq!(asserted(&one.get(&request(), ORIGIN, |_| {}), &kept), Ok(0));
        one.sign_count = 4;
        assert_eq!(asserted(&one.get(&request(), ORIGIN, |_| {}), &kept), Ok(4));
        let signed_by_another =
            Authenticator::new(Algorithm::Es256, 9).get(&request(), ORIGIN, |draft| {
                draft.outer_id = one.id.clone();
                draft.user_handle = Some(HANDLE.to_vec());
            });
        assert_eq!(asserted(&signed_by_another, &kept), Err(Refusal::Signature));
    }
}

#[test]
fn a_self_attestation_is_believed_only_when_the_new_key_made_it() {
    for (algorithm, alg) in [
        (Algorithm::Es256, -7),
        (Algorithm::EdDsa, -8),
        (Algorithm::Rs256, -257),
    ] {
        let mut one = Authenticator::new(algorithm, 3);
        let attest = |draft: &mut Draft| {
            draft.format = "packed";
            draft.self_attest = true;
            draft.statement = json!({ "alg": alg });
        };
        registered(&one.create(&creation(), ORIGIN, attest)).unwrap();
        let broken = one.create(&creation(), ORIGIN, |draft| {
            attest(draft);
            draft.break_signature = true;
        });
        assert_eq!(registered(&broken), Err(Refusal::Attestation));
        let another_algorithm = one.create(&creation(), ORIGIN, |draft| {
            attest(draft);
            draft.statement = json!({ "alg": -37 });
        });
        assert_eq!(registered(&another_algorithm), Err(Refusal::Attestation));
    }
}

type Change = (&'static str, Refusal, fn(&mut Draft));

/// What can be wrong in both ceremonies.
const EITHER: &[Change] = &[
    ("the other ceremony", Refusal::Type, |d| {
        d.client_data["type"] = json!("webauthn.other")
    }),
    ("a payment", Refusal::Type, |d| {
        d.client_data["type"] = json!("payment.get")
    }),
    ("another challenge", Refusal::Challenge, |d| {
        d.client_data["challenge"] = json!(B64.encode([1; 32]))
    }),
    ("an empty challenge", Refusal::Challenge, |d| {
        d.client_data["challenge"] = json!("")
    }),
    ("a challenge with padding", Refusal::Challenge, |d| {
        d.client_data["challenge"] = json!(format!("{CHALLENGE}="))
    }),
    ("another site", Refusal::Origin, |d| {
        d.client_data["origin"] = json!("https://evil.test")
    }),
    ("plain http", Refusal::Origin, |d| {
        d.client_data["origin"] = json!("http://ehr.example.org")
    }),
    ("another port", Refusal::Origin, |d| {
        d.client_data["origin"] = json!("https://ehr.example.org:8443")
    }),
    ("our name inside another", Refusal::Origin, |d| {
        d.client_data["origin"] = json!("https://ehr.example.org.evil.test")
    }),
    ("an opaque origin", Refusal::Origin, |d| {
        d.client_data["origin"] = json!("null")
    }),
    ("inside a foreign frame", Refusal::CrossOrigin, |d| {
        d.client_data["crossOrigin"] = json!(true)
    }),
    ("below a foreign page", Refusal::CrossOrigin, |d| {
        d.client_data["topOrigin"] = json!("https://evil.test")
    }),
    ("no origin", Refusal::Malformed, |d| {
        d.client_data = json!({ "type": "webauthn.get", "challenge": CHALLENGE })
    }),
    ("client data that is no object", Refusal::Malformed, |d| {
        d.client_data = json!("webauthn.get")
    }),
    ("another relying party", Refusal::RelyingParty, |d| {
        d.rp_id = "evil.test".into()
    }),
    ("the parent domain", Refusal::RelyingParty, |d| {
        d.rp_id = "example.org".into()
    }),
    ("nobody present", Refusal::UserPresence, |d| d.flags &= !UP),
    ("nobody verified", Refusal::UserVerification, |d| {
        d.flags &= !UV
    }),
    ("backed up without being eligible", Refusal::Backup, |d| {
        d.flags = d.flags & !BE | BS
    }),
    ("a reserved flag", Refusal::Malformed, |d| d.flags |= 1 << 1),
    ("another reserved flag", Refusal::Malformed, |d| {
        d.flags |= 1 << 5
    }),
    ("bytes after the end", Refusal::Malformed, |d| {
        d.tail = vec![0]
    }),
    ("extensions announced and absent", Refusal::Malformed, |d| {
        d.flags |= ED
    }),
    ("extensions that are no map", Refusal::Malformed, |d| {
        d.flags |= ED;
        d.tail = vec![0x01];
    }),
    (
        "a password instead of a credential",
        Refusal::Credential,
        |d| d.kind = "password",
    ),
    ("an empty id", Refusal::CredentialId, |d| d.outer_id.clear()),
    ("an endless id", Refusal::CredentialId, |d| {
        d.outer_id = vec![1; 1024]
    }),
];

const REGISTRATION: &[Change] = &[
    ("no credential in it", Refusal::Malformed, |d| {
        d.flags &= !AT
    }),
    ("two ids", Refusal::CredentialId, |d| {
        d.outer_id = vec![9; 32]
    }),
    ("an empty inner id", Refusal::CredentialId, |d| {
        d.inner_id.clear()
    }),
    ("an endless inner id", Refusal::CredentialId, |d| {
        d.inner_id = vec![1; 1024]
    }),
    (
        "a statement of a format not asked for",
        Refusal::Attestation,
        |d| d.format = "fido-u2f",
    ),
    ("a statement by Android", Refusal::Attestation, |d| {
        d.format = "android-safetynet"
    }),
    ("none with something in it", Refusal::Attestation, |d| {
        d.statement = json!({ "x": "y" })
    }),
    ("packed without anything", Refusal::Attestation, |d| {
        d.format = "packed"
    }),
    ("an algorithm not asked for", Refusal::Algorithm, |d| {
        d.cose = hex(
            "a5010203382220012158200000000000000000000000000000000000000000000000000000000000000000225820",
        );
        d.cose.extend([0; 32]);
    }),
    ("a coordinate of 31 bytes", Refusal::Key, |d| {
        let at = d
            .cose
            .windows(3)
            .position(|w| w == [0x21, 0x58, 0x20])
            .unwrap();
        d.cose[at + 2] = 0x1f;
        d.cose.remove(at + 3);
    }),
    ("another curve under ES256", Refusal::Key, |d| {
        let at = d.cose.windows(2).position(|w| w == [0x20, 0x01]).unwrap();
        d.cose[at + 1] = 2;
    }),
    ("a key with one member more", Refusal::Key, |d| {
        d.cose[0] += 1;
        d.cose.extend([0x04, 0x01]);
    }),
    ("a key that is cut", Refusal::Malformed, |d| {
        d.cose.truncate(40)
    }),
    ("a key that is no map", Refusal::Key, |d| {
        d.cose = vec![0x01]
    }),
];

const ASSERTION: &[Change] = &[
    ("a broken signature", Refusal::Signature, |d| {
        d.break_signature = true
    }),
    ("somebody else's handle", Refusal::UserHandle, |d| {
        d.user_handle = Some(b"another".to_vec())
    }),
    ("no handle", Refusal::UserHandle, |d| d.user_handle = None),
    ("an empty handle", Refusal::UserHandle, |d| {
        d.user_handle = Some(Vec::new())
    }),
    (
        "another kind of credential than registered",
        Refusal::Backup,
        |d| d.flags &= !(BE | BS),
    ),
    ("a counter that stands still", Refusal::Counter, |d| {
        d.sign_count = 5
    }),
    ("a counter that went back", Refusal::Counter, |d| {
        d.sign_count = 4
    }),
    ("a counter that began again", Refusal::Counter, |d| {
        d.sign_count = 0
    }),
];

fn hex(text: &str) -> Vec<u8> {
    let digit = |c: u8| (c as char).to_digit(16).unwrap() as u8;
    text.as_bytes()
        .chunks(2)
        .map(|two| digit(two[0]) << 4 | digit(two[1]))
        .collect()
}

#[test]
fn each_tampered_registration_is_refused_for_its_own_reason() {
    let mut cases = 0;
    for (what, refusal, change) in EITHER.iter().chain(REGISTRATION) {
        let mut one = Authenticator::new(Algorithm::Es256, 7);
        let answer = one.create(&creation(), ORIGIN, change);
        assert_eq!(registered(&answer), Err(*refusal), "{what}");
        cases += 1;
    }
    assert!(cases >= 20);
}

#[test]
fn each_tampered_assertion_is_refused_for_its_own_reason() {
    let mut cases = 0;
    for (what, refusal, change) in EITHER.iter().chain(ASSERTION) {
        let mut one = Authenticator::new(Algorithm::Es256, 7);
        let mut kept = registered(&one.create(&creation(), ORIGIN, |_| {})).unwrap();
        kept.sign_count = 5;
        one.sign_count = 6;
        let answer = one.get(&request(), ORIGIN, change);
        assert_eq!(asserted(&answer, &kept), Err(*refusal), "{what}");
        cases += 1;
    }
    assert!(cases >= 20);
}

#[test]
fn a_registration_is_no_assertion_and_the_reverse() {
    let mut one = Authenticator::new(Algorithm::Es256, 7);
    let made = one.create(&creation(), ORIGIN, |_| {});
    let kept = registered(&made).unwrap();
    let get = one.get(&request(), ORIGIN, |draft| {
        draft.client_data["type"] = json!("webauthn.create")
    });
    assert_eq!(asserted(&get, &kept), Err(Refusal::Type));
    let create = one.create(&creation(), ORIGIN, |draft| {
        draft.client_data["type"] = json!("webauthn.get")
    });
    assert_eq!(registered(&create), Err(Refusal::Type));
    assert_eq!(asserted(&made, &kept), Err(Refusal::Malformed));
}

#[test]
fn ids_that_differ_and_parts_that_are_not_base64url_are_refused() {
    let mut one = Authenticator::new(Algorithm::Es256, 7);
    let good = one.create(&creation(), ORIGIN, |_| {});
    let kept = registered(&good).unwrap();
    let with = |path: &str, value: Value| {
        let mut answer = good.clone();
        *answer.pointer_mut(path).unwrap() = value;
        registered(&answer)
    };
    assert_eq!(
        with("/rawId", json!(B64.encode([1; 32]))),
        Err(Refusal::Credential)
    );
    assert_eq!(
        with("/response/clientDataJSON", json!("not base64!")),
        Err(Refusal::Malformed)
    );
    assert_eq!(
        with("/response/attestationObject", json!("oA")),
        Err(Refusal::Malformed)
    );
    assert_eq!(
        with("/response/attestationObject", json!("A".repeat(70_000))),
        Err(Refusal::Malformed)
    );
    let padded = format!("{}=", good["response"]["clientDataJSON"].as_str().unwrap());
    assert_eq!(
        with("/response/clientDataJSON", json!(padded)),
        Err(Refusal::Malformed)
    );
    let mut signed = one.get(&request(), ORIGIN, |_| {});
    signed["response"]["authenticatorData"] = json!(B64.encode([0; 36]));
    assert_eq!(asserted(&signed, &kept), Err(Refusal::Malformed));
}

#[test]
fn an_authenticator_may_volunteer_extensions_and_they_are_signed_with_the_rest() {
    let mut one = Authenticator::new(Algorithm::EdDsa, 7);
    let volunteer = |draft: &mut Draft| {
        draft.flags |= ED;
        draft.tail = hex("a16b6372656450726f7465637402"); // {"credProtect": 2}
    };
    let kept = registered(&one.create(&creation(), ORIGIN, volunteer)).unwrap();
    assert_eq!(
        asserted(&one.get(&request(), ORIGIN, volunteer), &kept),
        Ok(0)
    );
}

proptest! {
    /// One bit anywhere in what is signed, and it is refused; never a panic.
    #[test]
    fn no_bit_of_a_signed_answer_can_be_changed(part in 0..3_usize, at in any::<proptest::sample::Index>(), bit in 0..8_u8) {
        let mut one = Authenticator::new(Algorithm::EdDsa, 5);
        let kept = registered(&one.create(&creation(), ORIGIN, |_| {})).unwrap();
        let mut answer = one.get(&request(), ORIGIN, |_| {});
        let name = ["clientDataJSON", "authenticatorData", "signature"][part];
        let mut bytes = B64.decode(answer["response"][name].as_str().unwrap()).unwrap();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        answer["response"][name] = json!(B64.encode(bytes));
        prop_assert!(asserted(&answer, &kept).is_err());
    }

    #[test]
    fn any_bytes_as_an_attestation_object_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut one = Authenticator::new(Algorithm::EdDsa, 5);
        let mut answer = one.create(&creation(), ORIGIN, |_| {});
        answer["response"]["attestationObject"] = json!(B64.encode(bytes));
        prop_assert!(registered(&answer).is_err());
    }
}
