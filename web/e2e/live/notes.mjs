// Notes, from the first word to the last signature: what is typed survives a cut network, a killed server and a closed
// tab; two windows never overwrite each other; an associate's note goes to the supervisor and back.

/** Asks the server as whoever is signed in here. */
async function ask(one, address, name, data, status = 200) {
  const answer = await one.page.request.post(`${address}/functions/v1/${name}`, { data, headers: { origin: address } });
  if (answer.status() !== status) throw new Error(`${name} answers ${answer.status()}: ${await answer.text()}`);
  return answer.json();
}

const today = (now = new Date()) => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(now);

/** A client of this person's whose chart has a diagnosis that a note can address. */
async function clientOf(one, address, nth = 0) {
  const client = (await ask(one, address, 'get-clients', {}))[nth];
  const diagnoses = await ask(one, address, 'get-client-diagnoses', { client_id: client.id });
  if (diagnoses.length === 0) {
    const diagnosis = { code: 'F41.1', rank: 1, status: 'active', diagnosed_on: today() };
    await ask(one, address, 'save-client-diagnosis', { client_id: client.id, diagnosis });
  }
  return client;
}

const concerns = (page) => page.getByLabel(/^What the client brought/);
const saved = (page) => page.getByText(/Saved \d/).waitFor();
const noteId = (page) => new URL(page.url()).pathname.split('/')[2];

/** What the server has in the note's first field. */
async function kept(one, address, id) {
  const note = await ask(one, address, 'get-note', { id });
  const section = note.sections.find((candidate) => candidate.key === 'subjective');
  return section?.fields.find((field) => field.key === 'concerns')?.text ?? '';
}

async function begin(one, client, kind = 'progress_note') {
  await one.page.goto(`${new URL(one.page.url()).origin}/notes/new?client=${client.id}&kind=${kind}`);
  await concerns(one.page).waitFor();
  await one.settled();
}

