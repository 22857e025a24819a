import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ReaderBar, ZoomTools } from './ReaderBar.tsx';
import { useFocusOnArrival } from './reading.ts';
import { Unreadable } from './Unreadable.tsx';
import { fitting, larger, smaller } from './zoom.ts';

/** A picture, first as large as the window shows whole. */
export function PictureReader({ file, title, fallback }: { file: Blob; title: string; fallback: ReactNode }) {
  const region = useRef<HTMLElement>(null);
  const [url, setUrl] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  const [own, setOwn] = useState({ width: 0, height: 0 });
  const [chosen, setChosen] = useState<number | null>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  useLayoutEffect(() => {
    const place = region.current;
    if (!place) return;
    const measure = () => setRoom({ width: place.clientWidth - 32, height: place.clientHeight - 32 });
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(place);
    return () => watch.disconnect();
  }, []);
  useFocusOnArrival(region);
  if (broken) {
    const why = 'It is damaged. Your own program for pictures may still open it.';
    return <Unreadable title="This picture cannot be shown" why={why} action={fallback} />;
  }
  const whole = Math.min(fitting(room.width, own.width), fitting(room.height, own.height), 1);
  const zoom = chosen ?? whole;
  const resize = (next: number | undefined) => next !== undefined && setChosen(next);
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
        <ZoomTools
          zoom={zoom}
          onLarger={larger(zoom) ? () => resize(larger(zoom)) : undefined}
          onSmaller={smaller(zoom) ? () => resize(smaller(zoom)) : undefined}
          onFit={() => resize(fitting(room.width, own.width))}
        />
      </ReaderBar>
      <section
        ref={region}
        aria-label={`Picture ${title}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to take the focus to be scrolled
        tabIndex={0}
        onKeyDown={press}
        className="min-h-0 flex-1 overflow-auto bg-canvas -outline-offset-2"
      >
        <div className="flex min-h-full w-max min-w-full items-center justify-center p-4">
          {url ? (
            <img
              src={url}
              alt={`Page of ${title}`}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                setOwn({ width: naturalWidth, height: naturalHeight })
              }
              onError={() => setBroken(true)}
              style={own.width > 0 ? { width: own.width * zoom, height: own.height * zoom } : { visibility: 'hidden' }}
              className="max-w-none shadow-float"
            />
          ) : null}
        </div>
      </section>
    </>
  );
}
