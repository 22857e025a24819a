import { useQuery } from '@tanstack/react-query';
import type { Document, DocumentSignerRole, DocumentVersion } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { toast } from '../../ui/toasts.ts';
import { refreshes, signerNames } from './words.ts';

const roles = (Object.keys(signerNames) as DocumentSignerRole[]).map((value) => ({ value, label: signerNames[value] }));

/** Signing: the wording is read, the name is typed, and both are bound to the bytes that were shown. */
export function SignPanel({
  document,
  present,
  onClose,
}: {
  document: Document;
  present: DocumentVersion;
  onClose: () => void;
}) {
  const statement = useQuery(query('get-signature-statement', {}));
  const sign = useCall('sign-document', { refreshes });
  return (
    <LinePanel<{ signed_as: string; typed_name: string; agrees: boolean }>
      title="Sign document"
      submitLabel="Sign"
      start={{ signed_as: 'staff', typed_name: '', agrees: false }}
      fields={[
        { name: 'signed_as', label: 'Who signs', kind: 'choice', options: roles },
        {
          name: 'typed_name',
          label: 'Full name, typed by who signs',
          missing: 'Type the full name.',
          help: 'Staff type their own name as it stands in their account.',
        },
        {
          name: 'agrees',
          label: 'Who signs has read the document and this wording, and agrees',
          kind: 'check',
          missing: 'Nothing is signed without agreeing to the wording.',
        },
      ]}
      loading={sign.isPending}
      submitError={sign.error}
      onClose={onClose}
      onSave={(values) => {
        if (!statement.data) return;
        sign.mutate(
          {
            id: document.id,
            row_version: document.row_version,
            version: present.number,
            content_sha256: present.sha256,
            signed_as: values.signed_as as DocumentSignerRole,
            typed_name: values.typed_name,
            statement_version: statement.data.version,
          },
          {
            onSuccess: () => {
              toast('Signed');
              onClose();
            },
          },
        );
      }}
    >
      <p className="text-sm text-ink-muted">
        {document.title}, version {present.number}
      </p>
      {statement.isError ? (
        <ErrorState
          message={statement.error.message}
          requestId={statement.error.requestId}
          onRetry={() => statement.refetch()}
        />
      ) : null}
      {statement.data ? (
        <blockquote className="border-l-2 border-line-control pl-3">{statement.data.body}</blockquote>
      ) : null}
    </LinePanel>
  );
}
