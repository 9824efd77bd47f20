import { access } from './access.ts';
import type { Texts } from '../en/texts.ts';
import { accounts } from './accounts.ts';
import { actions } from './actions.ts';
import { archive } from './archive.ts';
import { auth } from './auth.ts';
import { checks } from './checks.ts';
import { common } from './common.ts';
import { connection } from './connection.ts';
import { crashes } from './crashes.ts';
import { desktop } from './desktop.ts';
import { diagnostics } from './diagnostics.ts';
import { doctor } from './doctor.ts';
import { errors } from './errors.ts';
import { find } from './find.ts';
import { firstRun } from './first-run.ts';
import { inputs } from './inputs.ts';
import { jobs } from './jobs.ts';
import { keychain } from './keychain.ts';
import { menus } from './menus.ts';
import { models } from './models.ts';
import { network } from './network.ts';
import { notices } from './notices.ts';
import { outbox } from './outbox.ts';
import { outside } from './outside.ts';
import { palette } from './palette.ts';
import { policy } from './policy.ts';
import { requests } from './requests.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';
import { settingsSearch } from './settings-search.ts';
import { sidebar } from './sidebar.ts';
import { signIn } from './sign-in.ts';
import { speed } from './speed.ts';
import { steps } from './steps.ts';
import { timeline } from './timeline.ts';
import { updates } from './updates.ts';
import { verdicts } from './verdicts.ts';
import { waiting } from './waiting.ts';
import { ways } from './ways.ts';

/** All Arabic texts of the app. */
export const texts: Texts = {
  access,
  accounts,
  actions,
  archive,
  auth,
  checks,
  common,
  connection,
  crashes,
  desktop,
  diagnostics,
  doctor,
  errors,
  find,
  firstRun,
  inputs,
  jobs,
  keychain,
  menus,
  models,
  network,
  notices,
  outbox,
  outside,
  palette,
  policy,
  requests,
  search,
  settings,
  settingsSearch,
  sidebar,
  signIn,
  speed,
  steps,
  timeline,
  updates,
  verdicts,
  waiting,
  ways,
};
