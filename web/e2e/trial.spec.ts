import { expect, test } from '@playwright/test';
import { startStudy } from './driver';
import { complaints, live } from './pages';

test("a trial's page grows while it runs", async ({ page, request }) => {
  const heard = complaints(page);
  const study = await startStudy(request, 'one trial');
  const trial = await study.ask('the client');
  await study.report(trial, 1, 0.4);
  await page.goto(`/studies/${study.id}/trials/${trial.number}`);
  await live(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Trial ${trial.number}`);
  await expect(page.getByRole('region', { name: 'Configuration' })).toContainText('learning_rate');
  await expect(page.getByLabel('Configuration as JSON')).toContainText('learning_rate');
  await expect(page.getByRole('region', { name: 'Attempts' })).toContainText('the client');
  await expect(page.getByRole('img', { name: /train_loss/ })).toBeVisible();

  const figures = page.getByRole('region', { name: 'Figures' });
  await study.report(trial, 2, 0.6);
  await expect(figures).toContainText('2 of 9');
  await study.tell(trial, 0.6);
  await expect(page.locator('.heading .state')).toHaveText('complete');
  await expect(figures).toContainText('0.6000');
  expect(heard).toEqual([]);
});

test('a running trial is stopped by its button', async ({ page, request }) => {
  const study = await startStudy(request, 'one trial stopped');
  const trial = await study.ask('the client');
  await page.goto(`/studies/${study.id}/trials/${trial.number}`);
  await page.getByRole('button', { name: 'Stop trial' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop the trial' }).click();
  await expect(page.locator('.heading .state')).toHaveText('cancelled');
  await expect(page.getByRole('button', { name: 'Stop trial' })).toHaveCount(0);
});

test('a trial that a study has not is said to be unknown', async ({ page, request }) => {
  const study = await startStudy(request, 'no such trial');
  await page.goto(`/studies/${study.id}/trials/99`);
  await expect(page.getByRole('alert')).toContainText('99');
});
