use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::*;

/// A practice's books, and what a client has as credit.
#[derive(Default)]
struct Books {
    charges: BTreeMap<Uuid, (Uuid, Position)>,
    credit: BTreeMap<Uuid, i64>,
    all: BTreeMap<Account, i64>,
}

impl Books {
    fn write(&mut self, entry: Option<Entry>) {
        let Some(entry) = entry else { return };
        assert!(entry.balances(), "{entry:?}");
        assert!(entry.lines.len() >= 2, "{entry:?}");
        for line in &entry.lines {
            *self.all.entry(line.account).or_default() += line.cents;
            match line.charge {
                Some(charge) => {
                    let position = &mut self.charges.get_mut(&charge).unwrap().1;
                    position.add(line.account, line.cents);
                    if let (Account::ClientCredit, Some(client)) = (line.account, line.client) {
                        *self.credit.entry(client).or_default() -= line.cents;
                    }
                }
                None => {
                    if let (Account::ClientCredit, Some(client)) = (line.account, line.client) {
                        *self.credit.entry(client).or_default() -= line.cents;
                    }
                }
            }
        }
        // What was touched still adds up, and so do the books.
        for line in &entry.lines {
            if let Some(charge) = line.charge {
                assert!(
                    self.charges[&charge].1.holds(),
                    "{entry:?}: {:?}",
                    self.charges[&charge]
                );
            }
        }
        assert_eq!(self.all.values().sum::<i64>(), 0);
        assert!(
            self.credit.values().all(|credit| *credit >= 0),
            "credit is never owed to us: {entry:?}"
        );
    }

    fn open(&self, client: Uuid) -> Vec<(Uuid, i64)> {
        let of_client = self
            .charges
            .iter()
            .filter(|(_, (whose, _))| *whose == client);
        of_client
            .map(|(charge, (_, position))| (*charge, position.open_client))
            .collect()
    }

    /// One operation; `a` and `b` choose what and how much.
    fn step(&mut self, number: u128, operation: u8, a: u32, b: u32) {
        let client = Uuid::from_u128(u128::from(a % 37));
        let cents = i64::from(b % 50_000) + 1;
        let debtor = if b.is_multiple_of(3) {
            Debtor::Client
        } else {
            Debtor::Insurance
        };
        let some = (!self.charges.is_empty()).then(|| {
            let charge = *self
                .charges
                .keys()
                .nth(a as usize % self.charges.len())
                .unwrap();
            let (client, position) = self.charges[&charge];
            (Owed { charge, client }, position)
        });
        match (operation % 12, some) {
            (0 | 1, _) | (_, None) => {
                let charge = Uuid::from_u128(1_000_000 + number);
                self.charges.insert(charge, (client, Position::default()));
                self.write(Entry::charge(Owed { charge, client }, debtor, cents));
            }
            (2, Some((owed, now))) if now.is_untouched() => {
                self.write(Entry::correct(
                    EntryKind::ChargeChange,
                    owed,
                    &now,
                    debtor,
                    cents,
                ));
                let (_, after) = self.charges[&owed.charge];
                assert_eq!(after.charged, cents);
                assert_eq!(after.open_insurance + after.open_client, cents);
            }
            (3, Some((owed, now))) if now.is_untouched() => {
                self.write(Entry::correct(EntryKind::ChargeVoid, owed, &now, debtor, 0));
                assert_eq!(self.charges[&owed.charge].1, Position::default());
            }
            (4, Some((owed, now))) if now.open_insurance > 0 => {
                let open = now.open_insurance;
                let paid = cents.min(open);
                let contractual = i64::from(a % 1000).min(open - paid);
                self.write(Entry::decision(
                    owed,
                    paid,
                    contractual,
                    open - paid - contractual,
                ));
                assert_eq!(self.charges[&owed.charge].1.open_insurance, 0);
            }
            // A decision is taken back whole.
            (5, Some((owed, now))) if now.insurance_paid > 0 => {
                self.write(Entry::decision(
                    owed,
                    -now.insurance_paid,
                    -now.contractual,
                    0,
                ));
            }
            (6, _) => {
                let open = self.open(client);
                let before: i64 = open.iter().map(|(_, due)| due).sum();
                let credit = self.credit.get(&client).copied().unwrap_or(0);
                self.write(Entry::client_payment(
                    client,
                    Uuid::from_u128(number),
                    cents,
                    &open,
                ));
                let after: i64 = self.open(client).iter().map(|(_, due)| due).sum();
                let kept = self.credit.get(&client).copied().unwrap_or(0) - credit;
                assert_eq!(before - after + kept, cents, "every cent is somewhere");
            }
            (7, _) => {
                let open = self.open(client);
                let credit = self.credit.get(&client).copied().unwrap_or(0);
                self.write(Entry::apply_credit(client, credit, &open));
            }
            // A decision is taken back with the client's share, whoever paid it.
            (8, Some((owed, now))) if now.insurance_paid > 0 => {
                self.write(Entry::decision(
                    owed,
                    -now.insurance_paid,
                    -now.contractual,
                    -(now.open_client + now.client_paid),
                ));
                assert_eq!(self.charges[&owed.charge].1.open_client, -now.client_paid);
            }
            // Money is given up, on either side, and owed again.
            (10, Some((owed, now))) if now.open_insurance > 0 || now.open_client > 0 => {
                let (side, open) = match now.open_insurance > 0 {
                    true => (Debtor::Insurance, now.open_insurance),
                    false => (Debtor::Client, now.open_client),
                };
                let cents = cents.min(open);
                self.write(Entry::adjustment(owed, side, Account::WriteOff, cents));
                let after = self.charges[&owed.charge].1;
                assert_eq!(after.written_off, now.written_off + cents);
                assert!(after.open_insurance >= 0 || after.open_insurance == now.open_insurance);
            }
            (11, Some((owed, now))) if now.written_off > 0 => {
                let cents = -now.written_off;
                self.write(Entry::adjustment(owed, debtor, Account::WriteOff, cents));
                assert_eq!(self.charges[&owed.charge].1.written_off, 0);
            }
            // What a client paid too much is credit.
            (9, Some((owed, now))) if now.open_client < 0 && now.client_paid > 0 => {
                let over = now.client_paid.min(-now.open_client);
                let before = self.credit.get(&owed.client).copied().unwrap_or(0);
                self.write(Entry::release_credit(owed.client, &[(owed.charge, over)]));
                assert_eq!(self.credit[&owed.client], before + over);
            }
            (_, Some(_)) => {
                self.write(Entry::unmatched(cents));
                self.write(Entry::provider_adjustment(cents - 25_000));
            }
        }
    }
}

