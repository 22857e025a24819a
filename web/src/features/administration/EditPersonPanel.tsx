import type { Employment, User } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { toast } from '../../ui/toasts.ts';
import { fullName } from './people.ts';

type Texts = 'first_name' | 'last_name' | 'title' | 'credentials' | 'npi' | 'taxonomy_code' | 'employment';
type Values = Record<Texts, string> & { bookable: boolean };

const employments = [
  { value: 'employee', label: 'Employee' },
  { value: 'contractor', label: 'Contractor' },
  { value: 'intern', label: 'Intern' },
  { value: 'volunteer', label: 'Volunteer' },
];

/** What the practice knows of somebody. Their address is theirs: they change it themselves. */
export function EditPersonPanel({ user, onClose }: { user: User; onClose: () => void }) {
  const update = useCall('update-user', { refreshes: ['get-users', 'get-clinicians', 'get-staff-directory'] });
  const filled = (text: string) => (text.trim() === '' ? null : text.trim());
  return (
    <LinePanel<Values>
      title={`Edit ${fullName(user)}`}
      submitLabel="Save person"
      start={{
        first_name: user.first_name,
        last_name: user.last_name,
        title: user.title ?? '',
        credentials: user.credentials ?? '',
        npi: user.npi ?? '',
        taxonomy_code: user.taxonomy_code ?? '',
        employment: user.employment,
        bookable: user.bookable,
      }}
      fields={[
        { name: 'first_name', label: 'First name', missing: 'Enter a first name.' },
        { name: 'last_name', label: 'Last name', missing: 'Enter a last name.' },
        { name: 'title', label: 'Title', help: 'What they are called here: therapist, biller.' },
        { name: 'credentials', label: 'Credentials', help: 'The letters behind the name: LCSW, PhD.' },
        { name: 'npi', label: 'NPI', help: 'Ten digits. Needed on claims.' },
        { name: 'taxonomy_code', label: 'Taxonomy code', help: 'Ten characters, such as 1041C0700X.' },
        { name: 'employment', label: 'Works as', kind: 'choice', options: employments },
        { name: 'bookable', label: 'Visits can be booked with this person', kind: 'check' },
      ]}
      loading={update.isPending}
      submitError={update.error}
      onClose={onClose}
      onSave={(values) =>
        update.mutate(
          {
            profile_id: user.profile_id,
            row_version: user.row_version,
            first_name: values.first_name,
            last_name: values.last_name,
            title: filled(values.title),
            credentials: filled(values.credentials),
            npi: filled(values.npi),
            taxonomy_code: filled(values.taxonomy_code),
            employment: values.employment as Employment,
            bookable: values.bookable,
          },
          {
            onSuccess: () => {
              toast('Person saved');
              onClose();
            },
          },
        )
      }
    />
  );
}
