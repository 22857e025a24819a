import { expect, test } from 'vitest';
import { factsOf } from './LocationPanel.tsx';
import { serviceFactsOf } from './ServiceCodePanel.tsx';

test('an empty field of a location is sent as not known', () => {
  const facts = factsOf({
    name: ' Harbor Row ',
    street: '',
    city: 'Portland',
    state: 'me',
    postal_code: ' ',
    phone: '',
    place_of_service: '11',
    time_zone: 'America/New_York',
  });
  expect(facts).toMatchObject({ name: 'Harbor Row', street: null, city: 'Portland', state: 'ME', postal_code: null });
});

test('a fee typed in dollars is sent in whole cents', () => {
  const facts = serviceFactsOf({
    code: 'a1234',
    description: 'Session',
    minutes: Number.NaN,
    fee_cents: 165.1,
    add_on: false,
  });
  expect(facts).toMatchObject({ code: 'A1234', minutes: null, fee_cents: 16510 });
});
