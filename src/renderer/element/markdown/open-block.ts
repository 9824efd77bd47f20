import { createContext } from 'react';

/** Whether the block being drawn still grows. */
export const OpenBlockContext = createContext(false);
