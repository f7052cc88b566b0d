import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { Fix } from '../../diagnostics/fix.js'
import { addTo } from '../../text/multimap.js'
import { stretchesOf } from './consequences.js'
import type { Stretches } from './consequences.js'

/**
 * Leaves it to a person to make fixes of lesser findings that rest on a part of a file in which there is an error: what the
 * error hides comes to light behind such a fix, or only becomes one by it.
 */
export function withDoubtfulFixes(found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!found.some(({ fixes }) => fixes.some(({ restsOn }) => restsOn !== undefined))) return found
  const errors = new Map<string, Diagnostic[]>()
  for (const diagnostic of found) {
    if (diagnostic.severity !== 'error' || diagnostic.rule.startsWith('cluster/')) continue
    addTo(errors, diagnostic.file, diagnostic)
  }
  const stretches = new Map<string, Stretches>([...errors].map(([file, list]) => [file, stretchesOf(list)]))
  return found.map(diagnostic => {
    if (!diagnostic.fixes.some(({ restsOn }) => restsOn !== undefined)) return diagnostic
    const errorsOfFile = diagnostic.severity === 'error' ? undefined : stretches.get(diagnostic.file)
    return { ...diagnostic, fixes: diagnostic.fixes.map(fix => settled(fix, errorsOfFile)) }
  })
}

function settled({ restsOn, ...fix }: Fix, errors: Stretches | undefined): Fix {
  return restsOn !== undefined && errors?.touch(restsOn) === true ? { ...fix, safety: 'unsafe' } : fix
}
