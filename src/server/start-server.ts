import type { Server as HttpServer } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { limitConnections } from '../shared/connection-limit.ts';
import { composeServer, type Server, type ServerDeps } from './compose-server.ts';
import { errorResponse } from './http-error.ts';
import { listen, stopListening } from './listen.ts';
import { serverTextsFor } from './server-texts.ts';
import { listenWhereBefore, rememberPort } from './same-port.ts';

export interface StartOptions {
  /** 0: a free one. `same`: the one of the last run of this folder, where it is free. */
  port: number | 'same';
  host: string;
  dataDir: string;
  /** 64 hex digits: everything in the folder is encrypted with it. */
  dataKey?: string | undefined;
  /** Public origin; by default the address it listens on. */
  url?: string | undefined;
  /** `iss` and `aud` of tokens; by default the public origin. Give one where the port changes from run to run. */
  issuer?: string | undefined;
  allowedOrigins: readonly string[];
  version?: string | undefined;
}

export interface RunningServer {
  /** Origin under which it is reached from this computer. */
  url: string;
  configure: Server['configure'];
  /** Ends answers, connections and databases. Calling it again waits for the same end. */
  stop(): Promise<void>;
}

const stopGraceMs = 1_000;

/** A running answer holds one; teams put a proxy in front, which shares them. */
const maxConnections = 1_024;
const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

/** Listens first, because the address is part of what is built. @throws {StartFailure} */
export async function startServer(options: StartOptions, deps: ServerDeps): Promise<RunningServer> {
  let server: Server | undefined;
  const http = createAdaptorServer({
    serverOptions: { headersTimeout: 15_000, connectionsCheckingInterval: 5_000 },
    fetch: (request, env) =>
      server?.app.fetch(request, env) ?? errorResponse(503, 'starting', serverTextsFor(request.headers.get('accept-language')).server.starting),
  }) as HttpServer;
  limitConnections(http, maxConnections);
  const { host, dataDir } = options;
  const port = options.port === 'same' ? await listenWhereBefore(http, { host, dataDir }) : await listen(http, { port: options.port, host });
  const url = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
  const baseUrl = options.url ?? url;
  const issuer = options.issuer ?? baseUrl;

  try {
    server = await composeServer(
      {
        dataDir: options.dataDir,
        dataKey: options.dataKey,
        baseUrl,
        issuer,
        audience: issuer,
        allowedOrigins: [url, ...options.allowedOrigins],
        allowedHosts: hostsOf(url, baseUrl),
        version: options.version,
      },
      deps,
    );
    if (options.port === 'same') rememberPort(dataDir, port);
  } catch (error) {
    await stopListening(http, 0);
    throw error;
  }

  const { configure, endAnswers, close } = server;
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    endAnswers();
    await stopListening(http, stopGraceMs);
    close();
  };
  return { url, configure, stop: () => (stopped ??= stop()) };
}

/** Bound to loopback, only local names (and the public one) are right; elsewhere the operator's network decides. */
function hostsOf(url: string, baseUrl: string): string[] | undefined {
  const bound = new URL(url).hostname;
  return loopbackHosts.includes(bound) ? [...loopbackHosts, new URL(baseUrl).hostname] : undefined;
}
