export type Area = 'access' | 'staff' | 'kit';

/** The pages that exist before somebody is signed in. */
export const accessPaths = [
  '/sign-in',
  '/forgot-password',
  '/reset-password',
  '/accept-invitation',
  '/enroll',
  '/confirm',
] as const;

export function areaOf(path: string): Area {
  const trimmed = path.replace(/\/+$/, '');
  if (accessPaths.some((known) => known === trimmed)) return 'access';
  if (trimmed === '/_kit' || trimmed.startsWith('/_kit/')) return 'kit';
  return 'staff';
}

/** A path of this app to return to after signing in. Anything that could lead elsewhere becomes the start page. */
export function safeReturnPath(wanted: string | null): string {
  if (!wanted?.startsWith('/') || /^\/[/\\]/.test(wanted) || /[\\\s]/.test(wanted)) return '/';
  return areaOf(wanted.split(/[?#]/)[0] ?? '/') === 'access' ? '/' : wanted;
}
