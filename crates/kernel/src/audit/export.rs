//! The copy of the heads outside the database: what a database administrator cannot rewrite.
//!
//! One JSON line per head, in one file per day, only ever appended to and synced before anyone relies
//! on it. Point the directory at another host or at write-once storage to have a witness.
//!
//! **A torn line.** A crash may leave half a line. The next writer ends it and writes the line again;
//! since a line is a pure function of its head, the torn piece is a beginning of the whole line behind
//! it, and a reader can tell it from damage.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;

use super::fault::Fault;
use super::head::{Head, Record, Restored};
use super::merkle::Hash;

const PREFIX: &str = "audit-heads-";
const SUFFIX: &str = ".jsonl";

/// The directory of exported heads.
#[derive(Clone, Debug)]
pub struct Export {
    directory: PathBuf,
    lock: Option<Arc<File>>,
}

/// A place in the export that does not read as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

impl Export {
    /// The export in this directory, to be read.
    pub fn open(directory: &Path) -> Export {
        Export {
            directory: directory.to_owned(),
            lock: None,
        }
    }

    /// The export in this directory, to be written: made for its owner only if it is not there yet, and
    /// closed to other writers until the value and its clones are gone.
    pub fn for_writing(directory: &Path) -> Result<Export, Fault> {
        let mut export = Export::open(directory);
        let lock = fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(directory)
            .and_then(|()| {
                let lock = OpenOptions::new()
                    .create(true)
                    .append(true)
                    .mode(0o600)
                    .open(directory.join("lock"))?;
                lock.try_lock()?;
                Ok(lock)
            })
            .map_err(|cause| match cause.kind() {
                io::ErrorKind::WouldBlock => export.fault(io::Error::other(
                    "another process exports to it; every process needs a directory of its own",
                )),
                _ => export.fault(cause),
            })?;
        export.lock = Some(Arc::new(lock));
        Ok(export)
    }

    /// What went wrong with the directory.
    pub(crate) fn fault(&self, cause: io::Error) -> Fault {
        Fault::Export {
            directory: self.directory.clone(),
            cause,
        }
    }

    /// Where it is.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    fn files(&self) -> io::Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        if !self.directory.exists() {
            return Ok(files);
        }
        for entry in fs::read_dir(&self.directory)? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str());
            if name.is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX)) {
                files.push(path);
            }
        }
        files.sort();
        Ok(files)
    }

    /// Appends the lines and answers when they are on the disk.
    pub fn append(&self, records: &[Record], now: Timestamp) -> io::Result<()> {
        if self.lock.is_none() {
            return Err(io::Error::other("it was opened to be read"));
        }
        let day = now.strftime("%Y-%m-%d");
        let today = self.directory.join(format!("{PREFIX}{day}{SUFFIX}"));
        // A clock set back must not put a line before those already written.
        let path = match self.files()?.pop() {
            Some(last) if last > today => last,
            _ => today,
        };
        let is_new = !path.exists();
        let mut file = OpenOptions::new()
            .create(true)
            .read(true)
            .append(true)
            .mode(0o600)
            .open(&path)?;
        let mut lines = Vec::new();
        if !ends_whole(&mut file)? {
            lines.push(b'\n');
        }
        for record in records {
            lines.extend(record.to_line().into_bytes());
            lines.push(b'\n');
        }
        file.write_all(&lines)?;
        file.sync_all()?;
        if is_new {
            File::open(&self.directory)?.sync_all()?;
        }
        Ok(())
    }

    /// The size and root at which the export stands; `None` if it is empty.
    pub fn tip(&self) -> io::Result<Option<(u64, Hash)>> {
        for path in self.files()?.into_iter().rev() {
            let mut tip = None;
            for line in BufReader::new(File::open(&path)?).split(b'\n') {
                let line = line?;
                match std::str::from_utf8(&line).ok().and_then(Record::of_line) {
                    Some(Record::Head(head)) => tip = Some((head.tree_size, head.root)),
                    Some(Record::Restored(to)) => tip = Some((to.tree_size, to.root)),
                    None => {}
                }
            }
            if tip.is_some() {
                return Ok(tip);
            }
        }
        Ok(None)
    }

    /// The heads as they stand now, oldest first, without those that a restore has set aside. Lines
    /// appended later are not read.
    pub fn heads(&self) -> io::Result<Heads> {
        let mut files = Vec::new();
        for path in self.files()? {
            let length = fs::metadata(&path)?.len();
            files.push((path, length));
        }
        let mut restores = Vec::new();
        let mut all = Lines::of(files.clone());
        while let Some(line) = all.next_line()? {
            if let Some(Record::Restored(restored)) = line.record() {
                restores.push((all.read, restored));
            }
        }
        Ok(Heads {
            lines: Lines::of(files),
            restores,
            torn: Vec::new(),
        })
    }
}

