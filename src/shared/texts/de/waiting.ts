import type { waiting as words } from '../en/waiting.ts';

/** Why a message waits, was not sent, or cannot be changed, German. */
export const waiting = {
  offline: 'Sie sind offline. Diese Nachricht wird gesendet, sobald Sie wieder online sind.',
  unreachable: 'Der Server ist gerade nicht erreichbar. Diese Nachricht wird gesendet, sobald er antwortet.',
  earlier: 'Diese Nachricht wird gesendet, sobald die davor gesendet sind.',
  stopped: 'Es wurde angehalten, bevor der Server es hatte.',
  threadGone: 'Diesen Chat gibt es auf dem Server nicht mehr.',
  cutEachTime: 'Der Server hat jedes Mal abgebrochen, wenn diese Nachricht an ihn gesendet wurde.',
  manyTries: 'Der Server hat es auch nach vielen Versuchen nicht angenommen.',
  notAccepted: 'Der Server hat es nicht angenommen.',
  changeNotKept: 'Der Datenträger ist voll, deshalb lässt sich das nicht aufheben, bis Sie wieder online sind. Schaffen Sie Platz und versuchen Sie es erneut.',
  messageNotKept: 'Der Datenträger ist voll, deshalb lässt sich diese Nachricht nicht aufheben, bis Sie wieder online sind. Schaffen Sie Platz, oder senden Sie sie noch einmal, sobald Sie online sind.',
  filesOnline: 'Dateien lassen sich nur hinzufügen, solange Sie online sind. Versuchen Sie es erneut, wenn Sie es wieder sind.',
  needsWords: 'Eine Nachricht braucht Worte. Um sie zurückzunehmen, löschen Sie sie.',
  notSentYet: 'Dieser Chat ist noch nicht gesendet. Warten Sie, bis Sie wieder online sind.',
} satisfies typeof words;
