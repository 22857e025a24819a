//! What a mail says, as a list of parts. Plain text and HTML are made from the same parts, here and
//! nowhere else, so nothing gets into the HTML without being escaped.

use std::fmt::Write as _;

/// What a mail says.
#[derive(Clone, Debug, Default)]
pub struct Body(Vec<Part>);

#[derive(Clone, Debug)]
enum Part {
    Paragraph(String),
    Link { words: String, address: String },
    Code(String),
    Note(String),
}

impl Body {
    /// An empty body.
    pub fn new() -> Body {
        Body::default()
    }

    /// Words.
    pub fn paragraph(mut self, words: impl Into<String>) -> Body {
        self.0.push(Part::Paragraph(words.into()));
        self
    }

    /// A button in HTML, the whole address in plain text. Only `https:` and `http:` addresses become
    /// links.
    pub fn link(mut self, words: impl Into<String>, address: impl Into<String>) -> Body {
        self.0.push(Part::Link {
            words: words.into(),
            address: address.into(),
        });
        self
    }

    /// A code to type, set apart and easy to read.
    pub fn code(mut self, code: impl Into<String>) -> Body {
        self.0.push(Part::Code(code.into()));
        self
    }

    /// Small print.
    pub fn note(mut self, words: impl Into<String>) -> Body {
        self.0.push(Part::Note(words.into()));
        self
    }

    /// The plain text.
    pub fn to_text(&self) -> String {
        let parts: Vec<String> = self
            .0
            .iter()
            .map(|part| match part {
                Part::Paragraph(words) | Part::Note(words) => words.clone(),
                Part::Link { words, address } => format!("{words}:\n{address}"),
                Part::Code(code) => format!("    {code}"),
            })
            .collect();
        parts.join("\n\n") + "\n"
    }

    /// The HTML, with every word escaped. It loads nothing from anywhere.
    pub fn to_html(&self, subject: &str) -> String {
        let mut html = format!(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\"><title>{}</title></head>\n\
             <body style=\"margin:0;padding:24px;background:#f6f7f8;color:#1c2733;\
             font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif\">\n\
             <div style=\"max-width:36em;margin:0 auto;padding:24px;background:#fff;border-radius:8px\">\n",
            escape(subject)
        );
        for part in &self.0 {
            let written = match part {
                Part::Paragraph(words) => writeln!(html, "<p>{}</p>", escape(words)),
                Part::Note(words) => writeln!(
                    html,
                    "<p style=\"font-size:14px;color:#55626f\">{}</p>",
                    escape(words)
                ),
                Part::Code(code) => writeln!(
                    html,
                    "<p style=\"font:24px/1.5 ui-monospace,monospace;letter-spacing:.1em\">{}</p>",
                    escape(code)
                ),
                Part::Link { words, address } if is_web(address) => writeln!(
                    html,
                    "<p><a href=\"{}\" style=\"display:inline-block;padding:12px 20px;background:#17525c;\
                     color:#fff;border-radius:6px;text-decoration:none\">{}</a></p>",
                    escape(address),
                    escape(words)
                ),
                Part::Link { words, address } => {
                    writeln!(html, "<p>{}: {}</p>", escape(words), escape(address))
                }
            };
            written.expect("writing to a string cannot fail");
        }
        html.push_str("</div></body></html>\n");
        html
    }
}

fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// The text with everything that HTML would read as markup written out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_say_the_same() {
        let body = Body::new()
            .paragraph("Choose a new password.")
            .link("Choose a password", "https://ehr.example.org/reset#t=1")
            .code("491 023")
            .note("The link works for an hour.");
        let (text, html) = (body.to_text(), body.to_html("Your password"));
        for words in [
            "Choose a new password.",
            "https://ehr.example.org/reset#t=1",
            "491 023",
            "The link works for an hour.",
        ] {
            assert!(text.contains(words) && html.contains(words), "{words}");
        }
    }

    #[test]
    fn no_value_becomes_markup() {
        let evil = "\"><script>alert('x')</script>&";
        let html = Body::new()
            .paragraph(evil)
            .link(evil, format!("https://example.org/?{evil}"))
            .link("go", "javascript:alert(1)")
            .note(evil)
            .code(evil)
            .to_html(evil);
        assert!(
            !html.contains("<script") && !html.contains("href=\"javascript"),
            "{html}"
        );
        assert_eq!(html.matches("&lt;script&gt;").count(), 6);
    }
}
