// The baseline of start and memory: the least that shows a window on the same runtime.
import { app, BrowserWindow } from 'electron';

app.setPath('userData', process.argv.at(-1));
await app.whenReady();
const window = new BrowserWindow({ width: 1100, height: 760, show: false, webPreferences: { sandbox: true, contextIsolation: true } });
window.once('ready-to-show', () => window.show());
await window.loadURL('data:text/html,<!doctype html><title>Empty</title><p>Empty</p>');
process.stdout.write('Empty is ready\n');
