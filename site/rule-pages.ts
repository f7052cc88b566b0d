import { readFileSync } from 'node:fs'

import { escaped } from '../src/page/index.js'
import { pageOf } from '../src/diagnostics/documentation.js'
import { ruleIndex } from '../src/workspace/rules/rule-index.js'
import type { RuleEntry } from '../src/workspace/rules/rule-entry.js'
import { rendered } from './markdown.js'
import type { Page } from './page.js'
import { wayFrom } from './page.js'
import { ruleAddress } from './rule-address.js'

const list = 'rules/index.html'

/** Makes the page of each rule, and one that lists them. */
export function rulePages(): readonly Page[] {
  const rules = ruleIndex()
  return [listPage(rules), ...rules.map(rulePage)]
}

function rulePage({ id, summary }: RuleEntry): Page {
  const path = pageOf(id)
  const to = ruleAddress(id)
  const { body } = rendered(path, to, readFileSync(path, 'utf8'))
  return { to, title: id, summary: sentence(summary), body: `<p class="up"><a href="${wayFrom(to, list)}#${groupOf(id)}">Rules of ${escaped(groupOf(id))}</a></p>\n${body}` }
}

function listPage(rules: readonly RuleEntry[]): Page {
  const groups = [...new Set(rules.map(({ id }) => groupOf(id)))]
  const parts = groups.map(group => {
    const rows = rules.filter(({ id }) => groupOf(id) === group).map(({ id, severity, origin, fix, summary }) =>
      `<tr><td><a href="${wayFrom(list, ruleAddress(id))}">${escaped(id.slice(group.length + 1))}</a></td><td class="${severity}">${severity}</td><td>${origin}</td><td>${fix ?? ''}</td><td>${escaped(sentence(summary))}</td></tr>`)
    return `<h2 id="${group}">${escaped(group)}</h2>\n<div class="wide" tabindex="0"><table><thead><tr><th>Rule</th><th>Severity</th><th>Origin</th><th>Fix</th><th>What it finds</th></tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>`
  })
  const intro = `<h1>Rules</h1>
<p>${rules.length} rules. A finding of severity <em>error</em> and origin <em>daemon</em> means that the real program refuses the file. A <em>safe</em> fix changes no meaning, one for <em>review</em> needs somebody who knows what is meant.</p>
<p>${groups.map(group => `<a href="#${group}">${escaped(group)}</a>`).join(' · ')}</p>`
  return { to: list, title: 'Rules', summary: 'Every rule, with its severity, origin and fix', body: [intro, ...parts].join('\n') }
}

function groupOf(id: string): string {
  return id.slice(0, id.indexOf('/'))
}

function sentence(summary: string): string {
  return summary.charAt(0).toUpperCase() + summary.slice(1)
}
