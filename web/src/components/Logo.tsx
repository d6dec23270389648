/** A young espalier: a trunk, two tiers of trained branches, and the one leaf that won. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <g fill="none" stroke="var(--accent)" stroke-width="2.2" stroke-linecap="round">
        <path d="M16 30V8" />
        <path d="M16 26C11 26 7.500 25.500 4 22.500M16 26c5 0 8.500-.5 12-3.500" />
        <path d="M16 18c-4 0-6.500-.5-9-3M16 18c4 0 6.500-.5 9-3" />
      </g>
      <path fill="var(--accent)" d="M4.300 23C.800 20.500.600 16.500 2.600 13.400 5.400 16 6 19.800 4.300 23zM27.700 23c3.500-2.500 3.700-6.500 1.700-9.600-2.800 2.600-3.400 6.400-1.700 9.600zM7.200 15.400C4.400 13 4.400 9.400 6.400 6.800c2.400 2.400 2.600 5.800.800 8.600zM24.800 15.400c2.800-2.400 2.800-6 .800-8.600-2.400 2.400-2.600 5.800-.800 8.600z" />
      <path fill="var(--best)" d="M16 9.500c-3.200-2.600-3.200-6.400 0-9.200 3.200 2.800 3.200 6.600 0 9.200z" />
    </svg>
  );
}
