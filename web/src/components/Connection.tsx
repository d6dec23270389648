import { useEffect } from 'preact/hooks';
import { announce } from '../application/announce';
import { connection } from '../application/connection';

const WORDS = { connecting: 'connecting', live: 'live', lost: 'connection lost, trying again', resting: '' } as const;

/** Whether what is shown is up to date. */
export function Connection() {
  const state = connection.value;
  useEffect(() => {
    if (state === 'lost') announce('The connection to the server is lost. Trying again.');
  }, [state]);
  if (state === null || state === 'resting') return null;
  return (
    <span class={`connection ${state}`} data-connection={state}>
      <span>{WORDS[state]}</span>
    </span>
  );
}
