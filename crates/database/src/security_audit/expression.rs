//! Is a policy's condition always true? Judged on what PostgreSQL itself says the condition is, so a comment counts for nothing.
//!
//! The condition is read as AND, OR and NOT over atoms. An atom is a constant (`true`, `1 = 1`, `x = x`, `(select true)`) or unknown; unknown
//! atoms of the same text are the same unknown. The condition is always true when it is true whatever the unknowns are: that finds `true`,
//! `… or true`, `not false`, and `x or not x` alike.

use std::collections::BTreeMap;

use super::tokens::tokens;

/// Beyond so many different unknowns the truth table would grow too large; real policies have three or four.
const MOST_ATOMS: usize = 14;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Expression {
    Constant(bool),
    Atom(usize),
    Not(Box<Expression>),
    All(Vec<Expression>),
    Any(Vec<Expression>),
}

/// True when no value of any column or setting can make the condition false.
pub(super) fn is_always_true(condition: &str) -> bool {
    let tokens = tokens(condition);
    let mut reader = Reader {
        atoms: BTreeMap::new(),
    };
    let expression = reader.condition(&tokens);
    let atoms = reader.atoms.len();
    atoms <= MOST_ATOMS && (0u32..1 << atoms).all(|values| holds(&expression, values))
}

/// Calls of the caller's context that stand outside any `(select …)` though they do not depend on the row: they would run once for
/// every row.
pub(super) fn calls_per_row(condition: &str) -> Vec<String> {
    let tokens = tokens(condition);
    let mut depth_of_select = Vec::new();
    let mut depth = 0usize;
    let mut found = Vec::new();
    for (place, token) in tokens.iter().enumerate() {
        match token.as_str() {
            "(" => depth += 1,
            ")" => {
                depth = depth.saturating_sub(1);
                while depth_of_select.last().is_some_and(|select| *select > depth) {
                    depth_of_select.pop();
                }
            }
            word if word.eq_ignore_ascii_case("select") => depth_of_select.push(depth),
            word if depth_of_select.is_empty()
                && is_context(word)
                && tokens.get(place + 1).is_some_and(|next| next == "(")
                && !names_a_column(&tokens[place + 2..]) =>
            {
                found.push(word.to_string());
            }
            _ => {}
        }
    }
    found
}

/// Do the arguments (up to their closing parenthesis) name a column? Then the call has to run once per row.
fn names_a_column(arguments: &[String]) -> bool {
    let mut depth = 1usize;
    let mut before = "(";
    for (place, token) in arguments.iter().enumerate() {
        match token.as_str() {
            "(" => depth += 1,
            ")" => depth -= 1,
            word => {
                let is_name = word.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '"');
                let is_call = arguments.get(place + 1).is_some_and(|next| next == "(");
                let is_word = ["array", "null", "true", "false"]
                    .iter()
                    .any(|known| word.eq_ignore_ascii_case(known));
                if is_name && !is_call && !is_word && before != "::" {
                    return true;
                }
            }
        }
        if depth == 0 {
            break;
        }
        before = token;
    }
    false
}

/// True when the condition asks who is calling, anywhere.
pub(super) fn asks_for_the_caller(condition: &str) -> bool {
    tokens(condition).iter().any(|token| {
        is_context(token)
            || [
                "CURRENT_USER",
                "SESSION_USER",
                "pg_current_xact_id",
                "current_setting",
            ]
            .iter()
            .any(|word| {
                token
                    .trim_start_matches("pg_catalog.")
                    .eq_ignore_ascii_case(word)
            })
    })
}

fn is_context(word: &str) -> bool {
    word.starts_with("auth.")
        || word.starts_with("app.")
        || word == "public.has_role"
        || word == "has_role"
}

fn holds(expression: &Expression, values: u32) -> bool {
    match expression {
        Expression::Constant(value) => *value,
        Expression::Atom(number) => values & (1 << number) != 0,
        Expression::Not(inner) => !holds(inner, values),
        Expression::All(parts) => parts.iter().all(|part| holds(part, values)),
        Expression::Any(parts) => parts.iter().any(|part| holds(part, values)),
    }
}

struct Reader {
    atoms: BTreeMap<String, usize>,
}

