//! Mail through a mail server: one connection per mail.
//!
//! Connections are not kept on purpose. The library puts a connection back even if its mail was given up
//! in the middle of the conversation; the answer that then comes late would be read as the answer to
//! the next mail, which could count as sent without ever having left.

use std::sync::Arc;
use std::time::Duration;

use kernel::Clock;
use kernel::function::BoxFuture;
use kernel::outbox::{Carrier, Message, Receipt, Refusal};
use lettre::message::Mailbox;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{CertificateStore, Tls, TlsParameters};
use lettre::transport::smtp::response::Response;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use uuid::Uuid;

use super::compose::compose;

/// How long handing over one mail may take, from the first packet to the last.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where the mail server is.
#[derive(Clone, Debug)]
pub struct SmtpSettings {
    /// Its name, which its certificate must carry.
    pub host: String,
    /// Its port. 465 speaks TLS from the first byte, any other must offer STARTTLS. Only a relay on this
    /// machine itself is spoken to without TLS.
    pub port: u16,
    /// Who we are there.
    pub login: Option<Login>,
    /// How long handing over one mail may take, if not 30 s.
    pub patience: Option<Duration>,
}

/// A login at the mail server.
#[derive(Clone)]
pub struct Login {
    /// The name.
    pub user: String,
    /// The password.
    pub password: String,
}

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Login(..)")
    }
}

/// Carries mail to a mail server, over connections that are kept for a while.
pub struct Smtp {
    server: AsyncSmtpTransport<Tokio1Executor>,
    patience: Duration,
    from: Mailbox,
    clock: Arc<dyn Clock>,
}

impl Smtp {
    /// A way to this server. Nothing is connected yet.
    pub fn new(
        settings: &SmtpSettings,
        from: Mailbox,
        clock: Arc<dyn Clock>,
    ) -> Result<Smtp, String> {
        let host = settings.host.as_str();
        let tls = if is_this_machine(host) && settings.port != 465 {
            Tls::None
        } else {
            let parameters = TlsParameters::builder(host.to_owned())
                .certificate_store(CertificateStore::WebpkiRoots)
                .build_rustls()
                .map_err(|error| format!("TLS for the mail server {host}: {error}"))?;
            match settings.port {
                465 => Tls::Wrapper(parameters),
                _ => Tls::Required(parameters),
            }
        };
        let patience = settings.patience.unwrap_or(PATIENCE);
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .port(settings.port)
            .tls(tls)
            .timeout(Some(patience));
        if let Some(Login { user, password }) = &settings.login {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(Smtp {
            server: builder.build(),
            patience,
            from,
            clock,
        })
    }

    /// Whether the server answers: for `doctor`.
    pub async fn answers(&self) -> bool {
        let asked = tokio::time::timeout(self.patience, self.server.test_connection());
        matches!(asked.await, Ok(Ok(true)))
    }
}

impl Carrier for Smtp {
    fn carry<'a>(
        &'a self,
        id: Uuid,
        message: &'a Message,
    ) -> BoxFuture<'a, Result<Receipt, Refusal>> {
        Box::pin(async move {
            let mail = compose(id, message, &self.from, self.clock.as_ref())?;
            match tokio::time::timeout(self.patience, self.server.send(mail)).await {
                Ok(Ok(response)) => Ok(receipt(&response)),
                Ok(Err(error)) => Err(refusal(&error)),
                Err(_) => Err(Refusal::for_now("timeout")),
            }
        })
    }
}

fn is_this_machine(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "::1")
}

/// The server's name for the mail: the last word of `250 2.0.0 Ok: queued as 4QKw2X`. A word that could
/// be an address is not kept.
fn receipt(response: &Response) -> Receipt {
    let last = response
        .first_line()
        .and_then(|line| line.split_whitespace().next_back());
    let plain = |word: &&str| {
        word.len() <= 100
            && word
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b))
    };
    Receipt {
        provider_id: last.filter(plain).map(str::to_owned),
    }
}

/// What a failure means. The server's words may quote the recipient, so only its code is kept.
fn refusal(error: &lettre::transport::smtp::Error) -> Refusal {
    let code = error.status().map(u16::from);
    match code {
        // Our own login is wrong: a mistake in the settings must not bury the mail.
        Some(454 | 530 | 534 | 535 | 538) => Refusal::for_now("smtp_login"),
        Some(421) => Refusal::for_now("smtp_421"),
        Some(450) => Refusal::for_now("smtp_450"),
        Some(451) => Refusal::for_now("smtp_451"),
        Some(452) => Refusal::for_now("smtp_452"),
        Some(550) => Refusal::for_good("smtp_550"),
        Some(551) => Refusal::for_good("smtp_551"),
        Some(552) => Refusal::for_good("smtp_552"),
        Some(553) => Refusal::for_good("smtp_553"),
        Some(554) => Refusal::for_good("smtp_554"),
        _ if error.is_permanent() => Refusal::for_good("smtp_5xx"),
        _ if error.is_transient() => Refusal::for_now("smtp_4xx"),
        _ if error.is_timeout() => Refusal::for_now("timeout"),
        _ if error.is_tls() => Refusal::for_now("tls"),
        _ if error.is_response() => Refusal::for_now("bad_answer"),
        _ => Refusal::for_now("connection"),
    }
}
