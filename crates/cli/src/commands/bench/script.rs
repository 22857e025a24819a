//! A transaction that was made twice, as a script for `pgbench`. What differs between the two (ids that are made anew, the moment, what was
//! asked about) becomes a variable; all the rest stays as it was sent.

use server::Fault;

use super::recording::Sent;

/// The script of a transaction that was made twice, the first time with the words `tokens`. They become the columns `k1`, `k2`, ... of
/// `from`, which is asked before each transaction. Without `from` it stays as it was the first time.
pub fn script(
    first: &[Sent],
    second: &[Sent],
    tokens: &[String],
    from: Option<&str>,
    pipelined: bool,
) -> Result<String, Fault> {
    if first.len() != second.len() {
        return Err(Fault::unavailable(format!(
            "the same call sent {} statements and then {}",
            first.len(),
            second.len()
        )));
    }
    let mut made = Made::default();
    let mut statements = String::new();
    for (one, other) in first.iter().zip(second) {
        let mut values = Vec::new();
        for (place, value) in one.parameters.iter().enumerate() {
            // Two calls may share a word, an hour for instance, that other calls do not.
            let changed = other.parameters.get(place) != Some(value)
                || tokens.iter().any(|token| value.contains(token.as_str()));
            let changed = from.is_some() && changed;
            values.push(
                match changed.then(|| made.expression(value, tokens)).flatten() {
                    Some(expression) => format!(":{}", made.variable(expression)),
                    None => literal(value),
                },
            );
        }
        statements.push_str(&fill(&one.text, &values));
        statements.push_str("\n;\n");
    }
    let mut script = String::new();
    if let Some(from) = from.filter(|_| !made.columns.is_empty()) {
        let columns: Vec<String> = made
            .columns
            .iter()
            .enumerate()
            .map(|(place, expression)| format!("{expression} as p{place}"))
            .collect();
        let fresh: Vec<String> = (0..made.fresh.len())
            .map(|place| format!("gen_random_uuid()::text as u{place}"))
            .collect();
        let fresh = match fresh.is_empty() {
            true => "1 as none".to_owned(),
            false => fresh.join(", "),
        };
        script.push_str(&format!(
            "select {} from ({from}) k, (select {fresh}) u \\gset\n",
            columns.join(", ")
        ));
    }
    if pipelined {
        script.push_str("\\startpipeline\n");
    }
    script.push_str(&statements);
    if pipelined {
        script.push_str("\\endpipeline\n");
    }
    Ok(script)
}

/// What was made into variables so far.
#[derive(Default)]
struct Made {
    columns: Vec<String>,
    fresh: Vec<String>,
}

impl Made {
    fn variable(&mut self, expression: String) -> String {
        let known = self.columns.iter().position(|column| *column == expression);
        let place = known.unwrap_or_else(|| {
            self.columns.push(expression);
            self.columns.len() - 1
        });
        format!("p{place}")
    }

    /// A value that differed, in terms of tokens, fresh ids and the moment; none if it is neither (what is sealed or signed stays).
    fn expression(&mut self, value: &str, tokens: &[String]) -> Option<String> {
        let inner = value.strip_prefix('\'')?.strip_suffix('\'')?;
        let mut parts: Vec<String> = Vec::new();
        let mut plain = String::new();
        let mut rest = inner;
        while let Some(letter) = rest.chars().next() {
            let token = tokens
                .iter()
                .position(|token| !token.is_empty() && rest.starts_with(token.as_str()));
            let (part, length) = match (token, rest.get(..36).filter(|word| is_id(word))) {
                (Some(token), _) => (format!("k.k{}", token + 1), tokens[token].len()),
                (None, Some(id)) => (format!("u.u{}", self.fresh(id)), 36),
                (None, None) => {
                    plain.push(letter);
                    rest = &rest[letter.len_utf8()..];
                    continue;
                }
            };
            if !plain.is_empty() {
                parts.push(literal(&format!("'{}'", std::mem::take(&mut plain))));
            }
            parts.push(part);
            rest = &rest[length..];
        }
        if parts.is_empty() {
            return is_instant(inner).then(|| "clock_timestamp()::text".to_owned());
        }
        if !plain.is_empty() {
            parts.push(literal(&format!("'{plain}'")));
        }
        Some(format!("({})", parts.join(" || ")))
    }

