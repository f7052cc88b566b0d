import type { Located } from '../../../text/located.js'
import type { Draft } from './draft.js'
import { hasTemplateMark, noteTemplate } from './template.js'

/** The most hosts and ping targets that heartbeat keeps (`MAXNODE`). */
export const mostNodes = 100

/** Reads one word of `node`. */
export function readHost(draft: Draft, word: Located<string>): void {
  if (hasTemplateMark(word.value)) noteTemplate(draft, word, { isRefused: false })
  if (draft.nodeCount >= mostNodes) {
    if (draft.hasSurplusHost) return // One is enough to say it.
    draft.hasSurplusHost = true
    draft.faults.push({
      rule: 'ha-cf/too-many-hosts',
      at: word,
      message: `Host "${word.value}" is one too many: heartbeat keeps ${mostNodes} hosts and ping targets`,
    })
    return
  }
  draft.nodeCount += 1
  draft.hosts.push(word)
}
