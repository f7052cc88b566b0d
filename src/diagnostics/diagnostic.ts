import type { FileId, Place } from '../text/located.js'
import type { Span } from '../text/span.js'
import type { Fix } from './fix.js'

/** `error`: refused, or cannot work. `warning`: accepted, but dangerous or not meant. `info`: accepted and safe. */
export type Severity = 'error' | 'warning' | 'info'

/** `daemon`: the real software objects. `practice`: it accepts, and people got hurt. */
export type RuleOrigin = 'daemon' | 'practice'

/** What a rule, a parser or a reader yields; the engine makes a diagnostic of it. */
export interface Finding {
  /** The smallest text to change. */
  readonly at: Place
  /** One sentence, capital first letter, no full stop; names and values of the file in double quotes. */
  readonly message: string
  readonly related?: readonly { readonly at: Place; readonly message: string }[]
  /** What to do, when it depends on this case. */
  readonly help?: string
  readonly fixes?: readonly Fix[]
  /** Replaces the rule's own severity where the consequence depends on the case, such as the dialect. */
  readonly severity?: Severity
  /** Replaces the rule's own origin where only some releases object. */
  readonly origin?: RuleOrigin
  /**
   * The finding of another rule that tells the same fault, in better words and with its fix, without knowing what this
   * rule knows: that the real software refuses the file because of it. It takes this one's severity and origin, and this
   * one is not told.
   */
  readonly confirms?: { readonly rule: string; readonly at: Place }
  /**
   * Findings of which this one may be no more than a consequence: where one of them is made at that place, this one is not
   * told. A place without length stands for its whole file; the rule `anyError` for all errors of single files.
   */
  readonly followsFrom?: readonly { readonly rule: string; readonly at: Place }[]
  /** Nothing reads the file at which it points: what else was found in it does not matter, and is not told. */
  readonly isUnread?: true
}

/** Stands for every rule that finds an error in a single file. */
export const anyError = '*'

/**
 * Rules whose findings may be the cause of another one: where one of them is made that is as grave, at the same words, on the
 * same lines, nearby, before it in the file or anywhere there, the other one is not told. Nearby is for languages in which lines mean nothing:
 * it goes by what stands between, so that it is the same however a file is laid out.
 */
export interface Causes {
  readonly rules: readonly string[]
  readonly within: 'words' | 'lines' | 'nearby' | 'before' | 'file'
}

/** A finding that names its rule: what `parse`, `read` and `compose` yield. */
export interface Fault extends Finding {
  readonly rule: string
}

/** Another place that matters to a diagnostic. */
export interface Related {
  readonly message: string
  readonly file: FileId
  readonly span: Span
  /** The same finding, in the file of another host. */
  readonly isCopy?: true
}

/** What the user sees. */
export interface Diagnostic {
  /** The rule's id. */
  readonly rule: string
  readonly severity: Severity
  readonly origin: RuleOrigin
  readonly message: string
  readonly file: FileId
  readonly span: Span
  readonly related: readonly Related[]
  readonly help?: string
  readonly fixes: readonly Fix[]
  /** The hosts that have it, where it is one finding for several. */
  readonly hosts?: readonly string[]
  /** The findings that were made one, each by itself. */
  readonly copies?: readonly Diagnostic[]
  /** Nothing reads the file; only until a run is concluded. */
  readonly isUnread?: true
  /** By another release there might be nothing to find, and the release is a guess; only until a run is concluded. */
  readonly isByGuess?: true
  /** The finding that this one confirms; only until a run is finished. */
  readonly confirms?: FindingId
  /** The findings of which it may be a consequence; only until a run is finished. */
  readonly followsFrom?: readonly FindingId[]
  /** The rules whose findings it may follow from; only until a run is finished. */
  readonly causes?: readonly Causes[]
}

/** Names a finding by its rule and place. */
export interface FindingId {
  readonly rule: string
  readonly file: FileId
  readonly span: Span
}
