import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { ShellCommand } from '../../shared/desktop-api.ts';

/** Sets the application menu. On Windows and Linux it stays hidden until Alt, its shortcuts always work. */
export function setApplicationMenu(name: string, invoke: (command: ShellCommand) => void): void {
  const command = (label: string, accelerator: string, id: ShellCommand): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => invoke(id),
  });
  const mac = process.platform === 'darwin';
  const settings = command('Settings…', 'CmdOrCtrl+,', 'settings.open');
  const template: MenuItemConstructorOptions[] = [
    ...(mac
      ? [
          {
            label: name,
            submenu: [
              { role: 'about' as const },
              { type: 'separator' as const },
              settings,
              { type: 'separator' as const },
              { role: 'hide' as const },
              { role: 'hideOthers' as const },
              { type: 'separator' as const },
              { role: 'quit' as const },
            ],
          },
        ]
      : []),
    {
      label: '&File',
      submenu: [
        command('New chat', 'CmdOrCtrl+N', 'thread.new'),
        ...(mac ? [] : [settings]),
        { label: 'Connection…', click: () => invoke('connection.open') },
        { type: 'separator' },
        mac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        command('Find a chat', 'CmdOrCtrl+K', 'thread.search'),
        command('Show or hide the sidebar', 'CmdOrCtrl+B', 'sidebar.toggle'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const }]),
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', label: '&Help', submenu: [{ label: 'Connection and sign-in…', click: () => invoke('diagnostics.open') }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
