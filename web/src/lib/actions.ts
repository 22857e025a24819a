/*
 * The audit log names functions; people read sentences. "get-client-notes" becomes "Viewed client notes".
 */

const verbs: Record<string, string> = {
  get: 'Viewed',
  list: 'Viewed',
  find: 'Looked for',
  create: 'Added',
  add: 'Added',
  save: 'Saved',
  update: 'Changed',
  set: 'Changed',
  delete: 'Took out',
  assign: 'Gave',
  revoke: 'Took back',
  deactivate: 'Deactivated',
  reactivate: 'Reactivated',
  toggle: 'Switched',
  send: 'Sent',
  reset: 'Reset',
  unlock: 'Unlocked',
  reveal: 'Revealed',
  verify: 'Verified',
  merge: 'Merged',
  raise: 'Raised',
  clear: 'Took off',
  terminate: 'Ended',
  end: 'Ended',
  confirm: 'Confirmed',
};

const whole: Record<string, string> = {
  'touch-recent-client': 'Opened the chart',
  'get-client': 'Viewed the client’s record',
  'get-clients': 'Looked through a list of clients',
  'sign-in': 'Signed in',
  'sign-out': 'Signed out',
  'break-glass': 'Opened a chart in an emergency',
  'force-sign-out': 'Ended the sessions of a person',
};

/** What somebody did, in words. */
export function actionWords(action: string): string {
  const known = whole[action];
  if (known) return known;
  const [verb = '', ...rest] = action.split(/[-_.]/);
  const said = rest.length > 0 ? verbs[verb] : undefined;
  const words = [said ?? verb, ...rest].join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "practice_locations" to "Practice locations". */
export function plainWords(name: string): string {
  const words = name.replace(/[-_.]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
