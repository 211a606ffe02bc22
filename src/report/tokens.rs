//! The tokens of one release, for people and for other tools.

use crate::Analysis;
use crate::document::Sentence;
use crate::text::on_one_line;
use std::fmt::Write;

/// One token a line, a blank line after a sentence.
pub fn lines(analysis: &Analysis) -> String {
    let mut output = String::new();
    for sentence in &analysis.document.sentences {
        for token in &analysis.document.tokens[sentence.tokens.clone()] {
            let _ = writeln!(output, "{}", analysis.text.slice(token.span));
        }
        output.push('\n');
    }
    output
}

/// CoNLL-U (<https://universaldependencies.org/format.html>): number and form of each token, `SpaceAfter=No` where no
/// blank follows; all columns that would need a tagger or parser hold `_`.
pub fn conllu(analysis: &Analysis) -> String {
    let mut output = String::new();
    for (index, sentence) in analysis.document.sentences.iter().enumerate() {
        let text = on_one_line(analysis.text.slice(sentence.span));
        let _ = writeln!(output, "# sent_id = {}\n# text = {text}", index + 1);
        for (number, at) in sentence.tokens.clone().enumerate() {
            let form = analysis.text.slice(analysis.document.tokens[at].span);
            let space = if is_glued_to_next(analysis, sentence, at) { "SpaceAfter=No" } else { "_" };
            let _ = writeln!(output, "{}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{space}", number + 1);
        }
        output.push('\n');
    }
    output
}

fn is_glued_to_next(analysis: &Analysis, sentence: &Sentence, at: usize) -> bool {
    let tokens = &analysis.document.tokens;
    at + 1 < sentence.tokens.end && tokens[at + 1].span.start == tokens[at].span.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Analyser;
    use crate::source::Source;

    #[test]
    fn tokens_stand_one_a_line_and_sentences_apart() {
        let analysis = Analyser::new().analyse(&Source::plain("Der Musterbund e. V. tagt.\nEr hat Zeit."));
        assert_eq!(lines(&analysis), "Der\nMusterbund\ne.\nV.\ntagt\n.\n\nEr\nhat\nZeit\n.\n\n");
        let conllu = conllu(&analysis);
        assert!(conllu.starts_with("# sent_id = 1\n# text = Der Musterbund e. V. tagt.\n1\tDer\t_"), "{conllu}");
        assert!(
            conllu.contains("5\ttagt\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n6\t.\t_\t_\t_\t_\t_\t_\t_\t_\n"),
            "{conllu}"
        );
    }
}
