import { Component } from 'react';
import type { ReactNode } from 'react';

interface ItemBoundaryProps {
  /** Shown in the place of what could not be drawn. */
  fallback: ReactNode;
  /** Told once per fault. */
  onFault: (error: unknown) => void;
  /** Another value tries again. */
  resetKey: unknown;
  children: ReactNode;
}

interface State {
  failed: boolean;
  resetKey: unknown;
}

/** Keeps a fault in one item from taking the conversation with it: what servers send is only half checked. */
export class ItemBoundary extends Component<ItemBoundaryProps, State> {
  override state: State = { failed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ resetKey }: ItemBoundaryProps, state: State): Partial<State> | null {
    return resetKey === state.resetKey ? null : { failed: false, resetKey };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onFault(error);
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
