import { defaultScriptUrl } from '../../shared/chat-settings.ts';
import { parseServerUrl, type Connection } from '../../shared/connection.ts';
import type { DesktopSettings } from '../../shared/desktop-view.ts';
import { LatchkeyError } from '../../shared/errors.ts';
import { hasFeature, leftMethods, matchesHost, type Policy, type PolicyFeature, type PolicyView, type PolicyWay } from '../../shared/policy.ts';
import type { SignInMethods } from '../../shared/sign-in.ts';
import { say } from '../../shared/texts/say.ts';

/** What the policy of this run leaves. Refusals are `policy.denied`. */
export interface Limits {
  view: PolicyView;
  policy: Policy;
  /** The connection of an account, as the policy has it. @param own the one that is remembered for it */
  connectionOf(own: Connection, isFirst: boolean): Connection;
  /** Why this connection may not be used. */
  refusalOf(connection: Connection): LatchkeyError | undefined;
  /** @throws LatchkeyError when the person may not choose this connection */
  demandChoice(connection: Connection): void;
  /** Whether requests may go to this host. The server on this computer is asked about with `localServer`. */
  allowsHost(hostname: string): boolean;
  allowsWay(way: PolicyWay): boolean;
  /** @throws LatchkeyError */
  demandWay(way: PolicyWay): void;
  /** What is left of what a server offers. */
  methods(offered: SignInMethods): SignInMethods;
  /** Why no model may be used at this address. */
  modelRefusal(baseUrl: string): LatchkeyError | undefined;
  has(feature: PolicyFeature): boolean;
  /** @throws LatchkeyError */
  demand(feature: PolicyFeature): void;
  desktop(settings: DesktopSettings): DesktopSettings;
  localServer: boolean;
}

export function createLimits(view: PolicyView): Limits {
  const policy: Policy = view.status === 'managed' ? view.policy : {};
  const { connection: set, allowedDomains, signInMethods, modelEndpoints } = policy;
  const localServer = policy.localServer !== false;

  function allowsHost(hostname: string): boolean {
    if (allowedDomains === undefined) return true;
    return matchesHost(allowedDomains, hostname) || (set !== undefined && [set.authUrl, set.chatUrl].some((url) => new URL(url).hostname === hostname));
  }

  function refusalOf(connection: Connection): LatchkeyError | undefined {
    if (connection.kind === 'local' && !localServer) return new LatchkeyError('policy.denied', say('policy', 'noLocalServer'));
    const refused = addressesOf(connection).find((url) => !allowsHost(url.hostname));
    return refused && new LatchkeyError('policy.denied', say('policy', 'hostNotAllowed', refused.host));
  }

  /** Set by the policy, with the rest of what is remembered for the same servers. */
  function asSet(own: Connection): Connection {
    if (set === undefined) return own;
    const same = own.kind === 'remote' && own.authUrl === set.authUrl && own.chatUrl === set.chatUrl;
    const bare: Connection = { kind: 'remote', ...set };
    const merged: Connection = { ...bare, ...(same && own.chat !== undefined && { chat: own.chat }), ...(same && own.signIn !== undefined && { signIn: own.signIn }) };
    // What leads elsewhere goes: nobody could take it away here, where nothing can be changed.
    return refusalOf(merged) === undefined ? merged : bare;
  }

  const allowsWay = (way: PolicyWay): boolean => signInMethods?.includes(way) !== false;

  return {
    view,
    policy,
    connectionOf(own, isFirst) {
      if (set === undefined) return own;
      const stays = !isFirst && allowedDomains !== undefined && own.kind === 'remote' && refusalOf(own) === undefined;
      return stays ? own : asSet(own);
    },
    refusalOf,
    demandChoice(connection) {
      if (set !== undefined) throw new LatchkeyError('policy.denied', say('policy', 'connectionSet'));
      const refusal = refusalOf(connection);
      if (refusal !== undefined) throw refusal;
    },
    allowsHost,
    allowsWay,
    demandWay(way) {
      if (!allowsWay(way)) throw new LatchkeyError('policy.denied', say('policy', 'wayNotAllowed'));
    },
    methods: (offered) => leftMethods(offered, signInMethods),
    modelRefusal(baseUrl) {
      if (modelEndpoints === undefined || baseUrl === '') return undefined;
      const url = parseServerUrl(baseUrl);
      if (url !== undefined && matchesHost(modelEndpoints, url.hostname)) return undefined;
      return new LatchkeyError('policy.denied', say('policy', 'modelNotAllowed', url?.host ?? baseUrl));
    },
    has: (feature) => hasFeature(view, feature),
    demand(feature) {
      if (!hasFeature(view, feature)) throw new LatchkeyError('policy.denied', say('policy', 'featureOff'));
    },
    desktop(settings) {
      const quiet = settings.notifications === 'full' && !hasFeature(view, 'notificationContent');
      return { ...settings, ...(quiet && { notifications: 'quiet' as const }), ...(!hasFeature(view, 'quickEntry') && { quickKeys: '' }) };
    },
    localServer,
  };
}

/** Everything that a connection leads to. */
function addressesOf(connection: Connection): URL[] {
  const { chat } = connection;
  const given = [
    ...(connection.kind === 'remote' ? [connection.authUrl, connection.chatUrl, connection.signIn?.page] : []),
    typeof chat?.uploads === 'object' ? chat.uploads.uploadUrl : undefined,
    chat?.domainKey === undefined ? undefined : (chat.scriptUrl ?? defaultScriptUrl),
  ];
  return given.flatMap((text) => (text !== undefined && URL.canParse(text) ? [new URL(text)] : []));
}
