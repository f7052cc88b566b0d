import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import type * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { readRequest } from '../../src/cli/read-request.js'
import { runRequest } from '../../src/cli/run-request.js'
import { defaultSettings } from '../../src/workspace/settings.js'
import { spawnSync } from '../support/programs.js'
import { cli } from '../support/run-cli.js'

/** Every path that the program opened, listed or looked at, as it is after following links. */
const touched = vi.hoisted(() => [] as string[])

vi.mock('node:fs', async load => {
  const real = await load<typeof fs>()
  const noFollow = real.constants.O_NOFOLLOW
  const note = (path: unknown, isFollowed: boolean): void => {
    if (typeof path !== 'string') return
    try {
      touched.push(isFollowed ? real.realpathSync(path) : path)
    } catch {
      touched.push(path)
    }
  }
  const watched = <Args extends unknown[], Result>(call: (...args: Args) => Result, isFollowed: (args: Args) => boolean) =>
    (...args: Args): Result => {
      note(args[0], isFollowed(args))
      return call(...args)
    }
  return {
    ...real,
    openSync: watched(real.openSync, ([, flags]) => typeof flags !== 'number' || (flags & noFollow) === 0),
    readFileSync: watched(real.readFileSync, () => true),
    readdirSync: watched(real.readdirSync as (...args: unknown[]) => unknown, () => true),
    statSync: watched(real.statSync as (...args: unknown[]) => unknown, () => true),
    lstatSync: watched(real.lstatSync as (...args: unknown[]) => unknown, () => false),
    createReadStream: watched(real.createReadStream, () => true),
  }
})

const secret = 'never-to-be-read'
let work = ''

beforeAll(() => {
  work = realpathSync(mkdtempSync(join(tmpdir(), 'cfgcheck-confinement-')))
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(work, path)), { recursive: true })
    writeFileSync(join(work, path), text)
  }
  const link = (path: string, target: string): void => {
    mkdirSync(dirname(join(work, path)), { recursive: true })
    symlinkSync(target, join(work, path))
  }
  write('outside/ha.cf', `${secret} 1\n`)
  write('outside/drbd.d/x.res', `resource ${secret} { }\n`)
  write('outside/etc/ha.d/ha.cf', `node ${secret}\n`)
  write('given/ha.cf', 'keepalve 1\n')
  link('given/links/ha.cf', join(work, 'outside/ha.cf'))
  link('given/links/more', '../../outside')
  write('given/globs/drbd.conf', 'include "below/*.res";\ninclude "below/x.res";\ninclude "../../outside/drbd.d/x.res";\n')
  link('given/globs/below', '../../outside/drbd.d')
  write('given/hosts/alpha/etc/drbd.conf', 'include "drbd.d/*.res";\ninclude "/etc/../../../../outside/drbd.d/x.res";\n')
  link('given/hosts/alpha/etc/drbd.d', '../../../../outside/drbd.d')
  write('given/hosts/alpha/etc/ha.d/ha.cf', 'node alpha\n')
  link('given/hosts/alpha/etc/hosts', '/etc/hosts')
  link('given/hosts/alpha/facts', join(work, 'outside'))
  link('given/hosts/beta/etc', '../../../outside/etc')
  write('packed/gamma/etc/hostname', 'gamma\n')
  link('packed/gamma/etc/ha.d/ha.cf', '../../../../outside/ha.cf')
  expect(spawnSync('tar', ['-czf', join(work, 'given/gamma.tar.gz'), '-C', join(work, 'packed'), 'gamma']).status).toBe(0)
})
afterAll(() => rmSync(work, { recursive: true }))

