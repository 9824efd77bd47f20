/** Texts of the files around the app in a Linux package. All of them are pure; `date` is that of the release. */

const xml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** For software centres (AppStream 0.16). */
export function metainfo({ id, slug, name, summary, description, license, homepage, support, publisher, accent, scheme }, version, date) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>${xml(id)}</id>
  <metadata_license>FSFAP</metadata_license>
  <project_license>${xml(license)}</project_license>
  <name>${xml(name)}</name>
  <summary>${xml(summary)}</summary>
  <description><p>${xml(description)}</p></description>
  <developer_name>${xml(publisher.name)}</developer_name>
  <update_contact>${xml(publisher.email)}</update_contact>
  <launchable type="desktop-id">${slug}.desktop</launchable>
  <icon type="stock">${slug}</icon>
  <url type="homepage">${xml(homepage)}</url>
  <url type="help">${xml(support)}</url>
  <provides>
    <binary>${slug}</binary>
    <mediatype>x-scheme-handler/${scheme}</mediatype>
  </provides>
  <categories>
    <category>Network</category>
    <category>InstantMessaging</category>
  </categories>
  <custom>
    <value key="GnomeSoftware::key-colors">[(${channels(accent.light)}), (${channels(accent.dark)})]</value>
  </custom>
  <content_rating type="oars-1.1">
    <content_attribute id="social-chat">intense</content_attribute>
  </content_rating>
  <releases>
    <release version="${xml(version)}" date="${date.toISOString().slice(0, 10)}"/>
  </releases>
</component>
`;
}

const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)).join(', ');

/** Lets the app have user namespaces, and with them Chromium's sandbox; it limits nothing besides (AppArmor 4). */
export function appArmorProfile({ slug, name }) {
  return `# Lets ${name} use user namespaces for its own sandbox.
abi <abi/4.0>,
include <tunables/global>

profile ${slug} "/usr/lib/${slug}/${slug}" flags=(unconfined) {
  userns,

  include if exists <local/${slug}>
}
`;
}

/**
 * Desktop entries, icons and schemes are taken up by dpkg's own triggers. A profile that this AppArmor cannot read, an older one, is
 * not put in its place.
 */
export function scriptsOf({ slug }) {
  const profile = `/etc/apparmor.d/${slug}`;
  return {
    postinst: `#!/bin/sh
set -e
if [ "$1" = configure ] && [ -d /etc/apparmor.d ] && command -v apparmor_parser >/dev/null 2>&1; then
  if apparmor_parser --skip-kernel-load --skip-cache /usr/share/${slug}/apparmor >/dev/null 2>&1; then
    cp /usr/share/${slug}/apparmor ${profile}
    chmod 644 ${profile}
    if [ -d /sys/kernel/security/apparmor ]; then apparmor_parser --replace --write-cache ${profile} >/dev/null 2>&1 || true; fi
  fi
fi
exit 0
`,
    prerm: `#!/bin/sh
set -e
if [ "$1" = remove ] && [ -f ${profile} ]; then
  if [ -d /sys/kernel/security/apparmor ]; then apparmor_parser --remove ${profile} >/dev/null 2>&1 || true; fi
  rm -f ${profile} /var/cache/apparmor/*/${slug}
fi
exit 0
`,
    postrm: `#!/bin/sh
set -e
if [ "$1" = remove ] || [ "$1" = purge ]; then rm -f ${profile}; fi
exit 0
`,
  };
}

/** Debian's form, for `/usr/share/doc`. */
export function changelog({ slug, publisher, homepage }, version, date) {
  const day = date.toUTCString().replace('GMT', '+0000');
  return `${slug} (${version}) stable; urgency=medium\n\n  * Version ${version}; see ${homepage}\n\n -- ${publisher.name} <${publisher.email}>  ${day}\n`;
}

/** Debian's machine-readable form (DEP-5). @param electron Electron's own licence text */
export function copyright({ slug, name, publisher, homepage, license }, electron) {
  const indent = (text) => text.trim().split('\n').map((line) => (line.trim() === '' ? ' .' : ` ${line.trimEnd()}`)).join('\n');
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: ${name}
Upstream-Contact: ${publisher.name} <${publisher.email}>
Source: ${homepage}

Files: *
Copyright: ${publisher.name}
License: ${license}
 The licence of the app is in LICENSE in /usr/lib/${slug}/resources/app.asar, those of everything in it in licenses beside it.

Files: usr/lib/${slug}/*
Copyright: Electron contributors, GitHub Inc. and The Chromium Authors
License: Expat
${indent(electron)}
 .
 The licences of Chromium and its parts are in /usr/lib/${slug}/LICENSES.chromium.html.
`;
}
