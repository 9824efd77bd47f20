import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, cacheDir } from './paths.mjs';
import { run, tail } from './run.mjs';

const requirements = at('examples', 'fastapi', 'requirements.txt');
const folder = join(cacheDir, 'fastapi-venv');
const mark = join(folder, 'requirements.sha256');
const bin = process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');

/** Oldest Python that the ChatKit SDK takes, as major and minor. */
const oldest = [3, 10];

/**
 * Makes sure of a Python with the packages of `examples/fastapi/requirements.txt`, in a virtual environment of the
 * scripts' own. @returns `{ python }`, the path to it, or `{ problem }`, half a sentence that says why there is none.
 */
export async function providePython() {
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  if (existsSync(bin) && existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return { python: bin };
  const system = process.env.PYTHON ?? (process.platform === 'win32' ? 'python' : 'python3');
  const { code, output: version } = await run(system, ['-c', 'import sys; print(*sys.version_info[:2])'], { label: 'Looking for Python' });
  if (code !== 0) return { problem: 'there is no Python' };
  const [major, minor] = version.trim().split(' ').map(Number);
  if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
    return { problem: `this is Python ${major}.${minor}, and the ChatKit SDK needs ${oldest.join('.')}` };
  }
  rmSync(folder, { recursive: true, force: true });
  const made = await run(system, ['-m', 'venv', folder], { label: 'Making a virtual environment for Python' });
  if (made.code !== 0) return { problem: `the virtual environment could not be made: ${tail(made.output, 2)}` };
  const installed = await run(bin, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements], {
    label: 'Installing the ChatKit SDK for Python',
    timeoutMs: 300_000,
  });
  if (installed.code !== 0) return { problem: `the ChatKit SDK for Python could not be installed: ${tail(installed.output, 2)}` };
  writeFileSync(mark, wanted);
  return { python: bin };
}
