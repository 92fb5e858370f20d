import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { Icon } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import type { Frame } from '../views.ts';
import { frameWords } from '../words/frame.ts';

/** What stands around the page being rendered; `renderPage` sets it. */
export const FrameContext = createContext<Frame | undefined>(undefined);

export function Notice() {
  const notice = useContext(FrameContext)?.notice;
  const words = useWords(frameWords);
  if (!notice) return null;
  return (
    <div class={`notice notice-${notice.kind}`} role={notice.kind === 'done' ? 'status' : 'alert'}>
      <Icon name={notice.kind === 'done' ? 'check' : 'warning'} />
      <p>
        <strong class="visually-hidden">{words[notice.kind]} </strong>
        <Say text={notice.text} />
      </p>
    </div>
  );
}

/** The page's own content. `reading` is one column for forms and letters, `wide` for overviews. */
export function Main({
  width = 'reading',
  children,
}: {
  readonly width?: 'reading' | 'wide' | 'full';
  readonly children: ComponentChildren;
}) {
  return (
    <main id="content" class={`main main-${width}`} tabIndex={-1}>
      <Notice />
      {children}
    </main>
  );
}

export function PageHead({
  title,
  above,
  lead,
  children,
}: {
  readonly title: string;
  readonly above?: ComponentChildren;
  readonly lead?: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="page-head">
      {above ? <p class="above">{above}</p> : null}
      <h1>{title}</h1>
      {lead ? <p class="lead">{lead}</p> : null}
      {children}
    </div>
  );
}
