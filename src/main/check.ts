import type { ConnectionCheck } from '../shared/connection.ts';
import type { LatchkeyError } from '../shared/errors.ts';
import { quoted, split, type Sentence } from '../shared/texts/say.ts';

/** One line of the connection test or of the doctor, in English and in a form that pages say in their language. */
export function check(id: ConnectionCheck['id'], status: ConnectionCheck['status'], sentence: Sentence, fix?: Sentence): ConnectionCheck {
  return {
    id,
    status,
    message: sentence.message,
    ...(fix !== undefined && { fix: fix.message }),
    said: { message: sentence.said, ...(fix !== undefined && { fix: fix.said }) },
  };
}

/** What failed, and in its second sentence the advice. */
export function failedCheck(id: ConnectionCheck['id'], { code, message, said }: LatchkeyError): ConnectionCheck {
  const obstacle = code === 'network.certificate' ? 'certificate' : code === 'network.proxy' ? 'proxy' : undefined;
  if (said !== undefined) return { ...check(id, 'failed', ...split({ message, said })), ...(obstacle && { obstacle }) };
  const [first = message, ...fix] = message.split(/(?<=\.) (?=[A-Z])/);
  return check(id, 'failed', quoted(first), fix.length === 0 ? undefined : quoted(fix.join(' ')));
}
