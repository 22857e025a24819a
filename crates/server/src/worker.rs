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