impl Reader {
    fn condition(&mut self, tokens: &[String]) -> Expression {
        let tokens = without_parentheses(tokens);
        let alternatives = split(tokens, "or");
        if alternatives.len() > 1 {
            return Expression::Any(
                alternatives
                    .into_iter()
                    .map(|part| self.condition(part))
                    .collect(),
            );
        }
        let parts = split(tokens, "and");
        if parts.len() > 1 {
            return Expression::All(parts.into_iter().map(|part| self.condition(part)).collect());
        }
        if let Some((first, rest)) = tokens.split_first()
            && first.eq_ignore_ascii_case("not")
        {
            return Expression::Not(Box::new(self.condition(rest)));
        }
        if let Some((inner, wanted)) = truth_test(tokens) {
            let inner = self.condition(inner);
            return if wanted {
                inner
            } else {
                Expression::Not(Box::new(inner))
            };
        }
        if let Some(inner) = bare_select(tokens) {
            return self.condition(inner);
        }
        if let Some(value) = constant(tokens) {
            return Expression::Constant(value);
        }
        let next = self.atoms.len();
        Expression::Atom(*self.atoms.entry(tokens.join(" ")).or_insert(next))
    }
}

/// `x IS TRUE`, `x IS NOT FALSE`: x itself, near enough.
fn truth_test(tokens: &[String]) -> Option<(&[String], bool)> {
    let ending = |words: &[&str]| {
        tokens.len() > words.len()
            && tokens[tokens.len() - words.len()..]
                .iter()
                .zip(words)
                .all(|(token, word)| token.eq_ignore_ascii_case(word))
    };
    [
        (&["is", "true"][..], true),
        (&["is", "not", "false"], true),
        (&["is", "false"], false),
        (&["is", "not", "true"], false),
    ]
    .into_iter()
    .find(|(words, _)| ending(words))
    .map(|(words, wanted)| (&tokens[..tokens.len() - words.len()], wanted))
}

/// `SELECT x AS name` without a FROM is x; `EXISTS (SELECT 1)` is true.
fn bare_select(tokens: &[String]) -> Option<&[String]> {
    let (first, rest) = tokens.split_first()?;
    if !first.eq_ignore_ascii_case("select")
        || at_top(rest).any(|(_, token)| token.eq_ignore_ascii_case("from"))
    {
        return None;
    }
    let end = at_top(rest)
        .find(|(_, token)| token.eq_ignore_ascii_case("as"))
        .map_or(rest.len(), |(place, _)| place);
    Some(&rest[..end])
}

fn constant(tokens: &[String]) -> Option<bool> {
    if let [word] = tokens {
        return match word.to_ascii_lowercase().as_str() {
            "true" | "'t'" | "'true'" | "'1'" | "'on'" | "'yes'" => Some(true),
            "false" | "'f'" | "'false'" | "'0'" | "null" => Some(false),
            _ => None,
        };
    }
    if let [value, cast, kind] = tokens
        && cast == "::"
        && (kind == "boolean" || kind == "bool")
    {
        return constant(std::slice::from_ref(value));
    }
    if let [exists, rest @ ..] = tokens
        && exists.eq_ignore_ascii_case("exists")
        && bare_select(without_parentheses(rest)).is_some()
    {
        return Some(true);
    }
    let (place, operator) =
        at_top(tokens).find(|(_, token)| matches!(*token, "=" | "<>" | "<" | ">" | "<=" | ">="))?;
    let (left, right) = (
        without_parentheses(&tokens[..place]),
        without_parentheses(&tokens[place + 1..]),
    );
    if left == right {
        return Some(matches!(operator, "=" | "<=" | ">="));
    }
    let (left, right) = (literal(left)?, literal(right)?);
    let order = match (left.parse::<f64>(), right.parse::<f64>()) {
        (Ok(left), Ok(right)) => left.partial_cmp(&right)?,
        _ => left.cmp(&right),
    };
    Some(match operator {
        "=" => order.is_eq(),
        "<>" => order.is_ne(),
        "<" => order.is_lt(),
        ">" => order.is_gt(),
        "<=" => order.is_le(),
        _ => order.is_ge(),
    })
}

/// The text of a number or string, without its cast.
fn literal(tokens: &[String]) -> Option<String> {
    let value = match tokens {
        [value] => value,
        [value, cast, _kind] if cast == "::" => value,
        _ => return None,
    };
    let text = value.trim_matches('\'');
    let is_text = value.len() >= 2 && value.starts_with('\'');
    let is_number = value.parse::<f64>().is_ok();
    let is_truth = value.eq_ignore_ascii_case("true") || value.eq_ignore_ascii_case("false");
    (is_text || is_number || is_truth).then(|| text.to_string())
}

