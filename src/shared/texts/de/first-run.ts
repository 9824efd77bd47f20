import { appName } from '../../brand.ts';
import type { firstRun as words } from '../en/first-run.ts';

/** The first start: where the chats are to live, and a team’s server, German. */
export const firstRun = {
  title: `Willkommen bei ${appName}`,
  intro: 'Wo sollen Ihre Chats liegen? Sie können das später in den Einstellungen ändern.',
  where: 'Ort Ihrer Chats',
  here: 'Auf diesem Computer',
  hereHint: `Ein Server in ${appName} selbst. Nichts einzurichten, und es geht auch ohne Netz.`,
  team: 'Auf dem Server meines Teams',
  teamHint: 'Jedes ChatKit-Backend, an dem man sich mit Better Auth anmeldet.',
  account: 'Legen Sie ein Konto für diesen Computer an. Es bleibt hier.',
  signInServer: 'Anmeldeserver',
  chatServer: 'Chat-Server',
  chatHint: 'Die ChatKit-Adresse mit ihrem Pfad. Ihre Administration kennt sie.',
  connect: 'Verbinden',
  connecting: 'Server wird gesucht',
  anyway: 'Trotzdem verbinden',
} satisfies typeof words;
