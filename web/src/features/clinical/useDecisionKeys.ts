import { useEffect } from 'react';
import { isTyping } from '../../app/keys.ts';
import { usePreferences } from '../../lib/preferences.ts';

/** Single keys for what a supervisor decides: they do nothing while somebody types, or where single keys are off. */
export function useDecisionKeys(actions: Record<string, () => void>) {
  const { shortcuts } = usePreferences();
  useEffect(() => {
    if (shortcuts !== 'on') return;
    const pressed = (event: KeyboardEvent) => {
      const action = actions[event.key];
      if (!action || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [actions, shortcuts]);
}
