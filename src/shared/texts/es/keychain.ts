import { appName } from '../../brand.ts';
import type { keychain as words } from '../en/keychain.ts';

/** Why the keychain gave no answer, and the ways out, Spanish. */
export const keychain = {
  title: 'No se puede leer su inicio de sesión',
  unread: {
    missing: `Puede que su sesión siga abierta, pero ${appName} no puede saberlo porque este sistema no tiene llavero. No se ha eliminado nada.`,
    locked: `Puede que su sesión siga abierta, pero ${appName} no puede saberlo porque el llavero está bloqueado. No se ha eliminado nada.`,
    denied: `Puede que su sesión siga abierta, pero ${appName} no puede saberlo porque el llavero negó el acceso. No se ha eliminado nada.`,
    replaced:
      `Puede que su sesión siga abierta, pero ${appName} no puede saberlo porque el llavero es nuevo o se quitaron de él las entradas de ${appName}. No se ha eliminado nada.`,
    unreadable: `Puede que su sesión siga abierta, pero ${appName} no puede saberlo porque no se puede leer lo que el llavero guarda para ${appName}. No se ha eliminado nada.`,
    failed: `Puede que su sesión siga abierta, pero ${appName} no puede saberlo porque el llavero comunicó un fallo. No se ha eliminado nada.`,
  },
  fix: {
    missing:
      'En Linux, instale GNOME Keyring o KWallet y vuelva a entrar en su escritorio. En un equipo que usa sin escritorio puede que no haya ninguno; en ese caso, inicie sesión cada vez.',
    locked: 'Desbloquéelo (Acceso a Llaveros en macOS, Contraseñas y claves o KWalletManager en Linux) y vuelva a intentarlo.',
    denied: `Dé acceso a ${appName} cuando el sistema lo pregunte, o en los ajustes del llavero, y vuelva a intentarlo.`,
    replaced:
      'Si tiene el llavero anterior, restáurelo (en Linux, los archivos de ~/.local/share/keyrings) y vuelva a intentarlo. Si se perdió del todo, inicie sesión de nuevo.',
    unreadable:
      'Puede ocurrir tras restaurar el sistema. Vuelva a intentarlo o reinicie el equipo. Si no sirve, inicie sesión de nuevo: la entrada anterior se guarda junto a la nueva.',
    failed: `Vuelva a intentarlo en un momento o reinicie el equipo. El registro de ${appName} dice qué respondió el llavero.`,
  },
  signInForgotten: {
    missing: 'El inicio de sesión no se recordará al salir, porque este sistema no tiene llavero.',
    locked: 'El inicio de sesión no se recordará al salir, porque el llavero está bloqueado.',
    denied: 'El inicio de sesión no se recordará al salir, porque el llavero negó el acceso.',
    replaced: `El inicio de sesión no se recordará al salir, porque el llavero es nuevo o se quitaron de él las entradas de ${appName}.`,
    unreadable: `El inicio de sesión no se recordará al salir, porque no se puede leer lo que el llavero guarda para ${appName}.`,
    failed: 'El inicio de sesión no se recordará al salir, porque el llavero comunicó un fallo.',
  },
  allForgotten: {
    missing: 'El inicio de sesión y los chats no se recordarán al salir, porque este sistema no tiene llavero.',
    locked: 'El inicio de sesión y los chats no se recordarán al salir, porque el llavero está bloqueado.',
    denied: 'El inicio de sesión y los chats no se recordarán al salir, porque el llavero negó el acceso.',
    replaced: `El inicio de sesión y los chats no se recordarán al salir, porque el llavero es nuevo o se quitaron de él las entradas de ${appName}.`,
    unreadable: `El inicio de sesión y los chats no se recordarán al salir, porque no se puede leer lo que el llavero guarda para ${appName}.`,
    failed: 'El inicio de sesión y los chats no se recordarán al salir, porque el llavero comunicó un fallo.',
  },
  whatHappened: '¿Qué ha pasado?',
  unlock: 'Desbloquear',
  waiting: 'Esperando al llavero',
  asking: 'Preguntando al llavero',
  moving: 'Trasladando lo que se puede leer',
  useOwnStore: `Usar el almacén cifrado de ${appName}`,
  ownStoreMeans: `Su inicio de sesión se guarda entonces en la carpeta de ${appName}, cifrado con una clave de su sistema.`,
  useKeychain: 'Usar el llavero del sistema',
  keychainMeans: 'Su inicio de sesión se guarda entonces en el llavero de su sistema.',
  cannotWait: '¿No puede esperar?',
  signInAgain: 'Iniciar sesión de nuevo',
  signInAgainMeans: 'No se elimina nada: lo que queda del inicio de sesión anterior se guarda junto al nuevo.',
  signInUntilQuit: 'Iniciar sesión solo hasta salir',
  signInUntilQuitMeans: `El llavero se queda como está. ${appName} guarda allí el inicio de sesión por sí solo en cuanto se abra.`,
} satisfies typeof words;
