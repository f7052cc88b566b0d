import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { folderWith, runCli } from '../support/run-cli.js'

const resources = (count: number, protocol: string): string =>
  Array.from(
    { length: count },
    (_, index) => `resource r${index} {
  ${protocol};
  on alpha { device /dev/drbd${index}; disk /dev/vg/r${index}; address 192.0.2.1:${7000 + index}; meta-disk internal; }
  on beta { device /dev/drbd${index}; disk /dev/vg/r${index}; address 192.0.2.2:${7000 + index}; meta-disk internal; }
}
`,
  ).join('')

const folder = folderWith({ 'sound.res': resources(1_100, 'protocol C'), 'faulty.res': resources(1_050, 'protocl C'), 'late.res': `${resources(1_050, 'protocol C')}resource last { protocl C; }\n` })
const run = (...args: string[]) => runCli(['--target', 'drbd=9', ...args], { cwd: folder })
/** Runs once for several formats, each into a file of its name. */
const inFormats = (formats: readonly string[], path: string): Readonly<Record<string, string>> => {
  run('-q', ...formats.flatMap(name => ['-o', `${name}=${path}.${name}`]), path)
  return Object.fromEntries(formats.map(name => [name, readFileSync(join(folder, `${path}.${name}`), 'utf8')]))
}

describe('notes by the thousand', () => {
  test('are no incomplete job, and one piece of advice in text', () => {
    const { code, stdout, stderr } = run('sound.res')
    expect(code).toBe(0)
    expect(stdout).toContain('sound.res:2:3 info  "protocol" belongs in "net" now')
    expect(stdout).toContain('\n  and 1,099 more: 7:3, 12:3, 17:3, 22:3, 27:3, … (more with --format concise)\n')
    expect(stdout.split('\n').length).toBeLessThan(12)
    expect(stderr).toBe('1 file checked (drbd-conf 9): 1100 notes\n')
  })

  test('are counted by --fail-on', () => {
    expect(run('--fail-on', 'info', 'sound.res').code).toBe(1)
  })

  test('are listed up to the limit elsewhere, where the totals count all', () => {
    const { code, stdout, stderr } = run('-o', 'json', 'sound.res')
    const { summary, diagnostics } = JSON.parse(stdout) as { summary: object; diagnostics: object[] }
    expect(summary).toEqual({ files: 1, hosts: 0, errors: 0, warnings: 0, infos: 1_100 })
    expect(diagnostics.length).toBe(1_001)
    expect(diagnostics.at(-1)).toMatchObject({ rule: 'cfgcheck/more-findings', message: 'Only 1,000 of 1,100 findings of this file are shown, the gravest first' })
    expect(stderr).toBe('sound.res: only 1000 of 1100 findings are shown, the gravest first; all count\n1 file checked (drbd-conf 9): 1100 notes\n')
    expect(code).toBe(0)
  })

  test('are all mended', () => {
    const copy = folderWith({ 'sound.res': resources(1_100, 'protocol C') })
    expect(runCli(['--target', 'drbd=9', '--fix', 'sound.res'], { cwd: copy })).toMatchObject({ code: 0, stdout: '', stderr: '1 file fixed\n1 file checked (drbd-conf 9): nothing found\n' })
  })
})

test('each format says in itself that it does not show all', () => {
  const written = inFormats(['concise', 'json', 'jsonl', 'sarif', 'junit', 'checkstyle', 'github', 'gitlab', 'html'], 'sound.res')
  for (const [format, text] of Object.entries(written)) expect(text, format).toContain('Only 1,000 of 1,100 findings of this file are shown')
  expect(written['concise']?.trimEnd().split('\n').length).toBe(1_001)
  expect(written['html']).toContain('1 file checked: 0 errors, 0 warnings, 1100 notes')
})

test('a report that is merged with others counts what it does not list', () => {
  const copy = folderWith({ 'sound.res': resources(1_100, 'protocol C'), 'other.res': resources(1, 'protocol C') })
  for (const name of ['sound', 'other']) runCli(['--target', 'drbd=9', '-q', '-o', `json=${name}.json`, `${name}.res`], { cwd: copy })
  const { code, stdout, stderr } = runCli(['merge', '--format', 'json', 'sound.json', 'other.json'], { cwd: copy })
  expect((JSON.parse(stdout) as { summary: object }).summary).toMatchObject({ infos: 1_101 })
  expect([code, stderr]).toEqual([0, '2 files checked (drbd-conf 9): 1101 notes\n'])
})

test('an error behind the thousandth finding makes the exit code, and is shown in every format', () => {
  const { code, stdout } = run('-o', 'json=late.json', '-o', 'text', 'late.res')
  expect(code).toBe(1)
  expect(stdout).toContain('"protocl" is no statement or section in "resource"')
  expect(readFileSync(join(folder, 'late.json'), 'utf8')).toContain('\\"protocl\\" is no statement or section')
})

test('errors are cut, said to be, and never folded', () => {
  const { code, stdout, stderr } = run('faulty.res')
  expect(code).toBe(1)
  expect(stdout.match(/ error /g)?.length).toBe(1_000)
  expect(stdout).toContain('Only 1,000 of 1,050 findings of this file are shown')
  expect(stdout).not.toContain(' more: ')
  expect(stderr).toBe('faulty.res: only 1000 of 1050 findings are shown, the gravest first; all count\n1 file checked (drbd-conf 9): 1050 errors\n')
})
