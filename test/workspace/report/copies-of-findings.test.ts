import { describe, expect, test } from 'vitest'

import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js'
import { oneForAllHosts, onEachHost } from '../../../src/workspace/report/copies-of-findings.js'

function finding(host: string, message: string, more: Partial<Diagnostic> = {}): Diagnostic {
  return { rule: 'demo/rule', severity: 'warning', origin: 'practice', message, file: `${host}/etc/demo`, span: { start: 1, end: 2 }, related: [], fixes: [], ...more }
}

function joined(...diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return oneForAllHosts(diagnostics, {
    placeOf(file) {
      const [host = '', ...path] = file.split('/')
      return path.length === 0 ? undefined : { host, path: `/${path.join('/')}` }
    },
    clusterOf: () => 0,
    languageOf: file => (file.endsWith('.conf') ? 'demo' : undefined),
  })
}

describe('one finding', () => {
  test('of equal ones in the same file of several hosts', () => {
    const found = joined(finding('alpha', 'It is old'), finding('beta', 'It is old', { span: { start: 7, end: 8 } }), finding('gamma', 'It is old'))
    expect(found).toMatchObject([{
      file: 'alpha/etc/demo',
      message: 'It is old',
      hosts: ['alpha', 'beta', 'gamma'],
      related: [
        { file: 'beta/etc/demo', span: { start: 7, end: 8 }, isCopy: true },
        { file: 'gamma/etc/demo', isCopy: true },
      ],
    }])
  })

  test('also where each names its own host', () => {
    const [found, ...others] = joined(finding('alpha', 'Script of host "alpha" is old'), finding('beta', 'Script of host "beta" is old'))
    expect([found?.message, others]).toEqual(['Script of each host is old', []])
  })

  test('where one names another host, which is one of those that have it', () => {
    const [found, ...others] = joined(finding('alpha', 'That is host "beta"'), finding('beta', 'That is host "beta"'))
    expect([found?.message, found?.hosts, others]).toEqual(['That is host "beta"', ['alpha', 'beta'], []])
  })

  test('where a host has in one file of a language what others have in several', () => {
    const found = joined(finding('alpha', 'It is old', { file: 'alpha/etc/demo.conf' }), finding('beta', 'It is old', { file: 'beta/etc/demo.d/old.conf' }))
    expect(found.map(({ hosts }) => hosts)).toEqual([['alpha', 'beta']])
  })

  test('with one fix for all', () => {
    const fixed = (host: string): Diagnostic => finding(host, 'It is old', {
      fixes: [{ title: 'Renew it', safety: 'safe', edits: [{ file: `${host}/etc/demo`, span: { start: 1, end: 2 }, newText: 'n' }] }],
    })
    const [found] = joined(fixed('alpha'), fixed('beta'))
    expect(found?.fixes).toMatchObject([{ title: 'Renew it', edits: [{ file: 'alpha/etc/demo' }, { file: 'beta/etc/demo' }] }])
    expect(joined(fixed('alpha'), finding('beta', 'It is old'))[0]?.fixes).toEqual([])
  })
})

describe('several findings', () => {
  test.each([
    ['of different words', finding('alpha', 'It is old'), finding('beta', 'It is new')],
    ['of different files', finding('alpha', 'It is old'), finding('beta', 'It is old', { file: 'beta/etc/other' })],
    ['of different severity', finding('alpha', 'It is old'), finding('beta', 'It is old', { severity: 'error' })],
    ['of files without a host', finding('', 'It is old', { file: 'alpha' }), finding('', 'It is old', { file: 'beta' })],
    ['that name another host than their own', finding('alpha', 'Unlike host "beta"'), finding('beta', 'Unlike host "alpha"')],
  ])('%s', (_, ...diagnostics) => expect(joined(...diagnostics)).toEqual(diagnostics))

  test('of one file stay apart, each with its like on the other host', () => {
    const twice = (host: string): readonly Diagnostic[] => [finding(host, 'It is old'), finding(host, 'It is old', { span: { start: 5, end: 6 } })]
    const found = joined(...twice('alpha'), ...twice('beta'))
    expect(found.map(({ span, related }) => [span.start, related[0]?.span.start])).toEqual([[1, 1], [5, 5]])
  })

  test('of several clusters', () => {
    const diagnostics = [finding('alpha', 'It is old'), finding('beta', 'It is old')]
    expect(oneForAllHosts(diagnostics, { placeOf: file => ({ host: file, path: '/etc/demo' }), clusterOf: file => file.length, languageOf: () => undefined })).toEqual(diagnostics)
  })
})

test('each host by itself again', () => {
  const diagnostics = [finding('alpha', 'Script of host "alpha" is old'), finding('beta', 'Script of host "beta" is old'), finding('gamma', 'It is new')]
  expect(onEachHost(joined(...diagnostics))).toEqual(diagnostics)
})
