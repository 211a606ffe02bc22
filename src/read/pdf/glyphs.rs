//! The letters of each page and where they stand.

use hayro_cmap::BfString;
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::object::Dict;
use kurbo::{Affine, BezPath, Point, Rect};

/// One letter, in points from the upper left corner of its page.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub text: String,
    pub left: f64,
    pub right: f64,
    /// The line that letters stand on.
    pub baseline: f64,
    pub size: f64,
    /// Marked as no part of the text: the header or footer of a page.
    pub artifact: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Page {
    pub height: f64,
    /// In the order in which they are drawn.
    pub glyphs: Vec<Placed>,
}

/// Letters that a page may hold; what draws more is no page of a release.
const MOST_GLYPHS: usize = 200_000;

pub fn pages(pdf: &Pdf, most: usize) -> Vec<Page> {
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let mut pages = Vec::new();
    for page in pdf.pages().iter().take(most) {
        let (width, height) = page.render_dimensions();
        let (width, height) = (f64::from(width), f64::from(height));
        // the whole page and what lies beside it: clipping is not looked at
        let upright = Affine::new(page.initial_transform(true).as_coeffs());
        let bounds = Rect::new(0.0, 0.0, width, height);
        let mut context = Context::new(upright, bounds, &cache, pdf.xref(), settings.clone());
        let mut collector = Collector { page: Page { height, glyphs: Vec::new() }, bounds, marked: Vec::new() };
        interpret_page(page, &mut context, &mut collector);
        pages.push(collector.page);
    }
    pages
}

struct Collector {
    page: Page,
    bounds: Rect,
    /// The marks that are open; true for an artifact.
    marked: Vec<bool>,
}

impl Collector {
    fn add(&mut self, glyph: &Glyph, transform: Affine) {
        const UNITS: f64 = 1000.0;
        let Some(text) = glyph.as_unicode() else { return };
        let text = match text {
            BfString::Char(character) => String::from(character),
            BfString::String(text) => text,
        };
        let width = match glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(drawn) => drawn.advance_width(),
        };
        let origin = transform * Point::ZERO;
        let end = transform * Point::new(width.map_or(UNITS / 2.0, f64::from), 0.0);
        let size = (transform * Point::new(0.0, UNITS)).distance(origin);
        let runs_right = end.x >= origin.x && (end.y - origin.y).abs() <= (end.x - origin.x).abs() / 4.0;
        if !runs_right || !size.is_finite() || size <= 0.0 || !self.bounds.contains(origin) {
            return; // written across the page or beside it
        }
        let artifact = self.marked.contains(&true);
        let placed = Placed { text, left: origin.x, right: end.x, baseline: origin.y, size, artifact };
        self.page.glyphs.push(placed);
    }
}

impl Device<'_> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.page.glyphs.len() < MOST_GLYPHS {
                self.add(glyph, props.transform * glyph.transform());
            }
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], _: Option<&Dict<'_>>) {
        self.marked.push(tag == b"Artifact");
    }

    fn end_marked_content(&mut self) {
        self.marked.pop();
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
