import { expect, test } from '@playwright/test';
import { startStudy } from './driver';
import { live, rowOf, stateOf } from './pages';

test('what happens while the connection is lost is caught up on', async ({ page, request }) => {
  const study = await startStudy(request, 'connection lost');
  const early = await study.ask('a');
  await study.report(early, 1, 0.5);
  await page.route('**/events?*', (route) => route.abort());
  await page.goto(`/studies/${study.id}`);
  await expect(page.locator('[data-connection="lost"]')).toContainText('connection lost');
  await expect(rowOf(page, early.number)).toContainText('0.5000');

  await study.report(early, 2, 0.8);
  const late = await study.ask('b');
  await study.report(late, 1, 0.7);
  await study.change('pause');
  await page.unroute('**/events?*');
  await live(page);
  await expect(rowOf(page, early.number)).toContainText('0.8000');
  await expect(rowOf(page, late.number)).toContainText('0.7000');
  await expect(stateOf(page)).toHaveText('paused');
});

test('the pages ask nobody but their server, and never on a timer', async ({ page, request, baseURL }) => {
  const study = await startStudy(request, 'quiet');
  await study.ask('a');
  const asked: string[] = [];
  page.on('request', (sent) => asked.push(sent.url()));
  await page.clock.install();
  await page.goto(`/studies/${study.id}`);
  await live(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect([...new Set(asked.map((address) => new URL(address).origin))]).toEqual([new URL(baseURL!).origin]);

  const before = asked.length;
  await page.clock.fastForward('10:00');
  await expect(page.getByText('elapsed').locator('..')).toContainText('10 min');
  expect(asked.slice(before)).toEqual([]);
});
