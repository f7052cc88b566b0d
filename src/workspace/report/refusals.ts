import { spanFrom } from '../../text/span.js'
import type { Outcome } from '../report.js'
import type { WorkspaceRequest } from '../request.js'
import { createNotes, inSentence } from './notes.js'

/** What was refused before anything could be checked. */
export function refusalsOf({ refused = [] }: Pick<WorkspaceRequest, 'refused'>): Outcome {
  const notes = createNotes()
  for (const { path, message, rule = 'cfgcheck/unsafe-snapshot', severity } of refused) {
    notes.say(rule, { file: path, span: spanFrom(0, 0) }, message, severity === undefined ? {} : { severity })
  }
  return {
    files: [],
    hostCount: 0,
    found: notes.found,
    incomplete: refused.flatMap(({ path, message, isIncomplete }) => (isIncomplete === true ? [inSentence(path, message)] : [])),
    suppressions: new Map(),
    sources: new Map(),
    places: new Map(),
    secretsIn: () => [],
    names: () => [],
  }
}
