interface Shown {
  /** 0 to 1. */
  readonly fraction: number;
  readonly label: string;
  readonly resting: boolean;
}

export function ProgressBar({ fraction, label, resting }: Shown) {
  const percent = Math.round(fraction * 100);
  return (
    <div class={resting ? 'bar resting' : 'bar'} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
      <div style={{ width: `${fraction * 100}%` }} />
    </div>
  );
}
