import { defineRule } from '../../../rules/define-rule.js'
import { didYouMean } from '../../../diagnostics/did-you-mean.js'

import { settledResources } from '../analysis/resources.js'
import type { Haresources, Resource } from '../model.js'
import { scripts } from '../vocabulary.js'

/** Names that resemble a script of heartbeat and are another one. */
const others = new Set(['drbdlinks', 'datadisk', 'drbd', 'lvm', 'xinetd', 'ocf', 'raid', 'delay', 'filesystems'])

/** A script that is almost one of heartbeat's own is most likely misspelt. */
export const unknownScript = defineRule<Haresources>({
  id: 'haresources/unknown-script',
  severity: 'warning',
  origin: 'practice',
  summary: 'a script is almost, but not quite, one that heartbeat brings along',
  why: 'ResourceManager finds no script of that name, in any case of letters, and gives the group up.',
  do: 'Write the name as the script is called, unless it is one of your own.',
  sources: ['heartbeat 3.0.6 heartbeat/lib/ResourceManager.in, scriptpath()'],
  since: '0.1.0',
  examples: {
    bad: ['alpha [|IPadr|]::192.0.2.10\n', 'alpha [|filesystem|]::/dev/sda1::/srv\n', 'alpha [|drbdisk|]::r0 httpd\n'],
    good: ['alpha 192.0.2.10 apache2\n', 'alpha 192.0.2.10 drbdlinks\n', 'alpha 192.0.2.10 our-script::r0\n'],
  },
  fix: 'unsafe',

  *check({ model }) {
    const candidates = new Map<string, string | undefined>()
    for (const { resource } of settledResources(model)) {
      const { script } = resource
      if (!candidates.has(script.value)) candidates.set(script.value, closeScript(resource))
      const meant = settled(resource, candidates.get(script.value))
      if (meant === undefined) continue
      yield {
        at: script,
        message: `Script "${script.value}" is not one that heartbeat brings along`,
        help: `Did you mean "${meant}"?`,
        fixes: [
          {
            title: `Replace "${script.value}" by "${meant}"`,
            safety: 'unsafe',
            edits: [{ file: script.file, span: script.span, newText: meant }],
          },
        ],
      }
    }
  },
})

/** Finds the script that a name is most likely a slip of. */
function closeScript({ entry, script: { value: name } }: Resource): string | undefined {
  if (entry !== undefined || others.has(name.toLowerCase()) || name.includes(':') || name.length < 3) return undefined
  // Lower-case names are those of services, of which there are many like apache2.
  const candidates = scripts.map(other => other.name).filter(other => /[A-Z]|^(drbd|portblock)/.test(other))
  const meant = didYouMean(name, candidates)
  const differsByDigits = meant !== undefined && name.replace(/[0-9]/g, '') === meant.replace(/[0-9]/g, '')
  return differsByDigits ? undefined : meant
}

/** Drops the guess for a plain lower-case word: most likely a service of that name. */
function settled({ script, arguments: given }: Resource, meant: string | undefined): string | undefined {
  return given.length > 0 || /[A-Z]/.test(script.value) || meant?.startsWith('drbd') === true ? meant : undefined
}
