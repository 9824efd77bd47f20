import { app } from 'electron';
import { join } from 'node:path';
import { openGraphics } from './graphics.ts';

/** Spares Chromium the search for a graphics processor where a start lately found none. Call it before `ready`. */
export function rememberGraphics(profileDir: string): void {
  const graphics = openGraphics({ path: join(profileDir, 'graphics.json'), electron: process.versions.electron, now: Date.now });
  if (graphics.knownMissing) app.disableHardwareAcceleration();
  // Told when Chromium has come to an end with it: not a word before.
  else app.once('gpu-info-update', () => graphics.found(!app.getGPUFeatureStatus().gpu_compositing.startsWith('disabled')));
}
