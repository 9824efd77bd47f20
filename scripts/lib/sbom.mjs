import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The bill of materials of an app, in CycloneDX 1.5 (cyclonedx.org). Of the same parts it is the same text.
 * @param app `name`, `slug`, `version`, `license` and `publisher`
 * @param packages npm packages: `name`, `version`, `license`
 * @param engine versions of `electron` and, where known, `chrome` and `node`
 * @param date of the release
 */
export function makeSbom({ app, packages, engine, date }) {
  const components = [
    ...packages.map(({ name, version, license }) => library(name, version, `pkg:npm/${name.replace('@', '%40')}@${version}`, license)),
    library('electron', engine.electron, `pkg:npm/electron@${engine.electron}`, 'MIT', 'framework'),
    ...(engine.chrome === undefined ? [] : [library('chromium', engine.chrome, `pkg:generic/chromium@${engine.chrome}`, 'BSD-3-Clause', 'framework')]),
    ...(engine.node === undefined ? [] : [library('node', engine.node, `pkg:generic/node@${engine.node}`, 'MIT', 'platform')]),
  ];
  const root = `pkg:generic/${app.slug}@${app.version}`;
  const content = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      timestamp: date.toISOString(),
      component: { type: 'application', 'bom-ref': root, name: app.name, version: app.version, publisher: app.publisher.name, licenses: licences(app.license), purl: root },
    },
    components,
    dependencies: [{ ref: root, dependsOn: components.map((component) => component['bom-ref']) }],
  };
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const serial = `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  return { $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json', ...content, serialNumber: serial };
}

function library(name, version, purl, license, type = 'library') {
  return { type, 'bom-ref': purl, name, version, purl, ...(license !== undefined && { licenses: licences(license) }) };
}

const licences = (license) => (/^[\w.+-]+$/.test(license) && !license.startsWith('LicenseRef') && license !== 'UNLICENSED' ? [{ license: { id: license } }] : / (OR|AND|WITH) /.test(license) ? [{ expression: license.replace(/^\((.*)\)$/, '$1') }] : [{ license: { name: license } }]);

/** The licence texts of packages, one after another. Of those that bring none, the name of the licence. */
export function licenceTexts(packages, before = []) {
  const parts = packages.map(({ name, version, license, homepage, folder }) => {
    const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.\w+|-\w+)?$/i.test(entry));
    const text = file === undefined ? `Licence: ${license ?? 'not stated'}${homepage === undefined ? '' : `; see ${homepage}`}` : readFileSync(join(folder, file), 'utf8').trim();
    return { title: `${name} ${version}${license === undefined ? '' : ` (${license})`}`, text };
  });
  return [...before, ...parts].map(({ title, text }) => `${title}\n${'='.repeat(title.length)}\n\n${text.replaceAll('\r\n', '\n')}\n`).join('\n\n');
}
