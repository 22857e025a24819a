import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { shows, useLiveUpdates } from './events.ts';

/** A stand-in for the browser's, driven by the test. */
class Source extends EventTarget {
  static CLOSED = 2;
  static opened: Source[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readyState = 0;
  closed = false;

  constructor(readonly address: string) {
    super();
    Source.opened.push(this);
  }
  close() {
    this.closed = true;
  }
  say(kind: string, data: string) {
    this.dispatchEvent(new MessageEvent(kind, { data }));
  }
}

beforeEach(() => {
  Source.opened = [];
  vi.stubGlobal('EventSource', Source);
});
afterEach(() => vi.unstubAllGlobals());

function listening() {
  const client = new QueryClient();
  client.setQueryData(['get-clients', { limit: 25 }], []);
  client.setQueryData(['get-claims', {}], []);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const onEnded = vi.fn();
  const hook = renderHook(({ enabled }) => useLiveUpdates({ enabled, onEnded }), {
    wrapper,
    initialProps: { enabled: true },
  });
  const stale = (key: unknown[]) => client.getQueryState(key)?.isInvalidated;
  return {
    ...hook,
    onEnded,
    clients: () => stale(['get-clients', { limit: 25 }]),
    claims: () => stale(['get-claims', {}]),
  };
}

test('a topic refreshes the reads that show it, whatever their input, and no others', async () => {
  const page = listening();
  Source.opened[0]?.onopen?.();
  Source.opened[0]?.say('changed', 'clients');
  await waitFor(() => expect(page.clients()).toBe(true));
  expect(page.claims()).toBe(false);
  page.unmount();
  expect(Source.opened[0]?.closed).toBe(true);
});

test('what may have been missed is read again: after a gap, and after a word this page does not know', async () => {
  const gap = listening();
  Source.opened[0]?.onopen?.();
  Source.opened[0]?.onopen?.();
  await waitFor(() => expect(gap.claims()).toBe(true));
  gap.unmount();

  const newer = listening();
  Source.opened[1]?.say('changed', 'weather');
  await waitFor(() => expect(newer.claims()).toBe(true));
  newer.unmount();
});

test('a locked screen does not listen, and reads everything again once it is open', async () => {
  const page = listening();
  page.rerender({ enabled: false });
  expect(Source.opened[0]?.closed).toBe(true);
  page.rerender({ enabled: true });
  Source.opened[1]?.onopen?.();
  await waitFor(() => expect(page.clients()).toBe(true));
  page.unmount();
});

test('the end of the session is passed on with its reason', async () => {
  const page = listening();
  Source.opened[0]?.say('ended', 'expired');
  expect(page.onEnded).toHaveBeenCalledWith('expired');
  Source.opened[0]?.say('ended', 'changed');
  expect(page.onEnded).toHaveBeenCalledWith('changed');
  page.unmount();
});

test('a read is matched by the words of its name', () => {
  expect(shows('appointments', 'get-day')).toBe(true);
  expect(shows('payments', 'get-day')).toBe(true);
  expect(shows('notifications', 'get-notification-count')).toBe(true);
  expect(shows('clients', 'get-practice-settings')).toBe(false);
});
