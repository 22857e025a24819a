//! Forms as a PDF: letter paper, one form to a page.

use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str};

use super::Form;
use super::frames::FRAMES;
use super::place::place;

/// Letter paper, in points.
const PAPER: [f32; 2] = [612.0, 792.0];
/// A line of the grid is a sixth of an inch, a column a tenth, in points.
const LINE: f32 = 12.0;
const COLUMN: f32 = 7.2;
/// The form's left margin: three tenths of an inch.
const MARGIN: f32 = 3.0 * COLUMN;
/// How far the foot of the letters is above the end of their line.
const FOOT: f32 = 3.0;

/// Every reader has Courier, whose letters at twelve points are exactly a tenth of an inch wide, and Helvetica: no font is embedded.
const TYPED: Name = Name(b"Typed");
const LABEL: Name = Name(b"Label");

/// What goes onto the paper besides the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// Nothing: it is the printed red form.
    Form,
    /// Thin frames with the boxes' numbers and names, so that plain paper can be read. No payer's scanner takes it for the form.
    Plain,
}

/// The forms, ready to print at their own size ("100 %").
pub fn print(forms: &[Form], paper: Paper) -> Vec<u8> {
    let mut refs = (1..).map(Ref::new);
    let mut next = || refs.next().unwrap_or(Ref::new(i32::MAX));
    let (catalog, tree, typed, label) = (next(), next(), next(), next());
    let pages: Vec<(Ref, Ref)> = forms.iter().map(|_| (next(), next())).collect();
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree)
        .kids(pages.iter().map(|(page, _)| *page))
        .count(i32::try_from(pages.len()).unwrap_or(i32::MAX));
    for (font, base) in [(typed, Name(b"Courier")), (label, Name(b"Helvetica"))] {
        pdf.type1_font(font)
            .base_font(base)
            .encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    for (form, (page, content)) in forms.iter().zip(pages) {
        let mut written = pdf.page(page);
        written.media_box(Rect::new(0.0, 0.0, PAPER[0], PAPER[1]));
        written.parent(tree).contents(content);
        let mut resources = written.resources();
        resources.fonts().pair(TYPED, typed).pair(LABEL, label);
        resources.finish();
        written.finish();
        pdf.stream(content, &drawing(form, paper));
    }
    pdf.finish()
}

fn drawing(form: &Form, paper: Paper) -> Vec<u8> {
    let mut content = Content::new();
    if paper == Paper::Plain {
        frames(&mut content);
    }
    content.begin_text().set_font(TYPED, 12.0);
    for entry in place(form) {
        let at = [left(entry.column), under(entry.line) + FOOT];
        content.set_text_matrix([1.0, 0.0, 0.0, 1.0, at[0], at[1]]);
        content.show(Str(entry.text.as_bytes()));
    }
    content.end_text();
    content.finish().into_vec()
}

fn frames(content: &mut Content) {
    content.set_line_width(0.4).set_stroke_gray(0.45);
    for frame in FRAMES {
        let (x, y) = (left(frame.columns[0]) - 2.0, under(frame.lines[1]));
        let width = left(frame.columns[1] + 1) - 2.0 - x;
        content
            .rect(x, y, width, under(frame.lines[0] - 1) - y)
            .stroke();
    }
    content.begin_text().set_font(LABEL, 5.5).set_fill_gray(0.3);
    for frame in FRAMES {
        let at = [left(frame.columns[0]), under(frame.lines[0] - 1) - 6.5];
        content.set_text_matrix([1.0, 0.0, 0.0, 1.0, at[0], at[1]]);
        content.show(Str(frame.label.as_bytes()));
    }
    content.end_text().set_fill_gray(0.0);
}

fn left(column: u8) -> f32 {
    MARGIN + f32::from(column - 1) * COLUMN
}

/// The lower edge of a line, from the foot of the paper.
fn under(line: u8) -> f32 {
    PAPER[1] - f32::from(line) * LINE
}