/** What each refused link must lead to, as far as the line tells it. */
const expected = [
  'given/globs/below:1:1 error The folder is a link that leads out of the given root [cfgcheck/outside]',
  'given/hosts/alpha/etc/drbd.d:1:1 error The folder is a link that leads out of the given root [cfgcheck/outside]',
  'given/hosts/alpha/etc/hosts:1:1 error The path leads out of the given root [cfgcheck/outside]',
  'given/hosts/alpha/facts:1:1 error The folder is a link that leads out of the given root [cfgcheck/outside]',
  'given/hosts/beta/etc:1:1 error The link leads out of the given folder, and is not followed [cfgcheck/outside]',
  'given/links/ha.cf:1:1 error The path leads out of the given root [cfgcheck/outside]',
  'given/links/more:1:1 info The link leads out of the given folder, and is not followed [cfgcheck/outside]',
  'given/hosts/alpha/etc/drbd.conf:2:9 error "/etc/../../../../outside/drbd.d/x.res" leads out of the given root [cfgcheck/outside]',
]

/** Runs the built command where Node lets it read itself and what it is given, start no program and write nothing. */
function runAllowed(path: string) {
  const flag = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission'
  const allowed = [resolve('dist'), resolve('package.json'), join(work, 'given')].map(folder => `--allow-fs-read=${folder}`)
  const args = [flag, '--no-warnings', ...allowed, cli, '--no-config', '--format', 'concise', path]
  return spawnSync(process.execPath, args, { cwd: work, encoding: 'utf8', env: { PATH: '' } })
}

describe('links that lead out are not followed', () => {
  test('nothing is read, listed or looked at outside of what was given', async () => {
    touched.length = 0
    const paths = [join(work, 'given'), join(work, 'given/gamma.tar.gz')]
    const request = await readRequest(paths, {}, { settings: defaultSettings, clusters: {} })
    const report = await runRequest(request, { settings: defaultSettings, folder: process.cwd(), isQuiet: true })
    expect(touched.length).toBeGreaterThan(20)
    expect(touched.filter(path => path.startsWith(work) && !path.startsWith(`${work}/given`))).toEqual([])
    expect(touched).not.toContain('/etc/hosts')
    expect(JSON.stringify([report.diagnostics, ...report.sources.values()])).not.toContain(secret)
    expect(report.diagnostics.map(({ rule }) => rule)).toContain('cfgcheck/unsafe-snapshot')
  })

  test('every refused link is a finding, and Node itself, told to allow no more, has nothing to object', () => {
    const { stdout, stderr, status } = runAllowed('given')
    for (const line of expected) expect(stdout.split('\n')).toContain(line)
    expect(stdout).toContain('given/ha.cf:1:1 error') // The rest is checked.
    expect(stdout + stderr).not.toContain(secret)
    expect(stdout + stderr).not.toMatch(/ERR_ACCESS_DENIED|internal/)
    expect(status).toBe(2)
  })

  test('neither are those in an archive', () => {
    const { stdout, stderr } = runAllowed('given/gamma.tar.gz')
    expect(stdout).toContain('Link "gamma/etc/ha.d/ha.cf" leads out of the snapshot [cfgcheck/unsafe-snapshot]')
    expect(stdout + stderr).not.toContain(secret)
  })
})

/** Modules of Node that talk to others, start programs, or run texts. */
const forbidden = /^(net|tls|dgram|dns|dns\/promises|http|https|http2|child_process|cluster|inspector|inspector\/promises|vm|repl)$/

interface Bundled {
  readonly file: string
  /** The bundled files that it imports. */
  readonly own: readonly string[]
  /** The forbidden modules among those that it imports or requires. */
  readonly node: readonly string[]
  readonly text: string
}

