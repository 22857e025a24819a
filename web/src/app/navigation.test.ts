import { expect, test } from 'vitest';
import { roles } from '../api/roles.ts';
import { landingFor, places, railFor, rails } from './navigation.ts';

const everything = new Set(Object.values(places).map((place) => place.path));
const labels = (held: Parameters<typeof railFor>[0], built = everything) =>
  railFor(held, built).map((group) => group.places.map((place) => place.label));

test('each role finds its own day in the rail', () => {
  expect(labels(['therapist'])).toEqual([['Today', 'Calendar', 'Clients', 'Notes', 'Messages', 'Tasks', 'Measures']]);
  expect(labels(['front_desk'])[0]?.[0]).toBe('Front desk');
  expect(labels(['billing_staff'])[0]?.slice(0, 3)).toEqual(['Work queue', 'Charges', 'Claims']);
  expect(labels(['administrator'])[0]?.slice(0, 3)).toEqual(['Overview', 'Calendar', 'Clients']);
});

test('every staff role has a rail and clients have none', () => {
  for (const role of roles) {
    expect(labels([role]).length).toBe(role === 'client_user' ? 0 : 1);
  }
});

test('several roles share one rail without repeating a place', () => {
  const joined = railFor(['administrator', 'supervisor', 'therapist'], everything);
  const ids = joined.flatMap((group) => group.places.map((place) => place.id));
  expect(new Set(ids).size).toBe(ids.length);
  expect(joined.map((group) => group.title)).toEqual([undefined, 'Practice']);
});

test('a place without a page in this build is not shown', () => {
  expect(labels(['therapist'], new Set(['/']))).toEqual([['Today']]);
  expect(labels(['front_desk'], new Set(['/']))).toEqual([]);
});

test('the day starts at the first place of the rail', () => {
  expect(landingFor(['therapist'], everything)).toBe('/');
  expect(landingFor(['administrator'], everything)).toBe('/overview');
  expect(landingFor(['client_user'], everything)).toBe('/account');
});

test('paths and labels are unique', () => {
  const paths = Object.values(places).map((place) => place.path);
  expect(new Set(paths).size).toBe(paths.length);
  for (const rail of Object.values(rails)) expect(new Set(rail).size).toBe(rail.length);
});
