//! What a partner's own words come to: files as guides show them, not as we write them.

use x12::acknowledgment::{self, Verdict};
use x12::remittance::{self, Group};

fn file(set: &str, body: &str) -> String {
    let segments = body.lines().filter(|line| !line.trim().is_empty()).count() + 2;
    format!(
        "ISA*00*          *00*          *ZZ*PAYER          *ZZ*PROVIDER       *260105*1200*^*00501*000000007*0*P*:~\nGS*HP*PAYER*PROVIDER*20260105*1200*7*X*005010~\nST*{set}*0007~\n{body}\nSE*{segments}*0007~\nGE*1*7~\nIEA*1*000000007~\n"
    )
}

#[test]
fn claim_level_adjustments_reversals_and_recoveries_are_read() {
    let text = file(
        "835",
        "BPR*I*40*C*ACH*CCP*01*999999992*DA*123456*1512345678**01*999988880*DA*98765*20260105~
TRN*1*EFT0001*1512345678~
N1*PR*NORTHWIND HEALTH~
N3*1 MAIN ST~
N4*ALBANY*NY*12207~
PER*BL*SUPPORT*TE*8005550100~
N1*PE*HARBOR COUNSELING*XX*1234567893~
REF*TJ*123456789~
LX*1~
CLP*C00001*1*150*60*30*12*P1~
CAS*CO*45*60~
CAS*PR*3*20**2*10~
NM1*QC*1*SOLBERG*MIRA****MI*W1~
CLP*C00002*22*-100*-10**12*P2~
CAS*CO*45*-90~
NM1*QC*1*DOE*JO~
PLB*1234567893*20261231*WO:P2*10~",
    );
    let payments = remittance::read(text.as_bytes()).unwrap();
    let payment = &payments[0];
    assert_eq!(payment.payer.name, "NORTHWIND HEALTH");
    assert_eq!(payment.claims[0].sum(Group::Patient), 3000);
    assert_eq!(payment.claims[0].adjustments.len(), 3);
    assert!(payment.claims[1].is_reversal());
    let totals = remittance::balance::check(payment).unwrap();
    assert_eq!((totals.paid, totals.provider), (5000, 1000));
}

#[test]
fn a_refused_file_says_which_element_of_which_segment() {
    let text = file(
        "999",
        "AK1*HC*17*005010X222A1~
AK2*837*0001*005010X222A1~
IK3*NM1*8*2010*8~
CTX*SITUATIONAL TRIGGER~
IK4*9*67*7*ABC~
IK5*R*5~
AK9*R*1*1*0~",
    );
    let answer = &acknowledgment::read(text.as_bytes()).unwrap()[0];
    assert_eq!((answer.group, answer.verdict), (17, Verdict::Rejected));
    assert_eq!(
        answer.troubles[0].words(),
        "Segment NM1 at 8 in loop 2010 has faulty elements: element 9 (code 7)."
    );
}
