import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { AssistantMessageItem } from '../../../shared/chatkit/types.ts';
import { EntityCardContext } from '../markdown/message-context.ts';
import { listSources } from '../markdown/source-list.ts';
import { EntityPreview } from './entities/EntityPreview.tsx';
import { RichText } from './RichText.tsx';
import { Sources } from './Sources.tsx';

/** Text of the assistant with the markers of its sources, and the list of these once it is complete (§4.3). */
export function AssistantMessage({ content, streaming }: { content: AssistantMessageItem['content']; streaming: boolean }): ReactNode {
  const sources = useMemo(() => listSources(content), [content]);
  return (
    <EntityCardContext value={EntityPreview}>
      {content.map((part, at) => (
        <RichText key={at} text={part.text} streaming={streaming && at === content.length - 1} annotations={part.annotations} sources={sources} />
      ))}
      {!streaming && <Sources sources={sources} />}
    </EntityCardContext>
  );
}
