// From the signed note to the client's balance, as a biller does it. What others do before (taking somebody in, seeing
// them, writing the note) goes through the server's own functions, as the people who may.

import { readFile } from 'node:fs/promises';

/** @param {{ again: Function }} people */
export function billingStories({ again }) {
  const made = async (scene, one, name, data) => {
    const answer = await one.page.request.post(`${scene.address}/functions/v1/${name}`, {
      data,
      headers: { origin: scene.address, 'idempotency-key': crypto.randomUUID() },
    });
    const body = await answer.json();
    if (answer.status() !== 200) throw new Error(`${name} answered ${answer.status()}: ${JSON.stringify(body)}`);
    return body;
  };
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date());

  /** A client with a policy, an address and a diagnosis, and a note about an hour with them that Noor signed. */
  async function signedHour(scene, admin, noor) {
    const me = await made(scene, noor, 'get-me', {});
    const payer = await made(scene, admin, 'save-payer', {
      payer: { name: 'Larkmere Health Plan', kind: 'commercial', electronic_id: 'LARK1', timely_filing_days: 90 },
    });
    const client = await made(scene, admin, 'create-client', {
      confirmed_new: true,
      client: {
        first_name: 'Isolde',
        last_name: 'Marchbanks',
        birth_date: '1984-11-02',
        sex: 'female',
        therapist_id: me.profile_id,
        payer_id: payer.id,
        member_id: 'LK4455667',
      },
    });
    await made(scene, admin, 'save-client-address', {
      client_id: client.id,
      client_address: { kind: 'home', street: '4 Quay Street', city: 'Albany', state: 'NY', postal_code: '12207' },
    });
    await made(scene, noor, 'save-client-diagnosis', {
      client_id: client.id,
      diagnosis: { code: 'F41.1', rank: 1, status: 'active', diagnosed_on: today },
    });
    const [diagnosis] = await made(scene, noor, 'get-client-diagnoses', { client_id: client.id });
    const codes = await made(scene, noor, 'get-service-codes', {});
    const hour = codes.find((code) => code.code === '90837');
    const note = await made(scene, noor, 'create-note', {
      client_id: client.id,
      kind: 'progress_note',
      service_on: today,
    });
    const text = (key, words) => ({ key, text: words, picks: [] });
    const picks = (key, word) => ({ key, text: '', picks: [word] });
    const secret = 'Spoke of the heron at the weir.';
    const saved = await made(scene, noor, 'save-note', {
      id: note.id,
      row_version: note.row_version,
      save_id: crypto.randomUUID(),
      sections: [
        { key: 'subjective', fields: [text('concerns', secret)] },
        {
          key: 'risk',
          fields: [
            picks('suicidal_ideation', 'Denied'),
            picks('homicidal_ideation', 'Denied'),
            picks('self_harm', 'Denied'),
            picks('overall', 'Low'),
          ],
        },
        { key: 'assessment', fields: [text('impression', 'Anxious, engaged.')] },
        { key: 'plan', fields: [text('plan', 'Weekly.')] },
      ],
      diagnoses: [diagnosis.id],
      services: [{ billing_code_id: hour.id, minutes: 55, units: 1, modifiers: [] }],
    });
    await made(scene, noor, 'sign-note', {
      id: note.id,
      row_version: saved.row_version,
      signature: { typed_name: `${me.first_name} ${me.last_name}`, attestation_version: 1 },
    });
    return { client, note, secret };
  }

  /** The practice as claims want it: its NPI, tax number, address, and numbers at the clearinghouse. */
  async function readyToBill(scene, admin) {
    const { general } = await made(scene, admin, 'get-practice-settings', {});
    await made(scene, admin, 'update-practice-settings', { general: { ...general, npi: '1234567893' } });
    const old = await made(scene, admin, 'get-billing-settings', {});
    await made(scene, admin, 'update-billing-settings', {
      ...old,
      tax_id: '12-3456789',
      taxonomy_code: '251S00000X',
      street: '12 Orchard Lane',
      city: 'Albany',
      state: 'NY',
      postal_code: '12207-1234',
      contact_name: 'Billing desk',
      contact_phone: '(212) 555-0100',
      submitter_id: 'DEMO01',
      receiver_id: 'STANDIN',
      receiver_name: 'Stand-in clearinghouse',
    });
  }

  return {
    'the biller: a signed note becomes a claim, the payer answers, and the client owes the copay': async (scene) => {
      const admin = await again(scene, 'amara');
      const noor = await again(scene, 'noor');
      await readyToBill(scene, admin);
      const { client, note, secret } = await signedHour(scene, admin, noor);

      const bela = await again(scene, 'bela');
      const { page } = bela;
      const heard = [];
      page.on('response', async (response) => {
        if (response.url().includes('/functions/')) heard.push(await response.text().catch(() => ''));
      });
      await bela.go('/charges?status=ready');
      const charge = page.getByRole('row', { name: /Isolde Marchbanks/ });
      await charge.waitFor();
      await bela.inspect();
      await charge.getByRole('checkbox').click({ force: true });
      await page.getByRole('button', { name: 'Make claims of 1 charge' }).click();
      const claim = page.getByRole('row', { name: /Isolde Marchbanks/ });
      // The demo's clinicians have no taxonomy code, which is a warning and stops nothing.
      await claim.getByText('1 warning').waitFor();
      await bela.inspect();
      await claim.getByRole('checkbox').click({ force: true });
      await page.getByRole('button', { name: 'Submit 1 claim' }).click();
      await page.getByText('1 claim is on the way').waitFor();

      // The stand-in on the other side answers within seconds.
      await bela.go('/claims');
      const accepted = page.getByRole('row', { name: /Isolde Marchbanks/ }).getByText('Accepted', { exact: true });
      for (let tries = 0; (await accepted.count()) === 0; tries += 1) {
        if (tries === 12) throw new Error('the claim was not accepted within half a minute');
        await page.getByRole('button', { name: 'Look for answers' }).click();
        await page.waitForTimeout(2500);
      }

      // The same claim on paper, for a payer that asks for it. The file's name says nothing of whose it is.
      await page.getByRole('row', { name: /Isolde Marchbanks/ }).click();
      await page.getByRole('button', { name: 'CMS-1500' }).click();
      const [paper] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: /For plain paper/ }).click(),
      ]);
      if (paper.suggestedFilename() !== 'cms-1500.pdf') scene.fail(`a claim is saved as ${paper.suggestedFilename()}`);
      const printed = await readFile(await paper.path());
      if (!printed.subarray(0, 5).equals(Buffer.from('%PDF-'))) scene.fail('the paper claim is no PDF');
      if (!printed.includes('(MARCHBANKS, ISOLDE)')) scene.fail('the paper claim does not name the client in box 2');
      await bela.inspect();

      await bela.go('/remittances?status=imported');
      await page.getByRole('row', { name: /LARKMERE HEALTH PLAN/ }).click();
      const panel = page.getByRole('dialog');
      await panel.getByText('Not owed by contract').waitFor();
      await bela.inspect();
      await panel.getByRole('button', { name: 'Post remittance' }).click();
      await page.getByText('Posted: payments and balances are up to date').waitFor();

      await bela.go(`/clients/${client.id}/account`);
      await page.getByText('Insurance decided').waitFor();
      await page.getByText('owes $25.00').waitFor();
      await bela.inspect();

      // Nothing that a biller's browser was ever told holds a word of the note, and the note itself is closed to them.
      if (heard.some((text) => text.includes(secret))) scene.fail('a biller was told what stands in a note');
      const refused = await page.request.post(`${scene.address}/functions/v1/get-note`, {
        data: { id: note.id },
        headers: { origin: scene.address },
      });
      if (![403, 404].includes(refused.status())) scene.fail(`a biller opened a note: ${refused.status()}`);
    },
  };
}
