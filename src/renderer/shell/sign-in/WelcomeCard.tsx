import type { ReactNode } from 'react';
import { Logo } from '../ui/Logo.tsx';

/** The calm centre of every screen on which nobody is signed in. */
export function WelcomeCard({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <main className="welcome">
      <div className="drag-strip" />
      <div className="welcome-card">
        <div className="welcome-head">
          <Logo size={32} />
          <h1>{title}</h1>
        </div>
        {children}
      </div>
    </main>
  );
}
