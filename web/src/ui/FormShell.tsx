import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import {
  Controller,
  type FieldPath,
  type FieldValues,
  FormProvider,
  type Path,
  type PathValue,
  type RegisterOptions,
  type UseFormReturn,
  useFormContext,
} from 'react-hook-form';
import { Button } from './Button.tsx';
import { FormProblem, type SubmitProblem } from './FormProblem.tsx';
import { SidePanel } from './SidePanel.tsx';

/*
 * The two shells every form lives in. Their types require `loading` and `submitError`: a form that forgets to say it
 * is saving, or that saving failed, does not compile.
 */

export interface FormShellProps<T extends FieldValues> {
  form: UseFormReturn<T>;
  onSubmit: (values: T) => void;
  loading: boolean;
  submitError: SubmitProblem | null;
  /** Names the result: "Add location". */
  submitLabel: string;
  children: ReactNode;
}

/** One field of a form by name. The child gets its value, its change handler and what is wrong with it. */
export function FormField<T extends FieldValues, N extends FieldPath<T>>({
  name,
  rules,
  children,
}: {
  name: N;
  rules?: Omit<RegisterOptions<T, N>, 'valueAsNumber' | 'valueAsDate' | 'setValueAs' | 'disabled'>;
  children: (field: {
    name: N;
    value: PathValue<T, N>;
    onChange: (value: PathValue<T, N>) => void;
    onBlur: () => void;
    problem: string | undefined;
  }) => ReactNode;
}) {
  const { control } = useFormContext<T>();
  return (
    <Controller
      control={control}
      name={name}
      {...(rules ? { rules } : {})}
      render={({ field, fieldState }) => (
        <div data-field={name}>
          {
            children({
              name,
              value: field.value,
              onChange: field.onChange,
              onBlur: field.onBlur,
              problem: fieldState.error?.message,
            }) as ReactNode
          }
        </div>
      )}
    />
  ) as ReactNode;
}

/** Puts the cursor into a field: the first thing inside it that can take it. */
function focusField(within: HTMLElement | null, name: string) {
  const field = within?.querySelector(`[data-field="${CSS.escape(name)}"]`);
  field?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, [role=spinbutton], button')?.focus();
}

/** The form's name of the field at fault: the server names it with its path ("location.name"). */
function fieldOf(problem: SubmitProblem | null): string | undefined {
  return problem?.field?.split('.').at(-1);
}

function useShell<T extends FieldValues>({ form, onSubmit, submitError }: FormShellProps<T>) {
  const element = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const errors = form.formState.errors;

  // A problem the server found in one field is shown at that field, with the cursor in it.
  useEffect(() => {
    const field = fieldOf(submitError);
    if (!submitError || !field || !element.current?.querySelector(`[data-field="${CSS.escape(field)}"]`)) return;
    form.setError(field as Path<T>, { type: 'server', message: submitError.message });
    focusField(element.current, field);
  }, [submitError, form]);

  const problems = Object.entries(errors).map(([name, error]) => ({
    name,
    message: String(error?.message ?? 'Check this field.'),
  }));
  // After a failed try the list of problems is read first: it is drawn by the same update that counts the try.
  const tries = form.formState.submitCount;
  useEffect(() => {
    if (tries > 0) summary.current?.focus();
  }, [tries]);
  return { element, summary, problems, submit: form.handleSubmit(onSubmit) };
}

function Problems({
  shell,
  submitError,
}: {
  shell: Pick<ReturnType<typeof useShell>, 'element' | 'summary' | 'problems'>;
  submitError: SubmitProblem | null;
}) {
  const inField = shell.problems.some((problem) => problem.name === fieldOf(submitError));
  return (
    <>
      {submitError && !inField ? <FormProblem problem={submitError} /> : null}
      {shell.problems.length > 0 ? (
        <div
          ref={shell.summary}
          role="alert"
          tabIndex={-1}
          className="mb-6 rounded-control border-l-4 border-danger bg-danger-quiet px-4 py-3 outline-none"
        >
          <p className="font-semibold text-danger">
            {shell.problems.length === 1 ? 'One thing to correct' : `${shell.problems.length} things to correct`}
          </p>
          <ul className="mt-1 list-disc pl-5">
            {shell.problems.map((problem) => (
              <li key={problem.name}>
                <a
                  href={`#${problem.name}`}
                  className="inline-flex min-h-6 items-center text-danger underline underline-offset-2"
                  onClick={(event) => {
                    event.preventDefault();
                    focusField(shell.element.current, problem.name);
                  }}
                >
                  {problem.message}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

/** A form that is the page. One column, the action at its end. */
export function PageForm<T extends FieldValues>(props: FormShellProps<T> & { onCancel?: () => void }) {
  const shell = useShell(props);
  return (
    <FormProvider {...props.form}>
      <form ref={shell.element} noValidate onSubmit={shell.submit} className="max-w-xl">
        <Problems shell={shell} submitError={props.submitError} />
        <div className="flex flex-col gap-6">{props.children}</div>
        <div className="mt-8 flex gap-2">
          <Button type="submit" kind="primary" isPending={props.loading}>
            {props.submitLabel}
          </Button>
          {props.onCancel ? <Button onPress={props.onCancel}>Cancel</Button> : null}
        </div>
      </form>
    </FormProvider>
  );
}

/** A quick form beside the page. Closing it with something typed asks first, inside the panel. */
export function SidePanelForm<T extends FieldValues>(
  props: FormShellProps<T> & { title: string; isOpen: boolean; onClose: () => void },
) {
  const shell = useShell(props);
  const formId = useId();
  const [asking, setAsking] = useState(false);
  const dirty = props.form.formState.isDirty;

  function close() {
    setAsking(false);
    props.onClose();
  }
  return (
    <SidePanel
      title={props.title}
      isOpen={props.isOpen}
      onClose={() => (dirty && !asking ? setAsking(true) : asking ? setAsking(false) : close())}
      footer={
        asking ? (
          <div role="alert" className="flex flex-wrap items-center justify-between gap-2">
            <span className="text-base font-medium">Close without saving what you typed?</span>
            <span className="flex gap-2">
              <Button autoFocus onPress={() => setAsking(false)}>
                Keep editing
              </Button>
              <Button kind="danger" onPress={close}>
                Discard
              </Button>
            </span>
          </div>
        ) : (
          <div className="flex justify-end gap-2">
            <Button onPress={() => (dirty ? setAsking(true) : close())}>Cancel</Button>
            <Button type="submit" form={formId} kind="primary" isPending={props.loading}>
              {props.submitLabel}
            </Button>
          </div>
        )
      }
    >
      <FormProvider {...props.form}>
        <form id={formId} ref={shell.element} noValidate onSubmit={shell.submit}>
          <Problems shell={shell} submitError={props.submitError} />
          <div className="flex flex-col gap-6">{props.children}</div>
        </form>
      </FormProvider>
    </SidePanel>
  );
}

/** `FormField` for one form's values, so that names and values are checked: `const Field = fieldsOf<Values>()`. */
export function fieldsOf<T extends FieldValues>() {
  return FormField as <N extends FieldPath<T>>(props: Parameters<typeof FormField<T, N>>[0]) => ReactNode;
}
