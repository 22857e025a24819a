import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { setPreferences, usePreferences } from '../../lib/preferences.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { ToastRegion } from '../../ui/ToastRegion.tsx';
import { ActionsKit } from './ActionsKit.tsx';
import { BarsKit } from './BarsKit.tsx';
import { FieldsKit } from './FieldsKit.tsx';
import { FormKit } from './FormKit.tsx';
import { ShellKit } from './ShellKit.tsx';
import { StatesKit } from './StatesKit.tsx';
import { TableKit } from './TableKit.tsx';

/** Every part of the kit in every state, on one page, in either theme. It knows no server and holds invented data. */
export function start(root: HTMLElement): void {
  const shell = window.location.pathname.startsWith('/_kit/shell');
  document.title = 'Kit – MentalSpace';
  createRoot(root).render(<StrictMode>{shell ? <ShellKit /> : <Kit />}</StrictMode>);
}

export function Kit() {
  const { theme } = usePreferences();
  return (
    <main className="mx-auto max-w-5xl px-4 py-8 sm:px-8">
      <PageHeader
        title="Kit"
        about="The parts every screen is made of."
        actions={
          <a href="/_kit/shell" className={buttonClass()}>
            See the staff frame
          </a>
        }
      />
      <div className="pb-8">
        <RadioGroup
          label="Theme"
          value={theme}
          onChange={(next) => setPreferences({ theme: next as typeof theme })}
          options={[
            { value: 'system', label: 'As the computer' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </div>
      <ActionsKit />
      <FieldsKit />
      <FormKit />
      <TableKit />
      <BarsKit />
      <StatesKit />
      <ToastRegion />
    </main>
  );
}
