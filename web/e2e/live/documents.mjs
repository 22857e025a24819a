// A client's papers and photo, against the real program: sent, kept without the place where a picture was taken, read by
// those who treat her, and not there for anybody else.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PDF of one letter-size page for each text, as a scanner or a printer would write it. */
function paper(...texts) {
  const kids = texts.map((_, index) => `${4 + 2 * index} 0 R`).join(' ');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${texts.length}>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  for (const text of texts) {
    const place = `/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents ${objects.length + 2} 0 R`;
    objects.push(`<</Type/Page/Parent 2 0 R${place}>>`);
    const drawn = `BT /F1 20 Tf 72 700 Td (${text}) Tj ET 72 690 400 2 re f`;
    objects.push(`<</Length ${drawn.length}>>stream\n${drawn}\nendstream`);
  }
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  file += `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** A file that begins as a PDF and is none. */
const pdf = (words) =>
  Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% ${words}\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

/** A JPEG from a telephone: drawn by the browser, with an EXIF block that says where it was taken. */
async function photoWithPlace(page) {
  const plain = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 480, height: 480 });
    const paper = canvas.getContext('2d');
    const sky = paper.createLinearGradient(0, 0, 480, 480);
    sky.addColorStop(0, 'teal');
    sky.addColorStop(1, 'gold');
    paper.fillStyle = sky;
    paper.fillRect(0, 0, 480, 480);
    paper.fillStyle = 'white';
    paper.beginPath();
    paper.arc(240, 200, 90, 0, 7);
    paper.arc(240, 460, 170, 0, 7);
    paper.fill();
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
  });
  const jpeg = Buffer.from(plain, 'base64');
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0II*\0\x08\0\0\0\0\0', 'latin1'),
    Buffer.from('GPSLatitude 40.7128 N GPSLongitude 74.0060 W'),
  ]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)]);
}

const choose = (within, file) => within.locator('input[type=file]').setInputFiles(file);

/** A function of the server, as this person's browser calls it. */
async function ask(one, address, name, data) {
  return one.page.request.post(`${address}/functions/v1/${name}`, { data, headers: { origin: address } });
}

async function pictures(one, screens, name) {
  if (!screens) return;
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ]) {
    await one.page.setViewportSize({ width, height });
    await one.settled();
    await one.page.screenshot({ path: `${screens}/${name}-${width}.png` });
  }
  await one.page.setViewportSize({ width: 1440, height: 900 });
}

/** Reads the paper in the page, with the keyboard alone: what is drawn, what is read aloud, and what is written down. */
async function read(desk, { screens, fail }) {
  const { page } = desk;
  if (await page.locator('main canvas').count()) fail('a PDF is drawn before anybody asked to see it');
  const view = page.getByRole('button', { name: 'View', exact: true });
  await view.focus();
  await page.keyboard.press('Enter');
  const reader = page.getByRole('dialog', { name: 'Consent to treatment' });
  await reader.getByText('I agree to treatment.').waitFor();
  await reader.getByText('Words of the second page.').waitFor();
  const ink = await reader
    .locator('canvas')
    .first()
    .evaluate((canvas) => {
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((value, at) => at % 4 === 0 && value < 128).length;
    });
  if (ink < 500) fail(`the page of the PDF is drawn empty: ${ink} dark points`);
  const held = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  if (held !== 'Pages of Consent to treatment') fail(`the keys move ${held} instead of the pages`);
  await page.keyboard.press('+');
  await reader.getByText('150%').waitFor();
  await page.keyboard.press('-');
  await reader.getByText('125%').waitFor();
  await reader.getByRole('button', { name: 'Next page' }).click();
  const number = reader.getByRole('textbox', { name: 'Page' });
  if ((await number.inputValue()) !== '2') fail(`the reader is on page ${await number.inputValue()}`);
  await number.fill('1');
  await number.press('Enter');
  await reader.getByText('I agree to treatment.').waitFor();
  await reader.getByRole('button', { name: 'Fit the width' }).click();
  await desk.inspect();
  await pictures(desk, screens, 'document-reader');
  await page.keyboard.press('Escape');
  await reader.waitFor({ state: 'detached' });
  if (!(await view.evaluate((button) => button === document.activeElement))) fail('the focus is lost after reading');
  const opened = page.getByRole('region', { name: 'Opened by' }).or(page.locator('section', { hasText: 'Opened by' }));
  await opened.getByText('version 1,').first().waitFor();
}

export const documents = (again) => async (scene) => {
  const { fail, screens, address } = scene;
  const desk = await again(scene, 'amara');
  const { page } = desk;
  await desk.go('/clients');
  // Somebody whom Noor treats: the strangers at the end do not.
  const row = page.getByRole('row').filter({ hasText: 'Noor Haddad' }).first();
  const chart = await row.getByRole('link').first().getAttribute('href');
  const client = chart.split('/')[2];

  // The photo: set from the head of the chart, kept without the place, shown there and in the directory.
  await desk.go(chart);
  await page.getByRole('button', { name: 'Add a photo' }).click();
  const panel = page.getByRole('dialog', { name: 'Photo' });
  await choose(panel, { name: 'run.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') });
  await panel.getByText(/kind EXE cannot be stored here/).waitFor();
  await desk.inspect();
  const sent = await photoWithPlace(page);
  if (!sent.includes('GPSLatitude')) fail('the photo that is sent names no place');
  await choose(panel, { name: 'telephone.jpg', mimeType: 'image/jpeg', buffer: sent });
  await panel.getByText('Arrived').waitFor();
  await desk.inspect();
  if (screens) await page.screenshot({ path: `${screens}/photo-panel.png` });
  await panel.getByRole('button', { name: 'Use this photo' }).click();
  await page.getByRole('button', { name: 'Change the photo' }).waitFor();
  const link = await (await ask(desk, address, 'create-download-url', { photo_of: client })).json();
  const kept = await page.request.get(address + link.url, { headers: { origin: address } });
  const bytes = await kept.body();
  if (kept.status() !== 200 || bytes.includes('GPS') || bytes.includes('Exif')) fail('the kept photo names a place');
  if (!/sandbox/.test(kept.headers()['content-security-policy'] ?? '')) fail('the photo goes out without a sandbox');
  await desk.go('/clients');
  await page.locator(`main img[src^="data:image/"]`).first().waitFor();
  await desk.inspect();
  await pictures(desk, screens, 'directory-with-photo');

  // A paper: chosen with the button, read, changed, signed, shown to the client, archived and brought back.
  await desk.go(`${chart}/documents`);
  await page.getByText('No documents yet').waitFor();
  await desk.inspect();
  await page.getByRole('button', { name: 'Add document' }).first().click();
  const add = page.getByRole('dialog', { name: /Add document/ });
  await desk.expecting([400], async () => {
    await choose(add, { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ a program') });
    await add.getByText(/not what its name says|contains a program/).waitFor();
  });
  await choose(add, {
    name: 'Consent_to_treatment.pdf',
    mimeType: 'application/pdf',
    buffer: paper('I agree to treatment.', 'Words of the second page.'),
  });
  await add.getByText('Arrived').waitFor();
  await add.getByLabel('Title').fill('Consent to treatment');
  await add.getByRole('button', { name: /Category/ }).click();
  await page.getByRole('listbox').getByRole('option', { name: 'Consent form' }).click();
  await add.getByLabel('Tags').fill('intake, 2026');
  await desk.inspect();
  if (screens) await page.screenshot({ path: `${screens}/documents-add.png` });
  await add.getByRole('button', { name: 'Add to chart' }).click();
  await page.getByRole('link', { name: 'Consent to treatment' }).waitFor();

  // Dropped anywhere on the page.
  const folder = mkdtempSync(join(tmpdir(), 'mentalspace-drop-'));
  const file = join(folder, 'Outside records.pdf');
  writeFileSync(file, pdf('two'));
  const { x, y } = await page.getByRole('table', { name: 'Documents' }).boundingBox();
  const browser = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    await browser.send('Input.dispatchDragEvent', { type, x: x + 20, y: y + 60, data });
  }
  await add.getByText('Arrived').waitFor();
  await add.getByRole('button', { name: /Category/ }).click();
  await page.getByRole('listbox').getByRole('option', { name: 'Outside records' }).click();
  await add.getByRole('button', { name: 'Add to chart' }).click();
  await page.getByRole('link', { name: 'Outside records' }).waitFor();
  rmSync(folder, { recursive: true });
  await desk.settled();
  await desk.inspect();
  await pictures(desk, screens, 'documents');

  // A file that cannot be read says so, and is there to be saved.
  await page.getByRole('button', { name: 'View Outside records' }).click();
  const broken = page.getByRole('dialog', { name: 'Outside records' });
  await broken.getByText('This PDF cannot be shown').waitFor();
  await broken
    .getByRole('alert')
    .getByRole('button', { name: /Download/ })
    .waitFor();
  await desk.inspect();
  await pictures(desk, screens, 'document-broken');
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Consent to treatment' }).click();
  await page.getByRole('heading', { level: 2, name: 'Consent to treatment' }).waitFor();
  await read(desk, { screens, fail });
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  const sign = page.getByRole('dialog', { name: 'Sign document' });
  await sign.getByRole('button', { name: /Who signs/ }).click();
  await page.getByRole('listbox').getByRole('option', { name: 'The client' }).click();
  await sign.getByLabel(/Full name/).fill('Marguerite Ellingsworth');
  await sign.getByText(/has read the document/).click();
  await desk.inspect();
  if (screens) await page.screenshot({ path: `${screens}/document-sign.png` });
  await sign.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByText(/SHA-256/).waitFor();

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Add new version' }).click();
  const newer = page.getByRole('dialog', { name: 'Add new version' });
  await choose(newer, { name: 'Consent page 2.pdf', mimeType: 'application/pdf', buffer: pdf('three') });
  await newer.getByText('Arrived').waitFor();
  await newer.getByLabel('What changed').fill('The second page was missing');
  await newer.getByRole('button', { name: 'Add version' }).click();
  await page.getByText('Version 2').waitFor();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download', exact: true }).first().click(),
  ]);
  if (saved.suggestedFilename() !== 'Consent page 2.pdf') fail(`the file is saved as ${saved.suggestedFilename()}`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: /Show in the portal/ }).click();
  await page.getByText('In the portal').first().waitFor();
  await desk.settled();
  await desk.inspect();
  await pictures(desk, screens, 'document');
  const shown = new URL(page.url());
  const id = shown.searchParams.get('document');

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  const archive = page.getByRole('dialog', { name: 'Archive document' });
  await archive.getByLabel('Reason').fill('Replaced by the paper form');
  await archive.getByRole('button', { name: 'Archive' }).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('button', { name: 'Sign', exact: true }).waitFor();
  await desk.go(chart);
  await page.getByText('Document signed by Marguerite Ellingsworth: Consent to treatment').waitFor();

  // A colleague signs it: whoever put it there hears it in the bell, and the bell leads to it.
  const noor = await again(scene, 'noor');
  await noor.go(`/documents/${id}`);
  await noor.page.getByRole('button', { name: 'Sign', exact: true }).click();
  const witness = noor.page.getByRole('dialog', { name: 'Sign document' });
  await witness.getByRole('button', { name: /Who signs/ }).click();
  await noor.page.getByRole('listbox').getByRole('option', { name: 'A witness' }).click();
  await witness.getByLabel(/Full name/).fill('Ambrose Tillinghast');
  await witness.getByText(/has read the document/).click();
  await witness.getByRole('button', { name: 'Sign', exact: true }).click();
  await noor.page.getByText('Ambrose Tillinghast').waitFor();
  await page.getByRole('button', { name: /unread notification/ }).click();
  await page.getByRole('link', { name: 'Unread: A document was signed' }).first().click();
  await page.getByText('Ambrose Tillinghast').waitFor();
  if (new URL(page.url()).searchParams.get('document') !== id) fail('the bell leads to another document');

  // Broken off in the middle: nothing of it is anywhere.
  await desk.go(`${chart}/documents`);
  const count = async () =>
    (await (await ask(desk, address, 'get-client-documents', { client_id: client })).json()).length;
  const before = await count();
  await page.getByRole('button', { name: 'Add document' }).first().click();
  // The page may have stopped it by then.
  await page.route('**/storage/v1/**', (route) => setTimeout(() => route.abort().catch(() => undefined), 1500));
  await choose(add, { name: 'half.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(3_000_000, '%PDF-1.4 ') });
  await add.getByRole('button', { name: 'Stop sending' }).click();
  await add.getByText('Choose a file').waitFor();
  await page.unroute('**/storage/v1/**');
  await page.keyboard.press('Escape');
  const discard = page.getByRole('button', { name: 'Discard' });
  await discard.click();
  await desk.go(`${chart}/documents`);
  if ((await count()) !== before) fail('a broken-off upload is a document');
  if (await page.getByText('half').count()) fail('a broken-off upload is in the list');

  // Not there for whoever does not treat her: no list, no answer, no old link, no new one.
  const fresh = await (await ask(desk, address, 'create-download-url', { document_id: id })).json();
  for (const stranger of ['aiko', 'tomas']) {
    const one = await again(scene, stranger);
    await one.go('/clients');
    for (const [name, data] of [
      ['get-client-documents', { client_id: client }],
      ['get-document', { id }],
      ['create-download-url', { document_id: id }],
      ['create-download-url', { photo_of: client }],
    ]) {
      const answer = await ask(one, address, name, data);
      if (answer.status() !== 404) fail(`${name} answers ${answer.status()} for ${stranger}`);
    }
    const direct = await one.page.request.get(address + fresh.url, { headers: { origin: address } });
    if (direct.status() !== 404) fail(`the direct address answers ${direct.status()} for ${stranger}`);
  }
  const whole = await page.request.get(address + fresh.url, { headers: { origin: address } });
  const goes = whole.headers();
  if (!/^sandbox;/.test(goes['content-security-policy']) || !/^attachment;/.test(goes['content-disposition'])) {
    fail('a PDF goes out without its sandbox');
  }
  const own = await page.request.get(address + fresh.url, { headers: { origin: address, range: 'bytes=0-7' } });
  if (own.status() !== 206 || (await own.text()) !== '%PDF-1.4') fail(`a range answers ${own.status()}`);
  const bent = await page.request.get(address + fresh.url.replace(/signature=.{4}/, 'signature=AAAA'), {
    headers: { origin: address },
  });
  if (bent.status() !== 404) fail(`a forged link answers ${bent.status()}`);
  const put = await page.request.put(address + fresh.url, { data: 'x', headers: { origin: address } });
  if (put.status() !== 404) fail(`a link to read takes a PUT: ${put.status()}`);
};
