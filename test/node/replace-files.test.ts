import { chmodSync, chownSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { replaceFiles, WriteFailure } from '../../src/node/replace-files.js'
import { spawnSync } from '../support/programs.js'
import { folderWith } from '../support/run-cli.js'

const isRoot = process.getuid?.() === 0
const isPosix = process.platform !== 'win32'
const read = (...parts: string[]): string => readFileSync(join(...parts), 'utf8')

/** What it refuses to do, in its words. */
function refusal(work: () => void): string {
  try {
    work()
  } catch (error) {
    if (error instanceof WriteFailure) return error.message
    throw error
  }
  return 'nothing was refused'
}

test('files get new texts, and nothing is left beside them', () => {
  const folder = folderWith({ 'a.res': 'old a\n', 'b.res': 'old b\n' })
  replaceFiles(['a', 'b'].map(name => ({ path: join(folder, `${name}.res`), text: `new ${name}\n`, before: `old ${name}\n` })))
  expect([read(folder, 'a.res'), read(folder, 'b.res')]).toEqual(['new a\n', 'new b\n'])
  expect(readdirSync(folder).sort()).toEqual(['a.res', 'b.res'])
})

test('a new file is made where its folder is there', () => {
  const folder = folderWith({})
  replaceFiles([{ path: join(folder, 'new.json'), text: '{}\n' }])
  expect(read(folder, 'new.json')).toBe('{}\n')
  expect(refusal(() => replaceFiles([{ path: join(folder, 'missing/new.json'), text: '{}' }]))).toContain(`there is no folder "${folder}/missing"`)
  expect(readdirSync(folder)).toEqual(['new.json'])
})

describe.runIf(isPosix)('what belongs to a file is kept', () => {
  test.each([0o640, 0o600, 0o4755])('mode %i', mode => {
    const folder = folderWith({ 'drbd.conf': 'old\n' })
    const path = join(folder, 'drbd.conf')
    chmodSync(path, mode)
    replaceFiles([{ path, text: 'new\n', before: 'old\n' }])
    expect(statSync(path).mode & 0o7777).toBe(mode)
  })

  test('but what is for its owner alone is so in place of a file that all could read, too', () => {
    const folder = folderWith({ 'cib.xml': 'old\n' })
    chmodSync(join(folder, 'cib.xml'), 0o644)
    replaceFiles(['cib.xml', 'new.xml'].map(name => ({ path: join(folder, name), text: 'new\n', mode: 0o600 })))
    expect(['cib.xml', 'new.xml'].map(name => statSync(join(folder, name)).mode & 0o7777)).toEqual([0o600, 0o600])
  })

  test.runIf(isRoot)('owner and group', () => {
    const folder = folderWith({ 'drbd.conf': 'old\n' })
    const path = join(folder, 'drbd.conf')
    chownSync(path, 65_534, 12_345)
    replaceFiles([{ path, text: 'new\n', before: 'old\n' }])
    expect(statSync(path)).toMatchObject({ uid: 65_534, gid: 12_345 })
  })

  test('bytes that are not UTF-8', () => {
    const folder = folderWith({ 'ha.cf': Buffer.from('# gr\u00fc\u00dfe\nnode  a\n', 'latin1') })
    const path = join(folder, 'ha.cf')
    replaceFiles([{ path, text: '# gr\u00fc\u00dfe\nnode a\n', before: '# gr\u00fc\u00dfe\nnode  a\n' }])
    expect(readFileSync(path).equals(Buffer.from('# gr\u00fc\u00dfe\nnode a\n', 'latin1'))).toBe(true)
    expect(refusal(() => replaceFiles([{ path, text: '\u2026', before: '# gr\u00fc\u00dfe\nnode a\n' }]))).toContain('Latin-1 lacks')
  })
})

describe.runIf(isPosix)('a link', () => {
  test('stays, and what it leads to is replaced', () => {
    const folder = folderWith({ 'real/drbd.conf': 'old\n' })
    symlinkSync('real/drbd.conf', join(folder, 'drbd.conf'))
    replaceFiles([{ path: join(folder, 'drbd.conf'), text: 'new\n', before: 'old\n' }], { roots: [folder] })
    expect(lstatSync(join(folder, 'drbd.conf')).isSymbolicLink()).toBe(true)
    expect(read(folder, 'real/drbd.conf')).toBe('new\n')
    expect(readdirSync(join(folder, 'real'))).toEqual(['drbd.conf'])
  })

  test('that leads out of what was given is refused, unless it was given itself', () => {
    const outside = folderWith({ 'drbd.conf': 'old\n' })
    const folder = folderWith({})
    const path = join(folder, 'drbd.conf')
    symlinkSync(join(outside, 'drbd.conf'), path)
    const file = { path, text: 'new\n', before: 'old\n' }
    expect(refusal(() => replaceFiles([file], { roots: [folder] }))).toContain('leads out')
    expect(read(outside, 'drbd.conf')).toBe('old\n')
    replaceFiles([file], { roots: [folder], files: [path] })
    expect(read(outside, 'drbd.conf')).toBe('new\n')
  })

  test('that leads nowhere is refused', () => {
    const folder = folderWith({})
    symlinkSync('gone', join(folder, 'out.json'))
    expect(refusal(() => replaceFiles([{ path: join(folder, 'out.json'), text: '{}' }]))).toContain('a link that leads nowhere')
  })
})

test.runIf(isPosix)('the other name of a file keeps the old text', () => {
  const folder = folderWith({ 'drbd.conf': 'old\n' })
  linkSync(join(folder, 'drbd.conf'), join(folder, 'backup'))
  replaceFiles([{ path: join(folder, 'drbd.conf'), text: 'new\n', before: 'old\n' }])
  expect(read(folder, 'backup')).toBe('old\n')
})

describe('one that cannot be written keeps all as they are', () => {
  const files = { 'a.res': 'old a\n', 'b.res': 'old b\n' }
  const wanted = (folder: string, before = 'old b\n') => [
    { path: join(folder, 'a.res'), text: 'new a\n', before: 'old a\n' },
    { path: join(folder, 'b.res'), text: 'new b\n', before },
  ]
  const unchanged = (folder: string): void => {
    expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])
    expect(read(folder, 'a.res')).toBe('old a\n')
  }

  test('because somebody else has changed it meanwhile', () => {
    const folder = folderWith(files)
    expect(refusal(() => replaceFiles(wanted(folder, 'what was read')))).toContain('b.res: cannot be written: it has been changed meanwhile')
    unchanged(folder)
    expect(read(folder, 'b.res')).toBe('old b\n')
  })

  test('because it is gone', () => {
    const folder = folderWith({ 'a.res': 'old a\n' })
    expect(refusal(() => replaceFiles(wanted(folder)))).toContain('b.res: cannot be written: it is gone')
    unchanged(folder)
  })

  test('because a folder stands there', () => {
    const folder = folderWith({ 'a.res': 'old a\n' })
    mkdirSync(join(folder, 'b.res'))
    expect(refusal(() => replaceFiles(wanted(folder)))).toContain('b.res: cannot be written: a folder stands there')
    unchanged(folder)
  })

  test.runIf(isPosix)('because it is a pipe', () => {
    const folder = folderWith({ 'a.res': 'old a\n' })
    expect(spawnSync('mkfifo', [join(folder, 'b.res')]).status).toBe(0)
    expect(refusal(() => replaceFiles(wanted(folder)))).toContain('it is not a regular file')
    unchanged(folder)
  })
})

