const PATHS = {
  check: 'M3 8.500l3.200 3.200L13 4.800',
  cross: 'M4 4l8 8M12 4l-8 8',
  dash: 'M3.500 8h9',
  ring: 'M8 3.200a4.800 4.800 0 1 0 .01 0z',
  bars: 'M5.500 3.500v9M10.500 3.500v9',
  cut: 'M3 4l10 8M3 12l10-8',
  play: 'M5 3.200l7.500 4.800L5 12.800z',
  square: 'M4 4h8v8H4z',
  download: 'M8 2.500v7.500M4.800 7L8 10.200 11.200 7M3 13.200h10',
  sun: 'M8 5.200a2.800 2.800 0 1 0 .01 0zM8 1v1.500M8 13.500V15M1 8h1.500M13.500 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  moon: 'M13 9.500A5.600 5.600 0 0 1 6.500 3a5.600 5.600 0 1 0 6.500 6.500z',
  columns: 'M2.500 3.500h11v9h-11zM6.200 3.500v9M9.800 3.500v9',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing the height of the text beside it; it says nothing that the text does not. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">
      <path d={PATHS[name]} />
    </svg>
  );
}
