//! Where money stands: double entry, pure.
//!
//! Something happens ([`Entry`]) and money moves between accounts ([`Line`]): positive is debit, negative is credit, and the lines of each
//! charge sum to zero. Therefore, for every charge and at any time ([`Position`]):
//!
//! ```text
//! charged = paid by insurance + contractual + paid by the client + written off + open with insurance + open with the client
//! ```
//!
//! Everything that moves money is made here, so that one property test speaks for all of it; the database refuses what does not balance.

use uuid::Uuid;

kernel::vocabulary! {
    /// An account.
    pub enum Account {
        /// What payers owe.
        InsuranceReceivable = "insurance_receivable" => "Open with insurance",
        /// What clients owe.
        ClientReceivable = "client_receivable" => "Open with client",
        /// What was charged.
        Revenue = "revenue" => "Charged",
        /// Not owed, by contract.
        ContractualAdjustment = "contractual_adjustment" => "Contractual adjustment",
        /// Given up.
        WriteOff = "write_off" => "Written off",
        /// Came in from payers.
        InsuranceCash = "insurance_cash" => "Paid by insurance",
        /// Came in from clients.
        ClientCash = "client_cash" => "Paid by client",
        /// Paid by clients, for no charge yet.
        ClientCredit = "client_credit" => "Client credit",
        /// Paid by payers, for no claim known here.
        InsuranceUnapplied = "insurance_unapplied" => "Insurance payment not matched",
        /// Taken or added by payers, for no claim in the payment.
        ProviderAdjustment = "provider_adjustment" => "Payer's own adjustment",
    }
}

kernel::vocabulary! {
    /// What happened.
    pub enum EntryKind {
        /// A service was charged.
        Charge = "charge" => "Charge",
        /// A charge was corrected.
        ChargeChange = "charge_change" => "Charge corrected",
        /// A charge was taken back.
        ChargeVoid = "charge_void" => "Charge voided",
        /// A payer decided.
        InsurancePayment = "insurance_payment" => "Insurance payment",
        /// A payer took or added money for no claim.
        ProviderAdjustment = "provider_adjustment" => "Payer's own adjustment",
        /// A client paid.
        ClientPayment = "client_payment" => "Client payment",
        /// What a client had paid was put to a charge.
        CreditApplied = "credit_applied" => "Credit applied",
        /// What a client had paid for a share that is owed no more is credit.
        CreditReleased = "credit_released" => "Kept as credit",
        /// Money was given up.
        Adjustment = "adjustment" => "Written off",
        /// What was given up is owed again.
        AdjustmentReversal = "adjustment_reversal" => "Write-off taken back",
    }
}

/// One line of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The account.
    pub account: Account,
    /// Debit if positive, in cents.
    pub cents: i64,
    /// For which charge.
    pub charge: Option<Uuid>,
    /// Of which client.
    pub client: Option<Uuid>,
    /// With which payment of a client.
    pub payment: Option<Uuid>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What.
    pub kind: EntryKind,
    /// To whose account.
    pub client: Option<Uuid>,
    /// Between which accounts.
    pub lines: Vec<Line>,
}

kernel::vocabulary! {
    /// Who owes a charge.
    pub enum Debtor {
        /// A payer.
        Insurance = "insurance" => "Insurance",
        /// The client.
        Client = "client" => "The client",
    }
}

impl Debtor {
    fn account(self) -> Account {
        match self {
            Debtor::Insurance => Account::InsuranceReceivable,
            Debtor::Client => Account::ClientReceivable,
        }
    }
}

/// A charge and its client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The charge.
    pub charge: Uuid,
    /// Its client.
    pub client: Uuid,
}

/// Where a charge stands, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Charged.
    pub charged: i64,
    /// Paid by insurance, matched or not yet banked.
    pub insurance_paid: i64,
    /// Not owed, by contract.
    pub contractual: i64,
    /// Paid by the client.
    pub client_paid: i64,
    /// Given up.
    pub written_off: i64,
    /// Open with insurance.
    pub open_insurance: i64,
    /// Open with the client.
    pub open_client: i64,
}

