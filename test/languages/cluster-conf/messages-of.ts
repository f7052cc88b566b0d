import { clusterConf } from '../../../src/languages/cluster-conf/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'
import { unmark } from '../../../src/testing/marks.js'

/** Puts sections into a cluster named `demo`. */
export function cluster(...sections: readonly string[]): string {
  return `<cluster name="demo" config_version="1">\n${sections.join('\n')}\n</cluster>\n`
}

/** Lists nodes without anything in them. */
export function nodes(...names: readonly string[]): string {
  const list = names.map((name, index) => `  <clusternode name="${name}" nodeid="${index + 1}"/>`)
  return `<clusternodes>\n${list.join('\n')}\n</clusternodes>`
}

/** A node with one method for each list of devices. */
export function fenced(name: string, nodeid: number, ...methods: readonly string[]): string {
  const list = methods.map((devices, index) => `<method name="m${index + 1}">${devices}</method>`)
  return `<clusternode name="${name}" nodeid="${nodeid}"><fence>${list.join('')}</fence></clusternode>`
}

/** Lists what one rule says: `"marked text" severity message`, a `+daemon` behind the severity where a daemon refuses. */
export function messagesOf(rule: string, marked: string, target = '3'): string[] {
  const { text } = unmark(marked)
  const found = findingsOf(clusterConf as unknown as Language, { text, target })
  return found
    .filter(finding => finding.rule === `cluster-conf/${rule}`)
    .map(({ span, severity, origin, message }) => {
      const at = JSON.stringify(text.slice(span.start, span.end))
      return `${at} ${severity}${severity === 'error' && origin === 'daemon' ? '+daemon' : ''} ${message}`
    })
}
