import { expect, test } from '@playwright/test';
import { startStudy } from './driver';

test('no page breaks the policy of its own server', async ({ page, request }) => {
  const study = await startStudy(request, 'by the policy');
  for (const accuracy of [0.6, 0.8, 0.7]) {
    const trial = await study.ask('one');
    for (const step of [1, 2, 3]) await study.report(trial, step, accuracy - 0.1 / step);
    await study.tell(trial, accuracy);
  }
  const broken: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) broken.push(message.text());
  });
  for (const path of ['/', '/submit', `/studies/${study.id}`, `/studies/${study.id}/trials/1`]) {
    const answer = await page.goto(path);
    expect(answer?.headers()['content-security-policy']).not.toContain('unsafe');
    if (path.startsWith('/studies/')) await expect(page.locator('canvas').first()).toBeVisible();
    for (const chart of await page.locator('canvas').all()) {
      const box = await chart.boundingBox();
      if (box === null) continue;
      // Over the whole of it, so that its tip shows.
      for (let part = 0.1; part < 1; part += 0.1) await page.mouse.move(box.x + box.width * part, box.y + box.height / 2);
    }
  }
  expect(broken).toEqual([]);
});
