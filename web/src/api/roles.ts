/** The roles a person can hold, in the server's words. */
export const roles = [
  'administrator',
  'supervisor',
  'therapist',
  'associate_trainee',
  'billing_staff',
  'front_desk',
  'client_user',
] as const;

export type Role = (typeof roles)[number];

export const roleNames: Record<Role, string> = {
  administrator: 'Administrator',
  supervisor: 'Supervisor',
  therapist: 'Therapist',
  associate_trainee: 'Associate or trainee',
  billing_staff: 'Billing',
  front_desk: 'Front desk',
  client_user: 'Client',
};
