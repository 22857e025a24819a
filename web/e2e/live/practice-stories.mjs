// Two practices in one database do the same work with the same names on the same day, and neither learns of the other:
// not by rows, counts, refusals, searches, words of errors, numbers in sequence, events, mails or files.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { call, made, payerOf, readyToBill, signedHour, until } from './groundwork.mjs';
import { functions, open, plain, told } from './reach.mjs';

const canaries = ['ospreyfeather', 'tansyrootling'];
const twin = { first_name: 'Cosima', last_name: 'Birdwhistle', birth_date: '1990-06-21' };

/** From the signed note to the posted remittance, as whoever bills. */
async function paid(scene, biller, client_id) {
  const ready = await until('the charge', async () => {
    const charges = await made(scene, biller, 'get-charges', { client_id });
    return charges.find((charge) => charge.status === 'ready');
  });
  const [claim] = await made(scene, biller, 'create-claims', { charge_ids: [ready.id] });
  await made(scene, biller, 'submit-claims', { claim_ids: [claim.id] });
  const remittance = await until('the answer to the claim', async () => {
    await made(scene, biller, 'check-claim-answers', {});
    const [now] = await made(scene, biller, 'get-claims', { client_id });
    const [first] = await made(scene, biller, 'get-remittances', { status: 'imported' });
    return now.status === 'accepted' && first;
  });
  await made(scene, biller, 'post-remittance', { id: remittance.id, row_version: remittance.row_version });
  return { charge: ready.id, claim: claim.id, remittance: remittance.id, number: claim.number };
}

/** What a practice counts: of its work, its money and its people. */
async function counted(scene, one) {
  const counts = [];
  for (const name of ['get-work-counts', 'get-notification-count', 'get-billing-queue', 'get-day', 'get-payments']) {
    counts.push((await call(scene, one, name, {})).text);
  }
  for (const name of ['get-clients', 'get-users', 'get-claims', 'get-charges']) {
    const answer = await one.page.request.post(`${scene.address}/functions/v1/${name}`, {
      data: { limit: 1 },
      headers: { origin: scene.address },
    });
    counts.push(`${name} ${answer.headers()['x-total-count']}`);
  }
  return counts.join('\n');
}

/** Listens as an open screen does, beside the screens themselves. */
const listen = (one) =>
  one.page.evaluate(() => {
    window.heardEvents = [];
    const source = new EventSource('/events');
    source.addEventListener('changed', ({ data }) => window.heardEvents.push(data));
    return new Promise((resolve) => {
      source.onopen = resolve;
    });
  });
const heardBy = (one) => one.page.evaluate(() => window.heardEvents);

