import { describe, expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import { dumpMasks } from '../../src/pacemaker/dump.js'
import { joinedSpans, masked } from '../../src/secrets/mask.js'
import { dumpRequest } from '../../src/workspace/dump.js'
import { memoryFileSystem } from '../../src/workspace/documents/file-system.js'
import { defaultSettings } from '../../src/workspace/settings.js'

async function dumped(language: string, text: string): Promise<readonly string[]> {
  const request = { fileSystem: memoryFileSystem({ file: text }), files: [{ path: 'file', language }], clusters: [] }
  const { configurations, sources } = await dumpRequest(request, { settings: defaultSettings, languages: builtinLanguages })
  const [found] = configurations
  const placeOf = ({ file, span }: { readonly file: string; readonly span: { readonly start: number } }): string => {
    const { line, column } = sources.get(file)?.positionAt(span.start) ?? { line: 0, column: 0 }
    return `${line}:${column}`
  }
  return (found?.language.dump?.(found.configuration, placeOf) ?? '').split('\n')
}

const crm = [
  'node 1: alpha',
  'rsc_template web ocf:heartbeat:apache \\',
  '\tparams configfile="/etc/a b.conf" port=80 \\',
  '\top start timeout=60s interval=0',
  'primitive s1 @web params port=81 meta critical=false',
  'primitive drbd ocf:linbit:drbd params drbd_resource=r0 op monitor interval=29s role=Promoted',
  'primitive fence stonith:fence_ipmilan params ip=192.0.2.3 password=not-a-secret',
  'group g s1 meta target-role=Started',
  'clone ms drbd meta promotable=true notify=true',
  'colocation c inf: g ms:Promoted',
  'rsc_defaults resource-stickiness=100',
  'op_defaults timeout=90s',
  'property stonith-enabled=true',
  '',
].join('\n')

describe('what Pacemaker makes of a configuration', () => {
  test('each resource has what its template, what holds it and the defaults say, with the place', async () => {
    const lines = await dumped('crm-configure', crm)
    const own = (head: string): readonly string[] => lines.slice(lines.indexOf(head) + 1, lines.indexOf('', lines.indexOf(head)))
    expect(own('primitive s1 ocf:heartbeat:apache in group g')).toEqual([
      '  params port=81',
      '  params configfile="/etc/a b.conf"  # template web, 3:9',
      '  meta critical=false',
      '  meta target-role=Started  # group g, 8:17',
      '  meta resource-stickiness=100  # rsc_defaults, 11:14',
      '  op start timeout=60s interval=0  # template web, 4:5',
    ])
    expect(own('primitive drbd ocf:linbit:drbd in clone ms')).toEqual([
      '  params drbd_resource=r0',
      '  meta resource-stickiness=100  # rsc_defaults, 11:14',
      '  op monitor interval=29s role=Promoted timeout=90s  # timeout: op_defaults, 12:13',
    ])
    expect(own('options of the cluster')).toEqual(['  stonith-enabled=true'])
    expect(lines).toContain('constraint c rsc_colocation score=INFINITY rsc=g with-rsc=ms with-rsc-role=Promoted')
  })

  test('the same of a CIB, where a rule decides as well', async () => {
    const lines = await dumped('cib', '<cib validate-with="pacemaker-3.9"><configuration><crm_config/><nodes/><resources><primitive id="p" class="ocf" provider="pacemaker" type="Dummy"/></resources><constraints/><rsc_defaults><meta_attributes id="d"><rule id="r" score="1"><rsc_expression id="e" class="ocf"/></rule><nvpair id="n" name="priority" value="3"/></meta_attributes></rsc_defaults></configuration><status/></cib>')
    expect(lines).toEqual(['primitive p ocf:pacemaker:Dummy', expect.stringMatching(/^ {2}meta priority=3 {2}# rsc_defaults, 1:\d+, where its rule holds$/), ''])
  })

  test('a password is not shown', async () => {
    expect((await dumped('crm-configure', crm)).join('\n')).toMatch(/params password=\*\*\*$/m)
    expect((await dumped('crm-configure', crm)).join('\n')).not.toContain('not-a-secret')
  })

  test('a line break in a value begins no line', async () => {
    expect(await dumped('cib', '<cib validate-with="pacemaker-3.9"><configuration><crm_config/><nodes/><resources><primitive id="p" class="ocf" provider="pacemaker" type="Dummy"><instance_attributes id="i"><nvpair id="n" name="fake" value="a&#10;primitive q"/></instance_attributes></primitive></resources><constraints/></configuration><status/></cib>')).toEqual(['primitive p ocf:pacemaker:Dummy', '  params fake="a\\nprimitive q"', ''])
  })
})

test('what hides a password in the dump of a CIB ends with its line', async () => {
  const cib = `<cib><configuration><crm_config/><nodes/><resources><primitive id="fence" class="stonith" type="fence_ipmilan"><instance_attributes id="i"><nvpair id="n" name="password" value="not-a-secret"/><nvpair id="o" name="lanplus" value="1"/></instance_attributes><operations><op id="m" name="monitor" interval="60s"/></operations></primitive></resources><constraints/></configuration></cib>\n`
  const text = (await dumped('cib', cib)).join('\n')
  expect(text).toContain('password=***\n')
  expect(masked(text, joinedSpans(dumpMasks(text))).text).toBe(text)
  const open = text.replace('password=***', 'password=not-a-secret')
  expect(masked(open, joinedSpans(dumpMasks(open))).text).toBe(text)
})
