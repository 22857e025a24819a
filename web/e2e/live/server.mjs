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

/** Starts the program on this folder and resolves when it listens. */
async function startProgram(folder, port, said) {
  const program = spawn(binary, ['demo', '--scale', 'small', '--data-dir', folder, '--port', String(port)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let lately = '';
  await new Promise((resolve, reject) => {
    program.stderr.on('data', (bytes) => {
      lately += bytes;
      said(bytes);
      // The last line of its greeting: it listens from here on.
      if (lately.includes('Press Ctrl+C to stop')) resolve();
    });
    program.once('error', reject);
    program.once('exit', (code) => reject(new Error(`the demo ended with ${code} before it was ready:\n${lately}`)));
  });
  return program;
}

function ended(program, signal) {
  const exit = new Promise((resolve) => program.once('exit', resolve));
  program.kill(signal);
  return exit;
}

/** Starts the demo and resolves when it answers, with its sheet of sign-ins. */
export async function startDemo() {
  const folder = mkdtempSync(join(tmpdir(), 'mentalspace-live-'));
  const data = join(folder, 'data');
  const port = await freePort();
  let said = '';
  const listen = (bytes) => {
    said += bytes;
  };
  let program = await startProgram(data, port, listen);
  const sheet = JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8'));
  return {
    sheet,
    /** Where the demo keeps everything. */
    folder: data,
    said: () => said,
    person: (email) => {
      const found = sheet.sign_ins.find((entry) => entry.email.startsWith(`${email}@`));
      if (!found) throw new Error(`the demo has nobody called ${email}`);
      return found;
    },
    /** The server dies without a word, as when its power is cut. */
    kill: () => ended(program, 'SIGKILL'),
    /** It comes back, on the same folder and port. */
    revive: async () => {
      program = await startProgram(data, port, listen);
    },
    stop: async () => {
      await ended(program, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
