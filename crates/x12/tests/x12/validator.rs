//! An independent reading of the guides: `pyx12`, which ships the maps of 837P, 999, 277CA and 835.

use std::path::{Path, PathBuf};
use std::process::Command;

use proptest::strategy::Strategy;
use x12::{acknowledgment, claim_status, professional, remittance};

use crate::payments;
use crate::samples::{self, sample};

/// The validator, as `ops/setup/validators.sh` installs it; its absence is a failure, not a reason to skip.
fn validator() -> PathBuf {
    let home =
        |name: &str, rest: &str| std::env::var_os(name).map(|home| PathBuf::from(home).join(rest));
    let venv = std::env::var_os("MENTALSPACE_VALIDATORS")
        .map(PathBuf::from)
        .or_else(|| home("XDG_DATA_HOME", "mentalspace-validators"))
        .or_else(|| home("HOME", ".local/share/mentalspace-validators"))
        .expect("HOME is set");
    let program = venv.join("bin/x12valid");
    assert!(
        program.exists(),
        "The X12 validator is missing at {}. Install it with: ops/setup/validators.sh (`make test` does)",
        program.display()
    );
    program
}

/// Validates files all at once; answers with what is wrong with each.
fn findings(name: &str, files: &[String]) -> Vec<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    let paths: Vec<PathBuf> = files
        .iter()
        .enumerate()
        .map(|(index, text)| {
            let path = folder.join(format!("{index:04}.x12"));
            std::fs::write(&path, text).unwrap();
            path
        })
        .collect();
    // With each file a file of findings, `<file>.json`.
    let mut wrong = Vec::new();
    for chunk in paths.chunks(200) {
        let done = Command::new(validator())
            .args(["--quiet", "--json-output"])
            .args(chunk)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        for path in chunk {
            let json = std::fs::read_to_string(path.with_extension("x12.json"))
                .unwrap_or_else(|error| panic!("the validator wrote nothing: {error}\n{said}"));
            if json.contains("\"err_cde\"")
                || said.contains(&format!("{}: Failure", path.display()))
            {
                wrong.push(format!("{}: {json}\n{said}", path.display()));
            }
        }
    }
    wrong
}

fn many<S: Strategy>(strategy: &S, count: u8, write: impl Fn(S::Value) -> String) -> Vec<String> {
    (0..count)
        .map(|seed| write(sample(strategy, seed)))
        .collect()
}

#[test]
fn the_validator_accepts_every_claim_file() {
    let files = many(&samples::submission(6), 120, |file| {
        professional::write(&file)
    });
    let wrong = findings("claims", &files);
    assert!(wrong.is_empty(), "{}", wrong[0]);
}

#[test]
fn the_validator_accepts_what_a_partner_answers() {
    let control = || sample(&samples::control(), 3);
    let mut files = many(&samples::acknowledgment(), 20, |answer| {
        acknowledgment::write(&control(), &answer)
    });
    files.extend(many(&samples::report(), 30, |report| {
        claim_status::write(&control(), &report)
    }));
    files.extend(many(&payments::remittance(), 30, |payment| {
        remittance::write(&control(), &payment)
    }));
    let wrong = findings("answers", &files);
    assert!(wrong.is_empty(), "{}", wrong[0]);
}

/// What the validator would let through proves nothing: it must know these faults.
#[test]
fn the_validator_knows_a_broken_file() {
    let good = professional::write(&sample(&samples::submission(1), 1));
    let broken = [
        good.replacen("SV1*HC", "SV1*QQ", 1),
        good.replacen("NM1*85*2", "NM1*85*7", 1),
        good.replacen("DTP*472*D8", "DTP*472*D9", 1),
    ];
    assert_eq!(findings("broken", &broken).len(), broken.len());
}
