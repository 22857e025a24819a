//! The real program: a demo is started, every listing is asked for, faults are planted and found.

#![allow(clippy::unwrap_used, reason = "a test that fails here has said enough")]

mod running;

use std::os::unix::fs::PermissionsExt;

use running::Demo;
use serde_json::Value;

/// One long story, because a demo takes seconds to start and the faults build on each other.
#[test]
fn every_check_is_green_on_the_demo_and_red_on_a_planted_fault() {
    let demo = Demo::start();
    demo.all_is_green();
    demo.refuses_a_second_owner();
    demo.user_commands_speak_for_themselves();

    demo.finds(
        "db check",
        "unexpected",
        "create table public.planted (id uuid primary key)",
        |found| found.contains("planted"),
    );
    demo.finds(
        "db audit",
        "findings",
        "alter table public.profiles disable row level security",
        |found| found.contains("profiles"),
    );
    demo.finds(
        "audit verify",
        "first_bad",
        "alter table public.audit_events disable trigger all; \
         update public.audit_events set action = 'nothing' where id = (select min(id::text)::uuid from public.audit_events)",
        |found| found.contains("edited"),
    );
    let (code, report) = demo.json("doctor");
    assert_eq!(code, 1);
    let red = |name: &str| {
        let checks = report["checks"].as_array().unwrap();
        checks
            .iter()
            .any(|check| check["name"] == name && check["ok"] == false && check["fix"] != "")
    };
    for name in ["schema", "walls", "audit log"] {
        assert!(red(name), "{name}: {report}");
    }

    let key = demo.data_dir.join("secrets/master.key");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    let (code, report) = demo.json("doctor");
    assert_eq!(code, 1);
    let keys = report["checks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|check| check["name"] == "keys")
        .unwrap();
    assert_eq!(keys["ok"], false);
    assert!(
        keys["detail"].as_str().unwrap().contains("master.key"),
        "{keys}"
    );
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).unwrap();

    let sheet = demo.sheet();
    let demo = demo.again();
    assert_eq!(
        demo.sheet()["sign_ins"],
        sheet["sign_ins"],
        "a second run keeps the data"
    );
}

impl Demo {
    fn all_is_green(&self) {
        let (code, functions) = self.json("functions list");
        assert_eq!(code, 0);
        assert!(
            functions
                .as_array()
                .unwrap()
                .iter()
                .any(|f| f["name"] == "get-practice-settings")
        );
        for command in ["db check", "db audit", "audit verify", "doctor"] {
            let (code, report) = self.json(command);
            assert_eq!(
                (code, &report["ok"]),
                (0, &Value::Bool(true)),
                "{command}: {report}"
            );
        }
        for command in [
            "db status",
            "audit heads",
            "user list",
            "config show",
            "version",
        ] {
            assert_eq!(self.json(command).0, 0, "{command}");
        }
        let sheet = self.sheet();
        for field in ["base_url", "anon_key", "service_key"] {
            assert!(
                sheet[field].as_str().is_some_and(|text| !text.is_empty()),
                "{field}"
            );
        }
        let roles: Vec<&str> = sheet["sign_ins"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| p["role"].as_str().unwrap())
            .collect();
        for role in [
            "administrator",
            "supervisor",
            "therapist",
            "associate_trainee",
            "billing_staff",
            "front_desk",
            "client_user",
        ] {
            assert!(roles.contains(&role), "nobody is {role}");
        }
        let mode = std::fs::metadata(self.data_dir.join("demo.json"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    fn refuses_a_second_owner(&self) {
        let (code, words) = self.run("serve --listen 127.0.0.1:0");
        assert_eq!(code, 3, "{words}");
        assert!(words.contains("in use by process"), "{words}");
    }

    fn user_commands_speak_for_themselves(&self) {
        let (code, words) = self.run("user roles amara@harborlane.example therapist");
        assert_eq!(code, 3, "{words}");
        assert!(words.contains("last administrator"), "{words}");
        let (code, words) = self.run("user reset noor@harborlane.example");
        assert_eq!(code, 0, "{words}");
        let base = self.sheet()["base_url"].as_str().unwrap().to_owned();
        assert!(
            words.contains(&base),
            "the link leads to the running server: {words}"
        );
        let (code, words) = self.run("user roles noor@harborlane.example wizard");
        assert_eq!(code, 2);
        assert!(words.contains("therapist"), "{words}");
    }

    /// Plants a fault with psql, and expects the command to fail and to name it.
    fn finds(&self, command: &str, field: &str, sql: &str, names_it: impl Fn(&str) -> bool) {
        let (code, words) =
            self.arguments(&["db", "psql", "--", "-v", "ON_ERROR_STOP=1", "-qc", sql]);
        assert_eq!(code, 0, "{words}");
        let (code, report) = self.json(command);
        assert_eq!(code, 1, "{command} must fail: {report}");
        assert!(
            names_it(&report[field].to_string()),
            "{command} must name it: {report}"
        );
    }
}

#[test]
fn the_measurement_of_visits_has_a_figure_for_everything() {
    let mut program = std::process::Command::new(running::PROGRAM);
    program.args(["bench", "visits", "--weeks", "10", "--seconds", "1"]);
    // Few clients: other tests run beside it.
    program.args(["--rounds", "1", "--clients", "1,4", "--json"]);
    let output = program.output().unwrap();
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words}");
    let figures: Value = serde_json::from_slice(&output.stdout).unwrap();
    let lines = figures["lines"].as_array().unwrap();
    assert_eq!(
        lines.len(),
        8 * 2,
        "eight operations, by one client and by four"
    );
    let kinds = [
        "requests_per_second",
        "p50_ms",
        "p95_ms",
        "p99_ms",
        "pgbench_plain_tps",
        "pgbench_pipelined_tps",
    ];
    for (line, kind) in lines.iter().flat_map(|line| kinds.map(|kind| (line, kind))) {
        assert!(line[kind].as_f64().unwrap() > 0.0, "{kind}: {line}");
    }
    for kind in [
        "ready_seconds",
        "rest_kb",
        "loaded_kb",
        "measured_kb",
        "program_bytes",
    ] {
        assert!(
            figures["process"][kind].as_f64().unwrap() > 0.0,
            "{kind}: {figures}"
        );
    }
}

#[test]
fn a_setting_that_cannot_be_meant_is_refused_with_its_own_exit_code() {
    let refused = |name: &str, value: &str| {
        let output = std::process::Command::new(running::PROGRAM)
            .args(["config", "check", "--data-dir", "/nonexistent/mentalspace"])
            .env(name, value)
            .output()
            .unwrap();
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    let (code, words) = refused("MENTALSPACE_LISTEM", "127.0.0.1:1");
    assert_eq!(code, Some(78));
    assert!(
        words.contains("did you mean MENTALSPACE_LISTEN?"),
        "{words}"
    );
    assert_eq!(refused("MENTALSPACE_LISTEN", "nowhere").0, Some(78));
    assert_eq!(refused("PUBLIC_URL", "https://ehr.example.org").0, Some(0));
}
