import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { completionScript } from '../src/cli/commands/completion.js'
import { describedProgram, wholeProgram } from './described.js'
import { manPages } from './man-pages.js'
import { runtimeNotice } from './third-party.js'

/**
 * Builds the Debian package of the single executable, which `npm run build:binary` made before:
 *
 *     npm run build:deb
 *     npm run build:deb -- arm64
 *
 * It holds no script: nothing runs when it is installed or removed. The same sources give the same bytes; SOURCE_DATE_EPOCH
 * names the time of its files.
 */

const architectures = { amd64: 'linux-x64', arm64: 'linux-arm64' } as const
const architecture = process.argv[2] ?? (process.arch === 'arm64' ? 'arm64' : 'amd64')
if (architecture !== 'amd64' && architecture !== 'arm64') throw new Error(`${architecture}: known are amd64, arm64`)
const binary = `dist/binary/cfgcheck-${architectures[architecture]}`
if (!existsSync(binary)) throw new Error(`${binary} is absent: run "npm run build:binary" first`)

const program = describedProgram()
const { version } = program
const time = Number(process.env['SOURCE_DATE_EPOCH'] ?? 946_684_800)
const root = `dist/deb/cfgcheck_${version}_${architecture}`
/** Who builds it, by the variables that Debian's own tools read. */
const maintainer = `${process.env['DEBFULLNAME'] ?? 'cfgcheck maintainers'} <${process.env['DEBEMAIL'] ?? 'cfgcheck@packages.invalid'}>`

rmSync(root, { recursive: true, force: true })
place('usr/bin/cfgcheck', readFileSync(binary), 0o755)
for (const { file, text } of manPages(program)) place(`usr/share/man/${file}.gz`, zipped(text))
place('usr/share/bash-completion/completions/cfgcheck', completionScript('bash', wholeProgram()))
place('usr/share/zsh/vendor-completions/_cfgcheck', completionScript('zsh', wholeProgram()))
place('usr/share/fish/vendor_completions.d/cfgcheck.fish', completionScript('fish', wholeProgram()))
for (const schema of ['schema.json', 'output.schema.json', 'stories.schema.json', 'conversions.schema.json']) place(`usr/share/cfgcheck/${schema}`, readFileSync(schema))
place('usr/share/doc/cfgcheck/copyright', copyright())
place('usr/share/doc/cfgcheck/THIRD-PARTY-LICENSES.gz', zipped(`${readFileSync('THIRD-PARTY-LICENSES', 'utf8')}\n${runtimeNotice}`))
place('usr/share/doc/cfgcheck/changelog.gz', zipped(changelog()))
// The runtime is as its builders made it: it cannot be stripped, because the program lies behind it.
place('usr/share/lintian/overrides/cfgcheck', 'cfgcheck: unstripped-binary-or-object [usr/bin/cfgcheck]\ncfgcheck: embedded-library * [usr/bin/cfgcheck]\ncfgcheck: hardening-no-pie [usr/bin/cfgcheck]\ncfgcheck: hardening-no-relro [usr/bin/cfgcheck]\n')
place('DEBIAN/control', control())
execFileSync('find', [root, '-exec', 'touch', '--no-dereference', `--date=@${time}`, '{}', '+'])
const output = `${root}.deb`
// Compressed as dpkg of any age reads it, in a few seconds.
execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z6', '--build', root, output], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, SOURCE_DATE_EPOCH: String(time) } })
rmSync(root, { recursive: true })
console.log(output)

function place(path: string, content: string | Buffer, mode = 0o644): void {
  const target = join(root, path)
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 })
  writeFileSync(target, content)
  chmodSync(target, mode)
}

function zipped(text: string): Buffer {
  return gzipSync(text, { level: 9 })
}

function control(): string {
  const size = Math.ceil(Number(execFileSync('du', ['-sk', '--apparent-size', root], { encoding: 'utf8' }).split('\t')[0]))
  return `Package: cfgcheck
Version: ${version}
Architecture: ${architecture}
Maintainer: ${maintainer}
Installed-Size: ${size}
Depends: libc6 (>= 2.17)
Section: admin
Priority: optional
Description: check the configuration of DRBD, Heartbeat and cman clusters
 Reads drbd.conf, cluster.conf, ha.cf, haresources, authkeys and the
 cluster.conf of OCFS2, one file or all hosts of a cluster at a time, and
 says what the daemons would refuse, what they accept to your harm, and
 where the hosts contradict each other, with the reason and what to do.
 .
 It needs none of that software, opens no connection and starts no
 program. Old and new releases are known: DRBD 0.7 to 9, Heartbeat 1 to 3,
 Cluster 1 to 3.
`
}

/** In the form of Debian, the licence of the program itself; those of what it contains lie beside. */
function copyright(): string {
  const licence = readFileSync('LICENSE', 'utf8').trim()
  const holder = /Copyright \(c\) (.*)/.exec(licence)?.[1] ?? 'the authors of cfgcheck'
  const text = licence.slice(licence.indexOf('Permission')).split('\n').map(line => (line.trim() === '' ? ' .' : ` ${line}`)).join('\n')
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: cfgcheck
Comment: What the program contains of others is listed, with its licences,
 in /usr/share/doc/cfgcheck/THIRD-PARTY-LICENSES.gz.

Files: *
Copyright: ${holder}
License: Expat

License: Expat
${text}
`
}

function changelog(): string {
  return `cfgcheck (${version}) unstable; urgency=medium

  * Release ${version}.

 -- ${maintainer}  ${new Date(time * 1000).toUTCString().replace('GMT', '+0000')}
`
}
