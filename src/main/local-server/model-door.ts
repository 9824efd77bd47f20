import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { limitConnections } from '../../shared/connection-limit.ts';
import type { Fetch, Log } from '../platform.ts';
import type { ModelEndpoint } from './local-server.ts';
import { chunksOf, headersFor, isHere, pathOf } from './model-http.ts';

export interface ModelDoorDeps {
  /** The platform's: it knows the system's proxy and certificates, which the embedded server's process does not. */
  fetch: Fetch;
  randomBytes(size: number): Buffer;
  log: Log;
}

/**
 * The embedded server's way to models that are not on this computer: a port on loopback, behind a secret that only that process is
 * told. Requests go on over the app's own network, and the key is added here, so that the server never has it.
 */
export interface ModelDoor {
  /** The endpoint as the embedded server is to use it. One on this computer it reaches by itself. @throws what listening throws */
  through(endpoint: ModelEndpoint | undefined): Promise<ModelEndpoint | undefined>;
  close(): Promise<void>;
}

/** What the embedded server asks for. */
const paths = ['/chat/completions', '/audio/transcriptions'];

/** A request holds a whole conversation with its pictures. */
const maxRequestBytes = 64 * 1024 * 1024;

const secretBytes = 32;

/** The embedded server asks for an answer at a time for each thread. */
const maxConnections = 128;

/** A head comes at once from the same computer. */
const timeouts = { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 };

export function createModelDoor({ fetch, randomBytes, log }: ModelDoorDeps): ModelDoor {
  /** By secret: the endpoint of now, and the one before, whose answers may still be running. */
  const endpoints = new Map<string, ModelEndpoint>();
  let listening: Promise<Server> | undefined;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, secret = '', path = ''] = /^\/([\w-]+)(\/.*)$/.exec(request.url ?? '') ?? [];
    const endpoint = endpoints.get(secret);
    // A browser's page would say where it is from; nobody but the server's process has the secret anyway.
    if (request.headers.origin !== undefined || request.headers.host !== `127.0.0.1:${request.socket.localPort ?? 0}`) return void response.writeHead(404).end();
    if (endpoint === undefined || request.method !== 'POST' || !paths.includes(path)) return void response.writeHead(404).end();
    const body = await readBody(request);
    if (body === undefined) return void response.writeHead(413).end();
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const upstream = await fetch(pathOf(endpoint.baseUrl, path), {
      method: 'POST',
      redirect: 'manual',
      headers: { accept: 'application/json', 'content-type': request.headers['content-type'] ?? 'application/json', ...headersFor(endpoint) },
      body,
      signal: gone.signal,
    });
    response.writeHead(upstream.status, named(upstream.headers, 'content-type', 'retry-after'));
    response.flushHeaders();
    if (upstream.body !== null) {
      for await (const chunk of chunksOf(upstream.body)) if (!response.write(chunk)) await drained(response);
    }
    response.end();
  }

  function listen(): Promise<Server> {
    const server = createServer(timeouts, (request, response) => {
      // What the network does wrong reaches the server as just that: a connection that ends.
      answer(request, response).catch(() => response.destroy());
    });
    limitConnections(server, maxConnections);
    server.unref();
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => resolve(server));
    });
  }

  return {
    async through(endpoint) {
      if (endpoint === undefined || !URL.canParse(endpoint.baseUrl) || isHere(new URL(endpoint.baseUrl).hostname)) return endpoint;
      const server = await (listening ??= listen());
      const secret = randomBytes(secretBytes).toString('base64url');
      for (const old of [...endpoints.keys()].slice(0, -1)) endpoints.delete(old);
      endpoints.set(secret, endpoint);
      log.info('model.door_opened', { host: new URL(endpoint.baseUrl).host });
      return { ...endpoint, apiKey: '', via: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${secret}` };
    },
    async close() {
      endpoints.clear();
      const server = await listening?.catch(() => undefined);
      server?.closeAllConnections();
      server?.close();
    },
  };
}

/** @returns `undefined` when it is too long */
async function readBody(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxRequestBytes) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function named(headers: Headers, ...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : [])));
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.once('drain', resolve);
    response.once('close', resolve);
  });
}
