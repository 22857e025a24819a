import { onPreferences, preferences } from '../lib/preferences.ts';

/** Keeps the page in the chosen theme, and with "system" in whatever the computer is set to. */
export function followTheme(): void {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const { theme } = preferences();
    const dark = theme === 'dark' || (theme === 'system' && system.matches);
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  };
  apply();
  system.addEventListener('change', apply);
  onPreferences(apply);
}
