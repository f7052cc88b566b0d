import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

import { changedByLanguage, newLanguage } from '../../scaffold/new-language.js'
import { listOf, newRule } from '../../scaffold/new-rule.js'
import { ScaffoldError, writeFiles } from '../../scaffold/write-files.js'
import { spawnSync } from '../support/programs.js'
import { temporaryFolder } from '../support/temporary-folder.js'

/** The project without what takes long to copy, and without tests but what they stand on. */
function copyOfProject(): string {
  const project = temporaryFolder()
  for (const path of ['src', 'grammars', 'scaffold', 'package.json', 'vitest.config.ts', 'test/support/translated-source.ts']) cpSync(path, join(project, path), { recursive: true })
  symlinkSync(resolve('node_modules'), join(project, 'node_modules'))
  return project
}

const rules = [
  ['sample-conf', 'unsafe-port'],
  ['authkeys', 'conflicting-sample'],
  ['drbd-conf', 'conflicting-sample'],
  ['cluster-conf', 'conflicting-sample'],
  ['cib', 'conflicting-sample'],
  ['cluster', 'timing/mismatched-sample'],
] as const

describe('what the scaffolds write', () => {
  const project = copyOfProject()

  beforeAll(() => {
    writeFiles(project, newLanguage('sample-conf', project), changedByLanguage)
    for (const [language, name] of rules) writeFiles(project, newRule(language, name, project), [listOf(language, project)])
  })

  test('passes the type check', () => {
    // All that was written but the list of languages, which would draw in every one of them.
    const written = [...newLanguage('sample-conf', '.').keys(), ...rules.slice(1).flatMap(([language, name]) => [...newRule(language, name, '.').keys()])]
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({
      extends: resolve('tsconfig.json'),
      compilerOptions: { rootDir: '.' },
      include: [...written.filter(path => path.endsWith('.ts') && !changedByLanguage.includes(path)), 'src/languages/sample-conf/rules/*.ts', 'test/languages/sample-conf/rules/*.ts'],
    }))
    const run = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'], { cwd: project, encoding: 'utf8' })
    expect(run.stdout).toBe('')
    expect(run.status).toBe(0)
  })

  test('fails its first tests until it is filled in', () => {
    const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'test/languages/sample-conf', 'test/languages/authkeys', '--reporter', 'json', '--maxWorkers', '1', '--no-isolate'], { cwd: project, encoding: 'utf8', env: { ...process.env, VITEST: '' } })
    expect(run.status).toBe(1)
    const { numPassedTests, testResults } = JSON.parse(run.stdout) as { numPassedTests: number; testResults: { name: string; message: string; assertionResults: { status: string; failureMessages: string[] }[] }[] }
    expect(numPassedTests).toBe(0)
    expect(testResults.map(({ name }) => name.slice(name.indexOf('/test/') + 1)).sort()).toEqual([
      'test/languages/authkeys/rules/conflicting-sample.test.ts',
      'test/languages/sample-conf/rules/unsafe-port.test.ts',
      'test/languages/sample-conf/vocabulary.test.ts',
    ])
    // They fail for what they say, not because something cannot be loaded.
    for (const { message, assertionResults } of testResults) {
      expect(message).toBe('')
      for (const { status, failureMessages } of assertionResults) expect([status, failureMessages.join('')]).toEqual(['failed', expect.stringMatching(/expected/)])
    }
  })

  test('has the name of the language everywhere, and no word of the template', () => {
    const files = newLanguage('corosync-conf', '.')
    expect([...files.values()].filter(text => /toy/i.test(text))).toEqual([])
    expect(files.get('src/languages/builtin.ts')).toContain(`    id: 'corosync-conf',
    title: 'corosync.conf',
    targetFamily: 'corosync',
    softwareName: 'Corosync',
    paths: ['/etc/corosync/corosync.conf'],
    fileNames: ['corosync.conf'],
    inReports: { 'corosync.conf': '/etc/corosync/corosync.conf' },
    load: async () => (await import('./corosync-conf/language.js')).corosyncConf,
  },
]
`)
  })

  test('stands in the lists in the order of the alphabet', () => {
    const text = readFileSync(join(project, 'src/languages/authkeys/rules/index.ts'), 'utf8')
    expect(text).toContain("import { commentAsKey } from './comment-as-key.js'\nimport { conflictingSample } from './conflicting-sample.js'\nimport { deprecatedMd5 }")
    expect(text).toContain('  commentAsKey,\n  conflictingSample,\n  deprecatedMd5,')
  })
})

describe('a scaffold', () => {
  test.each([
    [() => newLanguage('Corosync', '.'), 'is no id of a language'],
    [() => newRule('corosync', 'conflicting-x', '.'), 'there is no language "corosync"'],
    [() => newRule('authkeys', 'wrong', '.'), 'is no name of a rule'],
    [() => newRule('cluster', 'mismatched-x', '.'), 'has the name of a theme before its own'],
    [() => newRule('cluster', 'nowhere/mismatched-x', '.'), 'has the name of a theme before its own'],
  ])('refuses what it cannot make %#', (make, message) => {
    expect(make).toThrow(ScaffoldError)
    expect(make).toThrow(message)
  })

  test('overwrites nothing', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'a.ts'), 'mine')
    expect(() => writeFiles(folder, new Map([['b.ts', ''], ['a.ts', '']]), [])).toThrow('a.ts is there already')
    expect(readFileSync(join(folder, 'a.ts'), 'utf8')).toBe('mine')
    expect(existsSync(join(folder, 'b.ts'))).toBe(false)
  })
})
