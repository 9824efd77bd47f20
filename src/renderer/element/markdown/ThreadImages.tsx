import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useHost } from '../ui/context.ts';
import { createImagePolicy, ImagePolicyContext } from './image-policy.ts';

export interface ThreadImagesProps {
  /** `allowed_image_domains` of the thread (§4.1). */
  domains: readonly string[] | undefined;
  children: ReactNode;
}

/** Puts the image policy of a thread in force for everything drawn in it. */
export function ThreadImages({ domains, children }: ThreadImagesProps): ReactNode {
  const { resolveImage } = useHost();
  // Threads are read anew now and then: the same domains in a new list change nothing.
  const names = domains?.join('\n');
  const policy = useMemo(
    () => createImagePolicy({ domains: names?.split('\n'), base: document.baseURI, resolve: resolveImage }),
    [names, resolveImage],
  );
  return <ImagePolicyContext value={policy}>{children}</ImagePolicyContext>;
}
