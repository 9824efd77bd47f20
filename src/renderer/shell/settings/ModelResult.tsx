import { CircleCheck, CircleX } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ModelCheck } from '../../../shared/model-check.ts';
import { useTexts, useTold } from '../texts.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';

interface ModelResultProps {
  result: ModelCheck;
  /** Absent: nothing can be changed here. */
  onAddress: ((baseUrl: string) => void) | undefined;
  onModel: ((model: string) => void) | undefined;
}

/** How the test of a model ended, with what would put it right. */
export function ModelResult({ result, onAddress, onModel }: ModelResultProps): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const { models: words } = useTexts();
  const tell = useTold();
  const { baseUrl, models = [] } = result;
  useEffect(() => {
    root.current?.scrollIntoView({ block: 'nearest' });
  }, [result]);
  return (
    <div ref={root} className="model-result" data-status={result.code === 'ok' ? 'ok' : 'failed'}>
      <Icon of={result.code === 'ok' ? CircleCheck : CircleX} />
      <div>
        <p>{tell(result)}</p>
        {((baseUrl !== undefined && onAddress !== undefined) || (models.length > 0 && onModel !== undefined)) && (
          <div className="preset-row">
            {baseUrl !== undefined && onAddress !== undefined && (
              <Button className="button-small" onClick={() => onAddress(baseUrl)}>
                {words.use(baseUrl)}
              </Button>
            )}
            {onModel !== undefined &&
              models.map((name) => (
                <Button key={name} className="button-small" onClick={() => onModel(name)}>
                  {words.use(name)}
                </Button>
              ))}
          </div>
        )}
      </div>
    </div>
  );
}
