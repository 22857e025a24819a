import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import './pdf.css';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { PdfPage } from './PdfPage.tsx';
import { openPdf, type PageSize, type Pdf, PdfProblem } from './pdf.ts';
import { PageTools, ReaderBar, ZoomTools } from './ReaderBar.tsx';
import { useFocusOnArrival } from './reading.ts';
import { Unreadable } from './Unreadable.tsx';
import { atFirst, fitting, larger, pageInSight, smaller } from './zoom.ts';

type Opened = { state: 'opening' } | { state: 'open'; pdf: Pdf; first: PageSize } | { state: 'failed'; why: string };

/** A PDF, page below page. The arrows and Page Up and Down turn, plus and minus change the size. */
export default function PdfReader({ file, title, fallback }: { file: Blob; title: string; fallback: ReactNode }) {
  const [opened, setOpened] = useState<Opened>({ state: 'opening' });
  useEffect(() => {
    const control = new AbortController();
    const { signal } = control;
    async function open() {
      const pdf = await openPdf(file, signal);
      const first = await pdf.sizeOf(1);
      signal.throwIfAborted();
      setOpened({ state: 'open', pdf, first });
    }
    open().catch((error: unknown) => {
      if (signal.aborted) return;
      const why = error instanceof PdfProblem ? error.message : 'This browser is too old for it.';
      setOpened({ state: 'failed', why });
    });
    return () => control.abort();
  }, [file]);
  if (opened.state === 'opening') {
    return (
      <div className="p-6">
        <Skeleton rows={4} label="Opening the PDF" />
      </div>
    );
  }
  if (opened.state === 'failed')
    return <Unreadable title="This PDF cannot be shown" why={opened.why} action={fallback} />;
  return <Pages pdf={opened.pdf} first={opened.first} title={title} />;
}

/** How far from the page in sight others are drawn already. */
const ahead = 3;

function Pages({ pdf, first, title }: { pdf: Pdf; first: PageSize; title: string }) {
  const region = useRef<HTMLElement>(null);
  const [room, setRoom] = useState(0);
  const [chosen, setChosen] = useState<number | 'width' | null>(null);
  const [current, setCurrent] = useState(1);
  // Pages of different sizes each fill the width, until somebody chooses a size.
  function zoomOf({ width }: PageSize) {
    return chosen === 'width' ? fitting(room, width) : (chosen ?? atFirst(room, width));
  }
  const zoom = zoomOf(first);

  useLayoutEffect(() => {
    const place = region.current;
    if (!place) return;
    const measure = () => setRoom(roomIn(place));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(place);
    return () => watch.disconnect();
  }, []);
  useFocusOnArrival(region);

  const tops = () =>
    [...(region.current?.querySelectorAll<HTMLElement>('[data-page]') ?? [])].map((page) => page.offsetTop);
  function look() {
    const place = region.current;
    if (place) setCurrent(pageInSight(tops(), place.scrollTop, place.clientHeight));
  }
  function turnTo(page: number) {
    region.current?.scrollTo({ top: Math.max((tops()[page - 1] ?? 0) - 8, 0) });
    setCurrent(page);
  }
  /** The page in sight stays in sight. */
  function resize(next: number | 'width' | undefined) {
    if (next === undefined) return;
    setChosen(next);
    requestAnimationFrame(() => turnTo(current));
  }
  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') resize(larger(zoom));
    else if (event.key === '-') resize(smaller(zoom));
    else return;
    event.preventDefault();
  }
  return (
    <>
      <ReaderBar>
        <PageTools page={current} pages={pdf.pages} onTurn={turnTo} />
        <ZoomTools
          zoom={zoom}
          onLarger={larger(zoom) ? () => resize(larger(zoom)) : undefined}
          onSmaller={smaller(zoom) ? () => resize(smaller(zoom)) : undefined}
          onFit={() => resize('width')}
        />
      </ReaderBar>
      <section
        ref={region}
        aria-label={`Pages of ${title}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to take the focus to be scrolled
        tabIndex={0}
        onScroll={look}
        onKeyDown={press}
        className="relative min-h-0 flex-1 overflow-auto bg-canvas -outline-offset-2"
      >
        <ol className="flex w-max min-w-full flex-col gap-4 p-4 max-sm:p-2">
          {Array.from({ length: room > 0 ? pdf.pages : 0 }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the number of a page is its identity
            <li key={index} data-page aria-label={`Page ${index + 1}`}>
              <PdfPage
                pdf={pdf}
                number={index + 1}
                zoomOf={zoomOf}
                first={first}
                near={Math.abs(index + 1 - current) <= ahead}
              />
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

/** The width for a page inside the padding. */
function roomIn(place: HTMLElement): number {
  return place.clientWidth - (place.clientWidth < 640 ? 16 : 32);
}
