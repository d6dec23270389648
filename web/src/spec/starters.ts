import first from '../../../search-spaces/shapes-quick.json?raw';

/** A spec to begin with. */
export interface Starter {
  readonly name: string;
  /** What it shows. */
  readonly note: string;
  /** The file as it was written, for its layout is part of the example. */
  readonly text: string;
}

const others = import.meta.glob<string>('../../../search-spaces/*.json', { query: '?raw', import: 'default', eager: true });

/** The project's working examples, the smallest first; the server's tests run each of them. */
export const STARTERS: readonly [Starter, ...Starter[]] = [
  starter(first),
  ...Object.values(others)
    .filter((text) => text !== first)
    .map(starter),
];

function starter(text: string): Starter {
  const { name, note } = JSON.parse(text);
  return { name, note: note ?? '', text: text.trimEnd() };
}
