import { defineRule } from '../../../rules/define-rule.js'
import { doesRead } from '../targets.js'
import { sectionAt } from '../vocabulary.js'
import { removalOf } from '../analysis/removal.js'
import type { CorosyncConf, SectionView } from '../model.js'

/** Left over from openais: nothing that anybody waits for is lost with them. */
const ofOpenais: ReadonlySet<string> = new Set(['aisexec', 'amf'])

/** Tells whether nothing is lost with a section: with version 1 the plug-in leaves it to pacemakerd to start Pacemaker, as everybody does since. */
function isIdle({ path, settings }: SectionView): boolean {
  return ofOpenais.has(path) || (path === 'service' && settings.some(({ key, value }) => key.value === 'ver' && value.value === '1'))
}

/** What has taken the place of a section, where something has. */
function helpFor(path: string): { readonly help?: string } {
  return path === 'service' ? { help: 'Delete it. Pacemaker has a unit of its own since corosync 2: enable pacemaker.service.' } : {}
}

/** This release does not read a section. */
export const unusedSection = defineRule<CorosyncConf>({
  id: 'corosync-conf/unused-section',
  severity: 'warning',
  origin: 'practice',
  summary: 'this release does not read a section',
  why: 'The section is of another release. Corosync keeps it, and does not use it.',
  do: 'Delete it, or say by --target which release reads the file.',
  sources: ['corosync.conf(5)'],
  since: '0.1.0',
  fix: 'safe',
  isOfRelease: true,
  examples: {
    bad: [
      { text: '[|service|] {\n	name: pacemaker\n	ver: 1\n}\n', target: '3.1' },
      { text: 'totem {\n	version: 2\n}\n\n[|service|] {\n	name: pacemaker\n	ver: 1\n}\n', target: '3.1' },
    ],
    good: [{ text: 'service {\n	name: pacemaker\n	ver: 1\n}\n', target: '1.4' }],
  },

  *check({ model, file }) {
    // A file of service.d holds nothing else, and one that holds nothing is refused.
    const isAlone = new Set(model.sections.flatMap(({ path }) => (path.includes('.') ? [] : [path]))).size === 1
    for (const section of model.sections) {
      const { path, name, place } = section
      const entry = sectionAt(path)
      if (entry === undefined || path.includes('.') || doesRead(model.target, entry)) continue
      yield { at: name, fixes: entry.until === undefined || isAlone ? [] : removalOf(file, place.span, `Delete the section "${path}"`), message: `Corosync ${model.target} does not read the section "${path}" (${entry.versions ?? ''})`, ...helpFor(path), ...(isIdle(section) ? { severity: 'info' as const } : {}) }
    }
  },
})
