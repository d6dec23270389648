import { expect, test } from '@playwright/test';
import { startStudy } from './driver';
import { live, order, rowOf } from './pages';

test('the keyboard stays on a trial while its row moves', async ({ page, request }) => {
  const study = await startStudy(request, 'keyboard');
  const trials = [await study.ask('a'), await study.ask('b'), await study.ask('c')];
  for (const [index, trial] of trials.entries()) await study.report(trial, 1, 0.5 + index / 10);
  await page.goto(`/studies/${study.id}`);
  await live(page);
  await expect.poll(() => order(page)).toEqual([2, 1, 0]);

  await rowOf(page, 2).getByRole('link').focus();
  await page.keyboard.press('ArrowDown');
  await expect(rowOf(page, 1).getByRole('link')).toBeFocused();
  await study.report(trials[1]!, 2, 0.9);
  await expect.poll(() => order(page)).toEqual([1, 2, 0]);
  await expect(rowOf(page, 1).getByRole('link')).toBeFocused();
  await study.report(trials[0]!, 2, 0.95);
  await expect.poll(() => order(page)).toEqual([0, 1, 2]);
  await expect(rowOf(page, 1).getByRole('link')).toBeFocused();
  await page.keyboard.press('End');
  await expect(rowOf(page, 2).getByRole('link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/studies/${study.id}/trials/2`);
});

test('a heading sorts by its column, and gives the ranking back', async ({ page, request }) => {
  const study = await startStudy(request, 'sorted');
  await study.tell(await study.ask('a'), 0.5);
  await study.tell(await study.ask('b'), 0.9);
  await study.tell(await study.ask('c'), 0.7);
  await page.goto(`/studies/${study.id}`);
  await expect.poll(() => order(page)).toEqual([1, 2, 0]);
  const heading = page.getByRole('columnheader', { name: 'trial' });
  await heading.getByRole('button').click();
  await expect.poll(() => order(page)).toEqual([2, 1, 0]);
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  await heading.getByRole('button').click();
  await expect.poll(() => order(page)).toEqual([0, 1, 2]);
  await heading.getByRole('button').click();
  await expect.poll(() => order(page)).toEqual([1, 2, 0]);
});

test('trials of one state are shown alone', async ({ page, request }) => {
  const study = await startStudy(request, 'filtered');
  await study.tell(await study.ask('a'), 0.5);
  await study.ask('b');
  await page.goto(`/studies/${study.id}`);
  await expect.poll(() => order(page)).toEqual([0, 1]);
  await page.getByRole('button', { name: 'running 1' }).click();
  await expect.poll(() => order(page)).toEqual([1]);
});
