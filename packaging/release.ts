import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { checksums, datedChangelog, follows, newestPart, shippedBill } from './release-parts.js'
import type { Bill } from './release-parts.js'
import { ownRuntime, runtimes, runtimeVersion } from './runtimes.js'
import { bundledPackages } from './third-party.js'

/**
 * Puts a release together in dist/release:
 *
 *     npm run release -- --dry-run
 *     npm run release -- 0.2.0 --date 2026-12-01
 *     npm run release -- --dry-run --targets linux-x64      (executables of these only; "own" of this machine, "none" of none)
 *
 * The npm package, the executables, the Debian and RPM packages, the bill of materials, the licences, the text of the release, and the
 * checksums of all. Without --dry-run the version and the date are written to package.json, its lock and CHANGELOG.md as well.
 * Nothing is published, tagged or sent: that is for whoever looked at it.
 */

const words = process.argv.slice(2)
const isDry = words.includes('--dry-run')
const option = (name: string): string | undefined => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined)
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const version = words.find(word => /^\d+\.\d+\.\d+$/.test(word)) ?? manifest.version
const date = option('--date') ?? new Date().toISOString().slice(0, 10)
const wanted = option('--targets')?.split(',') ?? runtimes.map(({ target }) => target)
const targets = wanted.flatMap(name => (name === 'none' ? [] : name === 'own' ? (ownRuntime()?.target ?? []) : name))
const folder = 'dist/release'

if (!follows(version, manifest.version)) throw new Error(`${version} does not follow ${manifest.version}`)
const changelog = datedChangelog(readFileSync('CHANGELOG.md', 'utf8'), version, date)
// What is built says its version, and is built of the files as they stand.
if (version !== manifest.version && isDry) throw new Error('--dry-run builds the version of package.json: give no other')
if (!isDry) {
  writeFileSync('CHANGELOG.md', changelog)
  if (version !== manifest.version) run('npm', 'version', version, '--no-git-tag-version', '--ignore-scripts')
}

run('npm', 'run', '--silent', 'build')
run('npm', 'run', '--silent', 'build:package')
if (targets.length > 0) run('npm', 'run', '--silent', 'build:binary', '--', ...targets)
const debs = hasProgram('dpkg-deb') ? ([['amd64', 'linux-x64'], ['arm64', 'linux-arm64']] as const).filter(([, target]) => targets.includes(target)) : []
for (const [architecture] of debs) run('npm', 'run', '--silent', 'build:deb', '--', architecture)
const rpms = hasProgram('rpmbuild') ? ([['x86_64', 'linux-x64'], ['aarch64', 'linux-arm64']] as const).filter(([, target]) => targets.includes(target)) : []
for (const [architecture] of rpms) run('npm', 'run', '--silent', 'build:rpm', '--', architecture)

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
keep(`dist/cfgcheck-${version}.tgz`, `cfgcheck-${version}.tgz`)
for (const target of targets) {
  const name = `cfgcheck-${target}${target.startsWith('windows') ? '.exe' : ''}`
  keep(join('dist/binary', name), name)
}
for (const [architecture] of debs) keep(`dist/deb/cfgcheck_${version}_${architecture}.deb`, `cfgcheck_${version}_${architecture}.deb`)
for (const [architecture] of rpms) keep(`dist/rpm/cfgcheck-${version}-1.${architecture}.rpm`, `cfgcheck-${version}-1.${architecture}.rpm`)
keep('THIRD-PARTY-LICENSES', 'THIRD-PARTY-LICENSES')
keep('LICENSE', 'LICENSE')
writeFileSync(join(folder, 'release-notes.md'), `${newestPart(changelog)}\n`)
writeFileSync(join(folder, 'bom.cdx.json'), `${JSON.stringify(await bill(), null, 2)}\n`)
const names = readdirSync(folder)
writeFileSync(join(folder, 'SHA256SUMS'), checksums(names.map(name => ({ name, content: readFileSync(join(folder, name)) }))))
console.log(`cfgcheck ${version} of ${date}, ${isDry ? 'as a trial' : 'ready'}:`)
for (const name of [...names, 'SHA256SUMS'].sort()) console.log(`  ${join(folder, name)}`)
for (const [made, kind, program] of [[debs, 'Debian', 'dpkg-deb'], [rpms, 'RPM', 'rpmbuild']] as const) {
  if (made.length === 0 && targets.includes('linux-x64')) console.log(`  (no ${kind} package: there is no ${program} here)`)
}
if (!isDry) console.log('Look at it, commit CHANGELOG.md and package.json, tag it, and publish it.')

async function bill(): Promise<Bill> {
  const languages = readdirSync('src/languages', { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => `src/languages/${name}/index.ts`)
  const packages = await bundledPackages(['src/cli/cli.ts', 'src/cli/command-thread.ts', 'src/node/threads/worker.ts', 'src/index.ts', 'src/plugin/index.ts', 'src/testing/index.ts', 'src/node/index.ts', 'src/lsp/server.ts', ...languages])
  const whole = JSON.parse(execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], { encoding: 'utf8', maxBuffer: 1 << 26 })) as Bill
  return shippedBill(whole, packages, { runtime: { name: 'bun', version: runtimeVersion }, time: `${date}T00:00:00.000Z` })
}

function run(program: string, ...args: string[]): void {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })
}

function hasProgram(name: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some(path => existsSync(join(path, name)))
}

function keep(from: string, name: string): void {
  copyFileSync(from, join(folder, name))
}
