import { expect, test } from 'vitest'

import { cib } from '../../../src/languages/cib/index.js'
import type { Language } from '../../../src/languages/language.js'
import { cibWith } from '../../../src/pacemaker/rules/example-cluster.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const language = cib as unknown as Language
const vip = '<primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"><instance_attributes id="i"><nvpair id="p" name="ip" value="192.0.2.10"/></instance_attributes></primitive>'

function found(text: string, target: string): string[] {
  return findingsOf(language, { text, target }).map(({ rule, severity }) => `${rule} ${severity}`)
}

test('later releases switch fencing off by another name', () => {
  const text = cibWith({ options: '<nvpair id="o" name="fencing-enabled" value="false"/>', resources: vip })
  expect(found(text, '3.0')).not.toContain('cib/missing-fence-device error')
  expect(found(text, '2.1')).toContain('cib/missing-fence-device error')
  expect(found(text.replace('false', 'true'), '3.0')).toContain('cib/missing-fence-device error')
})

test('a parameter that only says what a meta attribute says does no harm', () => {
  const text = (value: string): string => cibWith({ options: '<nvpair id="o" name="stonith-enabled" value="false"/>', resources: vip.replace('</instance_attributes>', `<nvpair id="q" name="target_role" value="${value}"/></instance_attributes><meta_attributes id="m"><nvpair id="n" name="target-role" value="Stopped"/></meta_attributes>`) })
  const severities = (value: string): string[] => found(text(value), '2.1').filter(line => line.startsWith('cib/unknown-parameter'))
  expect(severities('Stopped')).toEqual(['cib/unknown-parameter info'])
  expect(severities('Started')).toEqual(['cib/unknown-parameter warning'])
})

test('an agent of another package is no slip', () => {
  const codes = (type: string): string[] => found(cibWith({ options: '<nvpair id="o" name="stonith-enabled" value="false"/>', resources: `<primitive id="a" class="ocf" provider="heartbeat" type="${type}"/>` }), '2.1').filter(line => line.startsWith('cib/unknown-agent'))
  expect(['pgsqlms', 'SCSTTarget', 'SCSTLun', 'pgsqlmz'].map(type => codes(type).length)).toEqual([0, 0, 0, 1])
})
