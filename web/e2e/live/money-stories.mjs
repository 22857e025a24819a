// What a biller does when money does not go its usual way.
import { made, picture, readyToBill, signedHour, until } from './groundwork.mjs';

const dollars = (cents) => (cents / 100).toFixed(2).replace(/\.00$/, '');
const compact = (day) => day.replaceAll('-', '');

/** A payer's file (835) about one service: what was charged, paid, not owed by contract and owed by the client. */
export function remittanceFile({ number, trace, day, service, claims }) {
  const paid = claims.reduce((sum, claim) => sum + claim.paid, 0);
  const body = [
    'ST*835*0001',
    `BPR*I*${dollars(paid)}*C*${paid === 0 ? 'NON' : 'CHK'}************${compact(day)}`,
    `TRN*1*${trace}*1888888888`,
    `DTM*405*${compact(day)}`,
    'N1*PR*LARKMERE HEALTH PLAN',
    'N1*PE*PRACTICE*XX*1234567893',
    'LX*1',
    ...claims.flatMap((claim) => [
      `CLP*${claim.number}*${claim.status}*${dollars(claim.charged)}*${dollars(claim.paid)}*${dollars(claim.patient)}*12*${claim.payerNumber}`,
      `NM1*QC*1*${claim.last}*${claim.first}****MI*${claim.member}`,
      `SVC*HC:90837*${dollars(claim.charged)}*${dollars(claim.paid)}**1`,
      `DTM*472*${compact(service)}`,
      ...(claim.contractual === 0 ? [] : [`CAS*CO*45*${dollars(claim.contractual)}`]),
      ...(claim.patient === 0 ? [] : [`CAS*PR*3*${dollars(claim.patient)}`]),
    ]),
  ];
  const segments = [
    `ISA*00*          *00*          *ZZ*STANDIN        *ZZ*DEMO01         *${compact(day).slice(2)}*1000*^*00501*${String(number).padStart(9, '0')}*0*T*:`,
    `GS*HP*STANDIN*DEMO01*${compact(day)}*1000*${number}*X*005010X221A1`,
    ...body,
    `SE*${body.length + 1}*0001`,
    `GE*1*${number}`,
    `IEA*1*${String(number).padStart(9, '0')}`,
  ];
  return `${segments.join('~')}~`;
}

/** The payer took a claim in, and what it paid is here. */
const accepted = (scene, bela, id) =>
  until('the acceptance of the claim', async () => {
    await made(scene, bela, 'check-claim-answers', {});
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return (await made(scene, bela, 'get-claim', { id })).status === 'accepted';
  });

/** Posts what waits, as it comes, until the payer's decision on this claim stands in the books. */
const decided = (scene, bela, id, status) =>
  until(`the decision that makes the claim ${status}`, async () => {
    const waiting = await made(scene, bela, 'get-remittances', { status: 'imported' });
    for (const one of waiting) await made(scene, bela, 'post-remittance', { id: one.id, row_version: one.row_version });
    return (await made(scene, bela, 'get-claim', { id })).status === status;
  });

/** A claim for an hour with this person that the payer took in. */
export async function acceptedClaim(scene, { admin, noor, bela }, person) {
  const { client } = await signedHour(scene, admin, noor, { person, words: 'Went well.' });
  const [charge] = await until('the charge', async () => {
    const charges = await made(scene, bela, 'get-charges', { client_id: client.id, statuses: ['ready'] });
    return charges.length > 0 ? charges : null;
  });
  const [claim] = await made(scene, bela, 'create-claims', { charge_ids: [charge.id] });
  await made(scene, bela, 'submit-claims', { claim_ids: [claim.id] });
  await accepted(scene, bela, claim.id);
  return { client, charge, claim };
}

