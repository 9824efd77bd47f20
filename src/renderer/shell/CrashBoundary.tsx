import { Component, type ReactNode } from 'react';
import { WelcomeCard } from './sign-in/WelcomeCard.tsx';
import { Button } from './ui/Button.tsx';

/** Below it nothing can leave an empty window: a fault while drawing shows what to do. A class, as React asks for here. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override componentDidCatch(): void {
    // The chat frame lies under the welcome screens.
    document.body.dataset['screen'] = 'welcome';
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return (
      <WelcomeCard title="This window stopped working">
        <p className="welcome-text" role="alert">
          Latchkey ran into a fault while drawing it. You are still signed in and your chats are safe on the server. Reload to go on.
        </p>
        <Button variant="primary" className="button-wide" autoFocus onClick={() => location.reload()}>
          Reload
        </Button>
      </WelcomeCard>
    );
  }
}