impl Position {
    /// Adds a line of the charge.
    pub fn add(&mut self, account: Account, cents: i64) {
        match account {
            Account::Revenue => self.charged -= cents,
            Account::InsuranceCash | Account::InsuranceUnapplied => self.insurance_paid += cents,
            Account::ContractualAdjustment => self.contractual += cents,
            Account::ClientCash | Account::ClientCredit => self.client_paid += cents,
            Account::WriteOff => self.written_off += cents,
            Account::InsuranceReceivable => self.open_insurance += cents,
            Account::ClientReceivable => self.open_client += cents,
            // Never on a charge: it would break the identity, and a test would say so.
            Account::ProviderAdjustment => {}
        }
    }

    /// The identity.
    pub fn holds(&self) -> bool {
        self.charged
            == self.insurance_paid
                + self.contractual
                + self.client_paid
                + self.written_off
                + self.open_insurance
                + self.open_client
    }

    /// Nothing but the charge itself has happened.
    pub fn is_untouched(&self) -> bool {
        self.insurance_paid == 0
            && self.contractual == 0
            && self.client_paid == 0
            && self.written_off == 0
    }
}

impl Entry {
    fn new(kind: EntryKind, client: Option<Uuid>, lines: Vec<Line>) -> Option<Entry> {
        let lines: Vec<Line> = lines.into_iter().filter(|line| line.cents != 0).collect();
        (!lines.is_empty()).then_some(Entry {
            kind,
            client,
            lines,
        })
    }

    fn of_charge(kind: EntryKind, owed: Owed, moves: &[(Account, i64)]) -> Option<Entry> {
        let lines = moves.iter().map(|(account, cents)| Line {
            account: *account,
            cents: *cents,
            charge: Some(owed.charge),
            client: Some(owed.client),
            payment: None,
        });
        Entry::new(kind, Some(owed.client), lines.collect())
    }

    /// A service is charged.
    pub fn charge(owed: Owed, debtor: Debtor, cents: i64) -> Option<Entry> {
        Entry::of_charge(
            EntryKind::Charge,
            owed,
            &[(debtor.account(), cents), (Account::Revenue, -cents)],
        )
    }

    /// A charge that nobody has paid anything on is corrected: its amount, or who owes it. With 0 it is taken back.
    pub fn correct(
        kind: EntryKind,
        owed: Owed,
        now: &Position,
        debtor: Debtor,
        cents: i64,
    ) -> Option<Entry> {
        let wanted = |account: Debtor| if account == debtor { cents } else { 0 };
        Entry::of_charge(
            kind,
            owed,
            &[
                (
                    Account::InsuranceReceivable,
                    wanted(Debtor::Insurance) - now.open_insurance,
                ),
                (
                    Account::ClientReceivable,
                    wanted(Debtor::Client) - now.open_client,
                ),
                (Account::Revenue, now.charged - cents),
            ],
        )
    }

    /// A payer decides on a charge: pays, lowers by contract, and leaves the rest to the client. Negative amounts take an earlier decision
    /// back.
    pub fn decision(owed: Owed, paid: i64, contractual: i64, client_share: i64) -> Option<Entry> {
        Entry::of_charge(
            EntryKind::InsurancePayment,
            owed,
            &[
                (Account::InsuranceCash, paid),
                (Account::ContractualAdjustment, contractual),
                (Account::ClientReceivable, client_share),
                (
                    Account::InsuranceReceivable,
                    -(paid + contractual + client_share),
                ),
            ],
        )
    }

    /// Money is given up on a charge; with a negative amount it is owed again.
    pub fn adjustment(owed: Owed, debtor: Debtor, account: Account, cents: i64) -> Option<Entry> {
        let kind = match cents {
            ..0 => EntryKind::AdjustmentReversal,
            _ => EntryKind::Adjustment,
        };
        Entry::of_charge(kind, owed, &[(account, cents), (debtor.account(), -cents)])
    }