/** @param {{ again: Function }} people */
export function moneyStories({ again }) {
  return {
    'a payment under a number that is not ours is posted unapplied, found by hand, and pays the claim': async (
      scene,
    ) => {
      const admin = await again(scene, 'amara');
      const noor = await again(scene, 'noor');
      const bela = await again(scene, 'bela');
      await readyToBill(scene, admin);
      const who = { first_name: 'Corisande', last_name: 'Pellingham', birth_date: '1979-03-14' };
      const { client, charge, claim } = await acceptedClaim(scene, { admin, noor, bela }, who);
      const charged = charge.amount_cents;
      const one = { status: 1, charged, contractual: 2000, patient: 2500, paid: charged - 4500, member: 'LK4455667' };
      const file = remittanceFile({
        number: 700001,
        trace: 'HAND-1',
        day: charge.service_on,
        service: charge.service_on,
        claims: [
          { ...one, number: 'OLD-SYSTEM-9', payerNumber: 'LK-9', last: 'PELLINGHAM', first: 'CORISANDE' },
          { ...one, number: 'OLD-SYSTEM-10', payerNumber: 'LK-10', last: 'OSTERHOLM', first: 'TUVA', member: 'ZZ999' },
        ],
      });
      const { page } = bela;
      await bela.go('/remittances');
      await page
        .getByLabel('Remittance file')
        .setInputFiles({ name: 'larkmere.835', mimeType: 'text/plain', buffer: Buffer.from(file) });
      const panel = page.getByRole('dialog');
      await panel.getByText('2 claims are not known here').waitFor();
      await panel.getByRole('button', { name: 'Post remittance' }).click();
      await page.getByText('Posted: payments and balances are up to date').waitFor();

      await bela.go('/work-queue');
      await page.getByRole('link', { name: /Payments not matched/ }).click();
      await page.getByRole('row', { name: /CORISANDE PELLINGHAM/ }).click();
      await panel.getByText('the money stands unapplied').waitFor();
      await panel.getByText('The member ID is the same.').first().waitFor();
      await bela.inspect();
      await picture(scene, bela, 'match-payment');
      await panel.getByRole('button', { name: `Match claim ${claim.number} of Corisande Pellingham` }).click();
      await page.getByText(`Matched to claim ${claim.number}: the money is applied`).waitFor();

      // The other is nobody's here: it stays on record with the reason.
      await page.getByRole('row', { name: /TUVA OSTERHOLM/ }).click();
      await panel.getByRole('button', { name: 'Not ours…' }).click();
      await panel.getByLabel('Why it is not ours').fill('Never seen here; Larkmere was told and will take it back');
      await panel.getByRole('button', { name: 'Set payment aside' }).click();
      await page.getByText('Set aside: it stays on record').waitFor();
      await bela.go('/unmatched-payments?status=set_aside');
      await page.getByRole('row', { name: /TUVA OSTERHOLM/ }).waitFor();
      await bela.inspect();

      const paid = await made(scene, bela, 'get-claim', { id: claim.id });
      if (paid.status !== 'paid') scene.fail(`the claim is ${paid.status} after its payment was found`);
      if (paid.lines[0].insurance_paid_cents !== charged - 4500) scene.fail('the claim was paid another amount');
      const balance = await made(scene, bela, 'get-client-balance', { client_id: client.id });
      if (balance.balance_cents !== 2500) scene.fail(`the client owes ${balance.balance_cents} instead of the copay`);
    },

    'a write-off above the limit is asked for, an administrator approves it, and it is taken back': async (scene) => {
      const admin = await again(scene, 'amara');
      const noor = await again(scene, 'noor');
      const bela = await again(scene, 'bela');
      await readyToBill(scene, admin);
      const who = { first_name: 'Philippa', last_name: 'Quennell', birth_date: '1990-05-30' };
      const { client } = await signedHour(scene, admin, noor, { person: who, words: 'Went well.' });
      const [charge] = await until('the charge', async () => {
        const charges = await made(scene, bela, 'get-charges', { client_id: client.id, statuses: ['ready'] });
        return charges.length > 0 ? charges : null;
      });
      await made(scene, bela, 'create-claims', { charge_ids: [charge.id] });
      await admin.go('/write-offs');
      await admin.page.getByRole('button', { name: 'Change limit…' }).click();
      const limit = admin.page.getByRole('dialog');
      await limit.getByLabel('Billers decide up to, in dollars').fill('100');
      await limit.getByRole('button', { name: 'Save limit' }).click();
      await admin.page.getByText('Billers write off up to $100.00 a charge').waitFor();

      const { page } = bela;
      const panel = page.getByRole('dialog');
      await bela.go('/charges?status=claimed');
      await page.getByRole('row', { name: /Philippa Quennell/ }).click();
      await panel.getByRole('button', { name: 'Write off…' }).click();
      await panel.getByText('Above $100.00 an administrator decides.').waitFor();
      await panel.getByLabel('In words').fill('The policy had ended and nobody had told the client');
      await bela.inspect();
      await picture(scene, bela, 'write-off');
      await panel.getByRole('button', { name: 'Write off', exact: true }).click();
      await page.getByText('An administrator is asked to write off').waitFor();

      await admin.go('/write-offs?status=requested');
      await admin.page.getByRole('row', { name: /Philippa Quennell/ }).click();
      await admin.inspect();
      await picture(scene, admin, 'write-off-decision');
      await admin.page.getByRole('dialog').getByRole('button', { name: 'Approve write-off' }).click();
      await admin.page.getByText(/are written off$/).waitFor();
      const done = await made(scene, bela, 'get-charge', { id: charge.id });
      if (done.open_insurance_cents !== 0) scene.fail('what was written off is still open');

      await bela.go(`/clients/${client.id}/account`);
      await page.getByRole('row', { name: /Written off 90837/ }).waitFor();
      await bela.inspect();
      await bela.go('/write-offs?status=posted');
      await page.getByRole('row', { name: /Philippa Quennell/ }).click();
      await panel.getByRole('button', { name: 'Take back…' }).click();
      await panel.getByLabel('Why').fill('The payer reinstated the policy');
      await panel.getByRole('button', { name: 'Take write-off back' }).click();
      await page.getByText(/are owed again$/).waitFor();
      const owed = await made(scene, bela, 'get-charge', { id: charge.id });
      if (owed.open_insurance_cents !== charge.amount_cents) scene.fail('what was taken back is not owed again');
    },

    'a paid claim is replaced, the payer takes back and pays again, and the next is voided': async (scene) => {
      const admin = await again(scene, 'amara');
      const noor = await again(scene, 'noor');
      const bela = await again(scene, 'bela');
      await readyToBill(scene, admin);
      const who = { first_name: 'Leocadia', last_name: 'Thistlewood', birth_date: '1968-08-21' };
      const { client, charge, claim } = await acceptedClaim(scene, { admin, noor, bela }, who);
      await decided(scene, bela, claim.id, 'paid');
      const { page } = bela;
      const panel = page.getByRole('dialog');
      const balance = async () =>
        (await made(scene, bela, 'get-client-balance', { client_id: client.id })).balance_cents;
      const owed = await balance();

      await bela.go(`/claims/${claim.id}`);
      await page.getByRole('button', { name: 'Replace…' }).click();
      await panel.getByLabel('What was wrong').fill('The visit was by video');
      await panel.getByLabel('Place of service').fill('10');
      await panel.getByLabel(/^Modifiers of 90837/).fill('95');
      await bela.inspect();
      await picture(scene, bela, 'replace-claim');
      await panel.getByRole('button', { name: 'Make replacement' }).click();
      await page.getByRole('heading', { name: /^Replacement C/ }).waitFor();
      await page.getByText('This claim replaces another one').waitFor();
      await bela.inspect();
      await page.getByRole('button', { name: 'Submit claim' }).click();
      await page.getByText('The claim is on the way').waitFor();
      const [replacement] = await made(scene, bela, 'get-claims', { client_id: client.id });
      await accepted(scene, bela, replacement.id);
      await decided(scene, bela, replacement.id, 'paid');
      if ((await made(scene, bela, 'get-claim', { id: claim.id })).status !== 'reversed') {
        scene.fail('the claim that was replaced is not taken back');
      }
      if ((await balance()) !== owed)
        scene.fail('the client owes another amount after a replacement that changed no price');

      await bela.go(`/claims/${replacement.id}`);
      await page.getByRole('button', { name: 'Void…' }).click();
      await panel.getByLabel('Why').fill('Billed under the wrong code');
      await panel.getByRole('button', { name: 'Make request' }).click();
      await page.getByRole('heading', { name: /^Request to void C/ }).waitFor();
      await page.getByRole('button', { name: 'Submit claim' }).click();
      await page.getByText('The claim is on the way').waitFor();
      const [request] = await made(scene, bela, 'get-claims', { client_id: client.id });
      await accepted(scene, bela, request.id);
      await decided(scene, bela, request.id, 'reversed');
      const free = await made(scene, bela, 'get-charge', { id: charge.id });
      if (free.status !== 'ready') scene.fail(`the charge of a voided claim is ${free.status}`);
      if ((await balance()) !== 0) scene.fail('the client still owes a share of a voided claim');
      await bela.go(`/claims/${replacement.id}`);
      await page.getByText('The payer voided the claim, as it was asked to.').first().waitFor();
      await bela.inspect();
      await picture(scene, bela, 'voided-claim');
    },
  };
}
