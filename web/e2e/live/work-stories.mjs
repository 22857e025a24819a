// What people do on the pages about themselves and about the program's own work.
import { call, made, picture } from './groundwork.mjs';

/** @param {{ again: Function }} people */
export function workStories({ again }) {
  return {
    'somebody corrects their own profile, and an administrator reads templates, queue and who was in a chart': async (
      scene,
    ) => {
      const { fail } = scene;
      const desk = await again(scene, 'rosa');
      await desk.go('/account');
      await desk.page.getByRole('button', { name: 'Edit profile' }).click();
      const profile = desk.page.getByRole('dialog', { name: 'Edit my profile' });
      await profile.getByLabel('First name you go by').fill('Rosie');
      await profile.getByLabel('Phone').fill('+1 212 555 0188');
      await desk.inspect();
      await picture(scene, desk, 'account-profile');
      await profile.getByRole('button', { name: 'Save profile' }).click();
      await desk.page.getByText('Your profile is saved').waitFor();
      await desk.page.getByText('Rosie Lind').first().waitFor();
      const saved = await made(scene, desk, 'get-me', {});
      if (saved.preferred_name !== 'Rosie' || saved.phone === null) fail(`the profile is ${JSON.stringify(saved)}`);
      const { row_version, first_name, last_name } = saved;
      await made(scene, desk, 'update-my-profile', { row_version, first_name, last_name });

      const admin = await again(scene, 'amara');
      const { page } = admin;
      await admin.go('/practice/note-templates');
      await admin.inspect();
      await page.getByRole('cell', { name: 'Intake assessment' }).first().click();
      await page
        .getByRole('dialog')
        .getByText(/Intake assessment, version/)
        .waitFor();
      await admin.inspect();
      await picture(scene, admin, 'note-templates');
      const refused = await call(scene, desk, 'get-note-templates', {});
      if (refused.status !== 403) fail(`the desk is answered ${refused.status} for the templates`);

      // What waits in the queue is shown by kind, and nothing of whom it is about.
      await admin.go('/system');
      await page.getByRole('heading', { name: 'Work in the queue' }).waitFor();
      await admin.inspect();
      await picture(scene, admin, 'system-queue');
      await page.getByLabel('State', { exact: true }).selectOption('dead');
      await page.getByText('Nothing was given up').waitFor();
      const jobs = await made(scene, admin, 'get-jobs', {});
      if (jobs.some((job) => 'payload' in job)) fail('a job shows what it is about');

      // The desk reads a chart; the administrator sees it as one stay, and then that person's alone.
      const [client] = await made(scene, desk, 'get-clients', {});
      await desk.go(`/clients/${client.id}`);
      await admin.go(`/clients/${client.id}/access`);
      const stay = page.getByRole('row').filter({ hasText: 'Rosa Lind' }).first();
      await stay.getByText(/Opened the chart/).waitFor();
      await admin.inspect();
      await picture(scene, admin, 'chart-access');
      await stay.click();
      await page.getByRole('button', { name: 'Only what Rosa Lind did' }).click();
      await page.getByRole('button', { name: 'Only Rosa Lind: show everybody' }).waitFor();
      await admin.settled();
      if (await page.getByRole('cell', { name: /Amara Okafor/ }).count()) fail('others are shown as well');
      await admin.inspect();
    },
  };
}