fn ends_whole(file: &mut File) -> io::Result<bool> {
    if file.seek(SeekFrom::End(0))? == 0 {
        return Ok(true);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

struct Line {
    bytes: Vec<u8>,
    file: PathBuf,
    number: usize,
}

impl Line {
    fn record(&self) -> Option<Record> {
        std::str::from_utf8(&self.bytes)
            .ok()
            .and_then(Record::of_line)
    }

    fn damage(&self, what: impl Into<String>) -> Damage {
        Damage {
            file: self.file.clone(),
            line: self.number,
            what: what.into(),
        }
    }
}

struct Lines {
    files: std::vec::IntoIter<(PathBuf, u64)>,
    open: Option<(PathBuf, io::Take<BufReader<File>>, usize)>,
    read: usize,
}

impl Lines {
    fn of(files: Vec<(PathBuf, u64)>) -> Self {
        Lines {
            files: files.into_iter(),
            open: None,
            read: 0,
        }
    }

    fn next_line(&mut self) -> io::Result<Option<Line>> {
        loop {
            if let Some((file, reader, number)) = &mut self.open {
                let mut bytes = Vec::new();
                if reader.read_until(b'\n', &mut bytes)? > 0 {
                    if bytes.last() == Some(&b'\n') {
                        bytes.pop();
                    }
                    *number += 1;
                    self.read += 1;
                    return Ok(Some(Line {
                        bytes,
                        file: file.clone(),
                        number: *number,
                    }));
                }
            }
            let Some((path, length)) = self.files.next() else {
                return Ok(None);
            };
            let reader = BufReader::new(File::open(&path)?).take(length);
            self.open = Some((path, reader, 0));
        }
    }
}

/// The heads of an export, oldest first.
pub struct Heads {
    lines: Lines,
    restores: Vec<(usize, Restored)>,
    torn: Vec<Line>,
}

impl Heads {
    /// The restores that the export tells of.
    pub fn restores(&self) -> impl Iterator<Item = &Restored> {
        self.restores.iter().map(|(_, restored)| restored)
    }

    /// The next head; `Err` inside if a line is damaged.
    pub fn next_head(&mut self) -> io::Result<Option<Result<Head, Damage>>> {
        while let Some(line) = self.lines.next_line()? {
            let Some(record) = line.record() else {
                self.torn.push(line);
                continue;
            };
            if let Some(torn) = self
                .torn
                .drain(..)
                .find(|torn| !line.bytes.starts_with(&torn.bytes))
            {
                return Ok(Some(Err(torn.damage("the line is not one of ours"))));
            }
            let at = self.lines.read;
            match record {
                Record::Head(head) => {
                    let set_aside = self
                        .restores
                        .iter()
                        .any(|(later, to)| *later > at && to.tree_size < head.tree_size);
                    if !set_aside {
                        return Ok(Some(Ok(head)));
                    }
                }
                Record::Restored(_) => {}
            }
        }
        // A torn line at the very end was never relied on.
        Ok(None)
    }
}
