//! Throughput of every stage of the analysis, one release after the other on one core, beside a plain walk over the words.
//!
//! The releases are those of this project, or of the folder that `BENCH_CORPUS` names; `benches/README.md` has figures.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use presselese::annotate::{counts, numbers, organisations, persons, quotes, times};
use presselese::source::Source;
use presselese::{Analyser, Analysis, annotate, check, clean, document, relate};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use unicode_segmentation::UnicodeSegmentation;

/// All releases that are UTF-8.
fn corpus() -> Vec<Source> {
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/releases");
    let folder = std::env::var_os("BENCH_CORPUS").map_or_else(own, PathBuf::from);
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    files.filter_map(|file| std::fs::read_to_string(file.path()).ok()).map(|text| Source::plain(&text)).collect()
}

fn throughput(criterion: &mut Criterion) {
    let corpus = corpus();
    let analyser = Analyser::new();
    let bytes: usize = corpus.iter().map(|source| source.text.len()).sum();
    let mut group = criterion.benchmark_group("corpus");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("unicode_words", |bencher| {
        bencher.iter(|| corpus.iter().map(|source| source.text.unicode_words().count()).sum::<usize>());
    });
    group.bench_function("clean", |bencher| {
        bencher.iter(|| corpus.iter().map(|source| black_box(clean::clean(source)).as_str().len()).sum::<usize>());
    });
    let texts: Vec<_> = corpus.iter().map(clean::clean).collect();
    group.bench_function("divide", |bencher| {
        bencher.iter(|| {
            let divided = texts.iter().map(|text| document::divide(text, &[], analyser.lexicon()));
            divided.map(|document| black_box(document).tokens.len()).sum::<usize>()
        });
    });
    let analyses: Vec<_> = corpus.iter().map(|source| analyser.analyse(source)).collect();
    group.bench_function("annotate", |bencher| {
        bencher.iter(|| {
            let annotated = analyses.iter().map(|analysis| annotate::annotate(analyser.view(analysis)));
            annotated.map(|annotations| black_box(annotations).times.len()).sum::<usize>()
        });
    });
    /// How many mentions a layer finds.
    type Found<'a> = &'a dyn Fn(&Analysis) -> usize;
    let annotators: [(&str, Found); 6] = [
        ("numbers", &|analysis| numbers::annotate(analyser.view(analysis)).len()),
        ("times", &|analysis| times::annotate(analyser.view(analysis), &analysis.annotations.numbers).len()),
        ("organisations", &|analysis| {
            organisations::annotate(analyser.view(analysis), &analysis.annotations.times).len()
        }),
        ("persons", &|analysis| persons::annotate(analyser.view(analysis), &analysis.annotations.organisations).len()),
        ("counts", &|analysis| {
            let (view, found) = (analyser.view(analysis), &analysis.annotations);
            let (numbers, times, organisations) = (&found.numbers, &found.times, &found.organisations);
            counts::annotate(counts::Layers { view, numbers, times, organisations }).len()
        }),
        ("quotes", &|analysis| {
            let found = &analysis.annotations;
            quotes::annotate(analyser.view(analysis), &found.persons, &found.organisations).len()
        }),
    ];
    for (name, annotate) in annotators {
        group.bench_function(name, |bencher| {
            bencher.iter(|| analyses.iter().map(|analysis| black_box(annotate(analysis))).sum::<usize>());
        });
    }
    group.bench_function("relate", |bencher| {
        bencher.iter(|| {
            let related = analyses.iter().zip(&corpus).map(|(analysis, source)| {
                relate::relate(analyser.view(analysis), &analysis.annotations, &source.metadata)
            });
            related.map(|facts| black_box(facts).dates.len()).sum::<usize>()
        });
    });
    group.bench_function("check", |bencher| {
        bencher.iter(|| {
            let checked = analyses
                .iter()
                .map(|analysis| check::run(analyser.view(analysis), &analysis.annotations, &analysis.facts));
            checked.map(|outcomes| black_box(outcomes).len()).sum::<usize>()
        });
    });
    group.bench_function("analyse", |bencher| {
        bencher
            .iter(|| corpus.iter().map(|source| black_box(analyser.analyse(source)).facts.dates.len()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, throughput);
criterion_main!(benches);
