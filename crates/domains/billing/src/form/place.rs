//! Where each box is on the printed form: lines of a sixth of an inch, columns of a tenth, as the form's grid has them.

use jiff::civil::Date;

use super::{Address, Coverage, Form, Line, Relationship, Sex};

/// A text on the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The line from the paper's upper edge, from 1 to 66.
    pub line: u8,
    /// The column from the form's left margin, from 1 to 79.
    pub column: u8,
    /// What stands there.
    pub text: String,
}

/// The line of the shaded half of the first service; each takes two lines.
const FIRST_SERVICE: u8 = 45;

/// Every entry of a form. What is empty has none.
pub fn place(form: &Form) -> Vec<Entry> {
    let mut page = Page(Vec::new());
    person(&mut page, form);
    insured(&mut page, form);
    diagnoses(&mut page, form);
    for (line, index) in form.lines.iter().zip(0_u8..) {
        service(&mut page, line, FIRST_SERVICE + 2 * index);
    }
    practice(&mut page, form);
    page.0
}

struct Page(Vec<Entry>);

impl Page {
    fn put(&mut self, line: u8, column: u8, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.0.push(Entry { line, column, text });
        }
    }

    fn mark(&mut self, line: u8, column: u8) {
        self.put(line, column, "X");
    }

    /// Month, day and a year of four digits, each in its own place.
    fn birth_date(&mut self, line: u8, column: u8, date: Date) {
        self.put(line, column, format!("{:02}", date.month()));
        self.put(line, column + 3, format!("{:02}", date.day()));
        self.put(line, column + 6, format!("{:04}", date.year()));
    }

    /// Month, day and a year of two digits, each in its own place.
    fn short_date(&mut self, line: u8, column: u8, date: Date) {
        self.put(line, column, format!("{:02}", date.month()));
        self.put(line, column + 3, format!("{:02}", date.day()));
        self.put(line, column + 6, format!("{:02}", date.year() % 100));
    }

    /// Dollars end in the sixth column, then two of cents; the form's own line is between them.
    fn amount(&mut self, line: u8, column: u8, cents: i64) {
        self.put(
            line,
            column,
            format!("{:>6}{:02}", cents / 100, cents % 100),
        );
    }

    /// Street; city and state; postal code: on three pairs of lines.
    fn address(&mut self, line: u8, column: u8, state: u8, address: &Address) {
        self.put(line, column, &*address.street);
        self.put(line + 2, column, &*address.city);
        self.put(line + 2, state, &*address.state);
        self.put(line + 4, column, &*address.postal_code);
    }

    /// Name, street, and the rest in one line: on three lines, each cut at the end of its box.
    fn block(&mut self, line: u8, (column, width): (u8, usize), name: &str, address: &Address) {
        let rest = [&*address.city, &*address.state, &*address.postal_code].join(" ");
        let texts = [name, &address.street, rest.trim()];
        for (text, line) in texts.into_iter().zip(line..) {
            let text: String = text.chars().take(width).collect();
            self.put(line, column, text);
        }
    }

    fn sex(&mut self, line: u8, [male, female]: [u8; 2], sex: Option<Sex>) {
        match sex {
            Some(Sex::Male) => self.mark(line, male),
            Some(Sex::Female) => self.mark(line, female),
            Some(Sex::Unknown) | None => {}
        }
    }
}

/// The left half above the signatures: the client.
fn person(page: &mut Page, form: &Form) {
    page.mark(
        10,
        match form.coverage {
            Coverage::Medicare => 1,
            Coverage::Medicaid => 8,
            Coverage::Tricare => 15,
            Coverage::Other => 45,
        },
    );
    page.put(12, 1, &*form.patient_name);
    page.birth_date(12, 31, form.patient_birth_date);
    page.sex(12, [42, 47], form.patient_sex);
    page.address(14, 1, 26, &form.patient_address);
    page.mark(
        14,
        match form.relationship {
            Relationship::Oneself => 33,
            Relationship::Spouse => 38,
            Relationship::Child => 42,
            Relationship::Other => 47,
        },
    );
    page.mark(22, if form.employment { 35 } else { 41 });
    page.mark(24, 41);
    page.mark(26, 41);
    page.put(31, 7, form.patient_signature);
}

/// The right half above the signatures: the payer and the insured.
fn insured(page: &mut Page, form: &Form) {
    page.put(4, 44, &*form.carrier);
    page.put(10, 50, &*form.insured_id);
    page.put(12, 50, &*form.insured_name);
    page.address(14, 50, 74, &form.insured_address);
    page.put(20, 50, &*form.group_number);
    if let Some(date) = form.insured_birth_date {
        page.birth_date(22, 53, date);
    }
    page.sex(22, [68, 75], form.insured_sex);
    page.put(26, 50, &*form.plan_name);
    page.put(31, 55, form.insured_signature);
}

/// Boxes 21 and 23: four diagnoses to a line.
fn diagnoses(page: &mut Page, form: &Form) {
    page.put(39, 42, "0");
    for (code, place) in form.diagnoses.iter().zip(0_u8..12) {
        page.put(40 + place / 4, 3 + 13 * (place % 4), &**code);
    }
    if let Some((code, number)) = &form.resubmission {
        page.put(40, 50, code.to_string());
        page.put(40, 62, &**number);
    }
    page.put(42, 50, &*form.authorization_number);
}

fn service(page: &mut Page, service: &Line, shaded: u8) {
    if !service.taxonomy.is_empty() {
        page.put(shaded, 65, "ZZ");
        page.put(shaded, 68, &*service.taxonomy);
    }
    let line = shaded + 1;
    page.short_date(line, 1, service.service_on);
    page.short_date(line, 10, service.service_on);
    page.put(line, 19, &*service.place_of_service);
    page.put(line, 25, &*service.code);
    for (modifier, place) in service.modifiers.iter().zip(0_u8..4) {
        page.put(line, 33 + 3 * place, &**modifier);
    }
    page.put(line, 45, &*service.pointers);
    page.amount(line, 50, service.charge_cents);
    page.put(line, 59, format!("{:>3}", service.units));
    page.put(line, 68, &*service.npi);
}

/// Boxes 25 to 33: the practice.
fn practice(page: &mut Page, form: &Form) {
    page.put(58, 1, &*form.tax_id);
    if !form.tax_id.is_empty() {
        page.mark(58, 19);
    }
    page.put(58, 23, &*form.account_number);
    page.mark(58, if form.accepts_assignment { 38 } else { 43 });
    page.amount(58, 52, form.total_cents);
    page.put(62, 1, form.provider_signature);
    page.short_date(63, 12, form.signed_on);
    if let Some((name, address)) = &form.facility {
        page.block(60, (23, 26), name, address);
    }
    if let (Some(area), Some(rest)) = (form.billing_phone.get(..3), form.billing_phone.get(3..)) {
        page.put(59, 66, area);
        page.put(59, 70, rest);
    }
    page.block(60, (50, 29), &form.billing_name, &form.billing_address);
    page.put(63, 50, &*form.billing_npi);
    if !form.billing_taxonomy.is_empty() {
        page.put(63, 63, "ZZ");
        page.put(63, 65, &*form.billing_taxonomy);
    }
}
