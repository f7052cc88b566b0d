import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'

import { describedProgram } from './described.js'
import { description, fileTime, maintainer, place, placeSystemFiles, summary, zipped } from './system-files.js'

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

const { version } = describedProgram()
const root = `dist/deb/cfgcheck_${version}_${architecture}`

rmSync(root, { recursive: true, force: true })
placeSystemFiles(root, binary, 'usr/share/zsh/vendor-completions')
place(root, 'usr/share/doc/cfgcheck/copyright', copyright())
place(root, 'usr/share/doc/cfgcheck/changelog.gz', zipped(changelog()))
// The runtime is as its builders made it: it cannot be stripped, because the program lies behind it.
place(root, 'usr/share/lintian/overrides/cfgcheck', 'cfgcheck: unstripped-binary-or-object [usr/bin/cfgcheck]\ncfgcheck: embedded-library * [usr/bin/cfgcheck]\ncfgcheck: hardening-no-pie [usr/bin/cfgcheck]\ncfgcheck: hardening-no-relro [usr/bin/cfgcheck]\n')
place(root, 'DEBIAN/control', control())
execFileSync('find', [root, '-exec', 'touch', '--no-dereference', `--date=@${fileTime}`, '{}', '+'])
const output = `${root}.deb`
// Compressed as dpkg of any age reads it, in a few seconds.
execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z6', '--build', root, output], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, SOURCE_DATE_EPOCH: String(fileTime) } })
rmSync(root, { recursive: true })
console.log(output)

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
Description: ${summary}
${description.map(lines => lines.map(line => ` ${line}\n`).join('')).join(' .\n')}`
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

 -- ${maintainer}  ${new Date(fileTime * 1000).toUTCString().replace('GMT', '+0000')}
`
}
