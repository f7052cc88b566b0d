import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { folderWith, runCli } from '../support/run-cli.js'

const untidy = 'resource   r0 {\nprotocol C;\n}\n'
const authkeys = 'auth   1\n1   sha1    not-a-secret\n'

test('files are laid out in place, and a second time nothing changes', () => {
  const folder = folderWith({ 'r0.res': untidy })
  expect(runCli(['fmt', 'r0.res'], { cwd: folder })).toMatchObject({ code: 0, stdout: '', stderr: 'reformatted r0.res\n1 file read, 1 changed\n' })
  const text = readFileSync(join(folder, 'r0.res'), 'utf8')
  expect(text).not.toBe(untidy)
  expect(text.replace(/\s+/g, ' ')).toBe(untidy.replace(/\s+/g, ' '))
  expect(runCli(['fmt', 'r0.res'], { cwd: folder }).stderr).toBe('1 file read, 0 changed\n')
})

test('--check names the files and changes nothing', () => {
  const folder = folderWith({ 'r0.res': untidy })
  expect(runCli(['fmt', '--check', 'r0.res'], { cwd: folder })).toMatchObject({ code: 1, stdout: 'r0.res\n' })
  expect(readFileSync(join(folder, 'r0.res'), 'utf8')).toBe(untidy)
})

test('--diff shows what would change, without secrets', () => {
  const run = runCli(['fmt', '--diff', 'authkeys'], { cwd: folderWith({ authkeys }) })
  expect(run.stdout).toContain('-auth   1')
  expect(run.stdout).toContain('+auth 1')
  expect(run.stdout).not.toContain('not-a-secret')
  expect(run.code).toBe(0)
})

test('standard input goes to standard output', () => {
  const run = runCli(['fmt', '-', '--language', 'authkeys'], { input: authkeys })
  expect(run.stdout).toBe('auth 1\n1 sha1 not-a-secret\n')
})
