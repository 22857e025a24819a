//! What is counted: names of functions and codes, never who or what.

use std::sync::OnceLock;
use std::time::Duration;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

/// Upper bounds of the latency histogram, in seconds.
const SECONDS: &[f64] = &[
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 15.0,
];

static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();

/// Starts counting. There is one set of meters in a process, however often this is called.
pub fn install() -> PrometheusHandle {
    HANDLE
        .get_or_init(|| {
            let recorder = PrometheusBuilder::new()
                .set_buckets_for_metric(Matcher::Full("function_seconds".into()), SECONDS)
                .unwrap_or_else(|_| PrometheusBuilder::new())
                .build_recorder();
            let handle = recorder.handle();
            if metrics::set_global_recorder(recorder).is_err() {
                tracing::warn!("another recorder was installed first; /metrics will stay empty");
            }
            describe();
            metrics::gauge!("build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
            handle
        })
        .clone()
}

fn describe() {
    use metrics::{describe_counter, describe_gauge, describe_histogram};
    describe_counter!("function_calls_total", "Calls by function and code");
    describe_histogram!("function_seconds", "Time to answer by function");
    describe_gauge!("pool_connections", "Database connections by state");
    describe_gauge!("http_connections", "Open connections of clients");
    describe_gauge!(
        "live_streams",
        "Open screens that hear what changed (GET /events)"
    );
    describe_gauge!(
        "audit_lag_seconds",
        "Age of the oldest audit event not yet sealed"
    );
    describe_gauge!("jobs_due", "Jobs that are due, by name");
    describe_gauge!("jobs_dead", "Jobs that were given up, by name");
    describe_gauge!(
        "job_oldest_due_seconds",
        "Age of the oldest job that is due"
    );
    describe_gauge!("build_info", "Always 1; its label is the version");
}

/// One call was answered.
pub fn called(function: &'static str, code: &'static str, took: Duration) {
    metrics::counter!("function_calls_total", "function" => function, "code" => code).increment(1);
    metrics::histogram!("function_seconds", "function" => function).record(took.as_secs_f64());
}

/// The pool's state at the moment.
pub fn pool(name: &'static str, status: &deadpool_postgres::Status) {
    let gauge = |state: &'static str, value: usize| {
        // A pool never comes near the 2^52 that a float counts exactly.
        metrics::gauge!("pool_connections", "pool" => name, "state" => state).set(value as f64);
    };
    gauge("size", status.size);
    gauge("available", status.available);
    gauge("waiting", status.waiting);
    gauge("max", status.max_size);
}
