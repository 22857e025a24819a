// What stories stand on: calls as whoever is signed in, and records that others than the story's hero make.

/** Calls a function in somebody's session; the answer, whatever it is. */
export async function call(scene, one, name, data) {
  const answer = await one.page.request.post(`${scene.address}/functions/v1/${name}`, {
    data,
    headers: { origin: scene.address, 'idempotency-key': crypto.randomUUID() },
  });
  const text = await answer.text();
  return { status: answer.status(), text, body: JSON.parse(text) };
}

/** The same where it has to succeed. */
export async function made(scene, one, name, data) {
  const { status, text, body } = await call(scene, one, name, data);
  if (status !== 200) throw new Error(`${name} answered ${status}: ${text}`);
  return body;
}

/** Asks until the answer is as it should be, for what another process does in its own time. */
export async function until(what, ask, seconds = 45) {
  for (const end = Date.now() + seconds * 1000; ; ) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`${what} did not happen within ${seconds} seconds`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Keeps a picture of the page where pictures are wanted. */
export async function picture(scene, one, name) {
  if (!scene.screens) return;
  await one.settled();
  await one.page.screenshot({ path: `${scene.screens}/${name}-light-1440.png` });
}

/** The day it is now in a practice. */
export const today = (zone = 'America/New_York') =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());

/** The practice as claims want it: its NPI, tax number, address, and numbers at the clearinghouse. */
export async function readyToBill(scene, admin, name = 'DEMO01') {
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
    submitter_id: name,
    receiver_id: 'STANDIN',
    receiver_name: 'Stand-in clearinghouse',
  });
}

/** A payer of this name, made where the practice does not know it yet. */
export async function payerOf(scene, admin, name, electronic_id) {
  const known = (await made(scene, admin, 'get-payers', {})).find((payer) => payer.name === name);
  if (known) return known;
  const payer = { name, kind: 'commercial', electronic_id, timely_filing_days: 90 };
  return made(scene, admin, 'save-payer', { payer });
}

/** Where a client lives: no claim goes out without it. */
export const addressOf = (scene, admin, client_id) =>
  made(scene, admin, 'save-client-address', {
    client_id,
    client_address: { kind: 'home', street: '4 Quay Street', city: 'Albany', state: 'NY', postal_code: '12207' },
  });

/** What a client is treated for since today. */
export const diagnosisOf = (scene, clinician, client_id, zone) =>
  made(scene, clinician, 'save-client-diagnosis', {
    client_id,
    diagnosis: { code: 'F41.1', rank: 1, status: 'active', diagnosed_on: today(zone) },
  });

/** A client with a policy, an address and a diagnosis, and a note about an hour with them that their clinician signed. */
export async function signedHour(scene, admin, clinician, { person, words, zone }) {
  const me = await made(scene, clinician, 'get-me', {});
  const payer = await payerOf(scene, admin, 'Larkmere Health Plan', 'LARK1');
  const client = await made(scene, admin, 'create-client', {
    confirmed_new: true,
    client: { sex: 'female', therapist_id: me.profile_id, payer_id: payer.id, member_id: 'LK4455667', ...person },
  });
  await addressOf(scene, admin, client.id);
  await diagnosisOf(scene, clinician, client.id, zone);
  const [diagnosis] = await made(scene, clinician, 'get-client-diagnoses', { client_id: client.id });
  const codes = await made(scene, clinician, 'get-service-codes', {});
  const hour = codes.find((code) => code.code === '90837');
  const note = await made(scene, clinician, 'create-note', {
    client_id: client.id,
    kind: 'progress_note',
    service_on: today(zone),
  });
  const text = (key, said) => ({ key, text: said, picks: [] });
  const picks = (key, word) => ({ key, text: '', picks: [word] });
  const saved = await made(scene, clinician, 'save-note', {
    id: note.id,
    row_version: note.row_version,
    save_id: crypto.randomUUID(),
    sections: [
      { key: 'subjective', fields: [text('concerns', words)] },
      {
        key: 'risk',
        fields: [
          picks('suicidal_ideation', 'Denied'),
          picks('homicidal_ideation', 'Denied'),
          picks('self_harm', 'Denied'),
          picks('overall', 'Low'),
        ],
      },
      { key: 'assessment', fields: [text('impression', `Anxious, engaged. ${words}`)] },
      { key: 'plan', fields: [text('plan', `Weekly. ${words}`)] },
    ],
    diagnoses: [diagnosis.id],
    services: [{ billing_code_id: hour.id, minutes: 55, units: 1, modifiers: [] }],
  });
  await made(scene, clinician, 'sign-note', {
    id: note.id,
    row_version: saved.row_version,
    signature: { typed_name: `${me.first_name} ${me.last_name}`, attestation_version: 1 },
  });
  return { client, note, payer, diagnosis };
}
