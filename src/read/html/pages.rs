//! Whole pages, as the systems that releases are published with write them.

use super::source;
use crate::source::HintKind;

const LEAD: &str = "Der Musterverein hat im vergangenen Jahr vier neue Mitglieder aufgenommen.";
const BODY: &str = "„Wir freuen uns über jede Stadt, die dazukommt“, sagte die Vorsitzende Erika Beispielmann am Montag in \
    Musterstadt. Der Verein hat damit zwölf Mitglieder und berät sie in allen Fragen der Verwaltung.";
const ABOUT: &str =
    "Der Musterverein berät Städte und Gemeinden. Er wurde 2009 gegründet und hat seinen Sitz in Musterstadt.";

/// The text of a page with the long paragraphs by their names.
fn text(page: &str) -> String {
    let named = [(LEAD, "LEAD"), (BODY, "BODY"), (ABOUT, "ABOUT")];
    named.iter().fold(source(page).text, |text, (paragraph, name)| text.replace(paragraph, name))
}

fn hinted(page: &str, kind: HintKind) -> Vec<String> {
    let source = source(page);
    let of_kind = source.hints.iter().filter(|hint| hint.kind == kind);
    of_kind.map(|hint| source.text[hint.span.start as usize..hint.span.end as usize].to_owned()).collect()
}

#[test]
fn a_release_on_a_site_is_read_without_what_stands_around_it() {
    let page = format!(
        "<!DOCTYPE html><html><head><title>Verein wächst | Musterverein</title><meta property='og:site_name' content='Musterverein'></head>
        <body class='page has-sidebar'><a class='skip-link' href='#main'>Zum Inhalt</a>
        <header><a href='/'>Musterverein</a><nav><ul><li><a href='/p'>Presse</a></li><li><a href='/v'>Verein</a></li></ul></nav></header>
        <div id='breadcrumbs'><a href='/'>Start</a> &gt; <a href='/p'>Presse</a></div>
        <main><article><header><p class='meta'>Pressemitteilung vom <time datetime='2021-03-04'>4. März 2021</time></p><h1>Verein wächst</h1></header>
        <p class='teaser'>{LEAD}</p><figure><img alt='Ein Bild'><figcaption>Das Haus des Vereins. Foto: Muster</figcaption></figure>
        <p>{BODY}</p><p>Neu dabei sind:</p><ul><li><a href='/a'>Stadt A</a></li><li><a href='/b'>Stadt B</a></li></ul>
        <h2>Über den Musterverein</h2><p>{ABOUT}</p>
        <h3>Pressekontakt</h3><p>Erika Beispielmann<br>Tel. 0000 1234<br><a href='mailto:presse@verein.example'>presse@verein.example</a></p>
        <div class='share-buttons'><a href='#'>Teilen</a></div></article>
        <section><h2>Das könnte Sie auch interessieren</h2><div class='x'><h3><a href='/c'>Anderes</a></h3><p>Der andere Verein hat 300 Mitglieder aufgenommen.</p></div></section></main>
        <aside><h3>Termine</h3><p>Am 5. Mai tagt der Verein in Musterstadt im großen Saal.</p></aside>
        <footer>Impressum</footer><div id='cookie-banner'><p>Wir verwenden Cookies, um Ihnen die Seite zu zeigen. Stimmen Sie zu?</p></div></body></html>"
    );
    let expected = "Pressemitteilung vom 4. März 2021\n\nVerein wächst\n\nLEAD\n\nBODY\n\nNeu dabei sind:\n\nStadt A\nStadt B\n\n\
        Über den Musterverein\n\nABOUT\n\nPressekontakt\n\nErika Beispielmann\nTel. 0000 1234\npresse@verein.example\n";
    assert_eq!(text(&page), expected);
    assert_eq!(hinted(&page, HintKind::Heading(1)), ["Verein wächst"]);
    assert_eq!(hinted(&page, HintKind::ListItem), ["Stadt A", "Stadt B"]);
    let metadata = source(&page).metadata;
    assert_eq!(metadata.date.unwrap().to_string(), "2021-03-04");
    assert_eq!(metadata.title.as_deref(), Some("Verein wächst"));
    assert_eq!(metadata.publisher.as_deref(), Some("Musterverein"));
}

#[test]
fn a_head_beside_the_text_belongs_to_it() {
    let page = |head: &str| {
        format!("<p>Willkommen</p><div class=a>{head}</div><div class=b><p>{LEAD}</p><p>{BODY}</p></div><p>Ende</p>")
    };
    let expected = "4. März 2021\n\nVerein wächst\n\nLEAD\n\nBODY\n";
    assert_eq!(text(&page("<p>4. März 2021</p><h1>Verein wächst</h1>")), expected);
    assert_eq!(
        text(&page("<h1>Verein wächst</h1>").replace("<div class=a>", "<p>4. März 2021</p><div class=a>")),
        expected
    );
}

