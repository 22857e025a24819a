//! The cookies: the session, and the secret of a trusted device. Scripts cannot read them; other sites cannot send them.

use http::HeaderValue;

use crate::settings::Settings;

/// The session cookie's name. `__Host-` makes browsers insist on `Secure`, `Path=/` and no `Domain`; on plain http on the
/// same machine no browser would keep such a cookie.
pub fn session_name(settings: &Settings) -> &'static str {
    if settings.is_plain_loopback() {
        "ms_session"
    } else {
        "__Host-ms_session"
    }
}

/// The trusted device's cookie's name.
pub(crate) fn device_name(settings: &Settings) -> &'static str {
    if settings.is_plain_loopback() {
        "ms_device"
    } else {
        "__Host-ms_device"
    }
}

/// The value of a cookie. Twice the same name is no cookie: somebody is trying to slip one in.
pub(crate) fn read<'a>(
    headers: impl IntoIterator<Item = &'a HeaderValue>,
    name: &str,
) -> Option<String> {
    let mut found = None;
    for header in headers {
        for pair in header.to_str().ok()?.split(';') {
            let Some((key, value)) = pair.trim().split_once('=') else {
                continue;
            };
            if key == name {
                if found.is_some() {
                    return None;
                }
                found = Some(value.to_owned());
            }
        }
    }
    found.filter(|value| value.len() == 43)
}

/// `Set-Cookie` for a value that lives as long as the browser's window, or `max_age` seconds.
pub(crate) fn set(settings: &Settings, name: &str, value: &str, max_age: Option<i64>) -> String {
    let secure = if settings.is_plain_loopback() {
        ""
    } else {
        "; Secure"
    };
    let age = max_age
        .map(|seconds| format!("; Max-Age={seconds}"))
        .unwrap_or_default();
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}")
}

/// `Set-Cookie` that removes it.
pub(crate) fn clear(settings: &Settings, name: &str) -> String {
    set(settings, name, "", Some(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others_and_never_twice() {
        let value = "a".repeat(43);
        let one = HeaderValue::from_str(&format!("x=1; __Host-ms_session={value}; y=2")).unwrap();
        assert_eq!(read([&one], "__Host-ms_session"), Some(value.clone()));
        assert_eq!(read([&one], "ms_session"), None);
        let two = HeaderValue::from_str(&format!("__Host-ms_session={value}")).unwrap();
        assert_eq!(read([&one, &two], "__Host-ms_session"), None);
        assert_eq!(
            read(
                [&HeaderValue::from_static("__Host-ms_session=short")],
                "__Host-ms_session"
            ),
            None
        );
    }

    #[test]
    fn the_cookie_is_secure_except_on_the_same_machine() {
        let far = Settings::new("https://ehr.example.org");
        assert_eq!(session_name(&far), "__Host-ms_session");
        assert_eq!(
            set(&far, session_name(&far), "v", None),
            "__Host-ms_session=v; Path=/; HttpOnly; SameSite=Lax; Secure"
        );
        let near = Settings::new("http://127.0.0.1:8000");
        assert_eq!(
            set(&near, session_name(&near), "v", None),
            "ms_session=v; Path=/; HttpOnly; SameSite=Lax"
        );
    }
}
