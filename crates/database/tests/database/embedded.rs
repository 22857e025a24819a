//! The private cluster: who may own it, what it survives, what it leaves behind.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use database::{Access, Cluster, ClusterSettings, DATABASE, Error};

use crate::house::{app, cluster, fill, scratch, superuser};

async fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..400 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("{what} did not happen within ten seconds");
}

fn is_running(pid: i32) -> bool {
    std::fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path)
        .expect("it is there")
        .permissions()
        .mode()
        & 0o777
}

#[tokio::test]
async fn a_second_process_on_the_same_data_directory_is_refused_by_name() {
    let folder = cluster()
        .await
        .access()
        .socket_folder()
        .parent()
        .expect("inside the data directory")
        .to_path_buf();
    let error = Cluster::open(ClusterSettings::throwaway(&folder), &fill)
        .await
        .expect_err("the directory is taken");
    match &error {
        Error::AlreadyRunning { pid, .. } => {
            assert_eq!(*pid, i32::try_from(std::process::id()).ok())
        }
        other => panic!("another error: {other}"),
    }
    assert!(error.to_string().contains("choose another --data-dir"));
}

#[tokio::test]
async fn the_cluster_has_checksums_no_network_and_a_private_socket() {
    let access = cluster().await.access();
    let client = superuser(access, DATABASE).await;
    for (setting, wanted) in [
        ("data_checksums", "on"),
        ("listen_addresses", ""),
        ("password_encryption", "scram-sha-256"),
        ("unix_socket_permissions", "0700"),
        ("log_parameter_max_length_on_error", "0"),
    ] {
        let value: String = client
            .query_one("select current_setting($1)", &[&setting])
            .await
            .expect("a setting")
            .get(0);
        assert_eq!(value, wanted, "{setting}");
    }
    assert_eq!(mode(access.socket_folder()), 0o700);
    let secrets = access
        .socket_folder()
        .parent()
        .expect("inside the data directory")
        .join("secrets");
    assert_eq!(mode(&secrets), 0o700);
    assert_eq!(mode(&secrets.join("superuser")), 0o600);
}

#[tokio::test]
async fn a_second_terminal_attaches_to_the_running_cluster_and_psql_needs_no_password() {
    let access = cluster().await.access();
    let folder = access
        .socket_folder()
        .parent()
        .expect("inside the data directory");
    let other = Access::attach(folder, None).expect("it runs");
    app(&other, DATABASE).await;
    let said = other
        .client_program("psql", DATABASE)
        .expect("psql is there")
        .args(["-XAtc", "select 'hello'"])
        .output()
        .expect("psql starts");
    assert_eq!(
        String::from_utf8_lossy(&said.stdout).trim(),
        "hello",
        "{said:?}"
    );
    let status = Cluster::status(folder).expect("a status");
    assert!(status.exists && status.postmaster.is_some());
    assert_eq!(status.owner, i32::try_from(std::process::id()).ok());
}

#[tokio::test]
async fn a_secret_that_others_can_read_is_refused() {
    let folder = scratch("open-secret");
    std::fs::create_dir_all(folder.join("secrets")).expect("a folder");
    std::fs::write(folder.join("secrets/superuser"), "known").expect("a file");
    std::fs::set_permissions(
        folder.join("secrets/superuser"),
        std::fs::Permissions::from_mode(0o644),
    )
    .expect("a mode");
    let error = Cluster::open(ClusterSettings::throwaway(&folder), &fill)
        .await
        .expect_err("the secret is open");
    assert!(
        matches!(error, Error::OpenSecret { mode: 0o644, .. }),
        "{error}"
    );
    std::fs::remove_dir_all(folder).expect("cleared up");
}

#[tokio::test]
async fn a_data_directory_too_deep_for_a_socket_still_works() {
    let folder = scratch("deep").join("a-folder-with-a-long-name/".repeat(5));
    let cluster = Cluster::open(ClusterSettings::throwaway(&folder), &fill)
        .await
        .expect("it starts");
    assert!(cluster.access().socket_folder().starts_with("/tmp"));
    superuser(cluster.access(), DATABASE).await;
    let socket = cluster.access().socket_folder().to_path_buf();
    cluster.stop().await.expect("it stops");
    std::fs::remove_dir_all(socket).expect("cleared up");
    assert!(!folder.exists(), "a throwaway cluster is thrown away");
    let top = folder.ancestors().nth(5).expect("the scratch folder");
    std::fs::remove_dir_all(top).expect("cleared up");
}

