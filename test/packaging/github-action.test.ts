import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

import { spawnSync } from '../support/programs.js'
import { folderWith } from '../support/run-cli.js'

const step = resolve('packaging/github-action.sh')

function runStep(folder: string, env: Record<string, string>): { readonly code: number | null; readonly stdout: string } {
  const { status, stdout } = spawnSync('bash', [step], { cwd: folder, encoding: 'utf8', env: { ...process.env, GITHUB_STEP_SUMMARY: join(folder, 'summary.md'), ...env } })
  return { code: status, stdout }
}

const files = { 'my hosts/ha.cf': 'node alpha\nkeepalve 1\n' }

test('annotates, reports, and sums up', () => {
  const folder = folderWith(files)
  const { code, stdout } = runStep(folder, { CFGCHECK_PATHS: 'my hosts\n', CFGCHECK_SARIF_FILE: 'found.sarif' })
  expect(code).toBe(1)
  expect(stdout).toContain('::error file=my hosts/ha.cf,line=2,')
  expect(readFileSync(join(folder, 'found.sarif'), 'utf8')).toContain('"ruleId": "ha-cf/unknown-directive"')
  expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toMatch(/^### cfgcheck\n\n```\n.*ha-cf\/unknown-directive/)
})

test('draws a cluster in the summary, and nothing of a folder that is none', () => {
  const folder = folderWith(files)
  runStep(folder, { CFGCHECK_PATHS: `my hosts\n${resolve('fixtures/clusters/storage-backend')}\n`, CFGCHECK_FAIL_ON: 'never' })
  const summary = readFileSync(join(folder, 'summary.md'), 'utf8')
  expect(summary.match(/^```mermaid\nflowchart /gm)).toHaveLength(1)
  expect(summary).toContain('/dev/drbd0')
  expect(summary.match(/^```/gm)?.length).toBe(4)
})

test('the problem matcher finds every finding of the concise format at its place', () => {
  const { problemMatcher: [matcher] } = JSON.parse(readFileSync('packaging/problem-matcher.json', 'utf8')) as { problemMatcher: { pattern: { regexp: string }[] }[] }
  const pattern = new RegExp(matcher?.pattern[0]?.regexp ?? '(?!)')
  const { stdout } = spawnSync('node', ['dist/cli.cjs', 'fixtures/clusters/storage-backend', '--format', 'concise', '--fail-on', 'never'], { encoding: 'utf8' })
  const { stdout: json } = spawnSync('node', ['dist/cli.cjs', 'fixtures/clusters/storage-backend', '--format', 'json', '--fail-on', 'never'], { encoding: 'utf8' })
  const { diagnostics } = JSON.parse(json) as { diagnostics: { path: string; rule: string; severity: string; start: { line: number; column: number } }[] }
  const matched = stdout.trimEnd().split('\n').map(line => pattern.exec(line)?.slice(1))
  expect(matched.map(found => found === undefined ? undefined : [found[0], Number(found[1]), Number(found[2]), found[3], found[5]])).toEqual(
    diagnostics.map(({ path, rule, severity, start }) => [path, start.line, start.column, severity, rule]),
  )
  expect(matched.length).toBeGreaterThan(10)
})

test('fails by the severity that is named, and takes more words', () => {
  expect(runStep(folderWith(files), { CFGCHECK_PATHS: '.', CFGCHECK_FAIL_ON: 'never' }).code).toBe(0)
  expect(runStep(folderWith(files), { CFGCHECK_PATHS: '.', CFGCHECK_ARGUMENTS: '--ignore=ha-cf/*\n' }).code).toBe(0)
  expect(runStep(folderWith(files), { CFGCHECK_PATHS: 'missing' }).code).toBe(2)
})

test('no input is read as a command', () => {
  const folder = folderWith(files)
  expect(runStep(folder, { CFGCHECK_PATHS: '$(touch harm)', CFGCHECK_ARGUMENTS: '`touch harm`\n;touch harm' }).code).toBe(2)
  expect(spawnSync('ls', { cwd: folder, encoding: 'utf8' }).stdout).not.toContain('harm')
})

test('the inputs of action.yml are what the step reads', () => {
  const action = readFileSync('action.yml', 'utf8')
  const script = readFileSync(step, 'utf8')
  const named = [...action.matchAll(/^ {8}(CFGCHECK_\w+): \$\{\{ inputs\.([\w-]+) \}\}$/gm)]
  expect(named.length).toBe(4)
  for (const [, variable = '', input = ''] of named) {
    expect(script).toContain(`\${${variable}:-`)
    expect(action).toMatch(new RegExp(`^ {2}${input}:$`, 'm'))
  }
})
