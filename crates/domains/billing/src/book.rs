//! Writing the ledger, and reading where charges stand in it.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::live::Topic;
use kernel::prelude::*;

use crate::charge::settled;
use crate::ledger::{Account, Entry, Position};
use crate::statements;

/// A day.
#[derive(Clone, Copy, Debug, Row)]
pub struct Today {
    /// The practice's today.
    pub today: Date,
}

/// The sum of one account of one charge.
#[derive(Clone, Copy, Debug, Row)]
pub struct AccountSum {
    /// The charge.
    pub charge_id: Uuid,
    /// The account.
    pub account: Account,
    /// Its sum, in cents.
    pub cents: i64,
}

/// What a client owes on one charge.
#[derive(Clone, Copy, Debug, Row)]
pub struct Open {
    /// The charge.
    pub charge_id: Uuid,
    /// How much, in cents.
    pub cents: i64,
}

/// The practice's today.
pub async fn today(cx: &mut Context) -> Result<Date> {
    let now = cx.now();
    let today: Today = cx.one("practice", &statements::TODAY, &[&now]).await?;
    Ok(today.today)
}

/// Writes an entry down. `None` is an entry in which nothing moves.
pub async fn record(cx: &mut Context, entry: Option<Entry>, effective_on: Date) -> Result<()> {
    let Some(entry) = entry else { return Ok(()) };
    cx.announce(Topic::Payments)?;
    let (id, practice, now) = (cx.new_id(), cx.organization()?, cx.now());
    let person = cx.caller().user().map(|user| user.profile);
    let lines = entry.lines;
    let ids: Vec<Uuid> = lines.iter().map(|_| cx.new_id()).collect();
    let accounts: Vec<&str> = lines.iter().map(|line| line.account.as_str()).collect();
    let cents: Vec<i64> = lines.iter().map(|line| line.cents).collect();
    let clients: Vec<Option<Uuid>> = lines.iter().map(|line| line.client).collect();
    let charges: Vec<Option<Uuid>> = lines.iter().map(|line| line.charge).collect();
    let payments: Vec<Option<Uuid>> = lines.iter().map(|line| line.payment).collect();
    cx.execute(
        &statements::RECORD_ENTRY,
        &[
            &id,
            &practice,
            &entry.kind,
            &entry.client,
            &effective_on,
            &now,
            &person,
            &ids,
            &accounts,
            &cents,
            &clients,
            &charges,
            &payments,
        ],
    )
    .await?;
    Ok(())
}

/// Where charges stand.
pub async fn positions(cx: &mut Context, charges: &[Uuid]) -> Result<HashMap<Uuid, Position>> {
    let mut positions: HashMap<Uuid, Position> = charges
        .iter()
        .map(|charge| (*charge, Position::default()))
        .collect();
    for sum in cx.all(&statements::CHARGE_LINES, &[&charges]).await? {
        positions
            .entry(sum.charge_id)
            .or_default()
            .add(sum.account, sum.cents);
    }
    Ok(positions)
}

/// Gives charges the status that their money says.
pub async fn settle(cx: &mut Context, charges: &[Uuid]) -> Result<()> {
    let positions = positions(cx, charges).await?;
    cx.announce(Topic::Charges)?;
    let (ids, statuses): (Vec<Uuid>, Vec<&str>) = positions
        .iter()
        .map(|(charge, position)| (*charge, settled(position).as_str()))
        .unzip();
    cx.execute(&statements::SET_CHARGE_STATUS, &[&ids, &statuses])
        .await?;
    Ok(())
}

/// Whoever moves a client's money does it alone, until the transaction ends.
pub async fn alone_with(cx: &mut Context, client: ClientId) -> Result<()> {
    cx.one("client", &statements::LOCK_CLIENT_MONEY, &[&client])
        .await?;
    Ok(())
}

/// What a client owes, the oldest first.
pub async fn open_of(cx: &mut Context, client: ClientId) -> Result<Vec<(Uuid, i64)>> {
    let open = cx.all(&statements::OPEN_OF_CLIENT, &[&client]).await?;
    Ok(open
        .into_iter()
        .map(|open| (open.charge_id, open.cents))
        .collect())
}

/// Gives a client as credit what they paid on charges beyond what they owe there.
pub async fn release_overpaid(cx: &mut Context, client: ClientId, on: Date) -> Result<()> {
    let overpaid: Vec<(Uuid, i64)> = cx
        .all(&statements::OVERPAID_OF_CLIENT, &[&client])
        .await?
        .into_iter()
        .map(|over| (over.charge_id, over.cents))
        .collect();
    if overpaid.is_empty() {
        return Ok(());
    }
    let charges: Vec<Uuid> = overpaid.iter().map(|(charge, _)| *charge).collect();
    record(cx, Entry::release_credit(client.into(), &overpaid), on).await?;
    settle(cx, &charges).await
}

/// Puts what a client had paid before to what is open now.
pub async fn apply_credit(cx: &mut Context, client: ClientId, on: Date) -> Result<()> {
    let credit = cx
        .one("client", &statements::CREDIT_OF_CLIENT, &[&client])
        .await?;
    if credit <= 0 {
        return Ok(());
    }
    let open = open_of(cx, client).await?;
    let charges: Vec<Uuid> = open.iter().map(|(charge, _)| *charge).collect();
    record(cx, Entry::apply_credit(client.into(), credit, &open), on).await?;
    settle(cx, &charges).await
}
