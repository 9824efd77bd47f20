/** The web host has no page of its own to say it on: what its terminal says where a newer version has used the profile. */
import { openProfileData, type ProfileData } from './profile-data/open-profile-data.ts';
import { compareVersions } from './updates/feed/version.ts';

/** @throws Error whose message is a sentence with what to do */
export async function openWebProfile(profileDir: string, version: string): Promise<ProfileData> {
  const onProblem = (event: string, code: string): void => void process.stderr.write(`${event} ${code}\n`);
  const found = await openProfileData({ profileDir, version, compareVersions, now: Date.now, onProblem });
  if (found.status === 'open') return found.data;
  const copies = found.snapshots.map(({ name }) => name).join(', ');
  throw new Error(
    `Version ${found.version} has used this profile, in a way that version ${version} does not know. Update, or choose another profile with --profile.${copies === '' ? '' : ` Copies of the data from before are in ${profileDir}/snapshots: ${copies}. The desktop app puts them back.`}`,
  );
}
