/**
 * A process that works with a history until it is killed: `node victim.ts PART` (stage.ts). Each line on standard output is
 * what it is about to do, or something that the history has acknowledged and from then on has to keep (acknowledged.ts).
 */
import { createAlone } from './alone.ts';
import { createAtWork, openAtWork } from './at-work.ts';
import { setStage, type Part } from './stage.ts';

const part = JSON.parse(process.argv[2] ?? '') as Part;
const stage = setStage(part);
if (part.phase === 'migrate' || part.phase === 'compact') {
  const alone = createAlone(stage);
  for (;;) alone[part.phase]();
} else {
  const { phase } = part;
  const atWork = createAtWork(await openAtWork(stage), stage);
  const meanwhile = async (): Promise<void> => {
    for (;;) {
      await atWork.send();
      await atWork.draft();
      await new Promise((resolve) => setTimeout(resolve, 10 * stage.random()));
    }
  };
  void meanwhile();
  for (;;) {
    stage.say({ kind: 'phase', phase });
    await atWork[phase]();
  }
}
