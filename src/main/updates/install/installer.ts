import type { ArtifactKind } from '../feed/feed.ts';

/** How a downloaded and verified update becomes the app, by how this app was installed. */
export interface Installer {
  /** What it takes of a feed. */
  kind: ArtifactKind;
  /** `restart`: it does everything itself. `command`: a person runs `command`. `file`: a person puts the file in place. */
  how: 'restart' | 'command' | 'file';
  /** Room that it needs besides the download, in bytes. @param size of the download */
  roomFor(size: number): number;
  /** Where that room has to be; absent: beside the download. */
  place?: string;
  /**
   * Makes everything ready without touching what runs; safe to repeat.
   * @throws UpdateError or an error of the file system: the app is as it was
   */
  prepare(file: string, version: string): Promise<void>;
  /** For a person to copy. */
  command?(file: string): string;
  /** The last step, when everything is closed. @returns whether the next start is the new version */
  install(version: string): Promise<boolean>;
  /** Ends the app and starts the new one, where the system has a way of its own for that. */
  restart?(): void;
}
