import type { Fault } from '../diagnostics/diagnostic.js'
import { itemsOf, memberOf, readJsonAmongLines } from '../text/located-json.js'
import type { JsonNode } from '../text/located-json.js'
import { originIn } from './reader.js'
import type { ReaderInput } from './reader.js'

/** Reads collected JSON, or says that it is none; an empty file is a tool that was not there. */
export function readReport(input: ReaderInput, rule: string): { readonly root?: JsonNode; readonly faults: readonly Fault[] } {
  const { root, fault } = readJsonAmongLines(input.text)
  if (fault === undefined) return { ...(root === undefined ? {} : { root }), faults: [] }
  return { faults: [{ rule, at: originIn(input, fault), message: 'This is not JSON from here on' }] }
}

/** Lists the rows of an LVM report, `{"report":[{"lv":[…]}]}`, of all its parts. */
export function rowsOf(root: JsonNode | undefined, name: 'lv' | 'vg' | 'pv'): readonly JsonNode[] {
  return itemsOf(memberOf(root, 'report')).flatMap(part => [...itemsOf(memberOf(part, name))])
}
