import { Component, type ReactNode } from 'react';
import { WelcomeCard } from './sign-in/WelcomeCard.tsx';
import { useTexts } from './texts.tsx';
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
    return this.state.crashed ? <Crashed /> : this.props.children;
  }
}

function Crashed(): ReactNode {
  const { crashedTitle, crashed, reload } = useTexts().signIn;
  return (
    <WelcomeCard title={crashedTitle}>
      <p className="welcome-text" role="alert">
        {crashed}
      </p>
      <Button variant="primary" className="button-wide" autoFocus onClick={() => location.reload()}>
        {reload}
      </Button>
    </WelcomeCard>
  );
}
