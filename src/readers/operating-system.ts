import { defineReader, originIn } from './reader.js'
import type { ReaderInput } from './reader.js'
import { linesOf } from './text-lines.js'
import type { Line } from './text-lines.js'

/** The names that release files of their own begin with, and how os-release calls the same systems. */
const names: readonly (readonly [RegExp, string])[] = [
  [/^CentOS\b/i, 'centos'],
  [/^Red Hat Enterprise\b/i, 'rhel'],
  [/^Scientific Linux\b/i, 'scientific'],
  [/^Oracle Linux\b|^Enterprise Linux Enterprise Linux\b/i, 'ol'],
  [/^Fedora\b/i, 'fedora'],
  [/^SUSE Linux Enterprise\b/i, 'sles'],
  [/^openSUSE\b/i, 'opensuse'],
]

/**
 * The system that a host runs: `os-release`, or the files that systems had before it.
 *
 * Source: os-release(5); debian_version is a bare number in releases, a name in testing; /etc/redhat-release is one line.
 */
export const operatingSystem = defineReader({
  id: 'operating-system',
  title: 'Operating system',
  paths: [
    '/etc/os-release',
    '/usr/lib/os-release',
    '/etc/debian_version',
    '/etc/redhat-release',
    '/etc/centos-release',
    '/etc/SuSE-release',
    '/etc/lsb-release',
  ],
  *scan(input) {
    const lines = [...linesOf(input.text)].filter(line => line.text.trim() !== '')
    const [first] = lines
    if (first === undefined) return
    const found = /\/(?:os|lsb)-release$/.test(input.path) ? byVariables(input, lines) : byFirstLine(input, first, lines)
    if (found !== undefined) yield { kind: 'operating-system', origin: originIn(input, first), ...found }
  },
})

interface Found {
  readonly name: string
  readonly version?: string
}

function byVariables({ path }: ReaderInput, lines: readonly Line[]): Found | undefined {
  const values = new Map(lines.flatMap(({ text }) => {
    const [, name, value] = /^\s*([A-Z_]{1,40})=["']?([^"']{0,80})["']?\s*$/.exec(text) ?? []
    return name === undefined || value === undefined ? [] : [[name, value.trim()] as const]
  }))
  const isLsb = path.endsWith('/lsb-release')
  const name = values.get(isLsb ? 'DISTRIB_ID' : 'ID')?.toLowerCase()
  const version = values.get(isLsb ? 'DISTRIB_RELEASE' : 'VERSION_ID')
  return name === undefined || name === '' ? undefined : { name, ...(version === undefined ? {} : { version }) }
}

function byFirstLine({ path }: ReaderInput, first: Line, lines: readonly Line[]): Found | undefined {
  if (path === '/etc/debian_version') {
    const [version] = /^\d{1,3}(?:\.\d{1,3})?/.exec(first.text.trim()) ?? []
    return version === undefined ? { name: 'debian' } : { name: 'debian', version }
  }
  const name = names.find(([pattern]) => pattern.test(first.text.trim()))?.[1]
  if (name === undefined) return undefined
  const version = /\brelease\s{1,4}(\d{1,3}(?:\.\d{1,3})?)/.exec(first.text)?.[1] ?? /\b(\d{1,3}(?:\.\d{1,3})?)\b/.exec(first.text)?.[1]
  const patchLevel = lines.map(({ text }) => /^PATCHLEVEL\s*=\s*(\d{1,3})\s*$/.exec(text)?.[1]).find(level => level !== undefined)
  if (version === undefined) return { name }
  return { name, version: patchLevel === undefined || version.includes('.') ? version : `${version}.${patchLevel}` }
}
