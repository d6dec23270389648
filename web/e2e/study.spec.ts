import { expect, test } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { startStudy } from './driver';
import { complaints, live, order, rowOf, stateOf } from './pages';

test('a study is followed live from the list to its end', async ({ page, request }) => {
  const heard = complaints(page);
  const study = await startStudy(request, 'followed live');
  await page.goto('/');
  await page.getByRole('link', { name: study.name }).first().click();
  await expect(page).toHaveURL(`/studies/${study.id}`);
  await expect(page.getByRole('heading', { level: 1, name: study.name })).toBeVisible();
  await expect(stateOf(page)).toHaveText('running');
  await live(page);

  const first = await study.ask('one');
  await expect(rowOf(page, first.number)).toContainText('running');
  await study.report(first, 1, 0.61);
  await expect(rowOf(page, first.number)).toContainText('0.6100');
  await expect(page.getByRole('region', { name: 'Workers' })).toContainText('one');
  const second = await study.ask('two');
  await study.report(second, 1, 0.72);
  await expect.poll(() => order(page)).toEqual([second.number, first.number]);

  await study.report(first, 2, 0.83);
  await expect.poll(() => order(page)).toEqual([first.number, second.number]);
  await study.tell(first, 0.83);
  await expect(rowOf(page, first.number)).toContainText('complete');
  await expect(rowOf(page, first.number).locator('td').first()).toHaveText('1');
  await expect(page.getByText('best val_accuracy').locator('..')).toContainText('0.8300');
  await study.fail(second, 'diverged: the loss is not a number');
  await expect(rowOf(page, second.number)).toContainText('failed');
  await expect(page.getByRole('list', { name: 'Decisions, newest first' })).toContainText('diverged');
  expect(heard).toEqual([]);
});

test('a study is paused, resumed and stopped by its buttons', async ({ page, request }) => {
  const study = await startStudy(request, 'paused and resumed');
  await page.goto(`/studies/${study.id}`);
  await live(page);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(stateOf(page)).toHaveText('paused');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(stateOf(page)).toHaveText('running');
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(stateOf(page)).toHaveText('running');
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop the study' }).click();
  await expect(stateOf(page)).toHaveText('stopped');
  await expect(page.getByRole('button', { name: 'Pause' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(stateOf(page)).toHaveText('running');
});

test('a study that no worker has taken up is shown as queued', async ({ page, request }) => {
  const answer = await request.post('/api/v1/studies', {
    data: {
      name: 'waits for a worker',
      objectives: [{ metric: 'val_accuracy', goal: 'maximize' }],
      budget: { max_trials: 1 },
      trial: { dataset: 'spirals', model: { type: 'mlp' } },
    },
  });
  const { id } = await answer.json();
  await page.goto(`/studies/${id}`);
  await live(page);
  await expect(stateOf(page)).toHaveText('queued');
  await page.goto('/');
  await expect(page.locator(`[data-study="${id}"]`)).toContainText('queued');
  await request.delete(`/api/v1/studies/${id}`);
});

test('a change made elsewhere shows without a reload', async ({ page, request }) => {
  const study = await startStudy(request, 'paused elsewhere');
  await page.goto(`/studies/${study.id}`);
  await live(page);
  await study.change('pause');
  await expect(stateOf(page)).toHaveText('paused');
});

test('the list follows a running study', async ({ page, request }) => {
  const study = await startStudy(request, 'in the list');
  await page.goto('/');
  await live(page);
  const item = page.locator(`[data-study="${study.id}"]`);
  await study.tell(await study.ask('one'), 0.77);
  await expect(item).toContainText('0.7700');
  await expect(item).toContainText('1 complete');
});

test('all trials are exported', async ({ page, request }) => {
  const study = await startStudy(request, 'exported');
  const trial = await study.ask('one');
  await study.tell(trial, 0.9);
  await page.goto(`/studies/${study.id}`);
  await page.getByText('Trials', { exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'All trials as CSV' }).click()]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('number');
  expect(lines[1]).toContain('0.9');
});

test('an unknown study is said to be unknown', async ({ page }) => {
  await page.goto('/studies/nothing-here');
  await expect(page.getByRole('alert')).toContainText('nothing-here');
  await page.getByRole('link', { name: 'See all studies.' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Studies' })).toBeVisible();
});
