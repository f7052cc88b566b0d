import type { Fault } from '../../../diagnostics/diagnostic.js'
import { hasLookAlike } from '../../../text/look-alikes.js'
import { originOf } from '../../../text/located.js'
import type { Origin } from '../../../text/located.js'
import type { Source } from '../../../text/source.js'
import type { Word } from '../ast.js'
import type { NodeName } from './daemon.js'

/** A word that heartbeat takes for the name of a node. */
export interface OwnerAsRead extends Origin {
  /** As written. */
  readonly name: string
  /** The fault by which it is not what the author means; it is reported already. */
  readonly cause?: { readonly rule: string } & Origin
}

/** The faults by which heartbeat reads a node name where none is meant, or another one. */
const misreading: ReadonlySet<string> = new Set(
  [
    'blank-behind-backslash', 'byte-order-mark', 'carriage-return', 'comment-behind-backslash', 'comment-on-continued-line', 'glued-backslash',
    'glued-comment', 'invalid-remark', 'long-line', 'misleading-character', 'missing-backslash', 'missing-blank',
    'missing-host', 'quoted-line', 'stray-backslash', 'unfinished-continuation',
  ].map(name => `haresources/${name}`),
)

/**
 * Ties each name that heartbeat reads to the fault that makes it do so, if there is one: a fault at the name itself, else
 * the last one before a name that is no group's host. Linear.
 */
export function ownersAsRead(
  { id: file, text }: Pick<Source, 'id' | 'text'>,
  names: readonly NodeName[],
  { faults, hosts, control }: { readonly faults: readonly Fault[]; readonly hosts: ReadonlySet<string>; readonly control?: Origin | undefined },
): OwnerAsRead[] {
  const ofControl = control === undefined ? undefined : { rule: 'haresources/invalid-control-character', ...control }
  const causes = faults
    .filter(({ rule }) => misreading.has(rule))
    .map(({ rule, at }) => ({ rule, ...originOf(at) }))
    // Behind a backslash it ends a line that is meant to go on.
    .concat(ofControl !== undefined && text[ofControl.span.start - 1] === '\\' ? [ofControl] : [])
    .sort((a, b) => a.span.start - b.span.start)
  let next = 0
  let last: (typeof causes)[number] | undefined
  return names.map(({ span }) => {
    for (let cause = causes[next]; cause !== undefined && cause.span.start <= span.end; cause = causes[(next += 1)]) {
      last = cause
    }
    const isTouched = last !== undefined && last.span.end >= span.start
    const isMeant = hosts.has(keyOfHost({ host: { span } }))
    const cause = isTouched || !isMeant ? (last ?? causes[next]) : undefined
    const owner = { file, span, name: text.slice(span.start, span.end) }
    if (ofControl !== undefined && (/[\0-\x1f\x7f]/.test(owner.name) || isCutAt(text, span.end))) return { ...owner, cause: ofControl }
    return cause === undefined ? owner : { ...owner, cause }
  })
}

/** Tells whether a control character ends a word here for heartbeat, and the author goes on with it. */
function isCutAt(text: string, at: number): boolean {
  return /^[\0\f\r][^\s\0]/.test(text.slice(at, at + 2))
}

/** In a template nothing is final: that it is one tells of every name. */
export function ownersInTemplate({ id: file, text }: Pick<Source, 'id' | 'text'>, names: readonly NodeName[], mark: Origin): OwnerAsRead[] {
  return names.map(({ span }) => ({ file, span, name: text.slice(span.start, span.end), cause: { rule: 'haresources/template-mark', ...mark } }))
}

/** Names the place of a group's host. */
export function keyOfHost({ host }: { readonly host: Pick<Word, 'span'> }): string {
  return `${host.span.start} ${host.span.end}`
}

/** Tells whether no node has such a name: it has signs that no host name has. Heartbeat refuses it, whatever ha.cf says. */
export function isNoNodeName(name: string): boolean {
  return /[!-,/:-@[-^`{-~]/.test(name) || hasLookAlike(name)
}

/** Makes the faults for which heartbeat surely refuses the file errors of the daemon. */
export function withRefusals(faults: readonly Fault[], owners: readonly OwnerAsRead[]): Fault[] {
  const refused = new Set<string>()
  for (const { name, cause } of owners) if (cause !== undefined && isNoNodeName(name)) refused.add(keyOf(cause.rule, cause))
  if (refused.size === 0) return [...faults]
  return faults.map(fault => {
    return refused.has(keyOf(fault.rule, originOf(fault.at))) ? { ...fault, severity: 'error', origin: 'daemon' } : fault
  })
}

function keyOf(rule: string, { span }: Origin): string {
  return `${rule} ${span.start} ${span.end}`
}
