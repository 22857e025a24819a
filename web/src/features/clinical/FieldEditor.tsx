import type { Field, FieldContent } from '../../api/functions.gen.ts';
import { ChipGroup } from '../../ui/ChipGroup.tsx';
import { TextArea } from '../../ui/TextArea.tsx';

/** One question of the template and its answer. */
export function FieldEditor({
  field,
  answer,
  required,
  problem,
  onChange,
  onBlur,
}: {
  field: Field;
  answer: FieldContent;
  /** Required as things stand: some answers make others necessary. */
  required: boolean;
  problem?: string | undefined;
  onChange: (answer: FieldContent) => void;
  onBlur: () => void;
}) {
  if (field.kind === 'text') {
    return (
      <TextArea
        label={field.label}
        {...(field.help ? { help: field.help } : {})}
        required={required}
        problem={problem}
        rows={field.required ? 4 : 2}
        value={answer.text}
        onChange={(text) => onChange({ key: field.key, text, picks: [] })}
        onBlur={onBlur}
      />
    );
  }
  return (
    <ChipGroup
      label={field.label}
      options={field.options}
      value={answer.picks}
      many={field.kind === 'choices'}
      required={required}
      problem={problem}
      onChange={(picks) => onChange({ key: field.key, text: '', picks })}
      onBlur={onBlur}
    />
  );
}
