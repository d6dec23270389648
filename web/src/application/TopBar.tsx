import { Connection } from '../components/Connection';
import { Icon } from '../components/Icon';
import { Logo } from '../components/Logo';
import { route } from './navigation';
import { switchTheme, theme } from './theme';

export function TopBar() {
  const { page } = route.value;
  return (
    <header class="top">
      <div>
        <a class="brand" href="/">
          <Logo />
          Espalier
        </a>
        <nav aria-label="Main">
          <a href="/" aria-current={page === 'studies' ? 'page' : undefined}>
            Studies
          </a>
          <a href="/studies/new" aria-current={page === 'submit' ? 'page' : undefined}>
            New study
          </a>
        </nav>
        <div class="end">
          <Connection />
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}

function ThemeSwitch() {
  const other = theme.value === 'dark' ? 'light' : 'dark';
  const words = `Switch to the ${other} theme`;
  return (
    <button type="button" class="button plain square" aria-label={words} title={words} onClick={switchTheme}>
      <Icon name={other === 'dark' ? 'moon' : 'sun'} />
    </button>
  );
}
