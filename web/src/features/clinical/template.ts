import type { Field, Section, Template } from '../../api/functions.gen.ts';

/*
 * What a template asks, in words.
 */

/** The fields without which a note is not signed, whatever else is answered. */
export function requiredFields(template: Pick<Template, 'sections'>): Field[] {
  return template.sections.flatMap((section) => section.fields.filter((field) => field.required));
}

/** "One of: Denied, Passive, Active" or "Text". */
export function answerWords(field: Pick<Field, 'kind' | 'options'>): string {
  if (field.kind === 'text') return 'Text';
  return `${field.kind === 'choice' ? 'One of' : 'Any of'}: ${field.options.join(', ')}`;
}

/** When it has to be answered; nothing where that is left to the clinician. */
export function needWords(
  field: Pick<Field, 'required' | 'required_unless'>,
  section: Pick<Section, 'fields'>,
): string {
  if (field.required) return 'Required';
  if (field.required_unless.length === 0) return '';
  const terms = field.required_unless.map((unless) => {
    const asked = section.fields.find((one) => one.key === unless.key)?.label ?? unless.key;
    return `${asked} is other than “${unless.pick}”`;
  });
  return `Required once ${terms.join(' or ')}`;
}
