import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Linux shows its power supplies (Documentation/ABI/testing/sysfs-class-power). */
const supplies = '/sys/class/power_supply';

/**
 * Whether the machine runs on its battery, as far as plain Node can tell: on Linux, when a mains supply is there and none is
 * connected. Elsewhere, and where nothing is known: false.
 */
export function isOnBattery(folder: string = supplies): boolean {
  try {
    const mains = readdirSync(folder).filter((name) => read(join(folder, name, 'type')) === 'Mains');
    return mains.length > 0 && mains.every((name) => read(join(folder, name, 'online')) === '0');
  } catch {
    return false;
  }
}

function read(file: string): string {
  return readFileSync(file, 'utf8').trim();
}
