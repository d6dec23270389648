import { BASE, get, post } from './client';
import { readNumber } from './numbers';
import { readStudy, type Study } from './study';
import { readTrial, readTrialDetail, type Trial, type TrialDetail } from './trial';
import { readWorker, type Worker } from './worker';

export interface Page<T> {
  readonly items: readonly T[];
  readonly next_cursor: string | null;
}

export interface CurveItem {
  readonly number: number;
  readonly points: readonly (readonly [number, number])[];
}

export interface HistoryItem {
  readonly number: number;
  readonly finished_at: string;
  readonly value: number;
  readonly best: number | null;
}

const study = (id: string) => `/studies/${encodeURIComponent(id)}`;
const trial = (id: string, number: number) => `${study(id)}/trials/${number}`;

function readPage<T>(wire: any, read: (item: any) => T): Page<T> {
  return { items: wire.items.map(read), next_cursor: wire.next_cursor ?? null };
}

export async function listStudies(cursor: string | null): Promise<Page<Study>> {
  return readPage(await get(`/studies?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`), readStudy);
}

export async function getStudy(id: string): Promise<Study> {
  return readStudy(await get(study(id)));
}

/** The newest trials, at most 1000. */
export async function newestTrials(id: string): Promise<Page<Trial>> {
  return readPage(await get(`${study(id)}/trials?sort=number&order=desc&limit=1000`), readTrial);
}

/** The best trials, at most 1000. */
export async function bestTrials(id: string): Promise<Page<Trial>> {
  return readPage(await get(`${study(id)}/leaderboard?limit=1000`), readTrial);
}

export async function getTrial(id: string, number: number): Promise<TrialDetail> {
  return readTrialDetail(await get(trial(id, number)));
}

export async function curves(id: string): Promise<readonly CurveItem[]> {
  const wire = await get(`${study(id)}/analysis/curves`);
  return wire.items.map((item: any) => ({
    number: item.number,
    points: item.points.map(([step, value]: [number, unknown]) => [step, readNumber(value) ?? NaN]),
  }));
}

export async function history(id: string): Promise<readonly HistoryItem[]> {
  const wire = await get(`${study(id)}/analysis/history`);
  return wire.items.map((item: any) => ({ ...item, value: readNumber(item.value) ?? NaN, best: readNumber(item.best) }));
}

export async function listWorkers(): Promise<readonly Worker[]> {
  return readPage(await get('/workers'), readWorker).items;
}

/** Asks for a change of a study's state. */
export async function changeStudy(id: string, change: 'pause' | 'resume' | 'stop'): Promise<Study> {
  return readStudy(await post(`${study(id)}/${change}`));
}

export async function stopTrial(id: string, number: number): Promise<Trial> {
  return readTrial(await post(`${trial(id, number)}/stop`));
}

export const eventsAddress = (id: string, after: number) => `${BASE}${study(id)}/events?after=${after}`;
export const bestModelAddress = (id: string) => `${BASE}${study(id)}/best/model`;
export const trialModelAddress = (id: string, number: number) => `${BASE}${trial(id, number)}/model`;
export const exportAddress = (id: string, format: 'csv' | 'json') => `${BASE}${study(id)}/export?format=${format}`;
