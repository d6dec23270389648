import { useEffect, useRef } from 'preact/hooks';
import { NotFound } from '../pages/NotFound';
import { StudiesPage } from '../pages/StudiesPage';
import { StudyPage } from '../pages/StudyPage';
import { SubmitPage } from '../pages/SubmitPage';
import { TrialPage } from '../pages/TrialPage';
import { announcement } from './announce';
import { followLinks, route } from './navigation';
import { TopBar } from './TopBar';

/** The bar, the page of the route, and what is said to screen readers. */
export function Application() {
  useEffect(() => {
    document.addEventListener('click', followLinks);
    return () => document.removeEventListener('click', followLinks);
  }, []);
  return (
    <>
      <a class="skip" href="#content">
        Skip to the content
      </a>
      <TopBar />
      <Content />
      <div class="unseen" role="status" aria-live="polite">
        {announcement.value}
      </div>
    </>
  );
}

/** The page itself; a change of page takes the keyboard with it. */
function Content() {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const current = route.value;
  useEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [current]);
  return (
    <main id="content" ref={main} tabIndex={-1}>
      <Page />
    </main>
  );
}

function Page() {
  const current = route.value;
  switch (current.page) {
    case 'studies':
      return <StudiesPage />;
    case 'submit':
      return <SubmitPage />;
    case 'study':
      return <StudyPage key={current.id} id={current.id} />;
    case 'trial':
      return <TrialPage key={`${current.id} ${current.number}`} id={current.id} number={current.number} />;
    case 'unknown':
      return <NotFound />;
  }
}