#[test]
fn dates_of_other_stories_are_not_its_own() {
    let page = format!(
        "<div><time datetime=2020-05-06></time>Tagung</div><main><h1>Verein wächst</h1><p><time>04.03.2021</time></p><p>{LEAD}</p>
        <p>{BODY}</p></main>"
    );
    assert_eq!(source(&page).metadata.date.unwrap().to_string(), "2021-03-04");
}

#[test]
fn a_newsletter_laid_out_by_tables_is_read() {
    let page = format!(
        "<html><body><table width=100%><tr><td align=center><table width=600><tr><td><img src=logo.png alt=Logo></td><td>Ausgabe 3</td></tr>
        <tr><td colspan=2><h1>Verein wächst</h1>{LEAD}<br><br>{BODY}<br>
        <table><tr><th>Jahr</th><th>Mitglieder</th></tr><tr><td>2020</td><td>8</td></tr><tr><td>2021</td><td>12</td></tr></table>
        <br>{ABOUT}</td></tr></table></td></tr></table></body></html>"
    );
    assert_eq!(text(&page), "Verein wächst\n\nLEAD\n\nBODY\n\nJahr\tMitglieder\n2020\t8\n2021\t12\n\nABOUT\n");
    assert_eq!(hinted(&page, HintKind::TableCell).len(), 6);
}

#[test]
fn a_page_without_any_structure_is_read() {
    assert_eq!(text(&format!("{LEAD}<br><br>{BODY}")), "LEAD\n\nBODY\n");
    assert_eq!(text("<p>Kurz.</p>"), "Kurz.\n");
    assert_eq!(text(&format!("<font><b>Verein wächst</b><p>{LEAD}<p>{BODY}")), "Verein wächst\n\nLEAD\n\nBODY\n");
    assert_eq!(text("<nav><a href=a>Nur ein Menü</a></nav>").trim(), "");
}

#[test]
fn a_page_that_is_all_links_keeps_them() {
    assert_eq!(
        text("<h1>Mitglieder</h1><ul><li><a href=a>Stadt A</a><li><a href=b>Stadt B</a></ul>"),
        "Mitglieder\n\nStadt A\nStadt B\n"
    );
}

#[test]
fn tables_of_members_keep_their_links() {
    let page = format!(
        "<h1>Verein wächst</h1><p>{BODY}</p><table><tr><th>Stadt<th>Land<tr><td><a href=a>Stadt A</a><td>Musterland in der Mitte<tr><td>\
        <a href=b>Stadt B</a><td>Neuland in der Mitte</table>"
    );
    assert!(text(&page).ends_with("Stadt\tLand\nStadt A\tMusterland in der Mitte\nStadt B\tNeuland in der Mitte\n"));
}

#[test]
fn a_page_that_was_cut_off_is_read_as_far_as_it_goes() {
    let page = format!(
        "<html><head><title>Verein wächst</title></head><body><div class=content><h1>Verein wächst</h1><p>{LEAD}</p><p>{BODY} Und noch <b>ein Sa"
    );
    assert_eq!(text(&page), "Verein wächst\n\nLEAD\n\nBODY Und noch ein Sa\n");
}

#[test]
fn a_page_about_cookies_is_read() {
    let consent = "Der Verein rät, beim Einsatz von Cookies immer die Einwilligung der Menschen einzuholen.";
    assert_eq!(
        text(&format!("<title>Verein rät zu Vorsicht mit Cookies</title><p>{consent}</p>")),
        format!("{consent}\n")
    );
    assert_eq!(text(&format!("<title>Verein wächst</title><p>{BODY}</p><p>{consent}</p>")), "BODY\n");
}

#[test]
fn nested_pages_are_read_and_take_no_time() {
    let elements = [
        "<a href=b>",
        "<div class=teaser><h2><a href=b>A",
        "<table><tr><td>",
        "<p><figcaption>",
        "<b>A</i>",
        "<p>Tags",
    ];
    let pages = elements.iter().map(|element| element.repeat(10_000)).chain(["<div>".repeat(100_000)]);
    for page in pages {
        let start = std::time::Instant::now();
        let source = source(&format!("{page}<p>{BODY}"));
        assert!(page.contains("teaser") || source.text.contains(BODY), "{}", &page[..9]);
        // a second where the program is optimised and nothing else computes
        assert!(start.elapsed().as_secs() < 20);
    }
}

proptest::proptest! {
    #[test]
    fn hints_lie_in_the_text(page in "(<(/?(div|p|h1|h2|b|a href=x|li|ul|td|table|tr|nav|figcaption)|br|hr)( class=(teaser|meta))?>|[A-Za-zäöü .:©\u{ad}\u{a0}]|Mehr zum Thema){0,60}") {
        let source = source(&page);
        let mut end = 0;
        for hint in &source.hints {
            proptest::prop_assert!(hint.span.start >= end && hint.span.end > hint.span.start);
            proptest::prop_assert!(source.text.get(hint.span.start as usize..hint.span.end as usize).is_some());
            end = hint.span.end;
        }
    }
}
