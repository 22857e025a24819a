//! Who is let in: by role, second factor, freshness and rate; and that a refusal is written down.

use super::{Call, Waist};
use crate::audit::{Event, Outcome};
use crate::caller::Caller;
use crate::context::Trace;
use crate::entropy;
use crate::error::{Code, Error, Result};
use crate::limits;
use crate::spec::{Roles, Spec};

/// How recent a proof of identity must be for a step-up function.
const FRESH: jiff::SignedDuration = jiff::SignedDuration::from_mins(10);

impl Waist {
    /// May this caller call it at all?
    pub(super) fn authorize(&self, spec: &Spec, caller: &Caller) -> Result<()> {
        let user = match (spec.roles, caller) {
            (Roles::Public, _) | (_, Caller::Service(_)) => return Ok(()),
            (_, Caller::Anonymous) => {
                return Err(Error::new(Code::Unauthenticated, "Sign in first."));
            }
            (Roles::Service, Caller::User(_)) => {
                return Err(Error::forbidden("Only the system itself does this."));
            }
            (Roles::SignedIn, Caller::User(user)) => user,
            (Roles::Only(roles), Caller::User(user)) => {
                if !user.roles.iter().any(|role| roles.contains(role)) {
                    return Err(Error::forbidden(who_may(roles)));
                }
                user
            }
        };
        if user.aal < spec.min_aal {
            return Err(Error::new(
                Code::SecondFactorRequired,
                "Confirm your second factor first, or set one up if you have none.",
            ));
        }
        if spec.step_up && self.clock.now().duration_since(user.authenticated_at) > FRESH {
            return Err(Error::new(
                Code::FreshSignInRequired,
                "Confirm that it is you: enter your password and second factor again.",
            ));
        }
        Ok(())
    }

    pub(super) async fn limit(&self, spec: &Spec, call: &Call<'_>) -> Result<()> {
        let subject = match (&call.caller, call.request.address) {
            (Caller::Service(_), _) => return Ok(()),
            (Caller::User(user), _) => user.profile.to_string(),
            (Caller::Anonymous, Some(address)) => address.to_string(),
            (Caller::Anonymous, None) => "unknown".to_owned(),
        };
        let now = self.clock.now();
        if spec.rate_limit.shared {
            limits::admit_shared(&self.pool, spec.rate_limit, &subject, spec.name, now).await
        } else {
            self.limits.admit(spec.rate_limit, &subject, spec.name, now)
        }
    }

    /// A refusal is an event too. It is written on another connection, and a failure to write it
    /// never turns the refusal into something else.
    pub(super) async fn record_refusal(&self, spec: &Spec, call: &Call<'_>, error: &Error) {
        let refused = matches!(
            error.code(),
            Code::Forbidden
                | Code::SecondFactorRequired
                | Code::FreshSignInRequired
                | Code::NotFound
        );
        if !refused || call.rehearse {
            return;
        }
        let now = self.clock.now();
        let trace = Trace {
            reason: Some(error.code().as_str().to_owned()),
            ..Trace::default()
        };
        let id = entropy::uuid_v7(now, self.entropy.as_ref());
        let event = Event::of_call(
            id,
            spec,
            &call.caller,
            &call.request,
            now,
            &trace,
            Outcome::Refused,
        );
        if let Some(event) = event
            && let Err(error) = self.audit.append(event).await
        {
            tracing::error!(request = %call.request.id, %error, "a refusal could not be recorded");
        }
    }
}

/// "An administrator can do this." in the words of the roles.
fn who_may(roles: &[crate::Role]) -> String {
    let labels: Vec<&str> = roles.iter().map(|role| role.label()).collect();
    format!(
        "Your role does not allow this. These roles may: {}.",
        labels.join(", ")
    )
}
