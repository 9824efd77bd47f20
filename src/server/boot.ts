/**
 * The process's first code, which has next to nothing in it: Electron loads what a utility process begins with as an ES module, and for
 * that Node looks through the whole text for names that it exports, in 5 MiB of memory that are never given back.
 */
void import('./index.ts');
