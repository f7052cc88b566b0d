import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { defineRule } from '../../../rules/define-rule.js'
import { isInDoubt } from '../analysis/doubt.js'
import { confirming } from '../analysis/meant.js'
import { isAtLeast } from '../targets.js'
import type { CorosyncConf } from '../model.js'

/** The plug-ins that corosync 1, openais and Pacemaker 1 bring. */
const plugIns: readonly string[] = [
  'pacemaker',
  ...['amf', 'ckpt', 'clm', 'evt', 'lck', 'msg', 'tmr'].map(name => `openais_${name}`),
  ...['cfg', 'cpg', 'confdb', 'evs', 'mon', 'pload', 'quorum', 'wd'].map(name => `corosync_${name}`),
  'corosync_cman',
]

/** Corosync 1 is to load a plug-in that does not exist. */
export const unknownService = defineRule<CorosyncConf>({
  id: 'corosync-conf/unknown-service',
  severity: 'warning',
  origin: 'practice',
  summary: 'corosync is to load a plug-in that does not exist',
  why: 'Corosync 1 logs "Service failed to load" and goes on: Pacemaker is then not there. Pacemaker has two plug-ins: version 0 is started by corosync, version 1 waits for pacemakerd.',
  do: 'Write name: pacemaker and ver: 0 or 1.',
  sources: ['corosync 1.4 exec/service.c: "Service failed to load"', 'Pacemaker 1.1 lib/ais/plugin.c: versions 0 and 1'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: [{ text: 'service {\n	name: [|pacemakr|]\n	ver: 0\n}\n', target: '1.4' }, { text: 'service {\n	name: pacemaker\n	ver: [|2|]\n}\n', target: '1.4' }, { text: '[|service|] {\n	ver: 0\n}\n', target: '1.4' }],
    good: [{ text: 'service {\n	name: pacemaker\n	ver: 1\n}\nservice {\n	name: openais_ckpt\n}\nservice {\n	name: mine\n}\n', target: '1.4' }],
  },

  *check({ model }) {
    if (isAtLeast(model.target, '2.0') || isInDoubt(model, 'service')) return
    for (const section of model.sections.filter(({ path }) => path === 'service')) {
      const last = (wanted: string) => section.settings.findLast(({ key }) => key.value === wanted)
      const [name, version] = [last('name'), last('ver')]
      if (name === undefined) yield { at: section.name, message: 'No "name" says which plug-in is to be loaded', ...confirming(section.settings, 'name') }
      else if (name.value.value === 'pacemaker' && version !== undefined && !/^[01]$/.test(version.value.value)) yield { at: version.value, message: `Pacemaker has no plug-in of version "${version.value.value}", only 0 and 1` }
      else if (!plugIns.includes(name.value.value)) {
        const close = didYouMean(name.value.value, plugIns)
        // Somebody's own plug-in may have any name.
        if (close !== undefined) yield { at: name.value, message: `There is no plug-in "${name.value.value}"; did you mean "${close}"?`, fixes: [{ title: `Write "${close}"`, safety: 'unsafe', edits: [{ file: name.value.file, span: name.value.span, newText: close }] }] }
      }
    }
  },
})
