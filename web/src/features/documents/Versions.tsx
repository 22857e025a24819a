import type { Document, DocumentVersion } from '../../api/functions.gen.ts';
import { sizeInWords } from '../../api/upload.ts';
import { useMe } from '../../app/me.ts';
import { moment } from '../../lib/dates.ts';
import { Line } from '../../ui/Lines.tsx';
import { Section } from '../../ui/PageHeader.tsx';
import { DownloadButton } from './DownloadButton.tsx';
import { ViewButton } from './Viewer.tsx';
import { kindNames, mayOpenFile, readableFile } from './words.ts';

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
              actions={<Opening document={document} version={version} />}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Opening({ document, version }: { document: Document; version: DocumentVersion }) {
  const file = readableFile(document, version);
  return (
    <>
      {file ? <ViewButton file={file} quiet /> : null}
      {mayOpenFile(version.scan_status) ? (
        <DownloadButton documentId={document.id} version={version.number} quiet />
      ) : null}
    </>
  );
}
