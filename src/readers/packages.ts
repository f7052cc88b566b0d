import { defineReader, originIn } from './reader.js'
import { linesOf, wordsOf } from './text-lines.js'
import type { Word } from './text-lines.js'

/** The packages that say something of clusters; a host has thousands of others. */
const isTelling =
  /^(?:lib)?(?:[a-z]+-)?(?:drbd|heartbeat|cman|ccs|rgmanager|openais|corosync|pacemaker|gnbd|gfs|ocfs2|clvm|lvm2-cluster|fence|magma|gulm|redhat-cluster|insserv|systemd|sysvinit|upstart)/

/**
 * Installed packages: `rpm -qa`, `dpkg -l`, or lines of a name and a version.
 *
 * Source: rpm(8) "-qa" prints NAME-VERSION-RELEASE.ARCH; dpkg-query(1) "-l": the first two letters `ii` for what is
 * installed; the sosreport plugins `rpm` and `dpkg`.
 */
export const packages = defineReader({
  id: 'packages',
  title: 'Installed packages',
  paths: [
    'facts/packages.txt',
    'facts/rpm.txt',
    'facts/dpkg.txt',
    'installed-rpms',
    'installed-debs',
    'sos_commands/rpm/sh_-c_rpm_--nodigest_-qa*',
    'sos_commands/rpm/package-data',
    'sos_commands/dpkg/dpkg_-l',
  ],
  *scan(input) {
    for (const line of linesOf(input.text)) {
      const words = wordsOf(line)
      const found = fromDpkg(words) ?? fromRpm(words) ?? fromPair(words)
      if (found === undefined || !isTelling.test(found.name)) continue
      yield { kind: 'package', origin: originIn(input, found.at), name: found.name, version: found.version }
    }
  },
})

interface Found {
  readonly name: string
  readonly version: string
  readonly at: Word
}

function fromDpkg([state, name, version]: readonly Word[]): Found | undefined {
  if (state === undefined || !/^[uihrp][ncHUFWti][ R]?$/.test(state.text) || name === undefined || version === undefined) return undefined
  // Packages that were removed leave their line behind.
  return state.text[1] === 'i' ? { name: name.text.replace(/:.*$/, ''), version: withoutEpoch(version.text), at: name } : { name: '', version: '', at: name }
}

/** The version has a digit at its start and no dash; the release follows behind a dash. */
function fromRpm([word]: readonly Word[]): Found | undefined {
  if (word === undefined || word.text.length > 200) return undefined
  const [, name, version] = /^(.+)-([^-]+)-[^-]+$/.exec(word.text) ?? []
  return name === undefined || version === undefined || !/^(?:\d{1,9}:)?\d/.test(version) ? undefined : { name, version: withoutEpoch(version), at: word }
}

function fromPair([name, version]: readonly Word[]): Found | undefined {
  if (name === undefined || version === undefined || !/^(?:\d{1,9}:)?\d/.test(version.text)) return undefined
  return { name: name.text.replace(/:.*$/, ''), version: withoutEpoch(version.text), at: name }
}

function withoutEpoch(version: string): string {
  return version.replace(/^\d{1,9}:/, '')
}
