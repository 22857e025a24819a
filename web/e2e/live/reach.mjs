// How far somebody's hands reach: every function of the server asked about given records, from the list that the server
// publishes of itself. A function that is added tomorrow is asked tomorrow.
import { readFileSync } from 'node:fs';
import { call } from './groundwork.mjs';

const { paths } = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'));
const anId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const inJson = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Every function: who may call it, whether it writes, what it is about, and an example. */
export const functions = Object.entries(paths)
  .filter(([path]) => path.startsWith('/functions/v1/'))
  .map(([path, { post }]) => ({
    name: path.slice('/functions/v1/'.length),
    roles: post['x-roles'] ?? [],
    writes: post['x-effect'] === 'write',
    about: post['x-audit'] ?? '',
    example: post.requestBody?.content['application/json'].example ?? {},
  }));

/** Whether a role may call a function. */
export const open = ({ roles }, role) => ['signed_in', 'anyone'].includes(roles) || roles.includes(role);

/** The example's body with other records in it: by the name of the field, and a plain `id` by what the function is about. */
function bodyOf({ about, example }, ids) {
  const filled = (value, key) => {
    if (Array.isArray(value)) return value.map((one) => filled(one, key.replace(/_ids$/, '_id')));
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, name)]));
    }
    if (key === 'search' && value) return ids.word;
    if (!anId.test(value ?? '')) return value;
    return ids[key.replace(/_id$/, '')] ?? ids[about] ?? ids.client;
  };
  return filled(example, '');
}

/** Whether a body names anybody's record. */
const names = (body, ids) => Object.values(ids).some((id) => JSON.stringify(body).includes(id));

/** What one person is told when they ask every one of these functions about these records. */
export async function told(scene, one, which, ids) {
  const answers = [];
  for (const each of which) {
    const body = bodyOf(each, ids);
    const { status, text } = await call(scene, one, each.name, body);
    if (status >= 500) scene.fail(`${each.name} broke: ${text}`);
    // A file comes in letters: what stands in it is looked at as well.
    const files = [...text.matchAll(/"([A-Za-z0-9+/=]{200,})"/g)].map(([, file]) => Buffer.from(file, 'base64'));
    answers.push({ name: each.name, status, text: [text, ...files].join('\n'), about: names(body, ids) });
  }
  return answers;
}

/** An answer without what is another one each time: request, moment, and the ids that were asked for. */
export const plain = ({ text }, ids) =>
  text
    .replace(inJson, (id) => (Object.values(ids).includes(id) ? 'the one asked for' : id))
    .replace(/"request_id":"[^"]*"/, '')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then');
