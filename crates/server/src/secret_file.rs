//! Files that hold a secret: made for their owner only, and refused if anyone else could have read them.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use kernel::Entropy;
use kernel::keys::Master;

use crate::fault::Fault;

/// Reads a secret file: text without the newline at its end.
pub fn read(path: &Path) -> Result<String, Fault> {
    let wrong = |words: &dyn std::fmt::Display| {
        Fault::config(format!("the secret file {}: {words}", path.display()))
    };
    let mode = fs::metadata(path)
        .map_err(|error| wrong(&error))?
        .permissions()
        .mode()
        & 0o777;
    if mode & 0o077 != 0 {
        return Err(wrong(&format_args!(
            "others can read it (mode {mode:04o}). Fix it with: chmod 600 {}",
            path.display()
        )));
    }
    let text = fs::read_to_string(path).map_err(|error| wrong(&error))?;
    Ok(text.trim_end().to_owned())
}

/// Writes a secret file whole or not at all.
pub fn write(path: &Path, text: &str) -> Result<(), Fault> {
    let wrong = |error: std::io::Error| Fault::unavailable(format!("{}: {error}", path.display()));
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .map_err(wrong)?;
    let draft = path.with_extension("new");
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&draft)
        .map_err(wrong)?;
    writeln!(file, "{text}")
        .and_then(|()| file.sync_all())
        .map_err(wrong)?;
    fs::rename(&draft, path).map_err(wrong)?;
    // The name itself must survive a crash too.
    fs::File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(wrong)
}

/// Where the master secret is.
pub fn master_path(configured: Option<&Path>, data_dir: &Path) -> PathBuf {
    configured.map_or_else(|| data_dir.join("secrets/master.key"), Path::to_owned)
}

/// The master secret; made on the first start where it is our own to make.
///
/// A file that was configured is never made: two servers that each made their own could not read each
/// other's data. Nor is one made beside a database that already has data in it.
pub fn master(
    configured: Option<&Path>,
    data_dir: &Path,
    entropy: &dyn Entropy,
) -> Result<Master, Fault> {
    let path = master_path(configured, data_dir);
    if !path.exists() && configured.is_none() {
        let mut secret = [0; 32];
        entropy.fill(&mut secret);
        let text: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        write(&path, &text)?;
    }
    let text = read(&path)?;
    let secret = decode(&text).ok_or_else(|| {
        Fault::config(format!(
            "the master key file {} must hold 64 hexadecimal digits; make one with: openssl rand -hex 32",
            path.display()
        ))
    })?;
    Ok(Master::new(&secret))
}

fn decode(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut secret = [0; 32];
    for (byte, digits) in secret.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(secret)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::SeededEntropy;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("ms-secret-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn a_master_key_is_made_once_and_only_for_its_owner() {
        let folder = folder("master");
        let entropy = SeededEntropy::new(3);
        let first = master(None, &folder, &entropy).unwrap();
        let again = master(None, &folder, &entropy).unwrap();
        assert_eq!(first.derive("x"), again.derive("x"));
        let path = master_path(None, &folder);
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );

        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let fault = master(None, &folder, &entropy).err().unwrap();
        assert_eq!(fault.code, Fault::CONFIG);
        assert!(
            fault.words.contains("master.key") && fault.words.contains("chmod 600"),
            "{fault}"
        );
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_configured_key_file_that_is_missing_or_malformed_is_refused_by_name() {
        let folder = folder("configured");
        let path = folder.join("key");
        assert!(master(Some(&path), &folder, &SeededEntropy::new(1)).is_err());
        assert!(!path.exists());
        write(&path, "too short").unwrap();
        let fault = master(Some(&path), &folder, &SeededEntropy::new(1))
            .err()
            .unwrap();
        assert!(fault.words.contains("64 hexadecimal"), "{fault}");
        fs::remove_dir_all(&folder).unwrap();
    }
}
