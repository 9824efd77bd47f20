export { startSecretService, type SecretService, type SecretServiceOptions } from './keyring/keyring.ts';
