// Before the first paint, so that a remembered theme does not flash. A file of its own: the content policy allows no inline script.
try {
  const theme = localStorage.getItem('espalier-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // No storage: the system's preference holds.
}
