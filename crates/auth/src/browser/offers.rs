//! What signing in offers here. Our pages ask before they show a button, so that none leads to a refusal.

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use crate::service::Service;

/// What there is beside a password and the code of an authenticator app.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Offers {
    /// Passkeys can be made and used.
    pub(crate) passkeys: bool,
    /// There are codes to keep for the day the phone is lost.
    pub(crate) recovery_codes: bool,
    /// A device can be trusted for some days.
    pub(crate) trusted_devices: bool,
    /// Passwords are kept here: our pages set and change them, and invitations are accepted here.
    pub(crate) own_passwords: bool,
    /// A second factor can be removed here.
    pub(crate) own_factors: bool,
}

impl Offers {
    /// What a provider of the practice's own leaves to us.
    pub(crate) const HOSTED: Offers = Offers {
        passkeys: false,
        recovery_codes: false,
        trusted_devices: false,
        own_passwords: false,
        own_factors: false,
    };
}

/// Where sign-in is our own business.
pub(super) async fn own(State(service): State<Service>) -> Json<Offers> {
    Json(Offers {
        passkeys: service.passkey_domain().is_ok(),
        recovery_codes: true,
        trusted_devices: true,
        own_passwords: true,
        own_factors: true,
    })
}
