import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { extract } from 'tar'

import { ownRuntime, runtimes, runtimeVersion } from './runtimes.js'
import type { Runtime } from './runtimes.js'

/**
 * Builds the single executable for this machine, or for those that are named:
 *
 *     npm run build:binary
 *     npm run build:binary -- linux-arm64 windows-x64
 *     npm run build:binary -- all
 *
 * The runtimes come from the npm registry by `npm pack`, are held against their checksums, and are kept in
 * node_modules/.cache. They are no development dependencies: each takes 50 MB to load, and only this needs them.
 */

const outputFolder = 'dist/binary'
const cacheFolder = 'node_modules/.cache/cfgcheck'

const own = ownRuntime()
if (own === undefined) throw new Error('there is no runtime for this machine')
const names = process.argv.slice(2)
const unknown = names.find(name => name !== 'all' && runtimes.every(({ target }) => target !== name))
if (unknown !== undefined) throw new Error(`${unknown}: known are all, ${runtimes.map(({ target }) => target).join(', ')}`)
const wanted = names.length === 0 ? [own] : runtimes.filter(({ target }) => names.includes('all') || names.includes(target))
const builder = await runtimeOf(own)
mkdirSync(outputFolder, { recursive: true })
for (const runtime of wanted) await build(runtime)

async function build(runtime: Runtime): Promise<void> {
  const output = join(outputFolder, `cfgcheck-${runtime.target}${runtime.target.startsWith('windows') ? '.exe' : ''}`)
  const options = [
    '--compile',
    '--minify',
    '--bytecode',
    // A third of the time of a short run went into compiling what ran but a few times; long runs take as long as before.
    '--compile-jit-policy=10',
    `--target=${runtime.bunTarget}`,
    `--compile-executable-path=${await runtimeOf(runtime)}`,
    '--define=CFGCHECK_SINGLE_FILE=true',
    // A library that asks where it lies, for what we do not do, would name this folder.
    '--define=__filename="cfgcheck"',
    '--asset=docs/rules',
    // Nothing in the working directory is for the runtime.
    '--no-compile-autoload-dotenv',
    '--no-compile-autoload-bunfig',
    `--outfile=${output}`,
  ]
  execFileSync(builder, ['build', ...options, 'src/cli/single-file.ts'], { stdio: ['ignore', 'ignore', 'inherit'] })
  console.log(output)
}

/** The runtime of a machine, fetched where it is not at hand. */
async function runtimeOf({ package: name, integrity }: Runtime): Promise<string> {
  const folder = resolve(cacheFolder, `${name.replace('/', '-')}-${runtimeVersion}`)
  const program = join(folder, 'bin', name.includes('windows') ? 'bun.exe' : 'bun')
  if (existsSync(program)) return program
  mkdirSync(cacheFolder, { recursive: true })
  const work = mkdtempSync(join(resolve(cacheFolder), 'fetch-'))
  try {
    const file = execFileSync('npm', ['pack', '--silent', '--pack-destination', work, `${name}@${runtimeVersion}`], { encoding: 'utf8' }).trim()
    const archive = join(work, file.split('\n').at(-1) ?? '')
    const checksum = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`
    if (checksum !== integrity) throw new Error(`${name}@${runtimeVersion} is not what it was: ${checksum} in place of ${integrity}`)
    await extract({ file: archive, cwd: work, strip: 1 })
    rmSync(archive)
    chmodSync(join(work, 'bin', program.endsWith('.exe') ? 'bun.exe' : 'bun'), 0o755)
    if (!existsSync(folder)) renameSync(work, folder)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return program
}
