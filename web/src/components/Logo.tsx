/** A young espalier: a trunk, two tiers of trained branches, leaves, and the one fruit. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <g fill="none" stroke="var(--accent)" stroke-width="2.1" stroke-linecap="round">
        <path d="M16 30.5V7M4.5 22.5h23M7 14.5h18" />
      </g>
      <g fill="var(--accent)">
        <ellipse cx="9.6" cy="18.8" rx="1.9" ry="3.7" transform="rotate(38 9.6 18.8)" />
        <ellipse cx="22.4" cy="18.8" rx="1.9" ry="3.7" transform="rotate(-38 22.4 18.8)" />
        <ellipse cx="11.6" cy="10.8" rx="1.9" ry="3.7" transform="rotate(38 11.6 10.8)" />
        <ellipse cx="20.4" cy="10.8" rx="1.9" ry="3.7" transform="rotate(-38 20.4 10.8)" />
        <ellipse cx="13.2" cy="4.9" rx="1.9" ry="3.7" transform="rotate(-32 13.2 4.9)" />
        <ellipse cx="18.8" cy="4.9" rx="1.9" ry="3.7" transform="rotate(32 18.8 4.9)" />
        <ellipse cx="6.2" cy="26" rx="1.9" ry="3.7" transform="rotate(-40 6.2 26)" />
      </g>
      <circle cx="24" cy="26.6" r="3.1" fill="var(--best)" />
    </svg>
  );
}
