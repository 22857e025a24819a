import type { InputOf } from '../../api/call.ts';
import { useCall } from '../../api/query.ts';
import { toast } from '../../ui/toasts.ts';

/** Saves one section of the settings and says so. */
export function useSaveSettings() {
  const update = useCall('update-practice-settings', { refreshes: ['get-practice-settings', 'get-me'] });
  return {
    loading: update.isPending,
    submitError: update.error,
    save: (change: InputOf<'update-practice-settings'>) =>
      update.mutate(change, { onSuccess: () => toast('Settings saved') }),
  };
}
