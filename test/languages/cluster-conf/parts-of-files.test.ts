import { expect, test } from 'vitest'

import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { applyEdits } from '../../../src/text/edit.js'
import { messagesOf } from './messages-of.js'

const errorsOf = (text: string, target = '3'): string[] =>
  findingsOf(clusterConf as unknown as Language, { text, target }).filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule.replace('cluster-conf/', '')}: ${message}`)

test('a part of a file, such as what rgmanager reads, lacks the rest once', () => {
  expect(errorsOf('<cluster>\n<rm>\n\t<service name="web"/>\n</rm>\n</cluster>\n')).toEqual(['missing-attribute: Element "cluster" has no "name" and "config_version", nor "clusternodes"'])
})

test('what a file lacks in two places is told in both', () => {
  expect(errorsOf('<cluster config_version="1">\n<rm>\n\t<service name="web"/>\n</rm>\n</cluster>\n')).toEqual([
    'missing-attribute: Element "cluster" has no "name"',
    'missing-element: Element "cluster" has no "clusternodes"',
  ])
})

test('an element that has only its name in common with another one is unknown, not misplaced', () => {
  const text = '<cluster name="demo" config_version="1"><clusternodes/><rm><resources><[|group|] name="oracle" domain="first"/></resources></rm></cluster>'
  expect(messagesOf('misplaced-element', text, '1')).toEqual([])
  expect(messagesOf('unknown-element', text, '1')).toEqual(['"group" warning Element "group" is not known in "resources"'])
})

test('a file system has a UUID by which NFS clients know it from RHEL 6 on', () => {
  const text = '<cluster name="demo" config_version="1"><clusternodes/><rm><service name="nfs"><fs name="data" device="/dev/vg/data" mountpoint="/data"><nfsexport name="export"/></fs></service></rm></cluster>'
  expect(messagesOf('missing-fsid', text, '2')).toEqual(['"fs" warning Resource fs "data" is exported without "fsid"'])
  expect(messagesOf('missing-fsid', text, '3')).toEqual(['"fs" info Resource fs "data" is exported without "fsid"'])
})

test('guests of Proxmox are taken, as its schema takes them', () => {
  expect(errorsOf('<cluster name="demo" config_version="1"><clusternodes/><rm><pvevm autostart="1" vmid="100"/></rm></cluster>')).toEqual([])
  expect(errorsOf('<cluster name="demo" config_version="1"><clusternodes/><rm><pvewm autostart="1" vmid="100"/></rm></cluster>')).toHaveLength(1)
})

test('nodes that are all named by their addresses, and names of old that stand on all devices, are told once', () => {
  const member = (number: number): string => `<clusternode name="192.0.2.${number}" nodeid="${number}"><fence><method name="m"><device name="apc" port="${number}" option="off"/></method></fence></clusternode>`
  const text = `<cluster name="demo" config_version="1"><clusternodes>${member(1)}${member(2)}${member(3)}</clusternodes><fencedevices><fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/></fencedevices></cluster>`
  expect(messagesOf('unsafe-address-as-node-name', text)).toEqual(['"192.0.2.1" warning 3 nodes are named by their addresses'])
  expect(messagesOf('deprecated-fence-attribute', text)).toEqual(['"option" info "option" is now called "action"'])
  const fix = findingsOf(clusterConf as unknown as Language, { text, target: '3' }).find(({ rule }) => rule === 'cluster-conf/deprecated-fence-attribute')?.fixes[0]
  expect(applyEdits(text, fix?.edits ?? []).match(/action="off"/g)).toHaveLength(3)
})

test('a blank at the end of a device is a part of its name', () => {
  const text = (device: string): string => `<cluster name="demo" config_version="1"><clusternodes/><rm><service name="web"><fs name="data" device="[|${device}|]" mountpoint="/data" fsid="1"/></service></rm></cluster>`
  expect(messagesOf('misread-value', text('/dev/mapper/data '))).toEqual(['"/dev/mapper/data " warning Value "/dev/mapper/data " of "device" ends with a blank, which is a part of the name'])
  for (const device of ['/dev/mapper/data', 'LABEL=my data', '{{ device }}']) expect(messagesOf('misread-value', text(device)), device).toEqual([])
})
