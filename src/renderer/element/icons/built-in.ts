import {
  Atom, BookMarked, BookOpen, Bot, Box, Briefcase, Bug, Calendar, ChartColumn, ChartLine, Check, ChevronLeft, ChevronRight, Circle, CircleCheck,
  CircleQuestionMark, CircleUser, Clock, Compass, Ellipsis, EllipsisVertical, ExternalLink, File, FileText, FlaskConical, Globe, IdCard, Image,
  Images, Info, KeyRound, Layers, LifeBuoy, Lightbulb, Mail, Map as MapSheet, MapPin, Monitor, Notebook, NotebookPen, PartyPopper, Pencil,
  PenLine, Phone, Play, Plus, RotateCw, Search, Signature, SlidersHorizontal, Smartphone, Sparkle, Sparkles, SquareCode, SquarePen, SquareText, Star,
  User, Zap,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { BookClock, Bullet, FilledCheck, FilledStar, Wreath } from './drawn.ts';

/** The built-in names of §4.7, all of them. */
export const builtIn: Readonly<Record<string, LucideIcon>> = {
  agent: Bot, analytics: ChartLine, atom: Atom, batch: Layers, bolt: Zap, 'book-open': BookOpen, 'book-closed': BookMarked, 'book-clock': BookClock,
  bug: Bug, calendar: Calendar, chart: ChartColumn, check: Check, 'check-circle': CircleCheck, 'check-circle-filled': FilledCheck,
  'chevron-left': ChevronLeft, 'chevron-right': ChevronRight, 'circle-question': CircleQuestionMark, clock: Clock, compass: Compass,
  confetti: PartyPopper, cube: Box, desktop: Monitor, document: FileText, dot: Bullet, 'dots-horizontal': Ellipsis, 'dots-vertical': EllipsisVertical,
  'empty-circle': Circle, 'external-link': ExternalLink, globe: Globe, keys: KeyRound, lab: FlaskConical, images: Images, info: Info,
  lifesaver: LifeBuoy, lightbulb: Lightbulb, mail: Mail, 'map-pin': MapPin, maps: MapSheet, mobile: Smartphone, name: Signature, notebook: Notebook,
  'notebook-pencil': NotebookPen, 'page-blank': File, phone: Phone, play: Play, plus: Plus, profile: CircleUser, 'profile-card': IdCard,
  reload: RotateCw, star: Star, 'star-filled': FilledStar, search: Search, sparkle: Sparkle, 'sparkle-double': Sparkles, 'square-code': SquareCode,
  'square-image': Image, 'square-text': SquareText, suitcase: Briefcase, 'settings-slider': SlidersHorizontal, user: User, wreath: Wreath,
  write: PenLine, 'write-alt': Pencil, 'write-alt2': SquarePen,
};

/** Points along the line of text: mirrored where that runs right to left. */
export const directional: ReadonlySet<string> = new Set(['chevron-left', 'chevron-right', 'external-link', 'play']);
