//! Cuts a condition into words, strings, numbers, operators and parentheses.

/// Words (with their dots), strings, numbers, operators, parentheses.
pub(super) fn tokens(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            c if c.is_whitespace() => {
                rest = rest.trim_start();
                continue;
            }
            '\'' => quoted(rest, '\''),
            '"' => word(rest),
            c if c.is_alphanumeric() || c == '_' => word(rest),
            '(' | ')' | '[' | ']' | ',' => 1,
            _ if rest.starts_with("::") => 2,
            _ => rest
                .find(|c: char| c.is_whitespace() || c.is_alphanumeric() || "_'\"()[],".contains(c))
                .unwrap_or(rest.len()),
        };
        found.push(rest[..length].to_string());
        rest = &rest[length..];
    }
    found
}

fn quoted(text: &str, mark: char) -> usize {
    let mut places = text.char_indices().skip(1).peekable();
    while let Some((place, c)) = places.next() {
        if c != mark {
            continue;
        }
        if places.peek().is_some_and(|(_, next)| *next == mark) {
            places.next(); // a doubled quote stands for itself
        } else {
            return place + mark.len_utf8();
        }
    }
    text.len()
}

/// `public."Odd name".column` and `1.5` are one word each.
fn word(text: &str) -> usize {
    let mut end = 0;
    while let Some(c) = text[end..].chars().next() {
        if c == '"' {
            end += quoted(&text[end..], '"');
        } else if c.is_alphanumeric() || c == '_' || c == '.' || c == '$' {
            end += c.len_utf8();
        } else {
            break;
        }
    }
    end.max(1)
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn strings_names_and_operators_stay_whole() {
        assert_eq!(
            tokens("(a.\"B c\" <> 'it''s'::text)"),
            ["(", "a.\"B c\"", "<>", "'it''s'", "::", "text", ")"]
        );
        assert_eq!(
            tokens("x = ANY ('{a,b}'::text[])"),
            ["x", "=", "ANY", "(", "'{a,b}'", "::", "text", "[", "]", ")"]
        );
    }
}
