// A demo of its own for the run: the real binary, a fresh database, a free port. Gone when the run is over.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const binary = process.env.MENTALSPACE ?? new URL('../../../target/debug/mentalspace', import.meta.url).pathname;

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Starts the demo and resolves when it answers, with its sheet of sign-ins. */
export async function startDemo() {
  const folder = mkdtempSync(join(tmpdir(), 'mentalspace-live-'));
  const port = await freePort();
  const demo = spawn(binary, ['demo', '--scale', 'small', '--data-dir', join(folder, 'data'), '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  await new Promise((resolve, reject) => {
    demo.stderr.on('data', (bytes) => {
      said += bytes;
      // The last line of its greeting: it listens from here on.
      if (said.includes('Press Ctrl+C to stop')) resolve();
    });
    demo.once('error', reject);
    demo.once('exit', (code) => reject(new Error(`the demo ended with ${code} before it was ready:\n${said}`)));
  });
  const sheet = JSON.parse(readFileSync(join(folder, 'data', 'demo.json'), 'utf8'));
  return {
    sheet,
    /** Where the demo keeps everything. */
    folder: join(folder, 'data'),
    said: () => said,
    person: (email) => {
      const found = sheet.sign_ins.find((entry) => entry.email.startsWith(`${email}@`));
      if (!found) throw new Error(`the demo has nobody called ${email}`);
      return found;
    },
    stop: async () => {
      const ended = new Promise((resolve) => demo.once('exit', resolve));
      demo.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
