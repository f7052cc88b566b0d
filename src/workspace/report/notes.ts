import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.js'
import type { Place } from '../../text/located.js'
import { toDiagnostic } from '../readings/to-diagnostic.js'
import { ownRules } from '../rules/own-rules.js'

/** What a piece of work has to say besides its result. */
export interface Notes {
  readonly found: readonly Diagnostic[]
  /** Why something was left undone. */
  readonly incomplete: readonly string[]
}

/** Takes notes while work is done. */
export interface NoteTaker extends Notes {
  /** Reports one of cfgcheck's own findings. */
  say(ruleId: string, at: Place, message: string, options?: { readonly severity?: Severity }): void
  add(found: Iterable<Diagnostic>): void
  /** Takes note of something that was not done. */
  leaveUndone(path: string, reason: string): void
}

/** Starts without any notes. */
export function createNotes(): NoteTaker {
  const found: Diagnostic[] = []
  const incomplete: string[] = []
  return {
    found,
    incomplete,
    say(ruleId, at, message, options = {}) {
      const meta = ownRules.find(rule => rule.id === ruleId)
      if (meta !== undefined) found.push(toDiagnostic({ at, message, ...options }, meta))
    },
    add(more) {
      for (const diagnostic of more) found.push(diagnostic)
    },
    leaveUndone(path, reason) {
      incomplete.push(inSentence(path, reason))
    },
  }
}

/** Puts a message behind a path. */
export function inSentence(path: string, message: string): string {
  return `${path}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`
}
