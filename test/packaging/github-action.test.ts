import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

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
