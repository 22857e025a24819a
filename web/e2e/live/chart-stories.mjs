// What people do around charts beyond taking somebody in. Each story makes the records it needs through the server's own
// functions, as the people who may, and leaves nothing that another story rests on.
import { totp } from './totp.mjs';

/** @param {{ again: Function, typeDate: Function, signIn: Function, inside: Function }} people */
export function chartStories({ again, typeDate, signIn }) {
  /** Calls a function in somebody's session. */
  const call = async (scene, one, name, data) => {
    const answer = await one.page.request.post(`${scene.address}/functions/v1/${name}`, {
      data,
      headers: { origin: scene.address, 'idempotency-key': crypto.randomUUID() },
    });
    return { status: answer.status(), body: await answer.json() };
  };
  const made = async (scene, one, name, data) => {
    const { status, body } = await call(scene, one, name, data);
    if (status !== 200) throw new Error(`${name} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };
  const register = (scene, one, first_name, last_name, birth_date, more = {}) =>
    made(scene, one, 'create-client', {
      confirmed_new: true,
      client: { first_name, last_name, birth_date, ...more },
    });
  const picture = async (scene, one, name) => {
    if (!scene.screens) return;
    await one.settled();
    for (const [theme, width, height] of [
      ['light', 1440, 900],
      ['dark', 1024, 768],
      ['light', 390, 844],
    ]) {
      await one.page.emulateMedia({ colorScheme: theme });
      await one.page.setViewportSize({ width, height });
      await one.page.screenshot({ path: `${scene.screens}/${name}-${theme}-${width}.png` });
    }
    await one.page.emulateMedia({ colorScheme: 'light' });
    await one.page.setViewportSize({ width: 1440, height: 900 });
  };
  const choose = async (one, within, label, option) => {
    await within.getByRole('button', { name: label }).click();
    await one.page.getByRole('listbox').getByRole('option', { name: option, exact: true }).click();
  };

  return {
    'the first hour: in with a code, somebody taken in, found by three letters, one’s own trace': async (scene) => {
      const one = await scene.visitor('amara from the start');
      const { page } = one;
      await signIn(one, scene.demo.person('amara'));
      await one.go('/clients');
      let presses = 0;
      const press = async (target) => {
        presses += 1;
        await target.click();
      };
      const began = Date.now();
      await press(page.getByRole('button', { name: 'Add client' }).first());
      const panel = page.getByRole('dialog', { name: 'Add client' });
      // The cursor stands in the first field: the rest is typing and Tab.
      await page.keyboard.type('Philippa');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Vanterpool');
      await page.keyboard.press('Tab');
      await page.keyboard.type('03171984');
      await press(panel.getByRole('button', { name: 'Add client' }));
      await page.getByRole('heading', { level: 1, name: 'Philippa Vanterpool' }).waitFor();
      const took = (Date.now() - began) / 1000;
      console.log(`           a client in ${presses} presses and ${took.toFixed(1)} s of machine time`);
      if (presses > 3) scene.fail(`taking somebody in takes ${presses} presses`);
      if (took > 90) scene.fail(`taking somebody in took ${took} s`);
      await one.settled();
      const chart = new URL(page.url()).pathname;
      await page.getByText('Registered').first().waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog', { name: 'Search' }).waitFor();
      await page.keyboard.type('van');
      await page.getByRole('menuitem', { name: /Philippa Vanterpool/ }).waitFor();
      await page.keyboard.press('Escape');
      await one.go(`${chart}/access`);
      await page.getByRole('cell', { name: 'Amara Okafor' }).first().waitFor();
      await page.getByRole('cell', { name: 'Opened the chart' }).first().waitFor();
      await one.inspect();

      // She treats nobody of theirs: no list, no search, no address and no answer knows her.
      for (const stranger of ['noor', 'tomas']) {
        const other = await again(scene, stranger);
        await other.go('/clients');
        await other.page.getByRole('searchbox').fill('vanterpool');
        await other.page.getByText('No client matches').waitFor();
        await other.expecting([404], async () => {
          await other.go(chart);
          await other.page.getByRole('heading', { name: 'There is no page here' }).waitFor();
        });
        const { status } = await call(scene, other, 'get-client', { id: chart.split('/')[2] });
        if (status !== 404) scene.fail(`get-client answers ${status} for ${stranger}`);
        const found = await made(scene, other, 'get-clients', { search: 'vanterpool' });
        if (found.length > 0) scene.fail(`${stranger} finds her by search`);
      }
    },

    'somebody is taken in with the keyboard alone': async (scene) => {
      const one = await again(scene, 'rosa');
      const { page } = one;
      const { keyboard } = page;
      await one.go('/clients');
      // Tab to the button, as far as it takes: the order of the page leads there.
      for (let steps = 0; ; steps += 1) {
        const name = await page.evaluate(() => document.activeElement?.textContent ?? '');
        if (name.trim() === 'Add client') break;
        if (steps > 30) throw new Error('the button for adding a client is not within 30 steps');
        await keyboard.press('Tab');
      }
      await keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Add client' }).waitFor();
      await keyboard.type('Ansel');
      await keyboard.press('Tab');
      await keyboard.type('Keyholm');
      await keyboard.press('Tab');
      await keyboard.type('11021979');
      // Enter in a text field sends the form.
      await keyboard.press('Shift+Tab');
      await keyboard.press('Shift+Tab');
      await keyboard.press('Shift+Tab');
      await keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Ansel Keyholm' }).waitFor();
      const focused = await page.evaluate(() => document.activeElement?.tagName);
      if (focused !== 'H1') scene.fail(`after adding, the focus is on ${focused} and not on the heading`);

      // Down the list by letters: j into it, k back, x picks, Enter opens.
      await one.go('/clients');
      await page.locator('main tbody tr').nth(1).waitFor();
      await keyboard.press('j');
      await keyboard.press('j');
      await keyboard.press('k');
      await keyboard.press('x');
      await page.getByRole('toolbar', { name: 'Selected rows' }).getByText('1 selected').waitFor();
      await one.inspect();
      await keyboard.press('x');
      await keyboard.press('Enter');
      await page.waitForURL(/\/clients\/[0-9a-f-]{36}$/);
    },

    'a view is kept, opened and removed; several clients at once': async (scene) => {
      const one = await again(scene, 'amara');
      const { page } = one;
      const clients = [];
      for (const name of ['Orlaith', 'Percival']) {
        clients.push(await register(scene, one, name, 'Quillfeather', `1993-02-0${clients.length + 1}`));
      }
      await one.go('/clients');
      await page.getByLabel('State').selectOption('inactive');
      await page.getByRole('button', { name: 'Views' }).click();
      await page.getByRole('menuitem', { name: /Keep this view/ }).click();
      await page.getByRole('dialog', { name: 'Keep this view' }).getByLabel('Name').fill('Not with us');
      await page.getByRole('button', { name: 'Keep view' }).click();
      await page.getByText('Not with us is kept').waitFor();
      await one.go('/clients');
      await page.getByRole('searchbox').fill('quillf');
      await page.getByRole('checkbox', { name: 'Select all rows on this page' }).click();
      await page.getByRole('toolbar', { name: 'Selected rows' }).getByText('2 selected').waitFor();
      await page.getByRole('button', { name: 'Set aside…' }).click();
      await page.getByLabel('Reason').fill('Never came, asked to be left alone');
      await one.inspect();
      await page.getByRole('button', { name: 'Set 2 clients aside' }).click();
      await page.getByText('2 clients are inactive now').waitFor();
      await page.getByRole('searchbox').fill('');
      await page.getByRole('button', { name: 'Views' }).click();
      await page.getByRole('menuitem', { name: 'Not with us' }).click();
      await page.waitForURL(/status=inactive/);
      await page.getByRole('link', { name: 'Orlaith Quillfeather' }).waitFor();
      await page.getByRole('button', { name: 'Columns' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Phone' }).click();
      await page.keyboard.press('Escape');
      await one.go('/clients');
      if (await page.getByRole('columnheader', { name: 'Phone' }).count()) scene.fail('a hidden column came back');
      await page.getByRole('button', { name: 'Views' }).click();
      await page.getByRole('menuitem', { name: /Remove a view/ }).click();
      await page.getByRole('button', { name: 'Remove view' }).click();
      await page.getByRole('dialog', { name: 'Remove a view' }).waitFor({ state: 'detached' });
      if ((await made(scene, one, 'get-saved-views', { list: 'clients' })).length > 0) scene.fail('the view stayed');
    },

    'two records are one person, and then they are not': async (scene) => {
      const one = await again(scene, 'amara');
      const { page } = one;
      const first = await register(scene, one, 'Theodora', 'Wexcombe', '1987-05-09', { phone: '(212) 555-0171' });
      const second = await register(scene, one, 'Teodora', 'Wexcombe', '1987-05-09', { phone: '(212) 555-0171' });
      await one.go(`/clients/${first.id}/duplicates`);
      await page
        .getByText(/Birth date: the same/i)
        .first()
        .waitFor();
      await one.inspect();
      await picture(scene, one, 'merge-find');
      await page.getByRole('button', { name: `Compare with ${second.mrn}` }).click();
      await page.getByRole('table', { name: 'The two records, field by field' }).waitFor();
      await one.inspect();
      await picture(scene, one, 'merge-compare');
      await page.getByRole('button', { name: 'Merge…' }).click();
      await page.getByLabel('Why they are one person').fill('Same card, asked on the phone');
      await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click();
      await page.getByText(`${second.mrn} is part of ${first.mrn} now`).waitFor();
      await page.getByRole('button', { name: `Undo the merge of ${second.mrn}` }).waitFor();
      await one.inspect();
      await one.go(`/clients/${second.id}`);
      await page.getByText('This record was merged into another one').waitFor();
      await one.go(`/clients/${first.id}/duplicates`);
      await page.getByRole('button', { name: `Undo the merge of ${second.mrn}` }).click();
      await page.getByRole('button', { name: 'Undo the merge', exact: true }).click();
      await page.getByText(`${second.mrn} is a chart of its own again`).waitFor();
      const back = await made(scene, one, 'get-client', { id: second.id });
      if (back.merged_into_id !== null) scene.fail('the record is still merged');
    },

    'a stranger’s chart is opened in an emergency, and somebody judges it': async (scene) => {
      const desk = await again(scene, 'rosa');
      const client = await register(scene, desk, 'Caspian', 'Oldmeadow', '1972-09-23');
      const one = await again(scene, 'aiko');
      const { page } = one;
      await one.expecting([404], async () => {
        await one.go(`/clients/${client.id}`);
        await page.getByRole('heading', { name: 'There is no page here' }).waitFor();
      });
      await page.getByRole('button', { name: 'Emergency access…' }).click();
      const panel = page.getByRole('dialog', { name: 'Emergency access' });
      const fill = async (mrn) => {
        await panel.getByLabel('Chart number').fill(mrn);
        await panel.getByLabel('Why it must be opened now').fill('Called in crisis, own therapist not reachable');
      };
      await fill('MH2026999999');
      await typeDate(panel, 'Birth date', '09231972');
      await one.inspect();
      await picture(scene, one, 'emergency-ask');
      // A number that does not exist and one that does with a wrong birth date are told apart by nothing.
      await one.expecting([404], async () => {
        await panel.getByRole('button', { name: 'Open the chart' }).click();
        await panel.getByText('There is no such client').first().waitFor();
      });
      await fill(client.mrn);
      await panel.getByRole('button', { name: 'Open the chart' }).click();
      await page.getByRole('heading', { level: 1, name: 'Caspian Oldmeadow' }).waitFor();
      await one.go('/emergency-access');
      await page.getByRole('cell', { name: /Caspian Oldmeadow/ }).click();
      await page.getByRole('dialog').getByText('Called in crisis').waitFor();
      if (await page.getByRole('button', { name: 'Save the review' }).count())
        scene.fail('one reviews one’s own opening');

      const manager = await again(scene, 'amara');
      await manager.go('/emergency-access');
      await manager.inspect();
      await manager.page.getByRole('cell', { name: /Caspian Oldmeadow/ }).click();
      const review = manager.page.getByRole('dialog', { name: 'Chart opened in an emergency' });
      await choose(manager, review, /What the review found/, 'Appropriate');
      await review.getByLabel('Note').fill('Spoke with both; the crisis line was called.');
      await manager.inspect();
      await picture(scene, manager, 'emergency-review');
      await review.getByRole('button', { name: 'Save the review' }).click();
      await manager.page.getByText('The review is saved').waitFor();
      await manager.page.getByText('Also reviewed').click();
      await manager.page.getByText('Appropriate', { exact: true }).first().waitFor();
    },

    'numbers, papers and permissions of a client': async (scene) => {
      const one = await again(scene, 'amara');
      const { page } = one;
      const client = await register(scene, one, 'Ludovica', 'Hartsong', '2011-04-18');
      await one.go(`/clients/${client.id}/profile`);
      await page.getByRole('button', { name: 'Add number' }).click();
      const number = page.getByRole('dialog', { name: 'Add number' });
      await number.getByLabel('Number', { exact: true }).fill('219-09-9999');
      await number.getByRole('button', { name: 'Add number' }).click();
      await page.getByText('ends in 9999').waitFor();
      await page.getByRole('button', { name: 'Ask about demographics' }).click();
      const told = page.getByRole('dialog', { name: 'In their own words' });
      await told.getByLabel('Languages').fill('Spanish, English');
      await told.getByText('White', { exact: true }).click();
      await choose(one, told, /^(?!.*Housing).*Household/, 'Single');
      await one.inspect();
      await told.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Spanish, English').waitFor();
      await page.getByRole('button', { name: /^Show the social security number/ }).click();
      // Whoever signed in a while ago proves again who they are.
      const asked = page.getByRole('dialog').filter({ has: page.getByLabel('Six-digit code') });
      const shown = page.getByText('219-09-9999').or(page.getByText('219099999'));
      await shown.or(asked).first().waitFor();
      if (await asked.count()) {
        const person = scene.demo.person('amara');
        await asked.getByRole('textbox', { name: 'Password' }).fill(person.password);
        await asked.getByLabel('Six-digit code').fill(totp(person.totp_secret));
        await asked.getByRole('button', { name: 'Confirm' }).click();
      }
      await shown.waitFor();
      await one.inspect();
      await page.getByRole('button', { name: 'Hide' }).click();
      await picture(scene, one, 'profile');

      await one.go(`/clients/${client.id}/contacts`);
      await page.getByRole('button', { name: 'Add', exact: true }).last().click();
      await page.getByRole('dialog').getByLabel('Name').fill('Beatrix Hartsong');
      await page.getByRole('dialog').getByRole('button', { name: 'Add guardian' }).click();
      await page.getByRole('button', { name: 'Paper seen of Beatrix Hartsong' }).click();
      await page.getByLabel('Which paper was seen').fill('Birth certificate, original');
      await page.getByRole('dialog').getByRole('button', { name: 'Paper seen' }).click();
      await page.getByRole('button', { name: 'Permissions of Beatrix Hartsong' }).click();
      await page.getByRole('dialog').getByText('See bills').click();
      await page.getByRole('button', { name: 'Save permissions' }).click();
      await page.getByText('may: bills').waitFor();
      await one.inspect();
      await picture(scene, one, 'contacts');

      await one.go('/practice/consents');
      await page.getByRole('button', { name: 'Add consent' }).first().click();
      const words = page.getByRole('dialog', { name: 'Add consent' });
      await words.getByLabel('Name').fill('Group rules');
      await words.getByLabel('Words').fill('What is said in the group stays in the group.');
      await words.getByRole('button', { name: 'Publish' }).click();
      await page.getByText('Group rules, version 1, is published').waitFor();
      await page.getByRole('cell', { name: 'Group rules' }).click();
      await page.getByRole('button', { name: 'Publish version 2' }).click();
      await page.getByText('Group rules, version 2, is published').waitFor();
      await page.getByText('Also versions that were replaced').click();
      await page.getByText('Replaced').first().waitFor();
      await one.inspect();

      await one.go(`/clients/${client.id}/consents`);
      await page.getByRole('button', { name: 'Add release' }).click();
      const release = page.getByRole('dialog', { name: 'Add release' });
      await release.getByLabel('Who').fill('Riverside Pediatrics');
      await release.getByLabel('What for').fill('Coordination of care');
      await release.getByText('Medications', { exact: true }).click();
      await one.inspect();
      await release.getByRole('button', { name: 'Add release' }).click();
      await page.getByRole('button', { name: 'Taken back for Riverside Pediatrics' }).click();
      await page.getByLabel('Reason').fill('The family changed the doctor');
      await page.getByRole('button', { name: 'Write it down' }).click();
      await page.getByText('Taken back', { exact: true }).first().waitFor();
      await one.inspect();
      await picture(scene, one, 'consents');

      await one.go('/practice/payers');
      await page.getByRole('button', { name: 'Add payer' }).first().click();
      await page.getByRole('dialog').getByLabel('Name').fill('Elm Mutual');
      await page.getByRole('dialog').getByRole('button', { name: 'Add payer' }).click();
      await page.getByText('Elm Mutual is saved').waitFor();
      await one.go(`/clients/${client.id}/insurance`);
      await page.getByRole('button', { name: 'Add insurance' }).click();
      const policy = page.getByRole('dialog', { name: 'Add insurance' });
      await choose(one, policy, /Payer/, 'Elm Mutual');
      await policy.getByLabel('Number on the card').fill('EM-55501234');
      await policy.getByLabel('Copay in dollars').fill('a lot');
      await typeDate(policy, 'From', '01012026');
      await policy.getByRole('button', { name: 'Add insurance' }).click();
      await policy.getByText('Enter dollars, such as 25 or 25.50.').first().waitFor();
      await policy.getByLabel('Copay in dollars').fill('25.50');
      await policy.getByRole('button', { name: 'Add insurance' }).click();
      await page.getByText('copay $25.50').waitFor();
      await page.getByRole('button', { name: 'Check Elm Mutual' }).click();
      await page.getByRole('button', { name: 'It still holds' }).click();
      await page.getByText('Checked', { exact: true }).waitFor();
      await one.inspect();
      await picture(scene, one, 'insurance');
    },

    'somebody answers for the work of an associate, and sees those charts': async (scene) => {
      const one = await again(scene, 'amara');
      const { page } = one;
      await one.go('/supervision');
      await page.getByRole('button', { name: 'Add supervision' }).first().click();
      const panel = page.getByRole('dialog', { name: 'Add supervision' });
      await choose(one, panel, /Supervisor/, 'Stellan Berg');
      await choose(one, panel, /Supervises/, 'Noor Haddad');
      await one.inspect();
      await panel.getByRole('button', { name: 'Add supervision' }).click();
      await page.getByText('Stellan Berg supervises Noor Haddad now').waitFor();
      await one.inspect();
      await picture(scene, one, 'supervision');
      const supervisor = await again(scene, 'stellan');
      await supervisor.go('/supervision');
      await supervisor.page.getByRole('cell', { name: 'Noor Haddad' }).waitFor();
      await page.getByRole('button', { name: 'End the supervision of Noor Haddad by Stellan Berg' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'End supervision' }).click();
      await page.getByText('Stellan Berg no longer supervises Noor Haddad').waitFor();
    },
  };
}
