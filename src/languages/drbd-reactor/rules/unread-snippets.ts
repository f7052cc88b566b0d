import { defineConfigurationRule } from '../../../rules/define-rule.js'
import type { ReactorConf } from '../model.js'

/** The folder of the snippets is passed over. */
export const unreadSnippets = defineConfigurationRule<ReactorConf>({
  id: 'drbd-reactor/unread-snippets',
  severity: 'warning',
  origin: 'practice',
  summary: 'the folder of the snippets is not absolute',
  why: 'The daemon passes over a path that does not begin with "/": no snippet is read.',
  do: 'Write the whole path.',
  sources: ['drbd-reactor 1.11.0 example/drbd-reactor.toml', 'drbd-reactor 1.11.0 src/main.rs'],
  since: '0.1.0',
  examples: {
    bad: ['snippets = "[|drbd-reactor.d|]"\n'],
    good: ['snippets = "/etc/drbd-reactor.d"\n'],
  },

  *check({ configuration }) {
    const { snippets } = configuration
    if (snippets !== undefined && !snippets.value.startsWith('/')) yield { at: snippets, message: `"${snippets.value}" is no absolute path, so that no snippet is read` }
  },
})
