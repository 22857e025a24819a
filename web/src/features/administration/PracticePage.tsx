import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/query.ts';
import { PracticeTabs } from '../../app/PracticeTabs.tsx';
import { SettingsSection } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { DocumentationForm } from './DocumentationForm.tsx';
import { GeneralForm } from './GeneralForm.tsx';
import { SchedulingForm } from './SchedulingForm.tsx';
import { TelehealthForm } from './TelehealthForm.tsx';

/** The rules of the house. Each section is saved on its own, and what changed is in the audit log. */
export default function PracticePage() {
  const settings = useQuery(query('get-practice-settings', {}));
  return (
    <>
      <PracticeTabs here="/practice" />
      {settings.isPending ? <Skeleton rows={8} /> : null}
      {settings.isError ? (
        <ErrorState
          message={settings.error.message}
          requestId={settings.error.requestId}
          onRetry={() => settings.refetch()}
        />
      ) : null}
      {settings.isSuccess ? (
        <div>
          <SettingsSection title="The practice" about="Printed on letters, statements and claims.">
            <GeneralForm key={settings.data.general.row_version} settings={settings.data.general} />
          </SettingsSection>
          {settings.data.documentation ? (
            <SettingsSection title="Notes" about="When a note is due, and when it can no longer be changed.">
              <DocumentationForm key={settings.data.documentation.row_version} settings={settings.data.documentation} />
            </SettingsSection>
          ) : null}
          {settings.data.scheduling ? (
            <SettingsSection title="Calendar and fees" about="How visits are booked, and what missing one costs.">
              <SchedulingForm key={settings.data.scheduling.row_version} settings={settings.data.scheduling} />
            </SettingsSection>
          ) : null}
          {settings.data.telehealth ? (
            <SettingsSection title="Video visits" about="Sessions in the browser, without another program.">
              <TelehealthForm key={settings.data.telehealth.row_version} settings={settings.data.telehealth} />
            </SettingsSection>
          ) : null}
        </div>
      ) : null}
    </>
  );
}
