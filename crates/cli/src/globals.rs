//! From arguments to settings and a data directory.

use std::path::{Path, PathBuf};

use server::Fault;
use server::config::{Environment, Loaded};

use crate::args::Globals;

/// The settings and the data directory of this run.
pub struct Setup {
    /// The settings.
    pub loaded: Loaded,
    /// The data directory.
    pub data_dir: PathBuf,
}

impl Globals {
    /// Reads settings: from the file that was named, else from `mentalspace.toml` in the data directory.
    pub fn setup(&self) -> Result<Setup, Fault> {
        let environment = Environment::of_process();
        let data_dir = self.find_data_dir(&environment)?;
        let beside = data_dir.join("mentalspace.toml");
        let file = self
            .config
            .as_deref()
            .or_else(|| beside.is_file().then_some(beside.as_path()));
        let loaded = Loaded::read(file, &environment)?;
        let data_dir = match (&self.data_dir, &loaded.config.data_dir) {
            (None, Some(set)) => set.clone(),
            _ => data_dir,
        };
        Ok(Setup { loaded, data_dir })
    }

    fn find_data_dir(&self, environment: &Environment) -> Result<PathBuf, Fault> {
        if let Some(given) = &self.data_dir {
            return std::path::absolute(given).map_err(|error| {
                Fault::config(format!("--data-dir {}: {error}", given.display()))
            });
        }
        if let Some(set) = environment.get("MENTALSPACE_DATA_DIR") {
            return Ok(PathBuf::from(set));
        }
        let is_root = rustix::process::geteuid().is_root();
        let home = environment.get("HOME").map(Path::new);
        Ok(server::config::Config::default().data_dir(home, is_root))
    }
}
