//! Learns the weights of `src/german/data/count_evidence.tsv` from annotated releases:
//!
//! ```text
//! cargo run --release --example learn_evidence -- corpus > src/german/data/count_evidence.tsv
//! ```
//!
//! Every folder given must have `releases/` and `gold/`, itself or in folders below it. Releases that the list of a
//! gold folder holds out are not learnt from. The weights are those of a logistic regression with an L1 penalty, found by
//! proximal gradient steps with momentum (FISTA, Beck and Teboulle 2009); the same input gives the same table.

use presselese::Analyser;
use presselese::annotate::counts::{CountKind, KIND_PAIRED, PAIRED, Paired};
use presselese::run::{Material, Watch, read_count_examples};
use presselese::score::GoldSet;
use presselese::score::learning::CountExample;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicUsize;

/// How much a weight costs: the larger, the fewer names stay. Chosen together with the odds that are enough, on releases
/// that were not learnt from.
const PENALTY: f64 = 0.7;

/// A name that is seen more seldom says nothing.
const MIN_SEEN: usize = 3;

const STEPS: usize = 1500;

fn main() -> Result<(), Box<dyn Error>> {
    let analyser = Analyser::new();
    let mut examples = Vec::new();
    for folder in std::env::args().skip(1) {
        for folder in sets(Path::new(&folder)) {
            let gold = GoldSet::read(&folder.join("gold"))?;
            let material = Material::find(&[folder.join("releases")], None, Default::default())?;
            let watch = Watch { progress: &|_, _| (), stop: &AtomicUsize::new(0) };
            examples.extend(read_count_examples(&analyser, &material, &gold, &watch)?);
        }
    }
    let counts: Vec<CountExample> = examples.iter().filter(|example| example.kind.is_some()).cloned().collect();
    println!(
        "# What speaks for and against a count of members, and for each kind of one: the question, a weight, what is seen."
    );
    println!(
        "# Learnt by examples/learn_evidence.rs from {} figures, {} of them counts.",
        examples.len(),
        counts.len()
    );
    learn("count", &examples, |kind| kind.is_some(), &PAIRED);
    for kind in CountKind::ALL {
        learn(&format!("{kind:?}"), &counts, |found| found == Some(kind), &KIND_PAIRED);
    }
    Ok(())
}

/// Prints the weights that answer a question.
fn learn(question: &str, examples: &[CountExample], answer: impl Fn(Option<CountKind>) -> bool, paired: &Paired) {
    let names = Names::of(examples, paired);
    let rows: Vec<Vec<usize>> = examples.iter().map(|example| names.row(example, paired)).collect();
    let answers: Vec<f64> = examples.iter().map(|example| f64::from(u8::from(answer(example.kind)))).collect();
    let (bias, weights) = fit(&rows, &answers, names.all.len());
    println!("{question}\t{bias:.2}\tbias");
    for (name, index) in names.all.iter().filter(|(_, index)| weights[**index].abs() >= 0.005) {
        println!("{question}\t{:.2}\t{name}", weights[*index]);
    }
}

/// The folder itself and those right below it that hold releases with gold.
fn sets(folder: &Path) -> Vec<PathBuf> {
    let below = folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
    let mut sets: Vec<PathBuf> = below.chain([folder.to_owned()]).filter(|one| one.join("gold").is_dir()).collect();
    sets.sort();
    sets
}

/// The names that are weighed, single or in pairs, by their number.
struct Names {
    all: BTreeMap<String, usize>,
}

impl Names {
    fn of(examples: &[CountExample], paired: &Paired) -> Names {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for name in examples.iter().flat_map(|example| names_of(example, paired)) {
            *seen.entry(name).or_default() += 1;
        }
        seen.retain(|_, times| *times >= MIN_SEEN);
        Names { all: seen.into_keys().enumerate().map(|(index, name)| (name, index)).collect() }
    }

    fn row(&self, example: &CountExample, paired: &Paired) -> Vec<usize> {
        names_of(example, paired).iter().filter_map(|name| self.all.get(name).copied()).collect()
    }
}

/// The names of an example and their pairs, each once.
fn names_of(example: &CountExample, paired: &Paired) -> Vec<String> {
    let property = |name: &str| name.split('=').next().unwrap_or_default().to_owned();
    let mut names = example.names.clone();
    for one in example.names.iter().filter(|name| paired.0.contains(&property(name).as_str())) {
        for other in example.names.iter().filter(|name| paired.1.contains(&property(name).as_str())) {
            names.push(format!("{one} & {other}"));
        }
    }
    names.sort();
    names.dedup();
    names
}

/// The bias and the weights; `rows` hold the numbers of what was seen.
fn fit(rows: &[Vec<usize>], answers: &[f64], names: usize) -> (f64, Vec<f64>) {
    // an upper bound of the curvature gives a step that cannot overshoot
    let step = 4.0 / largest_curvature(rows, names);
    let (mut weights, mut bias) = (vec![0.0; names], 0.0);
    let (mut ahead, mut bias_ahead) = (weights.clone(), bias);
    let mut momentum = 1.0_f64;
    for _ in 0..STEPS {
        let mut slopes = vec![0.0; names];
        let mut bias_slope = 0.0;
        for (row, answer) in rows.iter().zip(answers) {
            let odds = bias_ahead + row.iter().map(|&name| ahead[name]).sum::<f64>();
            let error = 1.0 / (1.0 + (-odds).exp()) - answer;
            bias_slope += error;
            row.iter().for_each(|&name| slopes[name] += error);
        }
        let next: Vec<f64> =
            ahead.iter().zip(&slopes).map(|(at, slope)| shrink(at - step * slope, step * PENALTY)).collect();
        let next_bias = bias_ahead - step * bias_slope;
        let next_momentum = (1.0 + (1.0 + 4.0 * momentum * momentum).sqrt()) / 2.0;
        let carry = (momentum - 1.0) / next_momentum;
        ahead = next.iter().zip(&weights).map(|(new, old)| new + carry * (new - old)).collect();
        bias_ahead = next_bias + carry * (next_bias - bias);
        (weights, bias, momentum) = (next, next_bias, next_momentum);
    }
    (bias, weights)
}

/// The largest eigenvalue of the rows' products with each other, by power iteration, with room above.
fn largest_curvature(rows: &[Vec<usize>], names: usize) -> f64 {
    let mut direction = vec![1.0; names + 1];
    let mut length = 1.0;
    for _ in 0..30 {
        let mut next = vec![0.0; names + 1];
        for row in rows {
            let product: f64 = direction[names] + row.iter().map(|&name| direction[name]).sum::<f64>();
            next[names] += product;
            row.iter().for_each(|&name| next[name] += product);
        }
        length = next.iter().map(|part| part * part).sum::<f64>().sqrt();
        direction = next.into_iter().map(|part| part / length).collect();
    }
    1.05 * length
}

/// Moves a number towards 0, and no farther.
fn shrink(number: f64, by: f64) -> f64 {
    number.signum() * (number.abs() - by).max(0.0)
}
