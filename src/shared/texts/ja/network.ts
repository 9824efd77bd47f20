import { appName } from '../../brand.ts';
import type { network as words } from '../en/network.ts';

/** Why a host gave no answer, and what to do about it, Japanese. */
export const network = {
  notFound: (host: string): string => `${host} が見つかりませんでした。`,
  refused: (host: string): string => `${host} に接続できませんでした。応答するものがありません。`,
  notTrusted: (host: string, code: string): string => `${host} の証明書をこのコンピューターは信頼していません（${code}）。`,
  notSecure: (host: string, code: string): string => `${host} と安全に接続できませんでした（${code}）。`,
  tooLong: (host: string): string => `${host} の応答に時間がかかりすぎました。`,
  cut: (host: string): string => `${host} との接続が切れました。`,
  proxyRefused: (host: string, code: string): string => `このネットワークのプロキシが ${host} への接続を拒否しました（${code}）。`,
  unreachable: (host: string): string => `${host} に接続できませんでした。`,
  unknownReason: '理由不明',
  checkAddress: 'アドレスに誤りがないか、オンラインかどうかを確認してください。',
  installAuthority: '組織の認証局をこのコンピューターにインストールするか、サーバーの証明書を更新してもらってください。',
  checkScheme: 'アドレスが http:// で始まるべきではないか確認するか、サーバーの管理者に知らせてください。',
  checkPort: 'アドレスとポート、サーバーが動いているかを確認してください。',
  askNetwork: 'ネットワークの管理者に許可を依頼してください。',
  checkNetwork: 'ネットワークを確認して、もう一度お試しください。',
  socks: `このコンピューターは SOCKS プロキシを使う設定ですが、${appName} は対応していません。`,
  addHttpProxy: 'システムのプロキシ設定に HTTP プロキシを追加するか、ネットワークの管理者に問い合わせてください。',
} satisfies typeof words;
