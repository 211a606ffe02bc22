//! ZIP: each file in it is read as if it lay in a folder. What could climb out, never end or burst is not unpacked.

use super::{Content, Packed};
use crate::read::formats::{self, Format};
use crate::read::{ReadError, ReadOptions};
use std::borrow::Cow;
use std::io::{Read, Seek};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// What an archive of texts is packed to at most: one that unpacks to more was made to burst.
const MOST_TIMES: u64 = 200;

/// An archive that begins like a ZIP may be an office document; what lies in it tells.
pub fn what_is_it(from: &mut (impl Read + Seek), name: &str) -> Result<Format, ReadError> {
    let named = formats::named(name);
    let archive = match ZipArchive::new(from) {
        Ok(archive) => archive,
        // its reader says what is wrong with a document
        Err(_) if matches!(named, Some(Format::Docx | Format::Odt | Format::Other(_))) => {
            return Ok(named.unwrap_or(Format::Zip));
        }
        Err(error) => return Err(damaged(error)),
    };
    let holds = |path: &str| archive.index_for_name(path).is_some();
    let office = Ok(match named {
        Some(other @ Format::Other(_)) => other,
        _ => formats::named("a.xlsx").unwrap_or(Format::Zip),
    });
    if holds("word/document.xml") {
        Ok(Format::Docx)
    } else if holds("[Content_Types].xml") {
        office
    } else if !holds("mimetype") {
        Ok(Format::Zip)
    } else if holds("content.xml") && !matches!(named, Some(Format::Other(_))) {
        Ok(Format::Odt)
    } else {
        office
    }
}

/// The files of an archive in its order.
pub fn records(
    mut from: impl Read + Seek + Send + 'static,
    release: &str,
    depth: usize,
    options: &ReadOptions,
) -> Result<impl Iterator<Item = Packed> + Send + 'static, ReadError> {
    let size = from.seek(std::io::SeekFrom::End(0))?;
    from.rewind()?;
    let mut archive = ZipArchive::new(from).map_err(damaged)?;
    if !(0..archive.len()).any(|index| is_file(&name_of(&archive, index))) {
        return Err(ReadError::NothingInside);
    }
    let release = release.to_owned();
    let max_size = options.max_size;
    let most = size.saturating_mul(MOST_TIMES).saturating_add(max_size.min(1 << 20));
    let mut unpacked = 0;
    let mut index = 0;
    Ok(std::iter::from_fn(move || {
        while index < archive.len() && unpacked <= most {
            let name = name_of(&archive, index);
            index += 1;
            if !is_file(&name) {
                continue;
            }
            let read = match archive.by_index(index - 1) {
                Ok(file) => unpack(file, &name, max_size, &mut unpacked),
                Err(error) => Err(damaged(error)),
            };
            let burst = unpacked > most;
            let read = if burst { Err(ReadError::Bomb { times: MOST_TIMES }) } else { read };
            // the row of failures speaks of the archive, whose other files are not read
            let id = if burst { release.clone() } else { format!("{release}/{}", name.replace('\\', "/")) };
            let content = read.map_or_else(Content::Broken, |bytes| Content::File { name, bytes });
            return Some(Packed { release: id, content, depth: depth + 1 });
        }
        None
    }))
}

fn name_of(archive: &ZipArchive<impl Read + Seek>, index: usize) -> String {
    let name = archive.name_for_index(index).and_then(Result::ok);
    name.map_or_else(|| format!("{}", index + 1), Cow::into_owned)
}

/// Folders are no files, and neither is what a Mac leaves beside each.
fn is_file(name: &str) -> bool {
    !name.ends_with(['/', '\\']) && !name.starts_with("__MACOSX/")
}

