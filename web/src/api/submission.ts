import { get, post } from './client';
import type { Json } from './json';
import { readStudy, type Study } from './study';

/** One open choice, as a dry run names it. */
export interface ParameterDescription {
  readonly path: string;
  /** `real`, `whole`, `choice` or `ordinal`. */
  readonly kind: string;
  readonly low?: number;
  readonly high?: number;
  readonly log?: boolean;
  readonly step?: number | null;
  readonly labels?: readonly string[];
  readonly values?: readonly Json[];
  /** When it exists; absent where it always does. */
  readonly when?: { readonly parameter: string; readonly is: string } | null;
}

/** What a dry run answers. */
export interface DryRun {
  readonly parameters: readonly ParameterDescription[];
  /** The number of different configurations; null where there are infinitely many. */
  readonly size: number | string | null;
  readonly samples: readonly Readonly<Record<string, Json>>[];
  readonly rungs: readonly number[];
  /** Steps of the resource that it can cost at most; null where nothing limits it. */
  readonly max_steps: number | null;
  /** The name of the resource's unit. */
  readonly resource: string;
}

export async function dryRun(spec: string): Promise<DryRun> {
  const wire = await post('/studies?dry_run=true', spec);
  return {
    parameters: wire.parameters ?? [],
    size: wire.size ?? null,
    samples: (wire.samples ?? []).map((sample: any) => sample.configuration ?? {}),
    rungs: wire.rungs ?? [],
    max_steps: wire.max_steps ?? null,
    resource: wire.resource || 'step',
  };
}

export async function submitStudy(spec: string): Promise<Study> {
  return readStudy(await post('/studies', spec));
}

export async function datasetNames(): Promise<readonly string[]> {
  const wire = await get('/datasets?limit=1000');
  return wire.items.map((item: any) => item.name ?? item.spec?.name).filter((name: unknown) => typeof name === 'string');
}
