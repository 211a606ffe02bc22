use crate::source::Source;
use crate::tables::failures::Failure;
use crate::tables::record::Origin;
use std::path::PathBuf;

pub struct Input {
    pub release: String,
    pub path: PathBuf,
    pub metadata: crate::source::Metadata,
}

pub fn inputs(paths: &[PathBuf], metadata: Option<&PathBuf>) -> Vec<Input> {
    let mut dates = std::collections::HashMap::new();
    if let Some(file) = metadata {
        for row in csv::Reader::from_path(file).unwrap().records() {
            let row = row.unwrap();
            if let Ok(date) = row[1].parse::<jiff::civil::Date>() {
                dates.insert(row[0].to_owned(), date);
            }
        }
    }
    let mut all = Vec::new();
    for path in paths {
        for entry in walkdir::WalkDir::new(path).sort_by_file_name().into_iter().flatten() {
            if entry.file_type().is_file() {
                let release = entry.path().strip_prefix(path).unwrap().to_string_lossy().into_owned();
                let release =
                    if release.is_empty() { entry.file_name().to_string_lossy().into_owned() } else { release };
                let metadata = crate::source::Metadata { date: dates.get(&release).copied(), ..Default::default() };
                all.push(Input { release, path: entry.path().to_owned(), metadata });
            }
        }
    }
    all
}

pub fn read(input: &Input, _max_size: u64) -> Result<(Source, Origin), Failure> {
    let bytes = std::fs::read(&input.path).map_err(|error| Failure {
        path: input.release.clone(),
        skipped: false,
        error: error.to_string(),
    })?;
    let origin = Origin {
        release: input.release.clone(),
        format: "text".to_owned(),
        encoding: "UTF-8".to_owned(),
        language: "de".to_owned(),
        hash: blake3::hash(&bytes).to_hex().to_string(),
    };
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok((Source { text, metadata: input.metadata.clone(), ..Source::default() }, origin))
}
