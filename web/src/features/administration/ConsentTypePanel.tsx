import type { ConsentType } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { day } from '../../lib/dates.ts';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { toast } from '../../ui/toasts.ts';

/** Publishes the first words of a consent, or its next ones. */
export function ConsentTypePanel({ type, onClose }: { type: ConsentType | null; onClose: () => void }) {
  const publish = useCall('save-consent-type', { refreshes: ['get-consent-types'] });
  return (
    <LinePanel<{ name: string; body: string; required: boolean; renew: string }>
      title={type ? `Next version of ${type.name}` : 'Add consent'}
      submitLabel={type ? `Publish version ${type.version + 1}` : 'Publish'}
      start={{
        name: type?.name ?? '',
        body: type?.body ?? '',
        required: type?.required ?? false,
        renew: type?.renew_after_days ? String(type.renew_after_days) : '',
      }}
      fields={[
        { name: 'name', label: 'Name', missing: 'Enter a name.' },
        { name: 'body', label: 'Words', kind: 'area', missing: 'Write what the client agrees to.' },
        { name: 'required', label: 'Nobody is treated without it', kind: 'check' },
        {
          name: 'renew',
          label: 'Asked again after days',
          help: 'Never, if it is left empty.',
          wrong: (text) =>
            text.trim() === '' || /^[1-9]\d{0,3}$/.test(text.trim()) ? null : 'Enter days, such as 365.',
        },
      ]}
      loading={publish.isPending}
      submitError={publish.error}
      onClose={onClose}
      onSave={({ name, body, required, renew }) =>
        publish.mutate(
          {
            key: type?.key ?? keyOf(name),
            name,
            body,
            required,
            renew_after_days: renew.trim() === '' ? null : Number(renew),
          },
          {
            onSuccess: (published) => {
              toast(`${published.name}, version ${published.version}, is published`);
              onClose();
            },
          },
        )
      }
    >
      {type ? (
        <p className="text-ink-muted">
          Who signed version {type.version} keeps it. The new words hold for those who sign from now on.
        </p>
      ) : null}
    </LinePanel>
  );
}

/** Words that were replaced: they can be read and never changed. */
export function OlderWords({ type, onClose }: { type: ConsentType; onClose: () => void }) {
  const { practice } = useMe();
  return (
    <SidePanel title={`${type.name}, version ${type.version}`} isOpen onClose={onClose}>
      <p className="pb-4 text-ink-muted">
        Published {day(type.published_at, practice.timeZone)}, replaced since. Those who signed it are held to these
        words.
      </p>
      <p className="whitespace-pre-wrap">{type.body}</p>
    </SidePanel>
  );
}

/** "Group rules (2027)" is kept under "group_rules_2027": the name may change later, the key says it is the same consent. */
export function keyOf(name: string): string {
  const words = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40)
    .replace(/_+$/, '');
  return words.length >= 2 ? words : `consent_${words}`;
}
