// A visit from the first call to the claim, as the people of one practice do it, each in a browser of their own: on the
// screens, in what the server keeps, and in the audit log.
import { addressOf, call, diagnosisOf, made, payerOf, picture, readyToBill, until } from './groundwork.mjs';

const zone = 'America/New_York';
const minute = 60_000;
const clock = (moment) =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(moment);

/** A time of today, near to now, at which this clinician has nothing yet. */
async function freeTime(scene, one, clinician_id, minutes) {
  const dayBegins = Date.now() - 24 * 60 * minute;
  const visits = await made(scene, one, 'get-appointments', {
    from: new Date(dayBegins).toISOString(),
    to: new Date(dayBegins + 48 * 60 * minute).toISOString(),
    clinician_ids: [clinician_id],
  });
  const busy = visits.filter((visit) => !['cancelled', 'late_cancelled', 'rescheduled'].includes(visit.status));
  const day = (moment) => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(moment);
  const now = Math.floor(Date.now() / (5 * minute)) * 5 * minute;
  for (let apart = 0; apart < 11 * 60; apart += 5) {
    for (const starts of [now - apart * minute, now + apart * minute]) {
      const ends = starts + minutes * minute;
      const taken = busy.some((visit) => Date.parse(visit.starts_at) < ends && starts < Date.parse(visit.ends_at));
      if (!taken && day(starts) === day(Date.now())) return new Date(starts);
    }
  }
  throw new Error('no time of today is free');
}

/** What the audit log has about these calls: each by whom, and that it succeeded. */
async function traced(scene, admin, client_id, wanted) {
  const events = await made(scene, admin, 'get-client-audit-log', { client_id, limit: 200 });
  for (const [action, who] of wanted) {
    const found = events.some(
      (event) => event.action === action && event.actor_name === who && event.outcome === 'success',
    );
    if (!found) scene.fail(`the audit log does not have that ${who} did ${action}`);
  }
  return events;
}

/** A photo, drawn by the browser that sends it. */
async function photo(page) {
  const drawn = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 320 });
    const paper = canvas.getContext('2d');
    paper.fillStyle = 'teal';
    paper.fillRect(0, 0, 320, 320);
    paper.fillStyle = 'white';
    paper.arc(160, 140, 60, 0, 7);
    paper.arc(160, 320, 110, 0, 7);
    paper.fill();
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
  });
  return { name: 'portrait.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(drawn, 'base64') };
}