fn split<'t>(tokens: &'t [String], word: &str) -> Vec<&'t [String]> {
    let mut parts = Vec::new();
    let mut start = 0;
    // `SELECT a AND b FROM …` is one atom, not two conditions.
    if tokens
        .first()
        .is_some_and(|first| first.eq_ignore_ascii_case("select"))
    {
        return vec![tokens];
    }
    for (place, token) in at_top(tokens) {
        if token.eq_ignore_ascii_case(word) {
            parts.push(&tokens[start..place]);
            start = place + 1;
        }
    }
    parts.push(&tokens[start..]);
    parts
}

/// The tokens outside any parentheses and outside CASE … END.
fn at_top(tokens: &[String]) -> impl Iterator<Item = (usize, &str)> {
    let mut depth = 0usize;
    tokens.iter().enumerate().filter_map(move |(place, token)| {
        let opens = matches!(token.as_str(), "(" | "[") || token.eq_ignore_ascii_case("case");
        let closes = matches!(token.as_str(), ")" | "]") || token.eq_ignore_ascii_case("end");
        if opens {
            depth += 1;
        } else if closes {
            depth = depth.saturating_sub(1);
        } else if depth == 0 {
            return Some((place, token.as_str()));
        }
        None
    })
}

fn without_parentheses(mut tokens: &[String]) -> &[String] {
    while let [open, inner @ .., close] = tokens {
        if open != "(" || close != ")" || !encloses(inner) {
            break;
        }
        tokens = inner;
    }
    tokens
}

/// The parentheses around this belong together: inside, the depth never goes below zero.
fn encloses(inner: &[String]) -> bool {
    let mut depth = 0i32;
    inner.iter().all(|token| {
        match token.as_str() {
            "(" => depth += 1,
            ")" => depth -= 1,
            _ => {}
        }
        depth >= 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn always_true_is_seen_through_its_disguises() {
        for condition in [
            "true",
            "(1 = 1)",
            "('a'::text = 'a'::text)",
            "((profile_id = ( SELECT auth.uid() AS uid)) OR true)",
            "(true OR (profile_id = ( SELECT auth.uid() AS uid)))",
            "(NOT false)",
            "(organization_id = organization_id)",
            "((name = 'x'::text) OR (NOT (name = 'x'::text)))",
            "( SELECT true AS bool)",
            "(EXISTS ( SELECT 1))",
            "((1 < 2) AND ('t'::boolean IS TRUE))",
            "((a = 1) OR ((b = 2) OR (2 >= 1)))",
            "((a AND b) OR (NOT a) OR (NOT b))",
        ] {
            assert!(is_always_true(condition), "{condition}");
        }
    }

    #[test]
    fn a_real_condition_is_not_called_always_true() {
        for condition in [
            "(organization_id = ( SELECT app.organization_id() AS organization_id))",
            "(( SELECT app.has_any_role('{administrator}'::text[]) AS has_any_role) AND (profile_id = ( SELECT auth.uid() AS uid)))",
            "((profile_id = ( SELECT auth.uid() AS uid)) AND true)",
            "(name = 'true or true'::text)",
            "(EXISTS ( SELECT 1 FROM public.care_team t WHERE (t.id = clients.id)))",
            "(1 = 2)",
            "((a = 1) OR (a = 2))",
        ] {
            assert!(!is_always_true(condition), "{condition}");
        }
    }

    #[test]
    fn a_helper_outside_a_select_is_found_and_one_inside_is_not() {
        assert_eq!(
            calls_per_row("((profile_id = auth.uid()) AND (x = ( SELECT auth.uid() AS uid)))"),
            ["auth.uid"]
        );
        assert!(calls_per_row("(profile_id = ( SELECT auth.uid() AS uid))").is_empty());
        assert_eq!(
            calls_per_row(
                "((x = ( SELECT auth.uid() AS uid)) AND app.has_any_role('{a}'::text[]))"
            ),
            ["app.has_any_role"]
        );
    }

    #[test]
    fn a_condition_on_the_row_alone_does_not_ask_for_the_caller() {
        assert!(!asks_for_the_caller("(is_public = 'auth.uid()'::text)"));
        assert!(asks_for_the_caller(
            "(profile_id = ( SELECT auth.uid() AS uid))"
        ));
    }
}