fn unpack<R: Read>(mut file: ZipFile<R>, name: &str, max_size: u64, unpacked: &mut u64) -> Result<Vec<u8>, ReadError> {
    if file.enclosed_name().is_none() {
        return Err(ReadError::Climbs(name.to_owned()));
    }
    let mut bytes = Vec::new();
    let read = file.by_ref().take(max_size + 1).read_to_end(&mut bytes);
    *unpacked += bytes.len() as u64;
    read.map_err(|error| ReadError::damaged("the file in the archive", error))?;
    if bytes.len() as u64 > max_size { Err(ReadError::TooLarge { max_size }) } else { Ok(bytes) }
}

/// What is wrong with an archive or a file in it.
pub fn damaged(error: ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadError::Locked { what: "the archive".into() },
        other => ReadError::damaged("the archive", other),
    }
}

#[cfg(test)]
mod tests {
    use crate::read::Columns;
    use crate::read::containers::testing::{broken, ids, read, texts};
    use std::io::{Cursor, Write};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// An archive of these files.
    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn unpacked(bytes: &[u8]) -> Vec<crate::read::Item> {
        read("a.zip", bytes, 100_000, &Columns::default())
    }

    #[test]
    fn each_file_is_a_release() {
        let inner = packed(&[("c.txt", b"Drei")]);
        let files: [(&str, &[u8]); 5] = [
            ("a.txt", b"Eins"),
            ("b/", b""),
            ("b/b.jsonl", b"{\"text\": \"Zwei\"}\n"),
            ("b/inner.zip", &inner),
            ("__MACOSX/a.txt", b"x"),
        ];
        let found = unpacked(&packed(&files));
        assert_eq!(ids(&found), ["a.zip/a.txt", "a.zip/b/b.jsonl#1", "a.zip/b/inner.zip/c.txt"]);
        assert_eq!(texts(&found), ["Eins", "Zwei", "Drei"]);
    }

    #[test]
    fn a_path_that_climbs_out_is_not_unpacked() {
        let found = unpacked(&packed(&[("../../a.txt", b"Eins"), ("/etc/b.txt", b"Zwei"), ("c.txt", b"Drei")]));
        assert_eq!(*texts(&found).last().unwrap(), "Drei");
        assert!(broken(&found)[0].contains("leads out of the archive"), "{:?}", broken(&found));
    }

    #[test]
    fn an_archive_that_bursts_is_left() {
        let zeros = vec![b' '; 99_000];
        let names: Vec<String> = (0..400).map(|number| format!("{number}.txt")).collect();
        let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), zeros.as_slice())).collect();
        let found = unpacked(&packed(&files));
        let last = broken(&found).pop().unwrap();
        assert!(last.contains("more than 200 times its size"), "{last}");
        assert_eq!(ids(&found).pop(), Some("a.zip"));
        assert!(found.len() < 350, "{}", found.len());
        let found = unpacked(&packed(&[("a.txt", &vec![b' '; 200_000])]));
        assert!(broken(&found)[0].contains("larger than") || broken(&found)[0].contains("times its size"));
    }

    #[test]
    fn archives_nest_only_so_deep() {
        let mut archive = packed(&[("a.txt", b"Eins")]);
        for _ in 0..6 {
            archive = packed(&[("inner.zip", &archive)]);
        }
        let found = unpacked(&archive);
        assert!(broken(&found)[0].contains("packed"), "{:?}", broken(&found));
    }

    #[test]
    fn what_is_cut_off_or_empty_says_so() {
        let archive = packed(&[("a.txt", b"Eins"), ("b.txt", b"Zwei")]);
        for end in [10, archive.len() / 2, archive.len() - 5] {
            assert!(broken(&unpacked(&archive[..end]))[0].contains("damaged or cut off"), "{end}");
        }
        assert!(broken(&unpacked(&packed(&[])))[0].contains("no files"));
    }

    #[test]
    fn spreadsheets_are_no_archives() {
        let found = unpacked(&packed(&[("[Content_Types].xml", b"<a/>"), ("xl/workbook.xml", b"<a/>")]));
        assert!(broken(&found)[0].contains("office document"));
    }
}
