use std::os::unix::fs::PermissionsExt;

use super::*;

fn read(text: &str, variables: &[(&str, &str)]) -> Result<Loaded, Fault> {
    static FILES: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let number = FILES.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let name = format!("ms-config-{}-{number}.toml", std::process::id());
    let file = std::env::temp_dir().join(name);
    std::fs::write(&file, text).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    let loaded = Loaded::read(Some(&file), &Environment::of(variables));
    std::fs::remove_file(&file).unwrap();
    loaded
}

#[test]
fn the_environment_wins_over_the_file_and_the_file_over_the_default() {
    let loaded = read(
        "[server]\nlisten = \"127.0.0.1:9000\"\ndrain_seconds = 5\n",
        &[("MENTALSPACE_LISTEN", "127.0.0.1:9001")],
    )
    .unwrap();
    assert_eq!(loaded.config.server.listen.port(), 9001);
    assert_eq!(loaded.config.server.drain_seconds, 5);
    assert_eq!(loaded.config.server.grace_seconds, 1);
    let origin = |key| {
        loaded
            .show()
            .into_iter()
            .find(|s| s.key == key)
            .unwrap()
            .origin
    };
    assert_eq!(origin("server.listen"), Origin::Environment);
    assert_eq!(origin("server.drain_seconds"), Origin::File);
    assert_eq!(origin("server.grace_seconds"), Origin::Default);
}

#[test]
fn an_unknown_key_is_named_with_the_nearest_known_one() {
    let fault = read("[server]\nlisen = \"x\"\n", &[])
        .unwrap_err()
        .to_string();
    assert!(
        fault.contains("server.lisen") && fault.contains("did you mean server.listen?"),
        "{fault}"
    );
    let fault = read("", &[("MENTALSPACE_LISTE", "x")])
        .unwrap_err()
        .to_string();
    assert!(
        fault.contains("did you mean MENTALSPACE_LISTEN?"),
        "{fault}"
    );
}

#[test]
fn secrets_are_masked_when_shown() {
    let loaded = read("", &[("DATABASE_URL", "postgres://app:hunter2@db/ms")]).unwrap();
    let text = format!("{:?}", loaded.show());
    assert!(!text.contains("hunter2"), "{text}");
}

#[test]
fn every_setting_has_a_place_in_the_types() {
    for setting in settings() {
        let text = match setting.kind {
            Kind::Number => "1".to_owned(),
            Kind::Flag => "true".to_owned(),
            Kind::List => "10.0.0.0/8".to_owned(),
            Kind::Secret => "postgres://a@b/c".to_owned(),
            Kind::Text => match setting.key {
                "server.listen" => "127.0.0.1:1".to_owned(),
                "server.public_url" => "https://a.example".to_owned(),
                "auth.provider" => "local".to_owned(),
                "log.format" => "json".to_owned(),
                _ => "words".to_owned(),
            },
        };
        let mut table = toml::Table::new();
        source::put(&mut table, setting.key, value_of(setting.kind, &text));
        let config: Result<Config, _> = table.try_into();
        assert!(config.is_ok(), "{}: {config:?}", setting.key);
    }
}

fn value_of(kind: Kind, text: &str) -> toml::Value {
    match kind {
        Kind::Number => toml::Value::Integer(1),
        Kind::Flag => toml::Value::Boolean(true),
        Kind::List => toml::Value::Array(vec![text.into()]),
        Kind::Text | Kind::Secret => text.into(),
    }
}

#[test]
fn a_range_of_addresses_contains_what_it_says() {
    let network = Network::try_from("10.1.0.0/16".to_owned()).unwrap();
    assert!(network.contains("10.1.200.3".parse().unwrap()));
    assert!(network.contains("::ffff:10.1.0.1".parse().unwrap()));
    assert!(!network.contains("10.2.0.1".parse().unwrap()));
    assert!(
        Network::try_from("0.0.0.0/0".to_owned())
            .unwrap()
            .contains("8.8.8.8".parse().unwrap())
    );
    assert!(Network::try_from("10.0.0.0/33".to_owned()).is_err());
}

#[test]
fn settings_that_contradict_each_other_are_refused() {
    for (text, word) in [
        ("[server]\npublic_url = \"ehr.example.org\"\n", "public_url"),
        (
            "[server]\npublic_url = \"https://ehr.example.org/app\"\n",
            "public_url",
        ),
        ("[mail]\nsmtp_host = \"mail.example.org\"\n", "mail.from"),
        (
            "[database]\nadmin_url = \"postgres://a@b/c\"\n",
            "database.url",
        ),
        ("[database]\nurl = \"mysql://a@b/c\"\n", "postgres://"),
        ("[auth]\nprovider = \"supabase\"\n", "AUTH_PROVIDER"),
        ("[auth]\nhome_practice = \"ours\"\n", "AUTH_HOME_PRACTICE"),
    ] {
        let fault = read(text, &[]).unwrap_err().to_string();
        assert!(fault.contains(word), "{text}: {fault}");
    }
}

#[test]
fn a_settings_file_with_a_password_is_for_its_owner_only() {
    let file = std::env::temp_dir().join(format!("ms-config-open-{}.toml", std::process::id()));
    std::fs::write(&file, "[database]\nurl = \"postgres://a:b@c/d\"\n").unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let fault = Loaded::read(Some(&file), &Environment::of(&[]))
        .unwrap_err()
        .to_string();
    assert!(
        fault.contains("chmod 600") && fault.contains("database.url"),
        "{fault}"
    );
    std::fs::write(&file, "[server]\ngrace_seconds = 1\n").unwrap();
    assert!(
        Loaded::read(Some(&file), &Environment::of(&[])).is_ok(),
        "no password, no matter"
    );
    std::fs::remove_file(&file).unwrap();
}
