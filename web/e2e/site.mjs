// The built site, served as the server will serve it: same content security policy, every path is the page.
import { preview } from 'vite';

export async function openSite() {
  const site = await preview({
    root: new URL('..', import.meta.url).pathname,
    // Any free port from here on: two runs on one machine do not meet.
    preview: { port: Number(process.env.SITE_PORT ?? 4173), strictPort: false },
    logLevel: 'error',
  });
  const address = site.resolvedUrls?.local[0];
  if (!address) throw new Error('vite preview did not say where it listens');
  return { address: address.replace(/\/$/, ''), close: () => site.close() };
}
