import { TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Problem } from '../../controller/composer/draft.ts';
import type { Strings } from '../../locales/en/strings.ts';
import { useController, useLocale, useStrings } from '../context.ts';
import { useParts, usePart } from './composer-context.ts';
import { formatList, formatSize, isolated } from './format.ts';
import { whyFailed } from './why-failed.ts';

/** Why a file was not taken or a command did nothing, and why the message does not go. */
export function Problems(): ReactNode {
  const strings = useStrings();
  const locale = useLocale();
  const { composer } = useController();
  const { threadId } = useParts();
  const problems = usePart((draft) => draft.problems);
  const attachments = usePart((draft) => draft.attachments);
  const blocked = usePart((draft) => draft.blocked);
  const failed = attachments.map((attachment) => whyFailed(attachment, strings)).filter((line) => line !== '');
  const lines = [...new Set([...problems.map((problem) => sentence(problem, strings, locale)), ...failed])];
  if (blocked !== undefined) lines.push(blocked === 'uploading' ? strings.sendBlockedUploading : strings.sendBlockedFailed);
  return (
    <div className="problems" role="status" data-empty={lines.length === 0}>
      {lines.length > 0 && <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />}
      <div className="problem-lines">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {problems.length > 0 && (
        <button type="button" className="icon-button" aria-label={strings.dismiss} data-tip={strings.dismiss} onClick={() => composer.dismissProblems(threadId)}>
          <X size={16} strokeWidth={1.75} aria-hidden />
        </button>
      )}
    </div>
  );
}

function sentence(problem: Problem, strings: Strings, locale: string): string {
  const name = isolated(problem.name);
  switch (problem.type) {
    case 'too_large':
      return strings.fileTooLarge(name, formatSize(problem.size, locale), formatSize(problem.limit, locale));
    case 'too_many':
      return strings.fileTooMany(name, problem.limit);
    case 'wrong_type':
      return strings.fileWrongType(name, formatList(problem.accepted));
    case 'folder':
      return strings.fileFolder(name);
    case 'command_failed':
      return strings.commandFailed(name);
  }
}
