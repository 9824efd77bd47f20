import type { Entity } from '@openai/chatkit';
import { createContext } from 'react';
import type { ComponentType } from 'react';
import type { Citation } from './source-list.ts';

/** Whether the block being drawn still grows. */
export const OpenBlockContext = createContext(false);

/** What marks of notes need of their message. */
export interface MessageNotes {
  /** Makes ids of this message unlike those of others. */
  prefix: string;
  numbers: ReadonlyMap<string, number>;
}

export const NotesContext = createContext<MessageNotes>({ prefix: '', numbers: new Map() });

/** Markers of sources in the block being drawn; its nodes name them by index. */
export const CitationsContext = createContext<readonly Citation[]>([]);

/** Whether what is drawn is inside a link, which cannot hold another. */
export const InLinkContext = createContext(false);

/** Which part of a table's text becomes elements, where its rows are drawn in groups. */
export const TablePartContext = createContext<'whole' | 'head' | 'rows'>('whole');

/** What a card says of an entity that is a source. */
export interface EntityCardProps {
  entity: Entity;
  label?: string | undefined;
  description?: string | undefined;
}

/** Draws that card. From outside, since cards hold widgets, which hold Markdown. */
export const EntityCardContext = createContext<ComponentType<EntityCardProps> | undefined>(undefined);
