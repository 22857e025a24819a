// What people do with the calendar: one books and moves, another sees it happen, a third must not see it at all.

const widths = { 1440: 900, 1024: 768, 390: 844 };
const zone = 'America/New_York';
const dayIn = (days) => {
  const text = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());
  return new Date(Date.parse(`${text}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
};
const longDay = (day) =>
  new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
/** The moment at which a clock in the practice's zone shows an hour, found by asking the zone itself. */
function at(day, hour, minute = 0) {
  const guess = Date.parse(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`);
  for (const offset of [4, 5]) {
    const moment = new Date(guess + offset * 3_600_000);
    const shown = new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(
      moment,
    );
    if (Number(shown) === hour) return moment.toISOString();
  }
  throw new Error(`no moment shows ${hour} on ${day}`);
}

/** @param {{ again: Function }} people */
export function visitStories({ again }) {
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
  const pictures = async (scene, one, name) => {
    if (!scene.screens) return;
    for (const scheme of ['light', 'dark']) {
      await one.page.emulateMedia({ colorScheme: scheme });
      for (const [width, height] of Object.entries(widths)) {
        await one.page.setViewportSize({ width: Number(width), height });
        await one.settled();
        await one.page.screenshot({ path: `${scene.screens}/${name}-${scheme}-${width}.png` });
      }
    }
    await one.page.emulateMedia({ colorScheme: 'light' });
    await one.page.setViewportSize({ width: 1440, height: 900 });
  };

  return {
    'a visit is booked, seen elsewhere at once, moved by keys past another one, received, and hidden from others':
      async (scene) => {
        const { fail } = scene;
        const desk = await again(scene, 'rosa');
        const therapist = await again(scene, 'noor');
        const { page } = desk;
        const tomorrow = dayIn(1);
        const noor = scene.demo.person('noor');
        const register = (first_name, last_name) =>
          made(scene, desk, 'create-client', {
            confirmed_new: true,
            client: { first_name, last_name, birth_date: '1984-07-19', therapist_id: noor.profile_id },
          });
        const ottoline = await register('Ottoline', 'Fairweather');
        const caspian = await register('Caspian', 'Holloway');
        const [types, locations] = [
          await made(scene, desk, 'get-appointment-types', {}),
          await made(scene, desk, 'get-locations', {}),
        ];
        const type = types.find((one) => one.name === 'Individual session');
        /** The hours from and to, as blocks say them: every visit here is shorter than an hour. */
        const span = (hour, half) => `${hour}:00–${hour}:${type.default_minutes} ${half}`;
        const book = (client, starts_at) =>
          made(scene, desk, 'create-appointment', {
            appointment: {
              appointment_type_id: type.id,
              client_ids: [client.id],
              clinician_id: noor.profile_id,
              starts_at,
              location_id: locations[0].id,
            },
          });

        // Two browsers look at the same day; one of them is about to write.
        await therapist.go(`/calendar?view=week&day=${tomorrow}`);
        await desk.go(`/calendar?view=day&day=${tomorrow}`);
        await desk.inspect();

        // By keys alone: to the line at nine in Noor's column, Enter, three letters, Enter.
        await page.getByRole('button', { name: /^Book .*, [0-9:]+ (AM|PM)$/ }).focus();
        for (let turn = 0; turn < 12; turn += 1) {
          const name = await page.locator(':focus').getAttribute('aria-label');
          if (name === `Book Noor Haddad, ${longDay(tomorrow)}, 9:00 AM`) break;
          const rightColumn = name.startsWith('Book Noor Haddad');
          await page.keyboard.press(rightColumn ? (/ [1-8]:.*AM/.test(name) ? 'PageDown' : 'PageUp') : 'ArrowRight');
        }
        await page.keyboard.press('Enter');
        const panel = page.getByRole('dialog', { name: 'Book visit' });
        await panel.getByRole('combobox', { name: 'Client' }).fill('Ottol');
        await page
          .getByRole('listbox')
          .getByRole('option', { name: /Ottoline Fairweather/ })
          .waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await desk.inspect();
        // A practice with more than one location is asked which.
        await panel.getByRole('button', { name: /Location/ }).click();
        await page.getByRole('listbox').getByRole('option').first().click();
        await panel.getByRole('button', { name: 'Book visit' }).click();
        await page.getByText(/Ottoline Fairweather is booked for/).waitFor();
        const block = (one, time) =>
          one.page.getByRole('button', { name: new RegExp(`Ottoline Fairweather ${time}`) }).first();
        await block(desk, span(9, 'AM')).waitFor();
        // Nobody touches the other browser.
        await block(therapist, span(9, 'AM')).waitFor();

        await book(caspian, at(tomorrow, 11));
        await page.getByRole('button', { name: /Caspian Holloway 11:00/ }).waitFor();

        // Carried by keys onto the other visit: the sentence says why not, and Enter there sends nothing.
        await block(desk, span(9, 'AM')).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Move…' }).click();
        for (const key of ['PageDown', 'PageDown']) await page.keyboard.press(key);
        await page.getByText(`Noor Haddad already has a visit with Caspian Holloway, ${span(11, 'AM')}`).waitFor();
        await desk.inspect();
        await pictures(scene, desk, 'calendar-moving');
        for (const key of ['PageDown', 'PageDown']) await page.keyboard.press(key);
        await page.keyboard.press('Enter');
        await page.getByText(/Ottoline Fairweather is moved to/).waitFor();
        await block(desk, span(1, 'PM')).waitFor();
        await block(therapist, span(1, 'PM')).waitFor();
        await pictures(scene, desk, 'calendar-day');
        await therapist.inspect();
        await pictures(scene, therapist, 'calendar-week');

        // Somebody was faster: the server refuses, the visit goes back, and the reason is told.
        const [moved] = await made(scene, desk, 'get-appointments', {
          from: at(tomorrow, 13),
          to: at(tomorrow, 14),
          client_id: ottoline.id,
          statuses: ['scheduled'],
        });
        const refused = await call(scene, desk, 'reschedule-appointment', {
          id: moved.id,
          starts_at: at(tomorrow, 11),
        });
        if (refused.status !== 409) fail(`a visit on top of another one is answered with ${refused.status}`);

        // Today: received at the desk, and the clinician's list says so by itself.
        const today = await book(ottoline, at(dayIn(0), 7));
        await therapist.go('/');
        await therapist.page.getByRole('button', { name: 'Ottoline Fairweather' }).waitFor();
        await therapist.inspect();
        await desk.go('/front-desk');
        await desk.inspect();
        const row = (one) => one.page.getByRole('listitem').filter({ hasText: 'Ottoline Fairweather' }).first();
        await row(desk).getByRole('button', { name: 'Check in' }).click();
        await row(desk).getByText('Checked in', { exact: true }).waitFor();
        await row(therapist).getByText('Checked in', { exact: true }).waitFor();
        await pictures(scene, desk, 'front-desk');
        await pictures(scene, therapist, 'today');

        // Its panel has its history and what may be done next.
        await row(therapist).getByRole('button', { name: 'Ottoline Fairweather' }).click();
        const visit = therapist.page.getByRole('dialog', { name: 'Ottoline Fairweather' });
        await visit.getByText('Booked').waitFor();
        await therapist.inspect();
        await pictures(scene, therapist, 'visit-panel');
        await visit.getByRole('button', { name: 'Start session' }).click();
        await visit.getByRole('button', { name: 'Check out' }).waitFor();

        // Whoever does not treat her, and the other practice: no column, no answer knows the visit.
        for (const stranger of ['aiko', 'tomas']) {
          const one = await again(scene, stranger);
          await one.go(`/calendar?view=agenda&day=${dayIn(0)}`);
          await one.inspect();
          if ((await one.page.locator('main').textContent()).includes('Fairweather'))
            fail(`${stranger} sees the visit`);
          const { status } = await call(scene, one, 'get-appointment', { id: today.id });
          if (status !== 404) fail(`get-appointment answers ${status} for ${stranger}`);
          const { body } = await call(scene, one, 'get-appointments', { from: at(dayIn(0), 0), to: at(dayIn(3), 0) });
          if (JSON.stringify(body).includes('Fairweather')) fail(`get-appointments shows the visit to ${stranger}`);
        }
      },
    'a visit is edited where it stands, and its series is seen and called off from one visit on': async (scene) => {
      const { fail } = scene;
      const desk = await again(scene, 'rosa');
      const therapist = await again(scene, 'noor');
      const noor = scene.demo.person('noor');
      const { page } = desk;
      const first = dayIn(8);
      const client = await made(scene, desk, 'create-client', {
        confirmed_new: true,
        client: { first_name: 'Leopold', last_name: 'Quince', birth_date: '1979-02-11', therapist_id: noor.profile_id },
      });
      const types = await made(scene, desk, 'get-appointment-types', {});
      const locations = await made(scene, desk, 'get-locations', {});
      const type = types.find((one) => one.name === 'Individual session');
      const { visits } = await made(scene, desk, 'create-appointment-series', {
        appointment: {
          appointment_type_id: type.id,
          client_ids: [client.id],
          clinician_id: noor.profile_id,
          starts_at: at(first, 16),
          location_id: locations[0].id,
          outside_hours: true,
        },
        recurrence: { frequency: 'weekly', count: 4 },
      });
      const open = async (one, n) => {
        await one.go(`/calendar?view=agenda&day=${dayIn(8 + 7 * n)}`);
        await one.page
          .getByRole('button', { name: /Leopold Quince/ })
          .first()
          .click();
        const panel = one.page.getByRole('dialog', { name: 'Leopold Quince' });
        await panel.getByText('Booked').waitFor();
        return panel;
      };

      // The desk has the form open while the therapist saves: nothing is written over unseen.
      await (await open(desk, 0)).getByRole('button', { name: 'Edit…' }).click();
      const editor = page.getByRole('dialog', { name: 'Edit the visit of Leopold Quince' });
      await editor.getByLabel('Note for the staff').fill('Comes by the side door');
      await desk.inspect();
      await pictures(scene, desk, 'visit-edit');
      await made(scene, therapist, 'update-appointment', {
        id: visits[0].id,
        row_version: visits[0].row_version,
        appointment_type_id: type.id,
        place: { modality: 'phone' },
        note: 'By telephone this once',
      });
      await editor.getByText(/Somebody changed this visit while you were here/).waitFor();
      await desk.inspect();
      await pictures(scene, desk, 'visit-edit-stale');
      await editor.getByRole('button', { name: 'Keep mine' }).click();
      await editor.getByRole('button', { name: 'Save visit' }).click();
      await page.getByText('The visit of Leopold Quince is saved').waitFor();
      const saved = await made(scene, desk, 'get-appointment', { id: visits[0].id });
      if (
        saved.note !== 'Comes by the side door' ||
        saved.modality !== 'in_person' ||
        saved.starts_at !== visits[0].starts_at
      )
        fail(`the visit was saved as ${JSON.stringify(saved)}`);

      // The series from its second visit: one was moved, and from here on it is called off.
      await made(scene, desk, 'reschedule-appointment', {
        id: visits[2].id,
        starts_at: at(dayIn(8 + 15), 16),
        outside_hours: true,
      });
      await (await open(desk, 1)).getByRole('button', { name: 'All visits of the series' }).click();
      const series = page.getByRole('dialog', { name: 'Series of Leopold Quince' });
      await series.getByText(/^4 visits from .*: 4 booked, 1 moved$/).waitFor();
      await series.getByText(/^Every week on /).waitFor();
      await desk.inspect();
      await pictures(scene, desk, 'visit-series');
      await series.getByRole('button', { name: 'Cancel from this visit on…' }).click();
      const cancel = page.getByRole('dialog', { name: 'Cancel the visit of Leopold Quince' });
      await cancel.getByRole('button', { name: /Why/ }).click();
      await page.getByRole('option', { name: 'Client asked' }).click();
      await cancel.getByRole('button', { name: 'Cancel visit' }).click();
      await page.getByText('3 visits of Leopold Quince are cancelled').waitFor();
      const left = await made(scene, desk, 'get-appointments', {
        from: at(first, 0),
        to: at(dayIn(60), 0),
        client_id: client.id,
        statuses: ['scheduled'],
      });
      if (left.length !== 1 || left[0].id !== visits[0].id) fail(`${left.length} visits of the series are left`);
    },
  };
}
