import type { Document } from '../../api/functions.gen.ts';
import { sizeInWords } from '../../api/upload.ts';
import { useMe } from '../../app/me.ts';
import { moment } from '../../lib/dates.ts';
import { Line } from '../../ui/Lines.tsx';
import { Section } from '../../ui/PageHeader.tsx';
import { DownloadButton } from './DocumentActions.tsx';
import { kindNames, mayOpenFile } from './words.ts';

/** What the document contained, the present version first. */
export function Versions({ document }: { document: Document }) {
  const { practice } = useMe();
  return (
    <Section title="Versions">
      <ul className="divide-y divide-line">
        {document.versions.map((version) => (
          <li key={version.id}>
            <Line
              title={`Version ${version.number}`}
              details={[
                version.file_name,
                kindNames[version.kind],
                sizeInWords(version.size_bytes),
                [moment(version.added_at, practice.timeZone), version.added_by_name].filter(Boolean).join(', '),
                version.note,
              ]}
              actions={
                mayOpenFile(version.scan_status) ? (
                  <DownloadButton document={document} version={version.number} quiet />
                ) : null
              }
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