/// 100,000 operations by chance on one practice's books: after each the identity holds for what it touched, the books sum to zero, and at
/// the end the identity holds for every charge.
#[test]
fn the_identity_holds_under_a_hundred_thousand_operations() {
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        TestRng::from_seed(RngAlgorithm::ChaCha, &[17; 32]),
    );
    let operations = prop::collection::vec((any::<u8>(), any::<u32>(), any::<u32>()), 100_000);
    let operations = operations.new_tree(&mut runner).unwrap().current();
    assert_eq!(operations.len(), 100_000);
    let mut books = Books::default();
    let mut kinds = [0_u32; 12];
    for (number, (operation, a, b)) in operations.into_iter().enumerate() {
        kinds[usize::from(operation % 12)] += 1;
        // A practice's year: older charges are left alone, so that choosing one stays quick.
        if books.charges.len() > 400 {
            let oldest = *books.charges.keys().next().unwrap();
            let (_, position) = books.charges.remove(&oldest).unwrap();
            assert!(position.holds());
        }
        books.step(number as u128, operation, a, b);
    }
    assert!(kinds.iter().all(|count| *count > 7_000), "{kinds:?}");
    assert!(books.charges.values().all(|(_, position)| position.holds()));
}

#[test]
fn a_payment_pays_the_oldest_first_and_keeps_the_rest() {
    let (client, payment) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let (first, second) = (Uuid::from_u128(3), Uuid::from_u128(4));
    let entry =
        Entry::client_payment(client, payment, 5000, &[(first, 3000), (second, 1000)]).unwrap();
    let cash: Vec<_> = entry
        .lines
        .iter()
        .filter(|line| line.account == Account::ClientCash)
        .map(|line| (line.charge, line.cents))
        .collect();
    assert_eq!(
        cash,
        [(Some(first), 3000), (Some(second), 1000), (None, 1000)]
    );
}

#[test]
fn nothing_moves_without_an_amount() {
    assert_eq!(Entry::unmatched(0), None);
    assert_eq!(
        Entry::apply_credit(Uuid::nil(), 0, &[(Uuid::nil(), 100)]),
        None
    );
}
