import { counted } from '../counted.ts';
import type { diagnostics as words } from '../en/diagnostics.ts';

/** "Why am I signed out?": its page, the checks and the report, Spanish. */
export const diagnostics = {
  whySignedOut: '¿Por qué se cerró mi sesión?',
  whyUnread: '¿Por qué no se puede leer mi inicio de sesión?',
  title: 'Conexión e inicio de sesión',
  parts: 'Partes',
  timeline: 'Qué ha pasado',
  checks: 'Comprobaciones',
  report: 'Informe',
  readFailed: (reason: string): string => `No se pudo leer qué ha pasado. ${reason}`,
  reading: 'Leyendo qué ha pasado',
  runChecks: 'Hacer las comprobaciones',
  runAgain: 'Comprobar de nuevo',
  checking: 'Comprobando',
  connectionSettings: 'Ajustes de conexión',
  looksAt: (server: string | undefined): string =>
    `Revisa nombres, proxy, certificados, reloj, servidor de inicio de sesión, claves y servidor de chat de camino a ${server ?? 'este mismo equipo'}, y no cambia nada.`,
  checkedAt: (time: string): string => `Comprobado a las ${time}.`,
  reportMeans:
    'Para quien le ayude. Esto es todo: versiones, nombres de servidores, horas y códigos, en inglés. No contiene contraseñas, tokens ni cookies, nada escrito por usted ni por nadie, ni nombres ni correos.',
  copyReport: 'Copiar el informe',
  saveReport: 'Guardar el informe…',
  theReport: 'El informe',
  problemsOnly: 'Solo problemas',
  problemsIn: (problems: number, entries: number): string =>
    `${counted('es', problems, { one: '# problema', other: '# problemas' })} en ${counted('es', entries, { one: '# entrada', other: '# entradas' })}`,
  noProblemsIn: (entries: number): string => counted('es', entries, { one: 'Ningún problema en # entrada', other: 'Ningún problema en # entradas' }),
  noProblems: 'No hay problemas anotados.',
  nothingNoted: 'Aún no hay nada anotado. Aquí aparecen inicios y cierres de sesión y los fallos por el camino.',
  showOlder: (count: number): string => counted('es', count, { one: 'Mostrar # anterior', other: 'Mostrar # anteriores' }),
  problem: 'Problema:',
  timesSince: (count: number, time: string): string => counted('es', count, { one: `# vez desde las ${time}`, other: `# veces desde las ${time}` }),
} satisfies typeof words;
