import { combinePolicy } from '../../../../src/main/policy/combine.ts';
import { parsePolicyFile } from '../../../../src/main/policy/linux.ts';
import type { PolicyView } from '../../../../src/shared/policy.ts';

/** One file with this in it. */
export function policyOf(content: unknown): PolicyView {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return combinePolicy([parsePolicyFile('a.json', new TextEncoder().encode(text))]);
}

/** Everything that can be set, each to something that locks. */
export const fullPolicy = {
  organisation: 'Example Ltd',
  support: 'help@example.com',
  connection: { authUrl: 'https://auth.example.com', chatUrl: 'https://chat.example.com/chatkit', authPath: '/auth' },
  allowedDomains: ['example.com', '*.example.com'],
  signInMethods: ['browser', 'device'],
  updateChannel: 'off',
  localServer: false,
  modelEndpoints: ['models.example.com'],
  caCertificates: '/etc/ssl/example.pem',
  proxy: { pacUrl: 'https://proxy.example.com/proxy.pac' },
  disable: ['export', 'import', 'notificationContent', 'quickEntry', 'accounts'],
} as const;
