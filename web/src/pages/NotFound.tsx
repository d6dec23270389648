import { Empty } from '../components/Empty';
import { useTitle } from './useTitle';

export function NotFound() {
  useTitle('Nothing here');
  return (
    <div class="panel">
      <Empty title="Nothing grows here">
        <p>
          There is no page at <code>{location.pathname}</code>. <a href="/">See all studies.</a>
        </p>
      </Empty>
    </div>
  );
}