/** @param {Record<'again' | 'enterAs' | 'signIn' | 'signOut' | 'typeDate', Function>} people */
export function wholeStories({ again, enterAs, signIn, signOut, typeDate }) {
  return {
    'the administrator, nine steps from signing in to signing out': async (scene) => {
      const { demo, fail } = scene;
      const [amara, noor] = ['amara', 'noor'].map((first) => demo.person(first));
      // Signing a note wants somebody who proved lately who they are.
      const therapist = await scene.visitor('noor');
      await enterAs(therapist, noor);
      scene.kept.noor = await therapist.page.context().storageState();

      // What a practice sets up once, before its first visit.
      const manager = await again(scene, 'amara');
      await readyToBill(scene, manager);
      const payer = await payerOf(scene, manager, 'Osprey Mutual', 'OSPR1');
      const codes = await made(scene, manager, 'get-service-codes', {});
      const types = await made(scene, manager, 'get-appointment-types', {});
      const { id: type_id, row_version, ...type } = types.find((known) => known.name === 'Individual session');
      const hour = codes.find((code) => code.code === '90837');
      await made(scene, manager, 'save-appointment-type', {
        id: type_id,
        row_version,
        appointment_type: { ...type, billing_code_id: hour.id },
      });

      // 1. In, with password and code.
      const one = await scene.visitor('amara, nine steps');
      const { page } = one;
      await signIn(one, amara, 1);

      // 2. The dashboard counts what the server counts.
      await one.go('/overview');
      await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
      await page.getByRole('link', { name: /Visits today/ }).waitFor();
      await one.inspect();
      const before = await made(scene, one, 'get-day', {});

      // 3. A client.
      await one.go('/clients');
      await page.getByRole('button', { name: 'Add client' }).first().click();
      const adding = page.getByRole('dialog', { name: 'Add client' });
      await adding.getByLabel(/^First name/).fill('Leontine');
      await adding.getByLabel('Last name').fill('Abernethy');
      await typeDate(adding, 'Birth date', '08141986');
      await adding.getByRole('button', { name: /Sex on the insurance card/ }).click();
      await page.getByRole('listbox').getByRole('option', { name: 'Female' }).click();
      // A list closes when what it hangs on is scrolled away from under it.
      await adding.getByLabel('Reason for coming').scrollIntoViewIfNeeded();
      for (const [label, words, option] of [
        ['Therapist', 'Noor', 'Noor Haddad'],
        ['Payer', 'Osprey', payer.name],
      ]) {
        await adding.getByRole('combobox', { name: label, exact: true }).fill(words);
        await page.getByRole('listbox').getByRole('option', { name: option }).click();
      }
      await adding.getByLabel('Number on the card').fill('OS7788990');
      await adding.getByRole('button', { name: 'Add client' }).click();
      await page.getByRole('heading', { level: 1, name: 'Leontine Abernethy' }).waitFor();
      await one.settled();
      const chart = new URL(page.url()).pathname;
      const client_id = chart.split('/')[2];
      const client = await made(scene, one, 'get-client', { id: client_id });
      if (client.birth_date !== '1986-08-14' || client.therapist_name !== noor.name) {
        fail(`the client is kept as ${JSON.stringify(client)}`);
      }
      await addressOf(scene, one, client_id);
      await diagnosisOf(scene, therapist, client_id);

      // 4. The photo.
      await page.getByRole('button', { name: /add a photo/i }).click();
      const photos = page.getByRole('dialog', { name: 'Photo' });
      await photos.locator('input[type=file]').setInputFiles(await photo(page));
      await photos.getByText('Arrived').waitFor();
      await photos.getByRole('button', { name: 'Use this photo' }).click();
      await page.getByRole('button', { name: 'Change the photo' }).waitFor();
      const [shown] = await made(scene, one, 'get-client-photos', { client_ids: [client_id] });
      if (!shown?.image.startsWith('data:image/')) fail('the photo is not kept');

      // 5. A visit today with Noor, from the calendar.
      const starts = await freeTime(scene, one, noor.profile_id, type.default_minutes);
      await one.go('/calendar?view=day');
      await page.getByRole('button', { name: 'Book visit', exact: true }).first().click();
      const booking = page.getByRole('dialog', { name: 'Book visit' });
      await booking.getByRole('combobox', { name: 'Client' }).fill('Leontine');
      await page
        .getByRole('listbox')
        .getByRole('option', { name: /Leontine Abernethy/ })
        .click();
      await booking.getByRole('button', { name: /Visit type/ }).click();
      await page
        .getByRole('listbox')
        .getByRole('option', { name: /Individual session/ })
        .click();
      await booking.getByRole('button', { name: /Clinician/ }).click();
      await page.getByRole('listbox').getByRole('option', { name: noor.name }).click();
      await booking.getByRole('group', { name: 'Begins' }).getByRole('spinbutton').first().click();
      await page.keyboard.type(clock(starts).replace(/[: ]/g, ''));
      await booking.getByRole('button', { name: /Location/ }).click();
      await page.getByRole('listbox').getByRole('option').first().click();
      await one.inspect();
      await booking.getByRole('button', { name: 'Book visit' }).click();
      await page.getByText(/Leontine Abernethy is booked for/).waitFor();

      // 6. It stands in the calendar.
      await page
        .getByRole('button', { name: /Leontine Abernethy/ })
        .first()
        .waitFor();
      await one.inspect();
      await picture(scene, one, 'calendar');
      const day = await made(scene, one, 'get-day', {});
      if (day.length !== before.length + 1) fail(`the day had ${before.length} visits and has ${day.length}`);
      const { visit } = day.find((known) => known.visit.clients.some((known) => known.client_id === client_id));
      if (visit.starts_at !== starts.toISOString().replace('.000', '') || visit.clinician_id !== noor.profile_id) {
        fail(`the visit is kept as ${visit.starts_at} with ${visit.clinician_name}`);
      }

      // 7. Noor sees her, writes the note from Today and signs it.
      const { page: desk } = therapist;
      await therapist.go('/');
      const row = desk.getByRole('listitem').filter({ hasText: 'Leontine Abernethy' }).first();
      for (const step of ['Check in', 'Start session', 'Check out']) {
        await row.getByRole('button', { name: step }).click();
      }
      await row.getByRole('link', { name: 'Write note' }).waitFor();
      await picture(scene, therapist, 'today');
      await row.getByRole('link', { name: 'Write note' }).click();
      await desk.getByLabel(/^What the client brought/).fill('Sleeps through since the new hours.');
      await desk.getByRole('button', { name: 'Denies all' }).click();
      await desk.getByLabel(/^Clinical impression/).fill('Steady.');
      await desk.getByLabel(/^Plan and next steps/).fill('Weekly.');
      // Nobody sits for an hour in a test: the minutes are corrected, as after a session that was started late.
      await desk.getByRole('textbox', { name: 'Minutes' }).fill('55');
      await desk.keyboard.press('Tab');
      await desk.getByText(/Saved \d/).waitFor();
      await picture(scene, therapist, 'note-editor');
      await desk.getByRole('button', { name: 'Sign note' }).click();
      await desk.getByLabel('Your full name').fill(noor.name);
      await desk.keyboard.press('Enter');
      await desk.getByRole('button', { name: 'Add amendment' }).waitFor();
      const note = await made(scene, therapist, 'get-note', { id: new URL(desk.url()).pathname.split('/')[2] });
      const [service] = note.services;
      if (note.status !== 'final' || service?.code !== '90837' || service.minutes !== 55) {
        fail(`the note is ${note.status} with ${JSON.stringify(note.services)}`);
      }

      // 8. The claim.
      await until('the charge', async () => {
        const charges = await made(scene, one, 'get-charges', { client_id });
        return charges.some((charge) => charge.status === 'ready');
      });
      await one.go('/charges?status=ready');
      const line = page.getByRole('row', { name: /Leontine Abernethy/ });
      await line.getByRole('checkbox').click({ force: true });
      await page.getByRole('button', { name: 'Make claims of 1 charge' }).click();
      await page.getByRole('heading', { level: 1, name: 'Claims' }).waitFor();
      await line.getByText('1 warning').waitFor();
      await line.getByRole('checkbox').click({ force: true });
      await page.getByRole('button', { name: 'Submit 1 claim' }).click();
      await page.getByText('1 claim is on the way').waitFor();
      await until('that the claim was accepted', async () => {
        await made(scene, one, 'check-claim-answers', {});
        const [claim] = await made(scene, one, 'get-claims', { client_id });
        return claim.status === 'accepted';
      });
      await one.go('/claims');
      await line.getByText('Accepted', { exact: true }).waitFor();
      await one.inspect();
      await picture(scene, one, 'claims');
      const [claim] = await made(scene, one, 'get-claims', { client_id });
      if (claim.total_cents !== hour.fee_cents) fail(`the claim is about ${claim.total_cents} cents`);

      const events = await traced(scene, one, client_id, [
        ['create-client', amara.name],
        ['set-client-photo', amara.name],
        ['create-appointment', amara.name],
        ['check-in-appointment', noor.name],
        ['start-appointment', noor.name],
        ['check-out-appointment', noor.name],
        ['create-note', noor.name],
        ['sign-note', noor.name],
        ['create-claims', amara.name],
        ['submit-claims', amara.name],
      ]);
      if (events.some((event) => JSON.stringify(event).includes('Sleeps through'))) {
        fail('the audit log holds what stands in a note');
      }
      const logged = await made(scene, one, 'get-audit-logs', { client_id, action: 'create-client' });
      if (!JSON.stringify(logged[0]?.changes).includes(client_id)) fail('the audit log does not have the new row');

      // 9. Out; the same cookie opens nothing.
      const cookies = await page.context().cookies();
      await signOut(one);
      await page.context().addCookies(cookies);
      const { status } = await call(scene, one, 'get-client', { id: client_id });
      if (status !== 401) fail(`after signing out a client is still shown: ${status}`);
    },

    'the therapist: only her clients, and a note from Today to the signature by keyboard alone': async (scene) => {
      const { demo, fail, address } = scene;
      const noor = demo.person('noor');
      const manager = await again(scene, 'amara');
      const marit = demo.person('marit');
      const register = (first_name, last_name, therapist) =>
        made(scene, manager, 'create-client', {
          confirmed_new: true,
          client: { first_name, last_name, birth_date: '1979-12-05', therapist_id: therapist.profile_id },
        });
      const own = await register('Perpetua', 'Lindqvist', noor);
      const stranger = await register('Zebulon', 'Thackeray', marit);
      const one = await again(scene, 'noor');
      const { page } = one;
      const { keyboard } = page;
      await diagnosisOf(scene, one, own.id);
      const types = await made(scene, manager, 'get-appointment-types', {});
      const locations = await made(scene, manager, 'get-locations', {});
      const type = types.find((known) => known.name === 'Individual session');
      const book = async (client, clinician) =>
        made(scene, manager, 'create-appointment', {
          appointment: {
            appointment_type_id: type.id,
            client_ids: [client.id],
            clinician_id: clinician.profile_id,
            location_id: locations[0].id,
            starts_at: (await freeTime(scene, manager, clinician.profile_id, type.default_minutes)).toISOString(),
          },
        });

      // A stranger of the same practice, with a visit, is nowhere: not in what is told to open screens either.
      await one.go('/calendar?view=agenda');
      const heard = [];
      page.on('response', async (response) => {
        if (response.url().includes('/functions/')) heard.push(await response.text().catch(() => ''));
      });
      const strange = await book(stranger, marit);
      const visit = await book(own, noor);
      await page
        .getByRole('button', { name: /Perpetua Lindqvist/ })
        .first()
        .waitFor();
      await one.go('/clients');
      await page.getByRole('link', { name: 'Perpetua Lindqvist' }).first().waitFor();
      await page.getByRole('searchbox').fill('thackeray');
      await page.getByText('No client matches').waitFor();
      await keyboard.press('Control+k');
      await page.getByRole('dialog', { name: 'Search' }).waitFor();
      await keyboard.type('thackeray');
      await one.settled();
      if (await page.getByRole('menuitem', { name: /Zebulon Thackeray/ }).count()) fail('the search finds a stranger');
      await keyboard.press('Escape');
      await one.expecting([404], async () => {
        for (const part of ['', '/visits', '/notes', '/documents']) {
          await one.go(`/clients/${stranger.id}${part}`);
          await page.getByRole('heading', { name: 'There is no page here' }).waitFor();
        }
      });
      for (const [name, data] of [
        ['get-client', { id: stranger.id }],
        ['get-client-documents', { client_id: stranger.id }],
        ['get-client-timeline', { client_id: stranger.id }],
        ['get-notes', { client_id: stranger.id }],
        ['get-appointment', { id: strange.id }],
        ['create-download-url', { photo_of: stranger.id }],
        ['create-note', { client_id: stranger.id, kind: 'progress_note' }],
      ]) {
        const { status } = await call(scene, one, name, data);
        if (status !== 404) fail(`${name} answers ${status} about a stranger`);
      }
      const all = await made(scene, one, 'get-clients', { limit: 200 });
      if (all.length === 0 || all.some((client) => client.therapist_id !== noor.profile_id)) {
        const team = await Promise.all(
          all
            .filter((client) => client.therapist_id !== noor.profile_id)
            .map((client) => made(scene, one, 'get-care-team', { client_id: client.id })),
        );
        if (team.some((members) => !members.some((member) => member.profile_id === noor.profile_id))) {
          fail('the list has clients whom she does not treat');
        }
      }
      if (heard.some((text) => text.includes('Thackeray'))) fail('her browser was told of a stranger');

      // From Today to the signature without a mouse. The visit was received and is going on.
      await made(scene, one, 'check-in-appointment', { id: visit.id });
      await made(scene, one, 'start-appointment', { id: visit.id });
      let keys = 0;
      const press = async (key) => {
        keys += 1;
        await keyboard.press(key);
      };
      const focused = () =>
        page.evaluate(() => {
          const at = document.activeElement;
          return (at?.getAttribute('aria-label') || at?.closest('label')?.textContent || at?.textContent || '').trim();
        });
      /** Tab, as far as it takes: the order of the page leads there. */
      const tabTo = async (target) => {
        for (let steps = 0; steps < 60; steps += 1) {
          if (await target.evaluate((element) => element === document.activeElement)) return;
          await press('Tab');
        }
        throw new Error(`${target} is not within 60 steps; the focus is on ${await focused()}`);
      };
      await one.go('/');
      const row = page.getByRole('listitem').filter({ hasText: 'Perpetua Lindqvist' }).first();
      const name = row.getByRole('button', { name: 'Perpetua Lindqvist' });
      await name.waitFor();
      for (let rows = 0; !(await name.evaluate((element) => element === document.activeElement)); rows += 1) {
        if (rows > 60) throw new Error('j does not lead to the visit');
        await press('j');
      }
      await press('Tab');
      await press('Enter');
      const write = row.getByRole('link', { name: 'Write note' });
      await write.waitFor();
      await tabTo(write);
      const began = keys;
      await press('Enter');
      const concerns = page.getByLabel(/^What the client brought/);
      await concerns.waitFor();
      await one.settled();
      await tabTo(concerns);
      await keyboard.type('Walked to work twice.');
      await tabTo(page.getByRole('button', { name: 'Denies all' }));
      await press('Enter');
      await tabTo(page.getByLabel(/^Clinical impression/));
      await keyboard.type('Less afraid.');
      await tabTo(page.getByLabel(/^Plan and next steps/));
      await keyboard.type('Three times next week.');
      await press('Control+Enter');
      await page.getByRole('dialog', { name: 'Sign note' }).waitFor();
      await keyboard.type(noor.name);
      await press('Enter');
      await page.getByRole('button', { name: 'Add amendment' }).waitFor();
      console.log(
        `           a note by keyboard: 0 clicks, ${keys - began} keys beside the words (${keys} with the visit)`,
      );
      const note = await made(scene, one, 'get-note', { id: new URL(page.url()).pathname.split('/')[2] });
      if (note.status !== 'final' || note.appointment_id !== visit.id) fail(`the note is ${note.status}`);
      const held = await made(scene, one, 'get-appointment', { id: visit.id });
      if (held.status !== 'completed') fail(`the visit is ${held.status}`);
      await one.go('/');
      if (await row.getByText('note', { exact: true }).count()) fail('Today still wants the note that is signed');
      await traced(scene, manager, own.id, [
        ['check-out-appointment', noor.name],
        ['sign-note', noor.name],
      ]);
      const refused = await one.page.request.get(`${address}/clients/${stranger.id}`);
      if ((await refused.text()).includes('Thackeray')) fail('the page itself names a stranger');
    },
  };
}
