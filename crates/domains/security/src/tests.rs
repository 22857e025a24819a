//! The kit of this domain's tests: an installation whose figures are invented.

use std::sync::Arc;

use jiff::SignedDuration;
use kernel::audit::Report;
use kernel::function::{BoxFuture, Outside};
use kernel::prelude::*;
use testkit::{Person, Practice, World};

use crate::audit_log::AuditHead;
use crate::health::{Database, MailWay, Storage};
use crate::installation::{AuditState, Installation, Measures, Operations};

/// An installation that finds just what it was told to find.
pub(crate) struct Invented {
    pub(crate) report: Report,
}

impl Default for Invented {
    fn default() -> Self {
        Invented {
            report: Report {
                ok: true,
                entries: 7,
                ..Report::default()
            },
        }
    }
}

fn start() -> Timestamp {
    testkit::START.parse().unwrap()
}

impl Installation for Invented {
    fn audit_state(&self) -> BoxFuture<'_, Result<AuditState>> {
        Box::pin(async {
            Ok(AuditState {
                head: Some(AuditHead {
                    size: 7,
                    root: "ab".repeat(32),
                    signed_at: start() - SignedDuration::from_secs(60),
                    key_id: "0123456789abcdef".into(),
                }),
                unsealed: 2,
                oldest_unsealed_at: Some(start() - SignedDuration::from_secs(5)),
            })
        })
    }

    fn verify_audit_log(&self) -> BoxFuture<'_, Result<Report>> {
        let report = self.report.clone();
        Box::pin(async { Ok(report) })
    }

    fn measure(&self) -> BoxFuture<'_, Result<Measures>> {
        Box::pin(async {
            Ok(Measures {
                version: "0.0.0",
                started_at: start() - SignedDuration::from_hours(1),
                database: Database {
                    version: "15.0".into(),
                    size_bytes: 1,
                    migration: 1,
                    newest_migration: 1,
                    migrations_current: true,
                },
                mail: MailWay::NotSetUp,
                storage: Storage {
                    total_bytes: 2,
                    free_bytes: 1,
                },
            })
        })
    }
}

fn outside(installation: Invented) -> Outside {
    Outside::default().with(Arc::new(Operations::of(installation)))
}

/// A practice of one's own.
pub(crate) async fn practice() -> Practice {
    Practice::new(&[crate::FUNCTIONS]).await
}

/// A practice in this installation.
pub(crate) async fn practice_with(installation: Invented) -> Practice {
    let mut practice = practice().await;
    practice.house_mut().waist.outside = outside(installation);
    practice
}

/// Two practices in this installation.
pub(crate) async fn world_with(installation: Invented) -> World {
    let mut world = World::new(&[crate::FUNCTIONS]).await;
    world.house.waist.outside = outside(installation);
    world
}

/// What this person is told.
pub(crate) async fn ask(t: &Practice, person: &Person, name: &str) -> Result<serde_json::Value> {
    let caller = person.caller(t.house().now());
    let answer = t.house().call_named(name, caller, b"{}").await?;
    Ok(serde_json::from_slice(&answer.body).expect("an answer is JSON"))
}
