import type { FactOf } from '../facts/fact.js'
import { readDiskSpecification } from './xen/disk-specification.js'
import { readXenSettings } from './xen/settings.js'
import type { XenSetting } from './xen/settings.js'
import { defineReader, originIn } from './reader.js'

type XenDomain = FactOf<'xen-domain'>

/**
 * A guest of Xen as `xm` and `xl` start it. What a program in the file computes is left out.
 *
 * Source: xl.cfg(5), xl-disk-configuration(5); xmdomain.cfg(5) of Xen 3.
 */
export const xenDomain = defineReader({
  id: 'xen-domain',
  title: 'Xen guest',
  paths: ['/etc/xen/*', '/etc/xen/vm/*', '/etc/xen/auto/*'],
  *scan(input) {
    const settings = readXenSettings(input.text)
    const isDomain = ['kernel', 'bootloader', 'disk', 'builder', 'type'].some(name => settings.has(name)) && !/\.(sxp|conf|xml)$/.test(input.path)
    const first = settings.get('name') ?? settings.values().next().value
    if (!isDomain || first === undefined) return
    const name = firstOf(settings, 'name')
    const uuid = firstOf(settings, 'uuid')?.toLowerCase()
    const memory = firstOf(settings, 'memory')
    const fact: XenDomain = {
      kind: 'xen-domain',
      origin: originIn(input, first),
      ...(name === undefined ? {} : { name }),
      ...(uuid === undefined ? {} : { uuid }),
      ...(memory !== undefined && /^\d{1,9}$/.test(memory) ? { memoryMiB: Number(memory) } : {}),
      disks: (settings.get('disk')?.items ?? []).flatMap(item => readDiskSpecification(item) ?? []),
      macs: (settings.get('vif')?.items ?? []).flatMap(item => macOf(item) ?? []),
      bridges: [...new Set((settings.get('vif')?.items ?? []).flatMap(item => bridgeOf(item) ?? []))],
      isAutoStarted: input.path.startsWith('/etc/xen/auto/'),
    }
    yield fact
  },
})

function firstOf(settings: ReadonlyMap<string, XenSetting>, name: string): string | undefined {
  const value = settings.get(name)?.items[0]
  return value === '' ? undefined : value
}

function macOf(interfaceText: string): string | undefined {
  return /(?:^|[,\s])mac\s{0,8}=\s{0,8}([0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5})/.exec(interfaceText)?.[1]?.toLowerCase()
}

function bridgeOf(interfaceText: string): string | undefined {
  return /(?:^|[,\s])bridge\s{0,8}=\s{0,8}([\w.:-]{1,15})\s{0,8}(?:,|$)/.exec(interfaceText)?.[1]
}