/** The bundler's stand-in for `require` in packages that were written for it. */
const requireShim = /([\w$]+)\s*=\s*(?:\/\*.*?\*\/\s*)?\(\(?\w+\)?\s*=>\s*typeof require\s*(?:<\s*"u"|!==\s*"undefined")/

function bundled(file: string): Bundled {
  const text = readFileSync(join('dist', file), 'utf8')
  const imported = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\s]+)["']/g)].map(match => match[1] ?? '')
  const shims = new Set(['require', ...namesIn(text, requireShim)])
  for (const [, names = '', from = ''] of text.matchAll(/\b(?:import|const)\s*\{([^}]*)\}\s*(?:from\s*|=\s*require\()["'](\.[^"']+)["']/g)) {
    const shared = sharedShim(join('dist', dirname(file), from))
    for (const name of names.split(',')) {
      const [outer = '', inner = outer] = name.trim().split(/\s+as\s+|:/)
      if (shared.has(outer)) shims.add(inner)
    }
  }
  const required = [...text.matchAll(/(?<![.\w$])([\w$]+)\(["']([\w:/.-]+)["']\)/g)].flatMap(([, name = '', module = '']) => (shims.has(name) ? [module] : []))
  return {
    file,
    // The command is made of scripts, the library of modules.
    own: [...imported, ...required].filter(name => /^\.\.?\/.*\.c?js$/.test(name)).map(name => join(dirname(file), name)),
    node: [...new Set([...imported, ...required].map(name => name.replace(/^node:/, '')).filter(name => forbidden.test(name)))],
    text,
  }
}

/** The names under which a bundled file hands the stand-in on. */
function sharedShim(path: string): Set<string> {
  const text = readFileSync(path, 'utf8')
  const [own] = namesIn(text, requireShim)
  const inModules = [...text.matchAll(/\bexport\s*\{([^}]*)\}/g)].flatMap(([, names = '']) => names.split(',').map(name => name.trim().split(/\s+as\s+/)))
  const inScripts = [...text.matchAll(/\bexports\.([\w$]+)=([\w$]+);/g)].map(([, outer = '', inner = '']) => [inner, outer])
  const exported = [...inModules, ...inScripts]
  return new Set(exported.flatMap(([inner = '', outer = inner]) => (inner === own ? [outer] : [])))
}

function namesIn(text: string, pattern: RegExp): string[] {
  const name = pattern.exec(text)?.[1]
  return name === undefined ? [] : [name]
}

/** All files that a run may load, but for those behind `but`. */
function reachable(start: string, but: RegExp): Bundled[] {
  const files = new Map<string, Bundled>()
  const waiting = [start]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file) || but.test(file) || !existsSync(join('dist', file))) continue
    const entry = bundled(file)
    files.set(file, entry)
    waiting.push(...entry.own)
  }
  return [...files.values()]
}

describe('the built files', () => {
  const languageServer = /^cli\/lsp-\w+\.cjs$/

  test('open no connection and start no program; the language server alone can connect to its editor', () => {
    const files = [...reachable('cli/command.cjs', languageServer), ...reachable('cli/check-worker.cjs', languageServer)]
    expect(files.length).toBeGreaterThan(30)
    expect(files.filter(({ node }) => node.length > 0).map(({ file, node }) => `${file}: ${node.join(' ')}`)).toEqual([])
    const withServer = reachable('cli/command.cjs', /^$/).flatMap(({ node }) => node)
    expect([...new Set(withServer)].sort()).toEqual(['child_process', 'net']) // The reader of imports sees what is there.
  })

  test('only the start of the command runs scripts, and those lie beside it', () => {
    expect(bundled('cli.cjs').node).toEqual(['vm'])
  })

  test('of the library do neither', () => {
    const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter(name => /^(?!cli\b|bench\b|types\b|package\b|prebuilt\b|vscode\b).*\.js$/.test(name))
    expect(files.length).toBeGreaterThan(10)
    expect(files.map(bundled).filter(({ node }) => node.length > 0).map(({ file }) => file)).toEqual([])
  })

  test('run no text as code', () => {
    for (const { file, text } of reachable('cli/command.cjs', /^$/)) {
      // lodash asks for the global object so where there is no other way; in Node there is one.
      const plain = text.replace(/Function\("return this"\)\(\)/g, '')
      expect(plain.match(/(?<![.\w$])eval\s*\(|(?<![.\w$])Function\s*\(/), file).toBeNull()
    }
  })
})
