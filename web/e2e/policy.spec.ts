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
    for (const canvas of await page.locator('canvas').all()) {
      await canvas.hover();
      const box = await canvas.boundingBox();
      if (box) for (const part of [0.3, 0.5, 0.7]) await page.mouse.move(box.x + box.width * part, box.y + box.height * part);
    }
  }
  expect(broken).toEqual([]);
});
