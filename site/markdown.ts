import MarkdownIt from 'markdown-it'
import { existsSync } from 'node:fs'
import { posix } from 'node:path'

import { copied, texts } from './contents.js'
import type { Page } from './page.js'
import { wayFrom } from './page.js'
import { ruleAddress } from './rule-address.js'

/** Makes the page of a text of the repository; links to other texts become links to their pages. */
export function pageOfText(from: string, to: string, text: string): Page {
  const { body, title, summary } = rendered(from, to, text)
  return { to, title, summary, body }
}

/** Turns Markdown into HTML. `from` is where it stands in the repository, `to` where it is shown. */
export function rendered(from: string, to: string, text: string): { readonly body: string; readonly title: string; readonly summary: string } {
  const markdown = new MarkdownIt({ html: false, linkify: false })
  const tokens = markdown.parse(text, {})
  const names = new Map<string, number>()
  let title = ''
  let summary = ''
  for (const [index, token] of tokens.entries()) {
    const inline = tokens[index + 1]?.content ?? ''
    if (token.type === 'heading_open') {
      token.attrSet('id', uniqueName(nameOf(plain(inline)), names))
      if (title === '') title = plain(inline)
    }
    if (token.type === 'paragraph_open' && summary === '' && !inline.startsWith('!')) summary = plain(inline)
    for (const child of token.children ?? []) {
      for (const attribute of ['href', 'src']) {
        const target = child.attrGet(attribute)
        if (target === null) continue
        const address = addressOf(from, to, String(target))
        // What lies in the repository only is named, and cannot be followed.
        if (address === undefined) child.attrs = null
        else child.attrSet(attribute, address)
      }
    }
  }
  // Wide tables and long lines scroll by themselves, also by the keyboard.
  const body = markdown.renderer.render(tokens, markdown.options, {})
    .replaceAll('<table>', '<div class="wide" tabindex="0"><table>').replaceAll('</table>', '</table></div>')
    .replace(/<pre>/g, '<pre tabindex="0">')
    .replace(/<th><\/th>/g, '<td></td>')
  return { body, title, summary: firstSentence(summary) }
}

/** How GitHub names a heading, which links in the texts use. */
export function nameOf(heading: string): string {
  return heading.toLowerCase().replace(/[^\p{L}\p{N}\- _]/gu, '').replaceAll(' ', '-')
}

function uniqueName(name: string, names: Map<string, number>): string {
  const count = names.get(name) ?? 0
  names.set(name, count + 1)
  return count === 0 ? name : `${name}-${count}`
}

function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '').replace(/\n/g, ' ')
}

function firstSentence(text: string): string {
  return /^.*?[.:](?= |$)/.exec(text)?.[0] ?? text
}

/** Where a link of a text leads on the site; `undefined` for what is a file of the repository only. Throws for one that leads nowhere. */
function addressOf(from: string, to: string, target: string): string | undefined {
  if (/^(https?:|mailto:|data:|#)/.test(target)) return target
  const [path = '', fragment] = target.split('#')
  const file = posix.normalize(posix.join(posix.dirname(from), path)).replace(/\/$/, '')
  const rule = /^docs\/rules\/(.+)\.md$/.exec(file)?.[1]
  const page = rule === undefined ? (texts.find(text => text.from === file || text.from === `${file}/README.md`)?.to ?? (copied.includes(file) ? file : undefined)) : ruleAddress(rule)
  const known = file === 'docs/rules' ? 'rules/index.html' : page
  if (known === undefined && existsSync(file)) return undefined
  if (known === undefined) throw new Error(`${from}: the link to ${target} leads nowhere`)
  return wayFrom(to, known) + (fragment === undefined ? '' : `#${fragment}`)
}
