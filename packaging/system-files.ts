import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { completionScript } from '../src/cli/commands/completion.js'
import { describedProgram, wholeProgram } from './described.js'
import { manPages } from './man-pages.js'
import { runtimeNotice } from './third-party.js'

/** What the packages of all systems say of themselves, in one line. */
export const summary = 'check the configuration of DRBD, Heartbeat, Pacemaker and cman clusters'

/** The same in paragraphs of lines. */
export const description: readonly (readonly string[])[] = [
  [
    'Reads drbd.conf, cluster.conf, ha.cf, haresources, authkeys,',
    'cluster.conf of OCFS2, corosync.conf, the CIB, crm text and',
    'drbd-reactor.toml, one file or all hosts of a cluster at a time, and',
    'says what the daemons would refuse, what they accept to your harm, and',
    'where the hosts contradict each other, with the reason and what to do.',
  ],
  [
    'It needs none of that software, opens no connection and starts no',
    'program. Old and new releases are known: DRBD 0.7 to 9, Heartbeat 1 to',
    '3, Cluster 1 to 3, Corosync 1 to 3, Pacemaker 1.1 to 3.0.',
  ],
]

/** The time of the files in a package, in seconds: the same sources give the same bytes. */
export const fileTime = Number(process.env['SOURCE_DATE_EPOCH'] ?? 946_684_800)

/** Who builds it, by the variables that Debian's own tools read. */
export const maintainer = `${process.env['DEBFULLNAME'] ?? 'cfgcheck maintainers'} <${process.env['DEBEMAIL'] ?? 'cfgcheck@packages.invalid'}>`

/** Writes a file of a package below the folder that stands for the root of a system. */
export function place(root: string, path: string, content: string | Buffer, mode = 0o644): void {
  const target = join(root, path)
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 })
  writeFileSync(target, content)
  chmodSync(target, mode)
}

/** Writes what every package brings: the command, its pages, completions, schemas and licences. `zshFolder` is where the system's zsh looks. */
export function placeSystemFiles(root: string, binary: string, zshFolder: string): void {
  place(root, 'usr/bin/cfgcheck', readFileSync(binary), 0o755)
  for (const { file, text } of manPages(describedProgram())) place(root, `usr/share/man/${file}.gz`, zipped(text))
  place(root, 'usr/share/bash-completion/completions/cfgcheck', completionScript('bash', wholeProgram()))
  place(root, join(zshFolder, '_cfgcheck'), completionScript('zsh', wholeProgram()))
  place(root, 'usr/share/fish/vendor_completions.d/cfgcheck.fish', completionScript('fish', wholeProgram()))
  for (const schema of ['schema.json', 'output.schema.json', 'stories.schema.json', 'conversions.schema.json']) place(root, `usr/share/cfgcheck/${schema}`, readFileSync(schema))
  place(root, 'usr/share/doc/cfgcheck/THIRD-PARTY-LICENSES.gz', zipped(`${readFileSync('THIRD-PARTY-LICENSES', 'utf8')}\n${runtimeNotice}`))
}

/** Compressed, without a time. */
export function zipped(text: string): Buffer {
  return gzipSync(text, { level: 9 })
}
