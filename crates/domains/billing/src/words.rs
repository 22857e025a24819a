//! Which columns hold which words: a test compares them with the columns' check constraints.

use kernel::vocabulary::ColumnWords;

use crate::adjustment::{AdjustmentReason, AdjustmentStatus};
use crate::charge::{ChargeStatus, HoldReason};
use crate::claim::{ClaimKind, ClaimStatus};
use crate::fee::FeeScheduleKind;
use crate::file::{Direction, FileKind, FileStatus};
use crate::ledger::{Account, Debtor, EntryKind};
use crate::matching::DecisionOutcome;
use crate::payment::PaymentMethod;
use crate::remittance::RemittanceStatus;

/// The columns of this domain that hold words of a fixed list.
pub static WORDS: &[ColumnWords] = &[
    ColumnWords::of("adjustments", "status", AdjustmentStatus::words),
    ColumnWords::of("adjustments", "reason", AdjustmentReason::words),
    ColumnWords::of("adjustments", "debtor", Debtor::words),
    ColumnWords::of("charges", "status", ChargeStatus::words),
    ColumnWords::of("charges", "hold_reason", HoldReason::words),
    ColumnWords::of("claims", "status", ClaimStatus::words),
    ColumnWords::of("claims", "kind", ClaimKind::words),
    ColumnWords::of("claim_status_history", "from_status", ClaimStatus::words),
    ColumnWords::of("claim_status_history", "to_status", ClaimStatus::words),
    ColumnWords::of("fee_schedules", "kind", FeeScheduleKind::words),
    ColumnWords::of("edi_files", "direction", Direction::words),
    ColumnWords::of("edi_files", "kind", FileKind::words),
    ColumnWords::of("edi_files", "status", FileStatus::words),
    ColumnWords::of("ledger_entries", "account", Account::words),
    ColumnWords::of("journal_entries", "kind", EntryKind::words),
    ColumnWords::of("payments", "method", PaymentMethod::words),
    ColumnWords::of(
        "unmatched_payment_decisions",
        "outcome",
        DecisionOutcome::words,
    ),
    ColumnWords::of("remittances", "status", RemittanceStatus::words),
];
