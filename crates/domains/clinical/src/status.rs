//! Where a note stands, and what may be done with it there. The same moves stand in the database (`app.note_may_become`); a test
//! compares the two.

use kernel::prelude::*;

kernel::vocabulary! {
    /// Where a note stands.
    pub enum NoteStatus {
        /// In its author's hands, never signed.
        Draft = "draft" => "Draft",
        /// Signed by an associate, waiting for the supervisor.
        AwaitingCosign = "awaiting_cosign" => "Awaiting cosignature",
        /// Back in its author's hands, with what is to be changed.
        Returned = "returned" => "Returned",
        /// Never changed again; amendments are added.
        Final = "final" => "Final",
    }
}

kernel::vocabulary! {
    /// What can be done with a note.
    pub enum NoteAction {
        /// Write in it.
        Edit = "edit" => "Edit",
        /// Sign it: it is final.
        Sign = "sign" => "Sign note",
        /// Sign it and hand it to the supervisor.
        Submit = "submit" => "Sign and submit",
        /// Give it back with words.
        Return = "return" => "Return",
        /// Sign it as a supervisor: it is final.
        Cosign = "cosign" => "Cosign",
        /// Add to it.
        Amend = "amend" => "Add amendment",
    }
}

/// Who somebody is to a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its author, whose notes need no cosignature.
    Author,
    /// Its author, whose notes are cosigned.
    SupervisedAuthor,
    /// Somebody who supervises its author.
    Supervisor,
    /// Who cosigned it, whether or not the supervision goes on.
    Cosigner,
    /// Anybody else who may read it.
    Reader,
}

impl NoteStatus {
    /// Where a note goes from here by this action; `None` if that cannot be done here.
    pub fn after(self, action: NoteAction) -> Option<NoteStatus> {
        use NoteAction as A;
        use NoteStatus as S;
        match (self, action) {
            (S::Draft | S::Returned, A::Edit) => Some(self),
            (S::Draft | S::Returned, A::Sign) => Some(S::Final),
            (S::Draft | S::Returned, A::Submit) => Some(S::AwaitingCosign),
            (S::AwaitingCosign, A::Return) => Some(S::Returned),
            (S::AwaitingCosign, A::Cosign) => Some(S::Final),
            (S::Final, A::Amend) => Some(S::Final),
            _ => None,
        }
    }

    /// What somebody of this standing may do here, in the order of the buttons.
    pub fn allowed(self, standing: Standing) -> Vec<NoteAction> {
        NoteAction::ALL
            .iter()
            .copied()
            .filter(|action| standing.may(*action) && self.after(*action).is_some())
            .collect()
    }

    /// The next standing of the note, or why not.
    pub fn take(self, action: NoteAction, standing: Standing) -> Result<NoteStatus> {
        if !standing.may(action) {
            return Err(match (standing, action) {
                (Standing::SupervisedAuthor, NoteAction::Sign) => {
                    Error::conflict("Your notes are cosigned. Submit it to your supervisor.")
                }
                (Standing::Author, NoteAction::Submit) => {
                    Error::conflict("Nobody cosigns your notes. Sign it, and it is final.")
                }
                _ => Error::not_found("note"),
            });
        }
        self.after(action).ok_or_else(|| {
            Error::conflict(match self {
                NoteStatus::Draft => "This note is a draft: it has to be signed first.",
                NoteStatus::AwaitingCosign => {
                    "This note was handed in and waits for the cosignature. It can be changed again once it is returned."
                }
                NoteStatus::Returned => {
                    "This note was returned to its author and has to be handed in again first."
                }
                NoteStatus::Final => {
                    "This note is signed and is never changed. Add an amendment."
                }
            })
        })
    }
}

impl Standing {
    /// Whether somebody of this standing may ever do this.
    pub fn may(self, action: NoteAction) -> bool {
        match action {
            NoteAction::Edit => matches!(self, Standing::Author | Standing::SupervisedAuthor),
            NoteAction::Sign => self == Standing::Author,
            NoteAction::Submit => self == Standing::SupervisedAuthor,
            NoteAction::Return | NoteAction::Cosign => self == Standing::Supervisor,
            NoteAction::Amend => {
                matches!(
                    self,
                    Standing::Author | Standing::SupervisedAuthor | Standing::Cosigner
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STANDINGS: [Standing; 5] = [
        Standing::Author,
        Standing::SupervisedAuthor,
        Standing::Supervisor,
        Standing::Cosigner,
        Standing::Reader,
    ];

    fn anything() -> impl Strategy<Value = (usize, usize)> {
        (0..NoteAction::ALL.len(), 0..STANDINGS.len())
    }

    proptest! {
        #[test]
        fn whatever_people_try_a_final_note_stays_final_and_an_associates_note_is_cosigned_first(
            tries in proptest::collection::vec(anything(), 0..60)
        ) {
            let (mut status, mut cosigned, mut handed_in) = (NoteStatus::Draft, false, false);
            for (action, standing) in tries {
                let (action, standing) = (NoteAction::ALL[action], STANDINGS[standing]);
                // An author is one kind or the other for the whole of this story: the supervised kind.
                if standing == Standing::Author { continue; }
                let Ok(next) = status.take(action, standing) else { continue };
                prop_assert!(status.allowed(standing).contains(&action));
                prop_assert!(status != NoteStatus::Final || next == NoteStatus::Final);
                handed_in |= action == NoteAction::Submit;
                cosigned |= action == NoteAction::Cosign;
                if next == NoteStatus::Final {
                    prop_assert!(handed_in && cosigned);
                }
                if next != status {
                    prop_assert!(!matches!(action, NoteAction::Edit | NoteAction::Amend));
                }
                status = next;
            }
        }

        #[test]
        fn what_is_allowed_is_just_what_can_be_taken(status in 0usize..4, standing in 0usize..5) {
            let (status, standing) = (NoteStatus::ALL[status], STANDINGS[standing]);
            for action in NoteAction::ALL {
                prop_assert_eq!(status.allowed(standing).contains(action), status.take(*action, standing).is_ok());
            }
        }
    }

    #[test]
    fn a_reader_may_do_nothing() {
        for status in NoteStatus::ALL {
            assert_eq!(status.allowed(Standing::Reader), vec![]);
        }
    }
}
