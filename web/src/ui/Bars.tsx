/** One part of every bar. */
export interface BarPart {
  title: string;
  /** Its color: a class that fills (`fill-kind-teal`). */
  fill: string;
}

/** One bar: what it is of, and the size of each part. */
export interface Bar {
  label: string;
  values: readonly number[];
}

interface BarsProps {
  caption: string;
  /** What the labels are. */
  of: string;
  parts: readonly BarPart[];
  bars: readonly Bar[];
  format?: (value: number) => string;
}

/** A plot that is a table: beside each bar stand its figures, so that neither color nor length says anything alone. */
export function Bars({ caption, of, parts, bars, format = String }: BarsProps) {
  const longest = Math.max(...bars.map(length), 1);
  return (
    <table className="w-full border-collapse tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b border-line text-sm text-ink-muted">
          <th scope="col" className="py-2 pr-2 sm:pr-3 text-left font-medium whitespace-nowrap">
            {of}
          </th>
          <td className="w-full" />
          {parts.map((part) => (
            <th key={part.title} scope="col" className="py-2 pl-2 sm:pl-3 text-right font-medium whitespace-nowrap">
              <svg aria-hidden="true" viewBox="0 0 8 8" className={`mr-1.5 inline size-2 ${part.fill}`}>
                <rect width="8" height="8" rx="2" />
              </svg>
              {part.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label} className="border-b border-line">
            <th scope="row" className="py-2 pr-2 sm:pr-3 text-left font-normal whitespace-nowrap">
              {bar.label}
            </th>
            <td>
              <Drawn bar={bar} parts={parts} longest={longest} />
            </td>
            {parts.map((part, place) => (
              <td key={part.title} className="py-2 pl-2 sm:pl-3 text-right">
                {format(bar.values[place] ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A part of less than nothing (a payer took too much back) is not drawn; its figure says it. */
function drawn(value: number): number {
  return Math.max(value, 0);
}

function length(bar: Bar): number {
  return bar.values.reduce((sum, value) => sum + drawn(value), 0);
}

function Drawn({ bar, parts, longest }: { bar: Bar; parts: readonly BarPart[]; longest: number }) {
  let end = 0;
  return (
    <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none" className="block h-3 w-full min-w-6">
      {parts.map((part, place) => {
        const width = (100 * drawn(bar.values[place] ?? 0)) / longest;
        const start = end;
        end += width;
        return <rect key={part.title} x={start} width={width} height="10" className={part.fill} />;
      })}
    </svg>
  );
}
