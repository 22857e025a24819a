import type { FieldContent, FieldContentInput, Note, Section } from '../../api/functions.gen.ts';

/*
 * The content of a note as the editor holds it: the answers of each section, by the section's key.
 */

export type Contents = ReadonlyMap<string, readonly FieldContent[]>;

/** Answers as they come and go: what was left out was left empty. */
interface Answers {
  key: string;
  fields: readonly FieldContentInput[];
}

export function contentsOf(sections: readonly Answers[]): Contents {
  return new Map(
    sections.map((section) => [
      section.key,
      section.fields.map(({ key, text = '', picks = [] }) => ({ key, text, picks })),
    ]),
  );
}

export function answerIn(fields: readonly FieldContent[] | undefined, key: string): FieldContent {
  const found = fields?.find((field) => field.key === key);
  return { key, text: found?.text ?? '', picks: found?.picks ?? [] };
}

/** The section's answers with some of them replaced. */
export function withAnswers(
  fields: readonly FieldContent[] | undefined,
  answers: readonly { key: string; text?: string; picks?: readonly string[] }[],
): FieldContent[] {
  const replaced = new Set(answers.map((answer) => answer.key));
  return [
    ...(fields ?? []).filter((field) => !replaced.has(field.key)),
    ...answers.map(({ key, text = '', picks = [] }) => ({ key, text, picks: [...picks] })),
  ];
}

function isEmpty(answer: FieldContent): boolean {
  return answer.text.trim() === '' && answer.picks.length === 0;
}

/** Whether two sections say the same; what is empty says nothing. */
export function same(one: readonly FieldContent[] | undefined, other: readonly FieldContent[] | undefined): boolean {
  const plain = (fields: readonly FieldContent[] | undefined) =>
    JSON.stringify(
      (fields ?? [])
        .filter((field) => !isEmpty(field))
        .map((field) => [field.key, field.text, [...field.picks].sort()])
        .sort(([a], [b]) => String(a).localeCompare(String(b))),
    );
  return plain(one) === plain(other);
}

/** The labels of the section's fields that keep the note from being signed. The server has the last word. */
export function missingIn(section: Section, fields: readonly FieldContent[] | undefined): string[] {
  const answered = (key: string) => answerIn(fields, key);
  return section.fields
    .filter((field) => {
      const asked =
        field.required ||
        field.required_unless.some((unless) => answered(unless.key).picks.some((pick) => pick !== unless.pick));
      return asked && isEmpty(answered(field.key));
    })
    .map((field) => field.label);
}

/** What a section says as plain lines, for reading two texts side by side. */
export function linesOf(section: Section | undefined, fields: readonly FieldContent[] | undefined): string[] {
  return (section?.fields ?? []).flatMap((field) => {
    const answer = answerIn(fields, field.key);
    if (isEmpty(answer)) return [];
    const said = field.kind === 'text' ? answer.text : answer.picks.join(', ');
    return [`${field.label}: ${said}`];
  });
}

export function titleOf(note: Pick<Note, 'template'>, key: string): string {
  return note.template.sections.find((section) => section.key === key)?.title ?? key;
}
