import type { Session } from 'electron';
import type { DesktopSettings } from '../../shared/desktop-view.ts';

type Wanted = Pick<DesktopSettings, 'spelling' | 'spellLanguages'>;

/** The spell-checker of all pages. Dictionaries come from Chromium’s server when a language is first used; macOS has its own. */
export interface Spelling {
  /** Languages there are dictionaries for; `null` where the system checks. */
  available(): readonly string[] | null;
  add(session: Session, wanted: Wanted): void;
  apply(wanted: Wanted): void;
}

export function createSpelling(): Spelling {
  const sessions = new Map<Session, readonly string[]>();
  const system = process.platform === 'darwin';

  function set(session: Session, { spelling, spellLanguages }: Wanted): void {
    session.setSpellCheckerEnabled(spelling);
    if (system || !spelling) return;
    const known = spellLanguages.filter((language) => session.availableSpellCheckerLanguages.includes(language));
    session.setSpellCheckerLanguages(known.length > 0 ? known : [...(sessions.get(session) ?? [])]);
  }

  return {
    available: () => (system ? null : ([...sessions.keys()][0]?.availableSpellCheckerLanguages ?? [])),
    add(session, wanted) {
      // What Chromium took from the system.
      if (!sessions.has(session)) sessions.set(session, system ? [] : session.getSpellCheckerLanguages());
      set(session, wanted);
    },
    apply(wanted) {
      for (const session of sessions.keys()) set(session, wanted);
    },
  };
}