#[tokio::test]
async fn data_outlives_a_stop_a_killed_postmaster_and_a_killed_server() {
    let folder = scratch("life");
    let settings = ClusterSettings::new(&folder);
    let cluster = Cluster::open(settings.clone(), &fill)
        .await
        .expect("it starts");
    let client = superuser(cluster.access(), DATABASE).await;
    client
        .batch_execute("create table kept (n int); insert into kept values (1)")
        .await
        .expect("written");

    // The postmaster is killed: it is restarted, and nothing is lost.
    let first = cluster.postmaster().expect("it runs");
    Command::new("kill")
        .args(["-9", &first.to_string()])
        .status()
        .expect("kill runs");
    eventually("the restart", || cluster.restarts() == 1 && cluster.is_up()).await;
    let client = superuser(cluster.access(), DATABASE).await;
    let n: i64 = client
        .query_one("select count(*) from kept", &[])
        .await
        .expect("still there")
        .get(0);
    assert_eq!(n, 1);

    // Stopped, nothing runs any more.
    let second = cluster.postmaster().expect("it runs");
    assert_ne!(first, second);
    cluster.stop().await.expect("it stops");
    assert!(!is_running(second));
    assert_eq!(Cluster::status(&folder).expect("a status").postmaster, None);
    assert!(matches!(
        Access::attach(&folder, None),
        Err(Error::NotRunning { .. })
    ));

    // A postmaster nobody owns (its server was killed together with the lifeline) is replaced by the next start.
    let orphan = start_orphan(&folder);
    eventually("the orphan", || {
        Cluster::status(&folder).is_ok_and(|status| status.postmaster.is_some())
    })
    .await;
    let cluster = Cluster::open(settings, &fill).await.expect("it starts");
    let mut orphan = orphan;
    orphan.wait().expect("it has ended");
    let client = superuser(cluster.access(), DATABASE).await;
    let n: i64 = client
        .query_one("select count(*) from kept", &[])
        .await
        .expect("still there")
        .get(0);
    assert_eq!(n, 1);
    cluster.stop().await.expect("it stops");
    std::fs::remove_dir_all(folder).expect("cleared up");
}

fn start_orphan(folder: &Path) -> std::process::Child {
    use std::os::unix::process::CommandExt;
    let owner = std::fs::metadata(folder.join("postgres")).expect("it is there");
    let binaries = database::embedded::Binaries::find(None, None).expect("PostgreSQL is installed");
    let mut command = Command::new(binaries.program("postgres"));
    command
        .arg("-D")
        .arg(folder.join("postgres"))
        .current_dir("/")
        .stderr(std::process::Stdio::null());
    if owner.uid() != 0 {
        command.uid(owner.uid()).gid(owner.gid());
    }
    command.spawn().expect("it starts")
}

#[tokio::test]
async fn no_process_has_a_password_in_its_arguments_or_environment() {
    let access = cluster().await.access();
    superuser(access, DATABASE).await;
    let secrets = access
        .socket_folder()
        .parent()
        .expect("inside the data directory")
        .join("secrets");
    let password = std::fs::read_to_string(secrets.join("superuser")).expect("a secret");
    for process in std::fs::read_dir("/proc").expect("linux").flatten() {
        for place in ["cmdline", "environ"] {
            // A process may be gone by now, or belong to somebody whose environment we may not read.
            let bytes = std::fs::read(process.path().join(place)).unwrap_or_default();
            assert!(
                !String::from_utf8_lossy(&bytes).contains(password.trim()),
                "{}/{place}",
                process.path().display()
            );
        }
    }
}

#[tokio::test]
async fn a_data_directory_the_database_may_not_enter_keeps_its_cluster_elsewhere() {
    if std::fs::metadata("/proc/self").map_or(1, |about| about.uid()) != 0 {
        return; // only root hands the database to another account
    }
    let private = scratch("private");
    std::fs::create_dir_all(&private).expect("a folder");
    std::fs::set_permissions(&private, std::fs::Permissions::from_mode(0o700)).expect("a mode");
    let data_dir = private.join("data");
    let mut place = None;
    for _ in 0..2 {
        let cluster = Cluster::open(ClusterSettings::new(&data_dir), &fill)
            .await
            .expect("it starts");
        let folder = cluster
            .access()
            .socket_folder()
            .parent()
            .expect("the cluster's folder")
            .to_path_buf();
        assert!(!folder.starts_with(&private), "{}", folder.display());
        assert_eq!(
            *place.get_or_insert(folder.clone()),
            folder,
            "the second start finds it again"
        );
        let other = Access::attach(&data_dir, None).expect("a second terminal finds it too");
        superuser(&other, DATABASE).await;
        assert!(
            Cluster::status(&data_dir)
                .expect("a status")
                .postmaster
                .is_some()
        );
        cluster.stop().await.expect("it stops");
    }
    std::fs::remove_dir_all(private).expect("cleared up");
    std::fs::remove_dir_all(place.expect("it was started")).expect("cleared up");
}

/// A managed service gives no superuser: a login that makes roles and owns its database must be enough.
#[tokio::test]
async fn a_login_without_superuser_can_migrate_a_managed_database() {
    let folder = scratch("managed");
    let own = Cluster::open(ClusterSettings::throwaway(&folder), &fill)
        .await
        .expect("it starts");
    let root = superuser(own.access(), "postgres").await;
    root.batch_execute("drop database mentalspace")
        .await
        .expect("as if it were not there");
    root.batch_execute("drop role mentalspace_app")
        .await
        .expect("as if it were not there");
    root.batch_execute("create role operator login createrole password 'p'")
        .await
        .expect("a login");
    root.batch_execute("create database managed owner operator")
        .await
        .expect("a database");
    let mut config = own.access().superuser("managed");
    config.user("operator").password("p");
    let mut operator = database::connect(&database::Settings::socket(config))
        .await
        .expect("it can log in");
    database::Migrator::new()
        .run(&mut operator)
        .await
        .expect("the migrations run");
    operator
        .batch_execute("set role mentalspace_owner")
        .await
        .expect("it may become the owner");
    let findings = database::security_audit::run(&operator)
        .await
        .expect("the audit runs");
    assert!(findings.is_empty(), "{findings:?}");
    own.stop().await.expect("it stops");
}