/** The rest of a progress note, by keyboard alone: chips by Space, fields by Tab. */
async function complete(page) {
  await page.getByRole('button', { name: 'Denies all' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel(/^Clinical impression/).focus();
  await page.keyboard.type('Anxiety eases as avoidance does.');
  await page.getByLabel(/^Plan and next steps/).focus();
  await page.keyboard.type('Two stops alone until the next visit.');
}

/** Ctrl+Enter, the name, Enter. */
async function sign(page, name, dialog) {
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog', { name: dialog }).waitFor();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

export const noteStories = ({ again }) => ({
  'what is typed in a note survives a cut network, a killed server and a closed tab': async (scene) => {
    const { address, fail, screens } = scene;
    const one = await again(scene, 'noor');
    await one.go('/notes');
    await one.inspect();
    const client = await clientOf(one, address);
    await begin(one, client);
    await one.inspect();
    const { page } = one;
    const id = noteId(page);
    await concerns(page).focus();
    await page.keyboard.type('One. ');
    await saved(page);
    if ((await kept(one, address, id)) !== 'One. ') fail('what the screen calls saved is not on the server');

    // The cable is out: the screen says that it is not saved, and saves by itself when the cable is back.
    await one.expecting(['ERR_', 'Failed to load'], async () => {
      await page.context().setOffline(true);
      await page.keyboard.type('Two. ');
      await page.getByText('Not saved. Your text is kept here and tried again.').waitFor();
      await page.keyboard.type('Three. ');
      if (screens) await page.screenshot({ path: `${screens}/note-offline.png` });
      await page.context().setOffline(false);
      await saved(page);
    });
    if ((await kept(one, address, id)) !== 'One. Two. Three. ') fail('words typed without a network are lost');

    // The server is killed in the middle of a sentence, and comes back.
    await one.expecting(['ERR_', 'Failed to load'], async () => {
      await page.keyboard.type('Fo');
      await scene.demo.kill();
      await page.keyboard.type('ur. ');
      await page.getByText('Not saved. Your text is kept here and tried again.').waitFor();
      await scene.demo.revive();
      await saved(page);
    });
    if ((await kept(one, address, id)) !== 'One. Two. Three. Four. ') fail('words typed without a server are lost');

    // The tab goes away in the middle of a sentence, without the pause in which it would have been saved.
    page.on('dialog', (dialog) => dialog.accept().catch(() => {}));
    await page.keyboard.type('Five.');
    await page.goto('about:blank');
    await one.go(`/notes/${id}`);
    const text = await concerns(page).inputValue();
    if (text !== 'One. Two. Three. Four. Five.') fail(`after the tab was closed the note says: ${text}`);

    // No browser storage holds a word of it.
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    if (/One|Two|Five/.test(stored)) fail('the browser keeps words of a note');

    // What is required is asked for; then it is signed by keyboard, and never changed again.
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog', { name: 'Not ready to sign' }).waitFor();
    await one.inspect();
    await page.keyboard.press('Escape');
    await complete(page);
    await saved(page);
    await sign(page, scene.demo.person('noor').name, 'Sign note');
    await page.getByRole('button', { name: 'Add amendment' }).waitFor();
    await one.settled();
    await one.inspect();
    await ask(one, address, 'save-note', { id, row_version: 99, save_id: crypto.randomUUID(), sections: [] }, 409);
    await page.getByRole('button', { name: 'Add amendment' }).click();
    await page.getByRole('textbox', { name: 'Amendment' }).fill('The client called after the visit.');
    await page.getByRole('button', { name: 'Sign amendment' }).click();
    await page.getByLabel('Your full name').fill(scene.demo.person('noor').name);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Amendment 1' }).waitFor();
    const versions = await ask(one, address, 'get-note-versions', { id });
    if (!versions.every((version) => version.verified)) fail('a version of the note is not what was hashed');
    await one.go(`/clients/${client.id}/notes`);
    await page.getByText('1 amendment').waitFor();
    await one.inspect();
  },

  'the note of a visit is written and signed with six clicks': async (scene) => {
    const { address, demo, fail } = scene;
    const manager = await again(scene, 'amara');
    const code = (await ask(manager, address, 'get-service-codes', {})).find((service) => service.code === '90837');
    const types = await ask(manager, address, 'get-appointment-types', {});
    let type = types.find((known) => known.billing_code_id === code.id);
    type ??= await ask(manager, address, 'save-appointment-type', {
      appointment_type: {
        name: 'Hour by telephone',
        billing_code_id: code.id,
        default_minutes: 45,
        modality: 'phone',
        color: 'teal',
        max_clients: 1,
        active: true,
      },
    });
    const one = await again(scene, 'noor');
    await one.go('/notes');
    const client = await clientOf(one, address, 2);
    const anHourAgo = new Date(Math.floor(Date.now() / 300_000) * 300_000 - 3_600_000).toISOString();
    const visit = await ask(one, address, 'create-appointment', {
      appointment: {
        appointment_type_id: type.id,
        client_ids: [client.id],
        starts_at: anHourAgo,
        minutes: 45,
        modality: 'phone',
      },
    });
    // It was held, an hour ago.
    for (const step of ['check-in', 'start']) await ask(one, address, `${step}-appointment`, { id: visit.id });
    const ended_at = new Date(Date.parse(anHourAgo) + 45 * 60_000).toISOString();
    await ask(one, address, 'check-out-appointment', { id: visit.id, started_at: anHourAgo, ended_at });
    let clicks = 0;
    const press = (target) => {
      clicks += 1;
      return target.click();
    };
    const { page } = one;
    // In the first hour of a day what was held an hour ago stands among the notes to write.
    const heldToday = today(new Date(anHourAgo)) === today();
    await one.go(heldToday ? '/' : '/notes');
    const who = `${client.chosen_name ?? client.first_name} ${client.last_name}`;
    const row = page.getByRole('listitem').filter({ hasText: who }).filter({ hasText: 'Write note' });
    await press(row.getByText('Write note').first());
    await press(concerns(page));
    await page.keyboard.type('Slept better.');
    await press(page.getByRole('button', { name: 'Denies all' }));
    await press(page.getByLabel(/^Clinical impression/));
    await page.keyboard.type('Improving.');
    await press(page.getByLabel(/^Plan and next steps/));
    await page.keyboard.type('Weekly.');
    await press(page.getByRole('button', { name: 'Sign note' }));
    await page.keyboard.type(demo.person('noor').name);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add amendment' }).waitFor();
    if (clicks > 6) fail(`a routine note took ${clicks} clicks`);
    const note = await ask(one, address, 'get-note', { id: noteId(page) });
    const [service] = note.services;
    if (service?.code !== '90834' || service.minutes !== 45)
      fail(`the visit's service became ${service?.code} with ${service?.minutes} minutes`);
    if (note.diagnoses.length === 0) fail('the diagnosis did not come from the chart');
  },

  'two windows with one note show both texts and overwrite neither': async (scene) => {
    const { address, fail, screens } = scene;
    const one = await again(scene, 'noor');
    await one.go('/notes');
    await begin(one, await clientOf(one, address, 1));
    const { page } = one;
    const id = noteId(page);
    const other = await page.context().newPage();
    await other.goto(`${address}/notes/${id}`);
    await concerns(other).fill('From the other window.');
    await saved(other);
    await one.expecting([409], async () => {
      await concerns(page).fill('From this window.');
      await page.getByText('This note was changed in another window at the same time').waitFor();
    });
    await one.inspect();
    if (screens) await page.screenshot({ path: `${screens}/note-conflict.png` });
    if ((await kept(one, address, id)) !== 'From the other window.') fail('a text was overwritten unseen');
    await page.getByRole('button', { name: 'Keep both, one below the other' }).click();
    await saved(page);
    const both = await kept(one, address, id);
    if (!both.includes('From the other window.') || !both.includes('From this window.')) fail(`kept only: ${both}`);
  },

  "an associate's note is submitted, returned, submitted again and cosigned": async (scene) => {
    const { address, demo, fail } = scene;
    const manager = await again(scene, 'amara');
    const [aiko, stellan] = ['aiko', 'stellan'].map((first) => demo.person(first));
    const [client] = await ask(manager, address, 'get-clients', {});
    const supervisions = await ask(manager, address, 'get-supervisions', {});
    if (!supervisions.some((known) => known.supervisee_id === aiko.profile_id && known.valid_to === null)) {
      await ask(manager, address, 'start-supervision', {
        supervisor_id: stellan.profile_id,
        supervisee_id: aiko.profile_id,
        kind: 'primary',
      });
    }
    const team = await ask(manager, address, 'get-care-team', { client_id: client.id });
    if (!team.some((member) => member.profile_id === aiko.profile_id && !member.valid_to)) {
      await ask(manager, address, 'assign-care-team', {
        client_id: client.id,
        profile_id: aiko.profile_id,
        role: 'covering',
      });
    }
    const author = await again(scene, 'aiko');
    await author.go('/notes');
    const treated = (await ask(author, address, 'get-clients', {})).findIndex((known) => known.id === client.id);
    await clientOf(author, address, treated);
    await begin(author, client);
    const id = noteId(author.page);
    await concerns(author.page).fill('Came on time, tired.');
    await complete(author.page);
    await saved(author.page);
    await sign(author.page, aiko.name, 'Sign and submit');
    await author.page.getByText(/Waits for/).waitFor();
    await author.settled();
    await author.inspect();

    const supervisor = await again(scene, 'stellan');
    await supervisor.go('/cosign');
    await supervisor.inspect();
    await supervisor.page
      .getByRole('row', { name: new RegExp(aiko.name) })
      .first()
      .click();
    await supervisor.page.getByRole('button', { name: 'Return', exact: true }).click();
    await supervisor.page.getByLabel('What is to be changed').fill('Say what was agreed.');
    await supervisor.page.getByRole('button', { name: 'Return note' }).click();
    await supervisor.page.getByText('Note returned').waitFor();

    await author.go(`/notes/${id}`);
    await author.page.getByText('Say what was agreed.').waitFor();
    await author.inspect();
    await author.page.getByLabel(/^Plan and next steps/).fill('Two stops alone; agreed to call a friend before.');
    await saved(author.page);
    await sign(author.page, aiko.name, 'Sign and submit');
    await author.page.getByText(/Waits for/).waitFor();

    await supervisor.go(`/notes/${id}`);
    await supervisor.page.getByRole('button', { name: 'Cosign', exact: true }).click();
    await supervisor.page.getByLabel('Your full name').fill(stellan.name);
    await supervisor.page.keyboard.press('Enter');
    await supervisor.page.getByText(/Cosigned by/).waitFor();
    const note = await ask(author, address, 'get-note', { id });
    if (note.status !== 'final' || note.signatures.length !== 2)
      fail('the cosigned note is not final with two signatures');
  },

  'a psychotherapy note is on no screen but its author’s': async (scene) => {
    const { address, fail } = scene;
    const one = await again(scene, 'noor');
    await one.go('/notes');
    const client = await clientOf(one, address);
    await one.go(`/clients/${client.id}/notes`);
    await one.page.getByRole('button', { name: 'Add psychotherapy note' }).click();
    await one.page.getByRole('dialog').getByLabel('Note', { exact: true }).fill('Reminds me of quokkaberry.');
    await one.page.getByRole('button', { name: 'Add note' }).click();
    await one.page.getByText('Reminds me of quokkaberry.').waitFor();
    await one.inspect();
    for (const first of ['amara', 'bela', 'rosa']) {
      const stranger = await again(scene, first);
      for (const part of ['', '/notes', '/access', '/diagnoses']) {
        await stranger.go(`/clients/${client.id}${part}`);
        if (/quokkaberry/.test(await stranger.page.content())) fail(`${first} sees a psychotherapy note`);
      }
    }
    const metrics = await one.page.request.get(`${address}/metrics`);
    if (/quokkaberry/.test(await metrics.text())) fail('the metrics hold a word of a psychotherapy note');
    if (/quokkaberry/.test(scene.demo.said())) fail('the log holds a word of a psychotherapy note');
  },
});
