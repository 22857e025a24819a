//! Signs a version of a document: the typed name is bound to the hash of the bytes that were signed, to the moment, the
//! address, and the wording that was agreed to.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::document::{self, Document, Step};
use crate::file::hex;
use crate::signature::{DocumentSignerRole, ToSign, same_name};
use crate::statements;

/// See the module.
pub struct SignDocument;

/// What is signed, by whom.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentSigning {
    /// The document.
    pub id: Uuid,
    /// The version of its entry that was seen.
    pub row_version: i32,
    /// The number of the version that was read.
    pub version: i32,
    /// The SHA-256 of what was read, in hexadecimal: nothing else is signed.
    pub content_sha256: String,
    /// As what: for oneself, or for the client who signs here and now.
    pub signed_as: DocumentSignerRole,
    /// The signer's name, typed by the signer.
    pub typed_name: Text<160>,
    /// The wording that was shown.
    pub statement_version: i32,
}

impl Function for SignDocument {
    const SPEC: Spec = Spec::write(
        "sign-document",
        "Signs a version of a document, with the evidence for it.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
        Role::FrontDesk,
    ]))
    .audits("document_signature");
    type Input = DocumentSigning;
    type Output = Document;

    async fn run(cx: &mut Context, signing: DocumentSigning) -> Result<Document> {
        let document: document::DocumentEntry = cx
            .one("document", &statements::GET_DOCUMENT, &[&signing.id])
            .await?;
        if document.row_version != signing.row_version {
            return Err(Error::version_conflict(document.row_version));
        }
        document::Standing::of(document.shared_at, document.archived_at).after(Step::Change)?;
        let (person, now) = (cx.user()?.profile, cx.now());
        let content: ToSign = cx
            .one(
                "version",
                &statements::GET_CONTENT_TO_SIGN,
                &[&signing.id, &signing.version, &person],
            )
            .await?;
        check(&signing, &content)?;
        let (id, practice) = (cx.new_id(), cx.organization()?);
        let address = cx.request().address;
        let device = cx.request().user_agent.clone();
        let device = device.map(|device| device.chars().take(200).collect::<String>());
        let device = device.filter(|device| !device.is_empty());
        cx.execute(
            &statements::SIGN_DOCUMENT,
            &[
                &id,
                &practice,
                &signing.id,
                &document.client_id,
                &content.version_id,
                &content.sha256,
                &signing.signed_as,
                &signing.typed_name,
                &signing.statement_version,
                &person,
                &now,
                &address,
                &device,
            ],
        )
        .await
        .on_constraint("document_signatures_once", || {
            Error::conflict("This person has signed this version already.").on_field("typed_name")
        })
        .on_constraint("document_signatures_typed_name_check", || {
            Error::invalid("typed_name", "Type the full name.")
        })?;
        crate::notice::tell_of_signature(cx, signing.id, content.version_id, id).await?;
        cx.announce(Topic::Documents)?;
        document::read(cx, signing.id).await
    }

    fn example() -> DocumentSigning {
        DocumentSigning {
            id: crate::example::DOCUMENT,
            row_version: 1,
            version: 1,
            content_sha256: "5a".repeat(32),
            signed_as: DocumentSignerRole::Client,
            typed_name: Text::new("Mira Solberg").expect("it has letters"),
            statement_version: 1,
        }
    }
}

/// Whether what is signed is what was read, and the name is the signer's.
fn check(signing: &DocumentSigning, content: &ToSign) -> Result<()> {
    content.scan_status.may_open()?;
    if !content.is_present {
        return Err(Error::conflict(
            "There is a newer version of this document. Read that one and sign it.",
        ));
    }
    if !signing
        .content_sha256
        .eq_ignore_ascii_case(&hex(&content.sha256))
    {
        return Err(Error::conflict(
            "The document is not the one that was shown. Open it again, read it, and sign it then.",
        ));
    }
    if signing.statement_version != content.statement_version {
        return Err(Error::conflict(
            "The wording of the electronic signature has changed. Reload the page and read it.",
        ));
    }
    let own = same_name(signing.typed_name.as_str(), &content.own_name);
    if signing.signed_as == DocumentSignerRole::Staff && !own {
        return Err(Error::invalid(
            "typed_name",
            "Type your own name as it stands in your account.",
        ));
    }
    Ok(())
}
