import type { UpdateFault } from '../../shared/updates.ts';

/** An update that cannot be had. The message is for the log: codes alone, no addresses. */
export class UpdateError extends Error {
  readonly fault: UpdateFault;

  constructor(fault: UpdateFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UpdateError';
    this.fault = fault;
  }
}

const full = ['ENOSPC', 'EDQUOT'];
const denied = ['EACCES', 'EPERM', 'EROFS'];

/** What a failure means to a person. */
export function faultOf(error: unknown): UpdateFault {
  if (error instanceof UpdateError) return error.fault;
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  if (full.includes(code)) return 'diskFull';
  return denied.includes(code) ? 'notWritable' : 'failed';
}
