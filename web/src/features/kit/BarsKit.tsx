import { money } from '../../lib/money.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Sample } from './Sample.tsx';

export function BarsKit() {
  return (
    <Sample title="Bars">
      <div className="max-w-xl">
        <Bars
          caption="Open money by age"
          of="Days"
          parts={[
            { title: 'Payers', fill: 'fill-kind-teal' },
            { title: 'Clients', fill: 'fill-kind-amber' },
          ]}
          bars={[
            { label: '0–30', values: [1_824_000, 212_500] },
            { label: '31–60', values: [640_000, 187_500] },
            { label: 'Over 60', values: [0, 96_000] },
          ]}
          format={money}
        />
      </div>
    </Sample>
  );
}
