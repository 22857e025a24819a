import { useEffect, useRef, useState } from 'react';
import type { PageSize, Pdf } from './pdf.ts';

/** One page: its outline at once, and what is on it while it is near what the reader looks at. */
export function PdfPage({
  pdf,
  number,
  zoomOf,
  first,
  near,
}: {
  pdf: Pdf;
  number: number;
  /** How large a page of a size is shown. */
  zoomOf: (size: PageSize) => number;
  /** The size of the first page, until this one's own is known. */
  first: PageSize;
  near: boolean;
}) {
  const host = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(first);
  const [failed, setFailed] = useState(false);
  const zoom = zoomOf(size);
  useEffect(() => {
    const paper = host.current;
    if (!near || !paper) return;
    const control = new AbortController();
    const { signal } = control;
    async function show(into: HTMLElement) {
      const own = await pdf.sizeOf(number);
      signal.throwIfAborted();
      // A page of another size than the first is drawn once its own is known.
      setSize((known) => (known.width === own.width && known.height === own.height ? known : own));
      await pdf.draw(number, zoom, into, signal);
      setFailed(false);
    }
    show(paper).catch(() => {
      if (!signal.aborted) setFailed(true);
    });
    return () => control.abort();
  }, [pdf, number, zoom, near]);
  useEffect(() => {
    // A long file would otherwise keep every page that was ever looked at.
    if (!near) host.current?.replaceChildren();
  }, [near]);
  return (
    <div
      className="relative mx-auto bg-surface shadow-float"
      style={{ width: size.width * zoom, height: size.height * zoom }}
    >
      {/* The place itself belongs to the drawing, not to React. */}
      <div ref={host} className="pdf-page absolute inset-0" />
      {failed ? (
        <p role="alert" className="absolute inset-x-4 top-8 text-center text-ink-muted">
          Page {number} could not be drawn. Download the file to read it.
        </p>
      ) : null}
    </div>
  );
}
