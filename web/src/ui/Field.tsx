import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';

/** What every field of a form can be told. `problem` is what is wrong and how to fix it. */
export interface FieldProps {
  label: string;
  help?: ReactNode;
  problem?: string | undefined;
  required?: boolean;
}

export const fieldColumn = 'flex flex-col gap-1 min-w-0';

export function FieldLabel({ label, required }: { label: string; required?: boolean | undefined }) {
  return (
    <Label className="text-base font-medium text-ink">
      {label}
      {required ? <span className="ml-1 font-normal text-ink-muted">(required)</span> : null}
    </Label>
  );
}

/** Help below the control, and below it the problem, both tied to the control for screen readers. */
export function FieldFoot({ help, problem }: { help?: ReactNode; problem?: string | undefined }) {
  return (
    <>
      {help ? (
        <Text slot="description" className="text-sm text-ink-muted">
          {help}
        </Text>
      ) : null}
      {problem ? (
        <FieldError className="flex items-start gap-1 text-sm font-medium text-danger">
          <CircleAlert aria-hidden size={16} className="mt-px shrink-0" />
          <span>{problem}</span>
        </FieldError>
      ) : null}
    </>
  );
}
