//! presselese.toml: what is given on every call, so that it need not be.
//!
//! It is looked for in the working folder and upward from there. Each key is the default of the argument of that name, so
//! the command line wins; paths are relative to the file. An unknown key is an error that names its line.

use anyhow::{Context, bail};
use clap::Command;
use presselese::german::lexicon::OwnName;
use presselese::read::SETTINGS;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What `presselese init` writes.
const EXAMPLE: &str = include_str!("settings.toml");

/// The settings of a file. Paths are still as they are written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    #[serde(default)]
    inputs: Vec<PathBuf>,
    out: Option<PathBuf>,
    metadata: Option<PathBuf>,
    entities: Option<PathBuf>,
    suppress: Option<PathBuf>,
    xlsx: Option<PathBuf>,
    jsonl: Option<PathBuf>,
    csv: Option<String>,
    language: Option<String>,
    #[serde(default)]
    no_persons: bool,
    #[serde(default)]
    select: Vec<String>,
    #[serde(default)]
    ignore: Vec<String>,
    #[serde(default)]
    columns: Columns,
    /// Bodies that the user knows.
    #[serde(default)]
    pub names: Vec<OwnName>,
    /// Where the file lies, as seen from the working folder.
    #[serde(skip)]
    folder: PathBuf,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Columns {
    text: Option<String>,
    date: Option<String>,
    title: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
}

impl Settings {
    /// The settings for the working folder; empty where there is no file.
    pub fn find() -> anyhow::Result<Settings> {
        let working = std::env::current_dir().context("the working folder cannot be read")?;
        let mut folder = PathBuf::new();
        for above in working.ancestors() {
            if above.join(SETTINGS).is_file() {
                return Settings::read(folder);
            }
            folder.push("..");
        }
        Ok(Settings::default())
    }

    fn read(folder: PathBuf) -> anyhow::Result<Settings> {
        let path = folder.join(SETTINGS);
        let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        Ok(Settings { folder, ..Settings::parse(&path, &text)? })
    }

    fn parse(path: &Path, text: &str) -> anyhow::Result<Settings> {
        toml::from_str(text).map_err(|error: toml::de::Error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            anyhow::anyhow!("{}, line {line}: {}", path.display(), error.message().replace("field", "key"))
        })
    }

    /// The same arguments with these settings as their defaults.
    pub fn apply(&self, mut command: Command) -> Command {
        let names: Vec<String> = command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
        for name in names {
            command = command.mut_subcommand(name, |mut command| {
                for (id, values) in self.defaults() {
                    if command.get_arguments().any(|argument| argument.get_id() == id) {
                        command = command.mut_arg(id, |argument| argument.required(false).default_values(values));
                    }
                }
                command
            });
        }
        command
    }

    /// The id of each argument that has a setting, with its values.
    fn defaults(&self) -> Vec<(&'static str, Vec<String>)> {
        let path = |path: &PathBuf| {
            let as_given = path.as_os_str() == "-" || self.folder.as_os_str().is_empty();
            if as_given { path.clone() } else { self.folder.join(path) }.display().to_string()
        };
        let paths = [
            ("out", &self.out),
            ("metadata", &self.metadata),
            ("entities", &self.entities),
            ("suppress", &self.suppress),
            ("xlsx", &self.xlsx),
            ("jsonl", &self.jsonl),
        ];
        let words = [
            ("csv", &self.csv),
            ("language", &self.language),
            ("text_column", &self.columns.text),
            ("date_column", &self.columns.date),
            ("title_column", &self.columns.title),
            ("publisher_column", &self.columns.publisher),
            ("url_column", &self.columns.url),
        ];
        let mut defaults = vec![
            ("inputs", self.inputs.iter().map(path).collect()),
            ("select", self.select.clone()),
            ("ignore", self.ignore.clone()),
        ];
        defaults.extend(paths.map(|(id, value)| (id, value.iter().map(path).collect())));
        defaults.extend(words.map(|(id, value)| (id, value.iter().cloned().collect())));
        defaults.push(("no_persons", self.no_persons.then(|| "true".to_owned()).into_iter().collect()));
        defaults.retain(|(_, values): &(_, Vec<String>)| !values.is_empty());
        defaults
    }
}

/// Writes a commented file into the working folder.
pub fn init() -> anyhow::Result<()> {
    use std::io::Write;
    match std::fs::File::create_new(SETTINGS) {
        Ok(mut file) => file.write_all(EXAMPLE.as_bytes()).context(SETTINGS),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => bail!("{SETTINGS} is there already"),
        Err(error) => Err(error).context(SETTINGS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> anyhow::Result<Settings> {
        Settings::parse(Path::new("presselese.toml"), text)
    }

    #[test]
    fn the_example_says_nothing_and_all_it_could_say_is_right() {
        assert!(parse(EXAMPLE).unwrap().defaults().is_empty());
        // without the comment signs before settings, it says everything
        let said: Vec<&str> = EXAMPLE
            .lines()
            .map(|line| line.strip_prefix("#").filter(|line| !line.starts_with(' ')).unwrap_or(line))
            .collect();
        let settings = parse(&said.join("\n")).unwrap();
        assert_eq!(settings.defaults().len(), 17);
        assert_eq!(settings.names.len(), 2);
    }

    #[test]
    fn an_unknown_key_is_told_with_its_line() {
        let message = |text| parse(text).unwrap_err().to_string();
        let told = message("out = \"x\"\n\nmetadaten = \"y\"\n");
        assert!(told.starts_with("presselese.toml, line 3: unknown key `metadaten`, expected one of"), "{told}");
        assert!(message("[columns]\nTEXT = \"x\"\n").starts_with("presselese.toml, line 2: unknown key `TEXT`"));
        assert!(message("inputs = 3\n").starts_with("presselese.toml, line 1: invalid type"));
        assert!(message("out = \n").starts_with("presselese.toml, line 1: "));
    }

    #[test]
    fn paths_are_relative_to_the_file() {
        let settings =
            Settings { folder: "..".into(), ..parse("inputs = [\"a\", \"/b\", \"-\"]\nout = \"c\"").unwrap() };
        let given = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect::<Vec<_>>();
        assert_eq!(settings.defaults(), [("inputs", given(&["../a", "/b", "-"])), ("out", given(&["../c"]))]);
    }
}
