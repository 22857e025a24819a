import type { Visit } from '../today/DayList.tsx';
import type { WorkGroup } from '../today/WorkList.tsx';

/*
 * Invented people for the kit page. Nothing here comes from a server.
 */

export const zone = 'America/New_York';
export const noon = new Date('2027-01-05T16:20:00Z');

const at = (clock: string) => `2027-01-05T${clock}:00Z`;
const press = () => {};

export const visits: Visit[] = [
  {
    id: '1',
    start: at('14:00'),
    end: at('14:53'),
    client: 'Marisol Quennell',
    pronouns: 'she/her',
    type: 'Individual therapy',
    place: { kind: 'room', name: 'Room 2' },
    state: { word: 'Completed', tone: 'good' },
    needs: ['Note due Fri'],
    next: { label: 'Write note', onPress: press },
  },
  {
    id: '2',
    start: at('15:00'),
    end: at('15:45'),
    client: 'Teo Ardal',
    type: 'Family therapy',
    place: { kind: 'room', name: 'Room 4' },
    state: { word: 'No show', tone: 'danger' },
    needs: [],
    next: { label: 'Reach out', onPress: press },
  },
  {
    id: '3',
    start: at('16:00'),
    end: at('16:53'),
    client: 'Wren Okabue',
    pronouns: 'they/them',
    type: 'Individual therapy',
    place: { kind: 'video', name: 'Video' },
    state: { word: 'In session', tone: 'info' },
    needs: [],
    next: { label: 'Open visit', onPress: press, primary: true },
  },
  {
    id: '4',
    start: at('18:00'),
    end: at('19:30'),
    client: 'Imre Falkenrath',
    pronouns: 'he/him',
    type: 'Intake',
    place: { kind: 'room', name: 'Room 2' },
    state: { word: 'Confirmed', tone: 'good' },
    needs: ['Copay $25', 'PHQ-9 due'],
    next: { label: 'Check in', onPress: press },
  },
  {
    id: '5',
    start: at('20:00'),
    end: at('20:45'),
    client: 'Adaeze Lindqvist-Marlowe',
    pronouns: 'she/her',
    type: 'Individual therapy',
    place: { kind: 'video', name: 'Video' },
    state: { word: 'Scheduled', tone: 'neutral' },
    needs: ['Consent expires Friday'],
    next: { label: 'Send reminder', onPress: press },
  },
];

export const work: WorkGroup[] = [
  {
    title: 'Notes',
    items: [
      { id: 'late', label: 'Overdue', detail: 'Oldest from Dec 29', count: 2, href: '#notes', tone: 'danger' },
      { id: 'due', label: 'Due this week', count: 5, href: '#notes' },
      { id: 'back', label: 'Returned with comments', count: 1, href: '#notes', tone: 'warn' },
    ],
  },
  {
    title: 'Clients',
    items: [
      { id: 'alerts', label: 'Alerts to read', detail: 'PHQ-9 item 9', count: 1, href: '#alerts', tone: 'danger' },
      { id: 'forms', label: 'Forms to review', count: 3, href: '#forms' },
    ],
  },
];

export interface Person {
  id: string;
  name: string;
  role: string;
  email: string;
  seen: string;
  state: 'Active' | 'Invited' | 'Deactivated';
  clients: number;
}

export const people: Person[] = [
  {
    id: '1',
    name: 'Noor Castellane',
    role: 'Administrator',
    email: 'noor@practice.example',
    seen: '9:02 AM',
    state: 'Active',
    clients: 0,
  },
  {
    id: '2',
    name: 'Ilse Brandvold',
    role: 'Supervisor',
    email: 'ilse@practice.example',
    seen: '8:41 AM',
    state: 'Active',
    clients: 14,
  },
  {
    id: '3',
    name: 'Jonah Perrault',
    role: 'Therapist',
    email: 'jonah@practice.example',
    seen: 'Yesterday',
    state: 'Active',
    clients: 32,
  },
  {
    id: '4',
    name: 'Saoirse Tamm',
    role: 'Associate or trainee',
    email: 'saoirse@practice.example',
    seen: 'Never',
    state: 'Invited',
    clients: 0,
  },
  {
    id: '5',
    name: 'Bram Odunlade',
    role: 'Billing',
    email: 'bram@practice.example',
    seen: 'Dec 4',
    state: 'Deactivated',
    clients: 0,
  },
];
