import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { checksums, datedChangelog, follows, newestPart, shippedBill } from '../../packaging/release-parts.js'
import type { Bill } from '../../packaging/release-parts.js'
import { spawnSync } from '../support/programs.js'

const changelog = '# Changelog\n\n## 0.2.0\n\n- Finds more.\n\n## 0.1.0 (2026-01-01)\n\n- First.\n'

describe('the changelog', () => {
  test('gets the date of the release, once', () => {
    const dated = datedChangelog(changelog, '0.2.0', '2026-12-01')
    expect(dated).toBe(changelog.replace('## 0.2.0', '## 0.2.0 (2026-12-01)'))
    expect(datedChangelog(dated, '0.2.0', '2026-12-01')).toBe(dated)
    expect(datedChangelog(changelog.replace('0.2.0', 'Unreleased'), '0.2.0', '2026-12-01')).toBe(dated)
    expect(newestPart(dated)).toBe('- Finds more.')
  })

  test('of another version, with nothing in it, or with a date that is none is refused', () => {
    expect(() => datedChangelog(changelog, '0.3.0', '2026-12-01')).toThrow('begins with "0.2.0"')
    expect(() => datedChangelog(changelog.replace('- Finds more.\n', ''), '0.2.0', '2026-12-01')).toThrow('tells nothing')
    expect(() => datedChangelog(changelog, '0.2.0', 'today')).toThrow('expected YYYY-MM-DD')
  })
})

test.each([['0.2.0', '0.1.9', true], ['0.1.10', '0.1.9', true], ['1.0.0', '1.0.0', true], ['0.9.9', '1.0.0', false]])('whether %s follows %s: %s', (next, before, expected) => {
  expect(follows(next, before)).toBe(expected)
})

test('the bill of materials names what is shipped and nothing else', () => {
  const component = (name: string) => ({ 'bom-ref': `${name}@1.0.0`, name, version: '1.0.0', purl: `pkg:npm/${name}@1.0.0`, properties: [{ name: 'cdx:npm:package:development' }] })
  const whole: Bill = { bomFormat: 'CycloneDX', serialNumber: 'urn:uuid:x', metadata: { component: { name: 'folder', externalReferences: [{ type: 'vcs', url: 'git+https://git.example.com/a.git' }] } }, components: [component('a'), component('b')], dependencies: [] }
  const shipped = { name: 'a', version: '1.0.0', licence: 'ISC', text: '' }
  const bill = shippedBill(whole, [shipped], { runtime: { name: 'bun', version: '1.2.3' }, time: '2026-12-01T00:00:00.000Z' })
  expect(bill.components.map(({ name, scope }) => `${name} ${scope}`)).toEqual(['a required', 'bun optional'])
  expect(bill).not.toHaveProperty('serialNumber')
  expect(bill.metadata.component).toMatchObject({ externalReferences: [{ url: 'https://git.example.com/a.git' }] })
  expect(() => shippedBill(whole, [{ ...shipped, name: 'c' }], { runtime: { name: 'bun', version: '1.2.3' }, time: '' })).toThrow('c@1.0.0 is part')
})

test('checksums are in order of names, as sha256sum reads them', () => {
  expect(checksums([{ name: 'b', content: Buffer.from('b') }, { name: 'a', content: Buffer.from('a') }])).toMatch(/^ca978112ca1b\w{52} {2}a\n3e23e8160039\w{52} {2}b\n$/)
})

describe.skipIf(!existsSync('dist/release/SHA256SUMS'))('npm run release -- --dry-run (skipped where it was not run)', () => {
  test('all files are there as their checksums say, and the bill is in the form of CycloneDX', () => {
    expect(spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: 'dist/release' }).status).toBe(0)
    const bill = JSON.parse(readFileSync('dist/release/bom.cdx.json', 'utf8')) as Bill
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', metadata: { component: { name: 'cfgcheck' } } })
    expect(bill.components.map(({ name }) => name)).toEqual(expect.arrayContaining(['chevrotain', 'commander', 'tar', 'zod', 'bun']))
    expect(bill.components.map(({ name }) => name)).not.toContain('vitest')
  })
})
