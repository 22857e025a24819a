/*
 * One connection to `/events` for all tabs of this browser: the tab that holds the lock listens, and passes on what it
 * hears. When it closes, the next tab takes over. Only words like "appointments" travel here.
 */

/** Why a stream ended: something about the person changed (signed out, other roles), or nobody was there for long. */
export type Ending = 'changed' | 'expired';

export interface LiveListener {
  /** The page was just opened: what it shows is current without reading it again. */
  fresh: boolean;
  /** A topic, or "everything" when some may have been missed. */
  onChanged: (word: string) => void;
  onEnded: (why: Ending) => void;
}

type Message = { changed: string } | { ended: Ending };

const tryAgainMs = [2_000, 5_000, 15_000, 60_000] as const;
/** A stream that opens this soon after its page has missed nothing. */
const freshMs = 3_000;

/** Listens until the returned function is called. */
export function connect(listener: LiveListener): () => void {
  const channel = new BroadcastChannel('live');
  const hear = (message: Message) => {
    if ('changed' in message) listener.onChanged(message.changed);
    else listener.onEnded(message.ended);
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => hear(data);
  const say = (message: Message) => {
    channel.postMessage(message);
    hear(message);
  };
  const began = Date.now();
  const leave = asTheOnlyTab(() => stream(say, () => listener.fresh && Date.now() - began < freshMs));
  return () => {
    leave();
    channel.close();
  };
}

/** Runs `lead` in one tab at a time. Where the browser has no locks (plain http), every tab leads. */
function asTheOnlyTab(lead: () => () => void): () => void {
  if (!navigator.locks) return lead();
  const waiting = new AbortController();
  let stop = () => waiting.abort();
  const led = () =>
    new Promise<void>((release) => {
      const end = lead();
      stop = () => {
        end();
        release();
      };
    });
  navigator.locks.request('live', { signal: waiting.signal }, led).catch((error: unknown) => {
    if (!waiting.signal.aborted) throw error;
  });
  return () => stop();
}

/** Holds the stream open. The browser connects again by itself; what it gives up on is tried again here. */
function stream(say: (message: Message) => void, isFresh: () => boolean): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let opened = false;

  const again = () => {
    source?.close();
    const pause = tryAgainMs[Math.min(failures, tryAgainMs.length - 1)];
    failures += 1;
    timer = setTimeout(open, pause);
  };
  function open() {
    const opening = new EventSource('/events');
    source = opening;
    opening.onopen = () => {
      failures = 0;
      if (opened || !isFresh()) say({ changed: 'everything' });
      opened = true;
    };
    opening.addEventListener('changed', ({ data }: MessageEvent<string>) => say({ changed: data }));
    opening.addEventListener('ended', ({ data }: MessageEvent<string>) => {
      say({ ended: data === 'expired' ? 'expired' : 'changed' });
      again();
    });
    opening.onerror = () => {
      if (opening.readyState === EventSource.CLOSED) again();
    };
  }
  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}
