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
                .set_buckets_for_metric(
                    Matcher::Full("mentalspace_function_seconds".into()),
                    SECONDS,
                )
                .unwrap_or_else(|_| PrometheusBuilder::new())
                .build_recorder();
            let handle = recorder.handle();
            if metrics::set_global_recorder(recorder).is_err() {
                tracing::warn!("another recorder was installed first; /metrics will stay empty");
            }
            describe();
            handle
        })
        .clone()
}

fn describe() {
    use metrics::{describe_counter, describe_gauge, describe_histogram};
    describe_counter!(
        "mentalspace_function_calls_total",
        "Calls by function and code"
    );
    describe_histogram!("mentalspace_function_seconds", "Time to answer by function");
    describe_gauge!(
        "mentalspace_pool_connections",
        "Database connections by state"
    );
    describe_gauge!(
        "mentalspace_http_connections",
        "Open connections of clients"
    );
    describe_gauge!(
        "mentalspace_audit_unsealed_seconds",
        "Age of the oldest audit event not yet sealed"
    );
    describe_gauge!("mentalspace_jobs", "Jobs by state");
    describe_gauge!(
        "mentalspace_up",
        "1 while the process runs, with its version"
    );
}

/// One call was answered.
pub fn called(function: &'static str, code: &'static str, took: Duration) {
    metrics::counter!("mentalspace_function_calls_total", "function" => function, "code" => code)
        .increment(1);
    metrics::histogram!("mentalspace_function_seconds", "function" => function)
        .record(took.as_secs_f64());
}

/// The pool's state at the moment.
pub fn pool(name: &'static str, status: &deadpool_postgres::Status) {
    let gauge = |state: &'static str, value: usize| {
        // A pool never comes near the 2^52 that a float counts exactly.
        metrics::gauge!("mentalspace_pool_connections", "pool" => name, "state" => state)
            .set(value as f64);
    };
    gauge("size", status.size);
    gauge("available", status.available);
    gauge("waiting", status.waiting);
    gauge("max", status.max_size);
}

/// What the database knows: asked for at each scrape.
pub async fn gauges(_pool: &deadpool_postgres::Pool, _clock: &dyn kernel::Clock) {
    metrics::gauge!("mentalspace_up", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
}
