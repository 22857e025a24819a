//! Which codes stand only beside another: by code number alone, from the psychotherapy section of the CPT code set.

/// Add-ons, each with the codes beside which it stands.
const ADD_ONS: &[(&str, &[&str])] = &[
    (
        "90785",
        &[
            "90791", "90792", "90832", "90833", "90834", "90836", "90837", "90838", "90853",
        ],
    ),
    ("90840", &["90839"]),
    ("96159", &["96158"]),
    ("96137", &["96136"]),
];

/// Whether a code may stand beside these others. `add_on` is the practice's own mark on the code: such a code wants any other that is none.
pub fn stands(code: &str, add_on: bool, others: &[(&str, bool)]) -> bool {
    match ADD_ONS.iter().find(|rule| rule.0 == code) {
        Some((_, parents)) => others.iter().any(|(other, _)| parents.contains(other)),
        None if add_on => others.iter().any(|(_, add_on)| !add_on),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_add_on_stands_beside_its_parent_only() {
        assert!(stands("90840", true, &[("90839", false)]));
        assert!(!stands("90840", true, &[("90837", false)]));
        assert!(
            !stands("90785", false, &[]),
            "known as an add-on without the mark"
        );
        assert!(stands("99999", true, &[("90837", false)]));
        assert!(!stands("99999", true, &[("90785", true)]));
        assert!(stands("90837", false, &[]));
    }
}