/** Every file below a folder. */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** @param {{ again: Function, signIn: Function }} people */
export function practiceStories({ again, signIn }) {
  const enter = async (scene, first) => {
    const one = await scene.visitor(first);
    await signIn(one, scene.demo.person(first), 1);
    return one;
  };

  return {
    'two practices do the same work in one database, and neither learns of the other': async (scene) => {
      const { demo, fail, address } = scene;
      const [first, second] = demo.sheet.practices;
      const [amara, noor, tomas, wren] = [
        await again(scene, 'amara'),
        await again(scene, 'noor'),
        await enter(scene, 'tomas'),
        await enter(scene, 'wren'),
      ];
      await readyToBill(scene, amara, 'HARBOR1');
      await readyToBill(scene, tomas, 'JUNIPR1');
      await payerOf(scene, tomas, 'Larkmere Health Plan', 'LARK1');
      // Numbers in sequence: what the other does between two registrations leaves no gap.
      const register = async (one, last_name) => {
        const client = { first_name: 'Ambrose', last_name, birth_date: '1971-01-30' };
        return made(scene, one, 'create-client', { confirmed_new: true, client });
      };
      const numberOf = ({ mrn }) => Number(mrn.replace(/\D/g, ''));
      const earlier = await register(tomas, 'Firstcomer');

      // The first practice lives its day; an open screen of the second hears nothing, and its counts stay.
      await tomas.go('/');
      const before = await counted(scene, tomas);
      await listen(tomas);
      const theirs = await signedHour(scene, amara, noor, { person: twin, words: `Spoke of the ${canaries[0]}.` });
      const their = await paid(scene, amara, theirs.client.id);
      const between = await register(amara, 'Inbetween');
      const heard = await heardBy(tomas);
      if (heard.length > 0) fail(`a screen of the second practice heard ${heard} of the first one's work`);
      const after = await counted(scene, tomas);
      if (after !== before) fail(`the second practice's counts changed from\n${before}\nto\n${after}`);
      const later = await register(tomas, 'Nextcomer');
      if (numberOf(later) !== numberOf(earlier) + 1) fail(`after ${earlier.mrn} came ${later.mrn}`);
      await until('that the second practice hears of its own work', async () => (await heardBy(tomas)).length > 0);

      // The same names, numbers and days: nothing is taken, nobody is known already.
      const alike = await made(scene, tomas, 'find-duplicate-clients', twin);
      if (alike.length > 0) fail('the second practice is told of a client of the first');
      const ours = await signedHour(scene, tomas, wren, {
        person: twin,
        words: `Spoke of the ${canaries[1]}.`,
        zone: 'America/Chicago',
      });
      const our = await paid(scene, tomas, ours.client.id);
      for (const [one, name] of [
        [amara, 'Attic room'],
        [tomas, 'Attic room'],
      ]) {
        const [location] = await made(scene, one, 'get-locations', {});
        await made(scene, one, 'create-room', { location_id: location.id, name, capacity: 2 });
      }
      const found = await made(scene, tomas, 'get-clients', { search: 'birdwhistle' });
      if (found.length !== 1 || found[0].id !== ours.client.id) fail(`the search finds ${found.length} of that name`);

      // Every function there is, asked by each practice about the other's records: whatever it says is what it says
      // about records that nobody has. What fails by a foreign key fails alike; what errors say is alike.
      const [charge] = await made(scene, amara, 'get-charges', { client_id: theirs.client.id });
      const [location] = await made(scene, amara, 'get-locations', {});
      const [type] = await made(scene, amara, 'get-appointment-types', {});
      const [room] = await made(scene, amara, 'get-rooms', {});
      const ids = {
        client: theirs.client.id,
        merge: between.id,
        note: theirs.note.id,
        payer: theirs.payer.id,
        diagnosis: theirs.diagnosis.id,
        charge: their.charge,
        claim: their.claim,
        remittance: their.remittance,
        insurance: charge.client_insurance_id,
        location: location.id,
        room: room.id,
        appointment_type: type.id,
        profile: demo.person('noor').profile_id,
        clinician: demo.person('noor').profile_id,
        supervisee: demo.person('noor').profile_id,
        user: demo.person('noor').profile_id,
        word: 'birdwhistle',
      };
      const nobodys = Object.fromEntries(
        Object.entries(ids).map(([key, id]) => [key, key === 'word' ? id : crypto.randomUUID()]),
      );
      const asks = functions.filter((one) => open(one, 'administrator'));
      const records = Object.values(ids).filter((id) => id !== ids.word);
      const leaks = (text) => [...records, canaries[0], first.id, first.name].filter((word) => text.includes(word));
      const foreign = (
        await told(
          scene,
          tomas,
          asks.filter(({ writes }) => !writes),
          ids,
        )
      ).concat(
        await told(
          scene,
          tomas,
          asks.filter(({ writes, example }) => writes && aboutRecords(example)),
          ids,
        ),
      );
      const nowhere = new Map();
      for (const answer of await told(
        scene,
        tomas,
        asks.filter((one) => foreign.some(({ name }) => name === one.name)),
        nobodys,
      )) {
        nowhere.set(answer.name, answer);
      }
      let compared = 0;
      for (const answer of foreign) {
        if (answer.status === 200 && leaks(answer.text).length > 0) {
          fail(`${answer.name} shows the second practice ${leaks(answer.text)}`);
        }
        if (!answer.about) continue;
        compared += 1;
        const none = nowhere.get(answer.name);
        if (answer.status !== none.status || plain(answer, ids) !== plain(none, nobodys)) {
          fail(
            `${answer.name} tells somebody else's record (${answer.status} ${answer.text.slice(0, 300)}) from none at all (${none.status} ${none.text.slice(0, 300)})`,
          );
        }
      }
      if (compared < 60) fail(`only ${compared} functions were asked about another practice's records`);
      // The same questions find the records where they are.
      const own = await told(
        scene,
        amara,
        asks.filter(({ writes }) => !writes),
        ids,
      );
      const finding = own.filter(({ text }) => text.includes(theirs.client.id)).map(({ name }) => name);
      if (finding.length < 10) fail(`the first practice finds its own client only in ${finding}`);

      // Mails: whoever gets one reads nothing of the other practice.
      const box = await (await tomas.page.request.get(demo.sheet.mailbox)).text();
      const mails = [...box.matchAll(/<td>([^<]*@[^<]*)<\/td><td><a href="([^"]+)">/g)];
      for (const [, to, href] of mails) {
        const text = await (await tomas.page.request.get(address + href)).text();
        const other = to.includes('juniperstreet') ? first.name : to.includes('harborlane') ? second.name : null;
        if (other && text.includes(other)) fail(`a mail to ${to} names ${other}`);
      }

      // Files: what went to the clearinghouse lies in a folder for each practice.
      const folder = join(demo.folder, 'clearinghouse');
      for (const [mine, not] of [
        [first, 'JUNIPR1'],
        [second, 'HARBOR1'],
      ]) {
        const files = filesIn(join(folder, mine.id));
        if (files.length === 0) fail(`the clearinghouse has no file of ${mine.name}`);
        if (files.some((file) => readFileSync(file, 'utf8').includes(not))) fail(`a file of ${mine.name} names ${not}`);
        if (files.some((file) => canaries.some((word) => readFileSync(file, 'utf8').includes(word)))) {
          fail(`a file of ${mine.name} holds a word of a note`);
        }
      }
      const words = demo.said();
      for (const word of [...canaries, twin.last_name]) if (words.includes(word)) fail(`the log holds ${word}`);
      if (our.number === undefined || their.number === undefined) fail('a claim has no number');
    },
  };
}

/** Whether an example names a record: only such a call can be about somebody else's. */
const aboutRecords = (example) => /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.test(JSON.stringify(example));