describe.runIf(isPosix)('what is no file', () => {
  test('a device takes the text as it comes', () => {
    replaceFiles([{ path: '/dev/null', text: 'x' }])
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  test.runIf(process.platform === 'linux')('a full device says so', () => {
    expect(refusal(() => replaceFiles([{ path: '/dev/full', text: 'x' }]))).toBe('/dev/full: cannot be written: no space is left (ENOSPC)')
  })

  test('a pipe that nobody reads is not waited for', () => {
    const folder = folderWith({})
    expect(spawnSync('mkfifo', [join(folder, 'pipe')]).status).toBe(0)
    expect(refusal(() => replaceFiles([{ path: join(folder, 'pipe'), text: 'x' }]))).toContain('nobody listens there (ENXIO)')
  })
})

test('a name of an enemy is shown escaped', () => {
  expect(refusal(() => replaceFiles([{ path: 'missing\u001b[31m/x\ny', text: '' }]))).toBe('missing\\x1b[31m/x\\ny: cannot be written: there is no folder "missing\\x1b[31m"')
})

test.runIf(isPosix)('an empty file stays a file', () => {
  const folder = folderWith({ empty: '' })
  replaceFiles([{ path: join(folder, 'empty'), text: 'x', before: '' }])
  expect(read(folder, 'empty')).toBe('x')
})
