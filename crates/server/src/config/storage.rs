//! `[storage]`: where files are kept, and who looks at them for malware.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Fault, Kind, Setting};

/// Where files are kept: a folder on this machine, encrypted, or an S3 bucket.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct StorageSettings {
    /// The folder; `files` in the data directory if it is not set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub directory: Option<PathBuf>,
    /// The bucket. If it is set, files are kept there and not in a folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_bucket: Option<String>,
    /// The address of the bucket's store.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_endpoint: Option<String>,
    /// The region that signatures name.
    pub s3_region: String,
    /// A file with the access key's id and its secret, on two lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_keys_file: Option<PathBuf>,
    /// Whether the bucket stands in the path of the address instead of the host name.
    pub s3_in_path: bool,
    /// How the bucket encrypts: `store`, `bucket_default`, `kms`, or `kms:` and the id of a key.
    pub s3_encryption: String,
    /// A file with the certificate (PEM) of the authority behind a store of one's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub s3_authority_file: Option<PathBuf>,
    /// Where the malware scanner (clamd) listens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scanner: Option<String>,
    /// How many pictures are worked on at a time.
    pub pictures_at_a_time: usize,
}

pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        key: "storage.directory",
        variable: "MENTALSPACE_STORAGE_DIR",
        kind: Kind::Text,
        about: "folder for files, encrypted; files in the data directory by default",
    },
    Setting {
        key: "storage.s3_bucket",
        variable: "MENTALSPACE_S3_BUCKET",
        kind: Kind::Text,
        about: "keep files in this S3 bucket (with versions switched on) instead of a folder",
    },
    Setting {
        key: "storage.s3_endpoint",
        variable: "MENTALSPACE_S3_ENDPOINT",
        kind: Kind::Text,
        about: "the bucket's store, such as https://s3.us-east-1.amazonaws.com",
    },
    Setting {
        key: "storage.s3_region",
        variable: "MENTALSPACE_S3_REGION",
        kind: Kind::Text,
        about: "the region that signatures name",
    },
    Setting {
        key: "storage.s3_keys_file",
        variable: "MENTALSPACE_S3_KEYS_FILE",
        kind: Kind::Text,
        about: "file (mode 0600) with the access key's id on the first line and its secret on the second",
    },
    Setting {
        key: "storage.s3_in_path",
        variable: "MENTALSPACE_S3_IN_PATH",
        kind: Kind::Flag,
        about: "whether the bucket stands in the path of the address: most stores of one's own",
    },
    Setting {
        key: "storage.s3_encryption",
        variable: "MENTALSPACE_S3_ENCRYPTION",
        kind: Kind::Text,
        about: "how the bucket encrypts: store, bucket_default, kms, or kms:<key id>",
    },
    Setting {
        key: "storage.s3_authority_file",
        variable: "MENTALSPACE_S3_AUTHORITY_FILE",
        kind: Kind::Text,
        about: "file with the certificate (PEM) of the authority behind a store of one's own",
    },
    Setting {
        key: "storage.scanner",
        variable: "MENTALSPACE_SCANNER",
        kind: Kind::Text,
        about: "the malware scanner clamd: unix:/run/clamav/clamd.ctl or tcp:host:3310; without one files are not checked",
    },
    Setting {
        key: "storage.pictures_at_a_time",
        variable: "MENTALSPACE_PICTURES_AT_A_TIME",
        kind: Kind::Number,
        about: "how many pictures are cleaned at a time; each may take half a gigabyte of memory",
    },
];

impl Default for StorageSettings {
    fn default() -> Self {
        StorageSettings {
            directory: None,
            s3_bucket: None,
            s3_endpoint: None,
            s3_region: "us-east-1".to_owned(),
            s3_keys_file: None,
            s3_in_path: false,
            s3_encryption: "store".to_owned(),
            s3_authority_file: None,
            scanner: None,
            pictures_at_a_time: 2,
        }
    }
}

impl StorageSettings {
    pub(super) fn check(&self) -> Result<(), Fault> {
        let of_s3 = [
            self.s3_bucket.is_some(),
            self.s3_endpoint.is_some(),
            self.s3_keys_file.is_some(),
        ];
        if of_s3.contains(&true) && of_s3.contains(&false) {
            return Err(Fault(
                "storage.s3_bucket, storage.s3_endpoint and storage.s3_keys_file belong together: set all three or none".into(),
            ));
        }
        if self.s3_bucket.is_some() && self.directory.is_some() {
            return Err(Fault(
                "storage.directory and storage.s3_bucket exclude each other: files are in a folder or in a bucket".into(),
            ));
        }
        if self.encryption().is_none() {
            return Err(Fault(format!(
                "storage.s3_encryption is {:?}; it must be store, bucket_default, kms, or kms:<key id>",
                self.s3_encryption
            )));
        }
        let scanner = self.scanner.as_deref();
        if scanner.is_some_and(|text| storage::scan::Address::parse(text).is_none()) {
            return Err(Fault(
                "storage.scanner (MENTALSPACE_SCANNER) must be unix: and a path, or tcp:, a host and a port".into(),
            ));
        }
        if self.pictures_at_a_time == 0 {
            return Err(Fault(
                "storage.pictures_at_a_time must be at least 1".into(),
            ));
        }
        Ok(())
    }

    /// How the bucket encrypts, if that can be understood.
    pub fn encryption(&self) -> Option<storage::s3::Encryption> {
        use storage::s3::Encryption;
        match self.s3_encryption.as_str() {
            "store" => Some(Encryption::Store),
            "bucket_default" => Some(Encryption::BucketDefault),
            "kms" => Some(Encryption::KeyService(None)),
            other => {
                let key = other.strip_prefix("kms:").filter(|key| !key.is_empty());
                key.map(|key| Encryption::KeyService(Some(key.to_owned())))
            }
        }
    }

    /// The folder for files.
    pub fn directory(&self, data_dir: &Path) -> PathBuf {
        let own = || data_dir.join("files");
        self.directory.clone().unwrap_or_else(own)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_bucket_two_places_and_an_unreadable_scanner_are_refused_by_name() {
        let refused = |change: fn(&mut StorageSettings)| {
            let mut settings = StorageSettings::default();
            change(&mut settings);
            settings.check().err().map(|fault| fault.0)
        };
        assert_eq!(refused(|_| {}), None);
        let half = refused(|s| s.s3_bucket = Some("files".into())).unwrap();
        assert!(half.contains("storage.s3_keys_file"), "{half}");
        let both = refused(|s| {
            s.s3_bucket = Some("files".into());
            s.s3_endpoint = Some("https://s3.example.org".into());
            s.s3_keys_file = Some("keys".into());
            s.directory = Some("files".into());
        });
        assert!(both.unwrap().contains("exclude each other"));
        let scanner = refused(|s| s.scanner = Some("clamd".into())).unwrap();
        assert!(scanner.contains("MENTALSPACE_SCANNER"), "{scanner}");
        assert!(refused(|s| s.s3_encryption = "rot13".into()).is_some());
        assert!(refused(|s| s.pictures_at_a_time = 0).is_some());
    }
}
