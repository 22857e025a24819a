use clap::CommandFactory;

use super::*;

#[test]
fn verify_cli() {
    Arguments::command().debug_assert();
}

/// The help of every command, compared with the committed manual. To accept a change:
/// `UPDATE_HELP=1 cargo test -p cli`.
#[test]
fn the_help_is_the_committed_manual() {
    let mut text = String::new();
    let mut command = Arguments::command().term_width(100).version("0");
    command.build();
    write_help(&mut command, &mut text);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/commands.txt");
    if std::env::var_os("UPDATE_HELP").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        text == committed,
        "the help changed; read it, then accept it with: UPDATE_HELP=1 cargo test -p cli"
    );
}

fn write_help(command: &mut clap::Command, text: &mut String) {
    text.push_str(&format!(
        "\n===== {}\n\n",
        command.get_bin_name().unwrap_or("mentalspace")
    ));
    text.push_str(&command.render_help().to_string());
    for inner in command.get_subcommands_mut() {
        if inner.get_name() != "help" {
            write_help(inner, text);
        }
    }
}

#[test]
fn every_command_says_what_it_does_and_takes_a_data_dir() {
    fn visit(command: &clap::Command) {
        assert!(
            command.get_about().is_some(),
            "{} has no description",
            command.get_name()
        );
        for inner in command.get_subcommands().filter(|c| c.get_name() != "help") {
            visit(inner);
        }
        for argument in command.get_arguments() {
            assert!(
                argument.get_help().is_some(),
                "{} {} has no description",
                command.get_name(),
                argument.get_id()
            );
        }
    }
    visit(&Arguments::command());
    for line in [
        "mentalspace db status --data-dir /tmp/x",
        "mentalspace functions list --json --data-dir /tmp/x",
        "mentalspace --data-dir /tmp/x doctor",
    ] {
        let parsed = Arguments::try_parse_from(line.split(' ')).unwrap();
        assert_eq!(
            parsed.globals.data_dir.as_deref(),
            Some(std::path::Path::new("/tmp/x"))
        );
    }
}
