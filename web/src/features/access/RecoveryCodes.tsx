import { Copy, Printer } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { AccessLayout } from './AccessLayout.tsx';

/** Shown once, after the first phone or passkey is set up. The way on opens when the person says they kept them. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const [kept, setKept] = useState(false);
  const [copied, setCopied] = useState(false);
  return (
    <AccessLayout
      title="Keep these recovery codes"
      about="If your phone or passkey is lost, one of them lets you in. They are shown only now."
    >
      <ul className="grid grid-cols-2 gap-x-6 gap-y-2 rounded-surface border border-line bg-surface px-6 py-4 text-md tabular-nums">
        {codes.map((code) => (
          <li key={code} className="font-medium">
            {code}
          </li>
        ))}
      </ul>
      <div className="no-print mt-4 flex flex-wrap gap-2">
        <Button icon={<Printer aria-hidden size={16} />} onPress={() => window.print()}>
          Print
        </Button>
        <Button
          icon={<Copy aria-hidden size={16} />}
          onPress={() => navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true))}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
      <div className="no-print mt-6 flex flex-col gap-4">
        <Checkbox value={kept} onChange={setKept}>
          I keep these codes in a safe place
        </Checkbox>
        <Button
          kind="primary"
          size="large"
          className="w-full"
          isDisabled={!kept}
          onPress={() => window.location.assign('/')}
        >
          Open MentalSpace
        </Button>
      </div>
    </AccessLayout>
  );
}
