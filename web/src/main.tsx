import './ui/theme.css';
import { areaOf } from './app/areas.ts';
import { followTheme } from './app/theme.ts';

followTheme();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

/*
 * The pages before sign-in, the staff app and the kit share no start: somebody on a phone who opens an invitation
 * should not wait for the calendar. Each area is a chunk with its own budget.
 */
const areas = {
  access: () => import('./features/access/AccessApp.tsx'),
  kit: () => import('./features/kit/KitApp.tsx'),
  staff: () => import('./app/staff.tsx'),
};

const area = await areas[areaOf(window.location.pathname)]();
area.start(root);
