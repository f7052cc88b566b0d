import { describe, expect, test } from 'vitest'

import { printedBy } from '../support/run-main.js'

interface Listed {
  readonly id: string
  readonly severity: string
  readonly origin: string
  readonly fix?: string
}

async function listed(...args: string[]): Promise<readonly Listed[]> {
  return JSON.parse((await printedBy(['rules', '--format', 'json', ...args])).stdout) as Listed[]
}

describe('rules', () => {
  test('of a language, of several', async () => {
    const own = await listed('--language', 'authkeys')
    expect(own.map(({ id }) => id)).toContain('authkeys/missing-auth')
    expect(own.every(({ id }) => id.startsWith('authkeys/'))).toBe(true)
    const both = await listed('--language', 'authkeys', '--language', 'cluster')
    expect(new Set(both.map(({ id }) => id.slice(0, id.indexOf('/'))))).toEqual(new Set(['authkeys', 'cluster']))
    expect(both.length).toBeGreaterThan(own.length)
  })

  test('of a severity and an origin', async () => {
    const found = await listed('--severity', 'error', '--severity', 'info', '--origin', 'practice')
    expect(new Set(found.map(({ severity, origin }) => `${severity} ${origin}`))).toEqual(new Set(['error practice', 'info practice']))
  })

  test('with a fix, with a safe one', async () => {
    const any = await listed('--fixable')
    const safe = await listed('--fixable=safe')
    const unsafe = await listed('--fixable=unsafe')
    expect(safe.every(({ fix }) => fix === 'safe')).toBe(true)
    expect(safe.length + unsafe.length).toBe(any.length)
    expect(any.length).toBeLessThan((await listed()).length)
  })

  test('as text, a line each', async () => {
    const { stdout } = await printedBy(['rules', '--language', 'ha-cf', '--fixable=safe', '--severity', 'warning'])
    const found = await listed('--language', 'ha-cf', '--fixable=safe', '--severity', 'warning')
    expect(stdout.split('\n').slice(0, -1).map(line => line.split(' ')[0])).toEqual(found.map(({ id }) => id))
  })

  test('nothing fits', async () => {
    expect(await printedBy(['rules', '--language', 'cfgcheck', '--fixable=safe', '--origin', 'daemon'])).toMatchObject({ code: 0, stdout: '' })
  })

  test('unknown words are refused', async () => {
    expect(await printedBy(['rules', '--language', 'authkey'])).toMatchObject({ code: 2, stderr: 'cfgcheck: --language authkey: Did you mean "authkeys"?\n' })
    expect(await printedBy(['rules', '--severity', 'fatal'])).toMatchObject({ code: 2, stderr: 'cfgcheck: --severity fatal: known are error, warning, info\n' })
  })
})
