import { expect, test } from 'vitest';
import type { Field } from '../../api/functions.gen.ts';
import { answerWords, needWords, requiredFields } from './template.ts';

const field = (key: string, more: Partial<Field> = {}): Field => ({
  key,
  label: key === 'ideation' ? 'Suicidal ideation' : key,
  kind: 'text',
  required: false,
  required_unless: [],
  help: null,
  options: [],
  ...more,
});
const ideation = field('ideation', { kind: 'choice', options: ['Denied', 'Passive'], required: true });
const plan = field('safety', { required_unless: [{ key: 'ideation', pick: 'Denied' }] });
const section = { key: 'risk', title: 'Risk', shortcuts: [], fields: [ideation, plan] };

test('says how a field is answered', () => {
  expect(answerWords(plan)).toBe('Text');
  expect(answerWords(ideation)).toBe('One of: Denied, Passive');
  expect(answerWords({ ...ideation, kind: 'choices' })).toBe('Any of: Denied, Passive');
});

test('says when it has to be answered, naming the field that decides', () => {
  expect(needWords(ideation, section)).toBe('Required');
  expect(needWords(plan, section)).toBe('Required once Suicidal ideation is other than “Denied”');
  expect(needWords(field('words'), section)).toBe('');
});

test('counts only what is always required', () => {
  expect(requiredFields({ sections: [section] })).toEqual([ideation]);
});
