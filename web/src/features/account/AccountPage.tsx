import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { type Offers, useOffers } from '../../api/offers.ts';
import { roleNames } from '../../api/roles.ts';
import { useMe } from '../../app/me.ts';
import { setPreferences, usePreferences } from '../../lib/preferences.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { PageHeader, Section } from '../../ui/PageHeader.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { ChangePassword } from './ChangePassword.tsx';
import { ProfilePanel } from './ProfilePanel.tsx';
import { Sessions } from './Sessions.tsx';
import { SignInMethods } from './SignInMethods.tsx';

/** Who I am here, and how I like the screen. */
export default function AccountPage() {
  const me = useMe();
  const look = usePreferences();
  const offers = useOffers();
  const [editing, setEditing] = useState(false);
  const fullName = `${me.profile.first_name} ${me.profile.last_name}`;
  return (
    <>
      <PageHeader title="My account" about={me.email} />
      <Section
        title="At the practice"
        about="Your names and your number are yours to correct. Roles are an administrator’s."
        actions={
          <Button size="small" icon={<Pencil aria-hidden size={16} />} onPress={() => setEditing(true)}>
            Edit profile
          </Button>
        }
      >
        <Facts
          facts={[
            ['Name', fullName],
            ...(me.name === fullName ? [] : ([['Goes by', me.name]] as const)),
            ['Phone', me.profile.phone ?? 'None'],
            ['Practice', me.practice.name],
            ['Roles', me.roles.map((role) => roleNames[role]).join(', ')],
            ['Time zone', me.practice.timeZone],
          ]}
        />
      </Section>
      {editing ? <ProfilePanel onClose={() => setEditing(false)} /> : null}
      <Section title="Signed in" about="End what you do not recognize, then change your password.">
        <Sessions />
      </Section>
      {offers ? <SigningIn offers={offers} /> : null}
      <Section title="Appearance" about="Kept in this browser only.">
        <div className="flex max-w-md flex-col gap-6">
          <RadioGroup
            label="Theme"
            value={look.theme}
            onChange={(theme) => setPreferences({ theme: theme as typeof look.theme })}
            options={[
              { value: 'system', label: 'As the computer' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
          <RadioGroup
            label="Rows in tables"
            value={look.density}
            onChange={(density) => setPreferences({ density: density as typeof look.density })}
            options={[
              { value: 'regular', label: 'Regular' },
              { value: 'compact', label: 'Compact', help: 'More rows on the screen.' },
            ]}
          />
          <Switch
            label="Single-key shortcuts"
            help="Switch them off if you dictate or press keys by accident."
            value={look.shortcuts === 'on'}
            onChange={(on) => setPreferences({ shortcuts: on ? 'on' : 'off' })}
          />
        </div>
      </Section>
    </>
  );
}

/** How the person signs in: kept here, or by a provider of the practice's own. */
function SigningIn({ offers }: { offers: Offers }) {
  const passkeys = 'A passkey signs you in by itself: the device checks that it is you, and there is nothing to type.';
  return (
    <>
      <Section
        title={offers.passkeys ? 'Passkeys and codes' : 'Second factor'}
        about={offers.passkeys ? passkeys : undefined}
      >
        <SignInMethods offers={offers} />
      </Section>
      <Section title="Password">
        {offers.own_passwords ? (
          <ChangePassword />
        ) : (
          <p className="max-w-2xl text-ink-muted">
            Your practice signs in through a provider of its own, which keeps your password. Change it there.
          </p>
        )}
      </Section>
    </>
  );
}
