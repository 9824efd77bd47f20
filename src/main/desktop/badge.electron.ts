import { app, BrowserWindow, nativeImage, type NativeImage } from 'electron';

const size = 16;

/** How many replies nobody has seen: on the dock and on launchers that can; on Windows a dot over the taskbar's icon, with the text for who hears it. */
export function showBadge(count: number, text: string): void {
  app.setBadgeCount(count);
  if (process.platform !== 'win32') return;
  for (const window of BrowserWindow.getAllWindows()) window.setOverlayIcon(count === 0 ? null : dot(), count === 0 ? '' : text);
}

/** A filled circle, in the four bytes blue, green, red and alpha. */
function dot(): NativeImage {
  const pixels = Buffer.alloc(size * size * 4);
  for (let at = 0; at < size * size; at += 1) {
    const distance = Math.hypot((at % size) - 7.5, Math.floor(at / size) - 7.5);
    const alpha = Math.max(0, Math.min(1, 7 - distance));
    pixels.set([0xc8 * alpha, 0x50 * alpha, 0x33 * alpha, 0xff * alpha].map(Math.round), at * 4);
  }
  return nativeImage.createFromBitmap(pixels, { width: size, height: size });
}
