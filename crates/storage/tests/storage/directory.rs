//! A directory of a test's own, removed when the test ends.

use std::path::PathBuf;

pub struct Directory(pub PathBuf);

impl Directory {
    pub fn new() -> Self {
        let key = crate::key();
        let path = std::env::temp_dir().join(format!("mentalspace-storage-{}", key.object));
        std::fs::create_dir_all(&path).unwrap();
        Directory(path)
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        // The S3 server may still be making a file while the directory is being emptied: again then.
        let removed = (0..5).any(|_| std::fs::remove_dir_all(&self.0).is_ok());
        if !removed {
            eprintln!("{} stays", self.0.display());
        }
    }
}
