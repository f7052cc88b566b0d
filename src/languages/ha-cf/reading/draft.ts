import type { Fault } from '../../../diagnostics/diagnostic.js'
import { createFaults } from '../../../diagnostics/fault-list.js'
import type { Fix } from '../../../diagnostics/fix.js'
import { foreignRemarksOf } from '../../../text/foreign-remarks.js'
import type { ForeignRemarks } from '../../../text/foreign-remarks.js'
import { located } from '../../../text/located.js'
import type { FileId, Located, Origin } from '../../../text/located.js'
import type { Source } from '../../../text/source.js'
import type { Word } from '../ast.js'
import type { ApiAuth, Directive, HaCf, Medium, Respawn, Stonith } from '../schema.js'
import type { HeartbeatVersion } from './heartbeat-version.js'

/** The times that heartbeat weighs against each other. */
export type TimeName = 'keepalive' | 'warntime' | 'deadtime' | 'initdead' | 'deadping'

/** What is known of a file while its lines are read one after the other. */
export interface Draft {
  readonly file: FileId
  readonly text: string
  readonly version: HeartbeatVersion
  /** The name of the host that reads the file, in lower case, where that is known. */
  readonly host: string | undefined
  readonly faults: Fault[]
  readonly directives: Directive[]
  /** Remarks that are none, by the sign that begins them, and what was told of them. */
  readonly remarks: Map<string, { readonly fault: Fault & { message: string }; readonly edits: Fix['edits'][number][] }>
  /** Where remarks of other languages begin and end. */
  readonly foreign: ForeignRemarks
  readonly hosts: Located<string>[]
  readonly times: Map<TimeName, Located<number>>
  /** Times of which a word was refused: what was meant is unknown. */
  readonly unclearTimes: Set<TimeName>
  readonly options: Map<string, Located<string>>
  readonly ports: Located<number>[]
  /** The port of a type of medium is settled by its first line. */
  readonly settledPorts: Map<string, Located<number> | undefined>
  /** The speed of all serial lines is settled by the first one. */
  settledBaud: { readonly value: Located<number> | undefined } | undefined
  readonly media: Medium[]
  /** Media that do not fit were seen, or made heartbeat refuse the file. */
  overflow: 'none' | 'seen' | 'refused'
  /** The nodes that heartbeat counts: hosts and ping targets. */
  nodeCount: number
  hasSurplusHost: boolean
  readonly respawns: Respawn[]
  readonly apiAuths: ApiAuth[]
  readonly stoniths: Stonith[]
  /** Services with an `apiauth` line, or with one that pacemaker brings along. */
  readonly apiClients: Map<string, Origin>
  manager: HaCf['manager']
  managerAt: Located<string> | undefined
  failback: HaCf['failback']
  /** Directives that may stand once only, by kept name. */
  readonly once: Map<string, Located<string>>
  templateMark: { readonly at: Located<string>; isRefused: boolean } | undefined
  hasUnreadLines: boolean
}

/** Begins to read a file. */
export function createDraft({ id: file, text }: Source, version: HeartbeatVersion, host: string | undefined): Draft {
  return {
    file, text, version, host: host?.toLowerCase(), faults: createFaults(), directives: [], hosts: [], times: new Map(),
    unclearTimes: new Set(), options: new Map(), ports: [], settledPorts: new Map(),
    settledBaud: undefined, media: [], overflow: 'none',
    nodeCount: 0, hasSurplusHost: false, respawns: [], apiAuths: [], stoniths: [], apiClients: new Map(),
    manager: 'haresources', managerAt: undefined,
    failback: { mode: 'legacy' }, once: new Map(),
    remarks: new Map(), foreign: foreignRemarksOf(text), templateMark: undefined, hasUnreadLines: false,
  }
}

/** Ties a word of the tree to its file. */
export function locate(draft: Draft, word: Word): Located<string> {
  return located(word.text, draft.file, word.span)
}

/** Ties a value to the place of the word that says it. */
export function withValue<T>(value: T, { file, span }: Origin): Located<T> {
  return { value, file, span }
}