    /// A payer pays for a claim that is not known here.
    pub fn unmatched(paid: i64) -> Option<Entry> {
        Entry::without_charge(
            EntryKind::InsurancePayment,
            Account::InsuranceUnapplied,
            paid,
        )
    }

    /// A payer takes (positive) or adds (negative) money for no claim in the payment.
    pub fn provider_adjustment(taken: i64) -> Option<Entry> {
        Entry::without_charge(
            EntryKind::ProviderAdjustment,
            Account::ProviderAdjustment,
            -taken,
        )
    }

    fn without_charge(kind: EntryKind, against: Account, cash: i64) -> Option<Entry> {
        let line = |account, cents| Line {
            account,
            cents,
            charge: None,
            client: None,
            payment: None,
        };
        Entry::new(
            kind,
            None,
            vec![line(Account::InsuranceCash, cash), line(against, -cash)],
        )
    }

    /// A client pays: what is open is paid in the order given, the rest is kept as credit.
    pub fn client_payment(
        client: Uuid,
        payment: Uuid,
        cents: i64,
        open: &[(Uuid, i64)],
    ) -> Option<Entry> {
        let line = |account, cents, charge| Line {
            account,
            cents,
            charge,
            client: Some(client),
            payment: Some(payment),
        };
        let (parts, rest) = spread(cents, open);
        let mut lines = Vec::new();
        for (charge, part) in parts {
            lines.push(line(Account::ClientCash, part, Some(charge)));
            lines.push(line(Account::ClientReceivable, -part, Some(charge)));
        }
        lines.push(line(Account::ClientCash, rest, None));
        lines.push(line(Account::ClientCredit, -rest, None));
        Entry::new(EntryKind::ClientPayment, Some(client), lines)
    }

    /// What a client had paid before is put to what is open now.
    pub fn apply_credit(client: Uuid, credit: i64, open: &[(Uuid, i64)]) -> Option<Entry> {
        let (parts, _) = spread(credit, open);
        let lines = parts.into_iter().flat_map(|(charge, part)| {
            [
                (Account::ClientCredit, part),
                (Account::ClientReceivable, -part),
            ]
            .map(|(account, cents)| Line {
                account,
                cents,
                charge: Some(charge),
                client: Some(client),
                payment: None,
            })
        });
        Entry::new(EntryKind::CreditApplied, Some(client), lines.collect())
    }

    /// What a client paid on charges beyond what is owed on them becomes credit.
    pub fn release_credit(client: Uuid, overpaid: &[(Uuid, i64)]) -> Option<Entry> {
        let lines = overpaid.iter().flat_map(|(charge, cents)| {
            [
                (Account::ClientReceivable, *cents),
                (Account::ClientCredit, -*cents),
            ]
            .map(|(account, cents)| Line {
                account,
                cents,
                charge: Some(*charge),
                client: Some(client),
                payment: None,
            })
        });
        Entry::new(EntryKind::CreditReleased, Some(client), lines.collect())
    }

    /// Debits and credits are equal, for each charge and for what has none.
    pub fn balances(&self) -> bool {
        let mut sums = std::collections::HashMap::<Option<Uuid>, i64>::new();
        for line in &self.lines {
            *sums.entry(line.charge).or_default() += line.cents;
        }
        sums.values().all(|sum| *sum == 0)
    }
}

/// Parts of an amount for what is open, in order, and what is left.
fn spread(mut cents: i64, open: &[(Uuid, i64)]) -> (Vec<(Uuid, i64)>, i64) {
    let mut parts = Vec::new();
    for (charge, due) in open.iter().filter(|(_, due)| *due > 0) {
        let part = cents.min(*due);
        if part > 0 {
            parts.push((*charge, part));
            cents -= part;
        }
    }
    (parts, cents)
}

#[cfg(test)]
#[path = "ledger_tests.rs"]
mod tests;
