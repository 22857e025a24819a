/*
 * Lists that a form offers. The codes are the ones claims use; the server checks what is sent.
 */

/** Place of service, the ones a behavioral-health practice has. */
export const placesOfService = [
  { value: '11', label: 'Office' },
  { value: '10', label: 'Telehealth in the client’s home' },
  { value: '02', label: 'Telehealth elsewhere' },
  { value: '12', label: 'Home' },
  { value: '03', label: 'School' },
  { value: '53', label: 'Community mental health center' },
  { value: '52', label: 'Psychiatric facility, partial hospitalization' },
  { value: '99', label: 'Other' },
] as const;

export const timeZones = [
  { value: 'America/New_York', label: 'Eastern' },
  { value: 'America/Chicago', label: 'Central' },
  { value: 'America/Denver', label: 'Mountain' },
  { value: 'America/Phoenix', label: 'Arizona' },
  { value: 'America/Los_Angeles', label: 'Pacific' },
  { value: 'America/Anchorage', label: 'Alaska' },
  { value: 'Pacific/Honolulu', label: 'Hawaii' },
  { value: 'America/Puerto_Rico', label: 'Puerto Rico' },
] as const;

/** The choice that belongs to a stored value, also one that is not offered here. */
export function withCurrent<V extends string>(
  offered: readonly { value: V; label: string }[],
  current: string,
): { value: string; label: string }[] {
  const known = offered.some((choice) => choice.value === current);
  return known || current === '' ? [...offered] : [...offered, { value: current, label: current }];
}

export const weekdays = [
  { value: 'monday', label: 'Monday' },
  { value: 'tuesday', label: 'Tuesday' },
  { value: 'wednesday', label: 'Wednesday' },
  { value: 'thursday', label: 'Thursday' },
  { value: 'friday', label: 'Friday' },
  { value: 'saturday', label: 'Saturday' },
  { value: 'sunday', label: 'Sunday' },
] as const;
