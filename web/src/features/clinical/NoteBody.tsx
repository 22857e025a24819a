import type { Note } from '../../api/functions.gen.ts';
import { moment } from '../../lib/dates.ts';
import { answerIn, type Contents } from './content.ts';

/** The content of a note as it is read: what was not answered is left out. */
export function NoteBody({ note, contents, timeZone }: { note: Note; contents: Contents; timeZone: string }) {
  return (
    <>
      {note.diagnoses.length > 0 ? (
        <section>
          <h3 className="mb-1 font-semibold">Diagnoses</h3>
          <ul>
            {note.diagnoses.map((diagnosis) => (
              <li key={diagnosis.client_diagnosis_id}>
                <span className="font-medium tabular-nums">{diagnosis.code}</span> {diagnosis.description}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {note.services.length > 0 ? (
        <section>
          <h3 className="mb-1 font-semibold">Services</h3>
          <ul>
            {note.services.map((service) => (
              <li key={service.billing_code_id} className="tabular-nums">
                <span className="font-medium">{[service.code, ...service.modifiers].join('-')}</span>{' '}
                {service.description}
                {service.minutes ? `, ${service.minutes} minutes` : ''}
                {service.units > 1 ? `, ${service.units} units` : ''}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {note.template.sections.map((section) => {
        const fields = contents.get(section.key);
        const answered = section.fields
          .map((field) => ({ field, answer: answerIn(fields, field.key) }))
          .filter(({ answer }) => answer.text.trim() !== '' || answer.picks.length > 0);
        if (answered.length === 0) return null;
        return (
          <section key={section.key} className="break-inside-avoid-page">
            <h3 className="mb-1 border-b border-line pb-1 font-semibold">{section.title}</h3>
            <dl className="space-y-2">
              {answered.map(({ field, answer }) => (
                <div key={field.key} className={field.kind === 'text' ? '' : 'flex flex-wrap gap-x-2'}>
                  <dt className="text-sm text-ink-muted">{field.label}</dt>
                  <dd className="break-words whitespace-pre-wrap">
                    {field.kind === 'text' ? answer.text : answer.picks.join(', ')}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      {note.amendments.map((amendment) => (
        <section key={amendment.number} className="break-inside-avoid-page border-l-4 border-line pl-4">
          <h3 className="mb-1 font-semibold">Amendment {amendment.number}</h3>
          <p className="break-words whitespace-pre-wrap">{amendment.text}</p>
          <p className="mt-1 text-sm text-ink-muted">
            Signed by {amendment.author_name} (“{amendment.typed_name}”), {moment(amendment.signed_at, timeZone)}
          </p>
        </section>
      ))}
      {note.signatures.length > 0 ? (
        <section className="break-inside-avoid border-t border-line pt-3 text-sm">
          {note.signatures.map((signature) => (
            <p key={signature.role}>
              {signature.role === 'author' ? 'Signed' : 'Cosigned'} by {signature.signer_name} (“{signature.typed_name}
              ”), {moment(signature.signed_at, timeZone)}
            </p>
          ))}
        </section>
      ) : (
        <p className="border-t border-line pt-3 text-sm font-medium text-warn">Not signed</p>
      )}
    </>
  );
}
