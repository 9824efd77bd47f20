import { useEffect, useState } from 'react';

/**
 * Open state of a menu that leaves the rest of the page reachable. A press inside the chat frame is no event of this
 * page; that the window loses the focus is all there is to see of it.
 */
export function useMenuOpen(): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open) return;
    const close = (): void => setOpen(false);
    window.addEventListener('blur', close);
    return () => window.removeEventListener('blur', close);
  }, [open]);
  return [open, setOpen];
}
