//! Background work: the one list of all jobs and schedules, and the worker that runs them.

use std::sync::Arc;

use database::Settings;
use kernel::Waist;
use kernel::jobs::{JobList, Wake, Worker, WorkerConfig, worker_name};
use tokio::task::JoinHandle;
use tokio_postgres::NoTls;

use crate::fault::Fault;

/// Every job and schedule there is, domain by domain; the kernel adds its own.
pub fn jobs() -> JobList {
    JobList::of(
        &[
            documents::JOBS,
            scheduling::JOBS,
            clinical::JOBS,
            billing::JOBS,
            notifications::JOBS,
        ],
        &[
            documents::SCHEDULES,
            scheduling::SCHEDULES,
            clinical::SCHEDULES,
            billing::SCHEDULES,
            notifications::SCHEDULES,
        ],
    )
}

/// The running worker and the ear it wakes by.
pub struct Work {
    worker: Worker,
    ear: JoinHandle<()>,
}

impl Work {
    /// Starts on the current runtime.
    pub fn start(waist: &Arc<Waist>, app: &Settings) -> Result<Work, Fault> {
        let wake = Wake::default();
        let ear = listen(wake.clone(), app)?;
        let config = WorkerConfig::named(worker_name(waist));
        let worker = Worker::start(Arc::clone(waist), Arc::new(jobs()), wake, config);
        Ok(Work { worker, ear })
    }

    /// Takes no more work, lets what runs end, and answers when all is still.
    pub async fn stop(self) {
        self.worker.stop().await;
        self.ear.abort();
    }
}

fn listen(wake: Wake, app: &Settings) -> Result<JoinHandle<()>, Fault> {
    let config = app.config().clone();
    Ok(match app.connector()? {
        None => tokio::spawn(async move { wake.listen(|| config.connect(NoTls)).await }),
        Some(tls) => tokio::spawn(async move { wake.listen(|| config.connect(tls.clone())).await }),
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// The names that follow `Handoff::to(` in a source text.
    fn handed_to(source: &str) -> impl Iterator<Item = &str> {
        source
            .split("Handoff::to(")
            .skip(1)
            .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
    }

    fn sources(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }

    #[test]
    fn work_that_one_domain_leaves_for_another_has_a_job_that_does_it() {
        let mut found = Vec::new();
        let domains = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domains");
        sources(&domains, &mut found);
        let names: Vec<&str> = found.iter().flat_map(|source| handed_to(source)).collect();
        assert!(
            names.contains(&"notify-person"),
            "the search finds them: {names:?}"
        );
        let jobs = super::jobs();
        let orphans: Vec<_> = names
            .iter()
            .filter(|name| jobs.get(name).is_none())
            .collect();
        assert!(
            orphans.is_empty(),
            "nobody does {orphans:?}: add the job to its domain's JOBS, or mend the name"
        );
    }
}
