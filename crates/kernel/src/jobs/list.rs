//! What a worker is to do: explicit lists, put together once, at start.

use std::collections::BTreeMap;

use super::cron::Cron;
use super::job::JobEntry;
use super::schedule::Schedule;
use super::system::{SYSTEM_JOBS, SystemJob};
use crate::spec::Audit;

/// All jobs by name, and all schedules.
pub struct JobList {
    pub(crate) jobs: BTreeMap<&'static str, &'static JobEntry>,
    pub(crate) schedules: Vec<(Cron, &'static Schedule)>,
    pub(crate) system: Vec<(Cron, &'static SystemJob)>,
}

impl JobList {
    /// The list of these jobs and schedules, one of each per domain; the kernel's own are added.
    ///
    /// # Panics
    /// If two share a name, a declaration is not complete, or a schedule cannot be read. It happens at
    /// start or in the first test, never in service.
    pub fn of(jobs: &[&'static [JobEntry]], schedules: &[&'static [Schedule]]) -> JobList {
        let mut by_name = BTreeMap::new();
        for entry in jobs.iter().copied().chain([crate::outbox::JOBS]).flatten() {
            check(entry);
            assert!(
                by_name.insert(entry.spec.name, entry).is_none(),
                "two jobs are named {:?}",
                entry.spec.name
            );
        }
        let mut named = Vec::new();
        let schedules = schedules.iter().copied().flatten().map(|schedule| {
            assert!(
                by_name.contains_key(schedule.job.name),
                "the schedule {:?} runs the job {:?}, which is in no list",
                schedule.name,
                schedule.job.name
            );
            assert!(
                !named.contains(&schedule.name),
                "two schedules are named {:?}",
                schedule.name
            );
            named.push(schedule.name);
            (read(schedule.name, schedule.cron), schedule)
        });
        let schedules = schedules.collect();
        let system = SYSTEM_JOBS
            .iter()
            .map(|job| (read(job.name, job.cron), job));
        JobList {
            schedules,
            system: system.collect(),
            jobs: by_name,
        }
    }

    /// The job of that name.
    pub fn get(&self, name: &str) -> Option<&'static JobEntry> {
        self.jobs.get(name).copied()
    }

    /// All jobs, by name.
    pub fn iter(&self) -> impl Iterator<Item = &'static JobEntry> + '_ {
        self.jobs.values().copied()
    }

    /// All schedules.
    pub fn schedules(&self) -> impl Iterator<Item = &'static Schedule> + '_ {
        self.schedules.iter().map(|(_, schedule)| *schedule)
    }
}

fn read(name: &str, cron: &str) -> Cron {
    Cron::parse(cron).unwrap_or_else(|fault| panic!("the schedule {name:?}: {fault}"))
}

fn check(entry: &JobEntry) {
    let spec = &entry.spec;
    let word = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    let name = spec.name;
    assert!(
        name.split('-').all(word) && name.len() <= 80,
        "the job {name:?}: a name is kebab-case"
    );
    assert!(
        spec.summary.ends_with('.'),
        "the job {name:?}: the summary is one sentence with its full stop"
    );
    assert!(
        spec.audit != Audit::Unstated,
        "the job {name:?}: state what it audits, or why it does not"
    );
    assert!(
        (1..=100).contains(&spec.max_attempts),
        "the job {name:?}: it is tried 1 to 100 times"
    );
}
