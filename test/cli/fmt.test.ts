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
  expect(run.code).toBe(1)
  expect(runCli(['fmt', '--diff', 'authkeys'], { cwd: folderWith({ authkeys: 'auth 1\n1 sha1 not-a-secret\n' }) })).toMatchObject({ code: 0, stdout: '' })
})

test('standard input goes to standard output', () => {
  const run = runCli(['fmt', '-', '--language', 'authkeys'], { input: authkeys })
  expect(run.stdout).toBe('auth 1\n1 sha1 not-a-secret\n')
})

test('a file whose structure is in doubt is left alone, which is said and is no failure', () => {
  const text = 'resource {{ name }} {\n  protocol   C;\n}\n'
  const folder = folderWith({ 'r0.res': text, 'r1.res': untidy })
  const said = 'cfgcheck: r0.res:1:10: left as it is, because "{{" begins a mark of a template\n'
  expect(runCli(['fmt', '--check', 'r0.res'], { cwd: folder })).toMatchObject({ code: 0, stdout: '', stderr: `${said}1 file read, 0 would change, 1 left as it is\n` })
  expect(runCli(['fmt', 'r0.res', 'r1.res'], { cwd: folder }).stderr).toBe(`${said}reformatted r1.res\n2 files read, 1 changed, 1 left as it is\n`)
  expect(readFileSync(join(folder, 'r0.res'), 'utf8')).toBe(text)
  expect(runCli(['fmt', '-', '--language', 'drbd-conf'], { input: text }).stdout).toBe(text)
})

test('format.align keeps columns of drbd.conf', () => {
  const columns = 'resource r0 {\n  on alpha {\n    device  /dev/drbd0;\n    disk    /dev/sda1;\n  }\n}\n'
  const folder = folderWith({ 'r0.res': columns, 'cfgcheck.json': '{ "format": { "align": true } }' })
  expect(runCli(['fmt', '--check', 'r0.res'], { cwd: folder }).stdout).toBe('r0.res\n')
  runCli(['fmt', 'r0.res'], { cwd: folder })
  expect(readFileSync(join(folder, 'r0.res'), 'utf8')).toContain('    device /dev/drbd0;\n    disk   /dev/sda1;\n')
})

test('of the CIB beside its digest is said what Pacemaker makes of it', () => {
  const cib = '<cib validate-with="pacemaker-3.9"><configuration>\n<crm_config/><nodes/><resources/><constraints/></configuration><status/></cib>\n'
  const run = runCli(['fmt', 'cib.xml'], { cwd: folderWith({ 'cib.xml': cib, 'cib.xml.sig': 'd41d8cd98f00b204e9800998ecf8427e' }) })
  expect(run.stderr).toContain('cfgcheck: cib.xml: Pacemaker throws it away where cib.xml.sig, its digest, no longer fits: have it loaded by cibadmin --replace --xml-file\n')
  expect(runCli(['fmt', 'cib.xml'], { cwd: folderWith({ 'cib.xml': cib }) }).stderr).not.toContain('digest')
})
