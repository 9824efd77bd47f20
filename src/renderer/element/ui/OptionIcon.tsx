import {
  BookOpen, Bot, Bug, Calendar, ChartColumn, CircleHelp, Clock, Compass, FileText, Globe, Info, KeyRound, LifeBuoy, Lightbulb, Mail, MapPin,
  PenLine, Search, Sparkle, Sparkles, SquareCode, SquareTerminal, Star, User, Zap,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** Icon names of §4.7 that have a drawing here; any other name shows no icon, as the protocol asks. */
const icons: Readonly<Record<string, LucideIcon>> = {
  agent: Bot, bolt: Zap, 'book-open': BookOpen, 'book-closed': BookOpen, bug: Bug, calendar: Calendar, chart: ChartColumn, analytics: ChartColumn,
  'circle-question': CircleHelp, clock: Clock, compass: Compass, document: FileText, 'square-text': FileText, globe: Globe, info: Info,
  keys: KeyRound, lifesaver: LifeBuoy, lightbulb: Lightbulb, mail: Mail, 'map-pin': MapPin, write: PenLine, 'write-alt': PenLine, 'write-alt2': PenLine,
  notebook: BookOpen, search: Search, sparkle: Sparkle, 'sparkle-double': Sparkles, 'square-code': SquareCode, desktop: SquareTerminal,
  star: Star, user: User, profile: User,
};

export function OptionIcon({ name }: { name: string | undefined }): ReactNode {
  const Icon = name !== undefined && Object.hasOwn(icons, name) ? icons[name] : undefined;
  return Icon === undefined ? null : <Icon size={18} strokeWidth={1.75} aria-hidden />;
}
