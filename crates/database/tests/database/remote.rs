//! A database on another machine (here: on another address): encrypted, and the server proves its name, or there is no connection.

use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use database::{Cluster, ClusterSettings, Error, Probe, Settings};

use crate::house::{fill, scratch, superuser};

fn openssl(folder: &Path, arguments: &[&str]) {
    let said = Command::new("openssl")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("openssl is installed");
    assert!(
        said.status.success(),
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );
}

/// Two authorities, and a certificate for `db.test` from the first.
fn certificates(folder: &Path) {
    const KEY: [&str; 5] = [
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
    ];
    std::fs::create_dir_all(folder).expect("a folder");
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o711)).expect("a mode");
    for authority in ["right", "wrong"] {
        let (key, pem, name) = (
            format!("{authority}.key"),
            format!("{authority}.pem"),
            format!("/CN=the {authority} authority"),
        );
        let rest = ["-keyout", &key, "-out", &pem, "-subj", &name, "-days", "2"];
        openssl(folder, &[&["req", "-x509"], &KEY[..], &rest].concat());
    }
    let rest = [
        "-keyout",
        "server.key",
        "-out",
        "server.csr",
        "-subj",
        "/CN=db.test",
    ];
    openssl(folder, &[&["req"], &KEY[..], &rest].concat());
    std::fs::write(folder.join("names"), "subjectAltName=DNS:db.test\n").expect("written");
    openssl(
        folder,
        &[
            "x509",
            "-req",
            "-in",
            "server.csr",
            "-CA",
            "right.pem",
            "-CAkey",
            "right.key",
            "-CAcreateserial",
            "-days",
            "2",
            "-extfile",
            "names",
            "-out",
            "server.pem",
        ],
    );
}

/// Changes the server's settings and lets the supervisor restart it.
async fn restart_with(cluster: &Cluster, settings: &[String]) {
    let client = superuser(cluster.access(), "postgres").await;
    for setting in settings {
        client
            .batch_execute(&format!("alter system set {setting}"))
            .await
            .expect("a setting");
    }
    let before = cluster.restarts();
    let pid = cluster.postmaster().expect("it runs").to_string();
    Command::new("kill")
        .args(["-QUIT", &pid])
        .status()
        .expect("kill runs");
    for _ in 0..400 {
        if cluster.restarts() > before && cluster.is_up() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("the database did not come back");
}

#[tokio::test]
async fn a_remote_database_must_encrypt_and_prove_its_name() {
    // An address of the loopback network that no other server uses.
    let address = format!(
        "127.{}.{}.9",
        1 + std::process::id() % 250,
        1 + (std::process::id() / 250) % 250
    );
    let folder = scratch("remote");
    let cluster = Cluster::open(ClusterSettings::throwaway(&folder), &fill)
        .await
        .expect("it starts");
    let pgdata = folder.join("postgres");
    let pki = folder.join("pki");
    certificates(&pki);
    let owner = std::fs::metadata(&pgdata).expect("it is there");
    for name in ["server.key", "server.pem"] {
        chown(pki.join(name), Some(owner.uid()), Some(owner.gid()))
            .expect("given to the database's account");
    }
    let rules = pgdata.join("pg_hba.conf");
    let text = std::fs::read_to_string(&rules).expect("rules");
    std::fs::write(
        &rules,
        format!("{text}host all all 127.0.0.0/8 scram-sha-256\n"),
    )
    .expect("written");
    restart_with(
        &cluster,
        &[
            format!("listen_addresses = '{address}'"),
            "ssl = on".into(),
            format!("ssl_cert_file = '{}'", pki.join("server.pem").display()),
            format!("ssl_key_file = '{}'", pki.join("server.key").display()),
        ],
    )
    .await;

    let password = std::fs::read_to_string(folder.join("secrets/app")).expect("a password");
    let settings = |host: &str, authority: &str| {
        Settings::parse(&format!(
            "host={host} hostaddr={address} user=mentalspace_app password={} dbname=mentalspace sslmode=verify-full sslrootcert={}",
            password.trim(),
            pki.join(format!("{authority}.pem")).display()
        ))
        .expect("settings that may be tried")
    };
    let client = database::connect(&settings("db.test", "right"))
        .await
        .expect("the right name from the right authority");
    let probe = Probe::of(&client).await.expect("a look");
    assert!(probe.tls && probe.version_number >= 150_000, "{probe:?}");
    assert_eq!(probe.role, "mentalspace_app");
    let pooled = database::pool(&settings("db.test", "right"), 2)
        .expect("a pool")
        .get()
        .await
        .expect("a pooled connection");
    assert!(Probe::of(&pooled).await.expect("a look").tls);

    for (host, authority, why) in [
        ("db.test", "wrong", "an unknown authority"),
        ("other.test", "right", "another name"),
    ] {
        let error = database::connect(&settings(host, authority))
            .await
            .expect_err(why);
        assert!(
            matches!(error, Error::Postgres { .. }) && error.to_string().contains("certificate"),
            "{why}: {error}"
        );
    }

    restart_with(&cluster, &["ssl = off".into()]).await;
    let error = database::connect(&settings("db.test", "right"))
        .await
        .expect_err("a server that does not encrypt");
    assert!(error.to_string().contains("TLS"), "{error}");
    cluster.stop().await.expect("it stops");
}
