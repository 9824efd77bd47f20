/** Why a message waits, was not sent, or cannot be changed, English. */
export const waiting = {
  offline: 'You’re offline. This message will be sent when you’re back.',
  unreachable: 'The server can’t be reached right now. This message will be sent as soon as it answers.',
  earlier: 'This message will be sent as soon as the ones before it are.',
  stopped: 'It was stopped before the server had it.',
  threadGone: 'This conversation no longer exists on the server.',
  cutEachTime: 'The server broke off each time this message was sent to it.',
  manyTries: 'The server has not taken it after many tries.',
  notAccepted: 'The server did not accept it.',
  changeNotKept: 'The disk is full, so this can’t be kept until you’re back online. Make some room and try again.',
  messageNotKept: 'The disk is full, so this message can’t be kept until you’re back online. Make some room, or send it again once you’re online.',
  filesOnline: 'Files can only be added while you’re online. Try again when you’re back.',
  needsWords: 'A message needs some words. To take it back, delete it.',
  notSentYet: 'This conversation has not been sent yet. Wait until you’re back online.',
};
