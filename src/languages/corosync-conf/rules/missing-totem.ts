import type { Finding } from '../../../diagnostics/diagnostic.js'
import { defineRule } from '../../../rules/define-rule.js'
import type { ParsedFile } from '../../../syntax/parsed-file.js'
import type { CorosyncFile } from '../ast.js'
import { isInDoubt } from '../analysis/doubt.js'
import { meantTotem } from '../analysis/meant.js'
import { isLost } from '../reading/lines.js'
import type { CorosyncConf } from '../model.js'

/** There is no totem section. */
export const missingTotem = defineRule<CorosyncConf>({
  id: 'corosync-conf/missing-totem',
  severity: 'error',
  origin: 'daemon',
  summary: 'there is no totem section',
  why: 'Corosync knows neither version nor nodes, and refuses the file.',
  do: 'Write a totem section with version: 2 and cluster_name. Names count as written, in small letters.',
  sources: ['corosync 3.1.7 exec/totemconfig.c totem_config_validate()'],
  since: '0.1.0',
  fix: 'unsafe',
  examples: {
    bad: ['[||]quorum {\n	provider: corosync_votequorum\n}\n', '[|Totem|] {\n	version: 2\n}\n'],
    good: ['totem {\n	version: 2\n}\n'],
  },

  *check({ model, file }) {
    if (model.settings.has('totem.version') || isInDoubt(model, 'totem') || model.sections.some(({ path }) => path === 'totem')) return
    // A file of uidgid.d or service.d holds nothing else.
    if (/\/(?:uidgid|service)\.d\/[^/]*$/.test(model.file)) return
    if (model.sections.length > 0 && model.sections.every(({ path }) => path === 'uidgid' || path === 'service')) return
    const meant = meantTotem(model)
    if (meant === undefined) yield { at: { file: model.file, span: { start: 0, end: 0 } }, message: 'No "totem" section stands in the file', ...lostTotem(file, model) }
    else {
      const { file, span, value } = meant.name
      yield { at: meant.name, message: `"${value}" is not "totem", and there is no other`, fixes: [{ title: 'Write "totem"', safety: 'unsafe', edits: [{ file, span, newText: 'totem' }] }] }
    }
  },
})

/** Releases before 3.0 lose a section behind whose brace words stand: where it is totem, they refuse the file because of them. */
function lostTotem({ ast }: ParsedFile, { file, target }: CorosyncConf): Pick<Finding, 'confirms'> {
  for (const child of (ast as CorosyncFile).children) {
    if (child.kind === 'Section' && child.name.text === 'totem' && child.rest !== undefined && isLost(child, target)) return { confirms: { rule: 'corosync-conf/words-beside-brace', at: { file, span: child.rest.span } } }
  }
  return {}
}
