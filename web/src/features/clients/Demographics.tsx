import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  BirthSex,
  Client,
  EmploymentStatus,
  Ethnicity,
  Housing,
  MaritalStatus,
  Race,
  Demographics as Told,
} from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Section } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { toast } from '../../ui/toasts.ts';
import { choicesOf, listed, orNull, plainWord } from './words.ts';

const said = { declined: 'Does not want to say' };
const races: readonly Race[] = ['american_indian', 'asian', 'black', 'pacific_islander', 'white', 'other', 'declined'];
const raceNames: Record<Race, string> = {
  american_indian: 'American Indian or Alaska Native',
  asian: 'Asian',
  black: 'Black or African American',
  pacific_islander: 'Native Hawaiian or Pacific Islander',
  white: 'White',
  other: 'Another',
  declined: said.declined,
};
const ethnicities = choicesOf<Ethnicity>(['hispanic', 'not_hispanic', 'declined'], {
  hispanic: 'Hispanic or Latino',
  not_hispanic: 'Not Hispanic or Latino',
  ...said,
});
const birthSexes = choicesOf<BirthSex>(['female', 'male', 'intersex', 'declined'], said);
const maritals = choicesOf<MaritalStatus>(
  ['single', 'married', 'partnered', 'separated', 'divorced', 'widowed', 'declined'],
  said,
);
const employments = choicesOf<EmploymentStatus>(
  ['full_time', 'part_time', 'self_employed', 'unemployed', 'student', 'retired', 'disabled', 'declined'],
  said,
);
const housings = choicesOf<Housing>(['stable', 'unstable', 'homeless', 'institution', 'declined'], said);
const served = [
  { value: 'yes', label: 'Served' },
  { value: 'no', label: 'Did not serve' },
];
const nameOf = <V extends string>(choices: readonly { value: V; label: string }[], value: V | null) =>
  choices.find((choice) => choice.value === value)?.label ?? null;

/** How the client describes themselves, as far as it was asked. */
export function Demographics({ client }: { client: Client }) {
  const found = useQuery(query('get-client-demographics', { client_id: client.id }));
  const [editing, setEditing] = useState(false);
  const told = found.data ?? null;
  const facts = told ? factsOf(told).filter((fact): fact is [string, string] => Boolean(fact[1])) : [];
  return (
    <Section
      title="In their own words"
      actions={
        found.isSuccess ? (
          <Button
            size="small"
            aria-label={facts.length > 0 ? 'Edit demographics' : 'Ask about demographics'}
            onPress={() => setEditing(true)}
          >
            {facts.length > 0 ? 'Edit' : 'Ask'}
          </Button>
        ) : null
      }
    >
      {found.isPending ? <Skeleton rows={2} /> : null}
      {found.isError ? (
        <ErrorState message={found.error.message} requestId={found.error.requestId} onRetry={() => found.refetch()} />
      ) : null}
      {found.isSuccess && facts.length === 0 ? <p className="text-ink-muted">Not asked yet.</p> : null}
      {facts.length > 0 ? <Facts facts={facts} /> : null}
      {editing ? <DemographicsPanel client={client} old={told} onClose={() => setEditing(false)} /> : null}
    </Section>
  );
}

function factsOf(told: Told): [string, string | null][] {
  return [
    ['Gender identity', told.gender_identity],
    ['Sex at birth', nameOf(birthSexes, told.sex_assigned_at_birth)],
    ['Orientation', told.sexual_orientation],
    ['Languages', told.languages.join(', ')],
    ['Interpreter', told.needs_interpreter ? 'Needed' : null],
    ['Race', told.races.map((race) => raceNames[race] ?? plainWord(race)).join(', ')],
    ['Ethnicity', nameOf(ethnicities, told.ethnicity)],
    ['Household', nameOf(maritals, told.marital_status)],
    ['Work', nameOf(employments, told.employment)],
    ['Housing', nameOf(housings, told.housing)],
    ['Armed forces', told.veteran === null ? null : told.veteran ? 'Served' : 'Did not serve'],
    ['Former names', told.former_names.join(', ')],
  ];
}

interface Values extends Record<string, string | boolean> {
  gender_identity: string;
  birth_sex: string;
  orientation: string;
  languages: string;
  interpreter: boolean;
  ethnicity: string;
  marital: string;
  employment: string;
  housing: string;
  veteran: string;
  former_names: string;
}

function DemographicsPanel({ client, old, onClose }: { client: Client; old: Told | null; onClose: () => void }) {
  const save = useCall('save-client-demographics', { refreshes: ['get-client-demographics', 'get-client-timeline'] });
  return (
    <LinePanel<Values>
      title="In their own words"
      submitLabel="Save"
      start={{
        gender_identity: old?.gender_identity ?? '',
        birth_sex: old?.sex_assigned_at_birth ?? '',
        orientation: old?.sexual_orientation ?? '',
        languages: old?.languages.join(', ') ?? '',
        interpreter: old?.needs_interpreter ?? false,
        ethnicity: old?.ethnicity ?? '',
        marital: old?.marital_status ?? '',
        employment: old?.employment ?? '',
        housing: old?.housing ?? '',
        veteran: old?.veteran == null ? '' : old.veteran ? 'yes' : 'no',
        former_names: old?.former_names.join(', ') ?? '',
        ...Object.fromEntries(races.map((race) => [race, old?.races.includes(race) ?? false])),
      }}
      fields={[
        { name: 'gender_identity', label: 'Gender identity' },
        { name: 'birth_sex', label: 'Sex at birth', kind: 'choice', options: birthSexes },
        { name: 'orientation', label: 'Sexual orientation' },
        { name: 'languages', label: 'Languages', help: 'The preferred one first, with commas between.' },
        { name: 'interpreter', label: 'Needs an interpreter', kind: 'check' },
        ...races.map((race) => ({ name: race, label: raceNames[race], kind: 'check' as const })),
        { name: 'ethnicity', label: 'Ethnicity', kind: 'choice', options: ethnicities },
        { name: 'marital', label: 'Household', kind: 'choice', options: maritals },
        { name: 'employment', label: 'Work', kind: 'choice', options: employments },
        { name: 'housing', label: 'Housing', kind: 'choice', options: housings },
        { name: 'veteran', label: 'Armed forces', kind: 'choice', options: served },
        { name: 'former_names', label: 'Former names', help: 'With commas between.' },
      ]}
      loading={save.isPending}
      submitError={save.error}
      onClose={onClose}
      onSave={(values) =>
        save.mutate(
          {
            client_id: client.id,
            row_version: old?.row_version ?? 0,
            demographics: {
              gender_identity: orNull(values.gender_identity),
              sex_assigned_at_birth: (values.birth_sex || null) as BirthSex | null,
              sexual_orientation: orNull(values.orientation),
              languages: listed(values.languages),
              needs_interpreter: values.interpreter,
              races: races.filter((race) => values[race] === true),
              ethnicity: (values.ethnicity || null) as Ethnicity | null,
              marital_status: (values.marital || null) as MaritalStatus | null,
              employment: (values.employment || null) as EmploymentStatus | null,
              housing: (values.housing || null) as Housing | null,
              veteran: values.veteran === '' ? null : values.veteran === 'yes',
              former_names: listed(values.former_names),
            },
          },
          {
            onSuccess: () => {
              toast('Saved');
              onClose();
            },
          },
        )
      }
    />
  );
}
