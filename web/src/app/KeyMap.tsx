import { setPreferences, usePreferences } from '../lib/preferences.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Switch } from '../ui/Switch.tsx';
import { everywhere, inCalendar, inLists, inNotes, inPanels, type KeyBinding } from './keys.ts';

export function KeyMap({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { shortcuts } = usePreferences();
  return (
    <Dialog title="Keyboard" isOpen={isOpen} onClose={onClose} actions={<Button onPress={onClose}>Close</Button>}>
      <div className="flex flex-col gap-5">
        <Keys title="Everywhere" bindings={everywhere} />
        <Keys title="In lists" bindings={inLists} />
        <Keys title="In the calendar" bindings={inCalendar} />
        <Keys title="In panels and forms" bindings={inPanels} />
        <Keys title="In notes" bindings={inNotes} />
        <Switch
          label="Single-key shortcuts"
          help="Switch them off if you dictate or press keys by accident."
          value={shortcuts === 'on'}
          onChange={(on) => setPreferences({ shortcuts: on ? 'on' : 'off' })}
        />
      </div>
    </Dialog>
  );
}

function Keys({ title, bindings }: { title: string; bindings: readonly KeyBinding[] }) {
  return (
    <section>
      <h3 className="mb-1 text-sm font-medium text-ink-muted">{title}</h3>
      <dl className="divide-y divide-line">
        {bindings.map((binding) => (
          <div key={binding.keys} className="flex items-center justify-between gap-4 py-1.5">
            <dt>{binding.does}</dt>
            <dd>
              <kbd className="rounded-[4px] border border-line bg-canvas px-1.5 py-0.5 font-sans text-xs whitespace-pre">
                {binding.keys}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
