import {
  ArrowLeft, BookOpen, Bug, ChevronLeft, ChevronsLeft, ChevronsRight, CircleEllipsis, Ellipsis, EllipsisVertical, History, House, LayoutGrid, Maximize, Maximize2, Menu, MessageCircleDashed,
  Minimize, Minimize2, Moon, PanelLeft, PanelLeftClose, PanelLeftOpen, PanelRight, PanelRightClose, PanelRightOpen, Settings, Share, SquarePen, Star, Sun, X,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { HeaderIcon as HeaderIconName } from '@openai/chatkit';
import type { ReactNode } from 'react';

const drawings: Readonly<Record<HeaderIconName, LucideIcon>> = {
  'sidebar-left': PanelLeft, 'sidebar-right': PanelRight, 'sidebar-open-left': PanelLeftOpen, 'sidebar-open-right': PanelRightOpen,
  'sidebar-open-left-alt': PanelLeftOpen, 'sidebar-open-right-alt': PanelRightOpen, 'sidebar-floating-left': PanelLeft, 'sidebar-floating-right': PanelRight,
  'sidebar-floating-open-left': PanelLeftOpen, 'sidebar-floating-open-right': PanelRightOpen, 'sidebar-collapse-left': PanelLeftClose,
  'sidebar-collapse-right': PanelRightClose, 'collapse-left': PanelLeftClose, 'collapse-right': PanelRightClose, 'open-left': PanelLeftOpen,
  'open-right': PanelRightOpen, 'double-chevron-left': ChevronsLeft, 'double-chevron-right': ChevronsRight, home: House, 'home-alt': House,
  'back-small': ChevronLeft, 'back-large': ArrowLeft, 'expand-large': Maximize, 'collapse-large': Minimize, 'expand-small': Maximize2,
  'collapse-small': Minimize2, star: Star, 'star-filled': Star, bug: Bug, 'chat-temporary': MessageCircleDashed, 'settings-cog': Settings, grid: LayoutGrid,
  'dots-horizontal': Ellipsis, 'dots-vertical': EllipsisVertical, 'dots-horizontal-circle': CircleEllipsis, 'dots-vertical-circle': CircleEllipsis, menu: Menu,
  'menu-inverted': Menu, hamburger: Menu, history: History, 'book-open': BookOpen, compose: SquarePen, share: Share, 'light-mode': Sun, 'dark-mode': Moon, close: X,
};

/** "Back" points against the line of text; pictures of a side mean that side of the window. */
const directional: readonly HeaderIconName[] = ['back-small', 'back-large'];

/** The picture of a header button (§7.2). A name of a later version gets dots: a button must not be empty. */
export function HeaderIcon({ name }: { name: HeaderIconName }): ReactNode {
  const Drawing = Object.hasOwn(drawings, name) ? drawings[name] : Ellipsis;
  const filled = name === 'star-filled';
  return <Drawing className={directional.includes(name) ? 'directional' : ''} size={18} strokeWidth={1.75} fill={filled ? 'currentColor' : 'none'} aria-hidden />;
}
