// From the signed note to the client's balance, as a biller does it. What others do before (taking somebody in, seeing
// them, writing the note) goes through the server's own functions, as the people who may.
import { readFile } from 'node:fs/promises';
import { made, picture, readyToBill, signedHour } from './groundwork.mjs';
import { functions, open, told } from './reach.mjs';

/** A word that stands in the note and in no other place. */
const canary = 'quillwortberry';

/** Of these kinds the story has made nothing that could be asked for. */
const nothingThere = [
  'get-document',
  'create-download-url',
  'get-appointment',
  'get-appointment-changes',
  'get-appointment-series',
  'reveal-client-identifier',
  'get-match-suggestions',
];

/** @param {{ again: Function, paths: string[], chartParts: string[] }} people */
export function billingStories({ again, paths, chartParts }) {
  return {
    'the biller: a signed note becomes a claim, the payer answers, the client owes the copay, and no word of the note is seen':
      async (scene) => {
        const { fail } = scene;
        const admin = await again(scene, 'amara');
        const noor = await again(scene, 'noor');
        await readyToBill(scene, admin);
        const { client, note, payer, diagnosis } = await signedHour(scene, admin, noor, {
          person: { first_name: 'Isolde', last_name: 'Marchbanks', birth_date: '1984-11-02' },
          words: `Spoke of the ${canary} at the weir.`,
        });

        const bela = await again(scene, 'bela');
        const { page } = bela;
        const heard = [];
        page.on('response', async (response) => {
          if (response.url().includes('/functions/')) heard.push(await response.text().catch(() => ''));
        });
        await bela.go('/charges?status=ready');
        const ready = page.getByRole('row', { name: /Isolde Marchbanks/ });
        await ready.waitFor();
        await bela.inspect();
        await ready.getByRole('checkbox').click({ force: true });
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
        if (paper.suggestedFilename() !== 'cms-1500.pdf') fail(`a claim is saved as ${paper.suggestedFilename()}`);
        const printed = await readFile(await paper.path());
        if (!printed.subarray(0, 5).equals(Buffer.from('%PDF-'))) fail('the paper claim is no PDF');
        if (!printed.includes('(MARCHBANKS, ISOLDE)')) fail('the paper claim does not name the client in box 2');
        if (printed.includes(canary)) fail('the paper claim holds a word of the note');
        await bela.inspect();

        await bela.go('/remittances?status=imported');
        await page.getByRole('row', { name: /LARKMERE HEALTH PLAN/ }).click();
        const panel = page.getByRole('dialog');
        await panel.getByText('Not owed by contract').waitFor();
        await bela.inspect();
        await picture(scene, bela, 'remittance');
        await panel.getByRole('button', { name: 'Post remittance' }).click();
        await page.getByText('Posted: payments and balances are up to date').waitFor();

        await bela.go(`/clients/${client.id}/account`);
        await page.getByText('Insurance decided').waitFor();
        await page.getByText('owes $25.00').waitFor();
        await bela.inspect();
        await picture(scene, bela, 'ledger');

        // Prices agreed with the payer: a line that is none is named, and the next charge would follow the list.
        await bela.go('/billing/prices');
        await page.getByRole('button', { name: 'Add price list' }).click();
        const list = page.getByRole('dialog', { name: 'Add price list' });
        await list.getByLabel('Name').fill('Agreed with Larkmere');
        await list.getByRole('button', { name: /Agreed with/ }).click();
        await page.getByRole('option', { name: /Larkmere/i }).click();
        await list.getByLabel('Prices for one unit').fill('90837 lots');
        await list.getByRole('button', { name: 'Add price list' }).click();
        await list.getByRole('link', { name: /Line 1: end with a price/ }).waitFor();
        await list.getByLabel('Prices for one unit').fill('90837 141.50');
        await list.getByRole('button', { name: 'Add price list' }).click();
        await page.getByText('The prices are saved: new charges follow them').waitFor();
        await page
          .getByRole('row', { name: /Agreed with Larkmere/ })
          .getByText('Holds today')
          .waitFor();
        await page.getByRole('button', { name: 'Look up a price' }).click();
        const question = page.getByRole('dialog', { name: 'Look up a price' });
        await question.getByLabel('Code').fill('90837');
        await question.getByRole('button', { name: /Who pays/ }).click();
        await page.getByRole('option', { name: /Larkmere/i }).click();
        await question.getByRole('button', { name: 'Look up' }).click();
        await question.getByText('90837 costs $141.50 a unit.').waitFor();
        await bela.inspect();

        // Every page there is, and every function there is, asked about this client and this note: no word of the note in
        // anything that the browser shows or was ever told.
        const [charge] = await made(scene, bela, 'get-charges', { client_id: client.id });
        const remittances = await made(scene, bela, 'get-remittances', {});
        const chart = ['', ...chartParts.map((part) => `/${part}`)].map((part) => `/clients/${client.id}${part}`);
        for (const path of [...paths, ...chart, `/claims/${charge.claim_id}`]) {
          await bela.go(path);
          if ((await page.content()).includes(canary)) fail(`${path} shows a biller what stands in a note`);
        }
        if (heard.length < 100) fail(`the biller's browser was told only ${heard.length} things`);
        if (heard.some((text) => text.includes(canary))) fail("a biller's browser was told what stands in a note");
        const ids = {
          client: client.id,
          note: note.id,
          charge: charge.id,
          claim: charge.claim_id,
          remittance: remittances[0].id,
          insurance: charge.client_insurance_id,
          payer: payer.id,
          diagnosis: diagnosis.id,
          clinician: charge.clinician_id,
          profile: charge.clinician_id,
          word: canary,
        };
        const reads = functions.filter((one) => !one.writes);
        const theirs = (one) => open(one, 'billing_staff');
        const answers = await told(scene, bela, reads.filter(theirs), ids);
        for (const { name, status, text } of answers) {
          if (text.includes(canary)) fail(`${name} tells a biller what stands in a note`);
          if (status !== 200 && !nothingThere.includes(name)) fail(`${name} answers a biller with ${status}`);
        }
        for (const { name, status } of await told(
          scene,
          bela,
          functions.filter((one) => !theirs(one)),
          ids,
        )) {
          if (status !== 403) fail(`${name} is not for billers and answers ${status}`);
        }
        // The same questions find the word where it may be found: by the note's author.
        const author = await told(
          scene,
          noor,
          reads.filter((one) => open(one, 'therapist')),
          ids,
        );
        const tell = author.filter(({ text }) => text.includes(canary)).map(({ name }) => name);
        if (!tell.includes('get-note')) fail(`the author of the note finds its words only in ${tell}`);
        const metrics = await page.request.get(`${scene.address}/metrics`);
        if ((await metrics.text()).includes(canary)) fail('the metrics hold a word of a note');
        if (scene.demo.said().includes(canary)) fail('the log holds a word of a note');
      },
  };
}
