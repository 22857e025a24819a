import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components/Link';
import type { BillingSettings } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { toast } from '../../ui/toasts.ts';

const missing = <span className="text-warn">Missing: claims need it</span>;

/** What claims say of the practice. */
export default function BillingSettingsPage() {
  const [editing, setEditing] = useState(false);
  const settings = useQuery(query('get-billing-settings', {}));
  const known = settings.data;
  return (
    <>
      <PageHeader
        title="Billing settings"
        about="What claims say of the practice, and how the clearinghouse knows it."
        actions={
          <>
            <Link href="/billing/prices" className={buttonClass()}>
              Prices
            </Link>
            {known ? (
              <Button kind="primary" onPress={() => setEditing(true)}>
                Edit
              </Button>
            ) : null}
          </>
        }
      />
      {settings.isPending ? <Skeleton rows={5} /> : null}
      {settings.isError ? (
        <ErrorState
          message={settings.error.message}
          requestId={settings.error.requestId}
          onRetry={() => settings.refetch()}
        />
      ) : null}
      {known ? (
        <Facts
          facts={[
            ['Tax number', known.tax_id ?? missing],
            ['Taxonomy', known.taxonomy_code ?? 'None'],
            ['Address', known.street ? `${known.street}, ${known.city}, ${known.state} ${known.postal_code}` : missing],
            ['Contact', known.contact_name ? `${known.contact_name}, ${known.contact_phone ?? ''}` : missing],
            ['Clearinghouse', known.receiver_name ? `${known.receiver_name} (${known.receiver_id})` : missing],
            ['We are there', known.submitter_id ?? missing],
            [
              'Claims are',
              known.test_claims ? (
                <Badge key="test" tone="warn">
                  Marked as a test
                </Badge>
              ) : (
                <Badge key="live" tone="good">
                  Live
                </Badge>
              ),
            ],
          ]}
        />
      ) : null}
      {known && editing ? <Edit old={known} onClose={() => setEditing(false)} /> : null}
    </>
  );
}

type Values = {
  tax: string;
  taxonomy: string;
  street: string;
  city: string;
  state: string;
  zip: string;
  contact: string;
  phone: string;
  submitter: string;
  receiver: string;
  house: string;
  test: boolean;
};

function Edit({ old, onClose }: { old: BillingSettings; onClose: () => void }) {
  const save = useCall('update-billing-settings', { refreshes: ['get-billing-settings', 'validate-claims'] });
  return (
    <LinePanel<Values>
      title="Billing settings"
      submitLabel="Save settings"
      start={{
        tax: old.tax_id ?? '',
        taxonomy: old.taxonomy_code ?? '',
        street: old.street ?? '',
        city: old.city ?? '',
        state: old.state ?? '',
        zip: old.postal_code ?? '',
        contact: old.contact_name ?? '',
        phone: old.contact_phone ?? '',
        submitter: old.submitter_id ?? '',
        receiver: old.receiver_id ?? '',
        house: old.receiver_name ?? '',
        test: old.test_claims,
      }}
      fields={[
        { name: 'tax', label: 'Tax number (EIN)' },
        { name: 'taxonomy', label: 'Taxonomy code' },
        { name: 'street', label: 'Street', help: 'A street address: claims must not carry a post-office box.' },
        { name: 'city', label: 'City' },
        { name: 'state', label: 'State', help: 'Two letters.' },
        { name: 'zip', label: 'ZIP code', help: 'Nine digits, such as 10001-1234.' },
        { name: 'contact', label: 'Contact' },
        { name: 'phone', label: 'Telephone of the contact' },
        { name: 'house', label: 'Clearinghouse' },
        { name: 'receiver', label: 'Number of the clearinghouse' },
        { name: 'submitter', label: 'Our number there' },
        { name: 'test', label: 'Mark claims as a test', kind: 'check' },
      ]}
      loading={save.isPending}
      submitError={save.error}
      onClose={onClose}
      onSave={(values) =>
        save.mutate(
          {
            row_version: old.row_version,
            tax_id: values.tax.trim() || null,
            taxonomy_code: values.taxonomy.trim() || null,
            street: values.street.trim() || null,
            city: values.city.trim() || null,
            state: values.state.trim().toUpperCase() || null,
            postal_code: values.zip.trim() || null,
            contact_name: values.contact.trim() || null,
            contact_phone: values.phone.trim() || null,
            submitter_id: values.submitter.trim().toUpperCase() || null,
            receiver_id: values.receiver.trim().toUpperCase() || null,
            receiver_name: values.house.trim() || null,
            test_claims: values.test,
          },
          {
            onSuccess: () => {
              toast('The settings are saved');
              onClose();
            },
          },
        )
      }
    />
  );
}
