import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Installer, transformVersion } from 'electron-installer-debian';
import { checksumOfHeader, starter } from './starter.mjs';
import { appArmorProfile, changelog, copyright, metainfo, scriptsOf } from './linux-files.mjs';

/** Adds to the maker's package what software centres, AppArmor and `dpkg --verify` look for. */
class Deb extends Installer {
  constructor(data, branding, date) {
    super(data);
    this.branding = branding;
    this.date = date;
  }

  get contentFunctions() {
    return [...super.contentFunctions, 'createExtras'];
  }

  /** Lines of at most 80 characters with the space that each begins with (Debian policy, 5.6.13); lintian tells of longer ones. */
  normalizeExtendedDescription(text) {
    const lines = text.split(/\r?\n/).flatMap((paragraph) => wrapped(paragraph.trim() || '.', 79));
    return lines.map((line) => ` ${line}`).join('\n');
  }

  async createExtras() {
    const { branding, date } = this;
    const { slug, id } = branding;
    const version = this.options.version;
    const write = (path, text, mode = 0o644) => this.write(path, text, mode);
    await Promise.all([
      write(`usr/share/metainfo/${id}.metainfo.xml`, metainfo(branding, version, date)),
      // Where AppArmor 4 keeps programs from user namespaces (Ubuntu 24.04), the scripts put it in its place.
      write(`usr/share/${slug}/apparmor`, appArmorProfile(branding)),
      write(`usr/share/doc/${slug}/changelog.gz`, gzipSync(changelog(branding, version, date), { level: 9 })),
      ...Object.entries(scriptsOf(branding)).map(([name, text]) => write(`DEBIAN/${name}`, text, 0o755)),
    ]);
  }

  /** A script in place of the maker's link, which has plain words for an archive that Electron cannot read. */
  async createBinarySymlink() {
    await this.write(`usr/bin/${this.branding.slug}`, starter(this.branding, checksumOfHeader(join(this.sourceDir, 'resources', 'app.asar'))), 0o755);
  }

  async createCopyright() {
    await this.write(`usr/share/doc/${this.branding.slug}/copyright`, copyright(this.branding, await readFile(join(this.sourceDir, 'resources', '..', 'LICENSE'), 'utf8')));
  }

  /** For `dpkg --verify`, which finds damaged files. */
  async writeSums() {
    const entries = await readdir(this.stagingDir, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter((path) => !relative(this.stagingDir, path).startsWith('DEBIAN'));
    const lines = await Promise.all(files.sort().map(async (path) => `${createHash('md5').update(await readFile(path)).digest('hex')}  ${relative(this.stagingDir, path)}\n`));
    await this.write('DEBIAN/md5sums', lines.join(''));
  }

  async write(path, content, mode = 0o644) {
    const file = join(this.stagingDir, path);
    await mkdir(dirname(file), { recursive: true, mode: 0o755 });
    await writeFile(file, content);
    await chmod(file, mode);
  }
}

function wrapped(paragraph, width) {
  const lines = [];
  for (const word of paragraph.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * Makes a .deb.
 * @param options of electron-installer-debian, with `src`, `dest` and `arch`
 * @param date of the release, a `Date`
 * @returns the paths of what was made
 */
export async function makeDeb(options, branding, date) {
  const deb = new Deb({ rename: (dest) => join(dest, '<%= name %>_<%= version %>_<%= arch %>.deb'), logger: () => undefined, ...options }, branding, date);
  await deb.generateDefaults();
  deb.generateOptions();
  deb.options.version = transformVersion(deb.options.version);
  await deb.createStagingDir();
  await deb.createContents();
  await deb.writeSums();
  await deb.createPackage();
  await deb.movePackage();
  return deb.options.packagePaths;
}
