// The baseline of start and memory: the least that shows a window on the same runtime.
import { app, BrowserWindow } from 'electron';

async function openWindow() {
  const window = new BrowserWindow({ width: 1100, height: 760, show: false, webPreferences: { sandbox: true, contextIsolation: true } });
  window.once('ready-to-show', () => window.show());
  await window.loadURL('data:text/html,<!doctype html><title>Empty</title><p>Empty</p>');
  process.stdout.write('Empty is ready\n');
}

app.setPath('userData', process.argv.at(-1));
// Not awaited here: Electron is ready only after its entry module has been evaluated.
app.whenReady().then(openWindow);
