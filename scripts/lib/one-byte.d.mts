import type { Plugin } from 'vite';

export function oneByte(): Plugin;
export function escapeWide(code: string): string;
