import type { Fact } from '../facts/fact.js'
import { parseLvmText } from './lvm-text.js'
import type { LvmSection, LvmSetting } from './lvm-text.js'
import { defineReader, originIn } from './reader.js'
import type { ReaderInput } from './reader.js'
import { unclosedSection } from './rules/lvm-conf/unclosed-section.js'

/**
 * LVM's own settings, such as `locking_type` and the device filter.
 *
 * Source: lvm.conf(5); lvm2 libdm/libdm-config.c: a slash in a name goes down a section, `global/locking_type = 3`.
 */
export const lvmConf = defineReader({
  id: 'lvm-conf',
  title: 'LVM settings',
  paths: ['/etc/lvm/lvm.conf', '/etc/lvm/lvmlocal.conf'],
  *scan(input) {
    const { root, unclosed } = parseLvmText(input.text)
    const [open] = unclosed
    if (open !== undefined) {
      yield {
        rule: unclosedSection.id,
        at: originIn(input, open.nameSpan),
        message: `Section "${open.name}" is not closed`,
      }
    }
    const pending: { readonly section: LvmSection; readonly path: string }[] = [{ section: root, path: '' }]
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      for (const setting of next.section.settings.values()) yield option(input, setting, next.path)
      const inner = [...next.section.sections.values()].reverse()
      for (const section of inner) pending.push({
        section,
        path: next.path === '' ? section.name : `${next.path}/${section.name}`.slice(-longestPath),
      })
    }
  },
})

/** Real paths have two parts; longer ones from a broken file are cut, so that deep nesting costs nothing. */
const longestPath = 200

function option(input: ReaderInput, setting: LvmSetting, path: string): Fact {
  const full = path === '' ? setting.key : `${path}/${setting.key}`
  const slash = full.lastIndexOf('/')
  const items = setting.items.map(item => item.text)
  return {
    kind: 'lvm-option',
    origin: originIn(input, { start: setting.keySpan.start, end: setting.span.end }),
    section: full.slice(0, Math.max(slash, 0)),
    name: full.slice(slash + 1),
    value: items.join(' '),
    ...(setting.isList ? { items } : {}),
  }
}
