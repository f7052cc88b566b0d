import { didYouMean } from '../../../diagnostics/did-you-mean.js'
import { defineConfigurationRule } from '../../../rules/define-rule.js'
import { keyAt, keysIn } from '../vocabulary.js'
import type { ReactorConf } from '../model.js'

/** Where LINSTOR Gateway writes what it wants to read again: nobody means the daemon by it. */
const ownTables = new Set(['promoter.metadata'])

/** The daemon does not know a key. */
export const unknownKey = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/unknown-key',
  severity: 'warning',
  origin: 'practice',
  summary: 'the daemon does not know a key',
  why: 'Unknown keys and tables are passed over without a word: the setting is simply not there.',
  do: 'Write the name as the manual has it: with "-", never "_".',
  sources: ['drbd-reactor 1.11.0 src/config.rs: no type refuses unknown fields', 'LINSTOR Gateway pkg/reactor: PromoterConfig, Metadata'],
  since: '0.1.0',
  followsFrom: [{ rules: ['drbd-reactor/unexpected-word', 'drbd-reactor/invalid-value', 'drbd-reactor/missing-value', 'drbd-reactor/unclosed-string', 'drbd-reactor/invalid-header', 'drbd-reactor/control-character'], within: 'lines' }, { rules: ['drbd-reactor/unclosed-bracket'], within: 'nearby' }],
  fix: 'unsafe',
  examples: {
    bad: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\n[|on-quorum-lost|] = "freeze"\n', '[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\n[|preferred_nodes|] = ["alpha"]\n', '[[promoter]]\n[promoter.[|resource|].r0]\nstart = ["a.service"]\n'],
    good: ['[[promoter]]\n[promoter.resources.r0]\nstart = ["a.service"]\npreferred-nodes = ["alpha"]\n', '[[promoter]]\n[promoter.metadata]\nlinstor-gateway-schema-version = 1\n[promoter.resources.r0]\nstart = ["a.service"]\n'],
  },

  *check({ configuration }) {
    for (const { path, table } of configuration.tables) {
      // The plugin has no options; who writes one there means nothing that could be told.
      const names = keysIn(path).map(({ name }) => name)
      for (const { name, key } of table.members.values()) {
        const inside = path === '' ? name : `${path}.${name}`
        if (keyAt(inside) !== undefined || ownTables.has(inside)) continue
        const close = didYouMean(name, names.filter(other => !table.members.has(other)))
        yield {
          at: key,
          message: `drbd-reactor does not know "${name}"${path === '' ? '' : ` in "${path}"`}`,
          ...(close === undefined ? {} : { help: `did you mean "${close}"?`, fixes: [{ title: `Write "${close}"`, safety: 'unsafe' as const, edits: [{ file: key.file, span: key.span, newText: close }] }] }),
        }
      }
    }
  },
})