    fn fresh(&mut self, id: &str) -> usize {
        let known = self.fresh.iter().position(|one| one == id);
        known.unwrap_or_else(|| {
            self.fresh.push(id.to_owned());
            self.fresh.len() - 1
        })
    }
}

fn is_id(word: &str) -> bool {
    word.bytes().enumerate().all(|(place, byte)| match place {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    })
}

fn is_instant(word: &str) -> bool {
    word.len() >= 22 && word.as_bytes()[10] == b' ' && word[..4].parse::<u16>().is_ok()
}

/// A literal without a colon in it, which `pgbench` would take for a variable.
fn literal(value: &str) -> String {
    match value.strip_prefix('\'') {
        None => value.to_owned(),
        Some(inner) => {
            let inner = inner.replace('\\', "\\\\").replace(':', "\\x3a");
            format!("E'{}", inner.replace('\n', "\\n"))
        }
    }
}

/// The statement with its values in place, without its comments.
fn fill(text: &str, values: &[String]) -> String {
    let code: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("--"))
        .collect();
    let code = code.join("\n");
    let mut filled = String::new();
    let mut rest = code.as_str();
    while let Some(place) = rest.find('$') {
        let (before, after) = rest.split_at(place);
        filled.push_str(before);
        let digits = after[1..].bytes().take_while(u8::is_ascii_digit).count();
        let value = after[1..=digits]
            .parse::<usize>()
            .ok()
            .and_then(|number| values.get(number.checked_sub(1)?));
        filled.push_str(value.map_or("$", String::as_str));
        rest = &after[1 + value.map_or(0, |_| digits)..];
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transaction_is_written_as_a_script() {
        let sent = |text: &str, parameters: &[&str]| Sent {
            text: text.to_owned(),
            parameters: parameters.iter().map(|&value| value.to_owned()).collect(),
        };
        let sent = [
            sent("begin", &[]),
            sent("select $1,\n-- and\n$2", &["'it''s, at 10:30'", "NULL"]),
            sent("commit", &[]),
        ];
        let script = script(&sent, &sent, &[], None, true).unwrap();
        assert_eq!(
            script,
            "\\startpipeline\nbegin\n;\nselect E'it''s, at 10\\x3a30',\nNULL\n;\ncommit\n;\n\\endpipeline\n"
        );
    }

    #[test]
    fn what_differs_becomes_a_variable() {
        let sent = |note: &str, id: &str, at: &str| {
            vec![Sent {
                text: "update t set a = $1, b = $2, c = $3, d = $4, e = $3".into(),
                parameters: vec![
                    format!("'{{{note}}}'"),
                    format!("'{id}'"),
                    format!("'{at}'"),
                    "'same'".into(),
                ],
            }]
        };
        let (old, new) = ("0199-old".to_owned(), "0199-new".to_owned());
        let first = sent(
            &old,
            "01990000-0000-7000-8000-000000000001",
            "2026-11-26 17:10:02.9+00",
        );
        let second = sent(
            &new,
            "01990000-0000-7000-8000-000000000002",
            "2026-11-26 17:10:03.1+00",
        );
        let script = script(&first, &second, &[old], Some("select 'x' as k1"), false).unwrap();
        assert_eq!(
            script,
            "select (E'{' || k.k1 || E'}') as p0, (u.u0) as p1, clock_timestamp()::text as p2 from (select 'x' as k1) k, \
             (select gen_random_uuid()::text as u0) u \\gset\nupdate t set a = :p0, b = :p1, c = :p2, d = E'same', e = :p2\n;\n"
        );
    }
}
