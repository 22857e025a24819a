//! An upload in parts: each part is a sealed file of its own, bound to its upload and number;
//! completing opens them one after another and seals the whole anew.

use std::path::PathBuf;

use futures_util::{StreamExt, TryStreamExt};

use super::{Local, read, write};
use crate::error::{Error, Result};
use crate::key::{Key, Part, UploadId, strict};
use crate::store::{ByteStream, Stored};

fn directory(store: &Local, key: Key, upload: &UploadId) -> Result<PathBuf> {
    let id = strict(upload.as_str()).ok_or(Error::NotFound)?;
    Ok(store
        .room("uploads")
        .join(key.organization.to_string())
        .join(key.object.to_string())
        .join(id.to_string()))
}

fn place_of(key: Key, upload: &UploadId, number: u16) -> String {
    format!("{key}/{}/{number}", upload.as_str())
}

fn tag(stored: &Stored) -> String {
    stored.sha256.to_string()
}

pub(super) async fn create(store: &Local, key: Key) -> Result<UploadId> {
    let mut random = [0; 16];
    store.0.entropy.fill(&mut random);
    let id = uuid::Builder::from_random_bytes(random).into_uuid();
    let upload = UploadId::parse(&id.to_string())?;
    write::make_directory(&directory(store, key, &upload)?).await?;
    Ok(upload)
}

pub(super) async fn put(
    store: &Local,
    key: Key,
    upload: UploadId,
    number: u16,
    size: u64,
    body: ByteStream,
) -> Result<Part> {
    let directory = directory(store, key, &upload)?;
    if !(1..=Part::MAX).contains(&number) {
        return Err(Error::BadParts);
    }
    if !tokio::fs::try_exists(&directory).await? {
        return Err(Error::NotFound);
    }
    let written = write::seal(store, &place_of(key, &upload, number), size, body).await?;
    if written.stored.size != size {
        return Err(Error::Mismatch);
    }
    let tag = tag(&written.stored);
    let place = directory.join(number.to_string());
    written.publish(&place, write::Taken::Replace).await?;
    Ok(Part { number, tag })
}

pub(super) async fn complete(
    store: &Local,
    key: Key,
    upload: UploadId,
    parts: Vec<Part>,
) -> Result<u64> {
    let directory = directory(store, key, &upload)?;
    if !tokio::fs::try_exists(&directory).await? {
        return Err(Error::NotFound);
    }
    Part::check_order(&parts)?;
    let mut size = 0;
    for (index, part) in parts.iter().enumerate() {
        let place = place_of(key, &upload, part.number);
        let opened = read::open(store, &directory.join(part.number.to_string()), &place).await;
        let stored = match opened {
            Ok(opened) => opened.stored,
            Err(Error::NotFound) => return Err(Error::BadParts),
            Err(error) => return Err(error),
        };
        let last = index + 1 == parts.len();
        if tag(&stored) != part.tag || (!last && stored.size < Part::MIN_SIZE) {
            return Err(Error::BadParts);
        }
        size += stored.size;
    }

    let whole = {
        let (store, directory, upload) = (store.clone(), directory.clone(), upload.clone());
        futures_util::stream::iter(parts).then(move |part| {
            let (store, path) = (store.clone(), directory.join(part.number.to_string()));
            let place = place_of(key, &upload, part.number);
            async move {
                let opened = read::open(&store, &path, &place)
                    .await
                    .map_err(std::io::Error::other)?;
                let size = opened.stored.size;
                Ok::<_, std::io::Error>(opened.stream(0..size))
            }
        })
    };
    let body: ByteStream = Box::pin(whole.try_flatten());
    let written = write::seal(store, &key.to_string(), size, body).await?;
    if written.stored.size != size {
        return Err(Error::BadParts);
    }
    written
        .publish(&store.path(key), write::Taken::Refuse)
        .await?;
    remove(&directory).await?;
    Ok(size)
}

pub(super) async fn abort(store: &Local, key: Key, upload: UploadId) -> Result<()> {
    remove(&directory(store, key, &upload)?).await
}

async fn remove(directory: &std::path::Path) -> Result<()> {
    match tokio::fs::remove_dir_all(directory).await {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
